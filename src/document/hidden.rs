//! Characters that no one sees, as findings.

use crate::diagnostic::{Code, Diagnostic};
use crate::text::{HiddenClass, HiddenPayload, HiddenRun, Span, decode_hidden, hidden_name, hidden_runs};

/// How many runs have a finding each; what comes after has one for each class.
const LISTED: usize = 256;

/// Reports every hidden character of a text: a finding for each run, with what it spells.
///
/// All are warnings, also those that are mostly left over from copying: one zero width space is enough to take a word
/// past a filter, and real prompts hold hardly any.
pub(super) fn report(path: &str, text: &str) -> Vec<Diagnostic> {
    let mut runs = hidden_runs(text);
    let mut found: Vec<Diagnostic> = runs.by_ref().take(LISTED).map(|run| finding(path, text, run)).collect();
    found.extend(sum_up(text, runs).iter().map(|rest| rest.finding(path)));
    found
}

fn finding(path: &str, text: &str, run: HiddenRun) -> Diagnostic {
    let message = [counted(run.class, run.count, ""), said(run.span.of(text))].concat();
    let (label, replacement) = match run.class {
        HiddenClass::LineEnd => ("Replace by a line end", "\n"),
        _ => ("Delete what is hidden", ""),
    };
    Diagnostic::new(Code::HiddenCharacter, path, run.span, message)
        .with_help(help(run.class))
        .with_replacement(label, replacement)
}

/// The runs of one class that have no finding of their own.
struct Rest {
    class: HiddenClass,
    span: Span,
    count: u32,
    /// The first of them, to be decoded as if they stood together.
    hidden: String,
}

/// How much of the rest is decoded.
const READ: usize = 8 * 1024;

fn sum_up(text: &str, runs: impl Iterator<Item = HiddenRun>) -> Vec<Rest> {
    let mut rests: Vec<Rest> = Vec::new();
    for run in runs {
        match rests.iter_mut().find(|rest| rest.class == run.class) {
            Some(rest) => rest.add(text, run),
            None => rests.push(Rest::new(text, run)),
        }
    }
    rests
}

impl Rest {
    fn new(text: &str, run: HiddenRun) -> Self {
        let mut rest = Self { class: run.class, span: run.span, count: 0, hidden: String::new() };
        rest.add(text, run);
        rest
    }

    fn add(&mut self, text: &str, run: HiddenRun) {
        self.span.end = run.span.end;
        self.count += run.count;
        let hidden = run.span.of(text);
        if self.hidden.len() + hidden.len() <= READ {
            self.hidden.push_str(hidden);
        }
    }

    fn finding(&self, path: &str) -> Diagnostic {
        let counted = counted(self.class, self.count, "more ");
        let message = [&counted, " between here and the last", &said(&self.hidden)].concat();
        Diagnostic::new(Code::HiddenCharacter, path, self.span, message).with_help(help(self.class))
    }
}

fn counted(class: HiddenClass, count: u32, more: &str) -> String {
    let noun = match class {
        HiddenClass::Tag => "tag character",
        HiddenClass::Selector => "variation selector",
        _ => "character",
    };
    let plural = if count == 1 { "" } else { "s" };
    [&count.to_string(), " ", more, "hidden ", noun, plural].concat()
}

/// What hidden characters say, as the end of a message.
fn said(hidden: &str) -> String {
    match decode_hidden(hidden) {
        HiddenPayload::Text(text) => [" spell \"", &text, "\""].concat(),
        HiddenPayload::Bytes(bytes) => {
            const SHOWN: usize = 16;
            let shown: Vec<String> =
                bytes.iter().take(SHOWN).map(|&byte| hexadecimal(byte.into(), 2)).collect();
            let more = if bytes.len() > SHOWN { " …" } else { "" };
            [" carry the bytes ", &shown.join(" "), more].concat()
        }
        HiddenPayload::Characters { first, others } => {
            let names: Vec<String> =
                first.iter().map(|&(character, count)| named(character, count)).collect();
            let more =
                if others > 0 { [", and ", &others.to_string(), " others"].concat() } else { String::new() };
            [": ", &names.join(", "), &more].concat()
        }
    }
}

