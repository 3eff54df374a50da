use super::finding;
use crate::diagnostic::Diagnostic;
use crate::document::{Mention, Relation};
use crate::library::{DocumentId, Library, Verdict};
use crate::text::Map;

/// A document with all that it inherits from.
pub(crate) struct Lineage {
    /// The documents, each once: parents before their children, in the order in which they are named, and last the heir.
    pub(crate) members: Vec<DocumentId>,
    /// For each of them, which of the others it extends, directly or not, as the bits of their places.
    pub(super) above: Vec<u64>,
    /// Whether a parent was passed over.
    pub(super) is_partial: bool,
    /// Cycles, and parents beyond the limit.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Lineage {
    /// The same without what is odd about it.
    pub(crate) fn silent(self) -> Self {
        Self { diagnostics: Vec::new(), ..self }
    }
}

/// So many documents are one at most.
const MOST: usize = 64;

/// The documents that one names as its parents, with the places where it does.
pub(crate) fn extends(library: &Library, id: DocumentId) -> impl Iterator<Item = (&Mention, DocumentId)> {
    let mentions = library.document(id).mentions();
    library.references(id).iter().filter_map(move |reference| {
        let mention = &mentions[reference.mention as usize];
        let counts = reference.verdict.is_linked() || reference.verdict == Verdict::SelfName;
        Some((mention, reference.target?)).filter(|_| counts && mention.relation == Some(Relation::Extend))
    })
}

/// What a document inherits from, without those parents that `takes` passes over.
pub(crate) fn lineage(library: &Library, heir: DocumentId, takes: &dyn Fn(DocumentId) -> bool) -> Lineage {
    let lineage =
        Lineage { members: Vec::new(), above: Vec::new(), is_partial: false, diagnostics: Vec::new() };
    let mut walk = Walk { library, takes, known: Map::default(), path: Vec::new(), lineage };
    walk.enter(heir);
    walk.lineage
}

struct Walk<'a> {
    library: &'a Library,
    takes: &'a dyn Fn(DocumentId) -> bool,
    /// The bits of each document that is done and of those that it extends.
    known: Map<DocumentId, u64>,
    /// The documents that are not done.
    path: Vec<DocumentId>,
    lineage: Lineage,
}

impl Walk<'_> {
    fn enter(&mut self, id: DocumentId) -> u64 {
        self.path.push(id);
        let mut above = 0;
        for (mention, parent) in extends(self.library, id) {
            if let Some(start) = self.path.iter().position(|&open| open == parent) {
                self.lineage.diagnostics.push(finding::cycle(self.library, &self.path[start..]));
            } else if let Some(known) = self.known.get(&parent) {
                above |= known;
            } else if !(self.takes)(parent) {
                self.lineage.is_partial = true;
            } else if self.path.len() + self.lineage.members.len() == MOST {
                self.lineage.is_partial = true;
                self.lineage.diagnostics.push(finding::too_many(self.library, id, mention.span, MOST));
            } else {
                above |= self.enter(parent);
            }
        }
        self.path.pop();
        let own = 1 << self.lineage.members.len();
        self.lineage.members.push(id);
        self.lineage.above.push(above);
        self.known.insert(id, above | own);
        above | own
    }
}
