use super::block::{items, outer_blocks, paragraph_text, paragraphs};
use super::{Family, Text};
use crate::document::{Block, BlockKind, Document, InlineKind, Section};
use crate::text::Span;

/// Something that a section lists, with what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry<'d> {
    /// What it is called: its bold words, its heading, or all of it.
    pub title: Text<'d>,
    /// What stands below it or after its bold words.
    pub items: Vec<Text<'d>>,
}

/// What the section at `section` lists: the items of its lists, and its sub-sections of the same family.
pub(super) fn entries<'d>(
    document: &'d Document,
    families: &[Option<Family>],
    section: usize,
) -> Vec<Entry<'d>> {
    let mut entries: Vec<Entry<'_>> = listed(document, document.sections().list()[section].body).collect();
    let own = children(document, section).filter(|(child, _)| families[*child] == families[section]);
    entries.extend(own.filter_map(|(_, child)| {
        let title = Text::some(document, child.title)?;
        Some(Entry { title, items: texts(document, child.span) })
    }));
    entries
}

/// The direct sub-sections of a section, without a look at the sections after it.
fn children(document: &Document, section: usize) -> impl Iterator<Item = (usize, &Section)> {
    let sections = document.sections().list();
    let end = sections[section].span.end;
    let below =
        sections.iter().enumerate().skip(section + 1).take_while(move |(_, below)| below.span.start < end);
    below.filter(move |(_, below)| below.parent == Some(section as u32))
}

/// The items of the lists in a span, as texts.
pub(super) fn texts(document: &Document, span: Span) -> Vec<Text<'_>> {
    let lists = outer_blocks(document, span).filter(|(_, block)| matches!(block.kind, BlockKind::List(_)));
    let items = lists.flat_map(|(list, _)| items(document, list));
    let firsts = items.filter_map(|item| paragraphs(document, item).next());
    firsts.filter_map(|paragraph| Text::some(document, paragraph_text(document, paragraph))).collect()
}

fn listed(document: &Document, span: Span) -> impl Iterator<Item = Entry<'_>> {
    let lists = outer_blocks(document, span).filter(|(_, block)| matches!(block.kind, BlockKind::List(_)));
    lists.flat_map(|(list, _)| items(document, list)).filter_map(|item| entry(document, item))
}

fn entry(document: &Document, item: usize) -> Option<Entry<'_>> {
    let mut paragraphs = paragraphs(document, item);
    let (title, rest) = split(document, paragraphs.next()?);
    let below = paragraphs.map(|paragraph| paragraph_text(document, paragraph));
    let items = rest.into_iter().chain(below).filter_map(|span| Text::some(document, span)).collect();
    Some(Entry { title: Text::some(document, title)?, items })
}

/// What a paragraph begins with as a title, in bold or before a colon, and what follows; all of it where there is none.
fn split(document: &Document, paragraph: &Block) -> (Span, Option<Span>) {
    let span = paragraph_text(document, paragraph);
    let Some(title) = bold_lead(document, paragraph, span).or_else(|| label(document, span)) else {
        return (span, None);
    };
    let rest = Span { start: title.end, end: span.end };
    let content = document.slice(rest).trim_start_matches(SEPARATORS);
    let rest = Span { start: span.end - content.len() as u32, end: span.end };
    (unmarked(document, title), Some(rest).filter(|rest| !rest.is_empty()))
}

const SEPARATORS: &[char] = &[':', ' ', '-', '–', '—', '\t', '\n'];

/// A few words before a colon: "API design: contracts first".
fn label(document: &Document, span: Span) -> Option<Span> {
    const WORDS: usize = 6;
    let text = document.slice(span);
    let label = &text[..text.find(": ")?];
    let short =
        label.split_whitespace().count() <= WORDS && label.starts_with(|first: char| first.is_uppercase());
    let bare = !label.contains(['.', ',', ';', '?', '!', '`', '[', '(', '"', '\n']);
    (short && bare).then(|| Span { start: span.start, end: span.start + label.len() as u32 })
}

/// Bold words without their marks and the colon among them.
fn unmarked(document: &Document, title: Span) -> Span {
    let text = document.slice(title);
    let words = text.trim_matches(['*', '_']).trim_end_matches([':', ' ']);
    let start = title.start + (words.as_ptr() as usize - text.as_ptr() as usize) as u32;
    Span { start, end: start + words.len() as u32 }
}

/// The bold words that a paragraph begins with, if what follows explains them.
pub(super) fn bold_lead(document: &Document, paragraph: &Block, span: Span) -> Option<Span> {
    let inlines = document.markdown().inlines_of(paragraph);
    let first = inlines.iter().find(|inline| inline.span.start >= span.start)?;
    let bold = first.kind == InlineKind::Strong && first.span.start == span.start;
    let inner = document.slice(first.span).trim_end_matches(['*', '_']);
    let rest = Span { start: first.span.end, end: span.end };
    let after = document.slice(rest).trim_start();
    let explains = after.is_empty() || inner.ends_with(':') || after.starts_with([':', '-', '–', '—', '(']);
    (bold && explains).then_some(first.span)
}
