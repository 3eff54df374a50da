use super::declaration::{Declarations, is_in_name};
use super::place::{Place, Places};
use crate::document::Document;
use crate::text::{Span, find};

/// What a document declares and inherits, and where its text uses it.
#[derive(Debug)]
pub(crate) struct Template {
    pub(crate) declarations: Declarations,
    /// In the order of the text.
    pub(crate) uses: Vec<Use>,
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
        let mut template = Self { declarations, uses: Vec::new(), backslashes: Vec::new() };
        if !template.declarations.variables.is_empty() {
            template.find(document);
        }
        template
    }

    fn find(&mut self, document: &Document) {
        let mut places = Places::of(document);
        for (span, name) in braces(document) {
            let variables = &self.declarations.variables;
            let Some(variable) = variables.iter().position(|variable| variable.name == name) else {
                continue;
            };
            let place = places.next(span.start as usize, span.end as usize);
            if matches!(place, Place::Code { .. }) && !variables[variable].in_code {
                continue;
            }
            match backslashes(document, span.start) % 2 {
                1 => self.backslashes.push(span.start - 1),
                _ => self.uses.push(Use { span, variable, place }),
            }
        }
    }
}

/// Every name in two braces on a line of the body, with nothing but space around it.
fn braces(document: &Document) -> impl Iterator<Item = (Span, &str)> {
    let text = document.text();
    let bytes = text.as_bytes();
    let mut from = document.body().start as usize;
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

/// How many backslashes stand before an offset.
fn backslashes(document: &Document, offset: u32) -> usize {
    let before = document.text()[..offset as usize].bytes().rev();
    before.take_while(|&byte| byte == b'\\').count()
}
