use super::block::paragraph_text;
use crate::document::{Block, BlockKind, Document, HtmlLines};
use crate::text::Span;

/// How many sentences of a run are looked at.
const SENTENCES: usize = 8;

/// The runs of prose of a block: a paragraph, a heading, or the lines between tags.
pub(super) fn runs(document: &Document, block: &Block) -> Vec<Span> {
    match block.kind {
        BlockKind::Paragraph => lines(document, paragraph_text(document, block)),
        BlockKind::Heading(_) => vec![heading_text(document, block.span)],
        BlockKind::Html => html_lines(document, block.span).collect(),
        _ => Vec::new(),
    }
}

/// A paragraph, cut where lines begin with a bold label, as lists without bullets do.
fn lines(document: &Document, paragraph: Span) -> Vec<Span> {
    let text = document.slice(paragraph);
    let cuts = text.match_indices("\n**").map(|(at, _)| at + 1);
    let starts: Vec<usize> = std::iter::once(0).chain(cuts).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let base = paragraph.start as usize;
    starts.iter().zip(ends).map(|(&start, end)| Span::new(base + start, base + end)).collect()
}

fn heading_text(document: &Document, heading: Span) -> Span {
    let text = document.slice(heading);
    let title = text.trim_start_matches(['#', ' ']);
    Span { start: heading.end - title.len() as u32, end: heading.end }.trim(document.text())
}

pub(super) fn html_lines(document: &Document, block: Span) -> impl Iterator<Item = Span> {
    HtmlLines::new(document.text(), block).map(|line| line.span)
}

/// The first sentences and lines of a run, each up to the end of the run.
pub(super) fn sentences(document: &Document, run: Span) -> impl Iterator<Item = Span> {
    let text = document.slice(run);
    let ends = text
        .match_indices(['.', '!', '?', ':', '\n'])
        .filter(|(at, end)| *end == "\n" || text[at + 1..].starts_with([' ', '\n']));
    let later = ends.map(|(at, _)| at + 1).filter(|&start| begins_sentence(&text[start..]));
    let starts = std::iter::once(0).chain(later);
    starts
        .take(SENTENCES)
        .map(move |start| Span { start: run.start + start as u32, end: run.end }.trim(document.text()))
}

/// The most marks that stand before a sentence; a longer run of them is looked at no further, so that many stay linear.
const MARKS: usize = 64;

/// Whether a text begins in upper case, or in a script without cases.
fn begins_sentence(text: &str) -> bool {
    let is_mark = |letter: &char| matches!(letter, ' ' | '\n' | '\r' | '\t' | '*' | '_' | '>' | '/');
    text.chars().take(MARKS).find(|letter| !is_mark(letter)).is_some_and(|first| !first.is_lowercase())
}
