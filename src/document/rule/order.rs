use super::context::{is_one_of, words};

/// Whether a clause begins as an order does: with a verb, not with a subject.
///
/// English marks no imperative, so this goes by what cannot begin one.
pub(super) fn is_order(clause: &str) -> bool {
    let mut words = words(clause).skip_while(|word| is_one_of(word, LEADS));
    let Some(first) = words.next() else { return false };
    let bare = first.bytes().all(|byte| byte.is_ascii_alphabetic() || b"-/".contains(&byte));
    bare && first.len() > 1 && !is_one_of(first, SUBJECTS) && !is_inflected(first)
}

/// Whether a text begins with a verb that is hardly anything else.
pub(super) fn is_command(text: &str) -> bool {
    words(text).find(|word| !is_one_of(word, LEADS)).is_some_and(|first| is_one_of(first, VERBS))
}

const VERBS: &[&str] = &[
    "accept", "add", "adopt", "apply", "ask", "assign", "assume", "avoid", "build", "call", "check", "choose", "cite",
    "clean", "close", "collect", "combine", "confirm", "consider", "create", "declare", "define", "delegate", "delete",
    "describe", "do", "document", "enable", "encrypt", "enforce", "ensure", "escape", "explain", "expose", "fix",
    "focus", "follow", "format", "generate", "get", "give", "handle", "hide", "identify", "implement", "include",
    "inject", "inspect", "install", "isolate", "keep", "limit", "link", "load", "log", "make", "mark", "match",
    "minimize", "mock", "monitor", "name", "optimize", "organize", "parse", "pass", "pin", "prefer", "preserve",
    "prioritize", "protect", "provide", "put", "raise", "read", "reject", "remove", "rename", "replace", "report",
    "request", "respect", "return", "reuse", "review", "rotate", "run", "save", "scan", "search", "select", "send",
    "separate", "set", "show", "sort", "specify", "split", "start", "stop", "store", "structure", "summarize", "test",
    "throw", "track", "treat", "trust", "try", "update", "use", "validate", "verify", "version", "wait", "wrap",
    "write",
];

/// Words that may stand before the verb of an order.
pub(super) const LEADS: &[&str] = &[
    "and", "but", "or", "so", "then", "please", "also", "instead", "however", "therefore", "thus", "simply", "just",
    "otherwise", "strongly", "generally", "usually", "typically", "strictly", "absolutely", "again", "still", "yet",
    "nor", "plus", "first", "next", "finally", "explicitly", "actively", "carefully", "etc",
];

/// Words that begin a statement or a clause that hangs on another.
const SUBJECTS: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "it", "its", "they", "their", "there", "he", "she", "we",
    "our", "i", "my", "you", "your", "all", "any", "each", "every", "some", "no", "none", "both", "most", "many",
    "few", "one", "two", "three", "if", "when", "whenever", "while", "where", "whether", "which", "who", "what",
    "why", "how", "because", "since", "unless", "until", "although", "though", "as", "for", "in", "on", "at", "by",
    "from", "with", "without", "to", "of", "after", "before", "during", "once", "only", "not", "is", "are", "was",
    "were", "will", "would", "can", "could", "may", "might", "should", "must", "shall", "has", "have", "had", "does",
    "did", "yes", "note", "example", "agents", "users", "good", "bad", "wrong", "right", "correct", "incorrect",
];

/// Whether a word is a noun or an inflected verb by its ending.
fn is_inflected(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["ing", "ed", "tion", "sion", "ment", "ness", "ity", "ance", "ly", "ous"];
    const VERBS: [&str; 13] = [
        "bring", "implement", "document", "comment", "need", "feed", "embed", "proceed", "balance", "enhance", "apply",
        "rely", "position",
    ];
    if is_one_of(word, &VERBS) {
        return false;
    }
    let ends = |ending: &str| {
        word.len().checked_sub(ending.len()).and_then(|at| word.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(ending))
    };
    let plural = ends("s") && !ends("ss") && !is_one_of(word, &["focus", "discuss", "address", "pass", "process"]);
    plural || ENDINGS.into_iter().any(ends)
}
