//! Counts tokens exactly as tiktoken does, under `o200k_base` and `cl100k_base`.
//!
//! Byte pair encoding cuts a text into pieces by a pattern (`split`), and within each piece joins neighbours, those of
//! the lowest rank first (`merge`). The pattern is written by hand instead of a regular expression, what joins into what
//! is one table of pairs, and short pieces that were seen before are looked up (`words`).
//!
//! The vocabulary is not in the crate. It is given as bytes, which `scripts/build/vocabulary/` packs from the ranks that
//! tiktoken publishes, in two parts: the [`Tokenizer`] is made of the one that English prompts need, and
//! [extended](Tokenizer::extend) by the other.
//!
//! Everything takes linear time, a single word of megabytes included.

#![cfg_attr(not(test), deny(clippy::unwrap_used))]

mod class;
mod merge;
mod split;
mod text;
mod tokenizer;
mod vocabulary;
#[cfg(any(target_arch = "wasm32", test))]
mod wasm;
mod words;

pub use split::Encoding;
pub use tokenizer::{Token, Tokenizer};
pub use vocabulary::VocabularyError;
