//! What a mention promises about its target.

use super::read::Place;
use super::token::Token;
use super::word::Word;
use crate::document::markdown::{Block, BlockKind};
use crate::text::{Span, boundary};

/// The words that announce a list of what the target covers.
const ANNOUNCEMENTS: [&str; 7] =
    ["including", "include", "includes", "covering", "covers", "especially", "particularly"];

/// How far from the end of its paragraph a mention may stand that a list follows, in bytes.
const ANNOUNCED_WITHIN: usize = 512;

/// How many items of a list are topics; with the distance above, it keeps a paragraph of names before a long list small.
const ITEMS: usize = 100;

/// How far behind a name its topic may reach, in bytes.
const SPOKEN_WITHIN: usize = 240;

/// The items of the list that follows "… **backend.md** … including:".
pub(super) fn listed(place: &Place<'_>, mention: Span) -> Box<[Span]> {
    let Some(block) = place.line.block.map(|index| &place.markdown.blocks[index]) else {
        return Box::default();
    };
    let announces = block.kind == BlockKind::Paragraph && announces(place.text, block.span, mention);
    if !announces {
        return Box::default();
    }
    let next = block.end as usize;
    match place.markdown.blocks.get(next) {
        Some(list) if matches!(list.kind, BlockKind::List(_)) && list.parent == block.parent => {
            items(place, next)
        }
        _ => Box::default(),
    }
}

/// Whether a paragraph ends in "including:" after the mention.
fn announces(text: &str, paragraph: Span, mention: Span) -> bool {
    let Some(tail) = text.get(mention.end as usize..paragraph.end as usize) else { return false };
    if tail.len() > ANNOUNCED_WITHIN {
        return false;
    }
    let tail = tail.trim_end().trim_end_matches(['*', '_']);
    tail.strip_suffix(':').is_some_and(|tail| {
        let last = tail.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        ANNOUNCEMENTS.contains(&last)
    })
}

fn items(place: &Place<'_>, list: usize) -> Box<[Span]> {
    let markdown = place.markdown;
    let first_child = |index: usize| markdown.children(index).next().map(|(_, child)| child);
    markdown
        .children(list)
        .take(ITEMS)
        .filter_map(|(item, _)| first_child(item))
        .filter(|child| child.kind == BlockKind::Paragraph)
        .map(|child: &Block| child.span.trim(place.text))
        .collect()
}

/// The words after "on" or "for": "Work with X on **API contracts**".
pub(super) fn spoken(place: &Place<'_>, tokens: &[Token], next: usize) -> Box<[Span]> {
    let Some(first) = tokens.get(next).filter(|token| token.adjoins && is_on(place.text, token)) else {
        return Box::default();
    };
    let rest = Span { start: first.span.end, end: place.line.span.end };
    let clause = rest.of(place.text);
    let clause = &clause[..boundary::floor(clause, SPOKEN_WITHIN)];
    let end = clause.find(['.', ';', '(', '|', ':']).unwrap_or(clause.len());
    let topic = Span::new(rest.start as usize, rest.start as usize + end).trim(place.text);
    if topic.is_empty() { Box::default() } else { Box::new([topic]) }
}

fn is_on(text: &str, token: &Token) -> bool {
    token.word == Word::Topic && matches!(token.span.of(text), "on" | "for" | "about" | "regarding")
}
