//! Behavioural statements with their modality.

mod context;
mod hidden;
mod html;
mod judge;
mod line;
mod order;
mod read;
mod rule;
mod scan;
mod sign;
mod stress;

pub use rule::{Modality, Rule};

pub(crate) use read::read;
