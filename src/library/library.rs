use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::{Configuration, Graph, Reference};
use crate::document::{Document, Options};
use crate::text::DocumentPath;

/// A set of documents by path, with the references between them.
#[derive(Debug, Default)]
pub struct Library {
    slots: Vec<Option<Slot>>,
    by_path: BTreeMap<String, DocumentId>,
    configuration: Configuration,
}

/// A document of a library. It stays valid until that document is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u32);

/// No document answers to a name, or several do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDocument {
    /// The name that was asked for.
    pub name: String,
    /// The paths of the nearest documents, best first; where several answer to the name, those.
    pub suggestions: Vec<String>,
    /// Whether several answer to the name.
    pub ambiguous: bool,
}

#[derive(Debug)]
struct Slot {
    document: Arc<Document>,
    references: OnceCell<Vec<Reference>>,
}

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new(configuration: Configuration) -> Self {
        Self { configuration, ..Self::default() }
    }

    /// Adds a document, or replaces the one at that path.
    pub fn set(&mut self, path: DocumentPath, text: String, options: Options) -> DocumentId {
        let key = path.as_str().to_owned();
        let document = Arc::new(Document::read(path, text, options));
        let slot = Some(Slot { document, references: OnceCell::new() });
        if let Some(&id) = self.by_path.get(&key) {
            self.slots[id.0 as usize] = slot;
            return id;
        }
        let id = DocumentId(self.slots.len() as u32);
        self.slots.push(slot);
        self.by_path.insert(key, id);
        id
    }

    /// Removes a document. Says whether there was one.
    pub fn delete(&mut self, path: &str) -> bool {
        let Some(id) = self.by_path.remove(path) else { return false };
        self.slots[id.0 as usize] = None;
        true
    }

    /// The document at a path.
    #[must_use]
    pub fn id(&self, path: &str) -> Option<DocumentId> {
        self.by_path.get(path).copied()
    }

    /// A document of this library.
    ///
    /// # Panics
    ///
    /// When `id` is of a document that was deleted, or of another library.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.slot(id).document
    }

    /// A document of this library as it is now, to be kept while the library goes on.
    ///
    /// # Panics
    ///
    /// As [`document`](Self::document) does.
    #[must_use]
    pub fn shared(&self, id: DocumentId) -> Arc<Document> {
        Arc::clone(&self.slot(id).document)
    }

    /// Every document, by path.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.by_path.values().map(|&id| (id, self.document(id)))
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_path.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_path.is_empty()
    }

    /// What became of the mentions of a document, in document order.
    #[must_use]
    pub fn references(&self, id: DocumentId) -> &[Reference] {
        self.slot(id).references.get_or_init(Vec::new)
    }

    /// The documents that a dangling reference may mean, best first.
    #[must_use]
    pub fn suggestions(&self, _id: DocumentId, _reference: &Reference) -> Vec<DocumentId> {
        Vec::new()
    }

    /// Finds a document by path, name or stem, as a caller would type it.
    ///
    /// # Errors
    ///
    /// When none answers to the name, or several do.
    pub fn find(&self, name: &str) -> Result<DocumentId, UnknownDocument> {
        self.id(name).ok_or_else(|| UnknownDocument {
            name: name.to_owned(),
            suggestions: Vec::new(),
            ambiguous: false,
        })
    }

    /// The documents and how they refer to each other.
    #[must_use]
    pub fn graph(&self) -> Graph {
        Graph::default()
    }

    /// What the library was told about itself.
    #[must_use]
    pub fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    fn slot(&self, id: DocumentId) -> &Slot {
        match &self.slots[id.0 as usize] {
            Some(slot) => slot,
            None => panic!("the document was deleted"),
        }
    }
}

impl fmt::Display for UnknownDocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "no document answers to `{}`", self.name)
    }
}

impl std::error::Error for UnknownDocument {}
