//! What becomes of a mention beside the other documents.

use super::choose::{Choice, choose};
use super::distinct::Distinct;
use super::index::{Index, NameSource, Named, goes_by_name, key, stem_of};
use super::inquiry::{Asked, Inquiry};
use super::path;
use super::place;
use super::{DocumentId, Library, Reason, Reference, Tier, Verdict};
use crate::document::{Certainty, Cue, Document, Form, Kind, Mention, Relation, Setting, Subject};
use crate::text::boundary;

/// Resolves every mention of the document `id`, and says what they depend on. Of several names for one target on one
/// line, the longest stays.
pub(super) fn all(library: &Library, index: &Index, id: DocumentId) -> (Vec<Reference>, Asked) {
    let document = library.document(id);
    let library = Inquiry::of(library, index);
    let mut references = Distinct::new(document);
    let resolved = (0..document.mentions().len()).filter_map(|at| resolve(&library, id, at));
    resolved.for_each(|reference| references.add(reference));
    (references.finish(), library.finish())
}

/// Resolves one mention of the document `id`. Nothing, where it turns out to be no reference at all.
fn resolve(library: &Inquiry<'_>, id: DocumentId, at: usize) -> Option<Reference> {
    let document = library.document(id);
    let mention = &document.mentions()[at];
    let resolver = Resolver { library, id, document, mention };
    let found = match mention.subject {
        Subject::Document => Some(resolver.document()),
        _ => resolver.name(),
    }
    .filter(|found| {
        found.target.is_some()
            || mention.certainty != Certainty::Possible
            || found.verdict == Verdict::External
    })?;
    let section = found.target.filter(|_| found.verdict.is_linked()).and_then(|target| {
        let (_, fragment) = document.slice(mention.span).split_once('#')?;
        Some(library.section(target, fragment))
    });
    Some(Reference {
        mention: at as u32,
        verdict: found.verdict,
        target: found.target,
        section: section.flatten(),
        missing_section: section == Some(None),
        tier: found.tier,
        why: found.why,
        candidates: found.candidates,
    })
}

/// The folders that skills bring along.
const SKILL_FOLDERS: [&str; 6] = ["references", "reference", "assets", "resources", "rules", "guides"];

struct Resolver<'a> {
    library: &'a Inquiry<'a>,
    id: DocumentId,
    document: &'a Document,
    mention: &'a Mention,
}

/// How far on its line a placeholder speaks of a mention, in bytes: a line may be long, and hold many mentions.
const SAME_LINE: usize = 512;

/// A verdict with its evidence.
struct Found {
    verdict: Verdict,
    target: Option<DocumentId>,
    tier: Option<Tier>,
    why: Reason,
    candidates: Vec<DocumentId>,
}

impl Found {
    fn without_target(verdict: Verdict, why: Reason) -> Self {
        Self { verdict, target: None, tier: None, why, candidates: Vec::new() }
    }

    fn target(verdict: Verdict, (target, tier): (DocumentId, Tier), why: Reason) -> Self {
        Self { verdict, target: Some(target), tier: Some(tier), why, candidates: Vec::new() }
    }
}

/// Where a path leads.
enum Located {
    One(DocumentId, Tier),
    Several(Vec<DocumentId>),
    Nowhere,
}

