use crate::document::Document;
use crate::text::{LineIndex, Span};
use crate::wasm::flat::Slice;

/// A text with its lines: from bytes to what JavaScript and people count.
#[derive(Clone, Copy)]
pub(in crate::wasm) struct Places<'a> {
    text: &'a str,
    lines: &'a LineIndex,
}

impl<'a> Places<'a> {
    /// The places of a text and its index.
    pub(in crate::wasm) fn new(text: &'a str, lines: &'a LineIndex) -> Self {
        Self { text, lines }
    }

    /// The places of a document's text.
    pub(in crate::wasm) fn of(document: &'a Document) -> Self {
        Self::new(document.text(), document.lines())
    }

    /// The UTF-16 units before a byte.
    pub(in crate::wasm) fn unit(&self, offset: u32) -> u32 {
        self.lines.utf16(self.text, offset)
    }

    /// A span as JavaScript slices it.
    pub(in crate::wasm) fn slice(&self, span: Span) -> Slice {
        Slice { start: self.unit(span.start), end: self.unit(span.end) }
    }

    /// The 1-based line of a byte.
    pub(in crate::wasm) fn line(&self, offset: u32) -> u32 {
        self.lines.line(offset)
    }

    /// The 1-based column of a byte, in UTF-16 units.
    pub(in crate::wasm) fn column(&self, offset: u32) -> u32 {
        self.lines.position(self.text, offset).column
    }
}
