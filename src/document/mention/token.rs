//! The words of a line.

use std::ops::Range;

use memchr::{memchr, memchr3};

use super::somebody::may_be_somebody;
use super::word::{self, Word};
use crate::text::{self, Span};

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
    /// A word of nothing but letters that means nothing.
    fn plain(start: usize, end: usize) -> Self {
        let span = Span::new(start, end);
        Self { span, shape: Shape::Plain, word: Word::Other, sign: 0, adjoins: false }
    }

    /// Whether it is the full stop of a sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        self.span.is_empty() && self.sign == b'.'
    }
}

/// Splits `span` of `text` into words, appending them to `tokens`. Says whether any of them can be, or lead to, a name.
pub(super) fn split(text: &str, span: Span, tokens: &mut Vec<Token>) -> bool {
    Splitter::new(text, span, tokens, false).run(span)
}

/// Finds only the words of `span` that hold a hyphen or follow a sign: all that can be a name in code.
pub(super) fn split_code(text: &str, span: Span, tokens: &mut Vec<Token>) {
    if memchr3(b'-', b'@', b'/', span.of(text).as_bytes()).is_some() {
        Splitter::new(text, span, tokens, true).run(span);
    }
}

/// What a line is split with.
struct Splitter<'a> {
    bytes: &'a [u8],
    tokens: &'a mut Vec<Token>,
    /// Whether the line is one of code.
    is_code: bool,
    /// Whether nothing parts the next word from the one before.
    adjoins: bool,
    may_name: bool,
    /// Before which word the last article may speak of somebody.
    article_reaches: usize,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, span: Span, tokens: &'a mut Vec<Token>, is_code: bool) -> Self {
        let bytes = &text.as_bytes()[..span.end as usize];
        Self { bytes, tokens, is_code, adjoins: !is_code, may_name: false, article_reaches: 0 }
    }

    fn run(mut self, span: Span) -> bool {
        let mut at = span.start as usize;
        while at < self.bytes.len() {
            at = self.chunk(at);
        }
        self.may_name
    }

    /// Takes the words of the next [`CHUNK`] bytes and says where to go on.
    ///
    /// Bits tell where words begin and end: a loop over bytes would leave each word by a branch that no processor foresees.
    fn chunk(&mut self, at: usize) -> usize {
        let chunk = &self.bytes[at..self.bytes.len().min(at + CHUNK)];
        let classes = Classes::of(chunk);
        let far = if self.is_code { 0 } else { classes.far };
        let kind = |at: usize| if far >> at & 1 != 0 { far } else { classes.words & !far };
        let goes_on = chunk.len() == CHUNK && self.bytes.get(at + CHUNK).is_some_and(is_word);
        // A word that is cut is taken with the next chunk.
        let length = chunk.len() - if goes_on { kind(CHUNK - 1).leading_ones() as usize } else { 0 };
        if length == 0 {
            return self.long_word(at);
        }
        let whole = classes.words & low(length);
        let mut rest = if self.is_code { runs_with(whole, classes.signs) } else { whole };
        let mut done = 0;
        while rest != 0 {
            let start = rest.trailing_zeros() as usize;
            let end = length.min(start + (kind(start) >> start).trailing_ones() as usize);
            rest &= !low(end);
            if (classes.parting >> done).trailing_zeros() < (start - done) as u32 {
                self.gap(at + done..at + start);
            }
            if far >> start & 1 != 0 {
                self.far(at + start, at + end);
            } else {
                self.word(at, start, end, &classes);
            }
            done = end;
        }
        if done < length && (classes.parting >> done).trailing_zeros() < (length - done) as u32 {
            self.gap(at + done..at + length);
        }
        at + length
    }

    /// Takes a word that is longer than a chunk; no name is.
    fn long_word(&mut self, start: usize) -> usize {
        let rest = &self.bytes[start..];
        let of_class = |class: u64| move |byte: &&u8| CLASSES[**byte as usize] >> class & 1 != 0;
        if !self.is_code && of_class(FAR)(&&rest[0]) {
            let goes_on = |byte: &&u8| of_class(FAR)(byte) || matches!(**byte, 0x80..=0xBF);
            let end = start + rest.iter().take_while(goes_on).count();
            self.far(start, end);
            return end;
        }
        let goes_on = |byte: &&u8| is_word(byte) && (self.is_code || !of_class(FAR)(byte));
        let word = &rest[..rest.iter().take_while(goes_on).count()];
        let end = start + word.len();
        if !self.is_code || word.iter().any(|byte| of_class(SIGN)(&byte)) {
            let closing = word.iter().rev().take_while(of_class(CLOSING)).count();
            self.joined(start, end - closing, end, |_| Shape::Odd);
        }
        end
    }

    /// Takes signs and words of a script that puts no blanks between them; arrows stand for themselves.
    fn far(&mut self, mut start: usize, end: usize) {
        while start < end {
            let length = match text::find(&self.bytes[start..end], ARROW) {
                Some(0) => {
                    self.arrow(start);
                    ARROW.len()
                }
                found => {
                    let length = found.unwrap_or(end - start);
                    self.push(Token { shape: Shape::Odd, ..Token::plain(start, start + length) });
                    length
                }
            };
            self.adjoins = true;
            start += length;
        }
    }

    /// Takes what stands between two words, if it is more than marks and white space.
    fn gap(&mut self, between: Range<usize>) {
        if self.is_code {
            return;
        }
        self.adjoins = false;
        for at in between {
            if self.bytes[at] == b'>' && at > 0 && self.bytes[at - 1] == b'-' {
                self.arrow(at);
            }
        }
    }

    /// Takes the word from `start` to `end` of the chunk at `at`.
    fn word(&mut self, at: usize, start: usize, end: usize, classes: &Classes) {
        let word = &self.bytes[at + start..at + end];
        if (classes.joined >> start).trailing_zeros() >= (end - start) as u32 {
            self.push(Token { word: word::classify(word), ..Token::plain(at + start, at + end) });
            self.adjoins = !self.is_code;
        } else if !self.is_code && is_pair(self.bytes, at + start, at + end) {
            self.pair(at, start, end, classes);
        } else {
            self.part(at, start, end, classes);
        }
    }

    /// Takes names that slashes part.
    fn pair(&mut self, at: usize, start: usize, end: usize, classes: &Classes) {
        let bytes = self.bytes;
        let mut first = start;
        for part in bytes[at + start..at + end].split(|byte| *byte == b'/') {
            self.part(at, first, first + part.len(), classes);
            self.adjoins = false;
            first += part.len() + 1;
        }
        self.adjoins = true;
        self.may_name = true;
    }

    /// Takes a word of a chunk that holds more than letters.
    fn part(&mut self, at: usize, start: usize, end: usize, classes: &Classes) {
        // A full stop, a colon or a hyphen at the end belongs to the sentence.
        let closing = (classes.closing << (CHUNK - end)).leading_ones() as usize;
        let last = start.max(end.saturating_sub(closing));
        self.joined(at + start, at + last, at + end, |first| classes.shape(first - at, last));
    }

    /// Takes a word that holds more than letters, up to `last` without what ends a clause.
    fn joined(&mut self, start: usize, last: usize, end: usize, shape: impl Fn(usize) -> Shape) {
        let sign = if matches!(self.bytes[start], b'@' | b'/') { self.bytes[start] } else { 0 };
        // The slash of `swarm/[name]/status` goes on a path, that of 計画/plan parts two words, that of `</step>` closes a
        // tag: none begins a command.
        let goes_on = sign == b'/'
            && start > 0
            && (matches!(self.bytes[start - 1], b']' | b')' | b'<')
                || ends_in_ideograph(&self.bytes[..start]));
        let first = start + usize::from(sign != 0 || is_called_skill(&self.bytes[start..last]));
        if first >= last {
            // A hyphen or a colon that stands alone parts what it stands between.
            self.adjoins = false;
            // "Write `plan.md`. Templates are": the stop after a mark ends the sentence all the same.
            let is_stop = self.bytes[start] == b'.' && end - start == 1 && start > 0;
            if is_stop && matches!(self.bytes[start - 1], b'`' | b'*' | b')' | b']' | b'"') {
                self.tokens.push(Token { shape: Shape::Odd, sign: b'.', ..Token::plain(start, start) });
            }
            return;
        }
        let word = if sign == 0 { word::classify(&self.bytes[first..last]) } else { Word::Other };
        let shape = match shape(first) {
            _ if goes_on => Shape::Odd,
            Shape::Odd if is_qualified(&self.bytes[first..last], sign) => Shape::Name,
            Shape::Odd if is_versioned(&self.bytes[first..last]) => Shape::Name,
            shape => shape,
        };
        self.push(Token { shape, word, sign, ..Token::plain(first, last) });
        self.may_name |= shape == Shape::Plain && self.bytes[first].is_ascii_uppercase();
        self.adjoins = !self.is_code;
        if last < end && self.bytes[last..end] != *b"-" && !is_abbreviation(&self.bytes[first..end]) {
            // What ends a clause parts the words on both sides.
            let sign = self.bytes[last];
            self.tokens.push(Token { shape: Shape::Odd, sign, ..Token::plain(last, last) });
        }
    }

    fn arrow(&mut self, at: usize) {
        self.tokens.push(Token { shape: Shape::Arrow, ..Token::plain(at, at) });
        self.may_name = true;
    }

    /// Adds a word, and notes what may come of it.
    #[inline]
    fn push(&mut self, token: Token) {
        let Token { span, shape, word, sign, .. } = token;
        let start = span.start as usize;
        let is_capital = (shape == Shape::Plain) & self.bytes[start].is_ascii_uppercase();
        // A capital within a line may be that of a name; one at its start rather begins a sentence, but for "Planner goes on".
        let second = self.bytes.get(start + 1).is_some_and(u8::is_ascii_uppercase);
        let is_name = (sign != 0) | (shape == Shape::Name);
        let begins = self.tokens.is_empty() && !may_be_somebody(&self.bytes[..span.end as usize]);
        self.may_name |= is_name | word.leads_to_name() | is_capital & (second | !begins);
        // "the blind comparator": shortly behind an article may stand a word for somebody.
        if word == Word::Article {
            self.article_reaches = self.tokens.len() + ARTICLE_REACH;
        } else if self.tokens.len() < self.article_reaches {
            self.may_name |= may_be_somebody(&self.bytes[..span.end as usize]);
        }
        self.tokens.push(Token { adjoins: self.adjoins, ..token });
    }
}

