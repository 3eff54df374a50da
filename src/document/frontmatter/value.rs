use crate::text::Span;

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

/// A value, typed by the core schema of YAML 1.2: `yes`, `no`, `on` and `off` are texts.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing.
    Null,
    /// `true` or `false`.
    Boolean(bool),
    /// A number of at most 15 digits, which a 64-bit float carries without loss. Any other, infinity included, stays
    /// the text that it is written as.
    Number(f64),
    /// A text, without quotes and escapes.
    String(String),
    /// Values in order, each with its span.
    List(Vec<(Value, Span)>),
    /// Entries in order. Of two with one key, the last counts.
    Map(Vec<Entry>),
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

    /// The value as a boolean. A quoted `"true"` is one too, because some tools write it so; `yes` is not.
    #[must_use]
    pub fn as_boolean(&self) -> Option<bool> {
        match self {
            Self::Boolean(boolean) => Some(*boolean),
            Self::String(text) if text.trim().eq_ignore_ascii_case("true") => Some(true),
            Self::String(text) if text.trim().eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        }
    }

    /// The items of a list; none for anything else.
    #[must_use]
    pub fn items(&self) -> &[(Self, Span)] {
        match self {
            Self::List(items) => items,
            _ => &[],
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

/// The bytes that entries take.
pub(super) fn memory(entries: &Vec<Entry>) -> usize {
    let texts = entries.iter().map(|entry| entry.key.capacity() + entry.value.memory());
    entries.capacity() * size_of::<Entry>() + texts.sum::<usize>()
}

impl Value {
    fn memory(&self) -> usize {
        match self {
            Self::Null | Self::Boolean(_) | Self::Number(_) => 0,
            Self::String(text) => text.capacity(),
            Self::List(items) => {
                let of_items = items.iter().map(|(value, _)| value.memory());
                items.capacity() * size_of::<(Self, Span)>() + of_items.sum::<usize>()
            }
            Self::Map(entries) => memory(entries),
        }
    }
}
