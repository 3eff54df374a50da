//! Joining neighbours within a piece.

mod joiner;
mod long;
mod pairs;
mod short;

pub(crate) use joiner::Joiner;
pub(crate) use pairs::{MOST_TOKENS, Pairs};
