use super::Places;
use crate::document::Document;
use crate::library::{DocumentId, Library, Reference, Verdict};
use crate::wasm::flat::{Name, Slice, record};

record! {
    /// A mention with what became of it.
    ReferenceModel<'a> {
        line: u32,
        column: u32,
        start: u32,
        end: u32,
        text: Slice,
        form: Name,
        to: Name,
        relation: Option<Name>,
        verdict: Name,
        /// The path of the document that it names.
        target: Option<&'a str>,
        /// The title of the section that it names.
        section: Option<&'a str>,
        tier: Option<Name>,
        why: Name,
        topics: Vec<Slice>,
        /// The paths that it may mean instead, best first.
        suggestions: Vec<&'a str>,
    }
}

impl<'a> ReferenceModel<'a> {
    /// A reference of the document `from`.
    pub(in crate::wasm) fn new(library: &'a Library, from: DocumentId, reference: &Reference) -> Self {
        let document = library.document(from);
        let places = Places::of(document);
        let mention = &document.mentions()[reference.mention as usize];
        let text = places.slice(mention.span);
        let target = reference.target.map(|id| library.document(id));
        Self {
            line: places.line(mention.span.start),
            column: places.column(mention.span.start),
            start: text.start,
            end: text.end,
            text,
            form: Name(mention.form.as_str()),
            to: Name(mention.subject.as_str()),
            relation: mention.relation.map(|relation| Name(relation.as_str())),
            verdict: Name(reference.verdict.as_str()),
            target: target.map(Document::path),
            section: target.and_then(|target| section_title(target, reference)),
            tier: reference.tier.map(|tier| Name(tier.as_str())),
            why: Name(reference.why.as_str()),
            topics: mention.topics.iter().map(|&topic| places.slice(topic)).collect(),
            suggestions: suggestions(library, from, reference),
        }
    }
}

fn section_title<'a>(target: &'a Document, reference: &Reference) -> Option<&'a str> {
    let section = target.sections().list().get(reference.section? as usize)?;
    Some(target.slice(section.title))
}

fn suggestions<'a>(library: &'a Library, from: DocumentId, reference: &Reference) -> Vec<&'a str> {
    if reference.verdict != Verdict::Dangling {
        return Vec::new();
    }
    let ids = library.suggestions(from, reference);
    ids.into_iter().map(|id| library.document(id).path()).collect()
}
