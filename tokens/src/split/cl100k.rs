//! The pattern of `cl100k_base`, alternative by alternative:
//!
//! ```text
//! (?i:'s|'t|'re|'ve|'m|'ll|'d)
//! [^\r\n\p{L}\p{N}]?\p{L}+
//! \p{N}{1,3}
//!  ?[^\s\p{L}\p{N}]+[\r\n]*
//! \s*[\r\n]+
//! \s+(?!\S)
//! \s+
//! ```

use super::{blank, contraction};
use crate::class::{LETTER, LINE_END, LOWER, MARK, NUMBER, OTHER, UPPER};
use crate::text::Text;

const LETTERS: u8 = UPPER | LOWER | LETTER;
const SIGNS: u8 = OTHER | MARK;

/// The end of the piece that begins at `start`.
pub(super) fn piece(text: &Text<'_>, start: usize) -> usize {
    let (class, width) = text.class(start);
    let after = start + width;
    match class {
        UPPER | LOWER | LETTER => text.skip(after, LETTERS),
        NUMBER => number(text, after),
        LINE_END => blank::piece(text, start),
        _ => word_or_signs(text, start, after),
    }
}

/// Up to two more digits.
pub(super) fn number(text: &Text<'_>, mut at: usize) -> usize {
    for _ in 0..2 {
        let (class, width) = text.class(at);
        if class == NUMBER {
            at += width;
        } else {
            return at;
        }
    }
    at
}

/// What begins with neither a letter nor a number nor a line end, but with one character up to `after`.
fn word_or_signs(text: &Text<'_>, start: usize, after: usize) -> usize {
    let contracted = contraction::skip(text, start);
    if contracted > start {
        return contracted;
    }
    let word = text.skip(after, LETTERS);
    if word > after {
        return word;
    }
    let first_sign = if text.byte(start) == b' ' { after } else { start };
    let signs = text.skip(first_sign, SIGNS);
    if signs > first_sign {
        return text.skip(signs, LINE_END);
    }
    blank::piece(text, start)
}
