//! Measurements of the core without JavaScript.

mod document;
mod memory;
mod pieces;

use std::io::{Error, Read, Write};

const ROUNDS: usize = 15;

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    let report = match std::env::args().nth(1).as_deref() {
        Some("pieces") => Ok(pieces::report(&input)),
        Some("document") => document::report(&input, ROUNDS),
        Some("memory") => memory::report(&input),
        _ => Err("say what to measure: pieces, document or memory".to_owned()),
    };
    std::io::stdout().write_all(report.map_err(Error::other)?.as_bytes())
}
