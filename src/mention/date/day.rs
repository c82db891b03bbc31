//! Days: month and day, weekday, today, holidays, dates in digits.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::calendar;
use super::era;
use super::labor;
use super::meaning::{DayRef, Every, Found, Meaning, MonthRef, Unit, YearRef};
use super::month::{comma_day, month_at};
use super::numbers::{day_of_month, ordinal, ordinal_digits};
use super::reader::Reader;
use super::reference;
use super::weekday::{
    in_month, indefinite, is_plural_weekday, nth_weekday, weekday, weekdays_ago, with_weekday,
};
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
        .or_else(|| way(r.is(i + 1, Classes::WEEKDAY), weekdays_ago))
}

/// The row `date/day`: a day with nothing about its hours.
pub fn day(r: &Reader, i: usize) -> Option<Found> {
    let (last, day) = day_ref(r, i)?;
    let holiday = matches!(day, DayRef::Holiday { .. });
    if holiday && r.unit(last).is_some_and(|(unit, plural)| unit == Unit::Weekend && !plural) {
        return Some(Found::new(i, last + 1, Meaning::WeekendOf(day)));
    }
    if day == DayRef::Offset(0) && reference::is_of_our_time(r, i, last) {
        return Some(Found::new(i, last, Meaning::Reference("PRESENT_REF")));
    }
    if let DayRef::Weekday { day, pointer: None, .. } = day
        && is_plural_weekday(r, last - 1)
    {
        return Some(Found::new(i, last, Meaning::Set(Every::Weekday(day))));
    }
    if let Some((first, any)) = indefinite(r, i, last, day) {
        let (last, any) = in_month(r, last, any);
        return Some(Found::new(first, last, Meaning::Day(any)));
    }
    Some(Found::new(i, last, Meaning::Day(day)))
}

