/// What kind of character is hidden. The more dangerous kind is the lesser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HiddenClass {
    /// A tag character: a shadow of ASCII that spells a text which only a model reads.
    Tag,
    /// A variation selector: 256 of them carry any bytes.
    Selector,
    /// An embedding, override or isolate: what a person sees stands in another order than what a model reads.
    Bidi,
    /// A control character other than a tab or a line end.
    Control,
    /// A character without width: spaces, joiners, marks of direction, the byte order mark inside a text, invisible
    /// operators, and other controls of format.
    ZeroWidth,
    /// A letter that is blank: Hangul fillers, the empty Braille pattern.
    Filler,
    /// A code point that stands for no character.
    Noncharacter,
    /// A character whose meaning is agreed on in private, so that only some fonts show it.
    PrivateUse,
    /// Something that ends a line for some programs and not for others.
    LineEnd,
}

impl HiddenClass {
    /// The class of a character; `None` for those that people see, for spaces, tabs and line ends.
    ///
    /// Covered are the general categories Cc, Co and, as far as it is invisible, Cf, the noncharacters, and whatever
    /// Unicode 17 calls default-ignorable.
    #[must_use]
    pub fn of(character: char) -> Option<Self> {
        Some(match character {
            '\t' | '\n' | '\r' | ' '..='~' => return None,
            '\u{0B}' | '\u{0C}' | '\u{85}' | '\u{2028}'..='\u{2029}' => Self::LineEnd,
            '\0'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Self::Control,
            '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => Self::Bidi,
            '\u{AD}'
            | '\u{034F}'
            | '\u{061C}'
            | '\u{17B4}'..='\u{17B5}'
            | '\u{180E}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}'
            | '\u{FFF0}'..='\u{FFFB}'
            | '\u{13430}'..='\u{13440}'
            | '\u{1BCA0}'..='\u{1BCA3}'
            | '\u{1D159}'
            | '\u{1D173}'..='\u{1D17A}' => Self::ZeroWidth,
            '\u{115F}'..='\u{1160}' | '\u{2800}' | '\u{3164}' | '\u{FFA0}' => Self::Filler,
            '\u{180B}'..='\u{180D}' | '\u{180F}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => {
                Self::Selector
            }
            '\u{E0000}'..='\u{E007F}' => Self::Tag,
            '\u{E0080}'..='\u{E0FFF}' => Self::ZeroWidth,
            _ if is_noncharacter(character) => Self::Noncharacter,
            '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}' => Self::PrivateUse,
            _ => return None,
        })
    }
}

fn is_noncharacter(character: char) -> bool {
    matches!(character, '\u{FDD0}'..='\u{FDEF}') || u32::from(character) & 0xFFFE == 0xFFFE
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The derived property `Default_Ignorable_Code_Point` of Unicode 17.
    const DEFAULT_IGNORABLE: [(u32, u32); 17] = [
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    #[test]
    fn whatever_is_default_ignorable_is_hidden() {
        for (first, last) in DEFAULT_IGNORABLE {
            for character in (first..=last).filter_map(char::from_u32) {
                assert!(HiddenClass::of(character).is_some(), "{:X}", u32::from(character));
            }
        }
    }

    #[test]
    fn controls_noncharacters_and_private_characters_are_hidden() {
        for character in '\0'..=char::MAX {
            let code = u32::from(character);
            let visible = HiddenClass::of(character).is_none();
            if character.is_control() {
                assert_eq!(visible, matches!(character, '\t' | '\n' | '\r'), "{code:X}");
            }
            let private = matches!(code, 0xE000..=0xF8FF | 0xF0000..=0xFFFFD | 0x10_0000..=0x10_FFFD);
            let noncharacter = matches!(code, 0xFDD0..=0xFDEF) || matches!(code & 0xFFFF, 0xFFFE | 0xFFFF);
            assert!(!visible || !(private || noncharacter), "{code:X}");
            assert!(visible || !character.is_alphanumeric() || is_filler(character), "{code:X} is a letter");
        }
    }

    fn is_filler(character: char) -> bool {
        HiddenClass::of(character) == Some(HiddenClass::Filler)
    }
}
