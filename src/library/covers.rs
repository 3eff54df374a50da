use std::cell::{OnceCell, RefCell};

use super::Coverage;
use crate::document::Document;
use crate::text::Map;

/// Which topics a document covers. What it was asked for is remembered as long as the document stays as it is.
#[derive(Debug)]
pub struct Covers<'a> {
    document: &'a Document,
    coverage: OnceCell<Coverage<'a>>,
    known: &'a Known,
}

/// How many sections of a document cover each topic that it was asked for.
#[derive(Debug, Default)]
pub(super) struct Known(RefCell<Map<String, u32>>);

/// Topics come and go with what other documents say. Beyond so many, those that are still asked for are found anew.
const MOST: usize = 1024;

impl<'a> Covers<'a> {
    pub(super) fn new(document: &'a Document, known: &'a Known) -> Self {
        Self { document, coverage: OnceCell::new(), known }
    }

    /// Whether some section covers a topic, as [`Coverage::of`] tells.
    #[must_use]
    pub fn topic(&self, topic: &str) -> bool {
        let mut known = self.known.0.borrow_mut();
        if let Some(&sections) = known.get(topic) {
            return sections > 0;
        }
        let coverage = self.coverage.get_or_init(|| Coverage::read(self.document));
        let sections = coverage.of(topic).0.len() as u32;
        if known.len() == MOST {
            known.clear();
        }
        known.insert(topic.to_owned(), sections);
        sections > 0
    }
}

impl Known {
    /// The bytes that they take.
    pub(super) fn memory(&self) -> usize {
        self.0.borrow().memory(|topic, _| topic.len())
    }
}
