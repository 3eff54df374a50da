use super::ahead::Ahead;
use super::lines::{self, Line};
use super::mention::{Certainty, Cue, Form, Mention, Relation, Setting, Subject};
use super::name;
use super::path::{self, Path};
use super::token::{self, Shape, Token};
use super::topic;
use super::word::Word;
use super::{entry, link, marker, sample};
use crate::document::frontmatter::Frontmatter;
use crate::document::markdown::{BlockKind, Inline, InlineKind, Markdown};
use crate::text::{Span, boundary, order};

/// Finds the mentions of `text`, in document order.
pub(crate) fn read(text: &str, frontmatter: Option<&Frontmatter>, markdown: &Markdown) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut scratch = Scratch::new();
    let samples = sample::find(text);
    let title = markdown.blocks.iter().position(|block| block.kind == BlockKind::Heading(1));
    if let Some(frontmatter) = frontmatter {
        entry::read(text, frontmatter, &mut mentions);
        for line in entry::prose(text, frontmatter) {
            let place =
                Place { text, line, inlines: &[], markdown, title, samples: &samples, is_labelled: false };
            scratch.line(place, &mut mentions);
        }
    }
    link::read(text, markdown, &mut mentions);
    lines::each(text, markdown, |line, inlines| {
        let place = Place { text, line, inlines, markdown, title, samples: &samples, is_labelled: false };
        scratch.line(place, &mut mentions);
    });
    mentions.shrink_to_fit();
    order::sort_by_key(&mut mentions, |mention| mention.span);
    mentions
}

/// A line with what surrounds it.
pub(super) struct Place<'a> {
    pub(super) text: &'a str,
    pub(super) line: Line,
    pub(super) inlines: &'a [Inline],
    pub(super) markdown: &'a Markdown,
    /// The block of the document's title.
    pub(super) title: Option<usize>,
    /// The samples of the text.
    pub(super) samples: &'a [Span],
    /// Whether the line begins with a label that calls it a sample.
    pub(super) is_labelled: bool,
}

impl Place<'_> {
    /// The link around a span, if there is one.
    pub(super) fn link(&self, span: Span) -> Option<&Inline> {
        lines::around(self.inlines, span, &[InlineKind::Link, InlineKind::Image])
    }

    /// Whether a span in a code block is the text of a link to a document: both are one reference, to what it leads to.
    pub(super) fn names_link(&self, span: Span) -> bool {
        const LONGEST: usize = 512;
        let after = Span { start: span.end, end: self.line.span.end };
        let destination = after.of(self.text).strip_prefix("](").unwrap_or_default();
        let destination = destination.bytes().take(LONGEST).take_while(|byte| !matches!(byte, b')' | b' '));
        self.line.setting == Setting::Fence && {
            let start = span.end as usize + 2;
            let end = start + destination.count();
            self.text.get(start..end).is_some_and(path::is_document_name)
        }
    }

    /// Whether what stands at a span is an example: in a code block, below such a heading, in a sample.
    pub(super) fn is_example(&self, span: Span) -> bool {
        self.line.setting == Setting::Fence || self.line.lead.is_example || self.is_sample(span)
    }

    /// Whether the line itself, or what is around a span on it, is a sample.
    fn is_sample(&self, span: Span) -> bool {
        self.is_labelled
            || self.line.setting != Setting::Frontmatter && self.is_said()
            || self.in_told_code(span)
            || sample::holds(self.samples, span)
    }

    /// Whether the line, or the paragraph that it is a part of, is what somebody says.
    fn is_said(&self) -> bool {
        let block = self.line.block.map(|block| self.markdown.blocks[block].span);
        let paragraph = block.filter(|block| block.len() <= LONGEST_SAID).unwrap_or_default();
        [self.line.span, paragraph].iter().any(|span| sample::is_quoted(span.of(self.text)))
    }

    /// Whether the line is the document's own title: its first heading of level 1.
    pub(super) fn is_title(&self) -> bool {
        self.line.block.is_some() && self.line.block == self.title
    }

    /// The code span around a span, its marks included.
    pub(super) fn code(&self, span: Span) -> Option<Span> {
        lines::around(self.inlines, span, &[InlineKind::Code]).map(|code| code.span)
    }

    /// Whether a span stands in a code span.
    pub(super) fn in_code(&self, span: Span) -> bool {
        self.code(span).is_some()
    }

    /// Whether a span stands in a code span among other words: `/review @x.md`, `cat x.md`.
    pub(super) fn in_command(&self, span: Span) -> bool {
        self.code(span).is_some_and(|code| {
            let before = Span { start: code.start, end: span.start };
            before.of(self.text).contains(' ')
        })
    }

    /// Whether a span stands in a code span that holds sentences: what is to be said, `DONE. reviewer goes on.`
    fn in_told_code(&self, span: Span) -> bool {
        self.code(span).is_some_and(|code| {
            let ends_sentence = |four: &[u8]| {
                let is_letter = |at: usize| four[at].is_ascii_alphabetic();
                is_letter(0) && four[1..3] == *b". " && is_letter(3)
            };
            code.len() <= LONGEST_SPACED && code.of(self.text).as_bytes().windows(4).any(ends_sentence)
        })
    }

    /// Whether a span stands in a tag of inline HTML.
    pub(super) fn in_tag(&self, span: Span) -> bool {
        lines::around(self.inlines, span, &[InlineKind::Html]).is_some()
    }

    /// Whether marks of strong emphasis stand right around a span.
    pub(super) fn is_bold(&self, span: Span) -> bool {
        lines::wrapped_by(self.inlines, span, InlineKind::Strong, 2)
    }

    /// Whether a code span holds just this span.
    pub(super) fn is_code(&self, span: Span) -> bool {
        lines::wrapped_by(self.inlines, span, InlineKind::Code, 1)
    }
}

