use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{DocumentId, Library, Reference};
use crate::document::Kind;

/// The documents of a library and how they refer to each other.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Every document, by path.
    pub documents: Vec<DocumentId>,
    /// Every linked reference between two documents, by source and place.
    pub edges: Vec<Edge>,
    /// Groups of documents that refer to each other in a circle, each as its shortest circle, its first document
    /// repeated at the end.
    pub cycles: Vec<Vec<DocumentId>>,
    /// Documents that another one reaches in two steps over several documents.
    pub diamonds: Vec<Diamond>,
    /// Documents that no other document refers to.
    pub unreferenced: Vec<DocumentId>,
}

/// A document that another one reaches in two steps over several documents. It is linked once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diamond {
    /// Where the ways begin.
    pub top: DocumentId,
    /// What they lead over, by path.
    pub over: Vec<DocumentId>,
    /// Where they meet.
    pub bottom: DocumentId,
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

impl Graph {
    /// The graph of a library.
    pub(super) fn of(library: &Library) -> Self {
        let documents: Vec<DocumentId> = library.documents().map(|(id, _)| id).collect();
        let mut edges = Vec::new();
        for &from in &documents {
            for reference in library.references(from).iter().filter(|reference| reference.verdict.is_linked())
            {
                let Some(to) = reference.target else { continue };
                edges.push(Edge { from, to, reference: reference.clone() });
            }
        }
        let neighbours = neighbours(&documents, &edges);
        let referred: BTreeSet<DocumentId> =
            edges.iter().filter(|edge| edge.from != edge.to).map(|edge| edge.to).collect();
        Self {
            cycles: circles(&documents, &neighbours),
            diamonds: diamonds(library, &documents, &neighbours),
            unreferenced: documents.iter().copied().filter(|id| !referred.contains(id)).collect(),
            documents,
            edges,
        }
    }
}

/// Which documents each document refers to.
pub(crate) type Neighbours = BTreeMap<DocumentId, Vec<DocumentId>>;

fn neighbours(documents: &[DocumentId], edges: &[Edge]) -> Neighbours {
    let mut neighbours: Neighbours = documents.iter().map(|&id| (id, Vec::new())).collect();
    let mut seen: BTreeSet<(DocumentId, DocumentId)> = BTreeSet::new();
    for edge in edges.iter().filter(|edge| edge.from != edge.to) {
        if seen.insert((edge.from, edge.to)) {
            neighbours.entry(edge.from).or_default().push(edge.to);
        }
    }
    neighbours
}

/// Agents that name each other are a team, not a diamond: the ways have to meet in something else.
fn diamonds(library: &Library, documents: &[DocumentId], neighbours: &Neighbours) -> Vec<Diamond> {
    let mut diamonds = Vec::new();
    for &top in documents {
        let mut over: BTreeMap<DocumentId, Vec<DocumentId>> = BTreeMap::new();
        for &middle in &neighbours[&top] {
            for &bottom in neighbours[&middle].iter().filter(|&&bottom| bottom != top) {
                over.entry(bottom).or_default().push(middle);
            }
        }
        for (bottom, mut over) in over {
            if over.len() > 1 && library.document(bottom).kind() != Kind::Agent {
                over.sort_by_key(|&id| library.document(id).path());
                diamonds.push(Diamond { top, over, bottom });
            }
        }
    }
    diamonds
}

/// The shortest circle through the first document of each group that refers to each other, in the order of `documents`,
/// which are all that `neighbours` speaks of.
pub(crate) fn circles(documents: &[DocumentId], neighbours: &Neighbours) -> Vec<Vec<DocumentId>> {
    let mut groups = groups(documents, neighbours);
    let order: BTreeMap<DocumentId, usize> = documents.iter().enumerate().map(|(at, &id)| (id, at)).collect();
    for group in &mut groups {
        group.sort_by_key(|id| order[id]);
    }
    groups.sort_by_key(|group| order[&group[0]]);
    groups.iter().filter_map(|group| shortest_circle(group, neighbours)).collect()
}

/// The groups of two and more documents that can all reach each other (Tarjan's algorithm, without recursion).
fn groups(documents: &[DocumentId], neighbours: &Neighbours) -> Vec<Vec<DocumentId>> {
    let mut search = Search::default();
    for &root in documents {
        if !search.number.contains_key(&root) {
            search.from(root, neighbours);
        }
    }
    search.groups
}

#[derive(Default)]
struct Search {
    number: BTreeMap<DocumentId, usize>,
    lowest: BTreeMap<DocumentId, usize>,
    open: Vec<DocumentId>,
    is_open: BTreeSet<DocumentId>,
    groups: Vec<Vec<DocumentId>>,
}

impl Search {
    fn from(&mut self, root: DocumentId, neighbours: &Neighbours) {
        let mut path = vec![(root, 0)];
        self.enter(root);
        while let Some(&mut (id, ref mut next)) = path.last_mut() {
            if let Some(&to) = neighbours[&id].get(*next) {
                *next += 1;
                if !self.number.contains_key(&to) {
                    self.enter(to);
                    path.push((to, 0));
                } else if self.is_open.contains(&to) {
                    self.lower(id, self.number[&to]);
                }
                continue;
            }
            path.pop();
            self.leave(id);
            if let Some(&(parent, _)) = path.last() {
                self.lower(parent, self.lowest[&id]);
            }
        }
    }

    fn enter(&mut self, id: DocumentId) {
        let number = self.number.len();
        self.number.insert(id, number);
        self.lowest.insert(id, number);
        self.open.push(id);
        self.is_open.insert(id);
    }

    fn lower(&mut self, id: DocumentId, to: usize) {
        let lowest = self.lowest.entry(id).or_insert(to);
        *lowest = to.min(*lowest);
    }

    fn leave(&mut self, id: DocumentId) {
        if self.lowest[&id] != self.number[&id] {
            return;
        }
        let start = self.open.iter().rposition(|open| *open == id).unwrap_or(0);
        let group = self.open.split_off(start);
        for member in &group {
            self.is_open.remove(member);
        }
        if group.len() > 1 {
            self.groups.push(group);
        }
    }
}

/// The shortest way from the first document of a group back to itself.
fn shortest_circle(group: &[DocumentId], neighbours: &Neighbours) -> Option<Vec<DocumentId>> {
    let members: BTreeSet<DocumentId> = group.iter().copied().collect();
    let first = *group.first()?;
    let mut before: BTreeMap<DocumentId, DocumentId> = BTreeMap::new();
    let mut queue = VecDeque::from([first]);
    while let Some(id) = queue.pop_front() {
        for &to in neighbours[&id].iter().filter(|to| members.contains(to)) {
            if to == first {
                return Some(way_back(first, id, &before));
            }
            if let std::collections::btree_map::Entry::Vacant(entry) = before.entry(to) {
                entry.insert(id);
                queue.push_back(to);
            }
        }
    }
    None
}

fn way_back(
    first: DocumentId,
    last: DocumentId,
    before: &BTreeMap<DocumentId, DocumentId>,
) -> Vec<DocumentId> {
    let mut circle = vec![first];
    let mut at = last;
    while at != first {
        circle.push(at);
        at = before[&at];
    }
    circle.push(first);
    circle.reverse();
    circle
}
