//! Characters that no one sees and a model reads: where they stand, what they are, and what they spell.

mod class;
mod name;
mod payload;
mod run;
mod scan;
mod setting;

pub use class::HiddenClass;
pub use name::hidden_name;
pub use payload::{HiddenPayload, decode_hidden};
pub use run::{HiddenRun, hidden_runs};
