use super::compose::compose;
use super::cut::is_cut;
use super::frame::Frame;
use super::persona::{Named, Origin, Persona, Piece, Source};
use super::plan::{Plan, Role};
use super::steps::{Losses, NEVER, Steps};
use super::{Cache, Error};
use crate::library::Library;
use crate::text::{Span, order};

/// A part of the text that is there or not, as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Its words.
    pub text: String,
    /// The step after which it is there; 0 for what is there from the beginning.
    pub(super) from: u32,
    /// The step after which it is gone.
    pub(super) until: u32,
    /// The entry of the plan that it is of.
    pub(super) entry: usize,
}

/// The portions of a plan's persona: first all that there is before anything is left out, in the order of the text, then
/// the lines that come in place of documents.
pub(super) fn portions(
    library: &Library,
    cache: &mut Cache,
    plan: &Plan,
    frame: Frame,
    steps: &Steps,
) -> Result<Vec<Portion>, Error> {
    let persona = compose(library, cache, plan, frame)?;
    let mut portions = cut_up(&persona, marks(&persona, steps));
    if steps.entries.iter().any(|losses| losses.line > 0) {
        let lines = compose(library, cache, &pointed(plan, steps), frame)?;
        let has_list = plan.entries.iter().any(|entry| entry.role == Role::Pointer);
        portions.extend(lines_instead(&lines, steps, has_list));
    }
    Ok(portions)
}

/// The plan with a line for each document that can be replaced by one.
fn pointed(plan: &Plan, steps: &Steps) -> Plan {
    let mut pointed = plan.clone();
    for (entry, losses) in
        pointed.entries.iter_mut().zip(&steps.entries).filter(|(_, losses)| losses.line > 0)
    {
        entry.become_line();
        debug_assert!(losses.whole < losses.line, "a line comes after the text");
    }
    pointed
}

/// Where a portion begins in the output, the step that loses it, and its entry.
type Mark = (u32, u32, usize);

fn marks(persona: &Persona, steps: &Steps) -> Vec<Mark> {
    let mut marks = vec![(0, NEVER, 0)];
    for (index, (source, losses)) in persona.sources.iter().zip(&steps.entries).enumerate() {
        // What is inherited ends with what inherits it.
        let is_inherited = source.role == Role::Inherited;
        if !is_inherited {
            marks.push((source.output.bytes.start, losses.whole, index));
        }
        if source.role.has_text() {
            let slices = source.slices.iter().map(|slice| slice.output.bytes);
            let starts = slices.filter(|output| !output.is_empty()).map(|output| output.start);
            marks.extend(starts.map(|start| (start, losses.whole, index)));
            unit_marks(persona, index, source, losses, &mut marks);
        }
        if !is_inherited {
            marks.push((source.output.bytes.end, losses.whole, index));
        }
    }
    for opening in &persona.openings {
        match opening.names {
            Named::Source(index) => {
                marks.push((opening.output.bytes.start, steps.entries[index].whole, index))
            }
            Named::Group(group) => {
                let until = list_end(persona.sources.iter(), steps, group.role());
                let members = persona.sources.iter().filter(|source| source.role == group.role());
                let end = members.map(|source| source.output.bytes.end).max();
                marks.push((opening.output.bytes.start, until, 0));
                marks.extend(end.map(|end| (end, until, 0)));
            }
        }
    }
    order::sort_by_key(&mut marks, |&(start, ..)| start);
    marks
}

/// The step that loses the last line of a list.
fn list_end<'a>(sources: impl Iterator<Item = &'a Source>, steps: &Steps, role: Role) -> u32 {
    let ends = sources.zip(&steps.entries).map(|(source, losses)| match source.role == role {
        true => losses.whole,
        false if role == Role::Pointer => losses.line,
        false => 0,
    });
    ends.max().unwrap_or(NEVER)
}

