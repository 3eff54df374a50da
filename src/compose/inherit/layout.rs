use super::meet::{Loss, Meeting, Member};
use super::tree::{Branch, Part};
use crate::compose::Cut;
use crate::compose::label::Labels;
use crate::compose::plan::Stretch;
use crate::document::Document;
use crate::text::{Span, line_end, line_start, order};

/// What became of one of the documents.
pub(super) struct Share {
    /// Where its parts stand, in its own order.
    pub(super) stretches: Vec<Stretch>,
    /// What of it is left out, and why, in order.
    pub(super) cuts: Vec<(Cut, Loss)>,
}

/// Lays the documents out as their tree has it.
pub(super) fn lay_out(meeting: &Meeting<'_>) -> Vec<Share> {
    let headings = headings(meeting);
    let mut layout = Layout { meeting, levels: levels(meeting, &headings), headings, laid: Vec::new() };
    let mut open = vec![0];
    while let Some(place) = open.pop() {
        layout.branch(place);
        open.extend(meeting.tree.branches[place].children.iter().rev().map(|&child| child as usize));
    }
    let mut cuts = vec![Vec::new(); meeting.members.len()];
    for (member, cuts) in cuts.iter_mut().enumerate() {
        layout.left_out(member, cuts);
    }
    let stretches = layout.stretches().into_iter();
    stretches.zip(cuts).map(|(stretches, cuts)| Share { stretches, cuts }).collect()
}

struct Layout<'a> {
    meeting: &'a Meeting<'a>,
    /// The heading of each branch; none for what is not there.
    headings: Vec<Option<Part>>,
    /// The level of each branch.
    levels: Vec<i8>,
    laid: Vec<Laid>,
}

/// A part of one of the documents in its place.
#[derive(Clone, Copy)]
struct Laid {
    member: usize,
    span: Span,
    shift: i8,
}

impl Layout<'_> {
    fn branch(&mut self, place: usize) {
        if let Some(part) = self.headings[place] {
            self.lay(part, place, self.meeting.node(part).heading);
        }
        for &part in &self.meeting.tree.branches[place].texts {
            self.lay(part, place, self.meeting.node(part).text);
        }
    }

    fn lay(&mut self, part: Part, place: usize, span: Span) {
        let shift = self.shift(part, place);
        match self.laid.last_mut() {
            Some(last) if (last.member, last.shift, last.span.end) == (part.member, shift, span.start) => {
                last.span.end = span.end;
            }
            _ => self.laid.push(Laid { member: part.member, span, shift }),
        }
    }

    fn shift(&self, part: Part, place: usize) -> i8 {
        self.levels[place] - own_level(self.meeting, part)
    }

    /// What of a document is left out, but for definitions that the rest of it needs.
    fn left_out(&mut self, member: usize, cuts: &mut Vec<(Cut, Loss)>) {
        let gone = self.gone(member);
        let mut needed = needed(self.meeting.members[member].document, &gone).into_iter().peekable();
        for (mut span, shift, loss) in gone {
            while let Some(kept) = needed.next_if(|kept| kept.start < span.end) {
                self.leave_out(Laid { member, span: Span { end: kept.start, ..span }, shift }, loss, cuts);
                self.laid.push(Laid { member, span: kept, shift });
                span.start = kept.end;
            }
            self.leave_out(Laid { member, span, shift }, loss, cuts);
        }
    }

    fn leave_out(&mut self, laid: Laid, loss: Loss, cuts: &mut Vec<(Cut, Loss)>) {
        let span = trimmed(&self.meeting.members[laid.member], laid.span);
        if !span.is_empty() {
            self.laid.push(laid);
            cuts.push((Cut { span, cause: loss.cause, meets_item: false }, loss));
        }
    }

    /// The parts of a document that are lost, in order.
    fn gone(&self, member: usize) -> Vec<(Span, i8, Loss)> {
        let mut gone: Vec<(Span, i8, Loss)> = Vec::new();
        for (node, fate) in self.meeting.fates[member].iter().enumerate() {
            let part = Part { member, node };
            let node = self.meeting.node(part);
            let shift = self.shift(part, fate.branch as usize);
            let is_restored = self.headings[fate.branch as usize] == Some(part);
            let lost = [(node.heading, fate.heading.filter(|_| !is_restored)), (node.text, fate.text)];
            for (span, loss) in lost {
                let Some(loss) = loss.filter(|_| !span.is_empty()) else { continue };
                match gone.last_mut() {
                    Some((last, last_shift, last_loss))
                        if (last.end, *last_shift, *last_loss) == (span.start, shift, loss) =>
                    {
                        last.end = span.end;
                    }
                    _ => gone.push((span, shift, loss)),
                }
            }
        }
        gone
    }

    /// For each document where its parts stand, in its own order.
    fn stretches(&self) -> Vec<Vec<Stretch>> {
        let mut stretches = vec![Vec::new(); self.meeting.members.len()];
        for (&Laid { member, span, shift }, place) in self.laid.iter().zip(0..) {
            let span = trimmed(&self.meeting.members[member], span);
            if !span.is_empty() {
                stretches[member].push(Stretch { span, place, shift });
            }
        }
        stretches.iter_mut().for_each(|stretches| order::sort_by_key(stretches, |stretch| stretch.span));
        stretches
    }
}

