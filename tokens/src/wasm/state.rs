//! What lives in an instance: the input buffer, and a tokenizer for each encoding.

use std::cell::RefCell;

use crate::{Encoding, Tokenizer, VocabularyError};

thread_local! {
    static INPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TOKENIZERS: RefCell<[Option<Tokenizer>; Encoding::ALL.len()]> =
        const { RefCell::new([const { None }; Encoding::ALL.len()]) };
}

/// Makes the input buffer that many bytes long, keeping what it holds, and says where it lies.
pub(super) fn reserve(bytes: usize) -> *const u8 {
    INPUT.with_borrow_mut(|input| {
        input.reserve_exact(bytes.saturating_sub(input.len()));
        input.resize(bytes, 0);
        input.shrink_to_fit();
        input.as_ptr()
    })
}

/// Looks at the first bytes of the input.
pub(super) fn with_input<T>(length: usize, look: impl FnOnce(&[u8]) -> T) -> T {
    INPUT.with_borrow(|input| look(input.get(..length).unwrap_or_default()))
}

/// Looks at the text that the first bytes of the input are.
pub(super) fn with_text<T>(length: usize, look: impl FnOnce(&str) -> T) -> T {
    with_input(length, |bytes| look(&String::from_utf8_lossy(bytes)))
}

/// Makes a tokenizer of the basic part of a vocabulary, unless its encoding has one, and says its number.
pub(super) fn load(basic: &[u8]) -> Result<u32, VocabularyError> {
    let tokenizer = Tokenizer::new(basic)?;
    let number = tokenizer.encoding() as usize;
    TOKENIZERS.with_borrow_mut(|tokenizers| {
        tokenizers[number].get_or_insert(tokenizer);
    });
    Ok(number as u32)
}

/// Asks the tokenizer of an encoding, if it is there.
pub(super) fn with_tokenizer<T>(number: usize, ask: impl FnOnce(&mut Tokenizer) -> T) -> Option<T> {
    TOKENIZERS.with_borrow_mut(|tokenizers| tokenizers.get_mut(number)?.as_mut().map(ask))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_buffer_holds_what_was_written_when_it_grows() {
        reserve(2);
        INPUT.with_borrow_mut(|input| input.copy_from_slice("é".as_bytes()));
        reserve(4096);
        assert_eq!(with_text(2, str::to_owned), "é");
        assert_eq!(with_text(5000, str::to_owned), "", "what does not fit is not read");
    }

    #[test]
    fn what_is_no_vocabulary_makes_no_tokenizer() {
        assert_eq!(load(b"PLV1"), Err(VocabularyError::Kind));
        assert_eq!(with_tokenizer(0, |_| ()), None);
        assert_eq!(with_tokenizer(7, |_| ()), None);
    }
}
