use super::Modality;
use super::context::{Context, is_shouted, words};
use super::line::Place;
use super::order::{self, LEADS};
use super::scan::Marker;
use super::{sign, stress};
use crate::text::is_one_of;

/// What a word makes of its line, if it carries an order there.
pub(super) fn judge(marker: Marker, context: &Context<'_>, place: Place) -> Option<Modality> {
    if context.is_in_name()
        || context.is_named()
        || is_title(context, place)
        || place == Place::Heading && !is_whole_heading(context)
    {
        return None;
    }
    let (carries, modality) = match marker {
        Marker::Must if is_ruled_out(context) => (true, Modality::MustNot),
        Marker::Must => (obliges(context) && !is_degree(context), Modality::Must),
        Marker::MustNot => (obliges(context), Modality::MustNot),
        Marker::Always => (is_order_to_always(context), Modality::Must),
        Marker::Never => (is_order_to_never(context), Modality::MustNot),
        Marker::DoNot => (forbids(context) || is_assured(context), Modality::MustNot),
        Marker::DoesNot => (is_assured(context) || excludes(context, place), Modality::MustNot),
        // "| Review required |" tells a state.
        Marker::Required if place == Place::Cell => (is_said(context) && requires(context), Modality::Must),
        Marker::Required | Marker::Mandatory => (requires(context), Modality::Must),
        Marker::Should if is_ruled_out(context) => (true, Modality::ShouldNot),
        Marker::Should if is_avoided(context) => (advises(context), Modality::ShouldNot),
        Marker::Should => (advises(context) && !is_degree(context), Modality::Should),
        Marker::ShouldNot => (advises(context), Modality::ShouldNot),
        Marker::Preferred => (is_said(context) && !is_relative(context), Modality::Should),
        Marker::Prefer => (opens_clause(context), Modality::Should),
        Marker::Avoid => (opens_clause(context) || is_joined_order(context), Modality::ShouldNot),
        Marker::May if is_ruled_out(context) => (true, Modality::MustNot),
        Marker::May => (permits(context), Modality::May),
        Marker::MayNot => (permits(context), Modality::MustNot),
        Marker::Optional => (offers(context), Modality::May),
        Marker::Cross => (place == Place::Text && sign::stands_for_rule(marker, context), Modality::MustNot),
        Marker::Emphatic | Marker::Tick => return None,
    };
    (carries && !context.is_in_question()).then_some(modality)
}

/// Whether a word such as `IMPORTANT` or a sign such as ✅ marks an order, which is one even without another marker.
pub(super) fn stresses(marker: Marker, context: &Context<'_>, place: Place) -> bool {
    match marker {
        Marker::Tick => place == Place::Text && sign::stands_for_rule(marker, context),
        Marker::Emphatic | Marker::Required | Marker::Mandatory => labels_order(context, place),
        _ => false,
    }
}

fn labels_order(context: &Context<'_>, place: Place) -> bool {
    let Some(content) = stress::labelled(context.after) else { return false };
    let orders = match place {
        Place::Heading => stress::is_whole_order(content),
        // In title case it may as well be a degree of severity: "Critical: data loss".
        _ if !context.is_shouted() && is_one_of(context.marker, &["critical"]) => order::is_command(content),
        _ => stress::is_order(content),
    };
    orders && opens_clause(context) && !context.is_in_name() && !context.is_bracketed()
}

/// Whether the marker titles a list, as "Never:" does.
fn is_title(context: &Context<'_>, place: Place) -> bool {
    // "Never:" titles a list; "Every key (see below) must:" says of what.
    let is_told = || is_one_of(context.marker, NO_VERBS) && context.before.contains(char::is_alphabetic);
    let ends = |content: &str| content.is_empty() && opens_clause(context) && !is_told();
    context.label().is_some_and(|content| place == Place::Heading || ends(content))
        || place == Place::Cell && is_value(context)
        || is_title_of_case(context)
}

