use crate::text::{Span, is_one_of};

/// A marker among the words around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Context<'t> {
    /// The marker as written.
    pub(super) marker: &'t str,
    /// The line up to the marker, and the lines above where it goes on a sentence of theirs.
    pub(super) before: &'t str,
    /// The clause up to the marker: what follows the last mark that parts clauses.
    pub(super) clause: &'t str,
    /// The line from the end of the marker on.
    pub(super) after: &'t str,
}

/// How far a marker looks around, in bytes; what is further away has no say, and time stays linear.
const WINDOW: u32 = 160;

impl<'t> Context<'t> {
    /// What surrounds `marker` in a statement of `block`.
    pub(super) fn new(text: &'t str, block: Span, statement: Span, marker: Span) -> Self {
        // A line that begins in lower case is hard-wrapped: its sentence began above.
        let wrapped = block.start < statement.start
            && statement.of(text).starts_with(|sign: char| !sign.is_uppercase());
        let first = if wrapped { block.start } else { statement.start };
        let start = marker.start.saturating_sub(WINDOW).max(first);
        let end = (marker.end + WINDOW).min(statement.end).max(marker.end);
        let before = &text[ceil(text, start)..marker.start as usize];
        let after = &text[marker.end as usize..floor(text, end)];
        Self { marker: marker.of(text), before, clause: clause(before), after }
    }

    /// The word before the marker, in the same clause.
    pub(super) fn previous(&self) -> &'t str {
        words(self.clause).next_back().unwrap_or_default()
    }

    /// The word after the marker.
    pub(super) fn next(&self) -> &'t str {
        words(self.after).next().unwrap_or_default()
    }

    /// The first word of the marker's sentence.
    pub(super) fn sentence_start(&self) -> &'t str {
        let before = self.before;
        let start = before.rfind(['.', '!', '?', ':', ';']).map_or(0, |end| end + 1);
        words(&before[start..]).next().unwrap_or_default()
    }

    /// Whether the sentence asks: "Does it always pass?".
    pub(super) fn is_in_question(&self) -> bool {
        const VERBS: &[&str] =
            &["is", "are", "was", "were", "does", "did", "has", "can", "could", "would", "will"];
        let end = self.after.find(['.', '?', '!']);
        let asks = end.is_some_and(|end| self.after[end..].starts_with('?'));
        let wraps = end.is_none();
        (asks || wraps) && is_one_of(self.sentence_start(), VERBS)
    }

    /// What the marker is the label of: the line after a colon or dash that follows it directly.
    pub(super) fn label(&self) -> Option<&'t str> {
        let after = self.after.trim_start_matches(['*', '_', ' ', '!', ')']);
        let content = after.strip_prefix([':', '—', '–']).or_else(|| after.strip_prefix("- "))?;
        Some(content.trim_matches(['*', '_', ' ', '\t']))
    }

    /// The last word of the label that opens the marker's clause: "When" of "**When:** it must".
    pub(super) fn label_before(&self) -> &'t str {
        let before = self.before.strip_suffix(self.clause).unwrap_or_default();
        let label = before.trim_end_matches(['*', '_', ' ']).strip_suffix(':').unwrap_or_default();
        words(label).next_back().unwrap_or_default()
    }

    /// Whether the marker begins with a capital.
    pub(super) fn is_capitalised(&self) -> bool {
        self.marker.starts_with(char::is_uppercase)
    }

    /// Whether a bracket opens directly before the marker.
    pub(super) fn is_bracketed(&self) -> bool {
        self.before.trim_end_matches(['*', '_']).ends_with(['(', '['])
    }

    /// Whether the marker is a word that is spoken of: "(IMPORTANT, MUST, NEVER)", “must not change”.
    pub(super) fn is_named(&self) -> bool {
        let before = self.before.trim_end_matches(' ');
        let is_last = before.ends_with(',') && self.after.starts_with(')');
        before.ends_with('“') || is_last || before.ends_with(['(', ',']) && self.after.starts_with(',')
    }

    /// Whether the marker is in capitals.
    pub(super) fn is_shouted(&self) -> bool {
        is_shouted(self.marker)
    }

    /// Whether the marker is a part of a name: `always-on`, `never_cache`, `must.js`.
    pub(super) fn is_in_name(&self) -> bool {
        let joins = |sign: &u8| b"-_/.@#$\\=".contains(sign);
        let mut before = self.before.bytes().rev();
        let mut after = self.after.bytes();
        let in_tag = self.before.ends_with(['<', '{', '$']);
        let joined_before = before.next().is_some_and(|sign| joins(&sign) && is_letter(before.next()));
        let joined_after = after.next().is_some_and(|sign| joins(&sign) && is_letter(after.next()));
        in_tag || joined_before || joined_after
    }
}

fn ceil(text: &str, offset: u32) -> usize {
    (offset as usize..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

fn floor(text: &str, offset: u32) -> usize {
    (0..=offset as usize).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

fn clause(before: &str) -> &str {
    let end = before.char_indices().rev().find(|&(at, sign)| parts_clauses(before, at, sign));
    end.map_or(before, |(at, sign)| &before[at + sign.len_utf8()..])
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
