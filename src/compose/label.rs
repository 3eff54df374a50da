use unicase::UniCase;

use super::change::{Change, Edit};
use super::leaf::leaf_at;
use crate::document::{BlockKind, DefinitionKind, Document, Inline, InlineKind};
use crate::text::{Map, Span, order};

/// The labels of a document's link and footnote definitions, with every place that has to change for a new name, and
/// the labels that any text of the document could be taken for.
#[derive(Debug, Default)]
pub(super) struct Labels {
    /// What stands in brackets anywhere, as labels are compared, sorted.
    mentioned: Vec<String>,
    /// The places of each label that the document defines.
    defined: Map<String, Vec<Place>>,
    /// What looks like a definition and is text, with its label. Parsers that know no footnotes take some for one.
    apparent: Vec<(String, Span)>,
}

/// A place that names a label.
#[derive(Clone, Copy, Debug)]
struct Place {
    span: Span,
    form: Form,
}

#[derive(Clone, Copy, Debug)]
enum Form {
    /// The span is the label: `[text][label]` and definitions.
    Named,
    /// The span is the end of `[label]`, where `[name]` can be added.
    Shortcut,
    /// The span lies inside the empty brackets of `[label][]`.
    Collapsed,
}

/// A label of one document that another document has too.
#[derive(Debug)]
pub(super) struct Renaming {
    /// The document, as an index into those compared.
    pub(super) document: usize,
    /// The label as its definition writes it.
    pub(super) label: Span,
    /// The new label; none where the text only looks like a definition and is escaped.
    pub(super) name: Option<String>,
    /// The edits that rename or escape it.
    pub(super) edits: Vec<Edit>,
}

/// Finds the labels of different documents that would answer to each other and renames them apart.
///
/// The first document that defines a label keeps it, unless another document merely has that text in brackets: there
/// the text would become a link.
pub(super) fn rename_apart(documents: &[(&Document, &Labels, bool)]) -> Vec<Renaming> {
    let mut mentions: Vec<&str> = Vec::new();
    let mut definers: Vec<(&str, usize)> = Vec::new();
    for (index, (_, labels, inline)) in documents.iter().enumerate() {
        mentions.extend(labels.mentioned.iter().map(String::as_str));
        if *inline {
            definers.extend(labels.defined.iter().map(|(label, _)| (label.as_str(), index)));
        }
    }
    order::sort(&mut mentions);
    order::sort(&mut definers);
    let mut names = Names::beside(&mentions);
    let mut renamings = Vec::new();
    for definers in definers.chunk_by(|(one, _), (other, _)| one == other) {
        let others = count(&mentions, definers[0].0).saturating_sub(definers.len());
        let first = usize::from(others == 0);
        for &(label, index) in definers.iter().skip(first) {
            let (document, labels, _) = documents[index];
            let places = labels.defined.get(label).map_or(&[][..], Vec::as_slice);
            renamings.extend(rename(document, index, label, places, &mut names));
        }
    }
    for (index, (document, labels, _)) in documents.iter().enumerate().filter(|(_, (_, _, inline))| *inline) {
        let shared = labels.apparent.iter().filter(|(label, _)| count(&mentions, label) > 1);
        renamings.extend(shared.map(|&(_, label)| escape(document, index, label)));
    }
    renamings
}

/// How often a label is among sorted ones.
fn count(labels: &[&str], label: &str) -> usize {
    labels.partition_point(|other| *other <= label) - labels.partition_point(|other| *other < label)
}

/// A backslash before the colon: one before the bracket could make it part of another label.
fn escape(document: &Document, index: usize, label: Span) -> Renaming {
    let colon = Span::empty(label.end as usize + 1);
    let edit = Edit::new(document, colon, "\\", Change::Escape);
    Renaming { document: index, label, name: None, edits: vec![edit] }
}

fn rename(
    document: &Document,
    index: usize,
    label: &str,
    places: &[Place],
    names: &mut Names<'_>,
) -> Option<Renaming> {
    let definition = places.iter().find(|place| matches!(place.form, Form::Named))?.span;
    let name = names.free(document.path(), label, document.slice(definition));
    let edits = places.iter().map(|place| place.renamed(document, &name)).collect();
    Some(Renaming { document: index, label: definition, name: Some(name), edits })
}

