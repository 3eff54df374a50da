use super::plan::Role;
use crate::document::{Document, Kind};

/// In which order the documents of a persona stand. Models keep what they have read up to where two requests differ, so
/// that in both orders a document whose text depends on the occasion comes after those whose text does not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Order {
    /// The agent itself, then what it refers to in the order of its references.
    #[default]
    IdentityFirst,
    /// What agents share, by kind and path, then the agent itself: agents that refer to the same documents have the same
    /// beginning, whoever else there is.
    SharedFirst,
}

impl Order {
    /// The order of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "identity-first" => Some(Self::IdentityFirst),
            "shared-first" => Some(Self::SharedFirst),
            _ => None,
        }
    }

    /// What a document is sorted by, whose text may vary with the occasion. Those alike stay in the order in which they
    /// were found.
    pub(super) fn key(self, role: Role, document: &Document, varies: bool) -> (u8, u8, &str) {
        let class = match role {
            Role::Identity => 0,
            Role::Inline => 1 + u8::from(varies),
            Role::Pointer | Role::Inherited => 3,
            Role::Brief => 4,
        };
        let path = if self == Self::SharedFirst { document.path() } else { "" };
        let rank = if role == Role::Inline { rank(document.kind()) } else { 0 };
        (class, rank, path)
    }
}

/// The rules that the agent follows, what it can draw on, and whom it works with.
fn rank(kind: Kind) -> u8 {
    match kind {
        Kind::Standard => 0,
        Kind::Skill => 1,
        Kind::Fragment => 2,
        Kind::Command => 3,
        Kind::Agent => 4,
    }
}
