//! Frontmatter that is made to hurt: what is read stays within the limits, and the rest is kept and reported.
//!
//! Nothing here looks at a clock. The sizes are such that a reader whose time grows with their square would not finish.

use promptlink::diagnostic::Code;
use promptlink::document::{Document, Options, Value};
use promptlink::text::DocumentPath;
use proptest::prelude::*;

const SIZES: [usize; 2] = [16 * 1024, 128 * 1024];

fn read(name: &str, text: String) -> Document {
    Document::read(DocumentPath::new(name).expect("a path"), text, Options::default())
}

/// `unit` again and again, up to `size` bytes.
fn repeat(unit: &str, size: usize) -> String {
    unit.repeat(size / unit.len())
}

/// `line` with a number for every `#`, again and again, up to about `size` bytes.
fn numbered(line: &str, size: usize) -> String {
    (0..size / (line.len() + 4)).map(|number| line.replace('#', &number.to_string())).collect()
}

/// Texts that have been too much for one YAML reader or another, for a size.
const GENERATORS: [fn(usize) -> String; 34] = [
    |size| ["x: ", &repeat("[", size)].concat(),
    |size| ["x: ", &repeat("[", size / 2), &repeat("]", size / 2)].concat(),
    |size| ["x: ", &repeat("{a: ", size)].concat(),
    |size| ["x: ", &repeat("[{", size)].concat(),
    |size| ["x: ", &repeat("]", size)].concat(),
    |size| repeat("- ", size),
    |size| repeat("? ", size),
    |size| repeat("? - ", size),
    |size| repeat("a: ", size),
    |size| repeat(":", size),
    |size| repeat("---\n>", size),
    |size| (0..500_usize.min(size)).map(|depth| [&" ".repeat(depth), "a:\n"].concat()).collect(),
    |size| numbered("k#: v\n", size),
    |size| numbered("k-#: v: w\nprose\n", size),
    |size| repeat("name: x\n", size),
    |size| repeat("name: x: y\nprose\n", size),
    |size| ["x: {", &numbered("k#: v, ", size), "}"].concat(),
    |size| ["x: [", &repeat("a,", size), "]"].concat(),
    |size| ["x:\n", &repeat("- a\n", size)].concat(),
    |size| ["x: \"", &repeat("a", size)].concat(),
    |size| ["x: \"", &repeat("\\\"", size), "\""].concat(),
    |size| ["x: '", &repeat("''", size), "'"].concat(),
    |size| ["x: \"", &repeat("\n", size), "\""].concat(),
    |size| ["x: |\n", &repeat("  a\n", size)].concat(),
    |size| ["x: >\n", &repeat("\n", size)].concat(),
    |size| ["x: ", &repeat("9", size)].concat(),
    |size| [&repeat("k", size), ": v"].concat(),
    |size| ["x:\n", &numbered("- &a# a\n", size)].concat(),
    |size| ["a: &a [x]\nx: [", &repeat("*a,", size), "]"].concat(),
    |size| ["x:\n", &repeat("- !!str a\n", size)].concat(),
    |size| repeat("# comment\n", size),
    |size| repeat("\t", size),
    |size| ["x:\n", &repeat("\t- a\n", size)].concat(),
    |size| repeat("\"a\": \"", size),
];

#[test]
fn what_hurts_is_kept_and_reported_within_the_limits() {
    for (index, generate) in GENERATORS.iter().enumerate() {
        for size in SIZES {
            let content = generate(size);
            for name in ["agent.md", "agent.yaml", "agent.json", "agent.toml"] {
                let text = match name {
                    "agent.md" => ["---\nname: known\n", &content, "\n---\n"].concat(),
                    _ => content.clone(),
                };
                let document = read(name, text.clone());
                assert_eq!(document.text(), text, "generator {index}");
                let end = document.frontmatter().map_or(0, |frontmatter| frontmatter.span.end);
                assert_eq!(end, document.body().start, "generator {index}");
                let about = |code: Code| code.as_str().starts_with("frontmatter");
                let findings = document.diagnostics().iter().filter(|finding| about(finding.code)).count();
                assert!(findings <= 101, "generator {index} has {findings} findings");
            }
        }
    }
}

