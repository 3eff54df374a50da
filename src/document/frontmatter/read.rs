use super::Frontmatter;
use crate::diagnostic::Diagnostic;

/// What was found at a file's head.
#[derive(Debug, Default)]
pub(crate) struct Opening {
    /// The frontmatter, if there is one.
    pub(crate) frontmatter: Option<Frontmatter>,
    /// The byte at which the body begins, after a byte order mark and the frontmatter.
    pub(crate) body: usize,
    /// What was odd.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads the head of the document at `path`.
pub(crate) fn read(_path: &str, text: &str) -> Opening {
    let body = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    Opening { body, ..Opening::default() }
}
