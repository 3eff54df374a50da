use super::DocumentId;
use super::index::{key, stem_of};
use super::letters::{Letters, distance};
use crate::document::Document;
use crate::text::Map;

/// What the documents of a library are called by their files, prepared for telling which names are near another.
///
/// Asked for each of thousands of names, most of thousands of documents have to be told apart at a glance.
#[derive(Debug)]
pub(super) struct Stems(Vec<Stem>);

#[derive(Debug)]
struct Stem {
    name: Name,
    /// The documents, each with its place in the order of paths.
    documents: Vec<(u32, DocumentId)>,
}

/// A name and what it is compared by.
#[derive(Debug)]
struct Name {
    key: String,
    length: u32,
    letters: Letters,
    words: Vec<u32>,
}

/// How many letters a slip of the pen changes.
const SLIP: u32 = 2;

/// The shortest name in which two letters are a slip and not another name.
const LONG_ENOUGH: usize = 12;

/// The part of a name's letters that another one may have otherwise and still be like it, out of a thousand.
const SPELT_OTHERWISE: u32 = 350;

/// How alike two names must be, out of a thousand.
const ALIKE: u32 = 400;

impl Stems {
    /// The stems of these documents, which come by path.
    pub(super) fn of<'a>(documents: impl Iterator<Item = (DocumentId, &'a Document)>) -> Self {
        let mut by_key: Map<String, Vec<(u32, DocumentId)>> = Map::default();
        for (place, (id, document)) in documents.enumerate() {
            by_key.or_default(key(stem_of(document.path()))).push((place as u32, id));
        }
        let stems = by_key
            .iter()
            .map(|(key, documents)| Stem { name: Name::new(key.clone()), documents: documents.clone() });
        Self(stems.collect())
    }

    /// The documents whose names are like `wanted`: how alike, out of a thousand, and the place in the order of paths.
    pub(super) fn alike(&self, wanted: &str) -> Vec<(u32, u32, DocumentId)> {
        let wanted = Name::new(wanted.to_owned());
        let mut alike = Vec::new();
        for stem in &self.0 {
            let Some(likeness) = wanted.likeness(&stem.name) else { continue };
            alike.extend(stem.documents.iter().map(|&(place, id)| (likeness, place, id)));
        }
        alike
    }

    /// Whether a name is so near to `wanted` that a slip of the pen or a renaming is likely.
    pub(super) fn has_near(&self, wanted: &str) -> bool {
        let wanted = Name::new(wanted.to_owned());
        wanted.key.len() >= LONG_ENOUGH && self.0.iter().any(|stem| wanted.is_slip_of(&stem.name))
    }
}

impl Name {
    fn new(key: String) -> Self {
        let words = key.split('-').map(hash).collect();
        Self { length: key.chars().count() as u32, letters: Letters::of(&key), words, key }
    }

    fn is_slip_of(&self, other: &Self) -> bool {
        self.length.abs_diff(other.length) <= SLIP
            && self.letters.difference(&other.letters) <= SLIP
            && distance(&self.key, &other.key) <= SLIP
    }

    /// How alike two names are, out of a thousand; nothing where they are not.
    fn likeness(&self, other: &Self) -> Option<u32> {
        let alike = self.shared_words(other).max(self.spelling(other));
        (alike >= ALIKE).then_some(alike)
    }

    /// The part of the words of both names that they share, out of a thousand.
    fn shared_words(&self, other: &Self) -> u32 {
        let shared = self.words.iter().filter(|word| other.words.contains(word)).count() as u32;
        2000 * shared / (self.words.len() + other.words.len()) as u32
    }

    /// The part of the letters that are the same, out of a thousand; 0 where too few are.
    fn spelling(&self, other: &Self) -> u32 {
        let longest = self.length.max(other.length).max(1);
        let is_far = |distance: u32| distance * 1000 / longest > SPELT_OTHERWISE;
        if is_far(self.letters.difference(&other.letters)) {
            return 0;
        }
        let distance = distance(&self.key, &other.key);
        if is_far(distance) { 0 } else { 1000 - distance * 1000 / longest }
    }
}

/// FNV-1a: two words of one hash are taken for one, which costs a bad suggestion in four billion.
fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(one: &str, other: &str) -> Option<u32> {
        Name::new(one.to_owned()).likeness(&Name::new(other.to_owned()))
    }

    #[test]
    fn likeness_sees_words_and_slips_of_the_pen() {
        assert!(likeness("backend", "backend-standards").is_some());
        assert!(likeness("frontend-developer", "frontend-developr").is_some());
        assert!(likeness("plan-reviewer", "reviewer-plan").is_some());
        assert!(likeness("backend", "tests").is_none());
        assert_eq!(likeness("abc", "abc"), Some(1000));
    }

    #[test]
    fn only_long_names_are_near() {
        let near =
            |one: &str, other: &str| Name::new(one.to_owned()).is_slip_of(&Name::new(other.to_owned()));
        assert!(near("frontend-developer", "frontend-devloper"));
        assert!(!near("frontend-developer", "frontend-deployer"));
    }
}
