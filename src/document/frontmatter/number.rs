/// Every power of ten that a 64-bit float holds exactly.
const POWERS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// The digits that are always exact as an integer in a 64-bit float.
const DIGITS: usize = 15;

/// The largest integer up to which a 64-bit float holds all.
const MAX_INTEGER: u64 = 1 << 53;

/// The number that an unsigned decimal writes: digits, then optionally a point with more, then an exponent.
///
/// Up to 15 digits and a small exponent one multiplication is exact, and the ten kilobytes of tables that the general
/// case takes are not worth a frontmatter that has never been seen. Nothing is given for those.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], exponent(&text[at + 1..])?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = digits(whole, fraction)? as f64;
    scale(digits, exponent - i32::try_from(fraction.len()).ok()?)
}

/// The integer that digits of a base write.
pub(super) fn integer(digits: &str, base: u32) -> Option<f64> {
    let unsigned = digits.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let integer = unsigned.then(|| u64::from_str_radix(digits, base).ok())??;
    (integer <= MAX_INTEGER).then_some(integer as f64)
}

fn digits(whole: &str, fraction: &str) -> Option<u64> {
    let mut value = 0;
    let mut significant = 0;
    for byte in whole.bytes().chain(fraction.bytes()) {
        let digit = byte.is_ascii_digit().then(|| u64::from(byte - b'0'))?;
        significant += usize::from(significant > 0 || digit > 0);
        if significant > DIGITS {
            return None;
        }
        value = value * 10 + digit;
    }
    (!whole.is_empty() || !fraction.is_empty()).then_some(value)
}

fn exponent(text: &str) -> Option<i32> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let plain = (1..=3).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    let size = plain.then(|| digits.bytes().fold(0, |value, byte| value * 10 + i32::from(byte - b'0')))?;
    Some(if negative { -size } else { size })
}

fn scale(digits: f64, exponent: i32) -> Option<f64> {
    let power = POWERS.get(exponent.unsigned_abs() as usize);
    match power {
        _ if digits == 0.0 => Some(0.0),
        Some(power) if exponent < 0 => Some(digits / power),
        Some(power) => Some(digits * power),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_is_what_the_standard_library_gives() {
        let cases = [
            "0",
            "7",
            "007",
            "0.7",
            "1.50",
            ".5",
            "5.",
            "1e3",
            "1E-3",
            "1.5e+10",
            "123456789012345",
            "0.1e22",
        ];
        for text in cases {
            assert_eq!(decimal(text), text.parse().ok(), "{text}");
        }
    }

    #[test]
    fn what_is_not_exact_or_no_number_is_not_given() {
        for text in
            ["", ".", "-1", "1234567890123456", "1e400", "1e-23", "1e", "1e+", "e5", "1.2.3", "1_000", "1 "]
        {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn other_bases_stop_where_floats_do() {
        assert_eq!(integer("ff", 16), Some(255.0));
        assert_eq!(integer("20000000000000", 16), Some((1_u64 << 53) as f64));
        assert_eq!(integer("20000000000001", 16), None);
        assert_eq!(integer("+7", 8), None);
        assert_eq!(integer("8", 8), None);
        assert_eq!(integer("", 16), None);
    }

    proptest::proptest! {
        #[test]
        fn every_number_given_is_correctly_rounded(text in "[0-9]{0,17}(\\.[0-9]{0,6})?([eE][+-]?[0-9]{1,3})?") {
            if let Some(number) = decimal(&text) {
                proptest::prop_assert_eq!(Some(number), text.parse().ok());
            }
        }
    }
}
