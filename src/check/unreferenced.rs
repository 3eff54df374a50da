//! Standards and skills that no document refers to.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::Kind;
use crate::library::{Library, Verdict};
use crate::text::{Span, order};

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    let mut named = Vec::new();
    for (id, _) in library.documents() {
        for reference in library.references(id) {
            named.extend(reference.target.filter(|_| reference.verdict != Verdict::SelfName));
        }
    }
    let named = order::distinct(named);
    for (id, document) in library.documents().filter(|(id, _)| named.binary_search(id).is_err()) {
        // A standard lies in the library to be followed; agents, skills and commands are started from outside.
        if document.kind() == Kind::Standard && library.len() > 1 && is_companion(library.document(id).path())
        {
            let message = "no document refers to this standard";
            let diagnostic =
                Diagnostic::new(Code::UnreferencedDocument, document.path(), Span::default(), message)
                    .with_help("name it in an agent that should follow it, or remove it");
            found.push(diagnostic);
        }
    }
}

/// Whether a standard only takes effect by being named; tools read their own rules files unasked.
fn is_companion(path: &str) -> bool {
    path.split('/').any(|part| part == "standards")
}
