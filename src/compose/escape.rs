use std::borrow::Cow;

use super::change::{Change, Edit};
use super::leaf::leaf_at;
use crate::document::{BlockKind, Document};
use crate::text::{Span, find_all};

/// Where `text` holds what would read as one of the persona's own tags, opening or closing, in any letter case and with
/// white space where a lenient reader allows it. Each place is that of its `<`.
pub(super) fn own_tags<'a>(text: &'a str, names: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    memchr::memchr_iter(b'<', text.as_bytes())
        .filter(|&at| names.iter().any(|name| is_tag(&text[at + 1..], name)))
}

/// What stands for `<` where it is escaped.
pub(super) const LESS_THAN: &str = "&lt;";

/// What keeps the `<` at an offset of a document from opening a tag of the persona, and leaves the blocks around it as
/// they are.
pub(super) fn own_tag(document: &Document, offset: usize) -> Edit {
    let sign = Span::new(offset, offset + 1);
    let (span, text): (_, Cow<'static, str>) = match leaf_at(document, offset) {
        // A paragraph in its place would let the lines below be read as Markdown.
        Some(block) if block.kind == BlockKind::Html && block.span.start as usize == offset => {
            (sign, "<p>&lt;".into())
        }
        Some(_) => (sign, LESS_THAN.into()),
        None => first_letter(document.text(), offset),
    };
    Edit::new(document, span, text, Change::Escape)
}

/// The first letter of a tag's name as a character reference. In the destination of a link definition, which takes any
/// text between angle brackets, that changes nothing.
fn first_letter(text: &str, offset: usize) -> (Span, Cow<'static, str>) {
    let bytes = text.as_bytes();
    let letter = (offset..bytes.len()).find(|&at| bytes[at].is_ascii_alphabetic()).unwrap_or(offset);
    (Span::new(letter, letter + 1), format!("&#{};", bytes[letter]).into())
}

/// The end tags inside a block of raw HTML that are not its own. CommonMark ends the block there, our parser does not:
/// escaped, they end it for no one.
pub(super) fn foreign_end_tags(document: &Document) -> Vec<usize> {
    let mut found = Vec::new();
    for block in document.markdown().blocks.iter().filter(|block| block.kind == BlockKind::Html) {
        let start = block.span.start as usize;
        let source = document.slice(block.span).trim_end();
        let last_line = source.rfind(['\n', '\r']).unwrap_or(0);
        if RAW.iter().any(|name| source.starts_with('<') && starts_with_name(&source[1..], name)) {
            let ends = find_all(&source.as_bytes()[..last_line], b"</");
            found.extend(
                ends.filter(|at| RAW.iter().any(|name| starts_with_name(&source[at + 2..], name)))
                    .map(|at| start + at),
            );
        }
    }
    found
}

/// The elements whose content is raw.
const RAW: [&str; 4] = ["script", "pre", "style", "textarea"];

fn starts_with_name(text: &str, name: &str) -> bool {
    text.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name))
}

fn is_tag(after: &str, name: &str) -> bool {
    let after = after.trim_start();
    let after = after.strip_prefix('/').unwrap_or(after).trim_start();
    let Some((head, rest)) = after.split_at_checked(name.len()) else { return false };
    let goes_on = rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    head.eq_ignore_ascii_case(name) && !goes_on
}

/// A value between the quotes of an attribute.
pub(super) fn attribute(value: &str) -> String {
    let mut escaped = String::with_capacity(value.len());
    for character in value.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str(LESS_THAN),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// A text as a code span, whatever backticks it holds.
pub(super) fn code_span(text: &str) -> String {
    let mut longest = 0;
    let mut run = 0;
    for byte in text.bytes() {
        run = if byte == b'`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest + 1);
    let padding = if longest == 0 { "" } else { " " };
    [&fence, padding, text, padding, &fence].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_found_however_they_are_written() {
        let found = |text| own_tags(text, &["document"]).count();
        for tag in [
            "<document>",
            "</document>",
            "<DOCUMENT path=\"x\">",
            "</ document >",
            "< /document",
            "<document-x>",
        ] {
            assert_eq!(found(tag), 1, "{tag}");
        }
        for text in ["<documents>", "document>", "<docs>", "<", "<document_x>", "<documenté>", "<é"] {
            assert_eq!(found(text), 0, "{text}");
        }
    }

    #[test]
    fn white_space_in_front_of_a_name_costs_no_more_than_its_length() {
        let text = "<".repeat(50_000) + &" ".repeat(50_000);
        assert_eq!(own_tags(&text, &["document"]).count(), 0);
    }

    #[test]
    fn a_code_span_holds_any_backticks() {
        assert_eq!(code_span("a.md"), "`a.md`");
        assert_eq!(code_span("`a``b`.md"), "``` `a``b`.md ```");
    }

    #[test]
    fn an_attribute_cannot_be_left() {
        assert_eq!(attribute("a\"><b & c"), "a&quot;&gt;&lt;b &amp; c");
    }
}
