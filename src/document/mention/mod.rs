//! Places that name another document, agent, skill or command.

mod mention;
mod read;

pub use mention::{Cue, Form, Mention, Relation, Setting, Subject};

pub(crate) use read::read;
