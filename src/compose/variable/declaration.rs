use super::condition::RESERVED;
use super::scalar::{Scalar, ScalarKind};
use crate::compose::inherit::parents;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Entry, Value};
use crate::library::{DocumentId, Library};
use crate::text::Span;

/// A variable as a document declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// Where its name stands.
    pub place: Span,
    /// What its values are.
    pub kind: VariableKind,
    /// The value that it has where none is given.
    pub default: Option<Scalar>,
    /// The values that it can have; any where none are listed.
    pub choices: Vec<Scalar>,
    /// Whether it must have a value even where nothing uses it.
    pub required: bool,
    /// What it is for.
    pub description: Option<String>,
    /// Whether it is expanded in code, too.
    pub in_code: bool,
}

/// What the values of a variable are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VariableKind {
    /// Texts that are not blank.
    String,
    /// Numbers.
    Number,
    /// Whole numbers.
    Integer,
    /// `true` and `false`.
    Boolean,
}

/// The key of the frontmatter that declares variables.
pub(super) const KEY: &str = "variables";

/// What can be said about a variable.
const FIELDS: [&str; 6] = ["type", "default", "enum", "required", "description", "code"];

const LONGEST_NAME: usize = 64;

/// How many variables a document may declare: each use is compared with each.
const MOST: usize = 256;

/// The variables of a document, and what is wrong with their declarations.
#[derive(Debug, Default)]
pub(crate) struct Declarations {
    pub(crate) variables: Vec<Variable>,
    /// How many of them the document itself declares. The others it inherits.
    pub(crate) own: usize,
    pub(crate) findings: Vec<Diagnostic>,
}

impl VariableKind {
    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "string" => Some(Self::String),
            "number" => Some(Self::Number),
            "integer" => Some(Self::Integer),
            "boolean" => Some(Self::Boolean),
            _ => None,
        }
    }

    /// The name that JSON Schema has for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::String => "string",
            Self::Number => "number",
            Self::Integer => "integer",
            Self::Boolean => "boolean",
        }
    }

    /// The kind that values like this one have.
    fn of(scalar: &Scalar) -> Self {
        match scalar.kind {
            ScalarKind::Text => Self::String,
            ScalarKind::Boolean => Self::Boolean,
            ScalarKind::Number if scalar.text.contains(['.', 'e', 'E']) => Self::Number,
            ScalarKind::Number => Self::Integer,
        }
    }

    fn takes(self, scalar: &Scalar) -> bool {
        match self {
            Self::String => scalar.kind == ScalarKind::Text && !scalar.is_blank(),
            Self::Number => scalar.kind == ScalarKind::Number,
            Self::Integer => scalar.is_integral(),
            Self::Boolean => scalar.kind == ScalarKind::Boolean,
        }
    }

    /// What its values are, in words.
    fn in_words(self) -> &'static str {
        match self {
            Self::String => "a text that is not blank",
            Self::Number => "a number",
            Self::Integer => "a whole number",
            Self::Boolean => "`true` or `false`",
        }
    }
}

impl Variable {
    /// The values that it can have.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for choice in &self.choices {
            texts.push(choice.text.as_str());
        }
        texts
    }

    /// What is wrong with a value, as the end of a sentence; nothing where it can be its value.
    pub(super) fn problem(&self, value: &Scalar) -> Option<String> {
        if !self.kind.takes(value) {
            return Some(["must be ", self.kind.in_words()].concat());
        }
        if self.choices.is_empty() || self.choices.iter().any(|choice| choice.is(value.kind, &value.text)) {
            return None;
        }
        Some(["must be one of ", &in_words(&self.texts())].concat())
    }
}

/// Texts as a list in a sentence.
pub(crate) fn in_words(texts: &[&str]) -> String {
    ["`", &texts.join("`, `"), "`"].concat()
}

/// Whether a text can be the name of a variable: a letter or `_`, then letters, digits, `_`, `-` and dots.
pub(super) fn is_name(text: &str) -> bool {
    text.len() <= LONGEST_NAME
        && text.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
        && text.bytes().all(is_in_name)
}

pub(super) fn is_in_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.')
}

impl Declarations {
    /// Reads what the frontmatter of a document declares. Of what it declares twice the last counts.
    pub(crate) fn read(document: &Document) -> Self {
        let mut declarations = Self::default();
        let Some(declared) = document.frontmatter().and_then(|frontmatter| frontmatter.get(KEY)) else {
            return declarations;
        };
        let mut reader = Reader { document, findings: Vec::new() };
        let is_map = matches!(declared.value, Value::Map(_) | Value::Null);
        if !is_map {
            let message = "`variables` declares nothing: it is no map from names".to_owned();
            reader.report(declared.key_span, None, message);
        }
        if let Some(beyond) = declared.value.entries().get(MOST) {
            reader.report(beyond.key_span, None, "a document declares at most 256 variables".to_owned());
        }
        for entry in declared.value.entries().iter().take(MOST) {
            if let Some(variable) = reader.variable(entry) {
                declarations.variables.retain(|before| before.name != variable.name);
                declarations.variables.push(variable);
            }
        }
        declarations.own = declarations.variables.len();
        declarations.findings = reader.findings;
        declarations
    }

