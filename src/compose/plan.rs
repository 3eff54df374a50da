use std::collections::VecDeque;
use std::sync::Arc;

use super::cut::{Cut, cause_at, is_cut, merged};
use super::inherit::parents;
use super::part::Part;
use super::select::select;
use super::treatment::Treatments;
use super::variable::{Declarations, Facts, Occasion, Scalar, Values, Variable};
use super::{Cache, Error, Options, Order, Repeat, Treatment};
use crate::diagnostic::Diagnostic;
use crate::document::MAX_BYTES;
use crate::library::{DocumentId, Library, Neighbours, cycles};
use crate::text::{Map, Span, order};

/// What a persona is made of: which documents, in which order, and why.
///
/// A plan is data. A caller may reorder, drop or change its entries before composing it; only the first entry, the
/// agent itself, has to stay.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The documents, the agent first, the others in the order in which they are composed. Each stands here once.
    pub entries: Vec<Entry>,
    /// The documents that are referred to and do not become part of the persona.
    pub omissions: Vec<Omission>,
    /// The cycles among the documents that were followed, each closed by its first document. Each was linked once.
    pub cycles: Vec<Vec<DocumentId>>,
    /// What is odd about the options, and what is left out that the agent may need.
    pub diagnostics: Vec<Diagnostic>,
    /// The order in which they stand in the text.
    pub order: Order,
    /// What it was planned for.
    pub occasion: Occasion,
    /// What several documents say in the same words, where one of them says it for all.
    pub repeats: Vec<Repeat>,
    /// Whether the text says before each part where it is from.
    pub markers: bool,
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
    /// Another document inherits it and has something else in its place.
    Replaced,
    /// A document that inherits it says that it goes.
    Removed,
    /// The same words stand elsewhere.
    Repeated,
    /// Its condition, which stands there in its document, does not hold.
    Condition(Span),
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
pub fn plan(library: &Library, cache: &mut Cache, agent: DocumentId, options: &Options) -> Plan {
    let part = cache.part(library, agent);
    let Occasion { target, tags, variables } = &options.occasion;
    let values = Values::new(variables, Some(&part.template.declarations));
    let mut planner = Planner::new(library, cache, agent, options, Facts { target, tags, values });
    let place = planner.enter(agent, Ok(Role::Identity), Treatment::Inline, 0);
    planner.adopt(place, 0);
    while let Some((place, depth)) = planner.queue.pop_front() {
        planner.follow(place, depth);
    }
    planner.finish(agent)
}

pub(super) struct Planner<'a> {
    pub(super) library: &'a Library,
    cache: &'a mut Cache,
    options: &'a Options,
    pub(super) treatments: Treatments<'a>,
    facts: Facts<'a>,
    pub(super) found: Vec<Found>,
    pub(super) places: Map<DocumentId, usize>,
    /// The documents that are still to be followed, with their depth.
    pub(super) queue: VecDeque<(usize, u32)>,
    /// Which of the documents found refers to which, as far as they were followed.
    links: Neighbours,
    /// What is odd about what documents inherit from, and about conditions.
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) struct Found {
    pub(super) document: DocumentId,
    /// What composing knows about it, where it was not left out from the beginning.
    part: Option<Arc<Part>>,
    /// What it becomes, or why it is left out.
    pub(super) fate: Result<Role, Cause>,
    treatment: Treatment,
    reasons: Vec<Reason>,
    /// What it inherits from, as places among those found.
    pub(super) parents: Vec<usize>,
    /// Whether another one inherits from it.
    pub(super) is_taken: bool,
    /// Where its parts stand, and what of it is left out, where it inherits or is inherited.
    pub(super) stretches: Vec<Stretch>,
    pub(super) cuts: Vec<Cut>,
    /// What is odd about how it and those that it inherits from become one.
    pub(super) findings: Vec<Diagnostic>,
    /// The sections whose conditions do not hold.
    pub(super) excluded: Vec<Cut>,
}

