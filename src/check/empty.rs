//! A library without documents, of which nothing else could be said.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::text::Span;

/// The library's root.
const ROOT: &str = ".";

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    if library.is_empty() {
        let message = "the library holds no document";
        let help = "add one; in a folder, `include` in promptlink.json says which files are read, and `.gitignore` which are not";
        found.push(Diagnostic::new(Code::EmptyLibrary, ROOT, Span::default(), message).with_help(help));
    }
}
