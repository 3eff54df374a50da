use super::keys::{self, Standing};
use super::line::{Line, lines, trim};
use crate::text::Span;

/// One entry of a frontmatter that YAML rejects, not yet read: a key with all that is glued to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Chunk {
    /// The key, without quotes.
    pub(super) key: Span,
    /// What follows the colon, up to the next chunk; blanks, blank lines and comments at its end left out.
    pub(super) value: Span,
    /// Whether white space or the end of the line follows the colon, as YAML wants it.
    pub(super) spaced: bool,
    /// From the first byte of the key, quotes included, to the end of the line on which the value ends.
    pub(super) span: Span,
}

/// The lines between two markers, split into what reads as entries.
#[derive(Debug, Default)]
pub(super) struct Chunks {
    /// The entries.
    pub(super) list: Vec<Chunk>,
    /// Lines before the first entry, which belong to none.
    pub(super) stray: Option<Span>,
    /// Where a heading begins that prose follows: the closing marker was forgotten, and this is the body.
    pub(super) body: Option<usize>,
    /// How many entries have a key that tools read.
    known: usize,
    /// Whether prose or a blank first line makes it doubtful that the lines are a frontmatter.
    doubtful: bool,
}

/// Splits at lines that begin with a key at column 0. A key that may be prose opens no entry where the value before
/// has already run on at column 0, and none does that stands there a second time.
pub(super) fn split(text: &str, content: Span) -> Chunks {
    let mut splitter = Splitter { text, chunks: Chunks::default(), glued: false, blank: true, heading: None };
    for line in lines(text, content) {
        splitter.line(line);
        if splitter.chunks.body.is_some() {
            break;
        }
    }
    splitter.chunks
}

/// Whether a line can be the first of a frontmatter: a key, as tools read it or in its shape.
pub(super) fn opens_entry(line: &str) -> bool {
    key(line).is_some_and(|key| key.standing != Standing::Prose)
}

/// Whether a line opens an entry that tools read and no sentence begins with.
pub(super) fn opens_known(line: &str) -> bool {
    key(line).is_some_and(|key| key.standing == Standing::Known)
}

impl Chunks {
    /// Whether the lines are a frontmatter at all: tools read one of the keys, and nothing stands before the first
    /// one, or else they read two. Keys that nobody knows will do where nothing else makes it doubtful.
    pub(super) fn are_frontmatter(&self) -> bool {
        let known = self.known > usize::from(self.stray.is_some());
        known || !self.doubtful && !self.list.is_empty()
    }
}

struct Splitter<'t> {
    text: &'t str,
    chunks: Chunks,
    /// Whether the last entry has run on at column 0.
    glued: bool,
    /// Whether the line before is blank.
    blank: bool,
    /// The last heading after a blank line.
    heading: Option<usize>,
}

impl Splitter<'_> {
    fn line(&mut self, line: Line) {
        let source = line.of(self.text);
        let blank = std::mem::replace(&mut self.blank, line.is_blank(self.text));
        match source.as_bytes().first() {
            _ if self.blank => self.chunks.doubtful |= self.chunks.list.is_empty(),
            Some(b'#') => {
                if blank && is_heading(source) {
                    self.heading = Some(line.span.start as usize);
                }
            }
            Some(b' ' | b'\t' | b']' | b'}') => self.extend(line),
            Some(b'-') if source == "-" || source.starts_with("- ") => self.extend(line),
            _ => self.entry_or_prose(line),
        }
    }

    fn entry_or_prose(&mut self, line: Line) {
        match key(line.of(self.text)).filter(|key| self.opens(key, line)) {
            Some(key) => self.open(&key, line),
            None if self.heading.is_some() && !self.chunks.list.is_empty() => self.chunks.body = self.heading,
            None => {
                self.glued = true;
                self.chunks.doubtful = true;
                self.extend(line);
            }
        }
    }

    fn opens(&self, key: &Key, line: Line) -> bool {
        let word = key.word(line, self.text);
        match key.standing {
            Standing::Known => !self.glued || !self.has(word),
            Standing::Likely | Standing::Possible => !self.glued,
            Standing::Prose => false,
        }
    }

    fn has(&self, word: &str) -> bool {
        // The keys that a glued run may hold again stand near its beginning, and few entries come before.
        self.chunks.list.iter().take(32).any(|chunk| chunk.key.of(self.text) == word)
    }

    fn open(&mut self, key: &Key, line: Line) {
        let start = line.span.start as usize;
        let value = Span::new(start + key.colon + 1, line.span.end as usize);
        self.chunks.list.push(Chunk {
            key: Span::new(start + key.start, start + key.end),
            value: trim(value, self.text),
            spaced: key.spaced,
            span: line.span,
        });
        self.chunks.known += usize::from(matches!(key.standing, Standing::Known | Standing::Likely));
        self.glued = false;
        self.heading = None;
    }

    /// Glues a line to the entry before it.
    fn extend(&mut self, line: Line) {
        let Some(chunk) = self.chunks.list.last_mut() else {
            self.chunks.doubtful = true;
            let start = self.chunks.stray.map_or(line.span.start, |stray| stray.start);
            self.chunks.stray = Some(Span { start, end: line.span.end });
            return;
        };
        let added = trim(line.span, self.text);
        if chunk.value.is_empty() {
            chunk.value = added;
        }
        chunk.value.end = added.end;
        chunk.span.end = line.span.end;
    }
}

/// A key at the start of a line, in bytes of that line.
struct Key {
    start: usize,
    end: usize,
    colon: usize,
    spaced: bool,
    standing: Standing,
}

impl Key {
    fn word<'t>(&self, line: Line, text: &'t str) -> &'t str {
        &line.of(text)[self.start..self.end]
    }
}

fn key(line: &str) -> Option<Key> {
    let quote = line.chars().next().filter(|first| matches!(first, '"' | '\''));
    let (start, end, colon) = match quote {
        Some(quote) => {
            let end = 1 + line[1..].find(quote)?;
            (1, end, end + 1 + colon_after(&line[end + 1..])?)
        }
        None => {
            let colon = line.find(':')?;
            (0, line[..colon].trim_end_matches([' ', '\t']).len(), colon)
        }
    };
    let after = line.as_bytes().get(colon + 1);
    let spaced = matches!(after, None | Some(b' ' | b'\t'));
    let standing = match keys::standing(&line[start..end]) {
        standing if spaced => standing,
        standing @ (Standing::Known | Standing::Likely) if !matches!(after, Some(b'/' | b':')) => standing,
        _ => Standing::Prose,
    };
    Some(Key { start, end, colon, spaced, standing })
}

fn colon_after(rest: &str) -> Option<usize> {
    let blanks = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    rest[blanks..].starts_with(':').then_some(blanks)
}

fn is_heading(line: &str) -> bool {
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    hashes <= 6 && line.as_bytes().get(hashes) == Some(&b' ')
}
