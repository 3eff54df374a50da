use super::headed::Headed;
use crate::document::Document;
use crate::library::anchor;
use crate::text::Map;

/// The headings of several documents as one tree.
pub(super) struct Tree {
    /// Parents before their children. The first is the opening.
    pub(super) branches: Vec<Branch>,
    /// The branches by the heading around them and their own titles.
    by_place: Map<String, Vec<u32>>,
    /// The branches by their own titles and anchors.
    by_name: Map<String, Vec<u32>>,
}

/// A heading with the text below it, which may be of several documents.
#[derive(Default)]
pub(super) struct Branch {
    /// Its title as it is compared.
    title: String,
    /// The heading around it; none for the opening.
    pub(super) parent: Option<u32>,
    pub(super) children: Vec<u32>,
    /// Whose heading it has.
    pub(super) heading: Option<Part>,
    /// Whose texts it has, in order.
    pub(super) texts: Vec<Part>,
    /// All that came to stand here, whatever became of it.
    pub(super) met: Vec<Part>,
    /// Whether a condition leaves it out.
    pub(super) is_excluded: bool,
}

/// A heading and its text in one of the documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// The document, as its place in the lineage.
    pub(super) member: usize,
    /// The node, as its place in [`Headed::nodes`].
    pub(super) node: usize,
}

impl Part {
    /// Whether it is of one of the documents whose bits are set.
    pub(super) fn is_of(self, members: u64) -> bool {
        members >> self.member & 1 == 1
    }
}

impl Branch {
    /// Whether it has anything of documents whose bits are set.
    pub(super) fn holds(&self, members: u64) -> bool {
        self.heading.iter().chain(&self.texts).any(|part| part.is_of(members))
    }
}

/// What names the opening where no section is titled so.
const OPENING: &str = "opening";

impl Tree {
    pub(super) fn new() -> Self {
        let mut by_name = Map::default();
        by_name.insert(OPENING.to_owned(), vec![0]);
        Self { branches: vec![Branch::default()], by_place: Map::default(), by_name }
    }

    /// The tree of one document, whose branches have the places of its nodes.
    pub(super) fn of(document: &Document, headed: &Headed) -> Self {
        let mut tree = Self::new();
        tree.name_opening(document.slice(headed.nodes[0].title));
        for node in &headed.nodes[1..] {
            tree.grow(node.parent.unwrap_or_default(), document.slice(node.title));
        }
        tree
    }

    /// Adds a branch behind its siblings.
    pub(super) fn grow(&mut self, parent: u32, title: &str) -> u32 {
        let place = self.branches.len() as u32;
        let name = compared(title);
        self.by_place.or_default(below(parent, &name)).push(place);
        let anchor = anchor(title);
        if anchor != name {
            self.by_name.or_default(anchor).push(place);
        }
        self.by_name.or_default(name.clone()).push(place);
        self.branches.push(Branch { title: name, parent: Some(parent), ..Branch::default() });
        self.branches[parent as usize].children.push(place);
        place
    }

    /// Lets the opening answer to a document's title.
    pub(super) fn name_opening(&mut self, title: &str) {
        if !title.is_empty() {
            self.by_name.or_default(compared(title)).push(0);
        }
    }

    /// The branches of a title below a parent.
    pub(super) fn titled(&self, parent: u32, title: &str) -> &[u32] {
        self.by_place.get(&below(parent, &compared(title))).map_or(&[], Vec::as_slice)
    }

    /// The branches among those wanted that answer to a name: to the titles that lead to them, or to some last of these.
    pub(super) fn named(&self, name: &str, is_wanted: &dyn Fn(&Branch) -> bool) -> Vec<u32> {
        let whole = [compared(name)];
        let parts: Vec<String> = name.split('>').map(compared).collect();
        let mut found = self.answering(&whole, is_wanted);
        if found.is_empty() {
            found = self.answering(&parts, is_wanted);
        }
        let is_whole_path = |&place: &u32| self.titles(place).count() == parts.len();
        match found.iter().filter(|place| is_whole_path(place)).count() {
            1 => found.retain(is_whole_path),
            _ if found.len() > 1 => found.retain(|&place| place > 0),
            _ => {}
        }
        found
    }

    fn answering(&self, parts: &[String], is_wanted: &dyn Fn(&Branch) -> bool) -> Vec<u32> {
        let Some(last) = parts.last() else { return Vec::new() };
        let named = self.by_name.get(last).map_or(&[][..], Vec::as_slice).iter().copied();
        let above = &parts[..parts.len() - 1];
        let leads_there = |place: &u32| {
            let mut titles = self.titles(*place).skip(1);
            above
                .iter()
                .rev()
                .all(|part| titles.next().is_some_and(|title| title == part || anchor(title) == *part))
        };
        let mut found: Vec<u32> =
            named.filter(|&place| is_wanted(&self.branches[place as usize])).filter(leads_there).collect();
        found.dedup();
        found
    }

    /// The titles that lead to a branch as they are compared, its own first.
    fn titles(&self, place: u32) -> impl Iterator<Item = &str> {
        let branch =
            |place: u32| Some(&self.branches[place as usize]).filter(|branch| branch.parent.is_some());
        let up = std::iter::successors(branch(place), move |inner| inner.parent.and_then(branch));
        up.map(|branch| branch.title.as_str())
    }
}

/// What names the branches of a title below a heading.
fn below(parent: u32, title: &str) -> String {
    [&parent.to_string(), "\n", title].concat()
}

/// A title in the form in which titles are compared: in one line and one letter case.
fn compared(title: &str) -> String {
    title.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
