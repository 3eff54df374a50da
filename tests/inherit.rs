//! Documents that inherit from others.
//!
//! A fixture is a text of several documents, each after a line `=== path`; the first is the agent.

mod closed;
#[path = "support/sound.rs"]
mod sound;
mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use closed::{check, library};
use promptlink::check::check as check_library;
use promptlink::compose::{
    Budget, Cache, Occasion, Options, Persona, Plan, Role, Scope, Source, compose, plan, within,
};
use promptlink::diagnostic::{Code, Diagnostic};
use promptlink::document::Modality;
use promptlink::library::Library;
use promptlink::target::Target;
use proptest::prelude::*;
use sound::check_diagnostics;
use support::{fixture, library_of};

#[test]
fn fixtures() {
    insta::glob!("fixtures/inherit/*.txt", |file| {
        let documents = fixture(file);
        let library = library_of(&documents);
        let plan =
            plan(&library, &mut Cache::default(), library.id(&documents[0].0).unwrap(), &Options::default());
        let mut out = String::new();
        for target in Target::all() {
            let persona = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
            check(&persona);
            let _ = write!(out, "{} {:-<60}\n{}", target.name, "", persona.text());
            if target.name == "markdown" {
                report(&library, &plan, &persona, &mut out);
            }
        }
        insta::assert_snapshot!(out);
    });
}

fn report(library: &Library, plan: &Plan, persona: &Persona, out: &mut String) {
    let _ = writeln!(out, "sections {:-<40}", "");
    for section in persona.sections() {
        let path = section.source.map_or("", |source| persona.sources()[source as usize].path());
        let _ = writeln!(
            out,
            "{} {} ({path}, in {:?}, {} tokens)",
            section.level, section.title, section.parent, section.tokens
        );
    }
    for (index, entry) in plan.entries.iter().enumerate() {
        let path = library.document(entry.document).path();
        let _ = writeln!(out, "{path}: {}, priority {}", entry.role.as_str(), plan.priority(library, index));
    }
    for left in persona.left_out() {
        let _ = writeln!(out, "left out: {} {:?} {}", left.path, left.span.bytes.range(), left.reason);
    }
    findings(library, "persona", persona.diagnostics(), out);
    findings(library, "check", &check_library(library), out);
}

fn findings(library: &Library, title: &str, diagnostics: &[Diagnostic], out: &mut String) {
    for found in diagnostics {
        let at = |path: &str, span| library.document(library.id(path).unwrap()).slice(span).to_owned();
        let place = at(&found.document, found.span);
        let _ = writeln!(out, "{title}: {} {}: {} at {place:?}", found.document, found.code, found.message);
        for related in &found.related {
            let _ = writeln!(
                out,
                "  {} {:?}: {}",
                related.document,
                at(&related.document, related.span),
                related.message
            );
        }
        if let Some(help) = &found.help {
            let _ = writeln!(out, "  = {help}");
        }
    }
}

/// What may stand below a heading, and could become something else beside other text.
const TEXTS: [&str; 20] = [
    "",
    "Words of a paragraph.\n",
    "You MUST keep this.\n",
    "- You must not do that.\n- a\n",
    "- a\n- b\n",
    "* x\n\n* y\n\n  more\n",
    "1. one\n2. two\n",
    "    indented\n",
    "  indented words\n",
    "> quote\n> # inside\n",
    "**Bold**\n\nbelow\n",
    "Label:\n\n- item\n",
    "***\n",
    "---\n",
    "| a | b |\n|---|---|\n| 1 | 2 |\n",
    "[one]: https://one.example\n",
    "See [one] and [^n].\n",
    "[^n]: a note\n\n    with more\n",
    "```\n# no heading\n```\n",
    "<rules>\n",
];

const HEADINGS: [&str; 9] = ["# A", "## B", "## C", "  ### D", "### B", "#### D", "B\n---", "# B", "## B"];

const WAYS: [&str; 5] = ["append", "prepend", "replace", "remove", "other"];

const NAMES: [&str; 7] = ["A", "B", "C", "D", "B > D", "opening", "b"];

/// What an end of a document may leave open.
const ENDS: [&str; 4] = ["", "", "~~~\nopen\n", "<!-- open\n"];

