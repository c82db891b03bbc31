//! Days: month and day, weekday, today, holidays, dates in digits.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

use super::calendar;
use super::meaning::{DayRef, Every, Found, Meaning, Pointer, Unit, YearRef};
use super::numbers::{day_of_month, ordinal_digits};
use super::reader::Reader;
use super::year;

/// A day told at token `i`, in any way but a time of day.
pub fn day_ref(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (asked, answer) = r.day_at.get();
    if asked == i {
        return answer;
    }
    let answer = find_day(r, i);
    r.day_at.set((i, answer));
    answer
}

const POINTER: Classes = Classes::TIME_POINTER;
const POINTED: Classes = POINTER.or(Classes::WEEKDAY).or(Classes::HOLIDAY);

/// The ways to tell a day, in order of precedence; each is tried only at tokens that may begin it.
fn find_day(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let token = r.token(i)?;
    let figure = matches!(token.kind, Kind::Number | Kind::Mixed);
    let on = |classes| token.is(classes);
    let way = |fits: bool, way: fn(&Reader, usize) -> Option<(usize, DayRef)>| {
        if fits { way(r, i) } else { None }
    };
    let phrase = token.starts_time_phrase();
    // "this", "that" and the like need a day behind them.
    let pointer = on(POINTER) && (r.is(i + 1, POINTED) || r.starts_time_phrase(i + 1));
    way(figure || pointer || on(Classes::ORDINAL), nth_weekday)
        .or_else(|| way(figure, numeric))
        .or_else(|| way(pointer || on(Classes::WEEKDAY), with_weekday))
        .or_else(|| way(on(Classes::MONTH), month_day))
        .or_else(|| way(figure || on(Classes::NUMBER.or(Classes::ORDINAL)), day_month))
        .or_else(|| way(phrase || on(Classes::TIME_REFERENCE), relative))
        .or_else(|| way(phrase || pointer || on(Classes::HOLIDAY), holiday))
        .or_else(|| way(pointer || on(Classes::WEEKDAY), weekday))
        .or_else(|| way(figure, of_month))
}

/// The row `date/day`: a day with nothing about its hours.
pub fn day(r: &Reader, i: usize) -> Option<Found> {
    let (last, day) = day_ref(r, i)?;
    let holiday = matches!(day, DayRef::Holiday { .. });
    if holiday && r.unit(last).is_some_and(|(unit, plural)| unit == Unit::Weekend && !plural) {
        return Some(Found::new(i, last + 1, Meaning::WeekendOf(day)));
    }
    if let DayRef::Weekday { day, pointer: None, .. } = day
        && is_plural_weekday(r, last - 1)
    {
        return Some(Found::new(i, last, Meaning::Set(Every::Weekday(day))));
    }
    Some(Found::new(i, last, Meaning::Day(day)))
}

/// `2015-06-10`, `6/10/2015`, `10.06.2015`; a time behind a `T` is left to the clock.
fn numeric(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let kind = r.kind(i)?;
    if !matches!(kind, Kind::Number | Kind::Mixed) || r.mark(i.wrapping_sub(1)) == Mark::Currency {
        return None;
    }
    let before = r.mark(i.wrapping_sub(1));
    if r.is_glued(i) && matches!(before, Mark::Hyphen | Mark::Slash | Mark::Other | Mark::Colon) {
        return None;
    }
    dotted(r.text(i)).map(|day| (i + 1, day)).or_else(|| three_parts(r, i))
}

/// `10.06.2015`: the day comes first wherever stops stand.
fn dotted(text: &str) -> Option<DayRef> {
    let mut parts = text.split('.');
    let (a, b, c) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || a.len() > 2 || b.len() > 2 || c.len() != 4 {
        return None;
    }
    checked(c.parse().ok()?, b.parse().ok()?, a.parse().ok()?)
}

