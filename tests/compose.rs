//! From an agent of a library to its persona.
//!
//! A fixture is a text of several documents, each after a line `=== path`; the first is the agent. Its snapshot shows the
//! persona for every target, and everything that is told about it.

mod closed;
mod support;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use closed::{all_of, check, library};
use promptlink::compose::{
    Budget, Cache, Cause, Collaborators, Frame, Occasion, Options, Origin, Persona, Plan, Repeats, Role,
    Scope, Treatment, compose, find_agent, plan, within, without_repeats,
};
use promptlink::diagnostic::Code;
use promptlink::document::{self, InlineKind, Markdown};
use promptlink::library::Library;
use promptlink::target::Target;
use support::{fixture, library_of, path, root, roster};

fn persona(library: &Library, agent: &str, options: &Options) -> Persona {
    let agent = find_agent(library, agent).unwrap();
    compose(
        library,
        &mut Cache::default(),
        &plan(library, &mut Cache::default(), agent, options),
        Frame::Heading,
    )
    .unwrap()
}

#[test]
fn fixtures() {
    insta::glob!("fixtures/compose/*.txt", |file| {
        let documents = fixture(file);
        let library = library_of(&documents);
        let agent = library.id(&documents[0].0).unwrap();
        let mut out = String::new();
        for target in Target::all() {
            let occasion = Occasion { target: target.name.to_owned(), ..Occasion::default() };
            let plan = plan(
                &library,
                &mut Cache::default(),
                agent,
                &Options { depth: 2, occasion, ..Options::default() },
            );
            let persona = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
            check(&persona);
            let _ =
                write!(out, "{} {:-<60}\n{}{}", target.name, "", persona.text(), report(&library, &persona));
        }
        insta::assert_snapshot!(out);
    });
}

fn report(library: &Library, persona: &Persona) -> String {
    let mut out = format!("outline {:-<40}\n", "");
    for section in persona.sections() {
        let style = section.style.map_or("written", |style| style.as_str());
        let _ = writeln!(out, "{} {} ({style}, in {:?})", section.level, section.title, section.parent);
    }
    for source in persona.sources() {
        let _ = write!(out, "{} ({}, {})", source.path(), source.kind(), source.role().as_str());
        for reason in source.reasons() {
            let from = library.document(reason.from);
            let mention = &from.mentions()[reason.mention as usize];
            let _ = write!(out, "; {:?} in {}", from.slice(mention.span), from.path());
        }
        out.push('\n');
    }
    for left in persona.left_out() {
        let _ = writeln!(out, "left out: {} {:?} {}", left.path, left.span.bytes.range(), left.reason);
    }
    for diagnostic in persona.diagnostics() {
        let _ = writeln!(
            out,
            "{}: {} {}: {}",
            diagnostic.severity, diagnostic.document, diagnostic.code, diagnostic.message
        );
    }
    out
}

#[test]
fn the_roster_gives_a_persona_that_holds_what_the_agent_promises() {
    let library = library_of(&roster());
    let agent = library.id("agents/backend-developer.md").unwrap();
    let composed = persona(&library, "backend-developer", &Options::default());
    check(&composed);
    let text = composed.text();
    let body = library.document(agent).text();
    assert!(text.starts_with(body), "the agent comes first and unchanged");
    let document = library.document(agent);
    let topics = document.mentions().iter().max_by_key(|mention| mention.topics.len()).unwrap();
    assert_eq!(topics.topics.len(), 10);
    for topic in &topics.topics {
        assert!(text.contains(&format!("\n#### {}", document.slice(*topic))), "{}", document.slice(*topic));
    }
    for name in ["construct-developer", "serverless-developer", "frontend", "plan-reviewer"] {
        assert!(text.contains(&format!("\n- **{name}**: ")), "{name}");
    }
    assert!(!text.contains("You are the **Frontend"), "there is one identity");
    assert!(composed.diagnostics().is_empty());
}

