//! Names that stand in a row with others, which tell what they are.

use super::mention::{Form, Subject};
use super::name::Reader;
use super::somebody::is_agentive;
use super::token::{Shape, Token};
use super::word::Word;

/// How far a row of names is looked along, in words.
pub(super) const ROW: usize = 12;

impl Reader<'_, '_> {
    /// "PM, PO", "PM + PO", "PM/PO": whether a sign of a list parts a word from the one before.
    pub(super) fn is_parted(&self, at: usize) -> bool {
        let between = self.tokens[at - 1].span.end as usize..self.tokens[at].span.start as usize;
        let between = self.place.text.get(between).unwrap_or_default();
        matches!(between.trim_matches(['*', '`', '_', ' ']), "," | "+" | "/" | "&")
    }

    /// "coordinate with the architect, the tester": whether a comma parts a word from the one before.
    pub(super) fn follows_comma(&self, at: usize) -> bool {
        let between =
            self.place.text.get(self.tokens[at - 1].span.end as usize..self.tokens[at].span.start as usize);
        between.is_some_and(|between| between.trim_matches(['*', '`', '_', ' ']) == ",")
    }

    /// "backend-reviewer, tester and release-manager": a word that stands in a list of names.
    pub(super) fn is_listed_with_name(&self, at: usize) -> bool {
        // "plans or time-boxed tasks": a joined word that describes the next one is no name.
        let describes = |at: usize| {
            let is_verb = |next: &Token| next.span.of(self.place.text) == "are";
            self.is_adjective(at) && !self.acts(at) && !self.tokens.get(at + 1).is_some_and(is_verb)
        };
        let is_name = |at: usize| {
            let token = self.tokens.get(at);
            token.is_some_and(|token| token.shape == Shape::Name && token.sign == 0) && !describes(at)
        };
        let is_and = |at: usize| self.is_and(at) && self.tokens[at].adjoins;
        // Names are few: whether one is near is asked first.
        let before = at > 0 && is_name(at - 1) && self.follows_comma(at)
            || at > 1 && is_name(at - 2) && self.tokens[at].adjoins && is_and(at - 1);
        let next = at + 1;
        let after = is_name(next) && self.follows_comma(next)
            || is_name(next + 1) && is_and(next) && self.tokens[at + 1].adjoins;
        (before || after) && !self.is_adjective(at) && (before || !self.is_described(at))
    }

    /// "`planner`, `critic` and `code-reviewer`": what a marked word is in a row of marked words. Beside a name that
    /// cannot be mistaken it can be any name, beside words what the heading says is listed, else no more than an agent's.
    pub(super) fn listed_as(&self, at: usize) -> Option<Subject> {
        let is_entry = |at: usize| self.marked(self.tokens[at].span).is_some();
        let before = (1..=at.min(ROW)).take_while(|&back| {
            self.is_row(at - back + 1) && (is_entry(at - back) || self.is_and(at - back))
        });
        let after = (1..ROW).take_while(|&on| {
            at + on < self.tokens.len() && self.is_row(at + on) && (is_entry(at + on) || self.is_and(at + on))
        });
        let row: Vec<usize> = before.map(|back| at - back).chain(after.map(|on| at + on)).collect();
        let entries = || row.iter().filter(|&&at| is_entry(at));
        if entries().any(|&at| self.tokens[at].shape == Shape::Name) {
            return Some(Subject::Any);
        }
        // "`bug` and `security`" may be labels; in "`planner` and `critic`" somebody is named.
        let is_somebody = |at: &usize| is_agentive(self.tokens[*at].span.of(self.place.text));
        let lead = self.place.line.lead.roster;
        let may_be = || entries().any(is_somebody) || is_somebody(&at);
        entries().next().filter(|_| lead.is_some() || may_be()).map(|_| lead.unwrap_or(Subject::Agent))
    }

    /// "Use `code-explorer` for x, `implementer` for y": whether a word for somebody and a name nearby stand in marks of
    /// code both.
    pub(super) fn is_beside_marked_name(&self, at: usize) -> bool {
        let is_code = |at: usize| self.marked(self.tokens[at].span) == Some(Form::CodeSpan);
        let near = at.saturating_sub(ROW)..self.tokens.len().min(at + ROW);
        is_agentive(self.tokens[at].span.of(self.place.text))
            && is_code(at)
            && near.into_iter().any(|other| self.tokens[other].shape == Shape::Name && is_code(other))
    }

    fn is_and(&self, at: usize) -> bool {
        self.tokens[at].word == Word::Conjunction
    }

    /// Whether a word goes on the row that the word before it stands in.
    fn is_row(&self, at: usize) -> bool {
        let joined = self.tokens[at].adjoins && (self.is_and(at) || self.is_and(at - 1));
        joined || self.is_parted(at)
    }
}
