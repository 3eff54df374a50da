//! Documents that inherit from others.

use crate::compose::inheritance_findings;
use crate::diagnostic::Diagnostic;
use crate::library::{DocumentId, Library};

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    found.extend(inheritance_findings(library, documents));
}
