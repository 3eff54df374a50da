use std::borrow::Cow;

use super::findings::has_duplicates;
use super::line::{Line, lines};
use super::{Entry, Value, scalar};
use crate::text::Span;

/// Reads the YAML that most frontmatter is made of: keys with plain or quoted values on one line, flow lists of such
/// values, and lists below a key.
///
/// What it gives is what a full YAML reader gives, at a tenth of the time; on anything that it is not sure of it gives
/// nothing.
pub(super) fn entries(text: &str, content: Span) -> Option<Vec<Entry>> {
    let mut reader = Reader { text, entries: Vec::with_capacity(4), indent: None };
    lines(text, content).try_for_each(|line| reader.line(line))?;
    (!reader.entries.is_empty() && !has_duplicates(&reader.entries)).then_some(reader.entries)
}

struct Reader<'t> {
    text: &'t str,
    entries: Vec<Entry>,
    /// How far the items of the last entry's list are indented.
    indent: Option<usize>,
}

impl Reader<'_> {
    fn line(&mut self, line: Line) -> Option<()> {
        let source = line.of(self.text);
        match source.as_bytes().first() {
            None | Some(b'#') if is_printable(source) => Some(()),
            Some(b' ' | b'-') if is_printable(source) => self.item(source, line),
            Some(_) if is_printable(source) => self.entry(source, line),
            _ => None,
        }
    }

    fn entry(&mut self, source: &str, line: Line) -> Option<()> {
        let start = line.span.start as usize;
        let length = key_length(source.as_bytes())?;
        let rest = &source[length + 1..];
        if !matches!(rest.as_bytes().first(), None | Some(b' ')) {
            return None;
        }
        let value = Span::new(start + length + 1, line.span.end as usize);
        let (value, span) = match rest.trim_end_matches(' ') {
            "" => (Value::Null, Span::empty(value.start as usize)),
            _ => self.value(value)?,
        };
        self.indent = None;
        self.entries.push(Entry {
            key: source[..length].to_owned(),
            key_span: Span::new(start, start + length),
            value,
            span,
        });
        Some(())
    }

    /// An item of the list below the last entry, which has no value of its own.
    fn item(&mut self, source: &str, line: Line) -> Option<()> {
        let indent = source.len() - source.trim_start_matches(' ').len();
        if indent == source.len() {
            return Some(());
        }
        source[indent..].strip_prefix("- ")?;
        let start = line.span.start as usize + indent;
        let (value, span) = self.scalar(Span::new(start + 2, line.span.end as usize))?;
        let entry = self.entries.last_mut()?;
        match (&mut entry.value, self.indent) {
            (Value::List(items), Some(expected)) if expected == indent => items.push((value, span)),
            (Value::Null, None) if entry.span.is_empty() => {
                self.indent = Some(indent);
                entry.span.start = start as u32;
                entry.value = Value::List(vec![(value, span)]);
            }
            _ => return None,
        }
        entry.span.end = span.end;
        Some(())
    }

    fn value(&self, span: Span) -> Option<(Value, Span)> {
        let span = trim_spaces(span, self.text);
        if !span.of(self.text).starts_with('[') {
            return self.scalar(span);
        }
        let inner = span.of(self.text)[1..].strip_suffix(']')?;
        let mut items = Vec::new();
        let mut start = span.start as usize + 1;
        if !inner.trim_matches(' ').is_empty() {
            for item in inner.split(',') {
                items.push(self.flow_item(Span::new(start, start + item.len()))?);
                start += item.len() + 1;
            }
        }
        Some((Value::List(items), span))
    }

    fn flow_item(&self, span: Span) -> Option<(Value, Span)> {
        let (value, span) = self.scalar(span)?;
        let source = span.of(self.text);
        let quoted = source.starts_with(['"', '\'']);
        (quoted || !source.contains(['[', ']', '{', '}', ':', '#', '"', '\''])).then_some((value, span))
    }

    fn scalar(&self, span: Span) -> Option<(Value, Span)> {
        let span = trim_spaces(span, self.text);
        let source = span.of(self.text);
        let value = match source.as_bytes().first()? {
            b'"' => Value::String(quoted(source, '"')?.to_owned()),
            b'\'' => Value::String(quoted(source, '\'')?.to_owned()),
            &first if begins_plain(first) && is_plain(source) => scalar::plain(Cow::Borrowed(source)),
            _ => return None,
        };
        Some((value, span))
    }
}

fn trim_spaces(span: Span, text: &str) -> Span {
    let source = span.of(text);
    let trimmed = source.trim_start_matches(' ');
    let start = span.start as usize + (source.len() - trimmed.len());
    Span::new(start, start + trimmed.trim_end_matches(' ').len())
}

/// Whether a line holds none of the characters that a YAML reader may refuse: control characters, byte order marks
/// and noncharacters. Some other characters have the same first byte; they are rare enough.
fn is_printable(line: &str) -> bool {
    !line.bytes().any(|byte| matches!(byte, 0..0x20 | 0x7F | 0xC2 | 0xEF))
}

/// How long the key is that a line begins with, if it is a word that a colon follows.
fn key_length(line: &[u8]) -> Option<usize> {
    let length =
        line.iter().position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-')))?;
    (line[length] == b':' && line[0].is_ascii_alphabetic()).then_some(length)
}

/// Whether a plain scalar may begin with this byte, whatever follows.
fn begins_plain(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80 || b"/.(<$^_+;=~".contains(&byte)
}

