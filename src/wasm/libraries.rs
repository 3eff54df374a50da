//! The libraries that JavaScript holds, by number. Numbers rather than objects cross the border: an object whose method
//! panicked could never be used or freed again.

use std::cell::RefCell;

use crate::compose::{Cache, Persona};
use crate::library::Library;

thread_local! {
    static LIBRARIES: RefCell<Vec<Option<Held>>> = const { RefCell::new(Vec::new()) };
}

/// A library with what was found out while composing from it.
#[derive(Debug, Default)]
pub(super) struct Held {
    pub(super) library: Library,
    pub(super) cache: Cache,
    /// The persona that was composed last, by the number that the facade gave it. Much is asked about it at once.
    pub(super) last: Option<(u32, Persona)>,
}

/// Takes a library in and gives it a number, the lowest that is free.
pub(super) fn insert(library: Library) -> u32 {
    let held = Held { library, ..Held::default() };
    LIBRARIES.with_borrow_mut(|libraries| {
        let free = libraries.iter().position(Option::is_none).unwrap_or(libraries.len());
        if free == libraries.len() {
            libraries.push(None);
        }
        libraries[free] = Some(held);
        free as u32
    })
}

/// Frees a library and its number.
pub(super) fn remove(number: u32) {
    LIBRARIES.with_borrow_mut(|libraries| {
        if let Some(slot) = libraries.get_mut(number as usize) {
            *slot = None;
        }
    });
}

/// Works with a library.
///
/// # Panics
///
/// When no library has that number: a mistake in the facade, not in any input.
pub(super) fn with<T>(number: u32, work: impl FnOnce(&mut Held) -> T) -> T {
    LIBRARIES.with_borrow_mut(|libraries| match libraries.get_mut(number as usize) {
        Some(Some(held)) => work(held),
        _ => panic!("no library has the number {number}"),
    })
}

/// Changes a library, after which no persona is what it was.
pub(super) fn change(number: u32, work: impl FnOnce(&mut Library, &mut Cache)) {
    with(number, |Held { library, cache, last }| {
        *last = None;
        work(library, cache);
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_used_again() {
        let numbers = [insert(Library::default()), insert(Library::default())];
        assert_ne!(numbers[0], numbers[1]);
        remove(numbers[0]);
        assert_eq!(insert(Library::default()), numbers[0]);
    }

    #[test]
    #[should_panic(expected = "no library has the number 7")]
    fn an_unknown_number_is_a_mistake() {
        with(7, |_| ());
    }
}
