//! Where a hidden character belongs to the text around it.
//!
//! Emoji follow UTS 51; variants, joiners and controls of format follow the chapters of the Unicode standard on their
//! scripts. Blocks stand for scripts: a few characters too many do no harm, since what is let through is one character
//! beside a visible one and never a run that could carry a text.

use std::ops::{Range, RangeInclusive};

use super::HiddenClass;

/// How many bytes at the start of a run belong to the text around it. The run holds all hidden characters between two
/// visible ones.
pub(super) fn at_home(text: &str, run: Range<usize>) -> usize {
    let hidden = &text[run.clone()];
    let setting = Setting { before: &text[..run.start], after: &text[run.end..] };
    if setting.suits(hidden) {
        return hidden.len();
    }
    // `✔️` before something else that is hidden: the selector itself is fine.
    let mut characters = hidden.chars();
    let selects = characters.next().is_some_and(|first| setting.suits_selector(first));
    let rest = characters.as_str();
    if !selects || rest.starts_with(is_selector) {
        return 0;
    }
    if setting.suits(rest) { hidden.len() } else { hidden.len() - rest.len() }
}

fn is_selector(character: char) -> bool {
    HiddenClass::of(character) == Some(HiddenClass::Selector)
}

/// What is visible before and after a run.
struct Setting<'t> {
    before: &'t str,
    after: &'t str,
}

impl Setting<'_> {
    fn suits(&self, hidden: &str) -> bool {
        let mut characters = hidden.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => self.suits_one(only) || self.suits_script(hidden),
            (Some(_), Some(_)) => {
                self.suits_flag(hidden) || self.suits_braille(hidden) || self.suits_script(hidden)
            }
            _ => false,
        }
    }

    fn suits_one(&self, hidden: char) -> bool {
        match hidden {
            '\u{200C}' => self.suits_joiner(),
            '\u{200D}' => self.suits_joiner() || self.joins_emoji(),
            '\u{200E}' | '\u{200F}' | ARABIC_MARK => self.is_right_to_left(),
            '\u{2800}' => self.suits_braille("\u{2800}"),
            _ => self.suits_selector(hidden),
        }
    }

    fn previous(&self) -> Option<char> {
        self.before.chars().next_back()
    }

    fn next(&self) -> Option<char> {
        self.after.chars().next()
    }

    fn beside(&self, is: impl Fn(char) -> bool) -> bool {
        self.previous().is_some_and(&is) || self.next().is_some_and(&is)
    }

    fn between(&self, is: impl Fn(char) -> bool) -> bool {
        self.previous().is_some_and(&is) && self.next().is_some_and(&is)
    }

    /// Joiners shape the letters of cursive scripts beside them, and the Indic letter or sign before them.
    fn suits_joiner(&self) -> bool {
        self.beside(|character| within(character, &CURSIVE))
            || self.previous().is_some_and(|character| within(character, &INDIC))
    }

    /// Between the elements of an emoji ZWJ sequence; a selector of the first one may stand in between.
    fn joins_emoji(&self) -> bool {
        self.between(is_pictograph)
    }

    /// A mark of direction near letters that are written from right to left, on the same line.
    fn is_right_to_left(&self) -> bool {
        const NEAR: usize = 32;
        let same_line = |character: &char| !matches!(character, '\n' | '\r');
        let before = self.before.chars().rev().take(NEAR).take_while(same_line);
        let after = self.after.chars().take(NEAR).take_while(same_line);
        before.chain(after).any(|character| character != ARABIC_MARK && within(character, &RIGHT_TO_LEFT))
    }

    /// The tags of a flag such as England's: a black flag, the code of a region and of its part, the end.
    fn suits_flag(&self, hidden: &str) -> bool {
        const LONGEST: usize = 6;
        let letters = hidden.chars().take(LONGEST + 2).map(|tag| tag_letter(tag).unwrap_or_default());
        let code: String = letters.collect();
        let is_code = |code: &str| {
            let (region, part) = code.split_at_checked(2).unwrap_or_default();
            region.bytes().all(|letter| letter.is_ascii_lowercase())
                && part.bytes().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit())
                && (1..=LONGEST - 2).contains(&part.len())
        };
        self.previous() == Some('🏴') && code.strip_suffix(TAG_END).is_some_and(is_code)
    }

    /// Blanks among Braille patterns are spaces and the ground of pictures.
    fn suits_braille(&self, hidden: &str) -> bool {
        const NEAR: usize = 64;
        let is_dots = |character| matches!(character, '\u{2801}'..='\u{28FF}');
        let near = || self.before.chars().rev().take(NEAR).chain(self.after.chars().take(NEAR));
        hidden.chars().all(|character| character == '\u{2800}') && near().any(is_dots)
    }

    /// At most two controls of a script beside one of its own characters.
    fn suits_script(&self, hidden: &str) -> bool {
        SCRIPTS.iter().any(|(controls, script)| {
            hidden.chars().count() <= 2
                && hidden.chars().all(|character| controls.contains(&character))
                && self.beside(|character| script.contains(&character))
        })
    }

    /// A selector after a character that has the variant.
    fn suits_selector(&self, selector: char) -> bool {
        let Some(base) = self.previous() else { return false };
        match selector {
            '\u{FE0E}' | '\u{FE0F}' => is_emoji(base),
            '\u{E0100}'..='\u{E01EF}' => within(base, &HAN),
            _ => VARIANTS
                .iter()
                .any(|(bases, selectors)| bases.contains(&base) && selectors.contains(&selector)),
        }
    }
}

