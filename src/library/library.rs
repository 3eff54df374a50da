use std::cell::{Cell, OnceCell};
use std::fmt;
use std::sync::Arc;

use super::covers::{Covers, Known};
use super::graph::Graph;
use super::index::{Index, Named, goes_by_name};
use super::inquiry::{self, Asked};
use super::part::Parts;
use super::section::Anchors;
use super::stems::Stems;
use super::written::Written;
use super::{Configuration, Reference, index, path, place, resolve, suggest};
use crate::agent::Agent;
use crate::document::{Document, Kind, Mention, Options};
use crate::text::{DocumentPath, Map, Span, order};

/// How many files that keep a folder's place are looked past.
const PLACE_KEEPERS: usize = 8;

/// A set of documents by path, with the references between them.
#[derive(Debug, Default)]
pub struct Library {
    slots: Vec<Option<Slot>>,
    /// The slots of documents that were deleted.
    free: Vec<DocumentId>,
    by_path: Map<String, DocumentId>,
    index: Index,
    /// What the documents are called, once someone asked for names near another.
    stems: OnceCell<Stems>,
    /// Which files the documents say are written, once someone asked.
    written: OnceCell<Written>,
    /// Whether the references of any document were worked out: while a library is loaded, there are none to forget.
    knows_references: Cell<bool>,
    configuration: Configuration,
    /// The places of the configuration's aliases by what they stand for. Of those for the same, the first counts.
    aliases: Map<String, u32>,
}

/// A document of a library. It stays valid until that document is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(u32);

/// No document answers to a name, or several do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownDocument {
    /// The name that was asked for.
    pub name: String,
    /// The paths of the nearest documents, best first; where several answer to the name, those.
    pub suggestions: Vec<String>,
    /// Whether several answer to the name.
    pub ambiguous: bool,
}

#[derive(Debug)]
struct Slot {
    document: Arc<Document>,
    resolved: OnceCell<Resolved>,
    /// How its sections are named, once a reference named one.
    anchors: OnceCell<Anchors>,
    /// What references may name beside sections, once someone asked.
    parts: OnceCell<Parts>,
    /// What its agent is called, once someone asked.
    name: OnceCell<Option<Box<str>>>,
    /// Which topics it covers, of those that someone asked for.
    covers: Known,
}

/// What became of the mentions of a document.
#[derive(Debug)]
struct Resolved {
    references: Vec<Reference>,
    asked: Asked,
}

impl Library {
    /// An empty library.
    #[must_use]
    pub fn new(configuration: Configuration) -> Self {
        let aliases = configuration.aliases.iter().enumerate().rev();
        let aliases = aliases.map(|(place, (alias, _))| (alias.clone(), place as u32)).collect();
        Self { configuration, aliases, ..Self::default() }
    }

    /// Adds a document, or replaces the one at that path.
    ///
    /// Where the names that the library answers to stay as they were, the other documents keep their references.
    pub fn set(&mut self, path: DocumentPath, text: String, options: Options) -> DocumentId {
        let document = Document::read(path, text, options);
        match self.id(document.path()) {
            Some(id) => self.replace(id, document),
            None => self.add(document),
        }
    }

    /// Removes a document. Says whether there was one.
    pub fn delete(&mut self, path: &str) -> bool {
        let Some(id) = self.by_path.remove(path) else { return false };
        self.take(id);
        self.free.push(id);
        true
    }

    /// Moves a document to another path. Says whether there was one; what lay at the other path is replaced.
    pub fn rename(&mut self, from: &str, to: DocumentPath) -> bool {
        if self.id(from).is_none() || from == to.as_str() {
            return self.id(from).is_some();
        }
        self.delete(to.as_str());
        let Some(id) = self.by_path.remove(from) else { return false };
        if let Some(document) = self.take(id) {
            self.put(id, document.moved(to));
        }
        true
    }

    fn add(&mut self, document: Document) -> DocumentId {
        let id = self.free.pop().unwrap_or_else(|| {
            self.slots.push(None);
            DocumentId(self.slots.len() as u32 - 1)
        });
        self.put(id, document);
        id
    }

