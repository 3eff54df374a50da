/// How deep quotes and lists are read: the columns of indentation before a marker, and two for each marker. 64 quotes
/// in one another reach it, or lists 64 deep, while real prompts stay below 30.
const MAX_INDENTATION: usize = 128;

/// The first character of a line that would open a quote or list beyond the limit.
pub(super) fn first_too_deep(line: &[u8]) -> Option<usize> {
    let mut column = 0;
    let mut at = 0;
    loop {
        match *line.get(at)? {
            b' ' => column += 1,
            b'\t' => column += 4,
            _ => {
                let marker = marker(&line[at..])?;
                if column >= MAX_INDENTATION {
                    return (!is_rule(&line[at..])).then_some(at + marker - 1);
                }
                column += 2;
                at += marker - 1;
            }
        }
        at += 1;
    }
}

/// The length of what opens a container at the head of `rest`: a quote, an item, its box to tick, or a footnote.
fn marker(rest: &[u8]) -> Option<usize> {
    match rest[0] {
        b'>' => Some(1),
        b'-' | b'*' | b'+' => is_blank(rest.get(1)).then_some(1),
        b'0'..=b'9' => {
            let digits = rest.iter().position(|byte| !byte.is_ascii_digit())?;
            (matches!(rest[digits], b'.' | b')') && is_blank(rest.get(digits + 1))).then_some(digits + 1)
        }
        b'[' if matches!(rest, [_, b' ' | b'x' | b'X', b']', ..]) => Some(3),
        b'[' if rest.get(1) == Some(&b'^') => {
            let label = memchr::memchr(b']', rest)?;
            (rest.get(label + 1) == Some(&b':')).then_some(label + 2)
        }
        _ => None,
    }
}

/// Whether a byte is white space or the end of the line.
fn is_blank(byte: Option<&u8>) -> bool {
    byte.is_none_or(u8::is_ascii_whitespace)
}

/// `- - - -` is a thematic break, however long.
fn is_rule(rest: &[u8]) -> bool {
    matches!(rest[0], b'-' | b'*') && rest.iter().all(|&byte| byte == rest[0] || byte.is_ascii_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_items_beyond_the_limit_are_found() {
        assert_eq!(first_too_deep(&[b'>'; 1000]), Some(64));
        for marker in ["- ", "* ", "1. ", "12) ", "> - ", "- [ ] ", "-\t", "[^a]: "] {
            assert!(first_too_deep((marker.repeat(400) + "a").as_bytes()).is_some(), "{marker}");
            assert_eq!(first_too_deep((marker.repeat(12) + "a").as_bytes()), None, "{marker}");
        }
    }

    #[test]
    fn indentation_counts_towards_the_limit() {
        assert_eq!(first_too_deep((" ".repeat(127) + "- a").as_bytes()), None);
        assert_eq!(first_too_deep((" ".repeat(128) + "- a").as_bytes()), Some(128));
        assert_eq!(first_too_deep(("\t".repeat(32) + "7. a").as_bytes()), Some(33));
        assert_eq!(first_too_deep((" ".repeat(500) + "-a").as_bytes()), None);
    }

    #[test]
    fn a_thematic_break_may_be_long() {
        assert_eq!(first_too_deep("- ".repeat(500).as_bytes()), None);
        assert_eq!(first_too_deep("* ".repeat(500).as_bytes()), None);
        assert!(first_too_deep("+ ".repeat(500).as_bytes()).is_some());
    }
}
