//! Vocabularies, and the bytes that they come as.

mod error;
mod pack;
#[cfg(test)]
mod sample;
mod vocabulary;

pub use error::VocabularyError;
#[cfg(test)]
pub(crate) use sample::sample;
pub(crate) use vocabulary::Vocabulary;
