//! Variables and conditions: what they do to a persona, and what no value can do.

mod closed;
mod support;

use closed::{check, library};
use promptlink::compose::{
    Cache, Occasion, Options, Order, Origin, Persona, Scalar, ScalarKind, Treatment, compose, find_agent,
    plan,
};
use promptlink::diagnostic::{Code, Diagnostic};
use promptlink::document::{BlockKind, Markdown};
use promptlink::library::Library;
use promptlink::target::Target;
use proptest::prelude::*;

fn text(value: &str) -> Scalar {
    Scalar { kind: ScalarKind::Text, text: value.to_owned() }
}

fn given(variables: &[(&str, Scalar)]) -> Options {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Options { occasion: Occasion { variables, ..Occasion::default() }, ..Options::default() }
}

fn persona_for(library: &Library, options: &Options, target: &Target) -> Persona {
    let mut options = options.clone();
    target.name.clone_into(&mut options.occasion.target);
    let plan = plan(library, &mut Cache::default(), find_agent(library, "a").unwrap(), &options);
    let persona = compose(library, &mut Cache::default(), &plan, target.frame).unwrap();
    check(&persona);
    persona
}

fn composed(library: &Library, options: &Options) -> Persona {
    for target in Target::all() {
        persona_for(library, options, target);
    }
    persona_for(library, options, &Target::all()[0])
}

/// The text of an agent that declares `x` and uses it so.
fn with_x(body: &str, value: &str) -> String {
    let library = library(&[("agents/a.md", &["---\nvariables:\n  x:\n---\n", body].concat())]);
    // A text that begins with a brace is kept apart from the head of a file.
    composed(&library, &given(&[("x", text(value))])).text().trim_start().to_owned()
}

fn codes(persona: &Persona) -> Vec<Code> {
    persona.diagnostics().iter().map(|diagnostic| diagnostic.code).collect()
}

#[test]
fn values_take_the_place_of_what_is_declared() {
    assert_eq!(with_x("You are {{ x }}, {{x}}.\n", "A"), "You are A, A.\n");
    assert_eq!(with_x("{{ y }} {{ x y }} {{x }} {{{ x }}}\n", "A"), "{{ y }} {{ x y }} A {{{ x }}}\n");
    assert_eq!(with_x("\\{{ x }} \\\\{{ x }} \\{{ y }}\n", "A"), "{{ x }} \\\\A \\{{ y }}\n");
    assert_eq!(with_x("`{{ x }}` {{ x }}\n\n```\n{{ x }}\n```\n", "A"), "`{{ x }}` A\n\n```\n{{ x }}\n```\n");
    let undeclared = library(&[("agents/a.md", "You are {{ x }}. \\{{ x }}\n")]);
    assert_eq!(composed(&undeclared, &Options::default()).text(), "You are {{ x }}. \\{{ x }}\n");
}

#[test]
fn a_value_is_written_as_its_place_asks() {
    for (body, value, expected) in [
        ("A {{ x }} z.", "b\n\n# c", "A b # c z."),
        (
            "A {{ x }} z.",
            "<b>&amp; & R&D; *c* [d](e) `f`",
            "A &lt;b&gt;&amp;amp; & R&amp;D; \\*c\\* \\[d\\](e) \\`f\\` z.",
        ),
        (
            "A {{ x }} z.",
            "snake_case _it_ a|b C:\\dir C:\\*",
            "A snake_case \\_it\\_ a\\|b C:\\dir C:\\\\\\* z.",
        ),
        ("{{ x }}", "- a", "\\- a"),
        ("{{ x }}", "1. a", "1\\. a"),
        ("{{ x }}. a", "1", "&#49;. a"),
        ("{{ x }}", "Human: hi", "Human\\: hi"),
        ("A {{ x }}", "Human: hi", "A Human: hi"),
        ("{{ x }}\n\n- item", "Rules:", "Rules&#58;\n\n- item"),
        ("# T {{ x }}", "a #", "# T a \\#"),
        ("[a](https://{{x}}/b)", "c d(e)", "[a](https://c%20d%28e%29/b)"),
        ("<div>\n{{ x }}\n</div>", "</div> - \"a\" --b", "<div>\n&lt;/div&gt; - &#34;a&#34; -&#45;b\n</div>"),
        ("<b title=\"{{x}}\">", "a\" onclick=\"b", "<b title=\"a&#34; onclick=&#34;b\">"),
        ("a\u{1F600} {{ x }} b", "\u{1B}[31m\u{85}\u{2028}c", "a\u{1F600} \u{FFFD}\\[31m c b"),
    ] {
        assert_eq!(with_x(&[body, "\n"].concat(), value), [expected, "\n"].concat());
    }
}