/// "| on failure | never |", "| Backoff | Always (jittered) |", "| Kept | Never stored |": whether a cell tells how often, or
/// what somebody says: "Don't know how".
fn is_value(context: &Context<'_>) -> bool {
    let opens = context.before.trim_matches(['*', '_', ' ']).is_empty();
    let after = context.after.trim_start_matches(['*', '_', ' ']);
    let is_state = || order::is_past(context.next()) && !context.is_shouted();
    opens
        && (after.is_empty()
            || is_one_of(context.marker, &["always", "never"])
                && (after.starts_with(['(', ';', ',', '.', '—', '–']) || is_state()))
}

/// "ALWAYS before:", "Should Do - flexible": whether a marker and a word or two title what follows.
fn is_title_of_case(context: &Context<'_>) -> bool {
    const CASES: &[&str] = &["before", "after", "when", "if", "for", "during", "while"];
    let after = context.after.trim_matches(['*', '_', ' ']);
    let alone = after.strip_suffix(':').is_some_and(|case| is_one_of(case.trim(), CASES));
    let in_capitals = |word: &str| word.starts_with(char::is_uppercase) && !is_shouted(word);
    let titled = in_capitals(context.marker)
        && opens_line(context)
        && in_capitals(context.next())
        && is_one_of(context.marker, NO_VERBS);
    (alone || titled) && opens_clause(context) && !context.is_bracketed()
}

/// Whether a heading is an order as a whole: "Prefer X over Y", "Pagination is mandatory on all lists", "Writing Must Be
/// Atomic", but not "Never include in Y", "Step 1 (never skip)" or "What it must include". Behind a label it has a subject.
fn is_whole_heading(context: &Context<'_>) -> bool {
    const PREPOSITIONS: &[&str] = &["in", "on", "at", "for", "to", "with", "these", "this"];
    let object = words(context.after).nth(1);
    let hangs = words(context.after).take(2).any(|word| is_one_of(word, PREPOSITIONS));
    let asks = [context.previous(), context.sentence_start()]
        .iter()
        .any(|word| is_one_of(word, &["what", "which", "who", "how", "why"]));
    let is_verb = !context.is_capitalised() || context.is_shouted() || is_one_of(context.next(), &["be"]);
    let is_labelled = context.before.contains([':', '—']);
    let is_told = !is_labelled || is_one_of(context.marker, NO_VERBS);
    let says = !context.previous().is_empty() && is_verb && is_told && !asks;
    let opens = opens_line(context) && !is_one_of(context.marker, NO_VERBS);
    let is_bare = !is_labelled && (opens || context.is_shouted());
    let ends = context.is_shouted() && is_said(context);
    // "Do NOT start when" opens a list of cases.
    let is_open = words(context.after).next_back().is_some_and(|last| is_one_of(last, &["when", "if"]));
    !context.before.contains('(') && !is_open && (ends || object.is_some() && (says || is_bare && !hangs))
}

/// Markers that begin no order, since a subject is missing.
const NO_VERBS: &[&str] =
    &["must", "should", "may", "shall", "required", "mandatory", "optional", "must not", "should not"];

/// Whether the marker begins a clause, or stands behind words that change nothing.
fn opens_clause(context: &Context<'_>) -> bool {
    // "Do always ask" stresses its order.
    words(context.clause).all(|word| is_one_of(word, LEADS) || is_one_of(word, &["do"]))
}

/// Whether no word stands before the marker on its line.
fn opens_line(context: &Context<'_>) -> bool {
    !context.before.contains(char::is_alphabetic)
}

/// Whether the marker is joined to an order before it: "use X and avoid Y".
fn is_joined_order(context: &Context<'_>) -> bool {
    is_one_of(context.previous(), &["and", "but", "or", "then", "so"]) && order::is_order(context.clause)
}

/// Whether the clause hangs on another: a question, a condition, a relative clause.
fn is_subordinate(context: &Context<'_>) -> bool {
    words(context.clause).any(|word| is_one_of(word, SUBORDINATORS))
}