#[test]
fn what_is_too_deep_is_text_and_the_rest_is_read() {
    let text =
        ["---\nname: known\nx: ", &repeat("[", 5_000), &repeat("]", 5_000), "\ncolor: red\n---\n"].concat();
    let document = read("a.md", text);
    let frontmatter = document.frontmatter().expect("frontmatter");
    assert_eq!(frontmatter.text("name"), Some("known"));
    assert_eq!(frontmatter.text("color"), Some("red"));
    assert!(matches!(&frontmatter.get("x").expect("x").value, Value::String(text) if text.len() == 10_000));
    assert_eq!(document.diagnostics()[0].code, Code::FrontmatterTooLarge);
}

#[test]
fn what_is_too_large_is_kept_whole() {
    let text = ["---\nname: x\ndescription: ", &repeat("long ", 300 * 1024), "\n---\nBody.\n"].concat();
    let document = read("a.md", text);
    let frontmatter = document.frontmatter().expect("frontmatter");
    assert!(frontmatter.entries.is_empty());
    assert_eq!(document.slice(document.body()), "Body.\n");
    assert_eq!(document.diagnostics()[0].code, Code::FrontmatterTooLarge);
}

#[test]
fn an_alias_bomb_stays_as_small_as_it_is_written() {
    let levels: String = (1..9)
        .map(|level| format!("a{level}: &a{level} [{}]\n", format!("*a{},", level - 1).repeat(9)))
        .collect();
    let document = read("a.md", ["---\na0: &a0 lol\n", &levels, "---\n"].concat());
    let frontmatter = document.frontmatter().expect("frontmatter");
    assert_eq!(frontmatter.entries.len(), 9);
    assert!(
        frontmatter
            .entries
            .iter()
            .all(|entry| matches!(&entry.value, Value::String(text) if text.len() < 60))
    );
    assert!(document.diagnostics().iter().all(|finding| finding.code == Code::FrontmatterUnsupported));
}

fn fragments() -> impl Strategy<Value = String> {
    let fragment = prop::sample::select(vec![
        "---\n", "---", "...\n", "+++\n", "{", "}", "[", "]", "\n", "\r\n", "\r", "\u{FEFF}", "name: ",
        "globs:*", ": ", "- ", "? ", "# x\n", "a = ", "[[a]]\n", "\"", "'", "\"\"\"", "\\u00e9", "\\", "&a ",
        "*a", "!t ", "<<: ", "|\n", ">-\n", "  ", "\t", "é", "😀", "\0", "\u{1}", "\u{85}", "\u{2028}", "x",
        "1e9", "true", ",", "%", "@",
    ]);
    let opener = prop::sample::select(vec!["---\n", "---\n", "+++\n", "{\n", ""]);
    (opener, prop::collection::vec(fragment, 0..24))
        .prop_map(|(opener, rest)| [opener, &rest.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]
    #[test]
    fn any_text_is_read_with_spans_that_fit(text in fragments(), name in "a\\.(md|mdc|json|toml|yaml)") {
        let document = read(&name, text.clone());
        prop_assert_eq!(document.text(), &text);
        let end = document.frontmatter().map_or(0, |frontmatter| frontmatter.span.end);
        prop_assert!(text.get(end as usize..).is_some() && document.body().start >= end);
        for finding in document.diagnostics() {
            prop_assert!(text.get(finding.span.range()).is_some(), "{:?}", finding);
        }
        let Some(frontmatter) = document.frontmatter() else { return Ok(()) };
        let mut open: Vec<_> = frontmatter.entries.iter().collect();
        while let Some(entry) = open.pop() {
            prop_assert!(text.get(entry.key_span.range()).is_some() && text.get(entry.span.range()).is_some());
            open.extend(entry.value.entries());
        }
    }
}
