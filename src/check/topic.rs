//! Topics that a reference promises and its target does not cover.

use crate::compose::with_parents;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Mention, Subject};
use crate::library::{Covers, DocumentId, Library};
use crate::text::order;

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    let mut promises: Vec<Promise<'_>> = documents.iter().flat_map(|&id| promises(library, id)).collect();
    order::sort_by_key(&mut promises, |promise| promise.target);
    for promises in promises.chunk_by(|one, other| one.target == other.target) {
        let target = library.document(promises[0].target);
        let parts = with_parents(library, promises[0].target).into_iter();
        let covers: Vec<Covers<'_>> = parts.map(|part| library.covers(part)).collect();
        promises.iter().for_each(|promise| promise.check(target, &covers, found));
    }
}

/// A mention that expects something of its target.
struct Promise<'a> {
    document: &'a Document,
    mention: &'a Mention,
    target: DocumentId,
}

fn promises(library: &Library, from: DocumentId) -> impl Iterator<Item = Promise<'_>> {
    let document = library.document(from);
    let linked = library.references(from).iter().filter(|reference| reference.verdict.is_linked());
    linked.filter_map(move |reference| {
        let mention = &document.mentions()[reference.mention as usize];
        let expects = mention.subject == Subject::Document && !mention.topics.is_empty();
        expects.then_some(Promise { document, mention, target: reference.target? })
    })
}

impl Promise<'_> {
    fn check(&self, target: &Document, covers: &[Covers<'_>], found: &mut Vec<Diagnostic>) {
        for &topic in &self.mention.topics {
            let words = self.document.slice(topic);
            if !covers.iter().any(|covers| covers.topic(words)) {
                let path = self.document.path();
                let message = format!("`{}` does not cover \u{201c}{words}\u{201d}", target.path());
                let diagnostic = Diagnostic::new(Code::TopicNotCovered, path, topic, message)
                    .with_related(path, self.mention.span, "the document is promised to cover it here")
                    .with_help("add a section on it to the target, or take the topic off the list");
                found.push(diagnostic);
            }
        }
    }
}