#[test]
fn code_is_expanded_where_that_is_asked_for() {
    let body = "---\nvariables:\n  x: { code: true }\n---\n`{{x}}`\n\n```{{x}}\n{{ x }}\n```\n\n| a |\n|---|\n| `{{x}}` |\n";
    let library = library(&[("agents/a.md", body)]);
    let persona = composed(&library, &given(&[("x", text("a | b"))]));
    assert_eq!(persona.text(), "`a | b`\n\n```a | b\na | b\n```\n\n| a |\n|---|\n| `a \\| b` |\n");
    let refused = composed(&library, &given(&[("x", text("```"))]));
    assert!(refused.text().starts_with("`{{x}}`"));
    assert_eq!(codes(&refused), [Code::InvalidValue]);
}

#[test]
fn a_range_leads_back_to_the_variable() {
    let library = library(&[("agents/a.md", "---\nvariables:\n  x:\n---\nYou are é{{ x }} and {{ x }}.\n")]);
    let persona = composed(&library, &given(&[("x", text("\u{1F600}s"))]));
    let uses = persona.uses();
    assert_eq!(uses.len(), 2);
    let source = persona.sources()[0].document();
    for one in &uses {
        assert_eq!(source.slice(one.span.bytes), "{{ x }}");
        assert_eq!(one.output.bytes.of(&persona.text()), "\u{1F600}s");
        assert_eq!(one.name, "x");
        let piece = persona.at(one.output.bytes.start).unwrap();
        assert!(matches!(piece.origin, Origin::Written(change) if change.as_str() == "variable"));
    }
}

#[test]
fn a_heading_can_hold_variables() {
    let agent = "---\nvariables: { x: A*b, y: c }\n---\n# One\n\n## On {{ x }} and {{y}}\n\nWords {{ x }}.\n\n{{ y }}\n---\n";
    let library = library(&[("agents/a.md", agent)]);
    let persona = composed(&library, &Options::default());
    let titles: Vec<_> =
        persona.sections().iter().map(|section| persona.title(section).into_owned()).collect();
    assert_eq!(titles, ["One", "On A\\*b and c", "c"]);
    assert!(persona.text().contains("## On A\\*b and c\n"));
}

#[test]
fn declarations_are_inherited() {
    let library = library(&[
        (
            "agents/a.md",
            "---\nextends: base.md\n---\nYou are A of {{ x }} and {{ y }}.\n\n## Night\n<!-- when: z -->\n\nOwls.\n",
        ),
        (
            "agents/base.md",
            "---\nextends: top.md\nvariables:\n  x: { enum: [one, two], default: one }\n  z: false\n---\nYou are base.\n",
        ),
        ("agents/top.md", "---\nvariables: { x: top, y: { required: true } }\n---\nYou are top.\n"),
    ]);
    let persona = composed(&library, &given(&[("y", text("why"))]));
    assert_eq!(persona.text(), "You are A of one and why.\n");
    assert_eq!(codes(&persona), []);
    let yes = Scalar { kind: ScalarKind::Boolean, text: "true".to_owned() };
    let night = composed(&library, &given(&[("y", text("why")), ("z", yes), ("x", text("two"))]));
    assert_eq!(night.text(), "You are A of two and why.\n\n## Night\n\nOwls.\n");
    let missing = composed(&library, &given(&[]));
    assert!(missing.text().contains("{{ y }}"));
    let places: Vec<(&str, &str)> = missing
        .diagnostics()
        .iter()
        .map(|found| {
            (
                found.document.as_str(),
                library.document(library.id(&found.document).unwrap()).slice(found.span),
            )
        })
        .collect();
    assert!(places.contains(&("agents/a.md", "{{ y }}")), "{places:?}");
}

#[test]
fn a_parent_that_declares_otherwise_is_read_again() {
    let mut library = library(&[
        ("agents/a.md", "---\nextends: base.md\n---\nYou are A of {{ x }}.\n"),
        ("agents/base.md", "---\nvariables: { x: one }\n---\nYou are base.\n"),
    ]);
    let mut cache = Cache::default();
    let mut compose = |library: &Library| {
        let plan = plan(library, &mut cache, find_agent(library, "a").unwrap(), &Options::default());
        compose(library, &mut cache, &plan, Target::default().frame).unwrap().text()
    };
    assert_eq!(compose(&library), "You are A of one.\n");
    let path = promptlink::text::DocumentPath::new("agents/base.md").unwrap();
    library.set(path, "---\nvariables: { x: two }\n---\nYou are base.\n".to_owned(), Default::default());
    assert_eq!(compose(&library), "You are A of two.\n");
}

