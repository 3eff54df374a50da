//! Real prompts, put together at random: every pair and every dozen is contained. Skipped where they are not at hand.

#![allow(clippy::print_stdout, reason = "a skipped test says so, a failure names its documents")]

mod closed;
mod support;

use std::collections::BTreeMap;

use closed::{check, check_documents, document, library};
use promptlink::compose::{Cache, Options, Scope, Treatment, compose, plan};
use promptlink::target::Target;
use support::{Choice, prompts};

const PAIRS: usize = 1_000;
const DOZENS: usize = 200;

/// How many pairs are composed in part.
const IN_PARTS: usize = 200;

#[test]
fn pairs_of_real_prompts_are_contained() {
    check_groups(2, PAIRS);
}

#[test]
fn dozens_of_real_prompts_are_contained() {
    check_groups(12, DOZENS);
}

/// Composes groups of so many prompts each, which are the same in every run.
fn check_groups(members: usize, groups: usize) {
    let Some(folder) = support::corpus() else {
        println!("corpus: skipped, no prompts at hand (set PROMPTLINK_CORPUS)");
        return;
    };
    let documents = prompts(&folder.join("repos"));
    assert!(documents.len() > 100, "{} documents", documents.len());
    let mut choice = Choice(0x5eed);
    for _ in 0..groups {
        let chosen: BTreeMap<&str, &str> = (0..members)
            .map(|_| &documents[choice.below(documents.len())])
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let chosen: Vec<(&str, &str)> = chosen.into_iter().collect();
        println!("{:?}", chosen.iter().map(|(path, _)| path).collect::<Vec<_>>());
        check_documents(&chosen);
    }
}

#[test]
fn parts_of_real_prompts_are_contained() {
    let Some(folder) = support::corpus() else {
        println!("corpus: skipped, no prompts at hand (set PROMPTLINK_CORPUS)");
        return;
    };
    let documents = prompts(&folder.join("repos"));
    let mut choice = Choice(0xC0FFEE);
    let mut cuts = 0;
    for _ in 0..IN_PARTS {
        let chosen = [0, 1].map(|_| &documents[choice.below(documents.len())]);
        println!("{:?}", chosen.map(|(path, _)| path));
        cuts += check_parts(&chosen.map(|(path, text)| (path.as_str(), text.as_str())), &mut choice);
    }
    assert!(cuts > 10 * IN_PARTS, "{cuts} cuts");
}

/// Composes parts of these documents in several ways. Says how many cuts that takes.
fn check_parts(documents: &[(&str, &str)], choice: &mut Choice) -> usize {
    let mut agent = "You are an agent.\n".to_owned();
    for (path, text) in documents {
        agent.push_str(&format!("\nFollow `{path}`, including:\n\n"));
        let read = document(path, text);
        let sections = read.sections().list();
        for _ in 0..sections.len().min(3) {
            let title = read.slice(sections[choice.below(sections.len())].title).replace(['\n', '\r'], " ");
            agent.push_str(&format!("- {title}\n"));
        }
    }
    let mut all = documents.to_vec();
    all.push(("the-agent-of-this-test.md", &agent));
    let library = library(&all);
    let agent = library.id("the-agent-of-this-test.md").unwrap();
    let summary = vec![("**".to_owned(), Treatment::Summary)];
    let whole = Options { topics: Scope::Select, ..Options::default() };
    let mut cuts = 0;
    for options in [Options { documents: summary, ..Options::default() }, whole] {
        let plan = plan(&library, &mut Cache::default(), agent, &options);
        for target in Target::all() {
            let persona = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
            check(&persona);
            cuts += persona.sources().iter().map(|source| source.cuts().len()).sum::<usize>();
        }
    }
    cuts
}