/// Whether all of a value is one plain scalar.
fn is_plain(source: &str) -> bool {
    let bytes = source.as_bytes();
    let ends = |at: usize| matches!(bytes.get(at + 1), None | Some(b' '));
    let starts = |at: usize| at > 0 && bytes[at - 1] == b' ';
    memchr::memchr2_iter(b':', b'#', bytes).all(|at| if bytes[at] == b':' { !ends(at) } else { !starts(at) })
}

/// What stands between quotes that are the first and last byte, if nothing in between is escaped.
fn quoted(source: &str, quote: char) -> Option<&str> {
    let inner = source[1..].strip_suffix(quote)?;
    (!inner.contains([quote, '\\'])).then_some(inner)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::frontmatter::parse_yaml;

    fn read(text: &str) -> Option<Vec<Entry>> {
        entries(text, Span::new(0, text.len()))
    }

    /// Whether `text` is read here, and then just as the full reader reads it.
    fn agrees(text: &str) -> bool {
        let Some(entries) = read(text) else { return false };
        let full = parse_yaml("a.md", text, Span::new(0, text.len())).expect("valid YAML");
        assert_eq!(full.value, Value::Map(entries), "{text:?}");
        assert_eq!(full.diagnostics, [], "{text:?}");
        true
    }

    #[test]
    fn common_frontmatter_is_read() {
        let texts = [
            "name: a",
            "name: a\ndescription: Does this, then that (and more) - it's \u{2019}fine\u{2019}.\n",
            "# c\na:\n\n  \nb: \"x: y # z\"\nc: '*'\nd: [x, \"y\", 'z']\ne: []\nf: [ ]\n",
            "tools:\n  - Read\n  - 'Grep'\n\n  - \"x\"\nmodel: opus\n",
            "tools:\n- Read\n- 1\nx:\n",
            "a: true\nb: ~\nc: -x\n".trim_end_matches("c: -x\n"),
            "a: http://x.y/z#w\nb: 12:30\nc: a,b]\n",
        ];
        for text in texts {
            assert!(agrees(text), "{text:?} is not read");
        }
    }

    #[test]
    fn what_is_doubtful_is_left_to_the_full_reader() {
        let texts = [
            "",
            "\n",
            "# c",
            "a",
            "a:b",
            "a b: c",
            " a: b",
            "a: b: c",
            "a: b:",
            "a: *x",
            "a: &x y",
            "a: !x y",
            "a: |\n  x",
            "a: b # c",
            "a: b\tc",
            "a: \"x\\n\"",
            "a: 'it''s'",
            "a: 'x' y",
            "a: [x",
            "a: [x, [y]]",
            "a: [x: y]",
            "a: [x,]",
            "a: {x: y}",
            "a: b\n  c",
            "a: b\n- c",
            "a:\n  - x\n - y",
            "a:\n  - x\n    - y",
            "a:\n  - b: c",
            "a:\n  -",
            "a: x\n\ta: y",
            "a: x\na: y",
            "- x",
            "a: \u{1}",
            "a: \u{FEFF}x",
            "a: \u{9F}",
            "? a",
            "'a': b",
            "a: @x",
            "a: - x",
            "a: b\n...\n",
        ];
        for text in texts {
            assert_eq!(read(text), None, "{text:?}");
        }
    }

    /// A few letters around something that may or may not end, or spoil, a value.
    fn value() -> impl Strategy<Value = String> {
        let odd = prop::sample::select(vec![
            "", " #", "#", ": ", ":", " :", "\t", " ", "  ", ",", "[", "]", "{", "}", "'", "\"", "\\", "*",
            "&", "!", "|", ">", "%", "@", "`", "-", "- ", "?", "? ", "\u{1}", "\u{7F}", "\u{85}", "\u{9F}",
            "\u{A0}", "\u{2028}", "\u{FEFF}", "\u{FFFE}", "é", "😀", "0x1F", "-1", "1.5", "true", "~",
        ]);
        let plain =
            ("[a-c]{0,2}", odd, "[a-c]{0,2}").prop_map(|(left, odd, right)| [&left, odd, &right].concat());
        let quote = prop::sample::select(vec!["", "", "'", "\""]);
        let scalar = (quote, plain).prop_map(|(quote, plain)| [quote, &plain, quote].concat()).boxed();
        let list = prop::collection::vec(scalar.clone(), 0..3)
            .prop_map(|items| ["[", &items.join(", "), "]"].concat());
        prop_oneof![5 => scalar, 1 => list, 1 => "[ -~]{0,8}"]
    }

    /// An entry of one line, or with a list below it, or something else now and then.
    fn lines() -> impl Strategy<Value = String> {
        let key = || prop::sample::select(vec!["a", "b", "c", "d-e", "F_1"]);
        let colon = prop::sample::select(vec![": ", ": ", ":", ":  ", " : "]);
        let entry = (key(), colon, value()).prop_map(|(key, colon, value)| [key, colon, &value].concat());
        let indent = prop::sample::select(vec!["", " ", "  ", "  "]);
        let item = (prop::sample::select(vec!["", "", "", "", " ", "\t"]), value());
        let list = (key(), indent, prop::collection::vec(item, 1..3)).prop_map(|(key, indent, items)| {
            let items = items.iter().map(|(more, value)| ["\n", indent, more, "- ", value].concat());
            [key, ":", &items.collect::<String>()].concat()
        });
        prop_oneof![5 => entry, 3 => list, 1 => "[ \t]{0,2}#?[ a-z]{0,3}"]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4096))]
        #[test]
        fn it_agrees_with_the_full_reader(
            lines in prop::collection::vec(lines(), 1..4),
            line_end in prop_oneof![4 => Just("\n"), 1 => Just("\r\n"), 1 => Just("\r")],
        ) {
            agrees(&lines.join("\n").replace('\n', line_end));
        }
    }
}
