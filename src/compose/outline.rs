use super::change::Extent;
use super::cut::{is_cut, kept_parts};
use super::family::families;
use super::frame::Frame;
use super::level::shifted;
use super::persona::{Named, Opening, Origin, Persona, Slice, Source};
use crate::document::{HeadingStyle, Section as SourceSection};
use crate::text::{Span, estimate_tokens, order};

/// A section of a persona.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Section<'a> {
    /// Its title, without markers; the path of the document for a tag.
    pub title: &'a str,
    /// Its level in the persona; 0 for a tag.
    pub level: u8,
    /// How the heading is written in its document; `None` where promptlink wrote it.
    pub style: Option<HeadingStyle>,
    /// The source that it comes from, or that it names, as an index into [`Persona::sources`].
    pub source: Option<u32>,
    /// The section in its document, sub-sections included; `None` where promptlink wrote the heading.
    pub from: Option<Extent>,
    /// Where it stands in the output, sub-sections included.
    pub output: Extent,
    /// The index of the section around it.
    pub parent: Option<u32>,
    /// Its tokens, sub-sections included, estimated.
    pub tokens: u32,
    /// Its tokens without its sub-sections, estimated.
    pub own_tokens: u32,
}

impl Persona {
    /// The sections as a tree, in the order of the output. A document that is set apart is a section too, and holds its
    /// own.
    #[must_use]
    pub fn sections(&self) -> Vec<Section<'_>> {
        let mut outline = Outline { persona: self, sections: Vec::new(), open: Vec::new() };
        let mut openings = self.openings.iter().peekable();
        let mut placed = Vec::new();
        let mut first = 0;
        for family in families(&self.sources) {
            if family[0].role.has_text() {
                placed.push((first, family));
            }
            first += family.len();
        }
        order::sort_by_key(&mut placed, |(_, family)| family[0].output.bytes.start);
        for (first, family) in placed {
            let opening = openings.next_if(|opening| opening.names == Named::Source(first));
            outline.family(first, family, opening);
        }
        openings.for_each(|opening| outline.group(opening));
        outline.finish()
    }
}

struct Outline<'a> {
    persona: &'a Persona,
    sections: Vec<Section<'a>>,
    /// The sections around the next one.
    open: Vec<usize>,
}

impl<'a> Outline<'a> {
    fn family(&mut self, first: usize, family: &'a [Source], opening: Option<&Opening>) {
        let mut found = Vec::new();
        let mut preamble = 0;
        let around = opening.map_or(0, |opening| opening.level);
        for (member, source) in family.iter().enumerate() {
            preamble += self.document(first + member, source, family[0].output, around, &mut found);
        }
        if let Some(opening) = opening {
            self.opening(opening, Some(first as u32), preamble);
        }
        if family.len() > 1 {
            order::sort_by_key(&mut found, |(section, _)| section.output.bytes.start);
        }
        for (section, has_heading) in found {
            if has_heading {
                self.push(section);
            } else if let Some(&around) = self.open.last() {
                self.sections[around].tokens += section.own_tokens;
                self.sections[around].own_tokens += section.own_tokens;
            }
        }
        if self.persona.frame != Frame::Heading {
            self.close_all(family[0].output.tail(), opening);
        }
    }

    /// The sections of a document, each with whether its heading is there, and the tokens before the first.
    fn document(
        &self,
        index: usize,
        source: &'a Source,
        family: Extent,
        mut around: u8,
        found: &mut Vec<(Section<'a>, bool)>,
    ) -> u32 {
        let tokens = source.part.tokens_of(&source.cuts, self.persona.values());
        let pieces = self.pieces(index, family);
        for (section, &own_tokens) in source.document().sections().list().iter().zip(&tokens[1..]) {
            let level = level(section, source, &mut around);
            let has_heading = !is_cut(&source.cuts, section.heading.start);
            if !has_heading && own_tokens == 0 {
                continue;
            }
            let start = if has_heading { section.heading.start } else { first_kept(source, section.body) };
            let own = Section {
                title: source.document().slice(section.title),
                level,
                style: Some(section.style),
                source: Some(index as u32),
                from: Some(Extent::of(source.document(), section.span)),
                output: place(source, &pieces, start),
                parent: None,
                tokens: own_tokens,
                own_tokens,
            };
            found.push((own, has_heading));
        }
        tokens[0]
    }

    fn group(&mut self, opening: &Opening) {
        let Named::Group(group) = opening.names else { return };
        let members = self.persona.sources.iter().filter(|source| source.role == group.role());
        let tokens = members.map(|source| self.persona.source_tokens(source)).sum();
        self.opening(opening, None, tokens);
        if self.persona.frame != Frame::Heading {
            self.close_all(opening.output.tail(), Some(opening));
        }
    }

    /// A heading or tag that promptlink wrote, over so many tokens that no section of a document holds.
    fn opening(&mut self, opening: &Opening, source: Option<u32>, tokens: u32) {
        let title = match (self.persona.frame, opening.names) {
            (Frame::Heading, _) => opening.title.of(&self.persona.written),
            (Frame::Tag(_), Named::Source(source)) => self.persona.sources[source].path(),
            (Frame::Tag(_), Named::Group(group)) => group.title(),
        };
        let tokens = tokens + estimate_tokens(title);
        self.push(Section {
            title,
            level: opening.level,
            style: None,
            source,
            from: None,
            output: opening.output.head(),
            parent: None,
            tokens,
            own_tokens: tokens,
        });
    }

    fn push(&mut self, section: Section<'a>) {
        let next = section.output.head();
        while let Some(innermost) = self.open.pop_if(|&mut open| closes(&self.sections[open], &section)) {
            let output = &mut self.sections[innermost].output;
            *output = output.to(next);
        }
        let parent = self.open.last().map(|&open| open as u32);
        self.open.push(self.sections.len());
        self.sections.push(Section { parent, ..section });
    }

    /// Ends every section at `end`, but the tag around them behind itself.
    fn close_all(&mut self, end: Extent, tag: Option<&Opening>) {
        for open in self.open.drain(..) {
            let section = &mut self.sections[open];
            let end = tag.filter(|_| section.level == 0).map_or(end, |tag| tag.output.tail());
            section.output = section.output.to(end);
        }
    }

    fn finish(mut self) -> Vec<Section<'a>> {
        let end = self.persona.pieces.last().map_or_else(Extent::default, |piece| piece.output.tail());
        self.close_all(end, None);
        for index in (0..self.sections.len()).rev() {
            if let Some(parent) = self.sections[index].parent {
                self.sections[parent as usize].tokens += self.sections[index].tokens;
            }
        }
        self.sections
    }

