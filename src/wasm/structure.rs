//! The structure of a text as a table of numbers, for callers that want nothing but that, fast.
//!
//! One record after the other, in document order. The lowest three bits of a record's first word say what it is:
//!
//! | record | first word, from bit 3 on | words that follow |
//! |---|---|---|
//! | section | level, style from bit 6 on | title start and end, start, end, line, parent's number + 1 |
//! | item | nothing | start, end, text start and end, parent's number + 1 |
//! | code span | number + 1 of the item that holds it | start, end |
//! | strong emphasis | as above | start, end |
//!
//! Positions are UTF-16 units; sections and items are numbered from 0 in their order. The reader is
//! `pkg/src/structure.ts`.

use super::line_ends::line_ends;
use crate::document::{BlockKind, HeadingStyle, Inline, InlineKind, Markdown, Outline, Section};
use crate::text::{Span, Utf16Index};

const SECTION: u32 = 0;
const ITEM: u32 = 1;
const CODE: u32 = 2;
const STRONG: u32 = 3;

/// The table of a text.
pub(super) fn structure(text: &str) -> Vec<u32> {
    let outline = Outline::read(text);
    let mut table = Table::new(text, &outline);
    for index in 0..outline.markdown.blocks.len() {
        table.block(index);
    }
    table.sections_up_to(u32::MAX);
    table.words
}

struct Table<'a> {
    words: Vec<u32>,
    text: &'a str,
    utf16: Utf16Index,
    markdown: &'a Markdown,
    sections: std::slice::Iter<'a, Section>,
    /// The items around the current block: their numbers and the index after their last block.
    open_items: Vec<(u32, u32)>,
    items: u32,
    /// Up to where lines are counted, and the line there.
    counted: (u32, u32),
}

impl<'a> Table<'a> {
    fn new(text: &'a str, outline: &'a Outline) -> Self {
        let Outline { markdown, sections, .. } = outline;
        let records = markdown.blocks.len() + markdown.inlines.len();
        Self {
            words: Vec::with_capacity(records * 4),
            text,
            utf16: Utf16Index::new(text),
            markdown,
            sections: sections.list().iter(),
            open_items: Vec::new(),
            items: 0,
            counted: (0, 1),
        }
    }

    fn block(&mut self, index: usize) {
        let block = &self.markdown.blocks[index];
        while self.open_items.last().is_some_and(|&(_, end)| end as usize <= index) {
            self.open_items.pop();
        }
        self.sections_up_to(block.span.start);
        if block.kind == BlockKind::Item {
            self.item(index);
        }
        for inline in self.markdown.inlines_of(block) {
            self.inline(inline);
        }
    }

    /// Writes the sections that begin at or before a byte.
    fn sections_up_to(&mut self, offset: u32) {
        while let Some(section) = self.sections.as_slice().first().filter(|next| next.heading.start <= offset)
        {
            self.section(section);
            self.sections.next();
        }
    }

    fn section(&mut self, section: &Section) {
        let style = match section.style {
            HeadingStyle::Atx => 0,
            HeadingStyle::Setext => 1,
            HeadingStyle::Bold => 2,
            HeadingStyle::Label => 3,
        };
        self.words.push(SECTION | u32::from(section.level) << 3 | style << 6);
        self.span(section.title);
        self.span(section.span);
        let line = self.line(section.heading.start);
        self.words.push(line);
        self.words.push(section.parent.map_or(0, |parent| parent + 1));
    }

    fn item(&mut self, index: usize) {
        let block = &self.markdown.blocks[index];
        let mut children = self.markdown.children(index);
        let text = children.next().filter(|(_, child)| child.kind == BlockKind::Paragraph);
        self.words.push(ITEM);
        self.span(block.span);
        self.span(text.map_or(Span { start: block.span.end, end: block.span.end }, |(_, child)| child.span));
        self.words.push(self.innermost_item());
        self.items += 1;
        self.open_items.push((self.items, block.end));
    }

    fn inline(&mut self, inline: &Inline) {
        let kind = match inline.kind {
            InlineKind::Code => CODE,
            InlineKind::Strong => STRONG,
            _ => return,
        };
        self.words.push(kind | self.innermost_item() << 3);
        self.span(inline.span);
    }

    fn innermost_item(&self) -> u32 {
        self.open_items.last().map_or(0, |&(item, _)| item)
    }

    fn span(&mut self, span: Span) {
        let Span { start, end } = self.utf16.span(self.text, span);
        self.words.extend([start, end]);
    }

    /// The 1-based line that begins at a byte; lines must ascend.
    fn line(&mut self, start: u32) -> u32 {
        let (until, line) = self.counted;
        let between = Span { start: until, end: start }.of(self.text);
        self.counted = (start, line + line_ends(between.as_bytes()));
        self.counted.1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_come_in_document_order_with_utf16_positions() {
        let text = "# 😀 A\n\n- `x` **y**\n  - z\n";
        let section = [SECTION | 1 << 3, 2, 6, 0, 26, 1, 0];
        let item = [ITEM, 8, 26, 10, 19, 0];
        let inlines = [CODE | 1 << 3, 10, 13, STRONG | 1 << 3, 14, 19];
        let inner_item = [ITEM, 22, 26, 24, 25, 1];
        assert_eq!(structure(text), [&section[..], &item, &inlines, &inner_item].concat());
        assert_eq!(text.find("**y**"), Some(16), "bytes would be wrong");
    }

    #[test]
    fn an_empty_text_has_no_records() {
        assert_eq!(structure(""), [] as [u32; 0]);
    }
}
