use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, StrInput, StructureStyle};

use super::findings::Findings;
use super::limits::{MAX_DEPTH, MAX_VALUES};
use super::line::{trim, with_line_feeds};
use super::quote::quoted;
use super::{Entry, Fault, Tree, Value, scalar};
use crate::diagnostic::Code;
use crate::text::Span;

/// Reads the YAML that `span` covers in the document `text` at `path`.
///
/// Anchors, aliases, tags, merge keys and maps with collections for keys are not read: their value is the text that
/// stands there, and a diagnostic says so. An alias that no anchor answers is a glob, such as `**/*.ts`.
///
/// # Errors
///
/// Where the text is not one YAML document, or beyond the limits.
pub(crate) fn parse_yaml(path: &str, text: &str, span: Span) -> Result<Tree, Fault> {
    let mut findings = Findings::new(path);
    let Node { value, span } = Builder::new(text, span, &mut findings).document()?;
    Ok(Tree { value, span, diagnostics: findings.into_list() })
}

/// A value and where it stands.
struct Node {
    value: Value,
    span: Span,
}

/// What a collection holds; no value for a map in which a key is a collection itself.
struct Children {
    value: Option<Value>,
    /// The end of the last child.
    last: usize,
    /// The end of the token that closes the collection.
    end: usize,
}

struct Builder<'t, 'f, 'p> {
    text: &'t str,
    base: usize,
    end: usize,
    parser: Parser<'t, StrInput<'t>>,
    findings: &'f mut Findings<'p>,
    values: usize,
    depth: usize,
}

/// An event with the bytes of the document that it stands for, its tag left out, and the first byte of its tag.
struct Token<'t> {
    event: Event<'t>,
    range: Range<usize>,
    tag: Option<usize>,
}

fn options() -> Options {
    let mut options = Options::default();
    options.disallow_directives = true;
    options.emit_unresolved_aliases = true;
    options.emit_anchor_events = true;
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    options
}

impl<'t, 'f, 'p> Builder<'t, 'f, 'p> {
    fn new(text: &'t str, span: Span, findings: &'f mut Findings<'p>) -> Self {
        let parser = Parser::new_from_str_with_options(span.of(text), options());
        let (base, end) = (span.start as usize, span.end as usize);
        Self { text, base, end, parser, findings, values: 0, depth: 0 }
    }

    fn document(mut self) -> Result<Node, Fault> {
        let nothing = Node { value: Value::Null, span: Span::empty(self.base) };
        self.next()?;
        let start = self.next()?;
        match start.event {
            Event::StreamEnd => return Ok(nothing),
            Event::DocumentStart(false, _) => {}
            _ => return Err(Fault::Syntax(start.range.start as u32)),
        }
        let first = self.next()?;
        let node = self.node(first, self.base)?;
        self.next()?;
        let end = self.next()?;
        match end.event {
            Event::StreamEnd => Ok(node),
            _ => Err(Fault::Syntax(end.range.start as u32)),
        }
    }

