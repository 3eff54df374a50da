//! Agents, skills and commands that a line of prose names.

use super::lines::Lead;
use super::mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};
use super::read::Place;
use super::sample;
use super::somebody::{describes, is_agentive, names_somebody};
use super::token::{Shape, Token};
use super::topic;
use super::word::{self, Needs, Word};
use crate::text::{Span, is_one_of};

/// The words that a name of several words may have.
pub(super) const PHRASE: usize = 3;

/// How many words before a name its verb is looked for.
const REACH: usize = 4;

/// Verbs for agents, skills and commands, and nothing else.
const INVOKING: [&str; 5] = ["invoke", "invokes", "invoking", "activate", "spawned"];

/// What is named beside prompts: the word after such a name says so.
const OTHER_THINGS: [&str; 25] = [
    "directory",
    "directories",
    "folder",
    "folders",
    "branch",
    "branches",
    "label",
    "labels",
    "hook",
    "hooks",
    "flag",
    "header",
    "event",
    "column",
    "table",
    "endpoint",
    "container",
    "package",
    "crate",
    "gem",
    "server",
    "binary",
    "tag",
    "namespace",
    "marketplace",
];

/// Whether a word is one for what is named beside prompts.
pub(super) fn is_other_thing(word: &str) -> bool {
    is_one_of(word, &OTHER_THINGS)
}

/// How many words before a name may say that it is another package's.
const FOREIGN_REACH: usize = 5;

/// How far before a name the bracket around it may open, in bytes.
const LONGEST_GROUP: u32 = 160;

/// Finds the names on a line.
pub(super) fn read(place: &Place<'_>, tokens: &[Token], mentions: &mut Vec<Mention>) {
    if place.is_title() || is_other_names(place.text, tokens) {
        return;
    }
    let is_identity = is_identity(place.line.span.of(place.text));
    let label = label(tokens);
    let mut reader =
        Reader { place, tokens, is_identity, label, verb: None, waiting: None, noun: None, mentions };
    for at in 0..tokens.len() {
        reader.take(at);
    }
}

/// "**Aliases:** `/sort`, `/order`": whether a line gives the document's other names.
fn is_other_names(text: &str, tokens: &[Token]) -> bool {
    let is_alias = |word: &str| is_one_of(word, &["alias", "aliases"]);
    sample::label(text, tokens) == Some(1) && is_alias(tokens[0].span.of(text))
}

/// A verb that waits for what it acts on.
#[derive(Clone, Copy)]
pub(super) struct Verb {
    pub(super) relation: Relation,
    pub(super) needs: Needs,
    pub(super) turned: bool,
}

impl Verb {
    /// Whether a bare name after it counts.
    fn accepts_bare(self) -> bool {
        match self.needs {
            Needs::Nothing => true,
            Needs::Preposition => self.turned,
            Needs::Evidence => false,
        }
    }
}

/// Reads the names of one line from left to right.
pub(super) struct Reader<'a, 'm> {
    pub(super) place: &'a Place<'a>,
    pub(super) tokens: &'a [Token],
    pub(super) is_identity: bool,
    pub(super) verb: Option<Verb>,
    /// The verb before a parenthesis.
    pub(super) waiting: Option<Verb>,
    /// What the label that opens the line lists.
    pub(super) label: Option<Subject>,
    /// The noun before the word at hand: "the skill X", "agent: X".
    pub(super) noun: Option<Subject>,
    pub(super) mentions: &'m mut Vec<Mention>,
}

impl Reader<'_, '_> {
    fn take(&mut self, at: usize) {
        let token = self.tokens[at];
        let noun = self.noun.take();
        self.cross(at);
        if let Some(subject) = self.tagged(token.span) {
            self.emit(token.span, Form::Bare, subject, Certainty::Certain, at + 1);
            return;
        }
        match (token.shape, token.sign) {
            (Shape::Arrow, _) => {
                self.begins_chain(at);
                self.verb =
                    Some(Verb { relation: Relation::DelegateTo, needs: Needs::Preposition, turned: true });
            }
            (Shape::Name, b'@') => self.signed(at, Form::Import, Subject::Any),
            (Shape::Plain, b'@') => self.signed(at, Form::Import, Subject::Agent),
            (Shape::Name | Shape::Plain, b'/') => self.slash(at),
            (Shape::Name, _) if token.span.of(self.place.text) == "subagent_type" => {
                self.noun = Some(Subject::Agent);
            }
            (Shape::Name, _) => self.name(at, noun),
            (Shape::Plain, _) => self.word(at, noun),
            (Shape::Odd, _) if token.ends_sentence() || !token.span.is_empty() => self.verb = None,
            (Shape::Odd, _) => self.noun = noun,
        }
    }

