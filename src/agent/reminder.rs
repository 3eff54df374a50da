use super::Text;
use super::block::outer_blocks;
use super::family::Family;
use crate::document::{BlockKind, Document};
use crate::text::{Span, is_one_of};

/// Words that a closing reminder begins with, and that say no more than that it is one.
const LABELS: &[&str] =
    &["remember", "reminder", "final reminder", "in summary", "keep in mind", "final note"];

/// Words that a closing reminder begins with.
const OPENINGS: &[&str] =
    &["remember ", "always ", "never forget", "your goal is", "your ultimate goal", "above all"];

/// What the document says at last: its section of reminders, or a last paragraph that reminds.
pub(super) fn reminder<'d>(document: &'d Document, families: &[Option<Family>]) -> Option<Text<'d>> {
    let span = closing(document).or_else(|| section(document, families))?;
    Text::some(document, span)
}

/// The last paragraph, if nothing but rules follows it and it reminds of something.
fn closing(document: &Document) -> Option<Span> {
    let blocks = document.markdown().top_level().map(|(_, block)| block);
    let last = blocks.filter(|block| block.kind != BlockKind::Rule).last()?;
    let span = last.span.trim(document.text());
    let text = document.slice(span);
    let reminds = || OPENINGS.iter().any(|opening| begins(text, opening)).then_some(span);
    unlabelled(text, span).or_else(reminds).filter(|_| last.kind == BlockKind::Paragraph)
}

fn begins(text: &str, words: &str) -> bool {
    let bare = text.trim_start_matches(['*', '_']);
    bare.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
}

/// The text behind "Remember:".
fn unlabelled(text: &str, span: Span) -> Option<Span> {
    let (label, _) = text.split_once([':', ','])?;
    let known = is_one_of(label.trim_matches(['*', '_', ' ']), LABELS);
    let rest = text[label.len() + 1..].trim_start_matches(['*', '_', ' ', '\n', '\r']);
    (known && !rest.is_empty()).then_some(Span { start: span.end - rest.len() as u32, end: span.end })
}

fn section(document: &Document, families: &[Option<Family>]) -> Option<Span> {
    let sections = document.sections().list().iter().zip(families);
    let (section, _) = sections.into_iter().find(|(_, family)| **family == Some(Family::Reminder))?;
    let mut blocks = outer_blocks(document, section.span).skip(1).map(|(_, block)| block.span);
    let first = blocks.next()?;
    let last = blocks.last().unwrap_or(first);
    Some(Span { start: first.start, end: last.end.max(first.end) })
}