    fn next(&mut self) -> Result<Token<'t>, Fault> {
        match self.parser.next_event() {
            Some(Ok((event, span))) => {
                let range = span.byte_range().unwrap_or_default();
                let tag = span.tag_start().and_then(|mark| mark.byte_offset());
                let range = self.base + range.start..self.base + range.end;
                Ok(Token { event, range, tag: tag.map(|at| self.base + at) })
            }
            Some(Err(error)) => {
                let at = (self.base + error.marker().byte_offset().unwrap_or_default()).min(self.end) as u32;
                Err(match error.kind() {
                    ErrorKind::RecursionLimitExceeded => Fault::TooDeep(at),
                    _ => Fault::Syntax(at),
                })
            }
            None => Err(Fault::Syntax(self.end as u32)),
        }
    }

    /// The node that begins with `token`; `floor` is the byte after the `:` or the item before it.
    fn node(&mut self, token: Token<'t>, floor: usize) -> Result<Node, Fault> {
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(Fault::TooMany(token.range.start as u32));
        }
        let known = self.findings.count();
        let anchor = self.anchor(&token.event)?;
        let start = anchor.iter().chain(&token.tag).copied().min();
        let node = match token.event {
            Event::Scalar(text, style, ..) => Ok(self.scalar(text, style, token.range, floor)),
            Event::SequenceStart(style, ..) => self.nested(token.range, style, Self::list),
            Event::MappingStart(style, ..) => self.nested(token.range, style, Self::map),
            Event::Alias(_) => return Ok(self.refuse(token.range, "an alias")),
            Event::UnresolvedAlias(_) => return Ok(self.glob(token.range)),
            _ => Err(Fault::Syntax(token.range.start as u32)),
        }?;
        let Some(start) = start else { return Ok(node) };
        self.findings.forget_after(known);
        let what = if token.tag.is_some() { "a tag" } else { "an anchor" };
        let end = (node.span.end as usize).max(self.property_end(start));
        Ok(self.refuse(start..end, what))
    }

    /// The first byte of the anchor of the node that `event` opens. It follows as an event of its own.
    fn anchor(&mut self, event: &Event<'t>) -> Result<Option<usize>, Fault> {
        match event.anchor_id() {
            Some(_) => self.next().map(|anchor| Some(anchor.range.start)),
            None => Ok(None),
        }
    }

    /// The end of the anchor or tag that begins at `start`, for a node that is empty beside it.
    fn property_end(&self, start: usize) -> usize {
        let rest = &self.text[start..self.end];
        start + rest.find(char::is_whitespace).unwrap_or(rest.len())
    }

    fn scalar(&self, text: Cow<'t, str>, style: ScalarStyle, range: Range<usize>, floor: usize) -> Node {
        match style {
            // An empty value comes as `~` at the end of its key.
            ScalarStyle::Plain if range.is_empty() => {
                Node { value: Value::Null, span: Span::empty(range.start.max(floor)) }
            }
            ScalarStyle::Plain => Node { value: scalar::plain(text), span: range.into() },
            ScalarStyle::Literal | ScalarStyle::Folded => {
                let start = self.block_header(floor).unwrap_or(range.start);
                let span = trim(Span::new(start, range.end.max(start)), self.text);
                Node { value: Value::String(text.into_owned()), span }
            }
            _ => Node { value: Value::String(text.into_owned()), span: range.into() },
        }
    }

    /// Where the `|` or `>` stands of a block scalar whose entry or item is not before `floor`.
    fn block_header(&self, floor: usize) -> Option<usize> {
        let bytes = &self.text.as_bytes()[..self.end];
        let mut at = floor;
        loop {
            match *bytes.get(at)? {
                b'|' | b'>' => return Some(at),
                b'#' => at += memchr::memchr2(b'\n', b'\r', &bytes[at..])?,
                b' ' | b'\t' | b'\n' | b'\r' | b'-' | b'?' | b':' => at += 1,
                _ => return None,
            }
        }
    }

    fn nested(
        &mut self,
        start: Range<usize>,
        style: StructureStyle,
        children: fn(&mut Self, usize) -> Result<Children, Fault>,
    ) -> Result<Node, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::TooDeep(start.start as u32));
        }
        let known = self.findings.count();
        let Children { value, last, end } = children(self, start.end)?;
        self.depth -= 1;
        // A block collection ends with its last child; the parser says so only at the next token.
        let end = if style == StructureStyle::Flow { end } else { last };
        let from =
            if matches!(value, Some(Value::List(_))) { self.first_dash(start.start) } else { start.start };
        let span = Span::new(from, end.max(start.end));
        if let Some(value) = value {
            return Ok(Node { value, span });
        }
        self.findings.forget_after(known);
        Ok(self.refuse(span.range(), "a map with a collection for a key"))
    }

    /// Where a list begins that the parser sees at `start`. One that is not indented it sees behind the first dash.
    fn first_dash(&self, start: usize) -> usize {
        let (before, after) = self.text.split_at(start);
        let dash = after
            .strip_prefix('-')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']));
        if dash || after.starts_with('[') {
            return start;
        }
        before.trim_end().strip_suffix('-').map_or(start, str::len)
    }

    /// The items up to the end of a list.
    fn list(&mut self, from: usize) -> Result<Children, Fault> {
        let mut items = Vec::new();
        let mut end = from;
        loop {
            let token = self.next()?;
            if token.event == Event::SequenceEnd {
                return Ok(Children { value: Some(Value::List(items)), last: end, end: token.range.end });
            }
            let Node { value, span } = self.node(token, end)?;
            end = end.max(span.end as usize);
            items.push((value, span));
        }
    }

    /// The entries up to the end of a map.
    fn map(&mut self, from: usize) -> Result<Children, Fault> {
        let mut entries = Vec::new();
        let mut end = from;
        let mut readable = true;
        loop {
            let token = self.next()?;
            if token.event == Event::MappingEnd {
                self.findings.add_duplicates(&entries);
                let value = readable.then_some(Value::Map(entries));
                return Ok(Children { value, last: end, end: token.range.end });
            }
            let merge = is_merge(&token.event);
            let Node { value: key, span: key_span } = self.node(token, end)?;
            let after = self.after_colon(key_span.end as usize);
            let token = self.next()?;
            let known = self.findings.count();
            let mut node = self.node(token, after)?;
            if merge {
                self.findings.forget_after(known);
                node = self.refuse(node.span.range(), "a merge key");
            }
            end = end.max(node.span.end as usize);
            readable &= !matches!(key, Value::List(_) | Value::Map(_));
            entries.push(Entry {
                key: self.key(key, key_span),
                key_span,
                value: node.value,
                span: node.span,
            });
        }
    }

    /// A key as text, the way it is written: `1` and `true` are no numbers or booleans here.
    fn key(&self, value: Value, span: Span) -> String {
        match value {
            Value::String(text) => text,
            _ => span.of(self.text).to_owned(),
        }
    }

    /// The byte after the colon that follows a key, or the end of the key where none does.
    fn after_colon(&self, key_end: usize) -> usize {
        let rest = &self.text.as_bytes()[key_end..self.end];
        let blanks = rest.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
        if rest.get(blanks) == Some(&b':') { key_end + blanks + 1 } else { key_end }
    }

    /// A value that is kept as the text that stands there.
    fn refuse(&mut self, range: Range<usize>, what: &str) -> Node {
        let node = self.source(range);
        let message = [what, " is not read here; the value is kept as text"].concat();
        let finding = self.findings.about(Code::FrontmatterUnsupported, node.span, message);
        self.findings.add(finding.with_help("write the value out, or quote it if it is meant as text"));
        node
    }

    /// A text that begins with `*`, which strict tools take for an alias that leads nowhere.
    fn glob(&mut self, range: Range<usize>) -> Node {
        let node = self.source(range);
        let text = node.span.of(self.text);
        let message = "a plain value begins with `*`, which YAML takes for an alias";
        let finding = self
            .findings
            .about(Code::FrontmatterRecovered, node.span, message)
            .with_help("quote the value")
            .with_replacement("Quote the value", quoted(text));
        self.findings.add(finding);
        node
    }

    fn source(&self, range: Range<usize>) -> Node {
        let span = trim(range.into(), self.text);
        Node { value: Value::String(with_line_feeds(span.of(self.text)).into_owned()), span }
    }
}

fn is_merge(event: &Event<'_>) -> bool {
    event.scalar().is_some_and(|(text, style)| text == "<<" && style == ScalarStyle::Plain)
}
