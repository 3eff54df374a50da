//! What an agent document means: who the agent is, what it does, with what, by which rules, and with whom.

mod agent;
mod block;
mod collaborator;
mod east_asian;
mod entry;
mod family;
mod identity;
mod mission;
mod name;
mod opening;
mod plain;
mod prose;
mod reminder;
mod role;
mod standard;
mod technology;
mod text;

pub use agent::Agent;
pub use collaborator::Collaborator;
pub use entry::Entry;
pub use family::Family;
pub use standard::Standard;
pub use text::Text;

pub(crate) use name::{title, without_label};
