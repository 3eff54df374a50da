//! The units of documents that stand in a persona as one.

use super::cut::{Cut, cuts, is_cut, merged};
use super::plan::{Cause, Entry};
use super::unit::{Unit, UnitKind, unit_at, units, with_parents};
use crate::document::{Document, HeadingStyle};
use crate::library::{DocumentId, Library};
use crate::text::{Span, order};

/// The units of a document and of those that it inherits from, as far as nothing leaves them out yet.
pub(super) struct Joint<'a> {
    /// The documents, the one that inherits first.
    pub(super) members: Vec<Member<'a>>,
    /// In the order in which they stand, parents before their children. What stands below a heading of another document
    /// has that one for its parent.
    pub(super) units: Vec<Unit>,
    /// For each of them its document, and its place among the units of that.
    pub(super) places: Vec<(usize, usize)>,
}

/// One of the documents.
pub(super) struct Member<'a> {
    pub(super) id: DocumentId,
    pub(super) document: &'a Document,
    /// All of its units, in its own order.
    pub(super) units: Vec<Unit>,
    /// For each of these its place among the joint units; none where it is left out already.
    joint: Vec<Option<u32>>,
}

impl<'a> Joint<'a> {
    /// Reads the units of an entry and of those that it inherits from.
    pub(super) fn read(library: &'a Library, family: &[Entry]) -> Self {
        let member = |entry: &Entry| {
            let document = library.document(entry.document);
            let units = units(document);
            Member { id: entry.document, document, joint: vec![None; units.len()], units }
        };
        let mut joint =
            Self { members: family.iter().map(member).collect(), units: Vec::new(), places: Vec::new() };
        let mut open = Vec::new();
        for (_, member, span, shift) in stretches(library, family) {
            joint.add(member, span, shift, &family[member].cuts, &mut open);
        }
        joint
    }

    /// Adds what stands in a part of a document. `open` are the headings around its end, with their levels.
    fn add(&mut self, member: usize, span: Span, shift: i8, cuts: &[Cut], open: &mut Vec<(i8, u32)>) {
        let own = &self.members[member].units;
        let first = own.partition_point(|unit| unit.own.start < span.start);
        let end = own.partition_point(|unit| unit.own.start < span.end);
        for at in first..end {
            let unit = self.members[member].units[at];
            if !unit.own.is_empty() && is_cut(cuts, unit.own.start) {
                continue;
            }
            let place = self.units.len() as u32;
            let level = self.members[member].level(unit, shift);
            if let Some(level) = level {
                while open.pop_if(|(around, _)| *around >= level).is_some() {}
            }
            let parent = self.parent(member, unit, level.is_some()).or(open.last().map(|&(_, place)| place));
            open.extend(level.map(|level| (level, place)));
            self.units.push(Unit { parent, ..unit });
            self.places.push((member, at));
            self.members[member].joint[at] = Some(place);
        }
    }

    /// The parent that a unit has in its own document, where that stands here too. Where a heading of several documents
    /// stands, its level says.
    fn parent(&self, member: usize, unit: Unit, is_heading: bool) -> Option<u32> {
        let parent = unit.parent? as usize;
        let Member { ref units, ref joint, .. } = self.members[member];
        let is_below = matches!(units[parent].kind, UnitKind::Heading(_));
        joint[parent].filter(|_| !(is_heading && is_below && self.members.len() > 1))
    }

    /// The joint unit that a byte of a document belongs to.
    pub(super) fn at(&self, member: usize, offset: u32) -> Option<usize> {
        let Member { ref units, ref joint, .. } = self.members[member];
        joint[unit_at(units, offset)?].map(|place| place as usize)
    }

    /// The place among the joint units of one of a document's own.
    pub(super) fn place(&self, member: usize, unit: usize) -> Option<usize> {
        self.members[member].joint[unit].map(|place| place as usize)
    }

    /// Leaves out of the entries every unit that is not wanted and that nothing wanted depends on.
    pub(super) fn keep(&self, family: &mut [Entry], wanted: Vec<bool>, cause: Cause) -> Vec<bool> {
        let kept = with_parents(&self.units, wanted);
        for (member, entry) in self.members.iter().zip(family) {
            let own: Vec<bool> =
                member.joint.iter().map(|place| place.is_none_or(|place| kept[place as usize])).collect();
            let left_out = cuts(member.document, &member.units, &own, cause);
            entry.cuts = merged(std::mem::take(&mut entry.cuts), left_out);
        }
        kept
    }
}

impl Member<'_> {
    /// The level of a heading in the persona, as far as it tells it from others; none for any other unit.
    fn level(&self, unit: Unit, shift: i8) -> Option<i8> {
        let UnitKind::Heading(section) = unit.kind else { return None };
        let section = &self.document.sections().list()[section as usize];
        matches!(section.style, HeadingStyle::Atx | HeadingStyle::Setext).then(|| section.level as i8 + shift)
    }
}

/// The parts of documents that stand as one, in their order.
fn stretches(library: &Library, family: &[Entry]) -> Vec<(u32, usize, Span, i8)> {
    let mut all = Vec::new();
    for (member, entry) in family.iter().enumerate() {
        if entry.stretches.is_empty() && family.len() == 1 {
            all.push((0, member, library.document(entry.document).body(), 0));
        }
        for stretch in &entry.stretches {
            all.push((stretch.place, member, stretch.span, stretch.shift));
        }
    }
    order::sort_by_key(&mut all, |&(place, ..)| place);
    all
}