/// Whether the clause asks, or says what something is like: "how it should look", "terms that must stay".
fn is_relative(context: &Context<'_>) -> bool {
    let mut before = words(context.clause).rev();
    let direct = before.next().is_some_and(|word| is_one_of(word, &["that", "which", "who", "what"]));
    let says = direct && before.next().is_some_and(|word| is_one_of(word, SAYING));
    let asks =
        words(context.clause).any(|word| is_one_of(word, &["what", "how", "whether", "where", "why", "if"]));
    let opens = words(context.clause).next().is_some_and(|word| is_one_of(word, &["which", "whose"]));
    direct && !says || asks || opens || is_choice(context) || is_object_of_that(context) || is_object(context)
}

/// "Find out which parts should": whether the subject is one of several that are asked for.
fn is_choice(context: &Context<'_>) -> bool {
    words(context.clause).rev().skip(1).take(CHOICE).any(|word| is_one_of(word, &["which"]))
}

/// How many words between "which" and a verb name what is to be chosen.
const CHOICE: usize = 2;

/// "Steps the reader should take": whether the subject follows what the clause is said of, with nothing between.
///
/// "After each step the reader should" begins with what the subject does not belong to.
fn is_object(context: &Context<'_>) -> bool {
    const DETERMINERS: &[&str] = &["the", "a", "an", "your", "our", "their"];
    let mut before = words(context.clause).rev();
    let Some(subject) = before.by_ref().take(SUBJECT).position(|word| is_one_of(word, DETERMINERS)) else {
        return false;
    };
    let said_of = before.next().unwrap_or_default();
    // "Every call that returns a list must" has a verb there.
    let is_verb = before.next().is_some_and(|word| is_one_of(word, &["that", "which", "who"]));
    let is_plural_noun = said_of.ends_with('s') && said_of.len() > SUBJECT && !is_one_of(said_of, SAYING);
    let opens = words(context.clause).next().is_some_and(|word| is_one_of(word, OPENING));
    subject > 0 && is_plural_noun && !is_verb && !opens && !is_one_of(said_of, ADVERBS)
}

/// How many words a subject has, with its article.
const SUBJECT: usize = 4;

/// Words that open what stands before a subject and says when, where or why.
const OPENING: &[&str] = &[
    "after", "as", "at", "before", "beyond", "by", "during", "for", "from", "given", "if", "in", "of", "on",
    "once", "since", "to", "under", "unless", "until", "upon", "when", "whenever", "where", "while", "with",
    "within", "without",
];

/// Words that end as plurals do and are none.
const ADVERBS: &[&str] =
    &["always", "does", "ensures", "means", "sometimes", "this", "thus", "unless", "whereas"];

/// "patterns that the team should follow", but not "ensure that the team must".
fn is_object_of_that(context: &Context<'_>) -> bool {
    let mut before = words(context.clause).rev().skip_while(|word| !is_one_of(word, &["that", "which"]));
    let that = before.next().is_some();
    let says = before.next().is_some_and(|word| is_one_of(word, SAYING));
    let subject = words(context.clause).rev().take_while(|word| !is_one_of(word, &["that", "which"])).last();
    let is_determined = |word| is_one_of(word, &["the", "a", "an", "you", "it", "they", "we", "i"]);
    // "Which files the reader should open" has a noun before its subject.
    let mut which = words(context.clause).skip_while(|word| !is_one_of(word, &["which"])).skip(2);
    that && !says && (subject.is_some_and(is_determined) || which.next().is_some_and(is_determined))
}

/// `must` and `must not`, but for questions and conditions: "what must finish first", "if you must".
fn obliges(context: &Context<'_>) -> bool {
    // "verbs (is, will, must)" lists the word.
    let is_listed = context.previous().is_empty() && context.after.starts_with(')');
    if context.is_shouted() {
        return true;
    }
    let noun = is_one_of(context.previous(), &["a", "the", "i", "or"]);
    !is_condition(context) && !noun && !is_listed && !is_relative(context)
}

