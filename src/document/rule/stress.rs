use super::context::{is_one_of, is_shouted, words};
use super::order;
use crate::text::Span;

/// How much of an order must stand after `IMPORTANT:` to be one.
const LABEL_WORDS: usize = 3;

/// What stands after the colon of a label that begins with the marker: `IMPORTANT:`, `CRITICAL WORKFLOW RULE:`.
pub(super) fn labelled(after: &str) -> Option<&str> {
    // "**IMPORTANT - keep it short**".
    if let Some(content) = after.strip_prefix(" - ").filter(|content| order::is_command(content)) {
        return Some(content);
    }
    let (label, content) = after.split_once(':').or_else(|| after.split_once(['—', '–']))?;
    let shouted = words(label).all(is_shouted) && words(label).count() <= LABEL_WORDS;
    let content = content.trim_start_matches(['*', '_', ' ', '\t']);
    (shouted && !content.is_empty()).then_some(content)
}

/// Whether a stressed text orders something, rather than stating it.
pub(super) fn is_order(text: &str) -> bool {
    const STATEMENTS: &[&str] = &[
        "this",
        "that",
        "these",
        "those",
        "it",
        "its",
        "there",
        "they",
        "their",
        "we",
        "our",
        "i",
        "my",
        "the",
        "a",
        "an",
        "some",
        "many",
        "most",
        "mandatory",
        "critical",
        "important",
        "required",
    ];
    let mut words = words(text);
    let first = words.next();
    // "You are a keeper" says who somebody is.
    let says_who = first.is_some_and(|first| is_one_of(first, &["you"]))
        && words.next().is_some_and(|second| is_one_of(second, &["are"]));
    first.is_some_and(|first| !is_one_of(first, STATEMENTS)) && !says_who
}

/// Whether a stressed heading orders something, rather than naming what its section is about.
pub(super) fn is_whole_order(text: &str) -> bool {
    let asks =
        words(text).next().is_some_and(|first| is_one_of(first, &["what", "what's", "when", "how", "why"]));
    order::is_command(text) || !asks && words(text).count() > LABEL_WORDS && words(text).all(is_shouted_word)
}

/// Whether a word is in capitals; one letter suffices.
fn is_shouted_word(word: &str) -> bool {
    word.bytes().all(|letter| !letter.is_ascii_lowercase())
}

/// The marker of an alert that stresses what it holds: `[!IMPORTANT]`.
pub(super) fn alert(text: &str, quote: Span) -> Option<Span> {
    const MARKER: &str = "[!important]";
    let line = quote.of(text).lines().next()?;
    let at = line.find("[!")?;
    let marker = line.get(at..at + MARKER.len())?;
    let start = quote.start as usize + at;
    marker.eq_ignore_ascii_case(MARKER).then(|| Span::new(start, start + MARKER.len()))
}

/// Whether a tag stresses what it holds, as `<HARD-GATE>` and `<EXTREMELY-IMPORTANT>` do.
pub(super) fn is_stressing_tag(name: &str) -> bool {
    const WORDS: &[&str] = &["gate", "important", "critical", "mandatory", "required", "must"];
    name.split(['-', '_']).any(|word| is_one_of(word, WORDS)) && name.split(['-', '_']).count() <= LABEL_WORDS
}