    /// "dev → reviewer → tester": takes the word before the first of several arrows as a name, as those behind them are.
    fn begins_chain(&mut self, at: usize) {
        let is_arrow = |at: usize| self.tokens.get(at).is_some_and(|token| token.shape == Shape::Arrow);
        let Some(first) = at.checked_sub(1).filter(|_| is_arrow(at + 2)) else { return };
        let token = self.tokens[first];
        let opens = first == 0 || !token.adjoins && !is_arrow(first - 1);
        if opens && token.shape == Shape::Plain && token.word == Word::Other {
            self.emit(token.span, Form::Bare, Subject::Agent, Certainty::Possible, at);
        }
    }

    /// What a tag lists whose name stands at a span: `<skill>`, and then `<name>x</name>` first in it.
    fn tagged(&self, span: Span) -> Option<Subject> {
        if self.place.line.setting != Setting::Html {
            return None;
        }
        let (before, after) = self.place.text.split_at(span.start as usize);
        let outer = before.strip_suffix("<name>").filter(|_| after[span.len()..].starts_with("</name>"))?;
        let tag = outer.trim_end().strip_suffix('>')?.rsplit('<').next()?;
        subject_of(word::classify(tag.as_bytes()))
    }

    /// Crosses what parts a word from the one before: a verb ends with its clause, and waits while a parenthesis lasts.
    fn cross(&mut self, at: usize) {
        let token = self.tokens[at];
        let Some(before) = at.checked_sub(1).map(|before| self.tokens[before]) else { return };
        if token.adjoins || before.shape == Shape::Arrow {
            return;
        }
        let between = before.span.end as usize..token.span.start as usize;
        for sign in self.place.text.get(between).unwrap_or_default().chars() {
            match sign {
                '(' => self.waiting = self.verb.take(),
                ')' => self.verb = self.waiting.take(),
                ';' | '|' | '—' | '–' => self.verb = None,
                _ => {}
            }
        }
    }

    /// A plain word: it may relate, or be a name of its own where it is marked as one.
    fn word(&mut self, at: usize, noun: Option<Subject>) {
        let token = self.tokens[at];
        if self.marked(token.span).is_some() && self.marked_word(at, noun) {
            return;
        }
        if let Some(subject) = noun.filter(|_| self.is_quoted(token.span)) {
            self.emit(token.span, Form::Bare, subject, Certainty::Possible, at + 1);
            return;
        }
        // "| tester | runs the tests |" below "Agents"; "| `tester/` |" is a folder.
        let is_folder = self.place.text[token.span.end as usize..].starts_with('/');
        let is_entry = token.word == Word::Other && !self.is_capitalised(at) && !is_folder;
        if let Some(subject) = self.rostered(at).filter(|_| is_entry) {
            self.emit(token.span, Form::Bare, subject, Certainty::Possible, at + 1);
            return;
        }
        self.listed_phrase(at);
        match token.word {
            Word::Relates(relation, needs) => {
                // "**Load Keeper**: what for" begins with a verb and names somebody.
                if self.is_capitalised(at) && self.goes_on_as_title(at) {
                    self.capitals(at);
                }
                self.verb = Some(Verb { relation, needs, turned: false });
            }
            Word::Preposition => {
                if let Some(verb) = &mut self.verb {
                    verb.turned = true;
                }
            }
            Word::Article | Word::Conjunction => self.noun = noun,
            Word::Topic | Word::Cues(_) => self.verb = None,
            Word::Agent | Word::Skill | Word::Command => self.after_phrase(at),
            Word::Other => {
                let begins = at == 0 || self.tokens[at - 1].ends_sentence();
                if begins && self.is_capitalised(at) && self.is_listed_with_name(at) {
                    // "Planning and test-first-work are skills": only the first word's letter is the sentence's.
                    self.emit(token.span, Form::Bare, Subject::Any, Certainty::Possible, at + 1);
                } else if self.is_capitalised(at) {
                    self.capitals(at);
                } else if self.is_listed_with_name(at) {
                    self.emit(token.span, Form::Bare, Subject::Agent, Certainty::Possible, at + 1);
                } else {
                    self.spoken_of(at);
                }
                self.phrase(at);
            }
        }
    }

