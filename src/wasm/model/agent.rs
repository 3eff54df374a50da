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
            standards: agent.standards.into_iter().map(|standard| whole.standard(standard)).collect(),
            skills: agent.skills.into_iter().map(|skill| whole.standard(skill)).collect(),
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
    fn standard(&self, standard: Standard<'_>) -> StandardModel {
        StandardModel {
            target: self.target(standard.mention),
            line: self.line(&standard.name),
            topics: standard.topics.into_iter().map(plain).collect(),
            name: plain(standard.name),
        }
    }

    fn collaborator(&self, collaborator: Collaborator<'_>) -> CollaboratorModel {
        CollaboratorModel {
            target: self.target(collaborator.mention),
            line: self.line(&collaborator.agent),
            agent: plain(collaborator.agent),
            relation: Name(collaborator.relation.as_str()),
            topic: collaborator.topic.map(plain),
        }
    }

    /// The path of the document that a mention leads to.
    fn target(&self, mention: usize) -> Option<String> {
        let references = self.library.references(self.id);
        let at = references.binary_search_by_key(&(mention as u32), |reference| reference.mention).ok()?;
        let target = references[at].target.filter(|_| references[at].verdict.is_linked())?;
        Some(self.library.document(target).path().to_owned())
    }

    fn line(&self, text: &Text<'_>) -> u32 {
        Places::of(self.document).line(text.span.start)
    }
}

fn plain(text: Text<'_>) -> String {
    text.text.into_owned()
}