/// Whether a text ends in an ideograph, which is a word or the end of one; what Japanese joins words by is none.
fn ends_in_ideograph(text: &[u8]) -> bool {
    matches!(text.last_chunk::<3>(), Some([0xE4..=0xE9, _, _]))
}

/// Before how many words from an article on, itself included, one for somebody may stand.
const ARTICLE_REACH: usize = 3;

/// Whether a slash parts two names, as in "PM/PO" and "code-reviewer/tester-agent", and not the folders of a path.
fn is_pair(bytes: &[u8], start: usize, end: usize) -> bool {
    let mut pair = &bytes[start..end];
    if !pair.contains(&b'/') {
        return false;
    }
    while let [rest @ .., b'.' | b':'] = pair {
        pair = rest;
    }
    let mut parts = pair.split(|byte| *byte == b'/');
    let count = parts.clone().count();
    let in_code = start > 0 && bytes[start - 1] == b'`';
    let is_capitalised = |part: &[u8]| {
        part.first().is_some_and(u8::is_ascii_uppercase) && part.iter().all(u8::is_ascii_alphabetic)
    };
    let is_joined =
        |part: &[u8]| part.contains(&b'-') && Classes::of(part).shape(0, part.len()) == Shape::Name;
    (2..=4).contains(&count) && !in_code && (parts.clone().all(is_capitalised) || parts.all(is_joined))
}

