//! What becomes of a mention beside the other documents.

use std::borrow::Cow;
use std::cell::OnceCell;

use super::distinct::Distinct;
use super::glob;
use super::index::Index;
use super::inquiry::{Asked, Inquiry};
use super::locate::Located;
use super::path;
use super::place;
use super::written::written_by;
use super::{DocumentId, Library, Reason, Reference, Tier, Verdict};
use crate::document::{Certainty, Cue, Document, Form, Kind, Mention, Setting, Subject, split_fragment};
use crate::text::boundary;

/// Resolves every mention of the document `id`, and says what they depend on. Of several names for one target on one
/// line, the longest stays.
pub(super) fn all(library: &Library, index: &Index, id: DocumentId) -> (Vec<Reference>, Asked) {
    let document = library.document(id);
    let library = Inquiry::of(library, index);
    let mut references = Distinct::new(document);
    let (written, paths, namespaces) = (OnceCell::new(), OnceCell::new(), OnceCell::new());
    for (at, mention) in document.mentions().iter().enumerate() {
        let resolver = Resolver {
            library: &library,
            id,
            document,
            mention,
            at,
            written: &written,
            paths: &paths,
            namespaces: &namespaces,
        };
        match glob::selected(&library, id, at) {
            Some(selected) => references.add_all(selected),
            None => resolve(&resolver).into_iter().for_each(|reference| references.add(reference)),
        }
    }
    (references.finish(), library.finish())
}

/// Resolves one mention. Nothing, where it turns out to be no reference at all.
fn resolve(resolver: &Resolver<'_>) -> Option<Reference> {
    let Resolver { library, document, mention, at, .. } = *resolver;
    let found = match mention.subject {
        Subject::Document => Some(resolver.document()),
        _ => resolver.name(),
    }
    .filter(|found| {
        found.target.is_some()
            || mention.certainty != Certainty::Possible
            || found.verdict == Verdict::External
            || found.why == Reason::BuiltIn
            || !found.candidates.is_empty()
            || found.verdict == Verdict::Dangling && mention.subject != Subject::Document
            || mention.form == Form::Include && resolver.names_held_folder()
    })?;
    let section = found.target.filter(|_| found.verdict.is_linked()).and_then(|target| {
        let fragment = split_fragment(document.slice(mention.span)).1?;
        Some(library.section(target, fragment))
    });
    let mut candidates = found.candidates;
    candidates.truncate(Reference::MOST_CANDIDATES);
    Some(Reference {
        mention: at as u32,
        verdict: found.verdict,
        target: found.target,
        section: section.flatten(),
        missing_section: section == Some(None),
        tier: found.tier,
        why: found.why,
        candidates,
    })
}

/// How far before a mention the word begins that leads to it, in bytes.
const LONGEST_WORD: usize = 12;

pub(super) struct Resolver<'a> {
    pub(super) library: &'a Inquiry<'a>,
    pub(super) id: DocumentId,
    pub(super) document: &'a Document,
    pub(super) mention: &'a Mention,
    /// Which of the document's mentions it is.
    pub(super) at: usize,
    /// The files that the document says are written, once they are asked for.
    pub(super) written: &'a OnceCell<Vec<&'a str>>,
    /// The files that the document gives a path of, each with the mention that does, once they are asked for.
    pub(super) paths: &'a OnceCell<Vec<(&'a str, usize)>>,
    /// The namespaces under which the document names what the library holds, once they are asked for.
    pub(super) namespaces: &'a OnceCell<Vec<&'a str>>,
}

/// A verdict with its evidence.
pub(super) struct Found {
    pub(super) verdict: Verdict,
    pub(super) target: Option<DocumentId>,
    pub(super) tier: Option<Tier>,
    pub(super) why: Reason,
    pub(super) candidates: Vec<DocumentId>,
}

impl Found {
    pub(super) fn without_target(verdict: Verdict, why: Reason) -> Self {
        Self { verdict, target: None, tier: None, why, candidates: Vec::new() }
    }

