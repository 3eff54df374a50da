use crate::document::{Document, HeadingStyle};
use crate::text::{Span, line_end};

/// A document as headings with the text below each. What is no heading for Markdown is text.
pub(super) struct Headed {
    /// In the order of the document, parents before their children. The first is the opening: the document's title, if
    /// one heading stands above all others, with all that stands before the first section.
    pub(super) nodes: Vec<Node>,
    /// The level of what its outermost sections stand below; none where it has no heading.
    pub(super) level_above: Option<u8>,
}

/// A heading with the text below it, without its sub-sections.
pub(super) struct Node {
    /// The words of the heading; empty where there is none.
    pub(super) title: Span,
    /// Its lines, with those before a document's title; empty where there is none.
    pub(super) heading: Span,
    /// What follows, up to the next heading.
    pub(super) text: Span,
    /// 0 for an opening without a title.
    pub(super) level: u8,
    /// The heading around it; none for the opening.
    pub(super) parent: Option<u32>,
}

impl Headed {
    /// Reads the headings of a document in its content, which has no blank lines around it.
    pub(super) fn read(document: &Document, content: Span) -> Self {
        let sections = document.sections().list();
        let is_written = |style| matches!(style, HeadingStyle::Atx | HeadingStyle::Setext);
        let mut nodes = vec![Node {
            title: Span::empty(content.start as usize),
            heading: Span::empty(content.start as usize),
            text: content,
            level: 0,
            parent: None,
        }];
        let has_title =
            has_title(sections.iter().filter(|section| is_written(section.style)).map(|it| it.level));
        // The node of each section; of a pseudo-heading, that around it.
        let mut places = Vec::with_capacity(sections.len());
        for section in sections {
            let around = section.parent.map_or(0, |parent| places[parent as usize]);
            if !is_written(section.style) {
                places.push(around);
                continue;
            }
            let heading = lines(document, section.heading, content);
            let text = Span { start: heading.end, end: content.end };
            if has_title && nodes[0].level == 0 {
                let heading = Span { start: content.start, end: heading.end };
                nodes[0] = Node { title: section.title, heading, text, level: section.level, parent: None };
                places.push(0);
                continue;
            }
            let last = nodes.len() - 1;
            nodes[last].text.end = heading.start;
            places.push(nodes.len() as u32);
            nodes.push(Node {
                title: section.title,
                heading,
                text,
                level: section.level,
                parent: Some(around),
            });
        }
        let level_above = match nodes[0].level {
            0 => nodes[1..].iter().map(|node| node.level).min().map(|outermost| outermost - 1),
            title => Some(title),
        };
        Self { nodes, level_above }
    }
}

impl Node {
    /// Whether text stands below the heading. Thematic breaks are none.
    pub(super) fn has_text(&self, document: &Document) -> bool {
        document
            .slice(self.text)
            .contains(|sign: char| !matches!(sign, '-' | '*' | '_') && !sign.is_whitespace())
    }
}

/// Whether the first heading stands above all others.
fn has_title(mut levels: impl Iterator<Item = u8>) -> bool {
    levels.next() == Some(1) && levels.all(|level| level > 1)
}

/// The whole lines of a heading, which may be indented.
fn lines(document: &Document, heading: Span, content: Span) -> Span {
    let text = document.text();
    let before = &text[content.start as usize..heading.start as usize];
    let start = before.trim_end_matches([' ', '\t']).len();
    let end = line_end(&text[..content.end as usize], heading.end as usize);
    Span { start: content.start + start as u32, end: end as u32 }
}
