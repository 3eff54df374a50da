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
}
