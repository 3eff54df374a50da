//! Whole libraries: how mentions resolve, and what the checks say.
//!
//! A fixture is a text of several documents, each after a line `=== path`. Its snapshot shows every reference with its
//! verdict and the reason, and every diagnostic.

mod support;

use std::fmt::Write as _;

use promptlink::check::{check, check_documents};
use promptlink::document::{Document, Options};
use promptlink::library::{Configuration, Library, Reference, Verdict};
use promptlink::text::DocumentPath;
use support::{fixture, library_of, path};

#[test]
fn fixtures() {
    insta::glob!("fixtures/library/*.txt", |file| {
        let library = library_of(&fixture(file));
        insta::assert_snapshot!(format!("{}{}", references(&library), diagnostics(&library)));
    });
}

#[test]
fn documents_are_checked_by_themselves_as_with_all_others() {
    let of_the_whole = [
        "reference-cycle",
        "unreferenced-document",
        "unanswered-collaboration",
        "unused-variable",
        "invalid-alias",
    ];
    insta::glob!("fixtures/library/*.txt", |file| {
        let library = library_of(&fixture(file));
        let mut whole = check(&library);
        whole.retain(|found| !of_the_whole.contains(&found.code.as_str()) && !library.is_empty());
        let mut all: Vec<_> = library.documents().map(|(id, _)| id).collect();
        all.reverse();
        assert_eq!(check_documents(&library, &all), whole, "all of them, in any order");
        for id in all {
            let found = check_documents(&library, &[id, id]);
            assert!(found.iter().all(|one| whole.contains(one)), "{}", library.document(id).path());
            // Rules that contradict each other are found where both documents are asked about.
            let own = |one: &&promptlink::diagnostic::Diagnostic| {
                one.document == library.document(id).path()
                    && (one.code.as_str() != "contradictory-rules" || one.related[0].document == one.document)
            };
            for expected in whole.iter().filter(own) {
                assert!(found.contains(expected), "{expected:?}");
            }
        }
    });
}

fn references(library: &Library) -> String {
    let mut out = String::new();
    for (id, document) in library.documents() {
        let _ = writeln!(out, "{} ({})", document.path(), document.kind());
        for reference in library.references(id) {
            out.push_str(&row(library, document, reference));
        }
    }
    out
}

fn row(library: &Library, document: &Document, reference: &Reference) -> String {
    let mention = &document.mentions()[reference.mention as usize];
    let position = document.lines().position(document.text(), mention.span.start);
    let target = reference.target.map_or("-", |id| library.document(id).path());
    let tier = reference.tier.map_or("-", |tier| tier.as_str());
    let relation = mention.relation.map_or("-", |relation| relation.as_str());
    let mut row = format!(
        "  {}:{} {:?} [{} {}] {} -> {target} ({tier}): {}\n",
        position.line,
        position.column,
        document.slice(mention.span),
        mention.form.as_str(),
        relation,
        reference.verdict,
        reference.why,
    );
    for topic in &mention.topics {
        let _ = writeln!(row, "      topic {:?}", document.slice(*topic));
    }
    row
}

fn diagnostics(library: &Library) -> String {
    let mut out = String::new();
    for diagnostic in check(library) {
        let line = library
            .id(&diagnostic.document)
            .map_or(0, |id| library.document(id).lines().line(diagnostic.span.start));
        let _ = writeln!(
            out,
            "{}[{}] {}:{line}: {}",
            diagnostic.severity, diagnostic.code, diagnostic.document, diagnostic.message
        );
        if let Some(help) = &diagnostic.help {
            let _ = writeln!(out, "    help: {help}");
        }
        for related in &diagnostic.related {
            let _ = writeln!(out, "    {}: {}", related.document, related.message);
        }
    }
    out
}

fn roster() -> Library {
    let mut library = Library::new(Configuration::default());
    for (path, text) in support::roster() {
        library.set(support::path(&path), text, Options::default());
    }
    library
}

#[test]
fn the_roster_links_in_every_direction() {
    let library = roster();
    for (id, document) in library.documents() {
        for reference in library.references(id) {
            let mention = &document.mentions()[reference.mention as usize];
            assert!(
                matches!(reference.verdict, Verdict::Link | Verdict::SelfName | Verdict::Illustrative),
                "{}: {:?} is {}",
                document.path(),
                document.slice(mention.span),
                reference.verdict
            );
        }
    }
    let found = check(&library);
    assert!(
        found.is_empty(),
        "{:?}",
        found.iter().map(|found| (&found.document, &found.message)).collect::<Vec<_>>()
    );
}

