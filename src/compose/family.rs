//! Documents that stand in a persona as one: a document and those that it inherits from.

use super::change::{Change, Extent};
use super::cut::kept_parts;
use super::escape;
use super::frame::Frame;
use super::level::section_level;
use super::part::Part;
use super::persona::{Removal, Slice, Source};
use super::plan::{Entry, Role};
use crate::document::{BlockKind, Document};
use crate::text::{Span, line_start, order};

/// Which of the documents, counted from the one that inherits, and which of its slices.
pub(super) type Place = (usize, usize);

/// The slices of an entry, which have no place in an output yet.
pub(super) fn slices(entry: &Entry, part: &Part) -> Vec<Slice> {
    let slice = |span, shift, place| Slice { span, shift, output: Extent::default(), place };
    match entry.stretches[..] {
        _ if !entry.role.has_text() => Vec::new(),
        [] => vec![slice(part.content.bytes, 0, 0)],
        ref stretches => {
            let stretches = stretches.iter();
            stretches.map(|stretch| slice(stretch.span, stretch.shift, stretch.place)).collect()
        }
    }
}

/// The sources that stand in the persona as one, each group led by the one that inherits the others.
pub(super) fn families(sources: &[Source]) -> impl Iterator<Item = &[Source]> {
    sources.chunk_by(|_, next| next.role == Role::Inherited)
}

/// The slices of a family of which anything is kept, in the order of the output.
pub(super) fn kept(family: &[Source]) -> Vec<Place> {
    places(family, &is_kept)
}

/// The slices of a family that are left out as a whole.
pub(super) fn left_out(family: &[Source]) -> Vec<Place> {
    places(family, &|source, slice| !is_kept(source, slice))
}

fn places(family: &[Source], is_wanted: &dyn Fn(&Source, &Slice) -> bool) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    for (member, source) in family.iter().enumerate() {
        for (at, slice) in source.slices.iter().enumerate() {
            if is_wanted(source, slice) {
                places.push((member, at));
            }
        }
    }
    order::sort_by_key(&mut places, |&(member, at)| family[member].slices[at].place);
    places
}

fn is_kept(source: &Source, slice: &Slice) -> bool {
    !slice.span.is_empty() && (source.cuts.is_empty() || first_kept(source, slice).is_some())
}

/// The level at which documents that the agent refers to stand beside the agent's own sections.
pub(super) fn agent_level(sources: &[Source]) -> u8 {
    families(sources).next().map_or(1, |family| section_level(levels(family).into_iter()))
}

/// Re-levels what an agent refers to, so that its outermost heading stands where the frame has it.
pub(super) fn set_below(family: &mut [Source], frame: Frame, section_level: u8) {
    let outermost = levels(family).into_iter().min();
    let shift = outermost.map_or(0, |level| frame.document_level(section_level) as i8 - level as i8);
    let slices = family.iter_mut().flat_map(|source| &mut source.slices);
    slices.for_each(|slice| slice.shift += shift);
}

/// The levels of a family's headings, in the order of the output.
fn levels(family: &[Source]) -> Vec<u8> {
    let slices = kept(family).into_iter().map(|(member, at)| (&family[member], family[member].slices[at]));
    slices.flat_map(|(source, slice)| source.part.headings.levels(slice.span, slice.shift)).collect()
}

/// From the first to the last that the output has of a document.
pub(super) fn hull(source: &Source) -> Option<Extent> {
    let outputs = || source.slices.iter().map(|slice| slice.output).filter(|output| !output.bytes.is_empty());
    let first = outputs().min_by_key(|output| output.bytes.start)?;
    let last = outputs().max_by_key(|output| output.bytes.end)?;
    Some(first.to(last))
}

/// The blank lines between the slices of a document that stands in several.
pub(super) fn gaps(index: usize, source: &Source, piece: u32) -> Vec<Removal> {
    let content = source.part.content.bytes;
    let ends = source.slices.iter().map(|slice| slice.span.end);
    let starts = source.slices.iter().map(|slice| slice.span.start);
    let gaps = std::iter::once(content.start).chain(ends).zip(starts.chain([content.end]));
    gaps.filter(|(start, end)| start < end)
        .map(|(start, end)| Removal {
            source: index as u32,
            span: Span { start, end },
            change: Change::BlankLines,
            piece,
            is_replaced: false,
        })
        .collect()
}

