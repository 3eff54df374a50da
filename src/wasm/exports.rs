//! What JavaScript calls. The facade checks arguments before it calls, and texts come through the [`input`]
//! buffer; a `Vec<u32>` is a [table](super::flat) whose text is fetched by [`take_text`].

#![expect(unreachable_pub, reason = "wasm_bindgen exports only what is `pub`; no crate reaches it")]

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::libraries::{self, Held};
use super::model::{
    DiagnosticModel, DocumentModel, GraphModel, PersonaModel, PlanModel, ReportModel, SummaryModel,
    VariableModel,
};
use super::options::Composition;
use super::{fault, input, options, output, structure};
use crate::compose::{
    self, Cache, Persona, Plan, budget_portions, find_agent, fitting_steps, within, without_repeats,
};
use crate::document::{Kind, Options};
use crate::library::{DocumentId, Library};
use crate::text::DocumentPath;

/// Makes the input buffer that long and says where it lies. What it held stays.
#[wasm_bindgen]
pub fn reserve(bytes: usize) -> *const u8 {
    input::reserve(bytes)
}

/// The text of the table that the last call returned.
#[wasm_bindgen(js_name = takeText)]
pub fn take_text() -> String {
    output::take_text()
}

/// Makes a library.
#[wasm_bindgen]
pub fn create(configuration: JsValue) -> Result<u32, JsValue> {
    Ok(libraries::insert(Library::new(options::configuration(configuration)?)))
}

/// Frees a library.
#[wasm_bindgen]
pub fn dispose(library: u32) {
    libraries::remove(library);
}

/// Reads a document into a library. The input holds its path, the name of its kind or nothing, and its text.
#[wasm_bindgen]
pub fn set(library: u32, path: usize, kind: usize, text: usize) -> Result<(), JsValue> {
    let [path, kind, text] = input::take([path, kind, text]);
    let path = checked(&path)?;
    let options = Options { kind: Kind::from_name(&kind) };
    libraries::change(library, |library, _| {
        library.set(path, text, options);
    });
    Ok(())
}

/// Removes the document whose path the input holds.
#[wasm_bindgen]
pub fn remove(library: u32, path: usize) {
    let [path] = input::take([path]);
    libraries::change(library, |library, cache| {
        library.delete(&path);
        cache.retain(library);
    });
}

/// Moves a document from the first path of the input to the second.
#[wasm_bindgen]
pub fn rename(library: u32, from: usize, to: usize) -> Result<(), JsValue> {
    let [from, to] = input::take([from, to]);
    let to = checked(&to)?;
    libraries::change(library, |library, cache| {
        library.rename(&from, to);
        cache.retain(library);
    });
    Ok(())
}

/// The path of the document that answers to the name in the input.
#[wasm_bindgen]
pub fn find(library: u32, name: usize) -> Result<String, JsValue> {
    let [name] = input::take([name]);
    libraries::with(library, |Held { library, .. }| match library.find(&name) {
        Ok(id) => Ok(library.document(id).path().to_owned()),
        Err(unknown) => Err(fault::unknown_document(&unknown)),
    })
}

/// Every document in a few words.
#[wasm_bindgen]
pub fn documents(library: u32) -> Vec<u32> {
    libraries::with(library, |Held { library, .. }| {
        let summaries: Vec<SummaryModel<'_>> =
            library.documents().map(|(id, _)| SummaryModel::new(library, id)).collect();
        output::hand_over(&summaries)
    })
}

/// All that is known about the document whose path the input holds; null where there is none.
#[wasm_bindgen]
pub fn document(library: u32, path: usize) -> Vec<u32> {
    let [path] = input::take([path]);
    libraries::with(library, |Held { library, .. }| {
        output::hand_over(&library.id(&path).map(|id| DocumentModel::new(library, id)))
    })
}

/// How the documents refer to each other.
#[wasm_bindgen]
pub fn graph(library: u32) -> Vec<u32> {
    libraries::with(library, |Held { library, .. }| {
        output::hand_over(&GraphModel::new(library, &library.graph()))
    })
}

/// What is wrong in a library.
#[wasm_bindgen]
pub fn check(library: u32) -> Vec<u32> {
    libraries::with(library, |Held { library, .. }| {
        let diagnostics = crate::check::check(library);
        output::hand_over(&DiagnosticModel::all(library, &diagnostics))
    })
}

/// What is wrong with the documents whose paths the input holds, a line each, and what they refer to.
#[wasm_bindgen]
pub fn check_documents(library: u32, paths: usize) -> Vec<u32> {
    let [paths] = input::take([paths]);
    libraries::with(library, |Held { library, .. }| {
        let documents: Vec<DocumentId> = paths.lines().filter_map(|path| library.id(path)).collect();
        let diagnostics = crate::check::check_documents(library, &documents);
        output::hand_over(&DiagnosticModel::all(library, &diagnostics))
    })
}

/// Composes the agent whose name the input holds: the text as cuts, and what they are taken from. `number` is what the
/// facade calls the persona.
#[wasm_bindgen]
pub fn compose(library: u32, agent: usize, options: JsValue, number: u32) -> Result<Vec<u32>, JsValue> {
    with_persona(library, agent, options, number, |library, persona| {
        output::hand_over(&PersonaModel::new(library, persona))
    })
}

