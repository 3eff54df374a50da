use crate::compose::Frame;

/// A form that a persona takes. A target is data: adding one is adding a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Target {
    /// The name that a caller chooses it by.
    pub name: &'static str,
    /// What it is for, in one line.
    pub about: &'static str,
    /// How it sets the documents apart.
    pub frame: Frame,
    /// The extension of a file that holds it, without a dot.
    pub extension: &'static str,
}

const TARGETS: &[Target] = &[
    Target {
        name: "markdown",
        about: "one Markdown text, a heading for each document",
        frame: Frame::Heading,
        extension: "md",
    },
    Target {
        name: "xml",
        about: "Markdown in tags, a pair for each document",
        frame: Frame::Tag("document"),
        extension: "md",
    },
];

impl Target {
    /// Every target.
    #[must_use]
    pub fn all() -> &'static [Self] {
        TARGETS
    }

    /// The target of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.name == name)
    }
}

impl Default for Target {
    /// Markdown.
    fn default() -> Self {
        TARGETS[0]
    }
}
