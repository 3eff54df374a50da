//! Places that name another document, agent, skill or command.

mod ahead;
mod capital;
mod entry;
mod fence;
mod lines;
mod link;
mod marker;
mod mention;
mod name;
mod path;
mod read;
mod row;
mod sample;
mod somebody;
mod token;
mod topic;
mod word;

pub use mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};

pub(crate) use path::{split_fragment, stem};
pub(crate) use read::read;
pub(crate) use somebody::names_somebody;
