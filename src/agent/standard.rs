use std::borrow::Cow;

use super::Text;
use crate::document::{Certainty, Document, Mention, Relation, Setting, Subject};
use crate::text::Map;

/// A document that the agent follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standard<'d> {
    /// Its name as written.
    pub name: Text<'d>,
    /// What the agent expects to find there.
    pub topics: Vec<Text<'d>>,
    /// The index into [`Document::mentions`].
    pub mention: usize,
}

/// The documents that the agent is told to follow.
pub(super) fn standards(document: &Document) -> Vec<Standard<'_>> {
    let follows = |mention: &Mention| {
        mention.subject == Subject::Document && mention.relation == Some(Relation::Follow)
    };
    select(document, |mention| follows(mention) && !names_skill(document, mention))
}

/// The skills that the agent draws on.
pub(super) fn skills(document: &Document) -> Vec<Standard<'_>> {
    let refers = |mention: &Mention| {
        matches!(mention.relation, Some(Relation::Follow | Relation::ReferTo | Relation::Use))
    };
    select(document, |mention| match mention.subject {
        Subject::Skill => mention.certainty > Certainty::Possible,
        Subject::Document => refers(mention) && names_skill(document, mention),
        _ => false,
    })
}

fn select(document: &Document, chosen: impl Fn(&Mention) -> bool) -> Vec<Standard<'_>> {
    let mut known: Map<Cow<'_, str>, ()> = Map::default();
    let mut found = Vec::new();
    for (index, mention) in document.mentions().iter().enumerate() {
        if mention.setting == Setting::Fence || !chosen(mention) {
            continue;
        }
        let name = Text::new(document, mention.span);
        if known.insert(name.text.clone(), ()).is_none() {
            let topics = mention.topics.iter().filter_map(|topic| Text::some(document, *topic)).collect();
            found.push(Standard { name, topics, mention: index });
        }
    }
    found
}

/// Whether a document is called a skill by its file name.
fn names_skill(document: &Document, mention: &Mention) -> bool {
    let name = document.slice(mention.span).as_bytes();
    name.windows(5).any(|part| part.eq_ignore_ascii_case(b"skill"))
}
