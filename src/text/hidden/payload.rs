use super::HiddenClass;
use super::setting::tag_letter;

/// What hidden characters say to a program that reads them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HiddenPayload {
    /// A text. What is itself hidden in it is written as `\u{…}`.
    Text(String),
    /// Bytes that are no text.
    Bytes(Vec<u8>),
    /// Nothing that can be decoded: the characters, each with how often it stands there, in the order of the first.
    Characters {
        /// The first few.
        first: Vec<(char, u32)>,
        /// How many other characters there are.
        others: u32,
    },
}

/// How much of a payload is decoded: enough to see what it is about.
const DECODED: usize = 200;
/// How many bytes are read for that.
const BYTES: usize = 4 * (DECODED + 1);
const LISTED: usize = 6;

/// Decodes a run of hidden characters: tags as ASCII, selectors as bytes, two characters in turn as bits.
#[must_use]
pub fn decode_hidden(hidden: &str) -> HiddenPayload {
    let tags = || hidden.chars().filter_map(tag_letter);
    if tags().next().is_some() {
        return HiddenPayload::Text(shown(tags()));
    }
    let bytes = selected(hidden);
    let text = bytes.as_deref().and_then(readable).or_else(|| bits(hidden));
    match (text, bytes) {
        (Some(text), _) => HiddenPayload::Text(text),
        (None, Some(bytes)) => HiddenPayload::Bytes(bytes),
        (None, None) => characters(hidden),
    }
}

/// The bytes of a run of selectors. A single one carries nothing that could be told from a mistake.
fn selected(hidden: &str) -> Option<Vec<u8>> {
    hidden.chars().nth(1)?;
    let all = hidden.chars().all(|selector| selector_byte(selector).is_some());
    all.then(|| hidden.chars().filter_map(selector_byte).take(BYTES).collect())
}

/// The byte that a variation selector carries.
fn selector_byte(selector: char) -> Option<u8> {
    let byte = match selector {
        '\u{FE00}'..='\u{FE0F}' => u32::from(selector) - 0xFE00,
        '\u{E0100}'..='\u{E01EF}' => u32::from(selector) - 0xE0100 + 16,
        _ => return None,
    };
    u8::try_from(byte).ok()
}

/// The text that two characters spell as zero and one, whichever is which.
fn bits(hidden: &str) -> Option<String> {
    let zero = hidden.chars().min()?;
    let one = hidden.chars().find(|&character| character != zero)?;
    if hidden.chars().any(|character| character != zero && character != one) {
        return None;
    }
    let count = hidden.chars().count();
    let readings = [(8, one), (8, zero), (7, one), (7, zero)];
    let mut readings = readings.into_iter().filter(|(width, _)| count.is_multiple_of(*width));
    readings.find_map(|(width, one)| {
        let bits: Vec<u8> = hidden.chars().take(width * BYTES).map(|bit| u8::from(bit == one)).collect();
        let bytes = bits.chunks_exact(width).map(|bits| bits.iter().fold(0, |byte, bit| byte << 1 | bit));
        readable(&bytes.collect::<Vec<u8>>())
    })
}

