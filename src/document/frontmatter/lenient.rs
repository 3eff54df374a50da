use super::chunk::{Chunk, split};
use super::findings::{Findings, shorten};
use super::line::{WHITE, lines, with_line_feeds};
use super::quote::{literal_block, quoted};
use super::{Entry, Fault, Tree, Value, parse_yaml, plain};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix};
use crate::text::Span;

/// Why lines between two markers are no frontmatter, not even leniently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// They are prose between two thematic breaks.
    Prose,
    /// The closing marker was forgotten, and the body begins at this byte.
    Body(usize),
}

/// Reads a frontmatter that YAML rejects: every entry on its own, and those that fail even so as the text that stands
/// there. Each of these is reported.
pub(super) fn read(text: &str, content: Span, findings: &mut Findings<'_>) -> Result<Vec<Entry>, Refusal> {
    let chunks = split(text, content);
    if let Some(body) = chunks.body {
        return Err(Refusal::Body(body));
    }
    if !chunks.are_frontmatter() {
        return Err(Refusal::Prose);
    }
    if let Some(stray) = chunks.stray {
        let message = "these lines belong to no key and are not read";
        findings.add(findings.about(Code::FrontmatterInvalid, stray, message).with_help("remove them"));
    }
    let mut reader = Reader { text, content, untabbed: None, findings, entries: Vec::new() };
    chunks.list.iter().for_each(|chunk| reader.chunk(chunk));
    reader.findings.add_duplicates(&reader.entries);
    Ok(reader.entries)
}

struct Reader<'t, 'f, 'p> {
    text: &'t str,
    content: Span,
    /// The text up to the end of the frontmatter with spaces for the tabs that indent it, made when first needed.
    untabbed: Option<String>,
    findings: &'f mut Findings<'p>,
    entries: Vec<Entry>,
}

impl Reader<'_, '_, '_> {
    fn chunk(&mut self, chunk: &Chunk) {
        if let Some(entries) = plain::entries(self.text, chunk.span) {
            self.entries.extend(entries);
            return;
        }
        match self.strict(self.text, chunk) {
            Ok(entries) => self.entries.extend(entries),
            Err(Fault::Syntax(_)) => self.mend(chunk),
            Err(fault) => self.too_large(chunk, fault),
        }
    }

    /// The entries of a chunk that is valid by itself, the first of which is the one that it was taken for.
    fn strict(&mut self, text: &str, chunk: &Chunk) -> Result<Vec<Entry>, Fault> {
        let tree = parse_yaml(self.findings.path(), text, chunk.span)?;
        match tree.value {
            Value::Map(entries) if entries.first().is_some_and(|first| first.key == chunk.key.of(text)) => {
                self.findings.extend(tree.diagnostics);
                Ok(entries)
            }
            _ => Err(Fault::Syntax(chunk.span.start)),
        }
    }

    fn mend(&mut self, chunk: &Chunk) {
        if !self.mend_tabs(chunk) && !self.mend_colon(chunk) {
            self.keep_as_text(chunk);
        }
    }

    /// Reads an entry whose lines are indented with tabs, which YAML refuses.
    fn mend_tabs(&mut self, chunk: &Chunk) -> bool {
        if !chunk.span.of(self.text).contains(['\n', '\r']) || !chunk.span.of(self.text).contains('\t') {
            return false;
        }
        let untabbed = self.untabbed.take().unwrap_or_else(|| untab(self.text, self.content));
        let entries = self.strict(&untabbed, chunk);
        let replacement = chunk.span.of(&untabbed).to_owned();
        self.untabbed = Some(untabbed);
        let Ok(entries) = entries else { return false };
        let finding = self
            .recovered(chunk, chunk.span, "is indented with tabs, which YAML refuses")
            .with_help("indent with spaces")
            .with_replacement("Indent with spaces", replacement);
        self.findings.add(finding);
        self.entries.extend(entries);
        true
    }

    /// Reads an entry in which no space follows the colon, so that YAML sees no key.
    fn mend_colon(&mut self, chunk: &Chunk) -> bool {
        let source = chunk.value.of(self.text);
        if chunk.spaced || source.contains(['\n', '\r']) {
            return false;
        }
        let tree = parse_yaml(self.findings.path(), self.text, chunk.value).ok();
        let block = |value: &Value| {
            matches!(value, Value::List(_) | Value::Map(_)) && !source.starts_with(['[', '{'])
        };
        let whole = |tree: &Tree| tree.span == chunk.value && !block(&tree.value);
        let Some(tree) = tree.filter(whole) else { return false };
        self.findings.extend(tree.diagnostics);
        let finding = self
            .recovered(chunk, Span::empty(chunk.value.start as usize), UNSPACED)
            .with_help("put a space after the colon")
            .with_replacement("Put a space after the colon", " ");
        self.findings.add(finding);
        self.push(chunk, tree.value);
        true
    }

    fn keep_as_text(&mut self, chunk: &Chunk) {
        let source = with_line_feeds(chunk.value.of(self.text));
        let value = meant(&source);
        let finding = if self.is_structure(chunk) {
            let finding = self.recovered(chunk, chunk.value, "is no list or map that YAML can read");
            finding.with_help("mend what stands below the key; until then it is one text")
        } else {
            self.text_recovered(chunk, &source, value)
        };
        self.findings.add(finding);
        self.push(chunk, Value::String(value.to_owned()));
    }

    /// A value that is text, with a fix that makes YAML read it so.
    fn text_recovered(&self, chunk: &Chunk, source: &str, value: &str) -> Diagnostic {
        let (reason, space) = if chunk.spaced { (reason(source), "") } else { (UNSPACED, " ") };
        let (help, yaml) = as_yaml(value);
        let mut finding = self.recovered(chunk, chunk.value, reason).with_help(help);
        if is_printable(value) {
            // Blanks at the end of the line would become a part of a literal block.
            let span = Span { start: chunk.value.start, end: chunk.span.end };
            let document = self.findings.path().to_owned();
            let edit = Edit { document, span, text: [space, &yaml].concat() };
            finding.fix = Some(Fix { message: "Write it as YAML".to_owned(), edits: vec![edit] });
        }
        finding
    }

    /// Whether a value that YAML rejects was meant as a list or a map of several lines.
    fn is_structure(&self, chunk: &Chunk) -> bool {
        let before = Span { start: chunk.key.end, end: chunk.value.start };
        let value = chunk.value.of(self.text);
        let lines = |text: &str| text.contains(['\n', '\r']);
        lines(before.of(self.text)) || value.starts_with(['[', '{']) && lines(value)
    }

    fn too_large(&mut self, chunk: &Chunk, fault: Fault) {
        let message = [&self.key(chunk), " ", fault.message(), "; it is kept as text"].concat();
        self.findings.add(self.findings.about(fault.code(), chunk.value, message));
        self.push(chunk, Value::String(with_line_feeds(chunk.value.of(self.text)).into_owned()));
    }

    fn recovered(&self, chunk: &Chunk, span: Span, reason: &str) -> Diagnostic {
        let message = [&self.key(chunk), " ", reason].concat();
        self.findings.about(Code::FrontmatterRecovered, span, message)
    }

    fn key(&self, chunk: &Chunk) -> String {
        ["`", &shorten(chunk.key.of(self.text)), "`"].concat()
    }

    fn push(&mut self, chunk: &Chunk, value: Value) {
        self.entries.push(Entry {
            key: chunk.key.of(self.text).to_owned(),
            key_span: chunk.key,
            value,
            span: chunk.value,
        });
    }
}

