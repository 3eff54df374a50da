use super::cut::{cuts, is_cut};
use super::joint::Joint;
use super::plan::{Cause, Entry, Omission, Plan, Role};
use super::planned::asked;
use super::unit::{Unit, UnitKind, is_order};
use crate::library::Library;
use crate::text::order;

/// In which order a plan loses its parts when there is too little room: the first step loses what matters least.
///
/// The order does not depend on how much room there is. Whatever a larger budget loses, a smaller one loses too.
pub(super) struct Steps {
    /// How many there are.
    pub(super) count: u32,
    /// For each entry of the plan, when it loses what.
    pub(super) entries: Vec<Losses>,
}

/// When an entry loses what.
pub(super) struct Losses {
    /// Its units; none where no text is linked.
    pub(super) units: Vec<Unit>,
    /// The step that loses each unit, [`NEVER`] where it goes with the document alone.
    pub(super) steps: Vec<u32>,
    /// The step that loses the document as a whole.
    pub(super) whole: u32,
    /// The step that loses the line that stands for the document after that; 0 where none does.
    pub(super) line: u32,
}

/// No step at all.
pub(super) const NEVER: u32 = u32::MAX;

/// The order for a plan. With `points`, a line stays for each document that goes.
pub(super) fn steps(library: &Library, plan: &Plan, points: bool) -> Steps {
    let mut count = 0;
    let mut entries: Vec<Losses> = plan.entries.iter().map(|_| Losses::none()).collect();
    let order = least_first(library, plan);
    for &index in &order {
        if plan.entries[index].role == Role::Inline {
            let losses = of_text(library, plan.family(index), &mut count).into_iter();
            entries.iter_mut().skip(index).zip(losses).for_each(|(entry, losses)| *entry = losses);
        } else {
            entries[index] = Losses { whole: next(&mut count), ..Losses::none() };
        }
    }
    for &index in order.iter().filter(|_| points) {
        let losses = &mut entries[index];
        if plan.entries[index].role == Role::Inline && losses.whole != NEVER {
            losses.line = next(&mut count);
        }
    }
    Steps { count, entries }
}

/// The entries that may lose something, those that matter least first. Of equal ones, the later goes before.
fn least_first(library: &Library, plan: &Plan) -> Vec<usize> {
    let stands = |&index: &usize| plan.entries[index].role != Role::Inherited;
    let mut order: Vec<usize> = (1..plan.entries.len()).rev().filter(stands).collect();
    order::sort_by_key(&mut order, |&index| plan.priority(library, index));
    order
}

fn next(count: &mut u32) -> u32 {
    *count += 1;
    *count
}

/// A document with all that it inherits.
fn of_text(library: &Library, family: &[Entry], count: &mut u32) -> Vec<Losses> {
    let joint = Joint::read(library, family);
    let before = *count;
    let tree = Tree::read(library, family, &joint);
    let steps = tree.steps(count);
    let whole = match tree.holds_order {
        true => NEVER,
        false if *count == before => next(count),
        false => *count,
    };
    let Joint { members, places, .. } = joint;
    let losses = members.into_iter().map(|member| Losses {
        steps: vec![NEVER; member.units.len()],
        units: member.units,
        whole,
        line: 0,
    });
    let mut losses: Vec<Losses> = losses.collect();
    for ((member, unit), step) in places.into_iter().zip(steps) {
        losses[member].steps[unit] = step;
    }
    losses
}

/// The units of a text by what they depend on.
struct Tree<'a> {
    units: &'a [Unit],
    /// For each unit, and at the end for the document, those that depend on it, in the order in which they go.
    below: Vec<Vec<u32>>,
    /// Whether a unit stays as long as its document: it or what depends on it must not go.
    stays: Vec<bool>,
    holds_order: bool,
}

