use crate::text::is_one_of;

/// The words up to which a text names a role, without the clause that follows.
pub(super) fn role_end(text: &str) -> usize {
    let words: Vec<Word<'_>> = words(text).take(MAX_WORDS + 1).collect();
    let last = (0..words.len()).find(|&index| ends_before(&words, index + 1) || ends_with(&words, index));
    last.map_or(0, |last| words[last].end())
}

/// A role of more words is none.
const MAX_WORDS: usize = 40;

#[derive(Clone, Copy)]
struct Word<'t> {
    /// The word with the marks around it.
    whole: &'t str,
    /// Where it begins.
    start: usize,
}

impl<'t> Word<'t> {
    fn bare(&self) -> &'t str {
        self.whole.trim_matches(|sign: char| !sign.is_alphanumeric())
    }

    fn is(&self, list: &[&str]) -> bool {
        is_one_of(self.bare(), list)
    }

    /// The byte after the word, without punctuation, and without marks of emphasis that stand behind it.
    fn end(&self) -> usize {
        let bare = self.whole.trim_end_matches(['*', '_', '"', '”']);
        let stopped = bare.trim_end_matches(PUNCTUATION);
        self.start + if stopped.len() < bare.len() { stopped.len() } else { self.whole.len() }
    }

    fn is_dash(&self) -> bool {
        matches!(self.whole, "-" | "–" | "—" | "--")
    }
}

const PUNCTUATION: &[char] = &['.', ',', ';', ':', '!', '?', '。', '，'];

fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let start = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().map(move |whole| Word { whole, start: start(whole) })
}

/// Whether the sentence, or its part about the role, ends with the word at `index`.
fn ends_with(words: &[Word<'_>], index: usize) -> bool {
    let Some(word) = words.get(index) else { return true };
    let bare = word.whole.trim_end_matches(['*', '_', '"', '”', ')']);
    let next = words.get(index + 1);
    let stops = bare.ends_with(['!', '?', ';', ':', '。', '，']);
    let period = bare.ends_with('.') && !word.is(ABBREVIATIONS);
    stops || period && next.is_none_or(|next| !next.bare().starts_with(|first: char| first.is_lowercase()))
}

/// Whether the word at `index` begins the clause that follows a role.
fn ends_before(words: &[Word<'_>], index: usize) -> bool {
    let Some(word) = words.get(index) else { return true };
    let next = words.get(index + 1);
    let comma = words[index - 1].whole.ends_with(',');
    let inflected = is_inflected(word) && !words[index - 1].bare().ends_with("ing");
    let addresses = |word: &Word<'_>| word.is(&["you", "your", "i", "my", "who", "we", "it", "not"]);
    word.is_dash()
        || word.is(CLAUSES)
        || word.is(&["that"]) && !words[index - 1].is(&["from", "of", "in", "with", "to", "on", "for", "by"])
        || word.is(&["for"])
            && words.get(index + 2).is_some_and(|after| after.is(&["that"]) && next.is_some_and(is_inflected))
        || word.is(PARTICIPLES) && next.is_some_and(|next| next.is(PREPOSITIONS))
        || comma && (addresses(word) || inflected)
        || word.is(&["they"])
        || word.is(&["about"]) && next.is_some_and(|next| next.is(&["to"]))
        || comma && word.is(&["and"]) && next.is_some_and(|next| next.is(&["the", "this", "these", "then"]))
        || comma && word.is(&["a", "an"]) && !goes_on_with_others(&words[index..])
        || word.is(&["and", "but"]) && next.is_some_and(|next| next.is(&["you", "your", "i"]))
        || is_agent_noun(words[index - 1].bare()) && describes_agent(word, next)
}

/// "a writer, an editor and a critic": whether what follows a comma is another role, and not the same in other words.
fn goes_on_with_others(rest: &[Word<'_>]) -> bool {
    let mut pairs = rest.windows(2).take_while(|pair| !pair[0].whole.ends_with('.'));
    pairs.any(|pair| pair[0].is(&["and"]) && pair[1].is(&["a", "an"]))
}

/// "…ing" and "to do" behind the noun that says what the agent is: "specialist helping teams", but not "AI writing
/// auditor" or "activity extracting AI".
fn describes_agent(word: &Word<'_>, next: Option<&Word<'_>>) -> bool {
    let begins = |word: &Word<'_>| word.bare().starts_with(char::is_lowercase);
    let acts =
        word.bare().ends_with("ing") && begins(word) && next.is_some_and(|next| !is_agent_noun(next.bare()));
    let intends = word.is(&["to"]) && next.is_some_and(|next| !next.is(&["the", "a", "an"]));
    acts || intends
}

/// Words that open a clause wherever they stand.
const CLAUSES: &[&str] = &[
    "is",
    "who",
    "which",
    "whose",
    "with",
    "when",
    "where",
    "responsible",
    "specializing",
    "specialising",
    "focusing",
    "ensuring",
    "using",
    "tasked",
    "whom",
    "because",
    "so",
    "if",
    "while",
    "que",
    "qui",
    "responsável",
    "responsable",
    "verantwortlich",
];

/// Words that open a clause with the preposition that follows.
const PARTICIPLES: &[&str] = &[
    "specialized",
    "specialised",
    "focused",
    "dedicated",
    "designed",
    "built",
    "trained",
    "skilled",
    "experienced",
    "known",
    "assigned",
    "charged",
    "committed",
    "required",
    "capable",
    "equipped",
    "able",
    "tuned",
    "based",
    "made",
    "spawned",
    "invoked",
    "created",
    "launched",
    "called",
    "driven",
    "focado",
    "focada",
    "especializado",
    "especializada",
    "enfocado",
    "enfocada",
    "spécialisé",
    "spécialisée",
    "spezialisiert",
];

/// The prepositions that they are followed by.
const PREPOSITIONS: &[&str] =
    &["in", "on", "to", "for", "by", "at", "as", "from", "of", "em", "en", "no", "na", "dans", "auf"];

const ABBREVIATIONS: &[&str] = &["sr", "jr", "dr", "vs", "e.g", "i.e", "etc", "mr", "ms", "prof"];

fn is_inflected(word: &Word<'_>) -> bool {
    word.bare().ends_with("ing") || word.bare().ends_with("ed")
}

/// Whether a word can be what somebody is: "developer", "specialist", "agent".
pub(super) fn is_agent_noun(word: &str) -> bool {
    const OTHERS: [&str; 12] = [
        "for", "or", "nor", "other", "their", "under", "over", "after", "either", "whether", "per", "content",
    ];
    if is_one_of(word, &OTHERS) {
        return false;
    }
    const ENDINGS: [&str; 10] = ["er", "or", "ist", "ect", "ian", "ant", "ent", "yst", "ert", "lead"];
    const WORDS: [&str; 9] = ["ai", "bot", "llm", "model", "coach", "master", "guru", "partner", "pro"];
    let ends = |ending: &&str| {
        word.len()
            .checked_sub(ending.len())
            .and_then(|at| word.get(at..))
            .is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    ENDINGS.iter().any(ends) || is_one_of(word, &WORDS)
}
