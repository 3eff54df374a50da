//! The only place that knows which Markdown parser there is.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::guard::{self, Guarded, Mask};
use super::segments::Segments;
use crate::text::Span;

/// A document's Markdown as flat tables: blocks in document order, each with the end of its subtree, and the inline
/// constructs that promptlink cares about. Positions are bytes of the whole document.
#[derive(Clone, Debug, Default)]
pub struct Markdown {
    /// Every block, parents before their children.
    pub blocks: Vec<Block>,
    /// Every inline construct, in the order of their starts.
    pub inlines: Vec<Inline>,
    /// Where links and images lead, by [`Inline::destination`]; those that follow each other may share one.
    pub destinations: Vec<Box<str>>,
    /// Link and footnote definitions, in document order.
    pub definitions: Vec<Definition>,
    /// What was hidden from the parser because it goes beyond a limit, in document order.
    pub(super) masks: Vec<Mask>,
}

/// One block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// Its bytes. Spans of parent and child need not nest: a list item may end after its list.
    pub span: Span,
    /// The index of the block around it.
    pub parent: Option<u32>,
    /// The index after its last descendant.
    pub end: u32,
    /// Its own inline constructs, as a range of [`Markdown::inlines`]; empty for containers.
    pub inlines: (u32, u32),
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A run of prose. The text of a tight list item is one too.
    Paragraph,
    /// A heading of level 1 to 6.
    Heading(u8),
    /// A quote; `alert` when it opens with `[!NOTE]` or one of its kin.
    Quote {
        /// Whether it is an alert.
        alert: bool,
    },
    /// A code block.
    Code {
        /// Whether fences hold it; otherwise it is indented.
        fenced: bool,
    },
    /// A block of HTML.
    Html,
    /// A list, ordered when it has a first number.
    List(Option<u32>),
    /// An item of a list.
    Item,
    /// The definition of a footnote.
    Footnote,
    /// A table.
    Table,
    /// The first row of a table.
    TableHead,
    /// Another row of a table.
    TableRow,
    /// A cell of a table.
    TableCell,
    /// A thematic break.
    Rule,
}

/// One inline construct.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inline {
    /// What it is.
    pub kind: InlineKind,
    /// Its bytes, markers included.
    pub span: Span,
    /// Where it leads, for links and images: an index into [`Markdown::destinations`].
    pub destination: Option<u32>,
}

/// What an inline construct is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineKind {
    /// A code span.
    Code,
    /// Emphasis.
    Emphasis,
    /// Strong emphasis.
    Strong,
    /// Text that is struck through.
    Strikethrough,
    /// A link with a text.
    Link,
    /// A link that is its own text.
    Autolink,
    /// An image.
    Image,
    /// Inline HTML.
    Html,
    /// A reference to a footnote.
    FootnoteReference,
}

/// A definition that other places of the document refer to by label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// What it defines.
    pub kind: DefinitionKind,
    /// The label as written, without brackets.
    pub label: String,
    /// Its bytes.
    pub span: Span,
    /// Where a link definition leads; empty for footnotes.
    pub destination: String,
}

impl Definition {
    /// The bytes that its texts take.
    fn memory(&self) -> usize {
        self.label.capacity() + self.destination.capacity()
    }
}

/// What a definition defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionKind {
    /// `[label]: destination`
    Link,
    /// `[^label]: text`
    Footnote,
}

impl Markdown {
    /// Reads the Markdown of `text` from the byte `from` on; what lies before is frontmatter.
    #[must_use]
    pub fn read(text: &str, from: usize) -> Self {
        let body = with_line_feeds(text.get(from..).unwrap_or_default());
        let Guarded { text: body, masks } = guard::guard(&body);
        let mut markdown = Self::parse(&with_room(&body), body.len(), from);
        markdown.masks =
            masks.into_iter().map(|mask| Mask { span: shift(mask.span, from), ..mask }).collect();
        markdown
    }

