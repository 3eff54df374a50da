//! Options on their way in.

use serde::Deserialize;
use wasm_bindgen::JsValue;

use super::fault;
use crate::compose::{
    Budget, Collaborators, Occasion, Options, Order, Repeats, Scalar, ScalarKind, Scope, Treatment,
};
use crate::library::Configuration;
use crate::target::Target;

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ConfigurationOptions {
    name: Option<String>,
    /// Two texts for each: a name, and what it stands for.
    aliases: Vec<String>,
}

/// What a library is told about itself.
pub(super) fn configuration(value: JsValue) -> Result<Configuration, JsValue> {
    let ConfigurationOptions { name, aliases } = read(value)?;
    let aliases = pairs(aliases).map(|[name, target]| (name, target)).collect();
    Ok(Configuration { name, aliases })
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct ComposeOptions {
    target: Option<String>,
    depth: Option<u32>,
    standards: Option<String>,
    skills: Option<String>,
    fragments: Option<String>,
    commands: Option<String>,
    collaborators: Option<String>,
    /// Two texts for each: a document, and how it is treated.
    documents: Vec<String>,
    anchors: Option<String>,
    topics: Option<String>,
    budget: Option<BudgetOptions>,
    order: Option<String>,
    tags: Vec<String>,
    /// Three texts for each variable: its name, what its value is, and the value.
    variables: Vec<String>,
    repeats: Option<String>,
    markers: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BudgetOptions {
    tokens: u32,
    points: bool,
    steps: Option<u32>,
}

/// How an agent is composed, how large the persona may get, and the form that it takes.
pub(super) struct Composition {
    pub(super) options: Options,
    pub(super) budget: Option<Budget>,
    pub(super) target: &'static Target,
    pub(super) repeats: Repeats,
    pub(super) markers: bool,
}

/// Reads the options of a composition. What is absent is as by default.
pub(super) fn composition(value: JsValue) -> Result<Composition, JsValue> {
    let given: ComposeOptions = if value.is_undefined() { ComposeOptions::default() } else { read(value)? };
    let default = Options::default();
    let target = choice(given.target, Target::from_name, &Target::all()[0])?;
    let occasion = Occasion {
        target: target.name.to_owned(),
        tags: given.tags,
        variables: variables(&given.variables)?,
    };
    let options = Options {
        depth: given.depth.unwrap_or(default.depth),
        standards: choice(given.standards, Treatment::from_name, default.standards)?,
        skills: choice(given.skills, Treatment::from_name, default.skills)?,
        fragments: choice(given.fragments, Treatment::from_name, default.fragments)?,
        commands: choice(given.commands, Treatment::from_name, default.commands)?,
        collaborators: choice(given.collaborators, Collaborators::from_name, default.collaborators)?,
        documents: documents(given.documents)?,
        anchors: choice(given.anchors, Scope::from_name, default.anchors)?,
        topics: choice(given.topics, Scope::from_name, default.topics)?,
        order: choice(given.order, Order::from_name, default.order)?,
        occasion,
    };
    let budget = given.budget.map(|BudgetOptions { tokens, points, steps }| Budget { tokens, points, steps });
    // What agents share must not depend on what else one of them says.
    let usual = if options.order == Order::SharedFirst { Repeats::Keep } else { Repeats::Once };
    let repeats = choice(given.repeats, Repeats::from_name, usual)?;
    Ok(Composition { options, budget, target, repeats, markers: given.markers })
}

fn variables(given: &[String]) -> Result<Vec<(String, Scalar)>, JsValue> {
    let mut variables = Vec::new();
    for parts in given.chunks_exact(3) {
        let kind = choice(Some(parts[1].clone()), ScalarKind::from_name, ScalarKind::Text)?;
        variables.push((parts[0].clone(), Scalar { kind, text: parts[2].clone() }));
    }
    Ok(variables)
}

fn documents(given: Vec<String>) -> Result<Vec<(String, Treatment)>, JsValue> {
    let mut documents = Vec::new();
    for [name, treatment] in pairs(given) {
        documents.push((name, choice(Some(treatment), Treatment::from_name, Treatment::Inline)?));
    }
    Ok(documents)
}

fn pairs(texts: Vec<String>) -> impl Iterator<Item = [String; 2]> {
    let mut texts = texts.into_iter();
    std::iter::from_fn(move || Some([texts.next()?, texts.next()?]))
}

fn choice<T>(name: Option<String>, read: fn(&str) -> Option<T>, default: T) -> Result<T, JsValue> {
    let Some(name) = name else { return Ok(default) };
    read(&name).ok_or_else(|| fault::error("invalid-option", &["there is no choice `", &name, "`"].concat()))
}

fn read<T: for<'a> Deserialize<'a>>(value: JsValue) -> Result<T, JsValue> {
    serde_wasm_bindgen::from_value(value).map_err(|error| fault::error("invalid-option", &error.to_string()))
}
