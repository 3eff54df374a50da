use super::finding::lost_rules;
use super::headed::Headed;
use super::layout::{Share, lay_out};
use super::lineage::{Lineage, extends, lineage};
use super::meet::{Meeting, Member};
use crate::compose::plan::Stretch;
use crate::compose::{Cut, part, seal};
use crate::diagnostic::Diagnostic;
use crate::document::{Mention, Relation};
use crate::library::{DocumentId, Library};

/// A document with all that it inherits, as the parts of each of them.
pub(crate) struct Inheritance {
    /// For each document of the lineage where its parts stand, and what of it is left out.
    pub(crate) parts: Vec<(Vec<Stretch>, Vec<Cut>)>,
    /// What is odd about it.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Lets the documents of a lineage become one, without the sections that are excluded. The time that it takes grows with
/// their text.
pub(crate) fn inherit<'a>(
    library: &'a Library,
    lineage: Lineage,
    excluded: &dyn Fn(DocumentId) -> &'a [Cut],
) -> Inheritance {
    let Lineage { members, above, is_partial, mut diagnostics } = lineage;
    let members = members.iter().zip(above).map(|(&id, above)| {
        let document = library.document(id);
        let content = part::content(document, seal(document).is_some());
        let headed = Headed::read(document, content);
        Member { document, headed, content, above, is_partial, excluded: excluded(id) }
    });
    let members: Vec<Member<'_>> = members.collect();
    let meeting = Meeting::of(&members);
    let shares = lay_out(&meeting);
    diagnostics.extend(meeting.diagnostics);
    diagnostics.extend(lost_rules(&members, &shares));
    let part = |Share { stretches, cuts }| (stretches, cuts.into_iter().map(|(cut, _)| cut).collect());
    Inheritance { parts: shares.into_iter().map(part).collect(), diagnostics }
}

/// A document and those that it inherits from.
pub(crate) fn with_parents(library: &Library, id: DocumentId) -> Vec<DocumentId> {
    lineage(library, id, &|_| true).members
}

/// The documents that one inherits from, the nearest first.
pub(crate) fn parents(library: &Library, id: DocumentId) -> Vec<DocumentId> {
    let extends = |mention: &Mention| mention.relation == Some(Relation::Extend);
    if !library.document(id).mentions().iter().any(extends) {
        return Vec::new();
    }
    with_parents(library, id).into_iter().rev().filter(|&parent| parent != id).collect()
}

/// What is odd about how the documents of a library inherit from each other.
pub(crate) fn findings(library: &Library, documents: &[DocumentId]) -> Vec<Diagnostic> {
    let heirs = documents.iter().filter(|&&id| extends(library, id).next().is_some());
    let found = heirs.flat_map(|&id| inherit(library, lineage(library, id, &|_| true), &|_| &[]).diagnostics);
    let mut found: Vec<Diagnostic> = found.collect();
    Diagnostic::sort(&mut found);
    // What is odd about a parent is found with each of its heirs.
    found.dedup();
    found
}