/// The comment that says which lines of which document a slice is.
pub(super) fn marker(source: &Source, slice: &Slice) -> String {
    let document = source.document();
    let is_text = |part: &Span| !is_blank(document, *part);
    let lines = |part: Span| {
        let inner = part.trim(document.text());
        (document.lines().line(inner.start), document.lines().line(inner.end - 1))
    };
    let mut kept = kept_parts(&source.cuts, slice.span).filter(is_text).map(lines);
    let (start, end) = kept.next().unwrap_or_default();
    let end = kept.last().map_or(end, |(_, end)| end);
    let path = escape::attribute(source.path()).replace("--", "-&#45;");
    ["<!-- from ", &path, "#L", &start.to_string(), "-L", &end.to_string(), " -->\n\n"].concat()
}

/// What stands between two slices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Border {
    /// A blank line.
    BlankLine,
    /// Nothing: the items of the second go on with the list that the first ends in.
    Nothing,
    /// A comment, without which the second would become a part of what the first ends in.
    Comment,
}

/// What has to stand between two slices. A list goes on with the items of a list that has the same marker; indented lines
/// would become a part of a list, a footnote or code before them.
pub(super) fn border((source, slice): (&Source, &Slice), (next, after): (&Source, &Slice)) -> Border {
    let Some(start) = first_kept(next, after) else { return Border::BlankLine };
    let is_indented = next.document().text()[start as usize..].starts_with([' ', '\t']);
    let last = last_block(source, slice);
    match last.map(|last| source.document().markdown().blocks[last].kind) {
        Some(BlockKind::List(_) | BlockKind::Footnote | BlockKind::Code { fenced: false }) if is_indented => {
            Border::Comment
        }
        Some(BlockKind::List(_)) => match last.zip(first_list(next, start)) {
            Some(lists) => between_lists((source, slice), next, lists),
            None => Border::BlankLine,
        },
        _ => Border::BlankLine,
    }
}

/// What has to stand between two lists, given as their places among the blocks.
fn between_lists((source, slice): (&Source, &Slice), next: &Source, (last, first): (usize, usize)) -> Border {
    let (list, other) = (source.document(), next.document());
    let items = list.markdown().children(last).map(|(_, item)| item.span);
    let before = items.last().map_or((0, None), |item| marker_of(list.slice(item)));
    let after = marker_of(other.slice(other.markdown().blocks[first].span));
    let is_sealed = source.part.seal.is_some() && slice.span.end == source.part.content.bytes.end;
    if is_sealed && before.0 == after.0 {
        return Border::Comment;
    }
    let goes_on = before.0 == after.0 && before.1.map(|number| number + 1) == after.1;
    if goes_on && is_tight(list, last) && is_tight(other, first) {
        Border::Nothing
    } else {
        Border::BlankLine
    }
}

/// The sign that marks an item, and its number if it has one.
fn marker_of(item: &str) -> (u8, Option<u32>) {
    let item = item.trim_start();
    let digits = item.bytes().take_while(u8::is_ascii_digit).count();
    (item.as_bytes().get(digits).copied().unwrap_or_default(), item[..digits].parse().ok())
}

/// Whether a list has no blank line.
fn is_tight(document: &Document, list: usize) -> bool {
    let text = document.slice(document.markdown().blocks[list].span).trim();
    text.lines().flat_map(|line| line.split('\r')).all(|line| !line.trim().is_empty())
}

/// The last block of a slice that is not left out.
fn last_block(source: &Source, slice: &Slice) -> Option<usize> {
    let blocks = &source.document().markdown().blocks;
    let begun = &blocks[..blocks.partition_point(|block| block.span.start < slice.span.end)];
    let stays = |span: Span| kept_parts(&source.cuts, span).any(|part| !is_blank(source.document(), part));
    begun.iter().rposition(|block| block.parent.is_none() && stays(block.span))
}

/// The list whose items the text begins with from a line on.
fn first_list(source: &Source, start: u32) -> Option<usize> {
    let blocks = &source.document().markdown().blocks;
    let first = blocks.partition_point(|block| block.span.start < start);
    let block = blocks.get(first).filter(|block| block.span.start == start)?;
    match block.kind {
        BlockKind::List(_) => Some(first),
        BlockKind::Item => block.parent.map(|list| list as usize),
        _ => None,
    }
}

/// Where the first line of a slice begins that is neither blank nor left out.
fn first_kept(source: &Source, slice: &Slice) -> Option<u32> {
    let part = kept_parts(&source.cuts, slice.span).find(|part| !is_blank(source.document(), *part))?;
    let text = source.document().slice(part);
    let inner = text.len() - text.trim_start().len();
    Some(part.start + line_start(text, inner) as u32)
}

fn is_blank(document: &Document, span: Span) -> bool {
    document.slice(span).trim().is_empty()
}
