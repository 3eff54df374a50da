//! Samples: what stands in `<example>` tags, or after a label that calls its line one.

use super::token::Token;
use crate::text::{self, Span, is_one_of};

/// The tags around samples. `<examples>` opens with the first of them, too.
const OPEN: &[u8] = b"<example";
const CLOSE: &[u8] = b"</example";

/// The words that call the line that they open a sample, with a colon after them.
const LABELS: [&str; 12] = [
    "example",
    "examples",
    "good",
    "bad",
    "better",
    "wrong",
    "right",
    "correct",
    "incorrect",
    "user",
    "assistant",
    "human",
];

/// How many words a label may have with its colon: "Example 2:", "❌ Bad example:".
const LABEL: usize = 4;

/// Finds the samples of a text, in order. One that nothing closes is none.
pub(super) fn find(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut samples = Vec::new();
    let mut from = 0;
    while let Some(start) = text::find(&bytes[from..], OPEN).map(|at| at + from) {
        let inner = start + OPEN.len();
        let Some(end) = text::find(&bytes[inner..], CLOSE).map(|at| at + inner) else { break };
        samples.push(Span::new(start, end));
        from = end;
    }
    samples
}

/// Whether a place lies in one of these samples.
pub(super) fn holds(samples: &[Span], span: Span) -> bool {
    let after = samples.partition_point(|sample| sample.start <= span.start);
    after.checked_sub(1).is_some_and(|last| span.end <= samples[last].end)
}

/// Whether all of a line or paragraph stands between quotation marks, as what somebody says.
pub(super) fn is_quoted(line: &str) -> bool {
    let line = line.trim_matches(['*', '_', ' ', '\t', '\r', '\n']);
    [('"', '"'), ('“', '”')].into_iter().any(|(open, close)| {
        let inner = line.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        inner.is_some_and(|inner| !inner.contains([open, close]))
    })
}

/// How many words stand before the colon that ends a line's label: "Aliases:", "**Aliases:**", "**Aliases**:".
pub(super) fn label(text: &str, tokens: &[Token]) -> Option<usize> {
    let ends_in_colon = |pair: &[Token]| {
        let between = pair[0].span.end as usize..pair[1].span.start as usize;
        pair[1].span.is_empty() && pair[1].sign == b':'
            || text
                .get(between)
                .is_some_and(|between| between.trim_start_matches(['*', '_', '`']).starts_with(':'))
    };
    tokens.windows(2).take(LABEL - 1).position(ends_in_colon).map(|last| last + 1)
}

/// "Example: use the reviewer", "Bad: see x.md": whether a line begins with a label that calls it a sample.
pub(super) fn is_labelled(text: &str, tokens: &[Token]) -> bool {
    let Some(colon) = label(text, tokens) else { return false };
    let is_label = |word: &str| is_one_of(word, &LABELS);
    let is_number = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
    let words = || tokens[..colon].iter().map(|token| token.span.of(text));
    let is_sign = |word: &str| !word.starts_with(|letter: char| letter.is_alphanumeric());
    words().any(is_label) && words().all(|word| is_label(word) || is_number(word) || is_sign(word))
}
