use crate::document::{Document, Section};
use crate::text::{Map, order};

/// The sections of a document as references name them: by their titles, or by the anchors that renderers give them.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    /// The sections by their titles in lower case. Of those with one title, the first.
    titles: Map<String, u32>,
    anchors: Map<String, u32>,
    /// The first two sections of each title that several have, in order.
    twins: Vec<(u32, u32)>,
}

impl Anchors {
    /// The anchors of a document, read once for any number of references.
    pub(super) fn read(document: &Document) -> Self {
        let mut anchors = Self::default();
        let sections = document.sections().list();
        let all =
            || sections.iter().zip(0..).map(|(section, at)| (section, document.slice(section.title), at));
        for (_, title, at) in all() {
            if let Some(first) = add(&mut anchors.titles, title.to_ascii_lowercase(), at) {
                anchors.twins.push((first, at));
            }
        }
        order::sort(&mut anchors.twins);
        anchors.twins.dedup_by_key(|(first, _)| *first);
        // Renderers know nothing of pseudo-headings, whose names are what is left.
        let is_pseudo = |section: &Section| section.style.is_pseudo();
        let mut counts = Map::default();
        for (_, title, at) in all().filter(|(section, ..)| !is_pseudo(section)) {
            let name = free(&anchors.anchors, &mut counts, anchor(title));
            anchors.anchors.insert(name, at);
        }
        for (_, title, at) in all().filter(|(section, ..)| is_pseudo(section)) {
            add(&mut anchors.anchors, anchor(title), at);
        }
        anchors
    }

    /// The section that `fragment`, what follows `#`, names.
    pub(super) fn find(&self, fragment: &str) -> Option<u32> {
        let wanted = fragment.trim();
        let by_title = self.titles.get(&wanted.to_ascii_lowercase());
        by_title.or_else(|| self.anchors.get(&wanted.to_lowercase())).copied()
    }

    /// The next section that has the same title as this one, which is the first of them.
    pub(super) fn twin(&self, first: u32) -> Option<u32> {
        let at = self.twins.binary_search_by_key(&first, |(first, _)| *first).ok()?;
        Some(self.twins[at].1)
    }

    /// The bytes that it takes, about.
    pub(super) fn memory(&self) -> usize {
        const EACH: usize = 2 * size_of::<(String, u32)>();
        EACH * (self.titles.len() + self.anchors.len()) + size_of_val(&self.twins[..])
    }
}

/// Adds a name, or says which section has it already.
fn add(names: &mut Map<String, u32>, name: String, at: u32) -> Option<u32> {
    let known = names.get(&name).copied();
    if known.is_none() {
        names.insert(name, at);
    }
    known
}

/// The anchor itself, or where other headings have it, `anchor-1` and so on.
fn free(taken: &Map<String, u32>, counts: &mut Map<String, u32>, anchor: String) -> String {
    let mut name = anchor.clone();
    while taken.contains(&name) {
        let count = counts.or_default(anchor.clone());
        *count += 1;
        name = format!("{anchor}-{count}");
    }
    name
}

/// The anchor that GitHub gives a heading: lower case, blanks as hyphens, other signs dropped.
pub(crate) fn anchor(title: &str) -> String {
    let kept =
        title.trim().chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(|letter| if letter == ' ' { vec!['-'] } else { letter.to_lowercase().collect() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Options;
    use crate::text::DocumentPath;

    fn found(text: &str, fragment: &str) -> Option<u32> {
        let path = DocumentPath::new("a.md").unwrap();
        Anchors::read(&Document::read(path, text.to_owned(), Options::default())).find(fragment)
    }

    #[test]
    fn a_section_answers_to_its_title_and_to_its_anchor() {
        let text = "# What is it?\n\n## Error handling & retries\n\n**Naming things**\n\nx\n";
        assert_eq!(found(text, "what-is-it"), Some(0));
        assert_eq!(found(text, "What is it?"), Some(0));
        assert_eq!(found(text, "error-handling--retries"), Some(1));
        assert_eq!(found(text, "naming-things"), Some(2));
        assert_eq!(found(text, "else"), None);
    }

    #[test]
    fn headings_of_one_title_are_numbered_as_renderers_do() {
        let text = "# A\n\n**Rules**\n\nx\n\n## Rules\n\n## Rules 1\n\n## Rules\n\n## Rules\n";
        let rules = ["rules-1", "rules-2", "rules-3"].map(|anchor| found(text, anchor));
        assert_eq!(rules, [Some(3), Some(4), Some(5)]);
        assert_eq!(found(text, "rules"), Some(1), "the first of that title");
        assert_eq!(found(text, "rules-4"), None);
    }

    #[test]
    fn the_first_section_of_a_title_knows_the_next() {
        let path = DocumentPath::new("a.md").unwrap();
        let text = "# A\n\n## Rules\n\n## Names\n\n## rules\n\n## Names\n\n## Rules\n";
        let anchors = Anchors::read(&Document::read(path, text.to_owned(), Options::default()));
        assert_eq!([0, 1, 2, 3, 4, 5].map(|at| anchors.twin(at)), [None, Some(3), Some(4), None, None, None]);
    }
}