#[test]
fn depth_says_how_far_references_are_followed() {
    let library = library_of(&fixture(&root().join("tests/fixtures/compose/cycle.txt")));
    let paths = |depth| {
        let agent = find_agent(&library, "one").unwrap();
        let Plan { entries, omissions, cycles, .. } =
            plan(&library, &mut Cache::default(), agent, &Options { depth, ..Options::default() });
        let path = |id| library.document(id).path();
        let paths: Vec<&str> = entries.iter().map(|entry| path(entry.document)).collect();
        let left: Vec<&str> = omissions.iter().map(|omission| path(omission.document)).collect();
        assert!(omissions.iter().all(|omission| omission.cause == Cause::Depth));
        (paths.join(" "), left.join(" "), cycles.len())
    };
    assert_eq!(paths(0), ("agents/one.md".into(), "standards/two.md standards/three.md".into(), 0));
    let one = "agents/one.md standards/two.md standards/three.md";
    assert_eq!(paths(1), (one.into(), "standards/four.md".into(), 0));
    let two = "agents/one.md standards/two.md standards/three.md standards/four.md";
    assert_eq!(paths(2), (two.into(), "standards/five.md".into(), 1), "two and three refer to each other");
    assert_eq!(paths(3), (format!("{two} standards/five.md"), String::new(), 1));
}

#[test]
fn a_document_is_linked_once_and_knows_all_its_references() {
    let text = "You are A.\n\n".to_owned() + &"Follow **b.md**.\n\n".repeat(1000);
    let library = library(&[("agents/a.md", &text), ("standards/b.md", "# Bee\n")]);
    let persona = persona(&library, "a", &Options::default());
    assert_eq!(persona.text().matches("## Bee").count(), 1);
    assert_eq!(persona.sources()[1].reasons().len(), 1000);
}

#[test]
fn options_say_what_becomes_of_each_kind() {
    let library = library_of(&fixture(&root().join("tests/fixtures/compose/roster.txt")));
    let roles = |options: Options| {
        let persona = persona(&library, "ledger-keeper", &options);
        check(&persona);
        let role =
            |path| persona.sources().iter().find(|source| source.path() == path).map(|source| source.role());
        [
            role("standards/bookkeeping.md"),
            role("skills/bookkeeping-skills.md"),
            role("fragments/accounts.md"),
            role("commands/close-month.md"),
            role("agents/auditor.md"),
        ]
    };
    let all = Options::default();
    let linked =
        [Some(Role::Inline), Some(Role::Inline), Some(Role::Inline), Some(Role::Inline), Some(Role::Brief)];
    assert_eq!(roles(all.clone()), linked);
    let changed = [
        (Options { standards: Treatment::Omit, ..all.clone() }, 0, None),
        (Options { skills: Treatment::Pointer, ..all.clone() }, 1, Some(Role::Pointer)),
        (Options { fragments: Treatment::Omit, ..all.clone() }, 2, None),
        (Options { commands: Treatment::Pointer, ..all.clone() }, 3, Some(Role::Pointer)),
        (Options { collaborators: Collaborators::Full, ..all.clone() }, 4, Some(Role::Inline)),
        (Options { collaborators: Collaborators::Omit, ..all.clone() }, 4, None),
    ];
    for (options, index, role) in changed {
        let mut expected = linked;
        expected[index] = role;
        assert_eq!(roles(options), expected);
    }
}

#[test]
fn what_is_left_out_by_option_is_reported_whole() {
    let library = library_of(&fixture(&root().join("tests/fixtures/compose/roster.txt")));
    let options = Options { standards: Treatment::Omit, ..Options::default() };
    let persona = persona(&library, "ledger-keeper", &options);
    let left = persona.left_out();
    let left = left.iter().find(|left| left.path == "standards/bookkeeping.md").unwrap();
    let length = library.document(library.id(left.path).unwrap()).text().len();
    assert_eq!((left.span.bytes.range(), left.reason), (0..length, "option"));
}

#[test]
fn a_pointer_names_the_document_and_what_it_is_for() {
    let library = library_of(&fixture(&root().join("tests/fixtures/compose/roster.txt")));
    let options = Options { commands: Treatment::Pointer, ..Options::default() };
    let text = persona(&library, "ledger-keeper", &options).text();
    assert!(text.contains("## References\n\n"), "{text}");
    assert!(text.contains("\n- `commands/close-month.md`: Closes the month.\n"), "{text}");
}

