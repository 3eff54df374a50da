/// How many lines end in `bytes`, counted eight bytes at a time. Where they end between `\r` and `\n`, the `\r` counts.
pub(super) fn line_ends(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut feeds = 0;
    let mut returns = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        feeds += equal(word, b'\n').count_ones();
        returns |= equal(word, b'\r');
    }
    if returns != 0 || rest.contains(&b'\r') {
        let lone = |at: &usize| bytes[*at] == b'\n' || bytes.get(at + 1) != Some(&b'\n');
        return memchr::memchr2_iter(b'\n', b'\r', bytes).filter(lone).count() as u32;
    }
    feeds + rest.iter().filter(|byte| **byte == b'\n').count() as u32
}

/// The high bit of each byte that is `byte`.
fn equal(word: u64, byte: u8) -> u64 {
    const EACH: u64 = 0x0101_0101_0101_0101;
    let other = word ^ (EACH * u64::from(byte));
    !(((other & (0x7F * EACH)) + 0x7F * EACH) | other) & (0x80 * EACH)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::LineIndex;

    proptest::proptest! {
        #[test]
        fn line_ends_are_those_of_the_index(text in "([a-z]{0,9}(\\r|\\n|\\r\\n|é\\n)){0,40}") {
            let index = LineIndex::new(&text);
            proptest::prop_assert_eq!(line_ends(text.as_bytes()) as usize, index.count() - 1);
        }
    }
}
