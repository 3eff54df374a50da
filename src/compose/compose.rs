use std::sync::{Arc, OnceLock};

use super::assembly::Assembly;
use super::brief::{Brief, Words};
use super::change::{Change, Edit, Extent};
use super::cut::{self, is_cut};
use super::family::Border;
use super::frame::{Frame, Group};
use super::label::{Labels, Renaming, rename_apart};
use super::part::Part;
use super::persona::{Named, Opening, Persona, Slice, Source};
use super::plan::{Plan, Role};
use super::variable::{self, Reporter, Use, Values};
use super::{Cache, Error, Order, Seal, escape, family, remark};
use crate::diagnostic::Diagnostic;
use crate::document::{Document, MAX_BYTES};
use crate::library::Library;
use crate::text::{Span, order};

/// The largest persona, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;

/// Puts a plan into effect.
///
/// Time and memory grow with the number of headings and line ends of the documents, not with their text: what can be
/// told from a document alone is kept in `cache`.
///
/// # Errors
///
/// `document-too-large` or `persona-too-large`.
pub fn compose(library: &Library, cache: &mut Cache, plan: &Plan, frame: Frame) -> Result<Persona, Error> {
    let mut sources = sources(library, cache, plan);
    check_sizes(&sources)?;
    let renamings = renamings(&sources);
    let mut renamed = renamed(&renamings, sources.len());
    let agent = sources.first().map(|agent| Arc::clone(&agent.part));
    let declarations = agent.as_ref().map(|agent| &agent.template.declarations);
    let values = Values::new(&plan.occasion.variables, declarations);
    let has_agent_last = plan.order == Order::SharedFirst;
    let mut composer = Composer {
        frame,
        section_level: if has_agent_last { 1 } else { family::agent_level(&sources) },
        has_agent_last,
        tags: frame.tags(),
        values,
        markers: plan.markers,
        assembly: Assembly::default(),
        openings: Vec::new(),
    };
    for (first, end) in in_order(&sources, has_agent_last) {
        if sources[first].role.has_text() {
            composer.family(first, &mut sources[first..end], &mut renamed[first..end]);
        }
    }
    composer.group(Group::References, &mut sources);
    composer.group(Group::Collaborators, &mut sources);
    composer.assembly.end_line(Change::Frame);
    let mut diagnostics = plan.diagnostics.clone();
    report_variables(&sources, values, &mut diagnostics);
    diagnostics.extend(remark::all(library, &plan.cycles, &sources, &renamings));
    let omissions =
        plan.omissions.iter().map(|omission| (library.shared(omission.document), omission.cause)).collect();
    let Composer { assembly: Assembly { pieces, written, removals, .. }, openings, .. } = composer;
    Ok(Persona {
        frame,
        sources,
        pieces,
        written,
        openings,
        removals,
        omissions,
        diagnostics,
        repeats: plan.repeats.clone(),
        given: plan.occasion.variables.clone(),
        digest: OnceLock::new(),
    })
}

/// Where the documents that stand as one begin and end among the sources, in the order of the text.
fn in_order(sources: &[Source], has_agent_last: bool) -> Vec<(usize, usize)> {
    let mut places = Vec::new();
    let mut first = 0;
    for family in family::families(sources) {
        places.push((first, first + family.len()));
        first += family.len();
    }
    if has_agent_last && !places.is_empty() {
        places.rotate_left(1);
    }
    places
}

/// Adds what is wrong with the values of variables.
fn report_variables(sources: &[Source], values: Values<'_>, findings: &mut Vec<Diagnostic>) {
    for source in sources {
        let (agent, document, template) = (sources[0].document(), source.document(), &source.part.template);
        let has = |one: &Use| source.part.has(source.role, &source.cuts, one);
        let own = if source.role.has_text() { template.declarations.own } else { 0 };
        Reporter { agent, document, template, values, has: &has }.report(own, findings);
    }
}

fn sources(library: &Library, cache: &mut Cache, plan: &Plan) -> Vec<Source> {
    let entries = plan.entries.iter();
    entries
        .map(|entry| {
            let part = cache.part(library, entry.document);
            Source {
                id: entry.document,
                role: entry.role,
                reasons: entry.reasons.clone(),
                cuts: entry.cuts.clone(),
                slices: family::slices(entry, &part),
                output: Extent::default(),
                part,
            }
        })
        .collect()
}

fn check_sizes(sources: &[Source]) -> Result<(), Error> {
    let bytes = |source: &Source| source.document().text().len();
    if let Some(source) = sources.iter().find(|source| bytes(source) > MAX_BYTES) {
        return Err(Error::document_too_large(source.path(), bytes(source), MAX_BYTES));
    }
    let total: u64 = sources.iter().map(|source| bytes(source) as u64).sum();
    match sources.iter().max_by_key(|source| bytes(source)) {
        Some(largest) if total > LARGEST => Err(Error::persona_too_large(total, LARGEST, largest.path())),
        _ => Ok(()),
    }
}

