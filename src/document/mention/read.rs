use super::Mention;
use crate::document::frontmatter::Frontmatter;
use crate::document::markdown::Markdown;

/// Finds the mentions of `text`.
pub(crate) fn read(_text: &str, _frontmatter: Option<&Frontmatter>, _markdown: &Markdown) -> Vec<Mention> {
    Vec::new()
}