#[test]
fn sections_cost_what_they_have_with_values() {
    let library = library(&[
        (
            "agents/a.md",
            "---\nvariables: { x: short }\n---\nYou are A. Follow **b.md**.\n\n## On {{ x }}\n\nWords of {{ x }}.\n\n## Rest\n\nNone.\n",
        ),
        ("standards/b.md", "---\nvariables: [x]\n---\n## Plain\n\nWords.\n"),
    ]);
    let long = "a value of many words ".repeat(30);
    let options = given(&[("x", text(&long))]);
    let tokens = |options: &Options| {
        let plan = plan(&library, &mut Cache::default(), find_agent(&library, "a").unwrap(), options);
        let mut cache = Cache::default();
        let planned = plan.sections(&library, &mut cache, 0);
        let costs = plan.costs(&library, &mut cache);
        let persona = composed(&library, options);
        let sections = persona.sections();
        let own: Vec<u32> = sections.iter().take(2).map(|section| section.own_tokens).collect();
        let planned: Vec<u32> = planned.iter().map(|section| section.own_tokens).collect();
        assert_eq!(own, planned);
        assert_eq!(costs[0], persona.source_tokens(&persona.sources()[0]));
        assert!(
            persona
                .tokens()
                .abs_diff(sections.iter().filter(|one| one.parent.is_none()).map(|one| one.tokens).sum())
                < 20
        );
        (own, persona.sources().len())
    };
    let (short, _) = tokens(&Options::default());
    let (long, _) = tokens(&options);
    assert!(long[0] > short[0] + 200, "{short:?} {long:?}");
    assert_eq!(long[1], short[1]);
}

#[test]
fn sections_cost_nothing_for_their_conditions() {
    let tokens = |condition: &str, head: &str| {
        let agent = [
            "---\nvariables: { region: eu }\n---\n# A\n\n",
            head,
            "## Europe\n",
            condition,
            "\n- You follow the law.\n\n## Asia\n<!-- when: region = asia -->\n\nWords.\n",
        ];
        let library = library(&[("agents/a.md", &agent.concat())]);
        let options = Options::default();
        let plan = plan(&library, &mut Cache::default(), find_agent(&library, "a").unwrap(), &options);
        let planned = plan.sections(&library, &mut Cache::default(), 0);
        let persona = composed(&library, &options);
        let sections: Vec<u32> = persona.sections().iter().map(|section| section.tokens).collect();
        let planned: Vec<(u32, u32)> = planned.iter().map(|section| (section.tokens, section.kept)).collect();
        assert_eq!(
            planned.iter().map(|(_, kept)| *kept).filter(|kept| *kept > 0).collect::<Vec<u32>>(),
            sections
        );
        (sections, planned, persona.text(), persona.source_tokens(&persona.sources()[0]))
    };
    for head in ["", "{{ region }}\n\n"] {
        let with = tokens("<!-- when: region = eu -->\n<!-- when: target = markdown, xml -->\n", head);
        assert_eq!(with, tokens("", head));
    }
}

#[test]
fn a_value_is_the_given_one_or_the_agents_or_the_documents() {
    let agent = "---\nvariables: { x: of agent, y: of agent }\n---\nFollow **b.md**, {{ x }}.\n";
    let standard = "---\nvariables: { x: own, y: own, z: own }\n---\n{{ x }}, {{ y }}, {{ z }}\n";
    let library = library(&[("agents/a.md", agent), ("standards/b.md", standard)]);
    let persona = composed(&library, &given(&[("x", text("given"))]));
    assert!(persona.text().contains("**b.md**, given.") && persona.text().contains("given, of agent, own"));
    assert!(codes(&persona).is_empty());
}

