/// A list that grows without moving its items, so that a large text does not hold them twice while it is parsed. They are
/// copied once, when all of them are there.
#[derive(Debug)]
pub(super) struct Segments<T> {
    /// The full segments.
    full: Vec<Vec<T>>,
    /// The one that grows.
    last: Vec<T>,
}

/// The items of a segment.
const LENGTH: usize = 1 << 12;

impl<T> Segments<T> {
    /// An empty list with room for so many items, up to those of one segment.
    pub(super) fn with_capacity(items: usize) -> Self {
        Self { full: Vec::new(), last: Vec::with_capacity(items.min(LENGTH)) }
    }

    /// How many items there are.
    pub(super) fn len(&self) -> usize {
        self.full.len() * LENGTH + self.last.len()
    }

    /// Adds an item.
    pub(super) fn push(&mut self, item: T) {
        if self.last.len() == LENGTH {
            let full = std::mem::replace(&mut self.last, Vec::with_capacity(LENGTH));
            self.full.push(full);
        }
        self.last.push(item);
    }

    /// Takes the item that was added last away, which is all that can be taken of a segment.
    pub(super) fn pop(&mut self) -> Option<T> {
        if self.last.is_empty() {
            self.last = self.full.pop()?;
        }
        self.last.pop()
    }

    /// The item at an index.
    pub(super) fn get_mut(&mut self, index: usize) -> &mut T {
        match self.full.get_mut(index / LENGTH) {
            Some(segment) => &mut segment[index % LENGTH],
            None => &mut self.last[index % LENGTH],
        }
    }

    /// All of them, with no room for more.
    pub(super) fn into_vec(self) -> Vec<T> {
        let Self { full, mut last } = self;
        if full.is_empty() {
            last.shrink_to_fit();
            return last;
        }
        let mut all = Vec::with_capacity(full.len() * LENGTH + last.len());
        for segment in full.into_iter().chain([last]) {
            all.extend(segment);
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_where_they_were_put() {
        for length in [0, 1, LENGTH, LENGTH + 1, 3 * LENGTH - 1] {
            let mut segments = Segments::with_capacity(3);
            (0..length).for_each(|item| segments.push(item));
            assert_eq!(segments.len(), length);
            let mut expected: Vec<usize> = (0..length).collect();
            if let Some(middle) = expected.get_mut(length / 2) {
                *segments.get_mut(length / 2) += 7;
                *middle += 7;
            }
            segments.push(length);
            assert_eq!(segments.pop(), Some(length));
            assert_eq!(segments.into_vec(), expected);
        }
    }

    #[test]
    fn all_can_be_taken_away_again() {
        let mut segments = Segments::with_capacity(0);
        (0..2 * LENGTH).for_each(|item| segments.push(item));
        for item in (0..2 * LENGTH).rev() {
            assert_eq!(segments.pop(), Some(item));
        }
        assert_eq!(segments.pop(), None);
        assert_eq!(segments.len(), 0);
    }
}
