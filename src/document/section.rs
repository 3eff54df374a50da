use super::heading::{hashes, trim};
use super::markdown::{Block, BlockKind, Inline, InlineKind, Markdown};
use crate::text::Span;

/// The sections of a document as a tree, in document order.
#[derive(Clone, Debug, Default)]
pub struct Sections {
    list: Vec<Section>,
    preamble: Span,
}

/// A heading with all that it covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's text, without its markers.
    pub title: Span,
    /// The heading itself, with its markers and underline, without its line end.
    pub heading: Span,
    /// From the heading's first byte to the first byte of what comes after, sub-sections included.
    pub span: Span,
    /// What stands between the heading and the first sub-section.
    pub body: Span,
    /// 1 to 6 as written; a pseudo-heading is one deeper than the heading around it.
    pub level: u8,
    /// How the heading is written.
    pub style: HeadingStyle,
    /// The index of the section around it.
    pub parent: Option<u32>,
}

/// How a heading is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingStyle {
    /// `## Title`
    Atx,
    /// A title with a line of `=` or `-` below.
    Setext,
    /// A pseudo-heading: a line that is bold throughout.
    Bold,
    /// A pseudo-heading: a short line that ends in a colon and opens a list, a table or a code block.
    Label,
}

impl HeadingStyle {
    /// The style's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Atx => "atx",
            Self::Setext => "setext",
            Self::Bold => "bold",
            Self::Label => "label",
        }
    }

    /// Whether Markdown itself does not know it as a heading.
    #[must_use]
    pub fn is_pseudo(self) -> bool {
        matches!(self, Self::Bold | Self::Label)
    }
}

impl Sections {
    /// Reads the sections off the blocks of `text`, whose body begins at `from`.
    #[must_use]
    pub fn read(text: &str, markdown: &Markdown, from: usize) -> Self {
        let headings = headings(text, markdown);
        let end = text.len();
        let first = headings.first().map_or(end, |heading| heading.heading.start as usize);
        Self { list: nest(&headings, end), preamble: Span::new(from.min(first), first) }
    }

    /// Every section, parents before their children.
    #[must_use]
    pub fn list(&self) -> &[Section] {
        &self.list
    }

    /// What stands before the first heading, frontmatter left out.
    #[must_use]
    pub fn preamble(&self) -> Span {
        self.preamble
    }

    /// The bytes that the list takes.
    #[must_use]
    pub fn memory(&self) -> usize {
        self.list.capacity() * size_of::<Section>()
    }

    /// The innermost section that covers a byte.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<usize> {
        let mut index = self.list.partition_point(|section| section.span.start <= offset).checked_sub(1)?;
        while offset >= self.list[index].span.end {
            index = self.list[index].parent? as usize;
        }
        Some(index)
    }

    /// The direct sub-sections of a section, or the outermost ones for `None`.
    pub fn children(&self, parent: Option<usize>) -> impl Iterator<Item = (usize, &Section)> {
        let parent = parent.map(|index| index as u32);
        self.list.iter().enumerate().filter(move |(_, section)| section.parent == parent)
    }
}

struct Heading {
    title: Span,
    heading: Span,
    level: u8,
    style: HeadingStyle,
}

fn headings(text: &str, markdown: &Markdown) -> Vec<Heading> {
    let mut headings = Vec::new();
    let mut around = 0;
    let mut blocks = markdown.top_level().peekable();
    while let Some((_, block)) = blocks.next() {
        let next = blocks.peek().map(|&(_, block)| block);
        let heading = match block.kind {
            BlockKind::Heading(level) => {
                around = level;
                Some(written_heading(text, block, level))
            }
            BlockKind::Paragraph => pseudo_heading(text, markdown, block, next, around),
            _ => None,
        };
        headings.extend(heading);
    }
    headings
}

