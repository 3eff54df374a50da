//! Repositories of real prompts, where they are at hand.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use promptlink::document::{Kind, Options};
use promptlink::library::{Configuration, Library};
use promptlink::text::DocumentPath;

pub(crate) struct Corpus(PathBuf);

impl Corpus {
    pub(crate) fn find() -> Option<Self> {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
        let folder = std::env::var_os("PROMPTLINK_CORPUS").map_or_else(beside, PathBuf::from);
        folder.join("repos").is_dir().then_some(Self(folder))
    }

    /// Every prompt that the repository has. Those whose text is not in the corpus are empty, of the kind that a document
    /// beside them has.
    pub(crate) fn library(&self, repo: &str) -> Library {
        let tree = self.0.join("meta/trees").join(format!("{repo}.txt"));
        let tree = std::fs::read_to_string(tree).expect("each labelled repository has its list of paths");
        let name = repo.split_once("__").map(|(_, name)| name.to_owned());
        let mut library = Library::new(Configuration { name, ..Configuration::default() });
        let (present, absent): (Vec<&str>, Vec<&str>) = tree
            .lines()
            .filter(|path| path.ends_with(".md") || path.ends_with(".mdc"))
            .partition(|path| self.0.join("repos").join(repo).join(path).is_file());
        let mut kinds: BTreeMap<&str, Kind> = BTreeMap::new();
        for path in present {
            let text =
                std::fs::read_to_string(self.0.join("repos").join(repo).join(path)).unwrap_or_default();
            let Ok(key) = DocumentPath::new(path) else { continue };
            let id = library.set(key, text, Options::default());
            kinds.entry(folder(path)).or_insert(library.document(id).kind());
        }
        for path in absent {
            let kind = kinds.get(folder(path)).copied();
            if let Ok(key) = DocumentPath::new(path) {
                library.set(key, String::new(), Options { kind });
            }
        }
        library
    }
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}
