use crate::compose::leaf::leaf_at;
use crate::document::{BlockKind, Document, InlineKind};

/// Where a variable is used, which decides how its value has to be written so that it stays a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the text of a paragraph, a heading or a cell of a table.
    Text {
        /// Whether the value could open a block: nothing but markers stands before it on its line.
        exposed: bool,
        /// Whether it is the text of a heading.
        heading: bool,
    },
    /// In the destination of a link.
    Address,
    /// In HTML, outside of tags or in a quoted attribute.
    Html,
    /// In code.
    Code {
        /// Whether the value could complete the name of a tag.
        after_tag: bool,
        /// Whether it stands in a cell of a table.
        cell: bool,
    },
    /// Where no way of writing it would keep every value apart from what is around it.
    Nowhere(&'static str),
}

impl Place {
    /// In a line that introduces a document, where promptlink's own words stand before it.
    pub(super) const LINE: Self = Self::Text { exposed: false, heading: false };
}

/// What stands in a block before a place.
#[derive(Clone, Copy, Debug)]
struct Before {
    /// No letter has been passed on the line.
    exposed: bool,
    /// A tag is open.
    tag: bool,
    /// All of the open tag so far could be its name.
    tag_name: bool,
    /// The quotation mark of the attribute that is open.
    quote: Option<u8>,
    /// The destination of a link is open.
    address: bool,
    /// The block opens with a bracket.
    bracket: bool,
    /// It reads like a link definition.
    label: bool,
    last: u8,
}

/// Tells places one after the other, each byte of a block looked at once.
pub(super) struct Places<'a> {
    document: &'a Document,
    /// Where the block of the last place begins, and how far it was read.
    block: u32,
    done: usize,
    before: Before,
}

impl<'a> Places<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self { document, block: u32::MAX, done: 0, before: Before::OPENING }
    }

    /// The place of what begins at an offset and ends at another. Offsets ascend.
    pub(super) fn next(&mut self, start: usize, end: usize) -> Place {
        let Some(block) = leaf_at(self.document, start) else { return Place::Nowhere("a link definition") };
        if block.span.start != self.block {
            self.block = block.span.start;
            self.done = block.span.start as usize;
            self.before = Before::OPENING;
        }
        let passed = &self.document.text().as_bytes()[self.done.min(start)..start];
        self.before.pass(passed);
        self.done = end;
        let place = self.before.place(block.kind, self.inline(start));
        self.before.last = b'}';
        place
    }

    /// The code span, the tag or the address that holds a byte.
    fn inline(&self, offset: usize) -> Option<InlineKind> {
        let inlines = &self.document.markdown().inlines;
        let after = inlines.partition_point(|inline| inline.span.start as usize <= offset);
        let inline = inlines[..after].last().filter(|inline| inline.span.contains_offset(offset))?;
        matches!(inline.kind, InlineKind::Code | InlineKind::Html | InlineKind::Autolink)
            .then_some(inline.kind)
    }
}

impl Before {
    const OPENING: Self = Self {
        exposed: true,
        tag: false,
        tag_name: false,
        quote: None,
        address: false,
        bracket: false,
        label: false,
        last: b'\n',
    };

    fn pass(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.pass_byte(byte);
            self.last = byte;
        }
    }

    fn pass_byte(&mut self, byte: u8) {
        if self.last == b'<' {
            self.tag = byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?');
            self.quote = None;
            self.tag_name = true;
        }
        self.tag_name &= byte.is_ascii_alphabetic() || matches!(byte, b'/' | b' ' | b'\t');
        match byte {
            b'\n' | b'\r' => self.exposed = true,
            _ if byte.is_ascii_alphabetic() || byte >= 0x80 => self.exposed = false,
            b'[' => self.bracket |= self.is_at_start(),
            b':' => self.label |= self.bracket && self.last == b']',
            b'(' => self.address = self.last == b']',
            b')' => self.address = false,
            b'"' | b'\'' if self.tag => match self.quote {
                Some(open) if open == byte => self.quote = None,
                None => self.quote = Some(byte),
                _ => {}
            },
            b'>' if self.quote.is_none() => self.tag = false,
            _ => {}
        }
        self.address &= !byte.is_ascii_whitespace();
    }

    /// Whether nothing but space has been passed.
    fn is_at_start(&self) -> bool {
        self.exposed && matches!(self.last, b'\n' | b'\r' | b' ' | b'\t')
    }

    fn place(&self, block: BlockKind, inline: Option<InlineKind>) -> Place {
        let in_tag = self.tag || self.last == b'<';
        let cell = block == BlockKind::TableCell;
        match (block, inline) {
            (BlockKind::Code { .. }, _) | (_, Some(InlineKind::Code)) => {
                Place::Code { after_tag: self.last == b'<' || self.tag && self.tag_name, cell }
            }
            _ if in_tag && self.quote.is_none() => Place::Nowhere("a tag or a comment"),
            (BlockKind::Html, _) | (_, Some(InlineKind::Html)) => Place::Html,
            _ if in_tag => Place::Nowhere("a tag or a comment"),
            _ if self.label => Place::Nowhere("a link definition"),
            _ if self.address => Place::Address,
            _ => Place::Text { exposed: self.exposed, heading: matches!(block, BlockKind::Heading(_)) },
        }
    }
}
