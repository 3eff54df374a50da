//! What a name stands for: an agent, a skill or a command.

use super::choose::{Choice, choose};
use super::index::{NameSource, Named, goes_by_name, key, stem_of, typed_title};
use super::path;
use super::place;
use super::resolve::{Found, Resolver};
use super::{DocumentId, Reason, Tier, Verdict};
use crate::document::{Certainty, Cue, Document, Form, Kind, Relation, Setting, Subject, names_somebody};
use crate::text::{Span, boundary, is_one_of};

/// How far before a name the words that lead to it begin, in bytes.
const LONGEST_LEAD: usize = 12;

impl Resolver<'_> {
    pub(super) fn name(&self) -> Option<Found> {
        let written = self.document.slice(self.mention.span);
        if let Some(found) = self.alias(written) {
            return Some(found);
        }
        let mut named = self.candidates(written);
        if self.is_of_own(written, &named) {
            if !self.calls_another() {
                return self.own_name(written);
            }
            // "the sort-lists workflow" in the command of that name.
            keep(&mut named, &|named| self.is_noun_for_folder_of(self.library.document(named.id).path()));
            if named.is_empty() {
                return None;
            }
        }
        self.keep_manifests(&mut named);
        let ids: Vec<DocumentId> = named.iter().map(|named| named.id).collect();
        match choose(self.library, self.document.path(), ids) {
            Choice::One(id) => {
                let named = named.iter().find(|named| named.id == id)?;
                self.named(written, named)
            }
            Choice::Several(candidates) => self.beside(written).or_else(|| self.several(candidates)),
            Choice::None => self.unknown(written),
        }
    }

    /// Leaves out what the manifest of an agent among them names as its prompt: both are one agent.
    fn keep_manifests(&self, named: &mut Vec<&Named>) {
        let document = |named: &Named| self.library.document(named.id);
        let is_manifest = |named: &&&Named| document(named).path().ends_with(".json");
        if let Some(manifest) = named.iter().find(is_manifest).filter(|_| named.len() > 1) {
            let (id, text) = (manifest.id, document(manifest).text());
            keep(named, &|named| named.id == id || !text.contains(path::file(document(named).path())));
        }
    }

    /// Of what several folders have alike, the file of that name beside this document, whatever its kind.
    fn beside(&self, written: &str) -> Option<Found> {
        let folder = path::folder(self.document.path());
        let named = self.library.named(&key(written)).iter().find(|named| {
            named.source == NameSource::Stem && path::folder(self.library.document(named.id).path()) == folder
        })?;
        self.named(written, named)
    }

    /// The documents that answer to a name and can be what the mention speaks of.
    fn candidates(&self, written: &str) -> Vec<&Named> {
        let (namespace, name) = split_namespace(written);
        if namespace.is_some_and(|namespace| self.is_no_namespace(namespace, name)) {
            return Vec::new();
        }
        // "Skill(team:plan)" runs the command of that name as well.
        let is_called =
            self.mention.subject == Subject::Skill && self.mention.certainty == Certainty::Possible;
        if let Some(namespace) = namespace {
            let whole = self.compatible(&key(written), None);
            if !whole.is_empty() {
                return whole;
            }
            if let Some((outer, inner)) = namespace.split_once(':') {
                return self.of_inner_namespace(outer, &[inner, name].join("-"));
            }
        }
        let mut named = self.compatible(&key(name), namespace);
        // "Extract metadata" speaks of no `metadata-agent`, "ask the tester" of `tester-agent`.
        let may_lack_noun =
            self.mention.form != Form::Bare || name.contains(['-', ' ']) || names_somebody(name);
        if named.is_empty() && self.mention.subject == Subject::Agent && may_lack_noun {
            named = self.compatible(&format!("{}-agent", key(name)), namespace);
        }
        let is_joined = name.contains(['-', '.'])
            || name.contains('_') && matches!(self.mention.form, Form::Bare | Form::CodeSpan);
        if named.is_empty() && is_joined && self.mention.subject != Subject::Any {
            // "the `build-plan` subagent" may still be the command of that name.
            named = self.of_any_kind(&key(name));
        }
        if let Some(namespace) = namespace.filter(|_| named.is_empty() && is_called) {
            named = self.of_any_kind(&key(name));
            keep(&mut named, &|named| is_in_namespace(self.library.document(named.id), namespace));
        }
        if named.is_empty() && namespace.is_none() {
            named = self.installed_commands(name);
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

    /// `team-plan`, as some tools install `commands/team/plan.md`.
    fn installed_commands(&self, name: &str) -> Vec<&Named> {
        let Some((team, name)) = name.split_once('-').filter(|(team, _)| self.library.has_package(team))
        else {
            return Vec::new();
        };
        let mut named = self.of_any_kind(&key(name));
        keep(&mut named, &|named| {
            let document = self.library.document(named.id);
            document.kind() == Kind::Command && path::file(path::folder(document.path())) == team
        });
        named
    }

    /// `/team:plan:review` names `plan-review` in the folder `team`, and no `review` elsewhere.
    fn of_inner_namespace(&self, namespace: &str, name: &str) -> Vec<&Named> {
        let mut named = self.compatible(&key(&name.replace(':', "-")), Some(namespace));
        keep(&mut named, &|named| is_in_namespace(self.library.document(named.id), namespace));
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
        // In code, two colons part more than names of prompts.
        let is_path_of_code = self.document.slice(self.mention.span).contains("::");
        let is_own = self.library.configuration().name.as_deref() == Some(namespace);
        (is_path_of_code || bare && !name.contains('-'))
            && !is_own
            && !self.library.has_package(namespace)
            && !self.is_own_namespace(namespace)
    }

    fn compatible(&self, key: &str, namespace: Option<&str>) -> Vec<&Named> {
        let all = self.library.named(key).iter();
        let of_kind = all.filter(|named| self.suits(self.library.document(named.id), named));
        let mut of_kind: Vec<&Named> = of_kind.collect();
        if let Some(namespace) = namespace {
            prefer(&mut of_kind, &|named| is_in_namespace(self.library.document(named.id), namespace));
        }
        // What is typed is a command or a skill before it is an agent.
        if self.mention.form == Form::Slash {
            prefer(&mut of_kind, &|named| self.library.document(named.id).kind() != Kind::Agent);
        }
        // A name that someone gave beats one that a file merely has.
        prefer(&mut of_kind, &|named| named.source != NameSource::Title);
        of_kind
    }

    /// Whether a document can be what the mention speaks of. One that is there without its text can be anything that
    /// the mention surely means.
    fn suits(&self, document: &Document, named: &Named) -> bool {
        let kind = document.kind();
        let written = self.document.slice(self.mention.span);
        let plain = !written.contains(['-', '_', ':', ' ']);
        if named.source == NameSource::Title && !self.may_mean_title(document, named, written) {
            return false;
        }
        if path::is_set_apart(document.path(), self.document.path(), &["fixtures", "tests"]) {
            return false;
        }
        // An everyday word reaches no further than its package: "the interactive agent" of another is not spoken of.
        if plain
            && self.mention.form == Form::Bare
            && path::is_of_other_package(document.path(), self.document.path())
        {
            return false;
        }
        if !plain && named.source == NameSource::Stem && self.is_called_document(document) {
            return true;
        }
        if document.text().is_empty() && kind == Kind::Fragment {
            return !plain && self.mention.certainty != Certainty::Possible;
        }
        if self.mention.relation == Some(Relation::Extend) {
            return true;
        }
        match self.mention.subject {
            Subject::Agent => kind == Kind::Agent && !is_style(document.path()),
            Subject::Skill => {
                // "Error handling" speaks of the matter rather than of `error-handling.md`.
                let may_be_loose = || {
                    let is_file = named.source == NameSource::Stem && !written.contains(' ');
                    is_file && self.is_loose_skill(document)
                };
                kind == Kind::Skill
                    || kind == Kind::Fragment && (self.mention.form == Form::Frontmatter || may_be_loose())
            }
            Subject::Command => {
                let may_be_agent = !plain || self.opens_code();
                matches!(kind, Kind::Command | Kind::Skill) || may_be_agent && kind == Kind::Agent
            }
            // `activate_skill` is a function more often than a name, `TONE_Formal` as a file is called is one.
            Subject::Any if written.contains('_') => {
                let is_file = stem_of(document.path()) == written;
                kind == Kind::Agent || is_file && written.contains(|letter: char| letter.is_uppercase())
            }
            // "Load `tide-tables`" in a skill that brings `references/tide-tables.md` along.
            Subject::Any if self.mention.form == Form::CodeSpan && kind == Kind::Fragment => {
                let is_skill = || self.is_of_own_skill(document) || self.is_loose_skill(document);
                !plain && named.source == NameSource::Stem && is_skill()
            }
            Subject::Any => {
                goes_by_name(kind)
                    && (named.source != NameSource::Title || !plain)
                    && !is_style(document.path())
            }
            Subject::Document => true,
        }
    }

    /// Whether a document is one that the skill around this one brings along.
    fn is_of_own_skill(&self, document: &Document) -> bool {
        let root = path::skill_root(document.path());
        root.is_some_and(|root| path::lies_in(self.document.path(), root))
    }

    /// `skills/writing/sort-lists.md`: whether a document is a skill of its own in a folder of several, which has no
    /// `SKILL.md` to bring it along.
    fn is_loose_skill(&self, document: &Document) -> bool {
        let shelf = path::folder(document.path());
        path::file(path::folder(shelf)) == "skills"
            && self.library.id(&[shelf, "/SKILL.md"].concat()).is_none()
    }

    /// "`/planner`", "`/planner review`": whether a name is typed first in its code, where nothing else goes on.
    fn opens_code(&self) -> bool {
        let Span { start, end } = self.mention.span;
        let (text, is_slash) = (self.document.text(), self.mention.form == Form::Slash);
        is_slash && text[..start as usize].ends_with("`/") && text[end as usize..].starts_with(['`', ' '])
    }

    /// "the debug-prompt template": whether the word after a name is that for the documents of the folder in which one
    /// lies that goes by its file name.
    fn is_called_document(&self, document: &Document) -> bool {
        matches!(document.kind(), Kind::Fragment | Kind::Standard)
            && self.is_noun_for_folder_of(document.path())
    }

    /// A title is words: what is typed, or joined by hyphens, is a name that somebody gave.
    fn may_mean_title(&self, document: &Document, named: &Named, written: &str) -> bool {
        let is_joined =
            written.contains('-') && named.name.contains(' ') && !named.name.eq_ignore_ascii_case(written);
        (self.mention.form != Form::Slash || typed_title(document).is_some())
            && (!is_joined || key(stem_of(document.path())).starts_with(&key(written)))
    }

    /// Whether a name is the document's own: one of several that are called so, or what its title says in these words.
    fn is_of_own(&self, written: &str, named: &[&Named]) -> bool {
        let is_titled =
            |named: &Named| named.id == self.id && named.source == NameSource::Title && named.name == written;
        named.iter().any(|named| named.id == self.id)
            || self.library.named(&key(written)).iter().any(is_titled)
    }

    fn own_name(&self, written: &str) -> Option<Found> {
        // "You are the researcher" says what it is; "the Load Balancing Coordinator" calls it by its name.
        let is_name = written.contains(' ') && self.is_spoken_of(written);
        let spoken = self.mention.form == Form::Bare && !written.contains(['-', '_']) && !is_name;
        let is_said = self.mention.relation == Some(Relation::Extend);
        if spoken || !is_said && matches!(self.mention.setting, Setting::Frontmatter | Setting::Heading) {
            return None;
        }
        if self.mention.setting == Setting::Fence {
            return Some(Found::target(Verdict::Illustrative, (self.id, Tier::Name), Reason::CodeBlock));
        }
        Some(Found::target(Verdict::SelfName, (self.id, Tier::Name), Reason::OwnName))
    }

    /// "the sort-lists workflow" in the command of that name: whether the word after a name says that it is another's.
    fn calls_another(&self) -> bool {
        self.noun_after() == "workflow" && !self.is_noun_for_folder_of(self.document.path())
    }

    /// "the Load Balancing Coordinator", but neither "You are the Load Balancer" nor "Name: Load Balancer".
    fn is_spoken_of(&self, written: &str) -> bool {
        const LEADS: [&str; 7] = ["the", "this", "for", "by", "to", "from", "with"];
        let start = self.mention.span.start as usize;
        let before = self.document.text()[..start].trim_end_matches(['*', '`', '_', ' ']);
        let from = boundary::ceil(before, before.len().saturating_sub(LONGEST_LEAD));
        let mut words = before[from..].rsplit(|letter: char| !letter.is_alphabetic());
        let lead = words.next().unwrap_or_default();
        let is_identity = matches!(words.next(), Some("are" | "as" | "As"));
        written.starts_with(char::is_uppercase) && !is_identity && is_one_of(lead, &LEADS)
    }

    fn named(&self, written: &str, named: &Named) -> Option<Found> {
        let target = (named.id, tier_of(named.source));
        if self.mention.setting == Setting::Fence {
            return Some(Found::target(Verdict::Illustrative, target, Reason::CodeBlock));
        }
        if self.mention.cue == Cue::Example {
            return Some(Found::target(Verdict::Illustrative, target, Reason::Example));
        }
        if self.is_own_name_of_library(written) {
            return None;
        }
        let (_, name) = split_namespace(written);
        let document = self.library.document(named.id);
        let is = |other: &str| other.eq_ignore_ascii_case(name);
        // `/team:plan:review` is called so by its title, or lies at `team/plan-review`.
        let is_whole = written.split_once(':').is_some_and(|(_, inner)| {
            named.name.eq_ignore_ascii_case(written) || inner.replace(':', "-") == stem_of(document.path())
        });
        let given = is_whole || is(&named.name) || is(stem_of(document.path()));
        let spoken = !is_whole && (named.source == NameSource::Title || key(&named.name) != key(name));
        let with_kind = || is(&self.with_noun(name)) || is_title_with_noun(document, &self.with_noun(name));
        if given && !spoken || spoken && with_kind() {
            return Some(Found::target(Verdict::Link, target, Reason::Found(target.1)));
        }
        Some(Found::target(Verdict::Alias, (named.id, Tier::Words), Reason::Found(Tier::Words)))
    }

    /// "Why the-kit is small": the library's own name in prose speaks of the whole, even if a prompt is called so.
    fn is_own_name_of_library(&self, written: &str) -> bool {
        let name = self.library.configuration().name.as_deref();
        self.mention.form == Form::Bare
            && self.mention.subject == Subject::Any
            && name.is_some_and(|name| key(name) == key(written))
    }

    /// "`*sort-lists`": whether a name is typed as what an agent offers of its own, mostly no file.
    fn is_starred(&self) -> bool {
        self.document.text()[..self.mention.span.start as usize].ends_with("`*")
    }

    /// The name with the word after it: "Frontend Developer Agent" where the mention is of "Frontend Developer".
    fn with_noun(&self, name: &str) -> String {
        format!("{name} {}", self.noun_after())
    }

    fn several(&self, candidates: Vec<DocumentId>) -> Option<Found> {
        if self.mention.setting == Setting::Fence {
            let is_typed = self.mention.form == Form::Slash;
            return is_typed.then(|| Found {
                candidates,
                ..Found::without_target(Verdict::Illustrative, Reason::CodeBlock)
            });
        }
        let is_past = path::is_changelog(self.document.path());
        (!is_past && self.mention.certainty == Certainty::Certain)
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
        let (namespace, _) = split_namespace(written);
        let is_own = namespace.is_some_and(|namespace| self.is_own_namespace(namespace));
        let is_possible =
            self.mention.certainty == Certainty::Possible && !(is_own && self.mention.form == Form::CodeSpan);
        let is_fenced = self.mention.setting == Setting::Fence;
        if is_possible || is_fenced || place::is_stand_in(written) || self.is_starred() {
            return None;
        }
        if place::is_built_in(written) {
            return Some(Found::without_target(Verdict::External, Reason::BuiltIn));
        }
        if self.mention.cue == Cue::Elsewhere {
            return Some(Found::without_target(Verdict::External, Reason::Elsewhere));
        }
        if self.mention.cue == Cue::Example {
            return Some(Found::without_target(Verdict::Illustrative, Reason::Example));
        }
        let is_told = self.mention.subject != Subject::Any;
        if self.mention.certainty == Certainty::Listed && !is_told && !self.is_like_a_name(written) {
            return None;
        }
        // "the `find-phase` command" is most often a program.
        if self.mention.subject == Subject::Command && self.mention.form != Form::Slash && !is_own {
            return None;
        }
        if path::is_changelog(self.document.path()) {
            return None;
        }
        let namespace = namespace.or_else(|| written.split_once('.').map(|(namespace, _)| namespace));
        if namespace.is_some_and(|namespace| !is_own && !self.library.has_package(namespace)) {
            if self.mention.certainty != Certainty::Certain || self.mention.form == Form::Slash {
                return None;
            }
            return Some(Found::without_target(Verdict::External, Reason::ForeignNamespace));
        }
        Some(Found::without_target(Verdict::Dangling, Reason::MissingCompanion))
    }
}

impl Resolver<'_> {
    /// "→ auto-route": a joined word where a name may stand is one only if it is made like one: it ends in a word for
    /// somebody, or begins or ends as a name of this library does.
    fn is_like_a_name(&self, written: &str) -> bool {
        let (_, name) = split_namespace(written);
        names_somebody(name) || self.library.has_kin(&key(name))
    }
}