fn a_document() -> impl Strategy<Value = String> {
    let text = || 0..TEXTS.len();
    let section = (0..HEADINGS.len(), text(), text());
    let said = prop::collection::btree_map(0..NAMES.len(), 0..WAYS.len(), 0..3);
    (text(), prop::collection::vec(section, 0..6), said, 0..ENDS.len()).prop_map(
        |(opening, sections, said, end)| {
            let mut document = String::from("sections: {");
            for (name, way) in said {
                document.push_str(&format!("{}: {}, ", NAMES[name], WAYS[way]));
            }
            document.push_str("}\n---\n\n");
            document.push_str(TEXTS[opening]);
            for (heading, one, other) in sections {
                document.push_str(&format!("\n{}\n\n{}\n{}", HEADINGS[heading], TEXTS[one], TEXTS[other]));
            }
            document.push_str(&format!("\n{}", ENDS[end]));
            document
        },
    )
}

/// Checks what must hold of an agent that inherits.
fn check_heir(library: &Library, heir: &str) {
    let id = library.id(heir).unwrap();
    let plan = plan(library, &mut Cache::default(), id, &Options::default());
    for target in Target::all() {
        let persona = compose(library, &mut Cache::default(), &plan, target.frame).unwrap();
        check(&persona);
        check_rules(&persona);
        let again = compose(library, &mut Cache::default(), &plan, target.frame).unwrap();
        assert_eq!(again.text(), persona.text());
        let mut paths: Vec<&str> = persona.sources().iter().map(|source| source.path()).collect();
        paths.sort_unstable();
        let documents = paths.len();
        paths.dedup();
        assert_eq!(paths.len(), documents, "each document stands once");
    }
}

