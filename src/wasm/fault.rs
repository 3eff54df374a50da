//! Errors on their way to JavaScript.

use js_sys::{Array, Error, Reflect};
use wasm_bindgen::JsValue;

use crate::compose;
use crate::library::UnknownDocument;
use crate::text::PathError;

/// An `Error` with a `code`.
pub(super) fn error(code: &str, message: &str) -> JsValue {
    let error = Error::new(message).into();
    set(&error, "code", &JsValue::from_str(code));
    error
}

/// A path cannot be the key of a document.
pub(super) fn invalid_path(path: &str, reason: PathError) -> JsValue {
    let error =
        error("invalid-path", &["`", path, "` is no path of a document: ", &reason.to_string()].concat());
    set(&error, "document", &JsValue::from_str(path));
    error
}

/// No document answers to a name, or several do.
pub(super) fn unknown_document(unknown: &UnknownDocument) -> JsValue {
    let code = if unknown.ambiguous { "ambiguous-document" } else { "unknown-document" };
    with_suggestions(error(code, &unknown.to_string()), &unknown.suggestions)
}

/// No persona could be composed.
pub(super) fn not_composed(reason: &compose::Error) -> JsValue {
    with_suggestions(error(reason.code(), &reason.to_string()), reason.suggestions())
}

fn with_suggestions(error: JsValue, paths: &[String]) -> JsValue {
    let suggestions: Array = paths.iter().map(|path| JsValue::from_str(path)).collect();
    set(&error, "suggestions", &suggestions);
    error
}

fn set(error: &JsValue, name: &str, value: &JsValue) {
    // Only a frozen object refuses, and this one was just made.
    let _ = Reflect::set(error, &JsValue::from_str(name), value);
}
