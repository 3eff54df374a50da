//! A map that costs little code.
//!
//! Every kind of `BTreeMap` brings a copy of the balanced tree's code with it. Twenty kinds made up a seventh of the
//! WebAssembly.

use std::borrow::Borrow;

/// A map from keys to values, by key: a sorted list.
///
/// Looking up takes as many steps as in a tree. Adding moves a word for each entry that comes later: none where keys
/// come in order, and microseconds among tens of thousands of entries where they do not.
#[derive(Debug)]
pub(crate) struct Map<K, V> {
    entries: Vec<Box<(K, V)>>,
}

impl<K: Ord, V> Map<K, V> {
    /// The value of a key.
    pub(crate) fn get<Q: Ord + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        Some(&self.entries[at].1)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<&mut V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        Some(&mut self.entries[at].1)
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
        let at = self.place(&key).unwrap_or_else(|at| {
            self.entries.insert(at, Box::new((key, V::default())));
            at
        });
        &mut self.entries[at].1
    }

    /// Gives a key a value, and takes the one that it had.
    pub(crate) fn insert(&mut self, key: K, value: V) -> Option<V> {
        match self.place(&key) {
            Ok(at) => Some(std::mem::replace(&mut self.entries[at].1, value)),
            Err(at) => {
                self.entries.insert(at, Box::new((key, value)));
                None
            }
        }
    }

    /// Takes a key out with its value.
    pub(crate) fn remove<Q: Ord + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        let at = self.place(key).ok()?;
        Some(self.entries.remove(at).1)
    }

    /// Takes out the entries that are not to be kept.
    pub(crate) fn retain(&mut self, keep: impl Fn(&K, &V) -> bool) {
        self.entries.retain(|entry| keep(&entry.0, &entry.1));
    }

    /// Takes out all entries.
    pub(crate) fn clear(&mut self) {
        self.entries.clear();
    }

    /// How many entries there are.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// The entries, by key.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.entries.iter().map(|entry| (&entry.0, &entry.1))
    }

    /// The first entry whose key is not less than `key`.
    pub(crate) fn first_from<Q: Ord + ?Sized>(&self, key: &Q) -> Option<(&K, &V)>
    where
        K: Borrow<Q>,
    {
        let (Ok(at) | Err(at)) = self.place(key);
        self.entries.get(at).map(|entry| (&entry.0, &entry.1))
    }

    fn place<Q: Ord + ?Sized>(&self, key: &Q) -> Result<usize, usize>
    where
        K: Borrow<Q>,
    {
        self.entries.binary_search_by(|entry| entry.0.borrow().cmp(key))
    }
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { entries: Vec::new() }
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