impl Place {
    fn renamed(self, document: &Document, name: &str) -> Edit {
        let text = match self.form {
            Form::Named | Form::Collapsed => name.to_owned(),
            Form::Shortcut => format!("[{name}]"),
        };
        Edit::new(document, self.span, text, Change::Label)
    }
}

/// Labels that no document of the persona has.
struct Names<'a> {
    /// The labels of the documents, sorted.
    mentions: &'a [&'a str],
    given: Map<String, ()>,
    counts: Map<String, u32>,
}

impl<'a> Names<'a> {
    fn beside(mentions: &'a [&'a str]) -> Self {
        Self { mentions, given: Map::default(), counts: Map::default() }
    }

    /// A label after the document's file name and the old label.
    fn free(&mut self, path: &str, label: &str, written: &str) -> String {
        let file = path.rsplit('/').next().unwrap_or(path);
        let stem = plain(file.split('.').next().unwrap_or(file));
        let mark = if label.starts_with('^') { "^" } else { "" };
        let base = format!("{mark}{stem}-{}", plain(written));
        loop {
            let count = self.counts.or_default(base.clone());
            *count += 1;
            let name = if *count == 1 { base.clone() } else { format!("{base}-{count}") };
            let label = compared(&name);
            if self.mentions.binary_search(&label.as_str()).is_err() && self.given.insert(label, ()).is_none()
            {
                return name;
            }
        }
    }
}

const LONGEST_NAME: usize = 40;

/// Letters, digits and hyphens alone, which every parser takes in a label.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in text.chars().filter(|character| !matches!(character, '^' | '\\')).take(LONGEST_NAME) {
        match character {
            _ if character.is_ascii_alphanumeric() => plain.push(character),
            _ if plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    plain
}

/// A label in the form in which parsers compare labels: in one letter case, white space and quote markers between lines
/// as one space.
fn compared(label: &str) -> String {
    let mut compared = String::with_capacity(label.len());
    for (index, line) in label.split(['\n', '\r']).enumerate() {
        let line = if index == 0 { line } else { line.trim_start_matches([' ', '\t', '>']) };
        for word in line.split_whitespace() {
            if !compared.is_empty() {
                compared.push(' ');
            }
            compared.push_str(word);
        }
    }
    // Capitals sort before the mark of footnotes: links are told apart first.
    UniCase::new(compared).to_folded_case().to_ascii_uppercase()
}

impl Labels {
    pub(super) fn defines(&self) -> bool {
        self.defined.len() > 0 || !self.apparent.is_empty()
    }

    /// The labels in definitions that are gone while something that is not names them.
    pub(super) fn needed(&self, document: &Document, is_gone: impl Fn(u32) -> bool) -> Vec<Span> {
        let defines = |place: &&Place| {
            matches!(place.form, Form::Named) && document.text()[place.span.end as usize..].starts_with("]:")
        };
        let mut needed = Vec::new();
        for (_, places) in self.defined.iter() {
            let mut uses = places.iter().filter(|place| !defines(place));
            if uses.any(|place| !is_gone(place.span.start.saturating_sub(1))) {
                let definitions = places.iter().filter(defines).map(|place| place.span);
                needed.extend(definitions.filter(|definition| is_gone(definition.start)));
            }
        }
        needed
    }

    pub(super) fn read(document: &Document) -> Self {
        let mut labels = Self::default();
        for definition in &document.markdown().definitions {
            let mark = if definition.kind == DefinitionKind::Footnote { "^" } else { "" };
            labels.defined.or_default(compared(&[mark, &definition.label].concat()));
        }
        labels.read_brackets(document);
        for inline in &document.markdown().inlines {
            labels.read_use(document, inline);
        }
        labels
    }

    /// Every text in brackets is a mention; one that a colon follows, outside the blocks that hold text, defines.
    fn read_brackets(&mut self, document: &Document) {
        let body = document.body();
        let mut mentioned = Vec::new();
        // Where the last definition ends: what looks like a label in its destination or title is none.
        let mut done = 0;
        for inner in brackets(document.slice(body)) {
            let span = Span { start: inner.start + body.start, end: inner.end + body.start };
            let label = compared(document.slice(span));
            let defines = document.text()[span.end as usize..].starts_with("]:");
            if defines && span.start >= done && self.read_definition(document, &label, span) {
                done = definition_end(document, span);
            }
            mentioned.push(label);
        }
        self.mentioned = order::distinct(mentioned);
    }

