//! Options on their way in: names through the input buffer, in a fixed order; an empty one stands for the default.

use wasm_bindgen::JsValue;

use super::{fault, input};
use crate::compose::{Collaborators, Options, Treatment};
use crate::library::Configuration;
use crate::target::Target;

/// What a library is told about itself: the input holds its name, then pairs of an alias and what it stands for.
pub(super) fn configuration(lengths: &[u32]) -> Configuration {
    let mut texts = input::take_all(lengths).into_iter();
    let name = texts.next().filter(|name| !name.is_empty());
    let mut aliases = Vec::with_capacity(lengths.len() / 2);
    while let (Some(alias), Some(meaning)) = (texts.next(), texts.next()) {
        aliases.push((alias, meaning));
    }
    Configuration { name, aliases }
}

/// How an agent is composed.
pub(super) struct Composition {
    pub(super) agent: String,
    pub(super) target: &'static Target,
    pub(super) options: Options,
}

/// The input holds the agent's name, the target, and what becomes of standards, skills, fragments, commands and other
/// agents.
pub(super) fn composition(lengths: &[u32], depth: Option<u32>) -> Result<Composition, JsValue> {
    let mut texts = input::take_all(lengths).into_iter();
    let mut next = || texts.next().unwrap_or_default();
    let default = Options::default();
    Ok(Composition {
        agent: next(),
        target: choice(&next(), Target::from_name, &Target::all()[0])?,
        options: Options {
            depth: depth.unwrap_or(default.depth),
            standards: choice(&next(), Treatment::from_name, default.standards)?,
            skills: choice(&next(), Treatment::from_name, default.skills)?,
            fragments: choice(&next(), Treatment::from_name, default.fragments)?,
            commands: choice(&next(), Treatment::from_name, default.commands)?,
            collaborators: choice(&next(), Collaborators::from_name, default.collaborators)?,
        },
    })
}

fn choice<T>(name: &str, read: fn(&str) -> Option<T>, default: T) -> Result<T, JsValue> {
    if name.is_empty() {
        return Ok(default);
    }
    read(name).ok_or_else(|| fault::error("invalid-option", &["there is no choice `", name, "`"].concat()))
}
