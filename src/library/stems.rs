use std::ops::Range;

use super::DocumentId;
use super::index::{key, stem_of};
use super::letters::{Letters, distance};
use crate::document::Document;
use crate::text::{Map, hash, order};

/// What the documents of a library are called by their files, prepared for telling which names are near another.
///
/// Where there are many, a name is compared only with those that share the longest beginning or end with it, and with
/// those that share its rarest words: whoever asks for thousands of names among thousands gets each in the same time.
#[derive(Debug)]
pub(super) struct Stems {
    /// By name.
    list: Vec<Stem>,
    /// Places in the list, by the name read backwards.
    backwards: Vec<u32>,
    /// The words of the names, each with a place in the list, sorted.
    words: Vec<(u32, u32)>,
    /// The places of the documents in the order of paths.
    places: Map<DocumentId, usize>,
}

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
    /// The words, each as a hash with the number of its letters.
    words: Vec<(u32, u32)>,
}

/// How many letters a slip of the pen changes.
const SLIP: u32 = 2;

/// The shortest name in which two letters are a slip and not another name.
const LONG_ENOUGH: usize = 12;

/// The part of the letters in which two names differ that may be spelt otherwise, out of a thousand.
const SPELT_OTHERWISE: u32 = 300;

/// How alike two names must be, out of a thousand.
const ALIKE: u32 = 560;

/// How alike names are that consist of the same words. Beyond it, they are one name spelt in two ways; below, another's.
pub(super) const SAME_NAME: u32 = 800;

/// So many names are all compared.
const FEW: usize = 256;

/// Among more, so many on either side of where a name belongs, read forwards and backwards.
const NEIGHBOURS: usize = 32;

/// And so many that share a word.
const SHARING: usize = 128;

/// Of documents with one name, so many are looked at.
const NAMESAKES: usize = 64;

impl Stems {
    /// The stems of these documents, which come by path.
    pub(super) fn of<'a>(documents: impl Iterator<Item = (DocumentId, &'a Document)>) -> Self {
        let mut by_key: Map<String, Vec<(u32, DocumentId)>> = Map::default();
        let mut places = Map::default();
        for (place, (id, document)) in documents.enumerate() {
            places.insert(id, place);
            by_key.or_default(key(stem_of(document.path()))).push((place as u32, id));
        }
        let stems = by_key
            .iter()
            .map(|(key, documents)| Stem { name: Name::new(key.clone()), documents: documents.clone() });
        let list: Vec<Stem> = stems.collect();
        let mut backwards: Vec<u32> = (0..list.len() as u32).collect();
        order::sort_by(&mut backwards, |&one, &other| {
            list[one as usize].name.backwards().cmp(list[other as usize].name.backwards())
        });
        let words = list
            .iter()
            .zip(0..)
            .flat_map(|(stem, at)| stem.name.words.iter().map(move |&(word, _)| (word, at)));
        let words = order::distinct(words.collect());
        Self { list, backwards, words, places }
    }

    /// The documents whose names are like `wanted`: how alike, out of a thousand, and the place in the order of paths.
    /// Of many with one name, those whose paths come next to that of the document that asks, or first.
    pub(super) fn alike(&self, wanted: &str, asking: Option<DocumentId>) -> Vec<(u32, u32, DocumentId)> {
        let wanted = Name::new(wanted.to_owned());
        let near = asking.and_then(|id| self.places.get(&id)).map_or(0, |&place| place as u32);
        let mut alike = Vec::new();
        for stem in self.candidates(&wanted) {
            let Some(likeness) = wanted.likeness(&stem.name, Some(self)) else { continue };
            alike.extend(stem.around(near).iter().map(|&(place, id)| (likeness, place, id)));
        }
        order::distinct(alike)
    }

    /// Whether a name is so near to `wanted` that a slip of the pen or a renaming is likely.
    pub(super) fn has_near(&self, wanted: &str) -> bool {
        let wanted = Name::new(wanted.to_owned());
        wanted.key.len() >= LONG_ENOUGH
            && self.candidates(&wanted).iter().any(|stem| wanted.is_slip_of(&stem.name))
    }

    /// The stems that are compared with a name, some of them twice.
    fn candidates(&self, wanted: &Name) -> Vec<&Stem> {
        if self.list.len() <= FEW {
            return self.list.iter().collect();
        }
        let at = |&at: &u32| &self.list[at as usize];
        let forwards = self.list.partition_point(|stem| stem.name.key < wanted.key);
        let backwards =
            self.backwards.partition_point(|place| at(place).name.backwards().lt(wanted.backwards()));
        let mut candidates: Vec<&Stem> = self.list[around(forwards, self.list.len())].iter().collect();
        candidates.extend(self.backwards[around(backwards, self.list.len())].iter().map(at));
        candidates.extend(self.sharing(wanted).map(|place| at(&place)));
        candidates
    }

    /// The stems that share a word with a name, those with its rarest words first.
    fn sharing(&self, wanted: &Name) -> impl Iterator<Item = u32> {
        let mut sharing: Vec<&[(u32, u32)]> =
            wanted.words.iter().map(|&(word, _)| self.with_word(word)).collect();
        order::sort_by_key(&mut sharing, |stems| stems.len());
        sharing.into_iter().flatten().map(|&(_, at)| at).take(SHARING)
    }

    /// How much it says that two names share a word: the less, the more names have it.
    fn weight(&self, word: u32) -> u64 {
        let names = self.with_word(word).len() as u64;
        1 + 6000 / (2 + names.max(1))
    }

    fn with_word(&self, word: u32) -> &[(u32, u32)] {
        let start = self.words.partition_point(|&(other, _)| other < word);
        let end = self.words.partition_point(|&(other, _)| other <= word);
        &self.words[start..end]
    }
}

