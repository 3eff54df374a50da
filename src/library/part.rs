//! Parts of documents that have a name without a heading.

use crate::document::{Block, BlockKind, Document};
use crate::text::{Span, find_all, order};

/// The parts of a document that references may name behind `#` beside its sections: `^id` for the line that ends in
/// ` ^id`, and the name of a region for what stands between `<!-- region name -->` and `<!-- endregion -->`.
#[derive(Debug, Default)]
pub(super) struct Parts {
    /// By name, in lower case. Of two with one name the first counts.
    named: Vec<(String, Span)>,
}

impl Parts {
    pub(super) fn read(document: &Document) -> Self {
        let mut named = regions(document);
        named.extend(marks(document));
        order::sort_by_key(&mut named, |(name, span)| (name.clone(), *span));
        named.dedup_by(|next, first| next.0 == first.0);
        Self { named }
    }

    pub(super) fn find(&self, name: &str) -> Option<Span> {
        let name = name.trim().to_lowercase();
        let at = self.named.binary_search_by(|(known, _)| known.as_str().cmp(&name)).ok()?;
        Some(self.named[at].1)
    }
}

/// The marks that end lines.
fn marks(document: &Document) -> Vec<(String, Span)> {
    let body = document.body();
    let text = document.slice(body);
    let mut marks = Vec::new();
    for at in find_all(text.as_bytes(), b"^").filter_map(|sign| sign.checked_sub(1)) {
        if text.as_bytes()[at] != b' ' {
            continue;
        }
        let rest = &text[at + 2..];
        let id = &rest[..rest.find(|letter: char| !is_id(letter)).unwrap_or(rest.len())];
        let after = rest[id.len()..].trim_start_matches([' ', '\t']);
        if !id.is_empty() && (after.is_empty() || after.starts_with(['\n', '\r'])) {
            let start = body.start as usize + at;
            marks.push((["^", &id.to_lowercase()].concat(), Span::new(start, start + 2 + id.len())));
        }
    }
    marks
}

fn is_id(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '-'
}

/// What stands between comments that open and close a region.
fn regions(document: &Document) -> Vec<(String, Span)> {
    let comments = document.markdown().top_level().filter(|(_, block)| block.kind == BlockKind::Html);
    let mut open: Vec<(String, u32)> = Vec::new();
    let mut regions = Vec::new();
    for (_, block) in comments {
        let Some(words) = comment(document, block) else { continue };
        let mut words = words.split_whitespace();
        match words.next().map(|word| word.trim_start_matches('#')) {
            Some("region") => open.push((words.collect::<Vec<_>>().join(" ").to_lowercase(), block.span.end)),
            Some("endregion") => {
                let region = open.pop();
                regions.extend(region.map(|(name, start)| (name, Span { start, end: block.span.start })));
            }
            _ => {}
        }
    }
    regions
}

/// The words of a block that is one comment.
fn comment<'a>(document: &'a Document, block: &Block) -> Option<&'a str> {
    let inner = document.slice(block.span).trim().strip_prefix("<!--")?.strip_suffix("-->")?;
    (!inner.contains("-->")).then_some(inner)
}