/// The one mark of direction that lies in the block of its letters.
const ARABIC_MARK: char = '\u{061C}';

const TAG_END: char = '\u{7F}';

/// The ASCII character that a tag shadows.
pub(super) fn tag_letter(tag: char) -> Option<char> {
    let code = u32::from(tag).checked_sub(0xE0000)?;
    u8::try_from(code).ok().filter(u8::is_ascii).map(char::from)
}

/// Extended pictographs; the blocks hold arrows and symbols that are none.
fn is_pictograph(character: char) -> bool {
    within(character, &PICTOGRAPHS)
}

/// Characters that can be shown as text or as emoji.
fn is_emoji(character: char) -> bool {
    matches!(character, '#' | '*' | '0'..='9') || is_pictograph(character)
}

fn within(character: char, blocks: &[RangeInclusive<char>]) -> bool {
    !character.is_ascii() && blocks.iter().any(|block| block.contains(&character))
}

const PICTOGRAPHS: [RangeInclusive<char>; 14] = [
    '©'..='©',
    '®'..='®',
    '‼'..='‼',
    '⁉'..='⁉',
    '\u{2100}'..='\u{21FF}',
    '\u{2300}'..='\u{23FF}',
    'Ⓜ'..='Ⓜ',
    '\u{25A0}'..='\u{27BF}',
    '\u{2900}'..='\u{297F}',
    '\u{2B00}'..='\u{2BFF}',
    '〰'..='〰',
    '〽'..='〽',
    '\u{3297}'..='\u{3299}',
    '\u{1F000}'..='\u{1FAFF}',
];

const RIGHT_TO_LEFT: [RangeInclusive<char>; 5] = [
    '\u{0590}'..='\u{08FF}',
    '\u{FB1D}'..='\u{FDFF}',
    '\u{FE70}'..='\u{FEFC}',
    '\u{10800}'..='\u{10FFF}',
    '\u{1E800}'..='\u{1EFFF}',
];

/// Scripts whose letters join. Hebrew and other scripts from right to left use the joiners in pointed text.
const CURSIVE: [RangeInclusive<char>; 7] = [
    '\u{0590}'..='\u{08FF}',
    '\u{1800}'..='\u{18AF}',
    '\u{A840}'..='\u{A87F}',
    '\u{FB1D}'..='\u{FDFF}',
    '\u{FE70}'..='\u{FEFC}',
    '\u{10800}'..='\u{10FFF}',
    '\u{1E800}'..='\u{1EFFF}',
];

/// The scripts that descend from Brahmi, but for Thai and Lao.
const INDIC: [RangeInclusive<char>; 10] = [
    '\u{0900}'..='\u{0DFF}',
    '\u{0F00}'..='\u{109F}',
    '\u{1700}'..='\u{17FF}',
    '\u{1900}'..='\u{1AAF}',
    '\u{1B00}'..='\u{1C4F}',
    '\u{1CD0}'..='\u{1CFF}',
    '\u{A800}'..='\u{A82F}',
    '\u{A880}'..='\u{AADF}',
    '\u{ABC0}'..='\u{ABFF}',
    '\u{11000}'..='\u{11FFF}',
];

