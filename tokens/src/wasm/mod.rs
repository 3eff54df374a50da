//! The border with JavaScript, and nothing but the border. What comes in lies in one reused buffer, what goes out are
//! numbers, and a tokenizer is the number of its encoding.

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "natively only tests call it, and not all of it")
)]

#[cfg(target_arch = "wasm32")]
mod exports;
mod state;
mod units;
