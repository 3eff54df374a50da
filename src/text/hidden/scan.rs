use super::HiddenClass;

/// The first hidden character of `text` from the byte `from` on, whatever it is doing there.
pub(super) fn find(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        at += printable(bytes.get(at..)?);
        let character = text.get(at..)?.chars().next()?;
        if HiddenClass::of(character).is_some() {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;

/// How many bytes at the start are printable ASCII, eight at a time: nearly all bytes of nearly all prompts are.
fn printable(bytes: &[u8]) -> usize {
    let mut done = 0;
    let mut rest = bytes;
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let stops = stops(u64::from_le_bytes(*head));
        if stops != 0 {
            return done + stops.trailing_zeros() as usize / 8;
        }
        done += 8;
        rest = tail;
    }
    done + rest.iter().take_while(|byte| (0x20..0x7F).contains(*byte)).count()
}

/// The high bit of every byte that is no printable ASCII. Exact up to the first; a borrow may spoil those above it.
fn stops(word: u64) -> u64 {
    let below_space = word.wrapping_sub(0x20 * EACH) & !word;
    let delete = word ^ (0x7F * EACH);
    let is_delete = delete.wrapping_sub(EACH) & !delete;
    (word | below_space | is_delete) & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stops_the_scan_or_is_printable_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                let mut bytes = [b'a'; 20];
                bytes[place] = byte;
                let expected = if (0x20..0x7F).contains(&byte) { 20 } else { place };
                assert_eq!(printable(&bytes), expected, "{byte:X} at {place}");
            }
        }
    }

    #[test]
    fn every_hidden_character_is_found_behind_any_text() {
        for before in ["", "a", "line\nline\r\n\tab", "Ünïcödé – “quoted” ✓", "日本語"] {
            for hidden in ['\0', '\u{7F}', '\u{AD}', '\u{200B}', '\u{E0041}', '\u{10FFFF}'] {
                let text = format!("{before}{hidden}b{hidden}");
                assert_eq!(find(&text, 0), Some(before.len()), "{text:?}");
                let behind = before.len() + hidden.len_utf8();
                assert_eq!(find(&text, behind), Some(behind + 1), "{text:?}");
            }
            assert_eq!(find(before, 0), None);
        }
    }
}
