//! A bound in front of the Markdown parser, for the two kinds of text that take it quadratic time.
//!
//! Quotes and lists nested thousands deep cost as many steps for each line after them, and the title of a link costs
//! for each of its lines all that stands before. What goes beyond the limits is hidden from the parser by one letter in
//! the place of the character that would open the construct, so that all positions stay true.

use std::borrow::Cow;

use memchr::{memchr_iter, memchr2_iter};

use super::markdown::{BlockKind, Markdown};
use crate::diagnostic::{Code, Diagnostic};
use crate::text::Span;

/// How deep quotes and lists are read: the columns of indentation before a marker, and two for each marker. 64 quotes
/// in one another reach it, or lists 64 deep, while real prompts stay below 30.
const MAX_INDENTATION: usize = 128;

/// How many lines the title of a link may run over. Real ones have one.
const MAX_TITLE_LINES: usize = 16;

/// How many parentheses may be open in the destination of a link; the parser gives up at half of that.
const MAX_OPEN_PARENTHESES: usize = 64;

/// What stands in the place of a character that the parser must not see.
const MASK: &str = "x";

/// A text that the parser reads in linear time.
#[derive(Debug)]
pub(super) struct Guarded<'t> {
    /// As long as the original, and the original itself unless it goes beyond a limit.
    pub(super) text: Cow<'t, str>,
    /// What was hidden, in ascending order; positions are bytes of the text.
    pub(super) masks: Vec<Mask>,
}

/// A character that opens more than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mask {
    /// The limit that it goes beyond.
    pub(super) limit: Code,
    /// The character itself.
    pub(super) span: Span,
}

/// Hides from the parser what would take it quadratic time.
pub(super) fn guard(text: &str) -> Guarded<'_> {
    let mut masks = Vec::new();
    deep_markers(text.as_bytes(), &mut masks);
    long_titles(text.as_bytes(), &mut masks);
    masks.sort_unstable_by_key(|mask: &Mask| mask.span);
    masks.dedup_by_key(|mask| mask.span);
    Guarded { text: hide(text, &masks), masks }
}

/// Reports what was hidden, at its first place, unless it stands in code, where it means nothing.
pub(super) fn report(path: &str, markdown: &Markdown) -> Vec<Diagnostic> {
    let limits = [
        (Code::NestingTooDeep, "quotes or lists are nested deeper than is read", "nest less deeply"),
        (
            Code::PathologicalMarkdown,
            "the title of a link runs over too many lines to be read",
            "close the title or the link",
        ),
    ];
    let of_limit = |(limit, message, help)| {
        let mut masks =
            markdown.masks.iter().filter(|mask| mask.limit == limit && !is_in_code(markdown, mask.span));
        let first = masks.next()?;
        let message = match masks.count() {
            0 => String::from(message),
            more => format!("{message}, here and in {more} more places"),
        };
        Some(Diagnostic::new(limit, path, first.span, message).with_help(help))
    };
    limits.into_iter().filter_map(of_limit).collect()
}

fn is_in_code(markdown: &Markdown, span: Span) -> bool {
    let after = markdown.blocks.partition_point(|block| block.span.start <= span.start);
    let innermost = markdown.blocks[..after].last();
    innermost.is_some_and(|block| matches!(block.kind, BlockKind::Code { .. } | BlockKind::Html))
}

fn hide<'t>(text: &'t str, masks: &[Mask]) -> Cow<'t, str> {
    if masks.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut hidden = String::with_capacity(text.len());
    for mask in masks {
        hidden.push_str(Span::new(hidden.len(), mask.span.start as usize).of(text));
        hidden.push_str(MASK);
    }
    hidden.push_str(text.get(hidden.len()..).unwrap_or_default());
    Cow::Owned(hidden)
}

fn mask(limit: Code, at: usize) -> Mask {
    Mask { limit, span: Span::new(at, at + MASK.len()) }
}

fn deep_markers(bytes: &[u8], masks: &mut Vec<Mask>) {
    let mut start = 0;
    for end in memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
        let too_deep = first_too_deep(&bytes[start..end]);
        masks.extend(too_deep.map(|at| mask(Code::NestingTooDeep, start + at)));
        start = end + 1;
    }
}

