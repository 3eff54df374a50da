use super::Value;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// A text read as data: a tree of values with spans, and what was odd about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Tree {
    /// The outermost value.
    pub(crate) value: Value,
    /// Where it stands.
    pub(crate) span: Span,
    /// Duplicate keys, refused anchors and the like, in the order of the source.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Why a text cannot be read as data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not of the notation, as seen at this byte.
    Syntax(u32),
    /// It is nested deeper than is read, at this byte.
    TooDeep(u32),
    /// It has more values than are read, from this byte on.
    TooMany(u32),
}

impl Fault {
    /// What a diagnostic says of it: that the limits of reading are met, or that the notation is not followed.
    pub(crate) fn code(self) -> Code {
        match self {
            Self::Syntax(_) => Code::FrontmatterInvalid,
            Self::TooDeep(_) | Self::TooMany(_) => Code::FrontmatterTooLarge,
        }
    }

    /// What is wrong, in the words that follow the name of what was read.
    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::Syntax(_) => "cannot be read from here on",
            Self::TooDeep(_) => "is nested deeper than is read",
            Self::TooMany(_) => "holds more values than are read",
        }
    }

    /// The byte at which reading stopped, as an empty span.
    pub(crate) fn span(self) -> Span {
        let (Self::Syntax(at) | Self::TooDeep(at) | Self::TooMany(at)) = self;
        Span { start: at, end: at }
    }
}
