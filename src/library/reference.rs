use std::fmt;

use super::{DocumentId, Reason};

/// What became of a mention beside the other documents of its library.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The mention: an index into the document's [`mentions`](crate::document::Document::mentions).
    pub mention: u32,
    /// What it is.
    pub verdict: Verdict,
    /// The document that it names.
    pub target: Option<DocumentId>,
    /// The section of the target that it names, as an index into the target's sections.
    pub section: Option<u32>,
    /// Whether it names a section that the target does not have. Blocks and regions, which
    /// [`named_part`](super::Library::named_part) finds, are no sections.
    pub missing_section: bool,
    /// The rule by which the target was found.
    pub tier: Option<Tier>,
    /// What decided the verdict, for a person to see and contest.
    pub why: Reason,
    /// The documents that answer to it equally well, where that is why it dangles, by path. Of many, the first
    /// [`MOST_CANDIDATES`](Self::MOST_CANDIDATES).
    pub candidates: Vec<DocumentId>,
}

impl Reference {
    /// So many documents that answer to a reference are kept: more are not told apart by reading on.
    pub const MOST_CANDIDATES: usize = 16;
}

/// What a reference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The target is in the library.
    Link,
    /// The target is in the library under another name, and an exact rule says which.
    Alias,
    /// It is meant as a companion of this library and is not there.
    Dangling,
    /// A file of the user's project, or one that the agent is to write.
    Runtime,
    /// An example, a placeholder, a template, or anything inside a code fence.
    Illustrative,
    /// Another package's, tool's or project's.
    External,
    /// The document's own name.
    SelfName,
}

/// The rule by which a target was found, from the most literal on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Literally, from the document's folder.
    Folder,
    /// Literally, from the library's root.
    Root,
    /// Literally, from a folder above the document's.
    Ancestor,
    /// Below the document's folder.
    Subtree,
    /// After an install prefix such as `~/.claude/` was taken off.
    Prefix,
    /// As the only document of that file name.
    Basename,
    /// By file name, in the folder that a word beside it names: "the x.md workflow", "the skill's x.md".
    Noun,
    /// As the file to which the same document gives the path elsewhere.
    Again,
    /// By the name that the target's frontmatter or identity gives.
    Name,
    /// By the target's file name without its extension.
    Stem,
    /// Words for hyphens: "context manager" for `context-manager`.
    Words,
    /// By the library's alias map.
    Alias,
    /// By a pattern of paths, which selects all that it takes.
    Glob,
}

impl Verdict {
    /// The verdict's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Link => "link",
            Self::Alias => "alias",
            Self::Dangling => "dangling",
            Self::Runtime => "runtime",
            Self::Illustrative => "illustrative",
            Self::External => "external",
            Self::SelfName => "self",
        }
    }

    /// Whether the persona can follow it.
    #[must_use]
    pub fn is_linked(self) -> bool {
        matches!(self, Self::Link | Self::Alias)
    }
}

impl Tier {
    /// The tier's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Folder => "folder",
            Self::Root => "root",
            Self::Ancestor => "ancestor",
            Self::Subtree => "subtree",
            Self::Prefix => "prefix",
            Self::Basename => "basename",
            Self::Noun => "noun",
            Self::Again => "again",
            Self::Name => "name",
            Self::Stem => "stem",
            Self::Words => "words",
            Self::Alias => "alias",
            Self::Glob => "glob",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
