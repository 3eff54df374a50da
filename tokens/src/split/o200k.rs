//! The pattern of `o200k_base`, alternative by alternative:
//!
//! ```text
//! [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?
//! [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?
//! \p{N}{1,3}
//!  ?[^\s\p{L}\p{N}]+[\r\n/]*
//! \s*[\r\n]+
//! \s+(?!\S)
//! \s+
//! ```

use super::cl100k::number;
use super::{blank, contraction};
use crate::class::{LETTER, LINE_END, LOWER, MARK, NUMBER, OTHER, UPPER};
use crate::text::Text;

/// What stands among capitals and small letters alike.
const UNCASED: u8 = LETTER | MARK;
const SIGNS: u8 = OTHER | MARK;

/// The end of the piece that begins at `start`.
pub(super) fn piece(text: &Text<'_>, start: usize) -> usize {
    let (class, width) = text.class(start);
    let after = start + width;
    let word = match class {
        NUMBER => return number(text, after),
        LINE_END => return blank::piece(text, start),
        UPPER | LOWER | LETTER => any_word(text, start),
        MARK => small_word(text, after).or_else(|| small_word(text, start)),
        _ => any_word(text, after),
    };
    match word {
        Some(end) => contraction::skip(text, end),
        None => signs(text, start, after).unwrap_or_else(|| blank::piece(text, start)),
    }
}

/// The end of a word by the first alternative, or else by the second.
fn any_word(text: &Text<'_>, start: usize) -> Option<usize> {
    let capitals = Capitals::at(text, start);
    capitals.with_small(text).or((capitals.end > start).then_some(capitals.end))
}

/// The end of a word by the first alternative, which wants a character at its end that is no capital.
fn small_word(text: &Text<'_>, start: usize) -> Option<usize> {
    Capitals::at(text, start).with_small(text)
}

/// A run of capitals and uncased characters.
struct Capitals {
    end: usize,
    /// The end of the last uncased character.
    uncased: Option<usize>,
    /// Whether a small letter follows.
    before_small: bool,
}

impl Capitals {
    fn at(text: &Text<'_>, start: usize) -> Self {
        let mut end = start;
        let mut uncased = None;
        loop {
            let (class, width) = text.class(end);
            if class & (UPPER | UNCASED) == 0 {
                return Self { end, uncased, before_small: class == LOWER };
            }
            end += width;
            if class != UPPER {
                uncased = Some(end);
            }
        }
    }

    /// The end of the word, if it can end with small letters or uncased characters.
    fn with_small(&self, text: &Text<'_>) -> Option<usize> {
        if self.before_small { Some(text.skip(self.end, LOWER | UNCASED)) } else { self.uncased }
    }
}

/// The end of a run of signs, with a space before it and line ends and slashes after it.
fn signs(text: &Text<'_>, start: usize, after: usize) -> Option<usize> {
    let first = if text.byte(start) == b' ' { after } else { start };
    let mut end = text.skip(first, SIGNS);
    if end == first {
        return None;
    }
    while matches!(text.byte(end), b'\r' | b'\n' | b'/') {
        end += 1;
    }
    Some(end)
}