/// "if you must", "when it should be used".
fn is_condition(context: &Context<'_>) -> bool {
    let mut before = words(context.clause).rev();
    let pronoun = before.next().is_some_and(|word| is_one_of(word, PRONOUNS));
    // "When findings must go out" is a case as a whole.
    let is_case = || {
        let mut clause = words(context.clause);
        clause.next().is_some_and(|first| is_one_of(first, &["when", "if", "unless"])) && clause.count() == 1
    };
    if is_case() {
        return true;
    }
    // "**When:** somebody must choose" names the case.
    if is_one_of(context.label_before(), &["when", "if", "unless"]) {
        return true;
    }
    let follows = words(context.clause).skip(1).any(|word| is_one_of(word, &["when", "unless", "whenever"]));
    pronoun && before.next().is_some_and(|word| is_one_of(word, CONDITIONS)) || !pronoun && follows
}

fn is_order_to_always(context: &Context<'_>) -> bool {
    const NOT_AFTER: &[&str] = &[
        "can", "could", "not", "isn't", "aren't", "don't", "doesn't", "didn't", "won't", "almost", "nearly",
        "has", "have", "had", "was", "were", "as", "why", "may", "might", "would", "it's", "if", "or",
        "whether", "there's",
    ];
    let previous = context.previous();
    // "That always includes tests" tells what is.
    let tells = is_one_of(previous, &["that", "it", "this", "which"]) && context.next().ends_with('s');
    // "Always (short)" and "(always in sight)" tell how things are.
    let is_told = opens_clause(context) && context.after.trim_start().starts_with('(')
        || context.is_bracketed()
            && (is_one_of(context.next(), &["in", "on", "at"]) || context.after.starts_with(')'));
    // "Field names are **always redacted**" stresses it; "X is always better than Y" tells.
    let is_stressed = context.is_shouted() || context.before.ends_with("**");
    // "**x.md** — Always" and "Research: always on" tell how often; "- Always for x" tells when.
    let is_titled = context.is_capitalised() && !context.is_shouted();
    let is_alone = context.after.is_empty() && !opens_line(context);
    let is_setting = is_one_of(context.next(), &["for", "on", "off", "yes", "no"]) && opens_clause(context);
    let is_frequency = is_titled && (is_alone || is_setting);
    !is_one_of(previous, NOT_AFTER)
        && !tells
        && !is_told
        && !is_frequency
        && !is_modal_relative(context)
        && (is_stressed || !is_one_of(previous, &["is", "are"]))
}

/// "Things that will always be so", "which files the reader should always open", "a step that can never be reached".
fn is_modal_relative(context: &Context<'_>) -> bool {
    let lead = words(context.clause).rev().nth(1).unwrap_or_default();
    is_one_of(context.previous(), &["will", "should", "must", "shall", "can"])
        && (is_one_of(lead, &["that", "which", "who"]) || is_relative(context))
}

fn is_order_to_never(context: &Context<'_>) -> bool {
    const NOT_AFTER: &[&str] = &[
        "has", "have", "had", "was", "were", "i've", "you've", "we've", "they've", "i", "almost", "would",
        "if", "why", "could", "might",
    ];
    // "If the name is vague, it will never be found" foretells.
    let foretells = is_one_of(context.previous(), &["will"])
        && is_one_of(context.next(), &["be"])
        && is_one_of(context.sentence_start(), &["if", "when", "otherwise"]);
    // "A split that never loses cents" tells what it is like.
    let is_relative = is_one_of(context.previous(), &["that", "which", "who"]) && !context.is_shouted();
    // "You never watched it" tells what was.
    let is_past = is_one_of(context.previous(), &["you"]) && order::is_past(context.next());
    // "Designed but never fully tested" tells what was not done, "floats, never implicitly rounded" what is not to be.
    const DEGREES: &[&str] = &["fully", "completely", "really", "properly", "actually", "formally"];
    let mut after = words(context.after);
    let is_undone = after.next().is_some_and(|adverb| is_one_of(adverb, DEGREES))
        && after.next().is_some_and(order::is_past);
    !foretells
        && !is_undone
        && !is_modal_relative(context)
        && !is_relative
        && !is_past
        && !is_one_of(context.previous(), NOT_AFTER)
        && !is_one_of(context.next(), &["mind", "been", "need", "needs", "type", "types"])
}

