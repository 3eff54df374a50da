//! What is wrong with a library, one check a file.

mod alias;
mod check;
mod collaboration;
mod contradiction;
mod cycle;
mod empty;
mod inheritance;
mod name;
mod reference;
mod topic;
mod treatment;
mod unreferenced;
mod unused;
mod variable;

pub use check::{check, check_documents};
