use crate::document::Kind;

/// How an agent is composed. The default needs no configuration: everything that the agent refers to is linked, and
/// the agents that it works with are introduced in a line each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
}

/// What becomes of a document that the agent refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Treatment {
    /// Its whole text is linked.
    Inline,
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
        }
    }
}

impl Treatment {
    /// Every treatment.
    pub const ALL: [Self; 3] = [Self::Inline, Self::Pointer, Self::Omit];

    /// The treatment's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Inline => "inline",
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
    pub(super) fn role(&self, kind: Kind) -> Option<super::Role> {
        let treatment = match kind {
            Kind::Agent => return collaborator(self.collaborators),
            Kind::Standard => self.standards,
            Kind::Skill => self.skills,
            Kind::Command => self.commands,
            Kind::Fragment => self.fragments,
        };
        match treatment {
            Treatment::Inline => Some(super::Role::Inline),
            Treatment::Pointer => Some(super::Role::Pointer),
            Treatment::Omit => None,
        }
    }
}

fn collaborator(choice: Collaborators) -> Option<super::Role> {
    match choice {
        Collaborators::Brief => Some(super::Role::Brief),
        Collaborators::Full => Some(super::Role::Inline),
        Collaborators::Omit => None,
    }
}
