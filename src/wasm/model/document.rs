use super::{AgentModel, Entries, Places, ReferenceModel, RuleModel, SectionModel};
use crate::agent::Agent;
use crate::library::{DocumentId, Library};
use crate::wasm::flat::{Name, Slice, record};

record! {
    /// A document with all that is known about it.
    DocumentModel<'a> {
        path: &'a str,
        kind: Name,
        name: Option<String>,
        title: Option<Slice>,
        frontmatter: Entries<'a>,
        sections: Vec<SectionModel>,
        agent: Option<AgentModel>,
        references: Vec<ReferenceModel<'a>>,
        rules: Vec<RuleModel>,
    }
}

record! {
    /// What a list of documents shows.
    SummaryModel<'a> {
        path: &'a str,
        kind: Name,
        name: Option<&'a str>,
        title: Option<&'a str>,
    }
}

impl<'a> DocumentModel<'a> {
    pub(in crate::wasm) fn new(library: &'a Library, id: DocumentId) -> Self {
        let document = library.document(id);
        let places = Places::of(document);
        let references = library.references(id).iter();
        let agent = Agent::read(document);
        Self {
            path: document.path(),
            kind: Name(document.kind().as_str()),
            name: agent.name.as_ref().map(|name| name.text.to_string()),
            title: document.title().map(|title| places.slice(title)),
            frontmatter: Entries::of(document.frontmatter()),
            sections: document
                .sections()
                .list()
                .iter()
                .map(|section| SectionModel::new(section, places))
                .collect(),
            agent: AgentModel::new(library, id, agent),
            references: references.map(|reference| ReferenceModel::new(library, id, reference)).collect(),
            rules: document
                .rules()
                .iter()
                .map(|rule| RuleModel::new(document.text(), rule, places))
                .collect(),
        }
    }
}

impl<'a> SummaryModel<'a> {
    pub(in crate::wasm) fn new(library: &'a Library, id: DocumentId) -> Self {
        let document = library.document(id);
        Self {
            path: document.path(),
            kind: Name(document.kind().as_str()),
            name: library.name(id),
            title: document.title().map(|title| document.slice(title)),
        }
    }
}
