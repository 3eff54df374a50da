//! Agents: every file of `fixtures/agent` against a snapshot, and what must hold for any text.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;

use promptlink::agent::{Agent, Entry, Text};
use promptlink::document::{Document, Options};
use promptlink::text::DocumentPath;
use proptest::prelude::*;

fn read(text: &str) -> Document {
    let path = DocumentPath::new("agents/x.md").expect("a plain path");
    Document::read(path, text.to_owned(), Options::default())
}

fn role(text: &str) -> Option<String> {
    Agent::read(&read(text)).role.map(|role| role.text.into_owned())
}

fn name(text: &str) -> Option<String> {
    Agent::read(&read(text)).name.map(|name| name.text.into_owned())
}

struct Report(String);

impl Report {
    fn line(&mut self, field: &str, value: &str) {
        writeln!(self.0, "{field}: {value}").expect("a string grows");
    }

    fn text(&mut self, field: &str, text: Option<&Text<'_>>) {
        if let Some(text) = text {
            self.line(field, &text.text);
        }
    }

    fn texts(&mut self, field: &str, texts: &[Text<'_>]) {
        texts.iter().for_each(|text| self.text(field, Some(text)));
    }

    fn entries(&mut self, field: &str, entries: &[Entry<'_>]) {
        for entry in entries {
            self.line(field, &entry.title.text);
            self.texts("  -", &entry.items);
        }
    }

    fn sections(&mut self, field: &str, document: &Document, sections: &[usize]) {
        for &section in sections {
            self.line(field, document.slice(document.sections().list()[section].title));
        }
    }
}

fn render(document: &Document) -> String {
    let agent = Agent::read(document);
    let mut report = Report(String::new());
    report.text("name", agent.name.as_ref());
    report.text("role", agent.role.as_ref());
    report.text("mission", agent.mission.as_ref());
    report.entries("responsibility", &agent.responsibilities);
    report.texts("technology", &agent.technologies);
    report.entries("expertise", &agent.expertise);
    report.entries("workflow", &agent.workflow);
    report.sections("output", document, &agent.output);
    report.texts("quality", &agent.quality);
    report.sections("example", document, &agent.examples);
    for (field, documents) in [("standard", &agent.standards), ("skill", &agent.skills)] {
        for found in documents {
            report.line(field, &found.name.text);
            report.texts("  topic", &found.topics);
        }
    }
    for collaborator in &agent.collaborators {
        report.line(collaborator.relation.as_str(), &collaborator.agent.text);
        report.text("  about", collaborator.topic.as_ref());
    }
    report.text("reminder", agent.reminder.as_ref());
    report.sections("other", document, &agent.other);
    report.0
}

#[test]
fn fixtures_mean_what_they_meant() {
    insta::glob!("fixtures/agent/*.md", |path| {
        let text = fs::read_to_string(path).expect("fixtures are readable").replace("\r\n", "\n");
        insta::assert_snapshot!(render(&read(&text)));
    });
}

#[test]
fn a_role_has_neither_an_article_nor_the_clause_that_follows() {
    let cases = [
        ("You are a senior code reviewer ensuring high standards.", "senior code reviewer"),
        ("You are an M365 expert responsible for designing,\nbuilding and running it.", "M365 expert"),
        ("You are **Rex** — a data engineer with ten years of practice.", "data engineer"),
        ("You are the **Dev Team**. You build.", "Dev Team"),
        ("You are **a release manager** who says no.", "release manager"),
        ("You are an expert **migration agent** with deep knowledge.", "expert migration agent"),
        ("You are acting as a coaching partner that listens.", "coaching partner"),
        (
            "You are a psychiatrist, psychologist, and life coach and you give advice.",
            "psychiatrist, psychologist, and life coach",
        ),
        ("You are an activity extracting AI with a high score.", "activity extracting AI"),
        ("You are an AI writing auditor that finds phrases.", "AI writing auditor"),
        ("You are a specialist helping teams build pipelines.", "specialist"),
        ("You are a .NET Framework 4.8 expert. You port.", ".NET Framework 4.8 expert"),
        ("You are an expert in Vue 3, TypeScript, and Pinia.", "expert in Vue 3, TypeScript, and Pinia"),
        ("Act as implementation planner for your cloud.", "implementation planner for your cloud"),
        ("Please act as the editor of a journal.", "editor of a journal"),
        ("As an editor for the handbook, you keep its terms.", "editor for the handbook"),
        ("**Role**: Principal engineer specialising in Go.", "Principal engineer"),
        ("Hello there. You're a tester focused on accessibility.", "tester"),
        ("Você é um arquiteto de software focado em desempenho.", "arquiteto de software"),
        ("你是一名专注于性能的数据库专家。", "数据库专家"),
        ("你是专门负责生成文件的 AI 助手。", "AI 助手"),
        ("Role: Maintainer\n", "Maintainer"),
        ("Role: the keeper of the books", "keeper of the books"),
        ("Role: AI / ML engineer", "AI / ML engineer"),
        (
            "IDENTITY: You are a subagent with write permission.\n\nYou are a senior developer.",
            "senior developer",
        ),
        ("You are a subagent that reads.", "subagent"),
        ("<role>\nYou are a plan executor. You execute.\n</role>", "plan executor"),
        ("<section>You are a plan executor.</section>", "plan executor"),
        ("- 📋 YOU ARE A GUIDE, not a writer\n- ✅ You are a release planner\n", "release planner"),
        ("You are a specialized agent for verifying that code is sound.", "specialized agent"),
        ("You are a specialized agent for verifying code.", "specialized agent for verifying code"),
    ];
    for (text, expected) in cases {
        assert_eq!(role(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn what_one_is_told_or_able_to_do_is_no_role() {
    let cases = [
        "You are forbidden to push.",
        "You are not a lawyer.",
        "You are responsible for the plan.",
        "You are tasked with a review.",
        "Role: [your role]",
        "You are a business associate if you store records.",
        "First read.\n\nThen write.\n\nThen rest.\n\nAs a reviewer, you read little.",
        "```\nYou are a sample.\n```",
        "<prompt>\n```\nYou are a sample.\n```\n</prompt>",
        "- ❌ You are a helpful assistant\n- ✅ \"You are a tax adviser\"",
        "- 📋 YOU ARE SETTING UP a run",
        "**Your Role**: Investigate the bug and find its cause",
        "Role: Maintain `docs/` as the memory of the project",
        "## Role: Maintainability",
    ];
    for text in cases {
        assert_eq!(role(text), None, "{text}");
    }
}

#[test]
fn a_name_is_the_frontmatters_or_the_identity_sentences_or_the_titles() {
    let identity = "You are the **Build Agent** - a careful engineer.";
    assert_eq!(name(&format!("---\nname: builder\n---\n# Title\n\n{identity}")).as_deref(), Some("builder"));
    assert_eq!(name(&format!("# Build Agent Prompt\n\n{identity}")).as_deref(), Some("Build Agent"));
    assert_eq!(name("# Build Agent Prompt\n\nYou are a builder.").as_deref(), Some("Build Agent Prompt"));
    assert_eq!(name("# `build` *agent*\n").as_deref(), Some("build agent"));
    assert_eq!(name("# Command: tidy-up\n").as_deref(), Some("tidy-up"));
    assert_eq!(name("# Codex Role: Tidy-up\n").as_deref(), Some("Tidy-up"));
    assert_eq!(name("# Build Role: Tidy-up\n").as_deref(), Some("Build Role: Tidy-up"));
    assert_eq!(name("# <Epic Name> — <b>Plan</b>\n").as_deref(), Some("<Epic Name> — Plan"));
    assert_eq!(name("## The only heading\n\nText.").as_deref(), Some("The only heading"));
    assert_eq!(name("## One of two\n\n## Two of two\n"), None);
    assert_eq!(name("Text first.\n\n## Then a heading\n"), None);
    assert_eq!(name("# IDENTITY and PURPOSE\n\n# STEPS\n"), None);
}

#[test]
fn the_seed_is_read_as_its_author_meant_it() {
    let text = include_str!("../library/agents/backend-developer.md");
    let document = read(text);
    let agent = Agent::read(&document);
    let titles: Vec<&str> = agent.responsibilities.iter().map(|entry| &*entry.title.text).collect();
    assert_eq!(agent.name.as_ref().map(|name| &*name.text), Some("Backend Developer Agent"));
    assert_eq!(agent.role.as_ref().map(|role| &*role.text), Some("Senior Backend Engineer"));
    assert!(
        agent.mission.as_ref().is_some_and(|mission| mission.text.starts_with("responsible for designing"))
    );
    assert_eq!(titles.len(), 5);
    assert_eq!(titles[3], "Integration and Messaging");
    assert!(agent.responsibilities.iter().all(|entry| entry.items.len() == 4));
    assert_eq!(agent.standards[0].topics.len(), 10);
    assert_eq!(agent.collaborators.len(), 4);
    assert_eq!(agent.rules.len(), 1);
    assert!(
        agent.reminder.is_some_and(|reminder| reminder.text.starts_with("You are a senior backend engineer"))
    );
}

/// Text in which agents are likely.
fn prompt() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("You are "),
        Just("the **"),
        Just("**"),
        Just(" - a "),
        Just("senior engineer"),
        Just(", who "),
        Just("Act as "),
        Just("As a "),
        Just(", you "),
        Just("Role: "),
        Just("# "),
        Just("## Core Responsibilities\n"),
        Just("## Tech Stack\n"),
        Just("### Output\n"),
        Just("## Workflow\n"),
        Just("- "),
        Just("  - "),
        Just("1. "),
        Just("\n"),
        Just("\n\n"),
        Just("\r\n"),
        Just(": "),
        Just(", "),
        Just("("),
        Just(")"),
        Just("`x.md`"),
        Just("[a](b)"),
        Just("[ ] "),
        Just("Follow "),
        Just("Work with x-y on z"),
        Just("Remember: "),
        Just("你是"),
        Just("的"),
        Just("。"),
        Just("あなたは"),
        Just("です"),
        Just("\\"),
        Just("*"),
        Just("_"),
        Just("<role>\n"),
        Just("</role>\n"),
        Just("---\nname: x\n---\n"),
        Just("é"),
        Just("😀"),
        Just("word "),
        Just(". "),
        Just("Your goal is to "),
        Just("> "),
        Just("|a|\n|-|\n"),
    ];
    prop::collection::vec(pieces, 0..50).prop_map(|pieces| pieces.concat())
}

fn all_texts<'a>(agent: &'a Agent<'_>) -> Vec<&'a Text<'a>> {
    let single = [&agent.name, &agent.role, &agent.mission, &agent.reminder].into_iter().flatten();
    let entries = [&agent.responsibilities, &agent.expertise, &agent.workflow].into_iter().flatten();
    let listed = entries.flat_map(|entry| std::iter::once(&entry.title).chain(&entry.items));
    let documents = agent.standards.iter().chain(&agent.skills);
    let named = documents.flat_map(|document| std::iter::once(&document.name).chain(&document.topics));
    let partners =
        agent.collaborators.iter().flat_map(|partner| std::iter::once(&partner.agent).chain(&partner.topic));
    single
        .chain(listed)
        .chain(&agent.technologies)
        .chain(&agent.quality)
        .chain(named)
        .chain(partners)
        .collect()
}

fn check(text: &str) -> Result<(), TestCaseError> {
    let document = read(text);
    let agent = Agent::read(&document);
    for found in all_texts(&agent) {
        prop_assert!(text.get(found.span.range()).is_some(), "{:?} splits a character", found);
        prop_assert!(!found.text.contains('\n'), "{:?} is more than a line", found);
        prop_assert!(!found.text.is_empty());
    }
    let sections = document.sections().list();
    prop_assert_eq!(agent.families.len(), sections.len());
    let own: BTreeSet<usize> =
        [&agent.output, &agent.examples, &agent.other].into_iter().flatten().copied().collect();
    prop_assert!(own.iter().all(|&section| section < sections.len()));
    prop_assert_eq!(
        own.len(),
        agent.output.len() + agent.examples.len() + agent.other.len(),
        "a section counts once"
    );
    // Nothing is dropped: an outermost section has a family, is listed as another, or titles the document.
    for (section, _) in document.sections().children(None) {
        let named = agent.families[section].is_some() || own.contains(&section);
        prop_assert!(named || document.title() == Some(sections[section].title), "{section} is lost");
    }
    Ok(())
}

proptest! {
    #[test]
    fn agents_of_likely_text_hold_together(text in prompt()) {
        check(&text)?;
    }

    #[test]
    fn agents_of_any_text_hold_together(text in any::<String>()) {
        check(&text)?;
    }
}
