use super::change::Change;
use super::part::Part;
use super::persona::{Origin, Persona};
use super::plan::Role;
use crate::text::{Span, order};

/// What became of every byte of the sources, and where every other byte of the output comes from.
///
/// The lines of an account follow each other without gap or overlap from the first byte of the document to its last.
/// Laying out what was kept, rewritten and inserted gives the output, byte for byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ledger {
    /// One account for each source of the persona, in their order.
    pub accounts: Vec<Account>,
    /// What promptlink wrote where no source has anything.
    pub inserted: Vec<Insertion>,
    /// How many bytes the output has.
    pub bytes: u32,
}

/// What became of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its path.
    pub path: String,
    /// Its spans, in order.
    pub lines: Vec<Line>,
}

/// What became of one span of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The bytes of the document.
    pub span: Span,
    /// What became of them.
    pub fate: Fate,
}

/// What became of a span.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The output has it as it is, from this byte on.
    Kept(u32),
    /// The output does not have it.
    Dropped(Change),
    /// The output has something else in its place.
    Rewritten(Insertion),
}

/// Bytes of the output that no source has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insertion {
    /// Where they begin in the output.
    pub output: u32,
    /// The bytes.
    pub text: String,
    /// Why they are there.
    pub change: Change,
}

impl Persona {
    /// The ledger: nothing is lost, and nothing is added in silence.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        let lines = self.told();
        let accounts = self.sources.iter().zip(lines);
        let accounts = accounts
            .map(|(source, mut lines)| {
                order::sort_by_key(&mut lines, |line| line.span);
                let rest = if source.role == Role::Pointer { Change::Pointer } else { Change::Brief };
                let lines = without_gaps(lines, source.document().text().len() as u32, rest);
                Account { path: source.path().to_owned(), lines }
            })
            .collect();
        let bytes = self.pieces.last().map_or(0, |piece| piece.output.bytes.end);
        Ledger { accounts, inserted: self.insertions(), bytes }
    }

    /// For each source the spans of which something is known.
    fn told(&self) -> Vec<Vec<Line>> {
        let mut room = vec![0; self.sources.len()];
        for piece in &self.pieces {
            if let Origin::Source(source) = piece.origin {
                room[source as usize] += 1;
            }
        }
        self.removals.iter().for_each(|removal| room[removal.source as usize] += 1);
        let mut lines: Vec<Vec<Line>> =
            room.into_iter().map(|known| Vec::with_capacity(known + Part::MOST_LIFTED)).collect();
        for piece in &self.pieces {
            if let Origin::Source(source) = piece.origin {
                lines[source as usize]
                    .push(Line { span: piece.from.bytes, fate: Fate::Kept(piece.output.bytes.start) });
            }
        }
        for removal in &self.removals {
            let fate = match removal.is_replaced {
                true => Fate::Rewritten(self.insertion(removal.piece as usize)),
                false => Fate::Dropped(removal.change),
            };
            lines[removal.source as usize].push(Line { span: removal.span, fate });
        }
        for (source, lines) in self.sources.iter().zip(&mut lines) {
            if source.role.has_text() {
                let lifted = source.part.lifted();
                lines.extend(lifted.map(|(span, change)| Line { span, fate: Fate::Dropped(change) }));
            }
        }
        lines
    }

    fn insertion(&self, index: usize) -> Insertion {
        let piece = &self.pieces[index];
        let change = match piece.origin {
            Origin::Written(change) => change,
            Origin::Source(_) => Change::Frame,
        };
        Insertion { output: piece.output.bytes.start, text: self.piece_text(piece).to_owned(), change }
    }

    fn insertions(&self) -> Vec<Insertion> {
        let replaced = self.removals.iter().filter(|removal| removal.is_replaced);
        let mut replacements = replaced.map(|removal| removal.piece).peekable();
        let is_written = |index: &usize| matches!(self.pieces[*index].origin, Origin::Written(_));
        let written = (0..self.pieces.len()).filter(is_written);
        written
            .filter(|&index| replacements.next_if_eq(&(index as u32)).is_none())
            .map(|index| self.insertion(index))
            .collect()
    }
}

/// Fills what nothing is told of.
fn without_gaps(mut lines: Vec<Line>, end: u32, change: Change) -> Vec<Line> {
    let mut gaps = Vec::new();
    let mut done = 0;
    let gap = |start, end| Line { span: Span { start, end }, fate: Fate::Dropped(change) };
    for line in &lines {
        if line.span.start > done {
            gaps.push(gap(done, line.span.start));
        }
        done = line.span.end;
    }
    if done < end {
        gaps.push(gap(done, end));
    }
    if !gaps.is_empty() {
        lines.reserve_exact(gaps.len());
        lines.append(&mut gaps);
        order::sort_by_key(&mut lines, |line| line.span);
    }
    lines
}

impl Ledger {
    /// The output, rebuilt from the texts of the sources.
    #[must_use]
    pub fn replay<'a>(&'a self, text_of: impl Fn(usize) -> &'a str) -> String {
        let mut runs: Vec<(u32, &str)> = Vec::new();
        let insertion = |insertion: &'a Insertion| (insertion.output, insertion.text.as_str());
        for (index, account) in self.accounts.iter().enumerate() {
            runs.extend(account.lines.iter().filter_map(|line| match &line.fate {
                Fate::Kept(output) => Some((*output, line.span.of(text_of(index)))),
                Fate::Rewritten(rewritten) => Some(insertion(rewritten)),
                Fate::Dropped(_) => None,
            }));
        }
        runs.extend(self.inserted.iter().map(insertion));
        order::sort_by_key(&mut runs, |&(output, _)| output);
        runs.into_iter().map(|(_, text)| text).collect()
    }
}
