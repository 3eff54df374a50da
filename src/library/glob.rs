//! What a pattern of paths selects: `standards/*.md`.

use super::inquiry::Inquiry;
use super::path;
use super::place;
use super::{DocumentId, Reason, Reference, Tier, Verdict};
use crate::document::{Cue, Form, Mention, Setting, Subject};
use crate::text::pattern;

/// The references to all documents that a pattern selects, by path. Where none is there and some should be, one that
/// dangles. None where a mention is no pattern, or only speaks of one.
pub(super) fn selected(library: &Inquiry<'_>, id: DocumentId, at: usize) -> Option<Vec<Reference>> {
    let document = library.document(id);
    let mention = &document.mentions()[at];
    let written = place::without_fragment(document.slice(mention.span));
    let is_choice = pattern::split_choice(written).is_some();
    if !(written.contains('*') || is_choice) || !selects(mention, written) {
        return None;
    }
    let folder = path::folder(document.path());
    let found = matching(library, id, folder, written);
    let reference = |target, verdict, why| Reference {
        mention: at as u32,
        verdict,
        target,
        section: None,
        missing_section: false,
        tier: target.map(|_| Tier::Glob),
        why,
        candidates: Vec::new(),
    };
    if found.is_empty() {
        let is_list = mention.setting == Setting::Frontmatter;
        let fixed = path::folder(fixed_part(written));
        let is_held =
            || bases(folder).any(|base| path::join(base, fixed).is_some_and(|it| library.has_folder(&it)));
        let is_asked = asks(mention, written);
        let is_meant = is_list || is_asked && !fixed.is_empty() && is_held();
        return is_meant.then(|| vec![reference(None, Verdict::Dangling, Reason::NothingMatches)]);
    }
    let found = found.into_iter();
    Some(found.map(|target| reference(Some(target), Verdict::Link, Reason::Found(Tier::Glob))).collect())
}

/// Whether a mention asks for what its pattern matches, or names a folder where something matches it.
fn selects(mention: &Mention, written: &str) -> bool {
    let is_list = mention.form == Form::Frontmatter && mention.relation.is_some();
    // "Read `plans/{one,two}.md`" names two files, "read `plans/*.md`" whatever is there.
    let is_read = matches!(mention.cue, Cue::None | Cue::Input)
        && mention.setting != Setting::Frontmatter
        && !written.contains('*');
    mention.subject == Subject::Document
        && mention.setting != Setting::Fence
        && (is_list || asks(mention, written) || is_read)
}

/// Whether a mention says that what it names is to be looked up.
fn asks(mention: &Mention, written: &str) -> bool {
    let is_explicit = matches!(
        mention.form,
        Form::Link | Form::Import | Form::Include | Form::Embed | Form::Resource | Form::File | Form::Mdc
    );
    // "Reference files (`*-reference.md`)" says how they are called.
    is_explicit || mention.cue == Cue::Companion && written.contains('/')
}

/// The documents that a pattern matches from the first folder from which it matches any: the document's own, the root,
/// or one above the document's. `{one,two}.md` without a folder names files beside the document.
fn matching(library: &Inquiry<'_>, id: DocumentId, folder: &str, written: &str) -> Vec<DocumentId> {
    let reach = if written.contains(['*', '/']) { usize::MAX } else { 1 };
    let found = bases(folder).take(reach).filter_map(|base| {
        let mut found = library.matching(&path::join(base, written)?);
        found.retain(|&other| other != id);
        Some(found)
    });
    found.into_iter().find(|found| !found.is_empty()).unwrap_or_default()
}

/// The folders from which a path is looked for.
fn bases(folder: &str) -> impl Iterator<Item = &str> {
    let above = std::iter::successors(Some(path::folder(folder)), |folder| Some(path::folder(folder)));
    [folder, ""].into_iter().chain(above.take_while(|folder| !folder.is_empty()))
}

/// What of a pattern stands before its first sign.
pub(super) fn fixed_part(glob: &str) -> &str {
    let choice = pattern::split_choice(glob).map_or(glob, |(before, ..)| before);
    &choice[..choice.find(['*', '?']).unwrap_or(choice.len())]
}

/// Whether a path is one that a pattern takes.
pub(super) fn takes(glob: &str, path: &str) -> bool {
    path.starts_with(fixed_part(glob)) && pattern::matches(glob, path)
}
