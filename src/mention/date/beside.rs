//! A day told by the one beside it: "the day after Christmas", "the day before the 5th of May".

use super::day::day_ref;
use super::meaning::{DayRef, Found, From, Meaning, Unit};
use super::reader::Reader;

/// "day after Christmas" at `i`, behind an article; what an event names, "the day after the vote", is no date.
pub fn day(r: &Reader, i: usize) -> Option<Found> {
    let n = match (r.says(i + 1, "after"), r.says(i + 1, "before")) {
        (true, _) => 1,
        (_, true) => -1,
        _ => return None,
    };
    let led = r.says(i, "day") && r.says(i.wrapping_sub(1), "the");
    let at = if r.says(i + 2, "the") { i + 3 } else { i + 2 };
    let (last, day) = if led { day_ref(r, at)? } else { return None };
    let from = match day {
        DayRef::Holiday { rule, year } if at == i + 2 => From::Holiday { rule, year },
        DayRef::Calendar { year, month, day, .. } if year.is_none_or(|y| y > 0) => {
            From::Dated { year, month, day }
        }
        _ => return None,
    };
    // "the day after Christmas dinner", "the day before the Nov. 8 vote": of what is held then.
    let noun =
        r.is_word(last) && !r.is(last, super::year::AFTER_NOUN) || r.is_possessive(last) || r.joins(last);
    let away = DayRef::Away { from, n, unit: Unit::Day };
    (!noun).then(|| Found::new(i, last, Meaning::Day(away)))
}
