//! Numbers and units that tell no time: shares, scores, ages, titles, units of work and power.

use crate::lexicon::Classes;

use super::meaning::Unit;
use super::reader::Reader;

/// "in some quarters", "an election year", "half centuries" at cricket, "a half-hour show" without its article, "the Six-Day War".
pub fn is_said_of_others(r: &Reader, i: usize, at: usize) -> bool {
    let article = r.says_any(i, &["a", "an"]);
    let noun = r.is_word(at + 1) && !r.is(at + 1, super::year::AFTER_NOUN);
    let half = article && r.says(i + 1, "half") && r.joins(i + 2) && noun;
    let named = r.joins(at - 1) && r.is_capital(at) && r.is_capital(at + 1) && noun;
    // "a Century speedboat"
    let title = article && r.is_capital(at) && !r.is_capital(i);
    // the end of "one-and-a-half year"
    let inside = article && r.joins(i.wrapping_sub(1));
    // "a day when all went wrong", "many a year"
    let any = article && (r.says(at, "day") && r.says(at + 1, "when") || r.says(i.wrapping_sub(1), "many"));
    // "The Fifty One Day War"
    let work = r.is_capital(i) && r.is_capital(at) && r.is_capital(at + 1) && r.is_word(at + 1);
    let work = work
        && r.says(i.wrapping_sub(1), "the")
        && r.is_capital(i.wrapping_sub(1))
        && !r.starts_clause(i.wrapping_sub(1));
    half || title
        || work
        || inside
        || any
        || is_share(r, i, at)
        || of_cricket(r, i, at)
        || named && r.is_word(i.wrapping_sub(1)) && !r.is_capital(i.wrapping_sub(1))
        || article && r.says(at - 1, "election")
        || r.says(i, "some") && r.says(at, "quarters")
        || r.says(i, "half") && r.unit(at).is_some_and(|(_, plural)| plural)
}

/// "one quarter of its exports", "three quarters of the town"
fn is_share(r: &Reader, i: usize, at: usize) -> bool {
    let whole = Classes::DETERMINER.or(Classes::PRONOUN).or(Classes::DEMONYM);
    let named = r.is(at + 2, whole) || r.is_capital(at + 2);
    let three = r.says(i, "three") && r.says_any(at, &["quarters", "quarter"]) && named;
    r.says(at + 1, "of") && (three || r.says(i, "one") && r.says(at, "quarter"))
}

/// "hit three centuries": a hundred runs each, at cricket.
pub fn of_cricket(r: &Reader, i: usize, at: usize) -> bool {
    let game =
        ["wicket", "wickets", "innings", "batsman", "batsmen", "cricket", "cricketer", "unbeaten", "test"];
    let verb = ["hit", "hitting", "scored", "scoring", "struck", "compiled", "smashed", "maiden", "made"];
    let near = (i.saturating_sub(10)..i).chain(at + 1..at + 11);
    let ago = r.is(at + 1, Classes::TIME_SHIFT) || r.joins(at + 1) || r.is_possessive(at + 1);
    let led = r.is(i.wrapping_sub(1), Classes::PREPOSITION);
    let century = r.unit(at).is_some_and(|(unit, _)| unit == Unit::Century) && !ago && !led;
    let scored = || (1..=2).any(|n| r.says_any(i.wrapping_sub(n), &verb));
    century && (scored() || near.into_iter().any(|k| r.says_any(k, &game)))
}

/// "30 credit hours", "nine man-hours", "300 kilowatt hours": units of something else than time.
pub fn is_measured_in(r: &Reader, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let noun = if r.joins(before) { before.wrapping_sub(1) } else { before };
    let (Some((unit, _)), true) = (r.unit(at), r.is_word(noun)) else { return false };
    let people = ["man", "woman", "person", "staff", "dog", "light"];
    let work = ["credit", "contact", "ampere", "amp", "lamp"];
    let power = || r.says_any(noun, &work) || r.text(noun).to_ascii_lowercase().ends_with("watt");
    unit >= Unit::Hour && r.says_any(noun, &people) || unit == Unit::Hour && power()
}

/// "34-year-old", "10 years old", "years of age", "6 months and older".
pub fn is_age(r: &Reader, at: usize) -> bool {
    let next = r.next(at);
    let old = r.says_any(next, &["old", "olds", "older", "younger"]);
    let of_age = r.says(next, "of") && r.says(next + 1, "age");
    let open = r.says_any(next + 1, &["older", "younger", "up", "over", "under", "above"]);
    let limit = r.says(next, "and") && open && !r.is_word(next + 2) | r.is(next + 2, super::year::AFTER_NOUN);
    let limit = limit && !r.is_figure(next + 2) && !r.is(next + 2, Classes::DETERMINER);
    let thing =
        r.joins(at + 1) && r.says(next, "old") && !r.says(at, "year") && thing_behind(r, r.next(next));
    (old || of_age || limit) && !thing
}

/// A noun that is no person: a truce can be eight months old and still be dated.
pub fn thing_behind(r: &Reader, i: usize) -> bool {
    r.is_word(i)
        && !r.is_capital(i)
        && !r.is(i, super::year::AFTER_NOUN.or(Classes::PERSON_NOUN).or(Classes::ROLE))
}
