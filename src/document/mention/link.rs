//! Links whose destination is a document.

use super::mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};
use super::path;
use crate::document::markdown::{DefinitionKind, Inline, InlineKind, Markdown};
use crate::text::{Span, boundary};

/// Finds the links of a document that lead to Markdown files.
pub(super) fn read(text: &str, markdown: &Markdown, mentions: &mut Vec<Mention>) {
    for inline in &markdown.inlines {
        if matches!(inline.kind, InlineKind::Link | InlineKind::Image) {
            mentions.extend(inline_link(text, markdown, inline));
        }
    }
    for definition in &markdown.definitions {
        if definition.kind == DefinitionKind::Link && path::is_document_name(&definition.destination) {
            mentions
                .extend(find(text, definition.span, &definition.destination).map(|span| mention(text, span)));
        }
    }
}

fn inline_link(text: &str, markdown: &Markdown, inline: &Inline) -> Option<Mention> {
    let destination = markdown.destination(inline);
    if !path::is_document_name(destination) {
        return None;
    }
    let destination = find(text, inline.span, destination)?;
    Some(mention(text, destination))
}

/// How far before the end of a link its destination is looked for, in bytes beyond its own: a title may follow it. Images
/// nest, so that time would grow with the square of their number.
const TITLE: usize = 2048;

/// Where the destination stands: its last occurrence, since the text of a link comes first.
fn find(text: &str, span: Span, destination: &str) -> Option<Span> {
    let source = span.of(text);
    let from = boundary::ceil(source, source.len().saturating_sub(destination.len() + TITLE));
    let start = span.start as usize + from + source[from..].rfind(destination)?;
    Some(Span::new(start, start + destination.len()))
}

fn mention(text: &str, span: Span) -> Mention {
    let mdc = span.of(text).starts_with("mdc:");
    let span = if mdc { Span { start: span.start + 4, ..span } } else { span };
    Mention {
        span,
        form: if mdc { Form::Mdc } else { Form::Link },
        subject: Subject::Document,
        setting: Setting::Prose,
        cue: Cue::Companion,
        relation: Some(Relation::ReferTo),
        topics: Box::default(),
        certainty: Certainty::Certain,
    }
}
