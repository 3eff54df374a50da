//! What stands between the markers at a file's head, with spans.
//!
//! A document opens with YAML between lines of `---`, TOML between lines of `+++`, or a JSON object; a `.json`,
//! `.toml` or `.yaml` file is frontmatter as a whole. YAML is read strictly first and leniently where that fails,
//! because strict YAML rejects the head of one prompt in eight.

mod chunk;
mod fence;
mod findings;
mod frontmatter;
mod json;
mod keys;
mod lenient;
mod limits;
mod line;
mod list;
mod number;
mod plain;
mod quote;
mod read;
mod scalar;
mod toml;
mod tree;
mod value;
mod yaml;

pub use frontmatter::{Format, Frontmatter};
pub use value::{Entry, Value};

pub(crate) use json::parse_json;
pub(crate) use read::{Opening, read};
pub(crate) use tree::{Fault, Tree};
pub(crate) use yaml::parse_yaml;
