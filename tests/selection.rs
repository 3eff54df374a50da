//! What becomes of parts of documents: named ones, those that topics ask for, and summaries.

mod closed;
mod support;

use closed::{check, library};
use promptlink::compose::{
    Cache, Frame, Options, Persona, Role, Scope, Treatment, compose, find_agent, plan,
};
use promptlink::diagnostic::{Code, Diagnostic};
use promptlink::library::Library;
use promptlink::target::Target;

fn composed(library: &Library, options: &Options) -> Persona {
    let plan = plan(library, &mut Cache::default(), find_agent(library, "a").unwrap(), options);
    for target in Target::all() {
        check(&compose(library, &mut Cache::default(), &plan, target.frame).unwrap());
    }
    compose(library, &mut Cache::default(), &plan, Frame::Heading).unwrap()
}

/// What follows the heading of the second document.
fn second(persona: &Persona) -> String {
    persona.sources()[1].output().bytes.of(&persona.text()).to_owned()
}

fn left_out(persona: &Persona, reason: &str) -> Vec<String> {
    let documents = persona.sources().iter().map(|source| source.document());
    let text = |path| documents.clone().find(|document| document.path() == path).unwrap().text();
    let left = persona.left_out();
    let left = left.iter().filter(|left| left.reason == reason);
    left.map(|left| left.span.bytes.of(text(left.path)).trim().to_owned()).collect()
}

fn selecting() -> Options {
    Options { anchors: Scope::Select, topics: Scope::Select, ..Options::default() }
}

const BOOKS: &str = "---\nname: books\n---\n\n# Books\n\nOpening words.\n\n## Tests\n\nCount twice.\n\n### Deep tests\n\n\
    - one\n- two\n\n## Ledgers\n\nPlain words.\n\n- You MUST keep them dry.\n- They are blue.\n\n## Weather\n\nRain.\n";

#[test]
fn topics_choose_sections_and_orders_stay() {
    let agent =
        "You are A.\n\nFollow **books.md**, including:\n\n- Testing requirements\n\nRemember **books.md**.\n";
    let library = library(&[("agents/a.md", agent), ("standards/books.md", BOOKS)]);
    let persona = composed(&library, &selecting());
    assert_eq!(
        second(&persona),
        "## Books\n\n### Tests\n\nCount twice.\n\n#### Deep tests\n\n- one\n- two\n\n### Ledgers\n\n\
         - You MUST keep them dry.\n"
    );
    assert_eq!(
        left_out(&persona, "topic"),
        ["Opening words.", "Plain words.", "- They are blue.", "## Weather\n\nRain."]
    );
    assert!(persona.diagnostics().is_empty(), "{:?}", persona.diagnostics());
    let whole = composed(&library, &Options::default());
    assert!(second(&whole).contains("Rain.") && left_out(&whole, "topic").is_empty(), "by default all of it");
}

#[test]
fn topics_that_no_section_covers_choose_nothing() {
    let agent = "You are A.\n\nFollow **books.md**, including:\n\n- Astronomy\n";
    let library = library(&[("agents/a.md", agent), ("standards/books.md", BOOKS)]);
    assert!(second(&composed(&library, &selecting())).contains("Rain."));
}

#[test]
fn a_reference_names_a_section_a_block_or_a_region() {
    let standard = "# B\n\n## One\n\nFirst.\n\nSecond. ^mark\n\n- item\n- other ^it\n\n## Two\n\n<!-- region inner -->\n\nThird.\n\n\
        <!-- region more -->\n\nFourth.\n\n<!-- endregion -->\n\n<!-- endregion -->\n\nFifth.\n";
    let chosen = |names: &str| {
        let agent = format!("You are A.\n\nSee {names}.\n");
        let library = library(&[("agents/a.md", &agent), ("standards/b.md", standard)]);
        let options = Options { anchors: Scope::Select, ..Options::default() };
        second(&composed(&library, &options)).replace("\n\n", "\n").trim().to_owned()
    };
    assert_eq!(
        chosen("`b.md#two`"),
        "## B\n### Two\n<!-- region inner -->\nThird.\n<!-- region more -->\nFourth.\n<!-- endregion -->\n<!-- endregion -->\nFifth."
    );
    assert_eq!(chosen("`b.md#^mark`"), "## B\n### One\nSecond. ^mark");
    assert_eq!(chosen("`b.md#^it`"), "## B\n### One\n- other ^it");
    assert_eq!(chosen("`b.md#more`"), "## B\n### Two\nFourth.");
    assert_eq!(
        chosen("`b.md#inner`"),
        "## B\n### Two\nThird.\n<!-- region more -->\nFourth.\n<!-- endregion -->"
    );
    assert_eq!(chosen("`b.md#^mark` and `b.md#more`"), "## B\n### One\nSecond. ^mark\n### Two\nFourth.");
    assert!(chosen("`b.md#more` and `b.md`").contains("First."), "words without a part ask for all");
    assert!(chosen("`b.md#gone`").contains("First."), "what is not there chooses nothing");
}

#[test]
fn named_parts_are_no_missing_sections() {
    let agent = "You are A.\n\nSee `b.md#^mark`, `b.md#inner` and `b.md#gone`.\n";
    let standard = "Words. ^mark\n\n<!-- region inner -->\n\nx\n\n<!-- endregion -->\n";
    let library = library(&[("agents/a.md", agent), ("standards/b.md", standard)]);
    let unnamed = promptlink::check::check(&library);
    let unnamed = unnamed.iter().filter(|found| found.code == Code::MissingSection);
    let unnamed: Vec<&str> = unnamed.map(|found| found.span.of(agent)).collect();
    assert_eq!(unnamed, ["b.md#gone"]);
}