/// The text up to the end of `content`, with a space for every tab that indents a line of it. Spans stay as they are.
fn untab(text: &str, content: Span) -> String {
    let mut untabbed = String::with_capacity(content.end as usize);
    untabbed.push_str(&text[..content.start as usize]);
    for line in lines(text, content) {
        let source = &text[line.span.start as usize..line.next];
        let rest = source.trim_start_matches([' ', '\t']);
        untabbed.extend(std::iter::repeat_n(' ', source.len() - rest.len()));
        untabbed.push_str(rest);
    }
    untabbed
}

/// What the author meant by a value that YAML rejects: the lines below a `|`, the words between quotes that hold
/// others, or else all of it.
fn meant(source: &str) -> &str {
    if let Some((_, lines)) = source.split_once('\n').filter(|(first, _)| is_block_header(first)) {
        return lines.trim_matches(WHITE);
    }
    for quote in ['"', '\''] {
        let inner = source.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote));
        if let Some(inner) = inner.filter(|inner| !is_list_of_quoted(inner, quote)) {
            return inner;
        }
    }
    source
}

fn is_block_header(line: &str) -> bool {
    let indicator = |byte: u8| matches!(byte, b'|' | b'>' | b'+' | b'-' | b'0'..=b'9');
    line.starts_with(['|', '>']) && line.trim_end().bytes().all(indicator)
}

/// Whether the text between the outermost quotes is `a", "b`.
fn is_list_of_quoted(inner: &str, quote: char) -> bool {
    let between = |(at, _): (usize, &str)| inner[at + 1..].trim_start().starts_with(',');
    inner.match_indices(quote).any(between)
}

/// Says how to write a text as YAML.
fn as_yaml(value: &str) -> (&'static str, String) {
    if value.contains('\n') {
        ("indent the lines, below a `|-`", literal_block(value))
    } else {
        ("quote the value", quoted(value))
    }
}

/// Whether YAML takes a text as it is between quotes.
fn is_printable(text: &str) -> bool {
    !text.contains(|character: char| character.is_control() && !matches!(character, '\n' | '\t'))
}

const UNSPACED: &str = "has no space after its colon";

fn reason(source: &str) -> &'static str {
    match source.as_bytes().first() {
        Some(b'*') => "begins with `*`, which YAML takes for an alias",
        Some(b'&') => "begins with `&`, which YAML takes for an anchor",
        Some(b'!') => "begins with `!`, which YAML takes for a tag",
        Some(b'%' | b'@' | b'`') => "begins with a character that YAML reserves",
        Some(b'[' | b'{') => "goes on after its closing bracket, or has none",
        Some(b'"' | b'\'') => "goes on after its closing quote, or has none",
        _ if runs_on(source) => "is not indented from its second line on",
        _ if source.contains(": ") || source.ends_with(':') => {
            "holds `: `, which YAML takes for a nested key"
        }
        _ => "is not valid YAML",
    }
}

/// Whether a line after the first begins at column 0.
fn runs_on(source: &str) -> bool {
    source.lines().skip(1).any(|line| !line.is_empty() && !line.starts_with([' ', '\t']))
}
