//! What a loaded library takes in memory, as the allocator counts it.

use std::alloc::System;
use std::hint::black_box;

use promptlink::document::Options;
use promptlink::library::{Configuration, Library};
use promptlink::text::DocumentPath;
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The bytes of the texts, the bytes that are allocated once they are read whole and their references resolved, and the
/// bytes that the library itself says it takes.
pub fn report(texts: &str) -> Result<String, String> {
    let region = Region::new(ALLOCATOR);
    let mut library = Library::new(Configuration::default());
    for (index, text) in texts.split('\0').enumerate() {
        let path = DocumentPath::new(&format!("documents/{index}.md")).map_err(|error| error.to_string())?;
        library.set(path, text.to_owned(), Options::default());
    }
    let documents: Vec<_> = library.documents().map(|(id, _)| id).collect();
    for document in documents {
        black_box(library.references(document));
        black_box((library.document(document).rules(), library.document(document).diagnostics()));
    }
    let stats = region.change();
    // What grew or shrank in place is counted among these two already.
    let allocated = stats.bytes_allocated - stats.bytes_deallocated;
    Ok(format!("{} {allocated} {}\n", texts.len(), library.memory()))
}
