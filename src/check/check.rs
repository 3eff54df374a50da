use super::{
    alias, collaboration, contradiction, cycle, empty, inheritance, name, reference, topic, treatment,
    unreferenced, unused, variable,
};
use crate::diagnostic::Diagnostic;
use crate::library::{DocumentId, Library};
use crate::text::order;

/// A check reads documents of a library, given by path, and adds what it finds about them.
type OfDocuments = fn(&Library, &[DocumentId], &mut Vec<Diagnostic>);

/// A check reads a library and adds what only the whole of it shows.
type OfLibrary = fn(&Library, &mut Vec<Diagnostic>);

/// Every check of documents. A new one is a new file and a row here.
const OF_DOCUMENTS: [OfDocuments; 7] = [
    reference::check,
    topic::check,
    inheritance::check,
    name::check,
    contradiction::check,
    variable::check,
    treatment::check,
];

/// Every check of a whole library. A new one is a new file and a row here.
const OF_LIBRARY: [OfLibrary; 6] =
    [empty::check, alias::check, cycle::check, collaboration::check, unreferenced::check, unused::check];

/// Everything that is odd about the documents of a library and how they refer to each other, by document and place.
#[must_use]
pub fn check(library: &Library) -> Vec<Diagnostic> {
    let documents: Vec<DocumentId> = library.documents().map(|(id, _)| id).collect();
    let mut found = of_documents(library, &documents);
    for check in OF_LIBRARY {
        check(library, &mut found);
    }
    Diagnostic::sort(&mut found);
    found
}

/// What is odd about some documents and what they refer to, by document and place. It costs what these documents cost:
/// what only the whole library shows is left to [`check`].
#[must_use]
pub fn check_documents(library: &Library, documents: &[DocumentId]) -> Vec<Diagnostic> {
    let mut documents = documents.to_vec();
    order::sort_by_key(&mut documents, |&id| library.document(id).path());
    documents.dedup();
    let mut found = of_documents(library, &documents);
    Diagnostic::sort(&mut found);
    found
}

fn of_documents(library: &Library, documents: &[DocumentId]) -> Vec<Diagnostic> {
    let own = documents.iter().flat_map(|&id| library.document(id).diagnostics().iter().cloned());
    let mut found: Vec<Diagnostic> = own.collect();
    for check in OF_DOCUMENTS {
        check(library, documents, &mut found);
    }
    found
}
