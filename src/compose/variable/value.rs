use super::declaration::{Declarations, KEY, Variable, in_words};
use super::scalar::Scalar;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Document;
use crate::text::{Span, order};

/// The values that a persona is composed with: those that are given, and the defaults of the agent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Values<'a> {
    given: &'a [(String, Scalar)],
    agent: Option<&'a Declarations>,
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Who composes gave it.
    Given,
    /// The agent declares it.
    Agent,
    /// The document itself declares it.
    Own,
}

impl<'a> Values<'a> {
    pub(crate) fn new(given: &'a [(String, Scalar)], agent: Option<&'a Declarations>) -> Self {
        Self { given, agent }
    }

    /// The value of a variable, whether or not it can have it: the one that is given, else the agent's default, else
    /// that of the document that declares it.
    pub(crate) fn proposed(&self, variable: &'a Variable) -> Option<(&'a Scalar, Source)> {
        if let Some(value) = self.given(&variable.name) {
            return Some((value, Source::Given));
        }
        let of_agent = self.agent.and_then(|agent| agent.get(&variable.name)?.default.as_ref());
        match (of_agent, &variable.default) {
            (Some(value), _) => Some((value, Source::Agent)),
            (None, Some(value)) => Some((value, Source::Own)),
            (None, None) => None,
        }
    }

    /// The value of a variable; nothing where it has none, or one that it cannot have.
    pub(crate) fn of(&self, variable: &'a Variable) -> Option<&'a Scalar> {
        let (value, _) = self.proposed(variable)?;
        variable.problem(value).is_none().then_some(value)
    }

    /// The value that is given for a name. Of two the last counts.
    fn given(&self, name: &str) -> Option<&'a Scalar> {
        self.given.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value)
    }

    /// Tells of the values that are given for names which no document declares.
    pub(crate) fn undeclared(&self, agent: &Document, declared: Vec<String>) -> Vec<Diagnostic> {
        let declared = order::distinct(declared);
        let known: Vec<&str> = declared.iter().map(String::as_str).collect();
        let help = match known[..] {
            [] => "declare it under `variables` in the frontmatter".to_owned(),
            ref known => ["declared are ", &in_words(known)].concat(),
        };
        let place = agent.frontmatter().and_then(|frontmatter| frontmatter.get(KEY));
        let span = place.map_or_else(Span::default, |entry| entry.key_span);
        let mut findings = Vec::new();
        for (name, _) in self.given {
            if !known.contains(&name.as_str()) {
                let message = ["no document of the persona declares the variable `", name, "`"].concat();
                let finding = Diagnostic::new(Code::UnknownVariable, agent.path(), span, message);
                findings.push(finding.with_subject(name).with_help(help.as_str()));
            }
        }
        findings
    }

    /// What the agent declares.
    pub(super) fn agent(&self) -> Option<&'a Declarations> {
        self.agent
    }
}