/// The first character of a line that would open a quote or list beyond the limit.
fn first_too_deep(line: &[u8]) -> Option<usize> {
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

/// Hides the bracket before a link whose title runs too long. A bracket means nothing within destinations and titles, so
/// that hiding it lets no other title run longer.
fn long_titles(bytes: &[u8], masks: &mut Vec<Mask>) {
    let links = memchr_iter(b']', bytes).filter(|at| bytes.get(at + 1) == Some(&b'('));
    let long =
        links.filter(|at| title_openers(bytes, at + 2).into_iter().flatten().any(|at| runs_long(bytes, at)));
    masks.extend(long.map(|at| mask(Code::PathologicalMarkdown, at)));
}

/// Where the title of a link may begin whose parenthesis is open.
///
/// Whether a `>` after a line end is the marker of a quote or opens the destination depends on blocks that are not known
/// here, so both are tried.
fn title_openers(bytes: &[u8], at: usize) -> [Option<usize>; 2] {
    let Separator { last_quotes, end } = separator(bytes, at);
    [title_opener(bytes, end), (last_quotes < end).then(|| title_opener(bytes, last_quotes)).flatten()]
}

fn title_opener(bytes: &[u8], destination: usize) -> Option<usize> {
    let title = separator(bytes, destination + destination_length(&bytes[destination..])?).end;
    bytes.get(title).filter(|byte| matches!(byte, b'"' | b'\'' | b'(')).map(|_| title)
}

/// Blanks with at most one line end, and the markers of quotes on the line after it.
struct Separator {
    /// Where the last `>` that follow each other begin; the end where there are none.
    last_quotes: usize,
    end: usize,
}

fn separator(bytes: &[u8], mut at: usize) -> Separator {
    at += bytes[at..].iter().take_while(|byte| is_gap(**byte)).count();
    let line_end = line_end(&bytes[at..]);
    at += line_end;
    let skips = |byte: &&u8| line_end > 0 && (is_gap(**byte) || **byte == b'>');
    let end = at + bytes[at..].iter().take_while(skips).count();
    let quotes = bytes[at..end].iter().rposition(|&byte| byte == b'>').map_or(end, |last| at + last);
    let before = bytes[at..quotes].iter().rev().take_while(|&&byte| byte == b'>').count();
    Separator { last_quotes: quotes - before, end }
}

fn is_gap(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0B | 0x0C)
}

/// The length of the line end at the head of `rest`, 0 where there is none.
fn line_end(rest: &[u8]) -> usize {
    match rest {
        [b'\r', b'\n', ..] => 2,
        [b'\r' | b'\n', ..] => 1,
        _ => 0,
    }
}

/// The length of a link's destination; nothing where no title can follow.
fn destination_length(rest: &[u8]) -> Option<usize> {
    if rest.first() == Some(&b'<') { pointy_length(rest) } else { plain_length(rest) }
}

fn pointy_length(rest: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        match *rest.get(at)? {
            b'\n' | b'\r' | b'<' => return None,
            b'>' => return Some(at + 1),
            _ => at += character(&rest[at..]),
        }
    }
}

fn plain_length(rest: &[u8]) -> Option<usize> {
    let mut at = 0;
    let mut open = 0;
    while let Some(&byte) = rest.get(at) {
        match byte {
            ..=b' ' => break,
            b')' if open == 0 => break,
            b')' => open -= 1,
            b'(' if open == MAX_OPEN_PARENTHESES => return None,
            b'(' => open += 1,
            _ => {}
        }
        at += character(&rest[at..]);
    }
    (open == 0).then_some(at)
}

/// 2 for a backslash with the punctuation that it escapes, else 1.
fn character(rest: &[u8]) -> usize {
    match rest {
        [b'\\', escaped, ..] if escaped.is_ascii_punctuation() => 2,
        _ => 1,
    }
}

/// Whether a title, closed or not, runs over more lines than are read before its paragraph ends.
fn runs_long(bytes: &[u8], opener: usize) -> bool {
    let opens = bytes[opener];
    let closes = if opens == b'(' { b')' } else { opens };
    let mut lines = 0;
    let mut at = opener + 1;
    while let Some(&byte) = bytes.get(at) {
        if byte == closes || byte == opens {
            return false;
        }
        let line_end = line_end(&bytes[at..]);
        if line_end == 0 {
            at += character(&bytes[at..]);
            continue;
        }
        at += line_end;
        lines += 1;
        if lines > MAX_TITLE_LINES {
            return true;
        }
        if is_blank_line(&bytes[at..]) {
            return false;
        }
    }
    false
}

