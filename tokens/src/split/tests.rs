use proptest::prelude::*;

use super::Encoding;
use crate::text::Text;

fn pieces(encoding: Encoding, text: &str) -> Vec<&str> {
    let read = Text::new(text);
    let mut pieces = Vec::new();
    let mut start = 0;
    while start < text.len() {
        let end = encoding.piece(&read, start);
        assert!(end > start, "nothing at {start} of {text:?}");
        pieces.push(&text[start..end]);
        start = end;
    }
    pieces
}

/// Texts with their pieces, which `|` separates; those of `cl100k_base` only where they are others.
const CASES: [(&str, &str); 33] = [
    ("You| are| a| reviewer|.", ""),
    ("Hello|,| world|!\n\n|Bye", ""),
    ("don't| DON'T| it's|'s| we'LL", "don|'t| DON|'T| it|'s|'s| we|'LL"),
    ("she'ſ| he|'x", "she|'ſ| he|'x"),
    ("they're| '|tis'd|'d", "they|'re| '|tis|'d|'d"),
    ("camel|Case| HTMLParser| JSON|_key", "camelCase| HTMLParser| JSON|_key"),
    ("Ünï|Çödé| ÜNÏ", "ÜnïÇödé| ÜNÏ"),
    ("请始终| 中|A| 中Ab中b|B", "请始终| 中A| 中Ab中bB"),
    ("ǅunglaʰa| ʰ|A", "ǅunglaʰa| ʰA"),
    ("123|4| |567|.|89٣|٤", ""),
    ("a|1|b|²½", ""),
    ("e\u{301}t| \u{301}a|!\u{301}", "e|\u{301}t| \u{301}|a|!\u{301}"),
    ("\u{301}|AB|!", "\u{301}AB|!"),
    ("A\u{301}|B| \u{301}\u{301}", "A|\u{301}B| \u{301}\u{301}"),
    ("...(|a|)| {};\n\n|x", ""),
    ("//|http|://|a|/b| /\n/\n|c", "//|http|://|a|/b| /\n|/\n|c"),
    ("a|  | b", ""),
    ("a|   |\tb", ""),
    ("a|   ", ""),
    ("a|  \n| | b|\n  \n\n|   | c", ""),
    ("\r\n|x|\r\r\n|y", ""),
    (" \u{A0}|\u{3000}a|\u{85}", ""),
    ("a|\u{2028}|1", ""),
    ("—“|a|”…", ""),
    ("😀a| 😀😀\u{200D}|b", ""),
    ("\u{FEFF}a|\0|1", ""),
    ("##| A", ""),
    ("`a|`", ""),
    ("'re'RE|'r", "'re|'RE|'r"),
    ("-ing|-|1", ""),
    ("'", ""),
    (" ", ""),
    ("", ""),
];

#[test]
fn texts_fall_into_their_pieces() {
    for (o200k, cl100k) in CASES {
        let cl100k = if cl100k.is_empty() { o200k } else { cl100k };
        for (encoding, shown) in [(Encoding::O200k, o200k), (Encoding::Cl100k, cl100k)] {
            let text = shown.replace('|', "");
            let wanted: Vec<&str> = shown.split('|').filter(|piece| !piece.is_empty()).collect();
            assert_eq!(pieces(encoding, &text), wanted, "{encoding:?}");
        }
    }
}

proptest! {
    #[test]
    fn pieces_are_whole_characters_without_a_gap(
        text in "(?s)[aA1é中ʰ\u{301}ǅ .,/'\t\n\r\u{A0}-—😀]{0,40}|.{0,40}|('s|[a-z]+|[ \n]+|[0-9]+|[.!?/]+){0,12}",
    ) {
        for encoding in Encoding::ALL {
            prop_assert_eq!(pieces(encoding, &text).concat(), text.as_str());
        }
    }

    #[test]
    fn a_line_that_begins_with_a_letter_begins_a_piece(
        before in "(?s)[a'.,/ \n\r\t1中\u{301}]{0,20}\n",
        after in "[a-zA-Z中][a'.,/ \n1]{0,20}",
    ) {
        for encoding in Encoding::ALL {
            let text = [before.as_str(), &after].concat();
            let apart = [pieces(encoding, &before), pieces(encoding, &after)].concat();
            prop_assert_eq!(pieces(encoding, &text), apart);
        }
    }
}