impl Resolver<'_> {
    fn document(&self) -> Found {
        let written = self.document.slice(self.mention.span);
        let wanted = place::without_fragment(written);
        if place::is_authors_own(wanted) {
            return Found::without_target(Verdict::Dangling, Reason::AuthorsMachine);
        }
        if place::is_remote(wanted) {
            return Found::without_target(Verdict::External, Reason::Web);
        }
        if let Some(found) = self.alias(wanted) {
            return found;
        }
        let located = self.locate(wanted);
        if self.mention.setting == Setting::Fence {
            return illustrative(located, Reason::CodeBlock);
        }
        match located {
            Located::One(target, tier) => self.linked(wanted, target, tier),
            Located::Several(_) if place::is_well_known(wanted) => {
                Found::without_target(Verdict::Runtime, Reason::WellKnown)
            }
            Located::Several(candidates) => {
                Found { candidates, ..Found::without_target(Verdict::Dangling, Reason::SeveralFiles) }
            }
            Located::Nowhere => self.missing(wanted),
        }
    }

    /// A path that leads to a document is a link, unless it is plainly the user's own file of that name.
    fn linked(&self, wanted: &str, target: DocumentId, tier: Tier) -> Found {
        let explicit = matches!(self.mention.form, Form::Link | Form::Import | Form::Mdc | Form::Include);
        let users_own = self.mention.cue == Cue::Output || !self.speaks_of_own(wanted, target, tier);
        if place::is_well_known(wanted) && !explicit && users_own {
            return Found::target(Verdict::Runtime, (target, tier), Reason::WellKnown);
        }
        if self.mention.cue == Cue::Example && !explicit {
            return Found::target(Verdict::Illustrative, (target, tier), Reason::Example);
        }
        if target == self.id {
            return Found::target(Verdict::SelfName, (target, tier), Reason::OwnName);
        }
        if self.mention.cue == Cue::Output && !explicit && tier == Tier::Basename {
            return Found::target(Verdict::Runtime, (target, tier), Reason::Written);
        }
        Found::target(Verdict::Link, (target, tier), Reason::Found(tier))
    }

    /// Whether a document speaks of the library's own README and not of the user's.
    fn speaks_of_own(&self, wanted: &str, target: DocumentId, tier: Tier) -> bool {
        let by_folder = wanted.contains('/') && tier != Tier::Basename;
        let looked_up = self.mention.cue == Cue::Companion && matches!(tier, Tier::Folder | Tier::Root);
        target != self.id && (by_folder || looked_up)
    }

    fn missing(&self, wanted: &str) -> Found {
        if path::escapes(path::folder(self.document.path()), wanted) {
            return Found::without_target(Verdict::External, Reason::OutsideLibrary);
        }
        if place::is_foreign(wanted) {
            return Found::without_target(Verdict::External, Reason::ForeignFolder);
        }
        if place::is_sample(wanted) {
            return Found::without_target(Verdict::Illustrative, Reason::Sample);
        }
        if self.mention.cue == Cue::Example {
            return Found::without_target(Verdict::Illustrative, Reason::Example);
        }
        if place::is_placeholder(wanted) {
            return Found::without_target(Verdict::Runtime, Reason::Placeholder);
        }
        if place::is_well_known(wanted) {
            return Found::without_target(Verdict::Runtime, Reason::WellKnown);
        }
        if self.mention.cue == Cue::Output {
            return Found::without_target(Verdict::Runtime, Reason::Written);
        }
        if place::is_project_file(wanted) {
            return Found::without_target(Verdict::Runtime, Reason::ProjectFile);
        }
        if self.is_companion(wanted) {
            return Found::without_target(Verdict::Dangling, Reason::MissingCompanion);
        }
        Found::without_target(Verdict::Runtime, Reason::NoEvidence)
    }

    /// Whether a missing file is meant as a part of this library.
    fn is_companion(&self, wanted: &str) -> bool {
        let linked = matches!(
            self.mention.form,
            Form::Link | Form::Import | Form::Mdc | Form::Include | Form::Embed | Form::Resource | Form::File
        );
        if linked || self.folder_is_held(wanted) || self.is_part_of_skill(wanted) {
            return true;
        }
        if wanted.contains('/') {
            return self.mention.setting == Setting::Frontmatter;
        }
        match self.mention.cue {
            Cue::Companion => !self.shares_line_with_placeholder(),
            Cue::Input | Cue::None => !self.shares_line_with_placeholder() && self.library.has_near(wanted),
            _ => self.mention.setting == Setting::Frontmatter,
        }
    }

    /// "`{project-docs}/workspace.md`, `front.md`": whether the line speaks of files of the user's project.
    fn shares_line_with_placeholder(&self) -> bool {
        let line = self.document.lines().line(self.mention.span.start);
        let Some(line) = self.document.lines().span(line) else { return false };
        let around = boundary::around(self.document.text(), self.mention.span, line, SAME_LINE);
        let of_line = self.document.slice(around);
        of_line.contains("}/") || of_line.contains("]/") || of_line.contains(">/")
    }

    /// Whether a skill names one of the files that it brings along.
    fn is_part_of_skill(&self, wanted: &str) -> bool {
        let first = wanted.split('/').next().unwrap_or_default();
        path::file(self.document.path()) == "SKILL.md"
            && wanted.contains('/')
            && SKILL_FOLDERS.contains(&first)
    }

    /// Whether the library holds other documents in the very folder that the path names.
    fn folder_is_held(&self, wanted: &str) -> bool {
        let folder = path::folder(wanted);
        let joined = path::join(path::folder(self.document.path()), folder);
        !folder.is_empty()
            && [Some(folder.to_owned()), joined]
                .into_iter()
                .flatten()
                .any(|folder| self.library.has_folder(&folder))
    }

    /// Follows the library's alias map.
    fn alias(&self, wanted: &str) -> Option<Found> {
        let candidates = self.library.answering(self.library.alias(wanted)?);
        Some(match candidates[..] {
            [id] => Found::target(Verdict::Alias, (id, Tier::Alias), Reason::Configured),
            [] => Found::without_target(Verdict::Dangling, Reason::BrokenAlias),
            _ => Found { candidates, ..Found::without_target(Verdict::Dangling, Reason::SeveralNames) },
        })
    }

    fn locate(&self, wanted: &str) -> Located {
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
        if wanted.contains('/') { Located::Nowhere } else { self.by_file(wanted) }
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
        let bare = matches!(
            self.mention.form,
            Form::Include | Form::Wikilink | Form::Embed | Form::Frontmatter | Form::Import
        );
        if !bare && self.mention.certainty != Certainty::Possible {
            return None;
        }
        self.library.id(&format!("{path}.md"))
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

    /// The documents whose paths end in `wanted`.
    fn with_tail<'s>(&'s self, wanted: &'s str) -> impl Iterator<Item = DocumentId> + 's {
        self.library.files(path::file(wanted)).iter().copied().filter(move |&id| {
            let path = self.library.document(id).path();
            path.strip_suffix(wanted).is_some_and(|before| before.is_empty() || before.ends_with('/'))
        })
    }

    /// After the folders of an installation were taken off: `~/.claude/standards/x.md`.
    fn without_prefix(&self, wanted: &str) -> Option<Located> {
        let mut rest = place::without_install_prefix(wanted);
        let mut stripped = rest.len() < wanted.len();
        while rest.contains('/') {
            if stripped && let Some(id) = self.exact(rest) {
                return Some(Located::One(id, Tier::Prefix));
            }
            if stripped && let Choice::One(id) = self.nearest(self.with_tail(rest).collect()) {
                return Some(Located::One(id, Tier::Prefix));
            }
            rest = rest.split_once('/')?.1;
            stripped = true;
        }
        None
    }

    /// Another document of the document's own file name; itself, where the words do not ask for another.
    fn other_or_own(&self, wanted: &str) -> Located {
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

    /// By a file name that only one reachable document has.
    fn by_file(&self, wanted: &str) -> Located {
        match self.nearest(self.library.files(wanted).to_vec()) {
            Choice::One(id) => Located::One(id, Tier::Basename),
            Choice::Several(candidates) => Located::Several(candidates),
            Choice::None => Located::Nowhere,
        }
    }
}

impl Resolver<'_> {
    fn name(&self) -> Option<Found> {
        let written = self.document.slice(self.mention.span);
        if let Some(found) = self.alias(written) {
            return Some(found);
        }
        let named = self.candidates(written);
        if named.iter().any(|named| named.id == self.id) {
            return self.own_name(written);
        }
        let ids: Vec<DocumentId> = named.iter().map(|named| named.id).collect();
        match choose(self.library, self.document.path(), ids) {
            Choice::One(id) => {
                let named = named.iter().find(|named| named.id == id)?;
                self.named(written, named)
            }
            Choice::Several(candidates) => self.several(candidates),
            Choice::None => self.unknown(written),
        }
    }

    /// The documents that answer to a name and can be what the mention speaks of.
    fn candidates(&self, written: &str) -> Vec<&Named> {
        let (namespace, name) = split_namespace(written);
        if namespace.is_some_and(|namespace| self.is_no_namespace(namespace, name)) {
            return Vec::new();
        }
        let mut named = self.compatible(&key(name), namespace);
        if named.is_empty() && self.mention.subject == Subject::Agent {
            named = self.compatible(&format!("{}-agent", key(name)), namespace);
        }
        if named.is_empty() && name.contains('-') && self.mention.subject != Subject::Any {
            // "the `build-plan` subagent" may still be the command of that name.
            named = self.of_any_kind(&key(name));
        }
        if named.is_empty()
            && let Some(name) = name.strip_prefix("agent-")
        {
            named = self.compatible(&key(name), namespace);
        }
        if named.is_empty() && namespace.is_some() {
            named = self.compatible(&key(written), None);
        }
        named
    }

    fn of_any_kind(&self, key: &str) -> Vec<&Named> {
        let named = self.library.named(key).iter();
        named
            .filter(|named| {
                goes_by_name(self.library.document(named.id).kind()) && named.source != NameSource::Title
            })
            .collect()
    }

    /// `test:memory` is a script, `team:plan-review` a name of a namespace.
    fn is_no_namespace(&self, namespace: &str, name: &str) -> bool {
        let bare = self.mention.form == Form::Bare && self.mention.subject == Subject::Any;
        bare && !name.contains('-') && !self.library.has_package(namespace)
    }

    fn compatible(&self, key: &str, namespace: Option<&str>) -> Vec<&Named> {
        let all = self.library.named(key).iter();
        let of_kind = all.filter(|named| self.suits(self.library.document(named.id), named));
        let mut of_kind: Vec<&Named> = of_kind.collect();
        if let Some(namespace) = namespace {
            let in_namespace = |named: &&Named| {
                self.library.document(named.id).path().split('/').any(|part| part == namespace)
            };
            if of_kind.iter().any(in_namespace) {
                of_kind.retain(in_namespace);
            }
        }
        // A name that someone gave beats one that a file merely has.
        if of_kind.iter().any(|named| named.source != NameSource::Title) {
            of_kind.retain(|named| named.source != NameSource::Title);
        }
        of_kind
    }

    /// Whether a document can be what the mention speaks of. One that is there without its text can be anything that
    /// the mention surely means.
    fn suits(&self, document: &Document, named: &Named) -> bool {
        let kind = document.kind();
        let written = self.document.slice(self.mention.span);
        let plain = !written.contains(['-', '_', ':', ' ']);
        if document.text().is_empty() && kind == Kind::Fragment {
            return !plain && self.mention.certainty != Certainty::Possible;
        }
        match self.mention.subject {
            Subject::Agent => kind == Kind::Agent && !is_style(document.path()),
            Subject::Skill => {
                kind == Kind::Skill || kind == Kind::Fragment && self.mention.form == Form::Frontmatter
            }
            Subject::Command => matches!(kind, Kind::Command | Kind::Skill) || !plain && kind == Kind::Agent,
            // `activate_skill` is a function more often than a name.
            Subject::Any if written.contains('_') => kind == Kind::Agent,
            Subject::Any => {
                goes_by_name(kind)
                    && (named.source != NameSource::Title || !plain)
                    && !is_style(document.path())
            }
            Subject::Document => true,
        }
    }

    fn own_name(&self, written: &str) -> Option<Found> {
        let spoken = self.mention.form == Form::Bare && !written.contains(['-', '_']);
        if spoken || matches!(self.mention.setting, Setting::Frontmatter | Setting::Heading) {
            return None;
        }
        if self.mention.setting == Setting::Fence {
            return Some(Found::target(Verdict::Illustrative, (self.id, Tier::Name), Reason::CodeBlock));
        }
        Some(Found::target(Verdict::SelfName, (self.id, Tier::Name), Reason::OwnName))
    }

    fn named(&self, written: &str, named: &Named) -> Option<Found> {
        let target = (named.id, tier_of(named.source));
        if self.mention.setting == Setting::Fence {
            return Some(Found::target(Verdict::Illustrative, target, Reason::CodeBlock));
        }
        if self.mention.cue == Cue::Example {
            return Some(Found::target(Verdict::Illustrative, target, Reason::Example));
        }
        let (_, name) = split_namespace(written);
        let is = |other: &str| other.eq_ignore_ascii_case(name);
        let given = is(&named.name) || is(stem_of(self.library.document(named.id).path()));
        let spoken = named.source == NameSource::Title || key(&named.name) != key(name);
        let with_kind = || {
            is(&self.with_noun(name))
                || is_title_with_noun(self.library.document(named.id), &self.with_noun(name))
        };
        if given && !spoken || spoken && with_kind() {
            return Some(Found::target(Verdict::Link, target, Reason::Found(target.1)));
        }
        Some(Found::target(Verdict::Alias, (named.id, Tier::Words), Reason::Found(Tier::Words)))
    }

    /// The name with the word after it: "Frontend Developer Agent" where the mention is of "Frontend Developer".
    fn with_noun(&self, name: &str) -> String {
        let after = self.document.text().get(self.mention.span.end as usize..).unwrap_or_default();
        let noun = after
            .trim_start_matches(['*', '`', ' '])
            .split(|letter: char| !letter.is_ascii_alphabetic())
            .next();
        format!("{name} {}", noun.unwrap_or_default())
    }

    fn several(&self, candidates: Vec<DocumentId>) -> Option<Found> {
        let stands_in_fence = self.mention.setting == Setting::Fence;
        (!stands_in_fence && self.mention.certainty == Certainty::Certain)
            .then(|| Found { candidates, ..Found::without_target(Verdict::Dangling, Reason::SeveralNames) })
    }

    fn unknown(&self, written: &str) -> Option<Found> {
        if self.mention.form == Form::Slash && place::is_built_in(written) {
            let verdict = if self.mention.setting == Setting::Fence {
                Verdict::Illustrative
            } else {
                Verdict::External
            };
            return Some(Found::without_target(verdict, Reason::BuiltIn));
        }
        if self.mention.certainty == Certainty::Possible || self.mention.setting == Setting::Fence {
            return None;
        }
        if place::is_built_in(written) {
            return Some(Found::without_target(Verdict::External, Reason::BuiltIn));
        }
        let (namespace, _) = split_namespace(written);
        if namespace.is_some_and(|namespace| !self.library.has_package(namespace)) {
            if self.mention.certainty != Certainty::Certain {
                return None;
            }
            return Some(Found::without_target(Verdict::External, Reason::ForeignNamespace));
        }
        Some(Found::without_target(Verdict::Dangling, Reason::MissingCompanion))
    }
}

/// `team:name` into both; a name alone has no namespace.
fn split_namespace(written: &str) -> (Option<&str>, &str) {
    match written.rsplit_once(':') {
        Some((namespace, name)) if !namespace.is_empty() && !name.is_empty() => (Some(namespace), name),
        _ => (None, written),
    }
}

fn tier_of(source: NameSource) -> Tier {
    match source {
        NameSource::Frontmatter | NameSource::Title => Tier::Name,
        NameSource::Stem => Tier::Stem,
    }
}

fn illustrative(located: Located, why: Reason) -> Found {
    match located {
        Located::One(target, tier) => Found::target(Verdict::Illustrative, (target, tier), why),
        _ => Found::without_target(Verdict::Illustrative, why),
    }
}

/// Whether a path is that of an output style, which is switched on and not spoken to.
fn is_style(path: &str) -> bool {
    path.contains("output-styles/")
}

/// Whether `name` is a document's whole title, the word for its kind included, or its stem in words.
fn is_title_with_noun(document: &Document, name: &str) -> bool {
    let titled = document.title().is_some_and(|title| document.slice(title).eq_ignore_ascii_case(name));
    titled || key(stem_of(document.path())) == key(name) && !name.contains('-')
}
