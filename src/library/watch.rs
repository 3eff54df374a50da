//! Which documents a change of the library's names touches.

use super::index::{key, names, stem_of};
use super::path;
use crate::document::{Document, Subject};
use crate::text::order;

/// What a document's references depend on: the names that its mentions speak of, as sorted hashes.
///
/// A collision only makes a document's references be worked out once more than needed.
#[derive(Clone, Debug, Default)]
pub(super) struct Watched(Box<[u32]>);

impl Watched {
    /// The names that the mentions of a document speak of.
    pub(super) fn by(document: &Document) -> Self {
        let mut hashes = Vec::new();
        for mention in document.mentions() {
            let written = document.slice(mention.span);
            if mention.subject == Subject::Document {
                of_path(written, &mut hashes);
            }
            of_name(written, &mut hashes);
        }
        Self(order::distinct(hashes).into())
    }

    /// Whether any of these names, sorted, is among those that are spoken of.
    pub(super) fn meets(&self, changed: &[u32]) -> bool {
        changed.iter().any(|hash| self.0.binary_search(hash).is_ok())
    }

    /// The bytes that it takes.
    pub(super) fn memory(&self) -> usize {
        4 * self.0.len()
    }
}

/// The names under which the coming or going of a document can change what others refer to.
pub(super) fn changed_by(document: &Document) -> Vec<u32> {
    let mut hashes = vec![hash(path::file(document.path()))];
    for folder in path::folder(document.path()).split('/') {
        hashes.push(hash(folder));
    }
    for (name, _) in names(document) {
        hashes.push(hash(&key(&name)));
    }
    words(stem_of(document.path()), &mut hashes);
    order::distinct(hashes)
}

fn of_path(written: &str, hashes: &mut Vec<u32>) {
    let wanted = written.split('#').next().unwrap_or_default();
    let file = path::file(wanted);
    hashes.push(hash(file));
    if !file.ends_with(".md") && !file.ends_with(".mdc") {
        hashes.push(hash(&format!("{file}.md")));
    }
    for folder in
        path::folder(wanted).split('/').filter(|folder| !folder.is_empty() && !folder.starts_with('.'))
    {
        hashes.push(hash(folder));
    }
    words(crate::document::stem(file).unwrap_or(file), hashes);
}

fn of_name(written: &str, hashes: &mut Vec<u32>) {
    let key = key(written);
    hashes.push(hash(&key));
    if let Some((namespace, name)) = key.rsplit_once(':') {
        hashes.push(hash(namespace));
        hashes.push(hash(name));
    }
    hashes.push(hash(&format!("{key}-agent")));
    if let Some(name) = key.strip_prefix("agent-") {
        hashes.push(hash(name));
    }
}

/// The words of a stem: a near name shares one.
fn words(stem: &str, hashes: &mut Vec<u32>) {
    let key = key(stem);
    hashes.extend(key.split('-').filter(|word| word.len() > 3).map(hash));
}

/// FNV-1a.
fn hash(name: &str) -> u32 {
    name.bytes().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
