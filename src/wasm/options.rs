//! Options on their way in: three texts for each, its name, which of several it is, and its value. The facade checks what
//! callers give before it writes them.

use wasm_bindgen::JsValue;

use super::fault;
use crate::compose::{Budget, Collaborators, Options, Order, Repeats, Scalar, ScalarKind, Scope, Treatment};
use crate::library::Configuration;
use crate::target::Target;

/// What a library is told about itself.
pub(super) fn configuration(given: &[String]) -> Result<Configuration, JsValue> {
    let mut configuration = Configuration::default();
    for (name, which, value) in settings(given) {
        match name {
            "name" => configuration.name = Some(value.to_owned()),
            "alias" => configuration.aliases.push((which.to_owned(), value.to_owned())),
            _ => return Err(unknown(name, value)),
        }
    }
    Ok(configuration)
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
pub(super) fn composition(given: &[String]) -> Result<Composition, JsValue> {
    let mut composition = Composition {
        options: Options::default(),
        budget: None,
        target: &Target::all()[0],
        repeats: Repeats::Once,
        markers: false,
    };
    let mut repeats = None;
    for (name, which, value) in settings(given) {
        let is_read = match name {
            "repeats" => to(&mut repeats, Repeats::from_name(value).map(Some)),
            _ => composition.read(name, which, value),
        };
        is_read.ok_or_else(|| unknown(name, value))?;
    }
    // What agents share must not depend on what else one of them says.
    let usual = if composition.options.order == Order::SharedFirst { Repeats::Keep } else { Repeats::Once };
    composition.repeats = repeats.unwrap_or(usual);
    composition.target.name.clone_into(&mut composition.options.occasion.target);
    Ok(composition)
}

impl Composition {
    /// Takes an option in; nothing where there is none like it.
    fn read(&mut self, name: &str, which: &str, value: &str) -> Option<()> {
        let Self { options, budget, target, markers, .. } = self;
        match name {
            "target" => to(target, Target::from_name(value)),
            "depth" => to(&mut options.depth, value.parse().ok()),
            "standards" => to(&mut options.standards, Treatment::from_name(value)),
            "skills" => to(&mut options.skills, Treatment::from_name(value)),
            "fragments" => to(&mut options.fragments, Treatment::from_name(value)),
            "commands" => to(&mut options.commands, Treatment::from_name(value)),
            "collaborators" => to(&mut options.collaborators, Collaborators::from_name(value)),
            "document" => {
                Treatment::from_name(value).map(|way| options.documents.push((which.to_owned(), way)))
            }
            "anchors" => to(&mut options.anchors, Scope::from_name(value)),
            "topics" => to(&mut options.topics, Scope::from_name(value)),
            "order" => to(&mut options.order, Order::from_name(value)),
            "markers" => to(markers, value.parse().ok()),
            "tag" => {
                options.occasion.tags.push(value.to_owned());
                Some(())
            }
            "tokens" => {
                let tokens = value.parse().ok()?;
                to(budget, Some(Some(Budget { tokens, points: false, steps: None })))
            }
            "points" => to(&mut budget.as_mut()?.points, value.parse().ok()),
            "steps" => to(&mut budget.as_mut()?.steps, value.parse().ok().map(Some)),
            kind => ScalarKind::from_name(kind).map(|kind| {
                let value = Scalar { kind, text: value.to_owned() };
                options.occasion.variables.push((which.to_owned(), value));
            }),
        }
    }
}

fn settings(given: &[String]) -> impl Iterator<Item = (&str, &str, &str)> {
    given.chunks_exact(3).map(|parts| (parts[0].as_str(), parts[1].as_str(), parts[2].as_str()))
}

fn to<T>(place: &mut T, value: Option<T>) -> Option<()> {
    value.map(|value| *place = value)
}

fn unknown(name: &str, value: &str) -> JsValue {
    fault::error("invalid-option", &["there is no `", name, "` like `", value, "`"].concat())
}
