//! What several tests need.

#![allow(dead_code, reason = "each test binary uses a part")]

use std::path::{Path, PathBuf};

use promptlink::document::{MAX_BYTES, Options};
use promptlink::library::{Configuration, Library};
use promptlink::text::DocumentPath;

/// The repository's root.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A key that the test knows to be good.
pub(crate) fn path(path: &str) -> DocumentPath {
    DocumentPath::new(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The documents of the starter roster, by path.
pub(crate) fn roster() -> Vec<(String, String)> {
    let library = root().join("library");
    let document = |file: PathBuf| {
        let relative = file.strip_prefix(&library).expect("it lies below");
        let text = std::fs::read_to_string(&file).expect("a document of the roster is text");
        (relative.to_string_lossy().replace('\\', "/"), text)
    };
    let mut documents: Vec<(String, String)> = files_in(&library).into_iter().map(document).collect();
    documents.sort();
    documents
}

/// Every file in a folder and those below it.
fn files_in(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

/// The documents of a fixture: each begins after a line `=== path`.
pub(crate) fn fixture(file: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(file).expect("a fixture can be read");
    let mut documents: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) => documents.push((path.trim().to_owned(), String::new())),
            None => documents.last_mut().expect("a fixture begins with `=== path`").1.push_str(line),
        }
    }
    documents
}

/// A library of documents by path.
pub(crate) fn library_of(documents: &[(String, String)]) -> Library {
    let mut library = Library::new(Configuration::default());
    for (name, text) in documents {
        library.set(path(name), text.clone(), Options::default());
    }
    library
}

/// The real prompts, where they are at hand.
pub(crate) fn corpus() -> Option<PathBuf> {
    let folder =
        std::env::var_os("PROMPTLINK_CORPUS").map_or_else(|| root().join("../shared/corpus"), PathBuf::from);
    folder.join("repos").is_dir().then_some(folder)
}

/// Numbers that look random and are the same in every run.
pub(crate) struct Choice(pub(crate) u64);

impl Choice {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// Every Markdown file of the corpus that a library can hold, by path.
pub(crate) fn prompts(repositories: &Path) -> Vec<(String, String)> {
    let is_markdown = |file: &PathBuf| file.extension().is_some_and(|one| one == "md" || one == "mdc");
    let files = files_in(repositories).into_iter().filter(is_markdown);
    let mut prompts: Vec<(String, String)> = files.filter_map(|file| prompt(repositories, &file)).collect();
    prompts.sort();
    prompts
}

fn prompt(repositories: &Path, file: &Path) -> Option<(String, String)> {
    let path = file.strip_prefix(repositories).ok()?.to_str()?.replace('\\', "/");
    let text = std::fs::read_to_string(file).ok()?;
    (DocumentPath::new(&path).is_ok() && text.len() <= MAX_BYTES).then_some((path, text))
}