/// What is to be said about the persona that [`compose`] gives for the same arguments.
#[wasm_bindgen]
pub fn report(library: u32, agent: usize, options: JsValue, number: u32) -> Result<Vec<u32>, JsValue> {
    with_persona(library, agent, options, number, |library, persona| {
        output::hand_over(&ReportModel::new(library, persona))
    })
}

/// What the persona that [`compose`] gives for the same arguments is made of, and why.
#[wasm_bindgen]
pub fn plan(library: u32, agent: usize, options: JsValue) -> Result<Vec<u32>, JsValue> {
    let [agent] = input::take([agent]);
    let composition = options::composition(options)?;
    libraries::with(library, |Held { library, cache, .. }| {
        let plan = planned(library, cache, &agent, &composition)?;
        let persona = compose::compose(library, cache, &plan, composition.target.frame)?;
        Ok(output::hand_over(&PlanModel::new(library, cache, &plan, &persona)))
    })
    .map_err(|error| fault::not_composed(&error))
}

/// The variables that the documents of a persona declare.
#[wasm_bindgen]
pub fn variables(library: u32, agent: usize, options: JsValue) -> Result<Vec<u32>, JsValue> {
    let [agent] = input::take([agent]);
    let Composition { options, .. } = options::composition(options)?;
    libraries::with(library, |Held { library, cache, .. }| {
        let plan = compose::plan(library, cache, find_agent(library, &agent)?, &options);
        let variables = plan.variables(library, cache);
        Ok(output::hand_over(&VariableModel::all(library, cache, &plan, &variables)))
    })
    .map_err(|error| fault::not_composed(&error))
}

/// The portions of the persona of the agent whose name the input holds, for a tokenizer to count.
#[wasm_bindgen]
pub fn portions(library: u32, agent: usize, options: JsValue) -> Result<Vec<u32>, JsValue> {
    let [agent] = input::take([agent]);
    let composition = options::composition(options)?;
    let Composition { budget, target, .. } = composition;
    libraries::with(library, |Held { library, cache, .. }| {
        let plan = whole(library, cache, &agent, &composition)?;
        let points = budget.is_some_and(|budget| budget.points);
        let portions = budget_portions(library, cache, &plan, target.frame, points)?;
        let texts: Vec<&str> = portions.iter().map(|portion| portion.text.as_str()).collect();
        Ok(output::hand_over(&texts))
    })
    .map_err(|error| fault::not_composed(&error))
}

/// How many units have to go by the counts of the portions, and how many can.
#[wasm_bindgen]
pub fn fit(library: u32, agent: usize, options: JsValue, counts: Vec<u32>) -> Result<Vec<u32>, JsValue> {
    let [agent] = input::take([agent]);
    let composition = options::composition(options)?;
    let Composition { budget: Some(budget), target, .. } = composition else { return Ok(vec![0, 0]) };
    libraries::with(library, |Held { library, cache, .. }| {
        let plan = whole(library, cache, &agent, &composition)?;
        fitting_steps(library, cache, &plan, target.frame, budget, &counts)
    })
    .map(|(taken, most)| vec![taken, most])
    .map_err(|error| fault::not_composed(&error))
}

/// The SHA-256 of the text in the input, in hexadecimal digits.
#[wasm_bindgen]
pub fn digest(text: usize) -> String {
    input::read(text, |text| compose::digest(std::iter::once(text)))
}

/// The structure of the text in the input.
#[wasm_bindgen]
pub fn parse(text: usize) -> Vec<u32> {
    input::read(text, structure::structure)
}

fn checked(path: &str) -> Result<DocumentPath, JsValue> {
    DocumentPath::new(path).map_err(|reason| fault::invalid_path(path, reason))
}

fn planned(
    library: &Library,
    cache: &mut Cache,
    agent: &str,
    composition: &Composition,
) -> Result<Plan, compose::Error> {
    let plan = whole(library, cache, agent, composition)?;
    match composition.budget {
        Some(budget) => within(library, cache, plan, composition.target.frame, budget),
        None => Ok(plan),
    }
}

/// The plan before any budget.
fn whole(
    library: &Library,
    cache: &mut Cache,
    agent: &str,
    composition: &Composition,
) -> Result<Plan, compose::Error> {
    let plan = compose::plan(library, cache, find_agent(library, agent)?, &composition.options);
    let plan = without_repeats(library, cache, plan, composition.repeats);
    Ok(Plan { markers: composition.markers, ..plan })
}

fn with_persona(
    library: u32,
    agent: usize,
    options: JsValue,
    number: u32,
    work: fn(&Library, &Persona) -> Vec<u32>,
) -> Result<Vec<u32>, JsValue> {
    let known = libraries::with(library, |Held { library, last, .. }| {
        let (_, persona) = last.as_ref().filter(|(known, _)| *known == number)?;
        Some(work(library, persona))
    });
    if let Some(answer) = known {
        return Ok(answer);
    }
    let [agent] = input::take([agent]);
    let composition = options::composition(options)?;
    libraries::with(library, |Held { library, cache, last }| {
        let plan = planned(library, cache, &agent, &composition)?;
        let persona = compose::compose(library, cache, &plan, composition.target.frame)?;
        let answer = work(library, &persona);
        *last = Some((number, persona));
        Ok(answer)
    })
    .map_err(|error| fault::not_composed(&error))
}
