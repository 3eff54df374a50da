//! The words around a name that say what it is and how it is meant.

use super::mention::{Cue, Relation};

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
    if word.len() < 2 || word.len() > LONGEST {
        return Word::Other;
    }
    let mut lower = [0; LONGEST];
    for (to, from) in lower.iter_mut().zip(word) {
        *to = from.to_ascii_lowercase();
    }
    lookup(&lower[..word.len()])
}

fn lookup(word: &[u8]) -> Word {
    use Needs::{Evidence, Nothing, Preposition};
    use Relation::{AlignWith, CoordinateWith, DelegateTo, Follow, ReferTo, ReportTo, Use, WorkWith};
    match word {
        b"the" | b"an" | b"our" | b"any" | b"this" | b"its" | b"their" | b"other" | b"relevant" | b"appropriate" => {
            Word::Article
        }
        b"with" | b"to" | b"by" | b"via" | b"from" | b"over" | b"off" | b"back" | b"through" | b"using" => {
            Word::Preposition
        }
        b"and" | b"or" | b"then" | b"plus" | b"also" => Word::Conjunction,
        b"on" | b"for" | b"about" | b"regarding" | b"during" | b"in" | b"when" | b"if" => Word::Topic,
        b"agent" | b"agents" | b"subagent" | b"subagents" => Word::Agent,
        b"skill" | b"skills" => Word::Skill,
        b"command" | b"commands" => Word::Command,
        b"follow" | b"follows" | b"following" | b"obey" | b"adhere" | b"comply" | b"per" => Word::Relates(Follow, Nothing),
        b"refer" | b"refers" | b"see" | b"consult" | b"reference" | b"references" | b"documented" | b"defined"
        | b"described" | b"detailed" | b"according" | b"specified" => Word::Relates(ReferTo, Evidence),
        b"read" | b"reads" | b"review" | b"check" | b"load" | b"loads" | b"listed" | b"reading" | b"loading" => {
            Word::Relates(Relation::Read, Evidence)
        }
        b"use" | b"uses" | b"used" | b"invoke" | b"invokes" | b"call" | b"calls" | b"run" | b"runs" | b"apply"
        | b"leverage" | b"activate" | b"trigger" | b"require" | b"requires" | b"required" | b"created"
        | b"provided" | b"execute" | b"invoking" | b"spawned" => Word::Relates(Use, Evidence),
        b"work" | b"works" | b"working" | b"collaborate" | b"collaborates" | b"collaborating" | b"collaboration"
        | b"partner" | b"partners" | b"partnering" | b"pair" | b"pairs" | b"engage" | b"consults" | b"integrate"
        | b"integrates" | b"interface" | b"team" => Word::Relates(WorkWith, Preposition),
        b"support" | b"supports" | b"assist" | b"assists" | b"help" | b"helps" | b"guide" | b"guides" | b"advise"
        | b"advises" | b"provide" | b"enable" | b"involve" | b"notify" | b"ask" | b"brief" | b"mentor" => {
            Word::Relates(WorkWith, Evidence)
        }
        b"coordinate" | b"coordinates" | b"coordinating" | b"sync" | b"coordination" => {
            Word::Relates(CoordinateWith, Preposition)
        }
        b"query" | b"queries" => Word::Relates(WorkWith, Nothing),
        b"align" | b"aligns" | b"aligned" => Word::Relates(AlignWith, Preposition),
        b"delegate" | b"delegates" | b"delegating" | b"hand" | b"hands" | b"handoff" | b"handover" | b"route"
        | b"routes" | b"dispatch" | b"dispatches" | b"escalate" | b"escalates" | b"defer" | b"defers" | b"pass"
        | b"passes" | b"transfer" | b"forward" | b"delegation" | b"return" => Word::Relates(DelegateTo, Preposition),
        b"spawn" | b"spawns" | b"spawning" | b"launch" | b"launches" | b"deploy" => Word::Relates(DelegateTo, Evidence),
        b"report" | b"reports" | b"receive" | b"receives" | b"spawned-by" => Word::Relates(ReportTo, Preposition),
        b"create" | b"creates" | b"creating" | b"write" | b"writes" | b"writing" | b"written" | b"save" | b"saves"
        | b"saved" | b"generate" | b"generates" | b"generated" | b"produce" | b"produces" | b"output" | b"outputs"
        | b"update" | b"updates" | b"updated" | b"append" | b"appends" | b"record" | b"store" | b"stored"
        | b"maintain" | b"edit" | b"populate" | b"emit" | b"export" | b"place" | b"draft" | b"copy" | b"delete"
        | b"rename" | b"commit" | b"log" | b"your" | b"project" | b"repository" | b"repo" | b"codebase"
        | b"existing" | b"exists" | b"overwrite" | b"modify" | b"initialize" | b"missing" => Word::Cues(Cue::Output),
        b"example" | b"examples" | b"eg" | b"e.g" | b"instance" | b"like" | b"such" | b"sample" | b"placeholder"
        | b"hypothetical" => Word::Cues(Cue::Example),
        b"upstream" | b"external" | b"elsewhere" => Word::Cues(Cue::Elsewhere),
        _ => Word::Other,
    }
}

impl Word {
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
