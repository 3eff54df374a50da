//! Documents that inherit from others.

use crate::compose::inheritance_findings;
use crate::diagnostic::Diagnostic;
use crate::library::Library;

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    found.extend(inheritance_findings(library));
}
