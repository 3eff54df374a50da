//! Names that are written in capitals, as a sentence speaks of somebody: "handed to the Frontend Developer".

use super::mention::{Certainty, Form, Setting, Subject};
use super::name::{PHRASE, Reader};
use super::row::ROW;
use super::somebody::{describes, is_agentive, may_be_somebody, tells_of_somebody};
use super::token::{Shape, Token};
use super::word::Word;
use crate::document::markdown::BlockKind;
use crate::text::{Span, boundary};

/// How far around a word brackets and quotation marks are looked for, in bytes.
const REACH: usize = 160;

impl Reader<'_, '_> {
    /// Takes words that are written like a name: "handed to the Frontend Developer".
    pub(super) fn capitals(&mut self, at: usize) {
        let before = at.checked_sub(1).map(|before| self.tokens[before]);
        let is_part = before.is_some_and(|before| self.goes_on_from(before, at));
        if self.is_identity || is_part {
            return;
        }
        let is_heading = self.place.line.setting == Setting::Heading;
        let mut last = at;
        while last + 1 < self.tokens.len()
            && last + 1 - at < PHRASE
            && self.tokens[last + 1].adjoins
            && self.is_capitalised(last + 1)
            // "The Reviewer MUST" ends a name where its verb begins.
            && !tells_of_somebody(self.tokens[last + 1].span.of(self.place.text))
            && !(is_heading && self.tokens[last + 1].word == Word::Agent)
        {
            last += 1;
        }
        let led_by = before.filter(|_| self.tokens[at].adjoins).map(|before| before.word);
        let is_led = matches!(led_by, Some(Word::Article | Word::Preposition | Word::Relates(..)));
        let is_phrase = last > at;
        let is_somebody = is_agentive(self.tokens[last].span.of(self.place.text));
        let counts = match self.place.line.setting {
            Setting::Prose => {
                is_led || is_phrase || is_somebody && (self.stands_alone(at) || self.is_in_roster(at))
            }
            // "## By hand (Keeper only)" names somebody, too.
            Setting::Heading => {
                is_led
                    || is_phrase && self.begins_clause(at) && self.ends_heading(last)
                    || is_somebody && self.opens_brackets(at)
            }
            _ => false,
        };
        // "You use Sorting Lists" may speak of a skill, "Use Fast Lists" of anything.
        let is_used = matches!(led_by, Some(Word::Relates(relation, _)) if !relation.is_between_agents())
            && !self.begins_clause(at - 1);
        if is_phrase && is_used && !self.stands_before_noun(last) {
            let span = Span { start: self.tokens[at].span.start, end: self.tokens[last].span.end };
            let form = self.marked(span).unwrap_or(Form::Bare);
            self.emit(span, form, Subject::Skill, Certainty::Possible, last + 1);
        }
        // "Risk Management" is a topic, "Risk Manager" somebody.
        let is_turned_to = is_phrase && self.follows_preposition(at);
        let may_be = counts && (is_somebody || is_turned_to || self.is_spoken_to(last));
        // "the Release Manager entry" and "the Reviewer and Tester phases" are of somebody, and speak of nobody.
        if !may_be || self.describes_thing(at, last) || self.is_quoted_talk(at) {
            return;
        }
        let span = Span { start: self.tokens[at].span.start, end: self.tokens[last].span.end };
        let form = self.marked(span).unwrap_or(Form::Bare);
        self.emit(span, form, Subject::Agent, Certainty::Possible, last + 1);
    }

    /// Whether the words up to `last` only say of which kind the thing after them is. A verb has an "s" behind one and none
    /// behind several: "the Tester runs", "the Reviewer and Tester run".
    fn describes_thing(&self, first: usize, last: usize) -> bool {
        let is_one = !self.is_behind_and(first);
        self.stands_before_noun(last) && self.acts(last) != is_one
    }

    /// Whether a word in small letters follows that is a noun or a verb.
    fn stands_before_noun(&self, last: usize) -> bool {
        let Some(next) = self.tokens.get(last + 1).filter(|next| next.adjoins) else { return false };
        let word = next.span.of(self.place.text);
        let is_lower = word.starts_with(|letter: char| letter.is_ascii_lowercase());
        let may_be = next.word == Word::Other || matches!(next.word, Word::Relates(..)) && self.acts(last);
        next.shape == Shape::Plain && may_be && is_lower && describes(word)
    }

    /// "Reviewer and Tester", "Reviewer / Tester": whether a word follows one in capitals in a list. "Reviewer/Tester" are
    /// one pair.
    fn is_behind_and(&self, at: usize) -> bool {
        let is_near = |before: usize| self.tokens[before].span.end + 1 == self.tokens[at].span.start;
        at > 1 && self.tokens[at - 1].word == Word::Conjunction && self.is_capitalised(at - 2)
            || at > 0 && self.is_parted(at) && !is_near(at - 1) && self.is_capitalised(at - 1)
    }

