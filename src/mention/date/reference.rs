//! Words that refer to no point of the calendar: now, recently, the future, the past.

use crate::lexicon::Classes;

use super::meaning::{Found, Meaning, Quantity, Unit};
use super::reader::Reader;
use super::year::{AFTER_NOUN, SMALL};

/// The row `date/reference`: now, currently, recently, the future, the near future.
pub fn reference(r: &Reader, i: usize) -> Option<Found> {
    let (len, entry) = r.longest_entry(i, Classes::TIME_REFERENCE)?;
    let value = entry.value(Classes::TIME_REFERENCE)?;
    if let Some((amount, unit)) = stretch(value) {
        let meaning = Meaning::Duration { quantity: Quantity::whole(amount), unit, extra: None };
        return Some(Found::new(i, i + len, meaning));
    }
    if !value.ends_with("_REF") {
        return None;
    }
    if r.says(i, "long") && r.says_any(i.wrapping_sub(1), &["not", "that", "so", "too", "as"]) {
        return None;
    }
    if len == 1 && !reference_fits(r, i) {
        return None;
    }
    Some(Found::new(i, i + len, Meaning::Reference(value)))
}

/// `P1W` of "weeklong": how many of what.
fn stretch(value: &str) -> Option<(i64, Unit)> {
    let digits = value.strip_prefix('P')?.trim_start_matches('T');
    let cut = digits.len().checked_sub(1)?;
    let amount: i64 = digits.get(..cut)?.parse().ok()?;
    let unit = match value.get(value.len() - 1..)? {
        "H" => Unit::Hour,
        "D" => Unit::Day,
        "W" => Unit::Week,
        "M" => Unit::Month,
        "Y" => Unit::Year,
        _ => return None,
    };
    Some((amount, unit))
}

fn reference_fits(r: &Reader, i: usize) -> bool {
    // "a Johnny-come-lately", "the then-current rate"
    if r.joins(i.wrapping_sub(1)) && r.says_any(i.wrapping_sub(2), &["come", "then", "always", "ever"]) {
        return false;
    }
    let named = r.is_capital(i) && !r.starts_clause(i);
    if r.says(i, "now") {
        return !named
            && !r.says_any(i + 1, &["that", "and"])
            && !r.says_any(i.wrapping_sub(1), &["until", "by", "just"])
            && !r.joins(i + 1);
    }
    if r.says(i, "future") {
        let led = r.says_any(
            i.wrapping_sub(1),
            &["the", "its", "their", "his", "her", "our", "my", "your", "foreseeable", "near"],
        ) || r.is_possessive(i.wrapping_sub(1));
        let noun = r.is_word(i + 1) && !r.is(i + 1, AFTER_NOUN);
        return !named && led && !noun;
    }
    if r.says_any(i, &["current", "recent"]) {
        let noun = !r.is(i + 1, AFTER_NOUN) || describes_noun(r, i);
        return !named && !flows(r, i) && r.is_word(i + 1) && noun && !r.is(i + 1, Classes::WEEKDAY);
    }
    !named
}

/// "Current rules allow", "his current term", "current voice services": a noun that could be a verb, behind "current".
fn describes_noun(r: &Reader, i: usize) -> bool {
    r.is(i + 1, AFTER_NOUN) && !r.is(i + 1, SMALL) && !r.text(i + 1).ends_with("ed")
}

/// "a rip current", "an electric current": the noun.
fn flows(r: &Reader, i: usize) -> bool {
    let kinds = [
        "rip",
        "electric",
        "electrical",
        "air",
        "ocean",
        "sea",
        "tidal",
        "river",
        "alternating",
        "direct",
        "strong",
        "eddy",
        "water",
        "warm",
        "cold",
    ];
    r.says(i, "current") && r.says_any(i.wrapping_sub(1), &kinds)
}

/// What is of our time, not of one day: "in today's world", "today's younger voters" are no more those of this day.
const OF_OUR_TIME: &[&str] = &[
    "world",
    "society",
    "economy",
    "environment",
    "climate",
    "landscape",
    "culture",
    "market",
    "markets",
    "marketplace",
    "age",
    "era",
    "standards",
    "technology",
    "politics",
    "life",
    "lifestyle",
    "workplace",
    "youth",
    "youths",
    "generation",
    "generations",
    "kids",
    "children",
    "teens",
    "teenagers",
    "students",
    "consumers",
    "parents",
    "families",
    "dollars",
    "terms",
    "challenges",
    "problems",
    "codebases",
    "computers",
    "phones",
    "cars",
    "language",
];

/// How many words may stand between "today's" and what is of our time.
const BETWEEN: usize = 4;

/// "today's world", "today's larger codebases"; but "today's talks".
pub fn is_of_our_time(r: &Reader, today: usize, last: usize) -> bool {
    if !r.says(today, "today") || !r.is_possessive(last) {
        return false;
    }
    let mut behind = (last + 1..last + 1 + BETWEEN).take_while(|k| r.is_word(*k) || r.joins(*k));
    let stops = Classes::PREPOSITION.or(Classes::DETERMINER).or(Classes::AUXILIARY).or(Classes::MODAL);
    behind
        .find(|k| r.says_any(*k, OF_OUR_TIME) || r.is(*k, stops))
        .is_some_and(|k| r.says_any(k, OF_OUR_TIME))
}

/// The row `date/the-past`: "the past", "the recent past", as nouns.
pub fn the_past(r: &Reader, i: usize) -> Option<Found> {
    let noun = !r.is_word(i + 1)
        || r.is(i + 1, AFTER_NOUN)
            && !r.is(i + 1, Classes::NUMBER.or(Classes::TIME_QUANTIFIER).or(Classes::TIME_UNIT));
    let recent = r.says(i.wrapping_sub(1), "recent");
    let first = if recent { i.wrapping_sub(1) } else { i };
    let the = first.wrapping_sub(1);
    let verb = r.is_word(i + 1) && r.is(i + 1, Classes::VERB.or(Classes::CUE));
    if r.says(i, "present") && noun && !recent && !verb {
        let at = r.says(the, "at");
        let led = at || r.says(the, "the") && r.says_any(the.wrapping_sub(1), &["in", "to", "and", "of"]);
        let first = if at { i } else { the };
        return led.then(|| Found::new(first, i + 1, Meaning::Reference("PRESENT_REF")));
    }
    let fits = r.says(i, "past") && r.says(the, "the") && noun;
    (fits && r.says_any(the.wrapping_sub(1), &["in", "of", "from", "to", "with", "for"]))
        .then(|| Found::new(first, i + 1, Meaning::Reference("PAST_REF")))
}
