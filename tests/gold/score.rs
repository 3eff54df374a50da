//! Counts of what was found, missed and made up.

use std::collections::BTreeMap;
use std::fmt;

use promptlink::agent::{Agent, Text};
use promptlink::document::Document;
use promptlink::library::{DocumentId, Library, Reference, Verdict};

use crate::labels::{Labelled, LabelledReference};

#[derive(Clone, Copy, Default)]
pub(crate) struct Count {
    right: usize,
    made_up: usize,
    missed: usize,
}

impl Count {
    pub(crate) fn precision(self) -> f64 {
        ratio(self.right, self.right + self.made_up)
    }

    pub(crate) fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    pub(crate) fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.made_up + self.missed)
    }

    fn note(&mut self, is_right: bool) {
        if is_right { self.right += 1 } else { self.missed += 1 }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[derive(Default)]
pub(crate) struct Scores {
    pub(crate) links: Count,
    pub(crate) dangling: Count,
    pub(crate) name: Count,
    pub(crate) role: Count,
    pub(crate) kind: Count,
    pub(crate) rules: Count,
    by_verdict: BTreeMap<String, Count>,
    by_form: BTreeMap<&'static str, Count>,
    show: bool,
}

impl Scores {
    pub(crate) fn new(show: bool) -> Self {
        Self { show, ..Self::default() }
    }

    pub(crate) fn add(&mut self, repo: &str, library: &Library, labelled: &Labelled) {
        let id =
            library.id(&labelled.path).unwrap_or_else(|| panic!("{repo}/{} is not there", labelled.path));
        let document = library.document(id);
        let place = format!("{repo}/{}", labelled.path);
        self.references(&place, library, id, &labelled.references);
        self.identity(&place, document, labelled);
        self.rules(&place, document, labelled);
    }

    fn references(&mut self, place: &str, library: &Library, id: DocumentId, labels: &[LabelledReference]) {
        let document = library.document(id);
        let mut found: Vec<Found<'_>> = Vec::new();
        let mut last = None;
        for reference in library.references(id) {
            let new = Found::new(library, document, reference);
            // What a pattern selects is one reference.
            match found.last_mut() {
                Some(glob) if last == Some(reference.mention) => glob.others.extend(new.target),
                _ => found.push(new),
            }
            last = Some(reference.mention);
        }
        for label in labels {
            let best = (0..found.len()).filter(|&at| found[at].is_of(label)).max_by_key(|&at| {
                let same_target = found[at].leads_to(label);
                (plain(found[at].text) == plain(&label.text), same_target, std::cmp::Reverse(at))
            });
            let Some(at) = best else {
                self.missed(place, label);
                continue;
            };
            let found = found.remove(at);
            self.compare(place, label, &found);
        }
        for found in found {
            self.made_up(place, &found);
        }
    }

    fn compare(&mut self, place: &str, label: &LabelledReference, found: &Found<'_>) {
        let is_link = |verdict: &str| matches!(verdict, "link" | "alias");
        let right = is_link(&label.verdict) && is_link(found.verdict) && found.leads_to(label);
        if right {
            self.links.right += 1;
            self.by_form.entry(found.form).or_default().right += 1;
        } else {
            self.links.missed += usize::from(is_link(&label.verdict));
            self.links.made_up += usize::from(is_link(found.verdict));
            let form = self.by_form.entry(found.form).or_default();
            form.missed += usize::from(is_link(&label.verdict));
            form.made_up += usize::from(is_link(found.verdict));
        }
        match (label.verdict == "dangling", found.verdict == "dangling") {
            (true, true) => self.dangling.right += 1,
            (true, false) => self.dangling.missed += 1,
            (false, true) => self.dangling.made_up += 1,
            (false, false) => {}
        }
        let agrees = label.verdict == found.verdict;
        self.by_verdict.entry(label.verdict.clone()).or_default().note(agrees);
        if !agrees {
            self.by_verdict.entry(found.verdict.to_owned()).or_default().made_up += 1;
        }
        if !agrees || is_link(&label.verdict) && !right {
            let target = label.target.as_deref().unwrap_or("-");
            self.tell(&format!(
                "DIFFERS {place}:{} `{}` is {} {target}, said {found}",
                label.line, label.text, label.verdict
            ));
        }
    }

    fn missed(&mut self, place: &str, label: &LabelledReference) {
        self.by_verdict.entry(label.verdict.clone()).or_default().missed += 1;
        self.links.missed += usize::from(matches!(label.verdict.as_str(), "link" | "alias"));
        self.dangling.missed += usize::from(label.verdict == "dangling");
        let target = label.target.as_deref().unwrap_or("-");
        self.tell(&format!("MISSED {place}:{} `{}` {} {target}", label.line, label.text, label.verdict));
    }

    fn made_up(&mut self, place: &str, found: &Found<'_>) {
        self.by_verdict.entry(found.verdict.to_owned()).or_default().made_up += 1;
        let link = matches!(found.verdict, "link" | "alias");
        self.links.made_up += usize::from(link);
        self.by_form.entry(found.form).or_default().made_up += usize::from(link);
        self.dangling.made_up += usize::from(found.verdict == "dangling");
        self.tell(&format!("MADE-UP {place}:{} {found}", found.line));
    }

    fn identity(&mut self, place: &str, document: &Document, labelled: &Labelled) {
        self.kind.note(document.kind().as_str() == labelled.kind);
        if document.kind().as_str() != labelled.kind {
            self.tell(&format!("KIND {place} is {}, said {}", labelled.kind, document.kind()));
        }
        let agent = Agent::read(document);
        let text = |text: &Option<Text<'_>>| text.as_ref().map(|text| text.text.to_string());
        let told = [("NAME", &labelled.name, text(&agent.name)), ("ROLE", &labelled.role, text(&agent.role))];
        for (what, label, found) in told {
            let Some(label) = label else { continue };
            let agrees = found.as_deref() == Some(label.as_str());
            if what == "NAME" {
                self.name.note(agrees)
            } else {
                self.role.note(agrees)
            }
            if !agrees {
                self.tell(&format!("{what} {place} is {label:?}, said {found:?}"));
            }
        }
    }

    fn rules(&mut self, place: &str, document: &Document, labelled: &Labelled) {
        let mut found: Vec<(u32, &str)> = document
            .rules()
            .iter()
            .map(|rule| (document.lines().line(rule.span.start), rule.modality.as_str()))
            .collect();
        for label in &labelled.rules {
            let same =
                found.iter().position(|&(line, modality)| line == label.line && modality == label.modality);
            match same {
                Some(at) => {
                    found.remove(at);
                    self.rules.right += 1;
                }
                None => {
                    self.rules.missed += 1;
                    self.tell(&format!("RULE MISSED {place}:{} {}", label.line, label.modality));
                }
            }
        }
        self.rules.made_up += found.len();
        for (line, modality) in found {
            self.tell(&format!("RULE MADE-UP {place}:{line} {modality}"));
        }
    }

    #[allow(clippy::print_stdout, reason = "asked for by the environment")]
    fn tell(&self, line: &str) {
        if self.show {
            println!("{line}");
        }
    }
}

/// A reference as promptlink sees it.
struct Found<'a> {
    line: u32,
    text: &'a str,
    verdict: &'static str,
    target: Option<&'a str>,
    form: &'static str,
    why: &'static str,
    /// What else a pattern selects.
    others: Vec<&'a str>,
}

