use super::{Occasion, Order, Role};
use crate::document::Kind;

/// How an agent is composed. The default needs no configuration: everything that the agent refers to is linked, and
/// the agents that it works with are introduced in a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// How many references away from the agent documents are followed: 0 is the agent alone, 1 what it refers to.
    pub depth: u32,
    /// What becomes of standards.
    pub standards: Treatment,
    /// What becomes of skills.
    pub skills: Treatment,
    /// What becomes of fragments.
    pub fragments: Treatment,
    /// What becomes of commands.
    pub commands: Treatment,
    /// What becomes of other agents.
    pub collaborators: Collaborators,
    /// What becomes of single documents: a path, a name or a glob of paths for each. Names count more than globs, longer
    /// globs more than shorter ones, and all of them more than what the agent's frontmatter says under `treatments`.
    pub documents: Vec<(String, Treatment)>,
    /// What a reference to a part of a document brings in: `x.md#heading`, `x.md#^block` or `x.md#region`.
    pub anchors: Scope,
    /// What a reference that lists topics brings in.
    pub topics: Scope,
    /// The order in which the documents stand in the text.
    pub order: Order,
    /// Values for variables, and what conditions are held against.
    pub occasion: Occasion,
}

/// How much of a document a reference brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scope {
    /// All of it.
    Whole,
    /// What the reference names, with the headings above it.
    Select,
}

/// What becomes of a document that the agent refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Treatment {
    /// Its whole text is linked.
    Inline,
    /// Its headings and rules are linked.
    Summary,
    /// The persona says where it lies and what it is for.
    Pointer,
    /// It is left out.
    Omit,
}

/// What becomes of an agent that the agent refers to.
///
/// An agent's prompt speaks to the model as *you*. Linking several in full makes one persona of several identities, so
/// it must be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Collaborators {
    /// One line: its name and what its own document says that it is for.
    Brief,
    /// Its whole text, like any other document.
    Full,
    /// It is left out.
    Omit,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            depth: 1,
            standards: Treatment::Inline,
            skills: Treatment::Inline,
            fragments: Treatment::Inline,
            commands: Treatment::Inline,
            collaborators: Collaborators::Brief,
            documents: Vec::new(),
            anchors: Scope::Whole,
            topics: Scope::Whole,
            order: Order::default(),
            occasion: Occasion::default(),
        }
    }
}

impl Scope {
    /// The scope of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "whole" => Some(Self::Whole),
            "select" => Some(Self::Select),
            _ => None,
        }
    }
}

impl Treatment {
    /// Every treatment.
    pub const ALL: [Self; 4] = [Self::Inline, Self::Summary, Self::Pointer, Self::Omit];

    /// The treatment's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inline => "inline",
            Self::Summary => "summary",
            Self::Pointer => "pointer",
            Self::Omit => "omit",
        }
    }

    /// The treatment of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|treatment| treatment.as_str() == name)
    }
}

impl Collaborators {
    /// Every choice.
    pub const ALL: [Self; 3] = [Self::Brief, Self::Full, Self::Omit];

    /// The choice's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Brief => "brief",
            Self::Full => "full",
            Self::Omit => "omit",
        }
    }

    /// The choice of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|choice| choice.as_str() == name)
    }
}

impl Options {
    /// The place that a document of `kind` takes in a persona; `None` where it is left out.
    pub(super) fn role(&self, kind: Kind) -> Option<Role> {
        match self.treatment(kind) {
            Some(treatment) => treatment.role(),
            None => collaborator(self.collaborators),
        }
    }

    /// What becomes of documents of `kind`; agents have choices of their own.
    pub(super) fn treatment(&self, kind: Kind) -> Option<Treatment> {
        match kind {
            Kind::Agent => None,
            Kind::Standard => Some(self.standards),
            Kind::Skill => Some(self.skills),
            Kind::Command => Some(self.commands),
            Kind::Fragment => Some(self.fragments),
        }
    }
}

impl Treatment {
    /// The place that a document takes in a persona; `None` where it is left out.
    pub(super) fn role(self) -> Option<Role> {
        match self {
            Self::Inline | Self::Summary => Some(Role::Inline),
            Self::Pointer => Some(Role::Pointer),
            Self::Omit => None,
        }
    }
}

fn collaborator(choice: Collaborators) -> Option<Role> {
    match choice {
        Collaborators::Brief => Some(Role::Brief),
        Collaborators::Full => Some(Role::Inline),
        Collaborators::Omit => None,
    }
}