/// The places around one in a list of that length.
fn around(at: usize, length: usize) -> Range<usize> {
    at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS).min(length)
}

impl Stem {
    /// The documents of that name; of many, those around a place in the order of paths.
    fn around(&self, place: u32) -> &[(u32, DocumentId)] {
        let from = self.documents.partition_point(|&(other, _)| other < place);
        let last = self.documents.len().saturating_sub(NAMESAKES);
        let start = from.saturating_sub(NAMESAKES / 2).min(last);
        &self.documents[start..(start + NAMESAKES).min(self.documents.len())]
    }
}

/// How alike a name is to a wanted one, all words counting the same, out of a thousand; nothing where it is not.
pub(super) fn likeness(wanted: &str, other: &str) -> Option<u32> {
    Name::new(key(wanted)).likeness(&Name::new(key(other)), None)
}

impl Name {
    fn new(key: String) -> Self {
        // Two words of one hash are taken for one, which costs a bad suggestion in four billion.
        let words = key.split('-').map(|word| (hash(word.bytes()), word.chars().count() as u32)).collect();
        Self { length: key.chars().count() as u32, letters: Letters::of(&key), words, key }
    }

    fn backwards(&self) -> impl Iterator<Item = u8> {
        self.key.bytes().rev()
    }

    fn is_slip_of(&self, other: &Self) -> bool {
        self.length.abs_diff(other.length) <= SLIP
            && self.letters.difference(&other.letters) <= SLIP
            && distance(&self.key, &other.key) <= SLIP
    }

    /// How alike a name is to this one, out of a thousand; nothing where it is not. What goes on where this one ends,
    /// `backend-rules` for `backend`, always is.
    fn likeness(&self, other: &Self, among: Option<&Stems>) -> Option<u32> {
        let (mut all, mut shared, mut unshared) = (0, 0, 0);
        for (one, other) in [(self, other), (other, self)] {
            let mut letters = 0;
            for word in &one.words {
                let weight = among.map_or(1, |stems| stems.weight(word.0));
                all += weight;
                if other.words.contains(word) {
                    shared += weight;
                } else {
                    letters += word.1;
                }
            }
            unshared = letters.max(unshared);
        }
        let by_words = (u64::from(SAME_NAME) * shared / all) as u32;
        let alike = by_words.max(self.spelling(other, unshared));
        let goes_on = || other.key.strip_prefix(&self.key).is_some_and(|rest| rest.starts_with('-'));
        (alike >= ALIKE || goes_on()).then_some(alike)
    }

