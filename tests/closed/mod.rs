//! What holds for every persona, whatever it is made of.

#![allow(dead_code, reason = "each test binary uses a part")]

use promptlink::compose::{
    Cache, Change, Entry, Fate, Frame, Origin, Persona, Piece, Plan, Role, Slice, Source, compose, seal,
};
use promptlink::document::{Block, BlockKind, Document, HeadingStyle, InlineKind, Markdown, Options};
use promptlink::library::{Configuration, Library};
use promptlink::target::Target;
use promptlink::text::{DocumentPath, Span};

/// A document of these words.
pub(crate) fn document(path: &str, text: &str) -> Document {
    Document::read(DocumentPath::new(path).unwrap(), text.to_owned(), Options::default())
}

/// A library of these paths and texts.
pub(crate) fn library(documents: &[(&str, &str)]) -> Library {
    let mut library = Library::new(Configuration::default());
    for (path, text) in documents {
        library.set(DocumentPath::new(path).unwrap(), (*text).to_owned(), Options::default());
    }
    library
}

/// The first document as the agent, the others linked with it in full, whatever they say of each other.
pub(crate) fn all_of(library: &Library, paths: &[&str]) -> Plan {
    let entry = |(index, path): (usize, &&str)| Entry {
        document: library.id(path).unwrap(),
        role: if index == 0 { Role::Identity } else { Role::Inline },
        reasons: Vec::new(),
        cuts: Vec::new(),
        stretches: Vec::new(),
    };
    let entries = paths.iter().enumerate().map(entry).collect();
    Plan { entries, ..Plan::default() }
}

/// Composes these texts in this order for every target, and checks everything that must hold.
pub(crate) fn check_texts(texts: &[&str]) {
    let paths = ["agents/alpha.md", "standards/beta.md", "skills/gamma.md", "notes/delta.md"];
    let documents: Vec<(&str, &str)> = paths.into_iter().zip(texts.iter().copied()).collect();
    check_documents(&documents);
}

/// Composes these documents in this order for every target, and checks everything that must hold.
pub(crate) fn check_documents(documents: &[(&str, &str)]) {
    let library = library(documents);
    let paths: Vec<&str> = documents.iter().map(|(path, _)| *path).collect();
    let plan = all_of(&library, &paths);
    for target in Target::all() {
        let persona = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
        check(&persona);
        let again = compose(&library, &mut Cache::default(), &plan, target.frame).unwrap();
        assert_eq!(again.text(), persona.text(), "the same input gives the same bytes");
    }
}

/// Checks everything that must hold of one persona.
pub(crate) fn check(persona: &Persona) {
    let text = persona.text();
    check_map(persona, &text);
    check_ledger(persona, &text);
    check_blocks(persona, &text);
    check_outline(persona, &text);
    check_tags(persona, &text);
    for source in with_text(persona) {
        check_seal(source);
    }
}

/// The documents whose own text the persona has.
fn with_text(persona: &Persona) -> impl Iterator<Item = &Source> {
    persona.sources().iter().filter(|source| source.role().has_text())
}

/// The documents that are set apart. What they inherit stands in them.
fn set_apart(persona: &Persona) -> impl Iterator<Item = &Source> {
    with_text(persona).filter(|source| source.role() != Role::Inherited)
}

/// The parts of documents that stand in the output in one piece.
fn slices(persona: &Persona) -> impl Iterator<Item = &Slice> {
    with_text(persona).flat_map(Source::slices).filter(|slice| !slice.output.bytes.is_empty())
}

/// The pieces cover the output without gap, in both units, and say the truth.
fn check_map(persona: &Persona, text: &str) {
    let mut end = 0;
    let mut end_units = 0;
    for piece in persona.pieces() {
        assert_eq!((piece.output.bytes.start, piece.output.units.start), (end, end_units));
        let words = piece.output.bytes.of(text);
        assert_eq!(words, persona.piece_text(piece));
        (end, end_units) = (piece.output.bytes.end, piece.output.units.end);
        assert_eq!(piece.output.units.len(), words.encode_utf16().count());
        assert_eq!(piece.from.units.len(), words.encode_utf16().count());
        if let Origin::Source(source) = piece.origin {
            let document = persona.sources()[source as usize].document();
            let before = &document.text()[..piece.from.bytes.start as usize];
            assert_eq!(piece.from.units.start as usize, before.encode_utf16().count());
        }
        assert_eq!(persona.at(piece.output.bytes.start), Some(piece));
        assert_eq!(persona.at(end - 1), Some(piece));
    }
    assert_eq!(end as usize, text.len());
    assert_eq!(persona.at(end), None);
    assert_eq!(joined(persona), text, "the cuts join to the same text");
}

/// What JavaScript does with the cuts.
fn joined(persona: &Persona) -> String {
    let units = |text: &str| text.encode_utf16().collect::<Vec<u16>>();
    let mut texts = vec![units(persona.written())];
    texts.extend(persona.sources().iter().map(|source| units(source.document().text())));
    let cuts = persona.cuts();
    let slices = cuts.chunks(3).flat_map(|cut| &texts[cut[0] as usize][cut[1] as usize..cut[2] as usize]);
    String::from_utf16(&slices.copied().collect::<Vec<u16>>()).unwrap()
}

