use super::pairs::{NONE, Pairs};

/// The most tokens that [`join_short`] takes. For more a heap is quicker.
pub(super) const LONGEST: usize = 48;

/// A token in a chain. Unlinking one moves no others.
#[derive(Clone, Copy, Default)]
struct Link {
    token: u32,
    /// What it joins into with the next.
    joined: u32,
    next: usize,
}

/// Where the lowest join is, if there is one.
struct Lowest {
    at: usize,
    previous: Option<usize>,
}

/// Joins all that joins, by looking through all neighbours each time.
pub(super) fn join_short(tokens: &mut Vec<u32>, pairs: &Pairs) {
    let mut links = [Link::default(); LONGEST];
    let count = tokens.len().min(LONGEST);
    for (at, &token) in tokens.iter().take(count).enumerate() {
        let joined = tokens.get(at + 1).map_or(NONE, |&next| pairs.get(token, next));
        links[at] = Link { token, joined, next: at + 1 };
    }
    while let Some(Lowest { at, previous }) = lowest(&links, count) {
        let Link { joined, next, .. } = links[at];
        let next = links[next].next;
        links[at] = Link { token: joined, joined: join(&links, joined, next, count, pairs), next };
        if let Some(previous) = previous {
            links[previous].joined = pairs.get(links[previous].token, joined);
        }
    }
    tokens.clear();
    let mut at = 0;
    while at < count {
        tokens.push(links[at].token);
        at = links[at].next;
    }
}

fn join(links: &[Link; LONGEST], token: u32, next: usize, count: usize, pairs: &Pairs) -> u32 {
    if next < count { pairs.get(token, links[next].token) } else { NONE }
}

fn lowest(links: &[Link; LONGEST], count: usize) -> Option<Lowest> {
    let mut lowest = NONE;
    let mut found = None;
    let (mut at, mut previous) = (0, None);
    while at < count {
        let Link { joined, next, .. } = links[at];
        if joined < lowest {
            lowest = joined;
            found = Some(Lowest { at, previous });
        }
        previous = Some(at);
        at = next;
    }
    found
}
