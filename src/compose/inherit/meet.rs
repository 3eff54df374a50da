use super::finding;
use super::headed::{Headed, Node};
use super::said::{Said, Way, said};
use super::tree::{Part, Tree};
use crate::compose::cut::cause_at;
use crate::compose::{Cause, Cut};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::text::Span;

/// One of the documents that become one.
pub(super) struct Member<'a> {
    pub(super) document: &'a Document,
    pub(super) headed: Headed,
    /// Its text without the blank lines around it.
    pub(super) content: Span,
    /// Which of the documents before it it extends, as the bits of their places.
    pub(super) above: u64,
    /// Whether a document that it extends is not among them.
    pub(super) is_partial: bool,
    /// What conditions leave out of it.
    pub(super) excluded: &'a [Cut],
}

/// Why a heading or a text is not in the document that several became.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Loss {
    pub(super) cause: Cause,
    /// The document that has it so, as its place in the lineage.
    pub(super) by: usize,
    /// What there has it so.
    pub(super) place: Span,
    /// Whether it says so in words.
    pub(super) is_said: bool,
}

/// What became of a node.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fate {
    pub(super) heading: Option<Loss>,
    pub(super) text: Option<Loss>,
    /// The branch where it came to stand.
    pub(super) branch: u32,
}

/// Documents on their way to become one.
pub(super) struct Meeting<'a> {
    pub(super) members: &'a [Member<'a>],
    pub(super) tree: Tree,
    /// For each document and each of its nodes.
    pub(super) fates: Vec<Vec<Fate>>,
    pub(super) diagnostics: Vec<Diagnostic>,
}

/// So many sections of one title below one heading are looked at: more are not told apart by reading on.
const MOST_ALIKE: usize = 16;

/// Where a node stands by what its document says, and how.
type Bound = Option<(u32, Way, Span)>;