/// The units of a document where they stand in the output, and what no unit holds between them.
fn unit_marks(persona: &Persona, index: usize, source: &Source, losses: &Losses, marks: &mut Vec<Mark>) {
    let first = persona.pieces.partition_point(|piece| piece.output.bytes.start < source.output.bytes.start);
    let own =
        persona.pieces[first..].iter().take_while(|piece| piece.output.bytes.end <= source.output.bytes.end);
    let mut own: Vec<&Piece> = own.filter(|piece| piece.origin == Origin::Source(index as u32)).collect();
    // What is inherited may stand in another order.
    if source.slices.len() > 1 {
        order::sort_by_key(&mut own, |piece| piece.from.bytes.start);
    }
    let mut own = own.into_iter().peekable();
    let mut before: Option<(Span, Span)> = None;
    let mut place = |offset: u32| {
        while let Some(piece) = own.next_if(|piece| piece.from.bytes.start < offset) {
            before = Some((piece.from.bytes, piece.output.bytes));
        }
        let after = source.slices.partition_point(|slice| slice.span.start <= offset);
        let slice = after.checked_sub(1).map(|at| &source.slices[at]);
        let slice = slice.filter(|slice| !slice.output.bytes.is_empty());
        let start = slice.map_or(source.output.bytes.start, |slice| slice.output.bytes.start);
        let is_here = |&(from, _): &(Span, Span)| slice.is_none_or(|slice| from.start >= slice.span.start);
        let Some((from, output)) = before.filter(is_here) else { return start };
        if offset < from.end { output.start + offset - from.start } else { output.end }
    };
    let document = source.document();
    let kept = losses.units.iter().zip(&losses.steps);
    let mut kept =
        kept.filter(|(unit, _)| !unit.own.is_empty() && !is_cut(&source.cuts, unit.own.start)).peekable();
    while let Some((unit, &step)) = kept.next() {
        marks.push((place(unit.own.start), step.min(losses.whole), index));
        let next = kept.peek().map_or(source.part.content.bytes.end, |(next, _)| next.own.start);
        let gap = Span { start: unit.own.end, end: next.max(unit.own.end) };
        if !document.slice(gap).trim().is_empty() {
            marks.push((place(gap.start), losses.whole, index));
        }
    }
}

/// Cuts the text at the marks. A blank line belongs to what stands before it: tokenizers take it together with that.
fn cut_up(persona: &Persona, mut marks: Vec<Mark>) -> Vec<Portion> {
    let text = persona.text();
    for (start, ..) in marks.iter_mut().filter(|(start, ..)| *start > 0) {
        *start += line_feeds(&text[*start as usize..]);
    }
    let ends =
        marks.iter().skip(1).map(|&(start, ..)| start).chain([text.len() as u32]).collect::<Vec<u32>>();
    let portions = marks.into_iter().zip(ends).filter(|&((start, ..), end)| start < end);
    portions
        .map(|((start, until, entry), end)| Portion {
            text: Span { start, end }.of(&text).to_owned(),
            from: 0,
            until,
            entry,
        })
        .collect()
}

fn line_feeds(text: &str) -> u32 {
    (text.len() - text.trim_start_matches('\n').len()) as u32
}

/// The lines that come in place of documents, and the heading of their list where there was none.
fn lines_instead(lines: &Persona, steps: &Steps, has_list: bool) -> Vec<Portion> {
    let mut portions = Vec::new();
    let replaced =
        || lines.sources.iter().zip(&steps.entries).enumerate().filter(|(_, (_, losses))| losses.line > 0);
    for (entry, (source, losses)) in replaced() {
        let text = lines.slice(source.output.bytes);
        portions.push(Portion { text, from: losses.whole, until: losses.line, entry });
    }
    let list =
        lines.openings.iter().find(|opening| opening.names == Named::Group(super::frame::Group::References));
    if let Some(opening) = list.filter(|_| !has_list) {
        let first = replaced().map(|(_, (source, _))| source.output.bytes.start).min().unwrap_or(0);
        let text = lines.slice(Span { start: opening.output.bytes.start, end: first });
        let from = replaced().map(|(_, (_, losses))| losses.whole).min().unwrap_or(0);
        let until = replaced().map(|(_, (_, losses))| losses.line).max().unwrap_or(0);
        let last = replaced().map(|(_, (source, _))| source.output.bytes.end).max().unwrap_or(first);
        let tail = lines.slice(Span { start: last, end: opening.output.bytes.end.max(last) });
        portions.push(Portion { text: [text, tail].concat(), from, until, entry: 0 });
    }
    portions
}
