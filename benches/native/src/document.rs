//! The document stage beside the Markdown parser alone, over the same texts.

use std::hint::black_box;
use std::time::{Duration, Instant};

use promptlink::document::{Document, Options, Outline};
use promptlink::text::DocumentPath;
use pulldown_cmark::{Options as Extensions, Parser};

const WARM_UP: usize = 3;

/// A line for each round: the milliseconds of the parser's events, of the outline and of the document stage.
pub fn report(texts: &str, rounds: usize) -> Result<String, String> {
    let path = DocumentPath::new("bench.md").map_err(|error| error.to_string())?;
    let texts: Vec<&str> = texts.split('\0').collect();
    let round = |_| {
        let times = [time(&texts, events), time(&texts, outline), time(&texts, |text| document(&path, text))];
        times.map(|time| format!("{:.4}", time.as_secs_f64() * 1000.0)).join(" ") + "\n"
    };
    Ok((0..WARM_UP + rounds).map(round).skip(WARM_UP).collect())
}

fn time(texts: &[&str], read: impl Fn(&str)) -> Duration {
    let start = Instant::now();
    for text in texts {
        read(black_box(text));
    }
    start.elapsed()
}

fn events(text: &str) {
    for event in Parser::new_ext(text, extensions()).into_offset_iter() {
        black_box(event);
    }
}

fn outline(text: &str) {
    black_box(Outline::read(text));
}

fn document(path: &DocumentPath, text: &str) {
    let document = Document::read(path.clone(), text.to_owned(), Options::default());
    black_box((document.mentions(), document.rules(), document.diagnostics()));
}

// What the document stage enables, so that both see the same constructs.
fn extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_TASKLISTS
        | Extensions::ENABLE_GFM
}
