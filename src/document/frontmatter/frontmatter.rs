use super::{Entry, list, value};
use crate::text::Span;

/// The notation of a frontmatter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Between lines of `---`.
    Yaml,
    /// Between lines of `+++`.
    Toml,
    /// An object that begins on the first line.
    Json,
}

/// The frontmatter of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Frontmatter {
    /// Its notation.
    pub format: Format,
    /// All of it, markers and the line end after the last included.
    pub span: Span,
    /// What lies between the markers.
    pub content: Span,
    /// Its entries at top level, in the order of the source. Of two with one key, the last counts.
    pub entries: Vec<Entry>,
}

impl Frontmatter {
    /// The value of a key at top level.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.key == key)
    }

    /// The text of a key at top level; nothing where it is empty or no text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        let text = self.get(key)?.value.as_str()?.trim();
        (!text.is_empty()).then_some(text)
    }

    /// The boolean of a key at top level.
    #[must_use]
    pub fn boolean(&self, key: &str) -> Option<bool> {
        self.get(key)?.value.as_boolean()
    }

    /// The names that a key at top level lists, each with the place where it stands.
    ///
    /// Tools disagree on how a list is written, so all forms give the same: `Read, Grep`, `[Read, Grep]`, items below
    /// each other, and a map such as `{ Read: true, Write: false }`, which lists what is not `false`. A comma inside
    /// brackets separates nothing: `Bash(git add, git commit), Read` are two, and so are `*.{ts,tsx}, *.js`. A key
    /// that ends in `tools` and holds no comma is separated by white space, as the Agent Skills standard has it.
    #[must_use]
    pub fn list(&self, key: &str) -> Vec<(String, Span)> {
        self.get(key).map(list::items).unwrap_or_default()
    }

    /// The bytes that its entries take.
    pub(crate) fn memory(&self) -> usize {
        value::memory(&self.entries)
    }
}
