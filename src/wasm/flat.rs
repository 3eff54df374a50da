//! Values as a table of words and one text, which JavaScript turns into objects.
//!
//! A call into JavaScript for every property costs about 2 µs a value, and JSON text as much; reading this table costs
//! a fiftieth of that. Its reader is `pkg/src/boundary/flat.ts`.

use std::borrow::Cow;

use crate::text::utf16_len;

/// A value on its way to JavaScript.
#[derive(Debug, Default)]
pub(super) struct Flat {
    /// Tagged words, in the order in which the value is written.
    pub(super) words: Vec<u32>,
    /// The strings that the words speak of, one after the other.
    pub(super) text: String,
    shapes: Vec<&'static [&'static str]>,
    names: Vec<&'static str>,
}

/// What can be written into the table.
pub(super) trait Encode {
    /// Writes the value.
    fn encode(&self, flat: &mut Flat);
}

/// A part of the source text, in UTF-16 units: JavaScript owns the text and takes the part itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slice {
    /// The first unit.
    pub(super) start: u32,
    /// The unit after the last.
    pub(super) end: u32,
}

/// A word of a fixed vocabulary, sent once however often it occurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name(pub(super) &'static str);

/// A list whose values are made while it is written, one at a time.
pub(super) struct Made<'a>(Box<dyn Fn(&mut Flat) + 'a>);

/// Bare numbers, for tables that are read as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Words(pub(super) Vec<u32>);

/// The lower bits of a word say what it is, the upper ones hold a number.
#[derive(Clone, Copy)]
enum Tag {
    Null,
    False,
    True,
    /// The number itself.
    Integer,
    /// The number is the next word.
    Wide,
    /// The next two words are a double, lower half first.
    Float,
    /// That many units of the text.
    Text,
    /// The next two words are the ends of a part of the source text.
    Slice,
    /// That many values follow.
    List,
    /// The values of the fields of the shape of that number follow. The first record of a shape comes with the number
    /// of its fields as a word and their names as texts.
    Record,
    /// The name of that number. The first of its kind comes with its text.
    Name,
    /// That many pairs follow, each a text and a value.
    Map,
    /// That many bare words follow.
    Words,
}

/// The words for which a table has room at least, once it has any.
const LEAST_ROOM: usize = 256;

const TAG_BITS: u32 = 4;
const LARGEST: u32 = u32::MAX >> TAG_BITS;

impl Flat {
    /// The table of a value.
    pub(super) fn of(value: &(impl Encode + ?Sized)) -> Self {
        let mut flat = Self::default();
        value.encode(&mut flat);
        flat
    }

    /// Begins a record; the values of its fields follow in the order of their names.
    pub(super) fn record(&mut self, fields: &'static [&'static str]) {
        let known = self.shapes.iter().position(|known| *known == fields);
        self.push(Tag::Record, known.unwrap_or(self.shapes.len()));
        if known.is_none() {
            self.shapes.push(fields);
            self.words.push(fields.len() as u32);
            fields.iter().for_each(|name| name.encode(self));
        }
    }

    /// Writes a list.
    pub(super) fn list<T: Encode>(&mut self, mut values: impl ExactSizeIterator<Item = T>) {
        self.each(values.len(), &mut |flat| {
            if let Some(value) = values.next() {
                value.encode(flat);
            }
        });
    }

    /// Writes a list of so many values, one at each call. Apart from [`list`](Self::list) this is compiled once for all types.
    fn each(&mut self, count: usize, write: &mut dyn FnMut(&mut Self)) {
        self.push(Tag::List, count);
        let start = self.words.len();
        for written in 1..=count {
            write(self);
            self.make_room(start, written, count - written);
        }
    }

    /// Makes room for the rest of a list that began at a word, where it gets short: for as much as that will take, going by
    /// the values so far, rather than for as much again, but never for more than that.
    fn make_room(&mut self, start: usize, written: usize, left: usize) {
        let (length, capacity) = (self.words.len(), self.words.capacity());
        let words = (length - start) / written;
        if left > 0 && capacity - length < 2 * words {
            let wanted = words.saturating_mul(left).min(length.max(LEAST_ROOM));
            self.words.reserve_exact(wanted.max(length / 4));
        }
    }

    /// Begins a map; a text and a value for each of its pairs follow.
    pub(super) fn map(&mut self, length: usize) {
        self.push(Tag::Map, length);
    }

    fn push(&mut self, tag: Tag, number: usize) {
        debug_assert!(number <= LARGEST as usize, "{number} does not fit a word");
        self.words.push((number as u32) << TAG_BITS | tag as u32);
    }
}

