//! Which of several documents is nearest to another.

use std::cmp::Reverse;

use super::DocumentId;
use super::inquiry::Inquiry;
use super::path;
use crate::text::order;

/// What is left of several candidates.
pub(super) enum Choice {
    /// One is nearer than the others.
    One(DocumentId),
    /// These are equally near, by path.
    Several(Vec<DocumentId>),
    /// There is none.
    None,
}

/// Chooses the candidate in the same language and the same tree of folders as the document at `from`, else the one at
/// the library's top level.
pub(super) fn choose(library: &Inquiry<'_>, from: &str, mut candidates: Vec<DocumentId>) -> Choice {
    let path_of = |id: &DocumentId| library.document(*id).path();
    order::sort_by_key(&mut candidates, path_of);
    candidates.dedup();
    let language = path::locale(from);
    for language in [language, None] {
        if candidates.iter().any(|id| path::locale(path_of(id)) == language) {
            candidates.retain(|id| path::locale(path_of(id)) == language);
            break;
        }
    }
    let distance = |id: &DocumentId| {
        let path = path_of(id);
        let package = path::package(from);
        let shared = path::shared_folders(from, path);
        (
            Reverse(!package.is_empty() && path::lies_in(path, package)),
            Reverse(shared),
            path.matches('/').count(),
        )
    };
    let Some(nearest) = candidates.iter().map(&distance).min() else { return Choice::None };
    candidates.retain(|id| distance(id) == nearest);
    match candidates[..] {
        [id] => Choice::One(id),
        _ => Choice::Several(candidates),
    }
}