impl<'a> Planner<'a> {
    fn new(
        library: &'a Library,
        cache: &'a mut Cache,
        agent: DocumentId,
        options: &'a Options,
        facts: Facts<'a>,
    ) -> Self {
        Self {
            library,
            cache,
            options,
            treatments: Treatments::read(library, agent, &options.documents),
            facts,
            found: Vec::new(),
            places: Map::default(),
            queue: VecDeque::new(),
            links: Neighbours::new(),
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn enter(
        &mut self,
        document: DocumentId,
        fate: Result<Role, Cause>,
        treatment: Treatment,
        depth: u32,
    ) -> usize {
        let place = self.found.len();
        let part = fate.ok().map(|_| self.cache.part(self.library, document));
        let (fate, excluded) = match (fate, &part) {
            (Ok(role), Some(part)) => self.conditioned(role, part),
            _ => (fate, Vec::new()),
        };
        self.found.push(Found {
            document,
            part,
            fate,
            treatment,
            reasons: Vec::new(),
            parents: Vec::new(),
            is_taken: false,
            stretches: Vec::new(),
            cuts: Vec::new(),
            findings: Vec::new(),
            excluded,
        });
        self.links.push(Vec::new());
        self.places.insert(document, place);
        if fate.is_ok_and(Role::has_text) {
            self.queue.push_back((place, depth));
        }
        place
    }

    /// What becomes of a document by its conditions, and which of its sections they leave out. The agent itself was
    /// asked for.
    fn conditioned(&mut self, role: Role, part: &Part) -> (Result<Role, Cause>, Vec<Cut>) {
        let Part { document, conditions, template, .. } = part;
        let own = &template.declarations;
        let facts = self.facts;
        self.diagnostics.extend(conditions.unknown(document, &|name| facts.variable(own, name).is_some()));
        if let Some(cause) = conditions.failing(own, facts).filter(|_| role != Role::Identity) {
            return (Err(cause), Vec::new());
        }
        (Ok(role), if role.has_text() { conditions.cuts(document, own, facts) } else { Vec::new() })
    }

    fn follow(&mut self, place: usize, depth: u32) {
        let from = self.found[place].document;
        let library = self.library;
        let mut links = Vec::new();
        for (index, reference) in library.references(from).iter().enumerate() {
            let target = reference.target.filter(|&target| reference.verdict.is_linked() && target != from);
            let Some(target) = target else { continue };
            if self.found[place].has_lost(library.document(from).mentions()[reference.mention as usize].span)
            {
                continue;
            }
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
            self.diagnostics.extend_from_slice(document.diagnostics());
            Err(Cause::Size)
        } else {
            let role = treatment.map_or_else(|| self.options.role(document.kind()), Treatment::role);
            role.ok_or(Cause::Option)
        };
        let treatment = treatment.or_else(|| self.options.treatment(document.kind()));
        let place = self.enter(target, fate, treatment.unwrap_or(Treatment::Inline), depth + 1);
        if self.found[place].fate == Ok(Role::Inline) {
            self.adopt(place, depth + 1);
        }
        place
    }

    fn finish(mut self, agent: DocumentId) -> Plan {
        self.close_families();
        let mut diagnostics = self.treatments.unused(self.library, agent);
        diagnostics.extend(self.undeclared(agent));
        diagnostics.append(&mut self.diagnostics);
        let document = |place: usize| self.found[place].document;
        let cycles =
            cycles(&self.links).into_iter().map(|cycle| cycle.into_iter().map(document).collect()).collect();
        let mut entries = Vec::new();
        for place in self.in_order() {
            diagnostics.extend(self.plan(place, &mut entries));
        }
        let omissions = self.found.into_iter().filter_map(|Found { document, fate, reasons, .. }| {
            Some(Omission { document, cause: fate.err()?, reasons })
        });
        let (omissions, occasion) = (omissions.collect(), self.options.occasion.clone());
        let order = self.options.order;
        Plan { entries, omissions, cycles, diagnostics, order, occasion, ..Plan::default() }
    }

    /// The documents that stand by themselves, in the order of the persona.
    fn in_order(&mut self) -> Vec<usize> {
        let mut keyed = Vec::new();
        for (place, found) in self.found.iter().enumerate() {
            let Found { document, fate: Ok(role), part: Some(ref part), .. } = *found else { continue };
            if role != Role::Inherited {
                let varies = role == Role::Inline
                    && (part.varies() || parents_vary(self.library, self.cache, document));
                let document = self.library.document(document);
                keyed.push((self.options.order.key(role, document, varies), place));
            }
        }
        order::sort(&mut keyed);
        keyed.into_iter().map(|(_, place)| place).collect()
    }

    /// The entry of a document, and those of what it inherits from.
    fn plan(&self, place: usize, entries: &mut Vec<Entry>) -> Vec<Diagnostic> {
        let Found { treatment, ref parents, .. } = self.found[place];
        let first = entries.len();
        entries.extend(self.entry(place));
        entries.extend(parents.iter().filter_map(|&parent| self.entry(parent)));
        let family = &mut entries[first..];
        match family.first() {
            Some(heir) if heir.role == Role::Inline => select(self.library, self.options, treatment, family),
            _ => Vec::new(),
        }
    }

    fn entry(&self, place: usize) -> Option<Entry> {
        let Found { document, fate, ref reasons, ref stretches, ref cuts, ref excluded, .. } =
            self.found[place];
        let (reasons, stretches) = (reasons.clone(), stretches.clone());
        let cuts = merged(cuts.clone(), excluded.clone());
        Some(Entry { document, role: fate.ok()?, reasons, cuts, stretches })
    }

    /// The values that are given for names which no document declares.
    fn undeclared(&self, agent: DocumentId) -> Vec<Diagnostic> {
        if self.options.occasion.variables.is_empty() {
            return Vec::new();
        }
        let mut declared = Vec::new();
        let mut declare = |declarations: &Declarations| {
            declared.extend(declarations.variables.iter().map(|variable| variable.name.clone()));
        };
        for found in &self.found {
            match &found.part {
                Some(part) => declare(&part.template.declarations),
                None => declare(&Declarations::read(self.library.document(found.document))),
            }
        }
        self.facts.values.undeclared(self.library.document(agent), declared)
    }
}

impl Found {
    /// Whether a place of it is left out from the beginning. What is repeated stands elsewhere.
    fn has_lost(&self, place: Span) -> bool {
        let lost = cause_at(&self.cuts, place.start).filter(|cause| *cause != Cause::Repeated);
        lost.is_some() || is_cut(&self.excluded, place.start)
    }
}

/// Whether the text of a document that one inherits from depends on the occasion.
fn parents_vary(library: &Library, cache: &mut Cache, id: DocumentId) -> bool {
    parents(library, id).into_iter().any(|parent| cache.part(library, parent).varies())
}

impl Plan {
    /// The variables that the documents of the persona declare, and those that a condition keeps out, in the order in
    /// which they are composed. Of a document that a line introduces, those that the line uses.
    #[must_use]
    pub fn variables(&self, library: &Library, cache: &mut Cache) -> Vec<(DocumentId, Variable)> {
        let mut variables = Vec::new();
        let mut add = |id: DocumentId, is_wanted: &dyn Fn(&Part, usize) -> bool| {
            let part = cache.part(library, id);
            for (index, variable) in part.template.declarations.variables.iter().enumerate() {
                if is_wanted(&part, index) {
                    variables.push((id, variable.clone()));
                }
            }
        };
        let is_own = |part: &Part, index| index < part.template.declarations.own;
        for &Entry { document, role, .. } in &self.entries {
            let is_shown = |part: &Part, index| {
                part.template.all().any(|one| one.variable == index && part.has(role, &[], one))
            };
            add(document, if role.has_text() { &is_own } else { &is_shown });
        }
        for omission in &self.omissions {
            if matches!(omission.cause, Cause::Condition(_)) {
                add(omission.document, &is_own);
            }
        }
        variables
    }

    /// The value of a variable that a document of the persona declares; nothing where it has none, or one that it cannot
    /// have.
    #[must_use]
    pub fn value(&self, library: &Library, cache: &mut Cache, variable: &Variable) -> Option<Scalar> {
        let agent = cache.part(library, self.agent()?);
        let values = Values::new(&self.occasion.variables, Some(&agent.template.declarations));
        values.of(variable).cloned()
    }

    /// The tokens that each entry adds to the persona, estimated, in the order of the entries.
    #[must_use]
    pub fn costs(&self, library: &Library, cache: &mut Cache) -> Vec<u32> {
        let agent = self.agent().map(|agent| cache.part(library, agent));
        let values =
            Values::new(&self.occasion.variables, agent.as_ref().map(|one| &one.template.declarations));
        let entries = self.entries.iter();
        entries
            .map(|entry| cache.part(library, entry.document).cost(entry.role, &entry.cuts, values))
            .collect()
    }

    /// An entry with those of the documents that it inherits from.
    pub(super) fn family(&self, entry: usize) -> &[Entry] {
        let rest = &self.entries[entry..];
        let parents = rest.iter().skip(1).take_while(|entry| entry.role == Role::Inherited);
        &rest[..=parents.count()]
    }

    /// The agent that is composed.
    #[must_use]
    pub fn agent(&self) -> Option<DocumentId> {
        self.entries.first().map(|entry| entry.document)
    }
}

impl Entry {
    /// Has a line say where the document lies in place of its text.
    pub(super) fn become_line(&mut self) {
        self.role = Role::Pointer;
        self.cuts.clear();
        self.stretches.clear();
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
