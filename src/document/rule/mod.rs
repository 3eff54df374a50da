//! Behavioural statements with their modality.

mod context;
mod hidden;
mod judge;
mod line;
mod order;
mod read;
mod rule;
mod scan;
mod sign;
mod statement;
mod stress;

pub use rule::{Modality, Rule};
pub use statement::Statement;

pub(crate) use read::read;
pub(crate) use statement::{are_about_the_same, statements};
