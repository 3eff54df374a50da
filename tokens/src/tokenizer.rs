use crate::class::{LETTER, LOWER, MARK, NUMBER, UPPER};
use crate::merge::Joiner;
use crate::split::Encoding;
use crate::text::Text;
use crate::vocabulary::{Vocabulary, VocabularyError};
use crate::words::{Key, Word, Words};

/// Cuts texts into tokens just as tiktoken does, and counts them. What looks like a special token, `<|endoftext|>` for
/// instance, is text like any other.
pub struct Tokenizer {
    vocabulary: Vocabulary,
    joiner: Joiner,
    words: Words,
}

/// A token in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its number, which tiktoken calls its rank.
    pub id: u32,
    /// The byte of the text after its last. It can lie within a character.
    pub end: usize,
}

impl Tokenizer {
    /// Makes a tokenizer of the basic part of a vocabulary.
    pub fn new(basic: &[u8]) -> Result<Self, VocabularyError> {
        let vocabulary = Vocabulary::read(basic)?;
        Ok(Self { vocabulary, joiner: Joiner::default(), words: Words::new() })
    }

    /// Adds the rest of the vocabulary. Where it cannot be read, the tokenizer is as it was.
    pub fn extend(&mut self, rest: &[u8]) -> Result<(), VocabularyError> {
        self.vocabulary.extend(rest)
    }

    /// The encoding that the vocabulary is of.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.vocabulary.encoding()
    }

    /// Whether the part of the vocabulary that is there suffices for `text`. The basic one does for texts whose letters
    /// and digits are ASCII: tokens join within pieces of the text, and such pieces have no others.
    #[must_use]
    pub fn covers(&self, text: &str) -> bool {
        self.vocabulary.is_complete() || is_basic(&Text::new(text))
    }

    /// How many tokens `text` has; nothing where the vocabulary does not [cover](Self::covers) it.
    pub fn count(&mut self, text: &str) -> Option<usize> {
        if !self.covers(text) {
            return None;
        }
        let text = Text::new(text);
        let (mut count, mut start) = (0, 0);
        while start < text.bytes().len() {
            let end = self.encoding().piece(&text, start);
            count += if end - start == 1 { 1 } else { self.count_piece(text.bytes(), start, end) };
            start = end;
        }
        Some(count)
    }

    /// The tokens of `text`; nothing where the vocabulary does not [cover](Self::covers) it.
    pub fn encode(&mut self, text: &str) -> Option<Vec<Token>> {
        if !self.covers(text) {
            return None;
        }
        let text = Text::new(text);
        let mut tokens = Vec::with_capacity(text.bytes().len() / 4);
        let mut start = 0;
        while start < text.bytes().len() {
            let end = self.encoding().piece(&text, start);
            self.encode_piece(text.bytes(), start, end, &mut tokens);
            start = end;
        }
        Some(tokens)
    }

    #[inline]
    fn count_piece(&mut self, text: &[u8], start: usize, end: usize) -> usize {
        match Key::new(text, start, end) {
            Some(key) => match self.words.get(key) {
                Some(word) => word.count as usize,
                None => self.learn(key, &text[start..end]).len(),
            },
            None => self.join(&text[start..end]).len(),
        }
    }

    fn encode_piece(&mut self, text: &[u8], start: usize, end: usize, tokens: &mut Vec<Token>) {
        let piece = &text[start..end];
        let Self { vocabulary, joiner, words } = self;
        let key = Key::new(text, start, end);
        let known = key.and_then(|key| words.get(key)).and_then(Word::tokens);
        let ids = match known {
            Some(ids) => ids,
            None => joiner.join(piece, vocabulary.alphabet(), vocabulary.pairs()),
        };
        let mut end = start;
        tokens.extend(ids.iter().map(|&id| {
            end += vocabulary.length(id);
            Token { id, end }
        }));
        if let (Some(key), None) = (key, known) {
            words.insert(Word::new(key, ids));
        }
    }

    /// The tokens of a short piece that was not seen before.
    fn learn(&mut self, key: Key, piece: &[u8]) -> &[u32] {
        let Self { vocabulary, joiner, words } = self;
        let tokens = joiner.join(piece, vocabulary.alphabet(), vocabulary.pairs());
        words.insert(Word::new(key, tokens));
        tokens
    }

    fn join(&mut self, piece: &[u8]) -> &[u32] {
        self.joiner.join(piece, self.vocabulary.alphabet(), self.vocabulary.pairs())
    }
}

