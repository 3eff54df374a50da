//! Rules that order and forbid the same, where one agent is to follow both.

use std::cell::OnceCell;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Document, Modality, Rule};
use crate::library::{DocumentId, Library};
use crate::text::{Map, order};

/// The words that say how strong a rule is. What is left of a rule without them is what it is about.
const MODALITY_WORDS: &[&str] = &[
    "always",
    "avoid",
    "critical",
    "do",
    "don't",
    "forbidden",
    "important",
    "mandatory",
    "must",
    "mustn't",
    "need",
    "never",
    "no",
    "not",
    "required",
    "shall",
    "strictly",
    "to",
    "you",
];

/// A rule is about this many words at least: shorter ones are labels, such as "Never do:".
const FEWEST_WORDS: usize = 2;

/// As many rules on the same words are compared with each other; what more of them say is said by these.
const MOST_ALIKE: usize = 32;

/// As many documents that link to one are asked whether they link to the other too.
const MOST_REFERRERS: usize = 256;

pub(super) fn check(library: &Library, found: &mut Vec<Diagnostic>) {
    let mut statements: Vec<Statement> =
        library.documents().zip(0..).flat_map(|(document, place)| statements(document, place)).collect();
    order::sort_by(&mut statements, |one, other| one.about.cmp(&other.about));
    let known = OnceCell::new();
    for alike in statements.chunk_by(|one, other| one.about == other.about) {
        let alike = &alike[..alike.len().min(MOST_ALIKE)];
        for ban in alike.iter().filter(|statement| statement.forbids) {
            let joins = |order: &Statement| known.get_or_init(|| links(library)).join(ban.place, order.place);
            let order = alike.iter().find(|order| !order.forbids && joins(order));
            if let Some(order) = order {
                found.push(report(library, ban, order));
            }
        }
    }
}

/// A rule and what it is about.
struct Statement {
    document: DocumentId,
    /// The document's place in the order of paths.
    place: usize,
    rule: Rule,
    forbids: bool,
    about: String,
}

/// The orders and bans of a document. A statement with two halves is left out: its words are those of both.
fn statements((id, document): (DocumentId, &Document), place: usize) -> impl Iterator<Item = Statement> {
    let rules = document.rules();
    rules.iter().enumerate().filter_map(move |(at, &rule)| {
        let forbids = match rule.modality {
            Modality::Must => false,
            Modality::MustNot => true,
            _ => return None,
        };
        let is_half = |other: Option<&Rule>| {
            other.is_some_and(|other| other.span.start < rule.span.end && rule.span.start < other.span.end)
        };
        if is_half(rules.get(at + 1)) || is_half(at.checked_sub(1).and_then(|before| rules.get(before))) {
            return None;
        }
        let about = about(document.slice(rule.span))?;
        Some(Statement { document: id, place, rule, forbids, about })
    })
}

/// The words of a rule that do not say how strong it is, in lower case.
fn about(text: &str) -> Option<String> {
    let mut about = String::new();
    let mut count = 0;
    for word in text.split(|sign: char| !sign.is_alphanumeric() && !"'’-_/.".contains(sign)) {
        let word = word.trim_matches(['\'', '’', '-', '_', '/', '.']);
        if word.is_empty() || MODALITY_WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)) {
            continue;
        }
        about.extend(word.chars().flat_map(char::to_lowercase));
        about.push(' ');
        count += 1;
    }
    (count >= FEWEST_WORDS).then_some(about)
}

/// Which documents are linked from which, as places in the order of paths.
struct Links(Vec<(usize, usize)>);

impl Links {
    /// Whether some agent is to follow both: they are of one document, one links to the other, or a third to both.
    fn join(&self, one: usize, other: usize) -> bool {
        let Self(pairs) = self;
        let links_to = |target, from| pairs.binary_search(&(target, from)).is_ok();
        let first = pairs.partition_point(|&(target, _)| target < one);
        let referrers = pairs[first..].iter().take_while(|&&(target, _)| target == one).take(MOST_REFERRERS);
        one == other
            || links_to(one, other)
            || links_to(other, one)
            || referrers.into_iter().any(|&(_, from)| links_to(other, from))
    }
}

/// Every link as target and source, by paths.
fn links(library: &Library) -> Links {
    let places: Map<DocumentId, usize> = library.documents().map(|(id, _)| id).zip(0..).collect();
    let links = library.documents().zip(0..).flat_map(|((from, _), source)| {
        let linked = library.references(from).iter().filter(|reference| reference.verdict.is_linked());
        linked.filter_map(|reference| reference.target).map(move |target| (target, source))
    });
    let pairs = links.filter_map(|(target, source)| Some((*places.get(&target)?, source))).collect();
    Links(order::distinct(pairs))
}

fn report(library: &Library, ban: &Statement, order: &Statement) -> Diagnostic {
    let (document, other) = (library.document(ban.document), library.document(order.document));
    let message = if ban.document == order.document {
        "this is forbidden here and ordered elsewhere in the document".to_owned()
    } else {
        ["this is forbidden here and ordered in `", other.path(), "`, and an agent follows both"].concat()
    };
    Diagnostic::new(Code::ContradictoryRules, document.path(), ban.rule.span, message)
        .with_related(other.path(), order.rule.span, "here it is ordered")
        .with_help("keep one of them, or say when which applies")
}
