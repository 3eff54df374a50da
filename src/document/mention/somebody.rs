//! Words that are names of somebody: of an agent, as far as a word alone can tell.

use crate::text::is_one_of;

/// The endings of words for those who do something.
const AGENTIVE: [&str; 15] = [
    "er", "or", "ist", "ian", "ect", "ant", "yst", "expert", "lead", "pro", "master", "guru", "ops",
    "critic", "dev",
];

/// Words that describe nothing: what follows them stands for itself.
const FUNCTION_WORDS: [&str; 50] = [
    "after", "again", "all", "another", "are", "as", "at", "be", "before", "both", "but", "did", "do",
    "each", "either", "every", "first", "fresh", "had", "has", "have", "instead", "into", "is", "like",
    "main", "neither", "new", "no", "not", "of", "once", "one", "only", "own", "same", "single", "so",
    "tell", "that", "these", "those", "two", "until", "was", "were", "where", "which", "while", "whole",
];

/// Verbs that do not end as those of a third person do.
const AUXILIARIES: [&str; 12] =
    ["must", "should", "may", "can", "will", "cannot", "shall", "never", "always", "then", "only", "also"];

/// Whether a word is one for somebody: "Architect", "Reviewer", "PO".
pub(super) fn is_agentive(word: &str) -> bool {
    let bytes = word.as_bytes();
    let is_abbreviation = bytes.len() < 5 && bytes.iter().all(u8::is_ascii_uppercase);
    let last = bytes.last().map(u8::to_ascii_lowercase);
    is_abbreviation
        || AGENTIVE.iter().filter(|ending| ending.as_bytes().last().copied() == last).any(|ending| {
            let start = bytes.len().checked_sub(ending.len());
            start.is_some_and(|start| bytes[start..].eq_ignore_ascii_case(ending.as_bytes()))
        })
}

/// Programs and their parts, which end as words for somebody do.
const MACHINES: [&str; 23] = [
    "adapter",
    "broker",
    "browser",
    "bundler",
    "compiler",
    "consumer",
    "container",
    "controller",
    "driver",
    "folder",
    "handler",
    "header",
    "helper",
    "listener",
    "loader",
    "operator",
    "parser",
    "provider",
    "router",
    "scheduler",
    "server",
    "wrapper",
    "user",
];

/// Whether a name of joined words is rather that of somebody than of a program: "page-keeper", not "page-server".
pub(crate) fn names_somebody(name: &str) -> bool {
    let last = name.rsplit(['-', '_', ' ']).next().unwrap_or_default();
    is_agentive(last) && !is_one_of(last, &MACHINES)
}

/// Whether a text ends as words for somebody mostly do. It is asked of every word, and tells nearly all by one byte.
pub(super) fn may_be_somebody(text: &[u8]) -> bool {
    match text {
        [.., before, b'r'] => matches!(before, b'e' | b'o'),
        [.., before, b't'] => matches!(before, b's' | b'c'),
        _ => false,
    }
}

/// Whether a word can describe the one after it: "test" in "test runner".
pub(super) fn describes(word: &str) -> bool {
    word.len() > 1 && !is_one_of(word, &FUNCTION_WORDS)
}

/// Whether a word says what somebody does or has: "reviews", "must", the "s" of "the reviewer's".
pub(super) fn tells_of_somebody(word: &str) -> bool {
    let is_third_person = word.len() > 3
        && (word.ends_with('s') && !word.ends_with("ss") || word.ends_with("ed"))
        && word.bytes().all(|byte| byte.is_ascii_lowercase());
    word == "s" || is_third_person || is_one_of(word, &AUXILIARIES)
}
