use std::collections::BTreeMap;

/// What a library is told about itself, from `promptlink.json` or by a caller.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Configuration {
    /// Names that stand for others: from what a reference says to the path or name of its target.
    pub aliases: BTreeMap<String, String>,
}
