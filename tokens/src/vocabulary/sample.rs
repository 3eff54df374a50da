//! Small vocabularies for tests.

use super::pack::{Part, write};
use crate::split::Encoding;

/// The two parts of a vocabulary in which each byte is its own token, and each join is of the two tokens given.
///
/// `basic` says by the join's index whether it is in the basic part.
pub(crate) fn sample(joins: &[(u32, u32)], basic: impl Fn(usize) -> bool) -> [Vec<u8>; 2] {
    let (inside, outside): (Vec<usize>, Vec<usize>) = (0..joins.len()).partition(|&join| basic(join));
    let mut bits = vec![0; joins.len().div_ceil(8)];
    for &join in &inside {
        bits[join / 8] |= 1 << (join % 8);
    }
    let alphabet = (0..=255).collect::<Vec<u8>>();
    let body = [alphabet, bits, planes(joins, &inside, &inside)].concat();
    let basic = write(Encoding::O200k, Part::Basic, 0, joins.len(), &body);
    let sum = u32::from_le_bytes(*basic[8..].first_chunk().expect("a whole head"));
    let numbered = [outside.as_slice(), &inside].concat();
    let rest = write(Encoding::O200k, Part::Rest, sum, joins.len(), &planes(joins, &outside, &numbered));
    [basic, rest]
}

fn planes(joins: &[(u32, u32)], part: &[usize], numbered: &[usize]) -> Vec<u8> {
    let number = |token: u32| match token.checked_sub(256) {
        Some(join) => {
            numbered.iter().position(|&one| one == join as usize).expect("a token of the part") + 256
        }
        None => token as usize,
    };
    let plane = |index: usize| {
        part.iter().map(move |&join| {
            let token = if index < 3 { joins[join].0 } else { joins[join].1 };
            (number(token) >> (8 * (index % 3))) as u8
        })
    };
    (0..6).flat_map(plane).collect()
}
