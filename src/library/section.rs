//! Sections as references name them.

use crate::document::Document;

/// The section that `fragment`, what follows `#`, names: by its title or by the anchor that renderers give it.
pub(super) fn find(document: &Document, fragment: &str) -> Option<u32> {
    let wanted = fragment.trim();
    let sections = document.sections().list();
    let title = |at: usize| document.slice(sections[at].title);
    let by_title = (0..sections.len()).find(|&at| title(at).eq_ignore_ascii_case(wanted));
    by_title
        .or_else(|| (0..sections.len()).find(|&at| anchor(title(at)) == wanted.to_lowercase()))
        .map(|at| at as u32)
}

/// The anchor that GitHub gives a heading: lower case, blanks as hyphens, other signs dropped.
fn anchor(title: &str) -> String {
    let kept =
        title.trim().chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(|letter| if letter == ' ' { vec!['-'] } else { letter.to_lowercase().collect() }).collect()
}
