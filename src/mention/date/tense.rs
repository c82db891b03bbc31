//! Whether the words around an expression speak of what was or of what will be.

use crate::lexicon::Classes;
use crate::token::Mark;

use super::reader::Reader;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far a cue is looked for, in tokens.
const LEFT: usize = 18;
const RIGHT: usize = 10;

/// The tense of what tokens `first..last` date: the nearest cue before them, else the first behind.
pub fn tense(r: &Reader, first: usize, last: usize) -> Tense {
    let before = (1..=LEFT).filter_map(|n| first.checked_sub(n)).take_while(|i| *i >= r.start);
    if r.says(first.wrapping_sub(1), "of") && r.says(first.wrapping_sub(2), "ahead") {
        return Tense::Future;
    }
    if r.is_possessive(last) && r.is(last - 1, Classes::WEEKDAY) {
        return Tense::Past;
    }
    let (mut infinitive, mut apart) = (false, false);
    for i in before {
        infinitive |= is_infinitive(r, i);
        apart |= matches!(r.mark(i), Mark::Comma | Mark::Semicolon | Mark::Dash | Mark::Colon);
        match cue(r, i, first, Between { infinitive, apart }) {
            // "staged a show to mark it on Friday", "announced an agreement to buy it in January"
            Some(Tense::Past) if infinitive => return Tense::Unknown,
            // "if he won the election on Nov. 8"
            Some(Tense::Past) if supposed(r, i) => return Tense::Future,
            Some(tense) => return tense,
            None => {}
        }
    }
    let near = Between { infinitive: false, apart: false };
    let behind = (last..(last + RIGHT).min(r.end)).find_map(|i| cue(r, i, first, near));
    let before = first.wrapping_sub(1);
    let by = r.says_any(before, &["by", "until", "till", "through"]) || r.says(before.wrapping_sub(1), "by");
    behind.unwrap_or(if infinitive || by { Tense::Future } else { Tense::Unknown })
}

/// Whether the verb at `i` stands in a clause with "if": "if he won".
fn supposed(r: &Reader, i: usize) -> bool {
    let clause = (1..=4).map(|n| i.wrapping_sub(n)).take_while(|k| r.is_word(*k));
    let mut clause = clause.take_while(|k| !r.is(*k, Classes::CUE));
    clause.any(|k| r.says(k, "if") && !r.says(k.wrapping_sub(1), "as"))
}

/// What stands between a cue and the expression.
#[derive(Clone, Copy)]
struct Between {
    /// "to" and a verb.
    infinitive: bool,
    /// A comma, dash or colon.
    apart: bool,
}

/// "to" before a verb; not that of "from guns to health care".
fn is_infinitive(r: &Reader, i: usize) -> bool {
    let verb = r.is_word(i + 1) && !r.is(i + 1, NO_VERB) && !r.is_capital(i + 1);
    // "continued to insist that it fell in May": what is said may have been.
    let says = r.value(i + 1, Classes::CUE) == Some("say");
    r.says(i, "to") && verb && !says && !since_from(r, i)
}

/// Whether "from" stands shortly before: the other end of a range.
fn since_from(r: &Reader, i: usize) -> bool {
    (1..=5).any(|n| r.says(i.wrapping_sub(n), "from"))
}

const NO_VERB: Classes = Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::NUMBER);

