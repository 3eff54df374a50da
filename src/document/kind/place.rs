use super::Kind;

/// File names that mean the same in every folder. `*` stands for any beginning.
const NAMES: &[(&str, Kind)] = &[
    ("SKILL.md", Kind::Skill),
    ("skill.md", Kind::Skill),
    // Notes for people.
    ("INDEX.md", Kind::Fragment),
    ("CHANGELOG.md", Kind::Fragment),
    ("CODE_OF_CONDUCT.md", Kind::Fragment),
    ("CONTRIBUTING.md", Kind::Fragment),
    ("INSTALL.md", Kind::Fragment),
    ("LICENSE.md", Kind::Fragment),
    ("SECURITY.md", Kind::Fragment),
    // Files that tools read at the head of every conversation.
    ("AGENTS.md", Kind::Standard),
    ("AGENTS.override.md", Kind::Standard),
    ("CLAUDE.md", Kind::Standard),
    ("CLAUDE.local.md", Kind::Standard),
    ("GEMINI.md", Kind::Standard),
    ("QWEN.md", Kind::Standard),
    ("WARP.md", Kind::Standard),
    ("CONVENTIONS.md", Kind::Standard),
    ("copilot-instructions.md", Kind::Standard),
    ("global_rules.md", Kind::Standard),
    (".clinerules", Kind::Standard),
    (".cursorrules", Kind::Standard),
    (".goosehints", Kind::Standard),
    (".rules", Kind::Standard),
    (".windsurfrules", Kind::Standard),
    // Files that a tool tells by their ending.
    ("*.agent.md", Kind::Agent),
    ("*.agent.yaml", Kind::Agent),
    ("*.chatmode.md", Kind::Agent),
    ("*.prompt.md", Kind::Command),
    ("*.instructions.md", Kind::Standard),
    ("*.mdc", Kind::Standard),
];

/// Folders of a tool's own folder, as in `.claude/commands`, with all that is below them.
const TOOL_FOLDERS: &[(&str, Kind)] = &[
    ("agents", Kind::Agent),
    ("agent", Kind::Agent),
    ("chatmodes", Kind::Agent),
    ("droids", Kind::Agent),
    ("output-styles", Kind::Agent),
    ("commands", Kind::Command),
    ("command", Kind::Command),
    ("prompts", Kind::Command),
    ("workflows", Kind::Command),
    ("checks", Kind::Standard),
    ("guidance", Kind::Standard),
    ("instructions", Kind::Standard),
    ("rules", Kind::Standard),
    ("steering", Kind::Standard),
];

/// Folders anywhere. Of several around a file, the innermost counts.
const FOLDERS: &[(&str, Kind)] = &[
    ("agents", Kind::Agent),
    ("chatmodes", Kind::Agent),
    ("output-styles", Kind::Agent),
    ("personas", Kind::Agent),
    ("subagents", Kind::Agent),
    ("commands", Kind::Command),
    ("slash-commands", Kind::Command),
    ("tasks", Kind::Command),
    (".clinerules", Kind::Standard),
    (".ruler", Kind::Standard),
    ("conventions", Kind::Standard),
    ("guidelines", Kind::Standard),
    ("instructions", Kind::Standard),
    ("policies", Kind::Standard),
    ("rules", Kind::Standard),
    ("standards", Kind::Standard),
    ("steering", Kind::Standard),
    ("assets", Kind::Fragment),
    ("checklists", Kind::Fragment),
    ("contexts", Kind::Fragment),
    ("examples", Kind::Fragment),
    ("partials", Kind::Fragment),
    ("reference", Kind::Fragment),
    ("references", Kind::Fragment),
    ("resources", Kind::Fragment),
    ("scripts", Kind::Fragment),
    ("skills", Kind::Fragment),
    ("templates", Kind::Fragment),
    ("workflows", Kind::Fragment),
];

/// Last words of a file's stem.
const STEMS: &[(&str, Kind)] = &[
    ("agent", Kind::Agent),
    ("persona", Kind::Agent),
    ("best-practices", Kind::Standard),
    ("coding-style", Kind::Standard),
    ("conventions", Kind::Standard),
    ("guidelines", Kind::Standard),
    ("principles", Kind::Standard),
    ("rules", Kind::Standard),
    ("standard", Kind::Standard),
    ("standards", Kind::Standard),
    ("style-guide", Kind::Standard),
    ("tech-stack", Kind::Standard),
    ("skill", Kind::Skill),
    ("skills", Kind::Skill),
    ("checklist", Kind::Fragment),
    ("template", Kind::Fragment),
];

/// The kind that the path of a document tells: its name first, then the folder of a tool around it, then the innermost
/// folder that tells anything, then the end of its stem.
pub(super) fn kind(path: &str) -> Option<Kind> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    by_name(name).or_else(|| by_tool_folder(folders)).or_else(|| by_folder(folders)).or_else(|| by_stem(name))
}

fn by_name(name: &str) -> Option<Kind> {
    let matches = |pattern: &str| match pattern.strip_prefix('*') {
        Some(end) => name.len() > end.len() && name.ends_with(end),
        None => name == pattern,
    };
    let listed = NAMES.iter().find(|(pattern, _)| matches(pattern)).map(|&(_, kind)| kind);
    listed.or_else(|| is_readme(name).then_some(Kind::Fragment))
}

/// `README.md`, and `readme.zh-CN.md` just as well.
fn is_readme(name: &str) -> bool {
    let (start, end) = (name.get(..6).unwrap_or_default(), name.get(6..).unwrap_or_default());
    start.eq_ignore_ascii_case("readme") && end.starts_with(['.', '-', '_'])
}