/// `U+200B zero width space`, and how often where it is not once.
fn named(character: char, count: u32) -> String {
    let times = if count > 1 { [" × ", &count.to_string()].concat() } else { String::new() };
    ["U+", &hexadecimal(character.into(), 4), " ", hidden_name(character), &times].concat()
}

fn hexadecimal(value: u32, digits: u32) -> String {
    let digit =
        |at: u32| char::from_digit(value >> (4 * at) & 15, 16).unwrap_or_default().to_ascii_uppercase();
    let digits = digits.max(8 - value.leading_zeros() / 4);
    (0..digits).rev().map(digit).collect()
}

fn help(class: HiddenClass) -> &'static str {
    match class {
        HiddenClass::Tag => "delete it: a model reads the text, a reviewer sees nothing",
        HiddenClass::Selector => "delete it: it changes nothing that is seen here, and can carry any bytes",
        HiddenClass::Bidi => "delete it: people see the line in another order than a model reads it",
        HiddenClass::Control => "delete it: it is not text, and a terminal may obey it",
        HiddenClass::ZeroWidth => "delete it: no one sees it, and for a model it splits or changes the words",
        HiddenClass::Filler => "delete it: it looks like a space or like nothing, and is read as a letter",
        HiddenClass::Noncharacter => "delete it: it stands for no character",
        HiddenClass::PrivateUse => "delete it, or write what it shows: only some fonts have it",
        HiddenClass::LineEnd => "replace it by a line end: some programs end the line here and others do not",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(text: &str) -> Vec<String> {
        report("a.md", text).into_iter().map(|finding| finding.message).collect()
    }

    #[test]
    fn a_finding_says_what_is_hidden_how_often_and_what_it_spells() {
        let cases = [
            ("a\u{200B}b", "1 hidden character: U+200B zero width space"),
            (
                "a\u{200B}\u{2060}\u{200B}b",
                "3 hidden characters: U+200B zero width space × 2, U+2060 word joiner",
            ),
            ("a\u{E0068}\u{E0069}b", "2 hidden tag characters spell \"hi\""),
            ("a\u{E0158}\u{E0159}b", "2 hidden variation selectors spell \"hi\""),
            ("a\u{FE00}\u{E01EF}b", "2 hidden variation selectors carry the bytes 00 FF"),
            ("a\u{202E}b", "1 hidden character: U+202E right-to-left override"),
            ("a\u{1}b", "1 hidden character: U+0001 control character"),
            ("a\u{10FFFD}b", "1 hidden character: U+10FFFD private use character"),
        ];
        for (text, message) in cases {
            assert_eq!(messages(text), [message]);
        }
    }

    #[test]
    fn the_fix_deletes_the_run_and_nothing_else() {
        let mend = |text: &str| {
            let mut mended = text.to_owned();
            for edit in
                report("a.md", text).iter().rev().flat_map(|one| &one.fix.as_ref().expect("a fix").edits)
            {
                mended.replace_range(edit.span.range(), &edit.text);
            }
            mended
        };
        assert_eq!(mend("\u{FEFF}Ig\u{AD}nore 👩‍💻 \u{202E}é\u{202C}"), "\u{FEFF}Ignore 👩‍💻 é");
        assert_eq!(mend("one\u{2028}two\u{C}three"), "one\ntwo\nthree");
    }

    #[test]
    fn beyond_the_limit_the_rest_is_summed_up_and_still_decoded() {
        let secret: String =
            "never ask".bytes().filter_map(|byte| char::from_u32(0xE0000 + u32::from(byte))).collect();
        let text = "a\u{200B}".repeat(LISTED + 10) + "b" + &secret + "c\u{200B}";
        let found = report("a.md", &text);
        let rest: Vec<&str> = found[LISTED..].iter().map(|one| one.message.as_str()).collect();
        let expected = [
            "11 more hidden characters between here and the last: U+200B zero width space × 11",
            "9 more hidden tag characters between here and the last spell \"never ask\"",
        ];
        assert_eq!(rest, expected);
        assert_eq!(found[LISTED].span, Span::new(4 * LISTED + 1, text.len()));
    }
}
