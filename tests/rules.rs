//! Rules: every file of `fixtures/rules` against a snapshot, and what must hold for any text.

use std::fmt::Write as _;
use std::fs;
use std::time::{Duration, Instant};

use promptlink::document::{Document, Modality, Options, Rule};
use promptlink::text::DocumentPath;
use proptest::prelude::*;

fn read(text: &str) -> Document {
    let path = DocumentPath::new("standards/x.md").expect("a plain path");
    Document::read(path, text.to_owned(), Options::default())
}

fn line(document: &Document, rule: &Rule) -> u32 {
    document.lines().line(rule.span.start)
}

/// One line for each rule: line, modality, marker, statement.
fn render(document: &Document) -> String {
    document.rules().iter().fold(String::new(), |mut out, rule| {
        let (marker, statement) = (document.slice(rule.marker), document.slice(rule.span));
        writeln!(out, "{} {} [{marker}] {statement}", line(document, rule), rule.modality)
            .expect("a string grows");
        out
    })
}

/// Line and modality of each rule.
fn found(document: &Document) -> Vec<(u32, Modality)> {
    document.rules().iter().map(|rule| (line(document, rule), rule.modality)).collect()
}

#[test]
fn fixtures_have_the_rules_that_they_had() {
    insta::glob!("fixtures/rules/*.md", |path| {
        let text = fs::read_to_string(path).expect("fixtures are readable").replace("\r\n", "\n");
        insta::assert_snapshot!(render(&read(&text)));
    });
}

#[test]
fn nothing_in_the_fixture_of_what_is_no_rule_is_one() {
    let text = include_str!("fixtures/rules/not-rules.md");
    assert_eq!(render(&read(text)), "");
}

#[test]
fn a_line_has_one_rule_of_each_modality() {
    let document = read("- Always read, always ask, never guess, and never, ever assume. You should wait.\n");
    assert_eq!(found(&document), [(1, Modality::Must), (1, Modality::MustNot), (1, Modality::Should)]);
}

#[test]
fn the_other_half_of_a_ban_is_part_of_its_statement() {
    let document = read("**Important**: You USE constructs in your stacks, you do NOT create them.\n");
    let [rule] = document.rules() else { panic!("{:?}", document.rules()) };
    assert_eq!(rule.modality, Modality::MustNot);
    assert_eq!(document.slice(rule.marker), "do NOT");
    assert_eq!(
        document.slice(rule.span),
        "**Important**: You USE constructs in your stacks, you do NOT create them."
    );
}

#[test]
fn a_statement_has_no_markers_of_lists_quotes_and_tasks() {
    for text in [
        "- Never x",
        "  3) Never x",
        "> Never x",
        "> - Never x",
        "### Never do x",
        "- [ ] Never x",
        "<b>\nNever x\n</b>",
    ] {
        let document = read(text);
        let [rule] = document.rules() else { panic!("{text:?} has {:?}", document.rules()) };
        assert!(document.slice(rule.span).starts_with("Never"), "{text:?}");
        assert!(document.slice(rule.span).ends_with('x'), "{text:?}");
    }
}

#[test]
fn a_negation_across_a_line_end_belongs_to_the_line_of_its_verb() {
    let document = read("Services must\nnot share tables.\n");
    assert_eq!(found(&document), [(1, Modality::MustNot)]);
    assert_eq!(document.slice(document.rules()[0].marker), "must");
}

#[test]
fn line_ends_do_not_matter() {
    let text = include_str!("fixtures/rules/places.md");
    let expected = found(&read(text));
    assert!(expected.len() > 10);
    assert_eq!(found(&read(&text.replace('\n', "\r\n"))), expected);
}

#[test]
fn hostile_lines_take_linear_time() {
    const BYTES: usize = 1 << 17;
    let units = [
        "never ",
        "do not ",
        "\"never ",
        "must\n",
        "you should be \n",
        "[must](x) ",
        "`a` must ",
        "❌ x\n",
        "CRITICAL: ",
        "that the must ",
        "> [!IMPORTANT]\n> x\n\n",
        "| must | should |\n",
    ];
    for unit in units {
        let text = unit.repeat(BYTES / unit.len());
        let start = Instant::now();
        let rules = read(&text).rules().len();
        // Many times what an unoptimised build takes; a quadratic reader takes minutes.
        assert!(
            start.elapsed() < Duration::from_secs(20),
            "{unit:?}: {rules} rules in {:?}",
            start.elapsed()
        );
    }
}

/// Text in which rules are likely.
fn prompt() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("must"),
        Just("MUST NOT"),
        Just("never"),
        Just("Always"),
        Just("don't"),
        Just("don’t"),
        Just("do\nnot"),
        Just("should"),
        Just("Avoid"),
        Just("prefer"),
        Just("IMPORTANT:"),
        Just("required"),
        Just("optional:"),
        Just("MAY"),
        Just("❌"),
        Just("✅"),
        Just("🚫"),
        Just(" "),
        Just(" "),
        Just("\n"),
        Just("\r\n"),
        Just("- "),
        Just("> "),
        Just("# "),
        Just("| "),
        Just("|-|\n"),
        Just("`"),
        Just("**"),
        Just("_"),
        Just("\""),
        Just("<x>"),
        Just("</x>\n"),
        Just("```\n"),
        Just("[!IMPORTANT]\n"),
        Just("[a](b)"),
        Just("é"),
        Just("😀"),
        Just("you"),
        Just("that"),
        Just("."),
        Just(","),
        Just(":"),
        Just("word"),
    ];
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let document = read(text);
    prop_assert_eq!(document.text(), text);
    let mut last = 0;
    for rule in document.rules() {
        let statement = text.get(rule.span.range()).expect("on character boundaries");
        prop_assert!(!statement.trim().is_empty());
        prop_assert!(!statement.contains(['\n', '\r']), "{:?} is more than a line", statement);
        prop_assert!(text.get(rule.marker.range()).is_some_and(|marker| !marker.is_empty()));
        prop_assert!(rule.span.start >= last, "rules are in the order of their lines");
        last = rule.span.start;
    }
    let mut lines = found(&document);
    lines.sort_unstable();
    let all = lines.len();
    lines.dedup();
    prop_assert_eq!(lines.len(), all, "a line has two rules of one modality");
    Ok(())
}

proptest! {
    #[test]
    fn rules_of_likely_text_hold_together(text in prompt()) {
        check(&text)?;
    }

    #[test]
    fn rules_of_any_text_hold_together(text in any::<String>()) {
        check(&text)?;
    }
}

#[test]
fn a_rule_is_about_what_it_says_beside_its_strength() {
    let about = |text: &str| {
        let document = read(&format!("- {text}\n"));
        document.rules().iter().map(|rule| rule.about(document.text())).collect::<Vec<_>>()
    };
    let same = [
        "You MUST log `Errors`.",
        "You should preferably log errors!",
        "**Don’t** log _errors_",
        "Never log errors",
    ];
    for text in same {
        assert_eq!(about(text), ["log errors"], "{text}");
    }
    assert_eq!(about("Never do:"), [""]);
    assert_eq!(about("No rule here."), [""; 0]);
}
