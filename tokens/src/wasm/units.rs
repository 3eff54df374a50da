use crate::Token;

/// Tokens as pairs of their number and the UTF-16 unit after their last. A character that several tokens share belongs to
/// the first of them, and the others have nothing of it.
pub(super) fn units(text: &str, tokens: &[Token]) -> Vec<u32> {
    let mut pairs = Vec::with_capacity(2 * tokens.len());
    let mut characters = text.char_indices();
    let (mut start, mut unit) = (0, 0);
    for &Token { id, end } in tokens {
        while start < end
            && let Some((_, character)) = characters.next()
        {
            unit += character.len_utf16() as u32;
            start = characters.offset();
        }
        pairs.extend([id, unit]);
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_end_at_units() {
        let tokens = [(7, 1), (8, 3), (9, 4), (10, 8), (11, 9)].map(|(id, end)| Token { id, end });
        assert_eq!(units("aé-😀!", &tokens), [7, 1, 8, 2, 9, 3, 10, 5, 11, 6]);
    }

    #[test]
    fn a_shared_character_belongs_to_the_first_token() {
        let tokens = [(7, 1), (8, 3), (9, 4), (10, 5)].map(|(id, end)| Token { id, end });
        assert_eq!(units("😀b", &tokens), [7, 2, 8, 2, 9, 2, 10, 3]);
    }
}
