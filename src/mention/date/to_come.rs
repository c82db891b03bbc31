//! How a day is told that is still to come: "to be given on Wednesday", "Heading into Tuesday's vote".

use crate::lexicon::Classes;
use crate::token::Mark;

use super::reader::Reader;
use super::tense::{NEAR, Tense, before};

/// How far "ahead of" stands before the day of what lies ahead.
const AHEAD: usize = 6;

/// "a speech to be given on Wednesday", "to be released Monday"
pub fn to_be_done(r: &Reader, first: usize) -> bool {
    let before = first.wrapping_sub(1);
    let done = if r.says_any(before, &["on", "in", "by"]) { before.wrapping_sub(1) } else { before };
    let to_be = r.says(done.wrapping_sub(1), "be") && r.says(done.wrapping_sub(2), "to");
    let set =
        !r.says_any(done.wrapping_sub(3), &["used", "was", "were", "had", "believed", "thought", "said"]);
    to_be && set && r.is_verb_like(done)
}

/// "Saturday is the anniversary", "called a strike for Wednesday": a weekday that is told of as still to come.
pub fn day_to_come(r: &Reader, first: usize, last: usize) -> bool {
    let before = first.wrapping_sub(1);
    if last != first + 1 || !r.is(first, Classes::WEEKDAY) {
        return false;
    }
    let subject = !r.is_word(before) || r.is(before, Classes::CONJUNCTION);
    let is = r.says_any(last, &["is", "marks"]) && r.is(last + 1, Classes::DETERMINER.or(Classes::ORDINAL));
    let called = || {
        let mut verb = (3..=5).map(|n| first.wrapping_sub(n)).filter_map(|k| Some((k, k.checked_add(1)?)));
        let verb = verb.find(|(_, a)| r.is(*a, Classes::DETERMINER) && r.says_any(*a, &["a", "an"]));
        verb.is_some_and(|(k, _)| {
            r.says_any(k, &["call", "calls", "called", "calling", "announced", "scheduled"])
        })
    };
    // "two-year notes for auction on Tuesday"
    let sold = r.says(before, "on") && r.says(first.wrapping_sub(3), "for");
    let sold =
        sold && r.says_any(first.wrapping_sub(2), &["auction", "sale", "release", "debate", "delivery"]);
    sold || subject && is || r.says(before, "for") && !r.is_possessive(last) && called()
}

/// "ahead of Sunday", "days ahead of the party's vote on Sunday"
pub fn ahead_of(r: &Reader, first: usize) -> bool {
    let near = (1..=AHEAD).map(|n| first.wrapping_sub(n));
    let mut near = near.take_while(|i| r.token(*i).is_some() && r.mark(*i) != Mark::Comma);
    near.any(|i| r.says(i, "of") && r.says(i.wrapping_sub(1), "ahead"))
}

/// "Heading into Tuesday's primary", where no verb before tells of what was.
pub fn heading(r: &Reader, first: usize) -> bool {
    let (verb, to) = (first.wrapping_sub(2), first.wrapping_sub(1));
    let heads = r.says_any(to, &["into", "to", "toward", "towards"])
        && r.says_any(verb, &["heading", "headed", "heads", "looking"]);
    // "just days before Tuesday's vote"
    let days = r.says(to, "before") && r.is(verb, Classes::TIME_UNIT);
    (heads || days) && before(r, verb).0 != Some(Tense::Past)
}

/// "Friday's report is expected to show": what is to come as the subject of its clause.
pub fn is_expected(r: &Reader, first: usize, last: usize) -> bool {
    let subject = first <= r.start + 1 || !r.is(first.wrapping_sub(1), Classes::PREPOSITION);
    let noun = |k: &usize| r.is_word(*k) && !r.says_any(*k, &["is", "are", "said", "told"]);
    let Some(verb) = (last + 1..last + 2 + NEAR).find(|k| !noun(k)) else { return false };
    let plan = r.says_any(verb + 1, &["expected", "likely", "due", "scheduled"]);
    subject && r.says_any(verb, &["is", "are"]) && plan && r.says_any(verb + 2, &["to", "at", "in", "on"])
}

/// "that the November vote will end", "as Monday's talks will": part of the subject of what is to come.
pub fn in_subject(r: &Reader, first: usize, last: usize) -> bool {
    let the = first.wrapping_sub(1);
    let before = if r.is(the, Classes::DETERMINER) { the.wrapping_sub(1) } else { the };
    let begins =
        r.is(before, Classes::CONJUNCTION.or(Classes::RELATIVE)) || the != before && r.starts_clause(the);
    let noun =
        |k: usize| r.is_word(k) && !r.is(k, Classes::PREPOSITION.or(Classes::CUE).or(Classes::AUXILIARY));
    let verb = (last..last + 3).find(|k| !noun(*k) || r.is(*k, Classes::MODAL));
    begins && verb.is_some_and(|k| k > last && r.says_any(k, &["will", "won't", "won’t"]))
}
