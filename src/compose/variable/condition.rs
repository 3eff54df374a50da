use super::declaration::{Declarations, Variable, is_name};
use super::scalar::{Scalar, ScalarKind};
use super::value::Values;
use crate::compose::cut::Cut;
use crate::compose::plan::Cause;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{BlockKind, Document, Entry, SPACE, Value, trim};
use crate::text::{Span, line_end, line_start};

/// What has to hold for a document or a section to be in a persona: `target = xml`, `tag = eu, us`, `region = eu` or,
/// of a variable alone, that it has a value other than `false`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    /// What it asks about.
    pub(crate) subject: String,
    /// Of these, one has to be the answer. Without any, there has to be one.
    pub(crate) choices: Vec<String>,
    /// Where it stands.
    pub(crate) span: Span,
}

/// What a condition asks about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject<'a> {
    /// The form that the persona takes.
    Target,
    /// What the caller calls the occasion.
    Tag,
    /// A variable of that name.
    Variable(&'a str),
}

/// The subjects that are no variables.
pub(crate) const RESERVED: [&str; 2] = ["target", "tag"];

/// The key of the frontmatter.
const KEY: &str = "when";

/// How a comment begins that holds a condition, behind its marker and space.
const OPENING: &str = "when:";

/// The conditions of a document, and what is wrong with them.
#[derive(Debug, Default)]
pub(crate) struct Conditions {
    /// All have to hold for the document.
    pub(crate) document: Vec<Condition>,
    /// For each section that has one; a section can have several.
    pub(crate) sections: Vec<SectionCondition>,
    pub(crate) findings: Vec<Diagnostic>,
}

/// A condition in a comment below a heading.
#[derive(Debug)]
pub(crate) struct SectionCondition {
    /// The section: an index into the document's sections.
    section: usize,
    pub(crate) condition: Condition,
    /// The lines of the comment.
    lines: Span,
}

/// What conditions are held against.
#[derive(Clone, Copy, Debug)]
pub(in crate::compose) struct Facts<'a> {
    pub(in crate::compose) target: &'a str,
    pub(in crate::compose) tags: &'a [String],
    pub(in crate::compose) values: Values<'a>,
}

impl<'a> Facts<'a> {
    /// The variable that a document itself or the agent declares by a name.
    pub(in crate::compose) fn variable(&self, own: &'a Declarations, name: &str) -> Option<&'a Variable> {
        own.get(name).or_else(|| self.values.agent()?.get(name))
    }
}

impl Condition {
    fn parse(text: &str, span: Span) -> Option<Self> {
        let (subject, choices) = match text.split_once('=') {
            Some((subject, choices)) => (subject, Some(choices)),
            None => (text, None),
        };
        let mut condition = Self { subject: subject.trim().to_owned(), choices: Vec::new(), span };
        choices.into_iter().for_each(|choices| condition.add_choices(choices));
        condition.asks().then_some(condition)
    }

    /// Reads an entry of a map: `target: xml`, `tag: [eu, us]`, `region: eu`, or `region:` alone.
    fn of_entry(document: &Document, entry: &Entry) -> Option<Self> {
        let span = Span { start: entry.key_span.start, end: entry.span.end.max(entry.key_span.end) };
        let mut condition = Self { subject: entry.key.clone(), choices: Vec::new(), span };
        let scalar =
            |value: &Value, span| Scalar::read(document.text(), value, span).map(|scalar| scalar.text);
        match &entry.value {
            Value::Null => {}
            Value::List(items) => {
                for (value, span) in items {
                    condition.choices.push(scalar(value, *span)?);
                }
            }
            value => condition.add_choices(&scalar(value, entry.span)?),
        }
        condition.asks().then_some(condition)
    }

    /// Adds choices with commas between them.
    fn add_choices(&mut self, choices: &str) {
        let mut rest = Some(choices);
        while let Some(choices) = rest {
            let (choice, after) =
                choices.split_once(',').map_or((choices, None), |(one, more)| (one, Some(more)));
            self.choices.push(choice.trim().to_owned());
            rest = after;
        }
    }

    /// Whether it asks anything.
    fn asks(&self) -> bool {
        is_name(&self.subject)
            && self.choices.iter().all(|choice| !choice.is_empty())
            && (!self.choices.is_empty() || !RESERVED.contains(&self.subject.as_str()))
    }

    pub(crate) fn subject(&self) -> Subject<'_> {
        match self.subject.as_str() {
            "target" => Subject::Target,
            "tag" => Subject::Tag,
            name => Subject::Variable(name),
        }
    }

    /// Whether it holds; nothing where it asks about a variable that neither the document nor the agent declares.
    fn holds<'a>(&self, facts: Facts<'a>, own: &'a Declarations) -> Option<bool> {
        let is_choice = |text: &str| self.choices.iter().any(|choice| choice == text);
        Some(match self.subject() {
            Subject::Target => is_choice(facts.target),
            Subject::Tag => facts.tags.iter().any(|tag| is_choice(tag)),
            Subject::Variable(name) => {
                let Some(value) = facts.values.of(facts.variable(own, name)?) else { return Some(false) };
                match self.choices[..] {
                    [] => value.kind != ScalarKind::Boolean || value.text == "true",
                    ref choices => choices.iter().any(|choice| value.is(value.kind, choice)),
                }
            }
        })
    }
}

impl Conditions {
    /// Reads the conditions of a document, which hardly any has.
    pub(crate) fn read(document: &Document) -> Self {
        let mut conditions = Self::default();
        if let Some(entry) = document.frontmatter().and_then(|frontmatter| frontmatter.get(KEY)) {
            match &entry.value {
                Value::List(items) => {
                    items.iter().for_each(|(value, span)| conditions.add(document, value, *span))
                }
                value => conditions.add(document, value, entry.span),
            }
        }
        conditions.read_sections(document);
        conditions
    }

