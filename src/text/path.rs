use std::fmt;

/// The key of a document: a path relative to the library's root, with `/` between its parts.
///
/// A key can never lead out of the library. Refused are empty paths and parts, `.` and `..`, absolute, drive and UNC
/// paths, backslashes, percent escapes, control and invisible characters, schemes, a leading `~`, parts that end in a
/// dot or a space, and the names of Windows devices. Spaces elsewhere, before an extension too, mean the same file on
/// every system and are taken.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentPath(String);

/// Why a path cannot be the key of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum PathError {
    /// The path, or a part between two slashes, is empty.
    Empty,
    /// It begins with a slash, a drive letter or a scheme.
    Absolute,
    /// It begins with `~`.
    Home,
    /// A part is `.` or `..`.
    Relative,
    /// It holds a backslash; separators are `/` on every system.
    Backslash,
    /// It holds a percent escape, which some readers decode and others do not.
    PercentEscape,
    /// It holds a control, bidirectional or invisible character.
    Invisible,
    /// A part ends in a dot or a space, which Windows drops.
    TrailingDotOrSpace,
    /// A part is the name of a Windows device, such as `con` or `nul.md`.
    DeviceName,
    /// It is longer than 1,024 bytes.
    TooLong,
}

impl DocumentPath {
    /// The longest key, in bytes.
    pub const LONGEST: usize = 1024;

    /// Checks `path` and takes it as a key.
    ///
    /// # Errors
    ///
    /// The first reason, from left to right, why the path could lead elsewhere or mean different files on different
    /// systems.
    pub fn new(path: &str) -> Result<Self, PathError> {
        check_whole(path)?;
        path.split('/').try_for_each(check_part)?;
        Ok(Self(path.to_owned()))
    }

    /// The path as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Empty => "the path or one of its parts is empty",
            Self::Absolute => "the path is absolute; give it relative to the library's root",
            Self::Home => "the path begins with `~`; give it relative to the library's root",
            Self::Relative => "the path holds a `.` or `..` part",
            Self::Backslash => "the path holds a backslash; separate its parts by `/`",
            Self::PercentEscape => "the path holds a percent escape",
            Self::Invisible => "the path holds a control or invisible character",
            Self::TrailingDotOrSpace => "a part of the path ends in a dot or a space",
            Self::DeviceName => "a part of the path is the name of a Windows device",
            Self::TooLong => "the path is longer than 1,024 bytes",
        })
    }
}

impl std::error::Error for PathError {}

fn check_whole(path: &str) -> Result<(), PathError> {
    if path.is_empty() {
        return Err(PathError::Empty);
    }
    if path.len() > DocumentPath::LONGEST {
        return Err(PathError::TooLong);
    }
    if path.contains('\\') {
        return Err(PathError::Backslash);
    }
    if path.starts_with('/') || has_scheme(path) {
        return Err(PathError::Absolute);
    }
    if path.starts_with('~') {
        return Err(PathError::Home);
    }
    if has_percent_escape(path) {
        return Err(PathError::PercentEscape);
    }
    if path.chars().any(is_invisible) {
        return Err(PathError::Invisible);
    }
    Ok(())
}

fn check_part(part: &str) -> Result<(), PathError> {
    match part {
        "" => Err(PathError::Empty),
        "." | ".." => Err(PathError::Relative),
        _ if part.ends_with(['.', ' ']) => Err(PathError::TrailingDotOrSpace),
        _ if is_device_name(part) => Err(PathError::DeviceName),
        _ => Ok(()),
    }
}

/// `c:`, `https:`, `file:` … : letters and scheme characters up to a colon before any slash.
fn has_scheme(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    first.split_once(':').is_some_and(|(scheme, _)| {
        scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
            && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    })
}

fn has_percent_escape(path: &str) -> bool {
    path.as_bytes()
        .windows(3)
        .any(|window| window[0] == b'%' && window[1].is_ascii_hexdigit() && window[2].is_ascii_hexdigit())
}

fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
            | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

fn is_device_name(part: &str) -> bool {
    let stem = part.split('.').next().unwrap_or_default().trim_end();
    let is = |name: &str| stem.eq_ignore_ascii_case(name);
    let numbered = || {
        let digit = stem.as_bytes().get(3).is_some_and(u8::is_ascii_digit);
        stem.len() == 4
            && digit
            && stem
                .get(..3)
                .is_some_and(|port| port.eq_ignore_ascii_case("com") || port.eq_ignore_ascii_case("lpt"))
    };
    ["con", "prn", "aux", "nul", "conin$", "conout$"].into_iter().any(is) || numbered()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_relative_paths_are_keys() {
        for path in [
            "a.md",
            "agents/backend-developer.md",
            ".claude/agents/x.md",
            "a b/ü.md",
            "a .md",
            "100%.md",
            "console.md",
        ] {
            assert_eq!(DocumentPath::new(path).unwrap().as_str(), path);
        }
    }

    #[test]
    fn whatever_could_lead_elsewhere_is_refused() {
        let cases = [
            ("", PathError::Empty),
            ("a//b.md", PathError::Empty),
            ("a/", PathError::Empty),
            ("/etc/passwd", PathError::Absolute),
            ("//server/share", PathError::Absolute),
            ("C:/x.md", PathError::Absolute),
            ("c:x.md", PathError::Absolute),
            ("https://x.example/a.md", PathError::Absolute),
            ("~/a.md", PathError::Home),
            ("../a.md", PathError::Relative),
            ("a/./b.md", PathError::Relative),
            ("a\\b.md", PathError::Backslash),
            ("a/%2e%2e/b.md", PathError::PercentEscape),
            ("a\0.md", PathError::Invisible),
            ("a\u{202E}b.md", PathError::Invisible),
            ("a\u{200D}.md", PathError::Invisible),
            ("a./b.md", PathError::TrailingDotOrSpace),
            ("a.md ", PathError::TrailingDotOrSpace),
            ("NUL", PathError::DeviceName),
            ("a/com1.md", PathError::DeviceName),
        ];
        for (path, error) in cases {
            assert_eq!(DocumentPath::new(path), Err(error), "{path:?}");
        }
    }
}
