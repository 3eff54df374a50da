//! Paths as references write them, against paths as the library keys them.

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

/// Whether `path` lies in `folder`; everything lies in the root.
pub(super) fn lies_in(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// The language folder of a path: `docs/zh-CN/agents/x.md` is in `zh-CN`.
pub(super) fn locale(path: &str) -> Option<&str> {
    folder(path).split('/').find(|part| is_locale(part))
}

fn is_locale(part: &str) -> bool {
    let bytes = part.as_bytes();
    let language = bytes.len() >= 2 && bytes[..2].iter().all(u8::is_ascii_lowercase);
    match bytes.len() {
        2 => language && LANGUAGES.contains(&part),
        5 => language && matches!(bytes[2], b'-' | b'_') && bytes[3..].iter().all(u8::is_ascii_uppercase),
        _ => false,
    }
}

/// Languages that prompts are translated into; other two letters are too often an abbreviation.
const LANGUAGES: [&str; 18] = [
    "ar", "cn", "de", "en", "es", "fr", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "tr", "vi",
    "zh",
];

/// Whether a file may be linked by its name alone from a document at `from`.
pub(super) fn is_public(target: &str, from: &str) -> bool {
    let hidden = folder(target)
        .split('/')
        .scan(0, |end, part| {
            *end += part.len() + 1;
            Some((part, *end - 1))
        })
        .filter(|(part, _)| matches!(*part, "templates" | "examples" | "fixtures" | "tests"))
        .any(|(_, end)| !lies_in(from, &target[..end]));
    let foreign_skill = skill_root(target).is_some_and(|root| !lies_in(from, root));
    !hidden && !foreign_skill && lies_in(from, package(target))
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
    fn files_of_another_package_are_not_public() {
        assert!(is_public("standards/backend.md", "agents/a.md"));
        assert!(is_public("standards/backend.md", "plugins/x/agents/a.md"));
        assert!(!is_public("plugins/x/standards/backend.md", "agents/a.md"));
        assert!(!is_public("templates/a.md", "agents/a.md"));
        assert!(is_public("templates/a.md", "templates/b.md"));
        assert!(!is_public("skills/x/references/y.md", "skills/z/SKILL.md"));
    }
}
