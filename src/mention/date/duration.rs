//! Amounts of time, and what is so long ago.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::day::day_ref;
use super::meaning::{DayRef, Every, Found, From, Meaning, Quantity, Unit, Way};
use super::numbers::{describes, quantity};
use super::reader::Reader;
use super::tense::{Tense, tense};
use super::timeless::{is_age, is_measured_in, is_said_of_others, of_cricket, thing_behind};
use super::weekday::in_month;

/// The row `duration/quantity`: "five years", "two-week", "20 more years", "a couple of months", "three years ago".
pub fn counted(r: &Reader, i: usize) -> Option<Found> {
    if begins_inside(r, i) {
        return None;
    }
    let (next, mut amount) = quantity(r, i)?;
    let (next, range) = past_range(r, next);
    if range == Some(Quantity::Vague) {
        amount = Quantity::Vague;
    }
    let hyphened = r.joins(next);
    let at = if hyphened { next + 1 } else { next };
    let at = if r.says(at, "of") && r.says(at.wrapping_sub(1), "couple") { at + 1 } else { at };
    let at = past_words(r, at);
    let (unit, plural) = r.unit(at)?;
    if unit == Unit::Second && !plural && !hyphened
        || r.says_any(at, &["min", "sec"]) && r.digits(i).is_none()
    {
        return None;
    }
    let calendar = unit == Unit::Year && r.digits_of(i, 4).is_some_and(|n| (1800..2100).contains(&n));
    let day_to_day = r.joins(at + 1) && r.says(at + 2, "to");
    if calendar || day_to_day {
        return None;
    }
    let one = amount.count() == Some(1);
    let article = r.says_any(i, &["a", "an"]);
    if article && one && (unit == Unit::Second || unit == Unit::Quarter || unit == Unit::Weekend || plural) {
        return None;
    }
    if unit == Unit::Quarter && hyphened && (plural || one) || is_said_of_others(r, i, at) {
        return None;
    }
    if !plural && !one && !hyphened && !singular_fits(r, i, at, amount) {
        return None;
    }
    // "zero-hours contracts"
    let none = hyphened && amount.count() == Some(0);
    if none || is_age(r, at) || is_measured_in(r, at) {
        return None;
    }
    finish(r, i, at + 1, amount, unit)
}

/// "five year low", "the three hour meeting": a number word and a unit in the singular.
fn singular_fits(r: &Reader, i: usize, at: usize, amount: Quantity) -> bool {
    if amount.count().is_some_and(|n| n > 400) {
        return false;
    }
    let half = matches!(amount, Quantity::Hundredths(n) if n % 100 != 0);
    let figure = r.is_figure(at + 1) && r.unit(at + 2).is_none();
    let amount_behind = r.is_word(i) && (figure || r.mark(at + 1) == Mark::Currency);
    let modifies = r.is_word(at + 1) && !r.is(at + 1, super::year::AFTER_NOUN) || amount_behind;
    half || modifies && !matches!(amount, Quantity::Vague) && r.kind(i) != Some(Kind::Mixed)
        || r.text(at).len() <= 3 && !r.says(at, "day")
}

/// A number that is the end of a longer one, an amount of money, a score.
fn begins_inside(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let mark = r.mark(before);
    let chained = r.is_glued(i)
        && matches!(mark, Mark::Hyphen | Mark::Slash | Mark::Colon | Mark::Other)
        && !r.is_word(before.wrapping_sub(1));
    // "$3 billion two-year": another number begins behind the amount
    let magnitude = |k: usize| r.number(k, Classes::NUMBER).is_some_and(|n| n >= 1000);
    let of_figures = magnitude(i) && r.kind(before) == Some(Kind::Number);
    let next_number = magnitude(before) && !magnitude(i) && r.joins(i + 1);
    mark == Mark::Currency
        || chained
        || of_figures
        || r.says(before, "aged")
        || r.is(before, Classes::NUMBER) && r.is(i, Classes::NUMBER) && !next_number
}

