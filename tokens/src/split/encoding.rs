use super::{cl100k, o200k};
use crate::text::Text;

/// A way to cut texts into tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `o200k_base`, of OpenAI's models from GPT-4o on.
    O200k,
    /// `cl100k_base`, of OpenAI's GPT-4 and GPT-3.5.
    Cl100k,
}

impl Encoding {
    /// All of them, in the order of their numbers.
    pub const ALL: [Self; 2] = [Self::O200k, Self::Cl100k];

    /// The name that tiktoken knows it by.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::O200k => "o200k_base",
            Self::Cl100k => "cl100k_base",
        }
    }

    /// The end of the piece that begins at `start`, which lies before the end of the text.
    pub(crate) fn piece(self, text: &Text<'_>, start: usize) -> usize {
        match self {
            Self::O200k => o200k::piece(text, start),
            Self::Cl100k => cl100k::piece(text, start),
        }
    }
}
