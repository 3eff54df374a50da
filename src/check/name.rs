//! Documents of one kind that claim the same name.

use crate::diagnostic::{Code, Diagnostic};
use crate::library::{DocumentId, Library};
use crate::text::order;

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    let asked = order::distinct(documents.to_vec());
    for (one, other) in library.rivals().into_iter().filter(|(_, other)| asked.binary_search(other).is_ok()) {
        let (one, other) = (library.document(one), library.document(other));
        let Some(name) = other.frontmatter().and_then(|frontmatter| frontmatter.get("name")) else {
            continue;
        };
        let subject = other.slice(name.span);
        let message = format!("`{subject}` is already the name of `{}`", one.path());
        let first = one
            .frontmatter()
            .and_then(|frontmatter| frontmatter.get("name"))
            .map_or_else(Default::default, |entry| entry.span);
        let diagnostic = Diagnostic::new(Code::DuplicateName, other.path(), name.span, message)
            .with_subject(subject)
            .with_related(one.path(), first, "the name is given here first")
            .with_help("give one of them another name; references to this one are ambiguous");
        found.push(diagnostic);
    }
}
