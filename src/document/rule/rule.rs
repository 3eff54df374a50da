use std::fmt;

use crate::text::Span;

/// One behavioural statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The statement: its line without list markers and quote markers.
    pub span: Span,
    /// The word or sign that makes it a rule.
    pub marker: Span,
    /// How strong it is.
    pub modality: Modality,
}

/// How strong a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// An order.
    Must,
    /// A ban.
    MustNot,
    /// Advice.
    Should,
    /// Advice against something.
    ShouldNot,
    /// A permission.
    May,
}

impl Modality {
    /// The modality's name, words joined by hyphens.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Must => "must",
            Self::MustNot => "must-not",
            Self::Should => "should",
            Self::ShouldNot => "should-not",
            Self::May => "may",
        }
    }
}

impl fmt::Display for Modality {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
