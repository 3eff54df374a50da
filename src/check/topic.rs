//! Topics that a reference promises and its target does not cover.

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Subject};
use crate::library::{Library, Reference, covering_sections};

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    for (id, document) in library.documents() {
        for reference in library.references(id).iter().filter(|reference| reference.verdict.is_linked()) {
            promised(library, document, reference, found);
        }
    }
}

fn promised(library: &Library, document: &Document, reference: &Reference, found: &mut Vec<Diagnostic>) {
    let mention = &document.mentions()[reference.mention as usize];
    let Some(target) = reference.target.map(|id| library.document(id)) else { return };
    if mention.subject != Subject::Document {
        return;
    }
    for &topic in &mention.topics {
        let words = document.slice(topic);
        if covering_sections(target, words).is_empty() {
            let message = format!("`{}` does not cover \u{201c}{words}\u{201d}", target.path());
            let diagnostic = Diagnostic::new(Code::TopicNotCovered, document.path(), topic, message)
                .with_related(document.path(), mention.span, "the document is promised to cover it here")
                .with_help("add a section on it to the target, or take the topic off the list");
            found.push(diagnostic);
        }
    }
}
