use crate::text::Span;

/// A word or sign that may make its line a rule; its line decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    /// What it is.
    pub(super) marker: Marker,
    /// Its bytes, a negation that follows included.
    pub(super) span: Span,
}

/// The words and signs that rules are made with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    Must,
    MustNot,
    Always,
    Never,
    DoNot,
    Required,
    Mandatory,
    /// `IMPORTANT` and `CRITICAL`, which lend their weight to the order that follows.
    Emphatic,
    Should,
    ShouldNot,
    Prefer,
    Preferred,
    Avoid,
    May,
    MayNot,
    Optional,
    /// ❌ and its kin.
    Cross,
    /// ✅ and its kin.
    Tick,
}

/// Finds candidates from left to right, looking at each byte once.
pub(super) struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    end: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        Self { bytes: text.as_bytes(), at: span.start as usize, end: (span.end as usize).min(text.len()) }
    }
}

impl Iterator for Scan<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        while self.at < self.end {
            let start = self.at;
            let class = CLASSES[self.bytes[start] as usize];
            if class == OTHER {
                self.at += 1;
                continue;
            }
            if class == SIGN {
                self.at += 1;
                if let Some((marker, length)) = sign(&self.bytes[start..self.end]) {
                    return Some(self.candidate(marker, start, start + length));
                }
                continue;
            }
            self.at = word_end(self.bytes, start, self.end);
            if class == INITIAL
                && let Some(marker) = word(&self.bytes[start..self.at])
                && let Some(candidate) = self.phrase(marker, start)
            {
                return Some(candidate);
            }
        }
        None
    }
}

impl Scan<'_> {
    fn candidate(&mut self, marker: Marker, start: usize, end: usize) -> Candidate {
        self.at = end;
        Candidate { marker, span: Span::new(start, end) }
    }

    /// Takes a negation into the phrase. `do`, `don` and their kin are nothing without one.
    fn phrase(&mut self, stem: Stem, start: usize) -> Option<Candidate> {
        let end = self.at;
        let (marker, negated) = match stem {
            Stem::Whole(marker) => return Some(self.candidate(marker, start, end)),
            Stem::Verb(marker, negated) => (marker, negated),
        };
        if let Some(end) = contraction(&self.bytes[..self.end], end) {
            return Some(self.candidate(negated, start, end));
        }
        if let Some(end) = negation(&self.bytes[..self.end], end, negated) {
            return Some(self.candidate(negated, start, end));
        }
        let whole = self.bytes[end - 1].to_ascii_lowercase() != b'n';
        marker.filter(|_| whole).map(|marker| self.candidate(marker, start, end))
    }
}

#[derive(Clone, Copy)]
enum Stem {
    /// A marker as it is.
    Whole(Marker),
    /// A verb: what it is alone, and what with a negation.
    Verb(Option<Marker>, Marker),
}

fn word(word: &[u8]) -> Option<Stem> {
    let is = |name: &str| word.eq_ignore_ascii_case(name.as_bytes());
    Some(match word.len() {
        2 if is("do") => Stem::Verb(None, Marker::DoNot),
        3 if is("may") => Stem::Verb(Some(Marker::May), Marker::MayNot),
        3 if is("don") => Stem::Verb(None, Marker::DoNot),
        4 if is("must") => Stem::Verb(Some(Marker::Must), Marker::MustNot),
        5 if is("never") => Stem::Whole(Marker::Never),
        5 if is("avoid") => Stem::Whole(Marker::Avoid),
        5 if is("shall") => Stem::Verb(Some(Marker::Must), Marker::MustNot),
        5 if is("mustn") => Stem::Verb(None, Marker::MustNot),
        6 if is("always") => Stem::Whole(Marker::Always),
        6 if is("should") => Stem::Verb(Some(Marker::Should), Marker::ShouldNot),
        6 if is("prefer") => Stem::Whole(Marker::Prefer),
        7 if is("shouldn") => Stem::Verb(None, Marker::ShouldNot),
        8 if is("required") => Stem::Whole(Marker::Required),
        8 if is("critical") => Stem::Whole(Marker::Emphatic),
        8 if is("optional") => Stem::Whole(Marker::Optional),
        9 if is("important") => Stem::Whole(Marker::Emphatic),
        9 if is("preferred") => Stem::Whole(Marker::Preferred),
        9 if is("mandatory") => Stem::Whole(Marker::Mandatory),
        _ => return None,
    })
}

/// The byte after the `'t` of `don't`.
fn contraction(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let apostrophe = [&b"'"[..], "’".as_bytes()].into_iter().find(|sign| rest.starts_with(sign))?;
    let end = at + apostrophe.len() + 1;
    let letter = bytes.get(end - 1)?.eq_ignore_ascii_case(&b't');
    let whole = bytes.get(end).is_none_or(|byte| !is_word(*byte));
    (letter && whole).then_some(end)
}

/// The byte after the `not`, `never` or `avoid` that follows, across emphasis marks and one line end.
fn negation(bytes: &[u8], at: usize, negated: Marker) -> Option<usize> {
    const GAP: usize = 12;
    let gap = bytes[at..].iter().take(GAP).take_while(|byte| b" *_`\t\r\n".contains(byte)).count();
    let start = at + gap;
    let end = word_end(bytes, start, bytes.len());
    let is = |name: &str| bytes[start..end].eq_ignore_ascii_case(name.as_bytes());
    let advises = matches!(negated, Marker::MustNot | Marker::ShouldNot);
    (gap > 0 && (is("not") || advises && (is("never") || is("avoid")))).then_some(end)
}

fn sign(bytes: &[u8]) -> Option<(Marker, usize)> {
    const CROSSES: [&str; 6] = ["❌", "🚫", "⛔", "✗", "✘", "✖"];
    const TICKS: [&str; 3] = ["✅", "✔", "✓"];
    let length = |signs: &[&str]| signs.iter().find(|sign| bytes.starts_with(sign.as_bytes())).map(|sign| sign.len());
    if let Some(length) = length(&CROSSES) {
        return Some((Marker::Cross, length));
    }
    length(&TICKS).map(|length| (Marker::Tick, length))
}

fn word_end(bytes: &[u8], start: usize, end: usize) -> usize {
    let length = bytes[start..end].iter().position(|byte| !is_word(*byte));
    length.map_or(end, |length| start + length)
}

fn is_word(byte: u8) -> bool {
    CLASSES[byte as usize] & WORD != 0
}

const OTHER: u8 = 0;
/// Part of a word.
const WORD: u8 = 1;
/// Part of a word, and the first letter of some marker.
const INITIAL: u8 = WORD | 2;
/// The first byte of a sign.
const SIGN: u8 = 4;

static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut byte = 0;
    while byte < 256 {
        let letter = byte as u8;
        classes[byte] = match letter.to_ascii_lowercase() {
            b'a' | b'c' | b'd' | b'i' | b'm' | b'n' | b'o' | b'p' | b'r' | b's' => INITIAL,
            b'0'..=b'9' | b'b'..=b'z' => WORD,
            0xE2 | 0xF0 => SIGN,
            _ => OTHER,
        };
        byte += 1;
    }
    classes
};