/// What token `i` says; `first` is where the expression begins.
fn cue(r: &Reader, i: usize, first: usize, between: Between) -> Option<Tense> {
    let infinitive = between.infinitive;
    let token = r.token(i).filter(|t| t.is_word())?;
    if token.is(Classes::PREPOSITION) && !r.says(i, "by") {
        let near = i + 1 == first || i + 2 == first && r.says(i + 1, "the");
        let ahead = r.value(i, Classes::TENSE_CUE)?;
        // "taken from May 13 through Sunday", "Until Friday, they had declined": the verb tells.
        let told = ahead == "future" && (since_from(r, i) || r.starts_clause(i));
        return (near && !told).then(|| named(ahead))?;
    }
    if token.is(Classes::MODAL) && !(token.is(Classes::MONTH) && token.is_capital()) {
        return Some(modal(r, i));
    }
    if token.is(Classes::PRONOUN) && r.text(i).ends_with("ll") {
        return Some(Tense::Future);
    }
    if let Some(value) = r.value(i, Classes::TENSE_CUE) {
        let before = i.wrapping_sub(1);
        if r.says_any(before, &["be", "being"]) && value != "future" || is_plan(r, i) {
            return None;
        }
        let was = r.says_any(before, &["was", "were"])
            || r.says(before, "been") && r.says(before.wrapping_sub(1), "had");
        return match value {
            _ if r.says(before, "to") => None,
            "future" if was => Some(Tense::Past),
            "to" if infinitive => Some(Tense::Future),
            "to" => {
                (r.is_verb_like(i) && r.text(i).ends_with("ed") || r.says(i, "set")).then_some(Tense::Past)
            }
            value => named(value),
        };
    }
    if r.says(i, "been") {
        return Some(Tense::Past);
    }
    if token.is(Classes::AUXILIARY) && r.says_any(i, &["is", "are", "am"]) {
        let progressive = r.text(i + 1).ends_with("ing") && !between.apart;
        return progressive.then_some(Tense::Future);
    }
    if has_done(r, i) {
        return Some(Tense::Past);
    }
    let participle = r.says_any(i.wrapping_sub(1), &["be", "being", "to"]);
    let text = r.text(i);
    // "an unprecedented windfall"
    let noun = r.is_word(i + 1) && !r.is(i + 1, Classes::PREPOSITION.or(Classes::ADVERB));
    let adjective = r.says_any(i.wrapping_sub(1), &["a", "an", "the"]) && noun;
    let past = text.len() > 4 && text.ends_with("ed") && !token.is_capital() && !participle && !adjective;
    past.then_some(Tense::Past)
}

/// "has begun", "have not yet met": the perfect, where no "will" or "would" leads it.
fn has_done(r: &Reader, i: usize) -> bool {
    let led = r.is(i.wrapping_sub(1), Classes::MODAL) || r.says_any(i.wrapping_sub(1), &["to", "not"]);
    let at = (i + 1..i + 3).find(|k| !r.is(*k, Classes::ADVERB.or(Classes::NEGATION))).unwrap_or(i + 1);
    let ends = |ending: &str| r.text(at).ends_with(ending);
    let participle = ["ed", "en", "un", "wn", "ght", "ade", "one"].into_iter().any(ends) && !r.is_capital(at);
    r.says_any(i, &["has", "have"]) && !led && participle
}

/// "will vote"; but "might have voted", "could not be reached", "would not say" tell of what was.
fn modal(r: &Reader, i: usize) -> Tense {
    let perfect = r.says(i + 1, "have")
        && (r.is_verb_like(i + 2) || r.says(i + 2, "been"))
        && !r.says_any(i, &["will", "shall", "won't"]);
    let glued = r.text(i).ends_with("n't") || r.text(i).ends_with("n’t");
    let verb = if glued { i + 1 } else { i + 2 };
    let negated = glued || r.says(i + 1, "not");
    let could = r.says_any(i, &["could", "couldn't", "couldn’t"]);
    let would = r.says_any(i, &["would", "wouldn't", "wouldn’t"]);
    let refused = negated && (could || would && r.is(verb, Classes::CUE));
    if perfect || refused { Tense::Past } else { Tense::Future }
}

/// "outlined a spending plan Monday": the noun tells of no time, unless "to" follows.
fn is_plan(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let plural = r.text(before).ends_with('s') || r.is_capital(before);
    let noun = r.is(before, Classes::DETERMINER)
        || r.is_word(before) && !plural && !r.is(before, SUBJECT_ENDS) && !r.is(before, Classes::PRONOUN);
    r.says_any(i, &["plan", "plans"]) && noun && !r.says(i + 1, "to")
}

/// What may stand between a subject and its verb.
const SUBJECT_ENDS: Classes =
    Classes::ADVERB.or(Classes::RELATIVE).or(Classes::CONJUNCTION).or(Classes::ROLE).or(Classes::PERSON_NOUN);

fn named(value: &str) -> Option<Tense> {
    match value {
        "future" => Some(Tense::Future),
        "past" => Some(Tense::Past),
        _ => None,
    }
}