/// "Do not X" as an order, "you do not X" as the other half of "you X".
fn forbids(context: &Context<'_>) -> bool {
    let after = context.after.trim_start_matches(['*', '_', ' ']);
    let fixed = FIXED_PHRASES.iter().any(|phrase| starts_with(after, phrase));
    let after_just = after.strip_prefix("just ").unwrap_or(after);
    let shown =
        starts_with(after_just, "tell") && context.before.trim_end().to_lowercase().ends_with("show,");
    if fixed || shown || after.starts_with([',', '.', '(', ')', '/']) || context.after.starts_with('"') {
        return false;
    }
    if is_negation_shouted(context) && is_one_of(context.previous(), &["but"]) {
        return true;
    }
    if opens_clause(context) {
        // "Don't know how" is what somebody says.
        let is_said = is_one_of(context.next(), &["know"]);
        return !is_said && !is_one_of(context.sentence_start(), &["why", "which", "that"]);
    }
    if context.previous().eq_ignore_ascii_case("you") {
        let is_told = is_one_of(context.next(), &["normally", "usually", "typically", "necessarily"]);
        let verb = words(after).find(|word| !word.ends_with("ly") && !is_one_of(word, &["yet", "even"]));
        let state = verb.is_some_and(|verb| is_one_of(verb, STATES)) && !context.is_shouted();
        return !state && !is_told && !is_subordinate(context);
    }
    // "IMPORTANT: Ensure that it is short and DO NOT CONFLICT" orders both in one.
    let assures = words(context.clause).next().is_some_and(|first| is_one_of(first, ASSURING));
    let is_joined = is_one_of(context.previous(), &["and"]);
    let is_assuring =
        assures && is_joined && context.before.trim_start_matches(['*', '_', ' ']).starts_with("IMPORTANT");
    // "That means do NOT x" begins with its subject.
    let is_that = starts_with(context.clause.trim_start(), "that means");
    let hangs = is_subordinate(context) && !is_that || is_assuring;
    !hangs && (is_joined_order(context) || is_negation_shouted(context))
}

/// "The agent does NOT edit", "- Does NOT edit", "a reload does NOT ask again": what is not to be. "It does NOT merge" tells of
/// what was spoken of before, "this guide does NOT cover" of the text.
fn excludes(context: &Context<'_>, place: Place) -> bool {
    const NO_SUBJECTS: &[&str] =
        &["", "it", "this", "that", "these", "they", "which", "who", "what", "there", "but", "and", "or"];
    const TOLD: &[&str] =
        &["", "cover", "include", "mean", "provide", "exist", "apply", "support", "handle", "have", "own"];
    let is_of_agent = context.before.trim_matches(['*', '_', ' ']).is_empty()
        || is_one_of(context.previous(), &["agent", "subagent"]);
    let is_of_thing = || {
        place != Place::Heading
            && !is_one_of(context.previous(), NO_SUBJECTS)
            && !is_one_of(context.next(), TOLD)
            && !words(context.clause).any(|word| is_one_of(word, &["must", "so"]))
            && !is_subordinate(context)
    };
    is_negation_shouted(context) && (is_of_agent || is_of_thing())
}

/// Verbs that order that something be so.
const ASSURING: &[&str] = &["ensure", "verify", "confirm", "guarantee"];

/// "Ensure that scripts do not send secrets": whether the clause orders that something be so.
fn is_assured(context: &Context<'_>) -> bool {
    let mut words = words(context.clause).skip_while(|word| is_one_of(word, LEADS));
    let assures = words.next().is_some_and(|first| is_one_of(first, ASSURING));
    let is_joined = is_one_of(context.previous(), &["and", "or", "but"]);
    assures && !is_joined && words.all(|word| word == "that" || !is_one_of(word, SUBORDINATORS))
}

fn is_negation_shouted(context: &Context<'_>) -> bool {
    words(context.marker).next_back().is_some_and(is_shouted)
}

