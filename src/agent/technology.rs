use super::Text;
use super::block::{items, outer_blocks, paragraph_text, paragraphs};
use super::entry::bold_lead;
use crate::document::{Block, BlockKind, Document};
use crate::text::Span;

/// The technologies that a section lists, one by one: an item may name several.
pub(super) fn technologies(document: &Document, section: Span) -> Vec<Text<'_>> {
    let lists = outer_blocks(document, section).filter(|(_, block)| matches!(block.kind, BlockKind::List(_)));
    let items = lists.flat_map(|(list, _)| items(document, list));
    let paragraphs = items.flat_map(|item| paragraphs(document, item));
    paragraphs
        .flat_map(|paragraph| names(document, paragraph))
        .filter_map(|span| Text::some(document, span))
        .collect()
}

/// The names in an item, without the bold words that say what they have in common.
fn names(document: &Document, paragraph: &Block) -> Vec<Span> {
    let span = paragraph_text(document, paragraph);
    let lead = bold_lead(document, paragraph, span).map(|lead| Span { start: lead.end, end: span.end });
    let listed = lead.map(|rest| {
        let text = document.slice(rest).trim_start_matches([':', ' ', '-', '–', '—']);
        Span { start: rest.end - text.len() as u32, end: rest.end }
    });
    let names = parted(document, listed.filter(|listed| !listed.is_empty()).unwrap_or(span));
    names.into_iter().map(|name| name.trim(document.text())).collect()
}

/// The parts between commas that no bracket holds. A sentence is one part.
fn parted(document: &Document, span: Span) -> Vec<Span> {
    let text = document.slice(span);
    if text.contains(". ") || text.ends_with('.') {
        return vec![span];
    }
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_u32);
    for (at, sign) in text.char_indices() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(Span::new(span.start as usize + start, span.start as usize + at));
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(Span::new(span.start as usize + start, span.end as usize));
    parts
}
