use super::{DocumentId, Reference};

/// The documents of a library and how they refer to each other.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Every document, by path.
    pub documents: Vec<DocumentId>,
    /// Every linked reference between two documents, by source and place.
    pub edges: Vec<Edge>,
    /// Groups of documents that refer to each other in a circle, each as its shortest circle, first document repeated at the end.
    pub cycles: Vec<Vec<DocumentId>>,
}

/// A linked reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The document that refers.
    pub from: DocumentId,
    /// The document referred to.
    pub to: DocumentId,
    /// The reference itself.
    pub reference: Reference,
}
