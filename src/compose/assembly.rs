use super::change::{Change, Edit, Extent};
use super::persona::{Origin, Piece, Removal};
use crate::document::Document;
use crate::text::{Span, utf16_len};

/// A persona's text on its way: pieces of sources and of what promptlink writes, one after the other.
#[derive(Debug, Default)]
pub(super) struct Assembly {
    pub(super) pieces: Vec<Piece>,
    /// All that promptlink writes.
    pub(super) written: String,
    pub(super) removals: Vec<Removal>,
    written_units: u32,
    output: Extent,
    /// How many line feeds the text ends in.
    line_feeds: usize,
}

impl Assembly {
    /// The empty extent at the end of the text so far.
    pub(super) fn end(&self) -> Extent {
        self.output.tail()
    }

    /// Adds words of promptlink's own.
    pub(super) fn write(&mut self, text: &str, change: Change) {
        if text.is_empty() {
            return;
        }
        let bytes = Span::new(self.written.len(), self.written.len() + text.len());
        let units = Span { start: self.written_units, end: self.written_units + utf16_len(text) };
        self.written.push_str(text);
        self.written_units = units.end;
        self.add(Origin::Written(change), Extent { bytes, units }, text);
    }

    /// Adds a part of a source, as it is.
    fn keep(&mut self, source: usize, document: &Document, from: Extent) {
        if !from.bytes.is_empty() {
            self.add(Origin::Source(source as u32), from, document.slice(from.bytes));
        }
    }

    /// Adds a part of a source with edits, which are in order and may reach beyond it.
    pub(super) fn edit(&mut self, source: usize, document: &Document, from: Extent, edits: &[Edit]) {
        let mut done = from.head();
        let written = edits.iter().filter(|edit| !edit.text.is_empty()).count();
        self.pieces.reserve(written + edits.len() + 1);
        self.removals.reserve(edits.iter().filter(|edit| !edit.at.bytes.is_empty()).count());
        for edit in edits {
            let at = edit.at.bytes;
            if at.start < done.bytes.end || at.end > from.bytes.end {
                continue;
            }
            self.keep(source, document, done.gap(edit.at));
            if !at.is_empty() {
                self.removals.push(Removal {
                    source: source as u32,
                    span: at,
                    change: edit.change,
                    piece: self.pieces.len() as u32,
                    is_replaced: !edit.text.is_empty(),
                });
            }
            self.write(&edit.text, edit.change);
            done = edit.at;
        }
        self.keep(source, document, done.gap(from.tail()));
    }

    /// Ends the line, if one is open.
    pub(super) fn end_line(&mut self, change: Change) {
        if self.line_feeds == 0 && !self.pieces.is_empty() {
            self.write("\n", change);
        }
    }

    /// Leaves a blank line, unless nothing stands above it.
    pub(super) fn blank_line(&mut self, change: Change) {
        if self.line_feeds < 2 && !self.pieces.is_empty() {
            self.write(&"\n\n"[self.line_feeds..], change);
        }
    }

    fn add(&mut self, origin: Origin, from: Extent, text: &str) {
        let start = self.output.tail();
        self.output.bytes.end += from.bytes.len() as u32;
        self.output.units.end += from.units.len() as u32;
        self.pieces.push(Piece { origin, from, output: start.to(self.output) });
        let line_feeds = text.len() - text.trim_end_matches('\n').len();
        self.line_feeds = if line_feeds == text.len() { self.line_feeds + line_feeds } else { line_feeds };
    }
}
