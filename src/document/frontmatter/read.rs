use super::chunk::{opens_entry, opens_known};
use super::fence::{self, Fence, Head};
use super::findings::Findings;
use super::keys::{self, Standing};
use super::lenient::{self, Refusal};
use super::limits::MAX_BYTES;
use super::line::{Line, lines};
use super::{Entry, Fault, Format, Frontmatter, Tree, Value, json, parse_json, parse_yaml, plain, toml};
use crate::diagnostic::{Code, Diagnostic, Edit, Fix, Severity};
use crate::text::Span;

/// What was found at a file's head.
#[derive(Debug, Default)]
pub(crate) struct Opening {
    /// The frontmatter, if there is one.
    pub(crate) frontmatter: Option<Frontmatter>,
    /// The byte at which the body begins, after a byte order mark and the frontmatter.
    pub(crate) body: usize,
    /// What was odd.
    pub(crate) diagnostics: Vec<Diagnostic>,
}

/// Reads the head of the document at `path`.
///
/// What is no frontmatter stays in the body: a thematic break on the first line with prose below, a marker that
/// nothing closes, a marker that is not on the first line. Where other tools would read it otherwise, a diagnostic
/// says so.
pub(crate) fn read(path: &str, text: &str) -> Opening {
    let start = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    let mut head = Opener { text, start, findings: Findings::new(path) };
    let frontmatter = match data_format(path) {
        Some(format) => head.data(format),
        None => head.frontmatter(),
    };
    let body = frontmatter.as_ref().map_or(start, |frontmatter| frontmatter.span.end as usize);
    Opening { frontmatter, body, diagnostics: head.findings.into_list() }
}

/// The notation of a file that is data as a whole: manifests of agents, and agents that some tools keep as data.
fn data_format(path: &str) -> Option<Format> {
    match path.rsplit_once('.')?.1 {
        "json" => Some(Format::Json),
        "toml" => Some(Format::Toml),
        "yaml" | "yml" => Some(Format::Yaml),
        _ => None,
    }
}

struct Opener<'t> {
    text: &'t str,
    start: usize,
    findings: Findings<'t>,
}

