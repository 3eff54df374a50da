use crate::text::Text;

/// The end of the contraction that stands at `at`, of `'s`, `'t`, `'re`, `'ve`, `'m`, `'ll` and `'d`; `at` where there
/// is none. Case does not matter, and without case the long ſ is an s.
pub(super) fn skip(text: &Text<'_>, at: usize) -> usize {
    let [b'\'', rest @ ..] = text.rest(at) else { return at };
    let letters = match rest {
        [b's' | b'S' | b't' | b'T' | b'm' | b'M' | b'd' | b'D', ..] => 1,
        [b'r' | b'R' | b'v' | b'V', b'e' | b'E', ..] | [b'l' | b'L', b'l' | b'L', ..] => 2,
        [0xC5, 0xBF, ..] => "ſ".len(),
        _ => return at,
    };
    at + 1 + letters
}
