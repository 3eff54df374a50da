//! The words around a name that say what it is and how it is meant.

use super::mention::{Cue, Relation};
use Needs::{Evidence, Nothing, Preposition};
use Relation::{AlignWith, CoordinateWith, DelegateTo, Follow, Read, ReferTo, ReportTo, Use, WorkWith};

/// What a word of prose means to a reader who looks for references.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Word {
    /// Nothing in particular.
    Other,
    /// "the", "our", "any": skipped between a verb and what it acts on.
    Article,
    /// "with", "to", "by": turns a verb towards someone.
    Preposition,
    /// "and", "or", "then": goes on with the same verb.
    Conjunction,
    /// "on", "for", "about": what follows is a topic.
    Topic,
    /// "agent", "subagent".
    Agent,
    /// "skill".
    Skill,
    /// "command", "workflow".
    Command,
    /// A verb or noun that relates the document to someone or something.
    Relates(Relation, Needs),
    /// A word that says how a mention is meant.
    Cues(Cue),
}

/// What has to stand between a relating verb and a bare name before the name counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// Nothing: "delegate X".
    Nothing,
    /// A preposition: "work with X", "hand over to X".
    Preposition,
    /// The name itself must show what it is: "use X" says too little of a plain word.
    Evidence,
}

const LONGEST: usize = 14;

/// Classifies a word, in any letter case.
pub(super) fn classify(word: &[u8]) -> Word {
    if word.len() < 2 || word.len() > LONGEST || LENGTHS[prefix(word)] >> word.len() & 1 == 0 {
        return Word::Other;
    }
    let mut slot = slot(word);
    while let Some((row, column)) = SLOTS[slot] {
        let (meaning, words) = MEANINGS[row as usize];
        if words[column as usize].as_bytes().eq_ignore_ascii_case(word) {
            return meaning;
        }
        slot = (slot + 1) % SLOTS.len();
    }
    Word::Other
}

/// The lengths of the known words, as bits, by their first two letters: most words of a text are told apart by it.
static LENGTHS: [u16; 1024] = {
    let mut lengths = [0; 1024];
    let mut row = 0;
    while row < MEANINGS.len() {
        let words = MEANINGS[row].1;
        let mut column = 0;
        while column < words.len() {
            lengths[prefix(words[column].as_bytes())] |= 1 << words[column].len();
            column += 1;
        }
        row += 1;
    }
    lengths
};

/// A hash table of the known words: row and column of [`MEANINGS`], the next free slot where two meet.
static SLOTS: [Option<(u8, u8)>; 1024] = {
    let mut slots = [None; 1024];
    let mut row = 0;
    while row < MEANINGS.len() {
        let words = MEANINGS[row].1;
        let mut column = 0;
        while column < words.len() {
            let mut slot = slot(words[column].as_bytes());
            while slots[slot].is_some() {
                slot = (slot + 1) % slots.len();
            }
            slots[slot] = Some((row as u8, column as u8));
            column += 1;
        }
        row += 1;
    }
    slots
};

/// Five bits of each of the first two letters, the same for both letter cases.
const fn prefix(word: &[u8]) -> usize {
    ((word[0] & 31) as usize) << 5 | (word[1] & 31) as usize
}

const fn slot(word: &[u8]) -> usize {
    let mut hash = word.len();
    let mut at = 0;
    while at < word.len() {
        hash = hash.wrapping_mul(37).wrapping_add((word[at] & 31) as usize);
        at += 1;
    }
    hash % 1024
}

