//! What several documents of a plan say in the same words.

use std::sync::Arc;

use super::Cache;
use super::cut::{cuts, is_cut, merged};
use super::part::{Part, is_relative};
use super::plan::{Cause, Entry, Plan};
use super::unit::{Unit, UnitKind};
use crate::document::{BlockKind, Document, InlineKind, Rule};
use crate::library::{DocumentId, Library};
use crate::text::{Span, hash, order};

/// What becomes of rules and paragraphs that several documents have in the same words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeats {
    /// They stand in one of them.
    Once,
    /// They stand in each.
    Keep,
}

impl Repeats {
    /// The choice of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "once" => Some(Self::Once),
            "keep" => Some(Self::Keep),
            _ => None,
        }
    }
}

/// Words that stand in several documents of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeat {
    /// Where they stay.
    pub kept: Saying,
    /// Where else they stand, and are left out.
    pub others: Vec<Saying>,
}

/// A place in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Saying {
    /// The document.
    pub document: DocumentId,
    /// Its lines.
    pub span: Span,
}

/// So many words say what they mean without what stands around them. Fewer do so where they are a rule by themselves.
const ENOUGH_WORDS: usize = 5;

/// A paragraph or an item that may stand elsewhere, too.
#[derive(Clone, Copy, Debug)]
pub(super) struct Statement {
    /// A hash of its words.
    hash: u32,
    /// Its place among the units of its document.
    unit: u32,
}

/// Leaves each rule and each paragraph that several documents have in the same words in one of them: in the one that
/// matters most, and of equals in the first. The agent's own text stays as it is, and so does code.
///
/// Takes time in proportion to the number of paragraphs and items, and to the text of the documents that share any.
#[must_use]
pub fn without_repeats(library: &Library, cache: &mut Cache, plan: Plan, repeats: Repeats) -> Plan {
    if repeats == Repeats::Keep {
        return plan;
    }
    let mut order: Vec<usize> =
        (0..plan.entries.len()).filter(|&at| plan.entries[at].role.has_text()).collect();
    order::sort_by_key(&mut order, |&at| std::cmp::Reverse(plan.priority(library, at)));
    let parts: Vec<Arc<Part>> =
        order.iter().map(|&at| cache.part(library, plan.entries[at].document)).collect();
    let shared = shared(&parts);
    if shared.is_empty() {
        return plan;
    }
    let mut found: Vec<(u32, usize, u32)> = Vec::new();
    for (rank, part) in parts.iter().enumerate() {
        let statements = part.statements().iter();
        let alike = statements.filter(|statement| shared.binary_search(&statement.hash).is_ok());
        found.extend(alike.map(|statement| (statement.hash, rank, statement.unit)));
    }
    order::sort(&mut found);
    let mut folding = Folding::of(plan, &order, &parts);
    found.chunk_by(|one, other| one.0 == other.0).for_each(|group| folding.fold(group));
    folding.finish()
}

/// So many places are looked at for a hash. Only hashes that somebody made to collide need more; they are not compared.
const MOST_PLACES: usize = 128;

/// The hashes of statements that are of several documents, in order.
fn shared(parts: &[Arc<Part>]) -> Vec<u32> {
    let count: usize = parts.iter().map(|part| part.statements().len()).sum();
    let mask = (2 * count).next_power_of_two().max(2) - 1;
    // For each hash, at the first free place from its own on, the rank of the first document that has it, from 1 on.
    let mut places: Vec<(u32, u32)> = vec![(0, 0); mask + 1];
    let mut shared = Vec::new();
    for (part, rank) in parts.iter().zip(1..) {
        for &Statement { hash, .. } in part.statements() {
            let near = (0..MOST_PLACES).map(|step| (hash as usize + step) & mask);
            let Some(at) = near.into_iter().find(|&at| places[at].1 == 0 || places[at].0 == hash) else {
                continue;
            };
            match places[at].1 {
                0 => places[at] = (hash, rank),
                first if first != rank => shared.push(hash),
                _ => {}
            }
        }
    }
    order::distinct(shared)
}

