use super::compose::compose;
use super::frame::Frame;
use super::plan::Plan;
use super::portion::{Portion, portions};
use super::steps::{NEVER, Steps, steps};
use super::{Cache, Error};
use crate::library::Library;
use crate::text::{TOKEN, estimate_tokens, weigh_tokens};

/// How many tokens a persona may have.
///
/// What matters least goes first, in whole units: the items, blocks and sections of the document of the lowest
/// [priority](super::priority()), from its end to its beginning, then the document itself, then the next. Sections that a
/// topic asks for go after those beside them. What a document inherits goes like its own text. The agent, what it
/// inherits, orders and bans stay. What goes does not depend on the budget, only how much: a larger budget never gives
/// less, and what it leaves unused is less than the cost of the last unit that went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Budget {
    /// The tokens.
    pub tokens: u32,
    /// Whether a line that says where it lies takes the place of each document that goes.
    pub points: bool,
    /// How many units go, where that is known already: from [`fitting_steps`] by counts of a tokenizer.
    pub steps: Option<u32>,
}

/// Leaves out of a plan what its persona has no room for, by estimated tokens.
///
/// Takes time in proportion to the text and to n log n of its units.
///
/// # Errors
///
/// `budget-too-small` where even what must stay has more tokens, and what composing the whole plan reports.
pub fn within(
    library: &Library,
    cache: &mut Cache,
    plan: Plan,
    frame: Frame,
    budget: Budget,
) -> Result<Plan, Error> {
    let steps = steps(library, &plan, budget.points);
    if let Some(taken) = budget.steps {
        return Ok(steps.apply(library, &plan, taken));
    }
    let portions = portions(library, cache, &plan, frame, &steps)?;
    let weights: Vec<u64> = portions.iter().map(|portion| weigh_tokens(&portion.text)).collect();
    let mut taken = fit(library, &plan, &portions, &steps, &weights, TOKEN, budget.tokens)?;
    loop {
        let fitting = steps.apply(library, &plan, taken);
        let tokens = estimate_tokens(&compose(library, cache, &fitting, frame)?.text());
        if tokens <= budget.tokens {
            return Ok(fitting);
        }
        // Where parts meet, the estimate may be off by a token.
        taken += 1;
        if taken > steps.count {
            return Err(too_small(
                library,
                &plan,
                &portions,
                &weights,
                TOKEN,
                budget.tokens,
                u64::from(tokens),
            ));
        }
    }
}

/// The portions of a plan's persona that any tokenizer can count one by one.
///
/// # Errors
///
/// What composing the whole plan reports.
pub fn budget_portions(
    library: &Library,
    cache: &mut Cache,
    plan: &Plan,
    frame: Frame,
    points: bool,
) -> Result<Vec<Portion>, Error> {
    portions(library, cache, plan, frame, &steps(library, plan, points))
}

/// How many units have to go by the tokens of each portion, and how many can go at most. Where the text that is left has
/// more tokens than its portions, a further one has to go.
///
/// # Errors
///
/// As [`within`].
pub fn fitting_steps(
    library: &Library,
    cache: &mut Cache,
    plan: &Plan,
    frame: Frame,
    budget: Budget,
    counts: &[u32],
) -> Result<(u32, u32), Error> {
    let steps = steps(library, plan, budget.points);
    let portions = portions(library, cache, plan, frame, &steps)?;
    let weights: Vec<u64> = counts.iter().map(|&count| u64::from(count)).collect();
    let taken = fit(library, plan, &portions, &steps, &weights, 1, budget.tokens)?;
    Ok((taken, steps.count))
}

/// The first step after which the portions that are left weigh no more than the budget.
fn fit(
    library: &Library,
    plan: &Plan,
    portions: &[Portion],
    steps: &Steps,
    weights: &[u64],
    token: u64,
    budget: u32,
) -> Result<u32, Error> {
    let mut changes = vec![0_i64; steps.count as usize + 2];
    for (portion, &weight) in portions.iter().zip(weights) {
        changes[portion.from as usize] += weight as i64;
        if portion.until <= steps.count {
            changes[portion.until as usize] -= weight as i64;
        }
    }
    // An estimate is rounded to whole tokens.
    let room = (u64::from(budget) * token + (token - 1) / 2) as i64;
    let mut left = 0;
    let mut least = i64::MAX;
    for (step, change) in changes.into_iter().take(steps.count as usize + 1).enumerate() {
        left += change;
        if left <= room {
            return Ok(step as u32);
        }
        least = least.min(left);
    }
    let needed = (least as u64).div_ceil(token);
    Err(too_small(library, plan, portions, weights, token, budget, needed))
}

/// What must stay needs more room than there is.
fn too_small(
    library: &Library,
    plan: &Plan,
    portions: &[Portion],
    weights: &[u64],
    token: u64,
    budget: u32,
    needed: u64,
) -> Error {
    let mut staying = vec![0_u64; plan.entries.len()];
    for (portion, weight) in portions.iter().zip(weights).filter(|(portion, _)| portion.until == NEVER) {
        staying[portion.entry] += weight;
    }
    let largest = (0..staying.len()).rev().max_by_key(|&entry| staying[entry]).unwrap_or(0);
    let path = plan.entries.get(largest).map_or("", |entry| library.document(entry.document).path());
    Error::budget_too_small(
        budget,
        needed,
        path,
        staying.get(largest).map_or(0, |weight| weight.div_ceil(token)),
    )
}
