use std::ops::Range;

use memchr::{memchr, memchr_iter, memchr2, memrchr2};

/// How many cells the parser may make up for rows that are shorter than the head of their table, beyond one for each four
/// bytes of text. Each takes it some fifty bytes.
const MAX_FILLED: usize = 1 << 15;

/// The characters without which tables that take too many cells would be none.
pub(super) fn wide_tables(bytes: &[u8]) -> Vec<usize> {
    let mut tables = Tables::new(bytes.len());
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(line) = tables.next_line(bytes, start) {
        found.extend(tables.line(&bytes[line.clone()], line.start));
        start = line.end + 1;
    }
    found
}

/// Watches the tables of a text line by line.
struct Tables {
    /// How many more cells may be made up.
    left: usize,
    table: Option<Table>,
}

/// The table that a line may belong to.
struct Table {
    columns: usize,
    /// A character without which it is none.
    dash: usize,
    filled: usize,
}

impl Tables {
    fn new(bytes: usize) -> Self {
        Self { left: MAX_FILLED + bytes / 4, table: None }
    }

    /// The next line that matters, from the start of one on: outside of tables only those with a bar.
    fn next_line(&self, bytes: &[u8], from: usize) -> Option<Range<usize>> {
        let rest = bytes.get(from..).filter(|rest| !rest.is_empty())?;
        let bar = if self.table.is_some() { 0 } else { memchr(b'|', rest)? };
        let start = memrchr2(b'\n', b'\r', &rest[..bar]).map_or(0, |end| end + 1);
        let end = memchr2(b'\n', b'\r', &rest[bar..]).map_or(rest.len(), |end| bar + end);
        Some(from + start..from + end)
    }

    /// Takes the line that begins at `start`. Where its table takes too many cells, a character without which that would
    /// be none.
    ///
    /// Which lines are rows depends on blocks that are not known here: all up to the next blank line are taken for some.
    fn line(&mut self, line: &[u8], start: usize) -> Option<usize> {
        if let Some((columns, dash)) = delimiter(line) {
            if self.table.as_ref().is_none_or(|table| table.columns < columns) {
                self.close();
                self.table = Some(Table { columns, dash: start + dash, filled: 0 });
            }
            return None;
        }
        let table = self.table.as_mut()?;
        if line.iter().all(u8::is_ascii_whitespace) {
            self.close();
            return None;
        }
        table.filled += table.columns.saturating_sub(cells(line));
        (table.filled > self.left).then(|| self.table.take().map(|table| table.dash))?
    }

    fn close(&mut self) {
        if let Some(table) = self.table.take() {
            self.left = self.left.saturating_sub(table.filled);
        }
    }
}

/// The columns that a line such as `|:--|---|` announces, at most, and where its first dash stands.
fn delimiter(line: &[u8]) -> Option<(usize, usize)> {
    let is_part = |byte: &u8| matches!(byte, b'|' | b'-' | b':' | b'>') || byte.is_ascii_whitespace();
    let opens = line.iter().find(|byte| !byte.is_ascii_whitespace()).is_some_and(is_part);
    if !opens || !line.iter().all(is_part) {
        return None;
    }
    let dash = line.iter().position(|&byte| byte == b'-')?;
    let pipes = memchr_iter(b'|', line).count();
    (pipes > 0).then_some((pipes + 1, dash))
}

/// How many cells a row has, at least.
fn cells(row: &[u8]) -> usize {
    memchr_iter(b'|', row).count().saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hidden(text: &str) -> Vec<usize> {
        wide_tables(text.as_bytes())
    }

    #[test]
    fn a_wide_table_with_short_rows_is_found() {
        let wide =
            |rows: usize| format!("{}\n{}\n{}", "|a".repeat(1000), "|-".repeat(1000), "a\n".repeat(rows));
        assert_eq!(hidden(&wide(30)), [0; 0]);
        assert_eq!(hidden(&wide(40)), [2002]);
        assert_eq!(hidden(&format!("{}\n{}", wide(30), wide(30))).len(), 1, "tables count together");
        assert_eq!(hidden(&format!("|a|b|\n|-|-|\n{}", wide(40))).len(), 1, "a wider one counts by itself");
        assert_eq!(hidden(&wide(40).replace("\n|", "\n> |")).len(), 1);
    }

    #[test]
    fn whole_rows_may_be_many() {
        let rows = "| a | b | c | d | e | f | g | h |\n".repeat(50_000);
        assert_eq!(hidden(&format!("|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n{rows}")), [0; 0]);
    }
}
