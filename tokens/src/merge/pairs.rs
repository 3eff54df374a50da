/// Where two tokens do not join.
pub(super) const NONE: u32 = u32::MAX;

/// What two neighbouring tokens join into.
///
/// A table of open addressing, at most half full. A slot holds the pair and, in its last bits, the token that they
/// become.
pub(crate) struct Pairs {
    slots: Vec<u64>,
    shift: u32,
}

/// How many tokens there can be.
pub(crate) const MOST_TOKENS: usize = 1 << TOKEN_BITS;

const TOKEN_BITS: u32 = 18;

const TOKEN_MASK: u64 = (1 << TOKEN_BITS) - 1;
/// No pair has it as its key, and memory comes like this.
const EMPTY: u64 = 0;
/// 2⁶⁴ over the golden ratio: multiplying by it spreads neighbouring pairs over the table.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

impl Pairs {
    /// A table for so many pairs.
    pub(crate) fn with_capacity(pairs: usize) -> Self {
        let bits = (2 * pairs.max(1)).next_power_of_two().trailing_zeros().max(1);
        Self { slots: vec![EMPTY; 1 << bits], shift: u64::BITS - bits }
    }

    /// Adds a pair that is not there yet. Of equal pairs the first counts.
    pub(crate) fn insert(&mut self, [left, right]: [u32; 2], token: u32) {
        let key = key(left, right);
        let mut at = self.home(key);
        while self.slots[at] != EMPTY {
            at = self.next(at);
        }
        self.slots[at] = key << TOKEN_BITS | u64::from(token);
    }

    /// What two tokens join into; [`NONE`] where they do not.
    #[inline]
    pub(crate) fn get(&self, left: u32, right: u32) -> u32 {
        let key = key(left, right);
        let mut at = self.home(key);
        loop {
            let slot = self.slots[at];
            if slot >> TOKEN_BITS == key {
                return (slot & TOKEN_MASK) as u32;
            }
            if slot == EMPTY {
                return NONE;
            }
            at = self.next(at);
        }
    }

    fn home(&self, key: u64) -> usize {
        (key.wrapping_mul(SPREAD) >> self.shift) as usize
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & (self.slots.len() - 1)
    }
}

fn key(left: u32, right: u32) -> u64 {
    (u64::from(left) << TOKEN_BITS | u64::from(right)) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_found_and_others_are_not() {
        let mut pairs = Pairs::with_capacity(1000);
        for token in 0..1000 {
            pairs.insert([token * 7 % 1000, token], token + 256);
        }
        assert!((0..1000).all(|token| pairs.get(token * 7 % 1000, token) == token + 256));
        assert_eq!(pairs.get(1, 0), NONE);
        pairs.insert([7, 1], 5);
        assert_eq!(pairs.get(7, 1), 257, "the first counts");
    }

    #[test]
    fn the_largest_numbers_fit() {
        let most = (1 << TOKEN_BITS) - 1;
        let mut pairs = Pairs::with_capacity(1);
        pairs.insert([most, most - 1], most);
        assert_eq!(pairs.get(most, most - 1), most);
        assert_eq!(pairs.get(most, most), NONE);
        assert_eq!(pairs.get(0, 0), NONE);
    }
}
