use std::borrow::Cow;

use crate::document::{Inline, InlineKind, Markdown};
use crate::text::{Span, order};

/// What `span` says: without the marks of emphasis, code and links, without tags, and on one line.
pub(super) fn plain<'t>(text: &'t str, markdown: &Markdown, span: Span) -> Cow<'t, str> {
    let source = span.of(text);
    let cuts = cuts(text, markdown, span);
    if cuts.is_empty() && !source.contains(['\n', '\r', '\\']) {
        return Cow::Borrowed(source);
    }
    let mut words = String::with_capacity(source.len());
    let mut at = span.start;
    for cut in cuts {
        if cut.start > at {
            append(&mut words, Span { start: at, end: cut.start }.of(text));
        }
        at = at.max(cut.end);
    }
    append(&mut words, Span { start: at.min(span.end), end: span.end }.of(text));
    Cow::Owned(words.trim().to_owned())
}

/// The marks within a span, in order. A construct may begin before the span, or end behind it.
fn cuts(text: &str, markdown: &Markdown, span: Span) -> Vec<Span> {
    let first = markdown.inlines.partition_point(|inline| inline.span.start < span.start);
    let around = &markdown.inlines[first.saturating_sub(NESTED)..];
    let reaching = around.iter().take_while(|inline| inline.span.start < span.end);
    let marks = reaching.flat_map(|inline| marks(text, inline));
    let mut cuts: Vec<Span> = marks.filter(|cut| !cut.is_empty() && span.contains(*cut)).collect();
    order::sort(&mut cuts);
    cuts
}

/// How many constructs may be open where a span begins.
const NESTED: usize = 4;

/// What opens an inline construct, and what closes it.
fn marks(text: &str, inline: &Inline) -> [Span; 2] {
    let source = inline.span.of(text);
    let (opening, closing) = match inline.kind {
        InlineKind::Emphasis => (1, 1),
        InlineKind::Strong => (2, 2),
        InlineKind::Strikethrough => run(source, '~'),
        InlineKind::Code => run(source, '`'),
        InlineKind::Link => (1, source.len() - text_end(source)),
        InlineKind::Image => (2, source.len() - text_end(source)),
        InlineKind::Autolink if source.starts_with('<') => (1, 1),
        InlineKind::Autolink => (0, 0),
        InlineKind::Html if is_placeholder(source) => (0, 0),
        InlineKind::Html | InlineKind::FootnoteReference => (source.len(), 0),
    };
    let Span { start, end } = inline.span;
    let opened = start + opening.min(source.len()) as u32;
    [Span { start, end: opened }, Span { start: (end - closing as u32).max(opened), end }]
}

/// `<Epic Name>`: words to be filled in, which Markdown takes for a tag.
fn is_placeholder(source: &str) -> bool {
    let [b'<', b'A'..=b'Z', words @ .., b'>'] = source.as_bytes() else { return false };
    let is_of_words = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b' ' | b'-' | b'_' | 128..);
    words.contains(&b' ') && words.iter().all(is_of_words)
}

/// The length of the run of `mark` that opens and closes a construct.
fn run(source: &str, mark: char) -> (usize, usize) {
    let length = source.len() - source.trim_start_matches(mark).len();
    (length, length)
}

/// Where the text of a link or an image ends.
fn text_end(source: &str) -> usize {
    let inner = source.rfind("](").or_else(|| source.rfind("]["));
    inner.or_else(|| source.rfind(']')).unwrap_or(source.len())
}

/// Joins lines, and drops the backslash of an escape.
fn append(words: &mut String, source: &str) {
    let mut signs = source.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '\n' | '\r' => {
                while signs.next_if(|next| " \t\r\n>".contains(*next)).is_some() {}
                if !words.ends_with(' ') {
                    words.push(' ');
                }
            }
            '\\' if signs.peek().is_some_and(char::is_ascii_punctuation) => {}
            _ => words.push(sign),
        }
    }
}
