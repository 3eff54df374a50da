use super::index::key;
use super::{DocumentId, Reason, Reference, Verdict};
use crate::document::{
    Certainty, Cue, Document, Form, Kind, Mention, Relation, Setting, Subject, names_somebody,
};
use crate::text::{Map, Span, order};

/// The references of a document, of several names for one target on one line the longest.
///
/// What stands on the line is looked up, so that a line of many names takes linear time.
pub(super) struct Distinct<'a> {
    document: &'a Document,
    references: Vec<Reference>,
    line: u32,
    on_line: Map<Name, usize>,
    /// The reference that reaches furthest.
    furthest: usize,
}

/// What two mentions have in common that repeat each other.
type Name = (Option<DocumentId>, String);

impl<'a> Distinct<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        Self { document, references: Vec::new(), line: 0, on_line: Map::default(), furthest: 0 }
    }

    /// Adds a reference unless its place or its line has it already. They come in the order of their mentions.
    pub(super) fn add(&mut self, new: Reference) {
        let span = self.span(&new);
        let line = self.document.lines().line(span.start);
        if line != self.line {
            self.line = line;
            self.on_line.clear();
        }
        match self.same(&new, span) {
            Some(at) if is_better((&new, span), (&self.references[at], self.span(&self.references[at]))) => {
                self.on_line.remove(&self.name(&self.references[at]));
                self.put(at, new);
            }
            Some(_) => {}
            None => self.put(self.references.len(), new),
        }
    }

    /// Adds the references of one mention, each to another document.
    pub(super) fn add_all(&mut self, new: Vec<Reference>) {
        new.into_iter().for_each(|reference| self.put(self.references.len(), reference));
    }

    /// The last reference that overlaps a new one, or repeats its name on its line.
    fn same(&self, new: &Reference, span: Span) -> Option<usize> {
        let overlaps =
            |&at: &usize| self.references.get(at).is_some_and(|old| self.span(old).end > span.start);
        let overlapping = [self.references.len().wrapping_sub(1), self.furthest].into_iter().find(overlaps);
        overlapping.max(self.on_line.get(&self.name(new)).copied())
    }

    fn put(&mut self, at: usize, new: Reference) {
        self.on_line.insert(self.name(&new), at);
        let reach = |reference: &Reference| self.span(reference).end;
        if self.references.get(self.furthest).is_none_or(|furthest| reach(furthest) <= reach(&new)) {
            self.furthest = at;
        }
        if at < self.references.len() {
            self.references[at] = new;
        } else {
            self.references.push(new);
        }
    }

    fn name(&self, reference: &Reference) -> Name {
        let written = self.document.slice(self.span(reference));
        // "/kit:plan" and "plan" are one name, said with its namespace and without.
        let name = written.rsplit(':').next().filter(|_| reference.target.is_some()).unwrap_or(written);
        (reference.target, key(name))
    }

    fn span(&self, reference: &Reference) -> Span {
        self.document.mentions()[reference.mention as usize].span
    }

    /// The references, without the entries of lists that turn out to be no rosters: a list is one when some of its
    /// entries are in the library; only then the others are missing from it. Words for somebody may also stand beside
    /// names that can be nothing else.
    pub(super) fn finish(self) -> Vec<Reference> {
        let Self { document, mut references, .. } = self;
        let mention = |reference: &Reference| &document.mentions()[reference.mention as usize];
        let section = |reference: &Reference| document.sections().at(mention(reference).span.start);
        let is_listed = |reference: &Reference| mention(reference).certainty == Certainty::Listed;
        let in_section = |of: &dyn Fn(&Reference) -> bool| {
            let linked = references.iter().filter(|entry| entry.verdict.is_linked() && of(entry));
            order::distinct(linked.map(section).collect::<Vec<Option<usize>>>())
        };
        // What is typed stands in lists of its own.
        let is_typed = |reference: &Reference| mention(reference).form == Form::Slash;
        let typed = in_section(&|reference| is_listed(reference) && is_typed(reference));
        let rosters = in_section(&|reference| is_listed(reference) && !is_typed(reference));
        let named = in_section(&|reference| {
            let Mention { certainty, subject, .. } = mention(reference);
            *certainty != Certainty::Possible && *subject != Subject::Document && !is_typed(reference)
        });
        let is_asked = |reference: &Reference| is_asked(document, mention(reference));
        references.retain(|reference| {
            let dangles = is_listed(reference) && reference.verdict == Verdict::Dangling;
            let stands_in = |sections: &[Option<usize>]| sections.binary_search(&section(reference)).is_ok();
            let name = || document.slice(mention(reference).span);
            !dangles
                || is_asked(reference)
                || stands_in(if is_typed(reference) { &typed } else { &rosters })
                || stands_in(&named) && names_somebody(name())
        });
        let mut references = with_repeated(document, references);
        // What took an earlier one's place may stand behind others.
        order::sort_by_key(&mut references, |reference| reference.mention);
        references
    }
}

/// "Query the `page-keeper`", "delegate to the page-keeper": whether an agent turns to somebody by a name that stands in
/// marks, or is made of joined words.
fn is_asked(document: &Document, mention: &Mention) -> bool {
    let name = document.slice(mention.span);
    document.kind() == Kind::Agent
        && (is_marked(mention) || name.contains('-'))
        && mention.relation.is_some_and(Relation::is_between_agents)
        && names_somebody(name)
}

fn is_marked(mention: &Mention) -> bool {
    matches!(mention.form, Form::CodeSpan | Form::Bold)
}

/// Adds the other places of a document that name, in marks as well, who is asked in one place and missing.
fn with_repeated(document: &Document, mut references: Vec<Reference>) -> Vec<Reference> {
    let mention = |reference: &Reference| &document.mentions()[reference.mention as usize];
    let name = |mention: &Mention| key(document.slice(mention.span));
    let place = |mention: &Mention| (name(mention), document.lines().line(mention.span.start));
    let is_missing = |reference: &&Reference| {
        reference.why == Reason::MissingCompanion && is_asked(document, mention(reference))
    };
    let Some(first) = references.iter().find(is_missing).cloned() else { return references };
    let names = references.iter().filter(is_missing).map(|reference| name(mention(reference)));
    let names = order::distinct(names.collect());
    let told = order::distinct(references.iter().map(|reference| place(mention(reference))).collect());
    let mut last = None;
    for (at, mention) in document.mentions().iter().enumerate() {
        let is_prose = mention.setting == Setting::Prose && mention.cue == Cue::None;
        if !is_prose || mention.subject == Subject::Document || !is_marked(mention) {
            continue;
        }
        let place = Some(place(mention));
        let is_new = |place: &(String, u32)| {
            names.binary_search(&place.0).is_ok() && told.binary_search(place).is_err()
        };
        if place != last && place.as_ref().is_some_and(is_new) {
            references.push(Reference { mention: at as u32, ..first.clone() });
            last = place;
        }
    }
    references
}

/// Whether one of two references in one place says more: a link beats none, then the longer name.
fn is_better((new, new_span): (&Reference, Span), (old, old_span): (&Reference, Span)) -> bool {
    let says = |reference: &Reference, span: Span| (reference.verdict.is_linked(), span.len());
    says(new, new_span) > says(old, old_span) && (new.verdict.is_linked() || !old.verdict.is_linked())
}
