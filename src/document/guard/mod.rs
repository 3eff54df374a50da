//! A bound in front of the Markdown parser, for the kinds of text that take it quadratic time or much memory.
//!
//! Quotes and lists nested thousands deep cost as many steps for each line after them, the title of a link costs for each
//! of its lines all that stands before, and a wide table is filled up row by row. What goes beyond the limits is hidden
//! from the parser by one letter in the place of a character that would open the construct, so that all positions stay
//! true. So is a line of a form to fill in that would be a definition.

mod blank;
mod guard;
mod limit;
mod nesting;
mod table;
mod title;

pub(super) use guard::{Guarded, Mask, guard, report};
