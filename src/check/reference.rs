//! References that lead nowhere, or to several places.

use crate::compose::with_parents;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Document, Mention, Subject, split_fragment};
use crate::library::{DocumentId, Library, Reason, Reference, Verdict, anchor, is_meant, is_public, nearest};

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    for &id in documents {
        let document = library.document(id);
        for reference in library.references(id) {
            if reference.verdict == Verdict::Dangling {
                found.push(dangling(library, id, document, reference));
            }
            if reference.why == Reason::OutsideLibrary {
                found.push(outside(document, reference));
            }
            if reference.missing_section {
                found.extend(missing_section(library, document, reference));
            }
            found.extend(ambiguous_section(library, document, reference));
        }
    }
}

fn dangling(library: &Library, id: DocumentId, document: &Document, reference: &Reference) -> Diagnostic {
    let mention = &document.mentions()[reference.mention as usize];
    let written = document.slice(mention.span);
    let suggestions = library.suggestions(id, reference);
    let paths: Vec<&str> = suggestions.iter().map(|&id| library.document(id).path()).collect();
    if !reference.candidates.is_empty() {
        let more = if paths.len() < Reference::MOST_CANDIDATES { "" } else { " or more" };
        let message = format!("{}{more} documents answer to `{written}`", paths.len());
        return Diagnostic::new(Code::AmbiguousReference, document.path(), mention.span, message)
            .with_subject(written)
            .with_help(format!("name one of them by its path: {}", list(&paths)));
    }
    if reference.why == Reason::NothingMatches {
        let message = ["no document matches `", written, "`"].concat();
        return Diagnostic::new(Code::DanglingReference, document.path(), mention.span, message)
            .with_subject(written)
            .with_help(
                "`*` stands for any characters of a name, `**/` for any folders, `{a,b}` for one of both",
            );
    }
    let message = format!("{} `{written}` is not in the library", noun(mention));
    let diagnostic = Diagnostic::new(Code::DanglingReference, document.path(), mention.span, message)
        .with_subject(written);
    let is_sure = paths.len() == 1 && is_meant(library, written, suggestions[0]);
    let is_absolute = reference.why == Reason::AuthorsMachine;
    match paths[..] {
        _ if reference.why == Reason::BrokenAlias => {
            diagnostic.with_help("its alias in promptlink.json leads to no document; mend the alias")
        }
        _ if is_absolute && !is_sure => {
            diagnostic.with_help("nobody else has this absolute path; write it relative to this document")
        }
        [] => diagnostic.with_help("add the document, or name it in `aliases` of promptlink.json"),
        [only] => {
            let reason = if is_absolute { "nobody else has this absolute path; " } else { "" };
            let diagnostic = diagnostic.with_help(format!("{reason}did you mean `{only}`?"));
            if !is_sure {
                return diagnostic;
            }
            let name = name_for(library, document, mention, suggestions[0]);
            diagnostic.with_replacement(format!("Replace by `{name}`"), name)
        }
        _ => diagnostic.with_help(format!("did you mean one of these? {}", list(&paths))),
    }
}

fn outside(document: &Document, reference: &Reference) -> Diagnostic {
    let span = document.mentions()[reference.mention as usize].span;
    let written = document.slice(span);
    let message = format!("`{written}` leads out of the library");
    Diagnostic::new(Code::ReferenceOutsideLibrary, document.path(), span, message)
        .with_subject(written)
        .with_help("nothing outside is read; take a folder further up as the library to link it")
}

fn missing_section(library: &Library, document: &Document, reference: &Reference) -> Option<Diagnostic> {
    let mention = &document.mentions()[reference.mention as usize];
    let target = reference.target?;
    let section = split_fragment(document.slice(mention.span)).1.unwrap_or_default();
    let parents = with_parents(library, target);
    let is_inherited = parents.iter().any(|&parent| library.section(parent, section).is_some());
    if is_inherited || library.named_part(target, section).is_some() {
        return None;
    }
    let message = format!("`{}` has no section `{section}`", library.document(target).path());
    let diagnostic =
        Diagnostic::new(Code::MissingSection, document.path(), mention.span, message).with_subject(section);
    let headings = library.document(target).sections().list().iter();
    let titles = headings.map(|heading| library.document(target).slice(heading.title));
    let help = match nearest(section, titles) {
        Some(title) => ["did you mean `#", &anchor(title), "`?"].concat(),
        None => "name one of its headings, or leave the part after `#` out".to_owned(),
    };
    Some(diagnostic.with_help(help))
}

/// A heading that occurs twice is named. The first is taken, as renderers do; what is meant may be another.
fn ambiguous_section(library: &Library, document: &Document, reference: &Reference) -> Option<Diagnostic> {
    let (target, section) = (reference.target?, reference.section?);
    let twin = library.twin(target, section)?;
    let mention = &document.mentions()[reference.mention as usize];
    let other = library.document(target);
    let name = split_fragment(document.slice(mention.span)).1.unwrap_or_default();
    let message = ["several sections of `", other.path(), "` answer to `", name, "`"].concat();
    let title = |section: u32| other.sections().list()[section as usize].title;
    let mut diagnostic = Diagnostic::new(Code::AmbiguousSection, document.path(), mention.span, message)
        .with_subject(name)
        .with_related(other.path(), title(section), "this one is taken")
        .with_related(other.path(), title(twin), "this one has the same title")
        .with_help("give each its own title");
    diagnostic.severity = Severity::Warning;
    Some(diagnostic)
}

fn noun(mention: &Mention) -> &'static str {
    match mention.subject {
        Subject::Document => "the document",
        Subject::Agent => "the agent",
        Subject::Skill => "the skill",
        Subject::Command => "the command",
        Subject::Any => "the name",
    }
}

/// What to write in `from` to mean a document: its stem where a name was named; where a file was, its file name if it is
/// found by that, else its path.
fn name_for(library: &Library, from: &Document, mention: &Mention, id: DocumentId) -> String {
    let stem = library.stem(id);
    if mention.subject != Subject::Document {
        return stem.to_owned();
    }
    let written = from.slice(mention.span);
    let (place, fragment) = written.split_at(split_fragment(written).0.len());
    let path = library.document(id).path();
    let file = path.rsplit('/').next().unwrap_or(path);
    let is_by_file = !place.contains('/') && file.starts_with(stem) && is_public(path, from.path());
    [if is_by_file { file } else { path }, fragment].concat()
}

fn list(paths: &[&str]) -> String {
    ["`", &paths.join("`, `"), "`"].concat()
}
