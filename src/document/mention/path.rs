//! Names of Markdown files in a run of text.

use crate::text::{self, Span};

/// A file name found in text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Path {
    /// From its first byte to the end of its extension.
    pub(super) span: Span,
    /// The sign right before it: `@`, or nothing.
    pub(super) sign: u8,
}

/// The longest path that is looked for, in bytes.
const LONGEST: usize = 512;

/// How the extension of a Markdown file begins, without which a line names none.
pub(super) const EXTENSION: &str = ".md";

/// Finds the names of Markdown files in `span` of `text`, in order.
pub(super) fn find(text: &str, span: Span, found: &mut Vec<Path>) {
    let bytes = &text.as_bytes()[..span.end as usize];
    let mut from = span.start as usize;
    let mut free = from;
    while let Some(dot) = text::find(&bytes[from..], EXTENSION.as_bytes()).map(|at| at + from) {
        from = dot + 3;
        if let Some(end) = extension_end(bytes, dot) {
            found.extend(path(text, free.max(dot.saturating_sub(LONGEST)), dot, end));
            from = end;
            free = end;
        }
    }
}

/// Whether a whole text is the name of a Markdown file; a fragment after `#` is allowed.
pub(crate) fn is_document_name(name: &str) -> bool {
    let (name, _) = split_fragment(name);
    let file = name.rsplit('/').next().unwrap_or_default();
    stem(file).is_some_and(|stem| !stem.is_empty())
}

/// A path, and the section behind `#`, if it names one. The name of a file may hold that sign, too: `c#.md`.
pub(crate) fn split_fragment(written: &str) -> (&str, Option<&str>) {
    let after_file =
        [".md#", ".mdc#"].iter().filter_map(|end| Some(written.find(end)? + end.len() - 1)).min();
    let sign = after_file.or_else(|| written.find('#').filter(|_| stem(written).is_none()));
    sign.map_or((written, None), |at| (&written[..at], Some(&written[at + 1..])))
}

/// A file name without `.md` or `.mdc`.
pub(crate) fn stem(file: &str) -> Option<&str> {
    file.strip_suffix(".md").or_else(|| file.strip_suffix(".mdc"))
}

/// The end of `.md` or `.mdc` at `dot`, if the name ends there.
fn extension_end(bytes: &[u8], dot: usize) -> Option<usize> {
    let end = if bytes.get(dot + 3) == Some(&b'c') { dot + 4 } else { dot + 3 };
    let goes_on = match (bytes.get(end), bytes.get(end + 1)) {
        (Some(b'.'), Some(next)) => next.is_ascii_alphanumeric(),
        (Some(b'/'), Some(next)) => next.is_ascii_alphanumeric() && !other_name_follows(bytes, end + 1),
        (Some(b'-' | b'_'), Some(next)) => next.is_ascii_alphanumeric(),
        (Some(next), _) => {
            next.is_ascii_alphanumeric() || *next == b'}' && bytes.get(dot.wrapping_sub(1)) == Some(&b'{')
        }
        (None, _) => false,
    };
    (!goes_on).then_some(end)
}

/// `a.md/b.md`: a slash between two names, not a folder called `a.md`.
fn other_name_follows(bytes: &[u8], start: usize) -> bool {
    let rest = &bytes[start..bytes.len().min(start + LONGEST)];
    let end = rest.iter().position(|byte| !is_path_byte(*byte) || *byte == b'/').unwrap_or(rest.len());
    text::find(&rest[..end], EXTENSION.as_bytes()).is_some()
}

fn path(text: &str, first: usize, dot: usize, end: usize) -> Option<Path> {
    let bytes = text.as_bytes();
    if dot > first && bytes[dot - 1] == b'\\' {
        return None;
    }
    let mut start = path_start(bytes, first, dot);
    if let Some(choice) = choice_start(bytes, first, start) {
        start = path_start(bytes, first, choice);
    }
    start = trim_start(bytes, start, dot);
    // `-report.md` is how names end, and names nothing.
    let is_ending =
        start > first && bytes[start - 1] == b'-' && (start < 2 || b" `(".contains(&bytes[start - 2]));
    if is_ending || is_braced(bytes, start, end) {
        return None;
    }
    // The slash of `a.md/b.md` parts two names.
    if bytes[start] == b'/' && start == first && start >= 3 && bytes[start - 3..start] == *b".md" {
        start += 1;
    }
    let sign = if bytes.get(start) == Some(&b'@') { b'@' } else { 0 };
    start += usize::from(sign != 0);
    let name = text.get(start..end)?;
    if name.bytes().skip(1).any(|byte| byte == b'@') {
        return None;
    }
    let file = name.rsplit('/').next()?;
    let base = stem(file)?;
    if !base.bytes().any(|byte| byte.is_ascii_alphanumeric() || byte >= 0x80) {
        // `*.md` alone is a file type; below a folder it is a glob, which counts.
        let glob_below_folder = base.contains('*') && name.contains('/');
        if !glob_below_folder {
            return None;
        }
    }
    (!base.starts_with('.') || base.len() > 1 && name.contains('/')).then(|| {
        let end = fragment_end(bytes, end);
        Path { span: Span::new(start, end), sign }
    })
}

/// The end of `#section` after a file name.
fn fragment_end(bytes: &[u8], end: usize) -> usize {
    if bytes.get(end) != Some(&b'#') {
        return end;
    }
    let fragment = bytes[end + 1..]
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'^'));
    let length = fragment.count();
    if length == 0 { end } else { end + 1 + length }
}

