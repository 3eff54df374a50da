use std::sync::{Arc, OnceLock};

use sha2::{Digest, Sha256};

use super::Repeat;
use super::change::{Change, Extent};
use super::cut::Cut;
use super::frame::{Frame, Group};
use super::part::Part;
use super::plan::{Cause, Reason, Role};
use super::variable::Scalar;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Kind};
use crate::library::DocumentId;
use crate::text::Span;

/// An agent linked with what it refers to.
///
/// The text is not held: it is the [`pieces`](Self::pieces), each a part of a source or of what promptlink wrote. A
/// persona keeps its sources as they were, so it outlives any change of the library.
#[derive(Debug)]
pub struct Persona {
    pub(super) frame: Frame,
    pub(super) sources: Vec<Source>,
    pub(super) pieces: Vec<Piece>,
    pub(super) written: String,
    pub(super) openings: Vec<Opening>,
    pub(super) removals: Vec<Removal>,
    pub(super) omissions: Vec<(Arc<Document>, Cause)>,
    pub(super) diagnostics: Vec<Diagnostic>,
    pub(super) repeats: Vec<Repeat>,
    /// The values of variables that were given, by name.
    pub(super) given: Vec<(String, Scalar)>,
    pub(super) digest: OnceLock<String>,
}

/// A document in a persona.
#[derive(Debug)]
pub struct Source {
    pub(super) id: DocumentId,
    pub(super) role: Role,
    pub(super) reasons: Vec<Reason>,
    pub(super) part: Arc<Part>,
    /// What of its text is left out, in order.
    pub(super) cuts: Vec<Cut>,
    /// The parts in which its text stands in the output, in its own order.
    pub(super) slices: Vec<Slice>,
    /// From the first to the last that the output has of it; for a document that inherits, of what it inherits, too.
    pub(super) output: Extent,
}

/// A part of a document that stands in the output in one piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slice {
    /// The part of the document, without blank lines around it.
    pub span: Span,
    /// By how much the levels of its headings changed; no level goes beyond 6.
    pub shift: i8,
    /// Where it stands in the output. Empty where all of it is left out.
    pub output: Extent,
    /// The how manieth it is of those that stand in one document of the persona.
    pub(super) place: u32,
}

/// A run of the output that comes from one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it comes from.
    pub origin: Origin,
    /// Where it stands in its source, or in [`Persona::written`].
    pub from: Extent,
    /// Where it stands in the output.
    pub output: Extent,
}

/// Where a run of the output comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A document: an index into [`Persona::sources`].
    Source(u32),
    /// promptlink wrote it, and why.
    Written(Change),
}

/// A span of a source that the output does not have as it is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Removal {
    pub(super) source: u32,
    pub(super) span: Span,
    pub(super) change: Change,
    /// The index of the piece that stands in its place, or of the first behind it.
    pub(super) piece: u32,
    /// Whether a piece stands in its place.
    pub(super) is_replaced: bool,
}

/// A heading or tag that promptlink wrote.
#[derive(Clone, Copy, Debug)]
pub(super) struct Opening {
    pub(super) names: Named,
    /// The title of a heading, in what promptlink wrote.
    pub(super) title: Span,
    /// 0 for a tag.
    pub(super) level: u8,
    /// From its first byte to the last of what it holds, which is known for a tag alone.
    pub(super) output: Extent,
}

/// What a heading or tag is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Source(usize),
    Group(Group),
}

impl Persona {
    /// The whole text.
    #[must_use]
    pub fn text(&self) -> String {
        let length = self.pieces.last().map_or(0, |piece| piece.output.bytes.end);
        let mut text = String::with_capacity(length as usize);
        self.pieces.iter().for_each(|piece| text.push_str(self.piece_text(piece)));
        text
    }

    /// The text of one piece.
    #[must_use]
    pub fn piece_text(&self, piece: &Piece) -> &str {
        match piece.origin {
            Origin::Source(source) => self.sources[source as usize].document().slice(piece.from.bytes),
            Origin::Written(_) => piece.from.bytes.of(&self.written),
        }
    }

    /// The text as its pieces, in order and without gaps: the source map.
    #[must_use]
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// All that promptlink wrote, in the order of the output.
    #[must_use]
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The text as cuts in UTF-16 units, three numbers each: 0 for what promptlink wrote or the number of a source,
    /// counted from 1, then the start and the end there.
    #[must_use]
    pub fn cuts(&self) -> Vec<u32> {
        let mut cuts = Vec::with_capacity(3 * self.pieces.len());
        for Piece { origin, from, .. } in &self.pieces {
            let number = match origin {
                Origin::Source(source) => source + 1,
                Origin::Written(_) => 0,
            };
            cuts.extend([number, from.units.start, from.units.end]);
        }
        cuts
    }

    /// The piece that holds a byte of the output.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<&Piece> {
        let index = self.pieces.partition_point(|piece| piece.output.bytes.end <= offset);
        self.pieces.get(index)
    }

    /// The documents, in the order in which they were composed; the first is the agent.
    #[must_use]
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// What was odd about composing it. What is odd about a document alone stands there.
    #[must_use]
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// What several documents say in the same words, where the text has it once.
    #[must_use]
    pub fn repeats(&self) -> &[Repeat] {
        &self.repeats
    }

    /// How the documents are set apart.
    #[must_use]
    pub fn frame(&self) -> Frame {
        self.frame
    }

    /// The SHA-256 of the text, in hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> &str {
        self.digest.get_or_init(|| digest(self.pieces.iter().map(|piece| self.piece_text(piece))))
    }
}

/// The SHA-256 of a text given in pieces, in hexadecimal digits.
pub fn digest<'a>(pieces: impl Iterator<Item = &'a str>) -> String {
    let mut hash = Sha256::new();
    pieces.for_each(|piece| hash.update(piece));
    hexadecimal(&hash.finalize())
}

fn hexadecimal(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

impl Source {
    /// The document in the library that it was taken from.
    #[must_use]
    pub fn id(&self) -> DocumentId {
        self.id
    }

    /// The document as it was when the persona was composed.
    #[must_use]
    pub fn document(&self) -> &Document {
        &self.part.document
    }

    /// Its path.
    #[must_use]
    pub fn path(&self) -> &str {
        self.document().path()
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.document().kind()
    }

    /// What it is in the persona.
    #[must_use]
    pub fn role(&self) -> Role {
        self.role
    }

    /// The references that brought it in.
    #[must_use]
    pub fn reasons(&self) -> &[Reason] {
        &self.reasons
    }

    /// What of its text is left out on purpose, in order.
    #[must_use]
    pub fn cuts(&self) -> &[Cut] {
        &self.cuts
    }

    /// Where its words stand in the output, without the heading or tags that promptlink puts around them. Between the
    /// first and the last of them, those of documents that it inherits from or is inherited by may stand.
    #[must_use]
    pub fn output(&self) -> Extent {
        self.output
    }

    /// The parts in which its text stands in the output, in its own order; none where only a line is about it.
    #[must_use]
    pub fn slices(&self) -> &[Slice] {
        &self.slices
    }
}
