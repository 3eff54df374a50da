use super::Rule;
use crate::document::markdown::Markdown;

/// Finds the rules of `text`.
pub(crate) fn read(_text: &str, _markdown: &Markdown) -> Vec<Rule> {
    Vec::new()
}
