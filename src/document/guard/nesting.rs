use memchr::{memchr2, memrchr2};

use crate::text::find;

/// How deep quotes and lists are read: the columns of indentation before a marker, and two for each marker. 64 quotes
/// in one another reach it, or lists 64 deep, while real prompts stay below 30.
const MAX_INDENTATION: usize = 128;

/// The columns of a tab, which takes the most of all characters.
const TAB: usize = 4;

/// Bytes between two that are looked at. What reaches the limit without a footnote holds four of them.
const STRIDE: usize = MAX_INDENTATION / TAB / 4;

/// The characters that would open a quote or list beyond the limit, in each line the first. Some may be there twice.
pub(super) fn too_deep(bytes: &[u8]) -> Vec<usize> {
    let mut found = Vec::new();
    in_suspects(bytes, next_indented, &mut found);
    in_suspects(bytes, |bytes, from| Some(from + find(&bytes[from..], b"[^")?), &mut found);
    found
}

/// Looks closer at each line in which there is a suspect, once.
fn in_suspects(bytes: &[u8], next: fn(&[u8], usize) -> Option<usize>, found: &mut Vec<usize>) {
    let mut from = 0;
    while let Some(at) = next(bytes, from) {
        let start = memrchr2(b'\n', b'\r', &bytes[from..at]).map_or(from, |end| from + end + 1);
        let end = memchr2(b'\n', b'\r', &bytes[at..]).map_or(bytes.len(), |end| at + end);
        found.extend(first_too_deep(&bytes[start..end]).map(|sign| start + sign));
        from = end;
    }
}

/// A place where each [`STRIDE`]th byte is one of indentation or markers, and so perhaps all are.
fn next_indented(bytes: &[u8], from: usize) -> Option<usize> {
    let strides = bytes.iter().enumerate().skip(from.next_multiple_of(STRIDE)).step_by(STRIDE);
    // The last four answers as bits: a count to be reset would be a branch that no processor foresees.
    let mut indented = 0;
    for (at, &byte) in strides {
        indented = indented << 1 & 0b1111 | u8::from(INDENTS[byte as usize]);
        if indented == 0b1111 {
            return Some(at);
        }
    }
    None
}

/// The bytes of indentation and of markers, but for the labels of footnotes.
static INDENTS: [bool; 256] = {
    let mut indents = [false; 256];
    let signs = b" \t>-*+0123456789.)[xX]";
    let mut at = 0;
    while at < signs.len() {
        indents[signs[at] as usize] = true;
        at += 1;
    }
    indents
};

/// The first character of a line that would open a quote or list beyond the limit.
fn first_too_deep(line: &[u8]) -> Option<usize> {
    let mut column = 0;
    let mut at = 0;
    loop {
        match *line.get(at)? {
            b' ' => column += 1,
            b'\t' => column += TAB,
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
    fn each_line_of_a_text_is_seen() {
        let deep =
            [">".repeat(80), "\t".repeat(32) + "- a", "- [^a]: ".repeat(70), "> 12) - [ ] ".repeat(20)];
        for (line, before) in deep.iter().zip(["", "a ", "- b\n\n", "c\r"].iter().cycle()) {
            for shift in 0..STRIDE {
                let text = format!("{}{before}\n{line}\n{before}\n{line}", "d".repeat(shift));
                let starts = [shift + before.len() + 1, text.len() - line.len()];
                let sign = first_too_deep(line.as_bytes()).unwrap();
                let mut found = too_deep(text.as_bytes());
                found.sort_unstable();
                found.dedup();
                assert_eq!(found, starts.map(|start| start + sign), "{text:?}");
            }
        }
    }

    #[test]
    fn a_thematic_break_may_be_long() {
        assert_eq!(first_too_deep("- ".repeat(500).as_bytes()), None);
        assert_eq!(first_too_deep("* ".repeat(500).as_bytes()), None);
        assert!(first_too_deep("+ ".repeat(500).as_bytes()).is_some());
    }
}