/// What is known of a document that is searched for repeats.
struct Page<'a> {
    entry: usize,
    id: DocumentId,
    document: &'a Document,
    units: &'a [Unit],
    /// Which of its units stay.
    kept: Vec<bool>,
    /// Whether the text is the agent's own, which stays as it is.
    is_own: bool,
    /// Whether anything of it goes.
    is_changed: bool,
}

impl Page<'_> {
    fn saying(&self, unit: usize) -> Saying {
        Saying { document: self.id, span: self.units[unit].own }
    }

    /// Whether a unit may go: nothing depends on it, and it defines nothing.
    fn may_lose(&self, unit: usize) -> bool {
        let next = self.units.get(unit + 1);
        let holds = next.is_some_and(|next| next.parent == Some(unit as u32));
        !self.is_own && !holds && !self.units[unit].defines
    }
}

struct Folding<'a> {
    plan: Plan,
    /// The documents, those that matter most first.
    pages: Vec<Page<'a>>,
}

impl<'a> Folding<'a> {
    fn of(plan: Plan, order: &[usize], parts: &'a [Arc<Part>]) -> Self {
        let own = plan.family(0).len();
        let pages = order.iter().zip(parts).map(|(&entry, part)| {
            let Entry { document: id, ref cuts, .. } = plan.entries[entry];
            let units = part.units();
            let kept =
                units.iter().map(|unit| unit.own.is_empty() || !is_cut(cuts, unit.own.start)).collect();
            Page { entry, id, document: &part.document, units, kept, is_own: entry < own, is_changed: false }
        });
        Self { pages: pages.collect(), plan }
    }

    /// Of statements whose words have one hash, keeps the first of those that say the same.
    fn fold(&mut self, group: &[(u32, usize, u32)]) {
        let mut said: Vec<(String, usize, usize)> = Vec::new();
        for &(_, rank, unit) in group {
            let (page, unit) = (&self.pages[rank], unit as usize);
            if page.kept[unit] {
                said.extend(words(page.document, page.units, unit).map(|words| (words, rank, unit)));
            }
        }
        order::sort(&mut said);
        for same in said.chunk_by(|one, other| one.0 == other.0) {
            let (_, first, unit) = same[0];
            let kept = self.pages[first].saying(unit);
            let others =
                same.iter().filter(|(_, rank, unit)| *rank != first && self.pages[*rank].may_lose(*unit));
            let others: Vec<(usize, usize)> = others.map(|&(_, rank, unit)| (rank, unit)).collect();
            for &(rank, unit) in &others {
                self.pages[rank].kept[unit] = false;
                self.pages[rank].is_changed = true;
            }
            let others: Vec<Saying> =
                others.into_iter().map(|(rank, unit)| self.pages[rank].saying(unit)).collect();
            if !others.is_empty() {
                self.plan.repeats.push(Repeat { kept, others });
            }
        }
    }

    fn finish(self) -> Plan {
        let Self { mut plan, pages } = self;
        for Page { entry, document, units, mut kept, is_changed, .. } in pages {
            if !is_changed {
                continue;
            }
            let entry = &mut plan.entries[entry];
            lose_holders(document, units, &mut kept);
            let left_out = cuts(document, units, &kept, Cause::Repeated);
            entry.cuts = merged(std::mem::take(&mut entry.cuts), left_out);
        }
        order::sort_by_key(&mut plan.repeats, |repeat| (repeat.kept.document, repeat.kept.span));
        plan
    }
}

/// Leaves out headings, lists and introductions of which nothing is left, unless they are rules themselves.
fn lose_holders(document: &Document, units: &[Unit], kept: &mut [bool]) {
    let mut below = vec![(false, false); units.len()];
    for (at, unit) in units.iter().enumerate().rev() {
        let (has_any, has_kept) = below[at];
        let introduces = document.slice(unit.own).trim_end().ends_with(':');
        let holds = matches!(unit.kind, UnitKind::Heading(_) | UnitKind::List) || introduces;
        kept[at] &=
            !(holds && has_any && !has_kept) || unit.defines || first_rule(document, unit.own).is_some();
        if let Some(parent) = unit.parent.filter(|_| unit.kind != UnitKind::Glued) {
            let (has_any, has_kept) = &mut below[parent as usize];
            *has_any = true;
            *has_kept |= kept[at];
        }
    }
    for (at, unit) in units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Glued) {
        kept[at] = unit.parent.is_none_or(|parent| kept[parent as usize]);
    }
}

