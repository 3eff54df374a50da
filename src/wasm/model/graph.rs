use super::Places;
use crate::document::Document;
use crate::library::{DocumentId, Edge, Graph, Library};
use crate::wasm::flat::{Name, record};

record! {
    /// The documents and how they refer to each other.
    GraphModel<'a> {
        documents: Vec<NodeModel<'a>>,
        edges: Vec<EdgeModel<'a>>,
        /// Paths, the first repeated at the end.
        cycles: Vec<Vec<&'a str>>,
    }
}

record! {
    /// A document.
    NodeModel<'a> {
        path: &'a str,
        kind: Name,
    }
}

record! {
    /// A linked reference.
    EdgeModel<'a> {
        from: &'a str,
        to: &'a str,
        line: u32,
        relation: Option<Name>,
        verdict: Name,
        tier: Option<Name>,
    }
}

impl<'a> GraphModel<'a> {
    pub(in crate::wasm) fn new(library: &'a Library, graph: &Graph) -> Self {
        let path = |id: &DocumentId| library.document(*id).path();
        Self {
            documents: graph.documents.iter().map(|&id| NodeModel::new(library.document(id))).collect(),
            edges: graph.edges.iter().map(|edge| EdgeModel::new(library, edge)).collect(),
            cycles: graph.cycles.iter().map(|cycle| cycle.iter().map(path).collect()).collect(),
        }
    }
}

impl<'a> NodeModel<'a> {
    fn new(document: &'a Document) -> Self {
        Self { path: document.path(), kind: Name(document.kind().as_str()) }
    }
}

impl<'a> EdgeModel<'a> {
    fn new(library: &'a Library, edge: &Edge) -> Self {
        let from = library.document(edge.from);
        let mention = &from.mentions()[edge.reference.mention as usize];
        Self {
            from: from.path(),
            to: library.document(edge.to).path(),
            line: Places::of(from).line(mention.span.start),
            relation: mention.relation.map(|relation| Name(relation.as_str())),
            verdict: Name(edge.reference.verdict.as_str()),
            tier: edge.reference.tier.map(|tier| Name(tier.as_str())),
        }
    }
}
