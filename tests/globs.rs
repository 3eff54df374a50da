//! Patterns of paths in references.

mod closed;

use closed::library;
use promptlink::check::check;
use promptlink::compose::{Cache, Options, plan};
use promptlink::diagnostic::Code;
use promptlink::document;
use promptlink::library::{Library, Tier, Verdict};
use promptlink::text::DocumentPath;

const STANDARDS: [(&str, &str); 3] =
    [("standards/b.md", "# B\n"), ("standards/a.md", "# A\n"), ("standards/deep/c.md", "# C\n")];

fn with_agent(agent: &str) -> Library {
    let mut documents = vec![("agents/agent.md", agent)];
    documents.extend(STANDARDS);
    library(&documents)
}

/// The paths that the references of the agent lead to.
fn targets(library: &Library) -> Vec<&str> {
    let id = library.id("agents/agent.md").unwrap();
    let linked = library.references(id).iter().filter(|reference| reference.verdict == Verdict::Link);
    linked.map(|reference| library.document(reference.target.unwrap()).path()).collect()
}

fn unmatched(library: &Library, agent: &str) -> Vec<String> {
    let found = check(library).into_iter().filter(|found| found.code == Code::DanglingReference);
    found.map(|found| format!("{} at {}", found.message, found.span.of(agent))).collect()
}

#[test]
fn a_pattern_selects_all_that_it_takes_sorted() {
    for agent in [
        "You are A. Follow the standards in `standards/*.md`.\n",
        "---\nstandards:\n  - standards/*.md\n---\nYou are A.\n",
        "---\nresources: [\"file://standards/*.md\"]\n---\nYou are A.\n",
        "You are A.\n\n- Follow **../standards/*.md**.\n",
        "You are A. @standards/*.md\n",
    ] {
        let library = with_agent(agent);
        assert_eq!(targets(&library), ["standards/a.md", "standards/b.md"], "{agent}");
        let id = library.id("agents/agent.md").unwrap();
        assert!(library.references(id).iter().all(|reference| reference.tier == Some(Tier::Glob)));
        let plan = plan(&library, &mut Cache::default(), id, &Options::default());
        let paths = plan.entries.iter().map(|entry| library.document(entry.document).path());
        assert_eq!(paths.collect::<Vec<_>>(), ["agents/agent.md", "standards/a.md", "standards/b.md"]);
        assert!(unmatched(&library, agent).is_empty());
    }
    let deep = with_agent("You are A. Follow `standards/**/*.md`.\n");
    assert_eq!(targets(&deep), ["standards/a.md", "standards/b.md", "standards/deep/c.md"]);
}

#[test]
fn a_pattern_that_takes_nothing_is_told() {
    let agent = "---\nstandards: [rules/*.md]\n---\nYou are A. Follow `standards/x*.md`.\n";
    let library = with_agent(agent);
    assert_eq!(
        unmatched(&library, agent),
        [
            "no document matches `rules/*.md` at rules/*.md",
            "no document matches `standards/x*.md` at standards/x*.md"
        ]
    );
}

#[test]
fn a_pattern_of_the_users_files_is_none_of_the_library() {
    let agent = "You are A. Look at `src/docs/*.md`, write `standards/*.md`, and follow `notes/*.md`.\n\n\
        ```\nFollow standards/*.md\n```\n";
    let library = with_agent(agent);
    assert!(targets(&library).is_empty());
    assert!(unmatched(&library, agent).is_empty());
}

#[test]
fn what_a_pattern_selects_comes_and_goes() {
    let mut library = with_agent("You are A. Follow `standards/*.md`.\n");
    assert_eq!(targets(&library), ["standards/a.md", "standards/b.md"]);
    let path = DocumentPath::new("standards/aa.md").unwrap();
    library.set(path, "# AA\n".to_owned(), document::Options::default());
    assert_eq!(targets(&library), ["standards/a.md", "standards/aa.md", "standards/b.md"]);
    library.delete("standards/a.md");
    library.rename("standards/b.md", DocumentPath::new("old/b.md").unwrap());
    assert_eq!(targets(&library), ["standards/aa.md"]);
}
