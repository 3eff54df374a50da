//! Mentions in the frontmatter.

use super::lines::{self, Lead, Line};
use super::mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};
use super::path::{self, Path};
use crate::document::frontmatter::{Entry, Frontmatter, Value};
use crate::text::Span;

/// A key whose values name agents, skills, commands or documents.
struct Key {
    name: &'static str,
    subject: Subject,
    relation: Relation,
}

impl Key {
    /// How sure it is that a value is a reference: what something depends on is as often a program or a package.
    fn certainty(&self) -> Certainty {
        if self.relation == Relation::ReferTo && self.subject == Subject::Any {
            Certainty::Possible
        } else {
            Certainty::Certain
        }
    }

    /// What a value names: a parent is named as other tools name theirs, by a path without its extension, too.
    fn subject_of(&self, name: &str) -> Subject {
        if self.relation == Relation::Extend && name.contains('/') { Subject::Document } else { self.subject }
    }
}

const KEYS: [Key; 16] = [
    Key { name: "extends", subject: Subject::Any, relation: Relation::Extend },
    Key { name: "skills", subject: Subject::Skill, relation: Relation::Use },
    Key { name: "skill", subject: Subject::Skill, relation: Relation::Use },
    Key { name: "agents", subject: Subject::Agent, relation: Relation::WorkWith },
    Key { name: "agent", subject: Subject::Agent, relation: Relation::DelegateTo },
    Key { name: "subagents", subject: Subject::Agent, relation: Relation::DelegateTo },
    Key { name: "collaborators", subject: Subject::Agent, relation: Relation::WorkWith },
    Key { name: "handoffs", subject: Subject::Agent, relation: Relation::DelegateTo },
    Key { name: "depends_on", subject: Subject::Any, relation: Relation::ReferTo },
    Key { name: "dependencies", subject: Subject::Any, relation: Relation::ReferTo },
    Key { name: "references", subject: Subject::Document, relation: Relation::ReferTo },
    Key { name: "standards", subject: Subject::Document, relation: Relation::Follow },
    Key { name: "includes", subject: Subject::Document, relation: Relation::Include },
    Key { name: "include", subject: Subject::Document, relation: Relation::Include },
    Key { name: "prompt", subject: Subject::Document, relation: Relation::Include },
    Key { name: "resources", subject: Subject::Document, relation: Relation::Include },
];

/// Keys that say which files a rule applies to, and name none.
const SCOPES: [&str; 14] = [
    "globs",
    "paths",
    "applyTo",
    "fileMatchPattern",
    "exclude",
    "patterns",
    "name",
    "title",
    "model",
    "tools",
    "color",
    "argument-hint",
    "allowed-tools",
    "license",
];

/// Values that stand for the tool's own agents, not for one of the library. A parent is always the library's.
const BUILT_IN: [&str; 12] = [
    "agent",
    "ask",
    "edit",
    "plan",
    "build",
    "general",
    "general-purpose",
    "explore",
    "default",
    "inherit",
    "true",
    "all",
];

/// Finds the mentions of a frontmatter.
pub(super) fn read(text: &str, frontmatter: &Frontmatter, mentions: &mut Vec<Mention>) {
    for entry in &frontmatter.entries {
        let key = KEYS.iter().find(|key| key.name.eq_ignore_ascii_case(&entry.key));
        if let Some(key) = key {
            value(text, key, &entry.value, entry.span, mentions);
        }
    }
}

/// The lines of the values that are prose, such as the description.
pub(super) fn prose(text: &str, frontmatter: &Frontmatter) -> Vec<Line> {
    let is_prose = |entry: &&Entry| {
        let keyed = KEYS.iter().any(|key| key.name.eq_ignore_ascii_case(&entry.key));
        !keyed && !SCOPES.contains(&entry.key.as_str()) && matches!(entry.value, Value::String(_))
    };
    let mut prose = Vec::new();
    for entry in frontmatter.entries.iter().filter(is_prose) {
        lines::each_line(text, entry.span, |span, opens| {
            prose.push(Line { span, setting: Setting::Frontmatter, lead: Lead::NONE, opens, block: None });
        });
    }
    prose
}

