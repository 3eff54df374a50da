use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The agent would not get what its prompt promises.
    Error,
    /// Probably not what the author meant.
    Warning,
    /// Worth knowing; never fails a run.
    Note,
}

impl Severity {
    /// `error`, `warning` or `note`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal, $severity:ident;)+) => {
        /// The stable name of a check. Names never change their meaning; new ones may come.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the stages that report them.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The name, as it is printed and configured.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// The severity that findings of this code have by default.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What the code means and how to mend it, as Markdown.
            #[must_use]
            pub fn explanation(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc, "\n",)+),)+ }
            }
        }
    };
}

codes! {
    /// The document is larger than promptlink reads; it is kept whole but not parsed. Split it.
    DocumentTooLarge = "document-too-large", Error;
    /// Blocks are nested deeper than promptlink reads; what lies deeper is kept as plain text.
    NestingTooDeep = "nesting-too-deep", Warning;
    /// A run of text would take the Markdown parser quadratic time and is read as plain text.
    PathologicalMarkdown = "pathological-markdown", Warning;
    /// The document holds a NUL byte, so it is probably not text. It is kept as it is.
    BinaryContent = "binary-content", Warning;
    /// A character that no one sees: zero-width, bidirectional, tag or variation selector. It is kept; the payload is shown.
    HiddenCharacter = "hidden-character", Warning;

    /// The frontmatter is not strict YAML and was read leniently; other tools may drop it. Quote the value.
    FrontmatterRecovered = "frontmatter-recovered", Warning;
    /// The frontmatter cannot be read, not even leniently. It is kept as it is.
    FrontmatterInvalid = "frontmatter-invalid", Error;
    /// The frontmatter opens with a marker and never closes. The document is read as if it had none.
    FrontmatterUnclosed = "frontmatter-unclosed", Warning;
    /// Something looks like frontmatter and is none: its marker is not alone on the first line, as below a comment or a heading, or prose stands between the markers. Other tools may take it for frontmatter.
    FrontmatterIgnored = "frontmatter-ignored", Warning;
    /// A key stands twice in the frontmatter; the last value counts, as in most tools.
    FrontmatterDuplicateKey = "frontmatter-duplicate-key", Warning;
    /// Anchors, aliases, tags and merge keys are not read in frontmatter; the value is kept as text.
    FrontmatterUnsupported = "frontmatter-unsupported", Warning;
    /// The frontmatter is larger, deeper or has more keys than promptlink reads.
    FrontmatterTooLarge = "frontmatter-too-large", Error;

    /// The prompt relies on a document, agent, skill or command that the library does not hold.
    DanglingReference = "dangling-reference", Error;
    /// Several documents answer to the reference, and no rule prefers one.
    AmbiguousReference = "ambiguous-reference", Error;
    /// The path of a reference leads out of the library. Nothing there is read.
    ReferenceOutsideLibrary = "reference-outside-library", Note;
    /// The reference names a section that its target does not have.
    MissingSection = "missing-section", Error;
    /// Documents refer to each other in a cycle. Each is still linked once.
    ReferenceCycle = "reference-cycle", Note;
    /// The prompt promises a topic that the target does not cover.
    TopicNotCovered = "topic-not-covered", Warning;
    /// No document refers to this one.
    UnreferencedDocument = "unreferenced-document", Note;
    /// Two documents of one namespace carry the same name, so that references to it are ambiguous.
    DuplicateName = "duplicate-name", Warning;
    /// One agent works with another on a topic that the other does not know of.
    UnansweredCollaboration = "unanswered-collaboration", Note;
    /// A rule orders what another forbids, in the same words, and an agent follows both. promptlink keeps both.
    ContradictoryRules = "contradictory-rules", Warning;
    /// An alias of the configuration leads to a document that the library does not hold, or to itself.
    InvalidAlias = "invalid-alias", Error;
    /// Documents name each other as parents, or one names itself. Each is inherited once.
    InheritanceCycle = "inheritance-cycle", Error;
    /// More documents inherit from each other than promptlink follows. What the last of them inherit is not read.
    InheritanceTooDeep = "inheritance-too-deep", Error;
    /// Several sections answer to the name, or to the heading, by which one is meant.
    AmbiguousSection = "ambiguous-section", Error;
    /// It is said how a section is inherited in words that promptlink does not know.
    UnknownOverride = "unknown-override", Warning;
    /// Two documents of a persona inherit from one. Its text stands in the first; the other stands by itself.
    SharedParent = "shared-parent", Note;
    /// The library holds no document, so nothing could be checked. Look whether the folder is the right one, and which files its configuration includes.
    EmptyLibrary = "empty-library", Error;

    /// The document leaves a construct open (fence, comment, HTML block, tag). The persona closes it at the document's border.
    UnclosedConstruct = "unclosed-construct", Warning;
    /// Two documents use the same label for a link or footnote. The persona renames them apart.
    LabelCollision = "label-collision", Note;
    /// A relative link leads elsewhere from the place of the persona.
    RelativeLink = "relative-link", Note;
    /// A heading would be deeper than six levels; it is kept at six.
    HeadingTooDeep = "heading-too-deep", Note;
    /// It is said what becomes of a document that the agent does not refer to, or it is not said in words that promptlink knows.
    UnusedTreatment = "unused-treatment", Warning;
    /// Of a document only a part was asked for or inherited, and the rest holds rules that must be kept to.
    RuleLeftOut = "rule-left-out", Warning;
    /// A declaration under `variables` in the frontmatter cannot be read; the variable is not expanded.
    InvalidVariable = "invalid-variable", Warning;
    /// A variable that the document declares stands where it is not expanded: in a tag, a comment or a link definition. Its braces stay.
    MisplacedVariable = "misplaced-variable", Warning;
    /// A document declares a variable that no text and no condition uses: neither its own, nor those of documents that inherit from it or that it refers to as an agent.
    UnusedVariable = "unused-variable", Note;
    /// A condition cannot be read, does not stand below a heading, or asks about what there is not. What has it is in the persona as if there were none.
    InvalidCondition = "invalid-condition", Warning;
    /// A variable has neither a value nor a default where the persona needs it. Its braces stay.
    MissingVariable = "missing-variable", Error;
    /// A value is given for a variable that no document of the persona declares.
    UnknownVariable = "unknown-variable", Error;
    /// A value is not what the declaration of its variable asks for, or cannot stand where the variable is used. The braces stay.
    InvalidValue = "invalid-value", Error;
}

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}
