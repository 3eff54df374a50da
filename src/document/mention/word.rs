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
    if word.len() < 2 || word.len() > LONGEST || LENGTHS[letters(word)] >> word.len() & 1 == 0 {
        return Word::Other;
    }
    let key = key(word);
    let mut slot = slot(key);
    while SLOTS[slot] != 0 {
        let ((first, rest), row) = KNOWN[SLOTS[slot] as usize - 1];
        if (first ^ key.0) | (rest ^ key.1) == 0 {
            return MEANINGS[row as usize].0;
        }
        slot = (slot + 1) % SLOTS.len();
    }
    Word::Other
}

/// How many words are known.
const COUNT: usize = {
    let mut count = 0;
    let mut row = 0;
    while row < MEANINGS.len() {
        count += MEANINGS[row].1.len();
        row += 1;
    }
    count
};

/// The keys of the known words, and their rows of [`MEANINGS`].
static KNOWN: [(Key, u8); COUNT] = {
    let mut known = [((0, 0), 0); COUNT];
    let mut index = 0;
    let mut row = 0;
    while row < MEANINGS.len() {
        let mut column = 0;
        while column < MEANINGS[row].1.len() {
            known[index] = (key(MEANINGS[row].1[column].as_bytes()), row as u8);
            index += 1;
            column += 1;
        }
        row += 1;
    }
    known
};

/// The lengths of the known words, as bits, by some of their letters: nearly all words that are not known are told by it.
static LENGTHS: [u16; 1024] = {
    let mut lengths = [0; 1024];
    let mut row = 0;
    while row < MEANINGS.len() {
        let words = MEANINGS[row].1;
        let mut column = 0;
        while column < words.len() {
            lengths[letters(words[column].as_bytes())] |= 1 << words[column].len();
            column += 1;
        }
        row += 1;
    }
    lengths
};

/// A hash table of the known words: places in [`KNOWN`] from 1 on, the next free slot where two meet.
static SLOTS: [u16; 1024] = {
    let mut slots = [0; 1024];
    let mut index = 0;
    while index < COUNT {
        let mut slot = slot(KNOWN[index].0);
        while slots[slot] != 0 {
            slot = (slot + 1) % slots.len();
        }
        index += 1;
        slots[slot] = index as u16;
    }
    slots
};

/// Five bits of the first letter, five of the second and the last, the same for both letter cases.
const fn letters(word: &[u8]) -> usize {
    let [first, second, last] = [word[0] & 31, word[1] & 31, word[word.len() - 1] & 31];
    (first as usize) << 5 | (second ^ last) as usize
}

/// All letters of a word of at most sixteen bytes, the same for both letter cases.
type Key = (u64, u64);

/// Words are compared by their keys, which takes no loop over their letters: each half is read as two parts that overlap.
const fn key(word: &[u8]) -> Key {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let (first, rest) = match word.len() {
        0 => (0, 0),
        1 => (word[0] as u64, 0),
        2..4 => (overlapping(pair(word, 0), pair(word, word.len() - 2), word.len() - 2), 0),
        4..8 => (overlapping(four(word, 0), four(word, word.len() - 4), word.len() - 4), 0),
        8 => (eight(word, 0), 0),
        length => (eight(word, 0), eight(word, length - 8) >> (8 * (16 - length))),
    };
    (first | SMALL, rest | SMALL)
}

const fn overlapping(first: u64, last: u64, distance: usize) -> u64 {
    first | last << (8 * distance)
}

const fn pair(word: &[u8], at: usize) -> u64 {
    u16::from_le_bytes([word[at], word[at + 1]]) as u64
}

const fn four(word: &[u8], at: usize) -> u64 {
    pair(word, at) | pair(word, at + 2) << 16
}

const fn eight(word: &[u8], at: usize) -> u64 {
    four(word, at) | four(word, at + 4) << 32
}

const fn slot((first, rest): Key) -> usize {
    let hash = (first ^ rest.rotate_left(7)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash >> 54) as usize
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
            "collaborators",
            "collaborator",
            "pair",
            "pairs",
            "engage",
            "consults",
            "team",
        ],
    ),
    (
        Word::Relates(WorkWith, Evidence),
        &[
            "support",
            "supports",
            "assist",
            "assists",
            "help",
            "helps",
            "guide",
            "guides",
            "advise",
            "advises",
            "provide",
            "enable",
            "involve",
            "notify",
            "ask",
            "brief",
            "mentor",
            "request",
            "tell",
            "inform",
            "remind",
            "integrate",
            "integrates",
            "interface",
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
            "handoffs",
            "handover",
            "route",
            "routes",
            "dispatch",
            "dispatches",
            "escalate",
            "escalates",
            "escalation",
            "escalations",
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
            "updating",
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
