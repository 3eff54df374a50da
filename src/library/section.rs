use super::path;
use crate::document::{Document, Section};
use crate::text::{Map, boundary, order};

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
        for (offset, name) in written(document.text()) {
            if let Some(at) = document.sections().at(offset) {
                add(&mut anchors.anchors, name.to_lowercase(), at as u32);
            }
        }
        anchors
    }

    /// The section that `fragment`, what follows `#`, names.
    pub(super) fn find(&self, fragment: &str) -> Option<u32> {
        let unescaped = path::unescaped(fragment);
        let wanted = unescaped.as_deref().unwrap_or(fragment).trim();
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

/// The longest tag or address in a title that is looked at, in bytes.
const LONGEST_TAG: usize = 256;

/// The anchors that a text gives by tags of its own, `<a name="rules"></a>` and `<a id="rules">`, with their places.
fn written(text: &str) -> impl Iterator<Item = (u32, &str)> {
    text.match_indices("<a ").filter_map(|(at, _)| {
        let tag = &text[at..boundary::floor(text, at + LONGEST_TAG)];
        let tag = &tag[..tag.find('>')?];
        let (_, value) = tag.split_once(" name=\"").or_else(|| tag.split_once(" id=\""))?;
        Some((at as u32, &value[..value.find('"')?]))
    })
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

/// The anchor that GitHub gives a heading: what is shown of it in lower case, blanks as hyphens, other signs dropped.
pub(crate) fn anchor(title: &str) -> String {
    let shown = shown(title);
    let kept =
        shown.trim().chars().filter(|letter| letter.is_alphanumeric() || matches!(letter, ' ' | '-' | '_'));
    kept.flat_map(|letter| if letter == ' ' { vec!['-'] } else { letter.to_lowercase().collect() }).collect()
}

/// A title without what a renderer does not show as letters: where its links lead, its tags, its entities.
fn shown(title: &str) -> String {
    let (mut shown, mut rest, mut in_code) = (String::with_capacity(title.len()), title, false);
    while let Some(at) = rest.find(['`', ']', '<', '&']) {
        shown.push_str(&rest[..at]);
        let from = &rest[at..];
        let near = &from[..boundary::floor(from, LONGEST_TAG)];
        let close = match from.as_bytes()[0] {
            b'`' => {
                in_code = !in_code;
                None
            }
            _ if in_code => None,
            b']' if near.starts_with("](") => near.find(')'),
            b'<' => near.find('>').filter(|_| !near[1..].starts_with([' ', '=', '-'])),
            b'&' => near
                .find(';')
                .filter(|&end| near[1..end].bytes().all(|byte| byte == b'#' || byte.is_ascii_alphanumeric())),
            _ => None,
        };
        rest = &from[close.map_or(1, |close| close + 1)..];
    }
    shown.push_str(rest);
    shown
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
    fn an_anchor_is_made_of_what_is_shown() {
        let text = "# See [the guide](http://x.y) first\n\n## Über uns\n\n## a &amp; b\n\n## The `<role>` tag\n\n\
                    <a name=\"own\"></a>\n\n## A <b>bold</b> one\n\n## 1 < 2 & 3;\n\n<a id=\"Last\">\n";
        let cases = [
            ("see-the-guide-first", 0),
            ("%C3%BCber-uns", 1),
            ("über-uns", 1),
            ("a--b", 2),
            ("the-role-tag", 3),
            ("own", 3),
            ("a-bold-one", 4),
            ("1--2--3", 5),
            ("last", 5),
        ];
        for (fragment, at) in cases {
            assert_eq!(found(text, fragment), Some(at), "{fragment}");
        }
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