/// `2015-06-10`, `6/10/2015`, `10.06.2015`; a time behind a `T` is left to the clock.
pub fn numeric(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let kind = r.kind(i)?;
    if !matches!(kind, Kind::Number | Kind::Mixed) || r.mark(i.wrapping_sub(1)) == Mark::Currency {
        return None;
    }
    let before = r.mark(i.wrapping_sub(1));
    // "the post-9/11 wars"
    if r.joins(i.wrapping_sub(1)) && r.says_any(i.wrapping_sub(2), &["post", "pre"]) {
        return nine_eleven(r, i);
    }
    if r.is_glued(i) && matches!(before, Mark::Hyphen | Mark::Slash | Mark::Other | Mark::Colon) {
        return None;
    }
    dotted(r.text(i)).map(|day| (i + 1, day)).or_else(|| three_parts(r, i)).or_else(|| nine_eleven(r, i))
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

/// `9/11`, the day of the attacks; not one part of a longer number.
fn nine_eleven(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let written = r.says(i, "9") && r.mark(i + 1) == Mark::Slash && r.says(i + 2, "11");
    let glued = written && r.is_glued(i + 1) && r.is_glued(i + 2);
    let chained =
        r.is_glued(i + 3) && matches!(r.mark(i + 3), Mark::Slash | Mark::Hyphen) && r.digits(i + 4).is_some();
    let amount = r.measures(i + 3) || r.mark(i + 3) == Mark::Percent || r.says(i + 3, "of");
    (glued && !chained && !amount).then_some(())?;
    checked(2001, 9, 11).map(|day| (i + 3, day))
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

/// "Dec. 30", "June 5, 2015", "June fifth".
pub fn month_day(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let month = month_at(r, i)?;
    let the = if r.says(i + 1, "the") || comma_day(r, i) { i + 2 } else { i + 1 };
    let (next, day) = day_of_month(r, the).or_else(|| spelled_day(r, i))?;
    // "in April 10-year bonds fell"
    let unit = r.joins(next) && r.is(next + 1, Classes::TIME_UNIT);
    if unit || r.mark(next) == Mark::Percent || r.measures(next) || is_time(r, next) {
        return None;
    }
    if r.is(next, Classes::TIME_UNIT) && r.kind(the) != Some(Kind::Number) {
        return None;
    }
    Some(with_year(r, next, month, day)).filter(|(_, d)| exists(*d))
}

/// "on March one": the day in a word, where no noun behind it is counted.
fn spelled_day(r: &Reader, i: usize) -> Option<(usize, u8)> {
    let leads = ["on", "from", "by", "since", "until", "before", "after", "between", "to", "of"];
    let day = r.number(i + 1, Classes::NUMBER).filter(|n| (1..=31).contains(n))?;
    let noun = r.is_word(i + 2) && !r.is(i + 2, year::AFTER_NOUN) || r.joins(i + 2) || r.is_figure(i + 2);
    let led = r.is_capital(i) && r.says_any(i.wrapping_sub(1), &leads);
    (led && !noun && r.is_word(i + 1)).then_some((i + 2, day as u8))
}

/// "30 December", "the 5th of June 2015".
pub fn day_month(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let (next, day) = day_of_month(r, i)?;
    let day_of = if r.says(next, "day") { next + 1 } else { next };
    let at = if r.says(day_of, "of") { day_of + 1 } else { next };
    let at = if r.joins(at) { at + 1 } else { at };
    let month = month_at(r, at)?;
    Some(with_year(r, at + 1, month, day)).filter(|(_, d)| exists(*d))
}

fn with_year(r: &Reader, next: usize, month: u8, day: u8) -> (usize, DayRef) {
    let told = year_behind(r, next).or_else(|| far_year(r, next)).or_else(|| year_pointed(r, next));
    let told = told.or_else(|| attacks(r, next, month, day));
    let (next, year) = told.map_or((next, None), |(n, y)| (n, Some(y)));
    (next, DayRef::Calendar { year, month, day, weekday: None })
}

/// "Dec. 14 last year", "the 5th of May of this year": counted from the year of the article.
fn year_pointed(r: &Reader, i: usize) -> Option<(usize, i16)> {
    let at = if r.says(i, "of") { i + 1 } else { i };
    let pointer =
        r.pointer(at).filter(|p| !p.context && r.says(at + 1, "year") && !r.is_possessive(at + 2))?;
    let steps = i16::try_from(pointer.steps).ok()?;
    let year = r.document.published?.date.year().checked_add(steps)?;
    (!r.joins(at + 2)).then_some((at + 2, year))
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
    // "March 15, 44 BC"
    if r.is_capital(at.saturating_add(1))
        && let Some(found) = era::behind(r, at)
    {
        return Some(found);
    }
    let (next, year) = year::written(r, at)?;
    let range = r.digits(at).is_some() && (r.measures(next) || is_time(r, next));
    (!range).then_some((next, year))
}

fn exists(day: DayRef) -> bool {
    match day {
        DayRef::Calendar { year, month, day, .. } => {
            calendar::date(year.filter(|y| *y > 0).unwrap_or(2000), month, day).is_some()
        }
        _ => true,
    }
}

/// `:30` behind a number makes it a time.
pub fn is_time(r: &Reader, i: usize) -> bool {
    r.mark(i) == Mark::Colon && r.is_glued(i) && r.is_glued(i + 1) && r.digits(i + 1).is_some()
}

/// "on the 15th", where nothing says 15th of what.
fn of_month(r: &Reader, i: usize) -> Option<(usize, DayRef)> {
    let day = ordinal_digits(r.text(i)).filter(|d| (1..=31).contains(d))?;
    let led = r.says(i.wrapping_sub(1), "the") && r.says_any(i.wrapping_sub(2), &["on", "until", "by"]);
    let noun = r.is_word(i + 1) && !r.is(i + 1, year::AFTER_NOUN) || r.says(i + 1, "of") || r.joins(i + 1);
    let told = r.says(i.wrapping_sub(1), "the") && r.says(i + 1, "of");
    if let Some((next, of)) = month_of(r, i + 2).filter(|_| told) {
        return Some((next, DayRef::OfMonth { day: day as u8, of }));
    }
    (led && !noun).then_some((i + 1, DayRef::OfMonth { day: day as u8, of: MonthRef::Unsaid }))
}

/// "last month", "that month", "the same month": a month that a word points to.
fn month_of(r: &Reader, i: usize) -> Option<(usize, MonthRef)> {
    let at = if r.says(i, "the") { i + 1 } else { i };
    let pointer = r.pointer(at).filter(|_| r.says(at + 1, "month"))?;
    let of = if pointer.context { MonthRef::Told } else { MonthRef::Steps(pointer.steps) };
    (!pointer.context || pointer.steps == 0).then_some((at + 2, of))
}

/// The row `date/part-of-month`: "the last week of October", "the first day of June 2012", "the second week of this month".
pub fn part_of_month(r: &Reader, i: usize) -> Option<Found> {
    let last = r.says_any(i, &["last", "final"]);
    let n = if last { 0 } else { ordinal(r, i).filter(|(next, n)| *next == i + 1 && *n <= 5)?.1 as u8 };
    let (unit, plural) = r.unit(i + 1)?;
    if plural || !r.says_any(i + 2, &["of", "in"]) || !r.says(i.wrapping_sub(1), "the") {
        return None;
    }
    let named = || {
        let month = month_at(r, i + 3)?;
        let (next, year) = year::of_year(r, i + 4);
        Some((next, MonthRef::Named(month, year)))
    };
    let (next, of) = named().or_else(|| month_of(r, i + 3))?;
    match unit {
        Unit::Week => Some(Found::new(i, next, Meaning::WeekIn { n, of })),
        Unit::Day => Some(Found::new(i, next, Meaning::Day(DayRef::OfMonth { day: n, of }))),
        _ => None,
    }
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
    let rule = labor::rule_here(r, at, rule);
    let next = at + len;
    // "the Lunar New Year", "New Year Honours"
    let before = at.wrapping_sub(1);
    let leads = Classes::PREPOSITION.or(Classes::DETERMINER).or(POINTER).or(Classes::CONJUNCTION);
    let other = r.is_word(before) && !r.is(before, leads) && !r.says_any(before, &["happy", "christmas"]);
    if len == 2 && r.says(at, "new") && r.says(at + 1, "year") && (other || r.is_capital(next)) {
        return None;
    }
    // "the 1914 Christmas truce"
    let before = r.digits_of(before, 4).filter(|y| (1500..2100).contains(y));
    let year = before.map_or(year, |y| YearRef::Is(y as i16));
    let (next, year) = year_behind(r, next).map_or((next, year), |(n, y)| (n, YearRef::Is(y)));
    let named =
        r.is_capital(next) && !r.starts_clause(next) && !r.is(next, Classes::DAY_PART.or(Classes::WEEKDAY));
    // "an Easter egg", "Christmas trees"
    let thing =
        r.says_any(next, &["egg", "eggs", "bunny", "tree", "trees", "card", "cards", "carol", "carols"]);
    if thing && next == at + len && !r.is_capital(next) {
        return None;
    }
    if named
        && next == at + len
        && r.is_capital(next)
        && r.is(next, Classes::PLACE_TYPE.or(Classes::ORG_HEAD))
    {
        return None;
    }
    Some((next, DayRef::Holiday { rule, year }))
}
