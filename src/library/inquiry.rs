use std::cell::RefCell;

use super::glob;
use super::index::{Index, Named, ends, goes_by_name, key, names};
use super::{Configuration, DocumentId, Library, path, suggest};
use crate::document::Document;
use crate::text::{hash, order};

/// A library as the references of one document are resolved against it.
///
/// It remembers all that it was asked and that other documents can change, so that those references can be forgotten
/// exactly when an answer may have become another.
pub(super) struct Inquiry<'a> {
    library: &'a Library,
    index: &'a Index,
    asked: RefCell<Vec<u32>>,
}

/// The questions that the references of a document depend on, as sorted hashes.
///
/// A collision only makes references be worked out once more than needed.
#[derive(Debug, Default)]
pub(super) struct Asked(Box<[u32]>);

/// A question about the documents of a library.
#[derive(Clone, Copy)]
enum Question<'a> {
    /// Which documents have this file name?
    File(&'a str),
    /// Which documents answer to this name, and what are they?
    Name(&'a str),
    /// Do documents lie below this folder?
    Folder(&'a str),
    /// Is some package called so, wherever it is?
    Package(&'a str),
    /// Does a name of an agent, skill or command begin or end so?
    End(&'a str),
    /// Which sections does the document at this path have?
    Sections(&'a str),
    /// Which file names are near to another?
    NearNames,
    /// Does some document say that a run writes this file?
    Written(&'a str),
    /// Which paths are there?
    Paths,
}

impl<'a> Inquiry<'a> {
    pub(super) fn of(library: &'a Library, index: &'a Index) -> Self {
        Self { library, index, asked: RefCell::default() }
    }

    /// What was asked.
    pub(super) fn finish(self) -> Asked {
        Asked(order::distinct(self.asked.into_inner()).into())
    }

    fn ask(&self, question: Question<'_>) {
        let hash = question.hash();
        let mut asked = self.asked.borrow_mut();
        // One path is often looked for in one folder after the other.
        if asked.last() != Some(&hash) {
            asked.push(hash);
        }
    }

    /// The document at a path.
    pub(super) fn id(&self, path: &str) -> Option<DocumentId> {
        self.ask(Question::File(path::file(path)));
        self.library.id(path)
    }

    /// A document. Ask this only of documents that another question led to.
    pub(super) fn document(&self, id: DocumentId) -> &'a Document {
        self.library.document(id)
    }

    /// The section of a document that a fragment names.
    pub(super) fn section(&self, id: DocumentId, fragment: &str) -> Option<u32> {
        self.ask(Question::Sections(self.library.document(id).path()));
        self.library.section(id, fragment)
    }

    /// The documents with a file name.
    pub(super) fn files(&self, file: &str) -> &'a [DocumentId] {
        self.ask(Question::File(file));
        self.index.files(file)
    }

    /// The documents that answer to a name, given as its key.
    pub(super) fn named(&self, key: &str) -> &'a [Named] {
        self.ask(Question::Name(key));
        self.index.named(key)
    }

    /// The documents that a name from the configuration means.
    pub(super) fn answering(&self, name: &str) -> Vec<DocumentId> {
        let file = path::file(name);
        self.ask(Question::File(file));
        self.ask(Question::File(&format!("{file}.md")));
        self.ask(Question::Name(&key(name)));
        self.library.answering(name)
    }

    /// The documents whose paths a pattern takes, by path.
    pub(super) fn matching(&self, glob: &str) -> Vec<DocumentId> {
        self.ask(Question::Paths);
        let all = self.library.documents();
        all.filter(|(_, document)| glob::takes(glob, document.path())).map(|(id, _)| id).collect()
    }

    /// Whether some document lies below a folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.ask(Question::Folder(folder));
        self.library.has_folder(folder)
    }

    /// Whether some document lies below a folder that is no README of its own.
    pub(super) fn has_content(&self, folder: &str) -> bool {
        self.ask(Question::Folder(folder));
        self.library.has_content(folder)
    }

    /// Whether some package is called so, wherever it is.
    pub(super) fn has_package(&self, name: &str) -> bool {
        self.ask(Question::Package(name));
        self.index.has_package(name)
    }

    /// Whether a name, given as its key, begins or ends as one of an agent, skill or command does.
    pub(super) fn has_kin(&self, key: &str) -> bool {
        ends(key).iter().any(|end| {
            self.ask(Question::End(end));
            self.index.has_end(end)
        })
    }

    /// Whether a file name is so near to `file` that a slip of the pen or a renaming is likely.
    pub(super) fn has_near(&self, file: &str) -> bool {
        self.ask(Question::NearNames);
        suggest::has_near(self.library, file)
    }

    /// Whether some document says that a run writes a file of that name, or that it is the user's.
    pub(super) fn is_written(&self, file: &str) -> bool {
        self.ask(Question::Written(file));
        self.library.is_written(file)
    }

    /// What the library was told about itself, which never changes.
    pub(super) fn configuration(&self) -> &'a Configuration {
        self.library.configuration()
    }

    /// What a name stands for by the library's configuration.
    pub(super) fn alias(&self, name: &str) -> Option<&'a str> {
        self.library.alias(name)
    }
}

impl Asked {
    /// Whether any of these questions was asked.
    pub(super) fn any_of(&self, questions: &[u32]) -> bool {
        questions.iter().any(|question| self.0.binary_search(question).is_ok())
    }

    /// The bytes that it takes.
    pub(super) fn memory(&self) -> usize {
        size_of_val(&*self.0)
    }
}

/// The questions that get another answer when a document comes or goes.
pub(super) fn about_place(document: &Document) -> Vec<u32> {
    let place = document.path();
    let mut questions =
        vec![Question::File(path::file(place)).hash(), Question::NearNames.hash(), Question::Paths.hash()];
    questions.extend(path::dotted_namespace(place).map(|name| Question::Package(name).hash()));
    let mut folder = path::folder(place);
    while !folder.is_empty() {
        questions.push(Question::Folder(folder).hash());
        questions.push(Question::Package(path::file(folder)).hash());
        folder = path::folder(folder);
    }
    questions.extend(about_names(document));
    questions.push(about_sections(document));
    questions
}

/// The questions that get another answer when a document becomes something else under its names, or loses them.
pub(super) fn about_names(document: &Document) -> Vec<u32> {
    let names = names(document);
    let of_names = names.iter().map(|(name, _)| Question::Name(&key(name)).hash());
    let ends = names.iter().filter(|_| goes_by_name(document.kind())).flat_map(|(name, _)| ends(&key(name)));
    let of_ends = ends.map(|end| Question::End(&end).hash());
    of_names.chain(of_ends).collect()
}

/// The questions that get another answer when a document says otherwise of these files whether they are written.
pub(super) fn about_written(files: &[&str]) -> Vec<u32> {
    files.iter().map(|file| Question::Written(file).hash()).collect()
}

/// The question that gets another answer when the sections of a document become others.
pub(super) fn about_sections(document: &Document) -> u32 {
    Question::Sections(document.path()).hash()
}

impl Question<'_> {
    fn hash(self) -> u32 {
        let (kind, name) = match self {
            Self::File(name) => (0, name),
            Self::Name(name) => (1, name),
            Self::Folder(name) => (2, name),
            Self::Package(name) => (3, name),
            Self::Sections(name) => (4, name),
            Self::NearNames => (5, ""),
            Self::Written(name) => (6, name),
            Self::Paths => (7, ""),
            Self::End(end) => (8, end),
        };
        hash(std::iter::once(kind).chain(name.bytes()))
    }
}
