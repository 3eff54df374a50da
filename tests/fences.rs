//! The fences of `ARCHITECTURE.md`: who may name which crate, which stage may import which, and where no logic stands.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The stages, each of which may import from itself and from those before it.
const STAGES: [&str; 9] =
    ["text", "diagnostic", "document", "agent", "library", "compose", "target", "check", "wasm"];

/// A source file of the crate, by its path in `src/`, without its comments.
struct Source {
    path: String,
    code: String,
}

impl Source {
    fn new(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), code: without_comments(text) }
    }

    fn stage(&self) -> &str {
        self.path.split_once('/').map_or("", |(stage, _)| stage)
    }

    fn is_entry(&self) -> bool {
        self.path == "lib.rs" || self.path.ends_with("/mod.rs")
    }

    /// How many modules lie between this file's own and the crate's root, its own included.
    fn depth(&self) -> usize {
        self.path.split('/').count() - usize::from(self.path.ends_with("mod.rs"))
    }

    fn names(&self, word: &str) -> bool {
        words(&self.code).any(|one| one == word)
    }

    /// The first names of all paths that begin at the crate's root.
    fn roots(&self) -> BTreeSet<String> {
        let from_root = "super::".repeat(self.depth());
        let mut roots = BTreeSet::new();
        for start in ["crate::", from_root.as_str()] {
            for (at, _) in self.code.match_indices(start).filter(|_| !start.is_empty()) {
                roots.extend(names_at(&self.code[at + start.len()..]));
            }
        }
        roots
    }

    /// The stages that it imports and must not.
    fn upward(&self) -> Vec<String> {
        let rank = |stage: &str| STAGES.iter().position(|one| *one == stage);
        let own = rank(self.stage());
        self.roots().into_iter().filter(|root| rank(root).is_some() && rank(root) > own).collect()
    }

    /// What an entry file holds beside modules and what it passes on.
    fn logic(&self) -> Vec<String> {
        let statements = without_attributes(&self.code);
        let statements = statements.split(';').map(str::trim).filter(|statement| !statement.is_empty());
        statements.filter(|statement| !is_module_or_use(statement)).map(str::to_owned).collect()
    }
}

fn without_comments(text: &str) -> String {
    let code = |line: &str| line.split_once("//").map_or(line.to_owned(), |(code, _)| code.to_owned());
    text.lines().map(code).collect::<Vec<String>>().join("\n")
}

fn without_attributes(code: &str) -> String {
    let code = code.replace("#![", "#[");
    let mut rest = code.as_str();
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("#[") {
        kept.push_str(before);
        let mut open = 1;
        let end = after.find(|character| {
            open += i32::from(character == '[') - i32::from(character == ']');
            open == 0
        });
        rest = end.map_or("", |end| &after[end + 1..]);
    }
    kept + rest
}

fn is_module_or_use(statement: &str) -> bool {
    let statement = statement.strip_prefix("pub").unwrap_or(statement).trim_start();
    let statement = match statement.strip_prefix('(') {
        Some(limited) => limited.split_once(')').map_or("", |(_, rest)| rest).trim_start(),
        None => statement,
    };
    statement.starts_with("use ") || statement.starts_with("mod ") && !statement.contains('{')
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|character: char| !character.is_alphanumeric() && character != '_')
}

/// The name at the start of `path`, or the names of the group there.
fn names_at(path: &str) -> Vec<String> {
    let Some(group) = path.strip_prefix('{') else {
        return words(path).take(1).map(str::to_owned).collect();
    };
    let mut depth = 1;
    let mut names = vec![String::new()];
    for character in group.chars() {
        depth += i32::from(character == '{') - i32::from(character == '}');
        match (depth, character) {
            (0, _) => break,
            (1, ',') => names.push(String::new()),
            _ => names.last_mut().expect("never empty").push(character),
        }
    }
    names.iter().filter_map(|name| words(name.trim()).next().map(str::to_owned)).collect()
}

/// The sources of the core.
fn sources() -> Vec<Source> {
    sources_in("src", 50)
}

/// The sources of both crates. What is published of the core holds nothing of the other.
fn all_sources() -> Vec<Source> {
    let tokens = if place("tokens").is_dir() { sources_in("tokens/src", 15) } else { Vec::new() };
    sources().into_iter().chain(tokens).collect()
}

fn place(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)
}

fn sources_in(folder: &str, least: usize) -> Vec<Source> {
    let mut sources = Vec::new();
    read_folder(&place(folder), "", &mut sources);
    assert!(sources.len() > least, "the sources in {folder} are missing");
    sources
}

