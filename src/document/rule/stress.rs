use super::context::{is_shouted, words};
use super::order;
use crate::text::{Span, is_one_of};

/// How much of an order must stand after `IMPORTANT:` to be one.
const LABEL_WORDS: usize = 3;

/// What stands after the colon of a label that begins with the marker: `IMPORTANT:`, `CRITICAL WORKFLOW RULE:`.
pub(super) fn labelled<'t>(after: &'t str) -> Option<&'t str> {
    // "**IMPORTANT - keep it short**".
    if let Some(content) = after.strip_prefix(" - ").filter(|content| order::is_command(content)) {
        return Some(content);
    }
    let bare = |content: &'t str| content.trim_start_matches(['*', '_', ' ', '\t']);
    let colon = after.split_once(':').filter(|(_, content)| !bare(content).is_empty());
    // "**MANDATORY STEP — Do this:**", but not "**CRITICAL — Rules:**".
    let dash = || {
        after
            .split_once(['—', '–'])
            .filter(|(_, content)| !content.contains(':') || order::is_command(content))
    };
    let (label, content) = colon.or_else(dash)?;
    let shouted = words(label).all(is_shouted) && words(label).count() <= LABEL_WORDS;
    let content = bare(content);
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
        "any",
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
    let is_stated = first.is_none_or(|first| is_one_of(first, STATEMENTS)) || says_who;
    // "This is a list. Keep it short" states first.
    let goes_on = || text.split_once(". ").is_some_and(|(_, next)| order::is_command(next));
    !is_stated && !is_occasion(text) || goes_on()
}

/// "Before the end:", "To avoid it": whether a text says only when or why.
fn is_occasion(text: &str) -> bool {
    const OCCASIONS: &[&str] = &["before", "after", "when", "during", "to", "for"];
    words(text).next().is_some_and(|first| is_one_of(first, OCCASIONS)) && !text.contains([',', '.'])
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
