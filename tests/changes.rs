//! A library that changed says what a fresh one of the same documents says, in whatever order these came.

mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use promptlink::check::check;
use promptlink::compose::{Cache, Options as Composing, compose, plan};
use promptlink::document::{Kind, Options};
use promptlink::library::{Configuration, DocumentId, Library, Verdict};
use promptlink::target::Target;
use proptest::prelude::*;
use support::path;

/// Paths whose names are near each other, stand for each other, or are the same in several packages and languages.
const PATHS: &[&str] = &[
    "agents/reviewer.md",
    "agents/reviewer-agent.md",
    "agents/lead.md",
    "agents/x.md",
    "backend.md",
    "standards/backend.md",
    "standards/backend-standards.md",
    "standards/backend-standrads.md",
    "standards/backendconventions.md",
    "standards/backendconventoins.md",
    "standards/x.md",
    "Team/agents/reviewer.md",
    "Team/agents/x.md",
    "Team/standards/backend.md",
    "team/agents/x.md",
    "team/skills/review/SKILL.md",
    "team/skills/review/references/backend.md",
    "skills/review/SKILL.md",
    "commands/review.md",
    "docs/zh-CN/agents/reviewer.md",
    "docs/zh-CN/standards/backend.md",
    "agents-zh-CN/reviewer.md",
    "standards/backend.zh-CN.md",
    "templates/.claude/agents/reviewer.md",
    "docs/CHANGELOG.md",
    "templates/backend.md",
    "output-styles/x.md",
    "notes",
    "notes.md",
    ".claude/agents/lead.md",
];

/// What documents say, one line each.
const LINES: &[&str] = &[
    "# Reviewer Agent",
    "# Backend",
    "## Backend",
    "# Team Lead Prompt",
    "# Lead",
    "## Rules",
    "## Naming things",
    "You are the Reviewer.",
    "You must name things.",
    "You must not name things.",
    "Follow **backend.md** including:\n\n- naming things\n- rules",
    "Follow the **backend.md** standards document.",
    "Follow `standards/backend.md#rules`.",
    "See `../standards/backend.md#naming-things` and [rules](../backend.md#rules).",
    "Refer to **backend-standards.md**.",
    "Read backendconventions.md first.",
    "Use `backendconventions.md`.",
    "Use `standards/missing.md`.",
    "Follow `team/standards/backend.md`.",
    "Follow **short.md**.",
    "Follow `lib/standards/x.md`.",
    "See `~/.claude/standards/x.md`.",
    "@notes",
    "[[notes]] and {{include backend}}",
    "Work with the reviewer agent on naming.",
    "Work with the x agent on rules.",
    "Delegate to Team:agent-x and team:x.",
    "Use the `Team:agent-x` agent. Use the `team:reviewer` agent.",
    "Use the `nobody:x` agent and the `agent-x` subagent.",
    "Coordinate with team-lead on rules and with Team Lead.",
    "Use the short-name agent and the reviewr agent.",
    "Use the review skill, /review, or the `review` subagent.",
    "- **reviewer**: reads\n- **lead**: leads\n- **nobody-here**: is missing",
    "Save it to `{docs}/backendconventions.md`. Write `short-list.md`.",
    "Follow `short-list.md` and [the list](short-list.md). See `plans/x.md`.",
    "See `CHANGELOG.md` and `docs/CHANGELOG.md`.",
    "Save to `reports/x.md`. See `SKILL.md` and `references/backend.md`.",
];

const FRONTMATTERS: &[&str] = &[
    "",
    "",
    "",
    "---\nname: reviewer\n---\n",
    "---\nname: x\n---\n",
    "---\nname: Team Lead\ndescription: Follow backend.md\n---\n",
    "---\nkind: agent\n---\n",
    "---\nkind: standard\nname: short\n---\n",
    "---\nskills: review, nothing\nagents: [reviewer, x]\n---\n",
];

const KINDS: &[Option<Kind>] =
    &[None, None, None, None, Some(Kind::Agent), Some(Kind::Skill), Some(Kind::Fragment)];

#[derive(Clone, Debug)]
struct Source {
    text: String,
    kind: Option<Kind>,
}

