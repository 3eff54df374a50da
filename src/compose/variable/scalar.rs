use crate::document::Value;
use crate::text::Span;

/// A value of a variable, as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scalar {
    /// What it is.
    pub kind: ScalarKind,
    /// Its text: that of a number as it is written, `true` or `false` for a boolean.
    pub text: String,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ScalarKind {
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Boolean,
}

impl ScalarKind {
    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "string" => Some(Self::Text),
            "number" => Some(Self::Number),
            "boolean" => Some(Self::Boolean),
            _ => None,
        }
    }

    /// The name that JSON Schema has for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Text => "string",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }
}

impl Scalar {
    /// A value of the frontmatter of `text`; none for lists, maps and nothing.
    pub(super) fn read(text: &str, value: &Value, span: Span) -> Option<Self> {
        let (kind, text) = match value {
            Value::String(value) => (ScalarKind::Text, value.clone()),
            Value::Number(_) => (ScalarKind::Number, span.of(text).trim().to_owned()),
            Value::Boolean(value) => (ScalarKind::Boolean, value.to_string()),
            Value::Null | Value::List(_) | Value::Map(_) => return None,
        };
        Some(Self { kind, text })
    }

    /// Whether nothing of it can be seen.
    pub(super) fn is_blank(&self) -> bool {
        self.text.chars().all(|character| character.is_whitespace() || character.is_control())
    }

    /// Whether it is a whole number, however it is written.
    pub(super) fn is_integral(&self) -> bool {
        let number = shortest(&self.text);
        let digits = number.strip_prefix('-').unwrap_or(number);
        self.kind == ScalarKind::Number && digits.bytes().all(|byte| byte.is_ascii_digit())
    }

    /// Whether two values are the same. Zeros at the end of a fraction say nothing.
    pub(super) fn is(&self, kind: ScalarKind, text: &str) -> bool {
        match kind {
            _ if self.kind != kind => false,
            ScalarKind::Number => shortest(&self.text) == shortest(text),
            ScalarKind::Text | ScalarKind::Boolean => self.text == text,
        }
    }
}

/// A number without what says nothing about its worth. One with an exponent stays as it is.
fn shortest(number: &str) -> &str {
    let number = number.strip_prefix('+').unwrap_or(number);
    match number.bytes().any(|byte| byte == b'.') && number.bytes().all(|byte| byte < b'A') {
        true => number.trim_end_matches('0').trim_end_matches('.'),
        false => number,
    }
}
