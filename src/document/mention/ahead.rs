use crate::text::{self, Span};

/// Where something occurs next in a text that is asked about line by line.
///
/// Lines are short: a search that begins anew in each costs more than one over the text.
pub(super) struct Ahead {
    sought: &'static str,
    from: usize,
    next: usize,
}

impl Ahead {
    pub(super) fn new(sought: &'static str) -> Self {
        Self { sought, from: usize::MAX, next: 0 }
    }

    /// Whether it begins in `span`. Where spans ascend, each byte of the text is searched once.
    pub(super) fn is_in(&mut self, text: &str, span: Span) -> bool {
        let start = span.start as usize;
        if start < self.from || self.next < start {
            let rest = &text.as_bytes()[start..];
            self.from = start;
            self.next = text::find(rest, self.sought.as_bytes()).map_or(text.len(), |at| start + at);
        }
        self.next < span.end as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_may_be_asked_about_in_any_order() {
        let text = "ab.mdab.mda";
        let mut ahead = Ahead::new(".md");
        let cases = [
            (0, 2, false),
            (0, 3, true),
            (3, 7, false),
            (3, 8, true),
            (0, 2, false),
            (2, 3, true),
            (8, 11, false),
        ];
        for (start, end, expected) in cases {
            assert_eq!(ahead.is_in(text, Span::new(start, end)), expected, "{start}..{end}");
        }
    }
}
