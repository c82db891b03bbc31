//! Whether the words around an expression speak of what was or of what will be.

use crate::lexicon::Classes;
use crate::token::Mark;

use super::reader::Reader;
use super::to_come::{ahead_of, day_to_come, heading, in_subject, is_expected, to_be_done};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unknown,
}

/// How far a cue is looked for, in tokens.
const LEFT: usize = 18;
const RIGHT: usize = 10;
/// The same for one that begins its sentence: "On Monday, Ana Lind, the leader of the governing party, …".
const LEADS: usize = 16;

/// How far the words of a clause and its progressive reach.
pub const NEAR: usize = 8;
const PROGRESSIVE: usize = 9;

/// How far from its day an infinitive stands in what somebody says.
const PURPOSE: usize = 6;

/// The tense of what tokens `first..last` date: the nearest cue before them, else the first behind.
pub fn tense(r: &Reader, first: usize, last: usize) -> Tense {
    let next_on = r.says(first.wrapping_sub(1), "on") && r.says(first.wrapping_sub(2), "next");
    // "the pact ending in June", but "the six months ending in June"
    let stretch = (3..6).any(|n| r.is(first.wrapping_sub(n), Classes::TIME_UNIT));
    let ending = r.says(first.wrapping_sub(1), "in") && r.says(first.wrapping_sub(2), "ending") && !stretch;
    if next_on
        || ending
        || ahead_of(r, first)
        || r.says(first.wrapping_sub(1), "come")
        || to_be_done(r, first)
        || day_to_come(r, first, last)
    {
        return Tense::Future;
    }
    if r.is_possessive(last) && r.is(last - 1, Classes::WEEKDAY) {
        let ahead = heading(r, first) || is_expected(r, first, last);
        return if ahead { Tense::Future } else { Tense::Past };
    }
    if r.says(first, "earlier") {
        return Tense::Past;
    }
    if in_subject(r, first, last) {
        return Tense::Future;
    }
    let (told, infinitive) = before(r, first);
    let before = first.wrapping_sub(1);
    let by = r.says_any(before, &["by", "until", "till", "through"]) || r.says(before.wrapping_sub(1), "by");
    // "a new period beginning on Thursday"
    let on = if r.says(before, "on") { before.wrapping_sub(1) } else { before };
    let begins = r.says(on, "beginning") && r.is(first, Classes::WEEKDAY.or(Classes::MONTH));
    let open = || if infinitive || by || begins { Tense::Future } else { Tense::Unknown };
    told.or_else(|| behind(r, first, last)).unwrap_or_else(open)
}

/// What the nearest cue before says, and whether an infinitive stands there.
pub fn before(r: &Reader, first: usize) -> (Option<Tense>, bool) {
    let by = r.says(first.wrapping_sub(1), "by") && r.is(first, Classes::WEEKDAY);
    let (mut infinitive, mut apart, mut quoted) = (false, false, false);
    let before = (1..=LEFT).filter_map(|n| first.checked_sub(n)).take_while(|i| *i >= r.start);
    for i in before {
        // What stands before a sentence that somebody says is told of it, not of what it dates; of a fragment, "would
        // report 'before May'", it is.
        match quote_edge(r, i) {
            Some(Edge::Opens) if !quoted && r.is_capital(i + 1) => {
                let near = (i + 1..first).rev().take(PURPOSE).any(|k| is_infinitive(r, k));
                return (None, near);
            }
            Some(edge) => quoted = edge == Edge::Closes,
            None => {}
        }
        infinitive |= is_infinitive(r, i);
        apart |= matches!(r.mark(i), Mark::Comma | Mark::Semicolon | Mark::Dash | Mark::Colon);
        let told = match cue(r, i, first, Between { infinitive, apart }) {
            // "staged a show to mark it on Friday", "announced an agreement to buy it in January"
            Some(Tense::Past) if infinitive && by => Tense::Future,
            Some(Tense::Past) if infinitive => Tense::Unknown,
            // "if he won the election on Nov. 8"
            Some(Tense::Past) if supposed(r, i) => Tense::Future,
            Some(tense) => tense,
            None => continue,
        };
        return (Some(told), infinitive);
    }
    (None, infinitive)
}

