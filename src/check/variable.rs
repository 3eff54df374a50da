//! Variables and conditions that are declared or used in ways that say nothing.

use crate::compose::{Condition, Conditions, Declarations, Subject, Template, in_words};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::library::{DocumentId, Library};
use crate::target::Target;

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
    }
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