/// Every byte of a source is accounted for once, and the ledger rebuilds the output.
fn check_ledger(persona: &Persona, text: &str) {
    let ledger = persona.ledger();
    for (source, account) in persona.sources().iter().zip(&ledger.accounts) {
        let mut end = 0;
        for line in &account.lines {
            assert_eq!(line.span.start, end, "a gap or an overlap in the account of {}", account.path);
            assert!(!line.span.is_empty());
            end = line.span.end;
        }
        assert_eq!(end as usize, source.document().text().len(), "{}", account.path);
    }
    assert_eq!(ledger.replay(|source| persona.sources()[source].document().text()), text);
    assert_eq!(ledger.bytes as usize, text.len());
}

/// The blocks of the output are those of the parts in order, and those are the blocks of the documents with their
/// headings shifted. No link leads elsewhere than in its own document.
fn check_blocks(persona: &Persona, text: &str) {
    let whole = Markdown::read(text, 0);
    for source in with_text(persona) {
        let left = without_cuts(persona, source);
        for slice in source.slices().iter().filter(|slice| !slice.output.bytes.is_empty()) {
            let goes_on = goes_on(persona, text, &whole, slice);
            check_slice(text, &whole, source, slice, (&left, goes_on));
        }
    }
    let sections = persona.sections();
    let list = sections.iter().find(|section| section.style.is_none() && section.source.is_none());
    let end = list.map_or(text.len() as u32, |list| list.output.bytes.start);
    let outside = |block: &Block| slices(persona).all(|slice| !holds(slice.output.bytes, block.span));
    let frames = whole.top_level().filter(|(_, block)| block.span.start < end && outside(block));
    let expected = match persona.frame() {
        Frame::Heading => set_apart(persona).count() - usize::from(is_first(persona, text)),
        Frame::Tag(_) => 2 * set_apart(persona).count(),
    };
    let is_between = |piece: &&Piece| {
        let is_marker = piece.origin == Origin::Written(Change::Marker);
        is_marker || persona.piece_text(piece) == "<!-- -->\n\n"
    };
    let between = persona.pieces().iter().filter(is_between).count();
    assert_eq!(frames.count(), expected + between, "only the frames stand between the documents:\n{text}");
}

/// Whether the agent begins the text, where it needs no heading.
fn is_first(persona: &Persona, text: &str) -> bool {
    text[..persona.sources()[0].output().bytes.start as usize].trim().is_empty()
}

/// Whether a slice begins with items of the list that the slice before it in the same document ends in.
fn goes_on(persona: &Persona, text: &str, whole: &Markdown, slice: &Slice) -> bool {
    let start = slice.output.bytes.start;
    let is_first_item = |block: &&Block| {
        let list = block.parent.map(|list| &whole.blocks[list as usize]);
        let is_earlier = list.is_some_and(|list| list.parent.is_none() && list.span.start < start);
        block.kind == BlockKind::Item && block.span.start == start && is_earlier
    };
    let Some(item) = whole.blocks.iter().find(is_first_item) else { return false };
    let before = slices(persona).filter(|other| other.output.bytes.end <= start);
    let end = before.map(|other| other.output.bytes.end).max().unwrap_or_default();
    assert_eq!(Span { start: end, end: start }.of(text).trim(), "", "only items that meet can be one list");
    let sign = |item: &Block| {
        let item = item.span.of(text).trim_start();
        item.trim_start_matches(|digit: char| digit.is_ascii_digit()).chars().next()
    };
    let list = item.parent.unwrap() as usize;
    assert!(whole.children(list).all(|(_, other)| sign(other) == sign(item)), "{text}");
    true
}

/// Checks a slice in its place. Where its first items go on with a list, it begins none there.
fn check_slice(
    text: &str,
    whole: &Markdown,
    source: &Source,
    slice: &Slice,
    (left, goes_on): (&Markdown, bool),
) {
    let part = slice.output.bytes;
    let own = Markdown::read(part.of(text), 0);
    let mut in_place = kinds(whole, part, 0);
    if goes_on {
        in_place.insert(0, own.blocks[0].kind);
        assert!(matches!(in_place[0], BlockKind::List(_)));
    }
    assert_eq!(in_place, kinds(&own, ALL, 0), "{} reads otherwise in its place:\n{text}", source.path());
    assert_eq!(
        kinds(&own, ALL, 0),
        kinds(left, slice.span, slice.shift),
        "{} {slice:?}:\n{text}",
        source.path()
    );
    let placed = destinations(whole, part);
    if let [_] = source.slices() {
        assert_eq!(placed, destinations(&own, ALL), "{}:\n{text}", source.path());
    }
    let kept = destinations(left, slice.span);
    let has_values = kept.iter().any(|(_, destination)| destination.contains("{{"));
    if !has_values && (source.slices().len() > 1 || !source.cuts().is_empty()) {
        assert_eq!(placed, kept, "{}:\n{text}", source.path());
    }
}

