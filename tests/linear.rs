//! Libraries that would take a careless linker the square of their size.
//!
//! Each is linked and checked at one size and at eight times that size. What grows with the square takes sixty-four times
//! as long then, and what grows with the size eight times: a busy neighbour cannot blur the two.

#![allow(clippy::print_stdout, reason = "a failure shows the times")]

mod support;

use std::time::{Duration, Instant};

use promptlink::check::check;
use promptlink::document::Options;
use promptlink::library::{Configuration, Library};
use support::path;

/// The documents of a library, by path.
type Documents = Vec<(String, String)>;

/// A kind of library, made of about that many parts.
struct Kind {
    name: &'static str,
    make: fn(usize) -> Documents,
}

const KINDS: &[Kind] = &[
    Kind { name: "references to the sections of one document", make: sections },
    Kind { name: "names that are missing", make: missing },
    Kind { name: "file names that are nearly right", make: near },
    Kind { name: "topics of one document", make: topics },
    Kind { name: "promises about one document", make: promises },
    Kind { name: "names in namespaces", make: namespaces },
    Kind { name: "agents that work together", make: team },
    Kind { name: "one long cycle", make: cycle },
    Kind { name: "documents that claim one name", make: rivals },
    Kind { name: "references that all mean the same", make: popular },
    Kind { name: "links over many folders", make: folders },
    Kind { name: "links with many schemes", make: schemes },
];

fn numbered(parts: usize, line: impl Fn(usize) -> String) -> String {
    (0..parts).map(line).collect()
}

fn one(name: &str, text: String) -> (String, String) {
    (name.to_owned(), text)
}

fn sections(parts: usize) -> Documents {
    let references = numbered(parts, |at| format!("See `rules.md#rule-{at}`.\n"));
    let rules = numbered(parts, |at| format!("## Rule {at}\n\nWords.\n\n"));
    vec![one("standards/rules.md", rules), one("agents/a.md", references)]
}

/// A word of its own for each number.
fn word(at: usize) -> String {
    let letter = |place: u32| char::from(b'a' + ((at + 1) * 479_001_599_999 / 3_usize.pow(place) % 26) as u8);
    (0..20).map(letter).collect()
}

fn missing(parts: usize) -> Documents {
    let text = |at: usize| format!("# A\n\nUse the `at-{}` agent.\n", word(at + parts));
    (0..parts).map(|at| (format!("agents/at-{}.md", word(at)), text(at))).collect()
}

fn near(parts: usize) -> Documents {
    let references = numbered(parts, |at| format!("Read `conventions-for-{at}-frontend.md` first.\n"));
    let name = |at: usize| format!("standards/conventions-of-{at}-backend.md");
    let standards = (0..parts).map(|at| (name(at), "# S\n".to_owned()));
    standards.chain([one("agents/a.md", references)]).collect()
}

fn topics(parts: usize) -> Documents {
    let list = numbered(parts, |at| format!("- Handling of kind{at}\n"));
    let rules = numbered(parts, |at| format!("## Handling errors of kind{at}\n\nWords.\n\n"));
    let agent = format!("Follow **rules.md** including:\n\n{list}");
    vec![one("standards/rules.md", rules), one("agents/a.md", agent)]
}

fn promises(parts: usize) -> Documents {
    let rules = numbered(parts, |at| format!("## Kind{at}\n\nWords of matter{at}.\n\n"));
    let text = |at: usize| format!("Follow **rules.md** including:\n\n- Matter{at}\n- Nothing{at}\n");
    let agents = (0..parts).map(|at| (format!("agents/a{at}.md"), text(at)));
    agents.chain([one("standards/rules.md", rules)]).collect()
}

fn namespaces(parts: usize) -> Documents {
    let text =
        |at: usize| format!("# A\n\nUse the `team-{at}:helper-{at}` agent and `none-{at}:helper-x`.\n");
    (0..parts).map(|at| (format!("team-{at}/agents/helper-{at}.md"), text(at))).collect()
}

fn team(parts: usize) -> Documents {
    let text = |at: usize| format!("# A\n\nWork with the `mate-{}` agent on the plan.\n", (at + 1) % parts);
    (0..parts).map(|at| (format!("agents/mate-{at}.md"), text(at))).collect()
}

fn cycle(parts: usize) -> Documents {
    let text = |at: usize| format!("# S\n\nFollow `s{}.md`.\n", (at + 1) % parts);
    (0..parts).map(|at| (format!("standards/s{at}.md"), text(at))).collect()
}

fn rivals(parts: usize) -> Documents {
    let text = "---\nname: same\n---\n# A\n".to_owned();
    (0..parts).map(|at| (format!("pack-{at}/agents/a{at}.md"), text.clone())).collect()
}

fn popular(parts: usize) -> Documents {
    let text = "# A\n\nFollow **rules.md**.\n\nWork with the lead agent on it.\n".to_owned();
    let agents = (0..parts).map(|at| (format!("agents/a{at}.md"), text.clone()));
    agents
        .chain([one("standards/rules.md", "# R\n".to_owned()), one("agents/lead.md", text.clone())])
        .collect()
}

fn folders(parts: usize) -> Documents {
    let link = |unit: &str| format!("Follow [x]({}x.md).\n", unit.repeat(20 * parts));
    vec![one("agents/a.md", link("a/") + &link("../") + &link("~/"))]
}

fn schemes(parts: usize) -> Documents {
    vec![one("agents/a.md", format!("Follow [x]({}x.md).\n", "a:".repeat(20 * parts)))]
}

/// How long the quickest of a few runs takes.
fn time(documents: &Documents) -> Duration {
    let run = || {
        let start = Instant::now();
        let mut library = Library::new(Configuration::default());
        for (name, text) in documents {
            library.set(path(name), text.clone(), Options::default());
        }
        let found = check(&library);
        let edges = library.graph().edges.len();
        assert!(
            found.len() + edges < 16 * documents.len() + 16 * documents[0].1.len(),
            "what is found is linear"
        );
        start.elapsed()
    };
    let mut quickest = run();
    // A neighbour disturbs the short runs, and they cost the least to repeat.
    let repeats = if quickest < Duration::from_secs(1) { 5 } else { 1 };
    (0..repeats).for_each(|_| quickest = quickest.min(run()));
    quickest
}

#[test]
fn every_library_takes_time_in_proportion() {
    // More than the names that are all compared with each other.
    const PARTS: usize = 300;
    for Kind { name, make } in KINDS {
        let (small, large) = (time(&make(PARTS)), time(&make(8 * PARTS)));
        println!("{name}: {small:?}, {large:?}, {:.1}", large.as_secs_f64() / small.as_secs_f64());
        assert!(large < 24 * small, "{name}: {small:?}, then {large:?} for eight times as much");
    }
}
