use toml_parser::decoder::{Encoding, ScalarKind};
use toml_parser::parser::{EventReceiver, parse_document};
use toml_parser::{ErrorSink, ParseError, Source, Span as Range};

use super::findings::Findings;
use super::limits::{MAX_DEPTH, MAX_VALUES};
use super::line::with_line_feeds;
use super::{Entry, Fault, Value, number};
use crate::text::Span;

/// How many keys and tables are read. Where a key belongs is found by looking at those before it, which takes time
/// that grows with their square; agents and commands in TOML have a dozen.
const MAX_KEYS: usize = 2_000;

/// Reads the TOML that `span` covers in `text`. Dates are texts; of a key that stands twice, the last value counts.
pub(super) fn read(text: &str, span: Span, findings: &mut Findings<'_>) -> Result<Vec<Entry>, Fault> {
    let source = Source::new(span.of(text));
    let tokens: Vec<_> = source.lex().collect();
    let mut builder = Builder::new(source, span.start as usize);
    let mut error: Option<ParseError> = None;
    parse_document(&tokens, &mut builder, &mut error);
    match (builder.fault, error) {
        (Some(fault), _) => Err(fault),
        (None, Some(error)) => {
            let at = error.unexpected().or(error.context()).map_or(0, |range| range.start());
            Err(Fault::Syntax(span.start + at as u32))
        }
        (None, None) => {
            add_duplicates(&builder.root, findings);
            Ok(builder.root)
        }
    }
}

/// Whether a line can be the first of a TOML document.
pub(super) fn opens(line: &str) -> bool {
    let line = line.trim_start();
    let key =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'"' | b'\'' | b' ');
    line.starts_with(['[', '#']) || line.split_once('=').is_some_and(|(left, _)| left.bytes().all(key))
}

fn add_duplicates(entries: &[Entry], findings: &mut Findings<'_>) {
    findings.add_duplicates(entries);
    for entry in entries {
        add_duplicates(entry.value.entries(), findings);
        for (item, _) in entry.value.items() {
            add_duplicates(item.entries(), findings);
        }
    }
}

/// A part of a dotted key.
#[derive(Clone)]
struct Key {
    text: String,
    span: Span,
}

/// An array or inline table that is still open.
enum Open {
    Array(usize, Vec<(Value, Span)>),
    Table(usize, Vec<Entry>, Vec<Key>),
}

struct Builder<'t> {
    source: Source<'t>,
    base: usize,
    root: Vec<Entry>,
    /// The table that the last header named.
    table: Vec<Key>,
    /// The key, or header, that is being read.
    keys: Vec<Key>,
    /// Where the last header begins.
    header: usize,
    open: Vec<Open>,
    values: usize,
    key_count: usize,
    fault: Option<Fault>,
}

impl<'t> Builder<'t> {
    fn new(source: Source<'t>, base: usize) -> Self {
        let (root, table, keys, open) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { source, base, root, table, keys, header: 0, open, values: 0, key_count: 0, fault: None }
    }

    fn span(&self, range: Range) -> Span {
        Span::new(self.base + range.start(), self.base + range.end())
    }

    fn stop(&mut self, fault: Fault) {
        self.fault.get_or_insert(fault);
    }

    /// Puts a value where it belongs: into the array that is open, or under its key.
    fn put(&mut self, value: Value, span: Span) {
        self.values += 1;
        if self.values > MAX_VALUES {
            self.stop(Fault::TooMany(span.start));
        }
        if self.fault.is_some() {
            return;
        }
        match self.open.last_mut() {
            Some(Open::Array(_, items)) => items.push((value, span)),
            Some(Open::Table(_, entries, keys)) => insert(entries, &std::mem::take(keys), value, span),
            None => {
                let keys = std::mem::take(&mut self.keys);
                if let Some(entries) = table(&mut self.root, &self.table, span) {
                    insert(entries, &keys, value, span);
                }
            }
        }
    }

    fn close(&mut self, range: Range) {
        let end = self.base + range.end();
        match self.open.pop() {
            Some(Open::Array(start, items)) => self.put(Value::List(items), Span::new(start, end)),
            Some(Open::Table(start, entries, _)) => self.put(Value::Map(entries), Span::new(start, end)),
            None => {}
        }
    }

    fn enter(&mut self, range: Range, open: fn(usize) -> Open) -> bool {
        let start = self.base + range.start();
        if self.open.len() >= MAX_DEPTH {
            self.stop(Fault::TooDeep(start as u32));
            return false;
        }
        self.open.push(open(start));
        true
    }

    fn open_header(&mut self, range: Range) {
        self.keys.clear();
        self.header = self.base + range.start();
    }

    /// The span of the header that ends here.
    fn close_header(&mut self, range: Range) -> Span {
        self.table = std::mem::take(&mut self.keys);
        Span::new(self.header, self.base + range.end())
    }
}

