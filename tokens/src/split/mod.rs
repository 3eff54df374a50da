//! Cutting a text into the pieces within which neighbours join.

mod blank;
mod cl100k;
mod contraction;
mod encoding;
mod o200k;
#[cfg(test)]
mod tests;

pub use encoding::Encoding;
