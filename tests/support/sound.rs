//! What holds of every document, whatever its bytes.

#![allow(dead_code, reason = "each test binary uses a part")]

use promptlink::agent::{Agent, Text};
use promptlink::diagnostic::Diagnostic;
use promptlink::document::{Document, Entry, Outline, Value};
use promptlink::text::Span;

/// Checks that a document is its text, and that all that was read lies where it says.
pub(crate) fn check_document(document: &Document, text: &str) {
    assert_eq!(document.text(), text, "the text is kept as it was given");
    check_lines(document);
    check_markdown(document);
    check_sections(document);
    check_frontmatter(document);
    check_findings(document);
    check_agent(document);
    check_diagnostics(document.diagnostics(), |path| (path == document.path()).then_some(text));
}

/// Checks that findings lie within the documents that they speak of, and that their fixes can be applied.
pub(crate) fn check_diagnostics<'t>(diagnostics: &[Diagnostic], text: impl Fn(&str) -> Option<&'t str>) {
    let text = |path: &str| text(path).unwrap_or_else(|| panic!("there is no document {path}"));
    for diagnostic in diagnostics {
        holds(text(&diagnostic.document), diagnostic.span);
        assert!(
            !diagnostic.message.is_empty() && !diagnostic.message.ends_with('.'),
            "{}",
            diagnostic.message
        );
        diagnostic.related.iter().for_each(|related| holds(text(&related.document), related.span));
        let mut end = 0;
        for edit in diagnostic.fix.iter().flat_map(|fix| &fix.edits) {
            holds(text(&edit.document), edit.span);
            assert!(edit.span.start >= end, "the edits of a fix overlap");
            end = edit.span.end;
        }
    }
}

fn holds(text: &str, span: Span) {
    assert!(text.get(span.range()).is_some(), "{span:?} is no part of a text of {} bytes", text.len());
}

/// The lines follow each other without gap, and both units name the same place.
fn check_lines(document: &Document) {
    let (text, lines) = (document.text(), document.lines());
    let mut end = 0;
    for line in 1..=lines.count() as u32 {
        let span = lines.span(line).expect("every line has a span");
        assert_eq!(span.start, end, "lines have no gap between them");
        holds(text, span);
        assert_eq!(lines.position(text, span.start).column, 1);
        end = span.end;
    }
    assert_eq!(end as usize, text.len());
    assert_eq!(lines.utf16(text, end) as usize, text.encode_utf16().count());
}

fn check_markdown(document: &Document) {
    let markdown = document.markdown();
    let mut inlines = 0;
    for (index, block) in markdown.blocks.iter().enumerate() {
        holds(document.text(), block.span);
        assert!(block.span.start >= document.body().start);
        assert!(block.end as usize > index && block.end as usize <= markdown.blocks.len());
        if let Some(parent) = block.parent {
            assert!((parent as usize) < index && block.end <= markdown.blocks[parent as usize].end);
        }
        inlines += markdown.inlines_of(block).len();
    }
    assert!(inlines <= markdown.inlines.len(), "an inline construct belongs to two blocks");
    markdown.inlines.iter().for_each(|inline| holds(document.text(), inline.span));
    markdown.definitions.iter().for_each(|definition| holds(document.text(), definition.span));
    let outline = Outline::read(document.text());
    if document.frontmatter().is_none() {
        assert_eq!(outline.markdown.blocks.len(), markdown.blocks.len());
    }
}

fn check_sections(document: &Document) {
    let sections = document.sections();
    holds(document.text(), sections.preamble());
    let mut before = sections.preamble().end;
    for (index, section) in sections.list().iter().enumerate() {
        for span in [section.title, section.heading, section.span, section.body] {
            holds(document.text(), span);
        }
        assert!(section.span.start >= before, "sections stand in document order");
        assert!(section.heading.contains(section.title) && section.span.contains(section.heading));
        assert!(section.span.contains(section.body) && (1..=6).contains(&section.level));
        assert_eq!(sections.at(section.span.start), Some(index));
        if let Some(parent) = section.parent {
            assert!(sections.list()[parent as usize].span.contains(section.span));
        }
        before = section.span.start + 1;
    }
}

fn check_frontmatter(document: &Document) {
    let Some(frontmatter) = document.frontmatter() else { return };
    holds(document.text(), frontmatter.span);
    assert!(frontmatter.span.contains(frontmatter.content));
    let mut pending: Vec<&Entry> = frontmatter.entries.iter().collect();
    while let Some(entry) = pending.pop() {
        holds(document.text(), entry.key_span);
        holds(document.text(), entry.span);
        let mut values = vec![&entry.value];
        while let Some(value) = values.pop() {
            value.items().iter().for_each(|(_, span)| holds(document.text(), *span));
            values.extend(value.items().iter().map(|(item, _)| item));
            pending.extend(value.entries());
            assert!(!matches!(value, Value::Number(number) if number.is_nan()));
        }
    }
}

fn check_findings(document: &Document) {
    let mut before = (0, 0);
    for mention in document.mentions() {
        holds(document.text(), mention.span);
        assert!(!mention.span.is_empty(), "a mention has a name");
        assert!((mention.span.start, mention.span.end) >= before, "mentions stand in document order");
        before = (mention.span.start, mention.span.end);
        mention.topics.iter().for_each(|topic| holds(document.text(), *topic));
    }
    for rule in document.rules() {
        holds(document.text(), rule.span);
        holds(document.text(), rule.marker);
    }
}

fn check_agent(document: &Document) {
    let agent = Agent::read(document);
    let said = |text: &Text<'_>| holds(document.text(), text.span);
    let single = [&agent.name, &agent.role, &agent.mission, &agent.reminder];
    single.into_iter().flatten().for_each(said);
    agent.technologies.iter().chain(&agent.quality).for_each(said);
    for entry in agent.responsibilities.iter().chain(&agent.expertise).chain(&agent.workflow) {
        said(&entry.title);
        entry.items.iter().for_each(said);
    }
    agent.collaborators.iter().for_each(|collaborator| said(&collaborator.agent));
    let sections = agent.output.iter().chain(&agent.examples).chain(&agent.other);
    sections.for_each(|&section| assert!(section < document.sections().list().len()));
}