fn value(text: &str, key: &Key, value: &Value, span: Span, mentions: &mut Vec<Mention>) {
    let mut pending = vec![(value, span)];
    while let Some((value, span)) = pending.pop() {
        match value {
            Value::String(name) => string(text, key, name, span, mentions),
            Value::List(items) => pending.extend(items.iter().map(|(item, span)| (item, *span))),
            Value::Map(entries) => pending.extend(
                entries.iter().filter(|entry| names(key, entry)).map(|entry| (&entry.value, entry.span)),
            ),
            Value::Null | Value::Boolean(_) | Value::Number(_) => {}
        }
    }
}

/// Of a map below `handoffs`, only the agent is a name; of one below `dependencies`, every value is.
fn names(key: &Key, entry: &Entry) -> bool {
    key.subject != Subject::Agent || matches!(entry.key.as_str(), "agent" | "name" | "to")
}

fn string(text: &str, key: &Key, value: &str, span: Span, mentions: &mut Vec<Mention>) {
    let before = mentions.len();
    paths(text, span, mentions);
    if mentions.len() > before {
        mentions.extend(spaced(text, value, span));
        for mention in &mut mentions[before..] {
            mention.relation = Some(key.relation);
            mention.cue = Cue::Companion;
        }
        return;
    }
    if key.name == "prompt" || key.name == "resources" {
        return;
    }
    let mut start = span.start as usize;
    for (name, written) in value.split(',').map(str::trim).zip(span.of(text).split(',')) {
        // A name that is written with escapes does not stand there as it reads.
        if let Some(at) = written.find(name).filter(|_| is_name(name, key.relation)) {
            let span = Span::new(start + at, start + at + name.len());
            let mention = mention(span, key.subject_of(name), Some(key.relation), Cue::Companion);
            mentions.push(Mention { certainty: key.certainty(), ..mention });
        }
        start += written.len() + 1;
    }
}

/// A value that as a whole is a path with blanks: `my notes/house rules.md`. It counts where that document exists.
fn spaced(text: &str, value: &str, span: Span) -> Option<Mention> {
    let value = value.trim();
    let path = value.strip_prefix("file://").unwrap_or(value);
    let at = span.of(text).find(path).filter(|_| path.contains(' ') && path::is_document_name(path))?;
    let start = span.start as usize + at;
    let span = Span::new(start, start + path.len());
    Some(Mention { certainty: Certainty::Possible, ..mention(span, Subject::Document, None, Cue::None) })
}

/// Whether a value can be a name. A parent may have any: what is inherited must not be lost for a sign in its name.
fn is_name(name: &str, relation: Relation) -> bool {
    let is_parent = relation == Relation::Extend;
    let is_sign = |sign: char| {
        matches!(sign, '-' | '_' | ':' | '/' | '.' | ' ' | '\u{300}'..='\u{36f}')
            || is_parent && matches!(sign, '+' | '&' | '\'' | '(' | ')' | '@' | '#')
    };
    name.chars().all(|letter| letter.is_alphanumeric() || is_sign(letter))
        && name.chars().any(|letter| letter.is_alphabetic() || is_parent && letter.is_numeric())
        && (is_parent || !BUILT_IN.contains(&name))
}

fn paths(text: &str, span: Span, mentions: &mut Vec<Mention>) {
    let mut found: Vec<Path> = Vec::new();
    path::find(text, span, &mut found);
    for path in found {
        let name = path.span.of(text);
        let resource = ["file://", "skill://"].into_iter().find(|scheme| name.starts_with(scheme));
        let skipped = resource.map_or(0, str::len) as u32;
        let mut mention = mention(
            Span { start: path.span.start + skipped, ..path.span },
            Subject::Document,
            None,
            Cue::None,
        );
        if resource.is_some() {
            mention.form = Form::Resource;
        }
        mentions.push(mention);
    }
}

fn mention(span: Span, subject: Subject, relation: Option<Relation>, cue: Cue) -> Mention {
    let document = Mention::of_document(span, Setting::Frontmatter);
    Mention { form: Form::Frontmatter, subject, cue, relation, ..document }
}
