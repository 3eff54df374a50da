use super::{AgentModel, Entries, Places, ReferenceModel, RuleModel, SectionModel};
use crate::agent::Agent;
use crate::library::{DocumentId, Library};
use crate::wasm::flat::{Made, Name, Slice, record};

record! {
    /// A document with all that is known about it.
    DocumentModel<'a> {
        path: &'a str,
        kind: Name,
        name: Option<String>,
        title: Option<Slice>,
        frontmatter: Entries<'a>,
        sections: Made<'a>,
        agent: Option<AgentModel>,
        references: Made<'a>,
        rules: Made<'a>,
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
        let agent = Agent::read(document);
        Self {
            path: document.path(),
            kind: Name(document.kind().as_str()),
            name: agent.name.as_ref().map(|name| name.text.to_string()),
            title: document.title().map(|title| places.slice(title)),
            frontmatter: Entries::of(document.frontmatter()),
            sections: Made::of(document.sections().list(), move |section| SectionModel::new(section, places)),
            agent: AgentModel::new(library, id, agent),
            references: Made::of(library.references(id), move |reference| {
                ReferenceModel::new(library, id, reference)
            }),
            rules: Made::of(document.rules(), move |rule| RuleModel::new(document.text(), rule, places)),
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
