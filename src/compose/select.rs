use super::joint::{Joint, Member};
use super::options::{Options, Scope, Treatment};
use super::plan::{Cause, Entry, Reason};
use super::planned::asked;
use super::unit::{Unit, UnitKind, is_order};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{HeadingStyle, Rule, split_fragment};
use crate::library::Library;
use crate::text::Span;

/// Leaves out of a document, with those that it inherits, what its treatment and its references do not ask for. Where
/// that is everything, a line says where the document lies; what inherits others stays whole then. What the agent may miss
/// is told.
pub(super) fn select(
    library: &Library,
    options: &Options,
    treatment: Treatment,
    family: &mut [Entry],
) -> Vec<Diagnostic> {
    let is_selecting = options.anchors == Scope::Select || options.topics == Scope::Select;
    if treatment != Treatment::Summary && !is_selecting {
        return Vec::new();
    }
    let joint = Joint::read(library, family);
    let chosen = match treatment {
        Treatment::Summary => Some((summary(&joint), Cause::Summary)),
        _ => asked_for(library, options, &family[0].reasons, &joint),
    };
    let Some((wanted, cause)) = chosen else { return Vec::new() };
    let has_text = |(unit, wanted): (&Unit, &bool)| *wanted && !unit.own.is_empty();
    match family {
        _ if joint.units.iter().zip(&wanted).any(has_text) => {
            let kept = joint.keep(family, wanted, cause);
            orders_left_out(&joint, &kept)
        }
        [entry] => {
            entry.become_line();
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Headings and whatever holds a rule.
fn summary(joint: &Joint<'_>) -> Vec<bool> {
    let mut wanted = definitions(joint);
    for (at, &(member, _)) in joint.places.iter().enumerate() {
        let is_written = |section: u32| {
            let style = joint.members[member].document.sections().list()[section as usize].style;
            matches!(style, HeadingStyle::Atx | HeadingStyle::Setext)
        };
        wanted[at] |= matches!(joint.units[at].kind, UnitKind::Heading(section) if is_written(section));
    }
    want_rules(joint, |_| true, &mut wanted);
    wanted
}

/// What other text may need.
fn definitions(joint: &Joint<'_>) -> Vec<bool> {
    joint.units.iter().map(|unit| unit.defines).collect()
}

fn want_rules(joint: &Joint<'_>, is_wanted: impl Fn(&Rule) -> bool, wanted: &mut [bool]) {
    for (at, member) in joint.members.iter().enumerate() {
        let rules = member.document.rules().iter().filter(|rule| is_wanted(rule));
        rules.filter_map(|rule| joint.at(at, rule.span.start)).for_each(|unit| wanted[unit] = true);
    }
}

/// What the references name; nothing where one of them asks for the whole document.
///
/// Words that only name the document ask for all of it, but not where topics elsewhere say what is meant. What topics
/// choose is meant to be complete, so that orders and bans of the other sections stay.
fn asked_for(
    library: &Library,
    options: &Options,
    reasons: &[Reason],
    joint: &Joint<'_>,
) -> Option<(Vec<bool>, Cause)> {
    let topics =
        if options.topics == Scope::Select { topic_parts(library, reasons, joint) } else { Vec::new() };
    let anchors = if options.anchors == Scope::Select { anchor_parts(library, reasons, joint) } else { None };
    let cause = match (&anchors, topics.is_empty()) {
        (Some(_), true) => Cause::Section,
        (_, false) => Cause::Topic,
        (None, true) => return None,
    };
    let mut wanted = definitions(joint);
    for part in topics.into_iter().chain(anchors.unwrap_or_default()) {
        want_part(joint, part, &mut wanted);
    }
    if cause == Cause::Topic {
        want_rules(joint, |rule| is_order(rule.modality), &mut wanted);
    }
    Some((wanted, cause))
}

/// A part of a document, which is told by its place among the members.
type Place = (usize, Span);

/// The sections that cover the topics of the references.
fn topic_parts(library: &Library, reasons: &[Reason], joint: &Joint<'_>) -> Vec<Place> {
    let mut parts = Vec::new();
    for (at, member) in joint.members.iter().enumerate() {
        let asked = asked(library, member.document, reasons);
        for (section, asked) in member.document.sections().list().iter().zip(asked) {
            if !asked.is_empty() {
                parts.push((at, section.span));
            }
        }
    }
    parts
}

/// The parts that the references name behind `#`; nothing where one of them names none.
fn anchor_parts(library: &Library, reasons: &[Reason], joint: &Joint<'_>) -> Option<Vec<Place>> {
    let mut parts = Vec::new();
    for reason in reasons {
        let from = library.document(reason.from);
        let name = split_fragment(from.slice(from.mentions()[reason.mention as usize].span)).1?;
        let named = parts.len();
        for (at, &Member { id, document, .. }) in joint.members.iter().enumerate() {
            let section = library.section(id, name);
            let span = section.map(|section| document.sections().list()[section as usize].span);
            parts.extend(span.or_else(|| library.named_part(id, name)).map(|span| (at, span)));
        }
        if parts.len() == named {
            return None;
        }
    }
    Some(parts)
}

/// Marks the units of a part: those that begin in it, or the one that it lies in.
fn want_part(joint: &Joint<'_>, (member, part): Place, wanted: &mut [bool]) {
    let units = &joint.members[member].units;
    let first = units.partition_point(|unit| unit.own.start < part.start);
    let inside = units[first..].iter().take_while(|unit| unit.own.start < part.end).count();
    for unit in (first..first + inside).filter_map(|unit| joint.place(member, unit)) {
        wanted[unit] = true;
    }
    if let Some(around) = joint.at(member, part.start) {
        wanted[around] = true;
    }
}

/// Tells of orders and bans that are left out, once for each document.
fn orders_left_out(joint: &Joint<'_>, kept: &[bool]) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (at, member) in joint.members.iter().enumerate() {
        let is_left_out = |rule: &&Rule| joint.at(at, rule.span.start).is_some_and(|unit| !kept[unit]);
        let orders = member.document.rules().iter().filter(|rule| is_order(rule.modality));
        let mut left_out = orders.filter(is_left_out);
        let Some(first) = left_out.next() else { continue };
        let count = 1 + left_out.count();
        let message = match count {
            1 => "a rule that must be kept to is left out of the persona".to_owned(),
            _ => [&count.to_string(), " rules that must be kept to are left out of the persona"].concat(),
        };
        let help = "refer to the whole document, or choose by topics, which keep such rules";
        let finding = Diagnostic::new(Code::RuleLeftOut, member.document.path(), first.span, message);
        findings.push(finding.with_help(help));
    }
    findings
}
