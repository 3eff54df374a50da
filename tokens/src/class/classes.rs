use std::sync::OnceLock;

use super::runs::RUNS;

/// A class of characters, or several: one bit for each.
pub(crate) type Class = u8;

/// Capital and title case letters: `Lu` and `Lt`.
pub(crate) const UPPER: Class = 1;
/// Small letters: `Ll`.
pub(crate) const LOWER: Class = 1 << 1;
/// Letters without case: `Lm` and `Lo`.
pub(crate) const LETTER: Class = 1 << 2;
/// What combines with the letter before it: `M`.
pub(crate) const MARK: Class = 1 << 3;
/// Numbers: `N`.
pub(crate) const NUMBER: Class = 1 << 4;
/// White space but for line ends.
pub(crate) const BLANK: Class = 1 << 5;
/// Carriage return and line feed.
pub(crate) const LINE_END: Class = 1 << 6;
/// Everything else.
pub(crate) const OTHER: Class = 1 << 7;

/// The class of a byte below 0x80 as a character; none for the bytes of others.
pub(crate) fn of_byte(byte: u8) -> Class {
    BYTES[byte as usize]
}

const BYTES: [Class; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 0x80 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' => UPPER,
            b'a'..=b'z' => LOWER,
            b'0'..=b'9' => NUMBER,
            b'\n' | b'\r' => LINE_END,
            b' ' | b'\t' | 0x0B | 0x0C => BLANK,
            _ => OTHER,
        };
        byte += 1;
    }
    table
};

/// The classes of all characters: for each block of 128 the block's table, which blocks of a single class share.
pub(crate) struct Classes {
    blocks: Vec<u16>,
    tables: Vec<[Class; BLOCK]>,
}

const BLOCK: usize = 128;

impl Classes {
    /// The table, which is made when it is first asked for.
    pub(crate) fn get() -> &'static Self {
        static CLASSES: OnceLock<Classes> = OnceLock::new();
        CLASSES.get_or_init(Self::new)
    }

    fn new() -> Self {
        let mut all: Vec<Class> = Vec::with_capacity(0x3_2400);
        let mut runs = RUNS.iter();
        while let Some(run) = varint(&mut runs) {
            let length = (run >> 3) as usize;
            all.resize(all.len() + length, KINDS[run as usize & 7]);
        }
        let mut classes = Self { blocks: Vec::new(), tables: KINDS.map(|kind| [kind; BLOCK]).to_vec() };
        for block in all.chunks(BLOCK) {
            classes.push(block);
        }
        classes
    }

    fn push(&mut self, block: &[Class]) {
        let mut table = [OTHER; BLOCK];
        table[..block.len()].copy_from_slice(block);
        let shared = self.tables.iter().take(KINDS.len()).position(|one| *one == table);
        self.blocks.push(shared.unwrap_or(self.tables.len()) as u16);
        if shared.is_none() {
            self.tables.push(table);
        }
    }

    /// The class of a character.
    pub(crate) fn of(&self, character: u32) -> Class {
        let character = character as usize;
        let table = self.blocks.get(character / BLOCK).and_then(|&block| self.tables.get(block as usize));
        table.map_or(OTHER, |table| table[character % BLOCK])
    }
}

/// The classes by their numbers in [`RUNS`].
const KINDS: [Class; 8] = [OTHER, UPPER, LOWER, LETTER, MARK, NUMBER, BLANK, LINE_END];

/// The next number, of seven bits a byte, the lowest first.
fn varint<'a>(bytes: &mut impl Iterator<Item = &'a u8>) -> Option<u32> {
    let mut number = 0;
    let mut shift = 0;
    loop {
        let byte = *bytes.next()?;
        number |= u32::from(byte & 0x7F) << shift;
        if byte < 0x80 {
            return Some(number);
        }
        shift += 7;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_have_their_classes() {
        let cases = [
            ('é', LOWER),
            ('É', UPPER),
            ('ǅ', UPPER),
            ('中', LETTER),
            ('ʰ', LETTER),
            ('\u{301}', MARK),
            ('٣', NUMBER),
            ('½', NUMBER),
            ('\u{A0}', BLANK),
            ('\u{85}', BLANK),
            ('\u{200B}', OTHER),
            ('\u{FEFF}', OTHER),
            ('—', OTHER),
            ('😀', OTHER),
            ('𐐀', UPPER),
            ('\u{E01EF}', MARK),
            ('\u{10FFFF}', OTHER),
        ];
        for (character, class) in cases {
            assert_eq!(Classes::get().of(character as u32), class, "{character:?}");
        }
    }

    #[test]
    fn the_table_of_bytes_says_the_same() {
        for byte in 0..0x80 {
            assert_eq!(of_byte(byte), Classes::get().of(u32::from(byte)), "{byte:#x}");
        }
        assert!((0x80..=0xFF).all(|byte| of_byte(byte) == 0));
    }

    #[test]
    fn few_blocks_have_a_table_of_their_own() {
        assert!(Classes::get().tables.len() < 300, "{} tables", Classes::get().tables.len());
    }
}
