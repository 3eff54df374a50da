use std::fmt;

use crate::library::UnknownDocument;

/// Why no persona could be composed. What is odd about a document is a diagnostic instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error(Box<ErrorKind>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum ErrorKind {
    EmptyLibrary(String),
    UnknownAgent(UnknownDocument),
    AmbiguousAgent(UnknownDocument),
    DocumentTooLarge { path: String, bytes: usize, limit: usize },
    PersonaTooLarge { bytes: u64, limit: u64, largest: String },
    BudgetTooSmall { budget: u32, needed: u64, largest: String, tokens: u64 },
}

impl Error {
    pub(super) fn unknown(library_is_empty: bool, unknown: UnknownDocument) -> Self {
        Self(Box::new(match unknown {
            unknown if library_is_empty => ErrorKind::EmptyLibrary(unknown.name),
            unknown if unknown.ambiguous => ErrorKind::AmbiguousAgent(unknown),
            unknown => ErrorKind::UnknownAgent(unknown),
        }))
    }

    pub(super) fn document_too_large(path: &str, bytes: usize, limit: usize) -> Self {
        Self(Box::new(ErrorKind::DocumentTooLarge { path: path.to_owned(), bytes, limit }))
    }

    pub(super) fn persona_too_large(bytes: u64, limit: u64, largest: &str) -> Self {
        Self(Box::new(ErrorKind::PersonaTooLarge { bytes, limit, largest: largest.to_owned() }))
    }

    /// What has to stay has `needed` tokens, `tokens` of them in the document `largest`.
    pub(super) fn budget_too_small(budget: u32, needed: u64, largest: &str, tokens: u64) -> Self {
        Self(Box::new(ErrorKind::BudgetTooSmall { budget, needed, largest: largest.to_owned(), tokens }))
    }

    /// The stable name of what went wrong.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match *self.0 {
            ErrorKind::EmptyLibrary(_) => "empty-library",
            ErrorKind::UnknownAgent(_) => "unknown-agent",
            ErrorKind::AmbiguousAgent(_) => "ambiguous-agent",
            ErrorKind::DocumentTooLarge { .. } => "document-too-large",
            ErrorKind::PersonaTooLarge { .. } => "persona-too-large",
            ErrorKind::BudgetTooSmall { .. } => "budget-too-small",
        }
    }

    /// The paths of the documents that may have been meant, best first.
    #[must_use]
    pub fn suggestions(&self) -> &[String] {
        match &*self.0 {
            ErrorKind::UnknownAgent(unknown) | ErrorKind::AmbiguousAgent(unknown) => &unknown.suggestions,
            _ => &[],
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            ErrorKind::EmptyLibrary(name) => {
                write!(formatter, "there is no agent `{name}`: the library is empty")
            }
            ErrorKind::UnknownAgent(unknown) => {
                write!(formatter, "there is no agent `{}`", unknown.name)?;
                write_choices(formatter, "; did you mean ", &unknown.suggestions, "?")
            }
            ErrorKind::AmbiguousAgent(unknown) => {
                write!(formatter, "several documents answer to `{}`", unknown.name)?;
                write_choices(formatter, "; name one of ", &unknown.suggestions, "")
            }
            ErrorKind::DocumentTooLarge { path, bytes, limit } => {
                write!(formatter, "`{path}` has {bytes} bytes, {limit} are read")
            }
            ErrorKind::BudgetTooSmall { budget, needed, largest, tokens } => {
                let over = needed.saturating_sub(u64::from(*budget));
                write!(
                    formatter,
                    "the agent and the rules that must be kept to have {needed} tokens, {over} more than the budget of {budget}; \
                     the largest part is `{largest}` with {tokens}"
                )
            }
            ErrorKind::PersonaTooLarge { bytes, limit, largest } => {
                write!(
                    formatter,
                    "the persona would have {bytes} bytes, {limit} are composed; the largest part is `{largest}`"
                )
            }
        }
    }
}

impl std::error::Error for Error {}

/// Writes the paths with the words around them; nothing where there are none.
fn write_choices(
    formatter: &mut fmt::Formatter<'_>,
    before: &str,
    paths: &[String],
    after: &str,
) -> fmt::Result {
    for (index, path) in paths.iter().enumerate() {
        let before = match index {
            0 => before,
            _ if index + 1 == paths.len() => " or ",
            _ => ", ",
        };
        write!(formatter, "{before}`{path}`")?;
    }
    if paths.is_empty() { Ok(()) } else { formatter.write_str(after) }
}
