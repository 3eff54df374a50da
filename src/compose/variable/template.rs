use super::declaration::{Declarations, is_in_name};
use super::place::{Place, Places};
use crate::document::Document;
use crate::text::{Span, find, order};

/// What a document declares and inherits, and where its text uses it.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) declarations: Declarations,
    /// Those of its body, in the order of the text.
    pub(crate) uses: Vec<Use>,
    /// Those of its name and description in the frontmatter, by which a line introduces it, in the order of the text.
    pub(crate) introduction: Vec<Use>,
    /// The backslashes that keep braces from being a use.
    pub(super) backslashes: Vec<u32>,
}

/// A place that names a variable.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Use {
    /// From brace to brace.
    pub(crate) span: Span,
    /// The variable: an index into those that are declared.
    pub(crate) variable: usize,
    pub(crate) place: Place,
}

impl Template {
    /// Reads a document with these declarations.
    pub(crate) fn read(document: &Document, declarations: Declarations) -> Self {
        let mut template =
            Self { declarations, uses: Vec::new(), introduction: Vec::new(), backslashes: Vec::new() };
        if !template.declarations.variables.is_empty() {
            template.find(document);
            template.find_introduction(document);
        }
        template
    }

    fn find(&mut self, document: &Document) {
        let mut places = Places::of(document);
        for (span, name) in braces(document.text(), document.body().start as usize) {
            let variables = &self.declarations.variables;
            let Some(variable) = self.declarations.position(name) else { continue };
            let place = places.next(span.start as usize, span.end as usize);
            if matches!(place, Place::Code { .. }) && !variables[variable].in_code {
                continue;
            }
            match is_literal(document.text(), span) {
                true => self.backslashes.push(span.start - 1),
                false => self.uses.push(Use { span, variable, place }),
            }
        }
    }

    fn find_introduction(&mut self, document: &Document) {
        let Some(frontmatter) = document.frontmatter() else { return };
        for entry in ["name", "description"].into_iter().filter_map(|key| frontmatter.get(key)) {
            for (span, name) in line_braces(document.slice(entry.span)) {
                if let Some(variable) = self.declarations.position(name) {
                    let start = entry.span.start;
                    let span = Span { start: start + span.start, end: start + span.end };
                    self.introduction.push(Use { span, variable, place: Place::LINE });
                }
            }
        }
        order::sort_by_key(&mut self.introduction, |one| one.span);
    }
}

/// Every name in two braces on a line of a text, with nothing but space around it.
fn braces(text: &str, mut from: usize) -> impl Iterator<Item = (Span, &str)> {
    let bytes = text.as_bytes();
    std::iter::from_fn(move || {
        loop {
            let start = from + find(&bytes[from..], b"{{")?;
            let inner = start + 2;
            let is_run = bytes.get(inner) == Some(&b'{');
            let opened = inner + length(&bytes[inner..], |byte| byte == b'{');
            let name = opened + length(&bytes[opened..], is_space);
            let end = name + length(&bytes[name..], is_in_name);
            let closed = end + length(&bytes[end..], is_space);
            from = closed;
            let closes = bytes[closed..].starts_with(b"}}") && bytes.get(closed + 2) != Some(&b'}');
            if closes && !is_run {
                from = closed + 2;
                return Some((Span::new(start, from), &text[name..end]));
            }
        }
    })
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t')
}

fn length(bytes: &[u8], is_part: impl Fn(u8) -> bool) -> usize {
    bytes.iter().take_while(|&&byte| is_part(byte)).count()
}

/// The same in words that introduce a document, but for those that a backslash or a backtick before them keeps as they are.
pub(super) fn line_braces(words: &str) -> impl Iterator<Item = (Span, &str)> {
    let mut done = 0;
    let mut is_code = false;
    braces(words, 0).filter(move |&(span, _)| {
        let passed = &words[done..span.start as usize];
        is_code ^= passed.bytes().filter(|&byte| byte == b'`').count() % 2 == 1;
        done = span.end as usize;
        !is_code && !is_literal(words, span)
    })
}

/// Whether a backslash keeps braces from being a use.
fn is_literal(text: &str, braces: Span) -> bool {
    let before = text[..braces.start as usize].bytes().rev();
    before.take_while(|&byte| byte == b'\\').count() % 2 == 1
}