    /// "- Sort lists - puts them in order" below "Skills": takes the words that open an entry as a name.
    fn listed_phrase(&mut self, at: usize) {
        let roster = self.place.line.lead.roster.filter(|subject| *subject != Subject::Agent);
        let Some(subject) = roster.filter(|_| at == 0 && self.place.line.opens) else { return };
        let goes_on = |next: &&Token| next.adjoins && next.shape == Shape::Plain;
        let more = self.tokens[1..].iter().take_while(goes_on).take(PHRASE).count();
        let ends = self.tokens.get(more + 1).is_none_or(|next| !next.adjoins);
        let span = Span { start: self.tokens[0].span.start, end: self.tokens[more].span.end };
        if more > 0 && ends && !self.place.in_code(span) {
            self.emit(span, self.marked(span).unwrap_or(Form::Bare), subject, Certainty::Possible, more + 1);
        }
    }

    /// Notes a noun, and takes the words before it as a name: "the plan reviewer agent".
    fn after_phrase(&mut self, at: usize) {
        let subject = subject_of(self.tokens[at].word);
        self.noun = subject;
        let plain_heading = self.place.line.setting == Setting::Heading;
        let Some(subject) = subject.filter(|_| {
            (!plain_heading || self.is_led_by_the(at)) && !self.is_plural(at) && !self.goes_on_as_title(at)
        }) else {
            return;
        };
        let mut first = at;
        while first > 0 && at - first < PHRASE && self.tokens[first].adjoins && self.is_phrase_word(first - 1)
        {
            first -= 1;
            let span = Span { start: self.tokens[first].span.start, end: self.tokens[at - 1].span.end };
            let marked = self.marked(span);
            // "the test runner skill" does not speak of the skill "runner", "Spawn Command:" of no command.
            let is_label = subject == Subject::Command && self.is_capitalised(first);
            let describes =
                || is_label || self.is_described(first) || self.is_quality(first) || self.is_ordinal(first);
            if marked.is_none() && at - first == 1 && describes() {
                continue;
            }
            let form = marked.unwrap_or(Form::Bare);
            self.emit(span, form, subject, Certainty::Possible, at);
        }
    }

