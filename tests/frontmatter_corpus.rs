//! The heads of real prompts, where they are at hand: all are read, also those that strict YAML rejects.

use std::path::{Path, PathBuf};

use promptlink::diagnostic::Code;
use promptlink::document::{Document, Frontmatter, Options};
use promptlink::text::DocumentPath;

/// How many files of the corpus a strict YAML reader rejects.
const REJECTED: usize = 95;

struct File {
    path: String,
    text: String,
    rejected: bool,
}

#[allow(clippy::print_stdout, reason = "says that nothing was tested")]
fn corpus() -> Option<Vec<File>> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("PROMPTLINK_CORPUS").map_or_else(beside, PathBuf::from);
    let Ok(table) = std::fs::read_to_string(folder.join("meta/files.tsv")) else {
        println!("frontmatter: skipped, no corpus (set PROMPTLINK_CORPUS)");
        return None;
    };
    let file = |line: &str| {
        let columns: Vec<&str> = line.split('\t').collect();
        let text = std::fs::read_to_string(folder.join("repos").join(columns[0]).join(columns[1]));
        File {
            path: columns[1].to_owned(),
            text: text.expect("listed files are there"),
            rejected: columns[6] == "1",
        }
    };
    Some(table.lines().skip(1).map(file).collect())
}

fn read(file: &File) -> Document {
    Document::read(DocumentPath::new(&file.path).expect("a path"), file.text.clone(), Options::default())
}

/// Keys and values of the lines that begin with a word and a colon, which is all that the heads in question hold.
fn lines_of(file: &File) -> Vec<(&str, &str)> {
    let head = file.text.lines().skip(1).take_while(|line| line.trim_end() != "---");
    head.filter_map(|line| line.split_once(':')).map(|(key, value)| (key, value.trim())).collect()
}

fn values_of(frontmatter: &Frontmatter) -> Vec<(&str, &str)> {
    frontmatter
        .entries
        .iter()
        .map(|entry| (entry.key.as_str(), entry.value.as_str().unwrap_or_default()))
        .collect()
}

#[test]
fn what_strict_yaml_rejects_is_read_line_by_line() {
    let Some(files) = corpus() else { return };
    let rejected: Vec<&File> = files.iter().filter(|file| file.rejected).collect();
    assert_eq!(rejected.len(), REJECTED);
    for file in rejected {
        let document = read(file);
        let frontmatter =
            document.frontmatter().unwrap_or_else(|| panic!("{} has no frontmatter", file.path));
        let recovered = |code: Code| code == Code::FrontmatterRecovered;
        assert!(document.diagnostics().iter().any(|finding| recovered(finding.code)), "{}", file.path);
        let lines = lines_of(file);
        assert_eq!(frontmatter.entries.len(), lines.len(), "{}", file.path);
        for ((key, value), (expected_key, line)) in values_of(frontmatter).into_iter().zip(lines) {
            assert_eq!(key, expected_key, "{}", file.path);
            let boolean = matches!(line, "true" | "false");
            assert!(boolean || value == line.trim_matches('"'), "{}: {key} is {value:?}", file.path);
        }
    }
}

#[test]
fn every_head_between_markers_is_frontmatter_and_no_other_is() {
    let Some(files) = corpus() else { return };
    let mut with = 0;
    for file in &files {
        let document = read(file);
        assert_eq!(document.frontmatter().is_some(), file.text.starts_with("---\n"), "{}", file.path);
        with += usize::from(document.frontmatter().is_some());
        let lost = |code: Code| matches!(code, Code::FrontmatterInvalid | Code::FrontmatterTooLarge);
        assert!(!document.diagnostics().iter().any(|finding| lost(finding.code)), "{}", file.path);
    }
    assert!(with > 500, "only {with} files have frontmatter");
}
