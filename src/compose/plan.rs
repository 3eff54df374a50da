use std::collections::VecDeque;

use super::cut::Cut;
use super::select::select;
use super::treatment::Treatments;
use super::{Cache, Error, Options, Treatment};
use crate::diagnostic::Diagnostic;
use crate::document::{Kind, MAX_BYTES};
use crate::library::{DocumentId, Library, Neighbours, circles};
use crate::text::{Map, Span, order};

/// What a persona is made of: which documents, in which order, and why.
///
/// A plan is data. A caller may reorder, drop or change its entries before composing it; only the first entry, the
/// agent itself, has to stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The documents, in the order in which they are composed. Each stands here once.
    pub entries: Vec<Entry>,
    /// The documents that are referred to and do not become part of the persona.
    pub omissions: Vec<Omission>,
    /// The circles among the documents that were followed, each closed by its first document. Each was linked once.
    pub cycles: Vec<Vec<DocumentId>>,
    /// What is odd about the options, and what is left out that the agent may need.
    pub diagnostics: Vec<Diagnostic>,
}

/// A document of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The document.
    pub document: DocumentId,
    /// What it is in the persona.
    pub role: Role,
    /// The references that brought it in, in the order in which they were found; none for the agent itself.
    pub reasons: Vec<Reason>,
    /// What of its text is left out, in order.
    pub cuts: Vec<Cut>,
    /// Where the parts of its text stand, in the order of the text, where it inherits or is inherited. None where it
    /// stands as it is.
    pub stretches: Vec<Stretch>,
}

/// A part of a document among those of the documents that it inherits from or is inherited by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The part, without blank lines around it.
    pub span: Span,
    /// The how manieth it is of all of them.
    pub place: u32,
    /// By how much the levels of its headings change, so that they suit the sections around them.
    pub shift: i8,
}

/// What a document is in a persona.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The agent that is composed.
    Identity,
    /// The document before it in the plan that is not inherited inherits its text, and holds it.
    Inherited,
    /// Its text is linked.
    Inline,
    /// The persona says where it lies and what it is for.
    Pointer,
    /// The persona introduces it in one line.
    Brief,
}

/// A reference that brought a document in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reason {
    /// The document that refers.
    pub from: DocumentId,
    /// The reference: an index into [`Library::references`] of that document.
    pub reference: u32,
    /// Its mention: an index into the document's [`mentions`](crate::document::Document::mentions).
    pub mention: u32,
}

/// A document that is referred to and left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omission {
    /// The document.
    pub document: DocumentId,
    /// Why it is left out.
    pub cause: Cause,
    /// The references that ask for it.
    pub reasons: Vec<Reason>,
}

/// Why a document that is referred to, or a part of one, is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cause {
    /// The options leave out documents of its kind.
    Option,
    /// It is further away than the depth that was asked for.
    Depth,
    /// It is larger than promptlink reads.
    Size,
    /// It is no part of the section, block or region that references name.
    Section,
    /// No topic of a reference asks for it.
    Topic,
    /// Of the document only headings and rules were asked for.
    Summary,
    /// There is no room for it.
    Budget,
}

/// Finds the agent that a caller names by path, name or stem.
///
/// # Errors
///
/// `empty-library`, `unknown-agent` or `ambiguous-agent`, with the nearest paths.
pub fn find_agent(library: &Library, name: &str) -> Result<DocumentId, Error> {
    library.find(name).map_err(|unknown| Error::unknown(library.is_empty(), unknown))
}

/// Decides what the persona of `agent` is made of.
///
/// References are followed breadth first, only those that are linked, and each document is taken once: who is found
/// again through another document gets a further reason instead.
#[must_use]
pub fn plan(library: &Library, agent: DocumentId, options: &Options) -> Plan {
    let mut planner = Planner::new(library, agent, options);
    planner.enter(agent, Ok(Role::Identity), Treatment::Inline, 0);
    while let Some((place, depth)) = planner.queue.pop_front() {
        planner.follow(place, depth);
    }
    planner.finish(agent)
}

struct Planner<'a> {
    library: &'a Library,
    options: &'a Options,
    treatments: Treatments<'a>,
    found: Vec<Found>,
    places: Map<DocumentId, usize>,
    /// The documents that are still to be followed, with their depth.
    queue: VecDeque<(usize, u32)>,
    /// Which of the documents found refers to which, as far as they were followed.
    links: Neighbours,
}

struct Found {
    document: DocumentId,
    /// What it becomes, or why it is left out.
    fate: Result<Role, Cause>,
    treatment: Treatment,
    reasons: Vec<Reason>,
}

impl<'a> Planner<'a> {
    fn new(library: &'a Library, agent: DocumentId, options: &'a Options) -> Self {
        Self {
            library,
            options,
            treatments: Treatments::read(library, agent, options),
            found: Vec::new(),
            places: Map::default(),
            queue: VecDeque::new(),
            links: Neighbours::new(),
        }
    }

