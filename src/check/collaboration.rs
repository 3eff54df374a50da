//! Agents of which one counts on the other, which does not know of it.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Kind;
use crate::library::{DocumentId, Library, Reference};
use crate::text::order;

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    let is_agent = |id: DocumentId| library.document(id).kind() == Kind::Agent;
    let mut agents = Vec::new();
    let mut named = Vec::new();
    for (from, _) in library.documents().filter(|(id, _)| is_agent(*id)) {
        agents.push(from);
        for reference in library.references(from) {
            named.extend(reference.target.map(|to| (from, to)));
        }
    }
    let named = order::distinct(named);
    for &from in &agents {
        for reference in library.references(from) {
            let Some(to) = reference.target.filter(|&to| is_agent(to)) else { continue };
            if named.binary_search(&(to, from)).is_err() && is_mutual(library, from, reference) {
                found.push(report(library, from, to, reference));
            }
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