/// `required` and `mandatory` said of something, not as its attribute.
fn requires(context: &Context<'_>) -> bool {
    if context.label().is_some_and(stress::is_order) && opens_clause(context) {
        return true;
    }
    const DENIALS: &[&str] = &[
        "no", "not", "only", "if", "when", "where", "whether", "what", "as", "optional", "or", "longer",
        "unless", "until",
    ];
    let denies = |word| is_one_of(word, DENIALS) || word.ends_with("n't");
    if context.is_bracketed() || words(context.clause).any(denies) {
        return false;
    }
    let after = context.after.trim_start_matches(['*', '_']);
    let ends = after.is_empty() || after.starts_with(['.', ',', ';', '(', '!']) || after.starts_with(" (");
    let goes_on = is_one_of(context.next(), &["in", "for", "before", "on", "when", "if", "at", "unless"]);
    let emphatic = context.is_shouted() || is_one_of(context.marker, &["mandatory"]);
    // "the work required" has the word for an attribute.
    let attributive = words(context.clause).any(|word| is_one_of(word, &["the", "any"]));
    let stands_alone = ends && !attributive || goes_on && emphatic;
    let subject = !context.previous().is_empty() || context.before.trim_end().ends_with(['`', ')']);
    // "Required in all requests", but "Required for fixes" says what something is needed for.
    if !subject {
        let is_need = is_one_of(context.marker, &["required"]) && is_one_of(context.next(), &["for"]);
        return goes_on && context.is_capitalised() && !is_need;
    }
    is_said(context) && !is_one_of(context.next(), &["so"]) || stands_alone
}

/// Whether the marker is what something is said to be: "X is mandatory".
fn is_said(context: &Context<'_>) -> bool {
    const DEGREES: &[&str] =
        &["strictly", "absolutely", "always", "therefore", "generally", "strongly", "also", "still"];
    // "X is the preferred shape", but "X is the required input" tells what it is.
    let is_attribute = is_one_of(context.previous(), &["the"]) && is_one_of(context.marker, &["preferred"]);
    let before = words(context.clause).rev().skip(usize::from(is_attribute));
    let mut before = before.skip_while(|word| is_one_of(word, DEGREES));
    let verb = before.next().is_some_and(|verb| is_one_of(verb, &["is", "are", "be", "remains"]));
    let asks = before.next().is_none() && context.clause.trim_start().starts_with(char::is_uppercase);
    verb && !asks
}

/// "should be avoided".
fn is_avoided(context: &Context<'_>) -> bool {
    let mut after = words(context.after);
    after.next().is_some_and(|word| is_one_of(word, &["be"]))
        && after.next().is_some_and(|word| is_one_of(word, &["avoided"]))
}

fn advises(context: &Context<'_>) -> bool {
    const NOT_BEFORE: &[&str] = &[
        "i", "we", "you", "it", "they", "this", "the", "a", "an", "there", "my", "our", "your", "these",
        "trigger",
    ];
    let (previous, next) = (context.previous(), context.next());
    let outcome = is_one_of(previous, &["it", "this", "you"]) && is_one_of(next, OUTCOMES)
        // Nobody orders a failure: "at least one test should fail".
        || is_one_of(next, &["fail"])
        || is_one_of(next, &["now"])
        || is_one_of(previous, &["probably"]);
    let mut after = words(context.after).skip(1).skip_while(|word| is_one_of(word, &["already"]));
    let verb = after.next().unwrap_or_default();
    let object = after.next().unwrap_or("it");
    // "It should have refused them", but "tests should have fixed values".
    let is_past = is_one_of(verb, &["been"])
        || order::is_past(verb) && is_one_of(object, &["it", "them", "this", "that", "the", "a", "an"]);
    let regret = next.eq_ignore_ascii_case("have") && (is_past || is_one_of(previous, &["you", "i", "we"]));
    let asks = is_one_of(next, NOT_BEFORE) || is_one_of(previous, &["or", "i", "if", "who", "when"]);
    !outcome && !regret && !asks && !is_aside(context) && !is_condition(context) && !is_relative(context)
}

/// "Warnings (should fix)": whether brackets hold no more than the marker and a word.
fn is_aside(context: &Context<'_>) -> bool {
    let inner = context.after.split(')').next().unwrap_or_default();
    context.is_bracketed() && words(inner).count() < 2
}

