//! The labels as they are kept: one file a repository.

use std::path::Path;

use serde::Deserialize;

#[derive(Deserialize)]
pub(crate) struct Repository {
    pub(crate) repo: String,
    pub(crate) documents: Vec<Labelled>,
}

#[derive(Deserialize)]
pub(crate) struct Labelled {
    pub(crate) path: String,
    pub(crate) kind: String,
    pub(crate) name: Option<String>,
    pub(crate) role: Option<String>,
    pub(crate) references: Vec<LabelledReference>,
    pub(crate) rules: Vec<LabelledRule>,
}

#[derive(Deserialize)]
pub(crate) struct LabelledReference {
    pub(crate) line: u32,
    pub(crate) text: String,
    pub(crate) verdict: String,
    pub(crate) target: Option<String>,
}

#[derive(Deserialize)]
pub(crate) struct LabelledRule {
    pub(crate) line: u32,
    pub(crate) modality: String,
}

/// The labels of one part, by repository.
pub(crate) fn read(part: &str) -> Vec<Repository> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/gold").join(part);
    let entries = std::fs::read_dir(&folder).expect("the labels are part of the repository");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    files.sort();
    assert!(!files.is_empty(), "no labels in {}", folder.display());
    files
        .iter()
        .map(|file| {
            let text = std::fs::read_to_string(file).expect("a file of labels can be read");
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
        })
        .collect()
}
