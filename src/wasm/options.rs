//! Options on their way in.

use std::collections::BTreeMap;

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::fault;
use crate::library::Configuration;

#[derive(Deserialize)]
#[serde(default, deny_unknown_fields)]
#[derive(Default)]
struct ConfigurationOptions {
    aliases: BTreeMap<String, String>,
}

/// What a library is told about itself.
pub(super) fn configuration(value: JsValue) -> Result<Configuration, JsValue> {
    let ConfigurationOptions { aliases } = read(value)?;
    Ok(Configuration { aliases })
}

fn read<T: for<'a> Deserialize<'a>>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| fault::error("invalid-options", &error.to_string()))
}