    fn replace(&mut self, id: DocumentId, document: Document) -> DocumentId {
        let old = self.shared(id);
        let mut changed = Vec::new();
        if answers(&old) != answers(&document) {
            changed.extend(inquiry::about_names(&old));
            changed.extend(inquiry::about_names(&document));
            self.index.remove_names(id, &old);
            self.index.add_names(id, &document);
        }
        if !titles(&old).eq(titles(&document)) {
            changed.push(inquiry::about_sections(&document));
        }
        self.forget_answers(&changed);
        self.rewrite(Some(&old), Some(&document));
        self.slots[id.0 as usize] = Some(Slot::new(document));
        id
    }

    /// Puts a document in its place and under its names.
    fn put(&mut self, id: DocumentId, document: Document) {
        self.stems.take();
        self.forget_answers(&inquiry::about_place(&document));
        self.rewrite(None, Some(&document));
        self.by_path.insert(document.path().to_owned(), id);
        self.index.add_place(id, document.path());
        self.index.add_names(id, &document);
        self.slots[id.0 as usize] = Some(Slot::new(document));
    }

    /// Takes a document from its place and its names.
    fn take(&mut self, id: DocumentId) -> Option<Arc<Document>> {
        let Slot { document, .. } = self.slots[id.0 as usize].take()?;
        self.stems.take();
        self.index.remove_place(id, document.path());
        self.index.remove_names(id, &document);
        self.forget_answers(&inquiry::about_place(&document));
        self.rewrite(Some(&document), None);
        Some(document)
    }

    /// Goes over from the files that one document said are written to those that another says, if anyone asked for them.
    fn rewrite(&mut self, before: Option<&Document>, now: Option<&Document>) {
        let Some(all) = self.written.get_mut() else { return };
        let changed = all.exchange(before, now);
        self.forget_answers(&inquiry::about_written(&changed));
    }

    /// What depends on these questions is worked out anew when someone asks for it.
    fn forget_answers(&mut self, questions: &[u32]) {
        if !self.knows_references.get() {
            return;
        }
        for slot in self.slots.iter_mut().flatten() {
            if slot.resolved.get().is_some_and(|resolved| resolved.asked.any_of(questions)) {
                slot.resolved.take();
            }
        }
    }

    /// The document at a path.
    #[must_use]
    pub fn id(&self, path: &str) -> Option<DocumentId> {
        self.by_path.get(path).copied()
    }

