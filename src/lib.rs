//! promptlink is a linker for agent prompts.

pub mod agent;
pub mod check;
pub mod compose;
pub mod diagnostic;
pub mod document;
pub mod library;
pub mod target;
pub mod text;
#[cfg(any(target_arch = "wasm32", test))]
mod wasm;
