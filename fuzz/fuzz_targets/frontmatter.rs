//! The head of a file, in every notation; the length of the input chooses the extension.

#![no_main]

#[path = "../../tests/support/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use promptlink::document::{Document, Options};
use promptlink::text::DocumentPath;

const PATHS: [&str; 5] = ["agents/a.md", "rules/a.mdc", "agents/a.yaml", "agents/a.toml", "agents/a.json"];

fuzz_target!(|data: &[u8]| {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let path = PATHS[text.len() % PATHS.len()];
    let path = DocumentPath::new(path).expect("the path is a good key");
    let document = Document::read(path, text.to_owned(), Options::default());
    sound::check_document(&document, text);
});
