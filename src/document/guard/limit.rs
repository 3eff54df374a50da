use crate::diagnostic::Code;

/// What a text can have too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Limit {
    /// Quotes and lists in each other.
    Nesting,
    /// Lines in the title of a link.
    Title,
    /// Cells that the rows of a table lack.
    Table,
}

impl Limit {
    /// Every limit.
    pub(super) const ALL: [Self; 3] = [Self::Nesting, Self::Title, Self::Table];

    /// The code of the findings about it.
    pub(super) fn code(self) -> Code {
        match self {
            Self::Nesting => Code::NestingTooDeep,
            Self::Title | Self::Table => Code::PathologicalMarkdown,
        }
    }

    /// What is wrong where it is passed.
    pub(super) fn message(self) -> &'static str {
        match self {
            Self::Nesting => "quotes or lists are nested deeper than is read",
            Self::Title => "the title of a link runs over too many lines to be read",
            Self::Table => "the rows of a table lack too many cells for it to be read",
        }
    }

    /// How to mend it.
    pub(super) fn help(self) -> &'static str {
        match self {
            Self::Nesting => "nest less deeply",
            Self::Title => "close the title, or the link before it",
            Self::Table => "give the rows all of their cells, or the table fewer columns",
        }
    }
}