/// What is needed for one line, kept for the next.
struct Scratch {
    tokens: Vec<Token>,
    /// The words of the line before, where both are of one block: a sentence goes on over its line's end.
    before: Vec<Token>,
    paths: Vec<Path>,
    extensions: Ahead,
    wikilinks: Ahead,
    includes: Ahead,
}

impl Scratch {
    fn new() -> Self {
        Self {
            tokens: Vec::new(),
            before: Vec::new(),
            paths: Vec::new(),
            extensions: Ahead::new(path::EXTENSION),
            wikilinks: Ahead::new(marker::WIKILINK),
            includes: Ahead::new(marker::INCLUDE),
        }
    }

    fn line(&mut self, mut place: Place<'_>, mentions: &mut Vec<Mention>) {
        std::mem::swap(&mut self.tokens, &mut self.before);
        if place.line.opens {
            self.before.clear();
        }
        self.tokens.clear();
        self.paths.clear();
        if self.extensions.is_in(place.text, place.line.span) {
            path::find(place.text, place.line.span, &mut self.paths);
        }
        let may_name = if place.line.setting == Setting::Fence {
            token::split_code(place.text, place.line.span, &mut self.tokens);
            true
        } else {
            token::split(place.text, place.line.span, &mut self.tokens)
        };
        place.is_labelled = sample::is_labelled(place.text, &self.tokens);
        let place = &place;
        for path in &self.paths {
            let path = spaced(place, *path);
            mentions.extend(document(place, (&self.before, &self.tokens), path));
            mentions.extend(marked_whole(place, (&self.before, &self.tokens), path));
        }
        mentions.extend(self.tokens.iter().filter_map(|token| bare_path(place, token)));
        let has_wikilinks = self.wikilinks.is_in(place.text, place.line.span);
        if self.includes.is_in(place.text, place.line.span) || has_wikilinks {
            marker::read(place, mentions);
        }
        // A single word in marks of code or bold may be a name where its line or list says so.
        let is_rostered = place.line.lead.roster.is_some();
        let is_tagged = place.line.setting == Setting::Html;
        if may_name || is_rostered || is_tagged || !place.inlines.is_empty() {
            name::read(place, &self.tokens, mentions);
        }
    }
}

/// The mention of a document by its file name.
fn document(place: &Place<'_>, words: (&[Token], &[Token]), path: Path) -> Option<Mention> {
    if place.link(path.span).is_some_and(|link| path::is_document_name(place.markdown.destination(link))) {
        return None;
    }
    if place.names_link(path.span) {
        return None;
    }
    let (span, form) = form(place, path);
    let (cue, relation) = context(place, words, span);
    // What a command line is given is not looked up.
    let cue = if cue == Cue::Companion && place.in_command(span) { Cue::Input } else { cue };
    Some(Mention {
        span,
        form,
        subject: Subject::Document,
        setting: place.line.setting,
        cue,
        relation: if form == Form::Import { relation.or(Some(Relation::Include)) } else { relation },
        topics: topic::listed(place, span),
        certainty: Certainty::Certain,
    })
}

