//! Several documents in one input.

use promptlink::text::DocumentPath;

/// The documents of an input, each after a line `=== path`, as in `tests/fixtures/library`. A path that is no good key
/// gets its number in place.
pub fn split(text: &str) -> Vec<(DocumentPath, String)> {
    let mut documents: Vec<(DocumentPath, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match line.strip_prefix("=== ") {
            Some(path) => documents.push((key(path.trim(), documents.len()), String::new())),
            None if documents.is_empty() => documents.push((key("", 0), line.to_owned())),
            None => documents.last_mut().expect("there is one").1.push_str(line),
        }
    }
    documents
}

fn key(path: &str, number: usize) -> DocumentPath {
    DocumentPath::new(path)
        .or_else(|_| DocumentPath::new(&format!("agents/{number}.md")))
        .expect("a number is a good key")
}
