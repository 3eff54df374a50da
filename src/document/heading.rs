//! How a heading is written.

use crate::text::Span;

/// What Markdown takes for space. Other white space is text.
pub(crate) const SPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// A span without the space at both of its ends.
pub(crate) fn trim(text: &str, span: Span) -> Span {
    let source = span.of(text).as_bytes();
    let is_text = |byte: &u8| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
    let end = source.iter().rposition(is_text).map_or(0, |last| last + 1);
    let start = source[..end].iter().position(is_text).unwrap_or_default();
    let first = span.end as usize - source.len();
    if end == 0 { Span::empty(span.end as usize) } else { Span::new(first + start, first + end) }
}

/// The run of `#` that opens a heading of this level; none where an underline makes it one.
pub(crate) fn hashes(text: &str, heading: Span, level: u8) -> Option<Span> {
    let opening = heading.of(text).trim_start_matches(SPACE);
    let run = opening.len() - opening.trim_start_matches('#').len();
    let ends_run = opening.as_bytes().get(run).is_none_or(u8::is_ascii_whitespace);
    let start = heading.end as usize - opening.len();
    (run == level as usize && ends_run).then(|| Span::new(start, start + run))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sign_without_space_opens_no_heading() {
        let all = |text: &str, level| hashes(text, Span::new(0, text.len()), level);
        assert_eq!(all("  ## T", 2), Some(Span::new(2, 4)));
        assert_eq!(all("#\n", 1), Some(Span::new(0, 1)));
        assert_eq!(all("#tag\n===", 1), None);
        assert_eq!(all("####### seven\n---", 2), None);
        assert_eq!(all("# T\n---", 2), None);
    }

    #[test]
    fn white_space_that_markdown_takes_for_text_stays() {
        let text = " \u{A0}x\u{2028}\r\n";
        assert_eq!(trim(text, Span::new(0, text.len())).of(text), "\u{A0}x\u{2028}");
    }
}