impl Opener<'_> {
    fn frontmatter(&mut self) -> Option<Frontmatter> {
        match self.text.as_bytes().get(self.start)? {
            b'-' | b'+' => self.fenced(),
            b'{' => self.json(),
            b' ' | b'\t' | b'\n' | b'\r' | b'#' | b'<' => {
                self.report_misplaced();
                None
            }
            _ => None,
        }
    }

    fn fenced(&mut self) -> Option<Frontmatter> {
        match fence::find(self.text, self.start) {
            Head::Closed(fence) => self.closed(fence),
            Head::Open(_, below) => {
                self.report_open(below);
                None
            }
            Head::None => {
                self.report_misplaced();
                None
            }
        }
    }

    fn closed(&mut self, fence: Fence) -> Option<Frontmatter> {
        let Fence { format, span, content, closer } = fence;
        let entries = match format {
            _ if content.len() > MAX_BYTES => self.too_large(fence)?,
            Format::Toml => self.toml(content)?,
            Format::Yaml | Format::Json => match self.yaml(content) {
                Ok(entries) => entries,
                Err(refusal) => {
                    self.report_refusal(refusal, content);
                    return None;
                }
            },
        };
        if closer.of(self.text).starts_with('.') {
            self.report_dots(closer);
        }
        Some(Frontmatter { format, span, content, entries })
    }

    fn yaml(&mut self, content: Span) -> Result<Vec<Entry>, Refusal> {
        let mut entries = match plain::entries(self.text, content) {
            Some(entries) => entries,
            None => self.full_yaml(content)?,
        };
        if !are_keys(self.text, content, &entries) {
            return Err(Refusal::Prose);
        }
        keep_texts(self.text, &mut entries);
        self.accept_cursor_globs(&entries);
        self.accept_hints(&entries);
        self.accept_placeholders(&entries);
        Ok(entries)
    }

    fn full_yaml(&mut self, content: Span) -> Result<Vec<Entry>, Refusal> {
        let fault = match parse_yaml(self.findings.path(), self.text, content) {
            Ok(Tree { value: Value::Map(entries), diagnostics, .. }) => {
                self.findings.extend(diagnostics);
                return Ok(entries);
            }
            Ok(Tree { value: Value::Null, .. }) => return Ok(Vec::new()),
            Ok(tree) => Fault::Syntax(tree.span.start),
            Err(fault) => fault,
        };
        lenient::read(self.text, content, &mut self.findings).or_else(|refusal| match fault {
            Fault::Syntax(_) => Err(refusal),
            Fault::TooDeep(_) | Fault::TooMany(_) => Ok(self.report_fault(fault)),
        })
    }

    fn toml(&mut self, content: Span) -> Option<Vec<Entry>> {
        let first = lines(self.text, content).find(|line| !line.is_blank(self.text));
        let opens = first.is_none_or(|line| toml::opens(line.of(self.text)));
        if !opens {
            self.report_refusal(Refusal::Prose, content);
            return None;
        }
        let entries = toml::read(self.text, content, &mut self.findings);
        Some(entries.unwrap_or_else(|fault| self.report_fault(fault)))
    }

    /// An object at the head of a Markdown file, as Hugo has it. A brace that opens none is the text of a template.
    fn json(&mut self) -> Option<Frontmatter> {
        let tree = json::read(self.text, Span::new(self.start, self.text.len()), &mut self.findings);
        let object = tree.ok().filter(|(value, _)| !value.entries().is_empty());
        let Some((Value::Map(entries), content)) = object else {
            self.findings.forget_after(0);
            return None;
        };
        let rest = lines(self.text, Span::new(content.end as usize, self.text.len())).next();
        if rest.is_some_and(|rest| !rest.is_blank(self.text)) {
            self.findings.forget_after(0);
            return None;
        }
        let end = rest.map_or(content.end as usize, |rest| rest.next);
        Some(Frontmatter { format: Format::Json, span: Span::new(self.start, end), content, entries })
    }

    /// A file that is data as a whole. YAML with a body below it is read as anywhere else.
    fn data(&mut self, format: Format) -> Option<Frontmatter> {
        if format == Format::Yaml && self.text[self.start..].starts_with("---") {
            if let found @ Some(_) = self.fenced() {
                return found;
            }
            self.findings.forget_after(0);
        }
        let content = Span::new(self.start, self.text.len());
        let entries = match format {
            Format::Json => self.json_file(content),
            Format::Toml => toml::read(self.text, content, &mut self.findings),
            Format::Yaml => self.yaml(content).map_err(|_| Fault::Syntax(content.start)),
        };
        let entries = entries.unwrap_or_else(|fault| self.report_fault(fault));
        Some(Frontmatter { format, span: content, content, entries })
    }

    fn json_file(&mut self, content: Span) -> Result<Vec<Entry>, Fault> {
        let tree = parse_json(self.findings.path(), self.text, content)?;
        let Value::Map(entries) = tree.value else { return Err(Fault::Syntax(tree.span.start)) };
        self.findings.extend(tree.diagnostics);
        Ok(entries)
    }

    fn too_large(&mut self, fence: Fence) -> Option<Vec<Entry>> {
        let first = lines(self.text, fence.content).find(|line| !line.is_blank(self.text))?;
        if !opens_entry(first.of(self.text)) && !toml::opens(first.of(self.text)) {
            self.report_refusal(Refusal::Prose, fence.content);
            return None;
        }
        let message = "the frontmatter has more than 256 KiB and is not read";
        let finding = self.findings.about(Code::FrontmatterTooLarge, fence.content, message);
        self.findings.add(finding.with_help("move what is long into the body"));
        Some(Vec::new())
    }

    /// Cursor takes the globs of a rule as they stand, and takes quotes for a part of them.
    fn accept_cursor_globs(&mut self, entries: &[Entry]) {
        if !self.findings.path().ends_with(".mdc") {
            return;
        }
        let unquoted = |entry: &&Entry| !entry.span.of(self.text).starts_with(['"', '\'', '[']);
        for globs in entries.iter().filter(|entry| entry.key == "globs").filter(unquoted) {
            self.findings.amend(Code::FrontmatterRecovered, globs.span, |finding| {
                finding.severity = Severity::Note;
                finding.help =
                    Some("keep it for Cursor, which wants it so; other tools want it quoted".to_owned());
                finding.fix = None;
            });
        }
    }

    /// `{{NAME}}` is what a template leaves to fill in.
    fn accept_placeholders(&mut self, entries: &[Entry]) {
        let is_placeholder = |entry: &&Entry| {
            let value = entry.span.of(self.text);
            value.starts_with("{{") && value.ends_with("}}")
        };
        for entry in entries.iter().filter(is_placeholder) {
            self.findings.amend(Code::FrontmatterUnsupported, entry.span, |finding| {
                finding.severity = Severity::Note;
                finding.help = Some("quote it, so that YAML reads it as text".to_owned());
            });
        }
    }

    /// Claude Code shows a hint as it stands: `[file] [--draft]` is how it is written there.
    fn accept_hints(&mut self, entries: &[Entry]) {
        for hint in entries.iter().filter(|entry| entry.key == "argument-hint") {
            self.findings.amend(Code::FrontmatterRecovered, hint.span, |finding| {
                finding.severity = Severity::Note;
                finding.help = Some("keep it for Claude Code; other tools want it quoted".to_owned());
            });
        }
    }

    /// A frontmatter of which nothing is read.
    fn report_fault(&mut self, fault: Fault) -> Vec<Entry> {
        let message = ["the frontmatter ", fault.message()].concat();
        let finding = self.findings.about(fault.code(), fault.span(), message);
        self.findings
            .add(finding.with_help("nothing of it is read as it stands; mend it or make it smaller"));
        Vec::new()
    }

    fn report_refusal(&mut self, refusal: Refusal, content: Span) {
        match refusal {
            Refusal::Prose => {
                let message =
                    "what stands between the first two markers is no frontmatter and is read as prose";
                self.report_ignored(
                    content,
                    message,
                    "write a thematic break at the head of a file as `***`",
                );
            }
            Refusal::Body(at) => self.report_unclosed(Some(at)),
        }
    }

    /// A marker that nothing closes: a frontmatter without an end, or just a thematic break.
    fn report_open(&mut self, below: Span) {
        let mut content = lines(self.text, below).filter(|line| !line.is_blank(self.text));
        let Some(first) = content.next() else { return };
        if opens_entry(first.of(self.text)) || toml::opens(first.of(self.text)) {
            let body = content.find(|line| begins_body(line.of(self.text)));
            self.report_unclosed(body.map(|line| line.span.start as usize));
        } else {
            let message =
                "a marker of frontmatter opens the file but nothing closes it; it is a thematic break";
            self.report_ignored(first.span, message, "write a thematic break at the head of a file as `***`");
        }
    }

    fn report_unclosed(&mut self, body: Option<usize>) {
        let marker = self.text[self.start..].get(..3).unwrap_or_default();
        let span = Span::new(self.start, self.start + marker.len());
        let help = ["close it with a line of `", marker, "` before the body"].concat();
        let message = "the frontmatter is never closed, so the file is read as if it had none";
        let mut finding = self.findings.about(Code::FrontmatterUnclosed, span, message).with_help(help);
        if let Some(at) = body {
            let document = self.findings.path();
            finding = finding.with_related(document, Span::empty(at), "the body seems to begin here");
            let edit =
                Edit { document: document.to_owned(), span: Span::empty(at), text: [marker, "\n"].concat() };
            finding.fix = Some(Fix { message: "Close the frontmatter".to_owned(), edits: vec![edit] });
        }
        self.findings.add(finding);
    }

    fn report_ignored(&mut self, span: Span, message: &str, help: &str) {
        self.findings.add(self.findings.about(Code::FrontmatterIgnored, span, message).with_help(help));
    }

    fn report_dots(&mut self, closer: Span) {
        let message = "the frontmatter is closed by `...`, which many tools do not read";
        let finding = self
            .findings
            .about(Code::FrontmatterRecovered, closer, message)
            .with_help("close it by `---`")
            .with_replacement("Close it by `---`", "---");
        self.findings.add(finding);
    }

    /// Something that looks like frontmatter but for its marker: indented, with more in its line, or not on the first.
    fn report_misplaced(&mut self) {
        let rest = Span::new(self.start, self.text.len());
        let mut content = lines(self.text, rest);
        let mut in_comment = false;
        let Some(marker) = content.find(|line| !is_above(line.of(self.text), &mut in_comment)) else {
            return;
        };
        if !self.text[self.start..marker.span.start as usize].trim().is_empty() {
            return self.report_late(marker, content);
        }
        let looks = marker.of(self.text).trim_start().starts_with("---")
            && content.next().is_some_and(|line| opens_entry(line.of(self.text)))
            && content.any(|line| line.of(self.text).starts_with("---"));
        if !looks {
            return;
        }
        let before = Span::new(self.start, marker.span.end as usize);
        let finding = self
            .findings
            .about(Code::FrontmatterIgnored, before, MISPLACED)
            .with_help("remove what stands before or beside the marker")
            .with_replacement("Leave the marker alone", "---");
        self.findings.add(finding);
    }

    /// A frontmatter below a heading or a comment: Markdown makes a break of it and a heading of its last line. So that no
    /// text between two breaks is taken for one, it is nothing but entries, and tools read one of them.
    fn report_late(&mut self, marker: Line, below: impl Iterator<Item = Line>) {
        if marker.of(self.text).trim_end() != "---" {
            return;
        }
        let mut is_known = false;
        for line in below {
            let source = line.of(self.text);
            let is_end = source.trim_end() == "---";
            if is_end && is_known {
                let block = Span { end: line.span.end, ..marker.span };
                return self.report_ignored(block, MISPLACED, "move it to the first line, above all else");
            }
            if is_end || begins_body(source) {
                return;
            }
            is_known |= opens_known(source);
        }
    }
}

