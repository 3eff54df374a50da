use super::{Span, Utf16Index};

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
/// A line ends at `\n`, `\r\n` or a lone `\r`. A byte order mark is the first character of line 1.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    starts: Box<[u32]>,
    utf16: Utf16Index,
    bytes: u32,
}

impl LineIndex {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self { starts: line_starts(text.as_bytes()), utf16: Utf16Index::new(text), bytes: text.len() as u32 }
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
        self.utf16.units(text, offset)
    }

    /// A span in UTF-16 units.
    #[must_use]
    pub fn utf16_span(&self, text: &str, span: Span) -> Span {
        self.utf16.span(text, span)
    }

    /// The bytes that the index itself takes.
    #[must_use]
    pub fn memory(&self) -> usize {
        size_of_val(&*self.starts) + self.utf16.memory()
    }
}

/// Where the line begins that a byte belongs to.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind(['\n', '\r']).map_or(0, |end| end + 1)
}

/// The byte after the line that goes on at `from`, its line end included.
pub(crate) fn line_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let Some(line) = rest.find(['\n', '\r']) else { return text.len() };
    from + line + if rest[line..].starts_with("\r\n") { 2 } else { 1 }
}

fn line_starts(bytes: &[u8]) -> Box<[u32]> {
    let mut starts = Vec::with_capacity(bytes.len() / 32 + 1);
    starts.push(0);
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).filter(|&at| ends_line(bytes, at));
    starts.extend(ends.map(|end| end as u32 + 1));
    starts.into()
}

/// Whether the `\n` or `\r` at `at` ends a line.
fn ends_line(bytes: &[u8], at: usize) -> bool {
    bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_from_within_it() {
        for text in ["a\nbc\nd", "a\rbc\rd"] {
            assert_eq!((line_start(text, 3), line_end(text, 3)), (2, 5), "{text:?}");
            assert_eq!((line_start(text, 6), line_end(text, 6)), (5, 6), "{text:?}");
        }
        assert_eq!((line_start("a\r\nb\r\n", 3), line_end("a\r\nb\r\n", 3)), (3, 6));
        assert_eq!((line_start("", 0), line_end("", 0)), (0, 0));
    }

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
}
