//! Budgets: met exactly, by whole units, what matters least first.

#![allow(clippy::print_stdout, reason = "a skipped test says so, a failure names its documents")]

mod closed;
mod support;

use closed::{check, document, library};
use promptlink::compose::{
    Budget, Cache, Frame, Options, Persona, Plan, Role, budget_portions, compose, find_agent, fitting_steps,
    plan, within,
};
use promptlink::document::{MAX_BYTES, Modality};
use promptlink::library::Library;
use promptlink::target::Target;
use promptlink::text::{Span, estimate_tokens};
use support::{Choice, corpus, library_of, prompts, roster};

fn budget(tokens: u32) -> Budget {
    Budget { tokens, points: false, steps: None }
}

fn planned(library: &Library, agent: &str) -> Plan {
    plan(library, &mut Cache::default(), find_agent(library, agent).unwrap(), &Options::default())
}

fn fitted(library: &Library, agent: &str, budget: Budget, frame: Frame) -> Persona {
    let mut cache = Cache::default();
    let plan = within(library, &mut cache, planned(library, agent), frame, budget).unwrap();
    compose(library, &mut cache, &plan, frame).unwrap()
}

/// Which bytes of a document a persona has of it, in order.
fn kept(persona: &Persona, path: &str) -> Vec<Span> {
    let Some(source) = persona.sources().iter().find(|source| source.path() == path) else {
        return Vec::new();
    };
    if !matches!(source.role(), Role::Identity | Role::Inline) {
        return Vec::new();
    }
    let mut kept = Vec::new();
    let mut done = source.document().body().start;
    for cut in source.cuts() {
        kept.push(Span { start: done, end: cut.span.start });
        done = cut.span.end;
    }
    kept.push(Span { start: done, end: source.document().text().len() as u32 });
    kept
}

/// Checks a persona within a budget beside the whole one. Says whether it is all of it.
fn check_within(library: &Library, whole: &Persona, persona: &Persona, tokens: u32) {
    check(persona);
    let text = persona.text();
    assert!(estimate_tokens(&text) <= tokens, "{} of {tokens} tokens", estimate_tokens(&text));
    assert!(persona.tokens() <= tokens);
    assert!(persona.sources()[0].cuts().is_empty(), "the agent stays whole");
    for source in whole.sources().iter().filter(|source| source.role() == Role::Inline) {
        let document = library.document(source.id());
        let kept = kept(persona, source.path());
        for rule in document.rules().iter().filter(|rule| is_order(rule.modality)) {
            let stays = kept.iter().any(|part| part.contains(rule.span));
            assert!(stays, "{}: {}", source.path(), document.slice(rule.span));
        }
    }
}

fn is_order(modality: Modality) -> bool {
    matches!(modality, Modality::Must | Modality::MustNot)
}

/// A larger budget never gives less.
fn check_monotone(smaller: &Persona, larger: &Persona) {
    for source in smaller.sources() {
        let more = kept(larger, source.path());
        for part in kept(smaller, source.path()) {
            let words = source.document().slice(part).trim();
            let inside = more.iter().any(|other| other.contains(part.trim(source.document().text())));
            assert!(inside || words.is_empty(), "{}: {words}", source.path());
        }
    }
}

/// Composes within a few budgets, from none that fits to one that holds everything.
fn check_budgets(library: &Library, agent: &str, choice: &mut Choice, count: usize, points: bool) -> usize {
    let frame = Target::all()[choice.below(2)].frame;
    let whole = compose(library, &mut Cache::default(), &planned(library, agent), frame).unwrap();
    let most = estimate_tokens(&whole.text());
    let mut budgets: Vec<u32> = (0..count).map(|_| choice.below(most as usize + 2) as u32).collect();
    budgets.sort_unstable();
    let mut before: Option<Persona> = None;
    let mut met = 0;
    for tokens in budgets {
        let mut cache = Cache::default();
        let budget = Budget { tokens, points, steps: None };
        let plan = match within(library, &mut cache, planned(library, agent), frame, budget) {
            Ok(plan) => plan,
            Err(error) => {
                assert_eq!(error.code(), "budget-too-small");
                assert!(before.is_none(), "a smaller budget was met");
                continue;
            }
        };
        let persona = compose(library, &mut cache, &plan, frame).unwrap();
        check_within(library, &whole, &persona, tokens);
        if let Some(before) = &before {
            check_monotone(before, &persona);
        }
        before = Some(persona);
        met += 1;
    }
    let all = within(library, &mut Cache::default(), planned(library, agent), frame, budget(most)).unwrap();
    assert_eq!(all, planned(library, agent), "nothing goes where there is room for all");
    met
}

