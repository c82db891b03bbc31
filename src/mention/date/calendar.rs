//! The calendar: points in time at their grain, their first and last days, steps between them.

use jiff::civil::{Date, ISOWeekDate, Weekday};
use jiff::{Span, ToSpan};

use super::meaning::Unit;

/// A stretch of the calendar, as coarse as it was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Point {
    Century(i16),
    Decade(i16),
    Year(i16),
    Half(i16, u8),
    Quarter(i16, u8),
    /// 0 spring, 1 summer, 2 autumn, 3 winter; the winter of the year in which it begins.
    Season(i16, u8),
    Month(i16, u8),
    /// Year and week of ISO 8601.
    Week(i16, u8),
    Weekend(i16, u8),
    Day(Date),
}

/// The names of the seasons in values, spring first.
pub const SEASONS: [&str; 4] = ["SP", "SU", "FA", "WI"];

impl Point {
    /// The unit of the calendar that holds `day`.
    pub fn holding(day: Date, unit: Unit) -> Point {
        let (year, month) = (day.year(), day.month() as u8);
        match unit {
            Unit::Century | Unit::Millennium => Point::Century(year.div_euclid(100)),
            Unit::Decade => Point::Decade(year.div_euclid(10)),
            Unit::Year => Point::Year(year),
            Unit::Quarter => Point::Quarter(year, (month - 1) / 3 + 1),
            Unit::Month => Point::Month(year, month),
            Unit::Week | Unit::Fortnight => week(day),
            Unit::Weekend => weekend(day),
            Unit::Day | Unit::Hour | Unit::Minute | Unit::Second => Point::Day(day),
        }
    }

    /// The TIMEX3 value.
    pub fn value(self) -> String {
        let mut value = String::with_capacity(12);
        match self {
            Point::Century(c) => digits(&mut value, c, 2),
            Point::Decade(d) => digits(&mut value, d, 3),
            Point::Year(y)
            | Point::Half(y, _)
            | Point::Quarter(y, _)
            | Point::Season(y, _)
            | Point::Month(y, _)
            | Point::Week(y, _)
            | Point::Weekend(y, _) => digits(&mut value, y, 4),
            Point::Day(d) => digits(&mut value, d.year(), 4),
        }
        let mut part = |letters: &str, n: i16, width| {
            value.push_str(letters);
            digits(&mut value, n, width);
        };
        match self {
            Point::Century(_) | Point::Decade(_) | Point::Year(_) => {}
            Point::Half(_, h) => part("-H", h.into(), 1),
            Point::Quarter(_, q) => part("-Q", q.into(), 1),
            Point::Season(_, s) => value.extend(["-", SEASONS[usize::from(s) & 3]]),
            Point::Month(_, m) => part("-", m.into(), 2),
            Point::Week(_, w) => part("-W", w.into(), 2),
            Point::Weekend(_, w) => {
                part("-W", w.into(), 2);
                value.push_str("-WE");
            }
            Point::Day(d) => {
                part("-", d.month().into(), 2);
                part("-", d.day().into(), 2);
            }
        }
        value
    }

    /// First and last day, both inclusive; `None` beyond the calendar.
    pub fn interval(self) -> Option<(Date, Date)> {
        match self {
            Point::Century(c) => months(c.checked_mul(100)?, 1, 1200),
            Point::Decade(d) => months(d.checked_mul(10)?, 1, 120),
            Point::Year(y) => months(y, 1, 12),
            Point::Half(y, h) => months(y, 6 * h - 5, 6),
            Point::Quarter(y, q) => months(y, 3 * q - 2, 3),
            Point::Season(y, s) => months(y, 3 * s + 3, 3),
            Point::Month(y, m) => months(y, m, 1),
            Point::Week(y, w) => days(y, w, Weekday::Monday, 6),
            Point::Weekend(y, w) => days(y, w, Weekday::Saturday, 1),
            Point::Day(d) => Some((d, d)),
        }
    }

