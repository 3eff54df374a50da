//! How many tokens a text has, estimated without a vocabulary.

/// How far [`estimate_tokens`] is off on prompts that its weights have not seen.
///
/// Measured on 991 prompts of 22 repositories, 5 to 40,000 tokens each; every repository by weights that were fitted
/// without it. Prompts of at least two kilobytes are off by half as much.
pub const TOKEN_ESTIMATE_ERROR: TokenEstimateError = TokenEstimateError { mean: 2.3, percentile_95: 6.7 };

/// The error of estimates over many documents, in percent of the exact count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TokenEstimateError {
    /// The mean of all documents.
    pub mean: f32,
    /// Nineteen documents in twenty are no farther off.
    pub percentile_95: f32,
}

/// The tokens of `text` under OpenAI's `o200k_base`, estimated in one pass and without a vocabulary.
///
/// Byte pair encoding first cuts a text into pieces: words with the space before them, up to three digits, runs of
/// punctuation, line ends, indentation. Most pieces are one token, so that cutting like the tokenizer and weighing each
/// piece by its class and length comes close. The weights were fitted to exact counts by `benches/tokens/fit.mjs`;
/// [`TOKEN_ESTIMATE_ERROR`] tells how far off they are on prompts, which are mostly English. Other languages are less
/// sure: 11 % off on average, 25 % at the 95th percentile, over short texts in sixty of them.
///
/// The estimates of sections add up to that of their document, but for rounding.
///
/// ```
/// # use promptlink::text::estimate_tokens;
/// assert_eq!(estimate_tokens("You are a careful reviewer.\n"), 6);
/// ```
#[must_use]
pub fn estimate_tokens(text: &str) -> u32 {
    ((weigh_tokens(text) + TOKEN / 2) / TOKEN) as u32
}

/// The same without rounding, in parts of a [`TOKEN`].
pub(crate) fn weigh_tokens(text: &str) -> u64 {
    let pieces = count_pieces(text);
    pieces.iter().zip(WEIGHTS).map(|(&count, weight)| u64::from(count) * u64::from(weight)).sum()
}

/// What one token weighs.
pub(crate) const TOKEN: u64 = 64;

/// How many kinds of pieces are told apart.
pub(super) const PIECES: usize = SYMBOLS + SYMBOL_KINDS;

/// The first index of each family of pieces in the table of counts.
const WORDS: usize = 0;
const WORD_KINDS: usize = 7;
const LENGTHS: usize = 12;
const LONG_WORDS: usize = WORDS + WORD_KINDS * LENGTHS;
const RUNS: usize = LONG_WORDS + 1;
const RUN_LENGTHS: usize = 7;
const SAME_RUNS: usize = RUNS + RUN_LENGTHS;
const SAME_LENGTHS: usize = 3;
const LONG_RUNS: usize = SAME_RUNS + SAME_LENGTHS;
const DIGITS: usize = LONG_RUNS + 1;
const SPACE_BEFORE_DIGITS: usize = DIGITS + 1;
const LINE_ENDS: usize = SPACE_BEFORE_DIGITS + 1;
const INDENTATION: usize = LINE_ENDS + 1;
const CONTROLS: usize = INDENTATION + 1;
const FOREIGN_WORDS: usize = CONTROLS + 1;
const SCRIPTS: usize = 8;
const FOREIGN_LETTERS: usize = FOREIGN_WORDS + SCRIPTS;
const LATIN_LETTERS: usize = FOREIGN_LETTERS + SCRIPTS;
const SYMBOLS: usize = LATIN_LETTERS + 1;
const SYMBOL_KINDS: usize = 8;

