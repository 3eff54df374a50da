use super::Kind;
use crate::document::section::Sections;
use crate::text::find;

/// How many paragraphs may come before the sentence that gives an identity, and how many lines are looked at.
const PARAGRAPHS: usize = 4;
const LINES: usize = 60;

/// An agent, if the prompt opens with an identity: "You are a …", "Act as …", or an `agent:` in a block of YAML.
pub(super) fn identity(body: &str) -> Option<Kind> {
    let mut paragraphs = 0;
    let mut opens = true;
    for line in body.lines().take(LINES) {
        let line = line.trim();
        if line.starts_with("```") {
            return opens_agent(body, line);
        }
        if line.starts_with('#') && is_identity_heading(line) {
            return Some(Kind::Agent);
        }
        let frame = line.is_empty() || line.starts_with(['#', '<']) || line.starts_with("---");
        if opens && !frame {
            paragraphs += 1;
            if gives_identity(line) {
                return Some(Kind::Agent);
            }
        }
        if line.starts_with('<') && gives_identity(after_tag(line)) {
            return Some(Kind::Agent);
        }
        if paragraphs == PARAGRAPHS {
            break;
        }
        opens = frame;
    }
    None
}

/// `# IDENTITY and PURPOSE`, and `## Your Role` with its kin.
fn is_identity_heading(line: &str) -> bool {
    let title = line.trim_start_matches(['#', ' ']).as_bytes();
    let starts = |start: &str| {
        title.get(..start.len()).is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
    };
    ["identity", "your identity", "your role", "persona"].into_iter().any(starts)
}

/// The agents of BMAD are a block of YAML that begins below a notice.
fn opens_agent(body: &str, fence: &str) -> Option<Kind> {
    let (_, block) = body.split_once(fence)?;
    let block = block.split("\n```").next()?;
    let agent = fence.contains("yaml") && block.lines().any(|line| line.trim_end() == "agent:");
    agent.then_some(Kind::Agent)
}

fn after_tag(line: &str) -> &str {
    line.split_once('>').map_or("", |(_, rest)| rest.trim())
}

/// How many characters of a line an identity takes to be known.
const BEGINNING: usize = 24;

fn gives_identity(line: &str) -> bool {
    let plain = |character: &char| !matches!(character, '*' | '_' | '`' | '"' | '>');
    let first = line.chars().find(|character| plain(character) && !character.is_whitespace());
    if !matches!(first, Some('Y' | 'y' | 'A' | 'a' | 'あ' | '你')) {
        return false;
    }
    let beginning: String = line.chars().filter(plain).take(BEGINNING).collect();
    let after = |start: &str| {
        let rest = beginning.trim_start();
        rest.get(..start.len()).filter(|head| head.eq_ignore_ascii_case(start)).map(|_| &rest[start.len()..])
    };
    ["You are ", "You're ", "Act as ", "あなたは", "你是"]
        .into_iter()
        .any(|start| after(start).is_some_and(names_someone))
}

/// Whether these words name somebody, and do not tell what is to be done: "a clerk", but not "tasked with".
fn names_someone(words: &str) -> bool {
    let article =
        ["a ", "an ", "the ", "my ", "our ", "one of "].iter().any(|article| words.starts_with(article));
    article || words.starts_with(|first: char| first.is_uppercase() || !first.is_ascii())
}

/// Last words of a title, in lower case.
const TITLES: &[(&str, Kind)] = &[
    ("agent", Kind::Agent),
    ("persona", Kind::Agent),
    ("best practices", Kind::Standard),
    ("coding style", Kind::Standard),
    ("conventions", Kind::Standard),
    ("guidelines", Kind::Standard),
    ("principles", Kind::Standard),
    ("rules", Kind::Standard),
    ("standard", Kind::Standard),
    ("standards", Kind::Standard),
    ("style guide", Kind::Standard),
];

/// A command, if the title is as it is typed: `/sort`.
pub(super) fn typed(text: &str, sections: &Sections) -> Option<Kind> {
    let typed = first_title(text, sections)?.trim_start_matches('`').strip_prefix('/')?;
    typed.starts_with(|letter: char| letter.is_ascii_lowercase()).then_some(Kind::Command)
}

fn first_title<'a>(text: &'a str, sections: &Sections) -> Option<&'a str> {
    let first = sections.list().iter().find(|section| section.level == 1 && !section.style.is_pseudo())?;
    Some(first.title.of(text))
}

/// The kind that the title ends with, a part in brackets left out.
pub(super) fn title(text: &str, sections: &Sections) -> Option<Kind> {
    let title = first_title(text, sections)?.to_lowercase();
    let words = title
        .split('(')
        .next()
        .unwrap_or_default()
        .trim_matches(|character: char| !character.is_alphanumeric());
    let ends =
        |end: &str| words.strip_suffix(end).is_some_and(|before| !before.ends_with(char::is_alphanumeric));
    TITLES.iter().find(|(end, _)| ends(end)).map(|&(_, kind)| kind)
}

/// A command, if the prompt takes arguments.
pub(super) fn arguments(body: &str) -> Option<Kind> {
    find(body.as_bytes(), b"$ARGUMENTS").map(|_| Kind::Command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_in_the_first_paragraphs_makes_an_agent() {
        let bodies = [
            "You are a reviewer.",
            "# Reviewer\n\n**You are** an expert.\n",
            "# Reviewer\n\nReviews what is written.\n\n> You are **Ada**, who reviews.\n",
            "<role>\nYou are the planner.\n</role>\n",
            "<role>You are the planner.</role>",
            "Act as a senior editor.",
            "you are one of our best.",
            "# Identity and purpose\n\nYou extract names.\n",
            "## Your role\n\nKeep the peace.\n",
            "你是资深工程师。",
            "# dev\n\nRead all of it.\n\n```yaml\nagent:\n  name: James\n```\n",
        ];
        for body in bodies {
            assert_eq!(identity(body), Some(Kind::Agent), "{body}");
        }
    }

    #[test]
    fn other_uses_of_the_words_do_not() {
        let bodies = [
            "",
            "You are helping a person.",
            "You are tasked with a review.",
            "If this fails, you are a step behind.\n",
            "First.\n\nSecond.\n\nThird.\n\nFourth.\n\nYou are a reviewer.\n",
            "Text.\n\n```\nYou are a reviewer.\n```\n\nYou are a reviewer.\n",
            "```yaml\nkind: agent\n```\n",
            "One line\nYou are a part of a paragraph.",
        ];
        for body in bodies {
            assert_eq!(identity(body), None, "{body}");
        }
    }
}
