use super::change::{Change, Edit};
use super::plan::Cause;
use super::unit::{Unit, UnitKind};
use crate::document::{Document, SPACE};
use crate::text::{Span, line_end, line_start, order};

/// A part of a document that the persona leaves out, in whole lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The lines, without blank lines around them.
    pub span: Span,
    /// Why they are left out.
    pub cause: Cause,
    /// Whether an item of the same list follows, from which no blank line has to separate what stands before.
    pub(super) meets_item: bool,
}

/// The cuts that leave out every unit that is not kept: one for each section, block or item that goes with all below it.
pub(super) fn cuts(document: &Document, units: &[Unit], kept: &[bool], cause: Cause) -> Vec<Cut> {
    let mut cuts: Vec<(u32, Cut)> = Vec::new();
    let mut tops: Vec<u32> = Vec::with_capacity(units.len());
    for (index, unit) in units.iter().enumerate() {
        let parent = unit.parent.filter(|&parent| !kept[parent as usize]);
        let top = parent.map_or(index as u32, |parent| tops[parent as usize]);
        tops.push(top);
        if kept[index] || unit.own.is_empty() {
            continue;
        }
        let meets_item = units.get(index + 1).is_some_and(|next| next.kind == UnitKind::Item);
        match cuts.last_mut() {
            Some((last, cut)) if *last == top && is_blank(document, cut.span.end, unit.own.start) => {
                cut.span.end = unit.own.end;
                cut.meets_item = meets_item;
            }
            _ => cuts.push((top, Cut { span: unit.own, cause, meets_item })),
        }
    }
    cuts.into_iter().map(|(_, cut)| cut).collect()
}

/// Two lists of cuts as one, in order and without overlap. Where one cut holds another, its cause counts.
pub(super) fn merged(mut cuts: Vec<Cut>, others: Vec<Cut>) -> Vec<Cut> {
    if others.is_empty() {
        return cuts;
    }
    cuts.extend(others);
    order::sort_by_key(&mut cuts, |cut| (cut.span.start, std::cmp::Reverse(cut.span.end)));
    let mut done = 0;
    for cut in &mut cuts {
        cut.span.start = cut.span.start.max(done).min(cut.span.end.max(done));
        cut.span.end = cut.span.end.max(done);
        done = cut.span.end;
    }
    cuts.retain(|cut| !cut.span.is_empty());
    cuts
}

/// Takes the edits out that a cut makes idle, and adds those that make the cuts.
pub(super) fn apply(document: &Document, content: Span, cuts: &[Cut], edits: &mut Vec<Edit>) {
    let mut drops: Vec<Edit> = Vec::with_capacity(cuts.len());
    let mut rest = cuts;
    while let Some(first) = rest.first() {
        let count = 1 + rest.windows(2).take_while(|pair| joins(document, pair)).count();
        let (run, after) = rest.split_at(count);
        let last = &run[count - 1];
        let all =
            around(document, content, Span { start: first.span.start, end: last.span.end }, last.meets_item);
        for (at, cut) in run.iter().enumerate() {
            let start = if at == 0 { all.start } else { cut.span.start };
            let end = run.get(at + 1).map_or(all.end, |next| next.span.start);
            drops.push(Edit::new(document, Span { start, end }, "", Change::LeftOut(cut.cause)));
        }
        rest = after;
    }
    edits.retain(|edit| {
        let at = edit.at.bytes.start;
        let after = drops.partition_point(|drop| drop.at.bytes.start <= at);
        after == 0 || !drops[after - 1].at.bytes.contains_offset(at as usize)
    });
    edits.append(&mut drops);
}

/// What cuts take of a part of the document, which has no blank lines around it.
pub(super) fn clipped(cuts: &[Cut], part: Span) -> Vec<Cut> {
    let inside = &cuts[cuts.partition_point(|cut| cut.span.end <= part.start)..];
    let inside = inside.iter().take_while(|cut| cut.span.start < part.end);
    inside
        .map(|&cut| {
            let span = Span { start: cut.span.start.max(part.start), end: cut.span.end.min(part.end) };
            Cut { span, ..cut }
        })
        .collect()
}

/// Whether a byte of the document is cut away.
pub(super) fn is_cut(cuts: &[Cut], offset: u32) -> bool {
    cause_at(cuts, offset).is_some()
}