const ALL: Span = Span { start: 0, end: u32::MAX };

/// Whether something begins in a part of a text.
fn holds(part: Span, span: Span) -> bool {
    part.start <= span.start && span.start < part.end
}

/// The comments of a document that are for promptlink.
fn conditions(persona: &Persona, source: &Source) -> Vec<Span> {
    let ledger = persona.ledger();
    let account = ledger.accounts.iter().find(|account| account.path == source.path()).unwrap();
    let dropped = account.lines.iter().filter(|line| line.fate == Fate::Dropped(Change::Condition));
    dropped.map(|line| line.span).collect()
}

/// A document's Markdown without what is left out on purpose: a block goes if all of it does.
fn without_cuts(persona: &Persona, source: &Source) -> Markdown {
    let document = source.document();
    let mut runs: Vec<Span> = Vec::new();
    for cut in source.cuts() {
        let is_blank = |start, end| document.slice(Span { start, end }).trim().is_empty();
        match runs.last_mut() {
            Some(run) if is_blank(run.end, cut.span.start) => run.end = cut.span.end,
            _ => runs.push(cut.span),
        }
    }
    runs.extend(conditions(persona, source));
    let stays = |span: Span| {
        let inner = span.trim(document.text());
        !runs.iter().any(|run| run.contains(inner))
    };
    // A block stays with anything that it holds: the span of a list may reach over what follows it.
    let blocks = &document.markdown().blocks;
    let is_leaf = |at: usize| blocks[at].end as usize == at + 1;
    let holds =
        |at: usize| (at..blocks[at].end as usize).any(|inner| is_leaf(inner) && stays(blocks[inner].span));
    let mut markdown = document.markdown().clone();
    markdown.blocks = (0..blocks.len()).filter(|&at| holds(at)).map(|at| blocks[at]).collect();
    markdown.inlines.retain(|inline| stays(inline.span));
    markdown
}

fn kinds(markdown: &Markdown, part: Span, shift: i8) -> Vec<BlockKind> {
    let shifted = |level: u8| (level as i8 + shift).clamp(1, 6) as u8;
    let blocks = markdown.blocks.iter().filter(|block| holds(part, block.span));
    let kinds = blocks.map(|block| match block.kind {
        BlockKind::Heading(level) => BlockKind::Heading(shifted(level)),
        kind => kind,
    });
    kinds.collect()
}

fn destinations(markdown: &Markdown, part: Span) -> Vec<(InlineKind, String)> {
    let leads = |kind| matches!(kind, InlineKind::Link | InlineKind::Image | InlineKind::FootnoteReference);
    let inlines = markdown.inlines.iter().filter(|inline| leads(inline.kind) && holds(part, inline.span));
    inlines.map(|inline| (inline.kind, markdown.destination(inline).to_owned())).collect()
}

/// The outline is that which reading the output gives.
fn check_outline(persona: &Persona, text: &str) {
    let read = document("persona.md", text);
    let found = read.sections().list().iter().filter(|section| !section.style.is_pseudo());
    let found: Vec<(u32, u8)> = found.map(|section| (section.heading.start, section.level)).collect();
    let sections = persona.sections();
    let told = sections
        .iter()
        .filter(|section| section.level > 0 && !section.style.is_some_and(HeadingStyle::is_pseudo));
    let told: Vec<(u32, u8)> = told.map(|section| (section.output.bytes.start, section.level)).collect();
    assert_eq!(told, found, "{text}");
    check_tree(persona, text);
}

/// Parents hold their children, in the output as in the tree.
fn check_tree(persona: &Persona, text: &str) {
    let sections = persona.sections();
    for section in &sections {
        assert!(section.output.bytes.end as usize <= text.len());
        assert!(section.tokens >= section.own_tokens);
        if let Some(parent) = section.parent {
            let parent = &sections[parent as usize];
            assert!(parent.output.bytes.contains(section.output.bytes), "{section:?} in {parent:?}");
            assert!(parent.output.units.contains(section.output.units));
            assert!(parent.level < section.level || section.style.is_some_and(HeadingStyle::is_pseudo));
        }
    }
}

/// As many tags as parts, whatever the parts hold.
fn check_tags(persona: &Persona, text: &str) {
    let Frame::Tag(name) = persona.frame() else { return };
    let lower = text.to_lowercase();
    let goes_on = |rest: &str| rest.starts_with(|next: char| next.is_alphanumeric() || next == '_');
    for tag in [format!("<{name}"), format!("</{name}")] {
        let tags = lower.split(&tag).skip(1).filter(|rest| !goes_on(rest));
        assert_eq!(tags.count(), set_apart(persona).count(), "{text}");
    }
}

/// A sealed document needs no seal.
fn check_seal(source: &Source) {
    if let Some(found) = seal(source.document()) {
        let sealed = [source.document().text(), "\n", &found.closer, "\n"].concat();
        assert_eq!(seal(&document(source.path(), &sealed)), None, "{sealed}");
    }
}
