use std::borrow::Cow;
use std::sync::{Arc, OnceLock};

use super::brief::{Brief, Words, brief};
use super::change::{Change, Edit, Extent};
use super::cut::{self, Cut, kept_parts, merged};
use super::inherit::parents;
use super::label::Labels;
use super::level::Headings;
use super::repeat::{Statement, statements};
use super::unit::{Unit, units};
use super::variable::{self, Conditions, Declarations, Template, Use, Values};
use super::{Cause, Role, Seal, escape, seal};
use crate::document::{Document, InlineKind, Markdown};
use crate::library::{DocumentId, Library};
use crate::text::{Map, Span, estimate_tokens, find, line_end, line_start, order};

/// What composing needs to know about one document and can tell from it alone.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) document: Arc<Document>,
    /// The body without the blank lines at its borders.
    pub(super) content: Extent,
    pub(super) headings: Headings,
    pub(super) seal: Option<Seal>,
    /// Links and images that lead to a place relative to the document's own.
    pub(super) relative_links: Vec<Span>,
    /// What has to be edited wherever the document stands, in order.
    pub(super) edits: Vec<Edit>,
    /// The variables that it declares or inherits.
    pub(super) template: Template,
    pub(super) conditions: Conditions,
    /// The documents that it inherits variables from.
    lenders: Vec<Arc<Document>>,
    may_define: bool,
    labels: OnceLock<Labels>,
    brief: OnceLock<Brief>,
    tokens: OnceLock<Vec<u32>>,
    units: OnceLock<Vec<Unit>>,
    statements: OnceLock<Vec<Statement>>,
}

/// What was found out about the documents of a library, kept from one composition to the next.
///
/// It notices by itself when a document has changed. A cache belongs to one library.
#[derive(Debug, Default)]
pub struct Cache {
    parts: Map<DocumentId, Arc<Part>>,
}

impl Cache {
    /// Forgets the documents that the library no longer holds.
    pub fn retain(&mut self, library: &Library) {
        self.parts.retain(|id, part| library.id(part.document.path()) == Some(*id));
    }

    pub(super) fn part(&mut self, library: &Library, id: DocumentId) -> Arc<Part> {
        let document = library.shared(id);
        let lenders =
            parents(library, id).into_iter().map(|parent| library.shared(parent)).collect::<Vec<_>>();
        match self.parts.get(&id) {
            Some(part) if part.is_of(&document, &lenders) => Arc::clone(part),
            _ => {
                let template = Template::read(&document, Declarations::of(library, id));
                let part = Arc::new(Part::read(document, template, lenders));
                self.parts.insert(id, Arc::clone(&part));
                part
            }
        }
    }
}

/// The tokens of the list marker, what sets the name off, and the line end.
const MARKS: u32 = 4;

impl Part {
    fn read(document: Arc<Document>, template: Template, lenders: Vec<Arc<Document>>) -> Self {
        let seal = seal(&document);
        let content = content(&document, seal.is_some());
        let conditions = Conditions::read(&document);
        Self {
            content: Extent::of(&document, content),
            headings: Headings::read(&document),
            relative_links: relative_links(document.markdown()),
            edits: edits(&document, content, &conditions),
            template,
            conditions,
            lenders,
            may_define: find(document.text().as_bytes(), b"]:").is_some(),
            seal,
            labels: OnceLock::new(),
            brief: OnceLock::new(),
            tokens: OnceLock::new(),
            units: OnceLock::new(),
            statements: OnceLock::new(),
            document,
        }
    }

    /// Whether it was read from this document, and its variables from these.
    fn is_of(&self, document: &Arc<Document>, lenders: &[Arc<Document>]) -> bool {
        let mut pairs = self.lenders.iter().zip(lenders);
        Arc::ptr_eq(&self.document, document)
            && self.lenders.len() == lenders.len()
            && pairs.all(|(one, other)| Arc::ptr_eq(one, other))
    }

    /// Whether its text depends on the occasion.
    pub(super) fn varies(&self) -> bool {
        self.template.uses.iter().any(|one| one.is_expanded()) || !self.conditions.sections.is_empty()
    }

    /// Whether it has anything that text of another document could be a link to.
    pub(super) fn defines(&self) -> bool {
        self.may_define && self.labels().defines()
    }

    pub(super) fn labels(&self) -> &Labels {
        self.labels.get_or_init(|| Labels::read(&self.document))
    }

    /// Whether it is in a persona what uses a variable: the text, without what is left out, or the line of its role.
    pub(super) fn has(&self, role: Role, cuts: &[Cut], one: &Use) -> bool {
        match role.has_text() {
            true => one.span.start >= self.document.body().start && !cut::is_cut(cuts, one.span.start),
            false => self.brief().shows(role, &self.document, one),
        }
    }

    pub(super) fn brief(&self) -> &Brief {
        self.brief.get_or_init(|| brief(&self.document))
    }

    /// What other documents may say in the same words.
    pub(super) fn statements(&self) -> &[Statement] {
        self.statements.get_or_init(|| statements(&self.document, self.units()))
    }

    /// What is left out of it whole or not at all.
    pub(super) fn units(&self) -> &[Unit] {
        self.units.get_or_init(|| units(&self.document))
    }