#[test]
fn a_line_that_introduces_an_agent_ends_with_a_sentence_or_says_that_it_breaks_off() {
    for (auditor, line) in [
        ("You are a careful Auditor. Your task is to\nread all of it.", "careful Auditor."),
        ("You are a careful Auditor, who\nreads all of it.", "careful Auditor, who …"),
        ("You are a careful Auditor\n\nRead all of it.", "careful Auditor"),
        ("You are a careful Auditor\n- Read all of it.", "careful Auditor"),
        ("---\ndescription: |\n  Reads it. It finds:\n  - slips\n---\n", "Reads it."),
        (
            "---\ndescription: |\n  Reads books, e.g. Ledgers, and finds:\n---\n",
            "Reads books, e.g. Ledgers, and finds: …",
        ),
        ("---\r\ndescription: |\r\n  Reads it! Use it when\r\n  in doubt.\r\n---\r\n", "Reads it!"),
        ("---\ndescription: |\n  Reads it\n\n  Use it.\n---\n", "Reads it"),
    ] {
        let keeper = "You are a Keeper.\n\nWork with the auditor agent.\n";
        let texts = [("agents/keeper.md", keeper), ("agents/auditor.md", auditor)];
        let documents: Vec<_> = texts.map(|(path, text)| (path.to_owned(), text.to_owned())).into();
        let text = persona(&library_of(&documents), "keeper", &Options::default()).text();
        assert!(text.ends_with(&["\n- **auditor**: ", line, "\n"].concat()), "{text}");
    }
}

#[test]
fn a_plan_says_what_each_document_costs() {
    let library = library_of(&fixture(&root().join("tests/fixtures/compose/roster.txt")));
    let options = Options { commands: Treatment::Pointer, ..Options::default() };
    let agent = find_agent(&library, "ledger-keeper").unwrap();
    let plan = plan(&library, &mut Cache::default(), agent, &options);
    let costs = plan.costs(&library, &mut Cache::default());
    let persona = persona(&library, "ledger-keeper", &options);
    for (cost, source) in costs.iter().zip(persona.sources()) {
        let told = persona.source_tokens(source);
        let is_exact = matches!(source.role(), Role::Identity | Role::Inline);
        assert!(cost.abs_diff(told) <= if is_exact { 0 } else { 5 }, "{}: {cost} for {told}", source.path());
    }
}

#[test]
fn a_plan_says_which_topics_ask_for_a_section() {
    let agent =
        "You are A.\n\nFollow **b.md**, including:\n\n- Testing rules\n- Ledgers and accounts\n- Weather\n";
    let standard = "# B\n\n## Tests\n\n### Deep\n\n## Ledgers\n\n## Accounts\n\nx\n";
    let library = library(&[("agents/a.md", agent), ("standards/b.md", standard)]);
    let plan = plan(&library, &mut Cache::default(), find_agent(&library, "a").unwrap(), &Options::default());
    let sections = plan.sections(&library, &mut Cache::default(), 1);
    let told: Vec<(u32, Vec<(&str, &str)>)> = sections
        .iter()
        .map(|section| {
            let asked = section.asked.iter().map(|asked| (asked.topic.of(agent), asked.by.as_str()));
            (section.priority, asked.collect())
        })
        .collect();
    let together = ("Ledgers and accounts", "titles");
    let expected = [
        (0, vec![]),
        (1, vec![("Testing rules", "title")]),
        (0, vec![]),
        (1, vec![together]),
        (1, vec![together]),
    ];
    assert_eq!(told, expected);
    let own: u32 = sections.iter().map(|section| section.own_tokens).sum();
    assert_eq!(sections[0].tokens, own, "a section costs what those below it cost, too");
}

#[test]
fn line_ends_do_not_change_a_persona() {
    let documents = fixture(&root().join("tests/fixtures/compose/roster.txt"));
    let composed = |line_end: &str| {
        let twin = |(path, text): &(String, String)| (path.clone(), text.replace('\n', line_end));
        let library = library_of(&documents.iter().map(twin).collect::<Vec<_>>());
        let persona = persona(&library, "ledger-keeper", &Options::default());
        check(&persona);
        (persona.text(), persona.digest().to_owned())
    };
    assert_eq!(composed("\r\n"), composed("\n"));
    assert!(!composed("\r\n").0.contains('\r'));
}

