//! Times of day that recur: "every day at 9 a.m.", "Mondays at noon", "8 p.m. each Friday".

use crate::lexicon::Classes;
use crate::token::Mark;

use super::day::day_ref;
use super::hour::clock_at;
use super::meaning::{Clock, DayRef, Every, Found, Meaning, Quantity, Unit};
use super::reader::Reader;
use super::rules::RECURRING;
use super::sets;
use super::weekday::is_plural_weekday;

/// A set with the time of day told beside it as one expression; any other as it is.
pub fn join(r: &Reader, found: Found) -> Found {
    let joined = match found.meaning {
        Meaning::Set(every) => day_of(every).and_then(|day| behind_set(r, found, day)),
        Meaning::Time { day: None, clock: clock @ Clock::At { .. } } => behind_clock(r, found, clock),
        Meaning::Time { day: Some(day), clock: clock @ Clock::At { .. } } => {
            plural_day(r, found.first, day).map(|day| set(found.first, found.last, Some(day), clock))
        }
        _ => None,
    };
    joined.unwrap_or(found)
}

/// The opening hours of a week, "from 4 p.m. to 10 p.m. Monday through Friday, noon to 10 p.m. Saturday", recur.
pub fn open_hours(r: &Reader, found: &mut [Found]) {
    let by_clock = |f: &Found| matches!(f.meaning, Meaning::Time { clock: Clock::At { .. }, .. });
    let through = |f: &Found| {
        let to =
            r.says_any(f.last, &["through", "thru"]) || matches!(r.mark(f.last), Mark::Hyphen | Mark::Dash);
        let to = to && r.is(f.last + 1, Classes::WEEKDAY);
        to && by_clock(f) && weekly(f.meaning).is_some()
    };
    let Some(first) = found.iter().position(through) else { return };
    let opens = |f: &Found| by_clock(f) && f.last + 1 == found[first].first;
    let from = first.saturating_sub(usize::from(first > 0 && opens(&found[first - 1])));
    let mut day = weekly(found[first].meaning);
    for f in found.iter_mut().skip(from) {
        let told = weekly(f.meaning);
        day = told.or(day);
        let every = match (f.meaning, told) {
            (Meaning::Time { clock: clock @ Clock::At { .. }, day: None }, _) => Every::Clock(day, clock),
            (Meaning::Time { clock: clock @ Clock::At { .. }, .. }, Some(_)) => Every::Clock(told, clock),
            (Meaning::Day(_), Some(day)) => Every::Weekday(day),
            _ => continue,
        };
        *f = Found { meaning: Meaning::Set(every), rule: RECURRING, ..*f };
    }
}

/// The weekday of a day or time that nothing dates.
fn weekly(meaning: Meaning) -> Option<u8> {
    match meaning {
        Meaning::Day(DayRef::Weekday { day, pointer: None, ago: 0 })
        | Meaning::Time { day: Some(DayRef::Weekday { day, pointer: None, ago: 0 }), .. } => Some(day),
        _ => None,
    }
}

/// The hour before "to" of "9 a.m. to 5 p.m. daily" recurs as the second does.
pub fn shared(first: Meaning, second: Meaning) -> Option<Meaning> {
    match (first, second) {
        (Meaning::Time { day: None, clock }, Meaning::Set(Every::Clock(day, _))) => {
            Some(Meaning::Set(Every::Clock(day, clock)))
        }
        _ => None,
    }
}

fn set(first: usize, last: usize, day: Option<u8>, clock: Clock) -> Found {
    let meaning = Meaning::Set(Every::Clock(day, clock));
    Found { first, last, meaning, modifier: None, rule: RECURRING }
}

/// The weekday of what recurs, `Some(None)` for every day; nothing where no hour fits.
fn day_of(every: Every) -> Option<Option<u8>> {
    match every {
        Every::Weekday(day) => Some(Some(day)),
        Every::Value("P1D") => Some(None),
        Every::Units(quantity, Unit::Day) if quantity == Quantity::whole(1) => Some(None),
        _ => None,
    }
}

/// "every day at 9 a.m.", "daily around noon"
fn behind_set(r: &Reader, found: Found, day: Option<u8>) -> Option<Found> {
    let at = if r.says_any(found.last, &["at", "around"]) { found.last + 1 } else { found.last };
    let (last, clock) = clock_at(r, at).filter(|(_, c)| matches!(c, Clock::At { .. }))?;
    Some(set(found.first, last, day, clock))
}

/// "9 a.m. daily", "8 p.m. each Friday", "8 p.m. on Mondays"
fn behind_clock(r: &Reader, found: Found, clock: Clock) -> Option<Found> {
    let every = sets::every(r, found.last).or_else(|| sets::frequency(r, found.last));
    if let Some(Found { last, meaning: Meaning::Set(every), .. }) = every {
        return day_of(every).map(|day| set(found.first, last, day, clock));
    }
    let at = if r.says(found.last, "on") { found.last + 1 } else { found.last };
    let (last, day) = day_ref(r, at)?;
    plural_day(r, at, day).map(|day| set(found.first, last, Some(day), clock))
}

/// The day that a plural names: "Mondays".
fn plural_day(r: &Reader, first: usize, day: DayRef) -> Option<u8> {
    match day {
        DayRef::Weekday { day, pointer: None, ago: 0 } => {
            (first..first + 5).find(|i| r.is(*i, Classes::WEEKDAY)).filter(|i| is_plural_weekday(r, *i))?;
            Some(day)
        }
        _ => None,
    }
}