/// What each piece weighs, in sixty-fourths of a token; made by `benches/tokens/fit.mjs`.
#[rustfmt::skip]
const WEIGHTS: [u8; PIECES] = [
    58, 65, 61, 67, 66, 59, 65, 68, 67, 70, 74, 81,
    64, 63, 68, 76, 62, 70, 62, 68, 76, 71, 70, 81,
    52, 86, 95, 94, 95, 84, 87, 92, 125, 108, 106, 112,
    64, 65, 67, 64, 68, 65, 65, 76, 87, 90, 102, 112,
    83, 59, 61, 64, 63, 75, 73, 94, 100, 99, 103, 111,
    64, 60, 54, 49, 46, 52, 65, 75, 74, 92, 100, 112,
    68, 72, 85, 81, 88, 94, 67, 99, 109, 98, 103, 112,
    8, 69, 66, 111, 132, 148, 150, 188, 74, 69, 108, 12,
    64, 65, 62, 52, 64,
    43, 45, 45, 43, 45, 43, 34, 47, 27, 22, 10, 17, 18, 21, 43, 27, 15,
    72, 82, 90, 130, 66, 66, 62, 12,
];

/// Counts the pieces that byte pair encoding would cut `text` into, by class and length.
pub(super) fn count_pieces(text: &str) -> [u32; PIECES] {
    let mut scanner = Scanner { bytes: text.as_bytes(), at: 0, before: Before::Nothing, counts: [0; PIECES] };
    while let Some(&byte) = scanner.bytes.get(scanner.at) {
        match class(byte) {
            Class::Lower | Class::Upper => scanner.word(),
            Class::Digit => scanner.digits(),
            Class::LineEnd => scanner.line_ends(),
            Class::Space => scanner.spaces(),
            Class::Mark => scanner.marks(),
            Class::Control => scanner.control(),
            Class::Foreign => scanner.foreign(),
        }
    }
    scanner.counts
}

struct Scanner<'a> {
    bytes: &'a [u8],
    at: usize,
    before: Before,
    counts: [u32; PIECES],
}

/// What the next word takes into its own piece.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Space,
    Mark,
    Nothing,
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Lower,
    Upper,
    Digit,
    LineEnd,
    Space,
    Mark,
    Control,
    Foreign,
}

fn class(byte: u8) -> Class {
    match byte {
        b'a'..=b'z' => Class::Lower,
        b'A'..=b'Z' => Class::Upper,
        b'0'..=b'9' => Class::Digit,
        b'\n' | b'\r' => Class::LineEnd,
        b' ' | b'\t' | 0x0B | 0x0C => Class::Space,
        b'!'..=b'~' => Class::Mark,
        0x80.. => Class::Foreign,
        _ => Class::Control,
    }
}

