//! Hidden characters are reported, each with what it is or spells, and what belongs to a script or an emoji is not.

mod channels;
mod scripts;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use channels::{Channel, SECRET};
use promptlink::diagnostic::{Code, Diagnostic};
use promptlink::document::{Document, Options};
use promptlink::text::{DocumentPath, HiddenClass, hidden_runs};

fn findings(text: &str) -> Vec<Diagnostic> {
    let path = DocumentPath::new("agents/a.md").expect("a path");
    let document = Document::read(path, text.to_owned(), Options::default());
    assert_eq!(document.text(), text, "the text is kept as it is");
    let hidden = |finding: &&Diagnostic| finding.code == Code::HiddenCharacter;
    document.diagnostics().iter().filter(hidden).cloned().collect()
}

fn is_hidden(character: char) -> bool {
    HiddenClass::of(character).is_some()
}

#[test]
fn every_channel_is_reported_wherever_it_stands() {
    let channels = channels::all();
    assert!(channels.len() >= 28);
    for Channel { name, hidden, spells } in &channels {
        let places = [
            format!("# Agent\n\nFollow the ru{hidden}les.\n"),
            format!("---\nname: a\ndescription: is{hidden}it\n---\n\nText\n"),
            format!("```sh\nls{hidden}x\n```\n"),
            format!("Text <!-- a{hidden}b --> [x](y.md \"t{hidden}u\")\n"),
            format!("Text{hidden}"),
        ];
        for text in &places {
            let found = findings(text);
            let covered: usize =
                found.iter().map(|one| one.span.of(text).chars().filter(|&it| is_hidden(it)).count()).sum();
            let expected = text.chars().filter(|&character| is_hidden(character)).count();
            assert_eq!(covered, expected, "{name}: {text:?}: {found:?}");
            let shows = found.iter().all(|one| one.message.contains(SECRET));
            assert!(!spells || shows, "{name}: {found:?}");
        }
    }
}

#[test]
fn messages_and_fixes_hold_nothing_hidden_themselves() {
    for Channel { name, hidden, .. } in channels::all() {
        for finding in findings(&format!("a{hidden}b")) {
            let fix = finding.fix.as_ref().expect("a fix");
            let texts = [&finding.message, &fix.message, finding.help.as_ref().expect("help")];
            assert!(!texts.iter().any(|text| text.chars().any(is_hidden)), "{name}: {finding:?}");
        }
    }
}

#[test]
fn what_belongs_to_a_script_or_an_emoji_is_fine() {
    for (name, text) in scripts::SAMPLES.iter().chain(&scripts::EMOJI) {
        for text in [(*text).to_owned(), format!("\u{FEFF}- {text}\n\nend"), format!("**{text}**: {text}")] {
            assert_eq!(findings(&text), [], "{name}");
        }
    }
}

#[test]
fn time_grows_with_the_length() {
    let patterns = [
        "plain text, line after line\n",
        "a\u{200B}",
        "\u{200E}a",
        "\u{2800}",
        "\u{E0041}",
        "😀\u{FE0F}\u{200D}",
        "🏴\u{E0067}\u{E0062}",
        "日本語",
        "\0",
    ];
    for pattern in patterns {
        let text = pattern.repeat((1 << 20) / pattern.len());
        let start = Instant::now();
        let count: usize = hidden_runs(&text).map(|run| run.count as usize).sum();
        let found = findings(&pattern.repeat((1 << 14) / pattern.len())).len();
        // Quadratic time would take minutes; a second leaves room for a build without optimisation.
        assert!(start.elapsed() < Duration::from_secs(10), "{pattern:?}: {count} in {:?}", start.elapsed());
        assert!(found <= 300, "{pattern:?}: {found} findings");
    }
}

#[test]
#[allow(clippy::print_stdout, reason = "the count is what the run is for")]
fn real_prompts_raise_hardly_an_alarm() {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let folder = std::env::var_os("PROMPTLINK_CORPUS").map_or_else(beside, PathBuf::from).join("repos");
    if !folder.is_dir() {
        println!("skipped: hidden characters in real prompts, no corpus (set PROMPTLINK_CORPUS)");
        return;
    }
    let mut texts = 0;
    let mut flagged = 0;
    each_text(&folder, &mut |text| {
        texts += 1;
        flagged += usize::from(hidden_runs(text).next().is_some());
    });
    println!("hidden characters: {flagged} of {texts} real prompts");
    assert!(texts > 100 && flagged * 200 <= texts, "{flagged} of {texts}");
}

fn each_text(folder: &Path, visit: &mut impl FnMut(&str)) {
    for entry in std::fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            each_text(&path, visit);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            visit(&text);
        }
    }
}