/// "High: should fix soon", "(must fix before merge)": whether a finding's degree is told.
fn is_degree(context: &Context<'_>) -> bool {
    let before = context.before.trim_end_matches(['*', '_', ' ']);
    context.previous().is_empty()
        && before.ends_with([':', '(', ','])
        && is_one_of(context.next(), &["fix", "block", "address"])
}

/// "At NO point should you read it", "No agent may read it": whether the clause rules out what its verb asks for.
fn is_ruled_out(context: &Context<'_>) -> bool {
    let is_no = |word: &str| is_one_of(word, &["no"]);
    let mut words = words(context.clause);
    match words.next() {
        Some(first) if is_no(first) => (1..=RULED_OUT).contains(&words.count()),
        Some(first) if is_one_of(first, &["at", "under", "in"]) => {
            words.next().is_some_and(is_no) && is_one_of(context.next(), &["you"])
        }
        _ => false,
    }
}

/// How many words what nobody may be or do is called by.
const RULED_OUT: usize = 2;

/// `MAY` as a permission, not as a possibility.
fn permits(context: &Context<'_>) -> bool {
    const POSSIBILITIES: &[&str] = &[
        "need",
        "want",
        "be",
        "have",
        "encounter",
        "find",
        "see",
        "notice",
        "receive",
        "get",
        "know",
        "think",
        "wish",
        "feel",
        "already",
        "exist",
        "also",
    ];
    if context.is_shouted() {
        return !context.previous().is_empty();
    }
    // "Short texts may use one", but "it may use one".
    const PERMITTED: &[&str] =
        &["use", "choose", "stay", "keep", "skip", "omit", "relax", "remain", "reuse", "retain", "edit"];
    let previous = context.previous();
    if previous.eq_ignore_ascii_case("you") {
        return !is_one_of(context.next(), POSSIBILITIES) && words(context.clause).count() < 3;
    }
    const NO_SUBJECTS: &[&str] = &["", "i", "this", "these", "or", "and"];
    let is_subject =
        !is_one_of(previous, NO_SUBJECTS) && !is_one_of(previous, PRONOUNS) && !is_subordinate(context);
    is_subject && is_one_of(context.next(), PERMITTED)
}

/// `Optional:` before what may be done or left, `(Optional)` before an order.
fn offers(context: &Context<'_>) -> bool {
    let is_bracketed = || context.after.strip_prefix(')').is_some_and(order::is_command);
    if context.before == "(" {
        return is_bracketed();
    }
    context.label().is_some() && opens_clause(context) && !context.is_bracketed() && context.is_capitalised()
}

fn starts_with(text: &str, phrase: &str) -> bool {
    text.get(..phrase.len()).is_some_and(|start| start.eq_ignore_ascii_case(phrase))
}

const FIXED_PHRASES: &[&str] = &["repeat yourself", "worry", "panic"];

const PRONOUNS: &[&str] = &["you", "it", "they", "we", "one"];

const CONDITIONS: &[&str] = &["if", "when", "where", "whether", "unless", "what", "which", "that"];

const SUBORDINATORS: &[&str] = &[
    "if", "when", "whenever", "that", "which", "who", "what", "where", "why", "how", "because", "since",
    "unless", "until", "while", "whether", "as", "although", "though", "than", "things", "anything", "like",
];

/// Verbs after which `that` opens a statement of its own.
const SAYING: &[&str] = &[
    "ensure", "note", "remember", "means", "verify", "require", "requires", "says", "state", "states", "so",
    "is",
];

/// Verbs that tell of a state, not of an act: "you do not have access".
const STATES: &[&str] = &[
    "have",
    "need",
    "know",
    "want",
    "see",
    "understand",
    "like",
    "care",
    "own",
    "remember",
    "think",
    "believe",
];

/// What an expectation ends in: "run the test, it should fail".
const OUTCOMES: &[&str] = &["fail", "pass", "see", "trigger", "work", "look", "get", "show", "return"];
