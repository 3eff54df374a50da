//! The words of a line.

use super::word::{self, Word};
use crate::text::Span;

/// One word of a line, with the signs that belong to a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Its bytes, without the sign before it.
    pub(super) span: Span,
    /// What it looks like.
    pub(super) shape: Shape,
    /// What it means.
    pub(super) word: Word,
    /// The sign right before it: `@`, `/` or nothing. For the empty token that ends a clause, the sign that does.
    pub(super) sign: u8,
    /// Whether only white space and Markdown marks part it from the word before.
    pub(super) adjoins: bool,
}

/// What a word looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Letters and digits.
    Plain,
    /// Lower-case parts joined by hyphens, or names of a namespace: `code-reviewer`, `team:plan`.
    Name,
    /// Anything else: numbers, paths, code.
    Odd,
    /// An arrow.
    Arrow,
}

impl Token {
    /// Whether it is the full stop of a sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        self.span.is_empty() && self.sign == b'.'
    }
}

/// Splits `span` of `text` into words, appending them to `tokens`.
pub(super) fn split(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut adjoins = true;
    while at < end {
        let class = CLASSES[bytes[at] as usize];
        if class == BREAK {
            adjoins &= is_mark(bytes[at]);
            if bytes[at] == b'>' && at > 0 && bytes[at - 1] == b'-' {
                tokens.push(arrow(at));
            }
            at += 1;
            continue;
        }
        let start = at;
        let mut seen = 0;
        while at < end && CLASSES[bytes[at] as usize] != BREAK {
            seen |= CLASSES[bytes[at] as usize];
            at += 1;
        }
        if seen & WIDE != 0 && text.get(start..at) == Some("→") {
            tokens.push(arrow(start));
            continue;
        }
        push_word(bytes, start, at, seen, adjoins, tokens);
        adjoins = true;
    }
}

fn arrow(at: usize) -> Token {
    Token { span: Span::empty(at), shape: Shape::Arrow, word: Word::Other, sign: 0, adjoins: false }
}

fn push_word(bytes: &[u8], start: usize, end: usize, seen: u8, adjoins: bool, tokens: &mut Vec<Token>) {
    if seen == LETTER {
        let word = word::classify(&bytes[start..end]);
        tokens.push(Token { span: Span::new(start, end), shape: Shape::Plain, word, sign: 0, adjoins });
        return;
    }
    // A full stop, a colon or a hyphen at the end belongs to the sentence.
    let mut last = end;
    while last > start && matches!(bytes[last - 1], b'.' | b':' | b'-' | b'/') {
        last -= 1;
    }
    let sign = if last > start && matches!(bytes[start], b'@' | b'/') { bytes[start] } else { 0 };
    let first = start + usize::from(sign != 0);
    if first >= last {
        return;
    }
    let shape = shape(&bytes[first..last]);
    let word = if sign == 0 { word::classify(&bytes[first..last]) } else { Word::Other };
    tokens.push(Token { span: Span::new(first, last), shape, word, sign, adjoins });
    if last < end && bytes[last..end] != *b"-" {
        // What ends a clause parts the words on both sides.
        let sign = bytes[last];
        tokens.push(Token { span: Span::empty(last), shape: Shape::Odd, word: Word::Other, sign, adjoins: false });
    }
}

fn shape(word: &[u8]) -> Shape {
    let plain = word.iter().all(u8::is_ascii_alphabetic);
    if plain {
        return Shape::Plain;
    }
    if is_name(word) { Shape::Name } else { Shape::Odd }
}

/// Parts of letters and digits joined by single `-`, `_` or `:`, with a letter first and somewhere a join.
fn is_name(word: &[u8]) -> bool {
    let mut joins = 0;
    let mut after_join = true;
    for (at, &byte) in word.iter().enumerate() {
        match byte {
            b'-' | b'_' | b':' if !after_join => {
                joins += 1;
                after_join = true;
            }
            b'a'..=b'z' => after_join = false,
            b'0'..=b'9' if at > 0 => after_join = false,
            b'A'..=b'Z' => after_join = false,
            _ => return false,
        }
    }
    joins > 0 && !after_join
}

fn is_mark(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'*' | b'`' | b'_' | b'~' | b'[' | b']' | b'"' | b'\'')
}

const BREAK: u8 = 0;
const LETTER: u8 = 1;
const JOIN: u8 = 2;
const WIDE: u8 = 4;

/// What each byte is to a word: white space and punctuation break it.
const CLASSES: [u8; 256] = {
    let mut classes = [BREAK; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' | b'-' | b'_' | b':' | b'/' | b'.' | b'@' | b'{' | b'}' | b'$' | b'#' | b'~' => JOIN,
            0x80..=0xFF => WIDE,
            _ => BREAK,
        };
        byte += 1;
    }
    classes
};
