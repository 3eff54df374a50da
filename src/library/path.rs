//! Paths as references write them, against paths as the library keys them.

use crate::document::stem;

/// The folder of a path; empty at the root.
pub(super) fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The file name of a path.
pub(super) fn file(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

/// Joins `relative` to `folder`, resolving `.` and `..`; nothing where that leads out of the library.
pub(super) fn join(folder: &str, relative: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// A path without the percent escapes of URLs; nothing where what they stand for is no text.
pub(super) fn unescaped(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut parts = path.split('%');
    bytes.extend_from_slice(parts.next().unwrap_or_default().as_bytes());
    for part in parts {
        let digits = part.get(..2).filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
        let code = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.extend(code.or(Some(b'%')));
        bytes.extend_from_slice(&part.as_bytes()[if code.is_some() { 2 } else { 0 }..]);
    }
    String::from_utf8(bytes).ok()
}

/// Whether a path with `..` leads out of the library from `folder`.
pub(super) fn escapes(folder: &str, relative: &str) -> bool {
    relative.starts_with("..") && join(folder, relative).is_none()
}

/// How many leading folders two paths share.
pub(super) fn shared_folders(one: &str, other: &str) -> usize {
    folder(one)
        .split('/')
        .zip(folder(other).split('/'))
        .take_while(|(one, other)| one == other && !one.is_empty())
        .count()
}

/// The folders that hold prompts by kind; what lies above them is a package.
const KIND_FOLDERS: [&str; 20] = [
    "agents",
    "subagents",
    "commands",
    "skills",
    "standards",
    "rules",
    "prompts",
    "instructions",
    "workflows",
    "templates",
    "references",
    "reference",
    "docs",
    "tasks",
    "checklists",
    "data",
    "droids",
    "chatmodes",
    "steering",
    "hooks",
];

/// How many of them hold the prompts themselves, and not what these bring along.
const PROMPTS: usize = 9;

/// Whether a folder of that name holds prompts of one kind.
pub(super) fn holds_prompts(name: &str) -> bool {
    KIND_FOLDERS[..PROMPTS].contains(&name)
}

/// The folder of the package that a document belongs to: what lies above its first folder of prompts.
pub(super) fn package(path: &str) -> &str {
    let mut end = 0;
    for part in folder(path).split('/') {
        if KIND_FOLDERS.contains(&part) || part.starts_with('.') && !part.is_empty() {
            return path[..end].trim_end_matches('/');
        }
        end += part.len() + 1;
    }
    folder(path)
}

/// The folder of the tool that a document is for: `.claude` of `.claude/agents/a.md`.
pub(super) fn tool_folder(path: &str) -> Option<&str> {
    folder(path).split('/').find(|part| part.len() > 1 && part.starts_with('.'))
}

/// Whether the file of instructions at `from` is one that a tool reads beside the folder in which `target` lies:
/// `CLAUDE.md` beside `.claude/`.
pub(super) fn is_of_tool(target: &str, from: &str) -> bool {
    let tool = tool_folder(target).and_then(|folder| folder.strip_prefix('.'));
    tool.is_some_and(|tool| stem(file(from)).is_some_and(|stem| stem.eq_ignore_ascii_case(tool)))
}

/// The folders that hold packages, whatever these hold.
const PACKAGE_FOLDERS: [&str; 6] = ["plugins", "packages", "modules", "extensions", "bundles", "commands"];

/// The names of the packages that a path lies in: folders that hold one of prompts, or lie where packages do.
pub(super) fn packages(path: &str) -> impl Iterator<Item = &str> {
    let names = || folder(path).split('/');
    let outer = std::iter::once("").chain(names());
    let inner = names().skip(1).chain(std::iter::once(""));
    outer.zip(names()).zip(inner).filter_map(|((outer, name), inner)| {
        let holds_prompts = KIND_FOLDERS[..PROMPTS].contains(&inner) || inner.starts_with('.');
        (!name.is_empty() && !name.starts_with('.') && (holds_prompts || PACKAGE_FOLDERS.contains(&outer)))
            .then_some(name)
    })
}

/// The namespace before the full stop of a file's name: `kit` of `commands/kit.plan.md`.
pub(super) fn dotted_namespace(path: &str) -> Option<&str> {
    const SUFFIXES: [&str; 4] = [".agent", ".prompt", ".instructions", ".chatmode"];
    let name = stem(file(path))?;
    let name = SUFFIXES.iter().find_map(|suffix| name.strip_suffix(suffix)).unwrap_or(name);
    let (namespace, _) = name.split_once('.').filter(|(namespace, _)| !namespace.is_empty())?;
    KIND_FOLDERS[..PROMPTS].contains(&file(folder(path))).then_some(namespace)
}

/// The folder of the skill whose own files a path belongs to: `skills/x/references/y.md` is a part of `skills/x`.
pub(super) fn skill_root(path: &str) -> Option<&str> {
    let parts: Vec<&str> = path.split('/').collect();
    let at = parts.iter().rposition(|part| *part == "skills")?;
    let is_part = parts.len() > at + 2 && parts.last() != Some(&"SKILL.md");
    is_part.then(|| {
        let length: usize = parts[..at + 2].iter().map(|part| part.len() + 1).sum();
        &path[..length - 1]
    })
}

/// Whether a document tells what was, and is no more.
pub(super) fn is_changelog(path: &str) -> bool {
    let name = file(path);
    ["CHANGELOG", "changelog", "RELEASE_NOTES", "HISTORY"].iter().any(|start| name.starts_with(start))
}

/// Whether `target` lies in a package that has nothing to do with the one that `from` lies in.
pub(super) fn is_of_other_package(target: &str, from: &str) -> bool {
    let package = package(target);
    let first = |path| folder(path).split('/').next().unwrap_or_default();
    let shares = first(target) == first(from) && !PACKAGE_FOLDERS.contains(&first(target));
    !package.is_empty() && !lies_in(from, package) && !shares && !are_of_one_shelf(target, from)
}

/// Whether two documents lie in folders side by side that are named by topic, `design/` and `testing/`, and hold prompts
/// without a folder for each kind.
fn are_of_one_shelf(one: &str, other: &str) -> bool {
    let (shelf, beside) = (folder(one), folder(other));
    let is_topic = |path: &str, folder: &str| !folder.is_empty() && package(path) == folder;
    is_topic(one, shelf) && is_topic(other, beside) && folder(shelf) == folder(beside)
}

/// Whether `path` lies in `folder`; everything lies in the root.
pub(super) fn lies_in(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The language of a path: `docs/zh-CN/agents/x.md` and `agents-zh-CN/x.md` are in `zh-CN`, as is `x.zh-CN.md`.
pub(super) fn locale(path: &str) -> Option<&str> {
    let of_file = || locale_at_end(stem(file(path))?, &['.', '_']);
    folder(path).split('/').find_map(|part| locale_at_end(part, &['-', '_', '.'])).or_else(of_file)
}

/// The language that a part of a path is, or ends in after one of these signs.
fn locale_at_end<'a>(part: &'a str, signs: &[char]) -> Option<&'a str> {
    [5, 2].into_iter().find_map(|length| {
        let (before, end) = part.split_at_checked(part.len().checked_sub(length)?)?;
        ((before.is_empty() || before.ends_with(signs)) && is_locale(end)).then_some(end)
    })
}

fn is_locale(part: &str) -> bool {
    let bytes = part.as_bytes();
    match bytes.len() {
        2 => LANGUAGES.contains(&part),
        5 => {
            bytes[..2].iter().all(u8::is_ascii_lowercase)
                && matches!(bytes[2], b'-' | b'_')
                && bytes[3..].iter().all(u8::is_ascii_uppercase)
        }
        _ => false,
    }
}

/// Languages that prompts are translated into; other two letters are too often an abbreviation.
const LANGUAGES: [&str; 18] = [
    "ar", "cn", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "vi",
    "zh",
];

/// Whether a file may be linked by its name alone from a document at `from`.
pub(crate) fn is_public(target: &str, from: &str) -> bool {
    // Of many files with one name, nearly all are another package's.
    lies_in(from, package(target))
        && skill_root(target).is_none_or(|root| lies_in(from, root))
        && !is_set_apart_by_use(target, from)
}

/// Whether a document lies among templates, examples or tests that `from` has nothing to do with.
pub(super) fn is_set_apart_by_use(target: &str, from: &str) -> bool {
    is_set_apart(target, from, &["templates", "examples", "fixtures", "tests"])
}

/// The folders above a folder, the nearest first; not the root.
pub(super) fn above(mut inner: &str) -> impl Iterator<Item = &str> {
    std::iter::from_fn(move || {
        inner = folder(inner);
        (!inner.is_empty()).then_some(inner)
    })
}

/// The folders of a package that would hold its prompts by kind.
pub(super) fn prompt_folders(package: &str) -> impl Iterator<Item = String> {
    KIND_FOLDERS[..PROMPTS].iter().map(move |kind| [package, "/", kind].concat())
}

/// Whether a file's name is made of several words, so that it is hardly another file's by accident: `unit-tests.md`,
/// `UnitTests.md`.
pub(super) fn is_distinct(file: &str) -> bool {
    let name = stem(file).unwrap_or(file).as_bytes();
    let joins = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
    name.contains(&b'-') || name.contains(&b'_') || name.windows(2).any(joins)
}

/// Whether a document lies in one of these folders and `from` does not. A folder that holds a whole set of prompts, as
/// `templates/.claude/agents/` does, is where they are kept, and sets nothing apart.
pub(super) fn is_set_apart(target: &str, from: &str, folders: &[&str]) -> bool {
    let mut end = 0;
    let parts: Vec<&str> = folder(target).split('/').collect();
    parts.iter().enumerate().any(|(at, part)| {
        end += part.len() + 1;
        // Whoever says "plan-template.md" wants the template.
        if part.strip_suffix('s').is_some_and(|kind| file(target).contains(kind)) {
            return false;
        }
        let keeps_prompts = *part == "templates"
            && parts[at + 1..]
                .iter()
                .any(|part| KIND_FOLDERS[..PROMPTS].contains(part) || part.starts_with('.'));
        folders.contains(part) && !keeps_prompts && !lies_in(from, &target[..end - 1])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joins_stay_inside_the_library() {
        assert_eq!(join("a/b", "../c.md").as_deref(), Some("a/c.md"));
        assert_eq!(join("a", "./x/./y.md").as_deref(), Some("a/x/y.md"));
        assert_eq!(join("a", "../../x.md"), None);
        assert!(escapes("a", "../../x.md"));
        assert!(!escapes("a/b", "../../x.md"));
    }

    #[test]
    fn escapes_of_urls_are_read() {
        assert_eq!(unescaped("c%23.md").as_deref(), Some("c#.md"));
        assert_eq!(unescaped("%C3%A9 100%.md").as_deref(), Some("é 100%.md"));
        assert_eq!(unescaped("%FF.md"), None);
    }

    #[test]
    fn packages_end_above_their_folders_of_prompts() {
        assert_eq!(package("plugins/x/agents/a.md"), "plugins/x");
        assert_eq!(package(".claude/agents/a.md"), "");
        assert_eq!(package("agents/a.md"), "");
        assert_eq!(package("a.md"), "");
        assert_eq!(package("pack/a.md"), "pack");
        assert_eq!(skill_root("skills/x/references/y.md"), Some("skills/x"));
        assert_eq!(skill_root("skills/x/SKILL.md"), None);
    }

    #[test]
    fn packages_hold_prompts_or_lie_where_packages_do() {
        let named = |path| packages(path).collect::<Vec<_>>();
        assert_eq!(named("plugins/x/agents/a.md"), ["x"]);
        assert_eq!(named("team/.claude/agents/core/a.md"), ["team"]);
        assert_eq!(named("commands/gsd/a.md"), ["gsd"]);
        assert_eq!(named("src/core/a.md"), [""; 0]);
    }

    #[test]
    fn languages_are_folders_or_ends_of_names() {
        assert_eq!(locale("docs/zh-CN/agents/a.md"), Some("zh-CN"));
        assert_eq!(locale(".claude/agents-zh-CN/a.md"), Some("zh-CN"));
        assert_eq!(locale("skills-en/a/SKILL.md"), Some("en"));
        assert_eq!(locale("README_ko.md"), Some("ko"));
        assert_eq!(locale("CLAUDE.ja.md"), Some("ja"));
        assert_eq!(locale("agents/user-id.md"), None);
        assert_eq!(locale("agents/a.md"), None);
    }

    #[test]
    fn files_of_another_package_are_not_public() {
        assert!(is_public("standards/backend.md", "agents/a.md"));
        assert!(is_public("standards/backend.md", "plugins/x/agents/a.md"));
        assert!(!is_public("plugins/x/standards/backend.md", "agents/a.md"));
        assert!(!is_public("templates/a.md", "agents/a.md"));
        assert!(is_public("templates/a.md", "templates/b.md"));
        assert!(!is_public("skills/x/references/y.md", "skills/z/SKILL.md"));
        assert!(is_public("templates/.claude/rules/r.md", "README.md"));
        assert!(!is_public("tests/fixtures/agents/a.md", "agents/b.md"));
    }
}
