use std::fmt;

/// What a document is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A prompt that gives a model an identity and a mission.
    Agent,
    /// Rules that agents follow: standards, instructions, conventions.
    Standard,
    /// A body of knowledge or a procedure that agents draw on.
    Skill,
    /// A prompt that a person starts by name, such as a slash command.
    Command,
    /// Anything else that is included or read: templates, references, parts.
    Fragment,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 5] = [Self::Agent, Self::Standard, Self::Skill, Self::Command, Self::Fragment];

    /// The kind's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Standard => "standard",
            Self::Skill => "skill",
            Self::Command => "command",
            Self::Fragment => "fragment",
        }
    }

    /// The kind of that name, in any letter case.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str().eq_ignore_ascii_case(name))
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