const HAN: [RangeInclusive<char>; 4] =
    ['\u{3400}'..='\u{4DBF}', '\u{4E00}'..='\u{9FFF}', '\u{F900}'..='\u{FAFF}', '\u{20000}'..='\u{3FFFD}'];

/// Controls, and the characters that they serve.
const SCRIPTS: [(RangeInclusive<char>, RangeInclusive<char>); 15] = [
    // Marks that must not be reordered in pointed Hebrew.
    ('\u{034F}'..='\u{034F}', '\u{0591}'..='\u{05C7}'),
    // Old Hangul: syllables without a first consonant or a vowel.
    ('\u{115F}'..='\u{1160}', '\u{1100}'..='\u{11FF}'),
    // Mongolian: variants of letters, and the vowel separator.
    ('\u{180B}'..='\u{180F}', '\u{1800}'..='\u{18AF}'),
    // Words that may break or must not, in scripts that are written without spaces.
    ('\u{200B}'..='\u{200B}', '\u{0E00}'..='\u{0FFF}'),
    ('\u{200B}'..='\u{200B}', '\u{1000}'..='\u{109F}'),
    ('\u{200B}'..='\u{200B}', '\u{1780}'..='\u{17FF}'),
    ('\u{200B}'..='\u{200B}', '\u{1950}'..='\u{1AAF}'),
    ('\u{200B}'..='\u{200B}', '\u{1B00}'..='\u{1BBF}'),
    ('\u{200B}'..='\u{200B}', '\u{A980}'..='\u{AADF}'),
    ('\u{2060}'..='\u{2060}', '\u{0E00}'..='\u{109F}'),
    ('\u{2060}'..='\u{2060}', '\u{1780}'..='\u{17FF}'),
    // Quadrats of Egyptian hieroglyphs.
    ('\u{13430}'..='\u{13440}', '\u{13000}'..='\u{1345F}'),
    // Overlaps and steps of Duployan shorthand.
    ('\u{1BCA0}'..='\u{1BCA3}', '\u{1BC00}'..='\u{1BC9F}'),
    // Beams, ties, slurs and phrases of musical notation, and a note without a head.
    ('\u{1D159}'..='\u{1D159}', '\u{1D100}'..='\u{1D1FF}'),
    ('\u{1D173}'..='\u{1D17A}', '\u{1D100}'..='\u{1D1FF}'),
];

/// Standardized variants other than those of emoji: bases and the selectors that they take.
const VARIANTS: [(RangeInclusive<char>, RangeInclusive<char>); 15] = [
    ('0'..='0', '\u{FE00}'..='\u{FE00}'),
    ('\u{1000}'..='\u{109F}', '\u{FE00}'..='\u{FE00}'),
    ('‘'..='”', '\u{FE00}'..='\u{FE01}'),
    ('\u{2100}'..='\u{214F}', '\u{FE00}'..='\u{FE01}'),
    ('\u{2200}'..='\u{22FF}', '\u{FE00}'..='\u{FE00}'),
    ('\u{2A00}'..='\u{2AFF}', '\u{FE00}'..='\u{FE00}'),
    ('\u{3000}'..='\u{303F}', '\u{FE00}'..='\u{FE01}'),
    ('\u{3400}'..='\u{9FFF}', '\u{FE00}'..='\u{FE02}'),
    ('\u{A840}'..='\u{A87F}', '\u{FE00}'..='\u{FE00}'),
    ('\u{AA60}'..='\u{AA7F}', '\u{FE00}'..='\u{FE00}'),
    ('\u{FF01}'..='\u{FF1F}', '\u{FE00}'..='\u{FE01}'),
    ('\u{10AC0}'..='\u{10AFF}', '\u{FE00}'..='\u{FE00}'),
    ('\u{13000}'..='\u{143FF}', '\u{FE00}'..='\u{FE06}'),
    ('\u{1D400}'..='\u{1D4FF}', '\u{FE00}'..='\u{FE01}'),
    ('\u{20000}'..='\u{3FFFD}', '\u{FE00}'..='\u{FE02}'),
];