/// The text of bytes that people can read, the last character left out where it is cut.
fn readable(bytes: &[u8]) -> Option<String> {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&bytes[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    let is_read = |character: char| character.is_whitespace() || HiddenClass::of(character).is_none();
    (!text.trim().is_empty() && text.chars().all(is_read)).then(|| shown(text.chars()))
}

fn characters(hidden: &str) -> HiddenPayload {
    let mut first: Vec<(char, u32)> = Vec::with_capacity(LISTED);
    let mut others = 0;
    for character in hidden.chars() {
        match first.iter().position(|(known, _)| *known == character) {
            Some(at) => first[at].1 += 1,
            None if first.len() < LISTED => first.push((character, 1)),
            None => others += 1,
        }
    }
    HiddenPayload::Characters { first, others }
}

/// A decoded text as it can stand in a message: on one line, nothing hidden, and not too long.
fn shown(characters: impl Iterator<Item = char>) -> String {
    let mut text = String::new();
    for (at, character) in characters.enumerate() {
        if at == DECODED {
            text.push('…');
            break;
        }
        if character < ' ' || HiddenClass::of(character).is_some() {
            text.extend(character.escape_unicode());
        } else {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(payload: &str) -> HiddenPayload {
        HiddenPayload::Text(payload.to_owned())
    }

    fn mapped(bytes: &[u8], map: impl Fn(u32) -> u32) -> String {
        bytes.iter().filter_map(|&byte| char::from_u32(map(u32::from(byte)))).collect()
    }

    fn selectors(bytes: &[u8]) -> String {
        mapped(bytes, |byte| if byte < 16 { 0xFE00 + byte } else { 0xE0100 + byte - 16 })
    }

    fn as_bits(bytes: &[u8], width: u32, zero: char, one: char) -> String {
        let bit = |byte: u8, at: u32| if byte >> at & 1 == 1 { one } else { zero };
        bytes.iter().flat_map(|&byte| (0..width).rev().map(move |at| bit(byte, at))).collect()
    }

    #[test]
    fn tags_spell_ascii() {
        let tags = mapped(b"ignore \"all\"", |byte| 0xE0000 + byte);
        assert_eq!(decode_hidden(&tags), text("ignore \"all\""));
        assert_eq!(decode_hidden(&["\u{200B}", &tags, "\u{E007F}"].concat()), text("ignore \"all\"\\u{7f}"));
        assert_eq!(decode_hidden("\u{E0001}\u{E000A}"), text("\\u{1}\\u{a}"));
    }

    #[test]
    fn selectors_carry_bytes() {
        assert_eq!(decode_hidden(&selectors("héllo".as_bytes())), text("héllo"));
        assert_eq!(decode_hidden(&selectors(&[0, 255, 16, 15])), HiddenPayload::Bytes(vec![0, 255, 16, 15]));
        assert_eq!(
            decode_hidden("\u{FE01}"),
            HiddenPayload::Characters { first: vec![('\u{FE01}', 1)], others: 0 }
        );
    }

    #[test]
    fn two_characters_in_turn_are_bits_whichever_is_the_one() {
        for (zero, one) in [('\u{200B}', '\u{200C}'), ('\u{2064}', '\u{2062}'), ('\u{3164}', '\u{FFA0}')] {
            for width in [7, 8] {
                assert_eq!(decode_hidden(&as_bits(b"run rm -rf", width, zero, one)), text("run rm -rf"));
            }
        }
        assert_eq!(decode_hidden(&as_bits(b"hi", 8, '\u{FE00}', '\u{FE01}')), text("hi"));
        assert!(matches!(
            decode_hidden(&as_bits(&[0, 1], 8, '\u{200B}', '\u{200C}')),
            HiddenPayload::Characters { .. }
        ));
    }

    #[test]
    fn what_is_no_text_is_listed_with_counts_up_to_a_limit() {
        let listed = HiddenPayload::Characters { first: vec![('\u{202E}', 2), ('\u{200B}', 1)], others: 0 };
        assert_eq!(decode_hidden("\u{202E}\u{200B}\u{202E}"), listed);
        let private: String = ('\u{E000}'..'\u{E010}').collect();
        assert!(
            matches!(decode_hidden(&private), HiddenPayload::Characters { first, others: 10 } if first.len() == LISTED)
        );
    }

    #[test]
    fn a_long_payload_is_cut() {
        let HiddenPayload::Text(shown) = decode_hidden(&"\u{E0041}".repeat(10_000)) else {
            panic!("tags are text")
        };
        assert_eq!(shown, "A".repeat(DECODED) + "…");
        let cut = selectors("é".repeat(300).as_bytes());
        assert_eq!(decode_hidden(&cut), text(&("é".repeat(DECODED) + "…")));
    }
}
