use super::Modality;
use super::context::{Context, is_one_of, is_shouted, words};
use super::order;
use super::scan::Marker;

/// What ❌ or ✅ at the start of a line makes of it, where it stands for a rule: not as a verdict on an example,
/// a state or a sample of talk.
pub(super) fn judge(marker: Marker, context: &Context<'_>) -> Option<Modality> {
    let opens = context.before().chars().all(|sign| "*_ []".contains(sign));
    let content = context.after().trim_start_matches(['*', '_', ' ', '\u{FE0F}']);
    if !opens || is_specimen(content) || is_whole_in_bold(context) {
        return None;
    }
    match marker {
        Marker::Cross => Some(Modality::MustNot),
        Marker::Tick if order::is_command(content) => Some(Modality::Must),
        _ => None,
    }
}

/// Whether the sign judges something: an example, a quotation, a placeholder, a result.
fn is_specimen(content: &str) -> bool {
    const VERDICTS: &[&str] = &[
        "bad", "good", "wrong", "right", "correct", "incorrect", "better", "best", "before", "after", "example", "no",
        "missing", "fail", "failed", "you", "i", "we", "it", "this", "the", "a",
    ];
    let Some(first) = words(content).next() else { return true };
    let verdict = content.split_once(':').is_some_and(|(label, _)| words(label).all(is_shouted));
    verdict || is_one_of(first, VERDICTS) || content.starts_with(['"', '“', '`', '[', '{', '|', '/', '<', '('])
}

/// Whether the line is a title in bold.
fn is_whole_in_bold(context: &Context<'_>) -> bool {
    context.before().ends_with("**") && context.after().trim_end().ends_with("**")
}