/// Past "to six" of "two to six days", "or two" of "one or two years", "-to-six".
fn past_range(r: &Reader, i: usize) -> (usize, Option<Quantity>) {
    // "a 6- to 30-year bond"
    let hangs = r.mark(i) == Mark::Hyphen && r.is_glued(i) && r.says_any(i + 1, &["to", "or"]);
    let dash = hangs || r.joins(i) || r.mark(i) == Mark::Dash && r.is_glued(i);
    let at = if dash { i + 1 } else { i };
    let to = r.says_any(at, &["to", "or"]);
    let behind = if to { r.next(at) } else { at };
    if !(to || at > i) || r.says_any(behind, &["a", "an"]) {
        return (i, None);
    }
    match quantity(r, behind) {
        Some((next, q)) => (next, Some(q)),
        None => (i, None),
    }
}

fn past_words(r: &Reader, mut i: usize) -> usize {
    for _ in 0..2 {
        // "the three subsequent years"
        let pointed = r.pointer(i).is_some() && r.unit(i + 1).is_some_and(|(_, plural)| plural);
        // "a few short years"
        let skip = r.says_any(i, &["more", "short"])
            || describes(r, i)
            || r.is(i, Classes::TIME_QUALIFIER) && !r.is(i, Classes::TIME_UNIT)
            || pointed && !r.is(i, Classes::DETERMINER);
        if skip {
            i = r.next(i);
        }
    }
    i
}

/// What stands behind the unit decides what the amount is for.
fn finish(r: &Reader, i: usize, at: usize, quantity: Quantity, unit: Unit) -> Option<Found> {
    // "a year and a half ago"
    let (at, quantity) = match and_a_half(r, at, quantity) {
        Some((end, more)) if r.value(end, Classes::TIME_SHIFT) == Some("-1") => (end, more),
        _ => (at, quantity),
    };
    let tail = if r.joins(at) { at + 1 } else { r.past_possessive(at) };
    let back = r.says(tail, "back")
        && (!r.is_word(tail + 1) || r.is(tail + 1, Classes::RELATIVE.or(Classes::PRONOUN)));
    if r.value(tail, Classes::TIME_SHIFT) == Some("-1") || back {
        if r.joins(at) && r.says_any(i, &["a", "an"]) {
            return None;
        }
        if r.says(tail, "ago")
            && let Some(found) = counted_from(r, i, tail + 1, quantity, unit, -1)
        {
            return Some(found);
        }
        return Some(ago(r, i, tail, quantity, unit));
    }
    if tail == at
        && r.says(at, "from")
        && let Some(found) = counted_from(r, i, at + 1, quantity, unit, 1)
    {
        return Some(found);
    }
    if tail == at && r.says(at, "from") && r.says_any(at + 1, &["now", "today"]) {
        return Some(Found::new(i, at + 2, Meaning::Shifted { unit, quantity, way: Way::FromNow }));
    }
    if r.joins(at) && r.says_any(tail, &["long", "old"]) {
        if r.says_any(i, &["a", "an"]) {
            return None;
        }
        return Some(Found::new(i, tail + 1, Meaning::Duration { quantity, unit, extra: None }));
    }
    if let Some(day) = day_in_month(r, i, at, unit).filter(|_| quantity.count() == Some(1)) {
        return Some(day);
    }
    let led = r.is(i.wrapping_sub(1), Classes::PREPOSITION.or(Classes::DETERMINER)) || r.joins(at - 1);
    let comma = r.mark(at) == Mark::Comma && !r.starts_clause(i);
    let ends = !r.is_word(at) && !comma || r.is(at, Classes::PRONOUN.or(Classes::CONJUNCTION));
    let some_day = unit == Unit::Day
        && r.says(i, "one")
        && (r.is(i.wrapping_sub(1), Classes::MODAL)
            || !led && ends && !r.joins(at) && tense(r, i, at) == Tense::Future);
    let one_day = unit == Unit::Day && r.says(i, "one");
    // "One day everyone would use it"
    let would = (at..at + 3)
        .take_while(|k| r.is_word(*k))
        .any(|k| r.says_any(k, &["will", "would", "could", "might"]));
    let some_day = some_day || one_day && !led && at == i + 2 && would;
    if one_day && r.pointer(at).is_some() {
        return None;
    }
    if some_day || one_day && r.says(at, "soon") {
        return Some(Found::new(i, at, Meaning::Reference("FUTURE_REF")));
    }
    let article = r.says_any(i, &["a", "an", "per"]);
    if article && r.value(i.wrapping_sub(1), Classes::MEASURE) == Some("distance") && unit < Unit::Day {
        return None;
    }
    if article && per_unit(r, i) {
        return Some(Found::new(i, at, Meaning::Set(Every::Units(quantity, unit))));
    }
    let (last, quantity, extra) = more_units(r, at, quantity);
    Some(Found::new(i, last, Meaning::Duration { quantity, unit, extra }))
}

