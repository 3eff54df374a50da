use crate::text::is_one_of;

/// How a sentence that says who the agent is begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening {
    /// Its form.
    pub(super) form: Form,
    /// Where its predicate begins, in bytes from the start of the sentence.
    pub(super) end: usize,
}

/// What the words of an opening promise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "You are": a persona follows, or a state.
    Be,
    /// "Act as": a persona follows.
    Act,
    /// "As a": a persona follows, if the sentence goes on about "you".
    As,
    /// "Be": a persona follows, if it is somebody.
    Order,
    /// "Role:": a persona follows, up to the end of the line.
    Label,
}

const OPENINGS: &[(&str, Form)] = &[
    ("you are now acting as", Form::Act),
    ("you are acting as", Form::Act),
    ("you will be acting as", Form::Act),
    ("you will act as", Form::Act),
    ("you act as", Form::Act),
    ("you serve as", Form::Act),
    ("you work as", Form::Act),
    ("i want you to act as", Form::Act),
    ("please act as", Form::Act),
    ("act as", Form::Act),
    ("you are operating as", Form::Act),
    ("you are now operating as", Form::Act),
    ("you operate as", Form::Act),
    ("you function as", Form::Act),
    ("assume the role of", Form::Act),
    ("take on the role of", Form::Act),
    ("take the role of", Form::Act),
    ("play the role of", Form::Act),
    ("your role is that of", Form::Act),
    ("your role is", Form::Be),
    ("you are now", Form::Be),
    ("you are", Form::Be),
    ("you're", Form::Be),
    ("you’re", Form::Be),
    ("você é", Form::Be),
    ("eres", Form::Be),
    ("tu es", Form::Be),
    ("vous êtes", Form::Be),
    ("du bist", Form::Be),
    ("be", Form::Order),
    ("as", Form::As),
];

/// Labels of the line that names the role.
const LABELS: &[&str] = &["role", "your role", "persona", "your persona"];

/// Reads the opening of a sentence, if it has one.
pub(super) fn opening(sentence: &str) -> Option<Opening> {
    label(sentence).or_else(|| {
        let marks = match ornament(sentence) {
            0 => sentence.len() - sentence.trim_start_matches(['*', '_', '"', '“']).len(),
            ornament => ornament,
        };
        let text = &sentence[marks..];
        let (words, form) = OPENINGS.iter().find(|(words, _)| begins(text, words))?;
        Some(Opening { form: *form, end: marks + words.len() })
    })
}

/// The length of the signs in front of an item's words: "✅ You are a planner". What is crossed out is nobody's identity,
/// what stands in quotes behind a sign is a sample, and what is shouted, "🛑 YOU ARE A GUIDE, not a writer", is a rule.
fn ornament(sentence: &str) -> usize {
    let is_other =
        |sign| matches!(sign, '❌' | '✗' | '✘' | '🚫' | '⛔' | '“' | '”' | '„' | '«' | '「' | '『');
    let is_sign = |sign: char| !sign.is_ascii() && !sign.is_alphanumeric() && !is_other(sign);
    let behind = sentence.trim_start_matches(is_sign);
    let words = behind.trim_ascii_start();
    if behind.len() == sentence.len() || words.starts_with("YOU ") { 0 } else { sentence.len() - words.len() }
}

/// `Role: X`, `**Role**: X` or `**Role:** X`.
fn label(sentence: &str) -> Option<Opening> {
    let colon = sentence.find([':', '：']).filter(|&colon| colon < 32)?;
    let label = sentence[..colon].trim_matches(['*', '_', ' ', '#']);
    let known = is_one_of(label, LABELS);
    let rest = &sentence[colon..];
    let marks = rest.len() - rest.trim_start_matches([':', '：', '*', '_', ' ']).len();
    (known && marks < rest.len()).then_some(Opening { form: Form::Label, end: colon + marks })
}

/// Whether a text begins with these words, in any letter case, and then goes on with another word.
fn begins(text: &str, words: &str) -> bool {
    let start = text.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words));
    start && text[words.len()..].starts_with([' ', '\n', '\r', '\t'])
}