    /// Takes words that speak of somebody in small letters: "handed to the blind comparator", "the grader's notes".
    pub(super) fn spoken_of(&mut self, last: usize) {
        let word = self.tokens[last].span.of(self.place.text);
        if !may_be_somebody(word.as_bytes()) {
            return;
        }
        let is_prose = self.place.line.setting == Setting::Prose && !self.is_identity;
        let is_somebody = is_agentive(word) && word != "user";
        // "the backend reviewer checklist" speaks of a checklist.
        if !is_prose || !is_somebody || self.is_adjective(last) && !self.acts(last) {
            return;
        }
        if self.is_second_of_pair(last) {
            let span = self.tokens[last].span;
            self.emit(span, Form::Bare, Subject::Agent, Certainty::Possible, last + 1);
            return;
        }
        let mut first = last;
        while self.tokens[first].adjoins && first > 0 {
            let lead = self.tokens[first - 1];
            let is_the = lead.span.of(self.place.text).eq_ignore_ascii_case("the");
            let is_led = is_the || lead.word == Word::Preposition;
            if is_led && (first < last || is_the && (self.acts(last) || self.follows_preposition(first))) {
                let span = Span { start: self.tokens[first].span.start, end: self.tokens[last].span.end };
                self.emit(span, Form::Bare, Subject::Agent, Certainty::Possible, last + 1);
                return;
            }
            let describes = matches!(lead.shape, Shape::Plain | Shape::Name)
                && lead.word == Word::Other
                && lead.sign == 0
                && !self.is_capitalised(first - 1);
            if !describes || last - first + 1 == PHRASE {
                return;
            }
            first -= 1;
        }
    }

    /// "Notes from the grader": whether an article and a preposition lead to a word, as to who gives or gets something.
    fn follows_preposition(&self, at: usize) -> bool {
        let is_the = |at: usize| self.tokens[at].span.of(self.place.text).eq_ignore_ascii_case("the");
        at > 1
            && is_the(at - 1)
            && self.tokens[at].adjoins
            && self.tokens[at - 1].adjoins
            && self.tokens[at - 2].word == Word::Preposition
    }

    /// "Goes to reviewer and tester": whether a word for somebody joins another that a preposition leads to.
    fn is_second_of_pair(&self, at: usize) -> bool {
        let Some(first) = at.checked_sub(3) else { return false };
        let [lead, other, and] = [self.tokens[first], self.tokens[first + 1], self.tokens[first + 2]];
        lead.word == Word::Preposition
            && is_agentive(other.span.of(self.place.text))
            && and.word == Word::Conjunction
            && [other, and, self.tokens[at]].iter().all(|token| token.adjoins)
    }

    /// Whether a word goes on a name in capitals: the second of "Backend Developer", and of "Multi-Modal Design".
    fn goes_on_from(&self, before: Token, at: usize) -> bool {
        let first = self.place.text.as_bytes()[before.span.start as usize];
        // "The" and "With" begin a sentence, and no name.
        let begins =
            matches!(before.word, Word::Article | Word::Preposition | Word::Conjunction | Word::Topic)
                || matches!(before.word, Word::Relates(..))
                    && self.begins_clause(at - 1)
                    && self.is_longer(at);
        self.tokens[at].adjoins && !before.span.is_empty() && !begins && first.is_ascii_uppercase()
    }

    /// Whether a word opens its line, or what a number or a colon leads to.
    fn begins_clause(&self, at: usize) -> bool {
        at == 0 || self.tokens[at - 1].shape == Shape::Odd
    }

    /// "Use PM/PO", "Notify Release Manager": whether a word in capitals has another one behind it, so that a verb before it
    /// is none of its name.
    fn is_longer(&self, at: usize) -> bool {
        at + 1 < self.tokens.len() && (self.is_parted(at + 1) || self.goes_on_as_title(at))
    }

    /// Whether a heading ends behind a word, or goes on in brackets or with the word "agent".
    fn ends_heading(&self, last: usize) -> bool {
        self.tokens
            .get(last + 1)
            .is_none_or(|next| !next.adjoins || next.word == Word::Agent && self.tokens.len() == last + 2)
    }

    /// Whether the words that end at `last` are spoken to, or in a list of agents.
    fn is_spoken_to(&self, last: usize) -> bool {
        self.hands_over(last)
            || self.verb.is_some_and(|verb| verb.relation.is_between_agents())
            || self.place.line.lead.roster == Some(Subject::Agent)
    }

    /// "Reviewer → Tester": whether an arrow leads on from a word.
    fn hands_over(&self, last: usize) -> bool {
        self.tokens.get(last + 1).is_some_and(|next| next.shape == Shape::Arrow)
    }

    /// Whether a single word is somebody's name where it stands: it does something, leads an entry, or is listed with
    /// others.
    fn stands_alone(&self, at: usize) -> bool {
        let acts = self.acts(at) && !self.is_acted_on(at);
        let leads = at == 0 && self.place.line.opens && self.place.is_bold(self.tokens[at].span);
        // Between brackets stands a list of peers; elsewhere "Dev, Staging" may be anything.
        let in_brackets = self.is_within_brackets(at);
        let is_peer = |other: usize| {
            let word = self.tokens[other].span.of(self.place.text);
            self.is_capitalised(other) && (in_brackets || is_agentive(word))
        };
        let is_listed = at > 0 && is_peer(at - 1) && self.is_parted(at)
            || at + 1 < self.tokens.len() && is_peer(at + 1) && self.is_parted(at + 1)
            || self.is_joined(at);
        !self.ends_in_etc(at)
            && (acts || leads || is_listed || self.is_in_brackets(at) || self.hands_over(at))
    }

