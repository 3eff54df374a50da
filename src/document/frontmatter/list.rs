use super::{Entry, Value};
use crate::text::Span;

/// What an entry lists, whichever way it is written.
pub(super) fn items(entry: &Entry) -> Vec<(String, Span)> {
    match &entry.value {
        Value::String(text) => split(text, text_start(text, entry.span), entry),
        Value::List(items) => items.iter().filter_map(item).collect(),
        Value::Map(entries) => entries.iter().filter(|entry| is_on(entry)).map(name).collect(),
        Value::Null | Value::Boolean(_) | Value::Number(_) => Vec::new(),
    }
}

fn item((value, span): &(Value, Span)) -> Option<(String, Span)> {
    let text = value.as_str()?.trim();
    (!text.is_empty()).then(|| (text.to_owned(), *span))
}

fn is_on(entry: &Entry) -> bool {
    entry.value.as_boolean() != Some(false)
}

fn name(entry: &Entry) -> (String, Span) {
    (entry.key.clone(), entry.key_span)
}

/// Where a text begins in the source that it was read from, if its bytes stand there as they are: alone, or between
/// two quotes.
fn text_start(text: &str, span: Span) -> Option<usize> {
    match span.len().checked_sub(text.len())? {
        0 => Some(span.start as usize),
        2 => Some(span.start as usize + 1),
        _ => None,
    }
}

fn split(text: &str, start: Option<usize>, entry: &Entry) -> Vec<(String, Span)> {
    let unwrapped = text.trim().strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let by_space =
        entry.key.to_ascii_lowercase().ends_with("tools") && pieces(unwrapped, is_comma).count() == 1;
    let separates = if by_space { char::is_whitespace } else { is_comma };
    pieces(unwrapped, separates)
        .map(|piece| piece.trim().trim_matches(['"', '\'']))
        .filter(|piece| !piece.is_empty())
        .map(|piece| (piece.to_owned(), place(text, piece, start, entry.span)))
        .collect()
}

fn place(text: &str, piece: &str, start: Option<usize>, whole: Span) -> Span {
    let Some(start) = start else { return whole };
    let offset = start + (piece.as_ptr() as usize - text.as_ptr() as usize);
    Span::new(offset, offset + piece.len())
}

fn is_comma(character: char) -> bool {
    character == ','
}

/// The parts of a text between separators that no bracket encloses.
fn pieces(text: &str, separates: fn(char) -> bool) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    text.split(move |character| {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && separates(character)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(key: &str, source: &str, value: Value) -> Vec<(String, String)> {
        let span = Span::new(0, source.len());
        let entry = Entry { key: key.to_owned(), key_span: Span::default(), value, span };
        items(&entry).into_iter().map(|(item, span)| (item, span.of(source).to_owned())).collect()
    }

    fn texts(key: &str, text: &str) -> Vec<String> {
        listed(key, text, Value::String(text.to_owned())).into_iter().map(|(item, _)| item).collect()
    }

    #[test]
    fn commas_separate_outside_of_brackets() {
        assert_eq!(
            texts("tools", "Read, Bash(git add, git commit),Write"),
            ["Read", "Bash(git add, git commit)", "Write"]
        );
        assert_eq!(texts("globs", "**/*.{ts,tsx}, *.js"), ["**/*.{ts,tsx}", "*.js"]);
        assert_eq!(texts("globs", " , a,, "), ["a"]);
        assert_eq!(texts("globs", "), a, b"), [")", "a", "b"]);
    }

    #[test]
    fn tools_may_be_separated_by_white_space() {
        assert_eq!(
            texts("allowed-tools", "Read Bash(npm run test) Grep"),
            ["Read", "Bash(npm run test)", "Grep"]
        );
        assert_eq!(texts("description", "one two"), ["one two"]);
    }

    #[test]
    fn a_list_that_was_kept_as_text_is_still_one() {
        assert_eq!(texts("tools", "[\"Read\", 'Grep']"), ["Read", "Grep"]);
        assert_eq!(texts("paths", "\"a\", \"b\""), ["a", "b"]);
    }

    #[test]
    fn spans_are_those_of_the_items() {
        let plain = listed("tools", "Read, Grep", Value::String("Read, Grep".to_owned()));
        assert_eq!(plain[1], ("Grep".to_owned(), "Grep".to_owned()));
        let quoted = listed("tools", "\"Read, Grep\"", Value::String("Read, Grep".to_owned()));
        assert_eq!(quoted[1], ("Grep".to_owned(), "Grep".to_owned()));
        let escaped = listed("tools", "\"Rea\\x64, Grep\"", Value::String("Read, Grep".to_owned()));
        assert_eq!(escaped[1], ("Grep".to_owned(), "\"Rea\\x64, Grep\"".to_owned()));
    }
}
