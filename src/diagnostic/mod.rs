//! What is wrong, where, and how to mend it.

mod code;
mod diagnostic;

pub use code::{Code, Severity};
pub use diagnostic::{Diagnostic, Edit, Fix, Related};