    /// `n` units of its own grain later.
    pub fn step(self, n: i32) -> Option<Point> {
        let year = |y: i16| add(y, n);
        Some(match self {
            Point::Century(c) => Point::Century(year(c)?),
            Point::Decade(d) => Point::Decade(year(d)?),
            Point::Year(y) => Point::Year(valid_year(year(y)?)?),
            Point::Half(y, h) => Point::Half(valid_year(year(y)?)?, h),
            Point::Season(y, s) => Point::Season(valid_year(year(y)?)?, s),
            Point::Quarter(y, q) => {
                let count = (i32::from(y) * 4 + i32::from(q) - 1).checked_add(n)?;
                Point::Quarter(
                    valid_year((count.div_euclid(4)).try_into().ok()?)?,
                    count.rem_euclid(4) as u8 + 1,
                )
            }
            Point::Month(y, m) => {
                let count = (i32::from(y) * 12 + i32::from(m) - 1).checked_add(n)?;
                Point::Month(
                    valid_year((count.div_euclid(12)).try_into().ok()?)?,
                    count.rem_euclid(12) as u8 + 1,
                )
            }
            Point::Week(..) => week(shift(self.interval()?.0, n, Unit::Week)?),
            Point::Weekend(..) => weekend(shift(self.interval()?.0, n, Unit::Week)?),
            Point::Day(d) => Point::Day(shift(d, n, Unit::Day)?),
        })
    }

    /// The same stretch `n` years later, at its own grain.
    pub fn step_years(self, n: i32) -> Option<Point> {
        Some(match self {
            Point::Quarter(y, q) => Point::Quarter(valid_year(add(y, n)?)?, q),
            Point::Month(y, m) => Point::Month(valid_year(add(y, n)?)?, m),
            Point::Week(..) | Point::Weekend(..) => week(shift(self.interval()?.0, n, Unit::Year)?),
            Point::Day(d) => Point::Day(shift(d, n, Unit::Year)?),
            Point::Century(_) | Point::Decade(_) => return None,
            other => other.step(n)?,
        })
    }
}

/// Appends `n` with at least `width` digits.
fn digits(out: &mut String, n: i16, width: u32) {
    let n = n.unsigned_abs();
    let width = width.max(n.checked_ilog10().unwrap_or(0) + 1);
    for place in (0..width).rev() {
        out.push(char::from(b'0' + (n / 10u16.pow(place) % 10) as u8));
    }
}

fn add(y: i16, n: i32) -> Option<i16> {
    i32::from(y).checked_add(n)?.try_into().ok()
}

/// The years that a date may have.
pub fn valid_year(year: i16) -> Option<i16> {
    (1..=9999).contains(&year).then_some(year)
}

/// `n` units later, by the calendar: a month after 31 January is the last of February.
pub fn shift(day: Date, n: i32, unit: Unit) -> Option<Date> {
    let n = i64::from(n.clamp(-4_000_000, 4_000_000));
    let span: Span = match unit {
        Unit::Century => Span::new().try_years(n * 100).ok()?,
        Unit::Millennium => Span::new().try_years(n * 1000).ok()?,
        Unit::Decade => Span::new().try_years(n * 10).ok()?,
        Unit::Year => Span::new().try_years(n).ok()?,
        Unit::Quarter => Span::new().try_months(n * 3).ok()?,
        Unit::Month => Span::new().try_months(n).ok()?,
        Unit::Fortnight => Span::new().try_days(n * 14).ok()?,
        Unit::Week | Unit::Weekend => Span::new().try_days(n * 7).ok()?,
        Unit::Day => Span::new().try_days(n).ok()?,
        Unit::Hour | Unit::Minute | Unit::Second => 0.days(),
    };
    let date = day.checked_add(span).ok()?;
    valid_year(date.year()).map(|_| date)
}

/// A day that exists, in a year from 1 to 9999.
pub fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    valid_year(year).map(|_| date)
}

/// The day of the week, Monday 1 to Sunday 7.
pub fn weekday(day: Date) -> u8 {
    day.weekday().to_monday_one_offset() as u8
}

fn week(day: Date) -> Point {
    let iso = day.iso_week_date();
    Point::Week(iso.year(), iso.week() as u8)
}

fn weekend(day: Date) -> Point {
    let iso = day.iso_week_date();
    Point::Weekend(iso.year(), iso.week() as u8)
}

fn months(year: i16, month: u8, count: i32) -> Option<(Date, Date)> {
    let first = date(year.max(1), month, 1)?;
    let last = first.checked_add(Span::new().try_months(count).ok()?).ok()?.yesterday().ok()?;
    Some((first, last))
}

fn days(year: i16, week: u8, from: Weekday, count: i64) -> Option<(Date, Date)> {
    let first = ISOWeekDate::new(year, week as i8, from).ok()?.date();
    Some((first, first.checked_add(Span::new().try_days(count).ok()?).ok()?))
}
