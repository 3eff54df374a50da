use super::change::{Change, Edit, Extent};
use crate::document::{Block, BlockKind, Document, Markdown, SPACE, hashes, trim};
use crate::text::Span;

/// The headings of a document, each with what has to be edited to give it another level.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// In the order of the document.
    list: Vec<Heading>,
    /// What makes those with an underline a single line without it.
    joins: Vec<Edit>,
}

#[derive(Debug)]
struct Heading {
    level: u8,
    style: Style,
    /// Whether it stands in a list or a quote.
    is_inside: bool,
}

#[derive(Debug)]
enum Style {
    /// The run of `#`.
    Atx(Extent),
    /// Where the title begins, and which of the joins are its own.
    Setext(Extent, (u32, u32)),
}

const DEEPEST: u8 = 6;

impl Headings {
    pub(super) fn read(document: &Document) -> Self {
        let markdown = document.markdown();
        let mut headings = Self::default();
        let mut quotes = None;
        for (index, block) in markdown.blocks.iter().enumerate() {
            let BlockKind::Heading(level) = block.kind else { continue };
            let style = match hashes(document.text(), block.span, level) {
                Some(hashes) => Style::Atx(Extent::of(document, hashes)),
                None => {
                    let quotes = quotes.get_or_insert_with(|| quote_depths(markdown));
                    setext(document, block, quotes[index], &mut headings.joins)
                }
            };
            headings.list.push(Heading { level, style, is_inside: block.parent.is_some() });
        }
        headings
    }

    /// The levels of the headings in a part of the document, those in lists and quotes left out, after a shift.
    pub(super) fn levels(&self, part: Span, shift: i8) -> impl Iterator<Item = u8> {
        let outside = self.within(part).iter().filter(|heading| !heading.is_inside);
        outside.map(move |heading| shifted(heading.level, shift))
    }

    /// What has to be edited to change every level in a part of the document by `shift`.
    pub(super) fn edits(&self, part: Span, shift: i8, edits: &mut Vec<Edit>) {
        for heading in self.within(part) {
            heading.edits(shifted(heading.level, shift), &self.joins, edits);
        }
    }

    /// The headings in a part of the document that would be deeper than Markdown allows.
    pub(super) fn too_deep(&self, part: Span, shift: i8) -> impl Iterator<Item = Span> {
        let is_deep = move |heading: &&Heading| heading.level as i8 + shift > DEEPEST as i8;
        self.within(part).iter().filter(is_deep).map(Heading::place)
    }

    fn within(&self, part: Span) -> &[Heading] {
        let before = |offset: u32| self.list.partition_point(|heading| heading.place().start < offset);
        &self.list[before(part.start)..before(part.end)]
    }
}

/// The level at which documents that the agent refers to stand beside the agent's own sections, by the levels of its
/// headings: 2 below a single title, else the outermost.
pub(super) fn section_level(mut levels: impl Iterator<Item = u8>) -> u8 {
    let Some(first) = levels.next() else { return 1 };
    let outermost = levels.min().unwrap_or(DEEPEST);
    if first == 1 && outermost > 1 { 2 } else { first.min(outermost).min(2) }
}

/// A level after a shift, within what Markdown allows.
pub(super) fn shifted(level: u8, shift: i8) -> u8 {
    (level as i8 + shift).clamp(1, DEEPEST as i8) as u8
}

impl Heading {
    fn place(&self) -> Span {
        match &self.style {
            Style::Atx(hashes) => hashes.bytes,
            Style::Setext(start, _) => start.bytes,
        }
    }

    fn edits(&self, level: u8, joins: &[Edit], edits: &mut Vec<Edit>) {
        let change = Change::HeadingLevel;
        match &self.style {
            _ if level == self.level => {}
            Style::Atx(hashes) if level > self.level => {
                let text = HASHES[(level - self.level) as usize].trim_end().into();
                edits.push(Edit { at: hashes.head(), text, change });
            }
            Style::Atx(hashes) => {
                edits.push(Edit { at: hashes.shortened(u32::from(level)), text: "".into(), change });
            }
            Style::Setext(start, (first, end)) => {
                edits.push(Edit { at: *start, text: HASHES[level as usize].into(), change });
                edits.extend_from_slice(&joins[*first as usize..*end as usize]);
            }
        }
    }
}