/// Why a byte of the document is cut away, if it is.
pub(super) fn cause_at(cuts: &[Cut], offset: u32) -> Option<Cause> {
    let after = cuts.partition_point(|cut| cut.span.start <= offset);
    let cut = cuts.get(after.checked_sub(1)?)?;
    cut.span.contains_offset(offset as usize).then_some(cut.cause)
}

/// The parts of a span that no cut takes.
pub(super) fn kept_parts(cuts: &[Cut], span: Span) -> KeptParts<'_> {
    let first = cuts.partition_point(|cut| cut.span.end <= span.start);
    KeptParts { cuts: &cuts[first..], rest: span }
}

/// The parts of a span that no cut takes, one after the other.
pub(super) struct KeptParts<'a> {
    /// Those that are still to come.
    cuts: &'a [Cut],
    /// What of the span is still to come.
    rest: Span,
}

impl Iterator for KeptParts<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        while !self.rest.is_empty() {
            let Span { start, end } = self.rest;
            let mut part = self.rest;
            self.rest.start = end;
            if let Some((cut, others)) = self.cuts.split_first().filter(|(cut, _)| cut.span.start < end) {
                self.cuts = others;
                part.end = cut.span.start.max(start);
                self.rest.start = cut.span.end.clamp(start, end);
            }
            if !part.is_empty() {
                return Some(part);
            }
        }
        None
    }
}

fn joins(document: &Document, pair: &[Cut]) -> bool {
    is_blank(document, pair[0].span.end, pair[1].span.start)
}

fn is_blank(document: &Document, start: u32, end: u32) -> bool {
    document.slice(Span { start, end }).trim().is_empty()
}

/// What to take out so that one blank line is left where there was any. Where there was none, the last line end stays
/// and makes one, unless an item follows.
pub(super) fn around(document: &Document, content: Span, cut: Span, meets_item: bool) -> Span {
    let text = document.text();
    let after = &text[cut.end as usize..content.end.max(cut.end) as usize];
    let blanks = blank_lines(after);
    let end = cut.end + blanks as u32;
    if cut.start <= content.start {
        return Span { start: cut.start, end };
    }
    let before = text[content.start as usize..cut.start as usize].trim_end_matches(SPACE);
    let gap = &text[content.start as usize + before.len()..cut.start as usize];
    if end >= content.end {
        return Span { start: cut.start - (gap.len() - line_end(gap, 0)) as u32, end };
    }
    if line_ends(gap) > 1 {
        return Span { start: cut.start, end };
    }
    if blanks > 0 || meets_item {
        return cut;
    }
    let inner = cut.of(text);
    let bytes = if inner.ends_with("\r\n") { 2 } else { 1 };
    Span { start: cut.start, end: cut.end - bytes }
}

/// The bytes of the blank lines that a text begins with.
fn blank_lines(text: &str) -> usize {
    let inner = text.trim_start_matches(SPACE);
    let space = &text[..text.len() - inner.len()];
    if inner.is_empty() { text.len() } else { line_start(text, space.len()) }
}

