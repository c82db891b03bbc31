//! Days of the week: alone, pointed to, with their date, the nth of a month.

use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

use super::day::{day_month, month_day, numeric};
use super::meaning::{DayRef, From, MonthRef, Pointer, Unit, YearRef};
use super::month::month_at;
use super::numbers::{ordinal, ordinal_digits, quantity};
use super::reader::Reader;
use super::year;

const POINTER: Classes = Classes::TIME_POINTER;

/// "Thursday, April 6", "Thursday 6 April 2000", "Thursday the 6th".
pub fn with_weekday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let i = if r.says_any(i, &["this", "last", "next"]) { i + 1 } else { i };
    let weekday = weekday_at(r, i, true)?;
    let comma = r.mark(i + 1) == Mark::Comma;
    let at = if comma { i + 2 } else { i + 1 };
    let at = if r.says(at, "the") { at + 1 } else { at };
    month_day(r, at)
        .or_else(|| day_month(r, at))
        .or_else(|| numeric(r, at))
        .map(|(next, day)| (next, on(weekday, day)))
        .or_else(|| {
            let day = ordinal_digits(r.text(at)).filter(|d| (1..=31).contains(d) && !comma)?;
            Some((at + 1, DayRef::OfMonth { day: day as u8, of: MonthRef::Unsaid }))
        })
}

fn on(told: u8, day: DayRef) -> DayRef {
    match day {
        DayRef::Calendar { year, month, day, .. } => {
            DayRef::Calendar { year, month, day, weekday: Some(told) }
        }
        other => other,
    }
}

/// The day of the week that token `i` names; `dated` where a date follows.
fn weekday_at(r: &Reader, i: usize, dated: bool) -> Option<u8> {
    let day = r.number(i, Classes::WEEKDAY)?.try_into().ok()?;
    let token = r.token(i)?;
    if r.longest_entry(i, Classes::OUTLET.or(Classes::ORG)).is_some_and(|(len, _)| len > 1) {
        return None;
    }
    // the show "Grue News Sunday"
    let before = i.wrapping_sub(1);
    let show = r.mark(i + 1).is_quote() && r.is_glued(i + 1) && r.is_capital(before) && !r.starts_clause(i);
    if show && token.shape == Shape::Capital && (1..=3).any(|n| r.mark(before.wrapping_sub(n)).is_quote()) {
        return None;
    }
    // "Sunday school"
    if r.says(i, "sunday") && r.says(i + 1, "school") {
        return None;
    }
    // "Mr. Friday"
    if titled(r, i) || r.says_any(i.wrapping_sub(1), &["Mr.", "Mrs.", "Ms.", "Mr", "Mrs", "Ms", "Miss"]) {
        return None;
    }
    let full = r.text(i).len() >= 6;
    let written = full || token.shape != Shape::Lower && (token.has_stop() || dated);
    written.then_some(day)
}

/// "Saturday Night Live" in a text that is not all capitals: the name of a show.
fn titled(r: &Reader, i: usize) -> bool {
    r.is(i + 1, Classes::DAY_PART)
        && r.is_capital(i + 1)
        && r.is_capital(i + 2)
        && !r.starts_clause(i + 2)
        && (r.is_word(i.wrapping_sub(1)) || r.mark(i.wrapping_sub(1)).is_quote())
        && !r.is_capital(i.wrapping_sub(1))
}

/// "the last Friday in October", "the first Monday of the month", "the third Thursday of March 2012"
pub fn nth_weekday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let n = if r.says(i, "last") { 0 } else { ordinal(r, i).filter(|(next, _)| *next == i + 1)?.1 };
    let day = weekday_at(r, i + 1, false).filter(|_| n <= 5)?;
    if !r.says_any(i + 2, &["in", "of"]) {
        return None;
    }
    let (last, month, year) = if r.says(i + 3, "the") && r.says(i + 4, "month") {
        (i + 5, None, YearRef::Unsaid)
    } else {
        let month = month_at(r, i + 3)?;
        let (last, year) = year::of_year(r, i + 4);
        (last, Some(month), year)
    };
    Some((last, DayRef::Nth { n: n as u8, day, month, year }))
}

/// "two Saturdays ago"
pub fn weekdays_ago(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (at, n) = quantity(r, i)?;
    let (n, day) = (n.count().filter(|n| (2..=50).contains(n))?, weekday_at(r, at, false)?);
    let told = is_plural_weekday(r, at) && r.says(at + 1, "ago");
    let pointer = Some(Pointer { steps: -i32::try_from(n).ok()?, context: false });
    told.then_some((at + 2, DayRef::Weekday { day, pointer, ago: 0 }))
}

