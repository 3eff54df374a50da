use crate::document::{Block, BlockKind, Document, Modality, Section, trim};
use crate::text::{Span, line_end, line_start};

/// A part of a document that is left out whole or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// Its own lines, without those of the units below it and without blank lines around them. Empty for a list, whose
    /// items have its lines.
    pub(super) own: Span,
    /// The unit that has to stay as long as this one does.
    pub(super) parent: Option<u32>,
    /// What it is.
    pub(super) kind: UnitKind,
    /// Whether it holds a definition that other text may need.
    pub(super) defines: bool,
}

/// What a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UnitKind {
    /// The heading of a section, by the section's index.
    Heading(u32),
    /// A paragraph, a code block, a table, a quote, a numbered list.
    Block,
    /// What belongs to the section around it and goes with it alone: tags and thematic breaks.
    Glued,
    /// A list of items that can go one by one.
    List,
    /// An item of such a list.
    Item,
}

/// The units of a document in the order of its text, parents before their children.
///
/// Whichever units are left out, the others read as before, as long as a unit stays only where its parent does. That is
/// why a list depends on what sets it apart from another list, and what is indented on what stands before it: it could
/// become a part of something else. What a line that ends in a colon introduces depends on that line.
pub(super) fn units(document: &Document) -> Vec<Unit> {
    let mut reader =
        Reader { document, units: Vec::new(), headings: Vec::new(), before: None, follows_list: false };
    let markdown = document.markdown();
    let mut sections = document.sections().list().iter().enumerate().peekable();
    let mut blocks = markdown.top_level().peekable();
    while let Some((index, block)) = blocks.next() {
        let start = trim(document.text(), block.span).start;
        let next = blocks.peek().map(|&(_, block)| block);
        match sections.next_if(|(_, section)| section.heading.start <= start) {
            Some((index, section)) => reader.heading(index, section, block),
            None => reader.block(index, block, next),
        }
    }
    reader.mark_definitions();
    reader.units
}

struct Reader<'a> {
    document: &'a Document,
    units: Vec<Unit>,
    /// The unit of each section so far.
    headings: Vec<u32>,
    /// The unit of the block before in the same section, and the block itself.
    before: Option<(u32, &'a Block)>,
    /// Whether a list stands before in the same section.
    follows_list: bool,
}

impl<'a> Reader<'a> {
    fn heading(&mut self, index: usize, section: &Section, block: &'a Block) {
        let own = self.lines(block.span);
        let around = section.parent.map(|parent| self.headings[parent as usize]);
        let parent = if self.is_indented(own) { self.last().or(around) } else { around };
        let unit = self.push(own, parent, UnitKind::Heading(index as u32));
        self.headings.push(unit);
        self.before = None;
        self.follows_list = false;
    }

    fn block(&mut self, index: usize, block: &'a Block, next: Option<&Block>) {
        let (own, defines) = self.content(index);
        let section = self.headings.last().copied();
        let depends = self.depends(own, block);
        let parent = self.before.map(|(unit, _)| unit).filter(|_| depends).or(section);
        let is_tag =
            block.kind == BlockKind::Html && !own.of(self.document.text()).trim_start().starts_with("<!--");
        let unit = match block.kind {
            BlockKind::List(None) if self.is_divisible(index, next) => self.list(index, parent),
            BlockKind::Rule => self.push(own, section, UnitKind::Glued),
            _ if is_tag => self.push(own, section, UnitKind::Glued),
            _ => self.push(own, parent, UnitKind::Block),
        };
        self.units[unit as usize].defines |= defines;
        self.before = Some((unit, block));
        self.follows_list |= matches!(block.kind, BlockKind::List(_));
    }

    fn list(&mut self, index: usize, parent: Option<u32>) -> u32 {
        let markdown = self.document.markdown();
        let items: Vec<Span> = markdown.children(index).map(|(_, item)| self.lines(item.span)).collect();
        let start = items.first().map_or(0, |item| item.start);
        let list = self.push(Span { start, end: start }, parent, UnitKind::List);
        let list_end = self.content(index).0.end;
        for (at, &item) in items.iter().enumerate() {
            // An item's span may end early or late; it has the lines up to the next.
            let end = items.get(at + 1).map_or(list_end, |next| next.start);
            let own = self.without_blank_end(Span { start: item.start, end });
            self.push(own, Some(list), UnitKind::Item);
        }
        list
    }

    /// Whether a block has to go with the one before it.
    fn depends(&self, own: Span, block: &Block) -> bool {
        let introduces = |before: &Block| {
            before.kind == BlockKind::Paragraph
                && before.span.of(self.document.text()).trim_end().ends_with(':')
        };
        self.is_indented(own)
            || self.follows_list && matches!(block.kind, BlockKind::List(_))
            || block.kind != BlockKind::Paragraph && self.before.is_some_and(|(_, before)| introduces(before))
    }