impl EventReceiver for Builder<'_> {
    fn std_table_open(&mut self, range: Range, _: &mut dyn ErrorSink) {
        self.open_header(range);
    }

    fn std_table_close(&mut self, range: Range, _: &mut dyn ErrorSink) {
        let span = self.close_header(range);
        table(&mut self.root, &self.table, span);
    }

    fn array_table_open(&mut self, range: Range, _: &mut dyn ErrorSink) {
        self.open_header(range);
    }

    fn array_table_close(&mut self, range: Range, _: &mut dyn ErrorSink) {
        let span = self.close_header(range);
        add_table(&mut self.root, &self.table, span);
    }

    fn inline_table_open(&mut self, range: Range, _: &mut dyn ErrorSink) -> bool {
        self.enter(range, |start| Open::Table(start, Vec::new(), Vec::new()))
    }

    fn inline_table_close(&mut self, range: Range, _: &mut dyn ErrorSink) {
        self.close(range);
    }

    fn array_open(&mut self, range: Range, _: &mut dyn ErrorSink) -> bool {
        self.enter(range, |start| Open::Array(start, Vec::new()))
    }

    fn array_close(&mut self, range: Range, _: &mut dyn ErrorSink) {
        self.close(range);
    }

    fn simple_key(&mut self, range: Range, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let span = self.span(range);
        self.key_count += 1;
        if self.key_count > MAX_KEYS {
            self.stop(Fault::TooMany(span.start));
        }
        let mut text = String::new();
        if let Some(raw) = raw(self.source, range, encoding) {
            raw.decode_key(&mut text, error);
        }
        let key = Key { text, span };
        match self.open.last_mut() {
            Some(Open::Table(_, _, keys)) => keys.push(key),
            _ => self.keys.push(key),
        }
    }

    fn scalar(&mut self, range: Range, encoding: Option<Encoding>, error: &mut dyn ErrorSink) {
        let Some(raw) = raw(self.source, range, encoding) else { return };
        let mut text = String::new();
        let value = match raw.decode_scalar(&mut text, error) {
            ScalarKind::Boolean(boolean) => Value::Boolean(boolean),
            ScalarKind::Integer(radix) => signed(text, |digits| number::integer(digits, radix.value())),
            ScalarKind::Float => signed(text, number::decimal),
            ScalarKind::String | ScalarKind::DateTime => Value::String(with_line_feeds(&text).into_owned()),
        };
        self.put(value, self.span(range));
    }
}

fn raw<'t>(source: Source<'t>, range: Range, encoding: Option<Encoding>) -> Option<toml_parser::Raw<'t>> {
    source.get(range).map(|raw| toml_parser::Raw::new_unchecked(raw.as_str(), encoding, range))
}

fn signed(text: String, read: impl Fn(&str) -> Option<f64>) -> Value {
    let number = match text.strip_prefix('-') {
        Some(unsigned) => read(unsigned).map(|number| -number),
        None => read(text.strip_prefix('+').unwrap_or(&text)),
    };
    number.map_or(Value::String(text), Value::Number)
}

/// The entries of the table at `path`, which is made where it is missing. Its span grows to cover `span`. Nothing is
/// given where another value stands in the way.
fn table<'e>(entries: &'e mut Vec<Entry>, path: &[Key], span: Span) -> Option<&'e mut Vec<Entry>> {
    let Some((first, rest)) = path.split_first() else { return Some(entries) };
    let entry = find_or_add(entries, first, span, || Value::Map(Vec::new()));
    match &mut entry.value {
        Value::Map(entries) => table(entries, rest, span),
        Value::List(items) => {
            let (last, last_span) = items.last_mut()?;
            last_span.end = last_span.end.max(span.end);
            match last {
                Value::Map(entries) => table(entries, rest, span),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Adds a table to the array of tables at `path`.
fn add_table(entries: &mut Vec<Entry>, path: &[Key], span: Span) {
    let Some((last, path)) = path.split_last() else { return };
    let Some(entries) = table(entries, path, span) else { return };
    let entry = find_or_add(entries, last, span, || Value::List(Vec::new()));
    if let Value::List(items) = &mut entry.value {
        items.push((Value::Map(Vec::new()), span));
    }
}

fn find_or_add<'e>(
    entries: &'e mut Vec<Entry>,
    key: &Key,
    span: Span,
    value: impl Fn() -> Value,
) -> &'e mut Entry {
    let found = entries.iter().rposition(|entry| entry.key == key.text);
    let index = found.unwrap_or(entries.len());
    if found.is_none() {
        entries.push(Entry { key: key.text.clone(), key_span: key.span, value: value(), span });
    }
    let entry = &mut entries[index];
    entry.span.end = entry.span.end.max(span.end);
    entry
}

fn insert(entries: &mut Vec<Entry>, keys: &[Key], value: Value, span: Span) {
    let Some((last, path)) = keys.split_last() else { return };
    if let Some(entries) = table(entries, path, span) {
        entries.push(Entry { key: last.text.clone(), key_span: last.span, value, span });
    }
}
