use super::Format;
use super::line::Line;
use crate::text::Span;

/// A frontmatter between its markers, not yet read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fence {
    /// The notation that the markers stand for.
    pub(super) format: Format,
    /// All of it, markers and the line end after the last included.
    pub(super) span: Span,
    /// The lines between the markers.
    pub(super) content: Span,
    /// The closing marker, without its line end.
    pub(super) closer: Span,
}

/// What the first line of a text opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// Nothing.
    None,
    /// A frontmatter that is closed.
    Closed(Fence),
    /// A marker that no other closes, with the notation that it stands for and the lines below it.
    Open(Format, Span),
}

/// Finds the markers at the head of `text`, which begins at the byte `start`.
///
/// The first line must be exactly `---` or `+++`, and a later line the same again; white space after either is fine,
/// before it is not. YAML's own end of document, `...`, closes a YAML frontmatter too, as it does in Jekyll and
/// pandoc. Markers inside a block scalar are indented and so close nothing.
pub(super) fn find(text: &str, start: usize) -> Head {
    let end = text.len();
    let opener = Line::at(text, start, end);
    let Some(format) = marker_format(opener.of(text)) else { return Head::None };
    let mut at = opener.next;
    while at < end {
        let line = Line::at(text, at, end);
        if closes(format, line.of(text)) {
            return Head::Closed(Fence {
                format,
                span: Span::new(start, line.next),
                content: Span::new(opener.next, at),
                closer: line.span,
            });
        }
        at = line.next;
    }
    Head::Open(format, Span::new(opener.next.min(end), end))
}

fn marker_format(line: &str) -> Option<Format> {
    match trim_blanks(line) {
        "---" => Some(Format::Yaml),
        "+++" => Some(Format::Toml),
        _ => None,
    }
}

fn closes(format: Format, line: &str) -> bool {
    let marks = line.as_bytes().first().is_some_and(|byte| matches!(byte, b'-' | b'+' | b'.'));
    marks
        && match trim_blanks(line) {
            "---" | "..." => format == Format::Yaml,
            "+++" => format == Format::Toml,
            _ => false,
        }
}

fn trim_blanks(line: &str) -> &str {
    line.trim_end_matches([' ', '\t'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn content(text: &str) -> Option<&str> {
        match find(text, 0) {
            Head::Closed(fence) => Some(fence.content.of(text)),
            _ => None,
        }
    }

    #[test]
    fn markers_are_whole_lines_at_the_start_of_the_line() {
        assert_eq!(content("---\na: b\n---\nbody"), Some("a: b\n"));
        assert_eq!(content("---  \na: b\n---\t\nbody"), Some("a: b\n"));
        assert_eq!(content("---\n---"), Some(""));
        assert_eq!(content("---\na: |\n  ---\n---"), Some("a: |\n  ---\n"));
        assert_eq!(content("---\na\n----\nb\n--- x\n---"), Some("a\n----\nb\n--- x\n"));
        assert_eq!(content("+++\na = 1\n---\n+++\n"), Some("a = 1\n---\n"));
        assert_eq!(content("---\na: b\n...\n---\n"), Some("a: b\n"));
    }

    #[test]
    fn every_line_end_is_one() {
        assert_eq!(content("---\r\na: b\r\n---\r\nbody"), Some("a: b\r\n"));
        assert_eq!(content("---\ra: b\r---\rbody"), Some("a: b\r"));
    }

    #[test]
    fn all_else_opens_nothing() {
        for text in [
            "",
            "\n---\na: b\n---\n",
            " ---\na: b\n---\n",
            "----\na: b\n----\n",
            "---yaml\na: b\n---\n",
            "--",
        ] {
            assert_eq!(find(text, 0), Head::None, "{text:?}");
        }
    }

    #[test]
    fn a_marker_without_another_stays_open() {
        for text in ["---", "---\n", "---\na: b", "---\na: b\n ---\n", "---\na: b\n+++\n", "+++\n...\n"] {
            assert!(matches!(find(text, 0), Head::Open(..)), "{text:?}");
        }
    }
}
