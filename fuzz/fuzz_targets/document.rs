//! One Markdown document: it is kept whole, and all that was read lies where it says.

#![no_main]

#[path = "../../tests/support/sound.rs"]
mod sound;

use libfuzzer_sys::fuzz_target;
use promptlink::document::{Document, Options};
use promptlink::text::DocumentPath;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let path = DocumentPath::new("agents/a.md").expect("the path is a good key");
    let document = Document::read(path, text.clone().into_owned(), Options::default());
    sound::check_document(&document, &text);
});
