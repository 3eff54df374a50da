//! Fences within fences of the same length: where the inner one ends, CommonMark ends the outer one, too.

use super::lines::each_line;
use crate::document::markdown::{BlockKind, Markdown};
use crate::text::{self, Span};

/// A fence of the usual length.
const FENCE: &str = "```";

/// The stretches of a text that are code for CommonMark and prose to the eye, or the other way round, in order. None where
/// the fences do not end as they begin to the eye either.
pub(super) fn turned(text: &str, markdown: &Markdown) -> Vec<Span> {
    let mut walk = Walk { text, depth: 0, since: 0, is_turned: false, turned: Vec::new() };
    for block in &markdown.blocks {
        if block.kind == (BlockKind::Code { fenced: true }) {
            walk.block(block.span);
        }
    }
    if walk.depth == 0 { walk.turned } else { Vec::new() }
}

struct Walk<'t> {
    text: &'t str,
    /// How many fences are open to the eye.
    depth: u32,
    /// Where the last fence that was looked at ends.
    since: u32,
    /// Whether what follows it is something else to the eye.
    is_turned: bool,
    turned: Vec<Span>,
}

impl Walk<'_> {
    fn block(&mut self, block: Span) {
        let code = block.of(self.text);
        let is_usual = code.starts_with(FENCE) && !code.starts_with("````");
        // Nearly every block holds no other fence than the one that closes it.
        let inner = text::find(&code.as_bytes()[1..], FENCE.as_bytes());
        let is_plain = inner.is_none_or(|at| 1 + at + FENCE.len() >= code.trim_end().len());
        if !is_usual || self.depth == 0 && is_plain {
            return;
        }
        let mut is_first = true;
        each_line(self.text, block, |line, _| {
            let mark = line.of(self.text).trim_matches([' ', '\t', '\r', '>']);
            if let Some(info) = mark.strip_prefix(FENCE) {
                self.fence(line, info.is_empty(), is_first || !info.is_empty());
            }
            is_first = false;
        });
    }

    /// Takes a line with a fence. To the eye, one without a word closes what is open; for CommonMark, code goes on after one
    /// that does not close.
    fn fence(&mut self, line: Span, is_bare: bool, code_follows: bool) {
        if self.is_turned {
            self.turned.push(Span { start: self.since, end: line.start });
        }
        self.depth = if is_bare && self.depth > 0 { self.depth - 1 } else { self.depth + 1 };
        self.is_turned = (self.depth > 0) != code_follows;
        self.since = line.end;
    }
}

/// Whether a line begins in one of these stretches.
pub(super) fn holds(turned: &[Span], line: Span) -> bool {
    let after = turned.partition_point(|span| span.start <= line.start);
    after.checked_sub(1).is_some_and(|last| line.start < turned[last].end)
}
