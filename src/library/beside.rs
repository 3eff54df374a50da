//! What the mentions beside one say about it.

use super::DocumentId;
use super::locate::Located;
use super::path;
use super::place;
use super::resolve::Resolver;
use crate::document::{Document, Kind, Mention, Setting, Subject};
use crate::text::order;

/// How many mentions a row is looked back along.
const ROW: usize = 4;

/// The files that a document gives a path of outside code blocks, each with the first mention that does, by file.
fn paths(document: &Document) -> Vec<(&str, usize)> {
    let mentions = document.mentions().iter().enumerate();
    let given = mentions.filter_map(|(at, mention)| {
        let path = place::without_fragment(document.slice(mention.span));
        let is_path = mention.subject == Subject::Document && mention.setting != Setting::Fence;
        (is_path && path.trim_start_matches("./").contains('/')).then(|| (path::file(path), at))
    });
    let mut paths = order::distinct(given.collect());
    paths.dedup_by_key(|&mut (file, _)| file);
    paths
}

impl Resolver<'_> {
    /// "`security.md`, `CLAUDE.md`": whether a file stands in a row with one of the library's own.
    pub(super) fn is_in_row_with_own(&self) -> bool {
        let before = self.at.checked_sub(1).is_some_and(|before| self.goes_on(before, self.at));
        let after = self.goes_on(self.at, self.at + 1);
        before && self.is_own(self.at - 1) || after && self.is_own(self.at + 1)
    }

    /// "`specs/{name}/plan.md`, `tasks.md`": whether a file stands in a row that a path with a placeholder opens.
    pub(super) fn follows_placeholder(&self) -> bool {
        let is_path = |at: usize| {
            let mention = &self.document.mentions()[at];
            mention.subject == Subject::Document && place::is_placeholder(self.document.slice(mention.span))
        };
        let row = (1..=self.at.min(ROW)).take_while(|back| self.goes_on(self.at - back, self.at - back + 1));
        row.into_iter().any(|back| is_path(self.at - back))
    }

    /// "`brief-writer`'s `./form.md`": the document in the folder of the prompt that is named right before it.
    pub(super) fn of_owner(&self, wanted: &str) -> Option<DocumentId> {
        let at = self.at.checked_sub(1)?;
        let mention: &Mention = &self.document.mentions()[at];
        if mention.subject == Subject::Document || !matches!(self.between(at, self.at)?, "'s" | "’s") {
            return None;
        }
        let owner = Resolver { mention, at, ..*self }.name()?.target?;
        self.library.id(&path::join(path::folder(self.library.document(owner).path()), wanted)?)
    }

    /// "Read `../shared/TONE.md` ... as TONE.md says": the document to which another place of this one gives the path.
    pub(super) fn given_elsewhere(&self, wanted: &str) -> Option<DocumentId> {
        let paths = self.paths.get_or_init(|| paths(self.document));
        let at = paths.partition_point(|&(file, _)| file < wanted);
        let &(_, at) = paths.get(at).filter(|&&(file, _)| file == wanted)?;
        let mention: &Mention = &self.document.mentions()[at];
        let path = place::without_fragment(self.document.slice(mention.span));
        // "Fill in templates/report.md ... report.md then says" speaks of what comes of it.
        let is_own = |id: &DocumentId| {
            !path::is_set_apart_by_use(self.library.document(*id).path(), self.document.path())
        };
        match (Resolver { mention, at, ..*self }).locate(path) {
            Located::One(id, _) => Some(id).filter(is_own),
            _ => None,
        }
    }

    /// "Load the `sort-lists` skill and follow references/form.md": the document in the folder of the skill that the
    /// sentence names before it.
    pub(super) fn of_skill_before(&self, wanted: &str) -> Option<DocumentId> {
        const REACH: usize = 80;
        let at = self
            .at
            .checked_sub(1)
            .filter(|_| wanted.contains('/') && !wanted.starts_with(['.', '/', '~']))?;
        let mention: &Mention = &self.document.mentions()[at];
        let between = self.between(at, self.at)?;
        let is_said = between.len() <= REACH && !between.contains(['\n', '.', ';', '|']);
        if mention.subject == Subject::Document || !is_said {
            return None;
        }
        let owner = Resolver { mention, at, ..*self }.name()?.target?;
        let owner = self.library.document(owner);
        let is_skill = owner.kind() == Kind::Skill && path::file(owner.path()) == "SKILL.md";
        is_skill.then(|| self.library.id(&path::join(path::folder(owner.path()), wanted)?)).flatten()
    }

    /// "`forms/a.md` → `/path/to/forms/a.md`": whether an arrow leads from a path to one that shows what paths look like.
    pub(super) fn stands_for_sample(&self) -> bool {
        let next = self.document.mentions().get(self.at + 1);
        next.is_some_and(|next| place::shows_path(self.document.slice(next.span)))
            && self.between(self.at, self.at + 1) == Some("→")
    }

    /// Whether nothing but a sign of a list parts two mentions.
    fn goes_on(&self, first: usize, second: usize) -> bool {
        self.between(first, second)
            .is_some_and(|between| matches!(between, "," | "/" | "and" | "or" | ", and" | ", or"))
    }

    /// What stands between two mentions, without marks.
    fn between(&self, first: usize, second: usize) -> Option<&str> {
        let mentions = self.document.mentions();
        let (first, second) = (mentions.get(first)?, mentions.get(second)?);
        let between = self.document.text().get(first.span.end as usize..second.span.start as usize)?;
        Some(between.trim_matches(['`', '*', '_', ' ']))
    }

    /// Whether a mention leads to another document of the library that no project has as well.
    fn is_own(&self, at: usize) -> bool {
        let mention: &Mention = &self.document.mentions()[at];
        let wanted = place::without_fragment(self.document.slice(mention.span));
        if mention.subject != Subject::Document || place::is_well_known(wanted) || place::is_index(wanted) {
            return false;
        }
        let beside = Resolver { mention, at, ..*self };
        matches!(beside.locate(wanted), Located::One(id, _) if id != self.id)
    }
}
