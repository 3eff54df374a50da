//! Every file of `fixtures/frontmatter` is read as a document; what its head gives is compared with a snapshot.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use promptlink::diagnostic::{Code, Diagnostic};
use promptlink::document::{Document, Entry, Options, Value};
use promptlink::text::{DocumentPath, Span};

fn read(name: &str, text: &str) -> Document {
    let path = DocumentPath::new(name).expect("names of fixtures are paths");
    Document::read(path, text.to_owned(), Options::default())
}

fn fixture(path: &Path) -> (String, String) {
    let name = path.file_name().expect("a file").to_string_lossy().into_owned();
    (name, fs::read_to_string(path).expect("fixtures are readable").replace("\r\n", "\n"))
}

fn each_fixture(check: impl Fn(&str, &str)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/frontmatter");
    let mut paths: Vec<_> =
        fs::read_dir(folder).expect("fixtures").map(|file| file.expect("a file").path()).collect();
    paths.sort();
    assert!(paths.len() > 30, "the fixtures are missing");
    for path in paths {
        let (name, text) = fixture(&path);
        check(&name, &text);
    }
}

#[test]
fn fixtures_read_as_before() {
    insta::glob!("fixtures/frontmatter/*", |path| {
        let (name, text) = fixture(path);
        insta::assert_snapshot!(render(&read(&name, &text)));
    });
}

#[test]
fn line_ends_change_nothing_but_spans() {
    each_fixture(|name, text| {
        let expected = values(&read(name, text));
        for line_end in ["\r\n", "\r"] {
            // In TOML a carriage return alone is no line end.
            if line_end == "\r\n" || !text.starts_with("+++") && !name.ends_with(".toml") {
                let twin = read(name, &text.replace('\n', line_end));
                assert_eq!(values(&twin), expected, "{name} with {line_end:?}");
            }
        }
    });
}

#[test]
fn a_byte_order_mark_moves_everything_by_three_bytes() {
    each_fixture(|name, text| {
        let (plain, marked) = (read(name, text), read(name, &["\u{FEFF}", text].concat()));
        assert_eq!(values(&plain), values(&marked), "{name}");
        assert_eq!(plain.body().start + 3, marked.body().start, "{name}");
    });
}

#[test]
fn every_span_fits_the_text_and_every_entry_its_frontmatter() {
    each_fixture(|name, text| {
        let document = read(name, text);
        for diagnostic in document.diagnostics() {
            assert!(text.get(diagnostic.span.range()).is_some(), "{name}: {diagnostic:?}");
        }
        let Some(frontmatter) = document.frontmatter() else { return };
        assert_eq!(frontmatter.span.end, document.body().start, "{name}");
        assert!(frontmatter.span.contains(frontmatter.content), "{name}");
        check_spans(name, text, frontmatter.content, &frontmatter.entries);
    });
}

fn check_spans(name: &str, text: &str, around: Span, entries: &[Entry]) {
    for entry in entries {
        for span in [entry.key_span, entry.span] {
            assert!(text.get(span.range()).is_some() && around.contains(span), "{name}: {entry:?}");
        }
        check_spans(name, text, around, entry.value.entries());
    }
}

/// A fix of a recovery makes strict YAML of what was read leniently, and that reads the same.
#[test]
fn fixes_of_recovered_values_change_no_value() {
    let mut fixes = 0;
    let count = std::cell::RefCell::new(&mut fixes);
    each_fixture(|name, text| {
        let document = read(name, text);
        let recovered = |diagnostic: &&Diagnostic| diagnostic.code == Code::FrontmatterRecovered;
        for diagnostic in document.diagnostics().iter().filter(recovered) {
            let Some(fix) = &diagnostic.fix else { continue };
            let edit = &fix.edits[0];
            let mut mended = text.to_owned();
            mended.replace_range(edit.span.range(), &edit.text);
            let after = read(name, &mended);
            assert_eq!(values(&after), values(&document), "{name}: {diagnostic:?}\n{mended}");
            let left = after.diagnostics().iter().filter(recovered).count();
            assert_eq!(left + 1, document.diagnostics().iter().filter(recovered).count(), "{name}: {mended}");
            **count.borrow_mut() += 1;
        }
    });
    assert!(fixes > 12, "only {fixes} fixes were tried");
}