#[test]
fn a_line_that_introduces_a_document_has_values() {
    let agent =
        "You are A. Work with the **b** agent, the **c** agent and the **d** agent. Follow **e.md**.\n";
    let declared = "variables: { x: , y: { required: true }, n: { type: integer } }\n";
    let quoted =
        ["---\n", declared, "name: b\ndescription: \"Keeps {{ x }}, \\\\{{ x }}.\"\n---\n# B\n"].concat();
    let folded =
        ["---\n", declared, "name: c\ndescription: >\n  Sees {{ x }}\n  and `{{x}}`.\n---\n# C\n"].concat();
    let body =
        ["---\n", declared, "name: d {{ x }}\n---\nYou are the keeper of {{ x }} and `{{ x }}`.\n"].concat();
    let pointer =
        ["---\nvariables: { n: { type: integer } }\n---\nCounts {{ n }}.\n\nAnd {{ n }}.\n"].concat();
    let library = library(&[
        ("agents/a.md", agent),
        ("agents/b.md", &quoted),
        ("agents/c.md", &folded),
        ("agents/d.md", &body),
        ("standards/e.md", &pointer),
    ]);
    let options = |variables: &[(&str, Scalar)]| {
        let documents = vec![("standards/e.md".to_owned(), Treatment::Pointer)];
        Options { documents, ..given(variables) }
    };
    let number = Scalar { kind: ScalarKind::Number, text: "7".to_owned() };
    let whole = composed(&library, &options(&[("x", text("*eu*")), ("n", number)]));
    let output = whole.text();
    for line in [
        "- `standards/e.md`: Counts 7.\n",
        "- **b**: Keeps \\*eu\\*, \\{{ x }}.\n",
        "- **c**: Sees \\*eu\\* and `{{x}}`.\n",
        "- **d \\*eu\\***: keeper of \\*eu\\* and `{{ x }}`.\n",
    ] {
        assert!(output.contains(line), "{line}{output}");
    }
    assert_eq!(codes(&whole), []);
    let used: Vec<&str> = whole.uses().iter().map(|one| one.name).collect();
    // What the frontmatter writes otherwise has no place of its own there.
    assert_eq!(used, ["n", "x", "x"]);

    let none = composed(&library, &options(&[("n", text("many"))]));
    assert!(none.text().contains("Counts {{ n }}.") && none.text().contains("**d {{ x }}**"));
    let found: Vec<(Code, &str)> =
        none.diagnostics().iter().map(|found| (found.code, found.document.as_str())).collect();
    let missing = |path| (Code::MissingVariable, path);
    assert_eq!(
        found,
        [
            (Code::InvalidValue, "standards/e.md"),
            missing("agents/b.md"),
            missing("agents/c.md"),
            missing("agents/d.md"),
        ]
    );

    let mut cache = Cache::default();
    let plan = plan(&library, &mut cache, find_agent(&library, "a").unwrap(), &options(&[]));
    let variables = plan.variables(&library, &mut cache);
    let names = variables.iter().map(|(id, variable)| (library.document(*id).path(), variable.name.as_str()));
    assert_eq!(
        names.collect::<Vec<_>>(),
        [("standards/e.md", "n"), ("agents/b.md", "x"), ("agents/c.md", "x"), ("agents/d.md", "x")]
    );
}

#[test]
fn a_line_breaks_off_before_braces_that_it_has_no_room_for() {
    let words = "word ".repeat(47);
    let helper =
        ["---\nvariables: { place: here }\ndescription: ", &words, "{{ place }} more\n---\n# B\n"].concat();
    let library =
        library(&[("agents/a.md", "You are A. Work with the **b** agent.\n"), ("agents/b.md", &helper)]);
    let persona = composed(&library, &Options::default());
    let line = persona.text().lines().last().unwrap_or_default().to_owned();
    assert_eq!(line, ["- **b**: ", words.trim_end(), " …"].concat());
    assert!(codes(&persona).is_empty());
}

#[test]
fn what_others_use_is_not_unused() {
    let heir = "---\nextends: base.md\nvariables: { own: here }\n---\n{{ text }} {{ own }}\n\n## B\n<!-- when: asked -->\n";
    let mut library = library(&[
        (
            "agents/a.md",
            "---\nvariables: { given: , asked: , read: , spare: }\n---\nYou are A. Follow **b.md**.\n",
        ),
        (
            "standards/b.md",
            "---\nwhen: asked\nvariables: { given: , spare: }\n---\n{{ given }}, {{ read }}.\n",
        ),
        ("fragments/top.md", "---\nvariables: { text: , own: , none: }\n---\nTop.\n"),
        ("fragments/base.md", "---\nextends: top.md\nvariables: { asked: , none: }\n---\nBase.\n"),
        ("fragments/heir.md", heir),
    ]);
    let unused = |library: &Library| {
        let found = promptlink::check::check(library).into_iter();
        let found = found.filter(|one| one.code == Code::UnusedVariable);
        found.map(|one| [&one.document, " ", &one.subject.unwrap()].concat()).collect::<Vec<_>>()
    };
    let rest = [
        "agents/a.md read",
        "agents/a.md spare",
        "fragments/base.md none",
        "fragments/top.md own",
        "fragments/top.md none",
        "standards/b.md spare",
    ];
    assert_eq!(unused(&library), rest);
    let base = library.id("fragments/base.md").unwrap();
    let alone = promptlink::check::check_documents(&library, &[base]);
    assert!(alone.iter().all(|one| one.code != Code::UnusedVariable), "only the whole library shows it");
    library.delete("fragments/heir.md");
    assert_eq!(unused(&library).len(), rest.len() + 2);
}

