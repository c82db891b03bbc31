//! The days of holidays, by the rules that the lexicon gives.
//!
//! A rule is `MM-DD`, `MM-WD-N` (the Nth Monday of a month, `L` for the last), `E±N` (days from Easter), `O±N` (from
//! Orthodox Easter), or one of a few with names of their own: election day, the days around Thanksgiving.

use jiff::civil::Date;

use super::calendar::{date, shift, weekday};
use super::meaning::Unit;

/// The first of the rules of a holiday that two continents keep on different days.
pub fn first_rule(rule: &str) -> &str {
    rule.split('|').next().unwrap_or(rule)
}

/// The day of the holiday in `year`.
pub fn day(rule: &str, year: i16) -> Option<Date> {
    if let Some(days) = rule.strip_prefix('E') {
        return shift(easter(year)?, days.parse().ok()?, Unit::Day);
    }
    if let Some(days) = rule.strip_prefix('O') {
        return shift(orthodox_easter(year)?, days.parse().ok()?, Unit::Day);
    }
    let mut parts = rule.split('-');
    let month: u8 = parts.next()?.parse().ok()?;
    let (second, third) = (parts.next()?, parts.next());
    match (second, third) {
        (day, None) => date(year, month, day.parse().ok()?),
        ("EL", _) => shift(nth(year, month, 1, 1)?, 1, Unit::Day),
        ("BF", _) => shift(nth(year, month, 4, 4)?, 1, Unit::Day),
        ("CM", _) => shift(nth(year, month, 4, 4)?, 4, Unit::Day),
        ("VI", _) => before(date(year, month, 25)?, 1),
        (name, Some("L")) => before(shift(date(year, month, 1)?, 1, Unit::Month)?, number(name)?),
        (name, Some(n)) => nth(year, month, number(name)?, n.parse().ok()?),
    }
}

/// The month and day of a rule that is the same each year, as numbers.
pub fn month_day(rule: &'static str) -> Option<(u8, u8)> {
    let (month, day) = fixed(first_rule(rule))?.split_once('-')?;
    Some((month.parse().ok()?, day.parse().ok()?))
}

/// The month and day of a rule that is the same each year.
pub fn fixed(rule: &str) -> Option<&str> {
    (rule.len() == 5 && rule.bytes().all(|b| b.is_ascii_digit() || b == b'-')).then_some(rule)
}

fn number(name: &str) -> Option<u8> {
    ["MO", "TU", "WE", "TH", "FR", "SA", "SU"].iter().position(|n| *n == name).map(|n| n as u8 + 1)
}

/// The `n`th weekday of a month, its last for 0; `None` where the month has no fifth.
pub fn nth_weekday(year: i16, month: u8, day: u8, n: u8) -> Option<Date> {
    if n == 0 {
        return before(shift(date(year, month, 1)?, 1, Unit::Month)?, day);
    }
    nth(year, month, day, n.into()).filter(|d| d.month() as u8 == month)
}

/// The `n`th weekday of a month.
fn nth(year: i16, month: u8, day: u8, n: i32) -> Option<Date> {
    let first = date(year, month, 1)?;
    let ahead = (i32::from(day) - i32::from(weekday(first))).rem_euclid(7);
    shift(first, ahead + 7 * (n - 1), Unit::Day)
}

/// The last weekday before `end`.
fn before(end: Date, day: u8) -> Option<Date> {
    let back = (i32::from(weekday(end)) - i32::from(day) + 6).rem_euclid(7) + 1;
    shift(end, -back, Unit::Day)
}

/// Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    date(year, (n / 31) as u8, (n % 31 + 1) as u8)
}

/// Orthodox Easter: Meeus' Julian rule, moved to the Gregorian calendar of 1900 to 2099.
fn orthodox_easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let d = (19 * (y % 19) + 15) % 30;
    let e = (2 * (y % 4) + 4 * (y % 7) - d + 34) % 7;
    let n = d + e + 114;
    shift(date(year, (n / 31) as u8, (n % 31 + 1) as u8)?, 13, Unit::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn movable_days_fall_where_the_almanac_has_them() {
        let on = |rule, year| day(rule, year).map(|d| d.to_string()).unwrap_or_default();
        assert_eq!(on("E+0", 2024), "2024-03-31");
        assert_eq!(on("E-2", 2023), "2023-04-07");
        assert_eq!(on("O+0", 2023), "2023-04-16");
        assert_eq!(on("11-TH-4", 1999), "1999-11-25");
        assert_eq!(on("05-MO-L", 2022), "2022-05-30");
        assert_eq!(on("11-EL-1", 2020), "2020-11-03");
        assert_eq!(on("02-30", 2020), "");
    }
}
