use super::Entry;
use super::limits::MAX_FINDINGS;
use crate::diagnostic::{Code, Diagnostic};
use crate::text::{Span, order};

/// What was odd about one frontmatter, up to a limit.
#[derive(Debug)]
pub(super) struct Findings<'a> {
    path: &'a str,
    list: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// Nothing yet, about the document at `path`.
    pub(super) fn new(path: &'a str) -> Self {
        Self { path, list: Vec::new() }
    }

    /// The document's path.
    pub(super) fn path(&self) -> &'a str {
        self.path
    }

    /// A finding about this document, to be completed and added.
    pub(super) fn about(&self, code: Code, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(code, self.path, span, message)
    }

    /// Adds a finding. Beyond the limit they only count as more.
    pub(super) fn add(&mut self, finding: Diagnostic) {
        if self.list.len() < MAX_FINDINGS {
            self.list.push(finding);
        } else if self.list.len() == MAX_FINDINGS {
            let message = "the frontmatter has more findings than are listed";
            self.list.push(self.about(Code::FrontmatterTooLarge, finding.span, message));
        }
    }

    /// Adds what was odd about a part.
    pub(super) fn extend(&mut self, findings: Vec<Diagnostic>) {
        findings.into_iter().for_each(|finding| self.add(finding));
    }

    /// Adds a finding for every key that stands more than once in `entries`.
    pub(super) fn add_duplicates(&mut self, entries: &[Entry]) {
        if !has_duplicates(entries) {
            return;
        }
        let mut entries: Vec<&Entry> = entries.iter().collect();
        order::sort_by_key(&mut entries, |entry| &entry.key);
        let repeated = |group: &&[&'_ Entry]| group.len() > 1;
        for group in entries.chunk_by(|left, right| left.key == right.key).filter(repeated) {
            let (first, last) = (group[0], group[group.len() - 1]);
            let message =
                ["`", &shorten(&last.key), "` stands more than once in one map; the last value counts"]
                    .concat();
            let finding = self
                .about(Code::FrontmatterDuplicateKey, last.key_span, message)
                .with_related(self.path, first.key_span, "this value is not used")
                .with_help("remove the one that is not meant; strict tools refuse the whole frontmatter");
            self.add(finding);
        }
    }

    /// Changes the findings of a code inside a span.
    pub(super) fn amend(&mut self, code: Code, span: Span, change: impl Fn(&mut Diagnostic)) {
        self.list
            .iter_mut()
            .filter(|finding| finding.code == code && span.contains(finding.span))
            .for_each(change);
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.list.len()
    }

    /// Drops all but the first `count`, because what they are about is kept as text after all.
    pub(super) fn forget_after(&mut self, count: usize) {
        self.list.truncate(count);
    }

    /// All findings, in the order of their spans.
    pub(super) fn into_list(mut self) -> Vec<Diagnostic> {
        order::sort_by_key(&mut self.list, |finding| finding.span);
        self.list
    }
}

const PAIRWISE: usize = 16;

/// Whether any key stands twice. Comparing all pairs is fastest for the few keys that real frontmatter has.
pub(super) fn has_duplicates(entries: &[Entry]) -> bool {
    if entries.len() <= PAIRWISE {
        return (1..entries.len())
            .any(|index| entries[..index].iter().any(|entry| entry.key == entries[index].key));
    }
    let mut keys: Vec<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
    order::sort(&mut keys);
    keys.windows(2).any(|pair| pair[0] == pair[1])
}

const SHOWN: usize = 40;

/// A key as it can stand in a message.
pub(super) fn shorten(key: &str) -> String {
    match key.char_indices().nth(SHOWN) {
        Some((end, _)) => [&key[..end], "…"].concat(),
        None => key.to_owned(),
    }
}
