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
        own.binary_search(&namespace).is_ok()
    }
}

fn own_namespaces<'d>(document: &'d Document, library: &Inquiry<'_>) -> Vec<&'d str> {
    let mentions = document.mentions().iter().filter(|mention| mention.subject != Subject::Document);
    let names = mentions.map(|mention| document.slice(mention.span)).filter(|name| name.contains(':'));
    let names = order::distinct(names.collect());
    let namespaces = names.chunk_by(|one, other| split_namespace(one).0 == split_namespace(other).0);
    let own = namespaces.filter_map(|names| {
        let held =
            names.iter().filter(|name| !library.named(&key(split_namespace(name).1)).is_empty()).count();
        let namespace = split_namespace(names.first()?).0?;
        (held >= FEWEST && held * 2 >= names.len()).then_some(namespace)
    });
    order::distinct(own.collect())
}