#[test]
fn values_have_to_be_what_is_declared() {
    let agent = "---\nvariables:\n  size: { type: integer, enum: [1, 2] }\n  name: { required: true }\n  on: false\n  \
        free: { required: false }\n---\n{{ size }} {{ on }}\n";
    let library = library(&[("agents/a.md", agent)]);
    let number = |value: &str| Scalar { kind: ScalarKind::Number, text: value.to_owned() };
    let found = |variables: &[(&str, Scalar)]| {
        let persona = composed(&library, &given(variables));
        let found = persona.diagnostics().iter().map(|diagnostic| {
            let place = library.document(library.id("agents/a.md").unwrap()).slice(diagnostic.span);
            format!("{} {place}: {}", diagnostic.code, diagnostic.message)
        });
        found.collect::<Vec<_>>().join("\n")
    };
    let name = ("name", text("n"));
    assert_eq!(found(&[("size", number("2.0")), name.clone()]), "");
    assert_eq!(
        found(&[]),
        "missing-variable {{ size }}: the variable `size` has no value\n\
         missing-variable name: the variable `name` has no value"
    );
    assert_eq!(
        found(&[("size", number("3")), name.clone(), ("on", text("yes"))]),
        "invalid-value size: the value of the variable `size` must be one of `1`, `2`\n\
         invalid-value on: the value of the variable `on` must be `true` or `false`"
    );
    assert_eq!(
        found(&[("size", text("1")), ("name", text(" \n"))]),
        "invalid-value size: the value of the variable `size` must be a whole number\n\
         invalid-value name: the value of the variable `name` must be a text that is not blank"
    );
    assert_eq!(
        found(&[("size", number("1")), name, ("sise", number("1"))]),
        "unknown-variable variables: no document of the persona declares the variable `sise`"
    );
}

#[test]
fn variables_stay_where_nothing_keeps_their_values_apart() {
    for body in [
        "<a {{x}}>",
        "<{{x}}>",
        "<!-- {{x}} -->\n",
        "[a]: {{x}}",
        "[{{x}}]: b",
        "[a]: {{ x }}",
        "<https://{{x}}>",
    ] {
        let library = library(&[("agents/a.md", &["---\nvariables:\n  x: v\n---\n", body, "\n"].concat())]);
        let persona = composed(&library, &Options::default());
        assert_eq!(persona.text().trim(), body.trim());
        assert_eq!(codes(&persona), [Code::MisplacedVariable], "{body}");
    }
}

#[test]
fn conditions_choose_sections_and_documents() {
    let agent = "---\nvariables: { region: { enum: [eu, us] }, loud: false }\n---\n# A\n\nFollow **b.md**.\n\n\
        ## Europe\n<!-- when: region = eu -->\n\nFollow **c.md**.\n\n### Deep\n\nWords.\n\n\
        ## Both\n\n<!-- when: region = us, eu -->\n<!-- when: tag = night -->\n\nAll.\n\n## Loud\n<!-- when: loud -->\nShout.\n\n\
        ## Form\n<!-- when: target = xml -->\n\nTags.\n\n## Rest\n\nStays.\n";
    let library = library(&[
        ("agents/a.md", agent),
        ("standards/b.md", "---\nwhen: region = eu\n---\n# B\n"),
        ("standards/c.md", "# C\n\nSee **b.md**.\n"),
    ]);
    let composed = |variables: &[(&str, Scalar)], tags: &[&str], target: usize| {
        let mut options = given(variables);
        options.occasion.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let persona = persona_for(&library, &options, &Target::all()[target]);
        let left = persona.left_out();
        let left = left.iter().filter(|left| left.reason == "condition" && left.path.starts_with("agents"));
        let text = library.document(library.id("agents/a.md").unwrap()).text();
        let left: Vec<&str> = left
            .map(|left| left.span.bytes.of(text).trim_start().lines().next().unwrap())
            .filter(|line| line.starts_with('#'))
            .collect();
        let sources: Vec<&str> = persona.sources().iter().map(|source| source.path()).collect();
        (left.join(" "), sources.join(" "), persona.text())
    };
    let (left, sources, whole) = composed(&[("region", text("us"))], &[], 0);
    assert_eq!(left, "## Europe ## Both ## Loud ## Form");
    assert_eq!(sources, "agents/a.md", "nothing that is left out refers to anything");
    assert_eq!(whole, "# A\n\nFollow **b.md**.\n\n## Rest\n\nStays.\n");
    let loud = Scalar { kind: ScalarKind::Boolean, text: "true".to_owned() };
    let (left, sources, whole) = composed(&[("region", text("eu")), ("loud", loud)], &["day", "night"], 1);
    assert_eq!((left.as_str(), sources.as_str()), ("", "agents/a.md standards/b.md standards/c.md"));
    assert!(
        !whole.contains("when:")
            && whole.contains("## Both\n\nAll.\n")
            && whole.contains("## Loud\n\nShout.")
    );
    let (left, sources, _) = composed(&[], &[], 0);
    assert_eq!((left.as_str(), sources.as_str()), ("## Europe ## Both ## Loud ## Form", "agents/a.md"));
}

