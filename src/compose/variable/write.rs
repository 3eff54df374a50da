//! A value on its way into Markdown. Whatever it holds, the blocks around it stay as they are.

use super::place::Place;
use super::scalar::Scalar;

/// A value as it has to be written in a place; nothing where no way of writing it keeps it apart. `next` is the byte
/// behind the place, `has_tags` says whether the persona has tags of its own.
pub(super) fn written(value: &Scalar, place: Place, next: Option<u8>, has_tags: bool) -> Option<String> {
    let line = on_one_line(&value.text);
    Some(match place {
        Place::Text { exposed, heading } => text(&line, exposed, heading, next),
        Place::Address => address(&line),
        Place::Html => html(&line),
        Place::Code { after_tag, cell } => {
            // In code nothing can be escaped.
            if line.contains(['`', '~']) {
                return None;
            }
            code(&line, after_tag && has_tags, cell, has_tags)
        }
        Place::Nowhere(_) => return None,
    })
}

/// A text as one line: a run of spaces and line ends is a space, and what controls a terminal is replaced.
fn on_one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut follows_space = false;
    for character in text.chars() {
        let is_space = matches!(character, ' ' | '\t'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        if is_space {
            follows_space = !line.is_empty();
            continue;
        }
        if std::mem::take(&mut follows_space) {
            line.push(' ');
        }
        line.push(if character.is_control() { char::REPLACEMENT_CHARACTER } else { character });
    }
    line
}

/// How a character of a value is written.
#[derive(Clone, Copy)]
enum Form {
    Plain,
    /// Behind a backslash.
    Escaped,
    /// By a name that stands for it.
    Named(&'static str),
    /// By its number. It is ASCII.
    Numbered,
    /// As addresses write it. It is ASCII.
    Percent,
}

/// A line with each character in its form, by its place in the line.
fn formed(line: &str, form: &dyn Fn(usize, char) -> Form) -> String {
    let mut written = String::with_capacity(line.len() + 8);
    for (at, character) in line.char_indices() {
        let code = u32::from(character);
        match form(at, character) {
            Form::Plain => written.push(character),
            Form::Named(name) => written.push_str(name),
            Form::Escaped => written.extend(['\\', character]),
            Form::Numbered => written.push_str(&["&#", &code.to_string(), ";"].concat()),
            Form::Percent => {
                let digit = |value| char::from_digit(value, 16).unwrap_or_default().to_ascii_uppercase();
                written.extend(['%', digit(code >> 4), digit(code & 15)]);
            }
        }
    }
    written
}

fn text(line: &str, exposed: bool, heading: bool, next: Option<u8>) -> String {
    let bytes = line.as_bytes();
    let leading = if exposed { block_opener(bytes, next) } else { None };
    let role = exposed.then(|| role_end(line)).flatten();
    formed(line, &|at, character| {
        let follows = bytes.get(at + character.len_utf8());
        match character {
            _ if leading == Some(at) && character.is_ascii_digit() => Form::Numbered,
            '<' => LESS,
            '>' => GREATER,
            '&' if is_reference(&bytes[at + 1..]) => AND,
            // An escaped colon would still end a line that reads as a label.
            ':' if follows.is_none() => Form::Numbered,
            '`' | '*' | '[' | ']' | '|' | '~' => Form::Escaped,
            '_' if !is_inside_word(bytes, at) => Form::Escaped,
            '\\' if follows.is_none_or(u8::is_ascii_punctuation) => Form::Escaped,
            '#' if heading => Form::Escaped,
            '!' if follows.is_none() && next == Some(b'[') => Form::Escaped,
            _ if leading == Some(at) || role == Some(at) => Form::Escaped,
            _ => Form::Plain,
        }
    })
}

const LESS: Form = Form::Named("&lt;");
const GREATER: Form = Form::Named("&gt;");
const AND: Form = Form::Named("&amp;");

/// The character that could make the beginning of a line a list, a heading or an underline.
fn block_opener(line: &[u8], next: Option<u8>) -> Option<usize> {
    let digits = line.iter().take_while(|byte| byte.is_ascii_digit()).count();
    match line.get(digits) {
        Some(b'.' | b')') => Some(digits),
        None if next.is_some_and(|next| next.is_ascii_digit() || matches!(next, b'.' | b')')) => Some(0),
        Some(b'#' | b'+' | b'-' | b'=' | b':') if digits == 0 => Some(0),
        _ => None,
    }
}

/// The colon that would make the first words of a line the name of who speaks.
fn role_end(line: &str) -> Option<usize> {
    line.find(':').filter(|&colon| line[colon + 1..].starts_with(' '))
}

/// Whether what follows `&` could be a character reference; at the end the text behind the value decides.
fn is_reference(after: &[u8]) -> bool {
    let length = after.iter().take_while(|byte| byte.is_ascii_alphanumeric() || **byte == b'#').count();
    after.get(length).is_none_or(|&byte| byte == b';' && length > 0)
}

fn is_inside_word(bytes: &[u8], at: usize) -> bool {
    let is_word = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_alphanumeric);
    is_word(at.checked_sub(1).and_then(|before| bytes.get(before))) && is_word(bytes.get(at + 1))
}

/// A value in the destination of a link, with whatever could end that as addresses write it.
fn address(line: &str) -> String {
    formed(line, &|_, character| match character {
        ' ' | '"' | '\'' | '(' | ')' | '<' | '>' | '[' | ']' | '\\' | '`' | '|' | '*' | '^' | '{' | '}'
        | '&' => Form::Percent,
        _ => Form::Plain,
    })
}

/// Signs that could open or close something, alone or with what is around the value, are written otherwise.
fn html(line: &str) -> String {
    let last = line.len().saturating_sub(1);
    formed(line, &|at, character| match character {
        '<' => LESS,
        '>' => GREATER,
        '&' => AND,
        '"' | '\'' | '`' => Form::Numbered,
        '-' if line[..at].ends_with('-') => Form::Numbered,
        _ if (at == 0 || at == last) && character.is_ascii_punctuation() => Form::Numbered,
        _ => Form::Plain,
    })
}

fn code(line: &str, after_tag: bool, cell: bool, has_tags: bool) -> String {
    formed(line, &|at, character| match character {
        '<' if has_tags => LESS,
        '|' if cell => Form::Escaped,
        _ if at == 0 && after_tag && character.is_ascii() => Form::Numbered,
        _ => Form::Plain,
    })
}