    /// Reads what the parser makes of a text whose first `length` bytes are the document's.
    fn parse(text: &str, length: usize, from: usize) -> Self {
        let place =
            |range: Range<usize>| shift(Span::new(range.start.min(length), range.end.min(length)), from);
        let parser = Parser::new_ext(text, OPTIONS);
        let mut definitions: Vec<Definition> = parser
            .reference_definitions()
            .iter()
            .map(|(label, definition)| Definition {
                kind: DefinitionKind::Link,
                label: label.to_owned(),
                span: place(definition.span.clone()),
                destination: definition.dest.to_string(),
            })
            .collect();
        let mut builder = Builder::new(length, from);
        for (event, range) in parser.into_offset_iter() {
            builder.take(event, place(range));
        }
        builder.close_prose();
        let Builder { blocks, inlines, mut destinations, mut footnotes, .. } = builder;
        definitions.append(&mut footnotes);
        definitions.sort_by_key(|definition| definition.span);
        destinations.shrink_to_fit();
        Self {
            blocks: blocks.into_vec(),
            inlines: inlines.into_vec(),
            destinations,
            definitions,
            masks: Vec::new(),
        }
    }

    /// The inline constructs of a block itself.
    #[must_use]
    pub fn inlines_of(&self, block: &Block) -> &[Inline] {
        &self.inlines[block.inlines.0 as usize..block.inlines.1 as usize]
    }

    /// The children of the block at `index`, with their indexes.
    pub fn children(&self, index: usize) -> impl Iterator<Item = (usize, &Block)> {
        self.siblings(index + 1, self.blocks[index].end as usize)
    }

    /// The blocks that no other block holds, with their indexes.
    pub fn top_level(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.siblings(0, self.blocks.len())
    }

    /// Where an inline leads; empty for those that lead nowhere.
    #[must_use]
    pub fn destination(&self, inline: &Inline) -> &str {
        inline.destination.map_or("", |index| &self.destinations[index as usize])
    }

    fn siblings(&self, first: usize, end: usize) -> impl Iterator<Item = (usize, &Block)> {
        let mut next = first;
        std::iter::from_fn(move || {
            let index = next;
            let block = (index < end).then(|| &self.blocks[index])?;
            next = block.end as usize;
            Some((index, block))
        })
    }

    /// The bytes that the tables take.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.blocks.capacity() * size_of::<Block>()
            + self.inlines.capacity() * size_of::<Inline>()
            + self.destinations.capacity() * size_of::<Box<str>>()
            + self.destinations.iter().map(|destination| destination.len()).sum::<usize>()
            + self.definitions.capacity() * size_of::<Definition>()
            + self.definitions.iter().map(Definition::memory).sum::<usize>()
            + self.masks.capacity() * size_of::<Mask>()
    }
}

/// Only what was fuzzed without a panic; metadata blocks and definition lists are quadratic or panic.
const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_GFM);

/// A line feed for every `\r` that stands alone: the parser does not take it for a line end inside code fences and HTML.
/// No position changes.
fn with_line_feeds(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let mut alone =
        memchr::memchr_iter(b'\r', bytes).filter(|at| bytes.get(at + 1) != Some(&b'\n')).peekable();
    if alone.peek().is_none() {
        return text.into();
    }
    let mut fed = String::with_capacity(text.len());
    let mut done = 0;
    for at in alone {
        fed.push_str(&text[done..at]);
        fed.push('\n');
        done = at + 1;
    }
    fed.push_str(&text[done..]);
    fed.into()
}

/// A large text with blank lines behind it. The parser's tree starts with a node for each 32 bytes and doubles: where each
/// byte is a node, the few nodes beyond would double it once more.
fn with_room(text: &str) -> Cow<'_, str> {
    if text.len() < LARGE {
        return text.into();
    }
    let mut roomy = String::with_capacity(text.len() + ROOM);
    roomy.push_str(text);
    roomy.extend(std::iter::repeat_n('\n', ROOM));
    roomy.into()
}

