use super::Places;
use crate::diagnostic::{Diagnostic, Edit, Fix, Related};
use crate::library::Library;
use crate::text::Span;
use crate::wasm::flat::{Name, Slice, record};

record! {
    /// A finding.
    DiagnosticModel<'a> {
        code: Name,
        severity: Name,
        message: &'a str,
        subject: Option<&'a str>,
        document: &'a str,
        line: u32,
        column: u32,
        end_line as "endLine": u32,
        end_column as "endColumn": u32,
        start: u32,
        end: u32,
        help: Option<&'a str>,
        related: Vec<RelatedModel<'a>>,
        fix: Option<FixModel<'a>>,
    }
}

record! {
    /// A second place of a finding.
    RelatedModel<'a> {
        message: &'a str,
        document: &'a str,
        line: u32,
        column: u32,
        end_line as "endLine": u32,
        end_column as "endColumn": u32,
        start: u32,
        end: u32,
    }
}

record! {
    /// Edits that mend a finding.
    FixModel<'a> {
        message: &'a str,
        edits: Vec<EditModel<'a>>,
    }
}

record! {
    /// The replacement of a span.
    EditModel<'a> {
        document: &'a str,
        start: u32,
        end: u32,
        text: &'a str,
    }
}

/// Where a span lies, in every way that people and programs count.
struct Location {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    start: u32,
    end: u32,
}

impl<'a> DiagnosticModel<'a> {
    /// The findings about the documents of a library.
    pub(in crate::wasm) fn all(library: &Library, diagnostics: &'a [Diagnostic]) -> Vec<Self> {
        diagnostics.iter().map(|diagnostic| Self::new(library, diagnostic)).collect()
    }

    fn new(library: &Library, diagnostic: &'a Diagnostic) -> Self {
        let Location { line, column, end_line, end_column, start, end } =
            locate(library, &diagnostic.document, diagnostic.span);
        Self {
            code: Name(diagnostic.code.as_str()),
            severity: Name(diagnostic.severity.as_str()),
            message: &diagnostic.message,
            subject: diagnostic.subject.as_deref(),
            document: &diagnostic.document,
            line,
            column,
            end_line,
            end_column,
            start,
            end,
            help: diagnostic.help.as_deref(),
            related: diagnostic.related.iter().map(|related| RelatedModel::new(library, related)).collect(),
            fix: diagnostic.fix.as_ref().map(|fix| FixModel::new(library, fix)),
        }
    }
}

impl<'a> RelatedModel<'a> {
    fn new(library: &Library, related: &'a Related) -> Self {
        let Location { line, column, end_line, end_column, start, end } =
            locate(library, &related.document, related.span);
        let Related { message, document, .. } = related;
        Self { message, document, line, column, end_line, end_column, start, end }
    }
}

impl<'a> FixModel<'a> {
    fn new(library: &Library, fix: &'a Fix) -> Self {
        Self {
            message: &fix.message,
            edits: fix.edits.iter().map(|edit| EditModel::new(library, edit)).collect(),
        }
    }
}

impl<'a> EditModel<'a> {
    fn new(library: &Library, edit: &'a Edit) -> Self {
        let Edit { document, text, .. } = edit;
        let Location { start, end, .. } = locate(library, document, edit.span);
        Self { document, start, end, text }
    }
}

/// A span of a document that the library does not hold lies at its first character.
fn locate(library: &Library, path: &str, span: Span) -> Location {
    let Some(id) = library.id(path) else {
        return Location { line: 1, column: 1, end_line: 1, end_column: 1, start: 0, end: 0 };
    };
    let places = Places::of(library.document(id));
    let Slice { start, end } = places.slice(span);
    Location {
        line: places.line(span.start),
        column: places.column(span.start),
        end_line: places.line(span.end),
        end_column: places.column(span.end),
        start,
        end,
    }
}
