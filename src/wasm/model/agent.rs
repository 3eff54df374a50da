use super::Places;
use crate::agent::{Agent, Collaborator, Entry, Standard, Text};
use crate::document::{Document, Kind};
use crate::library::{DocumentId, Library};
use crate::wasm::flat::{Name, record};

record! {
    /// What a document means as an agent.
    AgentModel {
        name: Option<String>,
        role: Option<String>,
        mission: Option<String>,
        responsibilities: Vec<EntryModel>,
        technologies: Vec<String>,
        expertise: Vec<EntryModel>,
        workflow: Vec<EntryModel>,
        quality: Vec<String>,
        standards: Vec<StandardModel>,
        skills: Vec<StandardModel>,
        collaborators: Vec<CollaboratorModel>,
        reminder: Option<String>,
    }
}

record! {
    /// Something that a section lists.
    EntryModel {
        title: String,
        items: Vec<String>,
    }
}

record! {
    /// A document that an agent follows or draws on.
    StandardModel {
        name: String,
        target: Option<String>,
        topics: Vec<String>,
        line: u32,
    }
}

record! {
    /// An agent that another works with.
    CollaboratorModel {
        agent: String,
        target: Option<String>,
        relation: Name,
        topic: Option<String>,
        line: u32,
    }
}

impl AgentModel {
    /// What a document means as an agent: an agent document, or any other that says who the model is.
    pub(in crate::wasm) fn new(library: &Library, id: DocumentId, agent: Agent<'_>) -> Option<Self> {
        let document = library.document(id);
        if document.kind() != Kind::Agent && agent.role.is_none() {
            return None;
        }
        let whole = Whole { library, id, document };
        Some(Self {
            name: agent.name.map(plain),
            role: agent.role.map(plain),
            mission: agent.mission.map(plain),
            responsibilities: agent.responsibilities.into_iter().map(EntryModel::new).collect(),
            technologies: agent.technologies.into_iter().map(plain).collect(),
            expertise: agent.expertise.into_iter().map(EntryModel::new).collect(),
            workflow: agent.workflow.into_iter().map(EntryModel::new).collect(),
            quality: agent.quality.into_iter().map(plain).collect(),
            standards: whole.standards(&agent.standards),
            skills: whole.standards(&agent.skills),
            collaborators: agent.collaborators.into_iter().map(|other| whole.collaborator(other)).collect(),
            reminder: agent.reminder.map(plain),
        })
    }
}

impl EntryModel {
    fn new(entry: Entry<'_>) -> Self {
        Self { title: plain(entry.title), items: entry.items.into_iter().map(plain).collect() }
    }
}

/// An agent's document beside the others of its library.
struct Whole<'a> {
    library: &'a Library,
    id: DocumentId,
    document: &'a Document,
}

impl Whole<'_> {
    /// What an agent follows; of a pattern each document that it takes.
    fn standards(&self, standards: &[Standard<'_>]) -> Vec<StandardModel> {
        let mut all = Vec::new();
        for standard in standards {
            let mut targets = self.targets(standard.mention);
            loop {
                all.push(StandardModel {
                    target: targets.next(),
                    line: self.line(&standard.name),
                    topics: standard.topics.iter().map(|topic| topic.text.to_string()).collect(),
                    name: standard.name.text.to_string(),
                });
                if targets.len() == 0 {
                    break;
                }
            }
        }
        all
    }

    fn collaborator(&self, collaborator: Collaborator<'_>) -> CollaboratorModel {
        CollaboratorModel {
            target: self.targets(collaborator.mention).next(),
            line: self.line(&collaborator.agent),
            agent: plain(collaborator.agent),
            relation: Name(collaborator.relation.as_str()),
            topic: collaborator.topic.map(plain),
        }
    }

    /// The paths of the documents that a mention leads to.
    fn targets(&self, mention: usize) -> std::vec::IntoIter<String> {
        let references = self.library.references(self.id);
        let first = references.partition_point(|reference| (reference.mention as usize) < mention);
        let of_mention = references[first..].iter().take_while(|one| one.mention as usize == mention);
        let linked = of_mention.filter(|reference| reference.verdict.is_linked());
        let targets = linked.filter_map(|reference| reference.target);
        let paths: Vec<String> = targets.map(|id| self.library.document(id).path().to_owned()).collect();
        paths.into_iter()
    }

    fn line(&self, text: &Text<'_>) -> u32 {
        Places::of(self.document).line(text.span.start)
    }
}

fn plain(text: Text<'_>) -> String {
    text.text.into_owned()
}