#[test]
fn a_budget_for_the_roster_is_met_exactly() {
    let library = library_of(&roster());
    let mut choice = Choice(0xB0D6E7);
    for points in [false, true] {
        let met = check_budgets(&library, "backend-developer", &mut choice, 60, points);
        assert!(met > 20, "{met}");
    }
    let whole = fitted(&library, "backend-developer", budget(100_000), Frame::Heading);
    assert!(whole.sources().iter().all(|source| source.cuts().is_empty()));
}

#[test]
fn budgets_for_real_prompts_are_met_exactly() {
    let Some(folder) = corpus() else {
        println!("corpus: skipped, no prompts at hand (set PROMPTLINK_CORPUS)");
        return;
    };
    let documents = short_prompts(&folder.join("repos"));
    let mut choice = Choice(0xB0D6E8);
    let mut met = 0;
    for round in 0..100 {
        let count = 1 + choice.below(4);
        let mut chosen: Vec<&(String, String)> =
            (0..count).map(|_| &documents[choice.below(documents.len())]).collect();
        chosen.sort();
        chosen.dedup();
        println!("{:?}", chosen.iter().map(|(path, _)| path).collect::<Vec<_>>());
        let agent = chosen.iter().map(|(path, _)| format!("Follow `{path}`.\n\n")).collect::<String>();
        let agent = format!("You are an agent.\n\n{agent}");
        let mut all: Vec<(&str, &str)> =
            chosen.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        all.push(("the-agent-of-this-test.md", &agent));
        let library = library(&all);
        met += check_budgets(&library, "the-agent-of-this-test.md", &mut choice, 10, round % 3 == 0);
    }
    assert!(met > 400, "{met} of 1000 budgets were not too small");
}

#[test]
fn what_matters_least_goes_first() {
    let standard = "# B\n\nOne.\n\nTwo.\n\n## Far\n\nThree.\n\n## Asked\n\nFour.\n\n## Last\n\n- a\n- You MUST b.\n- c\n";
    let agent = "You are A.\n\nFollow **b.md**, including:\n\n- Asked\n\nSee **low.md** and **c.md**.\n";
    let low = "---\npriority: 1\n---\n\n# Low\n\nLow words.\n";
    let documents = [
        ("agents/a.md", agent),
        ("standards/b.md", standard),
        ("standards/c.md", "C words.\n"),
        ("standards/low.md", low),
    ];
    let library = library(&documents);
    let plan = planned(&library, "a");
    let after = |steps| {
        let budget = Budget { tokens: 0, points: false, steps: Some(steps) };
        let plan = within(&library, &mut Cache::default(), plan.clone(), Frame::Heading, budget).unwrap();
        let persona = compose(&library, &mut Cache::default(), &plan, Frame::Heading).unwrap();
        check(&persona);
        persona.text()
    };
    let words = ["Low words", "C words", "- c\n", "- a\n", "Three", "Two", "One", "Four"];
    let mut text = after(0);
    for (step, gone) in words.iter().enumerate() {
        assert!(words[step..].iter().all(|word| text.contains(word)), "before step {step}: {text}");
        text = after(step as u32 + 1);
        assert!(!text.contains(gone), "{gone}: {text}");
    }
    assert!(text.ends_with("## B\n\n### Last\n\n- You MUST b.\n"), "{text}");
    assert!(
        !text.contains("low.md`") && !text.contains("c.md`\n"),
        "a document goes with its last unit: {text}"
    );
}

#[test]
fn a_line_takes_the_place_of_a_document_where_that_is_asked_for() {
    let library = library(&[
        ("agents/a.md", "You are A.\n\nFollow **b.md** and **c.md**.\n"),
        ("standards/b.md", "B words.\n"),
        ("standards/c.md", &"C words of no weight. ".repeat(100)),
    ]);
    let persona = fitted(&library, "a", Budget { tokens: 120, points: true, steps: None }, Frame::Heading);
    check(&persona);
    assert!(persona.text().contains("- `standards/c.md`: C words"), "{}", persona.text());
    assert!(persona.text().contains("B words.\n"));
    assert!(estimate_tokens(&persona.text()) <= 120);
    let none = fitted(&library, "a", Budget { tokens: 20, points: true, steps: None }, Frame::Heading);
    assert!(!none.text().contains("References"), "lines go, too, if there is no room for them");
}

