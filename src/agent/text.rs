use std::borrow::Cow;

use super::plain::plain;
use crate::document::Document;
use crate::text::Span;

/// Words of a document, as a reader sees them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'d> {
    /// Where they stand, marks of emphasis and links included.
    pub span: Span,
    /// The words without those marks, on one line.
    pub text: Cow<'d, str>,
}

impl<'d> Text<'d> {
    /// The words that `span` covers.
    pub(super) fn new(document: &'d Document, span: Span) -> Self {
        let span = span.trim(document.text());
        Self { span, text: plain(document.text(), document.markdown(), span) }
    }

    /// The same, unless there are none.
    pub(super) fn some(document: &'d Document, span: Span) -> Option<Self> {
        Some(Self::new(document, span)).filter(|text| !text.text.is_empty())
    }
}