/// The first byte of the path that ends at `dot`, signs of Markdown before it included.
fn path_start(bytes: &[u8], first: usize, dot: usize) -> usize {
    let mut start = dot;
    let mut open = 0_usize;
    while start > first && is_path_byte(bytes[start - 1]) && !is_ideograph(bytes, start) {
        match bytes[start - 1] {
            b'>' | b']' | b'}' => open += 1,
            b'<' | b'[' | b'{' => open = open.saturating_sub(1),
            _ => {}
        }
        start -= 1;
    }
    if open == 0 {
        return start;
    }
    // A closing bracket that nothing opens ends what came before: `a->b.md`.
    let closing = bytes[start..dot].iter().rposition(|byte| matches!(byte, b'>' | b']' | b'}'));
    closing.map_or(start, |at| start + at + 1)
}

/// Where the braces open that end right before `start`: `{front,back}-end.md` is one name.
fn choice_start(bytes: &[u8], first: usize, start: usize) -> Option<usize> {
    let close = start.checked_sub(1).filter(|&at| at >= first && bytes[at] == b'}')?;
    let is_inside = |byte: &&u8| is_path_byte(**byte) && !matches!(byte, b'{' | b'}') || **byte == b',';
    let inside = bytes[first..close].iter().rev().take_while(is_inside).count();
    (close - inside).checked_sub(1).filter(|&at| at >= first && bytes[at] == b'{')
}

/// Whether single braces around a name make it a placeholder: `{some.md}`, but not `{{some.md}}`.
fn is_braced(bytes: &[u8], start: usize, end: usize) -> bool {
    start > 0
        && bytes[start - 1] == b'{'
        && bytes.get(end) == Some(&b'}')
        && bytes.get(end + 1) != Some(&b'}')
        && (start < 2 || bytes[start - 2] != b'{')
}

/// Whether the character before `end` is punctuation, an arrow, or of a script that puts no blanks between words.
fn is_ideograph(bytes: &[u8], end: usize) -> bool {
    end >= 3 && matches!(bytes[end - 3], 0xE2..=0xED | 0xEF) && bytes[end - 1] >= 0x80
}

/// Drops the signs of Markdown and of prose that a path byte can also be.
fn trim_start(bytes: &[u8], mut start: usize, dot: usize) -> usize {
    while start < dot {
        let drop = match bytes[start] {
            b'*' => bytes[start + 1..dot].first() != Some(&b'/') && !glob_star(bytes, start),
            b'_' => emphasised(bytes, start, dot),
            b':' | b'=' | b'+' | b',' | b')' | b']' | b'}' | b'>' | b'#' | b'-' | b'%' => true,
            b'[' => !bytes[start..dot].contains(&b']'),
            b'<' => !bytes[start..dot].contains(&b'>'),
            b'{' => !bytes[start..dot].contains(&b'}'),
            _ => false,
        };
        if !drop {
            break;
        }
        start += 1;
    }
    start
}

/// `__x.md__` and `_x.md_`, but not `_x.md`.
fn emphasised(bytes: &[u8], at: usize, dot: usize) -> bool {
    let doubled = bytes.get(at + 1) == Some(&b'_') || at > 0 && bytes[at - 1] == b'_';
    doubled || bytes.get(dot + 3) == Some(&b'_')
}

/// `*-agent.md`: a star that is part of a glob, not of `**bold**`.
fn glob_star(bytes: &[u8], at: usize) -> bool {
    let alone = bytes.get(at + 1) != Some(&b'*') && (at == 0 || bytes[at - 1] != b'*');
    alone && matches!(bytes.get(at + 1), Some(b'-' | b'.' | b'_'))
}

fn is_path_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || b"-_./~$@{}<>[]*:%+=#\\&".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<&str> {
        let mut found = Vec::new();
        find(text, Span::new(0, text.len()), &mut found);
        found.iter().map(|path| path.span.of(text)).collect()
    }

    #[test]
    fn names_of_files_are_found_as_they_are_written() {
        let cases: &[(&str, &[&str])] = &[
            ("Follow **backend.md** and __x.md__.", &["backend.md", "x.md"]),
            ("see (docs/a-b.md), `c.mdc`; d.md:12", &["docs/a-b.md", "c.mdc", "d.md"]),
            ("@~/.claude/x/y.md and ./z.md", &["~/.claude/x/y.md", "./z.md"]),
            ("{docs-dir}/w.md [spec]/r.md <name>.md", &["{docs-dir}/w.md", "[spec]/r.md", "<name>.md"]),
            ("[x.md](../x.md#part)", &["x.md", "../x.md#part"]),
            ("a/{b,c}-d.md and {some.md} or {{all.md}}", &["a/{b,c}-d.md", "all.md"]),
            ("me@x.md", &[]),
            ("PLAN.md/SPEC.md", &["PLAN.md", "SPEC.md"]),
            ("rules/*.md and *-agent.md", &["rules/*.md", "*-agent.md"]),
            ("*.md, .md, .agent.md, x.mdx, x.md.tmpl, x.mdir", &[]),
            ("c#.md#d and c#/d#.md", &["c#.md#d", "c#/d#.md"]),
            ("https://example.org/a/b.md", &["https://example.org/a/b.md"]),
            ("a->b->c.md and \\b.*x\\.md", &["c.md"]),
            ("構築したものをgan/state.mdへ", &["gan/state.md"]),
        ];
        for (text, expected) in cases {
            assert_eq!(&names(text), expected, "{text}");
        }
    }
}