impl<'a> Found<'a> {
    fn new(library: &'a Library, document: &'a Document, reference: &Reference) -> Self {
        let mention = &document.mentions()[reference.mention as usize];
        Self {
            line: document.lines().line(mention.span.start),
            text: document.slice(mention.span),
            verdict: Verdict::as_str(reference.verdict),
            target: reference.target.map(|id| library.document(id).path()),
            form: mention.form.as_str(),
            why: reference.why.as_str(),
            others: Vec::new(),
        }
    }

    /// Whether it leads to what a label says: to all documents that a pattern takes, if that is the target.
    fn leads_to(&self, label: &LabelledReference) -> bool {
        let Some(target) = label.target.as_deref().filter(|target| target.contains(['*', '{'])) else {
            return self.target == label.target.as_deref();
        };
        let first = target.find(['*', '{']).unwrap_or_default();
        let last = target.rfind(['*', '}']).unwrap_or_default();
        let takes = |path: &&str| path.starts_with(&target[..first]) && path.ends_with(&target[last + 1..]);
        self.target.is_some() && self.target.iter().chain(&self.others).all(takes)
    }

    /// Whether a label speaks of the same place: its line, and the same words but for the signs around them.
    fn is_of(&self, label: &LabelledReference) -> bool {
        self.line == label.line
            && (plain(self.text) == plain(&label.text) || self.target.is_some() && self.leads_to(label))
    }
}

impl fmt::Display for Found<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { text, verdict, form, why, .. } = self;
        write!(formatter, "`{text}` {verdict} {} ({form}: {why})", self.target.unwrap_or("-"))
    }
}

fn plain(text: &str) -> String {
    let text = text.split('#').next().unwrap_or_default();
    let text = text
        .trim_start_matches(['@', '/', '.', '~'])
        .trim_start_matches("mdc:")
        .trim_start_matches("file://");
    text.trim_end_matches(" agent").trim_matches(['`', '*', '[', ']', '!', '{', '}']).to_lowercase()
}

impl fmt::Display for Scores {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, count: &Count| {
            let Count { right, made_up, missed } = *count;
            let (precision, recall, f1) = (count.precision(), count.recall(), count.f1());
            writeln!(
                formatter,
                "  {name:<22} {right:>5} {missed:>6} {made_up:>7}  {precision:>9.3} {recall:>6.3} {f1:>6.3}"
            )
        };
        row("links", &self.links)?;
        row("dangling", &self.dangling)?;
        row("rules", &self.rules)?;
        row("name", &self.name)?;
        row("role", &self.role)?;
        row("kind", &self.kind)?;
        for (verdict, count) in &self.by_verdict {
            row(&format!("verdict {verdict}"), count)?;
        }
        for (form, count) in &self.by_form {
            row(&format!("linked, form {form}"), count)?;
        }
        writeln!(formatter, "  (columns: right, missed, made up, precision, recall, F1)")
    }
}
