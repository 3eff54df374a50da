use super::cut::{cuts, merged};
use super::options::{Options, Scope, Treatment};
use super::plan::{Cause, Entry, Role};
use super::planned::asked;
use super::unit::{Unit, UnitKind, is_order, unit_at, units, with_parents};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, HeadingStyle, Rule};
use crate::library::Library;
use crate::text::Span;

/// Leaves out of a document what its treatment and its references do not ask for. Where that is everything, a line says
/// where the document lies. What the agent may miss is told.
pub(super) fn select(
    library: &Library,
    options: &Options,
    treatment: Treatment,
    entry: &mut Entry,
) -> Option<Diagnostic> {
    let is_selecting = options.anchors == Scope::Select || options.topics == Scope::Select;
    if treatment != Treatment::Summary && !is_selecting {
        return None;
    }
    let document = library.document(entry.document);
    let units = units(document);
    let (wanted, cause) = match treatment {
        Treatment::Summary => (summary(document, &units), Cause::Summary),
        _ => asked_for(library, options, entry, document, &units)?,
    };
    let kept = with_parents(&units, wanted);
    if !units.iter().zip(&kept).any(|(unit, kept)| *kept && !unit.own.is_empty()) {
        entry.role = Role::Pointer;
        return None;
    }
    entry.cuts = cuts(document, &units, &kept, cause);
    orders_left_out(document, &units, &kept)
}

/// Leaves out of a document that inherits or is inherited what a summary leaves out.
pub(super) fn summarise(library: &Library, entry: &mut Entry) {
    let document = library.document(entry.document);
    let units = units(document);
    let kept = with_parents(&units, summary(document, &units));
    let left_out = cuts(document, &units, &kept, Cause::Summary);
    entry.cuts = merged(std::mem::take(&mut entry.cuts), left_out);
}

/// Headings and whatever holds a rule.
fn summary(document: &Document, units: &[Unit]) -> Vec<bool> {
    let is_written = |section: u32| {
        let style = document.sections().list()[section as usize].style;
        matches!(style, HeadingStyle::Atx | HeadingStyle::Setext)
    };
    let is_heading = |unit: &Unit| matches!(unit.kind, UnitKind::Heading(section) if is_written(section));
    let mut wanted: Vec<bool> = units.iter().map(|unit| is_heading(unit) || unit.defines).collect();
    want_rules(units, document.rules().iter(), &mut wanted);
    wanted
}

fn want_rules<'a>(units: &[Unit], rules: impl Iterator<Item = &'a Rule>, wanted: &mut [bool]) {
    rules.filter_map(|rule| unit_at(units, rule.span.start)).for_each(|unit| wanted[unit] = true);
}

/// What the references name; nothing where one of them asks for the whole document.
///
/// Words that only name the document ask for all of it, but not where topics elsewhere say what is meant. What topics
/// choose is meant to be complete, so that orders and bans of the other sections stay.
fn asked_for(
    library: &Library,
    options: &Options,
    entry: &Entry,
    document: &Document,
    units: &[Unit],
) -> Option<(Vec<bool>, Cause)> {
    let topics =
        if options.topics == Scope::Select { topic_parts(library, entry, document) } else { Vec::new() };
    let anchors =
        if options.anchors == Scope::Select { anchor_parts(library, entry, document) } else { None };
    let cause = match (&anchors, topics.is_empty()) {
        (Some(_), true) => Cause::Section,
        (_, false) => Cause::Topic,
        (None, true) => return None,
    };
    let mut wanted: Vec<bool> = units.iter().map(|unit| unit.defines).collect();
    for part in topics.into_iter().chain(anchors.unwrap_or_default()) {
        want_part(units, part, &mut wanted);
    }
    if cause == Cause::Topic {
        want_rules(units, document.rules().iter().filter(|rule| is_order(rule.modality)), &mut wanted);
    }
    Some((wanted, cause))
}

/// The sections that cover the topics of the references.
fn topic_parts(library: &Library, entry: &Entry, document: &Document) -> Vec<Span> {
    let asked = asked(library, document, &entry.reasons);
    let sections = document.sections().list().iter().zip(asked);
    sections.filter(|(_, asked)| !asked.is_empty()).map(|(section, _)| section.span).collect()
}

/// The parts that the references name behind `#`; nothing where one of them names none.
fn anchor_parts(library: &Library, entry: &Entry, document: &Document) -> Option<Vec<Span>> {
    let parts = entry.reasons.iter().map(|reason| {
        let from = library.document(reason.from);
        let (_, name) = from.slice(from.mentions()[reason.mention as usize].span).split_once('#')?;
        let section = library.references(reason.from)[reason.reference as usize].section;
        match section {
            Some(section) => Some(document.sections().list()[section as usize].span),
            None => library.named_part(entry.document, name),
        }
    });
    parts.collect()
}

/// Marks the units of a part: those that begin in it, or the one that it lies in.
fn want_part(units: &[Unit], part: Span, wanted: &mut [bool]) {
    let first = units.partition_point(|unit| unit.own.start < part.start);
    let inside = units[first..].iter().take_while(|unit| unit.own.start < part.end).count();
    wanted[first..first + inside].fill(true);
    if let Some(around) = unit_at(units, part.start) {
        wanted[around] = true;
    }
}

/// Tells of orders and bans that are left out.
fn orders_left_out(document: &Document, units: &[Unit], kept: &[bool]) -> Option<Diagnostic> {
    let is_left_out = |rule: &&Rule| unit_at(units, rule.span.start).is_some_and(|unit| !kept[unit]);
    let orders = document.rules().iter().filter(|rule| is_order(rule.modality));
    let mut left_out = orders.filter(is_left_out);
    let first = left_out.next()?;
    let count = 1 + left_out.count();
    let message = match count {
        1 => "a rule that must be kept to is left out of the persona".to_owned(),
        _ => [&count.to_string(), " rules that must be kept to are left out of the persona"].concat(),
    };
    let help = "refer to the whole document, or choose by topics, which keep such rules";
    Some(Diagnostic::new(Code::RuleLeftOut, document.path(), first.span, message).with_help(help))
}