/// The heading of each branch. Where its own is lost and text stands there or below, that of one which met there.
fn headings(meeting: &Meeting<'_>) -> Vec<Option<Part>> {
    let branches = &meeting.tree.branches;
    let mut is_needed = vec![false; branches.len()];
    for (place, branch) in branches.iter().enumerate().rev() {
        is_needed[place] |= branch.holds(u64::MAX);
        if let Some(parent) = branch.parent {
            is_needed[parent as usize] |= is_needed[place];
        }
    }
    let has_heading = |part: &&Part| !meeting.node(**part).heading.is_empty();
    let other =
        |branch: &Branch| branch.texts.iter().chain(branch.met.iter().rev()).find(has_heading).copied();
    let places = branches.iter().enumerate();
    places
        .map(|(place, branch)| {
            branch.heading.or_else(|| other(branch).filter(|_| place > 0 && is_needed[place]))
        })
        .collect()
}

/// The level of each branch: as in the document that its heading is from, seen from the heading around it, but never
/// so deep that it would stand in the branch before it.
fn levels(meeting: &Meeting<'_>, headings: &[Option<Part>]) -> Vec<i8> {
    let mut levels = vec![0; headings.len()];
    let mut before = vec![i8::MAX; headings.len()];
    let above = meeting.members.iter().rev().find_map(|member| member.headed.level_above);
    levels[0] = if headings[0].is_some() { 1 } else { above.unwrap_or(0) as i8 };
    for (place, branch) in meeting.tree.branches.iter().enumerate() {
        let (Some(part), Some(parent)) = (headings[place], branch.parent) else { continue };
        let around = meeting.node(part).parent.unwrap_or_default() as usize;
        let below = own_level(meeting, part) - own_level(meeting, Part { node: around, ..part });
        let level = (levels[parent as usize] + below).min(before[parent as usize]);
        levels[place] = level;
        before[parent as usize] = level;
    }
    levels
}

/// The level of a node in its own document.
fn own_level(meeting: &Meeting<'_>, part: Part) -> i8 {
    match meeting.node(part).level {
        0 => meeting.members[part.member].headed.level_above.unwrap_or(0) as i8,
        level => level as i8,
    }
}

/// The parts of what is lost that other text of the document needs: link and footnote definitions.
fn needed(document: &Document, gone: &[(Span, i8, Loss)]) -> Vec<Span> {
    if gone.is_empty() || document.markdown().definitions.is_empty() {
        return Vec::new();
    }
    let is_gone = |offset: u32| {
        let after = gone.partition_point(|(span, ..)| span.start <= offset);
        after > 0 && gone[after - 1].0.contains_offset(offset as usize)
    };
    let needed = Labels::read(document).needed(document, is_gone);
    let mut needed: Vec<Span> = needed.into_iter().map(|place| around(document, place)).collect();
    order::sort(&mut needed);
    needed.dedup_by(|next, first| next.start < first.end);
    needed
}

/// The lines of the definition that names a label, with all of the block that it stands in.
fn around(document: &Document, label: Span) -> Span {
    let markdown = document.markdown();
    let blocks = &markdown.blocks[..markdown.blocks.partition_point(|block| block.span.start <= label.start)];
    let block = blocks.iter().rfind(|block| block.parent.is_none()).map(|block| block.span);
    let definitions = &markdown.definitions;
    let definition = definitions[..definitions.partition_point(|it| it.span.start <= label.start)].last();
    let holds = |span: &Span| span.contains(label);
    let inner = block.filter(holds).or_else(|| definition.map(|it| it.span).filter(holds)).unwrap_or(label);
    let text = document.text();
    let start = line_start(text, inner.start as usize);
    let inside = inner.of(text).trim_end().len();
    Span { start: start as u32, end: line_end(text, inner.start as usize + inside) as u32 }
}

/// A part without the blank lines around it. Where the document ends, what is open keeps them.
fn trimmed(member: &Member<'_>, part: Span) -> Span {
    let text = member.document.slice(part);
    let inner = text.trim_start_matches([' ', '\t', '\n', '\r']);
    let start = line_start(text, text.len() - inner.len());
    let inner = text.trim_end_matches([' ', '\t', '\n', '\r']).len();
    if inner == 0 {
        return Span::empty(part.start as usize);
    }
    if part.end == member.content.end {
        return Span { start: part.start + start as u32, ..part };
    }
    Span { start: part.start + start as u32, end: part.start + line_end(text, inner) as u32 }
}
