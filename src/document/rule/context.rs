use crate::text::Span;

/// A marker in its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'t> {
    text: &'t str,
    /// The first byte of the block.
    block: u32,
    statement: Span,
    marker: Span,
}

/// How far a marker looks around, in bytes; what is further away has no say, and time stays linear.
const WINDOW: usize = 240;

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str, block: Span, statement: Span, marker: Span) -> Self {
        Self { text, block: block.start, statement, marker }
    }

    /// The marker as written.
    pub(super) fn marker(&self) -> &'t str {
        self.marker.of(self.text)
    }

    /// The line up to the marker, and the lines above where it goes on a sentence of theirs.
    pub(super) fn before(&self) -> &'t str {
        let first = if self.continues() { self.block } else { self.statement.start };
        let start = self.marker.start.saturating_sub(WINDOW as u32).max(first) as usize;
        let start = (start..=self.marker.start as usize).find(|&at| self.text.is_char_boundary(at));
        self.text.get(start.unwrap_or_default()..self.marker.start as usize).unwrap_or_default()
    }

    /// The line from the end of the marker on.
    pub(super) fn after(&self) -> &'t str {
        let limit = (self.marker.end as usize + WINDOW).min(self.statement.end as usize);
        let start = self.marker.end as usize;
        let end = (start..=limit.max(start)).rev().find(|&at| self.text.is_char_boundary(at));
        self.text.get(start..end.unwrap_or(start)).unwrap_or_default()
    }

    /// Whether the line goes on a sentence of the line above, as in hard-wrapped prose.
    fn continues(&self) -> bool {
        let wrapped = self.block < self.statement.start;
        wrapped && self.text[self.statement.range()].starts_with(|sign: char| !sign.is_uppercase())
    }

    /// The clause up to the marker: what follows the last mark that parts clauses.
    pub(super) fn clause(&self) -> &'t str {
        let before = self.before();
        let end = before.char_indices().rev().find(|&(at, sign)| parts_clauses(before, at, sign));
        end.map_or(before, |(at, sign)| &before[at + sign.len_utf8()..])
    }

    /// The word before the marker, in the same clause.
    pub(super) fn previous(&self) -> &'t str {
        words(self.clause()).next_back().unwrap_or_default()
    }

    /// The word after the marker.
    pub(super) fn next(&self) -> &'t str {
        words(self.after()).next().unwrap_or_default()
    }

    /// The first word of the marker's sentence.
    pub(super) fn sentence_start(&self) -> &'t str {
        let before = self.before();
        let start = before.rfind(['.', '!', '?', ':', ';']).map_or(0, |end| end + 1);
        words(&before[start..]).next().unwrap_or_default()
    }

    /// What the marker is the label of: the line after a colon or dash that follows it directly.
    pub(super) fn label(&self) -> Option<&'t str> {
        let after = self.after().trim_start_matches(['*', '_', ' ', '!', ')']);
        let content = after.strip_prefix([':', '—', '–']).or_else(|| after.strip_prefix("- "))?;
        Some(content.trim_matches(['*', '_', ' ', '\t']))
    }

    /// Whether the marker begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.marker().starts_with(char::is_uppercase)
    }

    /// Whether a bracket opens directly before the marker.
    pub(super) fn is_bracketed(&self) -> bool {
        self.before().trim_end_matches(['*', '_']).ends_with(['(', '['])
    }

    /// Whether the marker is in capitals.
    pub(super) fn is_shouted(&self) -> bool {
        is_shouted(self.marker())
    }

    /// Whether the marker is a part of a name: `always-on`, `never_cache`, `must.js`.
    pub(super) fn is_in_name(&self) -> bool {
        let joins = |sign: &u8| b"-_/.@#$\\=".contains(sign);
        let mut before = self.before().bytes().rev();
        let mut after = self.after().bytes();
        let in_tag = self.before().ends_with(['<', '{', '$']);
        let joined_before = before.next().is_some_and(|sign| joins(&sign) && is_letter(before.next()));
        let joined_after = after.next().is_some_and(|sign| joins(&sign) && is_letter(after.next()));
        in_tag || joined_before || joined_after
    }
}

fn is_letter(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric())
}

/// Whether a word of more than one letter is in capitals.
pub(super) fn is_shouted(word: &str) -> bool {
    let mut letters = word.bytes().filter(u8::is_ascii_alphabetic);
    letters.clone().count() > 1 && letters.all(|letter| letter.is_ascii_uppercase())
}

/// The words of a text, without marks.
pub(super) fn words(text: &str) -> impl DoubleEndedIterator<Item = &str> {
    text.split(|sign: char| !(sign.is_alphanumeric() || "'’-_/".contains(sign)))
        .map(|word| word.trim_matches(['-', '_', '/', '\'', '’']))
        .filter(|word| !word.is_empty())
}

/// Whether `word` is one of `list`, in any letter case.
pub(super) fn is_one_of(word: &str, list: &[&str]) -> bool {
    list.iter().any(|entry| entry.eq_ignore_ascii_case(word))
}

fn parts_clauses(text: &str, at: usize, sign: char) -> bool {
    let follows_space = || text[..at].ends_with([' ', '-']);
    let rest = || &text[at + sign.len_utf8()..];
    match sign {
        ':' | ';' | '!' | '?' | '|' | '(' | ')' | ',' | '>' | '=' => true,
        '.' => rest().is_empty() || rest().starts_with([' ', '*', '_', '"', '”', ')']),
        '-' => follows_space() && rest().starts_with([' ', '*', '_']),
        '’' | '‘' | '“' | '”' => false,
        _ => !sign.is_ascii() && !sign.is_alphanumeric(),
    }
}