    pub(super) fn target(verdict: Verdict, (target, tier): (DocumentId, Tier), why: Reason) -> Self {
        Self { verdict, target: Some(target), tier: Some(tier), why, candidates: Vec::new() }
    }
}

impl Resolver<'_> {
    fn document(&self) -> Found {
        let written = self.document.slice(self.mention.span);
        let wanted = &*self.decoded(place::without_fragment(written));
        let is_example = self.mention.setting == Setting::Fence || self.mention.cue == Cue::Example;
        if place::is_authors_own(wanted) && !is_example {
            return Found::without_target(Verdict::Dangling, Reason::AuthorsMachine);
        }
        if place::is_remote(wanted) {
            return match self.mention.setting {
                Setting::Fence => Found::without_target(Verdict::Illustrative, Reason::CodeBlock),
                _ => Found::without_target(Verdict::External, Reason::Web),
            };
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
            Located::Several(_) if place::is_well_known(wanted) || place::is_index(wanted) => {
                Found::without_target(Verdict::Runtime, Reason::WellKnown)
            }
            Located::Several(_) if path::is_changelog(self.document.path()) => {
                Found::without_target(Verdict::Runtime, Reason::Past)
            }
            Located::Several(candidates) => {
                Found { candidates, ..Found::without_target(Verdict::Dangling, Reason::SeveralFiles) }
            }
            Located::Nowhere => self.missing(wanted),
        }
    }

    /// A path as it is kept: a link of Markdown escapes what a URL cannot hold, `c%23.md`.
    fn decoded<'w>(&self, written: &'w str) -> Cow<'w, str> {
        let is_escaped = self.mention.form == Form::Link && written.contains('%');
        let decoded = is_escaped.then(|| path::unescaped(written)).flatten();
        decoded.map_or(Cow::Borrowed(written), Cow::Owned)
    }

    /// A path that leads to a document is a link, unless it is plainly the user's own file of that name.
    fn linked(&self, wanted: &str, target: DocumentId, tier: Tier) -> Found {
        let explicit = matches!(self.mention.form, Form::Link | Form::Import | Form::Mdc | Form::Include);
        let users_own = self.mention.cue == Cue::Output || !self.speaks_of_own(wanted, target, tier);
        let is_kind_of_file = place::is_index(wanted) && tier == Tier::Basename;
        // `@README.md` shows the user's own, wherever the library has one; so does one that a command is typed with.
        let is_typed = self.document.kind() == Kind::Command && tier != Tier::Folder;
        let shows_own = self.mention.form == Form::Import && (tier == Tier::Basename || is_typed);
        let is_shown = explicit && !shows_own;
        if (place::is_well_known(wanted) && users_own || is_kind_of_file) && !is_shown {
            return Found::target(Verdict::Runtime, (target, tier), Reason::WellKnown);
        }
        if self.mention.cue == Cue::Example && !explicit {
            return Found::target(Verdict::Illustrative, (target, tier), Reason::Example);
        }
        if place::shows_path(wanted) || self.stands_for_sample() {
            return Found::target(Verdict::Illustrative, (target, tier), Reason::Sample);
        }
        if target == self.id {
            return Found::target(Verdict::SelfName, (target, tier), Reason::OwnName);
        }
        if !wanted.contains('/') && tier == Tier::Basename && self.follows_placeholder() {
            return Found::target(Verdict::Runtime, (target, tier), Reason::Placeholder);
        }
        if !explicit && self.is_of_run(wanted, target, tier) {
            return Found::target(Verdict::Runtime, (target, tier), Reason::Written);
        }
        Found::target(Verdict::Link, (target, tier), Reason::Found(tier))
    }

    /// Whether a file that the library holds is still one that a run writes: "write plan.md", "update docs/log.md", and
    /// then `docs/log.md` anywhere in that document where it is not to be followed.
    fn is_of_run(&self, wanted: &str, target: DocumentId, tier: Tier) -> bool {
        let target = self.library.document(target);
        let is_by_file = matches!(tier, Tier::Basename | Tier::Noun | Tier::Again);
        // What is named as seen from its own folder, "load references/form.md", is kept beside who names it.
        let is_named_so = place::is_of_project(wanted) || tier == Tier::Basename;
        let is_kept = is_named_so && target.kind() == Kind::Fragment && place::is_of_project(target.path());
        // "Work off tasks.md" beside the command `tasks` speaks of the file that the command writes.
        let is_list = place::is_well_known(self.document.path()) || place::is_index(self.document.path());
        let is_typed = target.kind() == Kind::Command && !wanted.contains('/') && !is_list;
        // "The order defined in tasks.md", too.
        if is_typed && (self.mention.cue != Cue::Companion || place::is_artifact(wanted)) {
            let is_product = || place::is_artifact(wanted) || self.library.is_written(wanted);
            return self.mention.cue == Cue::Output || is_product();
        }
        match self.mention.cue {
            // "Update reviewer.md" speaks of the library's agent; "write plan.md" of no command of that name.
            // "Writing to docs/x.md" speaks of the project's docs, even where the library has a template of them.
            Cue::Output => {
                let is_projects = place::is_of_project(wanted) && target.kind() == Kind::Fragment;
                is_kept || is_projects || target.kind() != Kind::Agent && is_by_file
            }
            Cue::None | Cue::Input => is_kept && self.is_written_here(wanted),
            _ => false,
        }
    }

    /// Whether the document says anywhere that a file of that name is written.
    pub(super) fn is_written_here(&self, wanted: &str) -> bool {
        let written = self.written.get_or_init(|| written_by(self.document));
        written.binary_search(&path::file(wanted)).is_ok()
    }

    /// Whether a document speaks of the library's own README and not of the user's.
    fn speaks_of_own(&self, wanted: &str, target: DocumentId, tier: Tier) -> bool {
        let by_folder = wanted.contains('/') && tier != Tier::Basename;
        let looked_up = self.mention.cue == Cue::Companion;
        let is_near = matches!(tier, Tier::Folder | Tier::Root);
        // "The gate (in SKILL.md)" in what a skill brings along speaks of that skill.
        let of_skill = || {
            let root = path::skill_root(self.document.path());
            let is_told = looked_up || matches!(self.word_before(), "in" | "see" | "per" | "from" | "by");
            is_told && root == Some(path::folder(self.library.document(target).path()))
        };
        let is_own =
            is_near && (looked_up || self.is_in_row_with_own()) || wanted == "SKILL.md" && of_skill();
        target != self.id && (by_folder || is_own)
    }

    /// The word right before the mention; empty where a sign stands there.
    fn word_before(&self) -> &str {
        let before = self.document.text().get(..self.mention.span.start as usize).unwrap_or_default();
        let before = before.trim_end_matches(['*', '`', ' ']);
        let from = boundary::ceil(before, before.len().saturating_sub(LONGEST_WORD));
        before[from..].rsplit(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default()
    }

    /// The word right after the mention; empty where a sign follows.
    pub(super) fn noun_after(&self) -> &str {
        let after = self.document.text().get(self.mention.span.end as usize..).unwrap_or_default();
        let after = after.trim_start_matches(['*', '`', ' ']);
        after.split(|letter: char| !letter.is_ascii_alphabetic()).next().unwrap_or_default()
    }

    /// Follows the library's alias map.
    pub(super) fn alias(&self, wanted: &str) -> Option<Found> {
        let candidates = self.library.answering(self.library.alias(wanted)?);
        Some(match candidates[..] {
            [id] => Found::target(Verdict::Alias, (id, Tier::Alias), Reason::Configured),
            [] => Found::without_target(Verdict::Dangling, Reason::BrokenAlias),
            _ => Found { candidates, ..Found::without_target(Verdict::Dangling, Reason::SeveralNames) },
        })
    }
}

fn illustrative(located: Located, why: Reason) -> Found {
    match located {
        Located::One(target, tier) => Found::target(Verdict::Illustrative, (target, tier), why),
        _ => Found::without_target(Verdict::Illustrative, why),
    }
}
