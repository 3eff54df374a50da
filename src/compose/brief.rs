use std::borrow::Cow;

use crate::document::{BlockKind, Document, Entry};
use crate::text::Span;

/// How a document is introduced in one line, as far as possible in its own words.
#[derive(Debug)]
pub(super) struct Brief<'a> {
    /// What it is called.
    pub(super) name: Words<'a>,
    /// What it is for.
    pub(super) about: Option<Words<'a>>,
    /// Whether `about` breaks off.
    pub(super) is_cut: bool,
}

/// Words of the document, or the same words where the document writes them otherwise.
#[derive(Debug)]
pub(super) enum Words<'a> {
    /// As the document writes them.
    Source(Span),
    /// Read from the document or its path.
    Read(Cow<'a, str>),
}

const LONGEST: usize = 240;
const LINE_END: [char; 2] = ['\n', '\r'];

/// Introduces a document by the description in its frontmatter, or else by the sentence that says who it is.
pub(super) fn brief(document: &Document) -> Brief<'_> {
    let name = entry_words(document, "name").unwrap_or_else(|| Words::Read(stem(document.path()).into()));
    let about = entry_words(document, "description").or_else(|| identity(document));
    let Some(about) = about else { return Brief { name, about: None, is_cut: false } };
    let (about, is_cut) = shorten(document, about);
    Brief { name, about, is_cut }
}

fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(file)
}

/// The first line of a text in the frontmatter.
fn entry_words<'a>(document: &'a Document, key: &str) -> Option<Words<'a>> {
    let frontmatter = document.frontmatter()?;
    let line = frontmatter.text(key)?.split(LINE_END).next()?.trim();
    let Entry { span, .. } = frontmatter.get(key)?;
    let place = document.slice(*span).find(line).map(|at| span.start as usize + at);
    (!line.is_empty()).then(|| match place {
        Some(start) => Words::Source(Span::new(start, start + line.len())),
        None => Words::Read(line.into()),
    })
}

/// The first line of the first paragraph, without "You are the".
fn identity(document: &Document) -> Option<Words<'_>> {
    let text = document.text();
    let mut blocks = document.markdown().top_level();
    let (_, paragraph) = blocks.find(|(_, block)| block.kind == BlockKind::Paragraph)?;
    let line = paragraph.span.of(text).split(LINE_END).next()?.trim_end();
    let start = paragraph.span.start as usize;
    let skipped = you_are(line);
    Some(Words::Source(Span::new(start + skipped, start + line.len()).trim(text)))
}

/// The length of "You are the" at the head of a line.
fn you_are(line: &str) -> usize {
    let mut rest = line;
    for words in [&["you are ", "act as "][..], &["the ", "an ", "a "]] {
        let said = words.iter().find(|words| {
            rest.get(..words.len()).is_some_and(|head| head.eq_ignore_ascii_case(words))
        });
        let Some(said) = said else { break };
        rest = &rest[said.len()..];
    }
    line.len() - rest.len()
}

/// At most as many bytes as a line should have, up to the end of a word.
fn shorten<'a>(document: &'a Document, words: Words<'a>) -> (Option<Words<'a>>, bool) {
    match words {
        Words::Source(span) => {
            let text = document.slice(span);
            let length = fitting(text);
            let cut = Span::new(span.start as usize, span.start as usize + length);
            (Some(Words::Source(cut)).filter(|_| length > 0), length < text.len())
        }
        Words::Read(text) => {
            let length = fitting(&text);
            let is_cut = length < text.len();
            (Some(Words::Read(text[..length].to_owned().into())).filter(|_| length > 0), is_cut)
        }
    }
}

fn fitting(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let length = (0..=LONGEST).rev().find(|&length| text.is_char_boundary(length)).unwrap_or(0);
    let head = &text[..length];
    head.rfind(char::is_whitespace).map_or(head.len(), |space| head[..space].trim_end().len())
}