#[test]
fn a_renamed_standard_dangles_and_its_new_name_is_the_first_suggestion() {
    let mut library = roster();
    assert!(library.rename("standards/backend.md", path("standards/backend-standards.md")));
    let seed = library.id("agents/backend-developer.md").unwrap();
    let dangling: Vec<&Reference> =
        library.references(seed).iter().filter(|reference| reference.verdict == Verdict::Dangling).collect();
    let lines: Vec<u32> = dangling
        .iter()
        .map(|reference| {
            let document = library.document(seed);
            document.lines().line(document.mentions()[reference.mention as usize].span.start)
        })
        .collect();
    assert_eq!(lines, [39, 86]);
    for reference in dangling {
        let suggestions = library.suggestions(seed, reference);
        let paths: Vec<&str> = suggestions.iter().map(|&id| library.document(id).path()).collect();
        assert_eq!(paths, ["standards/backend-standards.md"]);
    }
}

#[test]
fn what_a_library_says_does_not_depend_on_the_way_it_came_about() {
    let texts = support::roster();
    let direct = roster();
    let mut roundabout = Library::new(Configuration::default());
    for (path, _) in texts.iter().rev() {
        roundabout.set(
            support::path(path),
            "# Placeholder\n\nFollow **backend.md**.\n".to_owned(),
            Options::default(),
        );
        let id = roundabout.id(path).unwrap();
        let _ = roundabout.references(id);
    }
    roundabout.set(
        path("agents/other.md"),
        "Work with frontend-developer on x.\n".to_owned(),
        Options::default(),
    );
    let _ = check(&roundabout);
    roundabout.rename("agents/other.md", path("agents/else.md"));
    for (path, text) in &texts {
        roundabout.set(support::path(path), text.clone(), Options::default());
        let _ = check(&roundabout);
    }
    roundabout.delete("agents/else.md");
    assert_eq!(references(&direct), references(&roundabout));
    assert_eq!(diagnostics(&direct), diagnostics(&roundabout));
}

#[test]
fn an_unknown_name_is_answered_with_the_nearest() {
    let library = roster();
    let unknown = library.find("backend-developr").unwrap_err();
    assert_eq!(unknown.suggestions[0], "agents/backend-developer.md");
    assert!(!unknown.ambiguous);
    assert_eq!(
        library.find("backend-developer").unwrap(),
        library.id("agents/backend-developer.md").unwrap()
    );
    assert_eq!(
        library.find("Backend Developer").unwrap(),
        library.id("agents/backend-developer.md").unwrap()
    );
}

#[test]
fn an_alias_makes_a_link_exact() {
    let aliases = [("be.md".to_owned(), "standards/backend.md".to_owned())].into();
    let mut library = Library::new(Configuration { aliases, ..Configuration::default() });
    library.set(path("agents/a.md"), "Follow **be.md**.\n".to_owned(), Options::default());
    library.set(path("standards/backend.md"), "# Backend\n".to_owned(), Options::default());
    let id = library.id("agents/a.md").unwrap();
    assert_eq!(library.references(id)[0].verdict, Verdict::Alias);
    assert_eq!(library.references(id)[0].target, library.id("standards/backend.md"));
}

#[test]
fn the_librarys_own_name_in_prose_speaks_of_the_whole() {
    let name = Some("harbor-kit".to_owned());
    let mut library = Library::new(Configuration { name, ..Configuration::default() });
    let skill = "---\nname: harbor-kit\n---\n# Harbor kit\n";
    library.set(path("skills/harbor-kit/SKILL.md"), skill.to_owned(), Options::default());
    let text = "# Read me\n\nharbor-kit is small.\nRun `/harbor-kit`, use the harbor-kit skill.\n";
    library.set(path("README.md"), text.to_owned(), Options::default());
    let document = library.document(library.id("README.md").unwrap());
    let references = library.references(library.id("README.md").unwrap());
    let starts =
        references.iter().map(|reference| document.mentions()[reference.mention as usize].span.start);
    let lines: Vec<u32> = starts.map(|start| document.lines().line(start)).collect();
    assert_eq!(lines, [4]);
}

#[test]
fn a_circle_is_told_with_its_path() {
    let mut library = Library::new(Configuration::default());
    for (name, next) in [("a", "b"), ("b", "c"), ("c", "a")] {
        let path = DocumentPath::new(&format!("standards/{name}.md")).unwrap();
        library.set(path, format!("# {name}\n\nFollow **{next}.md**.\n"), Options::default());
    }
    let graph = library.graph();
    let paths: Vec<&str> = graph.cycles[0].iter().map(|&id| library.document(id).path()).collect();
    assert_eq!(paths, ["standards/a.md", "standards/b.md", "standards/c.md", "standards/a.md"]);
}

