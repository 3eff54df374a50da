use crate::text::Span;

/// Where a line of prose stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A paragraph or a list item.
    Text,
    /// A heading, which is a rule only as a whole.
    Heading,
    /// The cell of a table.
    Cell,
}

/// A line with a candidate, and what is known of it so far.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// The line without list and quote markers.
    pub(super) statement: Span,
    /// The word that stresses an order, such as `IMPORTANT:`.
    pub(super) stress: Option<Span>,
    /// Whether it begins with a cross.
    pub(super) is_crossed: bool,
    judged: u32,
    quotes: Quotes,
}

/// How many candidates of a line are judged; no line of prose has more, and time stays linear with a small constant.
const CANDIDATES: u32 = 64;

/// How far quotation marks were counted, and the one that is open there.
#[derive(Clone, Copy, Debug)]
struct Quotes {
    counted: u32,
    open: Option<u32>,
}

impl Line {
    /// The line of `prose` around `at`.
    pub(super) fn around(text: &str, prose: Span, at: Span) -> Self {
        let bytes = text.as_bytes();
        let (start, end) = (prose.start as usize, (prose.end as usize).min(text.len()));
        let line_start = memchr::memrchr2(b'\n', b'\r', &bytes[start..at.start as usize]);
        let line_end = memchr::memchr2(b'\n', b'\r', &bytes[at.start as usize..end]);
        let line_start = line_start.map_or(start, |offset| start + offset + 1);
        let line_end = line_end.map_or(end, |offset| at.start as usize + offset);
        let line = &text[line_start..line_end];
        let bare = line.trim_start_matches([' ', '\t', '>', '#']);
        let bare = ["[ ] ", "[x] ", "[X] "].iter().find_map(|task| bare.strip_prefix(task)).unwrap_or(bare);
        let statement = Span::new(line_end - bare.len(), line_end).trim(text);
        let quotes = Quotes { counted: statement.start, open: None };
        Self { statement, stress: None, is_crossed: false, judged: 0, quotes }
    }

    /// Whether another candidate is to be judged.
    pub(super) fn admits(&mut self) -> bool {
        self.judged += 1;
        self.judged <= CANDIDATES
    }

    /// Whether the byte at `offset` is inside of quotation marks, as sample talk is; offsets must ascend.
    ///
    /// The value in a line of JSON is no talk.
    pub(super) fn is_quoted(&mut self, text: &str, offset: u32) -> bool {
        self.quotes.count(text, offset);
        let Some(open) = self.quotes.open else { return false };
        let before = Span { start: self.statement.start, end: open }.of(text).trim_end();
        let value = before.starts_with('"') && before.ends_with(':');
        let rest = Span { start: offset, end: self.statement.end }.of(text).as_bytes();
        let closes = memchr::memchr(b'"', &rest[..rest.len().min(QUOTATION)]).is_some();
        !value && (closes || offset - open < 4)
    }
}

/// The longest quotation, in bytes.
const QUOTATION: usize = 300;

impl Quotes {
    fn count(&mut self, text: &str, until: u32) {
        let between = Span { start: self.counted, end: until.max(self.counted) };
        for at in memchr::memchr_iter(b'"', between.of(text).as_bytes()) {
            let at = self.counted + at as u32;
            self.open = if self.open.is_some() { None } else { Some(at) };
        }
        self.counted = between.end;
    }
}
