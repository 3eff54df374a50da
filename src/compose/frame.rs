use super::{Role, escape};
use crate::document::{Document, Kind};

/// How a target sets the documents of a persona apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A heading names each document; the agent itself needs none.
    Heading,
    /// A pair of tags of this name encloses each document, the agent included.
    Tag(&'static str),
}

/// A list that promptlink writes, with a line for each document that is not linked in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Documents that the model can read by itself.
    References,
    /// Agents that it works with.
    Collaborators,
}

impl Group {
    /// What its members are.
    pub(super) fn role(self) -> Role {
        match self {
            Self::References => Role::Pointer,
            Self::Collaborators => Role::Brief,
        }
    }

    pub(super) fn title(self) -> &'static str {
        match self {
            Self::References => "References",
            Self::Collaborators => "Collaborators",
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::References => "references",
            Self::Collaborators => "collaborators",
        }
    }

    pub(super) fn introduction(self) -> &'static str {
        match self {
            Self::References => "Read these documents when a task calls for them:\n\n",
            Self::Collaborators => "",
        }
    }
}

impl Frame {
    /// The level at which the outermost heading of a linked document stands.
    pub(super) fn document_level(self, section_level: u8) -> u8 {
        match self {
            Self::Heading => section_level + 1,
            Self::Tag(_) => 2,
        }
    }

    /// The tags that no document of the persona may open or close.
    pub(super) fn tags(self) -> Vec<&'static str> {
        match self {
            Self::Heading => Vec::new(),
            Self::Tag(name) => vec![name, Group::References.tag(), Group::Collaborators.tag()],
        }
    }

    /// What stands before a document, without the blank lines around it.
    pub(super) fn opening(self, document: &Document, level: u8) -> String {
        let kind = document.kind();
        match self {
            Self::Heading => [hashes(level), label(kind), ": ", &escape::code_span(document.path())].concat(),
            Self::Tag(name) => {
                let path = escape::attribute(document.path());
                ["<", name, " path=\"", &path, "\" kind=\"", kind.as_str(), "\">"].concat()
            }
        }
    }

    /// What stands after a document.
    pub(super) fn closing(self) -> Option<String> {
        match self {
            Self::Heading => None,
            Self::Tag(name) => Some(["</", name, ">"].concat()),
        }
    }

    /// What stands before a list of documents.
    pub(super) fn group_opening(self, group: Group, level: u8) -> String {
        match self {
            Self::Heading => [hashes(level), group.title()].concat(),
            Self::Tag(_) => ["<", group.tag(), ">"].concat(),
        }
    }

    /// What stands after a list of documents.
    pub(super) fn group_closing(self, group: Group) -> Option<String> {
        match self {
            Self::Heading => None,
            Self::Tag(_) => Some(["</", group.tag(), ">"].concat()),
        }
    }
}

fn hashes(level: u8) -> &'static str {
    if level == 1 { "# " } else { "## " }
}

fn label(kind: Kind) -> &'static str {
    match kind {
        Kind::Agent => "Agent",
        Kind::Standard => "Standard",
        Kind::Skill => "Skill",
        Kind::Command => "Command",
        Kind::Fragment => "Document",
    }
}