    /// Whether a block could join or become a part of a list that loses items before it.
    fn depends_on_list(&self, next: &Block) -> bool {
        matches!(next.kind, BlockKind::List(_)) || self.is_indented(self.lines(next.span))
    }

    /// Whether each item of a list has lines of its own, and nothing could become a part of another item.
    fn is_divisible(&self, index: usize, next: Option<&Block>) -> bool {
        let markdown = self.document.markdown();
        let text = self.document.text();
        let mut end = 0;
        let apart = markdown.children(index).all(|(_, item)| {
            let own = self.lines(item.span);
            let first_line = own.of(text).lines().next().unwrap_or_default();
            let is_apart = own.start >= end && first_line.trim().len() > 1;
            end = own.end.min(item.span.end);
            is_apart
        });
        apart && next.is_none_or(|next| !self.depends_on_list(next))
    }

    fn push(&mut self, own: Span, parent: Option<u32>, kind: UnitKind) -> u32 {
        self.units.push(Unit { own, parent, kind, defines: false });
        self.units.len() as u32 - 1
    }

    fn last(&self) -> Option<u32> {
        (self.units.len() as u32).checked_sub(1)
    }

    /// The whole lines of a block.
    fn lines(&self, span: Span) -> Span {
        let text = self.document.text();
        let inner = trim(text, span);
        let body = self.document.body().start as usize;
        let start = line_start(text, inner.start as usize).max(body);
        Span::new(start, line_end(text, inner.end as usize))
    }

    /// The whole lines of a block, and whether they hold what belongs to no block inside: definitions. The span of a list
    /// may go on over what follows it; that is told by its indentation.
    fn content(&self, index: usize) -> (Span, bool) {
        let text = self.document.text();
        let markdown = self.document.markdown();
        let block = &markdown.blocks[index];
        let all = self.lines(block.span);
        let mut end = all.start;
        for (inner, block) in (index..block.end as usize).map(|inner| (inner, &markdown.blocks[inner])) {
            // Many blocks can share a line, which is looked at once.
            end = match block.kind {
                BlockKind::Item if block.span.start >= end => {
                    line_end(text, block.span.start as usize) as u32
                }
                _ if block.end as usize == inner + 1 && block.span.end > end => {
                    self.lines(block.span).end.max(end)
                }
                _ => end,
            };
        }
        let end = end.min(all.end);
        let rest = Span { start: end, end: all.end }.of(text).trim_start_matches(['\n', '\r']);
        if rest.trim().is_empty() || !rest.starts_with([' ', '\t', '>']) {
            return (Span { start: all.start, end }, false);
        }
        (all, true)
    }

    fn without_blank_end(&self, span: Span) -> Span {
        let text = self.document.text();
        let inner = span.of(text).trim_end_matches([' ', '\t', '\n', '\r']);
        let end = line_end(text, span.start as usize + inner.len());
        Span { start: span.start, end: span.end.min(end as u32) }
    }

    fn is_indented(&self, own: Span) -> bool {
        own.of(self.document.text()).starts_with([' ', '\t'])
    }

    fn mark_definitions(&mut self) {
        for definition in &self.document.markdown().definitions {
            if let Some(unit) = unit_at(&self.units, definition.span.start) {
                self.units[unit].defines = true;
            }
        }
    }
}

/// Whether a rule has to be kept whatever else goes.
pub(super) fn is_order(modality: Modality) -> bool {
    matches!(modality, Modality::Must | Modality::MustNot)
}

/// The unit that a byte of the document belongs to.
pub(super) fn unit_at(units: &[Unit], offset: u32) -> Option<usize> {
    let after = units.partition_point(|unit| unit.own.start <= offset);
    let unit = after.checked_sub(1)?;
    units[unit].own.contains_offset(offset as usize).then_some(unit)
}

/// The units that stay so that all of `wanted` can: those that each depends on stay too.
pub(super) fn with_parents(units: &[Unit], mut wanted: Vec<bool>) -> Vec<bool> {
    for (index, unit) in units.iter().enumerate().rev() {
        if let Some(parent) = unit.parent.filter(|_| wanted[index]) {
            wanted[parent as usize] = true;
        }
    }
    // What is glued to a section goes with it alone.
    for (index, unit) in units.iter().enumerate().filter(|(_, unit)| unit.kind == UnitKind::Glued) {
        wanted[index] |= unit.parent.is_none_or(|parent| wanted[parent as usize]);
    }
    wanted
}
