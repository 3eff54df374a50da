//! What the documents of a plan inherit from.

use super::inherit::{Inheritance, extends, inherit, lineage};
use super::plan::{Found, Planner};
use super::{Cause, Cut, Role, Treatment};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::MAX_BYTES;
use crate::library::DocumentId;

impl Planner<'_> {
    /// Takes in what the document just found inherits from, and lets it become one with that. What its parents refer to
    /// is what it refers to itself, but for what it has something else in the place of.
    pub(super) fn adopt(&mut self, heir: usize, depth: u32) {
        let id = self.found[heir].document;
        if extends(self.library, id).next().is_none() {
            return;
        }
        let agent = self.found[0].document;
        let lineage = lineage(self.library, id, &|parent| parent != agent && self.may_inherit(parent));
        let known = &mut self.diagnostics;
        let new: Vec<Diagnostic> = lineage.diagnostics.into_iter().filter(|it| !known.contains(it)).collect();
        known.extend(new);
        for parent in lineage.members.into_iter().filter(|&member| member != id) {
            let Some(&known) = self.places.get(&parent) else {
                self.enter(parent, Ok(Role::Inherited), Treatment::Inline, depth);
                continue;
            };
            if matches!(self.found[known].fate, Err(Cause::Condition(_))) {
                continue;
            }
            let before = std::mem::replace(&mut self.found[known].fate, Ok(Role::Inherited));
            if !before.is_ok_and(Role::has_text) {
                self.queue.push_back((known, depth));
            }
            self.found[known].findings.clear();
            for freed in std::mem::take(&mut self.found[known].parents) {
                self.found[freed].is_taken = false;
            }
        }
        self.inherit(heir);
    }

    /// Whether a document can be a part of another: it is read, and nobody said that it is to be something else.
    fn may_inherit(&self, parent: DocumentId) -> bool {
        let treatment = self.treatments.of(self.library, parent);
        self.library.document(parent).text().len() <= MAX_BYTES
            && !matches!(treatment, Some(Treatment::Pointer | Treatment::Omit))
    }

    /// Lets a document become one with its parents. Whoever is a part of one is no part of another.
    fn inherit(&mut self, heir: usize) {
        let Found { document, .. } = self.found[heir];
        let mut findings = self.elsewhere(document);
        // What is odd about the lineage was told when its documents were taken in.
        let lineage = lineage(self.library, document, &|parent| self.is_free(parent)).silent();
        let members = lineage.members.clone();
        let Inheritance { parts, diagnostics } = inherit(self.library, lineage, &|id| self.excluded(id));
        findings.extend(diagnostics);
        self.found[heir].findings = findings;
        for (member, (stretches, cuts)) in members.into_iter().zip(parts) {
            let Some(&place) = self.places.get(&member) else { continue };
            self.found[place].stretches = stretches;
            self.found[place].cuts = cuts;
            if place != heir {
                self.found[place].is_taken = true;
                self.found[heir].parents.push(place);
            }
        }
    }

    /// Tells what was odd about becoming one, and leaves out whoever became a part of nobody.
    pub(super) fn close_families(&mut self) {
        for found in &mut self.found {
            self.diagnostics.append(&mut found.findings);
            if found.fate == Ok(Role::Inherited) && !found.is_taken {
                found.fate = Err(Cause::Depth);
            }
        }
    }

    /// What conditions leave out of a document.
    fn excluded(&self, id: DocumentId) -> &[Cut] {
        self.places.get(&id).map_or(&[], |&place| &self.found[place].excluded)
    }

    fn is_free(&self, parent: DocumentId) -> bool {
        let found = self.places.get(&parent).map(|&place| &self.found[place]);
        found.is_some_and(|found| found.fate == Ok(Role::Inherited) && !found.is_taken)
    }

    /// Parents of a document whose text stands elsewhere in the persona.
    fn elsewhere(&self, heir: DocumentId) -> Vec<Diagnostic> {
        let document = self.library.document(heir);
        let taken = extends(self.library, heir).filter(|(_, parent)| {
            let found = self.places.get(parent).map(|&place| &self.found[place]);
            *parent != heir && found.is_some_and(|found| found.is_taken || found.fate == Ok(Role::Identity))
        });
        let note = |place, parent| {
            let path = self.library.document(parent).path();
            let message = ["`", path, "` is a part of another document of the persona already"].concat();
            Diagnostic::new(Code::SharedParent, document.path(), place, message)
                .with_help("its text stands there once; let one of the two documents inherit from the other")
        };
        taken.map(|(mention, parent)| note(mention.span, parent)).collect()
    }
}
