use super::long::Chain;
use super::pairs::Pairs;
use super::short::{LONGEST, join_short};

/// Joins the bytes of pieces into tokens. It holds memory that all pieces share.
#[derive(Default)]
pub(crate) struct Joiner {
    tokens: Vec<u32>,
    chain: Chain,
}

impl Joiner {
    /// The tokens of a piece: of all neighbours those join first that become the lowest token, from the left.
    pub(crate) fn join(&mut self, piece: &[u8], alphabet: &[u8; 256], pairs: &Pairs) -> &[u32] {
        self.tokens.clear();
        self.tokens.extend(piece.iter().map(|&byte| u32::from(alphabet[byte as usize])));
        if piece.len() > LONGEST {
            self.chain.join(&mut self.tokens, pairs);
        } else {
            join_short(&mut self.tokens, pairs);
        }
        &self.tokens
    }
}
#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// An alphabet in which each byte is its own token, and pairs of a few letters.
    fn pairs_of(list: &[(u32, u32)]) -> Pairs {
        let mut pairs = Pairs::with_capacity(list.len());
        for (index, &(left, right)) in list.iter().enumerate() {
            pairs.insert([left, right], 256 + index as u32);
        }
        pairs
    }

    fn alphabet() -> [u8; 256] {
        std::array::from_fn(|byte| byte as u8)
    }

    #[test]
    fn the_lowest_joins_first_and_from_the_left() {
        let (a, b) = (u32::from(b'a'), u32::from(b'b'));
        let pairs = pairs_of(&[(a, a), (a, b), (256, b)]);
        let join = |text: &str| Joiner::default().join(text.as_bytes(), &alphabet(), &pairs).to_vec();
        assert_eq!(join("aab"), [258]);
        assert_eq!(join("aaa"), [256, a]);
        assert_eq!(join("ab"), [257]);
        assert_eq!(join("aaab"), [256, 257]);
        assert_eq!(join("b"), [b]);
        assert!(join("").is_empty());
    }

    proptest! {
        #[test]
        fn short_and_long_pieces_join_alike(
            list in proptest::collection::btree_set((97u32..100, 97u32..100), 0..9),
            more in proptest::collection::btree_set((256u32..262, 97u32..100), 0..9),
            text in "[a-c]{0,48}",
        ) {
            let list: Vec<(u32, u32)> = list.into_iter().chain(more).collect();
            let pairs = pairs_of(&list);
            let mut tokens: Vec<u32> = text.bytes().map(u32::from).collect();
            Chain::default().join(&mut tokens, &pairs);
            let mut joiner = Joiner::default();
            prop_assert_eq!(joiner.join(text.as_bytes(), &alphabet(), &pairs), tokens);
        }
    }
}