impl<'a> Tree<'a> {
    fn read(library: &Library, family: &[Entry], joint: &'a Joint<'a>) -> Self {
        let units = &joint.units[..];
        let mut stays: Vec<bool> = units.iter().map(|unit| unit.defines).collect();
        let mut matters = vec![false; units.len()];
        let mut holds_order = false;
        for (at, member) in joint.members.iter().enumerate() {
            let orders = member.document.rules().iter().filter(|rule| is_order(rule.modality));
            for unit in orders.filter_map(|rule| joint.at(at, rule.span.start)) {
                stays[unit] = true;
                holds_order = true;
            }
            let asked = asked(library, member.document, &family[0].reasons);
            for (own, unit) in member.units.iter().enumerate() {
                let is_asked =
                    matches!(unit.kind, UnitKind::Heading(section) if !asked[section as usize].is_empty());
                if let Some(unit) = joint.place(at, own).filter(|_| is_asked) {
                    matters[unit] = true;
                }
            }
        }
        let mut below = vec![Vec::new(); units.len() + 1];
        for (index, unit) in units.iter().enumerate().rev() {
            let parent = parent(units, index);
            if let Some(parent) = parent {
                stays[parent] |= stays[index];
                matters[parent] |= matters[index];
            }
            if unit.kind != UnitKind::Glued {
                below[parent.unwrap_or(units.len())].push(index as u32);
            }
        }
        for below in &mut below {
            order::sort_by_key(below, |&index| matters[index as usize]);
        }
        Self { units, below, stays, holds_order }
    }

    /// The step of each unit: what depends on a unit goes before it, and a unit that only holds others with the last of
    /// them.
    fn steps(&self, count: &mut u32) -> Vec<u32> {
        let mut steps = vec![NEVER; self.units.len()];
        let mut open = vec![(self.units.len(), 0)];
        while let Some((unit, done)) = open.last_mut() {
            if let Some(&below) = self.below[*unit].get(*done) {
                *done += 1;
                open.push((below as usize, 0));
                continue;
            }
            let unit = *unit;
            open.pop();
            if unit == self.units.len() || self.stays[unit] {
                continue;
            }
            let holds = matches!(self.units[unit].kind, UnitKind::Heading(_) | UnitKind::List);
            steps[unit] = match self.below[unit].is_empty() {
                true if self.units[unit].own.is_empty() => *count,
                false if holds => *count,
                _ => next(count),
            };
        }
        for (index, unit) in self.units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Glued) {
            steps[index] = unit.parent.map_or(NEVER, |parent| steps[parent as usize]);
        }
        steps
    }
}

/// The unit that one depends on. What is glued to a section stands for that.
fn parent(units: &[Unit], index: usize) -> Option<usize> {
    let parent = units[index].parent? as usize;
    if units[parent].kind == UnitKind::Glued {
        units[parent].parent.map(|parent| parent as usize)
    } else {
        Some(parent)
    }
}

impl Losses {
    fn none() -> Self {
        Self { units: Vec::new(), steps: Vec::new(), whole: NEVER, line: 0 }
    }
}

impl Steps {
    /// The plan after so many steps.
    pub(super) fn apply(&self, library: &Library, plan: &Plan, taken: u32) -> Plan {
        let mut after = Plan { entries: Vec::with_capacity(plan.entries.len()), ..plan.clone() };
        for (entry, losses) in plan.entries.iter().zip(&self.entries) {
            let mut entry = entry.clone();
            if taken < losses.whole {
                losses.cut(library, &mut entry, taken);
                after.entries.push(entry);
            } else if taken < losses.line {
                entry.become_line();
                after.entries.push(entry);
            } else {
                let Entry { document, reasons, .. } = entry;
                after.omissions.push(Omission { document, cause: Cause::Budget, reasons });
            }
        }
        after
    }
}

impl Losses {
    fn cut(&self, library: &Library, entry: &mut Entry, taken: u32) {
        let kept = |(unit, &step): (&Unit, &u32)| taken < step || is_cut(&entry.cuts, unit.own.start);
        let kept: Vec<bool> = self.units.iter().zip(&self.steps).map(kept).collect();
        if kept.iter().all(|kept| *kept) {
            return;
        }
        entry.cuts.extend(cuts(library.document(entry.document), &self.units, &kept, Cause::Budget));
        order::sort_by_key(&mut entry.cuts, |cut| cut.span);
    }
}