    fn enter(
        &mut self,
        document: DocumentId,
        fate: Result<Role, Cause>,
        treatment: Treatment,
        depth: u32,
    ) -> usize {
        let place = self.found.len();
        self.found.push(Found { document, fate, treatment, reasons: Vec::new() });
        self.links.push(Vec::new());
        self.places.insert(document, place);
        if fate.is_ok_and(Role::has_text) {
            self.queue.push_back((place, depth));
        }
        place
    }

    fn follow(&mut self, place: usize, depth: u32) {
        let from = self.found[place].document;
        let library = self.library;
        let mut links = Vec::new();
        for (index, reference) in library.references(from).iter().enumerate() {
            let target = reference.target.filter(|&target| reference.verdict.is_linked() && target != from);
            let Some(target) = target else { continue };
            let found = match self.places.get(&target) {
                Some(&known) => known,
                None => self.meet(target, depth),
            };
            let reason = Reason { from, reference: index as u32, mention: reference.mention };
            self.found[found].reasons.push(reason);
            if depth < self.options.depth {
                links.push(found);
            }
        }
        self.links[place] = links;
    }

    /// Takes in a document that a document at `depth` is the first to refer to.
    fn meet(&mut self, target: DocumentId, depth: u32) -> usize {
        let document = self.library.document(target);
        let treatment = self.treatments.of(self.library, target);
        let fate = if depth >= self.options.depth {
            Err(Cause::Depth)
        } else if document.text().len() > MAX_BYTES {
            Err(Cause::Size)
        } else {
            let role = treatment.map_or_else(|| self.options.role(document.kind()), Treatment::role);
            role.ok_or(Cause::Option)
        };
        let treatment = treatment.or_else(|| self.options.treatment(document.kind()));
        self.enter(target, fate, treatment.unwrap_or(Treatment::Inline), depth + 1)
    }

    fn finish(self, agent: DocumentId) -> Plan {
        let document = |place: usize| self.found[place].document;
        let cycles = circles(&self.links)
            .into_iter()
            .map(|circle| circle.into_iter().map(document).collect())
            .collect();
        let mut entries = Vec::new();
        let mut omissions = Vec::new();
        let mut diagnostics = self.treatments.unused(self.library, agent);
        for Found { document, fate, treatment, reasons } in self.found {
            match fate {
                Ok(role) => {
                    let mut entry =
                        Entry { document, role, reasons, cuts: Vec::new(), stretches: Vec::new() };
                    if role == Role::Inline {
                        diagnostics.extend(select(self.library, self.options, treatment, &mut entry));
                    }
                    entries.push(entry);
                }
                Err(cause) => omissions.push(Omission { document, cause, reasons }),
            }
        }
        let kind = |entry: &Entry| self.library.document(entry.document).kind();
        order::sort_by_key(&mut entries, |entry| rank(entry.role, kind(entry)));
        Plan { entries, omissions, cycles, diagnostics }
    }
}

/// The order of a persona: who the agent is, the rules that it follows, what it can draw on, and whom it works with.
/// Within a rank, the order of the references.
fn rank(role: Role, kind: Kind) -> u8 {
    match (role, kind) {
        (Role::Identity | Role::Inherited, _) => 0,
        (Role::Inline, Kind::Standard) => 1,
        (Role::Inline, Kind::Skill) => 2,
        (Role::Inline, Kind::Fragment) => 3,
        (Role::Inline, Kind::Command) => 4,
        (Role::Inline, Kind::Agent) => 5,
        (Role::Pointer, _) => 6,
        (Role::Brief, _) => 7,
    }
}

impl Plan {
    /// The tokens that each entry adds to the persona, estimated, in the order of the entries.
    #[must_use]
    pub fn costs(&self, library: &Library, cache: &mut Cache) -> Vec<u32> {
        let entries = self.entries.iter();
        let cost = |entry: &Entry| {
            let part = cache.part(library, entry.document);
            match entry.cuts[..] {
                [] => part.cost(entry.role),
                ref cuts => part.tokens_without(cuts).iter().sum(),
            }
        };
        entries.map(cost).collect()
    }

    /// The agent that is composed.
    #[must_use]
    pub fn agent(&self) -> Option<DocumentId> {
        self.entries.first().map(|entry| entry.document)
    }
}

impl Role {
    /// Whether the persona has the document's own text.
    #[must_use]
    pub fn has_text(self) -> bool {
        matches!(self, Self::Identity | Self::Inherited | Self::Inline)
    }

    /// The role's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Inherited => "inherited",
            Self::Inline => "inline",
            Self::Pointer => "pointer",
            Self::Brief => "brief",
        }
    }
}
