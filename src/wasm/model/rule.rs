use super::Places;
use crate::document::Rule;
use crate::wasm::flat::{Name, Slice, record};

record! {
    /// A behavioural statement.
    RuleModel {
        line: u32,
        column: u32,
        start: u32,
        end: u32,
        modality: Name,
        text: Slice,
        about: String,
    }
}

impl RuleModel {
    pub(in crate::wasm) fn new(text: &str, rule: &Rule, places: Places<'_>) -> Self {
        let place = places.slice(rule.span);
        Self {
            line: places.line(rule.span.start),
            column: places.column(rule.span.start),
            start: place.start,
            end: place.end,
            modality: Name(rule.modality.as_str()),
            text: place,
            about: rule.about(text),
        }
    }
}
