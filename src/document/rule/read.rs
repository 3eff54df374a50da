use super::context::Context;
use super::judge::{judge, stresses};
use super::line::{Line, Place};
use super::scan::{Candidate, Marker, Scan};
use super::{Modality, Rule, hidden::Hidden, sign, stress};
use crate::document::html::HtmlLines;
use crate::document::markdown::{Block, BlockKind, Inline, Markdown};
use crate::text::{self, Span};

/// Finds the rules of `text`: lines of prose with a word or sign that makes them one.
pub(crate) fn read(text: &str, markdown: &Markdown) -> Vec<Rule> {
    let mut reader = Reader { text, rules: Vec::new(), row: Span::default(), stress: None };
    let mut index = 0;
    while let Some(block) = markdown.blocks.get(index) {
        index = match block.kind {
            BlockKind::Code { .. } | BlockKind::TableHead => block.end as usize,
            _ => {
                reader.block(markdown, block);
                index + 1
            }
        };
    }
    reader.rules.shrink_to_fit();
    reader.rules
}

struct Reader<'t> {
    text: &'t str,
    rules: Vec<Rule>,
    /// The row of the table that is being read.
    row: Span,
    /// The alert or tag that stresses the next line of prose.
    stress: Option<Span>,
}

/// A run of prose.
#[derive(Clone, Copy)]
struct Prose<'t> {
    /// What is read.
    span: Span,
    /// The block that it belongs to.
    block: Span,
    /// The list that it is an item of, else the block.
    list: Span,
    inlines: &'t [Inline],
    place: Place,
}

impl<'t> Reader<'t> {
    fn block(&mut self, markdown: &'t Markdown, block: &Block) {
        let inlines = markdown.inlines_of(block);
        let list = list_around(markdown, block);
        let prose = |place| Prose { span: block.span, block: block.span, list, inlines, place };
        match block.kind {
            BlockKind::Paragraph => self.prose(prose(Place::Text)),
            BlockKind::Heading(_) => self.prose(prose(Place::Heading)),
            BlockKind::TableCell => self.prose(prose(Place::Cell)),
            BlockKind::TableRow => self.row = block.span,
            BlockKind::Quote { alert: true } => self.stress = stress::alert(self.text, block.span),
            BlockKind::Html => self.html(block.span),
            _ => {}
        }
    }

    fn html(&mut self, block: Span) {
        for line in HtmlLines::new(self.text, block) {
            if let Some((_, span)) = line.tag.filter(|(name, _)| stress::is_stressing_tag(name)) {
                self.stress = Some(span);
            }
            self.prose(Prose {
                span: line.statement(self.text),
                block,
                list: block,
                inlines: &[],
                place: Place::Text,
            });
        }
    }

    fn prose(&mut self, prose: Prose<'t>) {
        let stress = self.stress.take();
        let before = self.rules.len();
        self.lines(prose);
        if let Some(marker) = stress
            && prose.place == Place::Text
        {
            self.stress(marker, prose.span, before);
        }
    }

    fn lines(&mut self, prose: Prose<'t>) {
        let mut hidden = Hidden::new(self.text, prose.inlines);
        let mut line: Option<Line> = None;
        for candidate in Scan::new(self.text, prose.span) {
            if hidden.covers(candidate.span.start) {
                continue;
            }
            if let Some(done) = line.take_if(|line| !line.statement.contains(candidate.span)) {
                self.close(&done);
            }
            let line = line.get_or_insert_with(|| Line::around(self.text, prose.span, candidate.span));
            self.judge(candidate, line, prose);
        }
        if let Some(done) = line {
            self.close(&done);
        }
    }

    fn judge(&mut self, candidate: Candidate, line: &mut Line, prose: Prose<'t>) {
        if !line.admits() || line.is_quoted(self.text, candidate.span.start) {
            return;
        }
        let context = Context::new(self.text, prose.block, line.statement, candidate.span);
        if line.stress.is_none()
            && stresses(candidate.marker, &context, prose.place)
            && self.is_set_against(candidate.marker, prose)
        {
            line.stress = Some(candidate.span);
        }
        if prose.place == Place::Text && candidate.marker == Marker::Cross {
            line.is_crossed |= sign::opens_line(&context);
        }
        let modality = judge(candidate.marker, &context, prose.place);
        if let Some(modality) = modality.filter(|_| self.is_set_against(candidate.marker, prose)) {
            self.push(modality, candidate.span, line, prose.place);
        }
    }

    /// Whether ✅ stands in a list with ❌, or the other way round: alone, each is a bullet.
    fn is_set_against(&self, marker: Marker, prose: Prose<'t>) -> bool {
        const LONGEST: usize = 2048;
        let other = match marker {
            Marker::Tick => ["❌", "✗"],
            Marker::Cross => ["✅", "✓"],
            _ => return true,
        };
        let list = prose.list.of(self.text).as_bytes();
        let list = &list[..list.len().min(LONGEST)];
        other.iter().any(|sign| text::find(list, sign.as_bytes()).is_some())
    }

    /// Adds a rule, unless its line has one of that modality or a cross says that it is none to follow.
    fn push(&mut self, modality: Modality, marker: Span, line: &Line, place: Place) {
        let around = if place == Place::Cell { self.row } else { line.statement };
        let mut others = self.rules.iter().rev().take_while(|rule| around.contains(rule.span));
        let crossed = line.is_crossed && modality != Modality::MustNot;
        if !crossed && others.all(|rule| rule.modality != modality) {
            let marker = Span { end: marker.end.min(line.statement.end), ..marker };
            self.rules.push(Rule { span: line.statement, marker, modality });
        }
    }

    /// `IMPORTANT:` makes a rule of an order that has no other marker.
    fn close(&mut self, line: &Line) {
        let Some(marker) = line.stress else { return };
        let found = self.rules.last().is_some_and(|rule| rule.span == line.statement);
        if !found {
            self.rules.push(Rule { span: line.statement, marker, modality: Modality::Must });
        }
    }

    /// An alert or a tag makes a rule of the order that it opens with, if that has no other marker.
    fn stress(&mut self, marker: Span, prose: Span, before: usize) {
        let line = Line::around(self.text, prose, Span::empty(prose.start as usize));
        let found = self.rules[before..].iter().any(|rule| rule.span == line.statement);
        if !found && stress::is_order(line.statement.of(self.text)) {
            self.rules.insert(before, Rule { span: line.statement, marker, modality: Modality::Must });
        }
    }
}

/// The list that a paragraph is an item of, else the paragraph.
fn list_around(markdown: &Markdown, block: &Block) -> Span {
    let parent = |block: &Block| block.parent.map(|parent| &markdown.blocks[parent as usize]);
    let list = parent(block).and_then(parent).filter(|list| matches!(list.kind, BlockKind::List(_)));
    list.unwrap_or(block).span
}
