use super::frontmatter;
use super::markdown::Markdown;
use super::section::Sections;
use crate::text::Span;

/// The Markdown of a text and its sections, without what they mean.
#[derive(Clone, Debug)]
pub struct Outline {
    /// All that follows the frontmatter and a byte order mark.
    pub body: Span,
    /// The Markdown of the body.
    pub markdown: Markdown,
    /// Its sections.
    pub sections: Sections,
}

impl Outline {
    /// Reads a text. Any text gives an outline.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let body = frontmatter::read("", text).body;
        let markdown = Markdown::read(text, body);
        let sections = Sections::read(text, &markdown, body);
        Self { body: Span::new(body, text.len()), markdown, sections }
    }
}