/// The paragraphs and items of a document that may stand elsewhere, too.
pub(super) fn statements(document: &Document, units: &[Unit]) -> Vec<Statement> {
    let words = (0..units.len()).filter_map(|at| Some((at, words(document, units, at)?)));
    words.map(|(at, words)| Statement { hash: hash(words.bytes()), unit: at as u32 }).collect()
}

/// What a unit says, in the form in which it is compared: with what it stands below, where its own words are not enough,
/// and with the places that its links lead to. None where it is no paragraph and no item, or holds more than text.
fn words(document: &Document, units: &[Unit], at: usize) -> Option<String> {
    let Unit { own, kind, parent, .. } = units[at];
    let blocks = &document.markdown().blocks;
    let first = blocks.partition_point(|block| block.span.start < own.start);
    let inside = blocks[first..].iter().take_while(|block| block.span.start < own.end);
    let is_text = inside
        .clone()
        .all(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::List(_) | BlockKind::Item));
    let is_one = kind == UnitKind::Item
        || inside.clone().next().is_some_and(|block| block.kind == BlockKind::Paragraph);
    if !matches!(kind, UnitKind::Item | UnitKind::Block) || !is_text || !is_one {
        return None;
    }
    let text = document.slice(own).trim_start();
    let text = if kind == UnitKind::Item { text.get(1..)? } else { text };
    let parts: Vec<&str> = text.split_whitespace().collect();
    let mut words = parts.join(" ");
    // What a variable stands for may be another thing in another document.
    if words.is_empty() || words.ends_with(':') || words.contains("{{") {
        return None;
    }
    let is_rule = first_rule(document, own).is_some_and(|rule| own.contains(rule.marker));
    if !is_rule && (parts.len() < ENOUGH_WORDS || kind == UnitKind::Item) {
        words.push('\n');
        words.push_str(context(document, units, parent)?);
    }
    add_destinations(document, own, &mut words);
    Some(words)
}

/// The first rule that begins in a part of a document.
fn first_rule(document: &Document, part: Span) -> Option<&Rule> {
    let rules = document.rules();
    let rule = rules.get(rules.partition_point(|rule| rule.span.start < part.start))?;
    part.contains_offset(rule.span.start as usize).then_some(rule)
}

/// What a unit stands below: the line that introduces it, or the heading.
fn context<'a>(document: &'a Document, units: &[Unit], parent: Option<u32>) -> Option<&'a str> {
    let mut parent = parent? as usize;
    while matches!(units[parent].kind, UnitKind::List | UnitKind::Glued) {
        parent = units[parent].parent? as usize;
    }
    match units[parent].kind {
        UnitKind::Heading(section) => {
            Some(document.slice(document.sections().list().get(section as usize)?.title))
        }
        _ => Some(document.slice(units[parent].own).trim()),
    }
}

/// The places that links in a part of a document lead to. Those that depend on the document are told apart by it.
fn add_destinations(document: &Document, part: Span, words: &mut String) {
    let markdown = document.markdown();
    let leads = |kind| matches!(kind, InlineKind::Link | InlineKind::Image | InlineKind::FootnoteReference);
    let first = markdown.inlines.partition_point(|inline| inline.span.start < part.start);
    let inside = markdown.inlines[first..].iter().take_while(|inline| inline.span.start < part.end);
    for inline in inside.filter(|inline| leads(inline.kind)) {
        let destination = markdown.destination(inline);
        let place = if is_relative(destination) || destination.is_empty() { document.path() } else { "" };
        words.extend(["\n", destination, "\n", place]);
    }
}
