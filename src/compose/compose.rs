use std::sync::{Arc, OnceLock};

use super::assembly::Assembly;
use super::brief::{Brief, Words};
use super::change::{Change, Edit, Extent};
use super::cut::{self, is_cut};
use super::frame::{Frame, Group};
use super::label::{Labels, Renaming, rename_apart};
use super::persona::{Named, Opening, Persona, Source};
use super::plan::{Plan, Role};
use super::{Cache, Error, Seal, escape, remark};
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
    let section_level = sources.first().map_or(1, |agent| agent.part.headings.section_level());
    let mut composer = Composer {
        frame,
        section_level,
        tags: frame.tags(),
        assembly: Assembly::default(),
        openings: Vec::new(),
    };
    for (index, source) in sources.iter_mut().enumerate() {
        if matches!(source.role, Role::Identity | Role::Inline) {
            composer.document(index, source, std::mem::take(&mut renamed[index]));
        }
    }
    composer.group(Group::References, &mut sources);
    composer.group(Group::Collaborators, &mut sources);
    composer.assembly.end_line(Change::Frame);
    let mut diagnostics = plan.diagnostics.clone();
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
        digest: OnceLock::new(),
    })
}

fn sources(library: &Library, cache: &mut Cache, plan: &Plan) -> Vec<Source> {
    let entries = plan.entries.iter();
    entries
        .map(|entry| Source {
            id: entry.document,
            role: entry.role,
            reasons: entry.reasons.clone(),
            part: cache.part(library, entry.document),
            cuts: entry.cuts.clone(),
            shift: 0,
            output: Extent::default(),
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
        .map(|source| {
            let is_inline = matches!(source.role, Role::Identity | Role::Inline);
            (source.document(), source.part.labels(), is_inline)
        })
        .collect();
    rename_apart(&documents)
}

/// The edits of the renamings, for each source.
fn renamed(renamings: &[Renaming], sources: usize) -> Vec<Vec<Edit>> {
    let mut edits = vec![Vec::new(); sources];
    renamings.iter().for_each(|renaming| edits[renaming.document].extend_from_slice(&renaming.edits));
    edits
}

struct Composer {
    frame: Frame,
    /// The level of the headings that promptlink writes.
    section_level: u8,
    tags: Vec<&'static str>,
    assembly: Assembly,
    openings: Vec<Opening>,
}

impl Composer {
    fn document(&mut self, index: usize, source: &mut Source, edits: Vec<Edit>) {
        let part = Arc::clone(&source.part);
        let is_agent = source.role == Role::Identity;
        self.open(index, &part.document, is_agent);
        if !is_agent {
            source.shift = part.headings.shift_to(self.frame.document_level(self.section_level));
        }
        let edits = self.edits(source, edits);
        let start = self.assembly.end();
        self.assembly.edit(index, &part.document, part.content, &edits);
        if let Some(seal) = part.seal.as_ref().filter(|seal| !is_cut(&source.cuts, seal.opener.start)) {
            self.seal(seal);
        }
        source.output = start.to(self.assembly.end());
        self.close(self.frame.closing());
    }

    /// Writes what stands before a document.
    fn open(&mut self, index: usize, document: &Document, is_agent: bool) {
        if is_agent && self.frame == Frame::Heading {
            return self.guard(document);
        }
        let line = self.frame.opening(document, self.section_level);
        self.opening(&line, Named::Source(index));
    }

    /// Keeps the agent's first line from reading as the head of a file.
    fn guard(&mut self, document: &Document) {
        let body = document.slice(document.body()).trim_start_matches([' ', '\t', '\n', '\r']);
        if ["---", "+++", "{", "\u{FEFF}"].iter().any(|head| body.starts_with(head)) {
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

    fn edits(&self, source: &Source, mut edits: Vec<Edit>) -> Vec<Edit> {
        let part = &source.part;
        if source.shift != 0 {
            part.headings.edits(source.shift, &mut edits);
        }
        edits.extend(self.escapes(&part.document, part.content.bytes));
        // Last, for a line end that another edit takes along is no longer there.
        edits.extend_from_slice(&part.edits);
        if !source.cuts.is_empty() {
            cut::apply(&part.document, part.content.bytes, &source.cuts, &mut edits);
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
            self.say(index, &part.document, name, change);
            self.assembly.write("**", change);
        }
        if let Some(about) = about {
            self.assembly.write(": ", change);
            self.say(index, &part.document, about, change);
        }
        self.assembly.write(if *is_cut { " …\n" } else { "\n" }, change);
    }

    fn say(&mut self, index: usize, document: &Document, words: &Words, change: Change) {
        match words {
            Words::Source(words) => {
                let escapes = self.escapes(document, words.bytes);
                self.assembly.edit(index, document, *words, &escapes);
            }
            Words::Read(text) => self.assembly.write(&self.escaped(text), change),
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
