//! Texts that make a careless reader slow, deep or large.

/// A kind of hostile text.
pub(crate) struct Input {
    /// What it is made of.
    pub(crate) name: &'static str,
    /// Makes one of about that many bytes.
    pub(crate) make: fn(usize) -> String,
}

/// `unit` over and over, a number in the place of every `#n`.
fn fill(unit: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + unit.len());
    let mut count = 0;
    while text.len() < bytes {
        count += 1;
        if unit.contains("#n") {
            text.push_str(&unit.replace("#n", &count.to_string()));
        } else {
            text.push_str(unit);
        }
    }
    text
}

/// Half of one unit, then half of another.
fn halves(first: &str, second: &str, bytes: usize) -> String {
    fill(first, bytes / 2) + &fill(second, bytes / 2)
}

/// Every kind.
pub(crate) const INPUTS: &[Input] = &[
    // Deep nesting, alone and before lines that it costs each time.
    Input { name: "quotes in one line", make: |bytes| fill(">", bytes) + "a" },
    Input { name: "quotes, then lazy lines", make: |bytes| halves(">", "a\n", bytes) },
    Input { name: "items, then lazy lines", make: |bytes| halves("- ", "a\n", bytes) },
    Input { name: "numbered items, then lazy lines", make: |bytes| halves("1. ", "<a\n", bytes) },
    Input { name: "items in quotes, then lazy lines", make: |bytes| halves("> - ", "a\n=\n", bytes) },
    Input { name: "footnotes in one line", make: |bytes| halves("[^a]: ", "a\n", bytes) },
    Input { name: "items by indentation", make: |bytes| stairs("- a\n", 2, bytes) },
    Input { name: "items by tabs", make: |bytes| stairs("* a\n", 4, bytes) },
    Input { name: "quotes, then blank lines", make: |bytes| halves("> ", "\n", bytes) },
    Input { name: "brackets", make: |bytes| halves("[", "]", bytes) },
    Input { name: "images in images", make: |bytes| halves("![", "](b.md)", bytes) },
    Input { name: "images in images, escaped", make: |bytes| halves("![", "](b&amp;.md)", bytes) },
    Input { name: "emphasis", make: |bytes| halves("*a **a ", " a** a*", bytes) },
    Input { name: "tags", make: |bytes| fill("<div><b>\n", bytes) },
    // Links that never close.
    Input { name: "a title over many lines", make: |bytes| "[a](b \"".to_owned() + &fill("a\n", bytes) },
    Input { name: "titles over many lines", make: |bytes| halves("[a](b \"", "a\n", bytes) },
    Input { name: "single-quoted titles", make: |bytes| halves("![a](<b>'", " a\n", bytes) },
    Input { name: "titles in parentheses", make: |bytes| halves("[a](b (", "a\n", bytes) },
    Input { name: "a title in a quote", make: |bytes| "> [a](\n> b \"".to_owned() + &fill("> a\n", bytes) },
    Input { name: "titles that close each other", make: |bytes| halves("[a](<b](c \"d>\" ", "a\n", bytes) },
    Input { name: "destinations", make: |bytes| fill("[a](<b [a](b\\(", bytes) },
    Input { name: "a link over many folders", make: |bytes| format!("[a]({}b.md)", fill("a/", bytes)) },
    Input { name: "a link with many schemes", make: |bytes| format!("[a]({}b.md)", fill("a:", bytes)) },
    Input { name: "labels", make: |bytes| fill("[a][b\n", bytes) },
    Input { name: "definitions", make: |bytes| fill("[a#n]: b#n.md \"t\"\n", bytes) },
    Input {
        name: "references to one definition",
        make: |bytes| "[a]: b.md\n\n".to_owned() + &fill("[a] ", bytes),
    },
    Input { name: "footnotes", make: |bytes| fill("[^#n]: x[^1]\n", bytes) },
    // Marks without a partner.
    Input { name: "backticks of every length", make: |bytes| ticks(bytes) },
    Input { name: "comments", make: |bytes| fill("a <!-- <![CDATA[ <? ", bytes) },
    Input { name: "attributes", make: |bytes| fill("<a b='c\" d=\"\n", bytes) },
    Input { name: "stars and underscores", make: |bytes| fill("*_**__*", bytes) },
    Input { name: "fences", make: |bytes| fill("```\n~~~\n", bytes) },
    Input {
        name: "an unclosed fence of names",
        make: |bytes| "```\n".to_owned() + &fill("see @a#n and b#n.md\n", bytes),
    },
    // Width.
    Input { name: "a line of spaces", make: |bytes| " ".repeat(bytes) + "a" },
    Input { name: "a line of one letter", make: |bytes| "a".repeat(bytes) + ".md" },
    Input { name: "a line of names", make: |bytes| fill("a#n.md ", bytes) },
    Input { name: "a line of one name", make: |bytes| fill("`a.md`, ", bytes) },
    Input { name: "names, then spaces", make: |bytes| halves("`a.md` ", "\t ", bytes) },
    Input { name: "names, then stars", make: |bytes| halves("a.md ", "*", bytes) },
    Input { name: "one code span of names", make: |bytes| format!("`Goals {}x.md`", fill("x.md ", bytes)) },
    Input { name: "stars, then capitals", make: |bytes| halves("* ", "You Are ", bytes) },
    Input { name: "names that speak on", make: |bytes| fill("@a#n for ", bytes) },
    Input { name: "sentences about agents", make: |bytes| fill("Work with the a#n agent on b#n ", bytes) },
    Input {
        name: "names before a list",
        make: |bytes| format!("{}including:\n\n{}", fill("a.md ", bytes / 2), fill("- t#n\n", bytes / 2)),
    },
    Input { name: "orders in one line", make: |bytes| fill("You must never do a#n, ", bytes) },
    Input {
        name: "orders in cells",
        make: |bytes| format!("|a|b|\n|-|-|\n|{}", fill("must not a#n|", bytes)),
    },
    Input { name: "quoted orders", make: |bytes| fill("\" must ", bytes) },
    Input {
        name: "a wide table",
        make: |bytes| {
            format!("|{}\n|{}\n{}", fill("a|", bytes / 3), fill("-|", bytes / 3), fill("a\n", bytes / 3))
        },
    },
    Input {
        name: "a long table",
        make: |bytes| "|a|b|\n|-|-|\n".to_owned() + &fill("|`a#n.md`|@b#n|\n", bytes),
    },
    Input { name: "headings", make: |bytes| fill("# a#n\n", bytes) },
    Input { name: "headings of one name", make: |bytes| fill("## a\n\nb\n\n", bytes) },
    Input { name: "pseudo-headings", make: |bytes| fill("**A**\n\nB:\n\n- c\n\n", bytes) },
    Input { name: "small lists", make: |bytes| fill("- a\n\n1. b\n\n", bytes) },
    Input { name: "brackets around everything", make: |bytes| fill("[[a#n|b]] {{c/d#n}} ![[e#n]] ", bytes) },
    Input { name: "open brackets", make: |bytes| fill("[[ {{ [a](", bytes) },
    Input { name: "brackets before a name", make: |bytes| fill(&("[".repeat(500) + ".md "), bytes) },
    Input { name: "signs before a name", make: |bytes| fill(&("<{*_".repeat(120) + "a.md "), bytes) },
    // Frontmatter.
    Input {
        name: "frontmatter that never closes",
        make: |bytes| "---\n".to_owned() + &fill("a: b\n", bytes),
    },
    Input { name: "keys", make: |bytes| format!("---\n{}---\n# A\n", fill("k#n: v\n", bytes)) },
    Input { name: "one key", make: |bytes| format!("---\n{}---\n# A\n", fill("k: v\n", bytes)) },
    Input {
        name: "names in frontmatter",
        make: |bytes| format!("---\nagents: {}\n---\n", fill("a#n, ", bytes)),
    },
    Input {
        name: "a list in frontmatter",
        make: |bytes| format!("---\nskills:\n{}---\n", fill("  - a#n\n", bytes)),
    },
    Input { name: "deep frontmatter", make: |bytes| format!("---\na: {}\n---\n", fill("[", bytes)) },
    Input { name: "colons in frontmatter", make: |bytes| format!("---\n{}\n---\n", fill("a: ", bytes)) },
    Input { name: "aliases", make: |bytes| format!("---\na: &a x\n{}---\n", fill("b#n: *a\n", bytes)) },
    Input { name: "deep JSON", make: |bytes| fill("{\"a\":", bytes) },
    Input { name: "TOML tables", make: |bytes| format!("+++\n{}+++\n", fill("[a.b#n]\n", bytes)) },
    // Characters.
    Input { name: "carriage returns", make: |bytes| fill("a\rb\r\nc\n", bytes) },
    Input { name: "NUL", make: |bytes| fill("a\0b ", bytes) },
    Input { name: "hidden characters", make: |bytes| fill("a\u{200B}\u{202E}\u{E0041}\u{FE0F}", bytes) },
    Input { name: "emoji", make: |bytes| fill("\u{1F469}\u{200D}\u{1F4BB} ", bytes) },
    Input { name: "accents", make: |bytes| "a".to_owned() + &fill("\u{301}", bytes) },
    Input { name: "byte order marks", make: |bytes| fill("\u{FEFF}# a\n", bytes) },
    Input { name: "line separators", make: |bytes| fill("a\u{2028}b\u{85}", bytes) },
];

/// Lines that are indented ever deeper.
fn stairs(line: &str, step: usize, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    let mut depth = 0;
    while text.len() < bytes {
        text.extend(std::iter::repeat_n(' ', depth * step));
        text.push_str(line);
        depth += 1;
    }
    text
}

/// Runs of backticks, each longer than the one before.
fn ticks(bytes: usize) -> String {
    let mut text = String::with_capacity(bytes);
    let mut length = 1;
    while text.len() < bytes {
        text.push('e');
        text.extend(std::iter::repeat_n('`', length));
        length += 1;
    }
    text
}