    /// Reads what a document declares and what it inherits. Of a name its own declaration counts, then that of the nearest
    /// document that it extends.
    pub(crate) fn of(library: &Library, id: DocumentId) -> Self {
        let document = library.document(id);
        let mut declarations = Self::read(document);
        let extends = document.frontmatter().and_then(|frontmatter| frontmatter.get("extends"));
        let place = extends.map_or_else(Span::default, |entry| entry.key_span);
        for parent in parents(library, id) {
            for variable in Self::read(library.document(parent)).variables {
                if declarations.get(&variable.name).is_none() && declarations.variables.len() < MOST {
                    declarations.variables.push(Variable { place, required: false, ..variable });
                }
            }
        }
        declarations
    }

    /// The place of a name's declaration among all.
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.variables.iter().position(|variable| variable.name == name)
    }

    /// The declaration of a name.
    pub(crate) fn get(&self, name: &str) -> Option<&Variable> {
        self.position(name).map(|position| &self.variables[position])
    }
}

struct Reader<'a> {
    document: &'a Document,
    findings: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn variable(&mut self, entry: &Entry) -> Option<Variable> {
        let name = entry.key.as_str();
        if !is_name(name) || RESERVED.contains(&name) {
            let why = match RESERVED.contains(&name) {
                true => "` cannot be a variable: conditions mean something else by it",
                false => "` cannot be the name of a variable",
            };
            self.report(entry.key_span, Some(name), ["`", name, why].concat());
            return None;
        }
        match &entry.value {
            Value::Map(fields) => self.declared(entry, fields),
            Value::List(_) => {
                let message = ["the declaration of `", name, "` is a list"].concat();
                self.report(entry.key_span, Some(name), message);
                None
            }
            // The value alone is the default.
            _ => {
                let default = self.scalar(&entry.value, entry.span);
                let kind = default.as_ref().map_or(VariableKind::String, VariableKind::of);
                Some(self.checked(Variable { default, kind, ..named(entry) }, entry.span))
            }
        }
    }

    fn declared(&mut self, entry: &Entry, fields: &[Entry]) -> Option<Variable> {
        for field in fields.iter().filter(|field| !FIELDS.contains(&field.key.as_str())) {
            let message = ["a variable has no `", &field.key, "`"].concat();
            self.report(field.key_span, Some(&entry.key), message);
        }
        let field = |name: &str| entry.value.get(name);
        let mut variable = named(entry);
        variable.default = field("default").and_then(|field| self.scalar(&field.value, field.span));
        let listed = field("enum").map_or(&[][..], |field| field.value.items());
        for (value, span) in listed {
            variable.choices.extend(self.scalar(value, *span));
        }
        variable.kind = match field("type") {
            Some(field) => match field.value.as_str().and_then(VariableKind::from_name) {
                Some(kind) => kind,
                None => {
                    let message = ["`", &entry.key, "` has a type that there is not"].concat();
                    self.report(field.span, Some(&entry.key), message);
                    return None;
                }
            },
            None => {
                let example = variable.default.as_ref().or(variable.choices.first());
                example.map_or(VariableKind::String, VariableKind::of)
            }
        };
        variable.required = self.flag(entry, "required");
        variable.in_code = self.flag(entry, "code");
        variable.description =
            field("description").and_then(|field| field.value.as_str()).map(|text| text.trim().to_owned());
        let place = field("default").map_or(entry.key_span, |field| field.span);
        Some(self.checked(variable, place))
    }

    /// The same variable, with texts where its type asks for them, and without a default that it cannot have.
    fn checked(&mut self, mut variable: Variable, place: Span) -> Variable {
        if variable.kind == VariableKind::String {
            for scalar in variable.choices.iter_mut().chain(&mut variable.default) {
                scalar.kind = ScalarKind::Text;
            }
        }
        let problem = variable.default.as_ref().and_then(|default| variable.problem(default));
        if let Some(problem) = problem {
            let message = ["the default of `", &variable.name, "` ", &problem].concat();
            self.report(place, Some(&variable.name), message);
            variable.default = None;
        }
        variable
    }

    fn scalar(&self, value: &Value, span: Span) -> Option<Scalar> {
        Scalar::read(self.document.text(), value, span)
    }

    fn flag(&mut self, entry: &Entry, name: &str) -> bool {
        let Some(field) = entry.value.get(name) else { return false };
        field.value.as_boolean().unwrap_or_else(|| {
            let message = ["`", name, "` must be `true` or `false`"].concat();
            self.report(field.span, Some(&entry.key), message);
            false
        })
    }

    /// Tells what is wrong with the declaration of a variable, or with all of them.
    fn report(&mut self, span: Span, name: Option<&str>, message: String) {
        let help = "declare a variable by its name, and below it `type` (string, number, integer or boolean), \
                    `default`, `enum`, `required`, `description` and `code`, each if needed";
        let mut finding = Diagnostic::new(Code::InvalidVariable, self.document.path(), span, message);
        finding.subject = name.map(str::to_owned);
        self.findings.push(finding.with_help(help));
    }
}

fn named(entry: &Entry) -> Variable {
    Variable {
        name: entry.key.clone(),
        place: entry.key_span,
        kind: VariableKind::String,
        default: None,
        choices: Vec::new(),
        required: false,
        description: None,
        in_code: false,
    }
}
