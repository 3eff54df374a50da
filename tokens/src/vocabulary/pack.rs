use super::error::VocabularyError;
use crate::split::Encoding;

/// Which part of a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    /// What texts need whose letters and digits are ASCII.
    Basic,
    /// What others need on top.
    Rest,
}

/// A part of a vocabulary as bytes, whole and unchanged. All numbers have their lowest byte first.
///
/// | bytes | |
/// |---|---|
/// | 4 | `PLV1` |
/// | 1 | the encoding: 0 for `o200k_base`, 1 for `cl100k_base` |
/// | 1 | the part: 0 for the basic one, 1 for the rest |
/// | 2 | 0 |
/// | 4 | the checksum of all that follows: FNV-1a of 32 bits, over numbers of four bytes and then the bytes that are left |
/// | 4 | the checksum of the basic part, in the rest; 0 in the basic part itself |
/// | 4 | how many tokens of the whole vocabulary are joined of two others |
/// | 256 | in the basic part: the byte of each of the first 256 tokens |
/// | | in the basic part: a bit for each joined token, the lowest first: whether it is in this part |
/// | 6 each | the joined tokens of this part, as [`Planes`] |
#[derive(Clone, Copy)]
pub(super) struct Pack<'a> {
    pub(super) encoding: Encoding,
    pub(super) sum: u32,
    pub(super) sum_of_basic: u32,
    pub(super) joined: usize,
    pub(super) body: &'a [u8],
}

pub(super) const ALPHABET: usize = 256;
const MAGIC: &[u8] = b"PLV1";
const SUM: usize = 8;
const SUMMED: usize = 12;
const HEAD: usize = 20;

impl<'a> Pack<'a> {
    pub(super) fn read(bytes: &'a [u8], wanted: Part) -> Result<Self, VocabularyError> {
        let body = bytes.get(HEAD..).ok_or(VocabularyError::Kind)?;
        let encoding = Encoding::ALL.get(bytes[4] as usize).ok_or(VocabularyError::Kind)?;
        if !bytes.starts_with(MAGIC) || bytes[5] != wanted as u8 {
            return Err(VocabularyError::Kind);
        }
        let pack = Self {
            encoding: *encoding,
            sum: number(bytes, SUM),
            sum_of_basic: number(bytes, SUMMED),
            joined: number(bytes, SUMMED + 4) as usize,
            body,
        };
        if pack.sum == checksum(&bytes[SUMMED..]) { Ok(pack) } else { Err(VocabularyError::Sum) }
    }
}

/// Pairs of tokens as six planes: of all left ones the lowest bytes, then the middle ones, then the highest, and so of all
/// right ones. Bytes of one plane are alike, so that they compress.
///
/// The tokens of a part have numbers of their own: after the 256 bytes come the joined ones of the part, and after those
/// in the rest come the ones of the basic part.
#[derive(Clone, Copy)]
pub(super) struct Planes<'a> {
    bytes: &'a [u8],
    count: usize,
}

impl<'a> Planes<'a> {
    pub(super) fn new(bytes: &'a [u8], count: usize) -> Result<Self, VocabularyError> {
        if bytes.len() == 6 * count { Ok(Self { bytes, count }) } else { Err(VocabularyError::Length) }
    }

    /// The pairs, in the order of what they become.
    pub(super) fn pairs(self) -> impl Iterator<Item = [u32; 2]> {
        let (left, right) = self.bytes.split_at(3 * self.count);
        tokens(left, self.count).zip(tokens(right, self.count)).map(|(left, right)| [left, right])
    }
}

/// The numbers that three planes hold.
fn tokens(planes: &[u8], count: usize) -> impl Iterator<Item = u32> {
    let (low, others) = planes.split_at(count);
    let (middle, high) = others.split_at(count);
    let bytes = low.iter().zip(middle).zip(high);
    bytes.map(|((&low, &middle), &high)| u32::from_le_bytes([low, middle, high, 0]))
}

fn number(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(<[u8]>::first_chunk).map_or(0, |bytes| u32::from_le_bytes(*bytes))
}

/// FNV-1a over numbers of four bytes, and over the bytes that are left.
fn checksum(bytes: &[u8]) -> u32 {
    let numbers = bytes.chunks_exact(4);
    let rest = numbers.remainder().iter().map(|&byte| u32::from(byte));
    let all = numbers.map(|bytes| number(bytes, 0)).chain(rest);
    all.fold(0x811C_9DC5, |sum, number| (sum ^ number).wrapping_mul(0x0100_0193))
}

/// Writes a part.
#[cfg(test)]
pub(super) fn write(
    encoding: Encoding,
    part: Part,
    sum_of_basic: u32,
    joined: usize,
    body: &[u8],
) -> Vec<u8> {
    let summed = [&sum_of_basic.to_le_bytes(), &(joined as u32).to_le_bytes(), body].concat();
    let kind = [encoding as u8, part as u8, 0, 0];
    [MAGIC, &kind, &checksum(&summed).to_le_bytes(), &summed].concat()
}
