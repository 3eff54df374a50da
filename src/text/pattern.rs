//! Globs of paths.

/// Whether a text stands for several paths.
pub(crate) fn is_glob(text: &str) -> bool {
    text.contains(['*', '?']) || split_choice(text).is_some()
}

/// Whether a glob takes a path: `?` is a character and `*` any characters of one part of it, `**/` any parts or none,
/// `**` anything, and `{a,b}` one of several.
pub(crate) fn matches(glob: &str, path: &str) -> bool {
    let path: Vec<char> = path.chars().collect();
    // Which beginnings of the path the glob so far takes, by their length.
    let mut taken = vec![false; path.len() + 1];
    taken[0] = true;
    let mut rest = glob;
    while let Some((before, choices, after)) = split_choice(rest) {
        taken = after_all(before, taken, &path);
        let of_choice = |choice: &str| after_all(choice, taken.clone(), &path);
        taken = choices.split(',').map(of_choice).reduce(either).unwrap_or_default();
        rest = after;
    }
    after_all(rest, taken, &path)[path.len()]
}

/// The first alternatives of a glob, `{a,b}`, with what stands before and after them.
pub(crate) fn split_choice(glob: &str) -> Option<(&str, &str, &str)> {
    let (mut from, mut open) = (0, None);
    for (at, sign) in glob.char_indices() {
        match sign {
            '{' => (from, open) = (at + 1, Some(at)),
            '}' => match open.take() {
                Some(open) if glob[from..at].contains(',') => {
                    return Some((&glob[..open], &glob[from..at], &glob[at + 1..]));
                }
                _ => {}
            },
            _ => {}
        }
    }
    None
}

fn either(mut one: Vec<bool>, other: Vec<bool>) -> Vec<bool> {
    one.iter_mut().zip(other).for_each(|(one, other)| *one |= other);
    one
}

/// What a glob without alternatives takes after what was taken before it.
fn after_all(mut glob: &str, mut taken: Vec<bool>, path: &[char]) -> Vec<bool> {
    while let Some((sign, length)) = first_sign(glob) {
        taken = after(&sign, &taken, path);
        glob = &glob[length..];
    }
    taken
}

enum Sign {
    Letter(char),
    Any,
    Part,
    Parts,
    Rest,
}

fn first_sign(glob: &str) -> Option<(Sign, usize)> {
    let signs = [("**/", Sign::Parts), ("**", Sign::Rest), ("*", Sign::Part), ("?", Sign::Any)];
    for (text, sign) in signs {
        if glob.starts_with(text) {
            return Some((sign, text.len()));
        }
    }
    glob.chars().next().map(|letter| (Sign::Letter(letter), letter.len_utf8()))
}

fn after(sign: &Sign, before: &[bool], path: &[char]) -> Vec<bool> {
    let mut taken = vec![false; before.len()];
    let mut is_open = false;
    for at in 0..before.len() {
        let last = at.checked_sub(1).map(|last| path[last]);
        let goes_on = at > 0 && taken[at - 1];
        taken[at] = match sign {
            Sign::Letter(letter) => last == Some(*letter) && before[at - 1],
            Sign::Any => last.is_some_and(|last| last != '/') && before[at - 1],
            Sign::Part => before[at] || goes_on && last != Some('/'),
            Sign::Parts => before[at] || is_open && last == Some('/'),
            Sign::Rest => before[at] || goes_on,
        };
        is_open |= before[at];
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn globs_take_what_they_say() {
        let taken = [
            ("standards/*.md", "standards/backend.md"),
            ("**/backend.md", "backend.md"),
            ("**/backend.md", "a/b/backend.md"),
            ("a/**", "a/b/c.md"),
            ("a/**/c.md", "a/c.md"),
            ("?.md", "é.md"),
            ("*", "x.md"),
            ("a/{b,c-*}.md", "a/b.md"),
            ("a/{b,c-*}.md", "a/c-d.md"),
            ("{a,b}/{c,d}.md", "b/c.md"),
            ("x{,y}.md", "x.md"),
            ("{a}/{b.md", "{a}/{b.md"),
            ("", ""),
        ];
        for (glob, path) in taken {
            assert!(matches(glob, path), "{glob} {path}");
        }
        let not_taken = [
            ("standards/*.md", "standards/deep/backend.md"),
            ("**/backend.md", "not-backend.md"),
            ("a/**", "b/a/c.md"),
            ("?.md", "/.md"),
            ("*.md", "x.mdc"),
            ("a/{b,c}.md", "a/d.md"),
            ("a/{b,c}.md", "a/bc.md"),
            ("", "x"),
        ];
        for (glob, path) in not_taken {
            assert!(!matches(glob, path), "{glob} {path}");
        }
    }
}