fn three_parts(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let mark = r.mark(i + 1);
    let same = matches!(mark, Mark::Hyphen | Mark::Slash) && r.mark(i + 3) == mark;
    if !same || !(1..=4).all(|n| r.is_glued(i + n)) {
        return None;
    }
    let (a, b) = (r.digits(i)?, r.digits(i + 2)?);
    let c = r.digits(i + 4).or_else(|| before_t(r.text(i + 4)))?;
    if r.mark(i + 5) == mark && r.is_glued(i + 5) {
        return None;
    }
    let (first, last) = (r.text(i).len(), r.text(i + 4).len());
    let day = match (first, last) {
        (4, 1..=2) => checked(a.try_into().ok()?, b, c)?,
        (4, _) => checked(a.try_into().ok()?, b, c)?,
        (1..=2, 4) => ordered(r, a, b, c)?,
        (1..=2, 2) if mark == Mark::Slash => ordered(r, a, b, year::of_two_digits(c)?)?,
        _ => return None,
    };
    Some((i + 5, day))
}

/// `10T09` as 10.
fn before_t(text: &str) -> Option<u32> {
    let (day, rest) = text.split_once(['T', 't'])?;
    let hours = rest.is_empty() || rest.bytes().all(|b| b.is_ascii_digit());
    if hours && day.len() == 2 { day.parse().ok() } else { None }
}

fn ordered(r: &Reader, a: u32, b: u32, year: u32) -> Option<DayRef> {
    let (month, day) = if a > 12 || (r.day_first && b <= 12) { (b, a) } else { (a, b) };
    checked(year.try_into().ok()?, month, day)
}

fn checked(year: i16, month: u32, day: u32) -> Option<DayRef> {
    let (month, day) = (month.try_into().ok()?, day.try_into().ok()?);
    calendar::date(year, month, day)?;
    Some(DayRef::Calendar { year: Some(year), month, day, weekday: None })
}

/// The month that token `i` names, if it can be one there.
pub fn month_at(r: &Reader, i: usize) -> Option<u8> {
    let month: u8 = r.number(i, Classes::MONTH)?.try_into().ok()?;
    let token = r.token(i)?;
    let before = i.wrapping_sub(1);
    let the = if r.says(i + 1, "the") { i + 2 } else { i + 1 };
    let numbered = r.digits(i + 1).is_some()
        || ordinal_digits(r.text(the)).is_some()
        || ordinal_digits(r.text(i + 1)).is_some();
    // "January said": a surname.
    let speaks = r.is(i + 1, Classes::CUE) && !r.is(before, LEADS) && token.is_capital();
    if nonsense(r, i, month) || speaks {
        return None;
    }
    let day = if r.joins(before) { before.wrapping_sub(1) } else { before };
    let after_day =
        r.kind(day) == Some(Kind::Number) && r.text(day).len() <= 2 || ordinal_digits(r.text(day)).is_some();
    if token.shape == Shape::Lower {
        let august = r.says(i, "august") && !r.is(before, Classes::PREPOSITION.or(Classes::TIME_POINTER));
        let plain = august || r.says_any(i, &["may", "march", "mar", "sep", "dec", "jan", "jun"]);
        return (!plain && (numbered || after_day || r.text(i).len() > 4)).then_some(month);
    }
    let short = r.text(i).len() == 3 && !token.has_stop() && !r.says(i, "may");
    let edge = r.is(before.wrapping_sub(1), Classes::TIME_MODIFIER.or(Classes::MONTH))
        || r.says(before.wrapping_sub(1), "to");
    let dashed = r.mark(before) == Mark::Hyphen && r.is_glued(i) && !edge;
    if numbered || after_day || (!short && !dashed && stands_alone(r, i)) { Some(month) } else { None }
}

/// "Feb. 30", "31 June": a day that no calendar has makes no month either.
fn nonsense(r: &Reader, i: usize, month: u8) -> bool {
    let no_day = |k: usize| {
        let day = day_number(r, k);
        let year = year_behind(r, k.max(i) + 1).map_or(2000, |(_, y)| y);
        day.is_some_and(|d| (29..=31).contains(&d) && calendar::date(year, month, d as u8).is_none())
    };
    no_day(i + 1) && !is_time(r, i + 2) || no_day(i.wrapping_sub(1)) && !r.is_glued(i)
}