#[test]
fn raw_html_ends_where_our_parser_says_for_every_parser() {
    let library = library(&[("agents/a.md", "<pre>\n</script>\nx\n</pre>\n\n<STYLE>\n</TEXTAREA>\nx\n")]);
    let text = persona(&library, "a", &Options::default()).text();
    assert_eq!(text, "<pre>\n&lt;/script>\nx\n</pre>\n\n<STYLE>\n&lt;/TEXTAREA>\nx\n</style>\n");
}

#[test]
fn the_digest_is_that_of_the_text() {
    let library = library(&[("agents/a.md", "abc")]);
    let persona = persona(&library, "a", &Options::default());
    assert_eq!(persona.text(), "abc\n");
    assert_eq!(persona.digest(), "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb");
}

#[test]
fn a_place_leads_to_its_source() {
    let library = library(&[
        ("agents/ä.md", "Äußerst 😀. Follow **b.md**.\n"),
        ("standards/b.md", "# Bé\n\n😀 here\n"),
    ]);
    let persona = persona(&library, "ä", &Options::default());
    let text = persona.text();
    let at = text.find("here").unwrap() as u32;
    let piece = persona.at(at).unwrap();
    let Origin::Source(source) = piece.origin else { panic!("promptlink did not write it") };
    let source = &persona.sources()[source as usize];
    let inside = piece.from.bytes.start + (at - piece.output.bytes.start);
    assert_eq!((source.path(), &source.document().text()[inside as usize..]), ("standards/b.md", "here\n"));
    let written = persona.at(text.find("Standard:").unwrap() as u32).unwrap();
    assert!(matches!(written.origin, Origin::Written(_)));
}

#[test]
fn deep_headings_stay_at_six_and_are_told() {
    let library = library_of(&fixture(&root().join("tests/fixtures/compose/contained.txt")));
    let persona = persona(&library, "alpha", &Options::default());
    let found =
        persona.diagnostics().iter().find(|diagnostic| diagnostic.code == Code::HeadingTooDeep).unwrap();
    assert_eq!(found.document, "standards/deep.md");
    assert!(!persona.text().contains("#######"));
}

#[test]
fn links_that_lead_elsewhere_are_told_once_for_each_document() {
    let links = "You are A. [b](../standards/b.md) [c](c.md) ![d](d.png#x) [e](https://e.example) [f](#f) [g](mailto:g@h.i)\n";
    let library = library(&[("agents/a.md", links), ("standards/b.md", "# Bee\n")]);
    let persona = persona(&library, "a", &Options::default());
    let [found] = persona.diagnostics() else { panic!("{:?}", persona.diagnostics()) };
    assert_eq!((found.code, found.span.of(links)), (Code::RelativeLink, "[c](c.md)"));
    assert_eq!(found.message, "2 relative links lead elsewhere from the persona");
}

#[test]
fn a_persona_outlives_a_change_of_its_library() {
    let mut library =
        library(&[("agents/a.md", "You are A. Follow **b.md**.\n"), ("standards/b.md", "before\n")]);
    let mut cache = Cache::default();
    let agent = find_agent(&library, "a").unwrap();
    let options = Options::default();
    let whole = plan(&library, &mut cache, agent, &options);
    let before = compose(&library, &mut cache, &whole, Frame::Heading).unwrap();
    library.set(path("standards/b.md"), "after\n".to_owned(), document::Options::default());
    let whole = plan(&library, &mut cache, agent, &options);
    let after = compose(&library, &mut cache, &whole, Frame::Heading).unwrap();
    assert!(before.text().ends_with("before\n"));
    assert!(after.text().ends_with("after\n"), "the cache notices that a document is another");
    library.delete("standards/b.md");
    cache.retain(&library);
    assert!(before.sections().iter().any(|section| section.title.contains("standards/b.md")));
    assert_ne!(before.digest(), after.digest());
}

