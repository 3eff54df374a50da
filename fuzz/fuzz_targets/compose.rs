//! Several documents composed into one persona: the persona is closed, and the ledger rebuilds it.

#![no_main]

#[path = "../../tests/closed/mod.rs"]
mod closed;
#[path = "../src/documents.rs"]
mod documents;

use libfuzzer_sys::fuzz_target;

/// How many documents are composed at most.
const MOST: usize = 4;

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let mut documents = documents::split(&text);
    documents.sort();
    documents.dedup_by(|one, other| one.0 == other.0);
    documents.truncate(MOST);
    if documents.is_empty() {
        return;
    }
    let named: Vec<(&str, &str)> =
        documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    closed::check_documents(&named);
});