    /// A document of this library.
    ///
    /// # Panics
    ///
    /// When `id` is of a document that was deleted, or of another library.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> &Document {
        &self.slot(id).document
    }

    /// What a document is called by its file: the name without extensions, or for `SKILL.md` and its kin the folder's.
    ///
    /// # Panics
    ///
    /// As [`document`](Self::document) does.
    #[must_use]
    pub fn stem(&self, id: DocumentId) -> &str {
        index::stem_of(self.document(id).path())
    }

    /// What the agent that a document makes is called, as [`Agent::name_of`] says.
    ///
    /// # Panics
    ///
    /// As [`document`](Self::document) does.
    #[must_use]
    pub fn name(&self, id: DocumentId) -> Option<&str> {
        let slot = self.slot(id);
        let read = || Agent::name_of(&slot.document).map(|name| name.text.into());
        slot.name.get_or_init(read).as_deref()
    }

    /// Which topics a document covers.
    ///
    /// # Panics
    ///
    /// As [`document`](Self::document) does.
    #[must_use]
    pub fn covers(&self, id: DocumentId) -> Covers<'_> {
        let slot = self.slot(id);
        Covers::new(&slot.document, &slot.covers)
    }

    /// A document of this library as it is now, to be kept while the library goes on.
    ///
    /// # Panics
    ///
    /// As [`document`](Self::document) does.
    #[must_use]
    pub fn shared(&self, id: DocumentId) -> Arc<Document> {
        Arc::clone(&self.slot(id).document)
    }

    /// Every document, by path.
    pub fn documents(&self) -> impl Iterator<Item = (DocumentId, &Document)> {
        self.by_path.iter().map(|(_, &id)| (id, self.document(id)))
    }

    /// How many documents there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.by_path.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.by_path.len() == 0
    }

    /// What became of the mentions of a document, in document order.
    #[must_use]
    pub fn references(&self, id: DocumentId) -> &[Reference] {
        self.knows_references.set(true);
        let resolve = || {
            let (mut references, asked) = resolve::all(self, &self.index, id);
            references.shrink_to_fit();
            Resolved { references, asked }
        };
        &self.slot(id).resolved.get_or_init(resolve).references
    }

    /// The first link from one document to another.
    #[must_use]
    pub fn link(&self, from: DocumentId, to: DocumentId) -> Option<&Mention> {
        let leads_there =
            |reference: &&Reference| reference.verdict.is_linked() && reference.target == Some(to);
        let link = self.references(from).iter().find(leads_there)?;
        self.document(from).mentions().get(link.mention as usize)
    }

    /// The part of a document that a reference names behind `#`, where it is no section: a block or a region.
    #[must_use]
    pub fn named_part(&self, id: DocumentId, name: &str) -> Option<Span> {
        let slot = self.slot(id);
        slot.parts.get_or_init(|| Parts::read(&slot.document)).find(name)
    }

    /// The documents that a dangling reference may mean, best first.
    #[must_use]
    pub fn suggestions(&self, id: DocumentId, reference: &Reference) -> Vec<DocumentId> {
        suggest::for_reference(self, id, reference)
    }

    /// Finds a document by path, name or stem, as a caller would type it. Agents go before others of that name.
    ///
    /// # Errors
    ///
    /// When none answers to the name, or several do.
    pub fn find(&self, name: &str) -> Result<DocumentId, UnknownDocument> {
        let ids = self.answering(name);
        match ids[..] {
            [id] => Ok(id),
            [] => Err(self.unknown(name, suggest::for_name(self, name), false)),
            _ => Err(self.unknown(name, ids, true)),
        }
    }

    /// The documents that a caller or the configuration means by a path, name or stem, by path.
    pub(crate) fn answering(&self, name: &str) -> Vec<DocumentId> {
        if let Some(id) = self.id(name).or_else(|| self.id(&format!("{name}.md"))) {
            return vec![id];
        }
        let named = self.index.named(&index::key(name)).iter().map(|named| named.id);
        let mut ids: Vec<DocumentId> = named.chain(self.index.files(name).iter().copied()).collect();
        if ids.iter().any(|id| self.document(*id).kind() == Kind::Agent) {
            ids.retain(|id| self.document(*id).kind() == Kind::Agent);
        }
        order::sort_by_key(&mut ids, |id| self.document(*id).path());
        ids.dedup();
        ids
    }

    fn unknown(&self, name: &str, ids: Vec<DocumentId>, ambiguous: bool) -> UnknownDocument {
        let suggestions = ids.into_iter().map(|id| self.document(id).path().to_owned()).collect();
        UnknownDocument { name: name.to_owned(), suggestions, ambiguous }
    }

    /// The documents and how they refer to each other.
    #[must_use]
    pub fn graph(&self) -> Graph {
        Graph::of(self)
    }

    /// What the documents are called, prepared for telling which names are near another.
    pub(super) fn stems(&self) -> &Stems {
        self.stems.get_or_init(|| Stems::of(self.documents()))
    }

    /// Whether some document says that a run writes a file of that name, or that it is the user's.
    pub(super) fn is_written(&self, file: &str) -> bool {
        self.written.get_or_init(|| Written::of(self.documents().map(|(_, document)| document))).holds(file)
    }

    /// Whether some document lies below a folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        self.by_path.first_from(&start).is_some_and(|(path, _)| path.starts_with(&start))
    }

    /// Whether some document lies below a folder that does more than to keep its place for what is to come, as a README
    /// does.
    pub(super) fn has_content(&self, folder: &str) -> bool {
        let start = format!("{folder}/");
        let mut from = start.clone();
        for _ in 0..PLACE_KEEPERS {
            match self.by_path.first_from(&from) {
                Some((path, _)) if !path.starts_with(&start) => return false,
                Some((path, _)) if place::keeps_folder(path) => from = format!("{path}\0"),
                found => return found.is_some(),
            }
        }
        true
    }

    /// The section of a document that a fragment, what follows `#`, names.
    pub(crate) fn section(&self, id: DocumentId, fragment: &str) -> Option<u32> {
        self.anchors(id).find(fragment)
    }

    /// The next section of a document with the title of this one, where this is the first of them.
    pub(crate) fn twin(&self, id: DocumentId, section: u32) -> Option<u32> {
        self.anchors(id).twin(section)
    }

    fn anchors(&self, id: DocumentId) -> &Anchors {
        let slot = self.slot(id);
        slot.anchors.get_or_init(|| Anchors::read(&slot.document))
    }

    /// What a name stands for by the configuration.
    pub(super) fn alias(&self, name: &str) -> Option<&str> {
        let place = *self.aliases.get(name)?;
        self.configuration.aliases.get(place as usize).map(|(_, target)| target.as_str())
    }

    /// Pairs of documents of one kind and one package that give themselves the same name, the first by path before the
    /// other. What is called by its file only, and what a template leaves to fill in, rivals nothing.
    #[must_use]
    pub fn rivals(&self) -> Vec<(DocumentId, DocumentId)> {
        let mut rivals = Vec::new();
        for (_, named) in self.index.all() {
            let is_claim = |named: &&Named| {
                named.is_given()
                    && goes_by_name(self.document(named.id).kind())
                    && !place::is_placeholder(&named.name)
            };
            let given = named.iter().filter(is_claim).map(|named| named.id);
            let mut given: Vec<DocumentId> = given.collect();
            order::sort_by_key(&mut given, |&id| (self.realm(id), self.document(id).path()));
            for rivalling in given.chunk_by(|&one, &other| self.realm(one) == self.realm(other)) {
                rivals.extend(rivalling[1..].iter().map(|&other| (rivalling[0], other)));
            }
        }
        rivals
    }

    /// Where a name can mean one document only. Each tool reads its own folder, and what one team says to several of them
    /// has the same name in each.
    fn realm(&self, id: DocumentId) -> (Kind, &str, Option<&str>, Option<&str>) {
        let document = self.document(id);
        let path = document.path();
        (document.kind(), path::package(path), path::tool_folder(path), path::locale(path))
    }

    /// The bytes that the library takes in memory, the texts included.
    #[must_use]
    pub fn memory(&self) -> usize {
        let of_slot = |slot: &Slot| {
            let resolved = slot.resolved.get().map_or(0, Resolved::memory);
            let name = slot.name.get().map_or(0, |name| name.as_deref().map_or(0, str::len));
            let anchors = slot.anchors.get().map_or(0, Anchors::memory);
            slot.document.memory() + resolved + anchors + name + slot.covers.memory()
        };
        self.slots.iter().flatten().map(of_slot).sum::<usize>()
            + self.slots.capacity() * size_of::<Option<Slot>>()
            + self.by_path.memory(|path, _| path.capacity())
            + self.index.memory()
            + self.written.get().map_or(0, Written::memory)
    }

    /// What the library was told about itself.
    #[must_use]
    pub fn configuration(&self) -> &Configuration {
        &self.configuration
    }

    fn slot(&self, id: DocumentId) -> &Slot {
        match &self.slots[id.0 as usize] {
            Some(slot) => slot,
            None => panic!("the document was deleted"),
        }
    }
}

impl Slot {
    fn new(document: Document) -> Self {
        Self {
            document: Arc::new(document),
            resolved: OnceCell::new(),
            anchors: OnceCell::new(),
            parts: OnceCell::new(),
            name: OnceCell::new(),
            covers: Known::default(),
        }
    }
}

impl Resolved {
    fn memory(&self) -> usize {
        let candidates = self.references.iter().map(|reference| reference.candidates.capacity());
        self.references.capacity() * size_of::<Reference>()
            + candidates.sum::<usize>() * size_of::<DocumentId>()
            + self.asked.memory()
    }
}

/// What decides whether a document is what a name means.
fn answers(document: &Document) -> impl PartialEq + '_ {
    let title = document.title().map(|title| document.slice(title));
    (index::names(document), document.kind(), title, document.text().is_empty())
}

/// The titles of a document's sections, which references may name.
fn titles(document: &Document) -> impl Iterator<Item = &str> {
    document.sections().list().iter().map(|section| document.slice(section.title))
}

impl fmt::Display for UnknownDocument {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = if self.ambiguous { "several documents answer" } else { "no document answers" };
        write!(formatter, "{number} to `{}`", self.name)
    }
}

impl std::error::Error for UnknownDocument {}