#[test]
fn what_is_inherited_has_its_own_variables_and_conditions() {
    let agent = "---\nextends: [base.md, night.md]\nvariables: { team: Books }\n---\n# A\n\nYou are {{ team }}.\n\n## Own\n\nMine.\n";
    let base = "---\nvariables: { team: Base }\n---\n# Base\n\n## Rules\n\nAsk {{ team }}.\n\n## Far\n<!-- when: tag = far -->\n\n\
        Follow **far.md**.\n";
    let library = library(&[
        ("agents/a.md", agent),
        ("agents/base.md", base),
        ("agents/night.md", "---\nwhen: tag = night\n---\n# Night\n\n## Lamp\n\nBring one.\n"),
        ("standards/far.md", "# Far away\n"),
    ]);
    let composed = |tags: &[&str]| {
        let mut options = Options::default();
        options.occasion.tags = tags.iter().map(|tag| (*tag).to_owned()).collect();
        let persona = composed(&library, &options);
        let left = persona.left_out().iter().filter(|left| left.reason == "condition").count();
        (persona.text(), left)
    };
    let (plain, left) = composed(&[]);
    assert!(
        plain.contains("You are Books.") && plain.contains("Ask Books."),
        "the agent's default counts: {plain}"
    );
    assert!(!plain.contains("Far") && !plain.contains("Lamp") && left == 2, "{left}: {plain}");
    let (all, _) = composed(&["night", "far"]);
    assert!(all.contains("## Far\n\nFollow") && all.contains("Far away") && all.contains("## Lamp"), "{all}");
}

#[test]
fn the_conditions_of_a_document_can_be_a_map() {
    let is_in = |when: &str, tags: &[&str], level: i64| {
        let agent =
            "---\nvariables: { level: { type: integer, default: 1 } }\n---\nYou are A. Follow **b.md**.\n";
        let library =
            library(&[("agents/a.md", agent), ("standards/b.md", &format!("---\n{when}\n---\nWords.\n"))]);
        let variables =
            vec![("level".to_owned(), Scalar { kind: ScalarKind::Number, text: level.to_string() })];
        let tags = tags.iter().map(ToString::to_string).collect();
        let occasion = Occasion { target: "markdown".to_owned(), tags, variables };
        let persona = composed(&library, &Options { occasion, ..Options::default() });
        let found = promptlink::check::check(&library);
        assert!(found.iter().all(|found| found.code != Code::InvalidCondition), "{found:?}");
        persona.text().contains("Words.")
    };
    assert!(is_in("when: { target: markdown }", &[], 1));
    assert!(!is_in("when: { target: xml }", &[], 1));
    assert!(is_in("when:\n  target: [xml, markdown]\n  tag: eu, us", &["us"], 1));
    assert!(!is_in("when:\n  target: [xml, markdown]\n  tag: eu, us", &["asia"], 1), "all have to hold");
    assert!(is_in("when: [{ tag: eu }, \"level = 2\"]", &["eu"], 2));
    assert!(!is_in("when: { level: 2 }", &[], 1));
    assert!(is_in("when: { level: }", &[], 1));
}

#[test]
fn what_no_condition_can_be_stays() {
    for (body, head) in [
        ("# A\n\n<!-- when: nobody = knows -->\n\nWords.\n", ""),
        ("# A\n\n<!-- when: -->\n\nWords.\n", ""),
        ("# A\n\n<!-- when: target -->\n\nWords.\n", ""),
        ("# A\n\nWords.\n\n<!-- when: target = xml -->\n", ""),
        ("# A\n", "when: { target: { xml: yes } }\n"),
        ("# A\n", "when: { target: }\n"),
        ("# A\n", "when: { tag: [] }\n"),
        ("# A\n", "when: [target]\n"),
    ] {
        let text = ["---\nname: a\n", head, "---\n", body].concat();
        let library = library(&[("agents/a.md", &text)]);
        let persona = composed(&library, &Options::default());
        let mut found = promptlink::check::check(&library);
        found.extend_from_slice(persona.diagnostics());
        found.retain(|one| one.code == Code::InvalidCondition);
        found.dedup();
        assert_eq!(found.len(), 1, "{text}");
        assert!(persona.text().contains("# A"));
    }
}

#[test]
fn a_check_knows_conditions_that_ask_for_what_nobody_declares() {
    let base = "You are Base.\n\n## Here\n<!-- when: region = eu -->\n\nWords.\n\n## There\n<!-- when: regoin = us -->\n\nWords.\n";
    let heir = "---\nextends: base.md\nvariables: { region: eu }\n---\nYou are Heir.\n";
    let standard = "---\nwhen: of_whom\n---\n# B\n";
    let library =
        library(&[("agents/base.md", base), ("agents/heir.md", heir), ("standards/b.md", standard)]);
    let is_about = |one: &&Diagnostic| one.code == Code::InvalidCondition;
    let checked = promptlink::check::check(&library);
    let checked: Vec<&Diagnostic> = checked.iter().filter(is_about).collect();
    let options = Options::default();
    let plan = plan(&library, &mut Cache::default(), find_agent(&library, "heir").unwrap(), &options);
    assert_eq!(checked, plan.diagnostics.iter().filter(is_about).collect::<Vec<_>>());
    assert_eq!(checked[0].subject.as_deref(), Some("regoin"));
    assert_eq!(checked.len(), 1);
}

