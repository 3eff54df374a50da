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

/// Finds only the words of `span` that hold a hyphen or follow a sign: all that can be a name in code.
pub(super) fn split_code(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let bytes = &text.as_bytes()[..span.end as usize];
    let mut at = span.start as usize;
    while let Some(sign) = memchr::memchr3(b'-', b'@', b'/', &bytes[at..]).map(|found| found + at) {
        let is_word = |byte: &&u8| CLASSES[**byte as usize] != BREAK;
        let start = sign - bytes[at..sign].iter().rev().take_while(is_word).count();
        let end = sign + bytes[sign..].iter().take_while(is_word).count();
        push_joined(bytes, start, end, false, tokens);
        at = end;
    }
}

/// Splits `span` of `text` into words, appending them to `tokens`. Says whether any of them can be, or lead to, a name.
pub(super) fn split(text: &str, span: Span, tokens: &mut Vec<Token>) -> bool {
    let bytes = &text.as_bytes()[..span.end as usize];
    let mut at = span.start as usize;
    let mut adjoins = true;
    let mut may_name = false;
    while at < bytes.len() {
        let class = CLASSES[bytes[at] as usize];
        if class == BREAK {
            adjoins &= MARKS[bytes[at] as usize];
            if bytes[at] == b'>' && at > 0 && bytes[at - 1] == b'-' {
                tokens.push(arrow(at));
                may_name = true;
            }
            at += 1;
            continue;
        }
        let start = at;
        let mut seen = class;
        at += 1;
        if class == FAR {
            at = far_end(bytes, start);
        }
        while class != FAR && at < bytes.len() && !matches!(CLASSES[bytes[at] as usize], BREAK | FAR) {
            seen |= CLASSES[bytes[at] as usize];
            at += 1;
        }
        if seen == LETTER {
            let word = word::classify(&bytes[start..at]);
            // A capital within a line may be that of a name; one at its start rather begins a sentence.
            may_name |= word.leads_to_name()
                || (bytes[start] < b'a' && (!tokens.is_empty() || is_capital(bytes, start + 1)));
            tokens.push(Token { span: Span::new(start, at), shape: Shape::Plain, word, sign: 0, adjoins });
        } else if class == FAR && bytes[start..at] == *ARROW {
            tokens.push(arrow(start));
            may_name = true;
        } else if seen == LETTER | JOIN && is_pair(bytes, start, at) {
            let mut first = start;
            for part in bytes[start..at].split(|byte| *byte == b'/') {
                push_joined(bytes, first, first + part.len(), adjoins && first == start, tokens);
                first += part.len() + 1;
            }
            may_name = true;
        } else {
            may_name |= push_joined(bytes, start, at, adjoins, tokens);
            // A hyphen or a colon that stands alone parts what it stands between.
            adjoins = tokens.last().is_some_and(|last| last.span.start >= start as u32);
            continue;
        }
        adjoins = true;
    }
    may_name
}

const ARROW: &[u8] = "→".as_bytes();

/// The end of a run of signs and of scripts that put no blanks between words; an arrow is a run of its own.
fn far_end(bytes: &[u8], start: usize) -> usize {
    if bytes[start..].starts_with(ARROW) {
        return start + ARROW.len();
    }
    let goes_on =
        |at: &usize| matches!(bytes[*at], 0x80..=0xBF | 0xE0..=0xFF) && !bytes[*at..].starts_with(ARROW);
    (start + 1..bytes.len()).find(|at| !goes_on(at)).unwrap_or(bytes.len())
}

fn is_capital(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_uppercase)
}

fn arrow(at: usize) -> Token {
    Token { span: Span::empty(at), shape: Shape::Arrow, word: Word::Other, sign: 0, adjoins: false }
}

/// Adds a word that holds more than letters. Says whether it can be a name.
fn push_joined(bytes: &[u8], start: usize, end: usize, adjoins: bool, tokens: &mut Vec<Token>) -> bool {
    // A full stop, a colon or a hyphen at the end belongs to the sentence.
    let mut last = end;
    while last > start && matches!(bytes[last - 1], b'.' | b':' | b'-' | b'/') {
        last -= 1;
    }
    let sign = if last > start && matches!(bytes[start], b'@' | b'/') { bytes[start] } else { 0 };
    let first = start + usize::from(sign != 0);
    if first >= last {
        return false;
    }
    let shape = shape(&bytes[first..last]);
    let word = if sign == 0 { word::classify(&bytes[first..last]) } else { Word::Other };
    let may_name = sign != 0 || shape == Shape::Name || word.leads_to_name();
    tokens.push(Token { span: Span::new(first, last), shape, word, sign, adjoins });
    if last < end && bytes[last..end] != *b"-" && !is_abbreviation(&bytes[first..end]) {
        // What ends a clause parts the words on both sides.
        let sign = bytes[last];
        tokens.push(Token {
            span: Span::empty(last),
            shape: Shape::Odd,
            word: Word::Other,
            sign,
            adjoins: false,
        });
    }
    may_name || shape == Shape::Plain && bytes[first].is_ascii_uppercase()
}

/// Whether a slash parts two names, as in "PM/PO" and "code-reviewer/tester-agent", and not the folders of a path.
fn is_pair(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut pair = &bytes[start..end];
    while let [rest @ .., b'.' | b':'] = pair {
        pair = rest;
    }
    let mut parts = pair.split(|byte| *byte == b'/');
    let count = parts.clone().count();
    let in_code = start > 0 && bytes[start - 1] == b'`';
    let is_capitalised = |part: &[u8]| {
        part.first().is_some_and(u8::is_ascii_uppercase) && part.iter().all(u8::is_ascii_alphabetic)
    };
    let is_joined = |part: &[u8]| part.contains(&b'-') && is_name(part);
    (2..=4).contains(&count) && !in_code && (parts.clone().all(is_capitalised) || parts.all(is_joined))
}

/// Whether the full stop at the end belongs to the word: "e.g." ends no sentence.
fn is_abbreviation(word: &[u8]) -> bool {
    let abbreviations: [&[u8]; 7] = [b"e.g.", b"i.e.", b"eg.", b"ie.", b"cf.", b"vs.", b"incl."];
    abbreviations.iter().any(|abbreviation| abbreviation.eq_ignore_ascii_case(word))
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

const BREAK: u8 = 0;
const LETTER: u8 = 1;
const JOIN: u8 = 2;
const WIDE: u8 = 4;
const FAR: u8 = 8;

/// What each byte is to a word: white space and punctuation break it.
static CLASSES: [u8; 256] = {
    let mut classes = [BREAK; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' | b'-' | b'_' | b':' | b'/' | b'.' | b'@' | b'{' | b'}' | b'$' | b'#' | b'~' => JOIN,
            // Letters with marks, and the bytes that go on a character.
            0x80..=0xDF => WIDE,
            // Dashes, arrows, quotation marks, and scripts that put no blanks between words.
            0xE0..=0xFF => FAR,
            _ => BREAK,
        };
        byte += 1;
    }
    classes
};

/// The breaks that are only white space or marks of Markdown and quotation.
static MARKS: [bool; 256] = {
    let mut marks = [false; 256];
    let signs = b" \t*`_~[]\"'";
    let mut at = 0;
    while at < signs.len() {
        marks[signs[at] as usize] = true;
        at += 1;
    }
    marks
};
