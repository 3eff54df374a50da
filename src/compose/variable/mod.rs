//! What of a document depends on who composes it: variables in its text, and conditions of the whole or of sections.

mod condition;
mod declaration;
mod expand;
mod occasion;
mod place;
mod scalar;
mod template;
mod used;
mod value;
mod write;

pub use declaration::{Variable, VariableKind};
pub use occasion::Occasion;
pub use scalar::{Scalar, ScalarKind};

pub(super) use condition::Facts;
pub(crate) use condition::{Condition, Conditions, Subject};
pub(crate) use declaration::{Declarations, in_words};
pub(super) use expand::{Reporter, expand, expanded, filled};
pub(crate) use template::{Template, Use};
pub use used::Used;
pub(super) use value::Values;