/// The size of texts that get this room, in bytes; what smaller ones take does not matter.
const LARGE: usize = 1 << 17;

/// Blank lines enough for the nodes that the parser adds to one for each byte.
const ROOM: usize = 256;

fn shift(span: Span, by: usize) -> Span {
    Span { start: span.start + by as u32, end: span.end + by as u32 }
}

struct Builder {
    blocks: Segments<Block>,
    inlines: Segments<Inline>,
    destinations: Vec<Box<str>>,
    footnotes: Vec<Definition>,
    /// The open blocks with their indexes; the table has them as they began.
    open: Vec<(u32, Block)>,
    /// Whether the innermost open block is the prose of a tight item, which the parser does not announce.
    in_tight_prose: bool,
    from: usize,
}

impl Builder {
    fn new(bytes: usize, from: usize) -> Self {
        Self {
            blocks: Segments::with_capacity(bytes / 64 + 4),
            inlines: Segments::with_capacity(bytes / 64 + 4),
            destinations: Vec::new(),
            footnotes: Vec::new(),
            open: Vec::new(),
            in_tight_prose: false,
            from,
        }
    }

    fn take(&mut self, event: Event<'_>, span: Span) {
        match event {
            Event::Start(tag) => self.start(tag, span),
            Event::End(tag) => self.end(tag),
            Event::Code(_) => self.inline(InlineKind::Code, span, None),
            Event::InlineHtml(_) => self.inline(InlineKind::Html, span, None),
            Event::FootnoteReference(_) => self.inline(InlineKind::FootnoteReference, span, None),
            Event::Rule => {
                self.open_block(BlockKind::Rule, span);
                self.close_block();
            }
            Event::Text(_) | Event::SoftBreak | Event::HardBreak | Event::TaskListMarker(_) => {
                self.prose(span)
            }
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, span: Span) {
        if let Some(kind) = block_kind(&tag) {
            self.open_block(kind, span);
            if let Tag::FootnoteDefinition(label) = tag {
                self.footnotes.push(Definition {
                    kind: DefinitionKind::Footnote,
                    label: label.to_string(),
                    span,
                    destination: String::new(),
                });
            }
            return;
        }
        match tag {
            Tag::Emphasis => self.inline(InlineKind::Emphasis, span, None),
            Tag::Strong => self.inline(InlineKind::Strong, span, None),
            Tag::Strikethrough => self.inline(InlineKind::Strikethrough, span, None),
            Tag::Link { link_type: LinkType::Autolink | LinkType::Email, dest_url, .. } => {
                self.inline(InlineKind::Autolink, span, Some(&dest_url));
            }
            Tag::Link { dest_url, .. } => self.inline(InlineKind::Link, span, Some(&dest_url)),
            Tag::Image { dest_url, .. } => self.inline(InlineKind::Image, span, Some(&dest_url)),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        if closes_block(tag) {
            self.close_prose();
            self.close_block();
        }
    }

    fn open_block(&mut self, kind: BlockKind, span: Span) {
        self.close_prose();
        let index = self.blocks.len() as u32;
        let inlines = self.inlines.len() as u32;
        let parent = self.open.last().map(|&(parent, _)| parent);
        let block = Block { kind, span, parent, end: index + 1, inlines: (inlines, inlines) };
        self.blocks.push(block);
        self.open.push((index, block));
    }

    fn close_block(&mut self) {
        let Some((index, mut block)) = self.open.pop() else { return };
        if self.fills_row(&block) {
            self.blocks.pop();
            return;
        }
        block.end = self.blocks.len() as u32;
        if holds_prose(block.kind) {
            block.inlines.1 = self.inlines.len() as u32;
        }
        *self.blocks.get_mut(index as usize) = block;
    }

    /// Whether a cell of the innermost row is not in the text: the parser makes up those that a row lacks.
    fn fills_row(&self, cell: &Block) -> bool {
        cell.kind == BlockKind::TableCell
            && cell.span.is_empty()
            && self.open.last().is_some_and(|(_, row)| row.span.end <= cell.span.start)
    }

    fn close_prose(&mut self) {
        if self.in_tight_prose {
            self.in_tight_prose = false;
            self.close_block();
        }
    }

    /// Makes sure that a block which can hold prose is open, and that it reaches as far as `span`.
    fn prose(&mut self, span: Span) {
        match self.open.last_mut() {
            Some((_, Block { kind: BlockKind::Code { .. } | BlockKind::Html, .. })) => {}
            Some((_, block)) if holds_prose(block.kind) => {
                if self.in_tight_prose {
                    block.span.end = block.span.end.max(span.end);
                }
            }
            _ => {
                self.open_block(BlockKind::Paragraph, span);
                self.in_tight_prose = true;
            }
        }
    }

    fn inline(&mut self, kind: InlineKind, span: Span, destination: Option<&str>) {
        self.prose(span);
        let destination = destination.map(|destination| self.destination(destination));
        debug_assert!(span.start as usize >= self.from);
        self.inlines.push(Inline { kind, span, destination });
    }

    /// The index of a destination, which many references to one definition share.
    fn destination(&mut self, destination: &str) -> u32 {
        let destinations = &mut self.destinations;
        if destinations.last().is_none_or(|last| **last != *destination) {
            destinations.push(destination.into());
        }
        destinations.len() as u32 - 1
    }
}

fn block_kind(tag: &Tag<'_>) -> Option<BlockKind> {
    Some(match tag {
        Tag::Paragraph => BlockKind::Paragraph,
        Tag::Heading { level, .. } => BlockKind::Heading(*level as u8),
        Tag::BlockQuote(alert) => BlockKind::Quote { alert: is_alert(*alert) },
        Tag::CodeBlock(CodeBlockKind::Fenced(_)) => BlockKind::Code { fenced: true },
        Tag::CodeBlock(CodeBlockKind::Indented) => BlockKind::Code { fenced: false },
        Tag::HtmlBlock => BlockKind::Html,
        Tag::List(first) => BlockKind::List(first.map(|first| u32::try_from(first).unwrap_or(u32::MAX))),
        Tag::Item => BlockKind::Item,
        Tag::FootnoteDefinition(_) => BlockKind::Footnote,
        Tag::Table(_) => BlockKind::Table,
        Tag::TableHead => BlockKind::TableHead,
        Tag::TableRow => BlockKind::TableRow,
        Tag::TableCell => BlockKind::TableCell,
        _ => return None,
    })
}

fn is_alert(kind: Option<BlockQuoteKind>) -> bool {
    kind.is_some()
}

fn closes_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Link
            | TagEnd::Image
            | TagEnd::Superscript
            | TagEnd::Subscript
    )
}

fn holds_prose(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::TableCell)
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn room_behind_a_text_is_not_read(parts in proptest::collection::vec(
            proptest::sample::select(vec![
                "a", " ", "\n", "\r\n", "\n\n", "\t", "    ", "- ", "1. ", "> ", "# ", "---", "===", "```", "~~~", "`", "*", "**", "_", "~~",
                "[", "]", "(", ")", "![", "[a]: b", "[^a]: ", "[^a]", "<", ">", "<div>", "<!--", "-->", "<?", "|", "|-|-|\n", "- [ ] ",
                "\\", "\"", "'", "é", "😀", "> [!NOTE]\n", "http://a.b", "&amp;", "<![CDATA[", "<script>",
            ]),
            0..30,
        )) {
            let text = parts.concat();
            let plain = Markdown::parse(&text, text.len(), 0);
            let roomy = Markdown::parse(&(text.clone() + &"\n".repeat(ROOM)), text.len(), 0);
            proptest::prop_assert_eq!(plain.blocks, roomy.blocks);
            proptest::prop_assert_eq!(plain.inlines, roomy.inlines);
            proptest::prop_assert_eq!(plain.destinations, roomy.destinations);
            proptest::prop_assert_eq!(plain.definitions, roomy.definitions);
        }
    }
}
