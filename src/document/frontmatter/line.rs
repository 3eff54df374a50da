use std::borrow::Cow;

use crate::text::Span;

/// The lines of the part of `text` that `span` covers. Line feed, carriage return, and both together end a line.
pub(super) fn lines(text: &str, span: Span) -> impl Iterator<Item = Line> + '_ {
    let end = span.end as usize;
    let mut at = span.start as usize;
    std::iter::from_fn(move || {
        let line = (at < end).then(|| Line::at(text, at, end))?;
        at = line.next;
        Some(line)
    })
}

/// White space to YAML and TOML.
pub(super) const WHITE: [char; 4] = [' ', '\t', '\n', '\r'];

/// One line of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// Its bytes, without the line end.
    pub(super) span: Span,
    /// The first byte of the line after it.
    pub(super) next: usize,
}

impl Line {
    /// The line that begins at the byte `start`, in a text that is read up to `end`.
    pub(super) fn at(text: &str, start: usize, end: usize) -> Self {
        let rest = &text.as_bytes()[start..end];
        let length = memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len());
        let line_end = match (rest.get(length), rest.get(length + 1)) {
            (Some(b'\r'), Some(b'\n')) => 2,
            (Some(_), _) => 1,
            (None, _) => 0,
        };
        Self { span: Span::new(start, start + length), next: start + length + line_end }
    }

    /// The line's text.
    pub(super) fn of<'t>(&self, text: &'t str) -> &'t str {
        self.span.of(text)
    }

    /// Whether it holds nothing but spaces and tabs.
    pub(super) fn is_blank(&self, text: &str) -> bool {
        self.of(text).bytes().all(|byte| matches!(byte, b' ' | b'\t'))
    }
}

/// The span without the blanks and line ends at both of its ends. Other white space is content to YAML.
pub(super) fn trim(span: Span, text: &str) -> Span {
    let source = span.of(text);
    let rest = source.trim_start_matches(WHITE);
    let start = span.start as usize + (source.len() - rest.len());
    Span::new(start, start + rest.trim_end_matches(WHITE).len())
}

/// `text` with a line feed for every line end, as YAML has it in the values that it reads.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}
