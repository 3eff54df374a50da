use std::borrow::Cow;

use crate::compose::change::{Change, Extent};
use crate::compose::persona::Removal;
use crate::compose::{Persona, Section};
use crate::text::Span;

/// A place of a persona that holds the value of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used<'a> {
    /// The variable's name.
    pub name: &'a str,
    /// The document that uses it: an index into [`Persona::sources`].
    pub source: u32,
    /// Where it stands there, braces included.
    pub span: Extent,
    /// Where its value stands in the output.
    pub output: Extent,
}

impl Persona {
    /// Where values of variables stand, in the order of the output.
    #[must_use]
    pub fn uses(&self) -> Vec<Used<'_>> {
        let mut uses = Vec::new();
        for removal in self.removals.iter().filter(|one| is_expanded(one)) {
            let document = self.sources[removal.source as usize].document();
            uses.push(Used {
                name: document.slice(removal.span).trim_matches(['{', '}', ' ', '\t']),
                source: removal.source,
                span: Extent::of(document, removal.span),
                output: self.pieces[removal.piece as usize].output,
            });
        }
        uses
    }

    /// The title of a section as the text has it: with values in the place of variables.
    #[must_use]
    pub fn title<'a>(&'a self, section: &Section<'a>) -> Cow<'a, str> {
        let (Some(source), Some(from)) = (section.source, section.from) else { return section.title.into() };
        let text = self.sources[source as usize].document().slice(from.bytes);
        let Some(at) = text.find(section.title).filter(|_| section.title.contains("{{")) else {
            return section.title.into();
        };
        let start = from.bytes.start as usize + at;
        let span = Span::new(start, start + section.title.len());
        let mut title = String::new();
        let mut done = 0;
        let first =
            self.pieces.partition_point(|piece| piece.output.bytes.start < section.output.bytes.start);
        let removals = &self.removals[self.removals.partition_point(|one| (one.piece as usize) < first)..];
        let own = removals.iter().take_while(|one| one.source == source && one.span.start < span.end);
        for removal in own.filter(|one| is_expanded(one) && span.contains(one.span)) {
            title.push_str(&section.title[done..(removal.span.start - span.start) as usize]);
            title.push_str(self.piece_text(&self.pieces[removal.piece as usize]));
            done = (removal.span.end - span.start) as usize;
        }
        title.push_str(&section.title[done..]);
        title.into()
    }
}

fn is_expanded(removal: &Removal) -> bool {
    removal.is_replaced && removal.change == Change::Variable
}