/// The first cue behind, before a quotation begins or the one ends that the expression stands in.
fn behind(r: &Reader, first: usize, last: usize) -> Option<Tense> {
    let near = Between { infinitive: false, apart: false };
    let begins = first <= r.start + 2;
    let comma = r.mark(last) == Mark::Comma;
    let far = if begins && comma { LEADS } else { RIGHT };
    let behind = (last..(last + far).min(r.end)).take_while(|i| quote_edge(r, *i).is_none());
    // "the threat on Friday to impose it, they are giving notice"
    let leads = comma || begins || r.mark(first.wrapping_sub(2)) == Mark::Comma;
    let other = |i: usize| !begins && i > last && r.says_any(i, &["is", "are", "am"]);
    let told = behind.filter(|i| !other(*i)).filter_map(|i| cue(r, i, first, near)).next();
    // "the nominee for the Nov. 8 vote later said": what is said of another word tells little of the day.
    // But "Speaking to voters on Sunday, she said" it of the day.
    told.filter(|tense| leads || *tense == Tense::Future)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Edge {
    Opens,
    Closes,
}

/// Whether a double quotation mark at `i` opens or closes.
fn quote_edge(r: &Reader, i: usize) -> Option<Edge> {
    match r.mark(i) {
        Mark::DoubleOpen | Mark::GuillemetOpen | Mark::DoubleLow => Some(Edge::Opens),
        Mark::DoubleClose | Mark::GuillemetClose => Some(Edge::Closes),
        Mark::DoubleStraight | Mark::DoubleApostrophe if r.is_glued(i) && i > r.start => Some(Edge::Closes),
        Mark::DoubleStraight | Mark::DoubleApostrophe => Some(Edge::Opens),
        _ => None,
    }
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

const NO_VERB: Classes = Classes::DETERMINER
    .or(Classes::PRONOUN)
    .or(Classes::NUMBER)
    .or(Classes::TIME_QUANTIFIER)
    .or(Classes::TIME_QUALIFIER);

/// What token `i` says; `first` is where the expression begins.
fn cue(r: &Reader, i: usize, first: usize, between: Between) -> Option<Tense> {
    let token = r.token(i).filter(|t| t.is_word())?;
    // "will have begun in May": "will" tells.
    if r.says(i.wrapping_sub(1), "have") && r.says_any(i.wrapping_sub(2), &["will", "shall"]) {
        return None;
    }
    if let Some(tense) = clause(r, i, first, between) {
        return Some(tense);
    }
    if token.is(Classes::PREPOSITION) && !r.says(i, "by") {
        let near = i + 1 == first || i + 2 == first && r.says(i + 1, "the");
        let ahead = r.value(i, Classes::TENSE_CUE)?;
        // "taken from May 13 through Sunday", "Until Friday, they had declined": the verb tells.
        let told = ahead == "future" && (since_from(r, i) || r.starts_clause(i) || done_until(r, i));
        return (near && !told).then(|| named(ahead))?;
    }
    if token.is(Classes::MODAL) && !(token.is(Classes::MONTH) && token.is_capital()) {
        return Some(modal(r, i));
    }
    if token.is(Classes::PRONOUN) && r.text(i).ends_with("ll") {
        return Some(Tense::Future);
    }
    if let Some(value) = r.value(i, Classes::TENSE_CUE) {
        return told_by(r, i, value, first, between.infinitive);
    }
    // "leaves for Oslo on Saturday"
    if r.says(i, "leaves") && r.says(i + 1, "for") && r.is_capital(i + 2) {
        return Some(Tense::Future);
    }
    if r.says(i, "been") {
        return Some(Tense::Past);
    }
    if token.is(Classes::AUXILIARY) && r.says_any(i, &["is", "are", "am"]) {
        let near = i > first || first - i <= PROGRESSIVE;
        // "are to meet on Thursday"
        if r.says(i + 1, "to") && is_infinitive(r, i + 1) && near && !between.apart {
            return Some(Tense::Future);
        }
        // "are investigating a crash on Thursday"
        let verb = if r.is(i + 1, Classes::ADVERB) && i < first { i + 2 } else { i + 1 };
        let asks = r.says_any(verb, ASKS);
        let progressive = r.text(verb).ends_with("ing") && !between.apart && near && !asks;
        return progressive.then_some(Tense::Future);
    }
    if has_done(r, i) {
        return Some(Tense::Past);
    }
    // "have to be re-allocated"
    let led_by = if r.joins(i.wrapping_sub(1)) { i.wrapping_sub(3) } else { i.wrapping_sub(1) };
    let participle = r.says_any(led_by, &["be", "being", "to", "get", "getting"]);
    let text = r.text(i);
    // "an unprecedented windfall"
    let noun = r.is_word(i + 1) && !r.is(i + 1, Classes::PREPOSITION.or(Classes::ADVERB));
    let noun = noun || r.is_figure(i + 1) || r.mark(i + 1) == Mark::Currency;
    let article = |k: usize| r.says_any(k, &["a", "an", "the"]);
    // "on a still unspecified date"
    let second = r.is(i.wrapping_sub(1), Classes::ADVERB) && article(i.wrapping_sub(2));
    let adjective = (article(i.wrapping_sub(1)) || second) && noun;
    // "rain on Monday, followed by snow on Tuesday"
    let led = r.says(i + 1, "by") && r.mark(i.wrapping_sub(1)) == Mark::Comma;
    // "the scandal-plagued mayor"
    let adjective = led || adjective || r.joins(i.wrapping_sub(1)) && noun;
    let past = text.len() > 4 && text.ends_with("ed") && !token.is_capital() && !participle && !adjective;
    past.then_some(Tense::Past)
}

/// What is done now about what was.
const ASKS: &[&str] = &[
    "investigating",
    "probing",
    "reviewing",
    "mourning",
    "recovering",
    "grieving",
    "questioning",
    "examining",
    "studying",
    "assessing",
    "reeling",
    "facing",
    "seeking",
    "searching",
    "looking",
    "celebrating",
];

/// What a verb of the tables tells, by the words around it.
fn told_by(r: &Reader, i: usize, value: &'static str, first: usize, infinitive: bool) -> Option<Tense> {
    let before = i.wrapping_sub(1);
    if r.says_any(before, &["be", "being"]) && value != "future" || is_plan(r, i) {
        return None;
    }
    let was = r.says_any(before, &["was", "were"])
        || r.says(before, "been") && r.says(before.wrapping_sub(1), "had");
    match value {
        _ if r.says(before, "to") => None,
        // "began to raise it, starting with the May 3 bill", but "is due starting Monday"
        "future" if r.says_any(i, &["starting", "beginning"]) && first.abs_diff(i) > 2 => None,
        "base" => is_past_there(r, i).then_some(Tense::Past),
        // "set a hearing for July 28", but "was set for Monday"
        // or, of a headline, "vote set June 6"
        "to" if r.says(i, "set")
            && !was
            && i < first
            && (r.says(first.wrapping_sub(1), "for") || i + 1 == first && r.is(first, Classes::MONTH)) =>
        {
            Some(Tense::Future)
        }
        // "due to a payment in January"
        "future" if r.says(i, "due") && owes(r, i + 1) => None,
        "future" if was => Some(Tense::Past),
        "for" if r.says(i + 1, "for") => Some(Tense::Future),
        "for" if infinitive && !r.text(i).ends_with("ed") => Some(Tense::Future),
        "to" if infinitive => Some(Tense::Future),
        "to" | "for" => {
            (r.is_verb_like(i) && r.text(i).ends_with("ed") || r.says(i, "set")).then_some(Tense::Past)
        }
        // "the growth forecast in December"
        "future" if r.says(i, "forecast") && r.says(i + 1, "in") && i < first && first - i <= 4 => {
            Some(Tense::Past)
        }
        value => named(value),
    }
}

/// "to the storms", "mainly … to rain", "to payment": what something is due to, no verb.
fn owes(r: &Reader, to: usize) -> bool {
    let noun = |ending: &&str| r.text(to + 1).ends_with(*ending);
    let ends =
        || ["ment", "tion", "sion", "ing", "ness", "ity", "ance", "ages", "ures", "ings"].iter().any(noun);
    let share = || r.text(to.wrapping_sub(2)).ends_with("ly");
    r.says(to, "to") && (r.is(to + 1, Classes::DETERMINER.or(Classes::PRONOUN)) || ends() || share())
}

/// What the word that begins a clause says: "if he wins in May", "after a defeat in Oslo on Sunday, he is …",
/// "popular since taking over in the fall".
fn clause(r: &Reader, i: usize, first: usize, between: Between) -> Option<Tense> {
    if i + 1 >= first || between.apart {
        return None;
    }
    if r.says(i, "if") && first - i <= NEAR && !r.says(i.wrapping_sub(1), "as") {
        return Some(Tense::Future);
    }
    // "called the vote to leave a great thing, telling reporters on Friday"
    let speaking = matches!(r.value(i, Classes::CUE), Some("say" | "tell")) && r.text(i).ends_with("ing");
    let clause = r.mark(i.wrapping_sub(1)) == Mark::Comma || r.starts_clause(i);
    let dated = r.is(first.wrapping_sub(1), Classes::PREPOSITION) || r.is(first, Classes::WEEKDAY);
    if speaking && clause && dated && !between.infinitive {
        return Some(Tense::Past);
    }
    let after = r.says_any(i, &["after", "following", "since", "despite"]) && r.starts_clause(i);
    let since = r.says(i, "since") && r.text(i + 1).ends_with("ing");
    // "will vote for him because of the raid on Friday"
    let since = since || r.says(i, "because") && r.says(i + 1, "of");
    (after && !between.infinitive || since).then_some(Tense::Past)
}

/// "raised $3 million through the end of June", "had been paying until May": a verb before has told what was.
fn done_until(r: &Reader, i: usize) -> bool {
    let back = |n: usize| i.wrapping_sub(n);
    if r.says(i, "until") {
        return (1..=NEAR).any(|n| r.says(back(n), "had") && r.says(back(n) + 1, "been"));
    }
    let is_verb = |k: &usize| r.is(*k, Classes::MODAL.or(Classes::AUXILIARY)) || r.is_verb_like(*k);
    // "noted that through the end of March spending rose"
    if r.says(i, "through") && r.says(i.wrapping_sub(1), "that") {
        return true;
    }
    r.says(i, "through")
        && (2..=16).map(back).find(is_verb).is_some_and(|k| {
            // "is sold out through September"
            !r.says_any(k.wrapping_sub(1), &["is", "are", "be", "being"])
                && !r.is(k, Classes::CUE.or(Classes::MODAL).or(Classes::AUXILIARY))
                && (r.text(k).ends_with("ed") || r.value(k, Classes::TENSE_CUE) == Some("past"))
        })
}

/// Whether a verb whose past is written as its base, "cut", "put", stands behind a subject.
fn is_past_there(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let plain = Classes::ADVERB
        .or(Classes::CONJUNCTION)
        .or(Classes::PREPOSITION)
        .or(Classes::MODAL)
        .or(Classes::AUXILIARY)
        .or(Classes::DETERMINER);
    r.is_word(before) && !r.is(before, plain)
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
    // "revamped his plans for a show Monday"
    let owned =
        r.says_any(before, &["his", "her", "its", "their", "our", "my", "your"]) || r.is_possessive(before);
    let noun = r.is(before, Classes::DETERMINER)
        || owned
        || r.is_word(before) && !plural && !r.is(before, SUBJECT_ENDS) && !r.is(before, Classes::PRONOUN);
    r.says_any(i, &["plan", "plans"]) && noun && !r.says_any(i + 1, &["to", "is"])
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