#[test]
fn a_diamond_is_told_with_both_ways() {
    let mut library = Library::new(Configuration::default());
    let texts = [
        ("agents/top", "Follow left.md and right.md."),
        ("left", "See bottom.md."),
        ("right", "See bottom.md."),
        ("bottom", "x"),
    ];
    for (name, text) in texts {
        library.set(path(&format!("{name}.md")), format!("# T\n\n{text}\n"), Options::default());
    }
    let graph = library.graph();
    let diamonds = graph.diamonds(&library);
    assert_eq!(diamonds.len(), 1);
    assert_eq!(library.document(diamonds[0].bottom).path(), "bottom.md");
    assert_eq!(diamonds[0].over.len(), 2);
    assert_eq!(library.document(graph.unreferenced[0]).path(), "agents/top.md");
}

/// The text of the fix of the only finding.
fn fixed(text: &str, target: &str) -> Option<String> {
    let mut library = Library::new(Configuration::default());
    library.set(path("agents/a.md"), text.to_owned(), Options::default());
    library.set(path(target), "# T\n".to_owned(), Options::default());
    let found = check(&library);
    let dangling: Vec<_> = found.iter().filter(|found| found.code.as_str() == "dangling-reference").collect();
    assert_eq!(dangling.len(), 1);
    let mut fixed = text.to_owned();
    for edit in &dangling[0].fix.as_ref()?.edits {
        fixed.replace_range(edit.span.range(), &edit.text);
    }
    library.set(path("agents/a.md"), fixed.clone(), Options::default());
    assert!(check(&library).iter().all(|found| found.code.as_str() != "dangling-reference"));
    Some(fixed)
}

#[test]
fn a_fix_names_the_document_as_the_reference_did() {
    let fixed_file = fixed("Follow **backend-standrads.md**.\n", "standards/backend-standards.md");
    assert_eq!(fixed_file.as_deref(), Some("Follow **backend-standards.md**.\n"));
    let text = "Follow `standards/backend-standrads.md#t`.\n";
    let fixed_path = fixed(text, "standards/backend-standards.md");
    assert_eq!(fixed_path.as_deref(), Some("Follow `standards/backend-standards.md#t`.\n"));
    let fixed_name = fixed("Use the `plan-reviewr` skill.\n", "skills/plan-reviewer/SKILL.md");
    assert_eq!(fixed_name.as_deref(), Some("Use the `plan-reviewer` skill.\n"));
}

#[test]
fn only_a_slip_of_the_pen_has_a_fix() {
    assert_eq!(fixed("Follow **security.md**.\n", "standards/security-rules.md"), None);
    let moved = fixed("Follow [this](../gone/backend.md#t).\n", "skills/backend/SKILL.md");
    assert_eq!(moved.as_deref(), Some("Follow [this](skills/backend/SKILL.md#t).\n"));
    let of_a_skill = fixed("Follow **forms.md**.\n", "skills/count/references/Forms.md");
    assert_eq!(of_a_skill.as_deref(), Some("Follow **skills/count/references/Forms.md**.\n"));
}

#[test]
fn a_path_of_another_machine_is_told_from_a_missing_document() {
    let text = "Follow `/Users/ada/kit/tides.md#high`.\n";
    let help = |other: &str| {
        let mut library = Library::new(Configuration::default());
        library.set(path("agents/a.md"), text.to_owned(), Options::default());
        library.set(path(other), "# High\n".to_owned(), Options::default());
        let found = check(&library).remove(0);
        (found.help.unwrap(), found.fix.map(|fix| fix.edits[0].text.clone()))
    };
    let (missing, fix) = help("standards/ports.md");
    assert_eq!(missing, "nobody else has this absolute path; write it relative to this document");
    assert_eq!(fix, None);
    let (held, fix) = help("standards/tides.md");
    assert_eq!(held, "nobody else has this absolute path; did you mean `standards/tides.md`?");
    assert_eq!(fix.as_deref(), Some("standards/tides.md#high"));
}

#[test]
fn of_many_documents_that_answer_alike_some_are_named() {
    let mut library = Library::new(Configuration::default());
    let most = Reference::MOST_CANDIDATES;
    for at in 0..2 * most {
        library.set(path(&format!("p{at:02}/agents/plan-helper.md")), "# H\n".to_owned(), Options::default());
    }
    library.set(path("lead.md"), "Use the `plan-helper` agent.\n".to_owned(), Options::default());
    let lead = library.id("lead.md").unwrap();
    assert_eq!(library.references(lead)[0].candidates.len(), most);
    let found = check(&library);
    assert_eq!(found[0].message, "16 or more documents answer to `plan-helper`");
}
