use super::DocumentId;
use super::path::{dotted_namespace, file, folder, holds_prompts, packages};
use super::place::is_well_known;
use crate::agent::{title, without_label};
use crate::document::{Document, Kind, stem};
use crate::text::Map;

/// The names that the documents of a library answer to.
#[derive(Debug, Default)]
pub(super) struct Index {
    by_file: Map<String, Vec<DocumentId>>,
    by_name: Map<String, Vec<Named>>,
    /// How many documents lie below packages of a name.
    by_package: Map<String, u32>,
    /// How many names of agents, skills and commands begin or end so.
    by_end: Map<String, u32>,
}

/// A document under one of its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The document.
    pub(super) id: DocumentId,
    /// The name as it stands there.
    pub(super) name: String,
    /// Where the name comes from.
    pub(super) source: NameSource,
}

/// Where a name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NameSource {
    /// The frontmatter's `name`.
    Frontmatter,
    /// The file name, or the folder of a `SKILL.md`.
    Stem,
    /// The title.
    Title,
}

impl Named {
    /// Whether the document gives itself the name.
    pub(super) fn is_given(&self) -> bool {
        self.source == NameSource::Frontmatter
    }
}

impl Index {
    /// Adds a document under its path.
    pub(super) fn add_place(&mut self, id: DocumentId, path: &str) {
        self.by_file.or_default(file(path).to_owned()).push(id);
        for name in packages(path).chain(dotted_namespace(path)) {
            *self.by_package.or_default(name.to_owned()) += 1;
        }
    }

    /// Takes a document out from under its path.
    pub(super) fn remove_place(&mut self, id: DocumentId, path: &str) {
        retain(&mut self.by_file, file(path), |other| *other != id);
        for name in packages(path).chain(dotted_namespace(path)) {
            count_down(&mut self.by_package, name);
        }
    }

    /// Adds a document under all of its names.
    pub(super) fn add_names(&mut self, id: DocumentId, document: &Document) {
        for (name, source) in names(document) {
            if goes_by_name(document.kind()) {
                for end in ends(&key(&name)) {
                    *self.by_end.or_default(end) += 1;
                }
            }
            let named = Named { id, name, source };
            self.by_name.or_default(key(&named.name)).push(named);
        }
    }

    /// Takes a document out from under its names.
    pub(super) fn remove_names(&mut self, id: DocumentId, document: &Document) {
        for (name, _) in names(document) {
            if goes_by_name(document.kind()) {
                for end in ends(&key(&name)) {
                    count_down(&mut self.by_end, &end);
                }
            }
            retain(&mut self.by_name, &key(&name), |other| other.id != id);
        }
    }

    /// The documents with a file name.
    pub(super) fn files(&self, file: &str) -> &[DocumentId] {
        self.by_file.get(file).map_or(&[], Vec::as_slice)
    }

    /// The documents that answer to a name, up to letter case and to hyphens for blanks.
    pub(super) fn named(&self, key: &str) -> &[Named] {
        self.by_name.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether some document lies below a package of that name, wherever it is.
    pub(super) fn has_package(&self, name: &str) -> bool {
        self.by_package.contains(name)
    }

    /// Whether a name of an agent, skill or command begins or ends so.
    pub(super) fn has_end(&self, end: &str) -> bool {
        self.by_end.contains(end)
    }

    /// The bytes that it takes, about.
    pub(super) fn memory(&self) -> usize {
        let of_named = |key: &String, named: &Vec<Named>| {
            let names: usize = named.iter().map(|named| named.name.capacity()).sum();
            key.capacity() + named.capacity() * size_of::<Named>() + names
        };
        self.by_file.memory(|name, ids| name.capacity() + ids.capacity() * size_of::<DocumentId>())
            + self.by_name.memory(of_named)
            + self.by_package.memory(|name, _| name.capacity())
            + self.by_end.memory(|end, _| end.capacity())
    }

    /// Every name with the documents that answer to it.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &[Named])> {
        self.by_name.iter().map(|(key, named)| (key.as_str(), named.as_slice()))
    }
}