/// A code span that is a path without its extension, `tasks/execute-checklist`, or the path of a skill in prose. It counts
/// where that document exists.
fn bare_path(place: &Place<'_>, token: &Token) -> Option<Mention> {
    if token.shape != Shape::Odd || token.sign != 0 {
        return None;
    }
    let name = token.span.of(place.text);
    let is_path = name.contains('/') && !name.contains(['.', ':']);
    let is_code = is_path && place.is_code(token.span);
    // Without marks, only the folder of skills shows that words are a path.
    let is_plain = is_path && name.starts_with("skills/") && !place.in_code(token.span);
    (place.line.setting == Setting::Prose && (is_code || is_plain)).then(|| Mention {
        form: if is_code { Form::CodeSpan } else { Form::Bare },
        certainty: Certainty::Possible,
        ..Mention::of_document(token.span, place.line.setting)
    })
}

/// The longest paragraph that may be one quotation, in bytes.
const LONGEST_SAID: usize = 512;

/// The longest path with blanks in it, in bytes.
const LONGEST_SPACED: usize = 512;

/// A code span that is a path with blanks in it: `Goals/Monthly Goals.md`, but not `cat docs/x.md`.
fn spaced(place: &Place<'_>, path: Path) -> Path {
    let Some(code) = lines::around(place.inlines, path.span, &[InlineKind::Code]) else {
        return bare_spaced(place, path);
    };
    let is_last = path.span.end + 1 >= code.span.end;
    if !is_last || code.span.len() > LONGEST_SPACED {
        return path;
    }
    let whole = code.span.of(place.text).trim_matches('`');
    let first = whole.split(' ').next().unwrap_or_default();
    let is_path = first.len() < whole.len()
        && whole.ends_with(path.span.of(place.text))
        && (first.contains('/') && !first.starts_with('/')
            || whole.starts_with(|letter: char| letter.is_uppercase() || letter.is_ascii_digit()))
        && !first.trim_end_matches('.').contains('.')
        && !whole.contains(['"', '\'', '=', '@', '|', '(', ':', '\n'])
        && whole.matches(".md").count() == 1;
    if is_path {
        Path { span: Span { start: path.span.end - whole.len() as u32, ..path.span }, sign: 0 }
    } else {
        path
    }
}

/// All that code or bold holds, where it ends in a path and has blanks: `my notes/house rules.md`. It counts where that
/// document exists.
fn marked_whole(place: &Place<'_>, words: (&[Token], &[Token]), path: Path) -> Option<Mention> {
    let marked = lines::around(place.inlines, path.span, &[InlineKind::Code, InlineKind::Strong])?;
    let inner = marked.span.of(place.text).trim_matches(['`', '*', '_']);
    let start = inner.as_ptr() as usize - place.text.as_ptr() as usize;
    let span = Span::new(start, start + inner.len());
    let is_whole = span.end == path.span.end
        && span.len() <= LONGEST_SPACED
        && inner.len() > path.span.len()
        && !inner.contains('\n')
        && !inner.starts_with(['/', '~']);
    if !is_whole {
        return None;
    }
    let form = if marked.kind == InlineKind::Code { Form::CodeSpan } else { Form::Bold };
    let (cue, relation) = context(place, words, span);
    let certainty = Certainty::Possible;
    Some(Mention { form, cue, relation, certainty, ..Mention::of_document(span, place.line.setting) })
}

/// How many words a name with blanks in it may have that nothing marks.
const SPACED_WORDS: usize = 5;

