use memchr::memchr_iter;

/// Where one of a few bytes that are sought begins. Their first byte should be rare: it leads there.
pub(crate) fn find(bytes: &[u8], sought: &[u8]) -> Option<usize> {
    find_all(bytes, sought).next()
}

/// Everywhere that a few bytes begin.
pub(crate) fn find_all<'a>(bytes: &'a [u8], sought: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
    memchr_iter(sought[0], bytes).filter(move |&at| bytes[at..].starts_with(sought))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_places_are_found() {
        let all = |text: &str, sought: &str| -> Vec<usize> {
            find_all(text.as_bytes(), sought.as_bytes()).collect()
        };
        assert_eq!(all("a.md b.m .md", ".md"), [1, 9]);
        assert_eq!(all("{{{", "{{"), [0, 1]);
        assert_eq!(all(".m", ".md"), [0; 0]);
        assert_eq!(find(b"", b".md"), None);
        assert_eq!(find("a → b".as_bytes(), "→".as_bytes()), Some(2));
    }
}
