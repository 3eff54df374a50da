use crate::document::{Entry, Frontmatter, Value};
use crate::wasm::flat::{Encode, Flat};

/// The entries of a document's frontmatter, as a map; an empty one where there is none.
pub(in crate::wasm) struct Entries<'a>(pub(in crate::wasm) &'a [Entry]);

impl<'a> Entries<'a> {
    /// The entries at top level.
    pub(in crate::wasm) fn of(frontmatter: Option<&'a Frontmatter>) -> Self {
        Self(frontmatter.map_or(&[], |frontmatter| &frontmatter.entries))
    }
}

impl Encode for Entries<'_> {
    fn encode(&self, flat: &mut Flat) {
        flat.map(self.0.len());
        for entry in self.0 {
            entry.key.encode(flat);
            entry.value.encode(flat);
        }
    }
}

impl Encode for Value {
    fn encode(&self, flat: &mut Flat) {
        match self {
            Self::Null => None::<bool>.encode(flat),
            Self::Boolean(value) => value.encode(flat),
            Self::Number(value) => value.encode(flat),
            Self::String(value) => value.encode(flat),
            Self::Map(entries) => Entries(entries).encode(flat),
            Self::List(values) => flat.list(values.iter().map(|(value, _)| value)),
        }
    }
}
