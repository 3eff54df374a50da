use super::{Kind, content, key, place};
use crate::document::frontmatter::Frontmatter;
use crate::document::section::Sections;

/// Tells the kind of a document.
///
/// What the frontmatter says counts first: the kind itself, or a key that only one kind has. Then comes the path, which
/// most collections keep in order, then what the keys of the frontmatter make likely, then the content. Whatever is
/// left is a fragment. A folder of parts may hold commands as well: their titles say how they are typed.
pub(crate) fn tell(path: &str, frontmatter: Option<&Frontmatter>, text: &str, sections: &Sections) -> Kind {
    let body = frontmatter.map_or(text, |frontmatter| &text[frontmatter.span.end as usize..]);
    frontmatter
        .and_then(key::decisive)
        .or_else(|| place::kind(path).filter(|kind| *kind != Kind::Fragment))
        .or_else(|| content::typed(text, sections))
        .or_else(|| place::kind(path))
        .or_else(|| frontmatter.and_then(key::likely))
        .or_else(|| content::identity(body))
        .or_else(|| content::title(text, sections))
        .or_else(|| content::arguments(body))
        .unwrap_or(Kind::Fragment)
}

#[cfg(test)]
mod tests {
    use crate::document::{Document, Kind, Options};
    use crate::text::DocumentPath;

    fn kind(path: &str, text: &str) -> Kind {
        Document::read(DocumentPath::new(path).unwrap(), text.to_owned(), Options::default()).kind()
    }

    #[test]
    fn what_the_frontmatter_says_counts_before_the_path() {
        assert_eq!(kind("agents/x.md", "---\nkind: Standard\n---\n"), Kind::Standard);
        assert_eq!(kind("agents/x.md", "---\nglobs: *.ts\n---\n"), Kind::Standard);
        assert_eq!(
            kind("agents/x.md", "---\nkind: local\n---\n"),
            Kind::Agent,
            "a word that is no kind says nothing"
        );
        assert_eq!(kind("x.md", "---\ninclusion: fileMatch\n---\n"), Kind::Standard);
        assert_eq!(kind("rules/x.md", "---\nmode: subagent\n---\n"), Kind::Agent);
    }

    #[test]
    fn the_path_counts_before_what_is_only_likely() {
        assert_eq!(
            kind("skills/a/SKILL.md", "---\nallowed-tools: Read\n---\nYou are a clerk.\n"),
            Kind::Skill
        );
        assert_eq!(kind("commands/a.md", "---\ntools: Read\n---\nYou are a clerk.\n"), Kind::Command);
        assert_eq!(kind("style/a.mdc", "You are a clerk.\n"), Kind::Standard);
    }

    #[test]
    fn keys_and_content_decide_where_the_path_does_not() {
        assert_eq!(kind("a.md", "---\nname: a\ntools: Read\n---\n"), Kind::Agent);
        assert_eq!(kind("a.md", "---\nargument-hint: [x]\n---\nYou are a clerk.\n"), Kind::Command);
        assert_eq!(kind("a.md", "# Clerk\n\nYou are a clerk.\n"), Kind::Agent);
        assert_eq!(kind("a.md", "# Clerk Agent (v2)\n\nFiles papers.\n"), Kind::Agent);
        assert_eq!(kind("a.md", "# Filing: Best Practices\n"), Kind::Standard);
        assert_eq!(kind("a.md", "# Reagent\n\nFile $ARGUMENTS.\n"), Kind::Command);
        assert_eq!(kind("a.md", "# Notes\n\nSome.\n"), Kind::Fragment);
        assert_eq!(kind("kit/workflows/sort.md", "# /sort - Sorts\n"), Kind::Command);
        assert_eq!(kind("kit/workflows/sort.md", "# / and more\n"), Kind::Fragment);
        assert_eq!(kind("agents/sort.md", "# /sort\n"), Kind::Agent);
        assert_eq!(kind("a.md", ""), Kind::Fragment);
    }
}
