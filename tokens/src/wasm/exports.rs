//! What JavaScript calls, with what the input buffer holds up to `length`.

#![expect(unreachable_pub, reason = "wasm_bindgen exports only what is `pub`; no crate reaches it")]

use wasm_bindgen::prelude::wasm_bindgen;

use super::state::{self, with_input, with_tokenizer};
use super::units::units;

/// Makes the input buffer that many bytes long and says where it lies. What it held stays.
#[wasm_bindgen]
pub fn reserve(bytes: usize) -> *const u8 {
    state::reserve(bytes)
}

/// Makes a tokenizer of the basic part of a vocabulary, unless its encoding has one. Says the number of the encoding, or
/// why the vocabulary cannot be read.
#[wasm_bindgen]
pub fn load(length: usize) -> Result<u32, String> {
    with_input(length, state::load).map_err(|error| error.to_string())
}

/// Gives a tokenizer the rest of its vocabulary.
#[wasm_bindgen]
pub fn extend(encoding: usize, length: usize) -> Result<(), String> {
    let extended = with_input(length, |rest| with_tokenizer(encoding, |tokenizer| tokenizer.extend(rest)));
    extended.unwrap_or(Ok(())).map_err(|error| error.to_string())
}

/// Whether the vocabulary suffices for a text.
#[wasm_bindgen]
pub fn covers(encoding: usize, length: usize) -> bool {
    let covers = |text: &str| with_tokenizer(encoding, |tokenizer| tokenizer.covers(text));
    state::with_text(length, covers).unwrap_or(false)
}

/// How many tokens a text has; nothing where the vocabulary does not suffice.
#[wasm_bindgen]
pub fn count(encoding: usize, length: usize) -> Option<u32> {
    let count = |text: &str| with_tokenizer(encoding, |tokenizer| tokenizer.count(text));
    state::with_text(length, count).flatten().map(|count| count as u32)
}

/// The tokens of a text, each by its number and the UTF-16 unit after its last; nothing where the vocabulary does not
/// suffice.
#[wasm_bindgen]
pub fn encode(encoding: usize, length: usize) -> Option<Vec<u32>> {
    let encode = |text: &str| {
        let tokens = with_tokenizer(encoding, |tokenizer| tokenizer.encode(text)).flatten()?;
        Some(units(text, &tokens))
    };
    state::with_text(length, encode)
}
