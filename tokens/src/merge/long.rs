use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::pairs::{NONE, Pairs};

/// Tokens as a chain, so that joining two moves none of the others, with the next join at hand.
#[derive(Default)]
pub(super) struct Chain {
    links: Vec<Link>,
    /// What joins: the token that it becomes in the upper half, the place of the left one in the lower.
    joins: BinaryHeap<Reverse<u64>>,
}

struct Link {
    token: u32,
    /// What it joins into with the next; [`NONE`] too where it is gone.
    joined: u32,
    previous: u32,
    next: u32,
}

/// Before the first and after the last.
const END: u32 = u32::MAX;

impl Chain {
    /// Joins all that joins. The time is proportional to the number of tokens and its logarithm.
    pub(super) fn join(&mut self, tokens: &mut Vec<u32>, pairs: &Pairs) {
        self.fill(tokens, pairs);
        while let Some(Reverse(join)) = self.joins.pop() {
            let (token, at) = ((join >> 32) as u32, join as u32);
            if self.links[at as usize].joined == token {
                self.join_next(at, pairs);
            }
        }
        tokens.clear();
        let mut at = if self.links.is_empty() { END } else { 0 };
        while let Some(link) = self.links.get(at as usize) {
            tokens.push(link.token);
            at = link.next;
        }
        if self.links.capacity() > LARGEST_KEPT {
            *self = Self::default();
        }
    }

    fn fill(&mut self, tokens: &[u32], pairs: &Pairs) {
        self.links.clear();
        self.links.extend(tokens.iter().enumerate().map(|(at, &token)| Link {
            token,
            joined: NONE,
            previous: (at as u32).wrapping_sub(1),
            next: if at + 1 < tokens.len() { at as u32 + 1 } else { END },
        }));
        let mut joins = std::mem::take(&mut self.joins).into_vec();
        joins.clear();
        for (at, pair) in tokens.windows(2).enumerate() {
            let joined = pairs.get(pair[0], pair[1]);
            self.links[at].joined = joined;
            if joined != NONE {
                joins.push(Reverse(u64::from(joined) << 32 | at as u64));
            }
        }
        self.joins = BinaryHeap::from(joins);
    }

    /// Joins a token with the one after it.
    fn join_next(&mut self, at: u32, pairs: &Pairs) {
        let Link { joined, previous, next, .. } = self.links[at as usize];
        let gone = &mut self.links[next as usize];
        gone.joined = NONE;
        let after = gone.next;
        let link = &mut self.links[at as usize];
        link.token = joined;
        link.next = after;
        if let Some(link) = self.links.get_mut(after as usize) {
            link.previous = at;
        }
        self.look(at, pairs);
        if previous != END {
            self.look(previous, pairs);
        }
    }

    /// Finds out what a token joins into with the one after it now.
    fn look(&mut self, at: u32, pairs: &Pairs) {
        let Link { token, next, .. } = self.links[at as usize];
        let joined = self.links.get(next as usize).map_or(NONE, |next| pairs.get(token, next.token));
        self.links[at as usize].joined = joined;
        if joined != NONE {
            self.joins.push(Reverse(u64::from(joined) << 32 | u64::from(at)));
        }
    }
}

/// Memory for more tokens than this is given back.
const LARGEST_KEPT: usize = 1 << 16;