/// Keeps some of what a key stands for, and the key only where that is anything.
fn retain<T>(of: &mut Map<String, Vec<T>>, key: &str, keep: impl Fn(&T) -> bool) {
    let Some(values) = of.get_mut(key) else { return };
    values.retain(keep);
    if values.is_empty() {
        of.remove(key);
    }
}

/// Takes one off a count, and the key with the last.
pub(super) fn count_down(counts: &mut Map<String, u32>, key: &str) {
    match counts.get_mut(key) {
        Some(count) if *count > 1 => *count -= 1,
        _ => drop(counts.remove(key)),
    }
}

/// How a name begins and how it ends, given as its key: `release-` and `-manager`.
pub(super) fn ends(key: &str) -> [String; 2] {
    let first = key.split('-').next().unwrap_or_default();
    let last = key.rsplit('-').next().unwrap_or_default();
    [[first, "-"].concat(), ["-", last].concat()]
}

/// Whether prose calls documents of a kind by a name; the others go by their file names.
pub(super) fn goes_by_name(kind: Kind) -> bool {
    matches!(kind, Kind::Agent | Kind::Skill | Kind::Command)
}

/// The names that a document answers to.
pub(super) fn names(document: &Document) -> Vec<(String, NameSource)> {
    let mut names: Vec<(String, NameSource)> = Vec::new();
    let mut add = |name: &str, source| {
        if !name.is_empty() && !names.iter().any(|(other, _)| key(other) == key(name)) {
            names.push((name.to_owned(), source));
        }
    };
    if let Some(name) = document.frontmatter().and_then(|frontmatter| frontmatter.text("name")) {
        add(name, NameSource::Frontmatter);
    }
    // "README files" speaks of all such files.
    let stem_of_path = stem_of(document.path());
    if !is_well_known(document.path()) || stem(file(document.path())) != Some(stem_of_path) {
        add(stem_of_path, NameSource::Stem);
    }
    if let Some(typed) = typed_title(document) {
        add(typed, NameSource::Title);
    } else if let Some(section) = title(document).filter(|_| goes_by_name(document.kind())) {
        add(bare_title(document.slice(section.title)), NameSource::Title);
    }
    names
}

/// The name that a title gives as it is typed: "sort" of "# /sort - Sorts a list".
pub(super) fn typed_title(document: &Document) -> Option<&str> {
    let title = title(document).filter(|_| goes_by_name(document.kind()))?;
    let typed = document.slice(title.title).trim_matches(['*', '`', '_', ' ']).strip_prefix('/')?;
    typed.split([' ', '`', '*']).next()
}

/// A path's file name without its extensions; for `SKILL.md` and its kin the folder's name.
pub(super) fn stem_of(path: &str) -> &str {
    let name = file(path);
    let stem = stem(name).or_else(|| name.strip_suffix(".json")).unwrap_or(name);
    let stem = [".agent", ".prompt", ".instructions", ".chatmode", ".template"]
        .iter()
        .find_map(|suffix| stem.strip_suffix(suffix))
        .unwrap_or(stem);
    let is_of_folder = ["SKILL", "AGENT", "skill", "agent", "index"].contains(&stem);
    // `commands/agent.md` is called "agent", and no command "commands".
    let holder = file(folder(path));
    if is_of_folder && !holds_prompts(holder) { holder } else { stem }
}

/// A title without what only says that it is a prompt: "Backend Developer Agent Prompt" names the backend developer.
fn bare_title(title: &str) -> &str {
    let title = title.trim_matches(['*', '`', '_', ' ']);
    let title = without_label(title).unwrap_or(title);
    let title = title.strip_suffix(" Prompt").unwrap_or(title);
    title.strip_suffix(" Agent").or_else(|| title.strip_suffix(" Skill")).unwrap_or(title)
}

/// The form under which names are compared: lower case, words joined by hyphens. `team.plan.md` is typed `/team-plan` in
/// one tool and `/team.plan` in another.
pub(super) fn key(name: &str) -> String {
    name.trim()
        .chars()
        .map(|letter| if matches!(letter, ' ' | '_' | '-' | '.') { '-' } else { letter.to_ascii_lowercase() })
        .collect()
}
