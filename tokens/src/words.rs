/// The tokens of short pieces that were seen before. It never grows: a piece takes the place of an older one.
pub(crate) struct Words {
    buckets: Vec<[Word; 2]>,
}

/// A short piece.
#[derive(Clone, Copy, Default)]
pub(crate) struct Word {
    key: Key,
    /// How many tokens it has.
    pub(crate) count: u32,
    /// Which, if they are not too many.
    tokens: [u32; MOST_TOKENS],
}

/// The bytes of a short piece, and in the last of its sixteen how many there are. No piece is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Key {
    low: u64,
    high: u64,
}

const BUCKET_BITS: u32 = 13;
/// All of them take 512 KiB.
const _: () = assert!(size_of::<[Word; 2]>() << BUCKET_BITS == 512 * 1024);

const MOST_BYTES: usize = 15;
const MOST_TOKENS: usize = 3;

impl Word {
    pub(crate) fn new(key: Key, tokens: &[u32]) -> Self {
        let mut word = Self { key, count: tokens.len() as u32, tokens: [0; MOST_TOKENS] };
        if let Some(first) = word.tokens.get_mut(..tokens.len()) {
            first.copy_from_slice(tokens);
        }
        word
    }

    /// Its tokens; nothing where they are too many to be remembered.
    pub(crate) fn tokens(&self) -> Option<&[u32]> {
        self.tokens.get(..self.count as usize)
    }
}

impl Words {
    pub(crate) fn new() -> Self {
        Self { buckets: vec![[Word::default(); 2]; 1 << BUCKET_BITS] }
    }

    /// A piece that was seen before.
    #[inline]
    pub(crate) fn get(&self, key: Key) -> Option<&Word> {
        let [newer, older] = &self.buckets[key.bucket()];
        if newer.key == key {
            return Some(newer);
        }
        (older.key == key).then_some(older)
    }

    pub(crate) fn insert(&mut self, word: Word) {
        let bucket = &mut self.buckets[word.key.bucket()];
        *bucket = [word, bucket[0]];
    }
}

impl Key {
    /// The key of the piece from `start` to `end`; nothing where it is too long.
    #[inline]
    pub(crate) fn new(text: &[u8], start: usize, end: usize) -> Option<Self> {
        let length = end - start;
        let mask = MASKS.get(length)?;
        let rest = text.get(start..).unwrap_or_default();
        let (low, high) = match rest.first_chunk::<16>() {
            Some(bytes) => halves(bytes),
            None => halves(&padded(rest)),
        };
        Some(Self { low: low & mask.0, high: high & mask.1 | (length as u64) << 56 })
    }

    fn bucket(self) -> usize {
        let mixed = self.low.wrapping_mul(SPREAD) ^ self.high.rotate_left(29);
        (mixed.wrapping_mul(SPREAD) >> (u64::BITS - BUCKET_BITS)) as usize
    }
}

/// 2⁶⁴ over the golden ratio: multiplying by it spreads what is alike.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// For each length what to keep of sixteen bytes.
const MASKS: [(u64, u64); MOST_BYTES + 1] = {
    let mut masks = [(0, 0); MOST_BYTES + 1];
    let mut length = 0;
    while length <= MOST_BYTES {
        let mask = (1_u128 << (8 * length)) - 1;
        masks[length] = (mask as u64, (mask >> 64) as u64);
        length += 1;
    }
    masks
};

#[inline]
fn halves(bytes: &[u8; 16]) -> (u64, u64) {
    let [low, high] = [0, 8].map(|at| bytes[at..].first_chunk().map_or(0, |half| u64::from_le_bytes(*half)));
    (low, high)
}

#[cold]
fn padded(rest: &[u8]) -> [u8; 16] {
    std::array::from_fn(|at| rest.get(at).copied().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_has_one_key_wherever_it_stands() {
        let text = b"a word and then the word";
        let word = Key::new(text, 2, 6).expect("short");
        assert_eq!(Key::new(text, 20, 24), Some(word));
        assert_ne!(Key::new(text, 2, 5), Some(word));
        assert_ne!(Key::new(b"a\0", 0, 1), Key::new(b"a\0", 0, 2), "how long it is counts");
        assert_eq!(Key::new(b"0123456789abcdef", 0, 16), None);
        assert!(Key::new(b"0123456789abcdef", 0, 15).is_some());
    }

    #[test]
    fn words_are_remembered_with_few_tokens_and_counted_with_more() {
        let mut words = Words::new();
        let [few, many] =
            ["few", "many"].map(|text| Key::new(text.as_bytes(), 0, text.len()).expect("short"));
        words.insert(Word::new(few, &[1, 2, 3]));
        words.insert(Word::new(many, &[1, 2, 3, 4]));
        assert_eq!(words.get(few).and_then(Word::tokens), Some([1, 2, 3].as_slice()));
        assert_eq!(words.get(many).map(|word| word.count), Some(4));
        assert_eq!(words.get(many).and_then(Word::tokens), None);
        assert!(words.get(Key { low: 1, high: 1 }).is_none());
    }
}
