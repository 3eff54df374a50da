//! Variables that nothing uses: neither the document that declares them, nor one that may have them from it.

use crate::compose::{Conditions, Declarations, Subject, Template, Variable, parents, with_parents};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Kind};
use crate::library::{DocumentId, Library};
use crate::text::order;

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    let mut givers = Vec::new();
    for (id, document) in library.documents() {
        if !Declarations::read(document).variables.is_empty() {
            givers.push(id);
        }
    }
    let givers = order::distinct(givers);
    let mut used = Vec::new();
    for pairs in takers(library, &givers).chunk_by(|one, other| one.0 == other.0) {
        let names = names(library, pairs[0].0);
        for &(taker, giver) in pairs {
            let document = library.document(giver);
            let may_be_own = taker == giver || document.kind() == Kind::Agent;
            for (name, is_own) in &names {
                if may_be_own || !is_own {
                    used.push(key(document.path(), name));
                }
            }
        }
    }
    let used = order::distinct(used);
    for giver in givers {
        let document = library.document(giver);
        for variable in &Declarations::read(document).variables {
            if used.binary_search(&key(document.path(), &variable.name)).is_err() {
                found.push(unused(document, variable));
            }
        }
    }
}

fn unused(document: &Document, variable: &Variable) -> Diagnostic {
    let message = ["nothing uses the variable `", &variable.name, "`"].concat();
    Diagnostic::new(Code::UnusedVariable, document.path(), variable.place, message)
        .with_subject(&variable.name)
}

/// Who may use what these documents declare, each with whom it may have it from: the documents themselves, the heirs of
/// any, and what agents refer to.
fn takers(library: &Library, givers: &[DocumentId]) -> Vec<(DocumentId, DocumentId)> {
    let mut pairs = Vec::new();
    for &giver in givers {
        pairs.push((giver, giver));
    }
    for (heir, _) in library.documents() {
        for parent in parents(library, heir) {
            if givers.binary_search(&parent).is_ok() {
                pairs.push((heir, parent));
            }
        }
    }
    for &agent in givers.iter().filter(|&&giver| library.document(giver).kind() == Kind::Agent) {
        let linked = library.references(agent).iter().filter(|reference| reference.verdict.is_linked());
        for target in linked.filter_map(|reference| reference.target) {
            for taker in with_parents(library, target) {
                pairs.push((taker, agent));
            }
        }
    }
    order::distinct(pairs)
}

/// The names of the variables that a document uses in its text or asks for in conditions, and whether it declares them
/// itself.
fn names(library: &Library, id: DocumentId) -> Vec<(String, bool)> {
    let document = library.document(id);
    let template = Template::read(document, Declarations::of(library, id));
    let declared = &template.declarations;
    let mut names = Vec::new();
    for one in template.all() {
        names.push((declared.variables[one.variable].name.clone(), one.variable < declared.own));
    }
    for condition in Conditions::read(document).all() {
        if let Subject::Variable(name) = condition.subject() {
            names.push((name.to_owned(), declared.position(name).is_some_and(|place| place < declared.own)));
        }
    }
    names
}

/// What tells a variable of one document from all others.
fn key(document: &str, name: &str) -> String {
    [document, "\n", name].concat()
}
