//! What a document is for, told by its frontmatter, its path and its content, in that order.

mod content;
mod key;
mod kind;
mod place;
mod tell;

pub use kind::Kind;

pub(super) use tell::tell;
