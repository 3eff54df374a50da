use std::error::Error;
use std::fmt;

/// Why bytes are not the part of a vocabulary that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VocabularyError {
    /// They do not begin like it.
    Kind,
    /// They are fewer or more than they should be.
    Length,
    /// They are not what they were when they were packed.
    Sum,
    /// They belong to another vocabulary than the part that is there.
    Other,
    /// They join tokens that do not exist.
    Content,
}

impl fmt::Display for VocabularyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Kind => "the bytes do not begin like this part of a vocabulary",
            Self::Length => "the vocabulary is not as long as it says",
            Self::Sum => "the vocabulary is damaged: its checksum is another",
            Self::Other => "the parts belong to different vocabularies",
            Self::Content => "the vocabulary joins tokens that do not exist",
        })
    }
}

impl Error for VocabularyError {}