    fn add(&mut self, document: &Document, value: &Value, span: Span) {
        if !value.entries().is_empty() {
            for entry in value.entries() {
                match Condition::of_entry(document, entry) {
                    Some(condition) => self.document.push(condition),
                    None => self.findings.push(unreadable(document, entry.key_span)),
                }
            }
            return;
        }
        match value.as_str().and_then(|text| Condition::parse(text, span)) {
            Some(condition) => self.document.push(condition),
            None => self.findings.push(unreadable(document, span)),
        }
    }

    fn read_sections(&mut self, document: &Document) {
        // The section whose heading has nothing but conditions below it so far, and where they end.
        let mut open: Option<(usize, u32)> = None;
        for (_, block) in document.markdown().top_level().filter(|(_, block)| block.kind == BlockKind::Html) {
            let span = trim(document.text(), block.span);
            let Some(text) = condition_text(document.slice(span)) else { continue };
            let section = document.sections().at(span.start);
            let end = section.map(|section| match open {
                Some((last, end)) if last == section => end,
                _ => document.sections().list()[section].heading.end,
            });
            let is_below = end.is_some_and(|end| {
                document.slice(Span { start: end.min(span.start), end: span.start }).trim().is_empty()
            });
            match (section.filter(|_| is_below), Condition::parse(text, span)) {
                (Some(section), Some(condition)) => {
                    open = Some((section, span.end));
                    self.sections.push(SectionCondition { section, condition, lines: lines(document, span) });
                }
                (None, _) => self.findings.push(misplaced(document, span)),
                (_, None) => self.findings.push(unreadable(document, span)),
            }
        }
    }

    /// The lines of the comments, those that follow each other together.
    pub(in crate::compose) fn comments(&self) -> Vec<Span> {
        let mut comments: Vec<Span> = Vec::new();
        for section in &self.sections {
            match comments.last_mut() {
                Some(last) if last.end == section.lines.start => last.end = section.lines.end,
                _ => comments.push(section.lines),
            }
        }
        comments
    }

    /// Why the document is kept out of the persona; nothing where its conditions hold.
    pub(in crate::compose) fn failing(&self, own: &Declarations, facts: Facts<'_>) -> Option<Cause> {
        let failing = self.document.iter().find(|condition| condition.holds(facts, own) == Some(false))?;
        Some(Cause::Condition(failing.span))
    }

    /// What of the document is left out: the sections whose conditions do not hold.
    pub(in crate::compose) fn cuts(
        &self,
        document: &Document,
        own: &Declarations,
        facts: Facts<'_>,
    ) -> Vec<Cut> {
        let mut cuts: Vec<Cut> = Vec::new();
        for SectionCondition { section, condition, .. } in &self.sections {
            let span = lines(document, trim(document.text(), document.sections().list()[*section].span));
            let is_inside = cuts.last().is_some_and(|cut| span.start < cut.span.end);
            if !is_inside && condition.holds(facts, own) == Some(false) {
                cuts.push(Cut { span, cause: Cause::Condition(condition.span), meets_item: false });
            }
        }
        cuts
    }

    /// The conditions that ask about variables which nobody declares.
    pub(crate) fn unknown(&self, document: &Document, is_declared: &dyn Fn(&str) -> bool) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        for condition in self.all() {
            if matches!(condition.subject(), Subject::Variable(name) if !is_declared(name)) {
                let message =
                    ["neither the document nor the agent declares the variable `", &condition.subject, "`"];
                let finding = Diagnostic::new(
                    Code::InvalidCondition,
                    document.path(),
                    condition.span,
                    message.concat(),
                );
                let help = "declare it under `variables`; until then the condition says nothing";
                findings.push(finding.with_subject(&condition.subject).with_help(help));
            }
        }
        findings
    }

    /// Every condition: those of the document first.
    pub(crate) fn all(&self) -> Vec<&Condition> {
        let mut all = Vec::new();
        for condition in &self.document {
            all.push(condition);
        }
        for section in &self.sections {
            all.push(&section.condition);
        }
        all
    }
}

impl Cause {
    /// The condition that keeps something out of a persona, as its document writes it.
    #[must_use]
    pub fn condition(self, document: &Document) -> Option<&str> {
        let Self::Condition(span) = self else { return None };
        let source = document.slice(span);
        Some(condition_text(source).unwrap_or(source).trim_matches(['"', '\'']))
    }
}

/// What stands behind `when:` in a comment.
fn condition_text(html: &str) -> Option<&str> {
    let inner = html.strip_prefix("<!--")?.strip_suffix("-->")?;
    Some(inner.trim_matches(SPACE).strip_prefix(OPENING)?.trim_matches(SPACE))
}

/// The whole lines of a span.
fn lines(document: &Document, span: Span) -> Span {
    let text = document.text();
    let body = document.body().start as usize;
    Span::new(line_start(text, span.start as usize).max(body), line_end(text, span.end as usize))
}

const FORM: &str = "write `<!-- when: target = xml -->`, `tag = one, two`, `variable = value` or `variable` alone, on the \
                    line below a heading; or the same as `when` in the frontmatter, there as a map, too: `when: { target: xml }`";

fn unreadable(document: &Document, span: Span) -> Diagnostic {
    Diagnostic::new(Code::InvalidCondition, document.path(), span, "the condition cannot be read")
        .with_help(FORM)
}

fn misplaced(document: &Document, span: Span) -> Diagnostic {
    let message = "the condition does not stand below a heading and is kept as a comment";
    Diagnostic::new(Code::InvalidCondition, document.path(), span, message).with_help(FORM)
}
