//! Documents that a name may have meant. A suggestion is never followed.

use std::cmp::Reverse;

use super::index::{key, stem_of};
use super::path;
use super::place;
use super::stems::{SAME_NAME, likeness};
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
    let wanted = key(wanted(written));
    let found = best(library, &wanted, Some(id), &|other| {
        let shared = path::shared_folders(document.path(), library.document(other).path());
        (other != id).then_some(shared)
    });
    let Some(meant) = meant_kind(document, mention) else { return found };
    // Where the words say what is meant, nothing else is worth naming.
    let of_kind: Vec<DocumentId> =
        found.iter().copied().filter(|&id| library.document(id).kind() == meant).collect();
    if of_kind.is_empty() { found } else { of_kind }
}

/// Whether a document is so surely what was meant that a fix may name it: its name is the one that is written, but for a
/// slip of the pen.
pub(crate) fn is_meant(library: &Library, written: &str, id: DocumentId) -> bool {
    likeness(wanted(written), library.stem(id)).is_some_and(|alike| alike >= SAME_NAME)
}

/// What the document that a reference names would be called.
fn wanted(written: &str) -> &str {
    stem_of(place::without_fragment(written))
}

/// The documents that a caller may have meant by a name, best first.
pub(super) fn for_name(library: &Library, name: &str) -> Vec<DocumentId> {
    let wanted = key(stem(name).unwrap_or(name));
    best(library, &wanted, None, &|id| Some(usize::from(library.document(id).kind() == Kind::Agent)))
}

/// So many titles are compared with one that is not there.
const COMPARED: usize = 256;

/// The title that is most like a wanted one, if one of the first few is like it at all.
pub(crate) fn nearest<'t>(wanted: &str, titles: impl Iterator<Item = &'t str>) -> Option<&'t str> {
    let titles = titles.take(COMPARED).filter_map(|title| Some((likeness(wanted, title)?, title)));
    titles
        .fold(None, |best: Option<(u32, &str)>, next| best.filter(|best| best.0 >= next.0).or(Some(next)))
        .map(|best| best.1)
}

/// Whether a document's name is so near to a file name that a slip of the pen or a renaming is likely.
pub(super) fn has_near(library: &Library, file: &str) -> bool {
    library.stems().has_near(&key(stem(file).unwrap_or(file)))
}

/// The documents whose names are most like `wanted`; of those alike, the ones that `prefer` rates higher, then by path.
fn best(
    library: &Library,
    wanted: &str,
    asking: Option<DocumentId>,
    prefer: &dyn Fn(DocumentId) -> Option<usize>,
) -> Vec<DocumentId> {
    let alike = library.stems().alike(wanted, asking).into_iter();
    let mut scored: Vec<(u32, usize, Reverse<u32>, DocumentId)> =
        alike.filter_map(|(likeness, place, id)| Some((likeness, prefer(id)?, Reverse(place), id))).collect();
    order::sort_by_key(&mut scored, |score| Reverse(*score));
    scored.into_iter().take(MOST).map(|(.., id)| id).collect()
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
    let told = kind_word(&mut document.slice(after).split_whitespace().take(FOLLOWING))
        .or_else(|| kind_word(&mut document.slice(before).split_whitespace().rev().take(PRECEDING)))
        .or_else(|| kind_word(&mut document.slice(mention.span).split(['-', '_', '.', '/'])));
    told.or_else(|| (mention.relation == Some(Relation::Follow)).then_some(Kind::Standard))
}

/// How far those words may be, in bytes: a line may be long, and hold many mentions.
const REACH: usize = 240;

/// How many words before a mention may say what it is.
const PRECEDING: usize = 4;

/// How many words after it may: more often speak of something else.
const FOLLOWING: usize = 2;

/// The first word that names a kind: "standards" does, "agent's" does not.
fn kind_word(words: &mut dyn Iterator<Item = &str>) -> Option<Kind> {
    words.map(|word| word.trim_matches(|letter: char| !letter.is_alphabetic())).find_map(|word| {
        Kind::from_name(word.strip_suffix('s').unwrap_or(word)).filter(|kind| *kind != Kind::Fragment)
    })
}