/// What a value could become a part of.
const PLACES: [&str; 58] = [
    "{{x}}",
    "A {{x}} b",
    "# {{x}}",
    "## A {{x}} ##",
    "{{x}}\n===",
    "a\n{{x}}",
    "a\n{{x}}\nb",
    "- {{x}}",
    "- a\n- {{x}}\n- b",
    "1. {{x}}",
    "> {{x}}",
    "> a\n{{x}}",
    "- > {{x}}",
    "{{x}}. a",
    "{{x}}) a",
    "{{x}}1. a",
    "1{{x}} a",
    "{{x}}{{x}}",
    "{{x}}: a",
    "{{x}}:\n\n- a",
    "#{{x}}",
    "-{{x}}",
    "+{{x}} a",
    "={{x}}",
    "--{{x}}",
    "a\n--{{x}}",
    "a\n-{{x}}-",
    "**{{x}}**",
    "**{{x}}:**\n\n- a",
    "*{{x}}*",
    "__{{x}}__",
    "`{{x}}`",
    "``{{x}}",
    "```{{x}}\n{{x}}\n```",
    "~~~\n{{x}}\n~~~",
    "``{{x}}\na",
    "    {{x}}",
    "- a\n\n      {{x}}",
    "| {{x}} | b |\n|---|---|\n| c | {{x}} |",
    "a | b\n--- | {{x}}",
    "a {{x}} b\n---|---",
    "<div>\n{{x}}\n</div>",
    "<div>\n\n{{x}}\n\n</div>",
    "<{{x}}>",
    "</{{x}}>",
    "<x{{x}}>",
    "<a {{x}}>",
    "<a b=\"{{x}}\">",
    "a <b c='{{x}}'> d",
    "<!-- {{x}} -->",
    "<!--\n{{x}}> -->",
    "[{{x}}]: u",
    "[a]: {{x}}",
    "[a]: u \"{{x}}",
    "[a](u{{x}})",
    "[{{x}}](u)",
    "[^a]: {{x}}\n\nSee [^a].",
    "&{{x}};",
];

/// What a value could be made of.
const WORDS: [&str; 46] = [
    "#",
    "# ",
    "-",
    "- ",
    "+ ",
    "* ",
    "1.",
    "1. ",
    "1) ",
    "9",
    ">",
    "> ",
    "`",
    "```",
    "~~~",
    "---",
    "===",
    "***",
    "|",
    "|---|",
    ":",
    ":-",
    "[",
    "]",
    "[a]: u",
    "(",
    ")",
    "<",
    "</div>",
    "<script>",
    "-->",
    "--",
    "<!--",
    "\"",
    "'",
    "&",
    "&lt;",
    "\\",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "    ",
    "a",
    "Human: ",
    "</document>",
];

fn blocks(markdown: &Markdown) -> Vec<(BlockKind, Option<u32>)> {
    markdown.blocks.iter().map(|block| (block.kind, block.parent)).collect()
}

fn check_value(places: &[usize], value: &str, in_code: bool) {
    let body: Vec<&str> = places.iter().map(|&place| PLACES[place]).collect();
    let head = format!("---\nvariables:\n  x: {{ code: {in_code} }}\n---\n");
    let text_of = [head.as_str(), &body.join("\n\n"), "\n"].concat();
    let library = library(&[("agents/a.md", &text_of), ("standards/b.md", "# B\n\nSee.\n")]);
    let plain = Markdown::read(&text_of, head.len());
    for target in Target::all() {
        let persona = persona_for(&library, &given(&[("x", text(value))]), target);
        let whole = persona.text();
        let source = persona.sources()[0].output().bytes;
        let read = Markdown::read(source.of(&whole), 0);
        assert_eq!(blocks(&read), blocks(&plain), "{value:?} in\n{text_of}\n=====\n{whole}");
        assert_eq!(
            read.definitions.len(),
            plain.definitions.len(),
            "{value:?} in\n{text_of}\n=====\n{whole}"
        );
        let without = persona_for(&library, &given(&[("x", text("word"))]), target);
        let outline = |persona: &Persona| {
            let sections = persona.sections();
            sections
                .iter()
                .map(|section| (section.title.to_owned(), section.level, section.parent))
                .collect::<Vec<_>>()
        };
        assert_eq!(outline(&persona), outline(&without));
    }
}

