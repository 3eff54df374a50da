//! What the token estimator sees in each text, for `benches/tokens/fit.mjs`.

#[allow(dead_code, reason = "only the counting is of interest here")]
#[path = "../../../src/text/tokens.rs"]
mod tokens;

/// A line for each of the texts between NUL bytes: the estimate, then how many pieces of each kind there are.
pub fn report(texts: &str) -> String {
    texts.split('\0').map(line).collect()
}

fn line(text: &str) -> String {
    let counts = tokens::count_pieces(text).map(|count| count.to_string()).join(" ");
    format!("{} {counts}\n", tokens::estimate_tokens(text))
}
