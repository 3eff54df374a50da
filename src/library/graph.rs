use std::collections::VecDeque;

use super::{DocumentId, Library, Reference};
use crate::document::Kind;
use crate::text::{Map, order};

/// The documents of a library and how they refer to each other.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// Every document, by path.
    pub documents: Vec<DocumentId>,
    /// Every linked reference between two documents, by source and place.
    pub edges: Vec<Edge>,
    /// Groups of documents that refer to each other in a cycle, each as its shortest cycle, its first document
    /// repeated at the end.
    pub cycles: Vec<Vec<DocumentId>>,
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
        let by_places = |places: Vec<usize>| places.into_iter().map(|place| documents[place]).collect();
        let referred = order::distinct(neighbours.concat());
        let is_referred = |place: &usize| referred.binary_search(place).is_ok();
        Self {
            cycles: cycles(&neighbours).into_iter().map(by_places).collect(),
            unreferenced: by_places((0..documents.len()).filter(|place| !is_referred(place)).collect()),
            documents,
            edges,
        }
    }
}

impl Graph {
    /// The documents that another one reaches in two steps over several documents, by where the ways begin.
    ///
    /// Agents that name each other are a team, not a diamond: the ways have to meet in something else. Takes as many
    /// steps as there are such ways, which may be many more than edges.
    #[must_use]
    pub fn diamonds(&self, library: &Library) -> Vec<Diamond> {
        let (documents, neighbours) = (&self.documents, neighbours(&self.documents, &self.edges));
        let is_agent = |place: usize| library.document(documents[place]).kind() == Kind::Agent;
        let mut diamonds = Vec::new();
        for (top, middles) in neighbours.iter().enumerate() {
            let mut ways: Vec<(usize, usize)> = Vec::new();
            for &middle in middles {
                let bottoms = neighbours[middle].iter().filter(|&&bottom| bottom != top && !is_agent(bottom));
                ways.extend(bottoms.map(|&bottom| (bottom, middle)));
            }
            order::sort(&mut ways);
            for ways in ways.chunk_by(|one, other| one.0 == other.0).filter(|ways| ways.len() > 1) {
                let over = ways.iter().map(|&(_, middle)| documents[middle]).collect();
                diamonds.push(Diamond { top: documents[top], over, bottom: documents[ways[0].0] });
            }
        }
        diamonds
    }
}

/// Which documents each document refers to, each once. Documents are numbers here: their places in a list.
pub(crate) type Neighbours = Vec<Vec<usize>>;

/// The neighbours of each document. The edges come by source.
fn neighbours(documents: &[DocumentId], edges: &[Edge]) -> Neighbours {
    let places: Map<DocumentId, usize> =
        documents.iter().enumerate().map(|(place, &id)| (id, place)).collect();
    let mut neighbours = vec![Vec::new(); documents.len()];
    // The document that was last seen to refer to each.
    let mut seen = vec![None; documents.len()];
    for edge in edges.iter().filter(|edge| edge.from != edge.to) {
        let (Some(&from), Some(&to)) = (places.get(&edge.from), places.get(&edge.to)) else { continue };
        if seen[to].replace(from) != Some(from) {
            neighbours[from].push(to);
        }
    }
    neighbours
}

/// The shortest cycle through the first document of each group that refers to each other.
pub(crate) fn cycles(neighbours: &Neighbours) -> Vec<Vec<usize>> {
    let mut groups = groups(neighbours);
    groups.iter_mut().for_each(|group| order::sort(group));
    order::sort(&mut groups);
    groups.iter().filter_map(|group| shortest_cycle(group, neighbours)).collect()
}

/// The groups of two and more documents that can all reach each other (Tarjan's algorithm, without recursion).
fn groups(neighbours: &Neighbours) -> Vec<Vec<usize>> {
    let mut search = Search {
        neighbours,
        visits: vec![Visit::default(); neighbours.len()],
        entered: 0,
        open: Vec::new(),
        groups: Vec::new(),
    };
    for root in 0..neighbours.len() {
        if search.visits[root].number == 0 {
            search.from(root);
        }
    }
    search.groups
}

struct Search<'a> {
    neighbours: &'a Neighbours,
    visits: Vec<Visit>,
    entered: usize,
    open: Vec<usize>,
    groups: Vec<Vec<usize>>,
}

/// What is known about a document on the way.
#[derive(Clone, Copy, Default)]
struct Visit {
    /// The how manieth it was to be entered; 0 before.
    number: usize,
    /// The lowest number among the open documents that it can reach.
    lowest: usize,
    is_open: bool,
}

impl Search<'_> {
    fn from(&mut self, root: usize) {
        let mut path = vec![(root, 0)];
        self.enter(root);
        while let Some(&mut (at, ref mut next)) = path.last_mut() {
            if let Some(&to) = self.neighbours[at].get(*next) {
                *next += 1;
                let Visit { number, is_open, .. } = self.visits[to];
                if number == 0 {
                    self.enter(to);
                    path.push((to, 0));
                } else if is_open {
                    self.lower(at, number);
                }
                continue;
            }
            path.pop();
            self.leave(at);
            if let Some(&(parent, _)) = path.last() {
                self.lower(parent, self.visits[at].lowest);
            }
        }
    }

    fn enter(&mut self, at: usize) {
        self.entered += 1;
        self.visits[at] = Visit { number: self.entered, lowest: self.entered, is_open: true };
        self.open.push(at);
    }

    fn lower(&mut self, at: usize, to: usize) {
        let lowest = &mut self.visits[at].lowest;
        *lowest = to.min(*lowest);
    }

    fn leave(&mut self, at: usize) {
        if self.visits[at].lowest != self.visits[at].number {
            return;
        }
        let start = self.open.iter().rposition(|open| *open == at).unwrap_or(0);
        let group = self.open.split_off(start);
        for &member in &group {
            self.visits[member].is_open = false;
        }
        if group.len() > 1 {
            self.groups.push(group);
        }
    }
}

/// The shortest way from the first document of a group, which is sorted, back to itself.
fn shortest_cycle(group: &[usize], neighbours: &Neighbours) -> Option<Vec<usize>> {
    let first = *group.first()?;
    let mut before: Map<usize, usize> = Map::default();
    let mut queue = VecDeque::from([first]);
    while let Some(at) = queue.pop_front() {
        for &to in neighbours[at].iter().filter(|to| group.binary_search(to).is_ok()) {
            if to == first {
                return Some(way_back(first, at, &before));
            }
            if !before.contains(&to) {
                before.insert(to, at);
                queue.push_back(to);
            }
        }
    }
    None
}

fn way_back(first: usize, last: usize, before: &Map<usize, usize>) -> Vec<usize> {
    let mut cycle = vec![first];
    let mut at = last;
    while at != first {
        cycle.push(at);
        at = before.get(&at).copied().unwrap_or(first);
    }
    cycle.push(first);
    cycle.reverse();
    cycle
}