impl<'a> Meeting<'a> {
    /// Lets documents meet, parents before their children.
    pub(super) fn of(members: &'a [Member<'a>]) -> Self {
        let fates = members.iter().map(|member| vec![Fate::default(); member.headed.nodes.len()]).collect();
        let mut meeting = Self { members, tree: Tree::new(), fates, diagnostics: Vec::new() };
        (0..members.len()).for_each(|member| meeting.add(member));
        meeting
    }

    fn add(&mut self, member: usize) {
        let Member { document, ref headed, excluded, .. } = self.members[member];
        let known = self.tree.branches.len();
        let bound = self.bind(member);
        self.tree.name_opening(document.slice(headed.nodes[0].title));
        for (index, node) in headed.nodes.iter().enumerate() {
            let part = Part { member, node: index };
            if let (Some(cause), Some(parent)) = (cause_at(excluded, node.title.start), node.parent) {
                self.exclude(part, parent, cause);
                continue;
            }
            let branch = match (bound[index], node.parent) {
                (Some((branch, ..)), _) => branch,
                (None, None) => 0,
                (None, Some(parent)) => {
                    let parent = self.fates[member][parent as usize].branch;
                    self.place(part, parent, node, known)
                }
            };
            self.fates[member][index].branch = branch;
            self.meet(part, branch, bound[index]);
            self.tree.branches[branch as usize].met.push(part);
        }
    }

    /// Leaves a section out that a condition excludes, as if its document did not have it.
    fn exclude(&mut self, part: Part, parent: u32, cause: Cause) {
        let node = self.node(part);
        let around = self.fates[part.member][parent as usize].branch;
        let branch = self.tree.grow(around, self.title(part));
        self.tree.branches[branch as usize].is_excluded = true;
        let loss = Some(Loss { cause, by: part.member, place: node.title, is_said: false });
        *self.fate(part) = Fate { heading: loss, text: loss, branch };
    }

    /// Reads what a document says about sections. What it removes goes at once.
    fn bind(&mut self, member: usize) -> Vec<Bound> {
        let Member { document, ref headed, above, is_partial, .. } = self.members[member];
        let mut bound = vec![None; headed.nodes.len()];
        let said = if above == 0 { Vec::new() } else { said(document) };
        let own = (!said.is_empty()).then(|| Tree::of(document, headed));
        for said in &said {
            let Some(way) = said.way else {
                self.diagnostics.push(finding::unknown_way(document, said));
                continue;
            };
            let Some(branch) = self.inherited(document, said, above, is_partial) else { continue };
            if way == Way::Remove {
                let loss = Loss { cause: Cause::Removed, by: member, place: said.place, is_said: true };
                self.retract_all(branch, above, loss);
                continue;
            }
            let found = own.as_ref().map_or_else(Vec::new, |own| own.named(said.name, &|_| true));
            match found[..] {
                [node] => bound[node as usize] = Some((branch, way, said.place)),
                [] => self.diagnostics.push(finding::no_own(document, said, way)),
                _ => {
                    let title = |&node: &u32| (document, headed.nodes[node as usize].title);
                    let titles: Vec<(&Document, Span)> = found.iter().map(title).collect();
                    self.diagnostics.push(finding::several(document, said.name, said.place, &titles));
                }
            }
        }
        bound
    }

    /// The one inherited section that a document speaks of.
    fn inherited(
        &mut self,
        document: &Document,
        said: &Said<'_>,
        above: u64,
        is_partial: bool,
    ) -> Option<u32> {
        let found = self.tree.named(said.name, &|branch| branch.holds(above));
        match found[..] {
            [branch] => return Some(branch),
            [] if is_partial || !self.tree.named(said.name, &|branch| branch.is_excluded).is_empty() => {}
            [] => {
                let titles = self.tree.branches[1..].iter().filter(|branch| branch.holds(above));
                let titles = titles.filter_map(|branch| branch.heading).map(|part| self.title(part));
                self.diagnostics.push(finding::no_inherited(document, said, titles));
            }
            _ => {
                let titles = self.titles(&found);
                self.diagnostics.push(finding::several(document, said.name, said.place, &titles));
            }
        }
        None
    }

    /// The branch of a title below a parent where the documents before have just one; else a new one.
    fn place(&mut self, part: Part, parent: u32, node: &Node, known: usize) -> u32 {
        let Member { document, above, .. } = self.members[part.member];
        let title = document.slice(node.title);
        let branch = |&place: &u32| &self.tree.branches[place as usize];
        let titled = self.tree.titled(parent, title).iter().copied().take(MOST_ALIKE);
        let known = titled.filter(|&place| (place as usize) < known);
        let live: Vec<u32> = known.filter(|place| branch(place).holds(u64::MAX)).collect();
        let is_inherited = |place: &u32| branch(place).met.iter().any(|met| met.is_of(above));
        let inherited: Vec<u32> = live.iter().copied().filter(is_inherited).collect();
        let earlier = |place: u32| branch(&place).met.iter().rfind(|met| met.member == part.member).copied();
        match (&inherited[..], &live[..]) {
            (&[place], _) => {
                if let Some(twin) = earlier(place) {
                    let places = [twin, part].map(|part| (document, self.node(part).title));
                    self.diagnostics.push(finding::several(document, title, node.title, &places));
                }
                return place;
            }
            ([], &[place]) if earlier(place).is_none() => return place,
            ([_, _, ..], _) => {
                let titles = self.titles(&inherited);
                self.diagnostics.push(finding::several(document, title, node.title, &titles));
            }
            _ => {}
        }
        self.tree.grow(parent, title)
    }

    fn meet(&mut self, part: Part, place: u32, bound: Bound) {
        let Member { document, above, .. } = self.members[part.member];
        let node = self.node(part);
        let is_opening = place == 0;
        let (way, place_said) = bound.map_or((None, node.title), |(_, way, said)| (Some(way), said));
        let loss =
            Loss { cause: Cause::Replaced, by: part.member, place: place_said, is_said: way.is_some() };
        if way == Some(Way::Replace) {
            self.retract_all(place, above, loss);
        }
        let has_text = node.has_text(document);
        let is_met = !self.tree.branches[place as usize].met.is_empty();
        match way {
            _ if !has_text && is_met => self.fate(part).text = Some(Loss { cause: Cause::Repeated, ..loss }),
            Some(Way::Prepend) => self.tree.branches[place as usize].texts.insert(0, part),
            Some(Way::Append) => self.tree.branches[place as usize].texts.push(part),
            _ => {
                let at = self.retract_texts(place, above, loss);
                self.tree.branches[place as usize].texts.insert(at, part);
            }
        }
        let overrides = has_text && !matches!(way, Some(Way::Append | Way::Prepend));
        let takes = overrides || is_opening && !node.heading.is_empty();
        let current = self.tree.branches[place as usize].heading;
        match current {
            Some(current) if takes && current.is_of(above) => {
                self.fate(current).heading = Some(loss);
                self.tree.branches[place as usize].heading = Some(part).filter(|_| !node.heading.is_empty());
            }
            Some(_) => self.fate(part).heading = Some(Loss { cause: Cause::Repeated, ..loss }),
            None if !node.heading.is_empty() => self.tree.branches[place as usize].heading = Some(part),
            None => {}
        }
    }

    /// Takes the texts of documents out of a branch. Says where the first of them stood, or where the last text ends.
    fn retract_texts(&mut self, place: u32, members: u64, loss: Loss) -> usize {
        let texts = std::mem::take(&mut self.tree.branches[place as usize].texts);
        let first = texts.iter().position(|part| part.is_of(members)).unwrap_or(texts.len());
        let (gone, kept): (Vec<Part>, Vec<Part>) = texts.into_iter().partition(|part| part.is_of(members));
        gone.into_iter().for_each(|part| self.fate(part).text = Some(loss));
        self.tree.branches[place as usize].texts = kept;
        first
    }

    /// Takes all that documents have in a branch and below it.
    fn retract_all(&mut self, place: u32, members: u64, loss: Loss) {
        let mut open = vec![place];
        while let Some(place) = open.pop() {
            self.retract_texts(place, members, loss);
            let branch = &mut self.tree.branches[place as usize];
            open.extend(&branch.children);
            if let Some(heading) = branch.heading.take_if(|heading| heading.is_of(members)) {
                self.fate(heading).heading = Some(loss);
            }
        }
    }

    fn fate(&mut self, part: Part) -> &mut Fate {
        &mut self.fates[part.member][part.node]
    }

    pub(super) fn node(&self, part: Part) -> &'a Node {
        &self.members[part.member].headed.nodes[part.node]
    }

    fn title(&self, part: Part) -> &'a str {
        self.members[part.member].document.slice(self.node(part).title)
    }

    /// Where the headings of branches stand.
    fn titles(&self, places: &[u32]) -> Vec<(&'a Document, Span)> {
        let headings = places.iter().filter_map(|&place| self.tree.branches[place as usize].heading);
        headings.map(|part| (self.members[part.member].document, self.node(part).title)).collect()
    }
}
