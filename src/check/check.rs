use super::{
    alias, collaboration, contradiction, cycle, empty, inheritance, name, reference, topic, unreferenced,
    variable,
};
use crate::diagnostic::Diagnostic;
use crate::library::Library;

/// A check reads a library and adds what it finds.
type Check = fn(&Library, &mut Vec<Diagnostic>);

/// Every check. A new one is a new file and a row here.
const CHECKS: [Check; 11] = [
    empty::check,
    alias::check,
    reference::check,
    topic::check,
    cycle::check,
    inheritance::check,
    name::check,
    collaboration::check,
    contradiction::check,
    unreferenced::check,
    variable::check,
];

/// Everything that is odd about the documents of a library and how they refer to each other, by document and place.
#[must_use]
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let mut found: Vec<Diagnostic> =
        library.documents().flat_map(|(_, document)| document.diagnostics().iter().cloned()).collect();
    for check in CHECKS {
        check(library, &mut found);
    }
    Diagnostic::sort(&mut found);
    found
}