const MISPLACED: &str = "the frontmatter is not read: its marker must be `---` alone, on the first line";

/// Whether a line is one that authors put above a frontmatter: blank, a heading, or of a comment.
fn is_above(line: &str, in_comment: &mut bool) -> bool {
    let line = line.trim();
    let is_comment = *in_comment || line.starts_with("<!--");
    *in_comment = is_comment && !line.contains("-->");
    is_comment || line.is_empty() || line.starts_with('#')
}

/// Whether any of the entries has a key, and not the beginning of a sentence that holds a colon. Below a blank line,
/// where frontmatter hardly ever begins but prose below a thematic break does, `Note` is one as well.
fn are_keys(text: &str, content: Span, entries: &[Entry]) -> bool {
    let after_break = lines(text, content).next().is_some_and(|line| line.is_blank(text));
    let is_key = |key: &str| {
        if after_break { keys::standing(key) != Standing::Prose } else { !key.contains([' ', '\t']) }
    };
    entries.is_empty() || entries.iter().any(|entry| is_key(&entry.key))
}

/// A line that no frontmatter holds: a heading, or prose at column 0.
fn begins_body(line: &str) -> bool {
    let first = line.as_bytes().first();
    !first.is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'-')) && !opens_entry(line) && !toml::opens(line)
}

/// Keys whose value is text for every tool, whatever YAML makes of it.
const TEXTS: [&str; 4] = ["name", "description", "argument-hint", "argumentHint"];

/// Keeps `[file]` as the hint that it is, `{name}` as the placeholder, and `007` as the name.
fn keep_texts(text: &str, entries: &mut [Entry]) {
    for entry in entries.iter_mut().filter(|entry| TEXTS.contains(&entry.key.as_str())) {
        let source = entry.span.of(text);
        let is_text = match &entry.value {
            Value::Boolean(_) | Value::Number(_) => true,
            Value::List(_) | Value::Map(_) => source.starts_with(['[', '{']),
            Value::Null | Value::String(_) => false,
        };
        if is_text {
            entry.value = Value::String(source.to_owned());
        }
    }
}
