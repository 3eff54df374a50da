use crate::text::Span;

/// A place that names, or may name, another document, agent, skill or command.
///
/// Whether it does is only known beside the other documents of a library: a mention is what one file can tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The words that name it, without the marks around them.
    pub span: Span,
    /// How it is written.
    pub form: Form,
    /// What kind of thing it names, as far as its form tells.
    pub subject: Subject,
    /// Where it stands.
    pub setting: Setting,
    /// What the words around it say about it.
    pub cue: Cue,
    /// How the document relates to what it names.
    pub relation: Option<Relation>,
    /// What is expected of the target: the list that follows "including:", or the words after "on" or "for".
    pub topics: Box<[Span]>,
    /// How sure its form alone makes it.
    pub certainty: Certainty,
}

impl Mention {
    /// A document named at `span`, of which nothing else is said.
    pub(super) fn of_document(span: Span, setting: Setting) -> Self {
        Self {
            span,
            form: Form::Bare,
            subject: Subject::Document,
            setting,
            cue: Cue::None,
            relation: None,
            topics: Box::default(),
            certainty: Certainty::Certain,
        }
    }
}

/// How sure the form of a mention makes it that it is a reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certainty {
    /// It is one only if it has a target.
    Possible,
    /// It opens an entry of a list whose other entries are references.
    Listed,
    /// It can only be one.
    Certain,
}

/// How a mention is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// `` `x.md` ``
    CodeSpan,
    /// `x.md`, or a name, in prose.
    Bare,
    /// `[text](x.md)`
    Link,
    /// `**x.md**`
    Bold,
    /// `@path/x.md` or `@name`
    Import,
    /// `{{include x}}` and its kin
    Include,
    /// `[[x]]`
    Wikilink,
    /// `![[x]]`
    Embed,
    /// `#file:x`
    File,
    /// `[x](mdc:x)`
    Mdc,
    /// `path="x.md"` in a tag
    Attribute,
    /// `file://x` or `skill://x` in a manifest
    Resource,
    /// `/name`
    Slash,
    /// A value of the frontmatter
    Frontmatter,
}

/// What a mention names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A document, by path or file name.
    Document,
    /// An agent.
    Agent,
    /// A skill.
    Skill,
    /// A command.
    Command,
    /// Any of them: a bare name.
    Any,
}

/// Where a mention stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Setting {
    /// Prose, a list or a table.
    Prose,
    /// A heading.
    Heading,
    /// A code block; nothing there is a real reference.
    Fence,
    /// A comment or a block of HTML.
    Html,
    /// The frontmatter.
    Frontmatter,
}

/// What the words around a mention say about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Cue {
    /// Nothing in particular.
    None,
    /// It is to be obeyed or looked up: "follow", "refer to", "see".
    Companion,
    /// It is read or used, as companions and files of the user's project both are.
    Input,
    /// It is written, or belongs to the user's project: "create", "save to", "in your repository".
    Output,
    /// It is an example or a placeholder: "e.g.", "such as".
    Example,
    /// It belongs to another package: "from", "upstream".
    Elsewhere,
}

/// How a document relates to what it names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// "Follow X".
    Follow,
    /// "Refer to X", "see X".
    ReferTo,
    /// "Read X", "load X".
    Read,
    /// "Use X", "created by X".
    Use,
    /// "Work with X".
    WorkWith,
    /// "Coordinate with X".
    CoordinateWith,
    /// "Align with X".
    AlignWith,
    /// "Delegate to X", "hand over to X", "→ X".
    DelegateTo,
    /// "Reports to X", "receives from X".
    ReportTo,
    /// An import or include, which asks for the text itself.
    Include,
    /// `extends: X`.
    Extend,
}

impl Form {
    /// The form's name, words joined by hyphens.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::CodeSpan => "code-span",
            Self::Bare => "bare",
            Self::Link => "link",
            Self::Bold => "bold",
            Self::Import => "import",
            Self::Include => "include",
            Self::Wikilink => "wikilink",
            Self::Embed => "embed",
            Self::File => "file",
            Self::Mdc => "mdc",
            Self::Attribute => "attribute",
            Self::Resource => "resource",
            Self::Slash => "slash",
            Self::Frontmatter => "frontmatter",
        }
    }
}

impl Subject {
    /// The subject's name in lower case.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Agent => "agent",
            Self::Skill => "skill",
            Self::Command => "command",
            Self::Any => "any",
        }
    }
}

impl Relation {
    /// The relation's name, words joined by hyphens.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Follow => "follow",
            Self::ReferTo => "refer-to",
            Self::Read => "read",
            Self::Use => "use",
            Self::WorkWith => "work-with",
            Self::CoordinateWith => "coordinate-with",
            Self::AlignWith => "align-with",
            Self::DelegateTo => "delegate-to",
            Self::ReportTo => "report-to",
            Self::Include => "include",
            Self::Extend => "extend",
        }
    }
}

impl Relation {
    /// Whether it is one that agents have with each other.
    #[must_use]
    pub fn is_between_agents(self) -> bool {
        matches!(
            self,
            Self::WorkWith | Self::CoordinateWith | Self::AlignWith | Self::DelegateTo | Self::ReportTo
        )
    }
}
