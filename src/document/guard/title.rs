use memchr::memchr_iter;

/// How many lines the title of a link may run over. Real ones have one.
const MAX_LINES: usize = 16;

/// How many parentheses may be open in the destination of a link; the parser gives up at half of that.
const MAX_OPEN_PARENTHESES: usize = 64;

/// The brackets before links whose titles run too long. A bracket means nothing within destinations and titles, so
/// that hiding it lets no other title run longer.
pub(super) fn long_titles(bytes: &[u8]) -> Vec<usize> {
    let links = memchr_iter(b']', bytes).filter(|at| bytes.get(at + 1) == Some(&b'('));
    links
        .filter(|at| title_openers(bytes, at + 2).into_iter().flatten().any(|at| runs_long(bytes, at)))
        .collect()
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
        if lines > MAX_LINES {
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

    fn hidden(text: &str) -> Vec<usize> {
        long_titles(text.as_bytes())
    }

    #[test]
    fn titles_over_many_lines_are_found() {
        let lines = "a\n".repeat(MAX_LINES + 1);
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
            assert_eq!(hidden(&format!("{start}{lines}")), [start.find(']').unwrap()], "{start:?}");
        }
    }

    #[test]
    fn hiding_one_title_lets_no_other_run_longer() {
        let text = "[a](<b](c \"d>\" [a](b \"".repeat(3) + &"a\n".repeat(100);
        let [bracket] = hidden(&text)[..] else { panic!("{:?}", hidden(&text)) };
        assert_eq!(hidden(&format!("{}x{}", &text[..bracket], &text[bracket + 1..])), [0; 0]);
    }

    #[test]
    fn a_title_ends_with_its_mark_or_its_paragraph() {
        let lines = "a\n".repeat(MAX_LINES);
        for end in ["\"", "\n", " \t\n"] {
            assert_eq!(hidden(&format!("[a](b \"{lines}{end}{lines}")), [0; 0], "{end:?}");
        }
        assert_eq!(hidden(&format!("[a](b \"{lines}\\\"\na\n{lines}")).len(), 1);
        assert_eq!(hidden(&format!("[a](b ({lines}(\na\n{lines}")), [0; 0]);
        assert_eq!(hidden(&format!("[a](b) \"{lines}{lines}")), [0; 0]);
        assert_eq!(hidden(&format!("[a](b \\\"{lines}{lines}")), [0; 0]);
    }
}
