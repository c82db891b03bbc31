//! What recurs: by each and every, by a unit, daily and the like.

use crate::lexicon::Classes;

use super::meaning::{Every, Found, Meaning, Quantity, Unit};
use super::month::month_at;
use super::numbers::{day_of_month, ordinal, quantity};
use super::reader::Reader;
use super::year::AFTER_NOUN;

/// The row `set/every`: "each year", "every Monday", "every two weeks", "each July", "every other day".
pub fn every(r: &Reader, i: usize) -> Option<Found> {
    if r.value(i, Classes::TIME_POINTER) != Some("S") {
        return None;
    }
    let set = |last, every| Some(Found::new(i, last, Meaning::Set(every)));
    if let Some(day) = r.number(i + 1, Classes::WEEKDAY) {
        return match r.value(i + 2, Classes::DAY_PART) {
            Some(part) if part != "T24" => set(i + 3, Every::WeekdayPart(day as u8, part)),
            _ => set(i + 2, Every::Weekday(day as u8)),
        };
    }
    if let Some(month) = month_at(r, i + 1).or_else(|| may_at(r, i + 1)) {
        return match day_of_month(r, i + 2) {
            Some((next, day)) => set(next, Every::MonthDay(month, day)),
            None => set(i + 2, Every::Month(month)),
        };
    }
    if r.says(i + 1, "other") {
        if let Some(day) = r.number(i + 2, Classes::WEEKDAY) {
            return set(i + 3, Every::Weekday(day as u8));
        }
        let (unit, _) = r.unit(i + 2)?;
        return set(i + 3, Every::Units(Quantity::whole(2), unit));
    }
    if let Some((len, entry)) = r.longest_entry(i + 1, Classes::HOLIDAY).filter(|_| r.is_capital(i + 1)) {
        let fixed = entry.value(Classes::HOLIDAY).and_then(super::holidays::month_day);
        let yearly = Every::Units(Quantity::whole(1), Unit::Year);
        return set(i + 1 + len, fixed.map_or(yearly, |(month, day)| Every::MonthDay(month, day)));
    }
    // "every second Tuesday", "every third year"
    if let Some((next, n)) = ordinal(r, i + 1).filter(|(_, n)| (2..=99).contains(n)) {
        if let Some(day) = r.number(next, Classes::WEEKDAY) {
            return set(next + 1, Every::Weekday(day as u8));
        }
        if let Some((unit, false)) = r.unit(next).filter(|(u, _)| *u >= Unit::Day) {
            return set(next + 1, Every::Units(Quantity::whole(n.into()), unit));
        }
    }
    let one = super::relative::past_qualifiers(r, i + 1);
    if let Some((unit, false)) = r.unit(one).filter(|(u, _)| *u != Unit::Second) {
        return set(one + 1, Every::Units(Quantity::whole(1), unit));
    }
    let (mut next, q) = quantity(r, i + 1)?;
    // "every two or three weeks"
    if r.says_any(next, &["or", "to"])
        && let Some((end, _)) = quantity(r, next + 1)
    {
        next = end;
    }
    let (unit, _) = r.unit(next)?;
    set(next + 1, Every::Units(q, unit))
}

fn may_at(r: &Reader, i: usize) -> Option<u8> {
    r.number(i, Classes::MONTH).filter(|_| r.is_capital(i)).map(|m| m as u8)
}

/// The row `set/nth`: "the first Saturday of each month", "the 15th of every month", "the last day of each quarter".
pub fn nth_of_each(r: &Reader, i: usize) -> Option<Found> {
    let next = if r.says(i, "last") { i + 1 } else { ordinal(r, i)?.0 };
    let day = r.is(next, Classes::WEEKDAY) || r.unit(next).is_some_and(|(u, p)| u < Unit::Month && !p);
    let of = if day { next + 1 } else { next };
    let every = r.says_any(of, &["of", "in"]) && r.value(of + 1, Classes::TIME_POINTER) == Some("S");
    let (unit, plural) = r.unit(of + 2)?;
    let fits = every && r.says(i.wrapping_sub(1), "the") && !plural && unit >= Unit::Month;
    fits.then(|| Found::new(i - 1, of + 3, Meaning::Set(Every::Units(Quantity::whole(1), unit))))
}

