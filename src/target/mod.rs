//! The forms that a persona takes.

mod target;

pub use target::Target;
