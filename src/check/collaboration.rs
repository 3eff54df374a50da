//! Agents of which one counts on the other, which does not know of it.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Kind;
use crate::library::{DocumentId, Library, Reference};
use crate::text::order;

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    let agents: Vec<DocumentId> = library
        .documents()
        .filter(|(_, document)| document.kind() == Kind::Agent)
        .map(|(id, _)| id)
        .collect();
    let named: Vec<(DocumentId, DocumentId)> = agents
        .iter()
        .flat_map(|&from| {
            library.references(from).iter().filter_map(move |reference| Some((from, reference.target?)))
        })
        .collect();
    let named = order::distinct(named);
    for &from in &agents {
        for reference in
            library.references(from).iter().filter(|reference| is_mutual(library, from, reference))
        {
            let Some(to) = reference
                .target
                .filter(|&to| library.document(to).kind() == Kind::Agent)
                .filter(|&to| named.binary_search(&(to, from)).is_err())
            else {
                continue;
            };
            found.push(report(library, from, to, reference));
        }
    }
}

/// Whether the sentence speaks of working together, which takes two.
fn is_mutual(library: &Library, from: DocumentId, reference: &Reference) -> bool {
    use crate::document::Relation::{AlignWith, CoordinateWith, WorkWith};
    let mention = &library.document(from).mentions()[reference.mention as usize];
    let together = matches!(mention.relation, Some(WorkWith | CoordinateWith | AlignWith));
    reference.verdict.is_linked() && together && !mention.topics.is_empty()
}

fn report(library: &Library, from: DocumentId, to: DocumentId, reference: &Reference) -> Diagnostic {
    let (from, to) = (library.document(from), library.document(to));
    let mention = &from.mentions()[reference.mention as usize];
    let message = format!("`{}` does not know that it works with this agent", to.path());
    Diagnostic::new(Code::UnansweredCollaboration, from.path(), mention.span, message)
        .with_help(format!("say in `{}` what it does with this agent", to.path()))
}