/// The words that mean something, by what they mean.
const MEANINGS: [(Word, &[&str]); 22] = [
    (Word::Article, &["the", "an", "our", "any", "this", "its", "their", "other", "relevant", "appropriate"]),
    (Word::Preposition, &["with", "to", "by", "via", "from", "over", "off", "back", "through", "using"]),
    (Word::Conjunction, &["and", "or", "then", "plus", "also"]),
    (Word::Topic, &["on", "for", "about", "regarding", "during", "in", "when", "if"]),
    (Word::Agent, &["agent", "agents", "subagent", "subagents"]),
    (Word::Skill, &["skill", "skills"]),
    (Word::Command, &["command", "commands"]),
    (Word::Relates(Follow, Nothing), &["follow", "follows", "following", "obey", "adhere", "comply", "per"]),
    (
        Word::Relates(ReferTo, Evidence),
        &[
            "refer",
            "refers",
            "see",
            "consult",
            "reference",
            "references",
            "documented",
            "defined",
            "described",
            "detailed",
            "according",
            "specified",
        ],
    ),
    (
        Word::Relates(Read, Evidence),
        &["read", "reads", "review", "check", "load", "loads", "listed", "reading", "loading"],
    ),
    (
        Word::Relates(Use, Evidence),
        &[
            "use", "uses", "used", "invoke", "invokes", "call", "calls", "run", "runs", "apply", "leverage",
            "activate", "trigger", "require", "requires", "required", "created", "provided", "execute",
            "invoking", "spawned",
        ],
    ),
    (
        Word::Relates(WorkWith, Preposition),
        &[
            "work",
            "works",
            "working",
            "collaborate",
            "collaborates",
            "collaborating",
            "collaboration",
            "partner",
            "partners",
            "partnering",
            "pair",
            "pairs",
            "engage",
            "consults",
            "integrate",
            "integrates",
            "interface",
            "team",
        ],
    ),
    (
        Word::Relates(WorkWith, Evidence),
        &[
            "support", "supports", "assist", "assists", "help", "helps", "guide", "guides", "advise",
            "advises", "provide", "enable", "involve", "notify", "ask", "brief", "mentor", "request", "tell",
            "inform", "remind",
        ],
    ),
    (
        Word::Relates(CoordinateWith, Preposition),
        &["coordinate", "coordinates", "coordinating", "sync", "coordination"],
    ),
    (Word::Relates(WorkWith, Nothing), &["query", "queries"]),
    (Word::Relates(AlignWith, Preposition), &["align", "aligns", "aligned"]),
    (
        Word::Relates(DelegateTo, Preposition),
        &[
            "delegate",
            "delegates",
            "delegating",
            "hand",
            "hands",
            "handoff",
            "handover",
            "route",
            "routes",
            "dispatch",
            "dispatches",
            "escalate",
            "escalates",
            "defer",
            "defers",
            "pass",
            "passes",
            "transfer",
            "forward",
            "delegation",
            "return",
        ],
    ),
    (Word::Relates(DelegateTo, Evidence), &["spawn", "spawns", "spawning", "launch", "launches", "deploy"]),
    (Word::Relates(ReportTo, Preposition), &["report", "reports", "receive", "receives"]),
    (
        Word::Cues(Cue::Output),
        &[
            "create",
            "creates",
            "creating",
            "write",
            "writes",
            "writing",
            "written",
            "save",
            "saves",
            "saved",
            "generate",
            "generates",
            "generated",
            "produce",
            "produces",
            "output",
            "outputs",
            "update",
            "updates",
            "updated",
            "append",
            "appends",
            "record",
            "store",
            "stored",
            "maintain",
            "edit",
            "populate",
            "emit",
            "export",
            "place",
            "draft",
            "copy",
            "delete",
            "rename",
            "commit",
            "log",
            "your",
            "project",
            "repository",
            "repo",
            "codebase",
            "existing",
            "exists",
            "overwrite",
            "modify",
            "initialize",
            "missing",
        ],
    ),
    (
        Word::Cues(Cue::Example),
        &[
            "example",
            "examples",
            "e.g",
            "eg",
            "instance",
            "like",
            "such",
            "sample",
            "placeholder",
            "hypothetical",
        ],
    ),
    (
        Word::Cues(Cue::Elsewhere),
        &[
            "upstream",
            "external",
            "elsewhere",
            "plugin",
            "bundled",
            "built-in",
            "builtin",
            "native",
            "third-party",
        ],
    ),
];

impl Word {
    /// Whether a name may stand beside the word that shows in no other way that it is one.
    pub(super) fn leads_to_name(self) -> bool {
        match self {
            Self::Agent | Self::Skill | Self::Command => true,
            Self::Relates(relation, needs) => relation.is_between_agents() && needs != Needs::Evidence,
            _ => false,
        }
    }

    /// What the word says about a file named after it.
    pub(super) fn cue(self) -> Option<Cue> {
        match self {
            Self::Cues(cue) => Some(cue),
            Self::Relates(Relation::Follow | Relation::ReferTo, _) => Some(Cue::Companion),
            Self::Relates(Relation::Read | Relation::Use, _) => Some(Cue::Input),
            _ => None,
        }
    }
}