fn read_folder(folder: &Path, prefix: &str, sources: &mut Vec<Source>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        let name = [prefix, &path.file_name().expect("a name").to_string_lossy()].concat();
        if path.is_dir() {
            read_folder(&path, &format!("{name}/"), sources);
        } else if name.ends_with(".rs") {
            sources.push(Source::new(&name, &fs::read_to_string(&path).expect("UTF-8")));
        }
    }
}

fn assert_none(broken: &[String]) {
    assert!(broken.is_empty(), "\n{}", broken.join("\n"));
}

/// The files outside `allowed` that name a crate.
fn naming(sources: &[Source], krate: &str, allowed: &str) -> Vec<String> {
    let outside = sources.iter().filter(|source| !source.path.starts_with(allowed) && source.names(krate));
    outside.map(|source| format!("src/{} names {krate}", source.path)).collect()
}

#[test]
fn only_one_file_names_the_markdown_parser() {
    let sources = sources();
    assert!(sources.iter().any(|source| source.names("pulldown_cmark")), "no file names the parser");
    assert_none(&naming(&sources, "pulldown_cmark", "document/markdown.rs"));
}

#[test]
fn only_the_border_names_the_crates_for_javascript() {
    let sources = all_sources();
    for krate in ["wasm_bindgen", "js_sys", "serde_wasm_bindgen"] {
        assert_none(&naming(&sources, krate, "wasm/"));
    }
    assert!(sources.iter().any(|source| source.names("wasm_bindgen")), "no file names the border's crate");
}

#[test]
fn stages_import_only_from_those_before_them() {
    let sources = sources();
    let broken = sources.iter().filter(|source| source.path != "lib.rs").flat_map(|source| {
        let upward = source.upward().into_iter();
        upward.map(|stage| format!("src/{} imports from {stage}", source.path))
    });
    assert_none(&broken.collect::<Vec<String>>());
}

#[test]
fn every_folder_is_a_stage() {
    let folders: BTreeSet<String> = sources().iter().map(|source| source.stage().to_owned()).collect();
    let unknown: Vec<&String> =
        folders.iter().filter(|folder| !folder.is_empty() && !STAGES.contains(&folder.as_str())).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

#[test]
fn entry_files_hold_no_logic() {
    let sources = all_sources();
    let entries = sources.iter().filter(|source| source.is_entry());
    let broken = entries.flat_map(|source| {
        source.logic().into_iter().map(|statement| format!("src/{} holds `{statement}`", source.path))
    });
    assert_none(&broken.collect::<Vec<String>>());
}

#[test]
fn nothing_is_unsafe() {
    let sources = all_sources();
    let broken = sources.iter().filter(|source| source.names("unsafe"));
    assert_none(&broken.map(|source| format!("src/{} is unsafe", source.path)).collect::<Vec<String>>());
}

#[test]
fn the_fences_see_what_they_are_for() {
    let upward = |path: &str, text: &str| Source::new(path, text).upward();
    assert_eq!(upward("document/a.rs", "use crate::library::Library;"), ["library"]);
    assert_eq!(upward("document/a/b.rs", "use super::super::super::check::check;"), ["check"]);
    assert_eq!(upward("text/a.rs", "use crate::{document::{Kind, kind}, text, wasm};"), ["document", "wasm"]);
    assert_eq!(upward("text/a.rs", "fn f() { crate::diagnostic::Code::ALL; }"), ["diagnostic"]);
    assert!(
        upward("library/a.rs", "use crate::document::Kind;\n// crate::check\nuse super::check;").is_empty()
    );

    let logic = |text: &str| Source::new("text/mod.rs", text).logic();
    let entry = "//! Words.\n#![allow(dead_code, reason = \"x\")]\n#[cfg(test)]\nmod a;\npub(crate) use a::{\n    B,\n};\n";
    assert!(logic(entry).is_empty());
    assert_eq!(logic("mod a;\nconst B: u8 = 1;"), ["const B: u8 = 1"]);
    assert_eq!(logic("pub mod a { fn f() {} }").len(), 1);
    assert_eq!(logic("pub fn f() {}").len(), 1);

    let parser = [Source::new("library/a.rs", "use pulldown_cmark::Parser;")];
    assert_eq!(
        naming(&parser, "pulldown_cmark", "document/markdown.rs"),
        ["src/library/a.rs names pulldown_cmark"]
    );
}
