use super::Span;

/// Where something is, as a person counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// 1-based line over the raw text, frontmatter included.
    pub line: u32,
    /// 1-based column, in UTF-16 units.
    pub column: u32,
}

/// The line starts of a text, and the way from bytes to UTF-16 units.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`. A byte order mark is the first character of line 1. ASCII text,
/// where both units agree, costs no second table. Every question is answered in constant time but for the search for
/// the line, so that a long line with many spans stays linear.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Vec<u32>,
    /// UTF-16 units before every [`STRIDE`]th byte; `None` while every byte is ASCII.
    utf16_marks: Option<Vec<u32>>,
    bytes: u32,
}

/// Bytes between two marks: the table takes a sixteenth of the text.
const STRIDE: usize = 64;

impl LineIndex {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let starts = line_starts(text.as_bytes());
        let utf16_marks = (!text.is_ascii()).then(|| utf16_marks(text.as_bytes()));
        Self { starts, utf16_marks, bytes: text.len() as u32 }
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// The 1-based line of a byte offset.
    #[must_use]
    pub fn line(&self, offset: u32) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// The byte span of a 1-based line, its line end included.
    #[must_use]
    pub fn span(&self, line: u32) -> Option<Span> {
        let index = (line as usize).checked_sub(1)?;
        let start = *self.starts.get(index)?;
        let end = self.starts.get(index + 1).copied().unwrap_or(self.bytes);
        Some(Span { start, end })
    }

    /// Line and column of a byte offset in `text`, the text that was indexed.
    #[must_use]
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let line = self.line(offset);
        let start = self.starts[line as usize - 1];
        Position { line, column: self.utf16(text, offset) - self.utf16(text, start) + 1 }
    }

    /// The UTF-16 units before a byte offset in `text`, the text that was indexed.
    #[must_use]
    pub fn utf16(&self, text: &str, offset: u32) -> u32 {
        let Some(marks) = &self.utf16_marks else { return offset };
        let mark = offset as usize / STRIDE;
        let since = text.as_bytes().get(mark * STRIDE..offset as usize).unwrap_or_default();
        marks.get(mark).map_or(0, |before| before + utf16_units(since))
    }

    /// A span in UTF-16 units.
    #[must_use]
    pub fn utf16_span(&self, text: &str, span: Span) -> Span {
        Span { start: self.utf16(text, span.start), end: self.utf16(text, span.end) }
    }

    /// The bytes that the index itself takes.
    #[must_use]
    pub fn memory(&self) -> usize {
        4 * (self.starts.capacity() + self.utf16_marks.as_ref().map_or(0, Vec::capacity))
    }
}

/// How many UTF-16 units a text has.
#[must_use]
pub(crate) fn utf16_len(text: &str) -> u32 {
    utf16_units(text.as_bytes())
}

/// Continuation bytes add nothing, four-byte leads add a surrogate pair: no decoding needed, and no character boundary.
fn utf16_units(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    let of_words: u32 = words.iter().map(|word| utf16_units_of_word(u64::from_le_bytes(*word))).sum();
    let of_byte = |byte: &u8| u32::from(!(0x80..0xC0).contains(byte)) + u32::from(*byte >= 0xF0);
    of_words + rest.iter().map(of_byte).sum::<u32>()
}

/// The units of eight bytes at once: WebAssembly without vectors would take them one by one.
fn utf16_units_of_word(word: u64) -> u32 {
    let beyond_ascii = word & 0x8080_8080_8080_8080;
    if beyond_ascii == 0 {
        return 8;
    }
    let continuations = beyond_ascii & !(word << 1);
    let four_byte_leads = beyond_ascii & (word << 1) & (word << 2) & (word << 3);
    8 - continuations.count_ones() + four_byte_leads.count_ones()
}

fn line_starts(bytes: &[u8]) -> Vec<u32> {
    let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
    starts.push(0);
    for at in memchr::memchr2_iter(b'\n', b'\r', bytes) {
        let ends_line = bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        if ends_line {
            starts.push(at as u32 + 1);
        }
    }
    starts.shrink_to_fit();
    starts
}

fn utf16_marks(bytes: &[u8]) -> Vec<u32> {
    let mut marks = Vec::with_capacity(bytes.len() / STRIDE + 1);
    let mut units = 0;
    marks.push(0);
    for stride in bytes.chunks_exact(STRIDE) {
        units += utf16_units(stride);
        marks.push(units);
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn byte_offsets_are_wrong_for_javascript() {
        let text = "a😀é\nb";
        let index = LineIndex::new(text);
        let b = text.find('b').unwrap() as u32;
        let naive = b as usize;
        let units: Vec<u16> = text.encode_utf16().collect();
        assert_ne!(units.get(naive), Some(&u16::from(b'b')), "the naive slice must be wrong here");
        assert_eq!(units[index.utf16(text, b) as usize], u16::from(b'b'));
        assert_eq!(index.position(text, b), Position { line: 2, column: 1 });
    }

    #[test]
    fn every_line_end_counts_once() {
        let text = "a\r\nb\rc\n\nd";
        let index = LineIndex::new(text);
        assert_eq!(index.count(), 5);
        let lines: Vec<&str> = (1..=5).map(|line| index.span(line).unwrap().of(text)).collect();
        assert_eq!(lines, ["a\r\n", "b\r", "c\n", "\n", "d"]);
        assert_eq!(index.span(6), None);
    }

    #[test]
    fn a_byte_order_mark_is_one_unit_of_line_one() {
        let text = "\u{FEFF}x";
        let index = LineIndex::new(text);
        assert_eq!(index.position(text, 3), Position { line: 1, column: 2 });
    }

    proptest::proptest! {
        #[test]
        fn utf16_agrees_with_the_standard_library(text in "\\PC*(\r|\n|\r\n|😀|\u{FEFF}|é)*\\PC*") {
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let expected = text[..offset].encode_utf16().count() as u32;
                proptest::prop_assert_eq!(index.utf16(&text, offset as u32), expected);
            }
        }
    }
}
