/// What a word before a colon at the start of a line is in a frontmatter that YAML rejects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing {
    /// A key that tools read and that prose does not use so: it opens an entry wherever it stands.
    Known,
    /// A key that tools read but that may as well be a word of the value before: it opens an entry where that value
    /// has not yet been continued.
    Likely,
    /// A word that nobody reads but that has the shape of a key.
    Possible,
    /// A word of prose or of sample talk.
    Prose,
}

/// Keys that no sentence begins with, in lower case where they are one word.
const KNOWN: &[&str] = &[
    "alwaysApply",
    "applyTo",
    "argument-hint",
    "author",
    "category",
    "color",
    "description",
    "disable-model-invocation",
    "globs",
    "license",
    "mcpServers",
    "metadata",
    "model",
    "name",
    "paths",
    "readonly",
    "tags",
    "tools",
    "user-invocable",
    "version",
];

/// Keys that tools read, or that collections of prompts use, but that are words as well.
const LIKELY: &[&str] = &[
    "agent",
    "agents",
    "aliases",
    "apply",
    "arguments",
    "background",
    "compatibility",
    "context",
    "created",
    "date",
    "dependencies",
    "disable",
    "disabled",
    "domain",
    "effort",
    "enabled",
    "experimental",
    "extends",
    "framework",
    "groups",
    "handoffs",
    "hidden",
    "hooks",
    "icon",
    "id",
    "includes",
    "inclusion",
    "infer",
    "instructions",
    "isolation",
    "keywords",
    "kind",
    "language",
    "memory",
    "mode",
    "models",
    "owner",
    "patterns",
    "permission",
    "permissions",
    "persona",
    "plugins",
    "priority",
    "prompt",
    "requires",
    "resources",
    "role",
    "scope",
    "shell",
    "skills",
    "slug",
    "source",
    "standards",
    "status",
    "steps",
    "subagent",
    "subagents",
    "subtask",
    "summary",
    "system",
    "target",
    "temperature",
    "title",
    "topics",
    "trigger",
    "triggers",
    "type",
    "updated",
    "url",
];

/// What sample talk and notes inside a description begin with.
const PROSE: &[&str] = &[
    "answer",
    "assistant",
    "commentary",
    "human",
    "note",
    "notes",
    "question",
    "response",
    "user",
    "warning",
];

/// The longest word that is taken for a key.
const MAX_LENGTH: usize = 40;

/// What a word before a colon is.
pub(super) fn standing(word: &str) -> Standing {
    if KNOWN.contains(&word) || is_compound(word) {
        Standing::Known
    } else if LIKELY.contains(&word) || is_capitalised(word) {
        Standing::Likely
    } else if is_word(word) && !PROSE.contains(&word) {
        Standing::Possible
    } else {
        Standing::Prose
    }
}

/// Words joined by a hyphen or an underscore, or in camel case, which prose does not put before a colon.
fn is_compound(word: &str) -> bool {
    is_word(word) && word.bytes().any(|byte| matches!(byte, b'-' | b'_' | b'A'..=b'Z'))
}

/// A known key as a sentence would write it, which no tool reads but which is meant all the same.
fn is_capitalised(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_uppercase())
        && KNOWN.contains(&word.to_ascii_lowercase().as_str())
}

fn is_word(word: &str) -> bool {
    word.len() <= MAX_LENGTH
        && word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_prose_are_told_apart() {
        assert_eq!(standing("name"), Standing::Known);
        assert_eq!(standing("max-turns"), Standing::Known);
        assert_eq!(standing("fileMatchPattern"), Standing::Known);
        assert_eq!(standing("context"), Standing::Likely);
        assert_eq!(standing("Name"), Standing::Likely);
        assert_eq!(standing("weight"), Standing::Possible);
        for word in ["", "user", "Context", "Use when", "3", "http//x", &"a".repeat(41)] {
            assert_eq!(standing(word), Standing::Prose, "{word}");
        }
    }
}
