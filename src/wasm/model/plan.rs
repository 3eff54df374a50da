use super::Places;
use super::diagnostic::DiagnosticModel;
use super::persona::{ReasonModel, RepeatModel};
use crate::compose::{Asked, Cache, Cut, Entry, Omission, Persona, Plan, PlannedSection};
use crate::document::{Document, Section};
use crate::library::Library;
use crate::text::estimate_tokens;
use crate::wasm::flat::{Made, Name, record};

record! {
    /// What a persona would be made of.
    PlanModel<'a> {
        tokens: u32,
        documents: Vec<PlannedDocumentModel<'a>>,
        left_out as "leftOut": Vec<OmissionModel<'a>>,
        cycles: Vec<Vec<&'a str>>,
        diagnostics: Vec<DiagnosticModel<'a>>,
        repeats: Vec<RepeatModel<'a>>,
    }
}

record! {
    /// A document of a plan.
    PlannedDocumentModel<'a> {
        path: &'a str,
        kind: Name,
        role: Name,
        priority: u32,
        tokens: u32,
        references: Vec<ReasonModel<'a>>,
        sections: Made<'a>,
    }
}

record! {
    /// A section of a document of a plan.
    PlannedSectionModel<'a> {
        title: &'a str,
        level: u32,
        parent: Option<u32>,
        line: u32,
        start: u32,
        end: u32,
        tokens: u32,
        own_tokens as "ownTokens": u32,
        kept: u32,
        priority: u32,
        topics: Vec<AskedModel<'a>>,
    }
}

record! {
    /// A topic that asks for a section.
    AskedModel<'a> {
        text: &'a str,
        document: &'a str,
        line: u32,
        by: Name,
    }
}

record! {
    /// A document, or a part of one, that a persona would not have.
    OmissionModel<'a> {
        document: &'a str,
        reason: Name,
        line: u32,
        start: u32,
        end: u32,
        tokens: u32,
        section: Option<&'a str>,
        condition: Option<&'a str>,
        references: Vec<ReasonModel<'a>>,
    }
}

impl<'a> PlanModel<'a> {
    /// The plan of a persona of `library`.
    pub(in crate::wasm) fn new(
        library: &'a Library,
        cache: &mut Cache,
        plan: &Plan,
        persona: &'a Persona,
    ) -> Self {
        let documents = plan.entries.iter().enumerate().map(|(index, entry)| {
            let sections = plan.sections(library, cache, index);
            PlannedDocumentModel::new(
                library,
                entry,
                plan.priority(library, index),
                persona.source_tokens(&persona.sources()[index]),
                sections,
            )
        });
        let path = |&id| library.document(id).path();
        Self {
            tokens: persona.tokens(),
            documents: documents.collect(),
            left_out: plan
                .omissions
                .iter()
                .map(|omission| OmissionModel::whole(library, omission))
                .chain(plan.entries.iter().flat_map(|entry| OmissionModel::parts(library, entry)))
                .collect(),
            cycles: plan.cycles.iter().map(|cycle| cycle.iter().map(path).collect()).collect(),
            diagnostics: DiagnosticModel::all(library, persona.diagnostics()),
            repeats: RepeatModel::all(library, &plan.repeats),
        }
    }
}

impl<'a> PlannedDocumentModel<'a> {
    fn new(
        library: &'a Library,
        entry: &Entry,
        priority: u32,
        tokens: u32,
        planned: Vec<PlannedSection>,
    ) -> Self {
        let document = library.document(entry.document);
        Self {
            path: document.path(),
            kind: Name(document.kind().as_str()),
            role: Name(entry.role.as_str()),
            priority,
            tokens,
            references: ReasonModel::all(library, &entry.reasons),
            sections: Made::by(move |flat| {
                let sections = document.sections().list().iter().zip(&planned);
                flat.list(
                    sections.map(|(section, planned)| {
                        PlannedSectionModel::new(library, document, section, planned)
                    }),
                );
            }),
        }
    }
}

impl<'a> PlannedSectionModel<'a> {
    fn new(
        library: &'a Library,
        document: &'a Document,
        section: &Section,
        planned: &PlannedSection,
    ) -> Self {
        let places = Places::of(document);
        let span = places.slice(section.span);
        Self {
            title: document.slice(section.title),
            level: section.level.into(),
            parent: section.parent,
            line: places.line(section.heading.start),
            start: span.start,
            end: span.end,
            tokens: planned.tokens,
            own_tokens: planned.own_tokens,
            kept: planned.kept,
            priority: planned.priority,
            topics: planned.asked.iter().map(|asked| AskedModel::new(library, asked)).collect(),
        }
    }
}

impl<'a> AskedModel<'a> {
    fn new(library: &'a Library, asked: &Asked) -> Self {
        let from = library.document(asked.reason.from);
        Self {
            text: from.slice(asked.topic),
            document: from.path(),
            line: from.lines().line(asked.topic.start),
            by: Name(asked.by.as_str()),
        }
    }
}

impl<'a> OmissionModel<'a> {
    fn whole(library: &'a Library, omission: &Omission) -> Self {
        let document = library.document(omission.document);
        let places = Places::of(document);
        // No persona has its frontmatter.
        let span = places.slice(document.body());
        Self {
            document: document.path(),
            reason: Name(omission.cause.as_str()),
            line: places.line(document.body().start),
            start: span.start,
            end: span.end,
            tokens: estimate_tokens(document.slice(document.body())),
            section: None,
            condition: omission.cause.condition(document),
            references: ReasonModel::all(library, &omission.reasons),
        }
    }

    fn parts(library: &'a Library, entry: &Entry) -> Vec<Self> {
        let document = library.document(entry.document);
        let places = Places::of(document);
        let section = |cut: &Cut| document.sections().at(cut.span.start);
        let part = |cut: &Cut| Self {
            document: document.path(),
            reason: Name(cut.cause.as_str()),
            line: places.line(cut.span.start),
            start: places.slice(cut.span).start,
            end: places.slice(cut.span).end,
            tokens: estimate_tokens(document.slice(cut.span)),
            section: section(cut).map(|index| document.slice(document.sections().list()[index].title)),
            condition: cut.cause.condition(document),
            references: Vec::new(),
        };
        entry.cuts.iter().map(part).collect()
    }
}
