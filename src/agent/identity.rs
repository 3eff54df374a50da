use super::east_asian;
use super::opening::{Form, opening};
use super::prose::{runs, sentences};
use super::role::{is_agent_noun, role_end};
use crate::document::Document;
use crate::text::{Span, is_one_of};

/// The sentence in which a document says who the agent is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Identity {
    /// The name that it gives, as in "You are **X** - a Y".
    pub(super) name: Option<Span>,
    /// What the agent is, without an article.
    pub(super) role: Option<Span>,
    /// The clause that follows the role.
    pub(super) clause: Option<Span>,
}

/// How many runs of prose are searched: some prompts say principles first, and then who is to follow them.
const RUNS: usize = 400;

/// How many runs an identity mostly stands in; one further down has to be somebody's, beyond doubt.
const EARLY_RUNS: usize = 40;

/// How many runs come first: a title, a label, a first paragraph. "As a Y" further down is said in passing.
const FIRST_RUNS: usize = 3;

/// Finds the identity sentence of a document: in its body, or else in its frontmatter.
pub(super) fn identity(document: &Document) -> Option<Identity> {
    in_body(document).or_else(|| in_frontmatter(document))
}

/// `role: X` or `description: You are X`.
fn in_frontmatter(document: &Document) -> Option<Identity> {
    let value = |key: &str| {
        let entry = document.frontmatter()?.get(key)?;
        let text = document.slice(entry.span);
        let inner = text.trim_matches(['"', '\'', '|', '>', ' ', '\n']);
        let start = entry.span.start + (inner.as_ptr() as usize - text.as_ptr() as usize) as u32;
        entry.value.as_str().map(|_| Span { start, end: start + inner.len() as u32 })
    };
    let named = ["role", "persona"].into_iter().find_map(|key| label(document, value(key)?));
    named.or_else(|| {
        let mut told = ["prompt", "description"].into_iter().filter_map(value);
        told.find_map(|span| sentences(document, span).find_map(|sentence| read(document, sentence, false)))
    })
}

fn in_body(document: &Document) -> Option<Identity> {
    let runs = document.markdown().blocks.iter().flat_map(|block| runs(document, block));
    let mut passing = None;
    for (run_index, run) in runs.take(RUNS).enumerate() {
        for (index, sentence) in sentences(document, run).enumerate() {
            let Some(identity) = read(document, sentence, index == 0 && run_index < FIRST_RUNS) else {
                continue;
            };
            if passing.is_none() && is_said_in_passing(document, &identity) {
                passing = Some(identity);
            } else if run_index < EARLY_RUNS || is_somebody(document, &identity) {
                return Some(identity);
            }
        }
    }
    passing
}

/// "You are a subagent with write permission", "You are a PLANNER": how the agent is run, or what it is to mind. Who it is
/// mostly follows.
fn is_said_in_passing(document: &Document, identity: &Identity) -> bool {
    const SHOUTED: usize = 4;
    identity.role.map(|role| document.slice(role)).is_some_and(|role| {
        let is_shouted = role.len() > SHOUTED && role.bytes().all(|byte| byte.is_ascii_uppercase());
        is_shouted && identity.name.is_none() || is_one_of(role, &["subagent", "sub-agent"])
    })
}