/// The row `set/weekends`: "on weekends", "weekends and holidays", but not "two weekends", "busy weekends".
pub fn weekends(r: &Reader, i: usize) -> Option<Found> {
    let before = i.wrapping_sub(1);
    let led = r.says_any(before, &["on", "at", "during", "and", "or", "weekdays"]) || r.starts_clause(i);
    let any = r.unit(i) == Some((Unit::Weekend, true)) && led && !r.is_possessive(i + 1);
    any.then(|| Found::new(i, i + 1, Meaning::Set(Every::Weekend)))
}

/// The row `set/frequency`: "daily", "annually", "weekly".
pub fn frequency(r: &Reader, i: usize) -> Option<Found> {
    let value = r.value(i, Classes::FREQUENCY)?;
    let named = r.is_capital(i) && !r.starts_clause(i);
    let name = named || r.is_capital(i) && r.is_capital(i + 1);
    let hyphen = r.joins(i.wrapping_sub(1));
    // "a twice-weekly ferry"
    let times = hyphen && r.says_any(i.wrapping_sub(2), &["once", "twice", "thrice"]);
    if is_paper(r, i) || is_pay(r, i) {
        return None;
    }
    let first = if times { i - 2 } else { i };
    (!name && (times || !hyphen)).then(|| Found::new(first, i + 1, Meaning::Set(Every::Value(value))))
}

/// "the Spanish daily said", "the English-language weekly,", "the daily Grue Post": a newspaper.
fn is_paper(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let kind = ["language", "owned", "run", "circulation", "wing", "leaning", "market"];
    let of_kind =
        r.is(before, Classes::DEMONYM) || r.joins(before.wrapping_sub(1)) && r.says_any(before, &kind);
    let named =
        r.is_word(i + 1) && r.is_capital(i + 1) && !r.is(i + 1, Classes::WEEKDAY.or(Classes::DAY_PART));
    let name_ends = (i + 1..i + 6).find(|k| !r.is_capital(*k)).unwrap_or(i + 1);
    let noun = |k: usize| r.is_word(k) && !r.is(k, AFTER_NOUN) && !r.is_verb_like(k) && !r.is_possessive(k);
    let named = named && !noun(name_ends);
    let the = |k: usize| r.says_any(k, &["the", "a"]);
    let says = r.is(i + 1, Classes::AUXILIARY) || r.says_any(i + 1, &["said", "says", "reported", "wrote"]);
    let alone = !r.is_word(i + 1) && !r.is_figure(i + 1) && !r.joins(i + 1) || r.is(i + 1, AFTER_NOUN);
    let led = the(before) || r.is_word(before) && the(before.wrapping_sub(1)) && !r.is_capital(before);
    of_kind && (named || alone) || led && named || the(before) && says
}

/// "hourly employees": paid by the hour.
fn is_pay(r: &Reader, i: usize) -> bool {
    let staff = ["employees", "employee", "workers", "worker", "staff", "personnel"];
    r.says(i, "hourly") && (r.says_any(i + 1, &staff) || r.is(i + 1, Classes::PERSON_NOUN))
}

/// The row `set/per`: "per year", "twice per week".
pub fn per(r: &Reader, i: usize) -> Option<Found> {
    let (unit, plural) = r.unit(i)?;
    let fits = r.says(i.wrapping_sub(1), "per") && !plural && unit >= Unit::Day;
    fits.then(|| Found::new(i, i + 1, Meaning::Set(Every::Units(Quantity::whole(1), unit))))
}
