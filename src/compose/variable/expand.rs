use std::borrow::Cow;

use super::declaration::Variable;
use super::place::Place;
use super::template::{Template, Use, line_braces};
use super::value::{Source, Values};
use super::write::written;
use crate::compose::change::{Change, Edit};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::text::{Span, order};

/// Adds the edits of a span that put values in the place of variables, and take away what kept others from being one.
pub(in crate::compose) fn expand(
    document: &Document,
    template: &Template,
    values: Values<'_>,
    within: Span,
    has_tags: bool,
    edits: &mut Vec<Edit>,
) {
    let is_in_body = within.start >= document.body().start;
    let uses = if is_in_body { &template.uses } else { &template.introduction };
    let first = uses.partition_point(|one| one.span.start < within.start);
    for one in &uses[first..] {
        if one.span.start >= within.end {
            break;
        }
        let next = document.text().as_bytes().get(one.span.end as usize).copied();
        let value = values.of(template.variable(one));
        if let Some(text) = value.and_then(|value| written(value, one.place, next, has_tags)) {
            edits.push(Edit::new(document, one.span, text, Change::Variable));
        }
    }
    let first = template.backslashes.partition_point(|&at| at < within.start);
    for &start in &template.backslashes[first..] {
        if start >= within.end {
            break;
        }
        edits.push(Edit::new(document, Span { start, end: start + 1 }, "", Change::Variable));
    }
}

/// A part of a document with values in the place of variables.
pub(in crate::compose) fn expanded<'a>(
    document: &'a Document,
    template: &Template,
    values: Values<'_>,
    part: Span,
) -> Cow<'a, str> {
    let mut edits = Vec::new();
    expand(document, template, values, part, false, &mut edits);
    if edits.is_empty() {
        return document.slice(part).into();
    }
    order::sort_by_key(&mut edits, Edit::order);
    let mut text = String::new();
    let mut done = part.start;
    for edit in &edits {
        text.push_str(document.slice(Span { start: done, end: edit.at.bytes.start }));
        text.push_str(&edit.text);
        done = edit.at.bytes.end;
    }
    text.push_str(document.slice(Span { start: done, end: part.end.max(done) }));
    text.into()
}

/// Words that introduce a document, which do not stand in it like that, with values in the place of variables.
pub(in crate::compose) fn filled(
    words: &str,
    template: &Template,
    values: Values<'_>,
    has_tags: bool,
) -> String {
    let mut filled = String::new();
    let mut done = 0;
    for (span, name) in line_braces(words) {
        let next = words.as_bytes().get(span.end as usize).copied();
        let value = template.declarations.get(name).and_then(|variable| values.of(variable));
        if let Some(value) = value.and_then(|value| written(value, Place::LINE, next, has_tags)) {
            filled.push_str(&words[done..span.start as usize]);
            filled.push_str(&value);
            done = span.end as usize;
        }
    }
    filled.push_str(&words[done..]);
    filled
}

/// Tells what is wrong with the values of a document's variables, where a persona has what uses them.
pub(in crate::compose) struct Reporter<'a> {
    pub(in crate::compose) agent: &'a Document,
    pub(in crate::compose) document: &'a Document,
    pub(in crate::compose) template: &'a Template,
    pub(in crate::compose) values: Values<'a>,
    /// Whether the persona has a use.
    pub(in crate::compose) has: &'a dyn Fn(&Use) -> bool,
}

impl Reporter<'_> {
    /// Adds the findings. Of so many variables, the document's own, those are told of, too, that nothing uses.
    pub(in crate::compose) fn report(&self, own: usize, findings: &mut Vec<Diagnostic>) {
        self.template.report_misplaced(self.document, self.has, findings);
        for (index, variable) in self.template.declarations.variables.iter().enumerate() {
            // What is inherited and not used is told where it is declared.
            if index < own || self.template.all().any(|one| one.variable == index && (self.has)(one)) {
                findings.extend(self.finding(index, variable));
            }
        }
    }

    fn finding(&self, index: usize, variable: &Variable) -> Option<Diagnostic> {
        let is_own = |one: &&Use| one.variable == index && one.is_expanded() && (self.has)(one);
        let first = self.template.all().find(is_own);
        let Some((value, source)) = self.values.proposed(variable) else {
            return (first.is_some() || variable.required).then(|| self.missing(variable, first));
        };
        if let Some(problem) = variable.problem(value) {
            return Some(self.unfit(variable, first, &problem, source));
        }
        let is_refused = |one: &&Use| is_own(one) && written(value, one.place, None, false).is_none();
        let refused = self.template.all().find(is_refused)?;
        let help = "nothing can be escaped in code: give a value without backticks and tildes";
        let finding = self.about(Code::InvalidValue, variable, refused.span, "could end the code around it");
        Some(self.declared_here(finding, variable).with_help(help))
    }

    fn missing(&self, variable: &Variable, first: Option<&Use>) -> Diagnostic {
        let message = ["the variable `", &variable.name, "` has no value"].concat();
        let place = first.map_or(variable.place, |one| one.span);
        let help = "give it one, declare a `default`, or have a condition leave out what uses it";
        let finding = Diagnostic::new(Code::MissingVariable, self.document.path(), place, message);
        self.declared_here(finding, variable).with_subject(&variable.name).with_help(help)
    }

    fn unfit(&self, variable: &Variable, first: Option<&Use>, problem: &str, source: Source) -> Diagnostic {
        let mut finding = self.about(Code::InvalidValue, variable, variable.place, problem);
        let of_agent = self.values.agent().and_then(|agent| agent.get(&variable.name));
        if let Some(of_agent) = of_agent.filter(|_| source == Source::Agent) {
            finding = finding.with_related(self.agent.path(), of_agent.place, "the agent gives it here");
        }
        match first {
            Some(one) => finding.with_related(self.document.path(), one.span, "used here"),
            None => finding,
        }
    }

    fn about(&self, code: Code, variable: &Variable, place: Span, problem: &str) -> Diagnostic {
        let message = ["the value of the variable `", &variable.name, "` ", problem].concat();
        Diagnostic::new(code, self.document.path(), place, message).with_subject(&variable.name)
    }

    fn declared_here(&self, finding: Diagnostic, variable: &Variable) -> Diagnostic {
        finding.with_related(self.document.path(), variable.place, "declared here")
    }
}

impl Template {
    /// Tells of variables that stand where they are not expanded.
    pub(crate) fn report_misplaced(
        &self,
        document: &Document,
        has: &dyn Fn(&Use) -> bool,
        findings: &mut Vec<Diagnostic>,
    ) {
        for one in &self.uses {
            let Place::Nowhere(place) = one.place else { continue };
            if has(one) {
                let name = &self.variable(one).name;
                let message = ["the variable `", name, "` is not expanded in ", place].concat();
                let help =
                    "use it in the text; a backslash before the braces says that they are meant literally";
                let finding = Diagnostic::new(Code::MisplacedVariable, document.path(), one.span, message);
                findings.push(finding.with_subject(name).with_help(help));
            }
        }
    }

    /// Every use, those of the introduction first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Use> {
        self.introduction.iter().chain(&self.uses)
    }

    fn variable(&self, one: &Use) -> &Variable {
        &self.declarations.variables[one.variable]
    }
}

impl Use {
    /// Whether its place lets it be expanded.
    pub(in crate::compose) fn is_expanded(&self) -> bool {
        !matches!(self.place, Place::Nowhere(_))
    }
}
