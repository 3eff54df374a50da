//! Where a path leads, by exact tiers.

use super::choose::{Choice, choose};
use super::index::{NameSource, key};
use super::path;
use super::place;
use super::resolve::Resolver;
use super::{DocumentId, Tier};
use crate::document::{Certainty, Cue, Form, Relation, stem};
use crate::text::{DocumentPath, boundary};

/// How far from the start of its line a mention may stand that a label speaks of, in bytes.
const LABELLED: usize = 160;

/// Where a path leads.
pub(super) enum Located {
    One(DocumentId, Tier),
    Several(Vec<DocumentId>),
    Nowhere,
}

impl Resolver<'_> {
    pub(super) fn locate(&self, wanted: &str) -> Located {
        // However many folders up, or of an installation, it begins with: nothing lies at the end of such a path.
        if wanted.len() > 2 * DocumentPath::LONGEST {
            return Located::Nowhere;
        }
        if let Some(id) = self.of_owner(wanted) {
            return Located::One(id, Tier::Noun);
        }
        match self.as_written(wanted) {
            Located::Nowhere => self.otherwise(wanted),
            found => found,
        }
    }

    /// What is written in another way than it is kept: behind a scheme, or as Cursor's kind of the same rule, `x.mdc` for
    /// `x.md`.
    fn otherwise(&self, wanted: &str) -> Located {
        let found = without_scheme(wanted).map_or(Located::Nowhere, |rest| self.as_written(rest));
        match (found, wanted.strip_suffix('c').filter(|plain| plain.ends_with(".md"))) {
            (Located::Nowhere, Some(plain)) => self.as_written(plain),
            (found, _) => found,
        }
    }

    fn as_written(&self, wanted: &str) -> Located {
        let wanted = self.without_own_name(wanted.trim_start_matches("./"));
        let folder = path::folder(self.document.path());
        match self.literal(folder, wanted) {
            // An agent `backend.md` that follows the standard `backend.md` does not follow itself.
            Some(Located::One(id, _)) if id == self.id && !wanted.contains('/') => {
                return self.other_or_own(wanted);
            }
            Some(found) => return found,
            None => {}
        }
        if let Some(found) = self.below(folder, wanted) {
            return found;
        }
        if let Some(found) = self.without_prefix(wanted) {
            return found;
        }
        if let Some(id) = self.installed_beside(folder, wanted) {
            return Located::One(id, Tier::Prefix);
        }
        if let Some(id) = self.of_skill_before(wanted) {
            return Located::One(id, Tier::Noun);
        }
        if let Some(id) = self.below_kind(wanted) {
            return Located::One(id, Tier::Stem);
        }
        if let Some(id) = self.moved(wanted) {
            return Located::One(id, Tier::Stem);
        }
        if let Some(id) = self.only_tail(wanted) {
            return Located::One(id, Tier::Basename);
        }
        match self.mention.form {
            _ if wanted.contains('/') => Located::Nowhere,
            // A note is named without its extension, wherever it lies.
            Form::Wikilink | Form::Embed if stem(wanted).is_none() => self.by_note(&format!("{wanted}.md")),
            _ => self.by_file(wanted),
        }
    }

    /// A path without the library's own name before it.
    fn without_own_name<'w>(&self, wanted: &'w str) -> &'w str {
        let name = self.library.configuration().name.as_deref();
        match wanted.split_once('/') {
            Some((first, rest)) if Some(first) == name && self.library.id(rest).is_some() => rest,
            _ => wanted,
        }
    }

    /// Literally, from the document's folder, the root, and the folders between.
    fn literal(&self, folder: &str, wanted: &str) -> Option<Located> {
        let from = |folder: &str| self.exact(&path::join(folder, wanted)?);
        if let Some(id) = from(folder) {
            return Some(Located::One(id, Tier::Folder));
        }
        if wanted.starts_with("..") {
            return None;
        }
        if let Some(id) = from("") {
            return Some(Located::One(id, Tier::Root));
        }
        let mut above = path::folder(folder);
        while !above.is_empty() {
            if let Some(id) = from(above) {
                return Some(Located::One(id, Tier::Ancestor));
            }
            above = path::folder(above);
        }
        None
    }

    /// The document at a path, where an include or wikilink may leave its extension out.
    fn exact(&self, path: &str) -> Option<DocumentId> {
        if let Some(id) = self.library.id(path) {
            return Some(id);
        }
        if !self.may_be_bare() {
            return None;
        }
        self.library.id(&format!("{path}.md"))
    }

    /// Whether the mention may leave the extension of a path out.
    fn may_be_bare(&self) -> bool {
        self.mention.certainty == Certainty::Possible
            || matches!(
                self.mention.form,
                Form::Include | Form::Wikilink | Form::Embed | Form::Frontmatter | Form::Import
            )
    }

    /// Below the document's own folder, where only one document ends in that path.
    fn below(&self, folder: &str, wanted: &str) -> Option<Located> {
        let candidates: Vec<DocumentId> = self
            .with_tail(wanted)
            .filter(|&id| {
                let path = self.library.document(id).path();
                path::lies_in(path, folder) && path::is_public(path, self.document.path())
            })
            .collect();
        match candidates[..] {
            [id] if !folder.is_empty() || wanted.contains('/') => Some(Located::One(id, Tier::Subtree)),
            _ => None,
        }
    }

    /// The nearest document that a path without its extension names, seen from a folder of prompts: `rules/go/style.md` for
    /// `go/style`.
    fn below_kind(&self, wanted: &str) -> Option<DocumentId> {
        if self.mention.form != Form::CodeSpan || self.mention.certainty != Certainty::Possible {
            return None;
        }
        let id = self.by_tail(wanted, 0)?;
        let above = path::folder(self.library.document(id).path()).strip_suffix(path::folder(wanted))?;
        path::holds_prompts(path::file(above.trim_end_matches('/'))).then_some(id)
    }

    /// The only document that is called by the last part of a path without its extension, wherever that lies now:
    /// `skills/plan/sort-notes` for `skills/sort-notes/SKILL.md`.
    fn moved(&self, wanted: &str) -> Option<DocumentId> {
        let name = path::file(wanted);
        let is_of_skills = self.mention.certainty == Certainty::Possible && wanted.starts_with("skills/");
        if !is_of_skills || !path::is_distinct(name) {
            return None;
        }
        let named = self.library.named(&key(name)).iter().filter(|named| named.source != NameSource::Title);
        let mut ids = named.map(|named| named.id);
        ids.next().filter(|_| ids.next().is_none())
    }

    /// The documents whose paths end in `wanted`.
    fn with_tail<'s>(&'s self, wanted: &'s str) -> impl Iterator<Item = DocumentId> + 's {
        self.library.files(path::file(wanted)).iter().copied().filter(move |&id| {
            let path = self.library.document(id).path();
            path.strip_suffix(wanted).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        })
    }

    /// The nearest document of the library whose path ends so, where that is no accident: two folders are given, or one and a
    /// name made of several words.
    fn only_tail(&self, wanted: &str) -> Option<DocumentId> {
        let folders = wanted.matches('/').count();
        // "sort-lists/SKILL.md" gives the skill's name.
        let is_skill = folders == 1 && path::file(wanted) == "SKILL.md";
        let is_told = folders > 1 || folders == 1 && path::is_distinct(path::file(wanted)) || is_skill;
        let is_own = !place::is_of_project(wanted) && (is_skill || !place::is_well_known(wanted));
        // What begins with a dot and a slash, and a link of Markdown, say from where they are seen.
        let is_literal = self.mention.form == Form::Link
            || ["./", "../"].iter().any(|start| self.document.slice(self.mention.span).starts_with(start));
        if !is_told || !is_own || is_literal || self.mention.cue == Cue::Output {
            return None;
        }
        let is_near = |id: &DocumentId| {
            !path::is_set_apart_by_use(self.library.document(*id).path(), self.document.path())
        };
        let found: Vec<DocumentId> = self.with_tail(wanted).collect();
        match choose(self.library, self.document.path(), found) {
            Choice::One(id) => Some(id).filter(is_near),
            _ => None,
        }
    }

    /// After the folders of an installation were taken off: `~/.claude/standards/x.md`.
    fn without_prefix(&self, wanted: &str) -> Option<Located> {
        // A link says how many folders up its target lies.
        if self.mention.form == Form::Link && wanted.starts_with("../") {
            return None;
        }
        let mut rest = place::without_install_prefix(wanted);
        let is_installed = rest.len() < wanted.len();
        // `{workflow_path}/steps/1-sort.md` lies in the document's own folder or in one around it.
        if is_installed && place::is_of_holder(wanted) {
            let mut folders = path::above(self.document.path());
            if let Some(id) = folders.find_map(|folder| self.exact(&path::join(folder, rest)?)) {
                return Some(Located::One(id, Tier::Prefix));
            }
        }
        let mut is_told = is_installed;
        while let Some((_, shorter)) = rest.split_once('/') {
            // Where no sign of an installation was taken off, one folder is too little to tell files apart.
            let folders = rest.matches('/').count();
            let is_distinct = is_installed && folders == 1 && path::is_distinct(path::file(rest));
            if is_told || is_distinct || folders > 1 && rest.len() < wanted.len() {
                // What lies in several packages is merged below `{root}`.
                let is_merged = is_told && place::names_root(wanted);
                // An installation puts a library into folders that it does not have itself.
                let told =
                    if is_merged { usize::MAX } else { folders + usize::from(wanted.starts_with("~/")) };
                let found = self.exact(rest).or_else(|| self.by_tail(rest, told));
                if let Some(id) = found {
                    return Some(Located::One(id, Tier::Prefix));
                }
            } else if folders == 1 && place::is_of_home(wanted) && !place::is_of_project(rest) {
                // `~/.claude/kit/references/x.md`: the package's folder has a name of its own where it is installed.
                if let Some(id) = self.exact(rest) {
                    return Some(Located::One(id, Tier::Prefix));
                }
            }
            rest = shorter;
            is_told = false;
        }
        None
    }

    /// The document of that name beside this one, where the folders before the name are among those that both lie in:
    /// an installation leaves out the variants that a library keeps apart, `commands/sort/1-list.md` for
    /// `commands/sort/short/1-list.md`.
    fn installed_beside(&self, folder: &str, wanted: &str) -> Option<DocumentId> {
        let folders = path::folder(wanted).rsplit('/');
        let mut own = folder.rsplit('/');
        let shared = folders.take_while(|part| !part.is_empty() && own.any(|other| other == *part)).count();
        (shared > 1).then(|| self.exact(&path::join(folder, path::file(wanted))?)).flatten()
    }

    /// The document whose path ends so. Three folders and a name are no accident, even in another package, and neither is
    /// the folder of a skill that is called by several words.
    fn by_tail(&self, tail: &str, folders: usize) -> Option<DocumentId> {
        let with_extension = format!("{tail}.md");
        let tail = if self.may_be_bare() && stem(tail).is_none() { &with_extension } else { tail };
        let candidates: Vec<DocumentId> = self.with_tail(tail).collect();
        match self.nearest(candidates.clone()) {
            Choice::One(id) => Some(id),
            Choice::None if candidates.len() == 1 && (folders > 2 || is_of_named_skill(tail)) => {
                Some(candidates[0])
            }
            _ => None,
        }
    }

    /// "the x.md workflow": the document of that name in the folder that the word after it names.
    fn by_noun(&self, wanted: &str) -> Option<DocumentId> {
        let candidates: Vec<DocumentId> = self
            .library
            .files(wanted)
            .iter()
            .copied()
            .filter(|&id| id != self.id && self.is_noun_for_folder_of(self.library.document(id).path()))
            .collect();
        match choose(self.library, self.document.path(), candidates) {
            Choice::One(id) => Some(id),
            _ => None,
        }
    }

    /// Whether the word after the mention is that for what the folder of a path holds: "workflow" for `workflows/x.md`.
    pub(super) fn is_noun_for_folder_of(&self, path: &str) -> bool {
        let folder = path::file(path::folder(path));
        let names = |noun: &str| {
            !noun.is_empty()
                && noun
                    .strip_suffix('s')
                    .unwrap_or(noun)
                    .eq_ignore_ascii_case(folder.strip_suffix('s').unwrap_or(folder))
        };
        names(self.noun_after()) || names(self.label_before())
    }

    /// "Tasks: `sort.md`": the last word of the label that opens the line of the mention; empty where there is none.
    fn label_before(&self) -> &str {
        let before = self.document.text().get(..self.mention.span.start as usize).unwrap_or_default();
        let from = boundary::ceil(before, before.len().saturating_sub(LABELLED));
        let line = before[from..].rsplit('\n').next().unwrap_or_default();
        let label =
            line.split_once(':').map_or("", |(label, _)| label).trim_matches(['-', '*', '_', '`', ' ']);
        // "Skip finished specs: what tasks.md lists" says what to do.
        if label.matches(' ').count() > 1 {
            return "";
        }
        label.rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default()
    }

    /// Another document of the document's own file name; itself, where the words do not ask for another.
    fn other_or_own(&self, wanted: &str) -> Located {
        if let Some(id) = self.by_noun(wanted) {
            return Located::One(id, Tier::Noun);
        }
        // A command that gives the path of the workflow of its own name means that one.
        if let Some(id) = self.given_elsewhere(wanted).filter(|&id| id != self.id) {
            return Located::One(id, Tier::Again);
        }
        let others = self.library.files(wanted).iter().copied().filter(|&id| id != self.id).collect();
        match self.nearest(others) {
            Choice::One(id) => Located::One(id, Tier::Basename),
            Choice::Several(candidates) => Located::Several(candidates),
            Choice::None if self.mention.relation == Some(Relation::Follow) => Located::Nowhere,
            Choice::None => Located::One(self.id, Tier::Folder),
        }
    }

    fn nearest(&self, candidates: Vec<DocumentId>) -> Choice {
        let public = candidates
            .into_iter()
            .filter(|&id| path::is_public(self.library.document(id).path(), self.document.path()))
            .collect();
        choose(self.library, self.document.path(), public)
    }

    /// Whether a document in a folder of no kind of prompts, `kit/core/x.md`, lies in a package that this one lies in as
    /// well: below a folder that holds prompts elsewhere, as `kit/agents/`.
    fn is_of_one_package(&self, target: &str) -> bool {
        let from = self.document.path();
        let own = path::folder(target);
        path::package(target) == own
            && !path::is_set_apart_by_use(target, from)
            && path::above(own).any(|folder| {
                path::lies_in(from, folder)
                    && path::prompt_folders(folder).any(|folder| self.library.has_folder(&folder))
            })
    }

    /// The only document of a file name in the package that this one lies in.
    fn of_one_package(&self, wanted: &str) -> Option<DocumentId> {
        let files = self.library.files(wanted).iter().copied();
        let mut of_package = files.filter(|&id| self.is_of_one_package(self.library.document(id).path()));
        of_package.next().filter(|_| of_package.next().is_none())
    }

    /// The only document of a file name, where it lies below this one's folder and its name is made of several words: a
    /// README at the top speaks of what its library holds.
    fn by_distinct_name(&self, wanted: &str) -> Option<DocumentId> {
        let &[id] = self.library.files(wanted) else { return None };
        let (path, from) = (self.library.document(id).path(), self.document.path());
        let is_meant = self.mention.cue != Cue::Output && path::is_distinct(wanted);
        let is_own = path::lies_in(path, path::folder(from)) && !path::is_set_apart_by_use(path, from);
        (id != self.id && is_meant && is_own && !place::is_artifact(wanted)).then_some(id)
    }

    /// By a file name that only one reachable document has.
    fn by_file(&self, wanted: &str) -> Located {
        let nearest = self.nearest(self.library.files(wanted).to_vec());
        if let Choice::One(id) = nearest {
            return Located::One(id, Tier::Basename);
        }
        if let Some(id) = self.given_elsewhere(wanted) {
            return Located::One(id, Tier::Again);
        }
        match nearest {
            Choice::One(id) => Located::One(id, Tier::Basename),
            Choice::Several(candidates) => Located::Several(candidates),
            Choice::None => {
                if let Some(id) = self.by_noun(wanted) {
                    return Located::One(id, Tier::Noun);
                }
                let distinct = self.of_one_package(wanted).or_else(|| self.by_distinct_name(wanted));
                distinct.map_or(Located::Nowhere, |id| Located::One(id, Tier::Basename))
            }
        }
    }

    /// By the name of a note: links between notes reach all of them.
    fn by_note(&self, file: &str) -> Located {
        match choose(self.library, self.document.path(), self.library.files(file).to_vec()) {
            Choice::One(id) => Located::One(id, Tier::Basename),
            Choice::Several(candidates) => Located::Several(candidates),
            Choice::None => Located::Nowhere,
        }
    }
}

/// `skills/tide-reading/SKILL.md`
fn is_of_named_skill(tail: &str) -> bool {
    let skill = tail.strip_suffix("/SKILL.md").and_then(|folder| folder.strip_prefix("skills/"));
    skill.is_some_and(|name| !name.contains('/') && path::is_distinct(name))
}

/// `snapshot:x.md` without the marker before the file name, which says how to take it, not where it lies.
fn without_scheme(wanted: &str) -> Option<&str> {
    let (scheme, file) = wanted.split_once(':').filter(|(_, file)| !file.contains(['/', ':']))?;
    let is_scheme =
        !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_scheme.then_some(file)
}
