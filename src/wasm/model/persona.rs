use std::borrow::Cow;

use super::Places;
use super::diagnostic::DiagnosticModel;
use crate::compose::{LeftOut, Origin, Persona, Reason, Repeat, Saying, Section, Source, Used};
use crate::document::Document;
use crate::library::Library;
use crate::wasm::flat::{Made, Name, Words, record};

record! {
    /// A persona's text.
    PersonaModel<'a> {
        /// The paths of its documents, the agent first.
        documents: Vec<&'a str>,
        /// What promptlink wrote.
        written: &'a str,
        /// The text as cuts: 0 for what promptlink wrote or the number of a document from 1 on, then start and end.
        cuts: Words,
        diagnostics: Vec<DiagnosticModel<'a>>,
    }
}

record! {
    /// What is to be said about a persona.
    ReportModel<'a> {
        tokens: u32,
        sections: Made<'a>,
        sources: Vec<SourceModel<'a>>,
        left_out as "leftOut": Made<'a>,
        repeats: Vec<RepeatModel<'a>>,
        /// Why promptlink wrote what it wrote, for each cut of its own.
        changes: Vec<Name>,
        variables: Vec<UsedModel<'a>>,
    }
}

record! {
    /// A value of a variable in a persona.
    UsedModel<'a> {
        name: &'a str,
        start: u32,
        end: u32,
        origin: UseModel<'a>,
    }
}

record! {
    /// A place that names a variable.
    UseModel<'a> {
        document: &'a str,
        start: u32,
        end: u32,
    }
}

record! {
    /// A section of a persona.
    PersonaSectionModel<'a> {
        title: Cow<'a, str>,
        level: u32,
        start: u32,
        end: u32,
        parent: Option<u32>,
        tokens: u32,
        own_tokens as "ownTokens": u32,
        document: Option<&'a str>,
        origin: Option<OriginModel>,
    }
}

record! {
    /// Where a section comes from.
    OriginModel {
        line: u32,
        start: u32,
        end: u32,
    }
}

record! {
    /// A document of a persona.
    SourceModel<'a> {
        path: &'a str,
        kind: Name,
        role: Name,
        start: u32,
        end: u32,
        tokens: u32,
        references: Vec<ReasonModel<'a>>,
    }
}

record! {
    /// A reference that brought a document in.
    ReasonModel<'a> {
        document: &'a str,
        line: u32,
        column: u32,
        start: u32,
        end: u32,
        text: &'a str,
        relation: Option<Name>,
        verdict: Name,
        tier: Option<Name>,
        topics: Vec<&'a str>,
    }
}

record! {
    /// What several documents say in the same words.
    RepeatModel<'a> {
        text: &'a str,
        kept: SayingModel<'a>,
        others: Vec<SayingModel<'a>>,
    }
}

record! {
    /// Where a document says it.
    SayingModel<'a> {
        document: &'a str,
        line: u32,
        start: u32,
        end: u32,
    }
}

record! {
    /// A part of a document that a persona does not have.
    LeftOutModel<'a> {
        document: &'a str,
        reason: Name,
        line: u32,
        start: u32,
        end: u32,
        tokens: u32,
    }
}

impl<'a> PersonaModel<'a> {
    /// A persona of `library` as it is now.
    pub(in crate::wasm) fn new(library: &'a Library, persona: &'a Persona) -> Self {
        Self {
            documents: persona.sources().iter().map(Source::path).collect(),
            written: persona.written(),
            cuts: Words(persona.cuts()),
            diagnostics: DiagnosticModel::all(library, persona.diagnostics()),
        }
    }
}

impl<'a> ReportModel<'a> {
    /// What is to be said about a persona of `library` as it is now.
    pub(in crate::wasm) fn new(library: &'a Library, persona: &'a Persona) -> Self {
        let sources = persona.sources();
        Self {
            tokens: persona.tokens(),
            sections: Made::by(move |flat| {
                let sections = persona.sections();
                flat.list(
                    sections
                        .iter()
                        .map(|section| PersonaSectionModel::new(section, persona.title(section), sources)),
                );
            }),
            sources: sources.iter().map(|source| SourceModel::new(library, persona, source)).collect(),
            left_out: Made::by(move |flat| {
                flat.list(persona.left_out().into_iter().map(LeftOutModel::new));
            }),
            variables: persona.uses().iter().map(|used| UsedModel::new(used, sources)).collect(),
            repeats: RepeatModel::all(library, persona.repeats()),
            changes: persona.pieces().iter().filter_map(|piece| change(piece.origin)).collect(),
        }
    }
}

