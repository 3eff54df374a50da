use std::cell::Cell;

use super::Treatment;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::library::{DocumentId, Library, Verdict};
use crate::text::{Map, Span, pattern};

/// What becomes of single documents, as the agent's frontmatter and the options say it.
pub(super) struct Treatments<'a> {
    choices: Vec<Choice<'a>>,
}

struct Choice<'a> {
    /// A path, a name or a glob.
    name: &'a str,
    /// The document of that path or name.
    document: Option<DocumentId>,
    treatment: Option<Treatment>,
    /// Where it stands in the agent's document.
    place: Span,
    is_option: bool,
    is_used: Cell<bool>,
}

/// The key of the agent's frontmatter.
const KEY: &str = "treatments";

impl<'a> Treatments<'a> {
    pub(super) fn read(library: &'a Library, agent: DocumentId, options: &'a [(String, Treatment)]) -> Self {
        let declared = library.document(agent).frontmatter().and_then(|frontmatter| frontmatter.get(KEY));
        let declared = declared.map_or(&[][..], |entry| entry.value.entries());
        let mut choices = Vec::new();
        let mut add = |name: &'a str, treatment, place, is_option| {
            let document = match library.answering(name)[..] {
                [id] if !pattern::is_glob(name) => Some(id),
                _ => None,
            };
            choices.push(Choice { name, document, treatment, place, is_option, is_used: Cell::new(false) });
        };
        for entry in declared {
            add(&entry.key, entry.value.as_str().and_then(Treatment::from_name), entry.key_span, false);
        }
        for (name, treatment) in options {
            add(name, Some(*treatment), Span::default(), true);
        }
        Self { choices }
    }

    /// What is said about a document. Options count more than frontmatter, then names more than globs, then longer globs
    /// more than shorter ones.
    pub(super) fn of(&self, library: &Library, id: DocumentId) -> Option<Treatment> {
        let mut best: Option<&Choice<'_>> = None;
        for choice in self.choices.iter().filter(|choice| choice.answers(library, id)) {
            choice.is_used.set(true);
            if best.is_none_or(|best| best.weight() <= choice.weight()) {
                best = Some(choice);
            }
        }
        best?.treatment
    }

    /// What says nothing, for no document answers to it, or because it is no treatment.
    pub(super) fn unused(&self, library: &Library, agent: DocumentId) -> Vec<Diagnostic> {
        let agent = library.document(agent);
        self.choices.iter().filter_map(|choice| choice.finding(agent)).collect()
    }
}

/// What an agent's frontmatter says that says nothing, whatever the options and the occasion.
pub(crate) fn unused_treatments(library: &Library, agent: DocumentId) -> Vec<Diagnostic> {
    let treatments = Treatments::read(library, agent, &[]);
    let mut open = if treatments.choices.is_empty() { Vec::new() } else { vec![agent] };
    let mut reached: Map<DocumentId, usize> = Map::default();
    reached.insert(agent, 0);
    while let Some(from) = open.pop() {
        for reference in library.references(from) {
            let counts = reference.verdict.is_linked() || reference.verdict == Verdict::SelfName;
            let Some(target) = reference.target.filter(|_| counts) else { continue };
            if reached.insert(target, 0).is_none() {
                treatments.of(library, target);
                open.push(target);
            }
        }
    }
    treatments.unused(library, agent)
}

impl Choice<'_> {
    fn answers(&self, library: &Library, id: DocumentId) -> bool {
        self.document == Some(id)
            || pattern::is_glob(self.name) && pattern::matches(self.name, library.document(id).path())
    }

    fn weight(&self) -> (bool, bool, usize) {
        (self.is_option, self.document.is_some(), self.name.len())
    }

    fn finding(&self, agent: &Document) -> Option<Diagnostic> {
        let (message, help) = match (self.treatment, self.is_used.get()) {
            (Some(_), true) => return None,
            (Some(_), false) => (
                ["no document that the agent refers to is `", self.name, "`"].concat(),
                "name a document by its path or name, or several by a glob such as `standards/*.md`",
            ),
            (None, _) => (
                ["it is not said what becomes of `", self.name, "`"].concat(),
                "write `inline`, `summary`, `pointer` or `omit`",
            ),
        };
        let finding = Diagnostic::new(Code::UnusedTreatment, agent.path(), self.place, message);
        Some(finding.with_subject(self.name).with_help(help))
    }
}
