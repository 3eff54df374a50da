/// What a library is told about itself, from `promptlink.json` or by a caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// The library's own name, as its documents may write it before a path: `team-prompts/standards/backend.md`.
    pub name: Option<String>,
    /// Names that stand for others: from what a reference says to the path or name of its target.
    pub aliases: Vec<(String, String)>,
}
