//! Variables and conditions that are declared or used in ways that say nothing.

use crate::compose::{Condition, Conditions, Declarations, Subject, Template, in_words, parents};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Kind};
use crate::library::{DocumentId, Library};
use crate::target::Target;
use crate::text::order;

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    for &id in documents {
        let document = library.document(id);
        let mut conditions = Conditions::read(document);
        let mut declared = Declarations::read(document);
        for condition in conditions.all() {
            found.extend(impossible(document, &declared, condition));
        }
        found.append(&mut declared.findings);
        let template = Template::read(document, declared);
        template.report_misplaced(document, &|_| true, found);
        found.append(&mut conditions.findings);
        if document.kind() == Kind::Agent {
            found.extend(unknown(library, id, &conditions));
        }
    }
}

/// An agent's conditions that ask about variables which neither it declares nor any of its heirs.
fn unknown(library: &Library, agent: DocumentId, conditions: &Conditions) -> Vec<Diagnostic> {
    let document = library.document(agent);
    let declared = Declarations::of(library, agent);
    let mut unknown = conditions.unknown(document, &|name| declared.get(name).is_some());
    if !unknown.is_empty() {
        let names = names_of_heirs(library, agent);
        unknown.retain(|one| one.subject.as_ref().is_none_or(|name| names.binary_search(name).is_err()));
    }
    unknown
}

/// The names of the variables that the heirs of a document have, in order.
fn names_of_heirs(library: &Library, id: DocumentId) -> Vec<String> {
    let mut names = Vec::new();
    for (heir, _) in library.documents() {
        if parents(library, heir).contains(&id) {
            for variable in Declarations::of(library, heir).variables {
                names.push(variable.name);
            }
        }
    }
    order::distinct(names)
}

/// A condition that asks for what cannot be.
fn impossible(document: &Document, declared: &Declarations, condition: &Condition) -> Option<Diagnostic> {
    let possible = match condition.subject() {
        Subject::Target => Target::all().iter().map(|target| target.name).collect(),
        Subject::Variable(name) => declared.get(name)?.texts(),
        Subject::Tag => Vec::new(),
    };
    let is_impossible = |choice: &&String| !possible.is_empty() && !possible.contains(&choice.as_str());
    let choice = condition.choices.iter().find(is_impossible)?;
    let message = ["`", &condition.subject, "` is never `", choice, "`"].concat();
    let help = ["it can be ", &in_words(&possible)].concat();
    let finding = Diagnostic::new(Code::InvalidCondition, document.path(), condition.span, message);
    Some(finding.with_subject(&condition.subject).with_help(help))
}
