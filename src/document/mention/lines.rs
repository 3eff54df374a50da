//! The lines of a document in which names may stand, with what leads up to them.

use super::fence;
use super::mention::{Cue, Setting, Subject};
use super::name::is_other_thing;
use super::token::{self, Token};
use super::word::Word;
use crate::document::markdown::{Block, BlockKind, Inline, InlineKind, Markdown};
use crate::text::{Span, is_one_of};

/// A line of text in which names may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Its bytes, without the line end.
    pub(super) span: Span,
    /// Where it stands.
    pub(super) setting: Setting,
    /// What leads up to it.
    pub(super) lead: Lead,
    /// Whether it is the first line of its block.
    pub(super) opens: bool,
    /// The block that it belongs to; none in the frontmatter.
    pub(super) block: Option<usize>,
}

/// What a heading, an introduction or the head of a column says about the names below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lead {
    /// How files are meant there.
    pub(super) cue: Cue,
    /// What is listed there, when it is a list of agents, skills or commands.
    pub(super) roster: Option<Subject>,
    /// Whether it says that agents are listed there, and not only what is done with somebody.
    pub(super) names_agents: bool,
    /// Whether all that stands there is a worked example.
    pub(super) is_example: bool,
    /// Whether what is listed there are things that no prompt is: hooks, branches, labels.
    is_of_others: bool,
}

impl Lead {
    pub(super) const NONE: Self =
        Self { cue: Cue::None, roster: None, names_agents: false, is_example: false, is_of_others: false };

    /// What the words of a heading, an introduction or a column's head say.
    pub(super) fn of(text: &str, tokens: &[Token]) -> Self {
        let mut lead = Self::NONE;
        for (at, token) in tokens.iter().enumerate() {
            lead.is_example |= token.word == Word::Cues(Cue::Example)
                && ["example", "examples"].iter().any(|word| token.span.of(text).eq_ignore_ascii_case(word));
            match token.word {
                Word::Agent => {
                    lead.roster = Some(Subject::Agent);
                    lead.names_agents = true;
                }
                Word::Skill => lead.roster = lead.roster.or(Some(Subject::Skill)),
                Word::Command => lead.roster = lead.roster.or(Some(Subject::Command)),
                Word::Relates(relation, _) if lead.roster.is_none() && relation.is_between_agents() => {
                    lead.roster = Some(Subject::Agent);
                }
                word => {
                    // "Release (e.g., 2.1)" gives an example of its own; "Files such as:" says what follows is one.
                    let gives_own = compares(token.span.of(text)) && names_more(text, &tokens[at + 1..]);
                    // A heading says less than the sentence itself: below "References" stand the user's files, too.
                    if let Some(cue) = word.cue().filter(|cue| *cue != Cue::Elsewhere && !gives_own) {
                        lead.cue = if cue == Cue::Companion { Cue::Input } else { cue };
                    }
                    lead.is_of_others |= is_other_thing(token.span.of(text));
                }
            }
        }
        lead.is_of_others &= lead.roster.is_none();
        lead
    }

    /// This lead, completed by the one around it.
    fn within(self, outer: Self) -> Self {
        let cue = if self.cue == Cue::None { outer.cue } else { self.cue };
        let outer_roster = outer.roster.filter(|_| !self.is_of_others);
        Self {
            cue,
            roster: self.roster.or(outer_roster),
            names_agents: self.names_agents || outer.names_agents,
            is_example: self.is_example || outer.is_example,
            is_of_others: self.is_of_others,
        }
    }
}

/// Whether a word gives an example of what stands before it, and names none.
fn compares(word: &str) -> bool {
    is_one_of(word, &["e.g", "eg", "like", "such", "instance"])
}

/// Whether words follow that are not only the end of "such as:".
fn names_more(text: &str, rest: &[Token]) -> bool {
    rest.iter().any(|token| !token.span.is_empty() && token.span.of(text) != "as")
}

