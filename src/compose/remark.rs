//! What is odd about composing documents that are in order by themselves.

use super::cut::is_cut;
use super::label::Renaming;
use super::persona::Source;
use crate::diagnostic::{Code, Diagnostic};
use crate::library::{DocumentId, Library, Reference};
use crate::text::{Span, order};

pub(super) fn all(
    library: &Library,
    cycles: &[Vec<DocumentId>],
    sources: &[Source],
    renamings: &[Renaming],
) -> Vec<Diagnostic> {
    let linked = order::distinct(sources.iter().map(|source| source.id).collect());
    let mut diagnostics = Vec::new();
    for cycle in cycles {
        diagnostics.extend(note_of(library, cycle));
    }
    let mut add = |remark: &dyn Fn(&Source) -> Option<Diagnostic>| {
        for source in sources.iter().filter(|source| source.role.has_text()) {
            diagnostics.extend(remark(source));
        }
    };
    add(&unclosed);
    add(&too_deep);
    add(&|source| relative_links(library, &linked, source));
    for renaming in renamings {
        diagnostics.push(renamed(&sources[renaming.document], renaming));
    }
    diagnostics
}

fn unclosed(source: &Source) -> Option<Diagnostic> {
    let seal = source.part.seal.as_ref().filter(|seal| !is_cut(&source.cuts, seal.opener.start))?;
    let message = format!("the {} is never closed", seal.construct);
    let help = format!("end it with a line of `{}`; the persona does so at the document's end", seal.closer);
    Some(Diagnostic::new(Code::UnclosedConstruct, source.path(), seal.opener, message).with_help(help))
}

fn too_deep(source: &Source) -> Option<Diagnostic> {
    let headings = &source.part.headings;
    let mut deep = source.slices.iter().flat_map(|slice| headings.too_deep(slice.span, slice.shift));
    let first = deep.next()?;
    let message = match 1 + deep.count() {
        1 => "a heading would be deeper than six levels and stays at six".to_owned(),
        count => format!("{count} headings would be deeper than six levels and stay at six"),
    };
    let help = "use fewer levels; the persona sets the document below the agent's own sections";
    Some(Diagnostic::new(Code::HeadingTooDeep, source.path(), first, message).with_help(help))
}

/// Links that lead to nothing which the persona holds.
fn relative_links(library: &Library, linked: &[DocumentId], source: &Source) -> Option<Diagnostic> {
    let links = source.part.relative_links.iter().filter(|link| !is_cut(&source.cuts, link.start));
    let mut lost = links.filter(|link| !leads_into(library, linked, source, **link));
    let first = *lost.next()?;
    let message = match 1 + lost.count() {
        1 => "a relative link leads elsewhere from the persona".to_owned(),
        count => format!("{count} relative links lead elsewhere from the persona"),
    };
    let help = "refer to a document of the library by its path, or give the whole address";
    Some(Diagnostic::new(Code::RelativeLink, source.path(), first, message).with_help(help))
}

/// Whether a link refers to a document of the persona.
fn leads_into(library: &Library, linked: &[DocumentId], source: &Source, link: Span) -> bool {
    let references = library.references(source.id);
    let place = |reference: &Reference| source.document().mentions()[reference.mention as usize].span;
    let first = references.partition_point(|reference| place(reference).start < link.start);
    let inside = references[first..].iter().take_while(|reference| place(reference).start < link.end);
    inside.filter_map(|reference| reference.target).any(|target| linked.binary_search(&target).is_ok())
}

fn renamed(source: &Source, renaming: &Renaming) -> Diagnostic {
    let label = source.document().slice(renaming.label);
    let message = match &renaming.name {
        Some(name) => format!("the label `{label}` occurs in another document too and becomes `{name}`"),
        None => {
            format!("`[{label}]:` is text here and may read as a link definition; the persona escapes it")
        }
    };
    Diagnostic::new(Code::LabelCollision, source.path(), renaming.label, message).with_subject(label)
}

fn note_of(library: &Library, cycle: &[DocumentId]) -> Option<Diagnostic> {
    let [first, second, ..] = cycle else { return None };
    let paths: Vec<&str> = cycle.iter().map(|&id| library.document(id).path()).collect();
    let message = format!("these documents refer to each other in a cycle: {}", paths.join(" \u{2192} "));
    let place = library.link(*first, *second).map_or_else(Span::default, |mention| mention.span);
    Some(Diagnostic::new(Code::ReferenceCycle, paths[0], place, message).with_help("each is linked once"))
}
