use super::Span;

/// The way from the bytes of a text to its UTF-16 units.
///
/// ASCII text, where both agree, costs no table. Each question takes constant time, so that a long line with many spans
/// stays linear.
#[derive(Clone, Debug, Default)]
pub struct Utf16Index {
    /// The units before every [`STRIDE`]th byte; none while every byte is ASCII.
    marks: Box<[u32]>,
}

/// Bytes between two marks: the table takes a sixteenth of the text.
const STRIDE: usize = 64;

impl Utf16Index {
    /// Indexes `text` in one pass.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let (strides, rest) = text.as_bytes().as_chunks::<STRIDE>();
        let mut marks = Vec::with_capacity(strides.len() + 1);
        let mut units = 0;
        marks.push(0);
        for stride in strides {
            units += utf16_units_of_stride(stride);
            marks.push(units);
        }
        let is_ascii = units as usize == strides.len() * STRIDE && rest.is_ascii();
        Self { marks: if is_ascii { Box::default() } else { marks.into() } }
    }

    /// The units before a byte offset in `text`, the text that was indexed.
    #[must_use]
    pub fn units(&self, text: &str, offset: u32) -> u32 {
        let mark = offset as usize / STRIDE;
        let Some(before) = self.marks.get(mark) else { return offset };
        let since = text.as_bytes().get(mark * STRIDE..).unwrap_or_default();
        let bytes = offset as usize % STRIDE;
        before
            + match since.first_chunk() {
                Some(stride) => utf16_units_within(stride, bytes),
                None => utf16_units(since.get(..bytes).unwrap_or(since)),
            }
    }

    /// A span in units.
    #[must_use]
    pub fn span(&self, text: &str, span: Span) -> Span {
        Span { start: self.units(text, span.start), end: self.units(text, span.end) }
    }

    /// The bytes that the index itself takes.
    #[must_use]
    pub fn memory(&self) -> usize {
        size_of_val(&*self.marks)
    }
}

/// How many UTF-16 units a text has.
#[must_use]
pub(crate) fn utf16_len(text: &str) -> u32 {
    utf16_units(text.as_bytes())
}

/// Most strides are ASCII throughout, which one look at all of their words tells.
fn utf16_units_of_stride(stride: &[u8; STRIDE]) -> u32 {
    let (words, _) = stride.as_chunks::<8>();
    let all = words.iter().fold(0, |all, word| all | u64::from_le_bytes(*word));
    if all & BEYOND_ASCII == 0 { STRIDE as u32 } else { utf16_units(stride) }
}

/// The units of the first bytes of a stride.
fn utf16_units_within(stride: &[u8; STRIDE], bytes: usize) -> u32 {
    let (words, _) = stride.as_chunks::<8>();
    let (full, rest) = (bytes / 8, bytes as u32 % 8);
    let of_full: u32 = words[..full].iter().map(|word| utf16_units_of_word(u64::from_le_bytes(*word))).sum();
    // What is cut off becomes zeros, which count as ASCII.
    let last = u64::from_le_bytes(words[full]) & ((1 << (8 * rest)) - 1);
    of_full + utf16_units_of_word(last) - (8 - rest)
}

/// Continuation bytes add nothing, four-byte leads add a surrogate pair: no decoding needed, and no character boundary.
fn utf16_units(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    let of_words: u32 = words.iter().map(|word| utf16_units_of_word(u64::from_le_bytes(*word))).sum();
    let of_byte = |byte: &u8| u32::from(!(0x80..0xC0).contains(byte)) + u32::from(*byte >= 0xF0);
    of_words + rest.iter().map(of_byte).sum::<u32>()
}

const BEYOND_ASCII: u64 = 0x8080_8080_8080_8080;

/// The units of eight bytes at once: WebAssembly without vectors would take them one by one.
fn utf16_units_of_word(word: u64) -> u32 {
    let beyond_ascii = word & BEYOND_ASCII;
    if beyond_ascii == 0 {
        return 8;
    }
    let continuations = beyond_ascii & !(word << 1);
    let four_byte_leads = beyond_ascii & (word << 1) & (word << 2) & (word << 3);
    8 - continuations.count_ones() + four_byte_leads.count_ones()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_costs_no_table() {
        assert_eq!(Utf16Index::new(&"a".repeat(1000)).memory(), 0);
        assert_eq!(Utf16Index::new("").memory(), 0);
        assert_ne!(Utf16Index::new("a é").memory(), 0);
    }

    proptest::proptest! {
        #[test]
        fn units_agree_with_the_standard_library(text in "\\PC*(\r|\n|\r\n|😀|\u{FEFF}|é)*\\PC*") {
            let text = text.repeat(4);
            let index = Utf16Index::new(&text);
            for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let expected = text[..offset].encode_utf16().count() as u32;
                proptest::prop_assert_eq!(index.units(&text, offset as u32), expected);
            }
        }
    }
}