const HASHES: [&str; 7] = ["", "# ", "## ", "### ", "#### ", "##### ", "###### "];

impl Extent {
    /// Without its first characters, which are ASCII.
    fn shortened(self, by: u32) -> Self {
        let shorten = |span: Span| Span { start: span.start + by, end: span.end };
        Self { bytes: shorten(self.bytes), units: shorten(self.units) }
    }
}

/// A heading with an underline: its lines become one, and the underline goes.
fn setext(document: &Document, block: &Block, quotes: u32, joins: &mut Vec<Edit>) -> Style {
    let text = document.text();
    let heading = trim(text, block.span);
    let first = joins.len() as u32;
    if block.parent.is_none() {
        joins.extend(indentation(text, heading).map(|span| drop(document, span)));
    }
    let mut lines = lines(text, heading);
    lines.pop();
    for pair in lines.windows(2) {
        let start = without_hard_break(text, pair[0]);
        let end = after_prefix(text, pair[1], quotes);
        joins.push(Edit::new(document, Span::new(start, end), " ", Change::HeadingLevel));
    }
    let title_end = lines.last().map_or(heading.end, |&last| trim(text, last).end);
    let title = Span { start: heading.start, end: title_end }.of(text);
    let closing = if reads_as_closing(title) { " #" } else { "" };
    let underline = Span { start: title_end, end: heading.end };
    joins.push(Edit::new(document, underline, closing, Change::HeadingLevel));
    Style::Setext(Extent::of(document, Span::empty(heading.start as usize)), (first, joins.len() as u32))
}

fn drop(document: &Document, span: Span) -> Edit {
    Edit::new(document, span, "", Change::HeadingLevel)
}

/// The space before a heading on its line, where it is deep enough to make `#` code. Only a title that follows a link
/// definition can be that deep.
fn indentation(text: &str, heading: Span) -> Option<Span> {
    let before = &text[..heading.start as usize];
    let space = &before[before.trim_end_matches([' ', '\t']).len()..];
    let is_code = space.len() > 3 || space.contains('\t');
    is_code.then(|| Span::new(before.len() - space.len(), before.len()))
}

/// The lines of a span, without their ends.
fn lines(text: &str, span: Span) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut start = span.start as usize;
    for line in span.of(text).split_inclusive(['\n', '\r']) {
        let end = start + line.trim_end_matches(['\n', '\r']).len();
        // Between `\r` and `\n` there is no line.
        if line != "\n" {
            lines.push(Span::new(start, end));
        }
        start += line.len();
    }
    lines
}

/// The end of a line without white space and without the backslash that would break it.
fn without_hard_break(text: &str, line: Span) -> usize {
    let line_text = line.of(text).trim_end_matches(SPACE);
    let backslashes = line_text.len() - line_text.trim_end_matches('\\').len();
    line.start as usize + line_text.len() - backslashes % 2
}

/// Where the text of a line begins behind the markers of the quotes that it stands in.
fn after_prefix(text: &str, line: Span, quotes: u32) -> usize {
    let mut rest = line.of(text).trim_start_matches(SPACE);
    for _ in 0..quotes {
        let Some(inner) = rest.strip_prefix('>') else { break };
        rest = inner.trim_start_matches(SPACE);
    }
    line.end as usize - rest.len()
}

/// Whether a title ends in what a heading that opens with `#` takes for its closing run.
fn reads_as_closing(title: &str) -> bool {
    let before = title.trim_end_matches('#');
    before.len() < title.len() && (before.is_empty() || before.ends_with(SPACE))
}

/// In how many quotes each block stands.
fn quote_depths(markdown: &Markdown) -> Vec<u32> {
    let mut depths = Vec::with_capacity(markdown.blocks.len());
    for block in &markdown.blocks {
        let around = block.parent.map_or(0, |parent| depths[parent as usize]);
        depths.push(around + u32::from(matches!(block.kind, BlockKind::Quote { .. })));
    }
    depths
}