#[test]
fn orders_outside_of_a_named_section_are_told() {
    let agent = "You are A.\n\nSee `books.md#weather`.\n";
    let library = library(&[("agents/a.md", agent), ("standards/books.md", BOOKS)]);
    let persona = composed(&library, &selecting());
    assert_eq!(second(&persona), "## Books\n\n### Weather\n\nRain.\n");
    let [found] = persona.diagnostics() else { panic!("{:?}", persona.diagnostics()) };
    assert_eq!((found.code, found.span.of(BOOKS)), (Code::RuleLeftOut, "You MUST keep them dry."));
}

#[test]
fn a_summary_is_headings_and_rules() {
    let agent = "You are A.\n\nFollow **books.md**.\n";
    let library = library(&[("agents/a.md", agent), ("standards/books.md", BOOKS)]);
    let persona = composed(&library, &Options { standards: Treatment::Summary, ..Options::default() });
    assert_eq!(
        second(&persona),
        "## Books\n\n### Tests\n\n#### Deep tests\n\n### Ledgers\n\n- You MUST keep them dry.\n\n### Weather\n"
    );
    assert_eq!(left_out(&persona, "summary").len(), 6);
    let sections: Vec<&str> = persona.sections().iter().map(|section| section.title).collect();
    assert_eq!(sections[1..], ["Books", "Tests", "Deep tests", "Ledgers", "Weather"]);
    let told = persona.tokens();
    let counted = promptlink::text::estimate_tokens(&persona.text());
    assert_eq!(told, counted, "what is cut away costs nothing");
}

#[test]
fn a_document_without_headings_and_rules_is_pointed_at_in_a_summary() {
    let library =
        library(&[("agents/a.md", "You are A. Follow **b.md**.\n"), ("standards/b.md", "Only words.\n")]);
    let persona = composed(&library, &Options { standards: Treatment::Summary, ..Options::default() });
    assert_eq!(persona.sources()[1].role(), Role::Pointer);
}

#[test]
fn single_documents_are_treated_by_path_name_or_glob() {
    let agent = "---\ntreatments:\n  c.md: omit\n  d: pointer\n  standards/e.md: summarise\n  f: omit\n---\n\n\
        You are A. Follow **b.md**, **c.md**, **d.md** and **e.md**.\n";
    let documents = [
        ("agents/a.md", agent),
        ("standards/b.md", "# B\n\nWords.\n"),
        ("standards/c.md", "# C\n"),
        ("standards/d.md", "# D\n"),
        ("standards/e.md", "# E\n"),
        ("standards/f.md", "# F\n"),
    ];
    let library = library(&documents);
    let roles = |documents: &[(&str, Treatment)]| {
        let documents = documents.iter().map(|&(name, treatment)| (name.to_owned(), treatment)).collect();
        let persona = composed(&library, &Options { documents, ..Options::default() });
        let role = |path: &&str| persona.sources().iter().find(|source| source.path() == *path);
        let paths = ["standards/b.md", "standards/c.md", "standards/d.md", "standards/e.md"];
        let roles = paths.iter().map(|path| role(path).map(|source| source.role().as_str()).unwrap_or("-"));
        let findings = persona.diagnostics().iter().map(|found| found.span.of(agent).to_owned());
        (roles.collect::<Vec<_>>().join(" "), findings.collect::<Vec<_>>())
    };
    let declared = ["standards/e.md".to_owned(), "f".to_owned()];
    assert_eq!(roles(&[]), ("inline - pointer inline".to_owned(), declared.to_vec()));
    let (all, _) = roles(&[("**/*.md", Treatment::Pointer)]);
    assert_eq!(all, "pointer pointer pointer pointer", "options count more than frontmatter");
    let (named, _) = roles(&[
        ("**/*.md", Treatment::Pointer),
        ("b", Treatment::Omit),
        ("standards/?.md", Treatment::Inline),
    ]);
    assert_eq!(named, "- inline inline inline", "a longer glob counts more than a shorter one");
    let (_, findings) = roles(&[("g.md", Treatment::Omit)]);
    assert_eq!(findings.len(), 3, "what no document answers to is told");
}

#[test]
fn a_check_knows_treatments_that_say_nothing() {
    let agent = "---\ntreatments:\n  stlye.md: omit\n  b.md: summarise\n  far.md: omit\n  night.md: omit\n  lost.md: omit\n---\n\n\
        You are A. Follow **b.md**.\n\n## Night\n<!-- when: tag = night -->\n\nFollow **night.md**.\n";
    let library = library(&[
        ("agents/a.md", agent),
        ("standards/b.md", "---\ntreatments: { nobody.md: omit }\n---\n# B\n\nSee **c.md** and **a.md**.\n"),
        ("standards/c.md", "# C\n\nSee **d.md**.\n"),
        ("standards/d.md", "# D\n\nSee **far.md**.\n"),
        ("standards/far.md", "# Far\n"),
        ("standards/night.md", "# Night\n"),
        ("standards/lost.md", "# Lost\n"),
    ]);
    let is_about = |one: &&Diagnostic| one.code == Code::UnusedTreatment;
    let checked = promptlink::check::check(&library);
    let checked: Vec<&Diagnostic> = checked.iter().filter(is_about).collect();
    let names: Vec<&str> = checked.iter().map(|one| one.span.of(agent)).collect();
    assert_eq!(names, ["stlye.md", "b.md", "lost.md"], "some options use the others");
    let persona = composed(&library, &Options::default());
    assert!(checked.into_iter().all(|one| persona.diagnostics().contains(one)));
}