/// "one day in July 2009": a day of that month, not an amount of time.
fn day_in_month(r: &Reader, i: usize, at: usize, unit: Unit) -> Option<Found> {
    let one = unit == Unit::Day && r.says_any(i, &["one", "a"]) && at == i + 2;
    let any = DayRef::Any { day: 0, month: None, year: None };
    let (last, day) = if one { in_month(r, at, any) } else { return None };
    (last > at).then(|| Found::new(i, last, Meaning::Day(day)))
}

/// "a week from Saturday", "a week ago Monday", "a year ago today": the day told behind, so many units away.
fn counted_from(r: &Reader, i: usize, at: usize, quantity: Quantity, unit: Unit, sign: i32) -> Option<Found> {
    let at = if sign < 0 && r.says(at, "on") { at + 1 } else { at };
    let n = i32::try_from(quantity.count().filter(|n| *n <= 99)?).ok()?;
    let (last, day) = day_ref(r, at)?;
    let from = match day {
        DayRef::Weekday { day, pointer: None, ago: 0 } if unit == Unit::Week => {
            From::Weekday { day, ahead: sign > 0 }
        }
        DayRef::Offset(days) if unit == Unit::Week || unit == Unit::Day || sign < 0 => From::Offset(days),
        _ => return None,
    };
    let fits = matches!(unit, Unit::Day | Unit::Week | Unit::Fortnight | Unit::Month | Unit::Year);
    let day = DayRef::Away { from, n: sign * n, unit };
    fits.then(|| Found::new(i, last, Meaning::Day(day)))
}

fn ago(r: &Reader, i: usize, tail: usize, quantity: Quantity, unit: Unit) -> Found {
    let year = unit == Unit::Year && quantity.count() == Some(1) && r.says_any(i, &["a", "one"]);
    let way = if r.says_any(tail, &["earlier", "previously"]) { Way::Earlier } else { Way::Ago };
    let meaning = if year { Meaning::YearAgo(-1) } else { Meaning::Shifted { unit, quantity, way } };
    Found::new(i, tail + 1, meaning)
}

/// "and a half" behind a unit.
fn and_a_half(r: &Reader, at: usize, amount: Quantity) -> Option<(usize, Quantity)> {
    let a = r.says(at + 1, "a");
    let half = if a { at + 2 } else { at + 1 };
    // "an hour and half into it", but "for an hour and half the crew"
    let noun = r.is(half + 1, Classes::DETERMINER.or(Classes::PRONOUN))
        || r.says(half + 1, "of")
        || r.joins(half + 1);
    let told = r.says(at, "and") && r.says(half, "half") && (a || !noun);
    match amount {
        Quantity::Hundredths(n) if told => Some((half + 1, Quantity::Hundredths(n.saturating_add(50)))),
        _ => None,
    }
}

/// "two years and three months", "an hour and 20 minutes", "a year and a half", "a year or two".
fn more_units(r: &Reader, at: usize, amount: Quantity) -> (usize, Quantity, Option<(i64, Unit)>) {
    if let Some((end, amount)) = and_a_half(r, at, amount) {
        return (end, amount, None);
    }
    if r.says(at, "or") && r.says_any(at + 1, &["two", "so"]) && !r.is(at + 2, Classes::TIME_UNIT) {
        let vague = if r.says(at + 1, "two") { Quantity::Vague } else { amount };
        return (at + 2, vague, None);
    }
    let comma = r.mark(at) == Mark::Comma && r.kind(at + 1) == Some(Kind::Number);
    let joined = if r.says(at, "and") || comma { at + 1 } else { at };
    if amount != Quantity::Vague
        && let Some((next, Quantity::Hundredths(n))) = quantity(r, joined)
        && n % 100 == 0
        && let Some((unit, plural)) = r.unit(next)
        && (plural || n == 100)
        && r.unit(at - 1).is_some_and(|(u, _)| u > unit)
        && !r.says_any(joined, &["a", "an"])
    {
        return (next + 1, amount, Some((n / 100, unit)));
    }
    (at, amount, None)
}