impl Scanner<'_> {
    fn add(&mut self, piece: usize, count: usize) {
        self.counts[piece] += count as u32;
    }

    /// Moves past all bytes of a class and says how many there were.
    fn skip(&mut self, wanted: Class) -> usize {
        let rest = &self.bytes[self.at..];
        let length = rest.iter().position(|&byte| class(byte) != wanted).unwrap_or(rest.len());
        self.at += length;
        length
    }

    fn take_before(&mut self) -> Before {
        std::mem::replace(&mut self.before, Before::Nothing)
    }

    /// Capitals, then small letters, then the next piece: `HTMLParser` is one and `camelCase` two.
    fn word(&mut self) {
        let before = self.take_before();
        let capitals = self.skip(Class::Upper);
        let small = self.skip(Class::Lower);
        let mut foreign = None;
        let mut latin = capitals + small;
        while let Some(script) = self.script() {
            foreign = foreign.or(Some(script));
            self.add(FOREIGN_LETTERS + script, 1);
            self.at += width(self.bytes[self.at]);
            latin += self.skip(Class::Lower);
        }
        match foreign {
            Some(script) => {
                self.add(FOREIGN_WORDS + script, 1);
                self.add(LATIN_LETTERS, latin);
            }
            None => self.plain_word(before, capitals, small),
        }
    }

    fn plain_word(&mut self, before: Before, capitals: usize, small: usize) {
        let kind = if small == 0 { WORD_KINDS - 1 } else { 2 * before as usize + usize::from(capitals > 0) };
        let length = capitals + small;
        self.add(WORDS + kind * LENGTHS + length_class(length), 1);
        self.add(LONG_WORDS, length.saturating_sub(16));
    }

    fn digits(&mut self) {
        if self.take_before() == Before::Space {
            self.add(SPACE_BEFORE_DIGITS, 1);
        }
        let length = self.skip(Class::Digit);
        self.add(DIGITS, length.div_ceil(3));
    }

    fn line_ends(&mut self) {
        self.before = Before::Nothing;
        self.skip(Class::LineEnd);
        self.add(LINE_ENDS, 1);
    }

    /// The last space joins the word after it; those at the end of a line join the line end.
    fn spaces(&mut self) {
        let length = self.skip(Class::Space);
        self.before = Before::Space;
        let ends_line = self.bytes.get(self.at).is_some_and(|&next| class(next) == Class::LineEnd);
        if length > 1 && !ends_line {
            self.add(INDENTATION, 1);
        }
    }

    /// A run of punctuation takes the line ends after it; a single mark joins the word after it.
    fn marks(&mut self) {
        let start = self.at;
        let length = self.skip(Class::Mark);
        let before = self.take_before();
        if length == 1 && before != Before::Space && self.at_letter() {
            self.before = Before::Mark;
            return;
        }
        let run = &self.bytes[start..self.at];
        let is_same = length > 1 && run.iter().all(|&mark| mark == run[0]);
        if is_same {
            self.add(SAME_RUNS + (length > 2) as usize + (length > 4) as usize, 1);
        } else {
            self.add(RUNS + length.min(RUN_LENGTHS) - 1, 1);
            self.add(LONG_RUNS, length.saturating_sub(RUN_LENGTHS));
        }
        self.skip(Class::LineEnd);
    }

    fn control(&mut self) {
        self.before = Before::Nothing;
        self.at += 1;
        self.add(CONTROLS, 1);
    }

    fn foreign(&mut self) {
        if self.script().is_some() {
            return self.word();
        }
        self.before = Before::Nothing;
        let width = width(self.bytes[self.at]);
        let symbol = self.bytes.get(self.at..self.at + width).unwrap_or_default();
        let is_same = self.at >= width && self.bytes[self.at - width..self.at] == *symbol;
        let kind = if is_same { SYMBOL_KINDS - 1 } else { symbol_kind(symbol) };
        self.add(SYMBOLS + kind, 1);
        self.at += width;
    }

    fn at_letter(&self) -> bool {
        let letter = |&byte: &u8| matches!(class(byte), Class::Lower | Class::Upper);
        self.bytes.get(self.at).is_some_and(letter) || self.script().is_some()
    }

    /// The script of the letter here, if it is one outside ASCII.
    fn script(&self) -> Option<usize> {
        script(*self.bytes.get(self.at)?, *self.bytes.get(self.at + 1)?)
    }
}

/// Words of 1 to 8 letters each have their own class.
fn length_class(length: usize) -> usize {
    match length {
        0..=8 => length.saturating_sub(1),
        9..=10 => 8,
        11..=12 => 9,
        13..=15 => 10,
        _ => 11,
    }
}

/// The bytes of the character that begins with `lead`.
fn width(lead: u8) -> usize {
    match lead {
        0xF0.. => 4,
        0xE0.. => 3,
        _ => 2,
    }
}

/// Scripts by the first two bytes of a letter, as far as their tokens differ: extended Latin, Greek, Cyrillic, Semitic,
/// Indic and other alphabets, Vietnamese, Han and kana, Hangul.
fn script(lead: u8, next: u8) -> Option<usize> {
    Some(match lead {
        0xC3..=0xCC => 0,
        0xCD..=0xCF => 1,
        0xD0..=0xD4 => 2,
        0xD5..=0xDF => 3,
        0xE1 if matches!(next, 0xB8..=0xBB) => 5,
        0xE0..=0xE1 => 4,
        0xE3 if next != 0x80 => 6,
        0xE4..=0xE9 => 6,
        0xEA..=0xED => 7,
        _ => return None,
    })
}

