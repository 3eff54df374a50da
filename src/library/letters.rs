/// The longest names that are compared letter by letter.
const LONGEST: usize = 64;

/// How often the letters of a name occur, which tells quickly that two names are far apart.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters([u8; 32]);

impl Letters {
    pub(super) fn of(name: &str) -> Self {
        let mut counts = [0; 32];
        name.chars().take(LONGEST).for_each(|letter| counts[letter as usize % 32] += 1);
        Self(counts)
    }

    /// A number of letters that have to be added, dropped or changed at least.
    pub(super) fn difference(&self, other: &Self) -> u32 {
        let (mut more, mut less) = (0, 0);
        for (one, other) in self.0.iter().zip(&other.0) {
            more += u32::from(one.saturating_sub(*other));
            less += u32::from(other.saturating_sub(*one));
        }
        more.max(less)
    }
}

/// The number of letters to add, drop or change, neighbours that changed places counted once.
pub(super) fn distance(one: &str, other: &str) -> u32 {
    let mut letters = ['\0'; LONGEST];
    let columns = letters.iter_mut().zip(other.chars()).map(|(place, letter)| *place = letter).count();
    let mut rows = [[0; LONGEST + 1]; 3];
    rows[1] = std::array::from_fn(|column| column as u32);
    let mut before = '\0';
    for (row, letter) in one.chars().take(LONGEST).enumerate() {
        let [old, previous, current] = &mut rows;
        current[0] = row as u32 + 1;
        for column in 0..columns {
            let changed = previous[column] + u32::from(letter != letters[column]);
            let mut least = changed.min(previous[column + 1] + 1).min(current[column] + 1);
            if row > 0 && column > 0 && letter == letters[column - 1] && before == letters[column] {
                least = least.min(old[column - 1] + 1);
            }
            current[column + 1] = least;
        }
        before = letter;
        rows.rotate_left(1);
    }
    rows[1][columns]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_that_changed_places_count_once() {
        assert_eq!(distance("abcd", "abdc"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("é😀x", "éx"), 1);
        assert_eq!(distance(&"a".repeat(100), &"a".repeat(70)), 0, "the rest is not compared");
    }

    proptest::proptest! {
        #[test]
        fn the_letters_never_overstate_the_distance(one in "[a-dé]{0,70}", other in "[a-dé]{0,70}") {
            let difference = Letters::of(&one).difference(&Letters::of(&other));
            proptest::prop_assert!(difference <= distance(&one, &other));
            proptest::prop_assert_eq!(distance(&one, &other), distance(&other, &one));
        }
    }
}
