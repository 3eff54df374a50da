use super::change::Extent;
use super::ledger::{Fate, Ledger};
use super::persona::{Persona, Source};
use super::plan::{Cause, Role};
use super::variable::Values;
use crate::document::Document;
use crate::text::{Span, estimate_tokens};

/// A span of a document that the persona does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LeftOut<'a> {
    /// The document's path.
    pub path: &'a str,
    /// The span.
    pub span: Extent,
    /// The line in which it begins, counted from 1.
    pub line: u32,
    /// Why: the name of a [`Change`](super::Change) or a [`Cause`].
    pub reason: &'static str,
    /// Its tokens, estimated.
    pub tokens: u32,
}

impl<'a> LeftOut<'a> {
    fn new(document: &'a Document, span: Span, reason: &'static str) -> Self {
        let tokens = estimate_tokens(document.slice(span));
        let line = document.lines().line(span.start);
        Self { path: document.path(), span: Extent::of(document, span), line, reason, tokens }
    }
}

impl Cause {
    /// The cause's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Option => "option",
            Self::Depth => "depth",
            Self::Size => "size",
            Self::Section => "section",
            Self::Topic => "topic",
            Self::Summary => "summary",
            Self::Budget => "budget",
            Self::Replaced => "replaced",
            Self::Removed => "removed",
            Self::Repeated => "repeated",
            Self::Condition(_) => "condition",
        }
    }
}

impl Persona {
    /// Everything of the documents of the plan that the text does not have, by document and place.
    #[must_use]
    pub fn left_out(&self) -> Vec<LeftOut<'_>> {
        let Ledger { accounts, .. } = self.ledger();
        let mut left_out = Vec::new();
        for (source, account) in self.sources.iter().zip(accounts) {
            for line in account.lines {
                if let Fate::Dropped(change) = line.fate {
                    left_out.push(LeftOut::new(source.document(), line.span, change.as_str()));
                }
            }
        }
        for (document, cause) in &self.omissions {
            let span = Span::new(0, document.text().len());
            left_out.push(LeftOut::new(document, span, cause.as_str()));
        }
        left_out
    }

    /// The tokens of the whole text, estimated.
    #[must_use]
    pub fn tokens(&self) -> u32 {
        // Adding up parts would round each of them, and budgets are met to the token.
        estimate_tokens(&self.text())
    }

    /// The tokens of a source in this persona, estimated.
    #[must_use]
    pub fn source_tokens(&self, source: &Source) -> u32 {
        match source.role {
            Role::Pointer | Role::Brief => estimate_tokens(&self.slice(source.output.bytes)),
            role if source.cuts.is_empty() => source.part.cost(role, &[], self.values()),
            _ => {
                let slices = source.slices.iter();
                slices.map(|slice| estimate_tokens(&self.slice(slice.output.bytes))).sum()
            }
        }
    }

    /// The values that the persona was composed with.
    pub(super) fn values(&self) -> Values<'_> {
        let agent = self.sources.first().map(|agent| &agent.part.template.declarations);
        Values::new(&self.given, agent)
    }

    /// A part of the text, to whole pieces.
    pub(super) fn slice(&self, output: Span) -> String {
        let first = self.pieces.partition_point(|piece| piece.output.bytes.start < output.start);
        let pieces = self.pieces[first..].iter().take_while(|piece| piece.output.bytes.end <= output.end);
        pieces.map(|piece| self.piece_text(piece)).collect()
    }
}
