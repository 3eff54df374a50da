//! What a path means that leads to no document.

use super::path;
use super::place;
use super::resolve::{Found, Resolver};
use super::{Reason, Verdict};
use crate::document::{Cue, Form, Kind};
use crate::text::boundary;

/// The folders that skills bring along.
const SKILL_FOLDERS: [&str; 6] = ["references", "reference", "assets", "resources", "rules", "guides"];

/// How far on its line a placeholder speaks of a mention, in bytes: a line may be long, and hold many mentions.
const SAME_LINE: usize = 512;

/// How many files in a row share the words after them.
const ROW: usize = 8;

impl Resolver<'_> {
    /// What is meant by a path, by the first case that it is. Where a path leads tells most; then whether it is one to
    /// fill in, or what nearly every project has; then the words around it; then what the library says elsewhere.
    pub(super) fn missing(&self, wanted: &str) -> Found {
        let why = match self.mention.cue {
            _ if path::escapes(path::folder(self.document.path()), wanted) => Reason::OutsideLibrary,
            _ if place::is_foreign(wanted) && !place::shows_path(wanted) => Reason::ForeignFolder,
            _ if place::is_sample(wanted) => Reason::Sample,
            Cue::Example => Reason::Example,
            Cue::Elsewhere => Reason::Elsewhere,
            _ if self.lacks_installed(wanted) => Reason::MissingCompanion,
            _ if place::is_placeholder(wanted) => Reason::Placeholder,
            _ if self.lacks_skill(wanted) => Reason::MissingCompanion,
            _ if place::is_well_known(wanted) && !self.is_linked_beside(wanted) => Reason::WellKnown,
            Cue::Output => Reason::Written,
            _ if place::is_project_file(wanted) && !self.is_of_library(wanted) => Reason::ProjectFile,
            _ if self.is_said_to_be_written(wanted) => Reason::WrittenElsewhere,
            _ if path::is_changelog(self.document.path()) => Reason::Past,
            _ if self.is_companion(wanted) => Reason::MissingCompanion,
            _ => Reason::NoEvidence,
        };
        let verdict = match why {
            Reason::OutsideLibrary | Reason::ForeignFolder | Reason::Elsewhere => Verdict::External,
            Reason::Sample | Reason::Example => Verdict::Illustrative,
            Reason::MissingCompanion => Verdict::Dangling,
            _ => Verdict::Runtime,
        };
        Found::without_target(verdict, why)
    }

    /// Whether a file that is named like one of the user's project is still the library's own.
    fn is_of_library(&self, wanted: &str) -> bool {
        // What `CLAUDE.md` imports is read with it, whatever it is called.
        let is_imported = self.mention.form == Form::Import && place::is_memory(self.document.path());
        let is_shown = self.mention.form == Form::Link || is_imported && !self.is_typed();
        // "See FORMS.md" in a skill is said of a file that lies beside it.
        let is_of_skill =
            path::file(self.document.path()) == "SKILL.md" && self.mention.cue == Cue::Companion;
        // "[form](../kit/FORM.md)" leads from where the document lies.
        let is_led = self.mention.form == Form::Link && wanted.starts_with("../");
        (is_shown || is_of_skill) && !wanted.contains('/') || is_led || self.is_beside_held(wanted)
    }

    /// `[CONTRIBUTING.md](CONTRIBUTING.md)`: whether a link says that a file lies beside the document.
    fn is_linked_beside(&self, wanted: &str) -> bool {
        self.mention.form == Form::Link && !wanted.contains('/')
    }

    /// Whether it is said, here or of a bare name elsewhere, that such a file is written. A link is to what is there.
    fn is_said_to_be_written(&self, wanted: &str) -> bool {
        let is_linked = matches!(self.mention.form, Form::Link | Form::Include | Form::Mdc | Form::Wikilink);
        let is_written =
            || !wanted.contains('/') && self.library.is_written(wanted) || self.is_written_here(wanted);
        !is_linked && is_written()
    }

    /// Whether a missing file is meant as a part of this library.
    fn is_companion(&self, wanted: &str) -> bool {
        let linked = !self.is_typed()
            && !self.is_shown_to_command()
            && matches!(
                self.mention.form,
                Form::Link
                    | Form::Import
                    | Form::Mdc
                    | Form::Include
                    | Form::Embed
                    | Form::Resource
                    | Form::File
            );
        let is_held =
            || self.folder_is_held(wanted) || self.is_beside_held(wanted) || self.leads_into_package(wanted);
        if linked {
            return true;
        }
        if self.may_be_absent() {
            return false;
        }
        if is_held() || self.is_part_of_skill(wanted) {
            return true;
        }
        if wanted.contains('/') {
            return self.mention.form == Form::Frontmatter;
        }
        match self.mention.cue {
            Cue::Companion => !self.shares_line_with_placeholder() && !self.is_artifact(wanted),
            // "Using the x.md template" asks for what comes with the prompt.
            Cue::Input | Cue::None if matches!(self.noun_after(), "template" | "checklist") => {
                !self.shares_line_with_placeholder()
            }
            Cue::Input | Cue::None if self.shares_line_with_placeholder() => false,
            // No run writes rules for Cursor.
            Cue::Input | Cue::None if wanted.ends_with(".mdc") => true,
            Cue::Input | Cue::None => self.library.files(wanted).is_empty() && self.library.has_near(wanted),
            _ => self.mention.form == Form::Frontmatter,
        }
    }

    /// "`@docs/x.md`": whether a path is what somebody types to show a file, be it of the library or of the project.
    fn is_typed(&self) -> bool {
        let before = self.document.text().get(..self.mention.span.start as usize).unwrap_or_default();
        self.mention.form == Form::Import && before.ends_with("`@")
    }

    /// "x.md (if available)", "if `x.md` exists", "`x.md`, `y.md` if present": whether the words after a file, and after
    /// those in a row with it, reckon with its not being there.
    fn may_be_absent(&self) -> bool {
        const THERE: [&str; 6] = ["exists", "exist", "available", "present", "provided", "found"];
        let after = self.document.text().get(self.mention.span.end as usize..).unwrap_or_default();
        let line = after_row(after).split(['\n', '.', ';']).next().unwrap_or_default();
        let mut words = line.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        match words.next() {
            Some("if" | "when" | "where") => words.take(3).any(|word| THERE.contains(&word)),
            Some(first) => THERE[..2].contains(&first),
            None => false,
        }
    }

    /// "Project: @notes.md": a command shows files of the project in which it is typed. What it asks to follow, and what
    /// it includes by `{{STEP 1: @x.md}}`, comes with it.
    fn is_shown_to_command(&self) -> bool {
        self.mention.form == Form::Import
            && self.document.kind() == Kind::Command
            && self.mention.cue != Cue::Companion
            && !self.is_in_braces()
    }

    fn is_in_braces(&self) -> bool {
        let start = self.mention.span.start as usize;
        let text = self.document.text();
        let before = &text[boundary::ceil(text, start.saturating_sub(SAME_LINE))..start];
        let line = before.rsplit('\n').next().unwrap_or_default();
        line.rsplit_once("{{").is_some_and(|(_, inner)| !inner.contains("}}"))
    }

    /// "Read plan.md", but not "follow the design.md standard": whether a run is known to write such a file.
    fn is_artifact(&self, wanted: &str) -> bool {
        const COMPANIONS: [&str; 6] = ["standard", "standards", "guide", "guidelines", "rules", "skill"];
        place::is_artifact(wanted) && !COMPANIONS.contains(&self.noun_after())
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

    /// `{root}/tasks/sort.md`: whether a path below the folder of the installation names one that the library holds.
    fn lacks_installed(&self, wanted: &str) -> bool {
        let rest = place::without_install_prefix(wanted);
        let is_written = self.mention.cue == Cue::Output || self.is_written_here(wanted);
        place::is_placeholder(wanted)
            && place::is_installed(wanted)
            && !place::is_placeholder(rest)
            && !place::is_of_project(rest)
            && !is_written
            && self.folder_is_held(rest)
    }

    /// `../sort/SKILL.md`: whether a path leads to a skill beside others of the library.
    fn lacks_skill(&self, wanted: &str) -> bool {
        let skill = path::folder(wanted);
        let beside = path::folder(skill);
        // "Following sort/SKILL.md" names a skill without the folder of all.
        let is_followed =
            || self.mention.cue == Cue::Companion && !place::is_placeholder(skill) && !skill.is_empty();
        path::file(wanted) == "SKILL.md"
            && self.mention.cue != Cue::Output
            && if beside.is_empty() {
                is_followed()
            } else {
                !place::is_run_folder(beside) && self.holds_folder(beside)
            }
    }

    /// `kit/templates/sort.md`: whether a path begins with a package of the library, `kit/agents/` and its like.
    fn leads_into_package(&self, wanted: &str) -> bool {
        let package = wanted.split('/').next().unwrap_or_default();
        wanted.matches('/').count() > 1
            && !package.is_empty()
            && path::prompt_folders(package).any(|folder| self.library.has_folder(&folder))
    }

    /// `.kit/rules/sort.md`: whether a hidden folder that the library holds, or one below it that the sentence asks to
    /// look into, should hold the file.
    fn is_beside_held(&self, wanted: &str) -> bool {
        let folder = path::folder(wanted);
        let above = path::folder(folder);
        folder.starts_with('.')
            && !folder.starts_with("..")
            && folder.contains('/')
            && (self.library.has_folder(folder)
                || self.mention.cue == Cue::Companion
                    && above.contains('/')
                    && self.library.has_folder(above))
    }

    /// `{{tasks/sort}}`: whether the mention names a folder that the library holds documents in.
    pub(super) fn names_held_folder(&self) -> bool {
        self.folder_is_held(self.document.slice(self.mention.span))
    }

    /// Whether the library holds other documents in the very folder that the path names.
    fn folder_is_held(&self, wanted: &str) -> bool {
        let folder = path::folder(wanted);
        // `../x.md` names no folder: there always is one above.
        let is_named = folder.split('/').any(|part| !matches!(part, "" | ".."));
        is_named && self.holds_folder(folder)
    }

    /// Whether the library holds documents below a folder, seen from the root or from this one's folder.
    fn holds_folder(&self, folder: &str) -> bool {
        let joined = path::join(path::folder(self.document.path()), folder);
        self.library.has_content(folder) || joined.is_some_and(|folder| self.library.has_content(&folder))
    }
}

/// What follows a file in code and those that stand in a row with it: " if present" of "`, `y.md` if present".
fn after_row(after: &str) -> &str {
    let Some(mut rest) = after.strip_prefix('`') else { return after };
    for _ in 0..ROW {
        let next = rest.trim_start_matches([',', '/', '+', ' ']);
        let next = ["and ", "or "].iter().find_map(|word| next.strip_prefix(word)).unwrap_or(next);
        match next.strip_prefix('`').and_then(|code| code.split_once('`')) {
            Some((code, after)) if !code.contains('\n') => rest = after,
            _ => break,
        }
    }
    rest
}
