use super::error::VocabularyError;
use super::pack::{ALPHABET, Pack, Part, Planes};
use crate::merge::{MOST_TOKENS, Pairs};
use crate::split::Encoding;

/// The tokens of an encoding: 256 bytes, and those that are joined of two others.
pub(crate) struct Vocabulary {
    encoding: Encoding,
    /// The token of each byte.
    alphabet: [u8; ALPHABET],
    pairs: Pairs,
    /// How many bytes each token has; 0 for those of a part that is not there.
    lengths: Vec<u8>,
    /// The joined tokens of the basic part, and those of the rest.
    parts: [Vec<u32>; 2],
    /// The checksum of the basic part.
    sum: u32,
    is_complete: bool,
}

impl Vocabulary {
    /// Reads the basic part.
    pub(crate) fn read(basic: &[u8]) -> Result<Self, VocabularyError> {
        let pack = Pack::read(basic, Part::Basic)?;
        let (bytes, body) = pack.body.split_first_chunk().ok_or(VocabularyError::Length)?;
        let (bits, planes) = body.split_at_checked(pack.joined.div_ceil(8)).ok_or(VocabularyError::Length)?;
        let parts = split(bits, pack.joined);
        let mut vocabulary = Self {
            encoding: pack.encoding,
            alphabet: inverse(bytes).ok_or(VocabularyError::Content)?,
            pairs: Pairs::with_capacity(pack.joined),
            lengths: vec![1; ALPHABET],
            sum: pack.sum,
            is_complete: parts[Part::Rest as usize].is_empty(),
            parts,
        };
        if ALPHABET + pack.joined > MOST_TOKENS {
            return Err(VocabularyError::Content);
        }
        vocabulary.lengths.resize(ALPHABET + pack.joined, 0);
        vocabulary.add(Part::Basic, planes)?;
        Ok(vocabulary)
    }

    /// Adds the rest. Where it cannot be read, nothing is added.
    pub(crate) fn extend(&mut self, rest: &[u8]) -> Result<(), VocabularyError> {
        let pack = Pack::read(rest, Part::Rest)?;
        if pack.sum_of_basic != self.sum || pack.encoding != self.encoding {
            return Err(VocabularyError::Other);
        }
        if !self.is_complete {
            self.add(Part::Rest, pack.body)?;
            self.is_complete = true;
        }
        Ok(())
    }

    fn add(&mut self, part: Part, planes: &[u8]) -> Result<(), VocabularyError> {
        for (pair, joined) in self.joins(part, planes)? {
            let [one, other] = pair.map(|token| self.lengths[token as usize]);
            self.lengths[joined as usize] = one.saturating_add(other);
            self.pairs.insert(pair, joined);
        }
        Ok(())
    }

    /// The pairs of a part and what they join into, all of them known to exist.
    fn joins(&self, part: Part, planes: &[u8]) -> Result<Vec<([u32; 2], u32)>, VocabularyError> {
        let own = &self.parts[part as usize];
        let numbered = match part {
            Part::Basic => own.clone(),
            Part::Rest => [own.as_slice(), &self.parts[Part::Basic as usize]].concat(),
        };
        let token = |number: u32| match (number as usize).checked_sub(ALPHABET) {
            Some(joined) => numbered.get(joined).copied().unwrap_or(u32::MAX),
            None => number,
        };
        let mut joins = Vec::with_capacity(own.len());
        for (pair, &joined) in Planes::new(planes, own.len())?.pairs().zip(own) {
            let pair = pair.map(token);
            if pair[0] >= joined || pair[1] >= joined {
                return Err(VocabularyError::Content);
            }
            joins.push((pair, joined));
        }
        Ok(joins)
    }

    pub(crate) fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Whether both parts are there.
    pub(crate) fn is_complete(&self) -> bool {
        self.is_complete
    }

    /// The token of each byte.
    pub(crate) fn alphabet(&self) -> &[u8; ALPHABET] {
        &self.alphabet
    }

    pub(crate) fn pairs(&self) -> &Pairs {
        &self.pairs
    }

    /// How many bytes a token has.
    pub(crate) fn length(&self, token: u32) -> usize {
        self.lengths.get(token as usize).copied().unwrap_or_default().into()
    }
}

