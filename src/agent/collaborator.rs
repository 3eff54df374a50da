use std::borrow::Cow;

use super::{Family, Text};
use crate::document::{Certainty, Document, Mention, Relation, Setting, Subject};
use crate::text::Map;

/// Another agent that the document counts on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collaborator<'d> {
    /// Its name as written.
    pub agent: Text<'d>,
    /// How the two work together.
    pub relation: Relation,
    /// What about.
    pub topic: Option<Text<'d>>,
    /// The index into [`Document::mentions`].
    pub mention: usize,
}

/// The agents that a document says how it works with, each once for each relation.
///
/// Whether a bare word names an agent is only known beside the other documents of a library. Here it counts where the
/// section is about working with others, and elsewhere where its form leaves no doubt.
pub(super) fn collaborators<'d>(
    document: &'d Document,
    families: &[Option<Family>],
) -> Vec<Collaborator<'d>> {
    let mut known: Map<Cow<'_, str>, ()> = Map::default();
    let mut found = Vec::new();
    for (index, mention) in document.mentions().iter().enumerate() {
        let among = document.sections().at(mention.span.start).and_then(|section| families[section]);
        let about = among == Some(Family::Collaboration);
        let Some(collaborator) = collaborator(document, mention, index, about) else { continue };
        let key = [collaborator.relation.as_str(), " ", &collaborator.agent.text.to_lowercase()].concat();
        if !is_within_another(document, index) && known.insert(Cow::Owned(key), ()).is_none() {
            found.push(collaborator);
        }
    }
    found
}

fn collaborator<'d>(
    document: &'d Document,
    mention: &Mention,
    index: usize,
    about: bool,
) -> Option<Collaborator<'d>> {
    let relation = mention.relation?;
    let named = match mention.subject {
        Subject::Agent | Subject::Any if about => relation.is_between_agents() || relation == Relation::Use,
        Subject::Agent => mention.certainty > Certainty::Possible && relation != Relation::Include,
        Subject::Any => mention.certainty > Certainty::Possible && relation.is_between_agents(),
        _ => false,
    };
    let real = !matches!(mention.setting, Setting::Fence | Setting::Frontmatter);
    let topic = || mention.topics.first().and_then(|topic| Text::some(document, *topic));
    (named && real).then(|| Collaborator {
        agent: Text::new(document, mention.span),
        relation,
        topic: topic(),
        mention: index,
    })
}

/// Whether a longer mention covers this one: "manager" in "context manager".
fn is_within_another(document: &Document, index: usize) -> bool {
    let mentions = document.mentions();
    let span = mentions[index].span;
    let before = mentions[..index].iter().rev().take_while(|other| other.span.end > span.start);
    let after = mentions[index + 1..].iter().take_while(|other| other.span.start < span.end);
    before.chain(after).any(|other| other.span != span && other.span.contains(span))
}
