use super::HiddenClass;

/// The first hidden character of `text` from the byte `from` on, whatever it is doing there.
pub(super) fn find(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    loop {
        let byte = *bytes.get(at)?;
        if is_printable(byte) {
            at += printable(&bytes[at..]);
            continue;
        }
        let character = text.get(at..)?.chars().next()?;
        if HiddenClass::of(character).is_some() {
            return Some(at);
        }
        at += character.len_utf8();
    }
}

const EACH: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x80 * EACH;
const LOW: u64 = 0x7F * EACH;

/// How many bytes at the start are printable ASCII or line feeds, as nearly all bytes of nearly all prompts are.
fn printable(bytes: &[u8]) -> usize {
    let (blocks, _) = bytes.as_chunks::<32>();
    let done = 32 * blocks.iter().take_while(|block| is_all_printable(block)).count();
    done + printable_by_word(&bytes[done..])
}

fn is_all_printable(block: &[u8; 32]) -> bool {
    let (words, _) = block.as_chunks::<8>();
    words.iter().fold(0, |all, word| all | stops(u64::from_le_bytes(*word))) == 0
}

fn printable_by_word(bytes: &[u8]) -> usize {
    let (words, rest) = bytes.as_chunks::<8>();
    for (at, word) in words.iter().enumerate() {
        let stops = stops(u64::from_le_bytes(*word));
        if stops != 0 {
            return 8 * at + stops.trailing_zeros() as usize / 8;
        }
    }
    8 * words.len() + rest.iter().take_while(|&&byte| is_printable(byte)).count()
}

fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

/// The high bit of every byte that is not [printable](is_printable). No sum reaches beyond its byte.
fn stops(word: u64) -> u64 {
    let low = word & LOW;
    let from_space = low + 0x60 * EACH;
    let is_delete = low + EACH;
    let not_line_feed = word ^ (0x0A * EACH);
    let not_line_feed = ((not_line_feed & LOW) + LOW) | not_line_feed;
    (word | is_delete | !from_space) & not_line_feed & HIGH
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stops_the_scan_or_is_printable_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..80 {
                let mut bytes = [b'a'; 80];
                bytes[place] = byte;
                let expected = if is_printable(byte) { 80 } else { place };
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
