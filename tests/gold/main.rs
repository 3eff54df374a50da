//! What promptlink says about real prompts, against labels made by hand.
//!
//! `npm run gold` prints precision and recall by form and verdict and fails under the figures below. The labelled texts
//! are not part of the repository: `PROMPTLINK_CORPUS` says where they are, else `../shared/corpus` is tried.
//! `PROMPTLINK_GOLD_SHOW=1` lists each disagreement of the half that may be looked at.

mod corpus;
mod labels;
mod score;

use corpus::Corpus;
use score::Scores;

/// The figures under which the run fails.
struct Floor {
    link_precision: f64,
    link_recall: f64,
    dangling_precision: f64,
    dangling_recall: f64,
    name: f64,
    role: f64,
    rules: f64,
}

const FLOOR: Floor = Floor {
    link_precision: 0.99,
    link_recall: 0.97,
    dangling_precision: 0.9,
    dangling_recall: 0.9,
    name: 0.98,
    role: 0.95,
    rules: 0.93,
};

#[test]
fn tune() {
    measure("tune", std::env::var_os("PROMPTLINK_GOLD_SHOW").is_some());
}

#[test]
fn held() {
    measure("held", false);
}

#[allow(clippy::print_stdout, reason = "the figures are what the run is for")]
fn measure(half: &str, show: bool) {
    let Some(corpus) = Corpus::find() else {
        println!("gold: skipped, no corpus (set PROMPTLINK_CORPUS)");
        return;
    };
    let mut scores = Scores::new(show);
    for labelled in labels::read(half) {
        let library = corpus.library(&labelled.repo);
        for document in &labelled.documents {
            scores.add(&labelled.repo, &library, document);
        }
    }
    println!("\n{half}\n{scores}");
    let figures = [
        ("links: precision", scores.links.precision(), FLOOR.link_precision),
        ("links: recall", scores.links.recall(), FLOOR.link_recall),
        ("dangling: precision", scores.dangling.precision(), FLOOR.dangling_precision),
        ("dangling: recall", scores.dangling.recall(), FLOOR.dangling_recall),
        ("name", scores.name.recall(), FLOOR.name),
        ("role", scores.role.recall(), FLOOR.role),
        ("rules: F1", scores.rules.f1(), FLOOR.rules),
    ];
    let under: Vec<String> = figures
        .iter()
        .filter(|(_, figure, floor)| figure < floor)
        .map(|(name, figure, floor)| format!("{name} {figure:.3} < {floor}"))
        .collect();
    assert!(under.is_empty(), "{half}: {}", under.join(", "));
}