/// Whether the role is one that somebody has: "a senior developer", not "the key to success".
fn is_somebody(document: &Document, identity: &Identity) -> bool {
    let is_noun = |word: &str| is_agent_noun(word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    let goes_on = |word: &&str| !["in", "at", "of", "for", "on", "to"].contains(word);
    identity.role.is_some_and(|role| document.slice(role).split_whitespace().take_while(goes_on).any(is_noun))
}

fn read(document: &Document, sentence: Span, is_first: bool) -> Option<Identity> {
    let text = document.slice(sentence);
    if let Some(role) = east_asian::role(text) {
        let role = Span::new(sentence.start as usize + role.start, sentence.start as usize + role.end);
        return Some(Identity { role: Some(role), ..Identity::default() });
    }
    let opening = opening(text)?;
    let predicate =
        predicate(document, Span { start: sentence.start + opening.end as u32, end: sentence.end });
    match opening.form {
        Form::Label => label(document, predicate),
        Form::As if !is_first => None,
        Form::As => persona(document, predicate).filter(|_| goes_on_about_you(document.slice(predicate))),
        Form::Act => persona(document, predicate).or_else(|| phrase(document, predicate)),
        Form::Be => named(document, predicate)
            .or_else(|| persona(document, predicate))
            .or_else(|| proper(document, predicate)),
        Form::Order => persona(document, predicate).filter(|identity| is_somebody(document, identity)),
    }
}

/// What follows an opening, without the bold marks in front of an article.
fn predicate(document: &Document, span: Span) -> Span {
    let span = span.trim(document.text());
    let inner = Span { start: span.start + 2, end: span.end.max(span.start + 2) };
    let bold = document.slice(span).starts_with("**") && without_article(document, inner).is_some();
    if bold { inner } else { span }
}

/// "You are **X** - a Y": a name, then what bears it.
fn named(document: &Document, predicate: Span) -> Option<Identity> {
    let subject = without_article(document, predicate).unwrap_or(predicate);
    let text = document.slice(subject);
    let bold = text.starts_with("**");
    // "Rex, a developer" has a name, "a developer, a friend of tests" has none.
    let indefinite = ["a ", "an "].iter().any(|article| document.slice(predicate).starts_with(article));
    let end = if bold { text.get(2..)?.find("**")? + 4 } else { apposition(text).filter(|_| !indefinite)? };
    let (name, rest) = text.split_at(end);
    let rest = rest.trim_start();
    let joint = rest.trim_start_matches([',', '-', '–', '—', ':', '(']).trim_start();
    let role = Span { start: subject.end - joint.len() as u32, end: subject.end };
    let article = without_article(document, role).filter(|_| joint.len() < rest.len());
    let definite = document.slice(predicate).get(..4).is_some_and(|the| the.eq_ignore_ascii_case("the "));
    let name = Span { start: subject.start, end: subject.start + name.trim_end().len() as u32 };
    match article {
        Some(role) => phrase(document, role).map(|identity| Identity { name: Some(name), ..identity }),
        None if bold && (definite || subject == predicate) && role_end(text) <= end => {
            Some(Identity { name: Some(name), role: Some(name), clause: clause(document, subject, end) })
        }
        None => None,
    }
}

/// Where a name ends that is followed by a dash or a comma and an article: "Rex, a senior developer".
fn apposition(text: &str) -> Option<usize> {
    const LONGEST: usize = 60;
    // "tide-reader, the agent for x" is called as its file is.
    let is_joined = || {
        let word = text.split([' ', ',']).next().unwrap_or_default();
        word.contains('-') && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
    };
    if !text.starts_with(char::is_uppercase) && !is_joined() {
        return None;
    }
    let joints = [" - ", " – ", " — ", ", "];
    let articles = ["a ", "an ", "the ", "your "];
    let follows =
        |at: usize, joint: &str| articles.iter().any(|article| text[at + joint.len()..].starts_with(article));
    let found = joints.iter().filter_map(|joint| text.find(joint).filter(|&at| follows(at, joint))).min();
    found.filter(|&at| at <= LONGEST && !text[..at].contains(['.', '\n', ':']))
}

/// "a Y": what the agent is, behind an article.
fn persona(document: &Document, predicate: Span) -> Option<Identity> {
    phrase(document, without_article(document, predicate)?)
}

/// "You are Senior Backend Engineer": what the agent is, written like a name.
fn proper(document: &Document, predicate: Span) -> Option<Identity> {
    let identity = phrase(document, predicate)?;
    let role = document.slice(identity.role?);
    let written_like_name = role.split_whitespace().all(|word| word.starts_with(char::is_uppercase));
    let last = role.split_whitespace().next_back()?;
    (written_like_name && is_agent_noun(last.trim_matches(['*', '_']))).then_some(identity)
}

/// What the agent is, up to the clause that follows.
fn phrase(document: &Document, predicate: Span) -> Option<Identity> {
    let text = document.slice(predicate);
    let end = role_end(text);
    let role = Span { start: predicate.start, end: predicate.start + end as u32 };
    let condition = text[end..].trim_start().starts_with("if ");
    let placeholder = text.starts_with(['[', '{', '<', '$', '`']);
    (!role.is_empty() && !condition && !placeholder).then(|| Identity {
        name: None,
        role: Some(role),
        clause: clause(document, predicate, end),
    })
}

fn label(document: &Document, predicate: Span) -> Option<Identity> {
    if let Some(told) = told_after_label(document, predicate) {
        return told;
    }
    let line = document.slice(predicate).lines().next().unwrap_or_default().len();
    let line = Span { start: predicate.start, end: predicate.start + line as u32 };
    let Some(role) = without_article(document, line) else {
        return phrase(document, line).filter(|_| !is_task(document.slice(line)));
    };
    phrase(document, role)
}

/// "Role: Implement the solution", "Role: Maintainability": what is to be done or cared for, and nobody's role.
fn is_task(text: &str) -> bool {
    const OBJECTS: [&str; 9] = ["a", "an", "the", "your", "this", "these", "all", "any", "each"];
    const CONCERNS: [&str; 4] = ["ity", "ness", "ance", "ency"];
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    match words.next() {
        Some(second) => {
            let is_quoted = second.len() > 1 && second.starts_with(['{', '`', '<', '$', '@', '/']);
            is_one_of(second, &OBJECTS) || is_quoted
        }
        None => CONCERNS.iter().any(|ending| first.ends_with(ending)),
    }
}

/// "Role: you are also a planner": what a sentence behind a label says, where it speaks to the agent.
fn told_after_label(document: &Document, predicate: Span) -> Option<Option<Identity>> {
    const ADDRESS: &str = "you are ";
    let text = document.slice(predicate);
    let sentence = &text[..sentence_end(text)];
    let at = sentence.to_ascii_lowercase().find(ADDRESS)? + ADDRESS.len();
    let rest = &sentence[at..];
    let skipped = ["also ", "now "].iter().find(|word| rest.starts_with(**word)).map_or(0, |word| word.len());
    let start = predicate.start + (at + skipped) as u32;
    Some(persona(document, Span { start, end: predicate.end }))
}

/// What follows the role in its sentence.
fn clause(document: &Document, predicate: Span, role_end: usize) -> Option<Span> {
    let rest = &document.slice(predicate)[role_end..];
    let opened = rest.trim_start_matches([' ', ',', '-', '–', '—', ':', '\n', '*', '_']);
    let begun = rest.len() - opened.len();
    let end = sentence_end(opened);
    let start = predicate.start + (role_end + begun) as u32;
    let own = !rest.trim_start_matches(['*', '_']).starts_with(['.', '!', '?', ';']);
    let clause = Span { start, end: start + end as u32 };
    Some(clause).filter(|clause| own && !clause.is_empty())
}

/// Where the sentence ends, without its full stop.
pub(super) fn sentence_end(text: &str) -> usize {
    let ends = text.match_indices(['.', '!', '?', '。']);
    let mut ends = ends.filter(|(at, end)| {
        let rest = text[at + end.len()..].trim_start_matches(['*', '_', '"', '”', ')']);
        let next = rest.trim_start();
        rest.is_empty() || rest.len() > next.len() && !next.starts_with(char::is_lowercase)
    });
    ends.next().map_or(text.len(), |(at, _)| at)
}

/// In English, Portuguese, Spanish, French and German.
const ARTICLES: &[&str] = &["a", "an", "the", "my", "our", "um", "uma", "un", "una", "une", "ein", "eine"];

/// The text behind an article.
fn without_article(document: &Document, span: Span) -> Option<Span> {
    let text = document.slice(span);
    let (first, rest) = text.split_once([' ', '\n', '\r'])?;
    let known = is_one_of(first, ARTICLES);
    known.then(|| Span { start: span.end - rest.len() as u32, end: span.end }.trim(document.text()))
}

/// Whether "As a Y" is followed by what "you" do.
fn goes_on_about_you(text: &str) -> bool {
    let sentence = &text[..sentence_end(text)];
    sentence.split_once(',').is_some_and(|(_, rest)| {
        let rest = rest.trim_start();
        ["you ", "your ", "you'"]
            .iter()
            .any(|you| rest.get(..you.len()).is_some_and(|start| start.eq_ignore_ascii_case(you)))
    })
}
