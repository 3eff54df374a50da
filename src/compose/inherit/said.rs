use crate::document::{Document, Entry};
use crate::text::Span;

/// The key of the frontmatter that says how sections meet those that they inherit.
pub(super) const KEY: &str = "sections";

/// How a section meets the one that it inherits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Its text stands behind the inherited text.
    Append,
    /// Its text stands before the inherited text.
    Prepend,
    /// It takes the place of the inherited section and of all sections below it.
    Replace,
    /// The inherited section goes, with all sections below it.
    Remove,
}

/// What a document says about one section.
pub(super) struct Said<'a> {
    /// The section's title or anchor, after those of the sections around it where needed.
    pub(super) name: &'a str,
    /// None where it is said in words that promptlink does not know.
    pub(super) way: Option<Way>,
    /// Where it is said.
    pub(super) place: Span,
}

/// What a document says about sections, in its order.
pub(super) fn said(document: &Document) -> Vec<Said<'_>> {
    let Some(entry) = document.frontmatter().and_then(|frontmatter| frontmatter.get(KEY)) else {
        return Vec::new();
    };
    let entries = entry.value.entries();
    if entries.is_empty() {
        return vec![Said { name: KEY, way: None, place: entry.key_span }];
    }
    let way = |word| Way::ALL.into_iter().find(|way: &Way| Some(way.as_str()) == word);
    let is_last = |said: &&Entry| entry.value.get(&said.key).is_some_and(|last| std::ptr::eq(last, *said));
    let entries = entries.iter().filter(is_last);
    entries
        .map(|entry| Said { name: &entry.key, way: way(entry.value.as_str()), place: entry.key_span })
        .collect()
}

impl Way {
    const ALL: [Self; 4] = [Self::Append, Self::Prepend, Self::Replace, Self::Remove];

    /// The word for it.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Append => "append",
            Self::Prepend => "prepend",
            Self::Replace => "replace",
            Self::Remove => "remove",
        }
    }
}