fn written_heading(text: &str, block: &Block, level: u8) -> Heading {
    let heading = trim(text, block.span);
    let source = heading.of(text);
    if hashes(text, heading, level).is_some() {
        let inner = source.trim_start_matches('#').trim();
        let closed = inner.trim_end_matches('#');
        // A closing run of `#` counts only after white space.
        let title =
            if closed.is_empty() || closed.ends_with([' ', '\t']) { closed.trim_end() } else { inner };
        let start = heading.start as usize + offset_in(source, title);
        return Heading {
            title: Span::new(start, start + title.len()),
            heading,
            level,
            style: HeadingStyle::Atx,
        };
    }
    let above = source.rfind(['\n', '\r']).map_or(source, |end| &source[..end]);
    let title = Span::new(heading.start as usize, heading.start as usize + above.len()).trim(text);
    Heading { title, heading, level, style: HeadingStyle::Setext }
}

fn offset_in(outer: &str, inner: &str) -> usize {
    inner.as_ptr() as usize - outer.as_ptr() as usize
}

const LABEL_WORDS: usize = 6;
const BOLD_CHARACTERS: usize = 120;

fn pseudo_heading(
    text: &str,
    markdown: &Markdown,
    block: &Block,
    next: Option<&Block>,
    around: u8,
) -> Option<Heading> {
    let heading = block.span.trim(text);
    let line = heading.of(text);
    let strong = markdown.inlines_of(block).first().filter(|inline| inline.kind == InlineKind::Strong);
    if let Some(title) = strong.and_then(|strong| bold_title(text, strong, heading)) {
        return Some(Heading { title, heading, level: (around + 1).min(6), style: HeadingStyle::Bold });
    }
    let label = line.strip_suffix(':')?;
    let opens = matches!(next?.kind, BlockKind::List(_) | BlockKind::Table | BlockKind::Code { .. });
    if !opens || !is_label(label) {
        return None;
    }
    let title = Span::new(heading.start as usize, heading.start as usize + label.len());
    Some(Heading { title, heading, level: (around + 2).min(6), style: HeadingStyle::Label })
}

/// Whether no line ends in a text.
fn is_one_line(text: &str) -> bool {
    memchr::memchr2(b'\n', b'\r', text.as_bytes()).is_none()
}

/// The words of a line that is bold throughout, but for a colon at its end.
fn bold_title(text: &str, strong: &Inline, heading: Span) -> Option<Span> {
    let rest = text.get(strong.span.end as usize..heading.end as usize)?;
    let whole = strong.span.start == heading.start && matches!(rest, "" | ":");
    let inner = strong.span.of(text);
    if !whole || inner.len() > BOLD_CHARACTERS || !is_one_line(inner) {
        return None;
    }
    let words = inner.trim_matches(['*', '_']).trim().trim_end_matches(':');
    let start = strong.span.start as usize + offset_in(inner, words);
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}

/// A few words of one line that begin like a name and are no sentence: `Common mistakes`, not `Follow backend.md for all of this`.
fn is_label(label: &str) -> bool {
    label.starts_with(|first: char| first.is_uppercase() || first.is_numeric())
        && label.split_whitespace().take(LABEL_WORDS + 1).count() <= LABEL_WORDS
        && !label.bytes().any(|sign| b".,;?!:`[|\n\r".contains(&sign))
}

fn nest(headings: &[Heading], end: usize) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::with_capacity(headings.len());
    let mut open: Vec<usize> = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        while let Some(&innermost) = open.last().filter(|&&section| closes(&sections[section], heading)) {
            sections[innermost].span.end = heading.heading.start;
            open.pop();
        }
        let body_end = headings.get(index + 1).map_or(end, |next| next.heading.start as usize);
        sections.push(Section {
            title: heading.title,
            heading: heading.heading,
            span: Span::new(heading.heading.start as usize, end),
            body: Span::new(heading.heading.end as usize, body_end),
            level: heading.level,
            style: heading.style,
            parent: open.last().map(|&section| section as u32),
        });
        open.push(index);
    }
    sections
}

/// Whether `heading` ends an open section. A written heading ends every pseudo-heading before it.
fn closes(open: &Section, heading: &Heading) -> bool {
    match (open.style.is_pseudo(), heading.style.is_pseudo()) {
        (true, false) => true,
        (false, true) => false,
        _ => open.level >= heading.level,
    }
}
