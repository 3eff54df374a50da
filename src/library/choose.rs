//! Which of several documents is nearest to another.

use std::cmp::{Ordering, Reverse};

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

/// Chooses the candidate in the same language and the same tree of folders as the document at `from`, else the one of the
/// tool that reads it, else the one at the library's top level. Each candidate comes once. Where no path says the document's language, it is English.
pub(super) fn choose(library: &Inquiry<'_>, from: &str, candidates: Vec<DocumentId>) -> Choice {
    let path_of = |id: &DocumentId| library.document(*id).path();
    let (language, package) = (path::locale(from), path::package(from));
    let distance = |path: &str| {
        let other = match (language, path::locale(path)) {
            (own, locale) if own == locale => 0,
            (Some(_), None) => 1,
            (None, Some(locale)) if locale.starts_with("en") => 1,
            _ => 2,
        };
        (
            other,
            Reverse(!package.is_empty() && path::lies_in(path, package)),
            Reverse(path::shared_folders(from, path)),
            Reverse(path::is_of_tool(path, from)),
            path.matches('/').count(),
        )
    };
    let mut nearest: Vec<DocumentId> = Vec::new();
    let mut least = None;
    for id in candidates {
        let distance = distance(path_of(&id));
        let order = least.map_or(Ordering::Less, |least| distance.cmp(&least));
        if order.is_lt() {
            nearest.clear();
            least = Some(distance);
        }
        if order.is_le() {
            nearest.push(id);
        }
    }
    match nearest[..] {
        [] => Choice::None,
        [id] => Choice::One(id),
        _ => {
            order::sort_by_key(&mut nearest, path_of);
            Choice::Several(nearest)
        }
    }
}