/// An order that the text does not have is reported.
fn check_rules(persona: &Persona) {
    let text = persona.text();
    let is_told = |path: &str| {
        persona.diagnostics().iter().any(|found| found.code == Code::RuleLeftOut && found.document == path)
    };
    for source in persona.sources().iter().filter(|source| source.role().has_text()) {
        for rule in source.document().rules() {
            let is_order = matches!(rule.modality, Modality::Must | Modality::MustNot);
            let words = source.document().slice(rule.span);
            assert!(
                !is_order || text.contains(words) || is_told(source.path()),
                "{words} of {}\n{text}",
                source.path()
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_inherited_reads_as_before(
        top in a_document(),
        left in a_document(),
        right in a_document(),
        heir in a_document(),
    ) {
        let of = |parents: &str, text: &str| format!("---\nextends: {parents}\n{text}");
        let library = library(&[
            ("agents/heir.md", &of("[left.md, right.md]", &heir)),
            ("agents/left.md", &of("top.md", &left)),
            ("agents/right.md", &of("[top.md]", &right)),
            ("agents/top.md", &of("[]", &top)),
        ]);
        check_heir(&library, "agents/heir.md");
        check_heir(&library, "agents/left.md");
        let text = |path: &str| library.id(path).map(|id| library.document(id).text());
        check_diagnostics(&check_library(&library), text);
    }
}

/// What has to stay of the documents beside the agent: orders and bans that nothing else leaves out.
fn orders(persona: &Persona) -> Vec<String> {
    let mut orders = Vec::new();
    for source in persona.sources().iter().filter(|source| source.role().has_text()) {
        let document = source.document();
        let is_cut = |at: u32| source.cuts().iter().any(|cut| cut.span.contains_offset(at as usize));
        for rule in document.rules().iter().filter(|rule| !is_cut(rule.span.start)) {
            if matches!(rule.modality, Modality::Must | Modality::MustNot) {
                orders.push(document.slice(rule.span).to_owned());
            }
        }
    }
    orders
}

/// Composes a standard that inherits within every budget, and checks what must hold. Says how many personas there were.
fn check_budgets(library: &Library, options: &Options) -> usize {
    let whole = plan(library, &mut Cache::default(), library.id("agents/a.md").unwrap(), options);
    let frame = Target::default().frame;
    let mut cache = Cache::default();
    let all = compose(library, &mut cache, &whole, frame).unwrap();
    let (tokens, orders_of_all) = (all.tokens(), orders(&all));
    let mut texts: Vec<String> = Vec::new();
    for points in [false, true] {
        let mut before = 0;
        for tokens in 0..=tokens {
            let budget = Budget { tokens, points, steps: None };
            let Ok(plan) = within(library, &mut cache, whole.clone(), frame, budget) else {
                assert_eq!(before, 0, "a larger budget gives less");
                continue;
            };
            let persona = compose(library, &mut cache, &plan, frame).unwrap();
            assert!(persona.tokens() <= tokens);
            let kept: usize = persona.sources().iter().map(kept_bytes).sum();
            assert!(kept >= before, "a larger budget gives less");
            before = kept;
            if texts.last() != Some(&persona.text()) {
                check(&persona);
                assert_eq!(orders(&persona), orders_of_all, "an order is lost:\n{}", persona.text());
                texts.push(persona.text());
            }
        }
    }
    texts.len()
}

fn kept_bytes(source: &Source) -> usize {
    source.slices().iter().map(|slice| slice.output.bytes.len()).sum()
}

#[test]
fn sections_of_a_standard_and_its_parents_go_one_by_one() {
    let library = library(&[
        ("agents/a.md", "You are A. Follow **child.md**, including:\n\n- Names\n"),
        (
            "standards/child.md",
            "---\nextends: base.md\nsections: {Ends: append}\n---\n# Child\n\n## Ends\n\n- Mine.\n\n## Own\n\nMore words.\n",
        ),
        (
            "standards/base.md",
            "# Base\n\nBasics.\n\n## Names\n\nWords.\n\n## Ends\n\n- Theirs.\n- You MUST end.\n\n### Deep\n\nFar below.\n",
        ),
    ]);
    assert!(check_budgets(&library, &Options::default()) > 8);
    let plan = plan(&library, &mut Cache::default(), library.id("agents/a.md").unwrap(), &Options::default());
    let frame = Target::default().frame;
    let tightest = (0..100).find_map(|tokens| {
        let budget = Budget { tokens, points: false, steps: None };
        within(&library, &mut Cache::default(), plan.clone(), frame, budget).ok()
    });
    let persona = compose(&library, &mut Cache::default(), &tightest.unwrap(), frame).unwrap();
    let (_, text) = persona
        .text()
        .split_once("`standards/child.md`\n\n")
        .map(|(one, two)| (one.to_owned(), two.to_owned()))
        .unwrap();
    assert_eq!(text, "## Child\n\n### Ends\n\n- You MUST end.\n");
}

#[test]
fn line_ends_do_not_change_what_is_inherited() {
    let composed = |line_end: &str| {
        let with = |text: &str| text.replace('\n', line_end);
        let library = library(&[
            (
                "agents/a.md",
                &with(
                    "---\nextends: base.md\nsections: {One: append, Two: append}\n---\nA.\n\n## One\n\n- b\n\n## Two\n\n- y\n\n\n## Own\n\nx\n",
                ),
            ),
            ("agents/base.md", &with("B.\n\n## One\n\n- a\n\n\n## Two\n\n- x\n\n- z\n\n\n## Gone\n\ny\n")),
        ]);
        let plan =
            plan(&library, &mut Cache::default(), library.id("agents/a.md").unwrap(), &Options::default());
        let persona = compose(&library, &mut Cache::default(), &plan, Target::default().frame).unwrap();
        check(&persona);
        persona.text()
    };
    let text = composed("\n");
    assert!(text.contains("## One\n\n- a\n- b\n\n## Two\n\n- x\n\n- z\n\n- y\n\n## Gone"), "{text}");
    assert_eq!(composed("\r\n"), text);
    assert_eq!(composed("\r"), text);
}

#[test]
fn topics_and_parts_are_chosen_of_what_is_inherited() {
    let library = library(&[
        ("agents/a.md", "You are A. Follow **child.md**, including:\n\n- Names\n"),
        ("agents/b.md", "You are B. Follow `child.md#ends`.\n"),
        (
            "standards/child.md",
            "---\nextends: base.md\nsections: {Ends: append}\n---\n## Ends\n\nMine.\n\n## Own\n\nMore.\n",
        ),
        (
            "standards/base.md",
            "Basics.\n\n## Names\n\nWords.\n\n## Ends\n\nTheirs.\n\n### Deep\n\nFar.\n\n## Rest\n\nYou MUST rest.\n",
        ),
    ]);
    let options = Options { topics: Scope::Select, anchors: Scope::Select, ..Options::default() };
    let composed = |agent: &str| {
        let plan = plan(&library, &mut Cache::default(), library.id(agent).unwrap(), &options);
        let persona = compose(&library, &mut Cache::default(), &plan, Target::default().frame).unwrap();
        check(&persona);
        let text = persona.text();
        let (_, text) = text.split_once("`standards/child.md`\n\n").unwrap();
        (text.to_owned(), persona.diagnostics().iter().map(|found| found.code).collect::<Vec<Code>>())
    };
    assert_eq!(
        composed("agents/a.md"),
        ("## Names\n\nWords.\n\n## Rest\n\nYou MUST rest.\n".to_owned(), Vec::new())
    );
    let (text, codes) = composed("agents/b.md");
    assert_eq!(text, "## Ends\n\nTheirs.\n\nMine.\n\n### Deep\n\nFar.\n");
    assert_eq!(codes, [Code::RuleLeftOut]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn parts_of_what_is_inherited_read_as_before(documents in prop::collection::vec(a_document(), 2..4), selects in any::<bool>()) {
        let mut texts = vec![("agents/a.md".to_owned(), "You are A. Follow **d0.md**, including:\n\n- B\n- D\n".to_owned())];
        for (at, document) in documents.iter().enumerate() {
            let parent = if at + 1 < documents.len() { format!("extends: d{}.md\n", at + 1) } else { String::new() };
            texts.push((format!("standards/d{at}.md"), format!("---\n{parent}{document}")));
        }
        let library = library_of(&texts);
        let scope = if selects { Scope::Select } else { Scope::Whole };
        check_budgets(&library, &Options { topics: scope, ..Options::default() });
    }
}

#[test]
fn an_agent_without_parents_is_itself() {
    let documents = [("agents/a.md", "---\nsections: {B: remove}\n---\n# A\n\nYou are A.\n\n## B\n\nx\n")];
    let library = library(&documents);
    let persona =
        plan(&library, &mut Cache::default(), library.id("agents/a.md").unwrap(), &Options::default());
    let persona = compose(&library, &mut Cache::default(), &persona, Target::default().frame).unwrap();
    assert_eq!(persona.text(), "# A\n\nYou are A.\n\n## B\n\nx\n");
}

#[test]
fn a_chain_beyond_the_limit_is_told() {
    let documents: Vec<(String, String)> = (0..1_000)
        .map(|at| {
            (format!("agents/a{at}.md"), format!("---\nextends: a{}.md\n---\n# A\n\n## S{at}\n\nx\n", at + 1))
        })
        .collect();
    let library = library_of(&documents);
    let plan =
        plan(&library, &mut Cache::default(), library.id("agents/a0.md").unwrap(), &Options::default());
    let inherited = plan.entries.iter().filter(|entry| entry.role == Role::Inherited).count();
    assert_eq!(inherited, 63);
    let codes: Vec<Code> = plan.diagnostics.iter().map(|found| found.code).collect();
    assert!(codes.contains(&Code::InheritanceTooDeep), "{codes:?}");
    let persona = compose(&library, &mut Cache::default(), &plan, Target::default().frame).unwrap();
    check(&persona);
}

#[test]
fn large_parents_take_no_more_than_their_share() {
    let sections = |title: &dyn Fn(usize) -> String| -> String {
        (0..1_000).map(|at| format!("## {}\n\n- You MUST do {at}.\n\n[l{at}]: x\n\n", title(at))).collect()
    };
    let hostile: [&dyn Fn(usize) -> String; 3] =
        [&|at| format!("S{at}"), &|_| "Same".to_owned(), &|at| "#".repeat(at % 5) + " Deep"];
    for title in hostile {
        let text = sections(title);
        let library = library(&[
            ("agents/heir.md", &format!("---\nextends: [one.md, two.md]\n---\nHeir.\n\n{text}")),
            ("agents/one.md", &format!("---\nextends: two.md\n---\n{text}")),
            ("agents/two.md", &text),
        ]);
        let start = Instant::now();
        let plan =
            plan(&library, &mut Cache::default(), library.id("agents/heir.md").unwrap(), &Options::default());
        let persona = compose(&library, &mut Cache::default(), &plan, Target::default().frame).unwrap();
        let told = persona.sections().len() + persona.left_out().len() + check_library(&library).len();
        assert!(start.elapsed() < Duration::from_secs(10), "{told} took {:?}", start.elapsed());
    }
}

#[test]
fn what_is_inherited_can_be_referred_to() {
    let library = library(&[
        (
            "agents/a.md",
            "You are A. See `child.md#formats` and `child.md#nams`.\n\nFollow **child.md**, including:\n\n- Formats\n- Names\n- Weather\n",
        ),
        ("standards/child.md", "---\nextends: base.md\n---\n## Names\n\nx\n"),
        ("standards/base.md", "## Formats\n\ny\n"),
    ]);
    let found: Vec<(Code, String, Option<String>)> = check_library(&library)
        .into_iter()
        .filter(|found| found.document == "agents/a.md")
        .map(|found| (found.code, found.message, found.help))
        .collect();
    let help = "add a section on it to the target, or take the topic off the list".to_owned();
    assert_eq!(
        found,
        [
            (
                Code::MissingSection,
                "`standards/child.md` has no section `nams`".to_owned(),
                Some("did you mean `#names`?".to_owned())
            ),
            (Code::TopicNotCovered, "`standards/child.md` does not cover “Weather”".to_owned(), Some(help)),
        ]
    );
}

#[test]
fn what_a_condition_leaves_out_is_not_inherited() {
    let library = library(&[
        (
            "agents/heir.md",
            "---\nextends: base.md\nsections: {Night: append}\n---\nYou are it.\n\n## Night\n\nOwls.\n\n## Dawn\n\n### Birds\n\nSing.\n",
        ),
        (
            "agents/base.md",
            "## Night\n<!-- when: tag = night -->\n\nA lamp. You MUST carry it.\n\n## Dawn\n<!-- when: tag = night -->\n\nLight.\n",
        ),
    ]);
    let composed = |tags: &[&str]| {
        let occasion =
            Occasion { tags: tags.iter().map(ToString::to_string).collect(), ..Occasion::default() };
        let options = Options { occasion, ..Options::default() };
        let plan = plan(&library, &mut Cache::default(), library.id("agents/heir.md").unwrap(), &options);
        let persona = compose(&library, &mut Cache::default(), &plan, Target::default().frame).unwrap();
        check(&persona);
        assert!(persona.diagnostics().is_empty(), "{:?}", persona.diagnostics());
        persona.text().replace("\n\n", "\n")
    };
    assert_eq!(composed(&[]), "You are it.\n## Night\nOwls.\n## Dawn\n### Birds\nSing.\n");
    let with_base = composed(&["night"]);
    assert!(with_base.contains("You MUST carry it.\nOwls.\n## Dawn\n"), "{with_base}");
    assert!(with_base.ends_with("Light.\n### Birds\nSing.\n"), "{with_base}");
}

#[test]
fn what_an_heir_has_something_else_for_refers_to_nothing() {
    let base = "# Base\n\n## Language\n\nFollow **java.md**.\n\n## Team\n\nWork with reviewer.\n\n## Style\n\nFollow **style.md**.\n";
    let sources = |documents: &[(&str, &str)], depth: u32| {
        let standards = ["java", "python", "style"].map(|name| [name, ".md"].concat());
        let mut library = library(documents);
        let reviewer = "---\nname: reviewer\n---\nYou are the reviewer.\n".to_owned();
        library.set(support::path("agents/reviewer.md"), reviewer, Default::default());
        for name in &standards {
            let text = ["# ", name, "\n\n- You MUST.\n"].concat();
            library.set(support::path(&["standards/", name].concat()), text, Default::default());
        }
        let options = Options { depth, ..Options::default() };
        let plan = plan(&library, &mut Cache::default(), library.id("agents/py.md").unwrap(), &options);
        let persona = compose(&library, &mut Cache::default(), &plan, Target::default().frame).unwrap();
        check(&persona);
        let names = persona.sources().iter().map(|source| source.path().rsplit('/').next().unwrap());
        names.map(|name| name.trim_end_matches(".md").to_owned()).collect::<Vec<_>>().join(" ")
    };
    let heir = |said: &str| {
        [
            "---\nextends: base\nsections: {",
            said,
            "}\n---\n# Py\n\n## Language\n\nFollow **python.md**.\n\n## Style\n\n",
        ]
        .concat()
    };
    let of_agents = |said| sources(&[("agents/py.md", &heir(said)), ("agents/base.md", base)], 1);
    assert_eq!(of_agents("Team: remove"), "py base python style");
    assert_eq!(of_agents("Language: append"), "py base python java style reviewer");
    assert_eq!(of_agents("Language: replace, Style: remove"), "py base python reviewer");

    // Who becomes a part of another heir later is lost there.
    let standards = [
        ("agents/py.md", "You are Py. Follow **mid.md** and **last.md**.\n"),
        ("standards/mid.md", "---\nextends: base.md\n---\n# Mid\n\n## Team\n\nAlone.\n"),
        ("standards/last.md", "---\nextends: mid.md\n---\n# Last\n\n## Language\n\nFollow **python.md**.\n"),
        ("standards/base.md", base),
    ];
    assert_eq!(sources(&standards, 2), "py last base mid style python");
}
