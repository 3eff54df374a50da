//! Wikilinks, embeds and include markers that name a document without its extension.

use super::mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};
use super::path;
use super::read::Place;
use crate::text::{self, Span};

/// How a wikilink or an embed begins.
pub(super) const WIKILINK: &str = "[[";

/// How an include marker begins.
pub(super) const INCLUDE: &str = "{{";

/// Finds the markers of a line.
pub(super) fn read(place: &Place<'_>, mentions: &mut Vec<Mention>) {
    let line = place.line.span.of(place.text).as_bytes();
    each(line, WIKILINK.as_bytes(), b"]]", |start, end| {
        let embed = start >= 3 && line[start - 3] == b'!';
        let form = if embed { Form::Embed } else { Form::Wikilink };
        mentions.extend(mention(place, start, wikilink_end(&line[start..end]) + start, form, is_note));
    });
    each(line, INCLUDE.as_bytes(), b"}}", |start, end| {
        let (start, is_named) = include_start(line, start, end);
        let accepts = if is_named { is_path } else { is_folder_path };
        let marker = mention(place, start, end, Form::Include, accepts);
        // `{{name/title}}` may as well be a choice between two values.
        let certainty = if is_named { Certainty::Certain } else { Certainty::Possible };
        mentions.extend(marker.map(|marker| Mention { certainty, ..marker }));
    });
}

fn each(line: &[u8], open: &[u8], close: &[u8], mut visit: impl FnMut(usize, usize)) {
    let mut from = 0;
    while let Some(start) = text::find(&line[from..], open).map(|at| at + from + open.len()) {
        let Some(end) = text::find(&line[start..], close).map(|at| at + start) else { return };
        visit(start, end);
        from = end + close.len();
    }
}

/// The name in `[[name#heading|shown]]` ends at the first bar.
fn wikilink_end(inner: &[u8]) -> usize {
    memchr::memchr(b'|', inner).unwrap_or(inner.len())
}

/// Skips the word in `{{include x}}`, `{{> x}}`, `{{@x}}` and says whether there was one.
fn include_start(line: &[u8], start: usize, end: usize) -> (usize, bool) {
    let inner = &line[start..end];
    for word in [&b"include "[..], b"import ", b"partial ", b">", b"@"] {
        let skipped = inner.iter().take_while(|byte| **byte == b' ').count();
        if inner[skipped..].starts_with(word) {
            let rest = &inner[skipped + word.len()..];
            let blanks = rest.iter().take_while(|byte| matches!(byte, b' ' | b'"' | b'\'' | b':')).count();
            return (start + skipped + word.len() + blanks, true);
        }
    }
    (start, false)
}

fn mention(
    place: &Place<'_>,
    start: usize,
    end: usize,
    form: Form,
    accepts: fn(&str) -> bool,
) -> Option<Mention> {
    let base = place.line.span.start as usize;
    let span = Span::new(base + start.min(end), base + end).trim(place.text);
    let name = span.of(place.text).trim_end_matches(['"', '\'']);
    let span = Span { end: span.start + name.len() as u32, ..span };
    // A name with its extension was found as a path already.
    if path::is_document_name(name) || !accepts(name) {
        return None;
    }
    // No reader of Markdown links what stands in code: it shows how a link is written.
    let is_shown = place.line.setting == Setting::Fence || form == Form::Wikilink && place.in_code(span);
    Some(Mention {
        span,
        form,
        subject: Subject::Document,
        setting: place.line.setting,
        cue: if is_shown { Cue::Example } else { Cue::Companion },
        relation: (form != Form::Wikilink).then_some(Relation::Include),
        topics: Box::default(),
        certainty: if form == Form::Wikilink { Certainty::Possible } else { Certainty::Certain },
    })
}

/// The name of a note: words, no signs of code.
fn is_note(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with([' ', '-', '$', '!', '"'])
        && !name.contains(['[', ']', '{', '}', '<', '>', '=', ':', '$', '&', '"', '`', '(', ')'])
}

fn is_path(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte))
}

/// Without a word before it, only a path below a folder is more than a variable.
fn is_folder_path(name: &str) -> bool {
    is_path(name) && name.contains('/') && !name.starts_with('/') && !name.contains("//")
}
