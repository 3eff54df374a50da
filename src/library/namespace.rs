//! Which namespaces a document uses for its own library.

use super::called::split_namespace;
use super::index::key;
use super::inquiry::Inquiry;
use super::resolve::Resolver;
use crate::document::{Document, Subject};
use crate::text::order;

/// How many names of a namespace must lead to documents: one may do so by accident.
const FEWEST: usize = 2;

impl Resolver<'_> {
    /// "`kit:sort`, `kit:list`": whether at least half of the names that the document writes with a namespace are those of
    /// documents. Then the others are meant to be, whatever folder the namespace stands for.
    pub(super) fn is_own_namespace(&self, namespace: &str) -> bool {
        let own = self.namespaces.get_or_init(|| own_namespaces(self.document, self.library));
        own.contains(&namespace)
    }
}

fn own_namespaces<'d>(document: &'d Document, library: &Inquiry<'_>) -> Vec<&'d str> {
    let mut names = Vec::new();
    for mention in document.mentions() {
        let name = document.slice(mention.span);
        if mention.subject != Subject::Document && split_namespace(name).0.is_some() {
            names.push(name);
        }
    }
    let names = order::distinct(names);
    let mut own = Vec::new();
    for names in names.chunk_by(|one, other| split_namespace(one).0 == split_namespace(other).0) {
        let mut held = 0;
        for name in names {
            held += usize::from(!library.named(&key(split_namespace(name).1)).is_empty());
        }
        if held >= FEWEST && held * 2 >= names.len() {
            own.extend(split_namespace(names[0]).0);
        }
    }
    own
}
