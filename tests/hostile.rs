//! Hostile texts: each is read whole, lies where it says, stays small, and what goes beyond a limit is said.
//!
//! How long they take is measured by `npm run bench`, where a busy neighbour fails no test.

#[path = "hostile/inputs.rs"]
mod inputs;
#[path = "support/sound.rs"]
mod sound;

use inputs::INPUTS;
use promptlink::check::check;
use promptlink::compose::{Cache, Options as Composing, compose, plan};
use promptlink::diagnostic::Code;
use promptlink::document::{Document, MAX_BYTES, Options};
use promptlink::library::{Configuration, Library};
use promptlink::target::Target;
use promptlink::text::DocumentPath;

/// Large enough that what grows with the square of a text is told apart from what grows with it.
const BYTES: usize = 24 * 1024;

fn path(path: &str) -> DocumentPath {
    DocumentPath::new(path).unwrap()
}

fn read(text: &str) -> Document {
    Document::read(path("agents/hostile.md"), text.to_owned(), Options::default())
}

fn library(text: &str) -> Library {
    let mut library = Library::new(Configuration::default());
    library.set(path("agents/hostile.md"), text.to_owned(), Options::default());
    library.set(path("standards/b.md"), "# B\n\nYou must be brief.\n".to_owned(), Options::default());
    let lead = "# Lead\n\nFollow **hostile.md** and **b.md**.\n\nWork with the hostile agent on peace.\n";
    library.set(path("agents/lead.md"), lead.to_owned(), Options::default());
    library
}

#[test]
fn every_text_is_read_without_a_loss() {
    for input in INPUTS {
        for bytes in [1, 97, BYTES] {
            let text = (input.make)(bytes);
            sound::check_document(&read(&text), &text);
        }
    }
}

#[test]
fn every_text_is_linked_and_composed() {
    for input in INPUTS {
        let library = library(&(input.make)(BYTES));
        sound::check_diagnostics(&check(&library), |path| Some(library.document(library.id(path)?).text()));
        for (name, target) in ["agents/hostile.md", "agents/lead.md"].into_iter().zip(Target::all()) {
            let plan =
                plan(&library, &mut Cache::default(), library.id(name).unwrap(), &Composing::default());
            let persona = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
            let ledger = persona.ledger();
            let replayed = ledger.replay(|source| persona.sources()[source].document().text());
            assert_eq!(replayed, persona.text(), "{}", input.name);
        }
    }
}

/// How much a reader found: what it stores, and what later stages walk over.
fn findings(text: &str) -> usize {
    let library = library(text);
    let id = library.id("agents/hostile.md").unwrap();
    let document = library.document(id);
    let topics: usize = document.mentions().iter().map(|mention| mention.topics.len()).sum();
    let markdown = document.markdown();
    markdown.blocks.len()
        + markdown.inlines.len()
        + document.sections().list().len()
        + document.mentions().len()
        + topics
        + document.rules().len()
        + document.diagnostics().len()
        + library.references(id).len()
        + check(&library).len()
}

#[test]
fn what_is_found_grows_no_faster_than_the_text() {
    for input in INPUTS {
        let (small, large) = (findings(&(input.make)(BYTES / 4)), findings(&(input.make)(BYTES)));
        assert!(large <= 5 * small + 500, "{}: {small} findings, then {large}", input.name);
        assert!(large <= 12 * BYTES, "{}: {large} findings in {BYTES} bytes", input.name);
    }
}

#[test]
fn a_loaded_text_takes_memory_in_proportion() {
    for input in INPUTS {
        let text = (input.make)(BYTES);
        let memory = read(&text).memory();
        assert!(memory <= 64 * text.len() + 8 * 1024 * 1024, "{}: {memory} bytes", input.name);
    }
}

fn codes(text: &str) -> Vec<Code> {
    read(text).diagnostics().iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn what_is_nested_too_deep_is_said_once() {
    for marker in [">", "> - ", "* ", "12. ", "-\t"] {
        let text = marker.repeat(500) + "a\n";
        assert_eq!(codes(&text.repeat(3)), [Code::NestingTooDeep], "{marker}");
        assert_eq!(codes(&(marker.repeat(12) + "a\n")), [], "{marker}");
    }
    let document = read(&format!("# A\n\n{}\n", ">".repeat(100_000)));
    assert_eq!(document.slice(document.diagnostics()[0].span), ">");
    assert_eq!(document.lines().line(document.diagnostics()[0].span.start), 3);
}

#[test]
fn a_title_that_runs_on_is_said_once() {
    let lines = "a\n".repeat(40);
    let text = format!("# A\n\n[a](b \"{lines}\n[c](d '{lines}\n[e](f \"title\") g\n");
    assert_eq!(codes(&text), [Code::PathologicalMarkdown]);
    let document = read(&text);
    assert!(document.diagnostics()[0].message.contains("1 more"), "{}", document.diagnostics()[0].message);
    let links = document.markdown().inlines.iter().map(|link| document.slice(link.span));
    assert_eq!(links.collect::<Vec<_>>(), ["[e](f \"title\")"], "the rest is read as ever");
}

#[test]
fn code_may_be_as_deep_and_open_as_it_likes() {
    let quotes = ">".repeat(500);
    let title = format!("a[0](b \"{}", "x\n".repeat(40));
    assert_eq!(codes(&format!("```\n{quotes}\n{title}```\n")), []);
    let indented: String = format!("{quotes}\n").lines().map(|line| format!("    {line}\n")).collect();
    assert_eq!(codes(&indented), []);
}

#[test]
fn a_text_beyond_the_limit_is_kept_and_not_read() {
    let text = "# A\n".repeat(MAX_BYTES / 4 + 1);
    let document = read(&text);
    assert_eq!(document.text().len(), text.len());
    assert_eq!(codes(&text), [Code::DocumentTooLarge]);
    assert!(document.sections().list().is_empty());
}