/// `3`, `30`, `31st`: a number that may count a day, whether or not the month has it.
pub fn day_number(r: &Reader, i: usize) -> Option<u32> {
    r.digits(i).filter(|_| r.text(i).len() <= 2).or_else(|| ordinal_digits(r.text(i)))
}

/// Whether a month's name without a number is the month, not a person or a verb.
fn stands_alone(r: &Reader, i: usize) -> bool {
    if !r.says_any(i, &["may", "march", "april", "june", "august", "mar"]) {
        return true;
    }
    let before = i.wrapping_sub(1);
    let led = r.is(before, LEADS) || r.mark(before) == Mark::Hyphen || r.is(before, Classes::MONTH);
    let joined = r.says_any(before, &["and", "or", "to"]) && r.is(before.wrapping_sub(1), Classes::MONTH);
    let behind = r.says_any(i + 1, &["and", "or", "to", "through"]) && r.is(i + 2, Classes::MONTH);
    if led || joined || behind {
        return true;
    }
    let named = r.is_capital(before) || r.is_capital(i + 1) && !r.is(i + 1, Classes::WEEKDAY);
    !r.says_any(i, &["may", "march"]) && !named && !r.is(i + 1, Classes::CUE)
}

const LEADS: Classes =
    Classes::PREPOSITION.or(Classes::TIME_POINTER).or(Classes::TIME_MODIFIER).or(Classes::DETERMINER);

/// "Dec. 30", "June 5, 2015", "June fifth".
fn month_day(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let month = month_at(r, i)?;
    let the = if r.says(i + 1, "the") { i + 2 } else { i + 1 };
    let (next, day) = day_of_month(r, the)?;
    if r.mark(next) == Mark::Percent || r.measures(next) || is_time(r, next) {
        return None;
    }
    if r.is(next, Classes::TIME_UNIT) && r.kind(the) != Some(Kind::Number) {
        return None;
    }
    Some(with_year(r, next, month, day)).filter(|(_, d)| exists(*d))
}

/// "30 December", "the 5th of June 2015".
fn day_month(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (next, day) = day_of_month(r, i)?;
    let day_of = if r.says(next, "day") { next + 1 } else { next };
    let at = if r.says(day_of, "of") { day_of + 1 } else { next };
    let at = if r.joins(at) { at + 1 } else { at };
    let month = month_at(r, at)?;
    Some(with_year(r, at + 1, month, day)).filter(|(_, d)| exists(*d))
}

fn with_year(r: &Reader, next: usize, month: u8, day: u8) -> (usize, DayRef) {
    let told = year_behind(r, next).or_else(|| far_year(r, next)).or_else(|| attacks(r, next, month, day));
    let (next, year) = told.map_or((next, None), |(n, y)| (n, Some(y)));
    (next, DayRef::Calendar { year, month, day, weekday: None })
}

/// "the Sept. 11 attacks": of 2001, whenever they are spoken of.
fn attacks(r: &Reader, i: usize, month: u8, day: u8) -> Option<(usize, i16)> {
    let told = ["attacks", "attack", "terror", "terrorist", "terrorism", "hijackers", "hijackings"];
    let fits = (month, day) == (9, 11) && r.says_any(i, &told);
    let published = r.document.published.is_none_or(|p| p.date.year() > 2000);
    (fits && published).then_some((i, 2001))
}

/// A year of four digits that only a whole date makes one: "March 3, 0476".
fn far_year(r: &Reader, i: usize) -> Option<(usize, i16)> {
    let at = if r.mark(i) == Mark::Comma || r.joins(i) { i + 1 } else { i };
    let year: i16 = r.digits_of(at, 4).filter(|y| *y > 0)?.try_into().ok()?;
    let counts = r.is_word(at + 1) && !r.is(at + 1, year::AFTER_NOUN) || r.measures(at + 1);
    (!counts && !is_time(r, at + 1)).then_some((at + 1, year))
}

