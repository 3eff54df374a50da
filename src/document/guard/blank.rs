use crate::text;

/// What stands between the brackets of a definition that leads to brackets.
const BETWEEN: &[u8] = b"]: [";

/// The longest words in brackets that are looked at, in bytes.
const LONGEST: usize = 128;

/// The colons of lines that only look like a definition, `[DATE]: [Event]`: a form to fill in, which nobody wants to lose
/// its text and to become a link wherever `[DATE]` stands.
pub(super) fn blanks(bytes: &[u8]) -> Vec<usize> {
    let between = text::find_all(bytes, BETWEEN);
    between
        .filter(|&at| opens_line(bytes, at) && ends_line(&bytes[at + BETWEEN.len()..]))
        .map(|at| at + 1)
        .collect()
}

/// Whether the brackets that close at a byte are the first on their line, behind no more than the marks of lists and quotes.
fn opens_line(bytes: &[u8], close: usize) -> bool {
    let near = &bytes[close.saturating_sub(LONGEST)..close];
    let length = near.iter().rev().take_while(|byte| !b"[]^\r\n".contains(byte)).count();
    let Some(open) = (close - length).checked_sub(1).filter(|&open| length > 0 && bytes[open] == b'[') else {
        return false;
    };
    let is_mark = |byte: &&u8| b" \t>-*+.)".contains(byte) || byte.is_ascii_digit();
    let marks = bytes[..open].iter().rev().take_while(is_mark).count();
    (open - marks).checked_sub(1).is_none_or(|before| matches!(bytes[before], b'\n' | b'\r'))
}

/// Whether the brackets that open before a rest of text are the last on their line.
fn ends_line(rest: &[u8]) -> bool {
    let length = rest.iter().take(LONGEST).take_while(|byte| !b"[]\r\n".contains(byte)).count();
    let Some(after) = rest[length..].strip_prefix(b"]").filter(|_| length > 0) else { return false };
    let end = after.iter().find(|byte| !matches!(byte, b' ' | b'\t'));
    end.is_none_or(|end| matches!(end, b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_to_fill_in_are_no_definitions() {
        for text in ["[DATE]: [Event]", "a\n> - [A B]: [c]  \nb", "1. [A]: [b]\r\n", "[A]: [b]\n\n"] {
            assert_eq!(blanks(text.as_bytes()), [text.find("]:").unwrap() + 1], "{text}");
        }
        for text in [
            "[a]: b",
            "[a]: [b](c)",
            "[a]: [b] c",
            "x [a]: [b]",
            "[^a]: [b]",
            "[]: [a]",
            "[a]: []",
            "[a]: [b\n]",
        ] {
            assert_eq!(blanks(text.as_bytes()), [0; 0], "{text}");
        }
    }
}