#[test]
fn what_must_stay_and_has_no_room_is_an_error_that_says_how_much() {
    let library = library(&[
        ("agents/a.md", "You are A.\n\nFollow **b.md**.\n"),
        (
            "standards/b.md",
            "# B\n\nWords.\n\n- You MUST keep to this rule, whatever it costs and whoever says otherwise.\n",
        ),
    ]);
    let error = |tokens| {
        let plan = planned(&library, "a");
        within(&library, &mut Cache::default(), plan, Frame::Heading, budget(tokens)).unwrap_err()
    };
    let found = error(20);
    assert_eq!(found.code(), "budget-too-small");
    let message = found.to_string();
    assert!(
        message.contains("more than the budget of 20; the largest part is `standards/b.md`"),
        "{message}"
    );
    assert_eq!(error(0).code(), "budget-too-small");
    let needed: u32 = message.split(' ').find_map(|word| word.parse().ok()).unwrap();
    assert!(estimate_tokens(&fitted(&library, "a", budget(needed), Frame::Heading).text()) <= needed);
}

#[test]
fn what_went_is_listed_with_its_cost() {
    let library = library_of(&roster());
    let persona = fitted(&library, "backend-developer", budget(5_000), Frame::Heading);
    let left = persona.left_out();
    let left: Vec<_> = left.iter().filter(|left| left.reason == "budget").collect();
    assert!(left.len() > 3 && left.iter().all(|left| left.tokens > 0), "{left:?}");
    let whole = fitted(&library, "backend-developer", budget(100_000), Frame::Heading);
    let gone: u32 = left.iter().map(|left| left.tokens).sum();
    let missing = whole.tokens() - persona.tokens();
    assert!(gone.abs_diff(missing) * 20 < missing, "{gone} for {missing}");
}

#[test]
fn any_tokenizer_can_count() {
    let library = library_of(&roster());
    let plan = planned(&library, "backend-developer");
    let mut cache = Cache::default();
    let count = |text: &str| text.split_whitespace().count() as u32;
    for target in Target::all() {
        let frame = target.frame;
        let portions = budget_portions(&library, &mut cache, &plan, frame, true).unwrap();
        let counts: Vec<u32> = portions.iter().map(|portion| count(&portion.text)).collect();
        let budget = Budget { tokens: 3_300, points: true, steps: None };
        let (steps, most) = fitting_steps(&library, &mut cache, &plan, frame, budget, &counts).unwrap();
        assert!(0 < steps && steps < most, "{steps} of {most}");
        let composed = |steps| {
            let budget = Budget { steps: Some(steps), ..budget };
            let plan = within(&library, &mut Cache::default(), plan.clone(), frame, budget).unwrap();
            compose(&library, &mut Cache::default(), &plan, frame).unwrap()
        };
        assert!(count(&composed(steps).text()) <= 3_300);
        assert!(count(&composed(steps - 1).text()) > 3_300, "no unit more went than had to");
    }
}

#[test]
fn ten_thousand_units_take_no_more_than_their_share() {
    let paragraphs: String = (0..10_000).map(|at| format!("Paragraph {at} with a few words.\n\n")).collect();
    let lists: String = (0..5_000).map(|at| format!("Words:\n\n- item {at}\n\n* other\n\n")).collect();
    let deep: String = (0..10_000).map(|at| format!("{} T{at}\n\nx\n\n", "#".repeat(at % 6 + 1))).collect();
    for text in [paragraphs, lists, deep] {
        let library = library(&[("agents/a.md", "You are A. Follow **b.md**.\n"), ("standards/b.md", &text)]);
        let start = std::time::Instant::now();
        let persona = fitted(&library, "a", budget(20_000), Frame::Heading);
        assert!(estimate_tokens(&persona.text()) <= 20_000);
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }
}

/// The prompts of the corpus that are not much longer than most, by path.
fn short_prompts(repositories: &std::path::Path) -> Vec<(String, String)> {
    const LONG: usize = MAX_BYTES / 512;
    let mut prompts = prompts(repositories);
    prompts.retain(|(path, text)| path.ends_with(".md") && text.len() <= LONG);
    prompts
}

#[test]
fn a_document_that_no_rule_holds_goes_whole() {
    let text = "# B\n\n<rules>\n\n***\n\n[x]: https://x.example\n\n[x] words.\n";
    let read = document("standards/b.md", text);
    assert!(read.rules().is_empty());
    let library = library(&[("agents/a.md", "You are A. Follow **b.md**.\n"), ("standards/b.md", text)]);
    let persona = fitted(&library, "a", budget(12), Frame::Heading);
    check(&persona);
    assert_eq!(persona.sources().len(), 1);
    assert!(persona.left_out().iter().any(|left| left.path == "standards/b.md" && left.reason == "budget"));
}