/// Whether an amount stands before "a year": "$33 million a year", "50,000 sold a year", "twice a week".
fn per_unit(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let amount = |k: usize| {
        r.kind(k) == Some(Kind::Number)
            || r.is(k, Classes::NUMBER.or(Classes::MEASURE))
            || r.mark(k) == Mark::Percent
    };
    amount(before)
        || r.says_any(before, &["once", "twice", "times", "thrice"])
        || r.is(before, Classes::TIME_UNIT) && r.text(before).ends_with('s')
        || r.is_word(before)
            && r.text(before).ends_with('s')
            && !r.is(before, super::year::AFTER_NOUN)
            && amount(before.wrapping_sub(1))
}

/// Verbs that an amount of time follows: "takes years", "follows months of talks".
const TAKES: &[&str] = &[
    "take", "takes", "taking", "spend", "spends", "spending", "last", "lasts", "lasted", "lasting", "follow",
    "follows", "followed", "wait", "waits", "waited", "waiting", "served", "cost", "costs", "add", "adds",
    "added", "save", "saves", "saved", "need", "needs", "needed", "require", "requires", "required",
];

/// The row `duration/plural`: "weeks", "for years", "decades-long", "hours later".
pub fn plural(r: &Reader, i: usize) -> Option<Found> {
    let (unit, plural) = r.unit(i)?;
    let counted = r.joins(i.wrapping_sub(1)) || r.is_figure(i.wrapping_sub(1));
    let old = r.says(i + 2, "old") && thing_behind(r, i + 3) && !counted;
    if !plural && r.joins(i + 1) && (r.says(i + 2, "long") || old) && unit > Unit::Second {
        let duration = Meaning::Duration { quantity: Quantity::whole(1), unit, extra: None };
        return Some(Found::new(i, i + 3, duration));
    }
    let duration = Meaning::Duration { quantity: Quantity::Vague, unit, extra: None };
    let before = i.wrapping_sub(1);
    if !plural
        || r.joins(before)
        || is_measured_in(r, i)
        || matches!(unit, Unit::Quarter | Unit::Weekend)
        || r.is_capital(i) && !r.starts_clause(i)
    {
        return None;
    }
    if r.value(r.next(i), Classes::TIME_SHIFT) == Some("-1") && !r.joins(i + 1) {
        return Some(Found::new(
            i,
            i + 2,
            Meaning::Shifted { unit, quantity: Quantity::Vague, way: Way::Ago },
        ));
    }
    // "on days when prices fall": any.
    if r.says_any(i + 1, &["when", "where"]) && !r.says(before, "the")
        || r.says_any(before, &["those", "old", "such", "half"])
        || of_cricket(r, i, i)
        || r.says(before, "the") && unit == Unit::Day && r.says(i + 1, "of")
        || r.says(before, "many") && r.says(before.wrapping_sub(1), "how")
    {
        return None;
    }
    if r.joins(i + 1) {
        let tail = r.says_any(i + 2, &["long", "old"]);
        return tail.then(|| Found::new(i, i + 3, duration));
    }
    if matches!(unit, Unit::Second | Unit::Minute | Unit::Hour)
        && !r.is(i + 1, Classes::TIME_SHIFT.or(Classes::PREPOSITION))
        && !r.is(before, Classes::PREPOSITION)
    {
        return None;
    }
    let counted = r.kind(before) == Some(Kind::Number)
        || r.is(before, Classes::NUMBER.or(Classes::ORDINAL).or(Classes::TIME_QUALIFIER));
    let age = unit == Unit::Hour && r.says(i + 1, "of") || r.says(i + 1, "old") || r.is_possessive(i + 1);
    let noun_before = r.is_word(before)
        && !r.is(before, super::year::AFTER_NOUN.or(Classes::TIME_QUANTIFIER).or(Classes::TIME_MODIFIER))
        && !r.says_any(before, TAKES);
    let shifted = r.is(i + 1, Classes::TIME_SHIFT) || r.says_any(i + 1, &["before", "after"]);
    // "in the days ahead", but "days ahead of the vote"
    let ahead = r.says(before, "the") && r.says(i + 1, "ahead") && !r.says(i + 2, "of");
    // "in the decades to come"
    let come = r.says(i + 1, "to") && r.says(i + 2, "come") && unit >= Unit::Day;
    let last = if come { i + 3 } else { i + 1 + usize::from(ahead) };
    (!counted && !age && (shifted || !noun_before)).then(|| Found::new(i, last, duration))
}
