//! What the writing of a path tells about where it leads.

use super::path::file;
use crate::document::{split_fragment, stem};
use crate::text::is_one_of;

/// Files that nearly every project has; named in a prompt, the user's are meant.
const WELL_KNOWN: [&str; 21] = [
    "README.md",
    "readme.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE.md",
    "SECURITY.md",
    "CODE_OF_CONDUCT.md",
    "CLAUDE.md",
    "CLAUDE.local.md",
    "AGENTS.md",
    "AGENTS.override.md",
    "GEMINI.md",
    "QWEN.md",
    "TODO.md",
    "todo.md",
    "MEMORY.md",
    "SOUL.md",
    "SKILL.md",
    "copilot-instructions.md",
    "RELEASE_NOTES.md",
    "ARCHITECTURE.md",
];

/// Folders that a run fills or that belong to the user's project.
const PROJECT_FOLDERS: [&str; 18] = [
    "docs",
    "doc",
    "specs",
    "spec",
    "plans",
    "reports",
    "report",
    "output",
    "outputs",
    "tmp",
    "temp",
    "build",
    "dist",
    "src",
    "notes",
    "results",
    "artifacts",
    "logs",
];

/// Agents and commands that come with the tools themselves.
const BUILT_IN: [&str; 24] = [
    "general-purpose",
    "explore",
    "plan",
    "statusline-setup",
    "output-style-setup",
    "code-review",
    "claude-code",
    "default",
    "build",
    "ask",
    "agent",
    "clear",
    "compact",
    "help",
    "init",
    "memory",
    "model",
    "review",
    "security-review",
    "claude-code-guide",
    "generalist",
    "codebase_investigator",
    "cli_help",
    "output-style",
];

/// A path without `#section`.
pub(super) fn without_fragment(path: &str) -> &str {
    split_fragment(path).0
}