/// Walks the lines of `markdown` in document order.
pub(super) fn each(text: &str, markdown: &Markdown, mut visit: impl FnMut(Line, &[Inline])) {
    let mut walk = Walk {
        text,
        heading: Lead::NONE,
        examples: None,
        introduction: Lead::NONE,
        items: Vec::new(),
        columns: Vec::new(),
        tokens: Vec::new(),
    };
    let turned = fence::turned(text, markdown);
    for (index, block) in markdown.blocks.iter().enumerate() {
        let inlines = markdown.inlines_of(block);
        let lead = walk.enter(markdown, index, block);
        let Some(setting) = setting(block.kind) else { continue };
        each_line(text, block.span, |span, opens| {
            let setting = match setting {
                _ if !fence::holds(&turned, span) => setting,
                Setting::Fence => Setting::Prose,
                _ => Setting::Fence,
            };
            visit(Line { span, setting, lead, opens, block: Some(index) }, inlines);
        });
    }
}

fn setting(kind: BlockKind) -> Option<Setting> {
    match kind {
        BlockKind::Paragraph | BlockKind::TableCell => Some(Setting::Prose),
        BlockKind::Heading(_) => Some(Setting::Heading),
        BlockKind::Code { .. } => Some(Setting::Fence),
        BlockKind::Html => Some(Setting::Html),
        _ => None,
    }
}

/// Calls `visit` with each line of `span` and whether it is the first.
pub(super) fn each_line(text: &str, span: Span, mut visit: impl FnMut(Span, bool)) {
    let bytes = &text.as_bytes()[..span.end as usize];
    let mut start = span.start as usize;
    for end in memchr::memchr_iter(b'\n', &bytes[start..]).map(|at| at + span.start as usize) {
        visit(Span::new(start, end), start == span.start as usize);
        start = end + 1;
    }
    if start < bytes.len() {
        visit(Span::new(start, bytes.len()), start == span.start as usize);
    }
}

/// The heading that calls all below it examples.
#[derive(Clone, Copy)]
struct Examples {
    level: u8,
    is_numbered: bool,
}

struct Walk<'a> {
    text: &'a str,
    heading: Lead,
    examples: Option<Examples>,
    introduction: Lead,
    /// What the items around a block say about the lists in them, with the block after each.
    items: Vec<(u32, Lead)>,
    columns: Vec<Lead>,
    tokens: Vec<Token>,
}

