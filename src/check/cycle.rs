//! Documents that include each other in a cycle.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Kind;
use crate::library::{DocumentId, Library};
use crate::text::Span;

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    for cycle in &library.graph().cycles {
        let is_of_agents = cycle.iter().all(|&id| library.document(id).kind() == Kind::Agent);
        // Agents that work with each other name each other; that is no cycle of texts.
        if !is_of_agents {
            found.push(report(library, cycle));
        }
    }
}

fn report(library: &Library, cycle: &[DocumentId]) -> Diagnostic {
    let paths: Vec<&str> = cycle.iter().map(|&id| library.document(id).path()).collect();
    let message = format!("these documents refer to each other in a cycle: {}", paths.join(" \u{2192} "));
    let first = place(library, cycle[0], cycle[1]);
    let mut diagnostic = Diagnostic::new(Code::ReferenceCycle, paths[0], first, message)
        .with_help("each document is linked once; nothing has to be mended unless the cycle is a mistake");
    for pair in cycle.windows(2).skip(1) {
        let path = library.document(pair[0]).path();
        diagnostic =
            diagnostic.with_related(path, place(library, pair[0], pair[1]), "which refers on from here");
    }
    diagnostic
}

/// Where one document first refers to another.
fn place(library: &Library, from: DocumentId, to: DocumentId) -> Span {
    library.link(from, to).map_or_else(Span::default, |mention| mention.span)
}
