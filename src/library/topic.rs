//! Whether a document covers what a reference promises about it.

use std::cell::OnceCell;

use crate::document::{Document, Section};
use crate::text::{Map, Span, order};

/// Words that say nothing of a topic's matter.
const IDLE: [&str; 34] = [
    "a",
    "an",
    "and",
    "the",
    "of",
    "for",
    "to",
    "in",
    "on",
    "with",
    "by",
    "or",
    "all",
    "any",
    "our",
    "your",
    "its",
    "their",
    "using",
    "use",
    "via",
    "as",
    "at",
    "from",
    "into",
    "per",
    "requirement",
    "standard",
    "convention",
    "guideline",
    "practice",
    "best",
    "rule",
    "etc",
];

/// Words that mean the same to a reader of standards; each row is one meaning.
const SYNONYMS: [&[&str]; 14] = [
    &["test", "qa", "verification"],
    &["format", "style", "prettier"],
    &["lint", "eslint", "biome"],
    &["error", "failure", "exception"],
    &["resilience", "reliability"],
    &["performance", "speed", "latency"],
    &["optimize", "tune"],
    &["deploy", "release", "rollout"],
    &["ci", "cd", "pipeline"],
    &["database", "db", "sql", "schema", "relational"],
    &["api", "rest", "endpoint"],
    &["security", "secure"],
    &["doc", "document"],
    &["observe", "monitor", "log"],
];

/// How the sections that cover a topic do it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// The title of each holds all words of the topic.
    Title,
    /// Their titles together hold all words of the topic.
    Titles,
    /// The text of each holds all words of the topic.
    Text,
}

impl Match {
    /// The match's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Titles => "titles",
            Self::Text => "text",
        }
    }
}

/// The telling words of a document's sections, read once for any number of topics.
#[derive(Debug)]
pub struct Coverage<'a> {
    document: &'a Document,
    titles: Words,
    texts: OnceCell<Words>,
}

/// A topic that more sections cover than these tells none of them apart.
const MOST: usize = 64;

/// Which sections hold each stem, ascending.
type Words = Map<String, Vec<usize>>;

impl<'a> Coverage<'a> {
    /// Reads the titles; the texts are read when a topic is found in no title.
    #[must_use]
    pub fn read(document: &'a Document) -> Self {
        Self { document, titles: words(document, |section| section.title), texts: OnceCell::new() }
    }

    /// The sections that cover a topic, by index, and how they do; none where none does. Of many, the first
    /// 64; of those that do it together, the first 64 for each word.
    ///
    /// A topic's words are compared by their stems, without those that say nothing. A section covers the topic when its
    /// title holds all of them, or, failing that, when its text does; several sections cover it together when their
    /// titles do.
    #[must_use]
    pub fn of(&self, topic: &str) -> (Vec<usize>, Match) {
        let wanted = stems(topic);
        let titles = holders(&self.titles, &wanted);
        let by_title = in_all(&titles);
        if wanted.is_empty() || !by_title.is_empty() {
            return (by_title, Match::Title);
        }
        if titles.iter().all(|sections| !sections.is_empty()) {
            let together = titles.iter().flat_map(|sections| sections.iter().take(MOST));
            return (order::distinct(together.copied().collect()), Match::Titles);
        }
        let texts = self.texts.get_or_init(|| {
            words(self.document, |section| Span { start: section.title.start, end: section.body.end })
        });
        (in_all(&holders(texts, &wanted)), Match::Text)
    }
}

fn words(document: &Document, part: impl Fn(&Section) -> Span) -> Words {
    let mut words = Words::default();
    for (at, section) in document.sections().list().iter().enumerate() {
        for stem in stems(document.slice(part(section))) {
            words.or_default(stem).push(at);
        }
    }
    words
}

/// For each of the wanted stems the sections that hold it.
fn holders<'w>(words: &'w Words, wanted: &[String]) -> Vec<&'w [usize]> {
    wanted.iter().map(|stem| words.get(stem).map_or(&[][..], Vec::as_slice)).collect()
}

/// What is in each of several ascending lists.
fn in_all(lists: &[&[usize]]) -> Vec<usize> {
    let Some(shortest) = lists.iter().min_by_key(|list| list.len()) else { return Vec::new() };
    let is_in_all = |section: &&usize| lists.iter().all(|list| list.binary_search(section).is_ok());
    shortest.iter().filter(is_in_all).copied().take(MOST).collect()
}

/// The stems of a text's telling words, each once.
fn stems(text: &str) -> Vec<String> {
    let stems = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| stem(&word.to_lowercase()))
        .filter(|stem| !IDLE.contains(&stem.as_str()))
        .map(meaning);
    order::distinct(stems.collect())
}

/// The word that stands for all of one meaning.
fn meaning(stem: String) -> String {
    let row = SYNONYMS.iter().find(|row| row.contains(&stem.as_str()));
    row.map_or(stem, |row| row[0].to_owned())
}

/// Endings and what takes their place, longest first.
const ENDINGS: [(&str, &str); 16] = [
    ("izations", "ize"),
    ("isations", "ize"),
    ("ization", "ize"),
    ("isation", "ize"),
    ("ising", "ize"),
    ("izing", "ize"),
    ("ations", "ate"),
    ("ation", "ate"),
    ("ments", "ment"),
    ("ities", "ity"),
    ("ging", "g"),
    ("ings", ""),
    ("ting", "t"),
    ("ing", ""),
    ("ies", "y"),
    ("ed", ""),
];

/// A word without its ending, so that "testing" and "tests" are one.
fn stem(word: &str) -> String {
    if word.len() > 5 {
        for (ending, other) in ENDINGS {
            if let Some(base) = word.strip_suffix(ending).filter(|base| base.len() >= 3) {
                return format!("{base}{other}");
            }
        }
    }
    let plural = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us");
    let singular = if plural { &word[..word.len() - 1] } else { word };
    if singular == "deployment" { "deploy".to_owned() } else { singular.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Options;
    use crate::text::DocumentPath;

    fn covered(text: &str, topic: &str) -> Vec<usize> {
        let path = DocumentPath::new("standards/x.md").unwrap();
        Coverage::read(&Document::read(path, text.to_owned(), Options::default())).of(topic).0
    }

    #[test]
    fn a_title_covers_a_topic_of_the_same_words() {
        let text =
            "# X\n\n## Testing\n\nx\n\n## Deployment\n\n## CI/CD\n\n## Database optimisation\n\n## Design\n";
        assert_eq!(covered(text, "Testing requirements"), [1]);
        assert_eq!(covered(text, "Deployment and CI/CD"), [2, 3]);
        assert_eq!(covered(text, "Database design and optimization"), [4, 5]);
        assert_eq!(covered(text, "Accessibility"), [0; 0]);
    }

    #[test]
    fn a_text_covers_a_topic_that_no_title_names() {
        let text = "# X\n\n## Compiler\n\nTypeScript strict mode is on. Type safety matters.\n";
        assert_eq!(covered(text, "TypeScript strict mode and type safety"), [1]);
    }
}
