//! Many documents: index, resolution, graph.

mod beside;
mod called;
mod choose;
mod configuration;
mod covers;
mod distinct;
mod glob;
mod graph;
mod index;
mod inquiry;
mod letters;
mod library;
mod locate;
mod missing;
mod part;
mod path;
mod place;
mod reason;
mod reference;
mod resolve;
mod section;
mod stems;
mod suggest;
mod topic;
mod written;

pub use configuration::Configuration;
pub use covers::Covers;
pub use graph::{Diamond, Edge, Graph};
pub(crate) use graph::{Neighbours, cycles};
pub use library::{DocumentId, Library, UnknownDocument};
pub(crate) use path::is_public;
pub use reason::Reason;
pub use reference::{Reference, Tier, Verdict};
pub(crate) use section::anchor;
pub(crate) use suggest::{is_meant, nearest};
pub use topic::{Coverage, Match};