/// Whether a path is a link to the web.
pub(super) fn is_remote(path: &str) -> bool {
    path.split_once("://").is_some_and(|(scheme, _)| scheme.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        || path.starts_with("www.")
}

/// Whether a path holds what a reader or a run is to fill in.
pub(super) fn is_placeholder(path: &str) -> bool {
    path.contains(['{', '}', '<', '>', '[', ']', '*', '$', '%'])
        || path.contains("YYYY")
        || path.contains("XX-")
}

/// Whether a path only shows what a path looks like.
pub(super) fn is_sample(path: &str) -> bool {
    let name = file(path);
    let starts = ["foo", "bar", "example", "your-", "my-", "...", "NNN", "XXX", "xxx"];
    shows_path(path)
        || is_stand_in(name.strip_suffix(".md").unwrap_or(name))
        || path.contains("/...")
        || starts.iter().any(|start| name.starts_with(start))
        || matches!(
            name,
            "file.md" | "filename.md" | "name.md" | "path.md" | "x.md" | "X.md" | "y.md" | "document.md"
        )
}

/// Whether a name only says what to put in its place: `category-name`, `list-of-required-skills`.
pub(super) fn is_stand_in(name: &str) -> bool {
    name.ends_with("-name") || name.ends_with("-names") || name.contains("list-of-")
}

/// Whether a path leads through `path/to/`, which stands for any folders.
pub(super) fn shows_path(path: &str) -> bool {
    path.starts_with("path/to/") || path.contains("/path/to/")
}

/// Names that stand for whoever reads.
const ANYBODY: [&str; 8] =
    ["user", "you", "someone", "name", "username", "yourname", "your-name", "your-username"];

/// Whether a path leads to a place on its author's own machine.
pub(super) fn is_authors_own(path: &str) -> bool {
    let path = path.strip_prefix("file://").unwrap_or(path);
    let home = ["/Users/", "/home/", "C:\\Users\\"].into_iter().find_map(|folder| path.strip_prefix(folder));
    home.is_some_and(|home| {
        let person = home.split(['/', '\\']).next().unwrap_or_default();
        !is_placeholder(person) && !ANYBODY.contains(&person)
    })
}

/// Whether nearly every project has a file of that name.
pub(super) fn is_well_known(path: &str) -> bool {
    WELL_KNOWN.contains(&file(path))
}

/// Whether a document is one that a tool reads by itself, with all that it imports.
pub(super) fn is_memory(path: &str) -> bool {
    ["CLAUDE.md", "AGENTS.md", "GEMINI.md", "CLAUDE.local.md"].contains(&file(path))
}

/// Whether a file is one of those that list what lies beside them: "every folder has an INDEX.md".
pub(super) fn is_index(path: &str) -> bool {
    ["INDEX.md", "index.md", "_index.md"].contains(&file(path))
}

/// Whether a file may lie in a folder that holds nothing else yet.
pub(super) fn keeps_folder(path: &str) -> bool {
    file(path).eq_ignore_ascii_case("README.md") || is_index(path)
}

/// Files that runs are known to write, and that nobody ships.
const ARTIFACTS: [&str; 32] = [
    "analysis",
    "architecture",
    "backlog",
    "brief",
    "context",
    "decisions",
    "design",
    "feedback",
    "findings",
    "handoff",
    "implementation-plan",
    "journal",
    "mission",
    "notes",
    "plan",
    "prd",
    "product",
    "progress",
    "project-brief",
    "proposal",
    "report",
    "requirements",
    "research",
    "results",
    "roadmap",
    "scratchpad",
    "spec",
    "status",
    "summary",
    "task",
    "tasks",
    "tech-stack",
];

/// Whether a file is one that runs are known to write: `plan.md`.
pub(super) fn is_artifact(file: &str) -> bool {
    stem(file).is_some_and(|stem| ARTIFACTS.contains(&stem))
}

/// Whether a path is named like a file of the user's project: all capitals, or in a folder that a run fills.
pub(super) fn is_project_file(path: &str) -> bool {
    let name = file(path);
    let stem = name.split('.').next().unwrap_or_default();
    let capitals = stem.len() > 2 && !stem.bytes().any(|byte| byte.is_ascii_lowercase());
    let first = first_folder(path);
    let hidden = first.starts_with('.') && first != ".." && path.contains('/');
    capitals || hidden || is_of_project(path)
}

/// Whether a path leads into a folder that a run fills or that belongs to the user's project.
pub(super) fn is_of_project(path: &str) -> bool {
    path.contains('/') && PROJECT_FOLDERS.contains(&first_folder(path))
}

fn first_folder(path: &str) -> &str {
    path.trim_start_matches("./").trim_start_matches('/').split('/').next().unwrap_or_default()
}

/// Whether a path begins in the folder of an installation: `{root}/`, `${CLAUDE_PLUGIN_ROOT}/`, `.install/`.
pub(super) fn is_installed(path: &str) -> bool {
    const INSTALLATIONS: [&str; 5] = ["root", "plugin", "skill", "install", "home"];
    let first = first_folder(path).to_ascii_lowercase();
    first.starts_with(['.', '$', '{']) && INSTALLATIONS.iter().any(|word| first.contains(word))
}

/// Whether a path begins in a folder that holds the document which names it: `{workflow_path}/`, `{skill-root}/`.
pub(super) fn is_of_holder(path: &str) -> bool {
    const HOLDERS: [&str; 4] = ["workflow", "skill", "install", "module"];
    let first = first_folder(path).to_ascii_lowercase();
    first.starts_with(['$', '{']) && HOLDERS.iter().any(|word| first.contains(word))
}

/// Whether a path begins in the root of an installation, into which all packages go.
pub(super) fn names_root(path: &str) -> bool {
    let first = first_folder(path).to_ascii_lowercase();
    first.starts_with('{') && first.contains("root") && !first.contains("plugin")
}

/// Whether a folder is one that a run fills: below a placeholder that stands for no installation, or a project's.
pub(super) fn is_run_folder(folder: &str) -> bool {
    let first = first_folder(folder);
    let is_installation = is_installed(folder) && !first.to_ascii_lowercase().contains("project");
    !folder.is_empty() && !is_installation && (is_placeholder(folder) || PROJECT_FOLDERS.contains(&first))
}

/// Whether a path leads into a person's or another tool's folder.
pub(super) fn is_foreign(path: &str) -> bool {
    let is_absolute = path.starts_with('/') && !is_project_file(path) && !is_well_known(path);
    path.starts_with("~/") || is_absolute || path.contains(":\\") || path.contains("node_modules/")
}

/// Whether a path begins in the folder of whoever runs the tool.
pub(super) fn is_of_home(path: &str) -> bool {
    ["~/", "$HOME/"].iter().any(|home| path.starts_with(home))
}

/// A path without the folder that an installation puts it in: `~/.claude/`, `$HOME/.codex/`, `{root}/`.
pub(super) fn without_install_prefix(path: &str) -> &str {
    let path = path.strip_prefix("~/").or_else(|| path.strip_prefix("$HOME/")).unwrap_or(path);
    let path = path.strip_prefix("./").unwrap_or(path);
    // `${HOME_OF_KIT:-$HOME/.kit}/x.md`
    if let Some((_, rest)) = path.strip_prefix("${").and_then(|inner| inner.split_once("}/")) {
        return rest;
    }
    match path.split_once('/') {
        Some((first, rest)) if first.starts_with(['.', '$', '{']) => rest,
        _ => path,
    }
}

/// Whether a name is that of something which comes with a tool.
pub(super) fn is_built_in(name: &str) -> bool {
    is_one_of(name, &BUILT_IN)
}