/// A year right behind, or behind a comma: `, 2015`.
pub fn year_behind(r: &Reader, i: usize) -> Option<(usize, i16)> {
    let at = if matches!(r.mark(i), Mark::Comma | Mark::Hyphen) { i + 1 } else { i };
    let at = if r.says(at, "of") { at + 1 } else { at };
    let (next, year) = year::written(r, at)?;
    let range = r.digits(at).is_some() && (r.measures(next) || is_time(r, next));
    (!range).then_some((next, year))
}

fn exists(day: DayRef) -> bool {
    match day {
        DayRef::Calendar { year, month, day, .. } => {
            calendar::date(year.unwrap_or(2000), month, day).is_some()
        }
        _ => true,
    }
}

/// `:30` behind a number makes it a time.
fn is_time(r: &Reader, i: usize) -> bool {
    r.mark(i) == Mark::Colon && r.is_glued(i) && r.is_glued(i + 1) && r.digits(i + 1).is_some()
}

/// "Thursday, April 6", "Thursday 6 April 2000", "Thursday the 6th".
fn with_weekday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
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
            Some((at + 1, DayRef::OfMonth(day as u8)))
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
    if titled(r, i) {
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
fn nth_weekday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let n = if r.says(i, "last") {
        0
    } else {
        super::numbers::ordinal(r, i).filter(|(next, _)| *next == i + 1)?.1
    };
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

fn is_plural_weekday(r: &Reader, i: usize) -> bool {
    let text = r.text(i);
    text.len() > 6 && text.ends_with('s')
}

/// "Monday", "last Friday", "Tuesday of last week".
fn weekday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (at, pointer) = match r.pointer(i) {
        // "said following Tuesday's talks"
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

/// "on the 15th", where nothing says 15th of what.
fn of_month(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let day = ordinal_digits(r.text(i)).filter(|d| (1..=31).contains(d))?;
    let led = r.says(i.wrapping_sub(1), "the") && r.says_any(i.wrapping_sub(2), &["on", "until", "by"]);
    let noun = r.is_word(i + 1) && !r.is(i + 1, year::AFTER_NOUN) || r.says(i + 1, "of") || r.joins(i + 1);
    (led && !noun).then_some((i + 1, DayRef::OfMonth(day as u8)))
}

/// today, yesterday, the day before yesterday
fn relative(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (len, entry) = r.longest_entry(i, Classes::TIME_REFERENCE)?;
    let days = entry.value(Classes::TIME_REFERENCE)?.strip_prefix('D')?.parse().ok()?;
    let outlet =
        r.longest_entry(i.wrapping_sub(1), Classes::OUTLET.or(Classes::ORG)).is_some_and(|(n, _)| n > 1);
    if outlet {
        return None;
    }
    Some((i + len, DayRef::Offset(days)))
}

/// "Easter", "last Thanksgiving", "Christmas 2015"
fn holiday(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (at, year) = match r.pointer(i) {
        Some(p) if r.is(i + 1, Classes::HOLIDAY) || r.starts_time_phrase(i + 1) => {
            (i + 1, YearRef::Steps(p.steps))
        }
        _ => (i, YearRef::Unsaid),
    };
    let (len, entry) = r.longest_entry(at, Classes::HOLIDAY)?;
    let rule = entry.value(Classes::HOLIDAY).filter(|_| r.is_capital(at))?;
    let next = at + len;
    let (next, year) = year_behind(r, next).map_or((next, year), |(n, y)| (n, YearRef::Is(y)));
    let named =
        r.is_capital(next) && !r.starts_clause(next) && !r.is(next, Classes::DAY_PART.or(Classes::WEEKDAY));
    if named
        && next == at + len
        && r.is_capital(next)
        && r.is(next, Classes::PLACE_TYPE.or(Classes::ORG_HEAD))
    {
        return None;
    }
    Some((next, DayRef::Holiday { rule, year }))
}
