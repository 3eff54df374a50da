//! The classes of characters that the patterns tell apart.

mod classes;
mod runs;

pub(crate) use classes::{
    BLANK, Class, Classes, LETTER, LINE_END, LOWER, MARK, NUMBER, OTHER, UPPER, of_byte,
};
