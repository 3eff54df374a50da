//! One agent with what it refers to: plan, then persona.
//!
//! [`plan()`] says which documents a persona is made of, [`compose()`] puts them together. Composing contains every
//! document at its border: it cannot change how its neighbours parse. What had to change for that is in the
//! [ledger](Persona::ledger).

mod arrange;
mod assembly;
mod brief;
mod budget;
mod change;
mod compose;
mod cut;
mod error;
mod escape;
mod family;
mod frame;
mod inherit;
mod joint;
mod label;
mod leaf;
mod ledger;
mod level;
mod options;
mod outline;
mod parents;
mod part;
mod persona;
mod plan;
mod planned;
mod portion;
mod priority;
mod remark;
mod repeat;
mod report;
mod seal;
mod select;
mod steps;
mod treatment;
mod unit;
mod variable;

pub use arrange::Order;
pub use budget::{Budget, budget_portions, fitting_steps, within};
pub use change::{Change, Extent};
pub use compose::compose;
pub use cut::Cut;
pub use error::Error;
pub use frame::Frame;
pub(crate) use inherit::{findings as inheritance_findings, parents, with_parents};
pub use ledger::{Account, Fate, Insertion, Ledger, Line};
pub use options::{Collaborators, Options, Scope, Treatment};
pub use outline::Section;
pub use part::Cache;
pub use persona::{Origin, Persona, Piece, Slice, Source, digest};
pub use plan::{Cause, Entry, Omission, Plan, Reason, Role, Stretch, find_agent, plan};
pub use planned::{Asked, PlannedSection};
pub use portion::Portion;
pub use priority::{HIGHEST, priority};
pub use repeat::{Repeat, Repeats, Saying, without_repeats};
pub use report::LeftOut;
pub use seal::{Seal, seal};
pub(crate) use treatment::unused_treatments;
pub use variable::{Occasion, Scalar, ScalarKind, Used, Variable, VariableKind};

pub(crate) use variable::{Condition, Conditions, Declarations, Subject, Template, in_words};
