use super::HiddenClass;

/// What people call a hidden character, in lower case; where it has no common name, what kind of character it is.
#[must_use]
pub fn hidden_name(character: char) -> &'static str {
    let known = NAMES.binary_search_by_key(&character, |&(known, _)| known);
    known.map_or_else(|_| kind(character), |at| NAMES[at].1)
}

fn kind(character: char) -> &'static str {
    match HiddenClass::of(character) {
        Some(HiddenClass::Tag) => "tag character",
        Some(HiddenClass::Selector) => "variation selector",
        Some(HiddenClass::Control) => "control character",
        Some(HiddenClass::Noncharacter) => "noncharacter",
        Some(HiddenClass::PrivateUse) => "private use character",
        _ => "format character",
    }
}

/// In the order of the characters.
const NAMES: [(char, &str); 47] = [
    ('\0', "null"),
    ('\u{07}', "bell"),
    ('\u{08}', "backspace"),
    ('\u{0B}', "vertical tab"),
    ('\u{0C}', "form feed"),
    ('\u{1B}', "escape"),
    ('\u{7F}', "delete"),
    ('\u{85}', "next line"),
    ('\u{9B}', "control sequence introducer"),
    ('\u{AD}', "soft hyphen"),
    ('\u{034F}', "combining grapheme joiner"),
    ('\u{061C}', "Arabic letter mark"),
    ('\u{115F}', "Hangul choseong filler"),
    ('\u{1160}', "Hangul jungseong filler"),
    ('\u{180E}', "Mongolian vowel separator"),
    ('\u{200B}', "zero width space"),
    ('\u{200C}', "zero width non-joiner"),
    ('\u{200D}', "zero width joiner"),
    ('\u{200E}', "left-to-right mark"),
    ('\u{200F}', "right-to-left mark"),
    ('\u{2028}', "line separator"),
    ('\u{2029}', "paragraph separator"),
    ('\u{202A}', "left-to-right embedding"),
    ('\u{202B}', "right-to-left embedding"),
    ('\u{202C}', "pop directional formatting"),
    ('\u{202D}', "left-to-right override"),
    ('\u{202E}', "right-to-left override"),
    ('\u{2060}', "word joiner"),
    ('\u{2061}', "function application"),
    ('\u{2062}', "invisible times"),
    ('\u{2063}', "invisible separator"),
    ('\u{2064}', "invisible plus"),
    ('\u{2066}', "left-to-right isolate"),
    ('\u{2067}', "right-to-left isolate"),
    ('\u{2068}', "first strong isolate"),
    ('\u{2069}', "pop directional isolate"),
    ('\u{2800}', "blank Braille pattern"),
    ('\u{3164}', "Hangul filler"),
    ('\u{FE0E}', "variation selector for text"),
    ('\u{FE0F}', "variation selector for emoji"),
    ('\u{FEFF}', "byte order mark"),
    ('\u{FFA0}', "halfwidth Hangul filler"),
    ('\u{FFF9}', "interlinear annotation anchor"),
    ('\u{FFFA}', "interlinear annotation separator"),
    ('\u{FFFB}', "interlinear annotation terminator"),
    ('\u{E0001}', "language tag"),
    ('\u{E007F}', "cancel tag"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_order_and_of_hidden_characters() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(NAMES.iter().all(|&(character, _)| HiddenClass::of(character).is_some()));
    }

    #[test]
    fn what_has_no_name_of_its_own_has_that_of_its_kind() {
        assert_eq!(hidden_name('\u{200B}'), "zero width space");
        assert_eq!(hidden_name('\u{1}'), "control character");
        assert_eq!(hidden_name('\u{E0041}'), "tag character");
        assert_eq!(hidden_name('\u{E0100}'), "variation selector");
        assert_eq!(hidden_name('\u{E000}'), "private use character");
        assert_eq!(hidden_name('\u{FFFF}'), "noncharacter");
        assert_eq!(hidden_name('\u{206A}'), "format character");
    }
}
