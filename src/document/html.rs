use crate::text::Span;

/// One line of prose in a block of HTML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct HtmlLine<'t> {
    /// The line without the tags at its ends.
    pub(crate) span: Span,
    /// The tag that opens directly before it, if one does.
    pub(crate) tag: Option<(&'t str, Span)>,
}

impl HtmlLine<'_> {
    /// The line without the marker of a list, a quote or a heading.
    pub(super) fn statement(&self, text: &str) -> Span {
        let line = self.span;
        let slice = line.of(text);
        let quoted = slice.trim_start_matches(['>', '#', ' ']);
        let bullet = ["- ", "* ", "+ "].iter().find_map(|marker| quoted.strip_prefix(marker));
        let numbered = || {
            let rest = quoted.trim_start_matches(|sign: char| sign.is_ascii_digit());
            rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| rest.len() < quoted.len())
        };
        let rest = bullet.or_else(numbered).unwrap_or(quoted).trim_start();
        Span { start: line.end - rest.len() as u32, ..line }
    }
}

/// The lines of prose between the tags of an HTML block, without comments, scripts and fenced code.
///
/// Prompts wrap prose in tags of their own, and Markdown takes all up to the next blank line as HTML.
pub(crate) struct HtmlLines<'t> {
    text: &'t str,
    at: usize,
    end: usize,
    fence: Option<&'t str>,
    tag: Option<(&'t str, Span)>,
}

impl<'t> HtmlLines<'t> {
    pub(crate) fn new(text: &'t str, block: Span) -> Self {
        let end = if is_opaque(block.of(text)) { block.start } else { block.end };
        Self { text, at: block.start as usize, end: end as usize, fence: None, tag: None }
    }

    fn line(&mut self) -> Option<Span> {
        let rest = self.text.get(self.at..self.end).filter(|rest| !rest.is_empty())?;
        let length = memchr::memchr(b'\n', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
        let line = Span::new(self.at, self.at + length);
        self.at += length;
        Some(line)
    }

    /// Whether a line belongs to fenced code.
    fn is_code(&mut self, line: &'t str) -> bool {
        let marker = ["```", "~~~"].into_iter().find(|marker| line.starts_with(marker));
        match (self.fence, marker) {
            (None, Some(marker)) => self.fence = Some(marker),
            (Some(open), Some(marker)) if open == marker => self.fence = None,
            (None, None) => return false,
            _ => {}
        }
        true
    }

    /// Cuts tags off both ends, keeping the last that opens.
    fn untag(&mut self, mut line: Span) -> Span {
        while let Some(tag) = leading_tag(line.of(self.text)) {
            let span = Span::new(line.start as usize, line.start as usize + tag.len());
            self.tag = tag_name(tag).map(|name| (name, span));
            line = Span { start: span.end, ..line }.trim(self.text);
        }
        let text = line.of(self.text);
        let end = text.rfind("</").filter(|_| text.ends_with('>')).unwrap_or(text.len());
        Span { end: line.start + end as u32, ..line }.trim(self.text)
    }
}

impl<'t> Iterator for HtmlLines<'t> {
    type Item = HtmlLine<'t>;

    fn next(&mut self) -> Option<HtmlLine<'t>> {
        loop {
            let line = self.line()?.trim(self.text);
            if self.is_code(line.of(self.text)) {
                continue;
            }
            let span = self.untag(line);
            if !span.is_empty() {
                return Some(HtmlLine { span, tag: self.tag.take() });
            }
        }
    }
}

/// Whether nothing in a block is prose.
fn is_opaque(block: &str) -> bool {
    const OPENINGS: [&str; 7] = ["<!", "<?", "<script", "<style", "<pre", "<svg", "<textarea"];
    let block = block.trim_start();
    OPENINGS
        .iter()
        .any(|opening| block.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening)))
}

fn leading_tag(line: &str) -> Option<&str> {
    let name = line.strip_prefix('<')?;
    let opens =
        name.starts_with(|letter: char| letter.is_ascii_alphabetic() || letter == '/' || letter == '!');
    let end = line.find('>').filter(|_| opens)?;
    Some(&line[..=end])
}

/// The name of a tag that opens.
fn tag_name(tag: &str) -> Option<&str> {
    let inner = tag.trim_start_matches('<').trim_end_matches(['>', '/']);
    inner.split_whitespace().next().filter(|name| !name.starts_with(['/', '!']))
}
