/// `text` as a quoted YAML scalar on one line, in the quotes that need the fewest escapes.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    if text.contains(['"', '\\']) && !text.contains('\'') {
        quoted.extend(["'", text, "'"]);
        return quoted;
    }
    quoted.push('"');
    for character in text.chars() {
        if matches!(character, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(character);
    }
    quoted.push('"');
    quoted
}

/// `text` of several lines as a literal block of YAML that ends without a line feed.
pub(super) fn literal_block(text: &str) -> String {
    let mut block = String::from("|-");
    for line in text.lines() {
        block.push('\n');
        if !line.is_empty() {
            block.extend(["  ", line]);
        }
    }
    block
}
