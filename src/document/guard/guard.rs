use std::borrow::Cow;

use super::blank::blanks;
use super::limit::Limit;
use super::nesting::too_deep;
use super::table::wide_tables;
use super::title::long_titles;
use crate::diagnostic::Diagnostic;
use crate::document::markdown::{BlockKind, Markdown};
use crate::text::Span;

/// What stands in the place of a character that the parser must not see.
const MASK: &str = "x";

/// A text that the parser reads in linear time.
#[derive(Debug)]
pub(in crate::document) struct Guarded<'t> {
    /// As long as the original, and the original itself unless it goes beyond a limit.
    pub(in crate::document) text: Cow<'t, str>,
    /// What was hidden, in ascending order; positions are bytes of the text.
    pub(in crate::document) masks: Vec<Mask>,
}

/// A character that opens more than is read, or something else than it seems to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) struct Mask {
    /// The limit that it goes beyond, if it does.
    pub(in crate::document) limit: Option<Limit>,
    /// The character itself.
    pub(in crate::document) span: Span,
}

impl Mask {
    fn new(limit: Option<Limit>, at: usize) -> Self {
        Self { limit, span: Span::new(at, at + MASK.len()) }
    }
}

/// Hides from the parser what would take it too much time or memory, and what it would take for something else.
pub(in crate::document) fn guard(text: &str) -> Guarded<'_> {
    let bytes = text.as_bytes();
    let found = [
        (Some(Limit::Nesting), too_deep(bytes)),
        (Some(Limit::Title), long_titles(bytes)),
        (Some(Limit::Table), wide_tables(bytes)),
        (None, blanks(bytes)),
    ];
    let mut masks: Vec<Mask> = Vec::new();
    for (limit, places) in found {
        masks.extend(places.into_iter().map(|at| Mask::new(limit, at)));
    }
    masks.sort_unstable_by_key(|mask| mask.span);
    masks.dedup_by_key(|mask| mask.span);
    Guarded { text: hide(text, &masks), masks }
}

fn hide<'t>(text: &'t str, masks: &[Mask]) -> Cow<'t, str> {
    if masks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut hidden = String::with_capacity(text.len());
    for mask in masks {
        hidden.push_str(Span::new(hidden.len(), mask.span.start as usize).of(text));
        hidden.push_str(MASK);
    }
    hidden.push_str(text.get(hidden.len()..).unwrap_or_default());
    Cow::Owned(hidden)
}

/// Reports what was hidden, at its first place, unless it stands in code, where it means nothing.
pub(in crate::document) fn report(path: &str, markdown: &Markdown) -> Vec<Diagnostic> {
    let of_limit = |limit: Limit| {
        let mut masks = markdown
            .masks
            .iter()
            .filter(|mask| mask.limit == Some(limit) && !is_in_code(markdown, mask.span));
        let first = masks.next()?;
        let message = match masks.count() {
            0 => String::from(limit.message()),
            more => format!("{}, here and in {more} more places", limit.message()),
        };
        Some(Diagnostic::new(limit.code(), path, first.span, message).with_help(limit.help()))
    };
    Limit::ALL.into_iter().filter_map(of_limit).collect()
}

fn is_in_code(markdown: &Markdown, span: Span) -> bool {
    let after = markdown.blocks.partition_point(|block| block.span.start <= span.start);
    let innermost = markdown.blocks[..after].last();
    innermost.is_some_and(|block| matches!(block.kind, BlockKind::Code { .. } | BlockKind::Html))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_text_is_handed_on_as_it_is() {
        let text = "> > - a\n\n[a](b.md \"title\")\n\n1. [c](<d e> 'f\ng')\n- - -\n\n|a|b|\n|-|-|\n|c|\n";
        let guarded = guard(text);
        assert!(matches!(guarded.text, Cow::Borrowed(same) if same == text));
        assert_eq!(guarded.masks, []);
    }

    proptest::proptest! {
        #[test]
        fn only_ascii_is_hidden_and_nothing_moves(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "> ", ">>>>>>>>", "- ", "1. ", "a\n", "é\n", "[a](b \"", "](", "(", "'", "\"", "\\", "\r", "😀", "|-|-|\n",
            ]),
            0..200,
        )) {
            let text = parts.concat().repeat(4);
            let guarded = guard(&text);
            proptest::prop_assert_eq!(guarded.text.len(), text.len());
            let mut restored = guarded.text.into_owned();
            for mask in &guarded.masks {
                proptest::prop_assert!(mask.span.of(&text).is_ascii());
                restored.replace_range(mask.span.range(), mask.span.of(&text));
            }
            proptest::prop_assert_eq!(restored, text);
        }
    }
}