    /// Says whether the label of a definition stands there.
    fn read_definition(&mut self, document: &Document, label: &str, span: Span) -> bool {
        match leaf_at(document, span.start as usize).map(|leaf| leaf.kind) {
            None => {
                let places = self.defined.get_mut(label);
                places.into_iter().for_each(|places| places.push(Place { span, form: Form::Named }));
                return true;
            }
            Some(BlockKind::Paragraph)
                if !self.defined.contains(label) && opens_line(document, span.start - 1) =>
            {
                self.apparent.push((label.to_owned(), span));
            }
            Some(_) => {}
        }
        false
    }

    fn read_use(&mut self, document: &Document, inline: &Inline) {
        let place = match inline.kind {
            InlineKind::FootnoteReference => {
                Some(named(Span { start: inline.span.start + 1, end: inline.span.end - 1 }))
            }
            InlineKind::Link | InlineKind::Image => link_place(document, inline.span),
            _ => None,
        };
        let Some((label, place)) = place else { return };
        if let Some(places) = self.defined.get_mut(&compared(document.slice(label))) {
            places.push(place);
        }
    }
}

/// The end of the definition that a label opens: of the link definition that it lies in, and of its line at least, for a
/// second definition of a label is in no list.
fn definition_end(document: &Document, label: Span) -> u32 {
    // A footnote goes on with text and further definitions.
    if document.slice(label).starts_with('^') {
        return label.end;
    }
    let definitions = &document.markdown().definitions;
    let after = definitions.partition_point(|definition| definition.span.start <= label.start);
    let listed = definitions[..after].last().filter(|definition| definition.kind == DefinitionKind::Link);
    let rest = &document.text()[label.end as usize..];
    let line = label.end + rest.find(['\n', '\r']).unwrap_or(rest.len()) as u32;
    listed.map_or(line, |definition| definition.span.end.max(line))
}

fn named(label: Span) -> (Span, Place) {
    (label, Place { span: label, form: Form::Named })
}

/// The label of a link that has one, and where it can be renamed.
fn link_place(document: &Document, link: Span) -> Option<(Span, Place)> {
    let source = document.slice(link);
    let inside = source.strip_suffix(']')?;
    let open = last_unescaped(inside, b'[')?;
    let end = link.start + inside.len() as u32;
    let label = Span { start: link.start + open as u32 + 1, end };
    let text_end = source[..open].strip_suffix(']').map(|text| link.start + text.len() as u32);
    match text_end {
        Some(text_end) if label.is_empty() => {
            let start = link.start + 1 + u32::from(source.starts_with('!'));
            Some((Span { start, end: text_end }, Place { span: label, form: Form::Collapsed }))
        }
        Some(_) => Some(named(label)),
        None if document.text()[link.end as usize..].starts_with("[]") => {
            Some((label, Place { span: Span::empty(link.end as usize + 1), form: Form::Collapsed }))
        }
        None => Some((label, Place { span: Span::empty(link.end as usize), form: Form::Shortcut })),
    }
}

fn last_unescaped(text: &str, byte: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr::memrchr_iter(byte, bytes).find(|&at| {
        let backslashes = bytes[..at].iter().rev().take_while(|&&byte| byte == b'\\').count();
        backslashes % 2 == 0
    })
}

/// Whether nothing but the markers of quotes stands before a byte on its line.
fn opens_line(document: &Document, offset: u32) -> bool {
    let before = &document.text()[..offset as usize];
    let line = before.trim_end_matches([' ', '\t', '>']);
    line.is_empty() || line.ends_with(['\n', '\r'])
}

/// What stands between brackets without unescaped brackets inside.
fn brackets(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut brackets = Vec::new();
    let mut open = None;
    let mut from = 0;
    while let Some(found) = memchr::memchr3(b'[', b']', b'\\', &bytes[from..]) {
        let at = from + found;
        from = at + 1;
        match bytes[at] {
            b'[' => open = Some(at + 1),
            b']' => brackets.extend(open.take().map(|open| Span::new(open, at))),
            _ if bytes.get(from).is_some_and(u8::is_ascii_punctuation) => from += 1,
            _ => {}
        }
    }
    brackets
}
