use std::borrow::Cow;

use super::{Value, number};

/// The value of a plain YAML scalar, by the core schema of YAML 1.2.
pub(super) fn plain(text: Cow<'_, str>) -> Value {
    match &*text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Boolean(true),
        "false" | "False" | "FALSE" => Value::Boolean(false),
        other => number(other).map_or_else(|| Value::String(text.into_owned()), Value::Number),
    }
}

fn number(text: &str) -> Option<f64> {
    if !matches!(text.as_bytes().first()?, b'0'..=b'9' | b'+' | b'-' | b'.') {
        return None;
    }
    if let Some(digits) = text.strip_prefix("0x") {
        return number::integer(digits, 16);
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return number::integer(digits, 8);
    }
    match text.strip_prefix('-') {
        Some(unsigned) => number::decimal(unsigned).map(|number| -number),
        None => number::decimal(text.strip_prefix('+').unwrap_or(text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Value {
        plain(Cow::Borrowed(text))
    }

    #[test]
    fn the_core_schema_knows_null_booleans_and_numbers() {
        assert_eq!(read(""), Value::Null);
        assert_eq!(read("~"), Value::Null);
        assert_eq!(read("TRUE"), Value::Boolean(true));
        assert_eq!(read("False"), Value::Boolean(false));
        assert_eq!(read("-0.5"), Value::Number(-0.5));
        assert_eq!(read("+12"), Value::Number(12.0));
        assert_eq!(read("0o17"), Value::Number(15.0));
        assert_eq!(read("0xFF"), Value::Number(255.0));
    }

    #[test]
    fn all_else_is_text() {
        let texts = [
            "yes",
            "no",
            "on",
            "off",
            "y",
            "tRue",
            "nULL",
            "1.2.3",
            "0b1",
            "1_000",
            "12:30",
            "2026-01-31",
            "-",
            "+",
            ".",
            ".inf",
            ".nan",
            "--1",
            "-+1",
            "0x",
            "-0x1",
            "12345678901234567890",
            "１",
        ];
        for text in texts {
            assert_eq!(read(text), Value::String(text.to_owned()));
        }
    }
}
