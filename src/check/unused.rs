//! Variables that their document declares for others: for those that inherit them, and for those that an agent refers to.

use crate::compose::{Conditions, Declarations, Subject, Template, parents, with_parents};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Kind;
use crate::library::{DocumentId, Library};
use crate::text::order;

/// Takes back what was told of variables that another document uses.
pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    let unused = found.iter().filter(|one| one.code == Code::UnusedVariable);
    let givers = order::distinct(unused.filter_map(|one| library.id(&one.document)).collect());
    if givers.is_empty() {
        return;
    }
    let mut used = Vec::new();
    for pairs in takers(library, &givers).chunk_by(|one, other| one.0 == other.0) {
        let names = names(library, pairs[0].0);
        for &(_, giver) in pairs {
            let giver = library.document(giver);
            let counts = |is_own: bool| !is_own || giver.kind() == Kind::Agent;
            let counted = names.iter().filter(|(_, is_own)| counts(*is_own));
            used.extend(counted.map(|(name, _)| key(giver.path(), name)));
        }
    }
    let used = order::distinct(used);
    found.retain(|one| {
        let name = one.subject.as_deref().filter(|_| one.code == Code::UnusedVariable);
        name.is_none_or(|name| used.binary_search(&key(&one.document, name)).is_err())
    });
}

/// Who may use what these documents declare, each with whom it may have it from: the heirs of any document, and what agents
/// refer to.
fn takers(library: &Library, givers: &[DocumentId]) -> Vec<(DocumentId, DocumentId)> {
    let mut pairs = Vec::new();
    for (heir, _) in library.documents() {
        let given = parents(library, heir).into_iter().filter(|parent| givers.binary_search(parent).is_ok());
        pairs.extend(given.map(|parent| (heir, parent)));
    }
    for &agent in givers.iter().filter(|&&giver| library.document(giver).kind() == Kind::Agent) {
        let linked = library.references(agent).iter().filter(|reference| reference.verdict.is_linked());
        for target in linked.filter_map(|reference| reference.target) {
            pairs.extend(with_parents(library, target).into_iter().map(|taker| (taker, agent)));
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
