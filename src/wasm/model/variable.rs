use super::Places;
use crate::compose::{Cache, Plan, Variable};
use crate::document::Document;
use crate::library::{DocumentId, Library};
use crate::wasm::flat::{Name, record};

record! {
    /// A variable that a document of a persona declares.
    VariableModel<'a> {
        name: &'a str,
        kind as "type": Name,
        default: Option<&'a str>,
        choices as "enum": Vec<&'a str>,
        required: bool,
        description: Option<&'a str>,
        code: bool,
        value: Option<String>,
        document: &'a str,
        line: u32,
        start: u32,
        end: u32,
    }
}

impl<'a> VariableModel<'a> {
    /// The variables of a plan.
    pub(in crate::wasm) fn all(
        library: &'a Library,
        cache: &mut Cache,
        plan: &Plan,
        variables: &'a [(DocumentId, Variable)],
    ) -> Vec<Self> {
        let mut models = Vec::new();
        for (id, variable) in variables {
            let value = plan.value(library, cache, variable).map(|value| value.text);
            models.push(Self::new(library.document(*id), variable, value));
        }
        models
    }

    fn new(document: &'a Document, variable: &'a Variable, value: Option<String>) -> Self {
        let places = Places::of(document);
        let place = places.slice(variable.place);
        Self {
            name: &variable.name,
            kind: Name(variable.kind.as_str()),
            default: variable.default.as_ref().map(|default| default.text.as_str()),
            choices: variable.texts(),
            required: variable.required,
            description: variable.description.as_deref(),
            code: variable.in_code,
            value,
            document: document.path(),
            line: places.line(variable.place.start),
            start: place.start,
            end: place.end,
        }
    }
}
