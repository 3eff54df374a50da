use super::{Modality, Rule};
use crate::text::is_one_of;

/// A rule that orders or forbids, so that it can be held against the rules of other documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The index into the document's rules.
    pub rule: u32,
    /// Whether it forbids; it orders otherwise.
    pub forbids: bool,
    /// A hash of what it is about: rules about the same have the same. Comparing the words leaves no doubt.
    pub about: u64,
}

/// The words that say how strong a rule is. What is left of a rule without them is what it is about.
const MODALITY_WORDS: &[&str] = &[
    "always",
    "avoid",
    "can",
    "critical",
    "do",
    "don't",
    "dont",
    "don’t",
    "encouraged",
    "ever",
    "forbidden",
    "important",
    "mandatory",
    "may",
    "might",
    "must",
    "mustn't",
    "mustn’t",
    "need",
    "needs",
    "never",
    "no",
    "not",
    "note",
    "optional",
    "optionally",
    "ought",
    "prefer",
    "preferably",
    "prohibited",
    "recommended",
    "require",
    "required",
    "shall",
    "should",
    "shouldn't",
    "shouldn’t",
    "strictly",
    "to",
    "try",
    "you",
];

/// A rule is about this many words at least: shorter ones are labels, such as "Never do:".
const FEWEST_WORDS: usize = 2;

/// The orders and bans among the rules of a text. A statement with two halves is left out: its words are those of both.
pub(crate) fn statements(text: &str, rules: &[Rule]) -> Vec<Statement> {
    let statement = |(at, rule): (usize, &Rule)| {
        let forbids = match rule.modality {
            Modality::Must => false,
            Modality::MustNot => true,
            _ => return None,
        };
        let is_half = |other: Option<&Rule>| {
            other.is_some_and(|other| other.span.start < rule.span.end && rule.span.start < other.span.end)
        };
        if is_half(rules.get(at + 1)) || is_half(at.checked_sub(1).and_then(|before| rules.get(before))) {
            return None;
        }
        let text = rule.span.of(text);
        let is_long = words(text).nth(FEWEST_WORDS - 1).is_some();
        is_long.then(|| Statement { rule: at as u32, forbids, about: hash(letters(text)) })
    };
    rules.iter().enumerate().filter_map(statement).collect()
}

/// Whether two rules are about the same: they have the same words but for those that say how strong they are.
pub(crate) fn are_about_the_same(one: &str, other: &str) -> bool {
    letters(one).eq(letters(other))
}

impl Rule {
    /// What the rule of a text is about: its words in lower case, but for those that say how strong it is. Empty where there
    /// are no others.
    #[must_use]
    pub fn about(&self, text: &str) -> String {
        let mut about: String = letters(self.span.of(text)).collect();
        about.truncate(about.trim_end().len());
        about
    }
}

/// The words of a rule that do not say how strong it is.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|sign: char| !sign.is_alphanumeric() && !"'’-_/.".contains(sign))
        .map(|word| word.trim_matches(['\'', '’', '-', '_', '/', '.']))
        .filter(|word| !word.is_empty() && !is_one_of(word, MODALITY_WORDS))
}

/// These words in lower case, one after the other.
fn letters(text: &str) -> impl Iterator<Item = char> {
    words(text).flat_map(|word| word.chars().flat_map(char::to_lowercase).chain([' ']))
}

/// FNV-1a over characters rather than bytes.
fn hash(letters: impl Iterator<Item = char>) -> u64 {
    letters.fold(0xCBF2_9CE4_8422_2325, |hash, letter| {
        (hash ^ u64::from(u32::from(letter))).wrapping_mul(0x0000_0100_0000_01B3)
    })
}