    /// Whether the word before a word describes it, so that both are one name.
    pub(super) fn is_described(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|_| self.tokens[at].adjoins) else { return false };
        let word = self.tokens[before].span.of(self.place.text);
        self.is_phrase_word(before) && self.tokens[before].word == Word::Other && describes(word)
    }

    /// "a complete and valid agent": whether a word after "a" says what an agent is like, not which one it is.
    fn is_quality(&self, at: usize) -> bool {
        let lead = |back: usize| at.checked_sub(back).map(|before| self.tokens[before]);
        let is_a = |token: Token| {
            matches!(token.span.of(self.place.text), "a" | "an" | "A" | "An") && token.shape == Shape::Plain
        };
        let first = if lead(1).is_some_and(|and| and.word == Word::Conjunction) { 3 } else { 1 };
        let is_led = (first..first + 2).any(|back| lead(back).is_some_and(is_a));
        is_led && !is_agentive(self.tokens[at].span.of(self.place.text))
    }

    /// "the next command": whether a word only says which of several.
    fn is_ordinal(&self, at: usize) -> bool {
        const ORDINALS: [&str; 8] =
            ["next", "previous", "last", "first", "current", "same", "other", "following"];
        is_one_of(self.tokens[at].span.of(self.place.text), &ORDINALS)
    }

    /// "Delegate to the implementer agent": whether "the" leads to the words before a noun.
    fn is_led_by_the(&self, at: usize) -> bool {
        let mut before = self.tokens[at.saturating_sub(PHRASE + 1)..at].iter().rev();
        before.any(|token| token.span.of(self.place.text) == "the")
    }

    /// "Dev Agent Record": the noun is a part of a longer title.
    pub(super) fn goes_on_as_title(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| next.adjoins && self.is_capitalised(at + 1))
    }

    fn is_plural(&self, at: usize) -> bool {
        self.tokens[at].span.of(self.place.text).ends_with(['s', 'S'])
    }

    pub(super) fn is_capitalised(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.shape == Shape::Plain
            && token.sign == 0
            && self.place.text.as_bytes()[token.span.start as usize].is_ascii_uppercase()
    }

    /// Takes the words from here on as a name where a verb waits for one: "coordinate with the context manager".
    fn phrase(&mut self, at: usize) {
        let Some(verb) = self.verb.take() else { return };
        let led = at > 0
            && (self.tokens[at].adjoins
                || self.follows_comma(at)
                || self.tokens[at - 1].shape == Shape::Arrow);
        if verb.needs == Needs::Preposition && !verb.turned {
            // "Hand failing runs to the debugger": what is handed stands before whom it is handed to.
            self.verb = Some(verb);
            return;
        }
        if !led
            || !verb.relation.is_between_agents()
            || self.listed_somebody(at, verb)
            || !verb.accepts_bare()
        {
            return;
        }
        let mut last = at;
        loop {
            let span = Span { start: self.tokens[at].span.start, end: self.tokens[last].span.end };
            self.verb = Some(verb);
            // "`x.toml` → Kubernetes" tells what is found, "→ Tester" who goes on.
            let is_thing = last == at
                && self.tokens[at - 1].shape == Shape::Arrow
                && self.is_capitalised(at)
                && !is_agentive(span.of(self.place.text));
            // "The security team" is not the agent "security"; "the architect early" may be the architect, 'a "page
            // keeper" service' is a service.
            let is_whole = !self.is_adjective(last)
                || is_agentive(self.tokens[last].span.of(self.place.text)) && !self.is_quoted(span);
            if !is_thing && is_whole {
                self.emit(span, Form::Bare, Subject::Agent, Certainty::Possible, last + 1);
            }
            let next = last + 1;
            let goes_on = next < self.tokens.len() && next - at < PHRASE && self.tokens[next].adjoins;
            if !goes_on || !self.is_phrase_word(next) {
                break;
            }
            last = next;
        }
    }

    /// "- Assist the-keeper with x", "- Assist tide reader on y": takes words for somebody in a list of names.
    fn listed_somebody(&mut self, at: usize, verb: Verb) -> bool {
        let is_entry = self.place.line.opens && at == 1 + usize::from(verb.turned);
        if !is_entry || self.place.line.lead.roster != Some(Subject::Agent) {
            return false;
        }
        let goes_on =
            |token: &&Token| token.adjoins && token.shape == Shape::Plain && token.word == Word::Other;
        let last = at + self.tokens[at + 1..].iter().take_while(goes_on).take(PHRASE).count();
        let span = Span { start: self.tokens[at].span.start, end: self.tokens[last].span.end };
        let name = span.of(self.place.text);
        let ends = self.tokens.get(last + 1).is_none_or(|next| next.word == Word::Topic);
        let is_name =
            last > at && ends && names_somebody(name) && !name.bytes().any(|byte| byte.is_ascii_uppercase());
        if is_name {
            self.verb = Some(verb);
            self.emit(span, Form::Bare, Subject::Agent, Certainty::Listed, last + 1);
        }
        is_name
    }

    fn is_phrase_word(&self, at: usize) -> bool {
        let token = self.tokens[at];
        token.shape == Shape::Plain
            && token.sign == 0
            && !matches!(token.word, Word::Article | Word::Preposition | Word::Conjunction | Word::Topic)
    }

    /// A single word in marks of code or bold counts where something says that it is a name.
    fn marked_word(&mut self, at: usize, noun: Option<Subject>) -> bool {
        let span = self.tokens[at].span;
        let Some(form) = self.marked(span) else { return false };
        // Skills and commands are written small: below "Skills", "**Scope**:" is a label.
        let is_label = form == Form::Bold && self.is_capitalised(at);
        let rostered = self.rostered(at).filter(|subject| *subject == Subject::Agent || !is_label);
        let subject = noun.or_else(|| self.following_noun(at)).or(rostered);
        let relation = self.verb.map(|verb| verb.relation);
        let subject = match relation {
            _ if subject.is_some() => subject,
            _ if self.is_called_task(at) => Some(Subject::Command),
            Some(relation) if relation.is_between_agents() || self.is_invoked(at) => Some(Subject::Any),
            // "Use `dependabot`" is said of programs as well.
            Some(Relation::Use) => Some(Subject::Agent),
            _ => self
                .listed_as(at)
                .or_else(|| (form == Form::CodeSpan && self.acts(at)).then_some(Subject::Skill))
                .or_else(|| self.is_beside_marked_name(at).then_some(Subject::Agent)),
        };
        let Some(subject) = subject else { return false };
        self.emit(span, form, subject, Certainty::Possible, at + 1);
        true
    }

    /// "the `sort` task": whether the word after a name calls it what is run like a command.
    fn is_called_task(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.adjoins && matches!(next.span.of(self.place.text), "task" | "workflow" | "prompt")
        })
    }

    /// Whether the verb before a word is one for prompts alone: "invoke `x`".
    fn is_invoked(&self, at: usize) -> bool {
        let words = self.tokens[..at].iter().rev().map(|token| token.span.of(self.place.text));
        words.take(REACH).any(|word| is_one_of(word, &INVOKING))
    }

    /// A word of a name's shape.
    fn name(&mut self, at: usize, noun: Option<Subject>) {
        let span = self.tokens[at].span;
        if self.names_something_else(at) || self.is_given_options(span) {
            return;
        }
        let marked = self.marked(span);
        let after = self.following_noun(at);
        // "Do a code-review" speaks of any, and `x-tool run` of a program.
        let is_bare = marked.is_none() && after.is_none();
        if is_bare && (self.is_one_of_many(at) || noun.is_none() && self.is_in_command_line(at)) {
            return;
        }
        let rostered = self.rostered(at).or(self.label.filter(|_| self.is_entry(at)));
        let subject = after.or(noun).or(rostered).unwrap_or(Subject::Any);
        // "- `x-y`: what for" below "Skills" is as plain as "the `x-y` skill". Below "Agents" stand roles and modes, too.
        let is_skill = rostered == Some(Subject::Skill) && marked == Some(Form::CodeSpan);
        let has_noun = after.or(noun).is_some() || is_skill;
        let certainty = self.certainty(at, marked.is_some(), has_noun, rostered.is_some());
        self.emit(span, marked.unwrap_or(Form::Bare), subject, certainty, at + 1);
    }

    /// "the `writing-skills` directory", "a `pre-task` hook": whether the word after a name says that it is no prompt's.
    fn names_something_else(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            let noun = next.span.of(self.place.text);
            next.adjoins && next.shape == Shape::Plain && is_other_thing(noun)
        })
    }

    /// "a code-review": whether "a" leads to a name that is none for somebody.
    fn is_one_of_many(&self, at: usize) -> bool {
        let before = at.checked_sub(1).filter(|_| self.tokens[at].adjoins);
        let article = before.map_or("", |before| self.tokens[before].span.of(self.place.text));
        matches!(article, "a" | "an" | "A" | "An") && !is_agentive(self.tokens[at].span.of(self.place.text))
    }

    /// "`x-tool run`", "`run-it x-tool --all`": whether a name stands in code beside a plain word or an option. What
    /// begins with a sign, `/kit x-tool`, is typed to an agent.
    fn is_in_command_line(&self, at: usize) -> bool {
        let Some(code) = self.place.code(self.tokens[at].span) else { return false };
        let is_word = |at: usize| {
            let token = self.tokens[at];
            let is_plain = token.shape == Shape::Plain && token.word == Word::Other && token.sign == 0;
            is_plain && code.contains(token.span) && !self.is_capitalised(at)
        };
        let is_option = |at: usize| self.tokens[at].span.of(self.place.text).starts_with('-');
        let next = at + 1;
        let follows = at > 0 && self.tokens[at].adjoins && is_word(at - 1);
        let leads =
            next < self.tokens.len() && self.tokens[next].adjoins && (is_word(next) || is_option(next));
        (follows || leads) && !code.of(self.place.text).trim_start_matches('`').starts_with(['/', '@', '*'])
    }

    /// "`x-tool skills install --all`": whether a program is called in code by the name at a span.
    fn is_given_options(&self, span: Span) -> bool {
        self.place.code(span).is_some_and(|code| {
            let opens =
                code.of(self.place.text).len() - code.of(self.place.text).trim_start_matches('`').len();
            // `kit:sort --all` is typed as a program is, and is none.
            !span.of(self.place.text).contains(':')
                && code.start as usize + opens == span.start as usize
                && Span { start: span.end, ..code }.of(self.place.text).contains(" --")
        })
    }

    /// How sure it is that a name-shaped word is a reference.
    fn certainty(&self, at: usize, marked: bool, has_noun: bool, rostered: bool) -> Certainty {
        let span = self.tokens[at].span;
        let name = span.of(self.place.text);
        // "re-run" and "next-layer" are joined words of prose.
        let is_prose = !marked && ["re-", "next-"].iter().any(|start| name.starts_with(start));
        if is_prose
            || self.place.line.setting != Setting::Prose
            || self.place.in_command(span) && !has_noun
            || self.is_to_fill_in(span)
            || name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == b'_')
        {
            return Certainty::Possible;
        }
        let verb = self.verb.filter(|verb| verb.relation.is_between_agents());
        let directed = verb.is_some_and(|verb| {
            let is_told = verb.relation == Relation::WorkWith && names_somebody(name);
            verb.accepts_bare()
                || marked && verb.needs == Needs::Preposition && self.is_object(at)
                || is_told && verb.needs == Needs::Evidence && self.is_object(at)
        });
        // "**privacy-first** habits" describes, "**privacy-lead** decides" does not.
        let whole = !self.is_adjective(at) || marked && is_agentive(name);
        let is_list = self.place.line.lead.roster.is_some() || self.label.is_some();
        let listed = is_list && (rostered || verb.is_some() && whole);
        let is_somebody =
            self.verb.is_some() && self.following_noun(at) == Some(Subject::Agent) && is_agentive(name);
        if has_noun && (marked || is_somebody || self.is_quoted(span) || self.is_value(at)) {
            Certainty::Certain
        } else if listed || directed && whole {
            Certainty::Listed
        } else {
            Certainty::Possible
        }
    }

    /// "dispatch the `linter`": whether a name stands right after its verb, but for an article. "Work" in "the work
    /// plan, so the `x` fields" is no verb of it.
    fn is_object(&self, at: usize) -> bool {
        let before = self.tokens[..at].iter().rev().find(|token| token.word != Word::Article);
        before.is_some_and(|before| matches!(before.word, Word::Relates(..)))
    }

    /// "Skills: sort-lists, count-words": whether a colon or a comma leads to a name and another sign follows.
    fn is_entry(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).map(|before| self.tokens[before]) else { return false };
        let is_led = !self.tokens[at].adjoins || before.span.is_empty() || before.word == Word::Conjunction;
        is_led && self.tokens.get(at + 1).is_none_or(|next| !next.adjoins || next.word == Word::Conjunction)
    }

    /// "agent: security-reviewer": whether a name is all that a line gives for its key.
    fn is_value(&self, at: usize) -> bool {
        let is_colon = |token: &Token| token.span.is_empty() && token.sign == b':';
        at == 2 && self.tokens.len() == 3 && is_colon(&self.tokens[1])
    }

    /// "cross-functional teams": a joined word that only describes the next one.
    pub(super) fn is_adjective(&self, at: usize) -> bool {
        self.tokens.get(at + 1).is_some_and(|next| {
            next.adjoins
                && next.shape == Shape::Plain
                && matches!(next.word, Word::Other | Word::Cues(_) | Word::Relates(..))
        })
    }

    fn signed(&mut self, at: usize, form: Form, subject: Subject) {
        let token = self.tokens[at];
        self.emit(token.span, form, subject, Certainty::Possible, at + 1);
    }

    fn slash(&mut self, at: usize) {
        let token = self.tokens[at];
        if token.is_lower(self.place.text) {
            // What its namespace does not have is missing, and so is a joined word among commands that are there; a word
            // alone may be anything.
            let name = token.span.of(self.place.text);
            let typed = Span { start: token.span.start - 1, ..token.span };
            let opens_code = |code: Span| code.start + 1 == typed.start;
            let is_listed = name.contains('-')
                && !name.ends_with("-name")
                && self.place.code(typed).is_some_and(opens_code);
            let certainty = match self.place.line.setting {
                _ if name.contains([':', '.']) => Certainty::Certain,
                Setting::Prose if is_listed => Certainty::Listed,
                _ => Certainty::Possible,
            };
            self.emit(token.span, Form::Slash, Subject::Command, certainty, at + 1);
        }
    }

    /// "(e.g., `x`)", "Example: `x`": whether the words right before a name call it an example.
    fn follows_example(&self, span: Span) -> bool {
        let at = self.tokens.partition_point(|token| token.span.start < span.start);
        let near = &self.tokens[at.saturating_sub(2)..at];
        let announces = near.last().is_some_and(|last| last.span.is_empty() && last.sign == b':');
        let is_announced = near.iter().any(|token| {
            token.word == Word::Cues(Cue::Example)
                && (announces || token.span.of(self.place.text).contains('.'))
        });
        is_announced || self.is_in_examples(span)
    }

    /// "(for example `x` or `y`)", "（例如 `x`、`y`）": whether the bracket around a name opens with the words for an example.
    fn is_in_examples(&self, span: Span) -> bool {
        const OPENINGS: [&str; 6] = ["e.g", "for example", "for instance", "例如", "比如", "例："];
        let start = self.place.line.span.start.max(span.start.saturating_sub(LONGEST_GROUP)) as usize;
        let before = &self.place.text.as_bytes()[start..span.start as usize];
        // The wide brackets of Chinese begin with this byte.
        let Some(open) = before.iter().rposition(|byte| matches!(byte, b'(' | b')' | 0xEF)) else {
            return false;
        };
        let group = &before[open + if before[open] == 0xEF { 3 } else { 1 }..];
        OPENINGS.iter().any(|words| {
            group.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words.as_bytes()))
        })
    }

    /// "the bundled `x` skill": whether the words before a name say that it is another package's.
    fn is_elsewhere(&self, span: Span) -> bool {
        let at = self.tokens.partition_point(|token| token.span.start < span.start);
        let near = self.tokens[at.saturating_sub(FOREIGN_REACH)..at].iter().rev();
        near.take_while(|token| !token.ends_sentence()).any(|token| token.word == Word::Cues(Cue::Elsewhere))
    }

    /// "[agent-name]": whether brackets stand right around a span that belong to no link.
    fn is_to_fill_in(&self, span: Span) -> bool {
        let bytes = self.place.text.as_bytes();
        let before = bytes[..span.start as usize].last_chunk::<2>();
        let after = &bytes[span.end as usize..];
        before.is_some_and(|before| before[1] == b'[' && before[0] != b'[')
            && after.first() == Some(&b']')
            && !matches!(after.get(1), Some(b'(' | b'[' | b']'))
    }

    /// Whether quotation marks stand right around a span, which is then no key of JSON.
    fn is_quoted(&self, span: Span) -> bool {
        let bytes = self.place.text.as_bytes();
        span.start > 0
            && bytes[span.start as usize - 1] == b'"'
            && bytes.get(span.end as usize) == Some(&b'"')
            && bytes.get(span.end as usize + 1) != Some(&b':')
    }

    /// The marks around a span that single it out as a name.
    pub(super) fn marked(&self, span: Span) -> Option<Form> {
        let before = span.start.checked_sub(1).map(|at| self.place.text.as_bytes()[at as usize]);
        if !matches!(before, Some(b'`' | b'*' | b'_' | b'$')) {
            return None;
        }
        // "`$sort-lists`" calls a skill in Codex.
        let called = Span { start: span.start - u32::from(before == Some(b'$')), ..span };
        if self.place.is_code(called) {
            return Some(Form::CodeSpan);
        }
        self.place.is_bold(span).then_some(Form::Bold)
    }

    /// "X agent": what the word after a name says it is.
    fn following_noun(&self, at: usize) -> Option<Subject> {
        let next = self.tokens.get(at + 1).filter(|next| next.adjoins)?;
        subject_of(next.word)
    }

    /// What a list of agents, skills or commands says of the name that opens one of its lines.
    pub(super) fn rostered(&self, at: usize) -> Option<Subject> {
        let Lead { roster, names_agents, .. } = self.place.line.lead;
        let token = self.tokens[at];
        // Below "Reports" stand "security" and "tester": a word is somebody's name there if it is one for somebody.
        let is_topic = token.shape == Shape::Plain && roster == Some(Subject::Agent) && !names_agents;
        if is_topic && !is_agentive(token.span.of(self.place.text)) {
            return None;
        }
        let opens = at == 0 && self.place.line.opens;
        let ends = self.tokens.get(1).is_none_or(|next| !next.adjoins || next.shape == Shape::Arrow);
        let is_entry = opens && (ends || self.marked(self.tokens[at].span).is_some());
        roster.filter(|subject| is_entry || *subject == Subject::Agent && self.is_led_entry(at))
    }

    /// "- **With the-reviewer**: what for": whether a name ends the bold words that open its line, one word after their
    /// first.
    fn is_led_entry(&self, at: usize) -> bool {
        at == 1 && self.place.line.opens && {
            let lead = Span { start: self.tokens[0].span.start, end: self.tokens[at].span.end };
            self.tokens[0].shape == Shape::Plain && self.place.is_bold(lead)
        }
    }

    pub(super) fn emit(
        &mut self,
        span: Span,
        form: Form,
        subject: Subject,
        certainty: Certainty,
        next: usize,
    ) {
        if self.place.in_tag(span) || self.place.names_link(span) {
            return;
        }
        if self
            .place
            .link(span)
            .is_some_and(|link| super::path::is_document_name(self.place.markdown.destination(link)))
        {
            return;
        }
        let verb = self.verb;
        let is_example = self.place.is_example(span) || self.follows_example(span);
        self.mentions.push(Mention {
            span,
            form,
            subject,
            setting: self.place.line.setting,
            cue: if is_example {
                Cue::Example
            } else if self.is_elsewhere(span) {
                Cue::Elsewhere
            } else {
                Cue::None
            },
            relation: verb.map(|verb| verb.relation),
            topics: topic::spoken(self.place, self.tokens, next),
            certainty,
        });
    }
}

