//! What several documents say in the same words, and where the parts of a persona are from.

mod closed;
mod support;

use closed::{check, library};
use promptlink::compose::{
    Cache, Cause, Options, Persona, Plan, Repeats, Treatment, compose, find_agent, plan, without_repeats,
};
use promptlink::library::Library;
use promptlink::target::Target;
use proptest::prelude::*;
use support::{library_of, roster};

fn planned(library: &Library, agent: &str, repeats: Repeats) -> Plan {
    let plan = plan(library, &mut Cache::default(), find_agent(library, agent).unwrap(), &Options::default());
    without_repeats(library, &mut Cache::default(), plan, repeats)
}

fn composed(library: &Library, plan: &Plan) -> Persona {
    for target in Target::all() {
        check(&compose(library, &mut Cache::default(), plan, target.frame).unwrap());
    }
    compose(library, &mut Cache::default(), plan, Target::default().frame).unwrap()
}

/// The text without what precedes the first document that the agent refers to.
fn linked(library: &Library, plan: &Plan) -> String {
    let text = composed(library, plan).text();
    text.split_once("standards/").unwrap().1.replace("\n\n", "\n")
}

const AGENT: &str = "You are A. Follow **one.md** and **two.md**.\n\n- You MUST be kind.\n";

#[test]
fn the_same_rule_and_the_same_paragraph_stand_once() {
    let library = library(&[
        ("agents/a.md", AGENT),
        ("standards/one.md", "# One\n\n- Never guess.\n- Alpha\n\nA paragraph that says it all.\n"),
        (
            "standards/two.md",
            "# Two\n\n## Rules\n\n* Never\n  guess.\n* You MUST be kind.\n* Beta\n\nA paragraph that\nsays it all.\n",
        ),
    ]);
    let once = planned(&library, "a", Repeats::Once);
    assert_eq!(
        linked(&library, &once),
        "one.md`\n# One\n- Never guess.\n- Alpha\nA paragraph that says it all.\n# Standard: `standards/two.md`\n## Two\n### Rules\n* Beta\n"
            .replace("\n# One", "\n## One")
    );
    let told: Vec<(String, Vec<String>)> = once
        .repeats
        .iter()
        .map(|repeat| {
            let path = |id| library.document(id).path().to_owned();
            (path(repeat.kept.document), repeat.others.iter().map(|other| path(other.document)).collect())
        })
        .collect();
    let two = || vec!["standards/two.md".to_owned()];
    let one = "standards/one.md".to_owned();
    assert_eq!(told, [("agents/a.md".to_owned(), two()), (one.clone(), two()), (one, two())]);
    let persona = composed(&library, &once);
    let lost: Vec<&str> = persona
        .left_out()
        .into_iter()
        .filter(|left| left.reason == Cause::Repeated.as_str())
        .map(|left| left.path)
        .collect();
    assert_eq!(lost, ["standards/two.md"; 3]);
    assert!(planned(&library, "a", Repeats::Keep).repeats.is_empty());
}

#[test]
fn words_that_need_what_they_stand_below_are_compared_with_it() {
    let of = |one: &str, two: &str| {
        let library =
            library(&[("agents/a.md", AGENT), ("standards/one.md", one), ("standards/two.md", two)]);
        planned(&library, "a", Repeats::Once).repeats.len()
    };
    let (avoid, prefer) = ("Avoid:\n\n- Global state\n", "Prefer:\n\n- Global state\n");
    assert_eq!(of(avoid, prefer), 0, "what is avoided here is preferred there");
    assert_eq!(of(avoid, avoid), 1);
    assert_eq!(of("## A\n\nNone.\n", "## B\n\nNone.\n"), 0);
    assert_eq!(of("## A\n\nNone.\n", "## A\n\nNone.\n"), 1);
    let code = "```\nlet it = be; // and nothing else\n```\n\n    this one is code as well\n";
    assert_eq!(of(code, code), 0, "code stays");
    let link = "See [the guide of this project](x.md) first.\n";
    assert_eq!(of(link, link), 0, "a relative link leads elsewhere from elsewhere");
    let link = "See [the guide of this project](https://x.example) first.\n";
    assert_eq!(of(link, link), 1);
    assert_eq!(of(&format!("{link}\n[x]: y\n\n- it\n\n  [z]: q\n"), "- it\n\n  [z]: r\n"), 0);
}

#[test]
fn what_is_left_of_a_document_stays_whole() {
    let all = "# Title\n\n## Rules\n\nKeep these:\n\n- You MUST do it.\n- You must not do that.\n";
    let library = library(&[
        ("agents/a.md", AGENT),
        ("standards/one.md", all),
        ("standards/two.md", &format!("{all}\n## More\n\nWords.\n")),
    ]);
    let once = planned(&library, "a", Repeats::Once);
    let text = linked(&library, &once);
    let (_, second) = text.split_once("standards/two.md").unwrap();
    assert_eq!(second, "`\n## Title\n### More\nWords.\n", "a heading goes with all that stood below it");
}