impl<'a> UsedModel<'a> {
    fn new(used: &Used<'a>, sources: &'a [Source]) -> Self {
        let Used { name, span, output, source } = *used;
        let document = sources[source as usize].path();
        let origin = UseModel { document, start: span.units.start, end: span.units.end };
        Self { name, start: output.units.start, end: output.units.end, origin }
    }
}

fn change(origin: Origin) -> Option<Name> {
    match origin {
        Origin::Written(change) => Some(Name(change.as_str())),
        Origin::Source(_) => None,
    }
}

impl<'a> PersonaSectionModel<'a> {
    fn new(section: &Section<'a>, title: Cow<'a, str>, sources: &'a [Source]) -> Self {
        let document = section.source.map(|source| sources[source as usize].document());
        let origin = document.zip(section.from);
        Self {
            title,
            level: section.level.into(),
            start: section.output.units.start,
            end: section.output.units.end,
            parent: section.parent,
            tokens: section.tokens,
            own_tokens: section.own_tokens,
            document: document.map(Document::path),
            origin: origin.map(|(document, from)| OriginModel {
                line: document.lines().line(from.bytes.start),
                start: from.units.start,
                end: from.units.end,
            }),
        }
    }
}

impl<'a> SourceModel<'a> {
    fn new(library: &'a Library, persona: &Persona, source: &'a Source) -> Self {
        let output = source.output().units;
        Self {
            path: source.path(),
            kind: Name(source.kind().as_str()),
            role: Name(source.role().as_str()),
            start: output.start,
            end: output.end,
            tokens: persona.source_tokens(source),
            references: ReasonModel::all(library, source.reasons()),
        }
    }
}

impl<'a> ReasonModel<'a> {
    pub(super) fn all(library: &'a Library, reasons: &[Reason]) -> Vec<Self> {
        reasons.iter().map(|reason| Self::new(library, reason)).collect()
    }

    fn new(library: &'a Library, reason: &Reason) -> Self {
        let document = library.document(reason.from);
        let reference = &library.references(reason.from)[reason.reference as usize];
        let mention = &document.mentions()[reason.mention as usize];
        let places = Places::of(document);
        let text = places.slice(mention.span);
        Self {
            document: document.path(),
            line: places.line(mention.span.start),
            column: places.column(mention.span.start),
            start: text.start,
            end: text.end,
            text: document.slice(mention.span),
            relation: mention.relation.map(|relation| Name(relation.as_str())),
            verdict: Name(reference.verdict.as_str()),
            tier: reference.tier.map(|tier| Name(tier.as_str())),
            topics: mention.topics.iter().map(|&topic| document.slice(topic)).collect(),
        }
    }
}

impl<'a> RepeatModel<'a> {
    pub(super) fn all(library: &'a Library, repeats: &[Repeat]) -> Vec<Self> {
        let repeats = repeats.iter();
        repeats
            .map(|Repeat { kept, others }| Self {
                text: library.document(kept.document).slice(kept.span).trim(),
                kept: SayingModel::new(library, kept),
                others: others.iter().map(|other| SayingModel::new(library, other)).collect(),
            })
            .collect()
    }
}

impl<'a> SayingModel<'a> {
    fn new(library: &'a Library, saying: &Saying) -> Self {
        let document = library.document(saying.document);
        let places = Places::of(document);
        let span = places.slice(saying.span);
        Self {
            document: document.path(),
            line: places.line(saying.span.start),
            start: span.start,
            end: span.end,
        }
    }
}

impl<'a> LeftOutModel<'a> {
    fn new(left_out: LeftOut<'a>) -> Self {
        let LeftOut { path, span, line, reason, tokens } = left_out;
        Self {
            document: path,
            reason: Name(reason),
            line,
            start: span.units.start,
            end: span.units.end,
            tokens,
        }
    }
}
