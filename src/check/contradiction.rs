//! Rules that order and forbid the same, where one agent is to follow both.

use std::cell::OnceCell;

use crate::diagnostic::{Code, Diagnostic};
use crate::document::{Rule, Statement, are_about_the_same};
use crate::library::{DocumentId, Library};
use crate::text::{Map, order};

/// As many rules on the same words are compared with each other; what more of them say is said by these.
const MOST_ALIKE: usize = 32;

/// As many documents that link to one are asked whether they link to the other too.
const MOST_REFERRERS: usize = 256;

pub(super) fn check(library: &Library, documents: &[DocumentId], found: &mut Vec<Diagnostic>) {
    let bans = placed(library, documents).filter(|one| one.forbids);
    let bans = order::distinct(bans.map(|ban| ban.about).collect());
    let mut matched: Vec<Placed> =
        placed(library, documents).filter(|one| bans.binary_search(&one.about).is_ok()).collect();
    order::sort_by_key(&mut matched, |one| one.about);
    let known = OnceCell::new();
    for alike in matched.chunk_by(|one, other| one.about == other.about) {
        let alike = &alike[..alike.len().min(MOST_ALIKE)];
        for ban in alike.iter().filter(|one| one.forbids) {
            let joins =
                |order: &Placed| known.get_or_init(|| links(library, documents)).join(ban.place, order.place);
            let same = |order: &Placed| are_about_the_same(ban.text(library), order.text(library));
            let order = alike.iter().find(|order| !order.forbids && joins(order) && same(order));
            if let Some(order) = order {
                found.push(report(library, ban, order));
            }
        }
    }
}

/// A statement with its document.
struct Placed {
    document: DocumentId,
    /// The document's place among those that are checked.
    place: usize,
    rule: Rule,
    forbids: bool,
    about: u64,
}

impl Placed {
    fn text<'a>(&self, library: &'a Library) -> &'a str {
        library.document(self.document).slice(self.rule.span)
    }
}

/// The statements of the documents, by path.
fn placed(library: &Library, documents: &[DocumentId]) -> impl Iterator<Item = Placed> {
    documents.iter().zip(0..).flat_map(|(&id, place)| {
        let document = library.document(id);
        let statements = document.statements().iter();
        statements.map(move |&Statement { rule, forbids, about }| {
            let rule = document.rules()[rule as usize];
            Placed { document: id, place, rule, forbids, about }
        })
    })
}

/// Which documents are linked from which, as places among those that are checked.
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

/// Every link between the documents as target and source.
fn links(library: &Library, documents: &[DocumentId]) -> Links {
    let places: Map<DocumentId, usize> = documents.iter().copied().zip(0..).collect();
    let links = documents.iter().zip(0..).flat_map(|(&from, source)| {
        let linked = library.references(from).iter().filter(|reference| reference.verdict.is_linked());
        linked.filter_map(|reference| reference.target).map(move |target| (target, source))
    });
    let pairs = links.filter_map(|(target, source)| Some((*places.get(&target)?, source))).collect();
    Links(order::distinct(pairs))
}

fn report(library: &Library, ban: &Placed, order: &Placed) -> Diagnostic {
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
