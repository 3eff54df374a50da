use super::Kind;
use crate::document::frontmatter::Frontmatter;

/// Keys that only documents of one kind have, in any tool.
const DECISIVE: &[(&str, Kind)] = &[
    ("alwaysApply", Kind::Standard),
    ("applyTo", Kind::Standard),
    ("globs", Kind::Standard),
    ("fileMatchPattern", Kind::Standard),
    ("roleDefinition", Kind::Agent),
    ("developer_instructions", Kind::Agent),
    ("permissionMode", Kind::Agent),
];

/// Values by which a tool tells what a file is for.
const DECISIVE_VALUES: &[(&str, &[&str], Kind)] = &[
    ("inclusion", &["always", "fileMatch", "manual", "auto"], Kind::Standard),
    ("trigger", &["always_on", "glob", "model_decision"], Kind::Standard),
    ("mode", &["subagent", "primary"], Kind::Agent),
];

/// Keys that make a kind likely where neither path nor prose tells it, the strongest first.
const LIKELY: &[(&str, Kind)] = &[
    ("argument-hint", Kind::Command),
    ("allowed-tools", Kind::Command),
    ("paths", Kind::Standard),
    ("tools", Kind::Agent),
    ("disallowedTools", Kind::Agent),
    ("model", Kind::Agent),
    ("color", Kind::Agent),
];

/// The kind that the frontmatter says outright.
pub(super) fn decisive(frontmatter: &Frontmatter) -> Option<Kind> {
    let said = frontmatter.text("kind").and_then(Kind::from_name);
    said.or_else(|| by_key(frontmatter, DECISIVE)).or_else(|| by_value(frontmatter))
}

/// The kind that the keys of the frontmatter make likely.
pub(super) fn likely(frontmatter: &Frontmatter) -> Option<Kind> {
    by_key(frontmatter, LIKELY)
}

fn by_key(frontmatter: &Frontmatter, table: &[(&str, Kind)]) -> Option<Kind> {
    table.iter().find(|(key, _)| frontmatter.get(key).is_some()).map(|&(_, kind)| kind)
}

fn by_value(frontmatter: &Frontmatter) -> Option<Kind> {
    let says = |key: &str, values: &[&str]| frontmatter.text(key).is_some_and(|text| values.contains(&text));
    DECISIVE_VALUES.iter().find(|(key, values, _)| says(key, values)).map(|&(_, _, kind)| kind)
}