fn by_tool_folder(folders: &str) -> Option<Kind> {
    let below = folders.split('/').skip(1);
    let mut pairs = folders.split('/').zip(below).filter(|(tool, _)| tool.starts_with('.'));
    pairs.find_map(|(_, folder)| listed(TOOL_FOLDERS, folder))
}

fn by_folder(folders: &str) -> Option<Kind> {
    // A file that lies in `skills` itself is a skill; below it, in a skill's own folder, only `SKILL.md` is.
    if folders == "skills" || folders.ends_with("/skills") {
        return Some(Kind::Skill);
    }
    folders.rsplit('/').find_map(|folder| {
        let rules = folder.starts_with("rules-").then_some(Kind::Standard);
        listed(FOLDERS, folder).or(rules)
    })
}

fn by_stem(name: &str) -> Option<Kind> {
    let stem = name.split('.').next().unwrap_or_default();
    let ends = |word: &str| {
        let before = stem.strip_suffix(word);
        before.is_some_and(|before| before.is_empty() || before.ends_with(['-', '_', ' ']))
    };
    STEMS.iter().find(|(word, _)| ends(word)).map(|&(_, kind)| kind)
}

fn listed(table: &[(&str, Kind)], name: &str) -> Option<Kind> {
    let name = without_language(name);
    table.iter().find(|(listed, _)| *listed == name).map(|&(_, kind)| kind)
}

/// The name of a folder without the language that it ends in: `agents-zh-CN` holds agents.
fn without_language(name: &str) -> &str {
    let Some((before, language)) = name.split_once('-') else { return name };
    let is_language = match language.as_bytes() {
        [one, two] => one.is_ascii_lowercase() && two.is_ascii_lowercase(),
        [one, two, b'-' | b'_', three, four] => {
            [one, two].iter().all(|letter| letter.is_ascii_lowercase())
                && [three, four].iter().all(|letter| letter.is_ascii_uppercase())
        }
        _ => false,
    };
    if is_language { before } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_count_in_every_folder() {
        let cases = [
            (".claude/skills/pdf/SKILL.md", Kind::Skill),
            ("agents/README.md", Kind::Fragment),
            (".claude/commands/readme.zh-CN.md", Kind::Fragment),
            ("standards/CHANGELOG.md", Kind::Fragment),
            ("packages/web/AGENTS.md", Kind::Standard),
            ("agents/CLAUDE.md", Kind::Standard),
            (".github/copilot-instructions.md", Kind::Standard),
            ("instructions/rust.instructions.md", Kind::Standard),
            ("x/reviewer.agent.md", Kind::Agent),
            (".github/chatmodes/plan.chatmode.md", Kind::Agent),
            ("docs/explain.prompt.md", Kind::Command),
            ("agents/style.mdc", Kind::Standard),
        ];
        for (path, expected) in cases {
            assert_eq!(kind(path), Some(expected), "{path}");
        }
    }

    #[test]
    fn the_folder_of_a_tool_counts_before_what_is_below_it() {
        let cases = [
            (".claude/commands/agents/spawn.md", Kind::Command),
            (".claude/agents/templates/base.md", Kind::Agent),
            ("app/.cursor/rules/testing/unit.md", Kind::Standard),
            (".windsurf/workflows/release.md", Kind::Command),
            (".agents/checks/names.md", Kind::Standard),
            (".kiro/steering/product.md", Kind::Standard),
            (".devin/agents/x/AGENT.md", Kind::Agent),
            (".kiro/agents/backend.json", Kind::Agent),
            (".codex/agents/reviewer.toml", Kind::Agent),
            (".claude/output-styles/terse.md", Kind::Agent),
        ];
        for (path, expected) in cases {
            assert_eq!(kind(path), Some(expected), "{path}");
        }
    }

    #[test]
    fn of_other_folders_the_innermost_counts() {
        let cases = [
            ("agents/backend.md", Kind::Agent),
            ("plugins/x/agents/deep/backend.md", Kind::Agent),
            ("pack/agents-zh-CN/backend.md", Kind::Agent),
            ("skills/creator/agents/grader.md", Kind::Agent),
            ("agents/templates/base.md", Kind::Fragment),
            ("skills/pdf/references/forms.md", Kind::Fragment),
            (".claude/skills/pdf/forms.md", Kind::Fragment),
            ("skills/backend-skills.md", Kind::Skill),
            ("commands/plan/first.md", Kind::Command),
            ("standards/critical-paths/search.md", Kind::Standard),
            (".roo/rules-debug/cli.md", Kind::Standard),
            ("profiles/default/workflows/plan.md", Kind::Fragment),
        ];
        for (path, expected) in cases {
            assert_eq!(kind(path), Some(expected), "{path}");
        }
    }

    #[test]
    fn the_stem_counts_where_no_folder_tells() {
        assert_eq!(kind("backend-standards.md"), Some(Kind::Standard));
        assert_eq!(kind("docs/tech-stack.md"), Some(Kind::Standard));
        assert_eq!(kind("backend-skills.md"), Some(Kind::Skill));
        assert_eq!(kind("review_agent.md"), Some(Kind::Agent));
        assert_eq!(kind("skill-template.md"), Some(Kind::Fragment));
        for path in ["backend.md", "reagent.md", "docs/notes.md", "a.b", "agents.d/x.md"] {
            assert_eq!(kind(path), None, "{path}");
        }
    }
}
