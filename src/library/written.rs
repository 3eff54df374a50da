//! Files that a library says are written by a run, or kept in the user's project.

use super::index::count_down;
use super::path;
use super::place;
use crate::document::{Cue, Document, Form, Mention, Setting, Subject};
use crate::text::{Map, order};

/// How many documents of a library say of a file that it is written, or kept in a folder of the user's project.
///
/// Whoever asks has all documents read for what they mention, so that it is made when first asked for.
#[derive(Debug, Default)]
pub(super) struct Written(Map<String, u32>);

impl Written {
    /// What documents say.
    pub(super) fn of<'a>(documents: impl Iterator<Item = &'a Document>) -> Self {
        let mut all = Self::default();
        for document in documents {
            all.exchange(None, Some(document));
        }
        all
    }

    /// Whether some document says so of a file of that name.
    pub(super) fn holds(&self, file: &str) -> bool {
        self.0.contains(file)
    }

    /// Goes over from what one document says to what another does, and gives the files that they name if these differ.
    pub(super) fn exchange<'d>(
        &mut self,
        before: Option<&'d Document>,
        now: Option<&'d Document>,
    ) -> Vec<&'d str> {
        let [before, now] = [before, now].map(|document| document.map_or_else(Vec::new, written));
        if before == now {
            return Vec::new();
        }
        for file in &before {
            count_down(&mut self.0, file);
        }
        for &file in &now {
            *self.0.or_default(file.to_owned()) += 1;
        }
        [before, now].concat()
    }

    /// The bytes that it takes, about.
    pub(super) fn memory(&self) -> usize {
        self.0.memory(|name, _| name.capacity())
    }
}

/// The names of the files that a document says are written, or kept in a folder of the user's project.
///
/// One place that says so speaks for the others: "save it to `{docs}/plan.md`" tells whose file "see `plan.md`" means.
fn written(document: &Document) -> Vec<&str> {
    let files = document.mentions().iter().filter_map(|mention| {
        let written = place::without_fragment(document.slice(mention.span));
        let file = path::file(written);
        let tells = mention.subject == Subject::Document && !place::is_placeholder(file);
        (tells && is_of_run(mention, path::folder(written))).then_some(file)
    });
    order::distinct(files.collect())
}

/// The names of the files that a document says are written, sorted.
pub(super) fn written_by(document: &Document) -> Vec<&str> {
    let written = document.mentions().iter().filter(|mention| is_written(mention));
    order::distinct(
        written.map(|mention| path::file(place::without_fragment(document.slice(mention.span)))).collect(),
    )
}

/// Whether a mention says that its file belongs to a run.
fn is_of_run(mention: &Mention, folder: &str) -> bool {
    is_written(mention) || place::is_run_folder(folder)
}

fn is_written(mention: &Mention) -> bool {
    let is_link = matches!(mention.form, Form::Link | Form::Include | Form::Mdc);
    mention.cue == Cue::Output && mention.setting != Setting::Fence && !is_link
}