/// Whether all letters, marks and numbers are ASCII.
fn is_basic(text: &Text<'_>) -> bool {
    let mut at = 0;
    while at < text.bytes().len() {
        let (class, width) = text.class(at);
        if width > 1 && class & (UPPER | LOWER | LETTER | MARK | NUMBER) != 0 {
            return false;
        }
        at += width;
    }
    true
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::vocabulary::sample;

    /// `th`, `the`, `er`, ` the`, `éé`, `é`: enough to join, and to leave apart.
    const JOINS: [(u32, u32); 8] =
        [(116, 104), (256, 101), (101, 114), (32, 257), (0xC3, 0xA9), (260, 260), (10, 10), (46, 10)];

    fn tokenizer() -> Tokenizer {
        let [basic, _] = sample(&JOINS, |_| true);
        Tokenizer::new(&basic).expect("a vocabulary")
    }

    fn ids(tokens: Option<Vec<Token>>) -> Vec<u32> {
        tokens.expect("covered").iter().map(|token| token.id).collect()
    }

    #[test]
    fn tokens_are_those_of_the_pieces() {
        let mut tokenizer = tokenizer();
        assert_eq!(ids(tokenizer.encode("the there. éé")), [257, 259, 114, 101, 46, 32, 261]);
        assert_eq!(tokenizer.count("the there. éé"), Some(7));
        assert_eq!(tokenizer.count(""), Some(0));
        assert_eq!(tokenizer.encode(""), Some(Vec::new()));
    }

    #[test]
    fn tokens_end_where_their_bytes_do() {
        let ends = tokenizer().encode("the é\u{20AC}").expect("covered");
        let ends: Vec<usize> = ends.iter().map(|token| token.end).collect();
        assert_eq!(ends, [3, 4, 6, 7, 8, 9]);
    }

    #[test]
    fn what_looks_special_is_text() {
        assert_eq!(tokenizer().count("<|endoftext|>"), Some(13));
    }

    #[test]
    fn the_basic_part_is_for_texts_whose_letters_are_ascii() {
        let [basic, rest] = sample(&JOINS, |join| !(4..6).contains(&join));
        let mut tokenizer = Tokenizer::new(&basic).expect("a vocabulary");
        for text in ["", "the 1st “rule” — 😀", "a\u{A0}b"] {
            assert!(tokenizer.covers(text), "{text:?}");
        }
        for text in ["é", "the ٣", "中", "a\u{301}", "½"] {
            assert!(!tokenizer.covers(text), "{text:?}");
            assert_eq!((tokenizer.count(text), tokenizer.encode(text)), (None, None), "{text:?}");
        }
        tokenizer.extend(&rest).expect("its rest");
        assert_eq!(tokenizer.count("éé"), Some(1));
    }

    #[test]
    fn long_words_take_no_longer_than_many_words() {
        let mut tokenizer = tokenizer();
        let length = 1 << 18;
        for unit in ["the", "é", "A", "\u{301}", " ", ".", "1", " \n", "Aé"] {
            let text = unit.repeat(length / unit.len());
            let tokens = tokenizer.encode(&text).expect("covered");
            assert_eq!(tokens.last().map(|token| token.end), Some(text.len()), "{unit:?}");
        }
    }

    proptest! {
        #[test]
        fn a_count_is_that_of_the_tokens(texts in proptest::collection::vec("(?s)[ther é.\n]{0,30}|.{0,10}", 1..8)) {
            let mut tokenizer = tokenizer();
            for text in &texts {
                let fresh = super::tests::tokenizer().encode(text);
                prop_assert_eq!(tokenizer.count(text), fresh.as_ref().map(Vec::len));
                prop_assert_eq!(&tokenizer.encode(text), &fresh, "what was seen before changes nothing");
                prop_assert_eq!(fresh.iter().flatten().last().map_or(0, |token| token.end), text.len());
            }
        }
    }
}