/// "Saturday week", "the Saturday before last", "the Monday after next": a weekday that words behind it place.
fn placed(r: &Reader, at: usize, day: u8) -> Option<(usize, DayRef)> {
    let ends = |k: usize| !r.is(k, Classes::TIME_UNIT.or(Classes::SEASON).or(Classes::MONTH)) && !r.joins(k);
    let steps = match r.token(at + 1)? {
        _ if r.says(at + 1, "before") && r.says(at + 2, "last") => -2,
        _ if r.says(at + 1, "after") && r.says(at + 2, "next") => 2,
        _ if r.says(at + 1, "week") => {
            let noun = r.is_capital(at + 1) || r.joins(at + 2) || r.says(at + 2, "of");
            let fits = !noun && (!r.is_word(at + 2) || r.is(at + 2, year::AFTER_NOUN));
            let from = From::Weekday { day, ahead: true };
            return fits.then_some((at + 2, DayRef::Away { from, n: 1, unit: Unit::Week }));
        }
        _ => return None,
    };
    let named = r.is_word(at + 3) && !r.is(at + 3, year::AFTER_NOUN);
    let pointer = Some(Pointer { steps, context: false });
    (ends(at + 3) && !named).then_some((at + 3, DayRef::Weekday { day, pointer, ago: 0 }))
}

/// "a Saturday in May", "on a Friday night": any such day, where no noun behind it makes it a certain one.
pub fn indefinite(r: &Reader, first: usize, last: usize, day: DayRef) -> Option<(usize, DayRef)> {
    let DayRef::Weekday { day, pointer: None, ago: 0 } = day else { return None };
    let one = r.says_any(first.wrapping_sub(1), &["a", "one", "any"]);
    // "on a Thursday last October"
    let pointed = r.pointer(last).is_some() && r.is(last + 1, Classes::MONTH.or(Classes::TIME_UNIT));
    let noun = r.is_word(last) && !r.is(last, FOLLOWS) && !pointed;
    (one && !noun && !is_plural_weekday(r, first))
        .then_some((first.wrapping_sub(1), DayRef::Any { day, month: None, year: None }))
}

/// What may follow a weekday that no noun follows: "a Sunday talk show" and "a Friday tweet" have theirs.
const FOLLOWS: Classes = Classes::PREPOSITION
    .or(Classes::CONJUNCTION)
    .or(Classes::AUXILIARY)
    .or(Classes::MODAL)
    .or(Classes::PRONOUN)
    .or(Classes::DETERMINER)
    .or(Classes::RELATIVE);

/// The month of "a Saturday in May", "one Friday in March 2012".
pub fn in_month(r: &Reader, last: usize, day: DayRef) -> (usize, DayRef) {
    let DayRef::Any { day: weekday, .. } = day else { return (last, day) };
    let told = r.says_any(last, &["in", "of"]).then(|| month_at(r, last + 1)).flatten();
    let Some(month) = told else { return (last, day) };
    let (last, year) = match year::of_year(r, last + 2) {
        (last, YearRef::Is(year)) => (last, Some(year)),
        _ => (last + 2, None),
    };
    (last, DayRef::Any { day: weekday, month: Some(month), year })
}

pub fn is_plural_weekday(r: &Reader, i: usize) -> bool {
    let text = r.text(i);
    text.len() > 6 && text.ends_with('s')
}

/// "Monday", "last Friday", "Tuesday of last week".
pub fn weekday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (at, pointer) = match r.pointer(i) {
        // "said following Tuesday's talks"
        // "stated that Thursday's vote was close"
        Some(_)
            if r.says(i, "that")
                && r.is_possessive(i + 2)
                && !r.is(i.wrapping_sub(1), Classes::PREPOSITION) =>
        {
            return None;
        }
        Some(_) if r.says(i, "following") && !r.says(i.wrapping_sub(1), "the") => return None,
        Some(p) if r.is(i + 1, Classes::WEEKDAY) => (i + 1, Some(p)),
        Some(p) if r.pointer(i + 1).is_some() && r.is(i + 2, Classes::WEEKDAY) => {
            let second = r.pointer(i + 1).unwrap_or(p);
            (i + 2, Some(if second.steps == 0 { p } else { second }))
        }
        _ => (i, None),
    };
    // "the third Thursday of each month" is none that the calendar knows.
    if r.says(at + 1, "of") && r.value(at + 2, POINTER) == Some("S") {
        return None;
    }
    // "this coming Friday" is the next to come, "next Friday" that of next week.
    let coming = at > i && r.says_any(at - 1, &["coming", "upcoming"]);
    let pointer = if coming { Some(Pointer::default()) } else { pointer };
    let day = weekday_at(r, at, false)?;
    if pointer.is_none()
        && let Some(found) = placed(r, at, day)
    {
        return Some(found);
    }
    let of = if r.says(at + 1, "of") { at + 2 } else { at + 1 };
    if let Some(p) = r.pointer(of).filter(|p| !p.context && p.steps != 0)
        && r.says(of + 1, "week")
    {
        return Some((
            of + 2,
            DayRef::Weekday { day, pointer: Some(Pointer { steps: 0, context: false }), ago: p.steps },
        ));
    }
    Some((at + 1, DayRef::Weekday { day, pointer, ago: 0 }))
}
