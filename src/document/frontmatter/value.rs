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

/// A key with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key as text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// What it is set to.
    pub value: Value,
    /// Where the value stands, quotes included; empty where there is none.
    pub span: Span,
}

/// A value, typed by the core schema of YAML 1.2.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(f64),
    /// A text, without quotes and escapes.
    String(String),
    /// Values in order, each with its span.
    List(Vec<(Value, Span)>),
    /// Entries in order.
    Map(Vec<Entry>),
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
        match &self.get(key)?.value {
            Value::String(text) if !text.trim().is_empty() => Some(text.trim()),
            _ => None,
        }
    }
}

impl Value {
    /// The value as a text, if it is one.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map; none for anything else.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The value of a key, if this is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().rev().find(|entry| entry.key == key)
    }
}
