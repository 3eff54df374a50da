use std::fmt;

use super::Tier;

/// What decided a verdict, for a person to see and contest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Reason {
    /// A rule found the target.
    Found(Tier),
    /// The path leads to a place on its author's machine.
    AuthorsMachine,
    /// It is a link to the web.
    Web,
    /// It stands in a code block.
    CodeBlock,
    /// Every project has a file of that name.
    WellKnown,
    /// Several documents have that name, and none is nearer.
    SeveralFiles,
    /// It is the document's own name.
    OwnName,
    /// The words around it say that it is written.
    Written,
    /// The path leads out of the library.
    OutsideLibrary,
    /// The path leads to another tool's or person's folder.
    ForeignFolder,
    /// The path only shows what a path looks like.
    Sample,
    /// The words around it say that it is an example.
    Example,
    /// The path holds a placeholder for a file of the user's project.
    Placeholder,
    /// It is named like a file of the user's project.
    ProjectFile,
    /// It is meant as a companion and is not in the library.
    MissingCompanion,
    /// Nothing says that it belongs to the library.
    NoEvidence,
    /// The library's configuration says so.
    Configured,
    /// The alias leads to a document that is not there.
    BrokenAlias,
    /// Several documents answer to that name, and none is nearer.
    SeveralNames,
    /// It is a part of the tool.
    BuiltIn,
    /// Its namespace is not of this library.
    ForeignNamespace,
    /// The words around it say that it is another package's.
    Elsewhere,
    /// Another place of the library says that a run writes it, or that it is the user's.
    WrittenElsewhere,
    /// It stands in a changelog, which tells what was.
    Past,
    /// It is a pattern of paths, and no document lies at one that it takes.
    NothingMatches,
}

impl Reason {
    /// The reason as a sentence without its full stop.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Found(tier) => found_by(tier),
            Self::AuthorsMachine => "the path leads to a place on its author's machine",
            Self::Web => "it is a link to the web",
            Self::CodeBlock => "it stands in a code block",
            Self::WellKnown => "every project has a file of that name",
            Self::SeveralFiles => "several documents have that name, and none is nearer",
            Self::OwnName => "it is the document's own name",
            Self::Written => "the words around it say that it is written",
            Self::OutsideLibrary => "the path leads out of the library",
            Self::ForeignFolder => "the path leads to another tool's or person's folder",
            Self::Sample => "the path only shows what a path looks like",
            Self::Example => "the words around it say that it is an example",
            Self::Placeholder => "the path holds a placeholder for a file of the user's project",
            Self::ProjectFile => "it is named like a file of the user's project",
            Self::MissingCompanion => "it is meant as a companion and is not in the library",
            Self::NoEvidence => "nothing says that it belongs to the library",
            Self::Configured => "the library's configuration says so",
            Self::BrokenAlias => "the alias leads to a document that is not there",
            Self::SeveralNames => "several documents answer to that name, and none is nearer",
            Self::BuiltIn => "it is a part of the tool",
            Self::ForeignNamespace => "its namespace is not of this library",
            Self::WrittenElsewhere => "the library says elsewhere that it is written, or the user's",
            Self::NothingMatches => "no document lies at a path that the pattern takes",
            Self::Past => "it stands in a changelog, which tells what was",
            Self::Elsewhere => "the words around it say that it is another package's",
        }
    }
}

fn found_by(tier: Tier) -> &'static str {
    match tier {
        Tier::Folder => "a document lies at that path, seen from this one's folder",
        Tier::Root => "a document lies at that path, seen from the library's root",
        Tier::Ancestor => "a document lies at that path, seen from a folder above",
        Tier::Subtree => "only one document below this one's folder ends in that path",
        Tier::Prefix => "a document lies at that path without the folders of an installation",
        Tier::Noun => "a word beside it names the folder in which a document of that name lies",
        Tier::Again => "the document gives the path of that file elsewhere",
        Tier::Basename => "only one document within reach has that file name",
        Tier::Name => "a document says that this is its name",
        Tier::Stem => "a document's file is named so",
        Tier::Words => "a document's name is made of these words",
        Tier::Glob => "the document lies at a path that the pattern takes",
        Tier::Alias => "the library's configuration says so",
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
