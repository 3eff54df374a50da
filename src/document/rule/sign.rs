use super::context::{Context, is_shouted, words};
use super::order;
use super::scan::Marker;
use crate::text::is_one_of;

/// Whether ❌ or ✅ at the start of a line stands for a rule: not for a verdict on an example, a state or a sample of
/// talk.
pub(super) fn stands_for_rule(marker: Marker, context: &Context<'_>) -> bool {
    let content = context.after.trim_start_matches(['*', '_', ' ', '\u{FE0F}']);
    // "❌ CANNOT start", "❌ Starting twice", but neither "❌ Slower start" nor what somebody is unable to: "❌ Cannot see".
    let first = words(content).next().unwrap_or_default();
    let is_act = || first.ends_with("ing") || first == "CANNOT";
    let orders = order::is_command(content) || marker == Marker::Cross && is_act();
    opens_line(context) && orders && !is_specimen(content) && !is_title(context)
}

/// Whether the sign opens its line.
pub(super) fn opens_line(context: &Context<'_>) -> bool {
    context.before.chars().all(|sign| "*_ []".contains(sign))
}

/// Whether the sign judges something: an example, a quotation, a placeholder, a result.
fn is_specimen(content: &str) -> bool {
    const VERDICTS: &[&str] = &[
        "bad",
        "good",
        "wrong",
        "right",
        "correct",
        "incorrect",
        "better",
        "best",
        "before",
        "after",
        "example",
        "no",
        "missing",
        "fail",
        "failed",
        "you",
        "i",
        "we",
        "it",
        "this",
        "the",
        "a",
    ];
    let Some(first) = words(content).next().filter(|first| first.is_ascii()) else { return true };
    let verdict = content.split_once(':').is_some_and(|(label, _)| words(label).all(is_shouted));
    verdict
        || is_one_of(first, VERDICTS)
        || content.starts_with(['"', '“', '`', '[', '{', '|', '/', '<', '('])
}

/// Whether the sign stands in the bold title of what follows: `**❌ Too vague:** …`.
fn is_title(context: &Context<'_>) -> bool {
    let after = context.after.trim_end();
    context.before.ends_with("**") && (after.ends_with("**") || after.contains(":**"))
}