/// The joined tokens of each part, by a bit for each.
fn split(bits: &[u8], joined: usize) -> [Vec<u32>; 2] {
    let mut parts = [Vec::with_capacity(joined), Vec::with_capacity(joined)];
    for at in 0..joined {
        let is_basic = bits[at / 8] >> (at % 8) & 1 == 1;
        parts[if is_basic { Part::Basic } else { Part::Rest } as usize].push((ALPHABET + at) as u32);
    }
    parts
}

/// From the byte of each token to the token of each byte; nothing where a byte is missing.
fn inverse(bytes: &[u8; ALPHABET]) -> Option<[u8; ALPHABET]> {
    let mut tokens = [None; ALPHABET];
    for (token, &byte) in bytes.iter().enumerate() {
        tokens[byte as usize] = Some(token as u8);
    }
    tokens.iter().all(Option::is_some).then(|| tokens.map(Option::unwrap_or_default))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::sample::sample;
    use super::*;

    /// `ab`, `cd`, `abcd`, `aba`.
    const JOINS: [(u32, u32); 4] = [(97, 98), (99, 100), (256, 257), (256, 97)];

    fn joined(vocabulary: &Vocabulary, pairs: &[(u32, u32)]) -> Vec<Option<u32>> {
        let get = |&(left, right): &(u32, u32)| Some(vocabulary.pairs().get(left, right));
        pairs.iter().map(get).map(|token| token.filter(|&token| token < 260)).collect()
    }

    #[test]
    fn the_parts_together_are_the_whole() {
        let [basic, rest] = sample(&JOINS, |join| join == 0 || join == 3);
        let mut vocabulary = Vocabulary::read(&basic).expect("a vocabulary");
        assert!(!vocabulary.is_complete());
        assert_eq!(joined(&vocabulary, &JOINS), [Some(256), None, None, Some(259)]);
        assert_eq!([256, 257, 258, 259].map(|token| vocabulary.length(token)), [2, 0, 0, 3]);

        vocabulary.extend(&rest).expect("its rest");
        assert!(vocabulary.is_complete());
        assert_eq!(joined(&vocabulary, &JOINS), [Some(256), Some(257), Some(258), Some(259)]);
        assert_eq!([256, 257, 258, 259].map(|token| vocabulary.length(token)), [2, 2, 4, 3]);
        assert_eq!(vocabulary.extend(&rest), Ok(()), "once more changes nothing");
    }

    #[test]
    fn a_basic_part_that_has_all_is_complete() {
        let [basic, _] = sample(&JOINS, |_| true);
        assert!(Vocabulary::read(&basic).expect("a vocabulary").is_complete());
    }

    #[test]
    fn what_is_not_the_part_that_is_wanted_is_refused() {
        let [basic, rest] = sample(&JOINS, |join| join < 2);
        let refused = |bytes: &[u8]| Vocabulary::read(bytes).err();
        assert_eq!(refused(b""), Some(VocabularyError::Kind));
        assert_eq!(refused(&rest), Some(VocabularyError::Kind));
        assert_eq!(refused(&basic[..basic.len() - 1]), Some(VocabularyError::Sum));
        let mut vocabulary = Vocabulary::read(&basic).expect("a vocabulary");
        assert_eq!(vocabulary.extend(&basic), Err(VocabularyError::Kind));
        let [_, other] = sample(&JOINS, |join| join == 0);
        assert_eq!(vocabulary.extend(&other), Err(VocabularyError::Other));
        assert!(!vocabulary.is_complete());
    }

    #[test]
    fn a_join_of_tokens_that_come_later_is_refused() {
        let [basic, _] = sample(&[(97, 257), (97, 98)], |_| true);
        assert_eq!(Vocabulary::read(&basic).err(), Some(VocabularyError::Content));
        let [basic, _] = sample(&[(256, 97)], |_| true);
        assert_eq!(Vocabulary::read(&basic).err(), Some(VocabularyError::Content));
    }

    proptest! {
        #[test]
        fn no_changed_byte_goes_unnoticed(at in 0usize..324, change in 1u8..) {
            let [mut basic, _] = sample(&JOINS, |_| true);
            prop_assert_eq!(basic.len(), 301);
            let at = at % basic.len();
            basic[at] ^= change;
            // Two bytes of the head are for later.
            prop_assert_eq!(Vocabulary::read(&basic).is_err(), at != 4 && at != 6 && at != 7 || at == 4 && change != 1);
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let read = Vocabulary::read(&[b"PLV1".as_slice(), &bytes].concat());
            prop_assert!(read.is_err());
        }
    }
}
