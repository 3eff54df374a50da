use std::borrow::Cow;

use super::Text;
use super::identity::Identity;
use crate::document::{Document, Section};

/// The name of a document: its frontmatter's, or else the one by which its identity sentence or its title calls it.
pub(super) fn name<'d>(document: &'d Document, identity: impl FnOnce() -> Identity) -> Option<Text<'d>> {
    let frontmatter = document.frontmatter().and_then(|frontmatter| {
        let name = frontmatter.text("name")?;
        Some(Text { span: frontmatter.get("name")?.span, text: Cow::Borrowed(name) })
    });
    frontmatter
        .or_else(|| Text::some(document, identity().name?))
        .or_else(|| Some(unlabelled(Text::some(document, title(document)?.title)?)))
}

/// The section whose heading is the title of the document: its first heading of level 1, or the heading that it opens
/// with, if it is the only one of its level. A heading such as "Identity and purpose" titles a section only.
pub(crate) fn title(document: &Document) -> Option<&Section> {
    let written = || document.sections().list().iter().filter(|section| !section.style.is_pseudo());
    let first = written().find(|section| section.level == 1).or_else(|| {
        let opening = written().next()?;
        let opens =
            document.slice(crate::text::Span { start: document.body().start, end: opening.heading.start });
        let alone = written().filter(|section| section.level <= opening.level).count() == 1;
        (opens.trim().is_empty() && alone).then_some(opening)
    })?;
    Some(first).filter(|section| !names_section(document.slice(section.title)))
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
        "the",
        "of",
        "system",
        "prompt",
        "process",
        "rules",
    ];
    let mut words = title.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty());
    words.all(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)))
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
    let (label, rest) = title.split_once(':')?;
    let rest = rest.trim();
    if !LABELS.iter().any(|known| known.eq_ignore_ascii_case(label.trim())) || rest.is_empty() {
        return None;
    }
    let bare =
        rest.strip_suffix(')').and_then(|open| open.rsplit_once('(')).map_or(rest, |(bare, _)| bare.trim());
    Some(if bare.is_empty() { rest } else { bare })
}
