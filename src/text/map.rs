//! A map that costs little code.
//!
//! Every kind of `BTreeMap` brings a copy of the balanced tree's code with it. Twenty kinds made up a seventh of the
//! WebAssembly.

use std::borrow::Borrow;

/// A map from keys to values, by key: a sorted list, cut into runs.
///
/// Looking up takes as many steps as in a tree. Adding moves a word for each entry of a run that comes later, and for
/// each later run where one gets too long: no list is long enough to feel that.
#[derive(Debug)]
pub(crate) struct Map<K, V> {
    /// None is empty.
    runs: Vec<Vec<Box<(K, V)>>>,
    length: usize,
}

/// How many entries a run has at most.
const RUN: usize = if cfg!(test) { 4 } else { 512 };

/// Where an entry is or belongs: its run, and its place there.
type Place = (usize, usize);

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let (run, at) = self.place(key).ok()?;
        Some(&self.runs[run][at].1)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let (run, at) = self.place(key).ok()?;
        Some(&mut self.runs[run][at].1)
    }

    /// Whether a key has a value.
    pub(crate) fn contains<Q: Ord + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.place(key).is_ok()
    }

    /// The value of a key, which gets the default one where it has none.
    pub(crate) fn or_default(&mut self, key: K) -> &mut V
    where
        V: Default,
    {
        let place = self.place(&key);
        let (run, at) = place.unwrap_or_else(|place| self.put(place, Box::new((key, V::default()))));
        &mut self.runs[run][at].1
    }

    /// Gives a key a value, and takes the one that it had.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok((run, at)) => Some(std::mem::replace(&mut self.runs[run][at].1, value)),
            Err(place) => {
                self.put(place, Box::new((key, value)));
                None
            }
        }
    }

    /// Takes a key out with its value.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let (run, at) = self.place(key).ok()?;
        self.length -= 1;
        let entry = self.runs[run].remove(at);
        if self.runs[run].is_empty() {
            self.runs.remove(run);
        }
        Some(entry.1)
    }

    /// Takes out the entries that are not to be kept.
    pub(crate) fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.runs.iter_mut().for_each(|run| run.retain(|entry| keep(&entry.0, &entry.1)));
        self.runs.retain(|run| !run.is_empty());
        self.length = self.runs.iter().map(Vec::len).sum();
    }

    /// Takes out all entries.
    pub(crate) fn clear(&mut self) {
        self.runs.clear();
        self.length = 0;
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.length
    }

    /// The bytes that it takes, with what an entry holds beyond its own size.
    pub(crate) fn memory(&self, held: impl Fn(&K, &V) -> usize) -> usize {
        let entry = size_of::<Box<(K, V)>>() + size_of::<(K, V)>();
        self.length * entry + self.iter().map(|(key, value)| held(key, value)).sum::<usize>()
    }

    /// The entries, by key.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.runs.iter().flatten().map(|entry| (&entry.0, &entry.1))
    }

    /// The first entry whose key is not less than `key`.
    pub(crate) fn first_from<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (Ok((run, at)) | Err((run, at))) = self.place(key);
        let of_run = self.runs.get(run).and_then(|run| run.get(at));
        let entry = of_run.or_else(|| self.runs.get(run + 1)?.first());
        entry.map(|entry| (&entry.0, &entry.1))
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<Place, Place>
    where
        K: Borrow<Q>,
    {
        let before = self.runs.partition_point(|run| run[0].0.borrow() <= key);
        let run = before.saturating_sub(1);
        let entries = self.runs.get(run).map_or(&[][..], Vec::as_slice);
        let at = entries.binary_search_by(|entry| entry.0.borrow().cmp(key));
        at.map(|at| (run, at)).map_err(|at| (run, at))
    }

    /// Puts an entry where it belongs, and says where that is now.
    fn put(&mut self, (run, at): Place, entry: Box<(K, V)>) -> Place {
        self.length += 1;
        if self.runs.is_empty() {
            self.runs.push(Vec::new());
        }
        self.runs[run].insert(at, entry);
        if self.runs[run].len() <= RUN {
            return (run, at);
        }
        // Keys that come in order fill one run after the other.
        let kept = if at == RUN { RUN } else { RUN / 2 };
        let rest = self.runs[run].split_off(kept);
        self.runs.insert(run + 1, rest);
        if at < kept { (run, at) } else { (run + 1, at - kept) }
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { runs: Vec::new(), length: 0 }
    }
}

impl<K: Ord, V> FromIterator<(K, V)> for Map<K, V> {
    /// Of a key that comes twice, the last value stays.
    fn from_iter<I: IntoIterator<Item = (K, V)>>(entries: I) -> Self {
        let mut map = Self::default();
        for (key, value) in entries {
            map.insert(key, value);
        }
        map
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    #[derive(Clone, Debug)]
    enum Step {
        Insert(u8, u32),
        Add(u8),
        Remove(u8),
        Retain(u8),
    }

    fn step() -> impl Strategy<Value = Step> {
        prop_oneof![
            (0_u8..40, any::<u32>()).prop_map(|(key, value)| Step::Insert(key, value)),
            (0_u8..40).prop_map(Step::Add),
            (0_u8..40).prop_map(Step::Remove),
            (2_u8..5).prop_map(Step::Retain),
        ]
    }

    proptest! {
        #[test]
        fn it_is_as_the_tree_of_the_standard_library(steps in prop::collection::vec(step(), 0..200)) {
            let mut ours: Map<u8, u32> = Map::default();
            let mut theirs: BTreeMap<u8, u32> = BTreeMap::new();
            for step in steps {
                match step {
                    Step::Insert(key, value) => prop_assert_eq!(ours.insert(key, value), theirs.insert(key, value)),
                    Step::Add(key) => {
                        *ours.or_default(key) ^= 1;
                        *theirs.entry(key).or_default() ^= 1;
                    }
                    Step::Remove(key) => prop_assert_eq!(ours.remove(&key), theirs.remove(&key)),
                    Step::Retain(part) => {
                        ours.retain(|key, _| key % part != 0);
                        theirs.retain(|key, _| key % part != 0);
                    }
                }
                prop_assert_eq!(ours.iter().collect::<Vec<_>>(), theirs.iter().collect::<Vec<_>>());
                prop_assert_eq!(ours.len(), theirs.len());
                for key in 0..41 {
                    prop_assert_eq!(ours.get(&key), theirs.get(&key));
                    prop_assert_eq!(ours.get_mut(&key), theirs.get_mut(&key));
                    prop_assert_eq!(ours.contains(&key), theirs.contains_key(&key));
                    prop_assert_eq!(ours.first_from(&key), theirs.range(key..).next());
                }
            }
        }
    }

    #[test]
    fn of_a_key_that_comes_twice_the_last_value_stays() {
        let mut map: Map<String, u32> =
            [("b", 1), ("a", 2), ("b", 3)].map(|(key, value)| (key.to_owned(), value)).into_iter().collect();
        assert_eq!((map.get("a"), map.get("b"), map.len()), (Some(&2), Some(&3), 2));
        map.clear();
        assert_eq!(map.get("a"), None);
    }
}
