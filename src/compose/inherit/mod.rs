//! Documents that inherit from others: `extends` names their parents, and section by section their text meets that of
//! the parents.

mod finding;
mod headed;
mod inherit;
mod layout;
mod lineage;
mod meet;
mod said;
mod tree;

pub(super) use inherit::{Inheritance, inherit};
pub(crate) use inherit::{findings, parents, with_parents};
pub(super) use lineage::{extends, lineage};