/// "team::reviewer", "/team.plan": a name behind a namespace that two colons part from it, or the full stop of a command.
fn is_qualified(word: &[u8], sign: u8) -> bool {
    let is_name = |part: &[u8]| {
        part.first().is_some_and(u8::is_ascii_alphabetic)
            && part.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let is_both = |(space, name): (&[u8], &[u8])| is_name(space) && is_name(name);
    if sign == b'/' {
        let stop = memchr(b'.', word);
        return stop.is_some_and(|stop| is_both((&word[..stop], &word[stop + 1..])));
    }
    let colons = text::find(word, b"::");
    colons.is_some_and(|colons| is_both((&word[..colons], &word[colons + 2..])))
}

/// `$sort-lists`: a skill as Codex is told to use it; no shell has variables of joined words.
fn is_called_skill(word: &[u8]) -> bool {
    let Some((b'$', name)) = word.split_first() else { return false };
    name.first().is_some_and(u8::is_ascii_lowercase)
        && name.contains(&b'-')
        && name.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-')
}

/// "shell-5.1-expert": a name that holds the number of a version, between other words.
fn is_versioned(word: &[u8]) -> bool {
    let is_digit = |at: usize| word.get(at).is_some_and(u8::is_ascii_digit);
    let joins = word.iter().enumerate().all(|(at, byte)| match byte {
        b'.' => at > 0 && is_digit(at - 1) && is_digit(at + 1),
        b'-' => at > 0 && word.get(at + 1).is_some_and(u8::is_ascii_alphanumeric),
        byte => byte.is_ascii_alphanumeric(),
    });
    let ends = [word.first(), word.last()];
    joins
        && word.contains(&b'.')
        && word.contains(&b'-')
        && ends.iter().all(|end| end.is_some_and(|byte| byte.is_ascii_alphabetic()))
}

/// Whether the full stop at the end belongs to the word: "e.g." ends no sentence.
fn is_abbreviation(word: &[u8]) -> bool {
    let abbreviations: [&[u8]; 7] = [b"e.g.", b"i.e.", b"eg.", b"ie.", b"cf.", b"vs.", b"incl."];
    abbreviations.iter().any(|abbreviation| abbreviation.eq_ignore_ascii_case(word))
}

const ARROW: &[u8] = "→".as_bytes();

/// The bytes that are looked at at once: as many as a word of the machine has bits.
const CHUNK: usize = u64::BITS as usize;

/// The lowest bits; at least one.
fn low(bits: usize) -> u64 {
    u64::MAX >> (CHUNK - bits)
}

/// The runs of bits that hold at least one of others.
fn runs_with(runs: u64, others: u64) -> u64 {
    let mut rest = runs & others;
    let mut found = 0;
    while rest != 0 {
        let bit = rest.trailing_zeros() as usize;
        let start = CHUNK - (!runs & low(bit + 1)).leading_zeros() as usize;
        let end = bit + (runs >> bit).trailing_ones() as usize;
        let run = low(end - start) << start;
        found |= run;
        rest &= !run;
    }
    found
}

/// Which bytes of a chunk are of which class, a bit for each.
#[derive(Default)]
struct Classes {
    words: u64,
    /// What words hold beyond letters.
    joined: u64,
    /// Digits.
    digits: u64,
    /// What joins the parts of a name: `-`, `_` or `:`.
    joins: u64,
    /// What ends a clause: `.`, `:`, `-` or `/`.
    closing: u64,
    /// What names in code hold: `-`, `@` or `/`.
    signs: u64,
    /// The breaks that are more than white space or marks.
    parting: u64,
    /// Dashes, arrows, quotation marks, and scripts that put no blanks between words.
    far: u64,
}

impl Classes {
    fn of(chunk: &[u8]) -> Self {
        let mut classes = Self::default();
        let (eights, rest) = chunk.as_chunks::<8>();
        for (at, eight) in eights.iter().enumerate() {
            classes.add(eight, 8 * at as u32);
        }
        if !rest.is_empty() {
            classes.add(rest, 8 * eights.len() as u32);
        }
        let inner = classes.parting & classes.words;
        for _ in 0..3 {
            classes.far |= classes.far << 1 & inner;
        }
        classes.parting &= !classes.words;
        classes
    }

    /// Adds at most eight bytes, the first of which is the one at `start`.
    #[inline]
    fn add(&mut self, bytes: &[u8], start: u32) {
        let all = bytes.iter().enumerate().fold(0, |all, (at, &byte)| all | CLASSES[byte as usize] << at);
        let of_class = |class: u64| (all >> class & 0xFF) << start;
        self.words |= of_class(WORD);
        self.joined |= of_class(JOINED);
        self.digits |= of_class(DIGIT);
        self.joins |= of_class(JOIN);
        self.closing |= of_class(CLOSING);
        self.signs |= of_class(SIGN);
        self.parting |= of_class(PARTING);
        self.far |= of_class(FAR);
    }

    /// What the word from `start` to `end` looks like.
    ///
    /// A name has parts of letters and digits with single joins between them, and a letter first.
    fn shape(&self, start: usize, end: usize) -> Shape {
        let of_word = |class: u64| class >> start & low(end - start);
        let joins = of_word(self.joins);
        let ends = 1 | 1 << (end - start - 1);
        let is_name = of_word(self.joined & !self.joins & !self.digits) == 0
            && joins != 0
            && joins & (joins >> 1) == 0
            && joins & ends == 0
            && of_word(self.digits) & 1 == 0;
        match (of_word(self.joined), is_name) {
            (0, _) => Shape::Plain,
            (_, true) => Shape::Name,
            (_, false) => Shape::Odd,
        }
    }
}

fn is_word(byte: &u8) -> bool {
    CLASSES[*byte as usize] >> WORD & 1 != 0
}

/// Where the bits of each class begin in [`CLASSES`]: between two there is room for a bit of each of eight bytes.
const WORD: u64 = 0;
const JOINED: u64 = 8;
const DIGIT: u64 = 16;
const JOIN: u64 = 24;
const CLOSING: u64 = 32;
const SIGN: u64 = 40;
/// Of words, the bytes that go on a character.
const PARTING: u64 = 48;
/// The first bytes of characters.
const FAR: u64 = 56;

/// What each byte is to a word.
static CLASSES: [u64; 256] = {
    let mut classes = [1 << PARTING; 256];
    let mut byte = 0;
    while byte < 256 {
        let joined = 1 << WORD | 1 << JOINED;
        classes[byte] = match byte as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => 1 << WORD,
            b'0'..=b'9' => joined | 1 << DIGIT,
            b'-' => joined | 1 << JOIN | 1 << CLOSING | 1 << SIGN,
            b'_' => joined | 1 << JOIN,
            b':' => joined | 1 << JOIN | 1 << CLOSING,
            b'/' => joined | 1 << CLOSING | 1 << SIGN,
            b'.' => joined | 1 << CLOSING,
            b'@' => joined | 1 << SIGN,
            // Signs of two bytes begin with 0xC2, letters with what follows it.
            b'{' | b'}' | b'$' | b'#' | b'~' | 0xC0..=0xC2 => joined,
            0xC3..=0xDF => 1 << WORD,
            0x80..=0xBF => 1 << WORD | 1 << PARTING,
            0xE0..=0xFF => joined | 1 << FAR,
            b' ' | b'\t' | b'*' | b'`' | b'[' | b']' | b'"' | b'\'' => 0,
            _ => 1 << PARTING,
        };
        byte += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        split(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| token.span.of(text)).collect()
    }

    #[test]
    fn words_are_whole_wherever_a_chunk_ends() {
        for before in 0..2 * CHUNK {
            let text = format!("{}plan the code-review", " ".repeat(before));
            assert_eq!(words(&text), ["plan", "the", "code-review"], "{before}");
        }
        let long = "long-".repeat(50) + "word";
        assert_eq!(words(&format!("a {long} b")), ["a", &long, "b"]);
        assert_eq!(words(&format!("{} b", "c".repeat(CHUNK))), ["c".repeat(CHUNK).as_str(), "b"]);
    }

    #[test]
    fn words_beside_scripts_without_blanks_are_words() {
        let long = "構築".repeat(40);
        for before in 0..CHUNK {
            let text = format!("{}{long}code-reviewer代理→b 😀é", "c".repeat(before));
            let expected: &[&str] =
                &[&"c".repeat(before), &long, "code-reviewer", "代理", "", "b", "😀", "é"];
            assert_eq!(words(&text), expected[usize::from(before == 0)..], "{before}");
        }
    }

    #[test]
    fn only_words_with_signs_are_found_in_code() {
        let mut tokens = Vec::new();
        let text = "run --all a-b x_y /cmd. c->d me@x, plain".repeat(3);
        split_code(&text, Span::new(0, text.len()), &mut tokens);
        let found: Vec<&str> =
            tokens.iter().map(|token| token.span.of(&text)).filter(|word| !word.is_empty()).collect();
        assert_eq!(found[..4], ["--all", "a-b", "cmd", "c"]);
        assert_eq!(found[4..6], ["me@x", "--all"]);
        assert_eq!(runs_with(0b1110_1101_1011, 0b0100_0000_0010), 0b1110_0000_0011);
        for bit in 0..CHUNK {
            assert_eq!(runs_with(u64::MAX, 1 << bit), u64::MAX);
        }
    }

    #[test]
    fn shapes_are_told_apart() {
        let shape = |word: &str| Classes::of(word.as_bytes()).shape(0, word.len());
        for (expected, words) in [
            (Shape::Plain, &["a", "Plan", "prüfer"][..]),
            (Shape::Name, &["a-b", "team:plan", "a_1", "A-1-b2", "é-a", "a-é"]),
            (Shape::Odd, &["-a", "a-", "a--b", "1-a", "a1", "a.b", "a/b-c", "a-«", "·a"]),
        ] {
            for word in words {
                assert_eq!(shape(word), expected, "{word}");
            }
        }
    }

    #[test]
    fn what_parts_words_is_told_from_what_marks_them() {
        let mut tokens = Vec::new();
        let text = "a **b** (c) -> `d`";
        assert!(split(text, Span::new(0, text.len()), &mut tokens), "an arrow leads to a name");
        let adjoins: Vec<bool> = tokens.iter().map(|token| token.adjoins).collect();
        assert_eq!(adjoins, [true, true, false, false, false]);
        assert_eq!(tokens[3].shape, Shape::Arrow);
    }
}