impl Token {
    fn is_lower(&self, text: &str) -> bool {
        !self.span.of(text).bytes().any(|byte| byte.is_ascii_uppercase())
    }
}

/// How many words the label of a list may have.
const LABEL: usize = 3;

/// "Related skills:", "Works with:": what a line lists after the label that opens it.
fn label(tokens: &[Token]) -> Option<Subject> {
    let is_colon = |token: &Token| token.span.is_empty() && token.sign == b':';
    let colon = tokens.iter().take(LABEL + 1).position(is_colon)?;
    let label = &tokens[..colon];
    let is_between_agents =
        |token: &Token| matches!(token.word, Word::Relates(relation, _) if relation.is_between_agents());
    match label.last()?.word {
        Word::Preposition if label.iter().any(is_between_agents) => Some(Subject::Agent),
        word => subject_of(word),
    }
}

/// "You are a UX Researcher": the line says who the agent itself is.
fn is_identity(line: &str) -> bool {
    let line = line.trim_start_matches(['*', '_', ' ', '>', '#']);
    ["You are ", "You're ", "Act as ", "As a ", "As an ", "As the "]
        .iter()
        .any(|start| line.starts_with(start))
}

fn subject_of(word: Word) -> Option<Subject> {
    match word {
        Word::Agent => Some(Subject::Agent),
        Word::Skill => Some(Subject::Skill),
        Word::Command => Some(Subject::Command),
        _ => None,
    }
}
