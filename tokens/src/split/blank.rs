use crate::class::{BLANK, LINE_END};
use crate::text::Text;

/// The end of the piece of white space that begins at `start`.
///
/// White space goes up to the last line end in it. Where it has none, the last character is left to the word after it,
/// unless it is the only one.
pub(super) fn piece(text: &Text<'_>, start: usize) -> usize {
    let mut at = start;
    let mut last = start;
    let mut line_end = None;
    loop {
        let (class, width) = text.class(at);
        if class & (BLANK | LINE_END) == 0 {
            break;
        }
        last = at;
        at += width;
        if class == LINE_END {
            line_end = Some(at);
        }
    }
    let ends_text = at == text.bytes().len();
    line_end.unwrap_or(if ends_text || last == start { at } else { last })
}
