/// Whether a word is one of a list, in any letter case of ASCII.
pub(crate) fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}
