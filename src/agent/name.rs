use std::borrow::Cow;

use super::Text;
use super::identity::Identity;
use super::prose::html_lines;
use crate::document::{BlockKind, Document, Kind, Section};
use crate::text::{Span, is_one_of};

/// The name of a document: its frontmatter's, or else the one by which its identity sentence or its title calls it.
pub(super) fn name<'d>(document: &'d Document, identity: impl FnOnce() -> Identity) -> Option<Text<'d>> {
    if let Some(name) = given(document, "name") {
        return Some(name);
    }
    let identity = identity();
    let called = identity.name.and_then(|name| Text::some(document, name));
    called
        .or_else(|| {
            Some(without_tagline(document, unlabelled(Text::some(document, title(document)?.title)?)))
        })
        .or_else(|| Text::some(document, tagged_title(document)?))
        .or_else(|| given(document, "title"))
        .or_else(|| Text::some(document, definite_role(document, identity)?))
}

/// What the frontmatter gives for a key.
fn given<'d>(document: &'d Document, key: &str) -> Option<Text<'d>> {
    let frontmatter = document.frontmatter()?;
    let text = frontmatter.text(key)?;
    Some(Text { span: frontmatter.get(key)?.span, text: Cow::Borrowed(text) })
}

/// "Tide Reader — The Forecaster" in the agent `tide-reader.md`: the title without what the agent is, behind the name that
/// its file has too.
fn without_tagline<'d>(document: &Document, title: Text<'d>) -> Text<'d> {
    let file = document.path().rsplit('/').next().unwrap_or_default();
    let name = file.split('.').next().unwrap_or_default();
    let is_file = |start: &str| start.replace(' ', "-").eq_ignore_ascii_case(name);
    match title.text.get(..name.len()) {
        Some(start) if document.kind() == Kind::Agent && is_file(start) => {
            let rest = title.text[name.len()..].trim_start();
            let is_tagline = rest.starts_with(['—', '–', '-']);
            let text = if is_tagline { Cow::Owned(start.to_owned()) } else { title.text };
            Text { text, ..title }
        }
        _ => title,
    }
}

/// "You are the tide reading agent for x": what a document without a title calls the agent.
fn definite_role(document: &Document, identity: Identity) -> Option<Span> {
    let role = identity.role?;
    let before = document.text()[..role.start as usize].trim_end_matches(['*', '_']);
    let text = document.slice(role);
    let end = text.find(" for ").unwrap_or(text.len());
    let is_called = before.ends_with("the ") && text[..end].to_ascii_lowercase().ends_with(" agent");
    is_called.then_some(Span { end: role.start + end as u32, ..role })
}

/// The section whose heading is the title of the document: its first heading of level 1, or the heading that it opens
/// with, if it is the only one of its level. A heading such as "Identity and purpose" titles a section only.
pub(crate) fn title(document: &Document) -> Option<&Section> {
    let written = || document.sections().list().iter().filter(|section| !section.style.is_pseudo());
    let first = written().find(|section| section.level == 1).or_else(|| {
        let opening = written().next()?;
        let opens = document.slice(Span { start: document.body().start, end: opening.heading.start });
        let alone = written().filter(|section| section.level <= opening.level).count() == 1;
        (opens.trim().is_empty() && alone).then_some(opening)
    })?;
    let counts = |number: &str, section: &Section| {
        document.slice(section.title).strip_prefix(number).is_some_and(|rest| rest.starts_with(['.', ')']))
    };
    let is_first =
        counts("1", first) && document.sections().list().iter().any(|section| counts("2", section));
    Some(first).filter(|section| !is_first && !names_section(document.slice(section.title)))
}

/// The heading of level 1 directly behind a tag, before all others. Prompts are cut by tags of their own, and Markdown
/// takes what follows one, up to the next blank line, for HTML.
fn tagged_title(document: &Document) -> Option<Span> {
    let first = document.sections().list().first().map_or(u32::MAX, |section| section.heading.start);
    let blocks = document.markdown().top_level().map(|(_, block)| block);
    let tagged = blocks.take_while(|block| block.span.start < first);
    let mut prose = tagged
        .filter(|block| block.kind == BlockKind::Html)
        .filter_map(|block| html_lines(document, block.span).next());
    let title = prose
        .find_map(|line| document.slice(line).strip_prefix("# "))
        .filter(|title| !names_section(title))?;
    let start = title.as_ptr() as usize - document.text().as_ptr() as usize;
    Some(Span::new(start, start + title.len()))
}

/// Whether a title is made of words that only name a part of a prompt.
fn names_section(title: &str) -> bool {
    const WORDS: &[&str] = &[
        "identity",
        "purpose",
        "role",
        "mission",
        "goal",
        "goals",
        "and",
        "your",
        "overview",
        "steps",
        "output",
        "instructions",
        "introduction",
        "context",
        "background",
        "about",
        "task",
        "tasks",
        "objective",
        "objectives",
        "who",
        "you",
        "are",
        "input",
        "persona",
        "perspective",
        "the",
        "of",
        "system",
        "prompt",
        "process",
        "rules",
    ];
    let mut words = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| is_one_of(word, WORDS))
}

fn unlabelled(title: Text<'_>) -> Text<'_> {
    match without_label(&title.text) {
        Some(bare) => Text { span: title.span, text: Cow::Owned(bare.to_owned()) },
        None => title,
    }
}

/// A title without the label that says what it titles, if it has one: "Command: x" is `x`.
pub(crate) fn without_label(title: &str) -> Option<&str> {
    const LABELS: &[&str] = &[
        "agent",
        "subagent",
        "command",
        "skill",
        "phase",
        "persona",
        "mode",
        "role",
        "chat mode",
        "system prompt",
        "prompt",
        "agent prompt",
        "workflow",
        "task",
        "guide",
        "procedural guide",
        "checklist",
        "rule",
        "standard",
        "style guide",
        "template",
        "instructions",
        "project context",
    ];
    // "Claude Command: x", as collections for several tools have it.
    const TOOLS: &[&str] = &["claude", "codex", "gemini", "copilot", "cursor", "opencode"];
    let (label, rest) = title.split_once(':')?;
    let (label, rest) = (label.trim(), rest.trim());
    let label =
        label.split_once(' ').filter(|(tool, _)| is_one_of(tool, TOOLS)).map_or(label, |(_, own)| own);
    if !is_one_of(label, LABELS) || rest.is_empty() {
        return None;
    }
    let bare =
        rest.strip_suffix(')').and_then(|open| open.rsplit_once('(')).map_or(rest, |(bare, _)| bare.trim());
    Some(if bare.is_empty() { rest } else { bare })
}