/// Declares a record with its fields in the order in which they are sent. `as` gives a field another name in
/// JavaScript.
macro_rules! record {
    ($(#[$outer:meta])* $type:ident $(<$life:lifetime>)? {
        $($(#[$inner:meta])* $field:ident $(as $name:literal)?: $value:ty,)+
    }) => {
        $(#[$outer])*
        pub(in crate::wasm) struct $type $(<$life>)? {
            $($(#[$inner])* pub(in crate::wasm) $field: $value,)+
        }

        impl $(<$life>)? crate::wasm::flat::Encode for $type $(<$life>)? {
            fn encode(&self, flat: &mut crate::wasm::flat::Flat) {
                const FIELDS: &[&str] = &[$(crate::wasm::flat::field_name!($field $($name)?),)+];
                flat.record(FIELDS);
                $(self.$field.encode(flat);)+
            }
        }
    };
}

macro_rules! field_name {
    ($field:ident) => {
        stringify!($field)
    };
    ($field:ident $name:literal) => {
        $name
    };
}

pub(super) use {field_name, record};

impl Encode for bool {
    fn encode(&self, flat: &mut Flat) {
        flat.push(if *self { Tag::True } else { Tag::False }, 0);
    }
}

impl Encode for u32 {
    fn encode(&self, flat: &mut Flat) {
        if *self <= LARGEST {
            return flat.push(Tag::Integer, *self as usize);
        }
        flat.push(Tag::Wide, 0);
        flat.words.push(*self);
    }
}

impl Encode for f64 {
    fn encode(&self, flat: &mut Flat) {
        let bits = self.to_bits();
        flat.push(Tag::Float, 0);
        flat.words.extend([bits as u32, (bits >> 32) as u32]);
    }
}

impl Encode for str {
    fn encode(&self, flat: &mut Flat) {
        flat.push(Tag::Text, utf16_len(self) as usize);
        flat.text.push_str(self);
    }
}

impl Encode for String {
    fn encode(&self, flat: &mut Flat) {
        self.as_str().encode(flat);
    }
}

impl Encode for Cow<'_, str> {
    fn encode(&self, flat: &mut Flat) {
        (**self).encode(flat);
    }
}

impl Encode for Slice {
    fn encode(&self, flat: &mut Flat) {
        flat.push(Tag::Slice, 0);
        flat.words.extend([self.start, self.end]);
    }
}

impl Encode for Name {
    fn encode(&self, flat: &mut Flat) {
        let known = flat.names.iter().position(|known| *known == self.0);
        flat.push(Tag::Name, known.unwrap_or(flat.names.len()));
        if known.is_none() {
            flat.names.push(self.0);
            self.0.encode(flat);
        }
    }
}

impl<'a> Made<'a> {
    /// The list of what is made of each item.
    pub(super) fn of<T, M: Encode>(items: &'a [T], make: impl Fn(&'a T) -> M + 'a) -> Self {
        Self::by(move |flat| flat.list(items.iter().map(&make)))
    }

    /// The list that this writes.
    pub(super) fn by(write: impl Fn(&mut Flat) + 'a) -> Self {
        Self(Box::new(write))
    }
}

impl Encode for Made<'_> {
    fn encode(&self, flat: &mut Flat) {
        self.0(flat);
    }
}

impl Encode for Words {
    fn encode(&self, flat: &mut Flat) {
        flat.push(Tag::Words, self.0.len());
        flat.words.extend_from_slice(&self.0);
    }
}

impl<T: Encode> Encode for Option<T> {
    fn encode(&self, flat: &mut Flat) {
        match self {
            Some(value) => value.encode(flat),
            None => flat.push(Tag::Null, 0),
        }
    }
}

impl<T: Encode> Encode for [T] {
    fn encode(&self, flat: &mut Flat) {
        flat.list(self.iter());
    }
}

impl<T: Encode> Encode for Vec<T> {
    fn encode(&self, flat: &mut Flat) {
        self.as_slice().encode(flat);
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    fn encode(&self, flat: &mut Flat) {
        (*self).encode(flat);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    record! {
        Twin<'a> {
            count: u32,
            left_out as "leftOut": Option<&'a str>,
        }
    }

    fn word(tag: Tag, number: u32) -> u32 {
        number << TAG_BITS | tag as u32
    }

    #[test]
    fn a_shape_is_defined_once() {
        let twins = vec![Twin { count: 1, left_out: Some("é😀") }, Twin { count: 2, left_out: None }];
        let flat = Flat::of(&twins);
        assert_eq!(flat.text, "countleftOuté😀");
        let first = [word(Tag::List, 2), word(Tag::Record, 0), 2, word(Tag::Text, 5), word(Tag::Text, 7)];
        let values = [word(Tag::Integer, 1), word(Tag::Text, 3)];
        let second = [word(Tag::Record, 0), word(Tag::Integer, 2), word(Tag::Null, 0)];
        assert_eq!(flat.words, [&first[..], &values, &second].concat(), "texts are counted in UTF-16 units");
    }

    #[test]
    fn a_name_is_sent_once() {
        let flat = Flat::of(&vec![Name("must"), Name("may"), Name("must")]);
        assert_eq!(flat.text, "mustmay");
        assert_eq!(flat.words[5], word(Tag::Name, 0));
    }

    #[test]
    fn room_is_for_what_is_written() {
        for (first, others) in [(0, 100_000), (30_000, 30_000), (100_000, 3)] {
            let lists: Vec<Vec<u32>> = std::iter::once(vec![7; first]).chain(vec![vec![7]; others]).collect();
            let flat = Flat::of(&lists);
            let (length, capacity) = (flat.words.len(), flat.words.capacity());
            assert!(capacity <= 2 * length + LEAST_ROOM, "room for {capacity} of {length}");
        }
        let flat = Flat::of(&vec![7_u32; 100_000]);
        assert!(flat.words.capacity() < 140_000, "{}", flat.words.capacity());
    }

    #[test]
    fn numbers_beyond_a_word_take_more() {
        assert_eq!(Flat::of(&LARGEST).words, [word(Tag::Integer, LARGEST)]);
        assert_eq!(Flat::of(&u32::MAX).words, [word(Tag::Wide, 0), u32::MAX]);
        assert_eq!(Flat::of(&1.5).words, [word(Tag::Float, 0), 0, 0x3FF8_0000]);
    }
}
