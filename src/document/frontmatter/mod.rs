//! What stands between the markers at a file's head, with spans.

mod read;
mod value;

pub use value::{Entry, Format, Frontmatter, Value};

pub(crate) use read::{Opening, read};
