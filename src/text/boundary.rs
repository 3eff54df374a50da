use super::Span;

/// `span` with up to `reach` bytes on both sides of it, as far as `within` goes.
pub(crate) fn around(text: &str, span: Span, within: Span, reach: usize) -> Span {
    let start = ceil(text, (span.start as usize).saturating_sub(reach)) as u32;
    let end = floor(text, span.end as usize + reach) as u32;
    Span { start: start.max(within.start).min(span.start), end: end.min(within.end).max(span.end) }
}

/// The last character boundary of `text` at or before `offset`.
pub(crate) fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..=offset).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The first character boundary of `text` at or after `offset`.
pub(crate) fn ceil(text: &str, offset: usize) -> usize {
    (offset..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boundaries_are_those_of_characters() {
        let text = "aé😀";
        let floors: Vec<usize> = (0..9).map(|at| floor(text, at)).collect();
        let ceils: Vec<usize> = (0..9).map(|at| ceil(text, at)).collect();
        assert_eq!(floors, [0, 1, 1, 3, 3, 3, 3, 7, 7]);
        assert_eq!(ceils, [0, 1, 3, 3, 7, 7, 7, 7, 7]);
    }

    #[test]
    fn what_is_around_a_span_stays_within_its_line() {
        let text = "éé wanted éé";
        let (span, line) = (Span::new(5, 11), Span::new(2, 16));
        let slice = |reach| around(text, span, line, reach).of(text);
        assert_eq!(
            [0, 1, 2, 3, 9].map(slice),
            ["wanted", " wanted ", " wanted ", "é wanted é", "é wanted éé"]
        );
    }
}