    /// The pieces of a source and what stands in place of others, in its own order.
    fn pieces(&self, index: usize, family: Extent) -> Vec<Placed> {
        let Persona { pieces, removals, .. } = self.persona;
        let first = pieces.partition_point(|piece| piece.output.bytes.start < family.bytes.start);
        let last = pieces.partition_point(|piece| piece.output.bytes.start < family.bytes.end);
        let kept = pieces[first..last].iter().filter(|piece| piece.origin == Origin::Source(index as u32));
        let kept = kept.map(|piece| Placed { from: piece.from.bytes, output: piece.output, is_kept: true });
        let of = |piece: usize| removals.partition_point(|removal| (removal.piece as usize) < piece);
        let own = removals[of(first)..of(last)].iter().filter(|removal| removal.source as usize == index);
        let replaced = own.filter(|removal| removal.is_replaced).map(|removal| {
            let output = pieces[removal.piece as usize].output;
            Placed { from: removal.span, output, is_kept: false }
        });
        let mut placed: Vec<Placed> = kept.chain(replaced).collect();
        order::sort_by_key(&mut placed, |placed| placed.from.start);
        placed
    }
}

/// A span of a source that has a place in the output.
struct Placed {
    from: Span,
    output: Extent,
    /// Whether the output has it as it is.
    is_kept: bool,
}

/// Whether a section ends an open one. A written heading ends every pseudo-heading before it.
fn closes(open: &Section<'_>, next: &Section<'_>) -> bool {
    let is_pseudo = |section: &Section<'_>| section.style.is_some_and(HeadingStyle::is_pseudo);
    match (is_pseudo(open), is_pseudo(next)) {
        (true, false) => true,
        (false, true) => false,
        _ => open.level >= next.level,
    }
}

/// The level of a section in the persona. That of a pseudo-heading depends on the heading around it.
fn level(section: &SourceSection, source: &Source, around: &mut u8) -> u8 {
    match section.style {
        HeadingStyle::Bold => (*around + 1).min(6),
        HeadingStyle::Label => (*around + 2).min(6),
        HeadingStyle::Atx | HeadingStyle::Setext => {
            *around = shifted(section.level, slice_at(source, section.heading.start).shift);
            *around
        }
    }
}

/// Where in a part of a source the first text begins that is not left out.
fn first_kept(source: &Source, part: Span) -> u32 {
    let is_blank = |part: &Span| source.document().slice(*part).trim().is_empty();
    kept_parts(&source.cuts, part)
        .find(|part| !is_blank(part))
        .map_or(part.start, |part| part.trim(source.document().text()).start)
}

/// The slice that holds a byte of a source, or what is left out behind it.
fn slice_at(source: &Source, offset: u32) -> Slice {
    let after = source.slices.partition_point(|slice| slice.span.start <= offset);
    source.slices[after.saturating_sub(1)]
}

/// Where a byte of a source stands in the output, in front of anything that was inserted there.
fn place(source: &Source, pieces: &[Placed], offset: u32) -> Extent {
    let slice = slice_at(source, offset);
    let before = pieces.partition_point(|piece| piece.from.start < offset);
    let piece = before.checked_sub(1).map(|index| &pieces[index]);
    let Some(piece) = piece.filter(|piece| piece.from.start >= slice.span.start) else {
        return slice.output.head();
    };
    if !piece.is_kept || offset >= piece.from.end {
        return piece.output.tail();
    }
    let inside = Extent::of(source.document(), Span { start: piece.from.start, end: offset });
    let start = piece.output.head();
    Extent {
        bytes: Span::empty(start.bytes.start as usize + inside.bytes.len()),
        units: Span::empty(start.units.start as usize + inside.units.len()),
    }
}
