use super::Role;
use super::change::Extent;
use super::variable::Use;
use crate::agent::Agent;
use crate::document::{BlockKind, Document, Entry, Kind};
use crate::text::Span;

/// How a document is introduced in one line, as far as possible in its own words.
#[derive(Debug)]
pub(super) struct Brief {
    /// What it is called.
    pub(super) name: Words,
    /// What it is for.
    pub(super) about: Option<Words>,
    /// Whether `about` breaks off.
    pub(super) is_cut: bool,
}

/// Words of the document, or the same words where the document writes them otherwise.
#[derive(Debug)]
pub(super) enum Words {
    /// As the document writes them.
    Source(Extent),
    /// Read from there in the document, or from its path.
    Read(String, Span),
}

impl Brief {
    /// Whether the line that a document has in a role shows a use of a variable.
    pub(super) fn shows(&self, role: Role, document: &Document, one: &Use) -> bool {
        let name = Some(&self.name).filter(|_| role == Role::Brief);
        name.into_iter().chain(&self.about).any(|words| match words {
            Words::Source(words) => words.bytes.contains(one.span),
            Words::Read(text, from) => from.contains(one.span) && text.contains(document.slice(one.span)),
        })
    }
}

const LONGEST: usize = 240;
const LINE_END: [char; 2] = ['\n', '\r'];

/// Introduces a document by the description in its frontmatter, or else by what an agent says
/// that it is, or else by its first line.
pub(super) fn brief(document: &Document) -> Brief {
    let name = entry_words(document, "name")
        .unwrap_or_else(|| Words::Read(stem(document.path()).into(), Span::default()));
    let described = entry_words(document, "description");
    let about = described.or_else(|| role(document)).or_else(|| first_line(document));
    let Some(about) = about else { return Brief { name, about: None, is_cut: false } };
    let (about, is_cut) = shorten(document, about);
    Brief { name, about, is_cut }
}

fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(file)
}

/// The first line of a text in the frontmatter.
fn entry_words(document: &Document, key: &str) -> Option<Words> {
    let frontmatter = document.frontmatter()?;
    let line = frontmatter.text(key)?.split(LINE_END).next()?.trim();
    let Entry { span, .. } = frontmatter.get(key)?;
    let place = document.slice(*span).find(line).map(|at| span.start as usize + at);
    (!line.is_empty()).then(|| match place {
        Some(start) => Words::Source(Extent::of(document, Span::new(start, start + line.len()))),
        None => Words::Read(line.into(), *span),
    })
}

/// What the agent is, from the words for its role to the end of their line.
fn role(document: &Document) -> Option<Words> {
    let role = Agent::read(document).role.filter(|_| document.kind() == Kind::Agent)?;
    Some(line_from(document, role.span.start as usize))
}

/// The first line of the first paragraph.
fn first_line(document: &Document) -> Option<Words> {
    let mut blocks = document.markdown().top_level();
    let (_, paragraph) = blocks.find(|(_, block)| block.kind == BlockKind::Paragraph)?;
    Some(line_from(document, paragraph.span.start as usize))
}

fn line_from(document: &Document, start: usize) -> Words {
    let line = document.text()[start..].split(LINE_END).next().unwrap_or_default();
    let words = Span::new(start, start + line.len()).trim(document.text());
    Words::Source(Extent::of(document, words))
}

/// At most as many bytes as a line should have, up to the end of a word.
fn shorten(document: &Document, words: Words) -> (Option<Words>, bool) {
    match words {
        Words::Source(Extent { bytes, .. }) => {
            let text = document.slice(bytes);
            let length = fitting(text);
            let cut = Extent::of(document, Span::new(bytes.start as usize, bytes.start as usize + length));
            (Some(Words::Source(cut)).filter(|_| length > 0), length < text.len())
        }
        Words::Read(text, from) => {
            let length = fitting(&text);
            let is_cut = length < text.len();
            (Some(Words::Read(text[..length].to_owned(), from)).filter(|_| length > 0), is_cut)
        }
    }
}

fn fitting(text: &str) -> usize {
    if text.len() <= LONGEST {
        return text.len();
    }
    let length = (0..=LONGEST).rev().find(|&length| text.is_char_boundary(length)).unwrap_or(0);
    let head = &text[..length];
    let head = head.rfind(char::is_whitespace).map_or(head, |space| &head[..space]);
    // Braces that hold a variable are shown whole or not at all.
    let whole = head.rfind("{{").filter(|&open| !head[open..].contains("}}")).unwrap_or(head.len());
    head[..whole].trim_end().len()
}