#[test]
fn the_more_important_document_says_it() {
    let library = library(&[
        ("agents/a.md", AGENT),
        ("standards/one.md", "- Never guess.\n- Alpha\n"),
        ("standards/two.md", "---\npriority: 90\n---\n- Never guess.\n- Beta\n"),
    ]);
    let once = planned(&library, "a", Repeats::Once);
    assert_eq!(library.document(once.repeats[0].kept.document).path(), "standards/two.md");
}

#[test]
fn the_roster_still_says_all_that_it_did() {
    let library = library_of(&roster());
    for agent in ["backend-developer", "frontend", "serverless-developer", "plan-reviewer"] {
        let text = composed(&library, &planned(&library, agent, Repeats::Once)).text();
        let all = composed(&library, &planned(&library, agent, Repeats::Keep)).text();
        let missing = all.lines().filter(|line| !text.contains(line.trim())).collect::<Vec<_>>();
        assert!(missing.is_empty(), "{agent}: {missing:?}");
    }
}

#[test]
fn markers_say_which_lines_of_which_document_follow() {
    let library = library(&[
        (
            "agents/a.md",
            "---\nextends: b--c.md\nsections: {Rules: append}\n---\nYou are A.\n\n## Rules\n\n- Mine.\n",
        ),
        ("agents/b--c.md", "## Rules\n\n- Yours.\n\nSee **s.md**.\n"),
        ("standards/s.md", "# S\n\n1\n\n2\n"),
    ]);
    let plan = Plan { markers: true, ..planned(&library, "agents/a.md", Repeats::Once) };
    let text = composed(&library, &plan).text();
    assert_eq!(
        text.replace("\n\n", "\n"),
        "<!-- from agents/a.md#L5-L5 -->\nYou are A.\n<!-- from agents/b-&#45;c.md#L1-L5 -->\n## Rules\n- Yours.\nSee **s.md**.\n\
         <!-- from agents/a.md#L9-L9 -->\n- Mine.\n## Standard: `standards/s.md`\n<!-- from standards/s.md#L1-L5 -->\n### S\n1\n2\n"
    );
    let options = Options { standards: Treatment::Pointer, ..Options::default() };
    let agent = library.id("agents/a.md").unwrap();
    let pointed =
        Plan { markers: true, ..promptlink::compose::plan(&library, &mut Cache::default(), agent, &options) };
    assert_eq!(
        composed(&library, &pointed).text().matches("<!-- from").count(),
        3,
        "a line names its document itself"
    );
}

const STATEMENTS: [&str; 12] = [
    "- You MUST do it.\n- Alpha beta\n",
    "* You MUST do it.\n\n* You must not do that.\n\n  More of it.\n",
    "A paragraph of a few words more.\n",
    "Avoid:\n\n- You must not do that.\n",
    "- You must not do that.\n\n      code\n",
    "# Heading\n",
    "## Other\n",
    "**Bold**\n",
    "1. You MUST do it.\n",
    "> You MUST do it.\n",
    "    indented\n",
    "See [docs] for all that there is.\n\n[docs]: https://docs.example\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nothing_is_lost_by_saying_it_once(
        documents in prop::collection::vec(prop::collection::vec(0..STATEMENTS.len(), 0..8), 3),
        markers in any::<bool>(),
    ) {
        let text = |at: usize| documents[at].iter().map(|&it| STATEMENTS[it]).collect::<Vec<_>>().join("\n");
        let agent = format!("Follow **one.md** and **two.md**.\n\n{}", text(0));
        let (one, two) = (text(1), text(2));
        let library = library(&[("agents/a.md", &agent), ("standards/one.md", &one), ("standards/two.md", &two)]);
        let plan = Plan { markers, ..planned(&library, "a", Repeats::Once) };
        assert!(plan.entries[0].cuts.is_empty(), "the agent stays whole");
        let persona = composed(&library, &plan);
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let all = words(&persona.text());
        for repeat in &plan.repeats {
            let kept = library.document(repeat.kept.document);
            let source = persona.sources().iter().find(|source| source.id() == repeat.kept.document).unwrap();
            prop_assert!(source.cuts().iter().all(|cut| !cut.span.contains(repeat.kept.span)));
            prop_assert!(all.contains(&words(&kept.slice(repeat.kept.span)[1..])));
        }
        for statement in STATEMENTS {
            let first = words(statement.lines().next().unwrap_or_default().trim_start_matches(['-', '*', '#', '1', '.', '>']));
            let is_heading = ["Heading", "Other", "Bold**"].contains(&first.as_str());
            let is_there = [&agent, &one, &two].iter().any(|text| text.contains(statement));
            prop_assert!(!is_there || is_heading || all.contains(&first), "{first}");
        }
    }
}