    /// The tokens of what stands before the first section, then of each section without its sub-sections: without what
    /// is cut away, comments with conditions and blank lines around all that, and with values in the place of variables.
    pub(super) fn tokens_of(&self, cuts: &[Cut], values: Values<'_>) -> Cow<'_, [u32]> {
        if cuts.is_empty() && self.template.uses.is_empty() {
            return self.tokens.get_or_init(|| self.count(cuts, values)).into();
        }
        self.count(cuts, values).into()
    }

    fn count(&self, cuts: &[Cut], values: Values<'_>) -> Vec<u32> {
        let comment = |span| Cut { span, cause: Cause::Condition(span), meets_item: false };
        let cuts = merged(cuts.to_vec(), self.conditions.comments().into_iter().map(comment).collect());
        let sections = self.document.sections();
        let own = sections.list().iter().map(|section| section.heading.to(section.body));
        let tokens = |span: Span| {
            let mut text = Cow::default();
            for part in kept_parts(&cuts, span) {
                let part = variable::expanded(&self.document, &self.template, values, part);
                if !part.trim().is_empty() {
                    text += part;
                }
            }
            estimate_tokens(&text)
        };
        std::iter::once(sections.preamble()).chain(own).map(tokens).collect()
    }

    /// The tokens that the document costs in a role.
    pub(super) fn cost(&self, role: Role, cuts: &[Cut], values: Values<'_>) -> u32 {
        let document = &self.document;
        match role {
            Role::Identity | Role::Inherited | Role::Inline => self.tokens_of(cuts, values).iter().sum(),
            Role::Pointer => self.line_tokens(document.path(), values),
            Role::Brief => self.line_tokens(&self.said(&self.brief().name, values), values),
        }
    }

    /// What a line costs that gives the document this name.
    fn line_tokens(&self, name: &str, values: Values<'_>) -> u32 {
        let about = self.brief().about.as_ref();
        MARKS + estimate_tokens(name) + about.map_or(0, |about| estimate_tokens(&self.said(about, values)))
    }

    /// Words that introduce it, with values in the place of variables.
    fn said(&self, words: &Words, values: Values<'_>) -> Cow<'_, str> {
        match words {
            Words::Source(words) => variable::expanded(&self.document, &self.template, values, words.bytes),
            Words::Read(text, _) => variable::filled(text, &self.template, values, false).into(),
        }
    }

    /// How many spans composing drops around the content, at most.
    pub(super) const MOST_LIFTED: usize = 4;

    /// What composing drops around the content, in the order of the source.
    pub(super) fn lifted(&self) -> impl Iterator<Item = (Span, Change)> {
        let body = self.document.body();
        let bytes = self.content.bytes;
        let mark =
            if self.document.text().starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() as u32 } else { 0 };
        let spans: [_; Self::MOST_LIFTED] = [
            (Span { start: 0, end: mark }, Change::ByteOrderMark),
            (Span { start: mark, end: body.start }, Change::Frontmatter),
            (Span { start: body.start, end: bytes.start }, Change::BlankLines),
            (Span { start: bytes.end, end: body.end }, Change::BlankLines),
        ];
        spans.into_iter().filter(|(span, _)| !span.is_empty())
    }
}

impl Span {
    /// From the start of this span to the end of `last`.
    fn to(self, last: Self) -> Self {
        Self { start: self.start, end: last.end }
    }
}

/// The body from its first line that is not blank to its last, line end included. What is open at the end keeps its
/// blank lines: they are part of it.
pub(super) fn content(document: &Document, is_open: bool) -> Span {
    let body = document.body();
    let text = document.slice(body);
    let blank = |character: char| matches!(character, ' ' | '\t' | '\n' | '\r');
    let inner = text.trim_start_matches(blank);
    let start = line_start(text, text.len() - inner.len());
    let end = if is_open { text.len() } else { end_of_last_line(text, text.trim_end_matches(blank).len()) };
    Span::new(body.start as usize + start.min(end), body.start as usize + end)
}

/// The end of the line that goes on at `from` with nothing but white space.
fn end_of_last_line(text: &str, from: usize) -> usize {
    if from == 0 {
        return 0;
    }
    line_end(text, from)
}

fn relative_links(markdown: &Markdown) -> Vec<Span> {
    let links =
        markdown.inlines.iter().filter(|inline| matches!(inline.kind, InlineKind::Link | InlineKind::Image));
    links.filter(|link| is_relative(markdown.destination(link))).map(|link| link.span).collect()
}

/// Whether a destination is neither empty, nor inside its own document, nor an address that is complete.
pub(super) fn is_relative(destination: &str) -> bool {
    let first = destination.split(['/', '?', '#']).next().unwrap_or_default();
    !destination.is_empty() && !destination.starts_with(['#', '/', '?']) && !first.contains(':')
}

/// Escapes what parsers read differently. Drops comments that are for promptlink, the `\r` of every `\r\n`, and makes every other one a line feed.
fn edits(document: &Document, content: Span, conditions: &Conditions) -> Vec<Edit> {
    let text = document.text();
    let edit = |at: usize, text, change| Edit::new(document, Span::new(at, at + 1), text, change);
    let foreign = escape::foreign_end_tags(document).into_iter();
    let mut edits: Vec<Edit> = foreign.map(|at| edit(at, escape::LESS_THAN, Change::Escape)).collect();
    let line_ends = memchr::memchr_iter(b'\r', text.as_bytes());
    edits.reserve(line_ends.clone().count());
    edits.extend(line_ends.map(|at| {
        let line_feed = if text[at + 1..].starts_with('\n') { "" } else { "\n" };
        edit(at, line_feed, Change::LineEnd)
    }));
    edits.extend(conditions.comments().into_iter().map(|comment| {
        let lines = cut::around(document, content, comment, false);
        Edit::new(document, lines, "", Change::Condition)
    }));
    order::sort_by_key(&mut edits, Edit::order);
    edits
}
