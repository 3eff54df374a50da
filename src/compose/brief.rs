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
    let named = entry_words(document, "name").map(|(name, _)| name);
    let name = named.unwrap_or_else(|| Words::Read(stem(document.path()).into(), Span::default()));
    let described = entry_words(document, "description");
    let about = described.or_else(|| role(document)).or_else(|| first_line(document));
    let Some((about, goes_on)) = about else { return Brief { name, about: None, is_cut: false } };
    let (about, is_cut) = shorten(document, about);
    Brief { name, about, is_cut: is_cut || goes_on }
}

fn stem(path: &str) -> &str {
    let file = path.rsplit('/').next().unwrap_or(path);
    file.split('.').next().filter(|stem| !stem.is_empty()).unwrap_or(file)
}

/// What a text in the frontmatter opens with, and whether it breaks off there.
fn entry_words(document: &Document, key: &str) -> Option<(Words, bool)> {
    let frontmatter = document.frontmatter()?;
    let (words, goes_on) = opening(frontmatter.text(key)?);
    let Entry { span, .. } = frontmatter.get(key)?;
    let place = document.slice(*span).find(words).map(|at| span.start as usize + at);
    let words = match place {
        _ if words.is_empty() => return None,
        Some(start) => Words::Source(Extent::of(document, Span::new(start, start + words.len()))),
        None => Words::Read(words.into(), *span),
    };
    Some((words, goes_on))
}

/// What the agent is, from the words for its role to the end of their line.
fn role(document: &Document) -> Option<(Words, bool)> {
    let role = Agent::read(document).role.filter(|_| document.kind() == Kind::Agent)?;
    Some(words_from(document, role.span.start as usize))
}

/// The first line of the first paragraph.
fn first_line(document: &Document) -> Option<(Words, bool)> {
    let mut blocks = document.markdown().top_level();
    let (_, paragraph) = blocks.find(|(_, block)| block.kind == BlockKind::Paragraph)?;
    Some(words_from(document, paragraph.span.start as usize))
}

fn words_from(document: &Document, start: usize) -> (Words, bool) {
    let (words, goes_on) = opening(&document.text()[start..]);
    let start = start + (words.as_ptr() as usize - document.text()[start..].as_ptr() as usize);
    (Words::Source(Extent::of(document, Span::new(start, start + words.len()))), goes_on)
}

/// The first line of a text, up to the end of a sentence where the last one goes on below: in a wrapped line, or in the
/// list behind a colon. Where none ends before, the line breaks off.
fn opening(text: &str) -> (&str, bool) {
    let line = text.split(LINE_END).next().unwrap_or_default();
    let below = &text.as_bytes()[line.len()..];
    let below = below.strip_prefix(b"\r\n").or_else(|| below.get(1..)).unwrap_or_default();
    let next = below.iter().find(|&&byte| byte != b' ');
    let is_wrapped = next.is_some_and(u8::is_ascii_alphabetic);
    let line = line.trim();
    let goes_on = match line.as_bytes() {
        [.., b':'] => true,
        [.., last] => is_wrapped && (last.is_ascii_alphanumeric() || *last == b','),
        [] => false,
    };
    if !goes_on {
        return (line, false);
    }
    let end = (1..line.len()).rev().find(|&end| ends_sentence(line.as_bytes(), end));
    end.map_or((line, true), |end| (&line[..end], false))
}

/// Whether a sentence ends before a place, and no abbreviation such as "e.g.".
fn ends_sentence(line: &[u8], end: usize) -> bool {
    let is_sentence = matches!(line[end - 1..], [b'.' | b'!' | b'?', b' ', b'A'..=b'Z', ..]);
    is_sentence && line.get(end.wrapping_sub(3)) != Some(&b'.')
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
