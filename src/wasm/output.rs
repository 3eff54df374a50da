//! What goes out beside the words of a table: its text, fetched by a second call.

use std::cell::RefCell;

use super::flat::{Encode, Flat};

thread_local! {
    static TEXT: RefCell<String> = const { RefCell::new(String::new()) };
}

/// The words of a value; its text waits for [`take_text`].
pub(super) fn hand_over(value: &(impl Encode + ?Sized)) -> Vec<u32> {
    let Flat { words, text, .. } = Flat::of(value);
    TEXT.set(text);
    words
}

/// The text of the last value that was handed over.
pub(super) fn take_text() -> String {
    TEXT.take()
}
