//! What agents say about documents that they do not lead to, or in words that say nothing.

use crate::compose::unused_treatments;
use crate::diagnostic::Diagnostic;
use crate::document::Kind;
use crate::library::{DocumentId, Library};

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    for &id in documents.iter().filter(|&&id| library.document(id).kind() == Kind::Agent) {
        found.extend(unused_treatments(library, id));
    }
}
