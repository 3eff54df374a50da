//! The border with JavaScript, and nothing but the border.
//!
//! Texts come in through a reused buffer, values go out as tables of numbers that JavaScript turns into objects, and
//! libraries are numbers: what lies in here is a cache that the facade can throw away at any moment.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "natively only tests call it, and not all of it")
)]

#[cfg(target_arch = "wasm32")]
mod exports;
#[cfg(target_arch = "wasm32")]
mod fault;
mod flat;
mod input;
mod libraries;
mod line_ends;
mod model;
#[cfg(target_arch = "wasm32")]
mod options;
mod output;
mod structure;