#[test]
fn no_word_changes_the_blocks_around_it() {
    for place in 0..PLACES.len() {
        for word in WORDS {
            for value in [word.to_owned(), [word, " a"].concat(), ["a", word].concat()] {
                check_value(&[place], &value, place % 2 == 0);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_value_changes_the_blocks_around_it(
        places in prop::collection::vec(0..PLACES.len(), 1..5),
        words in prop::collection::vec(0..WORDS.len(), 1..7),
        in_code in any::<bool>(),
    ) {
        let value: String = words.into_iter().map(|word| WORDS[word]).collect();
        check_value(&places, &value, in_code);
    }
}

/// The text of a persona up to the end of its documents that stand in a list of paths, and of no other.
fn beginning(persona: &Persona, paths: &[&str]) -> String {
    let text = persona.text();
    let is_shared = |path: &str| paths.contains(&path);
    let end = persona
        .sources()
        .iter()
        .filter(|source| is_shared(source.path()))
        .map(|source| source.output().bytes.end);
    text[..end.max().unwrap_or(0) as usize].to_owned()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_agents_share_is_the_same_beginning_whoever_else_there_is(
        references in prop::collection::vec(prop::collection::vec(any::<bool>(), 6), 2..5),
        varying in prop::collection::vec(any::<bool>(), 6),
        value in "[a-z]{1,5}",
        titled in any::<bool>(),
    ) {
        let names = ["standards/a.md", "standards/b.md", "skills/c.md", "notes/d.md", "standards/e.md", "skills/f.md"];
        let documents: Vec<(String, String)> = names.iter().zip(&varying).map(|(name, varies)| {
            let head = if *varies { "---\nvariables: { x: own }\n---\n" } else { "" };
            ((*name).to_owned(), format!("{head}# Of {name}\n\nSee {{{{ x }}}}.\n\n## Below\n\nWords.\n"))
        }).collect();
        let agent = |number: usize, wanted: &[bool]| {
            let title = if titled { format!("# Agent {number}\n\n") } else { String::new() };
            let lines = names.iter().zip(wanted).rev().filter(|(_, wanted)| **wanted);
            let lines: String = lines.map(|(name, _)| format!("- Follow `{name}`.\n")).collect();
            (format!("agents/n{number}.md"), format!("{title}You are agent {number}.\n\n{lines}\n## Own\n\nMine.\n"))
        };
        let agents: Vec<(String, String)> = references.iter().enumerate().map(|(at, wanted)| agent(at, wanted)).collect();
        let library_with = |agents: &[(String, String)]| {
            let all = documents.iter().chain(agents).map(|(path, text)| (path.as_str(), text.as_str()));
            library(&all.collect::<Vec<_>>())
        };
        let compose_in = |library: &Library, agent: usize, value: &str, order: Order, target: &Target| {
            let options = Options { order, ..given(&[("x", text(value))]) };
            let plan = plan(library, &mut Cache::default(), find_agent(library, &format!("n{agent}")).unwrap(), &options);
            let persona = compose(library, &mut Cache::default(), &plan, target.frame).unwrap();
            check(&persona);
            persona
        };
        let shared = |one: usize, other: usize| {
            // In the order of the text: by kind, then by path.
            let order = [0, 1, 4, 2, 5, 3];
            let stable = order.into_iter().filter(|&at| !varying[at]);
            let both = stable.filter(|&at| references[one][at] || references[other][at]);
            let both = both.take_while(|&at| references[one][at] && references[other][at]);
            both.map(|at| names[at]).collect::<Vec<_>>()
        };
        let whole = library_with(&agents);
        let fewer = library_with(&agents[..agents.len() - 1]);
        for target in Target::all() {
            let of = |agent: usize| compose_in(&whole, agent, &value, Order::SharedFirst, target);
            for other in 1..agents.len() {
                let paths = shared(0, other);
                let common = beginning(&of(0), &paths);
                prop_assert!(!common.is_empty() || paths.is_empty());
                prop_assert!(of(other).text().starts_with(&common), "{common}\n=====\n{}", of(other).text());
            }
            for order in [Order::IdentityFirst, Order::SharedFirst] {
                let one = compose_in(&whole, 0, &value, order, target);
                prop_assert_eq!(one.text(), compose_in(&fewer, 0, &value, order, target).text(), "an agent more");
                let other = compose_in(&whole, 0, "another", order, target).text();
                let first = one.uses().first().map_or(one.text().len(), |used| used.output.bytes.start as usize);
                prop_assert_eq!(&one.text()[..first], &other[..first]);
                let stable = one.sources().iter().skip(1).filter(|source| {
                    names.iter().position(|name| *name == source.path()).is_some_and(|at| !varying[at])
                });
                prop_assert!(stable.map(|source| source.output().bytes.end).all(|end| end as usize <= first));
            }
        }
    }
}
