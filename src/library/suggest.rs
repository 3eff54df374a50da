//! Documents that a name may have meant. A suggestion is never followed.

use super::index::{key, stem_of};
use super::path;
use super::{DocumentId, Library, Reference};
use crate::document::{Document, Kind, Mention, Relation, Subject, stem};
use crate::text::{Span, boundary, order};

/// How many are named at most.
const MOST: usize = 3;

/// The documents that a dangling reference may mean, best first.
pub(super) fn for_reference(library: &Library, id: DocumentId, reference: &Reference) -> Vec<DocumentId> {
    if !reference.candidates.is_empty() {
        return reference.candidates.clone();
    }
    let document = library.document(id);
    let mention = &document.mentions()[reference.mention as usize];
    let written = document.slice(mention.span);
    let file = path::file(written.split('#').next().unwrap_or_default());
    let wanted = key(stem(file).unwrap_or(file));
    let found = best(library, |other, candidate| {
        if other == id {
            return None;
        }
        let likeness = likeness(&wanted, &key(stem_of(candidate.path())))?;
        Some((likeness, path::shared_folders(document.path(), candidate.path())))
    });
    let Some(meant) = meant_kind(document, mention) else { return found };
    // Where the words say what is meant, nothing else is worth naming.
    let of_kind: Vec<DocumentId> =
        found.iter().copied().filter(|&id| library.document(id).kind() == meant).collect();
    if of_kind.is_empty() { found } else { of_kind }
}

/// The documents that a caller may have meant by a name, best first.
pub(super) fn for_name(library: &Library, name: &str) -> Vec<DocumentId> {
    let wanted = key(stem(name).unwrap_or(name));
    best(library, |_, candidate| {
        let agent = usize::from(candidate.kind() == Kind::Agent);
        likeness(&wanted, &key(stem_of(candidate.path()))).map(|likeness| (likeness, agent))
    })
}

/// Whether a document's name is so near to a file name that a slip of the pen or a renaming is likely.
pub(super) fn has_near(library: &Library, file: &str) -> bool {
    let wanted = key(stem(file).unwrap_or(file));
    let near =
        |stem: &str| stem.len().abs_diff(wanted.len()) <= SLIP as usize && distance(&wanted, stem) <= SLIP;
    wanted.len() >= LONG_ENOUGH
        && library.documents().any(|(_, document)| near(&key(stem_of(document.path()))))
}

/// How many letters a slip of the pen changes.
const SLIP: u32 = 2;

/// The shortest name in which two letters are a slip and not another name.
const LONG_ENOUGH: usize = 12;

fn best(library: &Library, score: impl Fn(DocumentId, &Document) -> Option<(u32, usize)>) -> Vec<DocumentId> {
    let scored = library.documents().filter_map(|(id, document)| Some((score(id, document)?, id)));
    let mut scored: Vec<((u32, usize), DocumentId)> = scored.collect();
    order::sort_by_key(&mut scored, |(score, _)| std::cmp::Reverse(*score));
    scored.into_iter().take(MOST).map(|(_, id)| id).collect()
}

/// The kind that the words around a mention speak of: "the backend.md *standards document*".
fn meant_kind(document: &Document, mention: &Mention) -> Option<Kind> {
    match mention.subject {
        Subject::Agent => return Some(Kind::Agent),
        Subject::Skill => return Some(Kind::Skill),
        Subject::Command => return Some(Kind::Command),
        Subject::Document | Subject::Any => {}
    }
    let line = document.lines().span(document.lines().line(mention.span.start))?;
    let line = boundary::around(document.text(), mention.span, line, REACH);
    let before = Span { end: mention.span.start, ..line };
    let after = Span { start: mention.span.end, ..line };
    let told = kind_word(document.slice(after).split_whitespace().take(FOLLOWING))
        .or_else(|| kind_word(document.slice(before).split_whitespace().rev().take(PRECEDING)))
        .or_else(|| kind_word(document.slice(mention.span).split(['-', '_', '.', '/'])));
    told.or_else(|| (mention.relation == Some(Relation::Follow)).then_some(Kind::Standard))
}

/// How far those words may be, in bytes: a line may be long, and hold many mentions.
const REACH: usize = 240;

/// How many words before a mention may say what it is.
const PRECEDING: usize = 4;

/// How many words after it may: more often speak of something else.
const FOLLOWING: usize = 2;

/// The first word that names a kind: "standards" does, "agent's" does not.
fn kind_word<'a>(words: impl Iterator<Item = &'a str>) -> Option<Kind> {
    words.map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic())).find_map(|word| {
        Kind::from_name(word.strip_suffix('s').unwrap_or(word)).filter(|kind| *kind != Kind::Fragment)
    })
}

/// How alike two names are, out of a thousand; nothing where they are not.
fn likeness(wanted: &str, candidate: &str) -> Option<u32> {
    let shared = shared_words(wanted, candidate);
    let distance = distance(wanted, candidate);
    let longest = wanted.chars().count().max(candidate.chars().count()).max(1) as u32;
    let spelling = 1000 - (distance * 1000 / longest).min(1000);
    let alike = shared.max(if spelling >= 650 { spelling } else { 0 });
    (alike >= 400).then_some(alike)
}

/// The part of the words of both names that they share, out of a thousand.
fn shared_words(one: &str, other: &str) -> u32 {
    let words = |name: &str| -> Vec<String> { name.split('-').map(str::to_owned).collect() };
    let (one, other) = (words(one), words(other));
    let shared = one.iter().filter(|word| other.contains(word)).count() as u32;
    2000 * shared / (one.len() + other.len()) as u32
}

/// The longest names that are compared letter by letter.
const LONGEST: usize = 64;

/// The number of letters to add, drop or change, neighbours that changed places counted once.
fn distance(one: &str, other: &str) -> u32 {
    let (one, other): (Vec<char>, Vec<char>) =
        (one.chars().take(LONGEST).collect(), other.chars().take(LONGEST).collect());
    let mut before: Vec<u32> = Vec::new();
    let mut previous: Vec<u32> = (0..=other.len() as u32).collect();
    for (row, letter) in one.iter().enumerate() {
        let mut current = vec![row as u32 + 1];
        for (column, other_letter) in other.iter().enumerate() {
            let changed = previous[column] + u32::from(letter != other_letter);
            let mut least = changed.min(previous[column + 1] + 1).min(current[column] + 1);
            let swapped =
                row > 0 && column > 0 && *letter == other[column - 1] && one[row - 1] == *other_letter;
            if swapped {
                least = least.min(before[column - 1] + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut previous, current);
    }
    previous[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_sees_words_and_slips_of_the_pen() {
        assert!(likeness("backend", "backend-standards").is_some());
        assert!(likeness("frontend-developer", "frontend-developr").is_some());
        assert!(likeness("plan-reviewer", "reviewer-plan").is_some());
        assert!(likeness("backend", "tests").is_none());
        assert_eq!(distance("abcd", "abdc"), 1);
        assert_eq!(distance("", "abc"), 3);
    }
}