/// What stands too late for a frontmatter is one where its help asks to move it.
#[test]
fn a_late_frontmatter_is_read_where_it_is_asked_to_be() {
    for name in ["after-comment.md", "after-heading.md"] {
        let (_, text) =
            fixture(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/frontmatter").join(name));
        let document = read(name, &text);
        assert!(document.frontmatter().is_none(), "{name}");
        let [finding] = document.diagnostics() else { panic!("{:?}", document.diagnostics()) };
        let (above, below) = (&text[..finding.span.start as usize], &text[finding.span.end as usize..]);
        let moved = [&text[finding.span.range()], "\n", above, below].concat();
        let after = read(name, &moved);
        assert!(after.frontmatter().is_some_and(|found| found.text("description").is_some()), "{moved}");
        assert_eq!(after.diagnostics(), [], "{moved}");
    }
}

#[test]
fn lists_and_booleans_are_read_in_all_their_forms() {
    let forms = [
        "tools: Read, Grep",
        "tools: 'Read, Grep'",
        "tools: [Read, Grep]",
        "tools:\n  - Read\n  - Grep",
        "tools: { Read: true, Write: false, Grep: true }",
        "tools: Read Grep",
        "tools: \"Read\", \"Grep\"",
    ];
    for form in forms {
        let text = ["---\n", form, "\nbackground: True\nhidden: \"false\"\nsubtask: yes\n---\n"].concat();
        let document = read("a.md", &text);
        let frontmatter = document.frontmatter().expect("frontmatter");
        let listed = frontmatter.list("tools");
        let names: Vec<&str> = listed.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Read", "Grep"], "{form}");
        assert_eq!(frontmatter.boolean("background"), Some(true));
        assert_eq!(frontmatter.boolean("hidden"), Some(false));
        assert_eq!(frontmatter.boolean("subtask"), None, "`yes` is a text in YAML 1.2");
        assert_eq!(frontmatter.text("subtask"), Some("yes"));
        assert!(frontmatter.list("missing").is_empty());
    }
}

fn render(document: &Document) -> String {
    let mut page = String::new();
    let body = &document.text()[document.body().start as usize..];
    match document.frontmatter() {
        None => writeln!(page, "no frontmatter").unwrap(),
        Some(frontmatter) => {
            writeln!(page, "{:?} {:?}", frontmatter.format, frontmatter.span.range()).unwrap();
            render_entries(&mut page, document, &frontmatter.entries, 1);
        }
    }
    writeln!(page, "body {:?}", body.lines().next().unwrap_or_default()).unwrap();
    document.diagnostics().iter().for_each(|diagnostic| render_diagnostic(&mut page, document, diagnostic));
    page
}

fn render_entries(page: &mut String, document: &Document, entries: &[Entry], depth: usize) {
    for entry in entries {
        let key = document.slice(entry.key_span);
        write!(page, "{:indent$}{} ⟦{key}⟧ = ", "", entry.key, indent = depth * 2).unwrap();
        render_value(page, document, &entry.value, entry.span, depth);
    }
}

fn render_value(page: &mut String, document: &Document, value: &Value, span: Span, depth: usize) {
    let source = document.slice(span);
    match value {
        Value::Map(entries) => {
            writeln!(page, "map ⟦{}⟧", source.replace('\n', "⏎")).unwrap();
            render_entries(page, document, entries, depth + 1);
        }
        Value::List(items) => {
            writeln!(page, "list ⟦{}⟧", source.replace('\n', "⏎")).unwrap();
            for (item, span) in items {
                write!(page, "{:indent$}- ", "", indent = depth * 2 + 2).unwrap();
                render_value(page, document, item, *span, depth + 1);
            }
        }
        scalar => writeln!(page, "{scalar:?} ⟦{}⟧", source.replace('\n', "⏎")).unwrap(),
    }
}

fn render_diagnostic(page: &mut String, document: &Document, diagnostic: &Diagnostic) {
    let Diagnostic { code, severity, message, span, .. } = diagnostic;
    let source = document.slice(*span).replace('\n', "⏎");
    writeln!(page, "{severity} {code} ⟦{source}⟧ {message}").unwrap();
    for related in &diagnostic.related {
        let source = document.slice(related.span);
        writeln!(page, "  {:?} ⟦{source}⟧ {}", related.span.range(), related.message).unwrap();
    }
    if let Some(help) = &diagnostic.help {
        writeln!(page, "  help: {help}").unwrap();
    }
    for edit in diagnostic.fix.iter().flat_map(|fix| &fix.edits) {
        writeln!(page, "  fix: ⟦{}⟧ -> {:?}", document.slice(edit.span).replace('\n', "⏎"), edit.text)
            .unwrap();
    }
}

/// The values alone, without their places.
fn values(document: &Document) -> String {
    let mut page = String::new();
    if let Some(frontmatter) = document.frontmatter() {
        write_entries(&mut page, &frontmatter.entries);
    }
    page
}

fn write_entries(page: &mut String, entries: &[Entry]) {
    for entry in entries {
        write!(page, "{}=", entry.key).unwrap();
        write_value(page, &entry.value);
    }
}

fn write_value(page: &mut String, value: &Value) {
    match value {
        Value::Map(entries) => write_entries(page, entries),
        Value::List(items) => items.iter().for_each(|(item, _)| write_value(page, item)),
        scalar => write!(page, "{scalar:?};").unwrap(),
    }
}
