use crate::class::{Class, Classes, of_byte};

/// A text with the classes of its characters. Positions are bytes.
pub(crate) struct Text<'a> {
    bytes: &'a [u8],
    classes: &'static Classes,
}

impl<'a> Text<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), classes: Classes::get() }
    }

    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// The byte there; 0 at the end of the text.
    pub(crate) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or_default()
    }

    /// What comes from there on.
    pub(crate) fn rest(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or_default()
    }

    /// The class of the character there, and how many bytes it has; both are 0 at the end of the text.
    #[inline]
    pub(crate) fn class(&self, at: usize) -> (Class, usize) {
        match self.bytes.get(at) {
            Some(&byte) if byte < 0x80 => (of_byte(byte), 1),
            Some(&lead) => self.wide_class(at, lead),
            None => (0, 0),
        }
    }

    #[inline(never)]
    fn wide_class(&self, at: usize, lead: u8) -> (Class, usize) {
        let bits = |ahead: usize| u32::from(self.byte(at + ahead) & 0x3F);
        let lead = u32::from(lead);
        let (character, width) = match lead {
            0xF0.. => ((lead & 7) << 18 | bits(1) << 12 | bits(2) << 6 | bits(3), 4),
            0xE0.. => ((lead & 0xF) << 12 | bits(1) << 6 | bits(2), 3),
            _ => ((lead & 0x1F) << 6 | bits(1), 2),
        };
        (self.classes.of(character), width)
    }

    /// The end of the run of characters of these classes that begins there.
    #[inline]
    pub(crate) fn skip(&self, mut at: usize, classes: Class) -> usize {
        loop {
            let rest = self.rest(at);
            let ascii = rest.iter().position(|&byte| of_byte(byte) & classes == 0);
            at += ascii.unwrap_or(rest.len());
            if self.byte(at) < 0x80 {
                return at;
            }
            let (class, width) = self.class(at);
            if class & classes == 0 {
                return at;
            }
            at += width;
        }
    }
}
