//! Real prompts: every one is read without a loss, and a library of them stays small.

mod support;

use std::path::{Path, PathBuf};

use promptlink::check::check;
use promptlink::document::{Document, Options};
use promptlink::library::{Configuration, Library};
use promptlink::text::{DocumentPath, Span};

/// How many bytes a loaded library may take for each byte of text.
const MEMORY: f64 = 6.0;

#[test]
#[allow(clippy::print_stdout, reason = "a skipped test says so")]
fn every_prompt_is_read_without_a_loss() {
    let Some(corpus) = support::corpus() else {
        println!("corpus: skipped, no prompts at hand (set PROMPTLINK_CORPUS)");
        return;
    };
    let mut documents = 0;
    for repository in entries(&corpus.join("repos")) {
        let mut library = Library::new(Configuration::default());
        let mut bytes = 0;
        for file in files(&repository) {
            let Ok(text) = std::fs::read_to_string(&file) else { continue };
            let relative =
                file.strip_prefix(&repository).expect("it lies below").to_string_lossy().replace('\\', "/");
            let Ok(path) = DocumentPath::new(&relative) else { continue };
            bytes += text.len();
            let id = library.set(path, text.clone(), Options::default());
            is_sound(library.document(id), &text);
            documents += 1;
        }
        for (id, document) in library.documents() {
            for reference in library.references(id) {
                assert!((reference.mention as usize) < document.mentions().len());
            }
        }
        for diagnostic in check(&library) {
            let document = library.document(library.id(&diagnostic.document).expect("it is of the library"));
            assert!(
                document.text().get(diagnostic.span.range()).is_some(),
                "{}: {}",
                diagnostic.document,
                diagnostic.message
            );
        }
        let ratio = library.memory() as f64 / bytes.max(1) as f64;
        assert!(ratio < MEMORY, "{}: {ratio:.1} bytes of memory for each of text", repository.display());
    }
    assert!(documents > 900, "only {documents} documents were read");
}

/// Whether all that was read lies where it says, and the text is what it was.
fn is_sound(document: &Document, text: &str) {
    assert_eq!(document.text(), text);
    let holds = |span: Span| assert!(text.get(span.range()).is_some(), "{}: {span:?}", document.path());
    document.mentions().iter().for_each(|mention| holds(mention.span));
    document.mentions().iter().flat_map(|mention| mention.topics.iter()).for_each(|topic| holds(*topic));
    document.rules().iter().for_each(|rule| holds(rule.span));
    for section in document.sections().list() {
        [section.title, section.heading, section.span, section.body].into_iter().for_each(holds);
        assert!(section.span.contains(section.body));
    }
    document.markdown().blocks.iter().for_each(|block| holds(block.span));
    document.markdown().inlines.iter().for_each(|inline| holds(inline.span));
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder can be read");
    let mut entries: Vec<PathBuf> =
        entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    entries.sort();
    entries
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in entries(&folder) {
            if entry.is_dir() { folders.push(entry) } else { files.push(entry) }
        }
    }
    files
}
