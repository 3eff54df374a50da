use super::findings::Findings;
use super::limits::{MAX_DEPTH, MAX_VALUES};
use super::{Entry, Fault, Tree, Value, number};
use crate::text::Span;

/// Reads the JSON that `span` covers in the document `text` at `path`. A byte order mark before it is skipped.
///
/// # Errors
///
/// Where the text is not one JSON value, or beyond the limits.
pub(crate) fn parse_json(path: &str, text: &str, span: Span) -> Result<Tree, Fault> {
    let mut findings = Findings::new(path);
    let (value, span) = whole(text, span, &mut findings)?;
    Ok(Tree { value, span, diagnostics: findings.into_list() })
}

/// Reads the one JSON value that `span` begins with, and says where it stands.
pub(super) fn read(text: &str, span: Span, findings: &mut Findings<'_>) -> Result<(Value, Span), Fault> {
    Reader::new(text, span, findings).value()
}

fn whole(text: &str, span: Span, findings: &mut Findings<'_>) -> Result<(Value, Span), Fault> {
    let mut reader = Reader::new(text, span, findings);
    if reader.bytes[reader.at..].starts_with("\u{FEFF}".as_bytes()) {
        reader.at += 3;
    }
    let value = reader.value()?;
    reader.skip_white_space();
    if reader.at < reader.bytes.len() { Err(reader.fault()) } else { Ok(value) }
}

struct Reader<'t, 'f, 'p> {
    /// The document up to the end of what is read.
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    depth: usize,
    values: usize,
    findings: &'f mut Findings<'p>,
}

impl<'t, 'f, 'p> Reader<'t, 'f, 'p> {
    fn new(text: &'t str, span: Span, findings: &'f mut Findings<'p>) -> Self {
        let text = &text[..span.end as usize];
        Self { text, bytes: text.as_bytes(), at: span.start as usize, depth: 0, values: 0, findings }
    }

