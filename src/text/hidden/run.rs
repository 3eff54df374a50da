use super::{HiddenClass, scan, setting};
use crate::text::Span;

/// Hidden characters that follow each other without a visible one between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HiddenRun {
    /// Where they stand.
    pub span: Span,
    /// The most dangerous of their classes.
    pub class: HiddenClass,
    /// How many they are.
    pub count: u32,
}

/// The runs of hidden characters in a text, in order.
///
/// Left out is what belongs to the text around it: a byte order mark at the start, selectors and joiners in emoji and
/// the tags of a flag, joiners in the scripts that shape their letters by them, selectors of written variants, and the
/// other controls of a script next to its letters. Takes time linear in the text, and hardly any for ASCII.
///
/// ```
/// # use promptlink::text::{HiddenClass, hidden_runs};
/// let runs: Vec<_> = hidden_runs("Be brief.\u{200B}\u{200C} 👩‍💻 می‌خواهم").collect();
/// assert_eq!((runs.len(), runs[0].count, runs[0].class), (1, 2, HiddenClass::ZeroWidth));
/// ```
pub fn hidden_runs(text: &str) -> impl Iterator<Item = HiddenRun> {
    let mut at = if text.starts_with('\u{FEFF}') { '\u{FEFF}'.len_utf8() } else { 0 };
    std::iter::from_fn(move || {
        loop {
            let start = scan::find(text, at)?;
            at = end_of_run(text, start);
            let foreign = start + setting::at_home(text, start..at);
            if foreign < at {
                return Some(HiddenRun::new(text, foreign, at));
            }
        }
    })
}

fn end_of_run(text: &str, start: usize) -> usize {
    let rest = &text[start..];
    start + rest.find(|character| HiddenClass::of(character).is_none()).unwrap_or(rest.len())
}

impl HiddenRun {
    fn new(text: &str, start: usize, end: usize) -> Self {
        let characters = || text[start..end].chars();
        let class = characters().filter_map(HiddenClass::of).min().unwrap_or(HiddenClass::ZeroWidth);
        Self { span: Span::new(start, end), class, count: characters().count() as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<(std::ops::Range<usize>, HiddenClass, u32)> {
        hidden_runs(text).map(|run| (run.span.range(), run.class, run.count)).collect()
    }

    #[test]
    fn every_hidden_character_is_reported_between_latin_letters() {
        for character in '\0'..=char::MAX {
            let text = format!("a{character}b");
            let expected: Vec<_> =
                HiddenClass::of(character).map(|class| (1..text.len() - 1, class, 1)).into_iter().collect();
            assert_eq!(runs(&text), expected, "{:X}", u32::from(character));
        }
    }

    #[test]
    fn neighbours_are_one_run_of_the_most_dangerous_class() {
        assert_eq!(runs("a\u{200B}\u{E0041}\u{AD}b"), [(1..10, HiddenClass::Tag, 3)]);
        assert_eq!(runs("a\u{200B}b\u{200B}").len(), 2);
    }

    #[test]
    fn a_byte_order_mark_is_fine_only_at_the_start() {
        assert_eq!(runs("\u{FEFF}a"), []);
        assert_eq!(runs("a\u{FEFF}").len(), 1);
        assert_eq!(runs("\u{FEFF}\u{FEFF}a"), [(3..6, HiddenClass::ZeroWidth, 1)]);
    }

    #[test]
    fn a_selector_that_is_at_home_does_not_shelter_what_follows() {
        assert_eq!(runs("✔\u{FE0F}\u{200B}b"), [(6..9, HiddenClass::ZeroWidth, 1)]);
        assert_eq!(runs("✔\u{FE0F}\u{FE0F}b"), [(3..9, HiddenClass::Selector, 2)]);
    }

    proptest::proptest! {
        #[test]
        fn runs_lie_on_boundaries_in_order_and_hold_hidden_characters_alone(
            text in "([a-z\u{0}\u{200B}-\u{200F}\u{FE00}-\u{FE0F}\u{E0000}-\u{E01FF}न्م🏴👩✔한⠁]|\\PC){0,40}"
        ) {
            let mut end = 0;
            for run in hidden_runs(&text) {
                let characters = text.get(run.span.range()).expect("a span on character boundaries");
                proptest::prop_assert!(characters.chars().all(|character| HiddenClass::of(character).is_some()));
                proptest::prop_assert_eq!(characters.chars().count(), run.count as usize);
                proptest::prop_assert!(run.count > 0 && run.span.start >= end);
                end = run.span.end;
            }
        }

        #[test]
        fn nothing_that_is_hidden_among_latin_letters_escapes(
            text in "([a-z .\n]|[\u{1}-\u{8}\u{AD}\u{200B}-\u{200F}\u{202A}-\u{202E}\u{2061}-\u{2069}\u{3164}\u{E000}\u{FE00}-\u{FE0F}\u{E0020}-\u{E01EF}]){0,60}"
        ) {
            let reported: u32 = hidden_runs(&text).map(|run| run.count).sum();
            let hidden = text.chars().filter(|&character| HiddenClass::of(character).is_some()).count();
            proptest::prop_assert_eq!(reported as usize, hidden);
        }
    }
}
