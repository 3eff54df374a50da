//! Sorting without a copy of the sorting code for every type.
//!
//! The standard library's sorts are compiled anew for each type and each comparison. That made up an eighth of the
//! WebAssembly, for lists of a dozen entries. Here one sort works out the order of numbers, and a few instructions for
//! each type bring the items into it.

use std::cmp::Ordering;

/// Sorts stably, as `slice::sort_by` does. The comparison must be a total order.
pub(crate) fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |one, other| compare(&items[one], &items[other]));
    arrange(order, &mut |one, other| items.swap(one, other));
}

/// Sorts stably by a key, as `slice::sort_by_key` does.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts what is its own key.
pub(crate) fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts a list and leaves each item in it once.
pub(crate) fn distinct<T: Ord>(mut items: Vec<T>) -> Vec<T> {
    sort(&mut items);
    items.dedup();
    items
}

/// Where to take the item for each place from, in a list of that length; nothing where the list is in order.
fn order(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..length).all(|at| compare(at - 1, at).is_le()) {
        return Vec::new();
    }
    let mut order: Vec<usize> = (0..length).collect();
    let mut merged = Vec::with_capacity(length);
    let mut width = 1;
    while width < length {
        merged.clear();
        for pair in order.chunks(2 * width) {
            merge(pair.split_at(width.min(pair.len())), compare, &mut merged);
        }
        std::mem::swap(&mut order, &mut merged);
        width *= 2;
    }
    order
}

/// Appends two ordered runs as one. Of equal items the left one comes first.
fn merge(
    (mut left, mut right): (&[usize], &[usize]),
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
    merged: &mut Vec<usize>,
) {
    while let ([one, rest_left @ ..], [other, rest_right @ ..]) = (left, right) {
        if compare(*one, *other).is_le() {
            merged.push(*one);
            left = rest_left;
        } else {
            merged.push(*other);
            right = rest_right;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Brings items into an order by swapping them, each at most once: a place whose item has come names itself.
fn arrange(mut order: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..order.len() {
        let mut at = start;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == start || from == at {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_in_order_costs_no_memory() {
        assert_eq!(order(5, &mut |one, other| one.cmp(&other)).capacity(), 0);
        assert_eq!(order(3, &mut |_, _| Ordering::Equal).capacity(), 0);
    }

    #[test]
    fn long_lists_take_n_log_n_comparisons() {
        let length = 100_000;
        let mut comparisons = 0;
        let mut items: Vec<u32> = (0..length).map(|item: u32| item.wrapping_mul(2_654_435_761)).collect();
        sort_by(&mut items, |one, other| {
            comparisons += 1;
            one.cmp(other)
        });
        assert!(items.is_sorted());
        assert!(comparisons < length * 18, "{comparisons}");
    }

    proptest! {
        #[test]
        fn the_order_is_that_of_the_standard_library(keys in prop::collection::vec(0_u8..20, 0..200)) {
            let numbered: Vec<(u8, usize)> = keys.into_iter().enumerate().map(|(at, key)| (key, at)).collect();
            let (mut ours, mut theirs) = (numbered.clone(), numbered);
            sort_by_key(&mut ours, |&(key, _)| key);
            theirs.sort_by_key(|&(key, _)| key);
            prop_assert_eq!(ours, theirs);
        }

        #[test]
        fn words_are_sorted_by_themselves(words in prop::collection::vec("[a-c]{0,3}", 0..50)) {
            let (mut ours, mut theirs) = (words.clone(), words);
            sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
