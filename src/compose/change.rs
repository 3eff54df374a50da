use std::borrow::Cow;

use super::Cause;
use crate::document::Document;
use crate::text::Span;

/// A span in bytes and the same span in UTF-16 units.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Extent {
    /// In UTF-8 bytes.
    pub bytes: Span,
    /// In UTF-16 units.
    pub units: Span,
}

/// Why a persona differs from its sources in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Change {
    /// Frontmatter is about the document, not part of the prompt; it is lifted.
    Frontmatter,
    /// A byte order mark counts only at the head of a file.
    ByteOrderMark,
    /// Blank lines at a document's border give way to the one that separates it from its neighbour.
    BlankLines,
    /// Every line of a persona ends in a line feed alone, so that all systems compose the same bytes.
    LineEnd,
    /// A heading takes the level that its place asks for.
    HeadingLevel,
    /// What the document left open is closed at its border.
    Seal,
    /// Text that would read as a tag of the persona is escaped.
    Escape,
    /// A link or footnote label that another document uses too is renamed.
    Label,
    /// The heading or tag that names a document, and the blank lines around it.
    Frame,
    /// The comment that says where what follows is from.
    Marker,
    /// The document is introduced in one line.
    Brief,
    /// The persona says where the document lies.
    Pointer,
    /// A variable gives way to its value.
    Variable,
    /// A comment that holds a condition is for promptlink.
    Condition,
    /// A part of the document is left out on purpose.
    LeftOut(Cause),
}

/// The replacement of a span of a source; an empty span inserts, an empty text drops.
#[derive(Clone, Debug)]
pub(super) struct Edit {
    pub(super) at: Extent,
    pub(super) text: Cow<'static, str>,
    pub(super) change: Change,
}

impl Extent {
    /// The extent of a span of `document`.
    pub(super) fn of(document: &Document, span: Span) -> Self {
        Self { bytes: span, units: document.lines().utf16_span(document.text(), span) }
    }

    /// The empty extent at its start.
    pub(super) fn head(self) -> Self {
        Self::between(self, self, |extent| extent.start, |extent| extent.start)
    }

    /// What lies between the end of this extent and the start of `next`.
    pub(super) fn gap(self, next: Self) -> Self {
        Self::between(self, next, |extent| extent.end, |extent| extent.start)
    }

    /// From the start of this extent to the end of `last`.
    pub(super) fn to(self, last: Self) -> Self {
        Self::between(self, last, |extent| extent.start, |extent| extent.end)
    }

    /// The empty extent at its end.
    pub(super) fn tail(self) -> Self {
        Self::between(self, self, |extent| extent.end, |extent| extent.end)
    }

    fn between(first: Self, last: Self, start: fn(Span) -> u32, end: fn(Span) -> u32) -> Self {
        Self {
            bytes: Span { start: start(first.bytes), end: end(last.bytes) },
            units: Span { start: start(first.units), end: end(last.units) },
        }
    }
}

impl Edit {
    /// What replaces `span` in `document`.
    pub(super) fn new(
        document: &Document,
        span: Span,
        text: impl Into<Cow<'static, str>>,
        change: Change,
    ) -> Self {
        Self { at: Extent::of(document, span), text: text.into(), change }
    }

    /// The order in which edits apply: at one place insertions first, then the longest, which covers the others.
    pub(super) fn order(&self) -> (u32, bool, std::cmp::Reverse<u32>) {
        let Span { start, end } = self.at.bytes;
        (start, start != end, std::cmp::Reverse(end))
    }
}

impl Change {
    /// The change's name, words joined by hyphens.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Frontmatter => "frontmatter",
            Self::ByteOrderMark => "byte-order-mark",
            Self::BlankLines => "blank-lines",
            Self::LineEnd => "line-end",
            Self::HeadingLevel => "heading-level",
            Self::Seal => "seal",
            Self::Escape => "escape",
            Self::Label => "label",
            Self::Frame => "frame",
            Self::Marker => "marker",
            Self::Brief => "brief",
            Self::Pointer => "pointer",
            Self::Variable => "variable",
            Self::Condition => "condition",
            Self::LeftOut(cause) => cause.as_str(),
        }
    }
}