    /// The part of so many letters, those of the words that only one of the names has, that is the same, out of a
    /// thousand; 0 where too few are.
    fn spelling(&self, other: &Self, letters: u32) -> u32 {
        let is_far = |distance: u32| distance * 1000 > letters * SPELT_OTHERWISE;
        if is_far(self.letters.difference(&other.letters)) {
            return 0;
        }
        let distance = distance(&self.key, &other.key);
        if is_far(distance) { 0 } else { 1000 - distance * 1000 / letters.max(1) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Options;
    use crate::library::Library;
    use crate::text::DocumentPath;

    #[test]
    fn likeness_sees_words_and_slips_of_the_pen() {
        assert!(likeness("backend", "backend-standards").is_some());
        assert!(likeness("frontend-developer", "frontend-developr").is_some());
        assert!(likeness("windows-admin", "windows-infra-admin").is_some());
        assert!(likeness("backend", "tests").is_none());
        assert!(likeness("security", "jwt-security").is_none());
        assert_eq!(likeness("abc", "abc"), Some(1000));
        assert_eq!(likeness("plan-reviewer", "reviewer-plan"), Some(SAME_NAME));
    }

    #[test]
    fn a_last_word_that_names_share_makes_them_not_alike() {
        assert!(likeness("qa-expert", "swift-expert").is_none());
        assert!(likeness("ui-designer", "ui-ux-tester").is_none());
        assert!(likeness("api-designer", "api-documenter").is_none());
        assert!(likeness("php-developer", "cpp-developer").is_none(), "by few letters, but most of a word");
    }

    #[test]
    fn only_a_slip_of_the_pen_makes_two_names_the_same() {
        let is_same = |one, other| likeness(one, other).is_some_and(|alike| alike >= SAME_NAME);
        assert!(is_same("frontend-developer", "frontend-developr"));
        assert!(is_same("front-end", "frontend"));
        assert!(is_same("review-rule", "review-rules"));
        assert!(!is_same("java-developer", "lava-developer"));
        assert!(!is_same("backend", "backend-standards"));
        assert!(!is_same("windows-cloud-admin", "windows-cloud-infra-admin"));
    }

    fn library_of(names: impl Iterator<Item = String>) -> Library {
        let mut library = Library::default();
        for name in names {
            let path = DocumentPath::new(&format!("agents/{name}.md")).unwrap();
            library.set(path, String::new(), Options::default());
        }
        library
    }

    fn alike<'l>(library: &'l Library, wanted: &str) -> Vec<&'l str> {
        let alike = library.stems().alike(wanted, None);
        alike.iter().map(|&(.., id)| library.document(id).path()).collect()
    }

    #[test]
    fn words_that_many_names_have_count_little() {
        let roles = (0..10).flat_map(|at| [format!("field{at}-developer"), format!("craft{at}-pro")]);
        let library = library_of(roles.chain(["harbor-pro", "harbor-map"].map(str::to_owned)));
        assert_eq!(alike(&library, "harbor-developer"), ["agents/harbor-pro.md"]);
        assert_eq!(alike(&library, "fjord-developer"), [""; 0]);
    }

    #[test]
    fn among_many_names_a_slip_and_a_shared_word_are_found() {
        let names = (0..2 * FEW).map(|at| format!("prompt-{at:04}-of-many"));
        let library =
            library_of(names.chain(["frontend-developer", "notes-on-kubernetes"].map(str::to_owned)));
        let stems = library.stems();
        assert!(stems.has_near("frontend-devloper"));
        assert!(stems.has_near("rfontend-developer"));
        assert!(!stems.has_near("something-else-altogether"));
        assert_eq!(alike(&library, "kubernetes-notes"), ["agents/notes-on-kubernetes.md"]);
        assert_eq!(alike(&library, "frontend-developr"), ["agents/frontend-developer.md"]);
        let compared = stems.candidates(&Name::new("prompt-0500-of-many".to_owned())).len();
        assert!(compared <= 4 * NEIGHBOURS + SHARING, "{compared}");
    }

    #[test]
    fn only_long_names_are_near() {
        let near =
            |one: &str, other: &str| Name::new(one.to_owned()).is_slip_of(&Name::new(other.to_owned()));
        assert!(near("frontend-developer", "frontend-devloper"));
        assert!(!near("frontend-developer", "frontend-deployer"));
    }
}
