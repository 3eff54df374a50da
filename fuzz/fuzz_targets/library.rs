//! A library of several documents, each after a line `=== path`: set, linked, checked, changed.

#![no_main]

#[path = "../src/documents.rs"]
mod documents;
#[path = "../../tests/support/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use promptlink::check::check;
use promptlink::document::Options;
use promptlink::library::{Configuration, Library};

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let documents = documents::split(&text);
    let mut library = Library::new(Configuration::default());
    for (path, text) in &documents {
        library.set(path.clone(), text.clone(), Options::default());
    }
    inspect(&library);
    let Some((first, text)) = documents.first() else { return };
    library.delete(first.as_str());
    inspect(&library);
    library.set(first.clone(), text.clone(), Options::default());
    inspect(&library);
});

fn inspect(library: &Library) {
    for (id, document) in library.documents() {
        for reference in library.references(id) {
            assert!((reference.mention as usize) < document.mentions().len());
            assert!(!library.suggestions(id, reference).contains(&id));
        }
    }
    // What is said of an empty library names its root.
    let text = |path: &str| match library.id(path) {
        Some(id) => Some(library.document(id).text()),
        None => (path == "." && library.is_empty()).then_some(""),
    };
    sound::check_diagnostics(&check(library), text);
    let graph = library.graph();
    assert_eq!(graph.documents.len(), library.len());
}
