//! The buffer through which text comes in: JavaScript encodes into it, which is ten times faster than a `&str`
//! parameter for text that is not ASCII throughout.

use std::borrow::Cow;
use std::cell::RefCell;

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes the buffer `bytes` long, keeping what it holds, and says where it lies.
pub(super) fn reserve(bytes: usize) -> *const u8 {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.reserve_exact(bytes.saturating_sub(buffer.len()));
        buffer.resize(bytes, 0);
        buffer.shrink_to_fit();
        buffer.as_ptr()
    })
}

/// The strings that lie one after the other from the buffer's start on, by their lengths in bytes.
pub(super) fn take<const N: usize>(lengths: [usize; N]) -> [String; N] {
    BUFFER.with_borrow(|buffer| {
        let mut start = 0;
        lengths.map(|length| {
            let bytes = buffer.get(start..start + length).unwrap_or_default();
            start += length;
            text(bytes).into_owned()
        })
    })
}

/// What `work` makes of the text at the buffer's start, which is that many bytes long.
pub(super) fn read<T>(length: usize, work: impl FnOnce(&str) -> T) -> T {
    BUFFER.with_borrow(|buffer| work(&text(buffer.get(..length).unwrap_or_default())))
}

/// The standard library's lossy conversion alone looks at each byte by itself.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_out_one_after_the_other() {
        reserve(8);
        BUFFER.with_borrow_mut(|buffer| buffer.copy_from_slice("aéb\0\0\0\0".as_bytes()));
        assert_eq!(take([1, 2, 0, 1]), ["a", "é", "", "b"]);
        assert_eq!(take([9]), [""], "what does not fit is not read");
        assert_eq!(read(3, str::to_owned), "aé");
        assert_eq!(read(2, str::to_owned), "a\u{FFFD}", "half a character is none");
    }

    #[test]
    fn growing_keeps_what_was_written() {
        reserve(1);
        BUFFER.with_borrow_mut(|buffer| buffer[0] = b'x');
        reserve(4096);
        assert_eq!(take([1]), ["x"]);
    }
}
