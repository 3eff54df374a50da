use std::borrow::Cow;

use crate::document::{BlockKind, Document, Markdown};
use crate::text::Span;

/// What closes a construct that a document leaves open at its end, so that nothing that follows is drawn into it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seal {
    /// Where the construct opens.
    pub opener: Span,
    /// What it is, in the words of Markdown.
    pub construct: &'static str,
    /// The line that closes it.
    pub closer: Cow<'static, str>,
}

/// The seal that a document needs; none where everything is closed.
///
/// Lists, quotes, tables, footnotes and paragraphs end at the blank line and heading that follow every document of a
/// persona. What does not is a code fence or a block of HTML at the top level, and only the last block can be open.
/// Whether it is, the parser itself decides: a heading is put behind it as a probe.
#[must_use]
pub fn seal(document: &Document) -> Option<Seal> {
    let (_, last) = document.markdown().top_level().last()?;
    let may_be_open = matches!(last.kind, BlockKind::Code { fenced: true } | BlockKind::Html);
    let text = document.text();
    let tail =
        text.get(last.span.start as usize..).filter(|tail| may_be_open && takes_in_what_follows(tail))?;
    let (construct, closer) = match last.kind {
        BlockKind::Html => html_closer(tail)?,
        _ => ("code fence", fence(tail).to_owned().into()),
    };
    let line = tail.split(['\n', '\r']).next().unwrap_or_default();
    let start = last.span.start as usize;
    Some(Seal { opener: Span::new(start, start + line.len()), construct, closer })
}

const PROBE: &str = "\n\n# probe\n";

fn takes_in_what_follows(tail: &str) -> bool {
    let probed = [tail, PROBE].concat();
    let markdown = Markdown::read(&probed, 0);
    let last = markdown.top_level().last().map(|(_, block)| *block);
    last.is_none_or(|block| block.kind != BlockKind::Heading(1) || (block.span.start as usize) < tail.len())
}

fn fence(tail: &str) -> &str {
    let tail = tail.trim_start();
    let mark = if tail.starts_with('~') { '~' } else { '`' };
    &tail[..tail.len() - tail.trim_start_matches(mark).len()]
}

/// The kinds of HTML block that a blank line does not end, by how they begin.
const HTML: [(&str, &str, &str); 8] = [
    ("<!--", "HTML comment", "-->"),
    ("<![CDATA[", "CDATA section", "]]>"),
    ("<!", "HTML declaration", ">"),
    ("<?", "processing instruction", "?>"),
    ("<script", "HTML block", "</script>"),
    ("<pre", "HTML block", "</pre>"),
    ("<style", "HTML block", "</style>"),
    ("<textarea", "HTML block", "</textarea>"),
];

fn html_closer(tail: &str) -> Option<(&'static str, Cow<'static, str>)> {
    let tail = tail.trim_start().as_bytes();
    let begins = |opener: &str| {
        tail.get(..opener.len()).is_some_and(|head| head.eq_ignore_ascii_case(opener.as_bytes()))
    };
    let &(_, construct, closer) = HTML.iter().find(|(opener, ..)| begins(opener))?;
    Some((construct, closer.into()))
}
