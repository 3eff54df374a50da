use super::{Code, Severity};
use crate::text::{Span, order};

/// One finding about a document.
///
/// The message is a terse headline without a full stop; what to do about it stands in `help`, and where a machine can
/// do it, in `fix`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable code, which names the check.
    pub code: Code,
    /// How bad it is; the code's own severity unless a caller changed it.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// The name that it is about, alone: a variable, an alias, a section, a reference as it is written. None where its place
    /// says all.
    pub subject: Option<String>,
    /// The path of the document that it is about.
    pub document: String,
    /// Where in that document, in bytes.
    pub span: Span,
    /// Other places that belong to the finding.
    pub related: Vec<Related>,
    /// How to mend it.
    pub help: Option<String>,
    /// An edit that mends it.
    pub fix: Option<Fix>,
}

/// A second place that a diagnostic speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// The path of its document.
    pub document: String,
    /// Where in that document, in bytes.
    pub span: Span,
    /// What it has to do with the finding.
    pub message: String,
}

/// Edits that mend a finding. They touch nothing beyond their own spans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What applying it does, as the label of a button.
    pub message: String,
    /// The edits, in ascending order, not overlapping.
    pub edits: Vec<Edit>,
}

/// The replacement of one span by a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The path of the document to edit.
    pub document: String,
    /// What is replaced; an empty span inserts.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Diagnostic {
    /// Brings findings in the order in which they are told: by document and place.
    pub(crate) fn sort(findings: &mut [Self]) {
        order::sort_by(findings, |one, other| {
            (&one.document, one.span, one.code, &one.message).cmp(&(
                &other.document,
                other.span,
                other.code,
                &other.message,
            ))
        });
    }

    /// The bytes that its texts and places take.
    pub(crate) fn memory(&self) -> usize {
        let related = self.related.iter().map(|one| one.document.capacity() + one.message.capacity());
        let fix = self.fix.iter().map(|fix| {
            let edits = fix.edits.iter().map(|edit| edit.document.capacity() + edit.text.capacity());
            fix.message.capacity() + fix.edits.capacity() * size_of::<Edit>() + edits.sum::<usize>()
        });
        self.message.capacity()
            + self.document.capacity()
            + self.help.as_ref().map_or(0, String::capacity)
            + self.subject.as_ref().map_or(0, String::capacity)
            + self.related.capacity() * size_of::<Related>()
            + related.sum::<usize>()
            + fix.sum::<usize>()
    }

    /// A finding with its code's own severity.
    #[must_use]
    pub fn new(code: Code, document: &str, span: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            subject: None,
            document: document.to_owned(),
            span,
            related: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Says the name that it is about.
    #[must_use]
    pub fn with_subject(mut self, subject: &str) -> Self {
        self.subject = Some(subject.to_owned());
        self
    }

    /// Says how to mend it.
    #[must_use]
    pub fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_related(mut self, document: &str, span: Span, message: impl Into<String>) -> Self {
        self.related.push(Related { document: document.to_owned(), span, message: message.into() });
        self
    }

    /// Adds a fix that replaces the primary span by `text`.
    #[must_use]
    pub fn with_replacement(mut self, message: impl Into<String>, text: impl Into<String>) -> Self {
        let edit = Edit { document: self.document.clone(), span: self.span, text: text.into() };
        self.fix = Some(Fix { message: message.into(), edits: vec![edit] });
        self
    }
}