impl Walk<'_> {
    /// Notes what `block` says about those after it, and tells what those before it say about it.
    fn enter(&mut self, markdown: &Markdown, index: usize, block: &Block) -> Lead {
        while self.items.last().is_some_and(|&(end, _)| end as usize <= index) {
            self.items.pop();
        }
        match block.kind {
            BlockKind::Heading(level) => {
                self.heading = self.lead_of(block.span);
                if level == 1 {
                    self.heading.is_example = false;
                    self.heading.cue =
                        if self.heading.cue == Cue::Example { Cue::None } else { self.heading.cue };
                }
                self.enter_examples(level, is_numbered(block.span.of(self.text)));
                self.introduction = Lead::NONE;
                Lead::NONE
            }
            BlockKind::Paragraph => {
                let lead = self.around();
                let is_top_level = block.parent.is_none();
                if is_top_level && is_bold_line(block.span.trim(self.text).of(self.text)) {
                    self.enter_bold_line(block.span);
                }
                if is_top_level {
                    self.introduction = self.introduces(block).unwrap_or(Lead::NONE);
                } else {
                    self.enter_item(markdown, block, lead);
                }
                if is_top_level { self.heading } else { lead }
            }
            BlockKind::Table => {
                self.columns.clear();
                Lead::NONE
            }
            BlockKind::TableCell => self.cell(markdown, index, block),
            _ => self.around(),
        }
    }

    /// What leads up to what is not at the top level.
    fn around(&self) -> Lead {
        self.items.last().map_or_else(|| self.introduction.within(self.heading), |&(_, lead)| lead)
    }

    /// "- Skills:" before a list in the same item says what stands there. What it says has to be plain: below "Report to
    /// the user:" nobody is listed.
    fn enter_item(&mut self, markdown: &Markdown, block: &Block, outer: Lead) {
        let item = block.parent.map(|parent| &markdown.blocks[parent as usize]);
        let Some(item) = item.filter(|item| item.kind == BlockKind::Item && item.end > block.end) else {
            return;
        };
        let Some(lead) = self.introduces(block) else { return };
        let is_plain =
            self.tokens.iter().any(|token| matches!(token.word, Word::Agent | Word::Skill | Word::Command));
        let cue = if lead.cue == Cue::Example { Cue::None } else { lead.cue };
        let lead = Lead { cue, roster: lead.roster.filter(|_| is_plain), is_example: false, ..lead };
        self.items.push((item.end, lead.within(outer)));
    }

    /// A line in bold is a heading in all but name: what follows "**Example:**" is one, up to the next of its kind.
    fn enter_bold_line(&mut self, span: Span) {
        let is_example = self.lead_of(span).is_example;
        self.heading.is_example = is_example || self.examples.is_some();
    }

    /// Below "Examples" stand examples, under whatever headings. A title only says what a document is about.
    ///
    /// A report that is shown there may have headings of the same level. Where it numbers its own and the document does
    /// not, they are told by that.
    fn enter_examples(&mut self, level: u8, is_numbered: bool) {
        let ends = |outer: Examples| {
            level < outer.level || level == outer.level && (outer.is_numbered || !is_numbered)
        };
        if self.examples.is_some_and(ends) {
            self.examples = None;
        }
        if self.examples.is_none() && self.heading.is_example && level > 1 {
            self.examples = Some(Examples { level, is_numbered });
        }
        self.heading.is_example |= self.examples.is_some();
    }

    /// The lead of a paragraph that introduces the list or table after it.
    fn introduces(&mut self, block: &Block) -> Option<Lead> {
        let line = block.span.trim(self.text);
        let last = line.of(self.text).trim_end_matches(['*', '_', ' ']);
        last.ends_with(':').then(|| {
            let start = last.rfind('\n').map_or(0, |at| at + 1);
            let span = Span::new(line.start as usize + start, line.start as usize + last.len());
            let lead = self.lead_of(span);
            // Below "**Templates**:" stand those that come along.
            let is_of_kind =
                ["Templates", "Checklists"].contains(&span.of(self.text).trim_matches(['*', '_', ':']));
            if is_of_kind { Lead { cue: Cue::Companion, ..lead } } else { lead }
        })
    }

    fn cell(&mut self, markdown: &Markdown, index: usize, block: &Block) -> Lead {
        let Some(row) = block.parent else { return Lead::NONE };
        if markdown.blocks[row as usize].kind == BlockKind::TableHead {
            let lead = self.lead_of(block.span);
            self.columns.push(lead);
            return Lead::NONE;
        }
        let column = index - row as usize - 1;
        let named = self.columns.get(column).copied().unwrap_or(Lead::NONE);
        // The first column of a table below "Available agents" lists them, whatever its head says.
        let outer = if column == 0 {
            self.introduction.within(self.heading)
        } else {
            Lead { roster: None, ..self.heading }
        };
        named.within(outer)
    }

    fn lead_of(&mut self, span: Span) -> Lead {
        self.tokens.clear();
        token::split(self.text, span, &mut self.tokens);
        Lead::of(self.text, &self.tokens)
    }
}

/// "## 2. Plan": whether a heading begins with a number.
fn is_numbered(heading: &str) -> bool {
    heading.trim_start_matches(['#', ' ', '*']).starts_with(|sign: char| sign.is_ascii_digit())
}

/// Whether a paragraph is one line in bold and nothing else.
fn is_bold_line(paragraph: &str) -> bool {
    let inner = paragraph.trim_end_matches(':');
    let inner = inner.strip_prefix("**").and_then(|inner| inner.strip_suffix("**"));
    inner.is_some_and(|inner| !inner.contains("**") && !inner.contains('\n'))
}

/// Whether an inline construct of a kind covers `span` exactly, but for `marks` bytes on both sides.
pub(super) fn wrapped_by(inlines: &[Inline], span: Span, kind: InlineKind, marks: u32) -> bool {
    let Some(start) = span.start.checked_sub(marks) else { return false };
    let first = inlines.partition_point(|inline| inline.span.start < start);
    inlines[first..]
        .iter()
        .take_while(|inline| inline.span.start == start)
        .any(|inline| inline.kind == kind && inline.span.end == span.end + marks)
}

/// How many inline constructs before a place are searched for one around it; more stand in no real line.
const LOOK_BACK: usize = 24;

/// The innermost inline construct of one of `kinds` that covers `span`.
pub(super) fn around<'a>(inlines: &'a [Inline], span: Span, kinds: &[InlineKind]) -> Option<&'a Inline> {
    let after = inlines.partition_point(|inline| inline.span.start <= span.start);
    let before = inlines[..after].iter().rev().take(LOOK_BACK);
    before.into_iter().find(|inline| kinds.contains(&inline.kind) && inline.span.contains(span))
}
