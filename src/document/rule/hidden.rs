use crate::document::markdown::{Inline, InlineKind};
use crate::text::Span;

/// What is no prose within a block: code, tags, images, and where links lead.
pub(super) struct Hidden<'t> {
    text: &'t str,
    inlines: std::iter::Peekable<std::slice::Iter<'t, Inline>>,
    until: u32,
    destination: Span,
}

impl<'t> Hidden<'t> {
    pub(super) fn new(text: &'t str, inlines: &'t [Inline]) -> Self {
        Self { text, inlines: inlines.iter().peekable(), until: 0, destination: Span::default() }
    }

    /// Whether the byte at `offset` is hidden; offsets must ascend.
    pub(super) fn covers(&mut self, offset: u32) -> bool {
        while let Some(inline) = self.inlines.next_if(|inline| inline.span.start <= offset) {
            match inline.kind {
                InlineKind::Code | InlineKind::Html | InlineKind::Image | InlineKind::Autolink => {
                    self.until = self.until.max(inline.span.end);
                }
                InlineKind::Link => self.destination = destination(self.text, inline.span),
                _ => {}
            }
        }
        offset < self.until || self.destination.contains_offset(offset as usize)
    }
}

/// What follows the text of a link.
fn destination(text: &str, link: Span) -> Span {
    let source = link.of(text);
    let start = source.rfind("](").or_else(|| source.rfind("][")).unwrap_or(source.len());
    Span { start: link.start + start as u32, end: link.end }
}