/// `@Goals/2. Monthly Goals.md`: a path whose file name has blanks in it. Its folder shows where it begins, and each of
/// its words begins with a capital or a number.
fn bare_spaced(place: &Place<'_>, path: Path) -> Path {
    let begins_word =
        |word: &str| word.starts_with(|first: char| first.is_uppercase() || first.is_ascii_digit());
    let name = path.span.of(place.text);
    if path.sign != 0 || name.contains('/') || !begins_word(name) {
        return path;
    }
    let before = Span { start: place.line.span.start, end: path.span.start };
    let before =
        &place.text[boundary::ceil(place.text, before.end as usize - before.len().min(LONGEST_SPACED))
            ..before.end as usize];
    let Some(before) = before.strip_suffix(' ') else { return path };
    let mut start = path.span.start as usize;
    for word in before.rsplit(' ').take(SPACED_WORDS) {
        start -= word.len() + 1;
        if let Some((folder, first)) = word.rsplit_once('/') {
            let sign = if folder.starts_with('@') { b'@' } else { 0 };
            let is_folder =
                folder.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"@_-./".contains(&byte));
            let span = Span::new(start + usize::from(sign != 0), path.span.end as usize);
            return if is_folder && begins_word(first) { Path { span, sign } } else { path };
        }
        if !begins_word(word) || word.ends_with(',') {
            return path;
        }
    }
    path
}

/// How a file name is written, and the name itself without the marks of that form.
fn form(place: &Place<'_>, path: Path) -> (Span, Form) {
    let name = path.span.of(place.text);
    let before = &place.text[..path.span.start as usize];
    for (prefix, form) in [("mdc:", Form::Mdc), ("file://", Form::Resource), ("skill://", Form::Resource)] {
        if name.starts_with(prefix) {
            return (Span { start: path.span.start + prefix.len() as u32, ..path.span }, form);
        }
    }
    if let Some(rest) = name.strip_prefix("file:").filter(|_| before.trim_end_matches('[').ends_with('#')) {
        return (Span { start: path.span.end - rest.len() as u32, ..path.span }, Form::File);
    }
    let form = if path.sign == b'@' && !place.in_command(path.span) {
        Form::Import
    } else if before.ends_with("![[") {
        Form::Embed
    } else if before.ends_with("[[") {
        Form::Wikilink
    } else if before.ends_with("path=\"") || before.ends_with("file=\"") || before.ends_with("src=\"") {
        Form::Attribute
    } else if place.in_code(path.span) {
        Form::CodeSpan
    } else if place.is_bold(path.span) {
        Form::Bold
    } else {
        Form::Bare
    };
    (path.span, form)
}

/// How many words before a name may say how it is meant.
const REACH: usize = 12;

/// How many words before a name may call it an example.
const EXAMPLE_REACH: usize = 4;

/// How many words before a file "existing" may stand that is said of it.
const EXISTING_REACH: usize = 2;

/// "x.md of the project": the words after a name that say whose file it is.
fn owner(place: &Place<'_>, tokens: &[Token], span: Span) -> Option<Cue> {
    let after = tokens.partition_point(|token| token.span.start < span.end);
    let words = tokens[after..].iter().take(4).take_while(|token| !token.ends_sentence());
    let names_owner = |token: &Token| {
        matches!(token.span.of(place.text), "project" | "repository" | "repo" | "codebase" | "user")
    };
    words.into_iter().any(names_owner).then_some(Cue::Output)
}

/// What the words before a name say about it, else its heading or introduction, else the line before.
fn context(
    place: &Place<'_>,
    (line_before, tokens): (&[Token], &[Token]),
    span: Span,
) -> (Cue, Option<Relation>) {
    let before = &tokens[..tokens.partition_point(|token| token.span.start < span.start)];
    let said = cue(place.text, sentence(before.iter().rev()));
    let cue = said.or_else(|| owner(place, tokens, span));
    // "For example, if its title is 'Sort' then create sort.md".
    let cue = match cue {
        Some(Cue::Companion) => cue,
        _ if supposes(place.text, before) => Some(Cue::Example),
        cue => cue,
    };
    let lead = Some(place.line.lead.cue).filter(|cue| *cue != Cue::None);
    let wrapped = || sentence(before.iter().rev().chain(line_before.iter().rev()));
    let relation = wrapped().find_map(|token| match token.word {
        Word::Relates(relation, _) => Some(relation),
        _ => None,
    });
    let cue = cue.or(lead).or_else(|| self::cue(place.text, wrapped())).unwrap_or(Cue::None);
    // Below "Examples", "per x.md" still says what to look up.
    let is_told =
        said == Some(Cue::Companion) && place.line.setting == Setting::Prose && !place.is_sample(span);
    (if place.is_example(span) && !is_told { Cue::Example } else { cue }, relation)
}