    /// "One role (Planner, Critic, etc.)": whether the brackets around a word hold a list that only gives examples.
    fn ends_in_etc(&self, at: usize) -> bool {
        let inner = self.after(at).split([')', '(']).next().unwrap_or_default();
        inner.trim_end_matches('.').ends_with(" etc") && self.is_within_brackets(at)
    }

    /// What stands behind a word on its line, as far as it is looked at.
    fn after(&self, at: usize) -> &str {
        let after = Span { start: self.tokens[at].span.end, end: self.place.line.span.end };
        let after = after.of(self.place.text);
        &after[..boundary::floor(after, REACH)]
    }

    /// "They say 'Planner agents plan'", in marks of speech: whether a word stands in a quotation of several words.
    fn is_quoted_talk(&self, at: usize) -> bool {
        let before = Span { start: self.place.line.span.start, end: self.tokens[at].span.start };
        let before = before.of(self.place.text);
        let before = &before[boundary::ceil(before, before.len().saturating_sub(REACH))..];
        let after = self.after(at);
        let Some((lead, opening)) = before.rsplit_once('"') else { return false };
        let opens = lead.is_empty() || lead.ends_with([' ', '(']);
        let inner = after.split('"').next().unwrap_or_default();
        opens
            && inner.len() < after.len()
            && !opening.starts_with(' ')
            && (opening.contains(' ') || inner.contains(' '))
    }

    /// "| Tester | … |" below "Agent": whether a word is all that stands in a cell of a list of agents.
    fn is_in_roster(&self, at: usize) -> bool {
        let kind = self.place.line.block.map(|block| self.place.markdown.blocks[block].kind);
        kind == Some(BlockKind::TableCell)
            && self.tokens.len() == 1
            && self.rostered(at) == Some(Subject::Agent)
    }

    /// "Based on QA results", "reads QA reports": whether a word stands behind a preposition or a verb, so that what seems
    /// a verb after it is none.
    fn is_acted_on(&self, at: usize) -> bool {
        const OPENING: [&str; 7] = ["because", "once", "whether", "since", "unless", "why", "how"];
        let Some(before) = at.checked_sub(1).filter(|_| self.tokens[at].adjoins) else { return false };
        let (word, token) = (self.tokens[before].span.of(self.place.text), self.tokens[before]);
        let is_verb = token.shape == Shape::Plain
            && token.word == Word::Other
            && !self.is_capitalised(before)
            && describes(word)
            && !OPENING.contains(&word);
        matches!(word, "on" | "in" | "for" | "about" | "of") || is_verb
    }

    /// "Reviewer and Tester": whether "and" or "or" joins a word to one for somebody, written in capitals as well.
    fn is_joined(&self, at: usize) -> bool {
        let joins = |and: usize| {
            let and = self.tokens[and];
            and.word == Word::Conjunction && and.adjoins
        };
        let is_somebody =
            |at: usize| self.is_capitalised(at) && is_agentive(self.tokens[at].span.of(self.place.text));
        let before = at > 1 && self.tokens[at].adjoins && joins(at - 1) && is_somebody(at - 2);
        let after =
            at + 2 < self.tokens.len() && joins(at + 1) && self.tokens[at + 2].adjoins && is_somebody(at + 2);
        before || after
    }

    /// Whether the word after one says what it does: "Tester runs", "`harbor` must".
    pub(super) fn acts(&self, at: usize) -> bool {
        let next = self.tokens.get(at + 1).filter(|next| next.adjoins);
        next.is_some_and(|next| tells_of_somebody(next.span.of(self.place.text)))
    }

    /// "the next agent (Tester)": whether brackets hold just this word, and it does not abbreviate what is before them.
    fn is_in_brackets(&self, at: usize) -> bool {
        let Span { start, end } = self.tokens[at].span;
        let bytes = self.place.text.as_bytes();
        let held = start > 0 && bytes[start as usize - 1] == b'(' && bytes.get(end as usize) == Some(&b')');
        held && (at == 0 || !self.is_capitalised(at - 1))
    }

    /// Whether a bracket opens right before a word.
    fn opens_brackets(&self, at: usize) -> bool {
        self.place.text[..self.tokens[at].span.start as usize].ends_with('(')
    }

    /// Whether a bracket that opens a few words before is still open.
    fn is_within_brackets(&self, at: usize) -> bool {
        let from = self.tokens[at.saturating_sub(ROW)].span.start as usize;
        let before = self.place.text.get(from..self.tokens[at].span.start as usize).unwrap_or_default();
        before.rfind('(').is_some_and(|open| !before[open..].contains(')'))
    }
}
