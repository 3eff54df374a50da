//! Measurements of the core without JavaScript.

mod pieces;

use std::io::{Read, Write};

fn main() -> std::io::Result<()> {
    let mut input = String::new();
    std::io::stdin().read_to_string(&mut input)?;
    match std::env::args().nth(1).as_deref() {
        Some("pieces") => std::io::stdout().write_all(pieces::report(&input).as_bytes()),
        _ => Err(std::io::Error::other("say what to measure: pieces")),
    }
}
