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
    DoesNot,
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

/// A marker, and how it is found.
struct Entry {
    /// The word in lower case, or the sign.
    word: &'static str,
    /// Where in the word its rarest pair of letters begins.
    pair: usize,
    /// What it is alone; some are nothing without a negation.
    marker: Option<Marker>,
    /// What it is with a negation, if it takes one.
    negated: Option<Marker>,
}

const fn word(word: &'static str, pair: usize, marker: Marker) -> Entry {
    Entry { word, pair, marker: Some(marker), negated: None }
}

const fn verb(word: &'static str, pair: usize, marker: Option<Marker>, negated: Marker) -> Entry {
    Entry { word, pair, marker, negated: Some(negated) }
}

/// Every pair stands for one word, so that a pair of bytes tells whether to look any closer. Each word is known by a
/// pair that English hardly uses elsewhere: 2 bytes in 100 begin one.
static ENTRIES: [Entry; 24] = [
    verb("must", 0, Some(Marker::Must), Marker::MustNot),
    verb("should", 4, Some(Marker::Should), Marker::ShouldNot),
    verb("may", 1, Some(Marker::May), Marker::MayNot),
    verb("do", 0, None, Marker::DoNot),
    verb("does", 1, None, Marker::DoesNot),
    word("always", 1, Marker::Always),
    word("never", 1, Marker::Never),
    word("avoid", 1, Marker::Avoid),
    word("required", 1, Marker::Required),
    word("mandatory", 3, Marker::Mandatory),
    word("important", 4, Marker::Emphatic),
    word("critical", 0, Marker::Emphatic),
    word("prefer", 2, Marker::Prefer),
    word("preferred", 5, Marker::Preferred),
    word("optional", 0, Marker::Optional),
    word("❌", 0, Marker::Cross),
    word("⛔", 0, Marker::Cross),
    word("🚫", 0, Marker::Cross),
    word("✅", 1, Marker::Tick),
    word("✔", 1, Marker::Tick),
    word("✓", 1, Marker::Tick),
    word("✗", 1, Marker::Cross),
    word("✘", 1, Marker::Cross),
    word("✖", 1, Marker::Cross),
];

/// The entry of each pair, counted from 1, by the low five bits of its bytes: letters in either case share them.
static PAIRS: [u8; 1024] = {
    let mut pairs = [0; 1024];
    let mut index = 0;
    while index < ENTRIES.len() {
        let word = ENTRIES[index].word.as_bytes();
        let pair = ENTRIES[index].pair;
        let slot = slot(word[pair], word[pair + 1]);
        assert!(pairs[slot] == 0, "two words share a pair");
        pairs[slot] = index as u8 + 1;
        index += 1;
    }
    pairs
};

const fn slot(first: u8, second: u8) -> usize {
    ((first & 31) as usize) << 5 | (second & 31) as usize
}

/// Finds candidates from left to right, looking at each byte once.
pub(super) struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    /// The byte after the last candidate.
    taken: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn new(text: &'t str, span: Span) -> Self {
        let end = (span.end as usize).min(text.len());
        let start = span.start as usize;
        Self { bytes: &text.as_bytes()[..end], at: start, taken: start }
    }
}

impl Iterator for Scan<'_> {
    type Item = Candidate;

    fn next(&mut self) -> Option<Candidate> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            let found = rest.windows(2).position(|pair| PAIRS[slot(pair[0], pair[1])] != 0)?;
            let pair = self.at + found;
            let entry = &ENTRIES[PAIRS[slot(self.bytes[pair], self.bytes[pair + 1])] as usize - 1];
            self.at = pair + 1;
            if let Some(candidate) = candidate(self.bytes, entry, pair, self.taken) {
                self.taken = candidate.span.end as usize;
                self.at = self.taken;
                return Some(candidate);
            }
        }
    }
}

/// The candidate whose pair stands at `pair`, if its word stands there too, and alone.
fn candidate(bytes: &[u8], entry: &Entry, pair: usize, from: usize) -> Option<Candidate> {
    let start = pair.checked_sub(entry.pair).filter(|&start| start >= from)?;
    let end = start + entry.word.len();
    let written = bytes.get(start..end)?;
    let alone = start == 0 || !is_word(bytes[start - 1]);
    if !alone || !written.eq_ignore_ascii_case(entry.word.as_bytes()) {
        return None;
    }
    let negation = entry.negated.and_then(|marker| Some((marker, negation(bytes, end, marker)?)));
    if let Some((marker, end)) = negation {
        return Some(Candidate { marker, span: Span::new(start, end) });
    }
    let whole = bytes.get(end).is_none_or(|byte| !is_word(*byte));
    let marker = entry.marker.filter(|_| whole)?;
    Some(Candidate { marker, span: Span::new(start, end) })
}

/// The byte after the negation that follows a verb at once, or across a gap.
fn negation(bytes: &[u8], at: usize, negated: Marker) -> Option<usize> {
    contraction(bytes, at).or_else(|| negating_word(bytes, at, negated))
}

/// The byte after the `n't` of `don't`.
fn contraction(bytes: &[u8], at: usize) -> Option<usize> {
    let rest = bytes.get(at..)?;
    let signs = ["n't", "n’t"];
    let length = signs.into_iter().map(str::len).zip(signs).find_map(|(length, sign)| {
        rest.get(..length)?.eq_ignore_ascii_case(sign.as_bytes()).then_some(length)
    })?;
    let whole = rest.get(length).is_none_or(|byte| !is_word(*byte));
    whole.then_some(at + length)
}

/// The byte after the `not`, `never` or `avoid` that follows, across emphasis marks and one line end.
fn negating_word(bytes: &[u8], at: usize, negated: Marker) -> Option<usize> {
    const GAP: usize = 12;
    let rest = bytes.get(at..)?;
    let gap = rest.iter().take(GAP).take_while(|byte| b" *_`\t\r\n".contains(byte)).count();
    let length = rest[gap..].iter().take(GAP).take_while(|byte| is_word(**byte)).count();
    let is = |name: &str| rest[gap..gap + length].eq_ignore_ascii_case(name.as_bytes());
    let advises = matches!(negated, Marker::MustNot | Marker::ShouldNot);
    (gap > 0 && (is("not") || advises && (is("never") || is("avoid")))).then_some(at + gap + length)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
}