/// Dashes and quotes, box drawing, other symbols, emoji, variation selectors, wide punctuation, Latin-1 signs.
fn symbol_kind(symbol: &[u8]) -> usize {
    match *symbol {
        [0xE2, 0x80, ..] => 0,
        [0xE2, 0x94 | 0x95, ..] => 1,
        [0xE2, ..] => 2,
        [0xF0..=0xFF, ..] => 3,
        [0xEF, 0xB8, ..] => 4,
        [0xE3..=0xFF, ..] => 5,
        _ => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts with their exact counts under `o200k_base`.
    const COUNTED: [(&str, u32); 7] = [
        (
            "# API design\n\nUse nouns for resources and verbs for nothing. A list endpoint takes `limit` and `cursor`, \
             never `page`.\nReturn 404 when the resource does not exist, and 409 when its state forbids the change.\n",
            49,
        ),
        (
            "You are the **Backend Developer Agent**, a Senior Backend Engineer.\n\n1. **Design**: write services in \
             TypeScript with strict mode.\n2. **Test**: cover every branch; mock nothing but the clock.\n\n\
             - [ ] `npm run lint` is clean\n- [ ] No `any` in public signatures\n",
            66,
        ),
        (
            "```ts\nexport function parseHeader(line: string): Header | undefined {\n  const match = \
             /^(#{1,6})\\s+(.*)$/.exec(line);\n  return match ? { level: match[1].length, title: match[2] } : \
             undefined;\n}\n```\n",
            61,
        ),
        (
            "| Code | Meaning |\n|------|---------|\n| 200 | All is well |\n| 503 | Try again later — at most 3 times |\n",
            32,
        ),
        (
            "Antworte immer auf Deutsch, auch wenn die Frage auf Englisch gestellt wird. Prüfe zuerst, ob die Schlüssel \
             gültig sind, und frage nach, falls nicht.\n",
            34,
        ),
        ("请始终使用中文回答。如果用户的问题不清楚，请先提出澄清问题，然后再编写代码。\n", 25),
        (
            "Отвечай всегда по-русски, даже если вопрос задан на другом языке. Сначала проверь входные данные.\n",
            25,
        ),
    ];

    #[test]
    fn estimates_are_near_the_exact_counts() {
        for (text, exact) in COUNTED {
            let off = estimate_tokens(text).abs_diff(exact);
            assert!(off * 100 <= exact * 24, "{off} off from {exact}: {text}");
        }
        let all: String = COUNTED.map(|(text, _)| text).concat();
        let exact: u32 = COUNTED.iter().map(|(_, exact)| exact).sum();
        assert!(estimate_tokens(&all).abs_diff(exact) * 100 <= exact * 7);
    }

    #[test]
    fn a_word_takes_the_space_or_mark_before_it() {
        let words =
            |text: &str, kind: usize, length: usize| count_pieces(text)[WORDS + kind * LENGTHS + length - 1];
        assert_eq!(words("one two", Before::Nothing as usize * 2, 3), 1);
        assert_eq!(words("one two", Before::Space as usize * 2, 3), 1);
        assert_eq!(words("-two", Before::Mark as usize * 2, 3), 1);
        assert_eq!(words("camelCase", Before::Nothing as usize * 2 + 1, 4), 1);
        assert_eq!(words("JSON", WORD_KINDS - 1, 4), 1);
    }

    #[test]
    fn nothing_has_no_tokens() {
        assert_eq!(estimate_tokens(""), 0);
        assert_eq!(count_pieces(""), [0; PIECES]);
    }

    proptest::proptest! {
        #[test]
        fn sections_add_up(parts in proptest::collection::vec("[a-zA-Z0-9 ,.#é中😀`*\\n]{0,40}[a-z.]\n{1,2}", 1..6)) {
            let mut sum = [0; PIECES];
            for part in &parts {
                let section = part.trim_start_matches('\n');
                for (total, count) in sum.iter_mut().zip(count_pieces(section)) {
                    *total += count;
                }
            }
            let joined: String = parts.iter().map(|part| part.trim_start_matches('\n')).collect();
            proptest::prop_assert_eq!(count_pieces(&joined), sum);
        }

        #[test]
        fn any_text_has_an_estimate_that_its_length_bounds(text in "\\PC{0,60}|[ -~]{0,80}") {
            proptest::prop_assert!(estimate_tokens(&text) as usize <= 2 * text.len() + 1);
        }
    }
}
