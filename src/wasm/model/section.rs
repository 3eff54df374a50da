use super::Places;
use crate::document::Section;
use crate::wasm::flat::{Name, Slice, record};

record! {
    /// A heading with what it covers.
    SectionModel {
        title: Slice,
        level: u32,
        style: Name,
        line: u32,
        start: u32,
        end: u32,
        /// The index of the section around it.
        parent: Option<u32>,
    }
}

impl SectionModel {
    pub(in crate::wasm) fn new(section: &Section, places: Places<'_>) -> Self {
        let Slice { start, end } = places.slice(section.span);
        Self {
            title: places.slice(section.title),
            level: section.level.into(),
            style: Name(section.style.as_str()),
            line: places.line(section.heading.start),
            start,
            end,
            parent: section.parent,
        }
    }
}
