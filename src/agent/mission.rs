use super::Text;
use super::block::outer_blocks;
use super::family::Family;
use super::identity::{Identity, sentence_end};
use crate::document::{BlockKind, Document};
use crate::text::{Span, is_one_of};

const OPENINGS: &[&str] = &[
    "your mission is to ",
    "your primary mission is to ",
    "your goal is to ",
    "your primary goal is to ",
    "your job is to ",
    "your role is to ",
    "your task is to ",
    "your purpose is to ",
    "your objective is to ",
    "your primary objective is to ",
    "your responsibility is to ",
    "your main goal is to ",
    "you are responsible for ",
];

const LABELS: &[&str] =
    &["mission", "purpose", "goal", "objective", "your mission", "your goal", "primary goal"];

/// What the agent is for: in its own section, in a sentence of its own, or behind its role.
pub(super) fn mission<'d>(
    document: &'d Document,
    identity: &Identity,
    families: &[Option<Family>],
) -> Option<Text<'d>> {
    section(document, families)
        .filter(|mission| identity.role.is_none_or(|role| !mission.contains(role)))
        .or_else(|| sentence(document))
        .or(identity.clause)
        .and_then(|span| Text::some(document, span))
}

/// The first paragraph of the section about the mission.
fn section(document: &Document, families: &[Option<Family>]) -> Option<Span> {
    let sections = document.sections().list().iter().zip(families);
    let (section, _) = sections.into_iter().find(|(_, family)| **family == Some(Family::Mission))?;
    let paragraph = |(_, block): &(usize, &crate::document::Block)| block.kind == BlockKind::Paragraph;
    outer_blocks(document, section.body).find(paragraph).map(|(_, block)| block.span)
}

/// "Your mission is to X" or `Purpose: X`, early in the document.
fn sentence(document: &Document) -> Option<Span> {
    const PARAGRAPHS: usize = 8;
    let blocks = document.markdown().blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    blocks
        .take(PARAGRAPHS)
        .find_map(|block| stated(document, block.span).or_else(|| labelled(document, block.span)))
}

fn stated(document: &Document, paragraph: Span) -> Option<Span> {
    let text = document.slice(paragraph);
    let found = |opening: &&str| {
        let length = opening.len();
        let starts = (0..text.len().saturating_sub(length))
            .filter(|&at| text.as_bytes()[at].eq_ignore_ascii_case(&b'y'));
        let at = starts
            .into_iter()
            .find(|&at| text.get(at..at + length).is_some_and(|words| words.eq_ignore_ascii_case(opening)))?;
        Some(at + length)
    };
    let start = OPENINGS.iter().filter_map(found).min()?;
    let end = start + sentence_end(&text[start..]);
    Some(Span { start: paragraph.start + start as u32, end: paragraph.start + end as u32 })
}

fn labelled(document: &Document, paragraph: Span) -> Option<Span> {
    let text = document.slice(paragraph);
    let mut at = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = at;
        at += line.len();
        let (label, rest) = line.split_once(':')?;
        let known = is_one_of(label.trim_matches(['*', '_', ' ']), LABELS);
        let content = rest.trim_start_matches(['*', '_', ' ']);
        let from = start + line.len() - content.len();
        let span = Span::new(paragraph.start as usize + from, paragraph.start as usize + start + line.len());
        (known && !content.trim().is_empty()).then_some(span)
    })
}