#[test]
fn another_document_does_not_change_what_stands_before_it() {
    let agent = "# A\n\nYou are A. Follow **b.md**";
    let one = library(&[("agents/a.md", &format!("{agent}.\n")), ("standards/b.md", "# Bee\n\n~~~\nopen\n")]);
    let documents = [
        ("agents/a.md", format!("{agent} and **c.md**.\n")),
        ("standards/b.md", "# Bee\n\n~~~\nopen\n".into()),
        ("standards/c.md", "# Sea\n".into()),
    ];
    let two = library(&documents.iter().map(|(path, text)| (*path, text.as_str())).collect::<Vec<_>>());
    let tail = |library: &Library| persona(library, "a", &Options::default()).text().split_off(agent.len());
    let (one, two) = (tail(&one), tail(&two));
    assert!(two.strip_prefix(" and **c.md**").unwrap().starts_with(&one), "{two}");
}

#[test]
fn who_is_not_there_is_an_error_that_names_the_nearest() {
    let empty = find_agent(&library(&[]), "a").unwrap_err();
    assert_eq!(
        (empty.code(), empty.to_string().as_str()),
        ("empty-library", "there is no agent `a`: the library is empty")
    );
    let library = library(&[
        ("agents/backend-developer.md", "You are a developer.\n"),
        ("agents/x/twin.md", "You are X.\n"),
        ("agents/y/twin.md", "You are Y.\n"),
        ("agents/sole.md", "You are the only agent of that name.\n"),
        ("standards/sole.md", "# Rules\n"),
    ]);
    let unknown = find_agent(&library, "backend-developr").unwrap_err();
    assert_eq!(unknown.code(), "unknown-agent");
    assert_eq!(unknown.suggestions(), ["agents/backend-developer.md"]);
    assert_eq!(
        unknown.to_string(),
        "there is no agent `backend-developr`; did you mean `agents/backend-developer.md`?"
    );
    let ambiguous = find_agent(&library, "twin").unwrap_err();
    assert_eq!(ambiguous.code(), "ambiguous-agent");
    assert_eq!(ambiguous.suggestions().len(), 2);
    let agent = find_agent(&library, "sole").unwrap();
    assert_eq!(library.document(agent).path(), "agents/sole.md", "of several, the agent is meant");
}

#[test]
fn a_document_too_large_to_read_is_left_out() {
    let large = "x".repeat(document::MAX_BYTES + 1);
    let library = library(&[("agents/a.md", "You are A. Follow **b.md**.\n"), ("standards/b.md", &large)]);
    let persona = persona(&library, "a", &Options::default());
    assert_eq!(persona.sources().len(), 1);
    assert!(persona.left_out().iter().any(|left| left.path == "standards/b.md" && left.reason == "size"));
    let error =
        compose(&library, &mut Cache::default(), &all_of(&library, &["standards/b.md"]), Frame::Heading)
            .unwrap_err();
    assert_eq!(error.code(), "document-too-large");
}

#[test]
fn large_documents_take_no_more_than_their_share() {
    let large = |line: &str| line.repeat((1 << 18) / line.len());
    let hostile = [
        "# T\n\n",
        "T\nU\n===\n\n",
        "[a]: b\n",
        "[a][a] ",
        "</document>\n",
        "\r",
        "```\n",
        "<!-- ",
        "> ",
        "[^a]: b\n\n",
    ];
    for line in hostile {
        let text = large(line);
        let library =
            library(&[("agents/a.md", "[a] [^a]\n\n[a]: x\n\n[^a]: y\n"), ("standards/b.md", &text)]);
        for target in Target::all() {
            let start = Instant::now();
            let plan = all_of(&library, &["agents/a.md", "standards/b.md"]);
            let persona = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
            let sections = persona.sections().len() + persona.left_out().len();
            assert!(
                start.elapsed() < Duration::from_secs(10),
                "{line:?} took {:?}, {sections}",
                start.elapsed()
            );
        }
    }
}