#[derive(Clone, Debug)]
enum Step {
    Set(&'static str, Source),
    Delete(&'static str),
    Rename(&'static str, &'static str),
}

/// The documents as they are to be, by path.
type Documents = BTreeMap<&'static str, Source>;

fn configuration() -> Configuration {
    let alias = |(from, to): (&str, &str)| (from.to_owned(), to.to_owned());
    let aliases = [
        ("short.md", "standards/backend.md"),
        ("short-name", "reviewer"),
        ("reviewr", "agents/reviewer.md"),
        ("notes", "Team Lead"),
    ];
    Configuration { name: Some("lib".to_owned()), aliases: aliases.map(alias).into() }
}

fn source() -> impl Strategy<Value = Source> {
    let lines = proptest::collection::vec(proptest::sample::select(LINES), 0..5);
    let head = (proptest::sample::select(FRONTMATTERS), proptest::sample::select(KINDS));
    (head, lines).prop_map(|((frontmatter, kind), lines)| {
        let body: Vec<String> = lines.iter().map(|line| format!("{line}\n\n")).collect();
        Source { text: format!("{frontmatter}{}", body.concat()), kind }
    })
}

fn step() -> impl Strategy<Value = Step> {
    let any_path = || proptest::sample::select(PATHS);
    prop_oneof![
        4 => (any_path(), source()).prop_map(|(path, source)| Step::Set(path, source)),
        1 => any_path().prop_map(Step::Delete),
        1 => (any_path(), any_path()).prop_map(|(from, to)| Step::Rename(from, to)),
    ]
}

fn apply(step: &Step, library: &mut Library, documents: &mut Documents) {
    match step {
        Step::Set(name, source) => {
            set(library, name, source);
            documents.insert(name, source.clone());
        }
        Step::Delete(name) => {
            assert_eq!(library.delete(name), documents.remove(name).is_some());
        }
        Step::Rename(from, to) => {
            let known = documents.contains_key(from);
            assert_eq!(library.rename(from, path(to)), known);
            if let Some(source) = documents.remove(from) {
                documents.insert(to, source);
            }
        }
    }
}

fn set(library: &mut Library, name: &str, Source { text, kind }: &Source) {
    library.set(path(name), text.clone(), Options { kind: *kind });
}

/// A library that never held anything else.
fn fresh<'d>(documents: impl Iterator<Item = (&'d &'static str, &'d Source)>) -> Library {
    let mut library = Library::new(configuration());
    documents.for_each(|(name, source)| set(&mut library, name, source));
    library
}

/// Everything that a caller can find out about a library.
fn told(library: &Library, cache: &mut Cache) -> String {
    let mut told = String::new();
    for (id, document) in library.documents() {
        let name = library.name(id).unwrap_or_default();
        let _ = writeln!(told, "{} {} {name}", document.path(), document.kind());
        references(library, id, &mut told);
        persona(library, cache, id, &mut told);
    }
    graph(library, &mut told);
    for diagnostic in check(library) {
        let _ = writeln!(told, "{diagnostic:?}");
    }
    for name in ["reviewer", "x", "backend", "backend.md", "Team Lead", "review", "reviewr", "notes"] {
        let _ = match library.find(name) {
            Ok(id) => writeln!(told, "{name} is {}", library.document(id).path()),
            Err(unknown) => writeln!(told, "{unknown:?}"),
        };
    }
    told
}

fn paths(library: &Library, ids: &[DocumentId]) -> Vec<String> {
    ids.iter().map(|&id| library.document(id).path().to_owned()).collect()
}

fn references(library: &Library, id: DocumentId, told: &mut String) {
    let document = library.document(id);
    for reference in library.references(id) {
        let mention = &document.mentions()[reference.mention as usize];
        let suggestions = match reference.verdict {
            Verdict::Dangling => paths(library, &library.suggestions(id, reference)),
            _ => Vec::new(),
        };
        let _ = writeln!(
            told,
            "  {:?} {} {:?} {:?} {:?} {:?} {} {:?} {suggestions:?}",
            document.slice(mention.span),
            reference.verdict,
            reference.target.map(|target| library.document(target).path()),
            reference.section,
            reference.tier,
            reference.why,
            reference.missing_section,
            paths(library, &reference.candidates),
        );
    }
}

fn persona(library: &Library, cache: &mut Cache, id: DocumentId, told: &mut String) {
    let document = library.document(id);
    if document.kind() != Kind::Agent {
        return;
    }
    let frame = Target::all()[document.path().len() % Target::all().len()].frame;
    let plan = plan(library, cache, id, &Composing { depth: 2, ..Composing::default() });
    let persona = compose(library, cache, &plan, frame).expect("the documents are small");
    let _ = writeln!(told, "{}\n{:?}", persona.text(), persona.diagnostics());
    for entry in &plan.entries {
        let _ = writeln!(told, "{} {:?}", library.document(entry.document).path(), entry.role);
    }
}