/// The words of the sentence, as far as they reach.
fn sentence<'a>(backwards: impl Iterator<Item = &'a Token>) -> impl Iterator<Item = &'a Token> {
    backwards.take(REACH).take_while(|token| !token.ends_sentence())
}

/// How many words before a name its sentence may begin that supposes something.
const SUPPOSED_REACH: usize = 24;

/// "For example, if …": whether the sentence that these words are of begins so.
fn supposes(text: &str, before: &[Token]) -> bool {
    let near = &before[before.len().saturating_sub(SUPPOSED_REACH)..];
    let start = near.iter().rposition(Token::ends_sentence).map_or(0, |end| end + 1);
    let is = |at: usize, word: &str| {
        near.get(start + at).is_some_and(|token| token.span.of(text).eq_ignore_ascii_case(word))
    };
    is(0, "for") && (is(1, "example") || is(1, "instance"))
}

/// What the nearest word that says anything says. "See x for y" tells where to read of y, and not to read it; "the
/// example in x" tells what to find there.
fn cue<'a>(text: &str, words: impl Iterator<Item = &'a Token>) -> Option<Cue> {
    let mut is_topic = false;
    let mut is_place = false;
    words.enumerate().find_map(|(distance, token)| {
        let word = token.span.of(text);
        is_topic |= token.word == Word::Topic && word == "for";
        let holds_one = is_place;
        is_place = token.adjoins && (leads_to_place(word) || is_place && lies(word));
        let cue = token.word.cue();
        // "Once you have created x", but not "x is created by y".
        let cue = if word == "created" && distance == 0 { Some(Cue::Output) } else { cue };
        cue.filter(|cue| match cue {
            Cue::Example => distance < EXAMPLE_REACH && !(holds_one && names_example(word)),
            Cue::Companion => !is_topic,
            // "the existing entries in x" speaks of the entries.
            Cue::Output => !matches!(word, "existing" | "exists") || distance < EXISTING_REACH,
            _ => true,
        })
    })
}

/// Whether a word leads from a thing to what holds it: "the table in x".
fn leads_to_place(word: &str) -> bool {
    matches!(word, "in" | "within" | "inside" | "from" | "at" | "under")
}

/// "The examples live in x": whether a word says that something is at a place.
fn lies(word: &str) -> bool {
    matches!(word, "live" | "lives" | "lie" | "lies" | "are" | "is" | "stand" | "stands" | "found" | "listed")
}

/// Whether a word speaks of an example and not only of what comes next.
fn names_example(word: &str) -> bool {
    matches!(word, "example" | "examples" | "sample" | "samples")
}

#[cfg(test)]
mod tests {
    use crate::document::{Certainty, Document, Options};
    use crate::text::DocumentPath;

    fn mentioned(text: &str) -> Vec<String> {
        let path = DocumentPath::new("a.md").unwrap();
        let document = Document::read(path, text.to_owned(), Options::default());
        let certain = document.mentions().iter().filter(|mention| mention.certainty != Certainty::Possible);
        certain.map(|mention| document.slice(mention.span).to_owned()).collect()
    }

    #[test]
    fn a_name_may_begin_the_text() {
        assert_eq!(mentioned("Plan.md"), ["Plan.md"]);
        assert_eq!(mentioned("\nPlan.md and Second Plan.md"), ["Plan.md", "Plan.md"]);
    }

    #[test]
    fn a_code_span_is_one_path_only_up_to_its_end() {
        assert_eq!(mentioned("See `Goals/Monthly Goals.md`."), ["Goals/Monthly Goals.md"]);
        assert_eq!(mentioned("Run `Copy x.md y.md` now."), ["x.md", "y.md"]);
        assert_eq!(mentioned("`A\nb.md`"), ["b.md"]);
        assert_eq!(mentioned("Run `cat docs/x.md`."), ["docs/x.md"]);
    }

    #[test]
    fn a_name_written_with_escapes_hides_none_after_it() {
        let text = "---\nagents: \"a\\u002Db, reader, writer\"\n---\n";
        assert_eq!(mentioned(text), ["reader", "writer"]);
    }
}
