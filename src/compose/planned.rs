use super::plan::Plan;
use super::variable::Values;
use super::{Cache, Reason, Role};
use crate::document::Document;
use crate::library::{Coverage, Library, Match};
use crate::text::Span;

/// A section of a document of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedSection {
    /// Its tokens with the values of variables, sub-sections included, estimated.
    pub tokens: u32,
    /// Its tokens without its sub-sections, estimated.
    pub own_tokens: u32,
    /// How many of its tokens are not left out, sub-sections included, estimated.
    pub kept: u32,
    /// How much it matters among the sections beside it that it stays: the larger, the later it is left out.
    pub priority: u32,
    /// What asks for it in particular.
    pub asked: Vec<Asked>,
}

/// A topic of a reference, and how a section covers it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The reference.
    pub reason: Reason,
    /// The topic, in the document that refers.
    pub topic: Span,
    /// How the section covers it.
    pub by: Match,
}

impl Plan {
    /// The sections of an entry whose text is linked, in the order of its document; none for any other.
    #[must_use]
    pub fn sections(&self, library: &Library, cache: &mut Cache, entry: usize) -> Vec<PlannedSection> {
        let heir = self.entries[..=entry].iter().rfind(|entry| entry.role != Role::Inherited);
        let entry = &self.entries[entry];
        if !entry.role.has_text() {
            return Vec::new();
        }
        let part = cache.part(library, entry.document);
        // Who refers to a document asks for what it inherits, too.
        let mut asked = asked(library, &part.document, &heir.unwrap_or(entry).reasons);
        let agent = self.agent().map(|agent| cache.part(library, agent));
        let values =
            Values::new(&self.occasion.variables, agent.as_ref().map(|one| &one.template.declarations));
        let own = part.tokens_of(&[], values);
        let kept = part.tokens_of(&entry.cuts, values);
        let planned = own[1..].iter().zip(&kept[1..]).zip(&mut asked).map(|((&own_tokens, &kept), asked)| {
            PlannedSection {
                tokens: own_tokens,
                own_tokens,
                kept,
                priority: u32::from(!asked.is_empty()),
                asked: std::mem::take(asked),
            }
        });
        let mut planned: Vec<PlannedSection> = planned.collect();
        for (index, section) in part.document.sections().list().iter().enumerate().rev() {
            if let Some(parent) = section.parent {
                planned[parent as usize].tokens += planned[index].tokens;
                planned[parent as usize].kept += planned[index].kept;
            }
        }
        planned
    }
}

/// For each section of a document the topics that it covers.
pub(super) fn asked(library: &Library, document: &Document, reasons: &[Reason]) -> Vec<Vec<Asked>> {
    let mut asked = vec![Vec::new(); document.sections().list().len()];
    let mut coverage = None;
    for &reason in reasons {
        let from = library.document(reason.from);
        for &topic in &from.mentions()[reason.mention as usize].topics {
            let coverage = coverage.get_or_insert_with(|| Coverage::read(document));
            let (sections, by) = coverage.of(from.slice(topic));
            sections.into_iter().for_each(|section| asked[section].push(Asked { reason, topic, by }));
        }
    }
    asked
}