fn is_blank_line(rest: &[u8]) -> bool {
    rest.iter().find(|byte| !is_gap(**byte)).is_none_or(|byte| matches!(byte, b'\n' | b'\r'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn masked(text: &str) -> Vec<(Code, usize)> {
        guard(text).masks.iter().map(|mask| (mask.limit, mask.span.start as usize)).collect()
    }

    #[test]
    fn ordinary_text_is_handed_on_as_it_is() {
        let text = "> > - a\n\n[a](b.md \"title\")\n\n1. [c](<d e> 'f\ng')\n- - -\n";
        let guarded = guard(text);
        assert!(matches!(guarded.text, Cow::Borrowed(same) if same == text));
        assert_eq!(guarded.masks, []);
    }

    #[test]
    fn quotes_and_items_beyond_the_limit_are_hidden() {
        let text = ">".repeat(1000);
        assert_eq!(masked(&text), [(Code::NestingTooDeep, 64)]);
        assert_eq!(guard(&text).text.len(), 1000);
        for marker in ["- ", "* ", "1. ", "12) ", "> - ", "- [ ] ", "-\t", "[^a]: "] {
            let masks = masked(&(marker.repeat(400) + "a\n"));
            assert_eq!(masks.len(), 1, "{marker}");
        }
    }

    #[test]
    fn indentation_counts_towards_the_limit() {
        assert_eq!(masked(&(" ".repeat(127) + "- a")), []);
        assert_eq!(masked(&(" ".repeat(128) + "- a")), [(Code::NestingTooDeep, 128)]);
        assert_eq!(masked(&("\t".repeat(32) + "7. a")), [(Code::NestingTooDeep, 33)]);
        assert_eq!(masked(&(" ".repeat(500) + "-a")), []);
    }

    #[test]
    fn a_thematic_break_may_be_long() {
        assert_eq!(masked(&"- ".repeat(500)), []);
        assert_eq!(masked(&"* ".repeat(500)), []);
        assert_eq!(masked(&"+ ".repeat(500)).len(), 1);
    }

    #[test]
    fn titles_over_many_lines_are_hidden() {
        let lines = "a\n".repeat(MAX_TITLE_LINES + 1);
        let starts = [
            "[a](b \"",
            "[a](b '",
            "[a](b (",
            "![a](b \"",
            "](<b c>\"",
            "](\nb\n\"",
            "](\n> b\n> \"",
            "](\n    > \"",
            "](\n> > \"",
            "](\n> >> b\n> > \"",
            "](b(c\\)\\((d)) \"",
            "](\r\n b\t\x0B'",
        ];
        for start in starts {
            let text = format!("{start}{lines}");
            let bracket = start.find(']').unwrap();
            assert_eq!(masked(&text), [(Code::PathologicalMarkdown, bracket)], "{start:?}");
        }
    }

    #[test]
    fn hiding_one_title_lets_no_other_run_longer() {
        let text = "[a](<b](c \"d>\" [a](b \"".repeat(3) + &"a\n".repeat(100);
        let guarded = guard(&text);
        assert_eq!(guarded.masks.len(), 1);
        assert_eq!(masked(&guarded.text), []);
    }

    #[test]
    fn a_title_ends_with_its_mark_or_its_paragraph() {
        let lines = "a\n".repeat(MAX_TITLE_LINES);
        for end in ["\"", "\n", " \t\n"] {
            assert_eq!(masked(&format!("[a](b \"{lines}{end}{lines}")), [], "{end:?}");
        }
        assert_eq!(masked(&format!("[a](b \"{lines}\\\"\na\n{lines}")).len(), 1);
        assert_eq!(masked(&format!("[a](b ({lines}(\na\n{lines}")), []);
        assert_eq!(masked(&format!("[a](b) \"{lines}{lines}")), []);
        assert_eq!(masked(&format!("[a](b \\\"{lines}{lines}")), []);
    }

    proptest::proptest! {
        #[test]
        fn only_ascii_is_hidden_and_nothing_moves(parts in proptest::collection::vec(
            proptest::sample::select(vec!["> ", ">>>>>>>>", "- ", "1. ", "a\n", "é\n", "[a](b \"", "](", "(", "'", "\"", "\\", "\r", "😀"]),
            0..200,
        )) {
            let text = parts.concat().repeat(4);
            let guarded = guard(&text);
            proptest::prop_assert_eq!(guarded.text.len(), text.len());
            let mut restored = guarded.text.into_owned();
            for mask in &guarded.masks {
                proptest::prop_assert!(mask.span.of(&text).is_ascii());
                restored.replace_range(mask.span.range(), mask.span.of(&text));
            }
            proptest::prop_assert_eq!(restored, text);
        }
    }
}