fn renamings(sources: &[Source]) -> Vec<Renaming> {
    // Without a definition there is nothing that a label could be taken for.
    if !sources.iter().any(|source| source.part.defines()) {
        return Vec::new();
    }
    let documents: Vec<(&Document, &Labels, bool)> = sources
        .iter()
        .map(|source| (source.document(), source.part.labels(), source.role.has_text()))
        .collect();
    rename_apart(&documents)
}

/// The edits of the renamings, for each source.
fn renamed(renamings: &[Renaming], sources: usize) -> Vec<Vec<Edit>> {
    let mut edits = vec![Vec::new(); sources];
    renamings.iter().for_each(|renaming| edits[renaming.document].extend_from_slice(&renaming.edits));
    edits.iter_mut().for_each(|edits| order::sort_by_key(edits, Edit::order));
    edits
}

struct Composer<'a> {
    frame: Frame,
    values: Values<'a>,
    /// Whether the agent comes after what it refers to, and is set apart like that.
    has_agent_last: bool,
    /// The level of the headings that promptlink writes.
    section_level: u8,
    tags: Vec<&'static str>,
    /// Whether comments say where the parts are from.
    markers: bool,
    assembly: Assembly,
    openings: Vec<Opening>,
}

impl Composer<'_> {
    /// Writes a document with all that it inherits.
    fn family(&mut self, first: usize, family: &mut [Source], renamed: &mut [Vec<Edit>]) {
        let kept = family::kept(family);
        self.open(first, family, kept.first().copied());
        if family[0].role != Role::Identity || self.has_agent_last {
            family::set_below(family, self.frame, self.section_level);
        }
        let start = self.assembly.end();
        let mut before = None;
        for place in kept {
            self.set_apart(family, before, place);
            self.mark(family, place);
            self.slice(first, family, place, &renamed[place.0]);
            before = Some(place);
        }
        for place in family::left_out(family) {
            self.slice(first, family, place, &[]);
        }
        for (member, source) in family.iter_mut().enumerate() {
            let piece = self.assembly.pieces.len() as u32;
            self.assembly.removals.extend(family::gaps(first + member, source, piece));
            source.output = family::hull(source).unwrap_or(start);
        }
        family[0].output = start.to(self.assembly.end());
        self.close(self.frame.closing());
    }

    /// Leaves a blank line between two slices, and more or less where that reads better or keeps them apart.
    fn set_apart(&mut self, family: &[Source], before: Option<family::Place>, next: family::Place) {
        let Some(before) = before else { return };
        let slice = |(member, at): family::Place| (&family[member], &family[member].slices[at]);
        // A marker keeps them apart, too.
        let border =
            if self.markers { Border::BlankLine } else { family::border(slice(before), slice(next)) };
        match border {
            Border::Nothing => self.assembly.end_line(Change::BlankLines),
            Border::BlankLine => self.assembly.blank_line(Change::BlankLines),
            Border::Comment => {
                self.assembly.blank_line(Change::BlankLines);
                self.assembly.write("<!-- -->\n\n", Change::Seal);
            }
        }
    }

    /// Says where a slice is from.
    fn mark(&mut self, family: &[Source], (member, at): family::Place) {
        if self.markers {
            let marker = family::marker(&family[member], &family[member].slices[at]);
            self.assembly.write(&self.escaped(&marker), Change::Marker);
        }
    }

    fn slice(&mut self, first: usize, family: &mut [Source], (member, at): family::Place, renamed: &[Edit]) {
        let source = &mut family[member];
        let slice = source.slices[at];
        let part = Arc::clone(&source.part);
        let from = Extent::of(&part.document, slice.span);
        let edits = self.edits(source, slice, renamed);
        let start = self.assembly.end();
        self.assembly.edit(first + member, &part.document, from, &edits);
        let is_last = slice.span.end == part.content.bytes.end;
        if let Some(seal) =
            part.seal.as_ref().filter(|seal| is_last && !is_cut(&source.cuts, seal.opener.start))
        {
            self.seal(seal);
        }
        source.slices[at].output = start.to(self.assembly.end());
    }

    /// Writes what stands before a document.
    fn open(&mut self, first: usize, family: &[Source], begins: Option<family::Place>) {
        if family[0].role == Role::Identity && self.frame == Frame::Heading && !self.has_agent_last {
            if let Some((member, at)) = begins {
                self.guard(family[member].document().slice(family[member].slices[at].span));
            }
            return;
        }
        let line = self.frame.opening(family[0].document(), self.section_level);
        self.opening(&line, Named::Source(first));
    }

    /// Keeps the agent's first line from reading as the head of a file.
    fn guard(&mut self, text: &str) {
        let text = text.trim_start_matches([' ', '\t', '\n', '\r']);
        if ["---", "+++", "{", "\u{FEFF}"].iter().any(|head| text.starts_with(head)) {
            self.assembly.write("\n", Change::Frame);
        }
    }

    fn opening(&mut self, line: &str, names: Named) {
        self.assembly.blank_line(Change::Frame);
        let output = self.assembly.end();
        let end = self.assembly.written.len() + line.len();
        self.assembly.write(&[line, "\n\n"].concat(), Change::Frame);
        let title = line.trim_start_matches('#').trim_start();
        let level = if self.frame == Frame::Heading { self.section_level } else { 0 };
        self.openings.push(Opening { names, title: Span::new(end - title.len(), end), level, output });
    }

    /// Writes what stands after a document or a list.
    fn close(&mut self, closing: Option<String>) {
        let Some(closing) = closing else { return };
        self.assembly.blank_line(Change::Frame);
        self.assembly.write(&closing, Change::Frame);
        let end = self.assembly.end();
        if let Some(opening) = self.openings.last_mut() {
            opening.output = opening.output.to(end);
        }
    }

    fn edits(&self, source: &Source, slice: Slice, renamed: &[Edit]) -> Vec<Edit> {
        let part = &source.part;
        let within = |edits: &[Edit]| {
            let end = if slice.span.end == part.content.bytes.end { u32::MAX } else { slice.span.end };
            let before = |offset: u32| edits.partition_point(|edit| edit.at.bytes.start < offset);
            before(slice.span.start)..before(end)
        };
        let mut edits = renamed[within(renamed)].to_vec();
        if slice.shift != 0 {
            part.headings.edits(slice.span, slice.shift, &mut edits);
        }
        edits.extend(self.escapes(&part.document, slice.span));
        // Last, for a line end that another edit takes along is no longer there.
        edits.extend_from_slice(&part.edits[within(&part.edits)]);
        let has_tags = !self.tags.is_empty();
        variable::expand(&part.document, &part.template, self.values, slice.span, has_tags, &mut edits);
        if !source.cuts.is_empty() {
            cut::apply(&part.document, slice.span, &cut::clipped(&source.cuts, slice.span), &mut edits);
        }
        order::sort_by_key(&mut edits, Edit::order);
        edits
    }

    fn escapes(&self, document: &Document, span: Span) -> Vec<Edit> {
        if self.tags.is_empty() {
            return Vec::new();
        }
        let start = span.start as usize;
        escape::own_tags(document.slice(span), &self.tags)
            .map(|at| escape::own_tag(document, start + at))
            .collect()
    }

    fn seal(&mut self, seal: &Seal) {
        self.assembly.end_line(Change::Seal);
        self.assembly.write(&seal.closer, Change::Seal);
        self.assembly.write("\n", Change::Seal);
    }

    /// Writes a list of the documents that have a role, a line each.
    fn group(&mut self, group: Group, sources: &mut [Source]) {
        let mut members =
            sources.iter_mut().enumerate().filter(|(_, source)| source.role == group.role()).peekable();
        if members.peek().is_none() {
            return;
        }
        let opening = self.frame.group_opening(group, self.section_level);
        self.opening(&opening, Named::Group(group));
        self.assembly.write(group.introduction(), Change::Frame);
        for (index, source) in members {
            let start = self.assembly.end();
            self.line(index, source);
            source.output = start.to(self.assembly.end());
        }
        self.close(self.frame.group_closing(group));
    }

    fn line(&mut self, index: usize, source: &Source) {
        let part = Arc::clone(&source.part);
        let Brief { name, about, is_cut } = part.brief();
        let change = if source.role == Role::Pointer { Change::Pointer } else { Change::Brief };
        if source.role == Role::Pointer {
            self.assembly
                .write(&["- ", &self.escaped(&escape::code_span(part.document.path()))].concat(), change);
        } else {
            self.assembly.write("- **", change);
            self.say(index, &part, name, change);
            self.assembly.write("**", change);
        }
        if let Some(about) = about {
            self.assembly.write(": ", change);
            self.say(index, &part, about, change);
        }
        self.assembly.write(if *is_cut { " …\n" } else { "\n" }, change);
    }

    fn say(&mut self, index: usize, part: &Part, words: &Words, change: Change) {
        let Part { document, template, .. } = part;
        let has_tags = !self.tags.is_empty();
        match words {
            Words::Source(words) => {
                let mut edits = self.escapes(document, words.bytes);
                variable::expand(document, template, self.values, words.bytes, has_tags, &mut edits);
                order::sort_by_key(&mut edits, Edit::order);
                self.assembly.edit(index, document, *words, &edits);
            }
            Words::Read(text, _) => {
                let text = variable::filled(&self.escaped(text), template, self.values, has_tags);
                self.assembly.write(&text, change);
            }
        }
    }

    fn escaped(&self, text: &str) -> String {
        let mut escaped = String::with_capacity(text.len());
        let mut done = 0;
        for at in escape::own_tags(text, &self.tags) {
            escaped.push_str(&text[done..at]);
            escaped.push_str(escape::LESS_THAN);
            done = at + 1;
        }
        escaped.push_str(&text[done..]);
        escaped
    }
}