fn line_ends(space: &str) -> usize {
    space
        .bytes()
        .filter(|&byte| byte == b'\n')
        .count()
        .max(space.bytes().filter(|&byte| byte == b'\r').count())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compose::unit::{units, with_parents};
    use crate::compose::{Cache, Entry, Frame, Persona, Plan, Role, compose};
    use crate::document::{BlockKind, Markdown, Options};
    use crate::library::{Configuration, Library};
    use crate::text::DocumentPath;

    /// Blocks that could become something else without those beside them.
    const BLOCKS: [&str; 34] = [
        "# One\n",
        "## Two\n",
        "  ### Three\n",
        "Four\n====\n",
        "Two\nlines\n---\n",
        "**Bold**\n",
        "Label:\n",
        "Words:\n",
        "Words of a paragraph.\n",
        "  Indented words.\n",
        "- a\n- b\n- c\n",
        "- a\n\n- b\n\n  more\n- c\n",
        "* x\n* y\n",
        "  - in\n  - further\n",
        "- a\n  - deep\n  - deeper\n\n    code?\n- b\nlazy\n",
        "-\n- empty\n",
        "-   wide\n- narrow\n",
        "1. one\n2. two\n",
        "7) seven\n",
        "- [ ] task\n- You MUST do it.\n",
        "    indented code\n",
        "```js\n# no heading\n\n- no item\n```\n",
        "~~~\nopen\n",
        "| a | b |\n|---|---|\n| 1 | 2 |\n",
        "> quote\n> - item\n",
        "> other\n",
        "***\n",
        "<rules>\n",
        "<!-- comment -->\n",
        "<!-- region x -->\nright below\n",
        "[label]: https://l.example\n",
        "See [label] and [^n].\n",
        "[^n]: a note\n\n    with more\n",
        "- item\n\n  [inner]: https://i.example\n- [inner]\n",
    ];

    fn composed(text: &str, wanted: &[bool]) -> (Persona, Vec<Cut>) {
        let mut library = Library::new(Configuration::default());
        let path = |path| DocumentPath::new(path).unwrap();
        let agent = library.set(path("a.md"), "You are A.\n".into(), Options::default());
        let id = library.set(path("b.md"), text.into(), Options::default());
        let document = library.document(id);
        let units = units(document);
        let wanted = units.iter().enumerate().map(|(at, unit)| unit.defines || wanted[at % wanted.len()]);
        let kept = with_parents(&units, wanted.collect());
        let cuts = cuts(document, &units, &kept, Cause::Section);
        let entry =
            |document, role, cuts| Entry { document, role, reasons: Vec::new(), cuts, stretches: Vec::new() };
        let entries = vec![entry(agent, Role::Identity, Vec::new()), entry(id, Role::Inline, cuts.clone())];
        let plan = Plan { entries, ..Plan::default() };
        (compose(&library, &mut Cache::default(), &plan, Frame::Tag("document")).unwrap(), cuts)
    }

    /// A block stays with anything that it holds: the span of a list may reach over what follows it.
    fn kinds(markdown: &Markdown, stays: impl Fn(Span) -> bool) -> Vec<BlockKind> {
        let blocks = &markdown.blocks;
        let is_leaf = |at: usize| blocks[at].end as usize == at + 1;
        let holds = |at: usize| {
            (at..blocks[at].end as usize).any(|inner| is_leaf(inner) && stays(blocks[inner].span))
        };
        let kinds = (0..blocks.len()).filter(|&at| holds(at)).map(|at| match blocks[at].kind {
            BlockKind::Heading(_) => BlockKind::Heading(1),
            kind => kind,
        });
        kinds.collect()
    }

    fn check(text: &str, wanted: &[bool]) {
        let (persona, cuts) = composed(text, wanted);
        let whole = persona.text();
        let source = &persona.sources()[1];
        let document = source.document();
        let stays = |span: Span| kept_parts(&cuts, span).any(|part| !document.slice(part).trim().is_empty());
        let part = source.output().bytes;
        let own = Markdown::read(part.of(&whole), 0);
        assert_eq!(kinds(&own, |_| true), kinds(document.markdown(), stays), "{text}\n=====\n{whole}");
        let placed = Markdown::read(&whole, 0);
        let inside = |span: Span| part.start <= span.start && span.start < part.end;
        assert_eq!(kinds(&placed, inside), kinds(&own, |_| true), "{whole}");
        for cut in &cuts {
            let lost = document.slice(cut.span).trim();
            assert!(!lost.is_empty() && !document.slice(cut.span).starts_with('\n'), "{lost:?}");
        }
        let ledger = persona.ledger();
        assert_eq!(ledger.replay(|source| persona.sources()[source].document().text()), whole);
    }

    #[test]
    fn an_introduction_stays_with_what_it_introduces() {
        let (persona, _) = composed("First.\n\nThese:\n\n- a\n- b\n", &[false, false, false, true, false]);
        let (_, text) = persona.sources()[1].document().text().split_at(0);
        assert!(text.contains("First."));
        assert_eq!(persona.sources()[1].output().bytes.of(&persona.text()), "These:\n\n- a\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2_000))]

        #[test]
        fn what_stays_reads_as_before(
            blocks in prop::collection::vec((0..BLOCKS.len(), any::<bool>()), 1..9),
            wanted in prop::collection::vec(any::<bool>(), 1..40),
        ) {
            let mut text = String::new();
            for (block, is_apart) in blocks {
                text.push_str(BLOCKS[block]);
                text.push_str(if is_apart { "\n" } else { "" });
            }
            check(&text, &wanted);
        }
    }
}
