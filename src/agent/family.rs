use super::name::title;
use crate::document::{Document, Section};

/// What a section of an agent document is about, as its heading tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Who the agent is.
    Identity,
    /// What it is for.
    Mission,
    /// What it does.
    Responsibilities,
    /// What it works with.
    Technologies,
    /// What it knows.
    Expertise,
    /// How it goes about its work.
    Workflow,
    /// What its answer looks like.
    Output,
    /// What its work is measured by.
    Quality,
    /// Examples.
    Examples,
    /// What it follows.
    Standards,
    /// What it must and must not do.
    Rules,
    /// Whom it works with.
    Collaboration,
    /// What is said at last.
    Reminder,
}

/// What the headings of each family have in common, in the order in which the families are tried: stems, or runs of
/// words of which the last is a stem.
const FAMILIES: &[(Family, &[&str])] = &[
    (Family::Reminder, &["reminder", "remember", "final note", "closing"]),
    (Family::Examples, &["example", "sample"]),
    (
        Family::Collaboration,
        &[
            "collaborat",
            "other agent",
            "works well",
            "work with",
            "working with",
            "coordination with",
            "coordinate",
            "delegat",
            "handoff",
            "hand-off",
            "teamwork",
            "integration point",
            "related agent",
            "partner agent",
        ],
    ),
    (
        Family::Responsibilities,
        &[
            "responsibilit",
            "duty",
            "duties",
            "what you do",
            "core function",
            "accountab",
            "focus area",
            "core task",
            "key task",
            "your task",
            "your job",
            "main task",
        ],
    ),
    (Family::Technologies, &["technolog", "tech stack", "stack", "toolchain", "tooling"]),
    (
        Family::Quality,
        &[
            "checklist",
            "quality gate",
            "quality check",
            "quality criteri",
            "quality standard",
            "quality assurance",
            "quality bar",
            "definition of done",
            "success criteri",
            "success metric",
            "acceptance criteri",
            "done when",
            "self-check",
            "verification",
        ],
    ),
    (
        Family::Output,
        &[
            "output",
            "deliverable",
            "response format",
            "your response",
            "report format",
            "report back",
            "return format",
        ],
    ),
    (
        Family::Workflow,
        &[
            "workflow",
            "process",
            "procedure",
            "step",
            "when invoked",
            "approach",
            "methodolog",
            "phase",
            "how you work",
            "execution",
            "instruction",
        ],
    ),
    (Family::Standards, &["standard", "guideline", "convention", "best practice", "complian"]),
    (
        Family::Expertise,
        &[
            "expertise",
            "competenc",
            "capabilit",
            "skill",
            "specialt",
            "specializ",
            "specialis",
            "proficien",
            "mastery",
            "knowledge",
            "strength",
        ],
    ),
    (
        Family::Rules,
        &[
            "rule",
            "constraint",
            "principle",
            "guardrail",
            "boundar",
            "limitation",
            "never",
            "always",
            "must",
            "do not",
            "don't",
            "avoid",
            "restriction",
            "polic",
        ],
    ),
    (Family::Mission, &["mission", "purpose", "objective", "goal"]),
    (Family::Identity, &["role", "identity", "persona", "who you are", "about you", "profile"]),
];

impl Family {
    /// The family's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Mission => "mission",
            Self::Responsibilities => "responsibilities",
            Self::Technologies => "technologies",
            Self::Expertise => "expertise",
            Self::Workflow => "workflow",
            Self::Output => "output",
            Self::Quality => "quality",
            Self::Examples => "examples",
            Self::Standards => "standards",
            Self::Rules => "rules",
            Self::Collaboration => "collaboration",
            Self::Reminder => "reminder",
        }
    }

    /// The family of a heading.
    #[must_use]
    pub fn of_title(title: &str) -> Option<Self> {
        let has = |stem: &&str| begins_word(title, stem);
        FAMILIES.iter().find(|(_, stems)| stems.iter().any(has)).map(|(family, _)| *family)
    }
}

/// The family of every section. What stands below a section of a family belongs to it, unless its own heading plainly
/// says otherwise.
pub(super) fn families(document: &Document) -> Vec<Option<Family>> {
    let title = title(document).map(|title| title.heading);
    let mut families: Vec<Option<Family>> = Vec::with_capacity(document.sections().list().len());
    for section in document.sections().list() {
        let above = section.parent.and_then(|parent| families[parent as usize]);
        let own = Family::of_title(document.slice(section.title)).filter(|_| title != Some(section.heading));
        let other = own.filter(|family| above.is_none_or(|above| departs(document, section, above, *family)));
        families.push(other.or(above));
    }
    families
}

/// Whether a heading below one of the family `above` opens something else: "Output format" below "Competencies".
fn departs(document: &Document, section: &Section, above: Family, own: Family) -> bool {
    let closed = matches!(above, Family::Examples | Family::Output | Family::Workflow);
    let plain = document
        .slice(section.title)
        .split_whitespace()
        .filter(|word| word.contains(char::is_alphabetic))
        .count()
        <= 2;
    let distinct = matches!(
        own,
        Family::Output | Family::Rules | Family::Examples | Family::Collaboration | Family::Reminder
    );
    !closed && plain && distinct
}

/// Whether a word of `text`, or a run of words, begins with `stem`, in any letter case.
fn begins_word(text: &str, stem: &str) -> bool {
    const LONGEST: usize = 200;
    let bytes = &text.as_bytes()[..text.len().min(LONGEST)];
    let starts = (0..bytes.len()).filter(|&at| at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
    starts.into_iter().any(|at| {
        bytes.get(at..at + stem.len()).is_some_and(|start| start.eq_ignore_ascii_case(stem.as_bytes()))
    })
}
