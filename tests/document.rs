//! One document: reading never fails, loses nothing, and says where everything is.

mod support;

use promptlink::document::{BlockKind, Document, HeadingStyle, Options};
use promptlink::text::Span;
use proptest::prelude::*;
use support::path;

fn read(text: &str) -> Document {
    Document::read(path("agents/a.md"), text.to_owned(), Options::default())
}

fn titles(document: &Document) -> Vec<(u8, HeadingStyle, &str)> {
    document
        .sections()
        .list()
        .iter()
        .map(|section| (section.level, section.style, document.slice(section.title)))
        .collect()
}

#[test]
fn headings_of_every_style_open_sections() {
    let document = read(
        "Intro\n\n# One #\n\nTwo\n===\n\n### *Three*\n\n**Four:**\n\ntext\n\nCommon mistakes:\n- a\n\n## Five\n",
    );
    assert_eq!(
        titles(&document),
        [
            (1, HeadingStyle::Atx, "One"),
            (1, HeadingStyle::Setext, "Two"),
            (3, HeadingStyle::Atx, "*Three*"),
            (4, HeadingStyle::Bold, "Four"),
            (5, HeadingStyle::Label, "Common mistakes"),
            (2, HeadingStyle::Atx, "Five"),
        ]
    );
    let parents: Vec<Option<u32>> = document.sections().list().iter().map(|section| section.parent).collect();
    assert_eq!(parents, [None, None, Some(1), Some(2), Some(3), Some(1)]);
}

#[test]
fn a_sentence_that_ends_in_a_colon_opens_no_section() {
    let document = read(
        "Follow **backend.md** for all technical requirements including:\n- a\n- b\n\nDo this. Then:\n- c\n",
    );
    assert_eq!(titles(&document), []);
}

#[test]
fn an_unclosed_fence_reaches_to_the_end() {
    let document = read("# A\n\n```js\n# not a heading\n");
    assert_eq!(titles(&document), [(1, HeadingStyle::Atx, "A")]);
    let fence = document.markdown().blocks.last().unwrap();
    assert_eq!(fence.kind, BlockKind::Code { fenced: true });
}

#[test]
fn prose_of_tight_items_is_a_block_of_its_own() {
    let document = read("- one `x`\n  - two\n- three\n");
    let prose: Vec<&str> = document
        .markdown()
        .blocks
        .iter()
        .filter(|block| block.kind == BlockKind::Paragraph)
        .map(|block| document.slice(block.span).trim())
        .collect();
    assert_eq!(prose, ["one `x`", "two", "three"]);
}

#[test]
fn a_text_over_the_limit_is_kept_whole_and_said_to_be_unread() {
    let text = "a".repeat(promptlink::document::MAX_BYTES + 1);
    let document = read(&text);
    assert_eq!(document.text().len(), text.len());
    assert_eq!(document.diagnostics().len(), 1);
    assert_eq!(document.diagnostics()[0].code.as_str(), "document-too-large");
}

#[test]
fn what_is_empty_or_binary_is_a_document_too() {
    assert!(read("").diagnostics().is_empty());
    assert_eq!(read("a\0b").diagnostics()[0].code.as_str(), "binary-content");
}

/// Texts made of the pieces that documents are made of, well and badly put together.
fn texts() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "# A\n",
        "## B\n",
        "A\n===\n",
        "- a\n",
        "  - b\n",
        "1. c\n",
        "> d\n",
        "```\n",
        "~~~\n",
        "<!--",
        "-->",
        "<div>\n",
        "**x.md**",
        "`y.md`",
        "[z](z.md)",
        "[z]: z.md\n",
        "[^1]",
        "[^1]: n\n",
        "@x/y.md",
        "{{x/y}}",
        "[[n]]",
        "![[n]]",
        "Work with a-b on c.\n",
        "Use the x-y agent",
        "/do-it",
        "---\n",
        "name: x\n",
        "+++\n",
        "| a | b |\n",
        "|---|---|\n",
        "You MUST do it.\n",
        "never",
        "\r\n",
        "\r",
        "\n\n",
        " ",
        "\t",
        "\u{FEFF}",
        "\0",
        "é",
        "😀",
        "→",
        "構築",
        "\u{202E}",
        "\\",
        "*",
        "_",
        "`",
        "]",
        "(",
        "<",
        "{",
        "including:\n",
        ".md",
        "a.md/b.md",
    ]);
    prop::collection::vec(prop_oneof![4 => pieces.prop_map(str::to_owned), 1 => "\\PC{0,8}"], 0..60)
        .prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_and_kept(text in texts()) {
        let document = read(&text);
        prop_assert_eq!(document.text(), &text);
        let holds = |span: Span| text.get(span.range()).is_some();
        prop_assert!(document.mentions().iter().all(|mention| holds(mention.span) && !mention.span.is_empty()));
        prop_assert!(document.rules().iter().all(|rule| holds(rule.span) && holds(rule.marker)));
        prop_assert!(document.diagnostics().iter().all(|diagnostic| holds(diagnostic.span)));
        prop_assert!(document.markdown().blocks.iter().all(|block| holds(block.span)));
    }

    #[test]
    fn sections_partition_the_body(text in texts()) {
        let document = read(&text);
        let mut at = document.sections().preamble().end;
        prop_assert_eq!(document.sections().preamble().start, document.body().start.min(at));
        for section in document.sections().list() {
            prop_assert_eq!(section.heading.start, at);
            prop_assert_eq!(section.body.start, section.heading.end);
            at = section.body.end;
        }
        prop_assert_eq!(at as usize, text.len());
    }

    #[test]
    fn reading_again_says_the_same(text in texts()) {
        let (one, other) = (read(&text), read(&text));
        prop_assert_eq!(one.mentions(), other.mentions());
        prop_assert_eq!(one.rules(), other.rules());
        prop_assert_eq!(one.diagnostics(), other.diagnostics());
    }

    #[test]
    fn mentions_are_in_order(text in texts()) {
        let document = read(&text);
        let starts: Vec<u32> = document.mentions().iter().map(|mention| mention.span.start).collect();
        prop_assert!(starts.is_sorted());
    }
}
