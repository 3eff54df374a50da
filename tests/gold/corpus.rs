//! Repositories of real prompts, where they are at hand.

use std::path::{Path, PathBuf};

use promptlink::document::Options;
use promptlink::library::{Configuration, Library};
use promptlink::text::DocumentPath;

pub(crate) struct Corpus(PathBuf);

impl Corpus {
    pub(crate) fn find() -> Option<Self> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
        let folder = std::env::var_os("PROMPTLINK_CORPUS").map_or_else(beside, PathBuf::from);
        folder.join("repos").is_dir().then_some(Self(folder))
    }

    /// Every prompt that the repository has, those whose text is not in the corpus as empty documents.
    pub(crate) fn library(&self, repo: &str) -> Library {
        let tree = self.0.join("meta/trees").join(format!("{repo}.txt"));
        let tree = std::fs::read_to_string(tree).expect("each labelled repository has its list of paths");
        let name = repo.split_once("__").map(|(_, name)| name.to_owned());
        let mut library = Library::new(Configuration { name, ..Configuration::default() });
        for path in tree.lines().filter(|path| path.ends_with(".md") || path.ends_with(".mdc")) {
            let text = std::fs::read_to_string(self.0.join("repos").join(repo).join(path)).unwrap_or_default();
            if let Ok(path) = DocumentPath::new(path) {
                library.set(path, text, Options::default());
            }
        }
        library
    }
}
