//! Behavioural statements with their modality.

mod read;
mod rule;

pub use rule::{Modality, Rule};

pub(crate) use read::read;