/// Keeps those of the documents with a name of which something holds.
fn keep(named: &mut Vec<&Named>, holds: &dyn Fn(&Named) -> bool) {
    named.retain(|named| holds(named));
}

/// Keeps those of the documents with a name of which something holds, if there are any.
fn prefer(named: &mut Vec<&Named>, holds: &dyn Fn(&Named) -> bool) {
    if named.iter().any(|named| holds(named)) {
        keep(named, holds);
    }
}

/// `team:name` into both; a name alone has no namespace.
pub(super) fn split_namespace(written: &str) -> (Option<&str>, &str) {
    match written.rsplit_once(':') {
        Some((namespace, name)) if !namespace.is_empty() && !name.is_empty() => {
            (Some(namespace.trim_end_matches(':')), name)
        }
        _ => (None, written),
    }
}

/// Whether a document lies in a folder of that name.
fn is_in_namespace(document: &Document, namespace: &str) -> bool {
    document.path().split('/').any(|part| part == namespace)
}

fn tier_of(source: NameSource) -> Tier {
    match source {
        NameSource::Frontmatter | NameSource::Title => Tier::Name,
        NameSource::Stem => Tier::Stem,
    }
}

/// Whether a path is that of an output style, which is switched on and not spoken to.
fn is_style(path: &str) -> bool {
    path.contains("output-styles/")
}

/// Whether `name` is a document's whole title, the word for its kind included, or its stem in words.
fn is_title_with_noun(document: &Document, name: &str) -> bool {
    let titled = document.title().is_some_and(|title| document.slice(title).eq_ignore_ascii_case(name));
    titled || key(stem_of(document.path())) == key(name)
}