fn graph(library: &Library, told: &mut String) {
    let graph = library.graph();
    for edge in &graph.edges {
        let _ = writeln!(told, "{:?} {}", paths(library, &[edge.from, edge.to]), edge.reference.mention);
    }
    let cycles: Vec<_> = graph.cycles.iter().map(|cycle| paths(library, cycle)).collect();
    let diamonds = graph.diamonds(library);
    let diamonds: Vec<_> = diamonds
        .iter()
        .map(|diamond| (paths(library, &[diamond.top, diamond.bottom]), paths(library, &diamond.over)))
        .collect();
    let _ = writeln!(told, "{cycles:?}\n{diamonds:?}\n{:?}", paths(library, &graph.unreferenced));
}

/// Takes each step in turn and compares with a library that never held anything else.
fn check_steps(steps: &[Step]) {
    let (mut library, mut cache) = (Library::new(configuration()), Cache::default());
    let mut documents = Documents::new();
    for step in steps {
        apply(step, &mut library, &mut documents);
        cache.retain(&library);
        let changed = told(&library, &mut cache);
        assert_eq!(changed, told(&fresh(documents.iter()), &mut Cache::default()));
        assert_eq!(changed, told(&fresh(documents.iter().rev()), &mut Cache::default()));
    }
}

fn says(path: &'static str, text: &str) -> Step {
    Step::Set(path, Source { text: text.to_owned(), kind: None })
}

#[test]
fn the_target_of_an_alias_may_come_and_go() {
    check_steps(&[
        says("agents/x.md", "# X\n\nFollow **short.md**.\n"),
        says("standards/backend.md", "# Backend\n"),
        Step::Delete("standards/backend.md"),
        says("notes.md", "# Notes\n"),
        says("standards/backend.md", "# Backend\n"),
    ]);
}

#[test]
fn a_near_name_of_one_word_may_come_and_go() {
    check_steps(&[
        says("agents/x.md", "# X\n\nRead `backendconventions.md`.\n"),
        says("standards/backendconventoins.md", "# Backend\n"),
        Step::Delete("standards/backendconventoins.md"),
    ]);
}

#[test]
fn an_empty_document_may_gain_a_text() {
    check_steps(&[
        says("agents/lead.md", "# Lead\n\nUse the `reviewer-agent` skill.\n"),
        says("agents/reviewer-agent.md", ""),
        Step::Set("agents/reviewer-agent.md", Source { text: String::new(), kind: Some(Kind::Fragment) }),
        Step::Set("agents/reviewer-agent.md", Source { text: "x".to_owned(), kind: Some(Kind::Fragment) }),
    ]);
}

#[test]
fn a_namespace_is_compared_as_it_is_written() {
    check_steps(&[
        says("agents/lead.md", "# Lead\n\nUse the `Team:agent-x` agent. Delegate to team:x.\n"),
        says("Team/agents/x.md", "# X\n\nYou are X.\n"),
        says("team/agents/x.md", "# X\n\nYou are X.\n"),
        Step::Delete("Team/agents/x.md"),
    ]);
}

#[test]
fn a_document_takes_what_was_said_about_it_to_another_path() {
    check_steps(&[
        Step::Set("notes.md", Source { text: "# A\n".to_owned(), kind: Some(Kind::Skill) }),
        Step::Rename("notes.md", "backend.md"),
    ]);
}

#[test]
fn documents_that_answer_alike_are_listed_by_path() {
    check_steps(&[
        says("team/agents/x.md", "# X\n\nYou are X.\n"),
        says("Team/agents/x.md", "# X\n\nYou are X.\n"),
        says("agents/lead.md", "# Lead\n\nUse the `x` agent.\n"),
    ]);
}

proptest! {
    #[test]
    fn after_each_change_it_says_what_a_fresh_one_says(
        first in proptest::collection::vec(step(), 0..12),
        then in proptest::collection::vec(step(), 1..6),
    ) {
        let mut library = Library::new(configuration());
        let mut cache = Cache::default();
        let mut documents = Documents::new();
        first.iter().for_each(|step| apply(step, &mut library, &mut documents));
        for step in &then {
            let _ = told(&library, &mut cache);
            apply(step, &mut library, &mut documents);
            cache.retain(&library);
            let changed = told(&library, &mut cache);
            prop_assert_eq!(&changed, &told(&fresh(documents.iter()), &mut Cache::default()));
            prop_assert_eq!(&changed, &told(&fresh(documents.iter().rev()), &mut Cache::default()));
        }
    }
}