#[test]
fn what_is_chosen_of_large_documents_takes_no_more_than_its_share() {
    let large = |line: &str| line.repeat((1 << 16) / line.len());
    for line in
        ["- a\n", "|x", "- ", "# a\n", "# a {\n", "- a:\n", "> - a\n", "a\n\n- b\n\n", "1. a\n", "---\n- a\n"]
    {
        let text = large(line);
        let library = library(&[
            (
                "agents/a.md",
                "---\nextends: base.md\nsections: {a: append}\n---\nYou are A. Follow **b.md**, including:\n\n- a\n",
            ),
            ("agents/base.md", &text),
            ("standards/b.md", &text),
        ]);
        let start = Instant::now();
        for options in [Options::default(), Options { topics: Scope::Select, ..Options::default() }] {
            let mut cache = Cache::default();
            let plan = plan(&library, &mut Cache::default(), library.id("agents/a.md").unwrap(), &options);
            let plan = without_repeats(&library, &mut cache, plan, Repeats::Once);
            let frame = Target::default().frame;
            let tokens = compose(&library, &mut cache, &plan, frame).unwrap().tokens();
            let budget = Budget { tokens: tokens / 4 * 3, points: true, steps: None };
            let fitting = within(&library, &mut cache, plan.clone(), frame, budget).unwrap_or(plan);
            let persona = compose(&library, &mut cache, &fitting, frame).unwrap();
            assert!(persona.sections().len() + persona.left_out().len() > 0);
        }
        assert!(start.elapsed() < Duration::from_secs(10), "{line:?} took {:?}", start.elapsed());
    }
}

#[test]
fn what_is_to_be_filled_in_is_no_definition() {
    let history = "# History\n\n[DATE]: [Event]\n[PLACE]: [Event]\n\nOn [DATE] say so.\n";
    let library = library(&[
        ("agents/a.md", "You are A.\n\n[DATE]: [Event]\n\nTell the [DATE].\n"),
        ("b.md", history),
        ("c.md", "Stay.\n"),
    ]);
    let documents = all_of(&library, &["agents/a.md", "b.md", "c.md"]);
    let persona = compose(&library, &mut Cache::default(), &documents, Frame::Heading).unwrap();
    check(&persona);
    let whole = persona.text();
    // Other readers are kept from making a link of what another document has in brackets.
    for line in ["[DATE]\\: [Event]", "\n[PLACE]: [Event]", "Tell the [DATE].", "On [DATE] say so."] {
        assert!(whole.contains(line), "{line}: {whole}");
    }
    let alone = all_of(&library, &["b.md", "c.md"]);
    let alone = compose(&library, &mut Cache::default(), &alone, Frame::Heading).unwrap();
    assert!(alone.text().contains("[DATE]: [Event]\n[PLACE]: [Event]\n\nOn [DATE]"), "{}", alone.text());
}

#[test]
fn the_destination_of_a_definition_is_not_taken_for_its_label() {
    let definitions = [
        "[note]: https://x.example/[note]:y",
        "[note]: [note]:y",
        "[note]:\n[note]:y",
        "[note]: <[note]: y>",
        "[note]: y \"[note]: t\"",
        "[note]: y\n\"[note]: t\"",
        "[note]: y\n[note]: [note]:z",
        "[^1]: [note]: [note]:y\n\n    More.\n\nA footnote[^1].",
    ];
    for definition in definitions {
        let text = ["# B\n\nSee [note].\n\n", definition, "\n"].concat();
        let library =
            library(&[("agents/a.md", "[note]: https://a.example\n\nYou are [note]: A.\n"), ("b.md", &text)]);
        let persona = compose(
            &library,
            &mut Cache::default(),
            &all_of(&library, &["agents/a.md", "b.md"]),
            Frame::Heading,
        );
        let persona = persona.unwrap();
        check(&persona);
        let whole = persona.text();
        let leads = |markdown: &Markdown| {
            let links = markdown.inlines.iter().filter(|inline| inline.kind == InlineKind::Link);
            links.map(|link| markdown.destination(link).to_owned()).collect::<Vec<_>>()
        };
        let own = leads(persona.sources()[1].document().markdown());
        assert_eq!(leads(&Markdown::read(&whole, 0))[1..], own, "{whole}");
        let (label, rest) = definition.split_once("[note]:").unwrap();
        assert!(whole.contains(&[label, "[b-note]:", rest.split('\n').next().unwrap()].concat()), "{whole}");
    }
}
