//! What is odd about inheriting.

use super::layout::Share;
use super::meet::{Loss, Member};
use super::said::{Said, Way};
use crate::compose::unit::is_order;
use crate::compose::{Cause, Cut};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::document::{Document, Rule};
use crate::library::{DocumentId, Library, nearest};
use crate::text::{Span, order};

/// Documents that inherit from each other, each from the next.
pub(super) fn cycle(library: &Library, cycle: &[DocumentId]) -> Diagnostic {
    let path = |&id: &DocumentId| library.document(id).path();
    let least = (0..cycle.len()).min_by_key(|&at| path(&cycle[at])).unwrap_or(0);
    let mut cycle = cycle.to_vec();
    cycle.rotate_left(least);
    let place = |at: usize| {
        let next = cycle[(at + 1) % cycle.len()];
        let mut extends = super::extends(library, cycle[at]);
        extends.find(|(_, parent)| *parent == next).map_or_else(Span::default, |(mention, _)| mention.span)
    };
    let names: Vec<&str> = cycle.iter().chain(&cycle[..1]).map(path).collect();
    let message = match cycle.len() {
        1 => "this document inherits from itself".to_owned(),
        _ => ["these documents inherit from each other in a cycle: ", &names.join(" \u{2192} ")].concat(),
    };
    let diagnostic = Diagnostic::new(Code::InheritanceCycle, names[0], place(0), message)
        .with_help("take one of them out of `extends`, or name another document of that name by its path");
    (1..cycle.len())
        .fold(diagnostic, |it, at| it.with_related(names[at], place(at), "which inherits from the next here"))
}

/// A parent beyond the limit.
pub(super) fn too_many(library: &Library, id: DocumentId, place: Span, most: usize) -> Diagnostic {
    let message = ["more than ", &most.to_string(), " documents inherit from each other here"].concat();
    Diagnostic::new(Code::InheritanceTooDeep, library.document(id).path(), place, message)
        .with_help("what this one inherits is not read; join some of them")
}

/// A word that says nothing about a section.
pub(super) fn unknown_way(document: &Document, said: &Said<'_>) -> Diagnostic {
    let message = ["it is not said how `", said.name, "` is inherited"].concat();
    Diagnostic::new(Code::UnknownOverride, document.path(), said.place, message)
        .with_subject(said.name)
        .with_help("write a section's title, and `append`, `prepend`, `replace` or `remove` for it")
}

/// A section that is spoken of and not inherited. `titles` are those that are.
pub(super) fn no_inherited<'t>(
    document: &Document,
    said: &Said<'_>,
    titles: impl Iterator<Item = &'t str>,
) -> Diagnostic {
    let message = ["no section `", said.name, "` is inherited"].concat();
    let last = said.name.rsplit('>').next().unwrap_or_default();
    let help = match nearest(last.trim(), titles) {
        Some(title) => ["did you mean `", title, "`?"].concat(),
        None => "name a heading of a document that this one extends".to_owned(),
    };
    Diagnostic::new(Code::MissingSection, document.path(), said.place, message)
        .with_subject(said.name)
        .with_help(help)
}

/// A section that is spoken of and that the document itself does not have.
pub(super) fn no_own(document: &Document, said: &Said<'_>, way: Way) -> Diagnostic {
    let message = ["this document has no section `", said.name, "` to ", way.as_str()].concat();
    Diagnostic::new(Code::MissingSection, document.path(), said.place, message)
        .with_subject(said.name)
        .with_help("add a section with that heading, or write `remove`")
}

/// Several sections that answer to one name.
pub(super) fn several(
    document: &Document,
    name: &str,
    place: Span,
    sections: &[(&Document, Span)],
) -> Diagnostic {
    let message = ["several sections answer to `", name, "`"].concat();
    let mut diagnostic = Diagnostic::new(Code::AmbiguousSection, document.path(), place, message)
        .with_subject(name)
        .with_help(
            "put the headings above it before its name, as in `Above > Name`, or give each its own title",
        );
    for (document, title) in sections {
        diagnostic = diagnostic.with_related(document.path(), *title, "this is one");
    }
    diagnostic
}

/// Tells of orders and bans that are lost and that nothing of what is kept repeats: once for each document that they
/// are of and each place that has it so.
pub(super) fn lost_rules(members: &[Member<'_>], shares: &[Share]) -> Vec<Diagnostic> {
    let mut lost: Vec<(Loss, usize, Rule)> = Vec::new();
    let mut kept: Vec<&str> = Vec::new();
    for (at, (member, Share { cuts, .. })) in members.iter().zip(shares).enumerate() {
        for &rule in member.document.rules() {
            match loss_at(cuts, rule.span.start) {
                None => kept.push(member.document.slice(rule.span)),
                Some(loss) if is_order(rule.modality) && is_by_heir(loss) => lost.push((loss, at, rule)),
                Some(_) => {}
            }
        }
    }
    order::sort(&mut kept);
    lost.retain(|(_, at, rule)| kept.binary_search(&members[*at].document.slice(rule.span)).is_err());
    order::sort_by_key(&mut lost, |(loss, at, _)| (loss.by, loss.place, *at));
    let groups = lost.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1));
    groups.map(|group| rules_lost(members, group)).collect()
}

/// Whether an heir has it so, and no condition.
fn is_by_heir(loss: Loss) -> bool {
    matches!(loss.cause, Cause::Replaced | Cause::Removed | Cause::Repeated)
}

fn loss_at(cuts: &[(Cut, Loss)], offset: u32) -> Option<Loss> {
    let after = cuts.partition_point(|(cut, _)| cut.span.start <= offset);
    let (cut, loss) = cuts.get(after.checked_sub(1)?)?;
    cut.span.contains_offset(offset as usize).then_some(*loss)
}

fn rules_lost(members: &[Member<'_>], lost: &[(Loss, usize, Rule)]) -> Diagnostic {
    let (loss, at, rule) = lost[0];
    let (document, by) = (members[at].document, members[loss.by].document);
    let (word, help) = match loss.cause {
        Cause::Removed => ("removed", "take the section off `sections` if its rules still hold"),
        _ => (
            "replaced",
            "repeat what still holds in what takes its place, or write `append` for it under `sections`",
        ),
    };
    let rules = match lost.len() {
        1 => "a rule that must be kept to is ".to_owned(),
        count => [&count.to_string(), " rules that must be kept to are "].concat(),
    };
    let message = [&rules, word, " by `", by.path(), "`"].concat();
    let mut diagnostic = Diagnostic::new(Code::RuleLeftOut, document.path(), rule.span, message)
        .with_related(by.path(), loss.place, "by what stands here")
        .with_help(help);
    if loss.is_said {
        diagnostic.severity = Severity::Note;
    }
    diagnostic
}