    fn value(&mut self) -> Result<(Value, Span), Fault> {
        self.skip_white_space();
        self.values += 1;
        if self.values > MAX_VALUES {
            return Err(Fault::TooMany(self.at as u32));
        }
        let start = self.at;
        let value = match self.peek() {
            Some(b'{') => self.nested(Self::object),
            Some(b'[') => self.nested(Self::array),
            Some(b'"') => self.string().map(Value::String),
            Some(b'-' | b'0'..=b'9') => self.number(),
            _ => self.word(),
        }?;
        Ok((value, Span::new(start, self.at)))
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value, Fault>) -> Result<Value, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(Fault::TooDeep(self.at as u32));
        }
        self.at += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    fn object(&mut self) -> Result<Value, Fault> {
        let mut entries = Vec::new();
        if !self.closes(b'}') {
            loop {
                entries.push(self.entry()?);
                if !self.goes_on(b'}')? {
                    break;
                }
            }
        }
        self.findings.add_duplicates(&entries);
        Ok(Value::Map(entries))
    }

    fn entry(&mut self) -> Result<Entry, Fault> {
        self.skip_white_space();
        let start = self.at;
        let key = self.string()?;
        let key_span = Span::new(start, self.at);
        self.skip_white_space();
        self.expect(b':')?;
        let (value, span) = self.value()?;
        Ok(Entry { key, key_span, value, span })
    }

    fn array(&mut self) -> Result<Value, Fault> {
        let mut items = Vec::new();
        if !self.closes(b']') {
            loop {
                items.push(self.value()?);
                if !self.goes_on(b']')? {
                    break;
                }
            }
        }
        Ok(Value::List(items))
    }

    /// Whether the collection ends at once.
    fn closes(&mut self, closer: u8) -> bool {
        self.skip_white_space();
        let closes = self.peek() == Some(closer);
        self.at += usize::from(closes);
        closes
    }

    /// Whether another child follows; otherwise the collection is closed.
    fn goes_on(&mut self, closer: u8) -> Result<bool, Fault> {
        if self.closes(closer) {
            return Ok(false);
        }
        self.expect(b',').map(|()| true)
    }

    fn string(&mut self) -> Result<String, Fault> {
        self.expect(b'"')?;
        let mut string = String::new();
        loop {
            let start = self.at;
            let plain = |byte: &u8| !matches!(byte, b'"' | b'\\' | 0..0x20);
            self.at += self.bytes[start..].iter().take_while(|&byte| plain(byte)).count();
            string.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => break,
                Some(b'\\') => string.push(self.escape()?),
                _ => return Err(self.fault()),
            }
        }
        self.at += 1;
        Ok(string)
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let fault = self.fault();
        self.at += 2;
        Ok(match self.bytes.get(self.at - 1) {
            Some(&same @ (b'"' | b'\\' | b'/')) => char::from(same),
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode().ok_or(fault),
            _ => return Err(fault),
        })
    }

    /// The character that `\u` and four digits name, or twice that for one beyond the first 65,536.
    fn unicode(&mut self) -> Option<char> {
        let first = self.four_digits()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first);
        }
        self.bytes[self.at..].starts_with(b"\\u").then(|| self.at += 2)?;
        let low = self.four_digits()?.checked_sub(0xDC00).filter(|&low| low < 0x400)?;
        char::from_u32(0x10000 + ((first - 0xD800) << 10) + low)
    }

    fn four_digits(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        all.then(|| u32::from_str_radix(digits, 16).ok())?
    }

    fn number(&mut self) -> Result<Value, Fault> {
        let start = self.at;
        self.take(b"-");
        let whole = self.at;
        self.digits()?;
        if self.bytes[whole] == b'0' && self.at > whole + 1 {
            return Err(Fault::Syntax(whole as u32));
        }
        if self.take(b".") {
            self.digits()?;
        }
        if self.take(b"eE") {
            self.take(b"+-");
            self.digits()?;
        }
        let source = &self.text[start..self.at];
        let number = number::decimal(&self.text[whole..self.at]);
        let signed = number.map(|number| if source.starts_with('-') { -number } else { number });
        Ok(signed.map_or_else(|| Value::String(source.to_owned()), Value::Number))
    }

    fn digits(&mut self) -> Result<(), Fault> {
        let count = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        if count > 0 { Ok(()) } else { Err(self.fault()) }
    }

    fn word(&mut self) -> Result<Value, Fault> {
        let words = [("true", Value::Boolean(true)), ("false", Value::Boolean(false)), ("null", Value::Null)];
        let rest = &self.bytes[self.at..];
        let found = words.into_iter().find(|(word, _)| rest.starts_with(word.as_bytes()));
        let (word, value) = found.ok_or_else(|| self.fault())?;
        self.at += word.len();
        Ok(value)
    }

    fn skip_white_space(&mut self) {
        let white = |byte: &u8| matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        self.at += self.bytes[self.at..].iter().take_while(|&byte| white(byte)).count();
    }

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.take(&[byte]) { Ok(()) } else { Err(self.fault()) }
    }

    /// Takes the next byte if it is one of `bytes`.
    fn take(&mut self, bytes: &[u8]) -> bool {
        let taken = self.peek().is_some_and(|byte| bytes.contains(&byte));
        self.at += usize::from(taken);
        taken
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn fault(&self) -> Fault {
        Fault::Syntax(self.at as u32)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<Value, Fault> {
        parse_json("a.json", text, Span::new(0, text.len())).map(|tree| tree.value)
    }

    fn same(ours: &Value, theirs: &serde_json::Value) -> bool {
        match (ours, theirs) {
            (Value::Null, serde_json::Value::Null) => true,
            (Value::Boolean(ours), serde_json::Value::Bool(theirs)) => ours == theirs,
            (Value::String(ours), serde_json::Value::String(theirs)) => ours == theirs,
            (Value::Number(ours), theirs) => theirs.as_f64() == Some(*ours),
            // A number that no float holds stays text.
            (Value::String(_), serde_json::Value::Number(_)) => true,
            (Value::List(ours), serde_json::Value::Array(theirs)) => {
                ours.len() == theirs.len()
                    && ours.iter().zip(theirs).all(|((ours, _), theirs)| same(ours, theirs))
            }
            (Value::Map(_), serde_json::Value::Object(theirs)) => {
                theirs.iter().all(|(key, theirs)| ours.get(key).is_some_and(|ours| same(&ours.value, theirs)))
            }
            _ => false,
        }
    }

    #[test]
    fn escapes_are_read_in_full() {
        let text = r#""\" \\ \/ \b\f\n\r\t \u0041 \ud83d\ude00 é""#;
        assert_eq!(read(text), Ok(Value::String("\" \\ / \u{8}\u{C}\n\r\t A 😀 é".to_owned())));
    }

    #[test]
    fn faults_say_where_they_are() {
        let cases = [
            ("", 0),
            ("{", 1),
            ("[1,]", 3),
            ("[1 2]", 3),
            (r#"{"a"}"#, 4),
            (r#"{"a":1,}"#, 7),
            ("{a:1}", 1),
            ("01", 0),
            ("1.", 2),
            ("1e", 2),
            ("-", 1),
            ("nul", 0),
            ("\"a", 2),
            ("\"\n\"", 1),
            (r#""\x""#, 1),
            (r#""\ud800""#, 1),
            (r#""\ud800\u0041""#, 1),
            (r#""\u12"#, 1),
            ("1 2", 2),
            ("'a'", 0),
            ("[1] x", 4),
            (r#""\"#, 1),
        ];
        for (text, at) in cases {
            assert_eq!(read(text), Err(Fault::Syntax(at)), "{text:?}");
        }
    }

    #[test]
    fn nothing_is_read_beyond_the_span() {
        let text = r#"x [1, "\u00e9"] y"#;
        assert!(parse_json("a.md", text, Span::new(2, 15)).is_ok());
        assert_eq!(parse_json("a.md", text, Span::new(2, 11)), Err(Fault::Syntax(7)));
    }

    #[test]
    fn depth_and_count_are_limited() {
        let deep = |depth: usize| ["[".repeat(depth), "]".repeat(depth)].concat();
        assert!(read(&deep(MAX_DEPTH)).is_ok());
        assert_eq!(read(&deep(MAX_DEPTH + 1)), Err(Fault::TooDeep(MAX_DEPTH as u32)));
        let wide = |count: usize| ["[", &"1,".repeat(count), "1]"].concat();
        assert!(read(&wide(MAX_VALUES - 2)).is_ok());
        assert_eq!(read(&wide(MAX_VALUES - 1)), Err(Fault::TooMany(2 * MAX_VALUES as u32 - 1)));
    }

    fn tree() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(serde_json::Value::from),
            any::<i64>().prop_map(serde_json::Value::from),
            (-1000_i32..1000).prop_map(|number| serde_json::Value::from(f64::from(number) / 8.0)),
            ".{0,8}".prop_map(serde_json::Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(serde_json::Value::from),
                prop::collection::btree_map(".{0,4}", inner, 0..4)
                    .prop_map(|map| serde_json::Value::Object(map.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(tree in tree(), pretty in any::<bool>()) {
            let text = if pretty { serde_json::to_string_pretty(&tree) } else { serde_json::to_string(&tree) };
            let ours = read(&text.unwrap());
            prop_assert!(ours.is_ok_and(|ours| same(&ours, &tree)));
        }

        #[test]
        fn the_same_texts_are_json(text in r#"([\[\]{},:"\\ \n0-9eE.+-]|true|null|a|"a":|\\u00e9|\\ud83d\\ude00|é){0,10}"#) {
            match (read(&text), serde_json::from_str::<serde_json::Value>(&text)) {
                (Ok(ours), Ok(theirs)) => prop_assert!(same(&ours, &theirs), "{}", text),
                (ours, theirs) => {
                    let too_large = theirs.as_ref().is_err_and(|error| error.to_string().contains("out of range"));
                    prop_assert!(ours.is_ok() == theirs.is_ok() || too_large, "{} {:?} {:?}", text, ours, theirs);
                }
            }
        }
    }
}
