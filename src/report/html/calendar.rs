//! Days as numbers, and stretches of days as people write them.

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// First and last day of a stretch, as days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Days {
    pub first: i64,
    pub last: i64,
}

impl Days {
    /// Of two ISO dates in their order.
    pub fn parse(from: &str, to: Option<&str>) -> Option<Days> {
        let first = number(from.parse().ok()?);
        let last = to.and_then(|t| t.parse().ok()).map_or(first, number);
        (first <= last).then_some(Days { first, last })
    }

    pub fn count(self) -> i64 {
        self.last - self.first + 1
    }
}

/// The number of a day.
pub fn number(day: Date) -> i64 {
    i64::from((day - date(1970, 1, 1)).get_days())
}

/// The day of a number; the last of the calendar where it has none.
pub fn day(number: i64) -> Date {
    i32::try_from(number).ok().and_then(|n| date(1970, 1, 1).checked_add(n.days()).ok()).unwrap_or(Date::MAX)
}

/// The stretch in words: `12 Mar 2024`, `1–7 Jun 2015`, `March 2024`, `2024`, `1990s`.
pub fn words(days: Days) -> String {
    let (a, b) = (day(days.first), day(days.last));
    let whole_months = a.day() == 1 && b.day() == b.days_in_month();
    let whole_years = whole_months && a.month() == 1 && b.month() == 12;
    let years = b.year() - a.year() + 1;
    match () {
        () if a == b => format!("{} {} {}", a.day(), short(a), a.year()),
        () if whole_years && years == 1 => a.year().to_string(),
        () if whole_years && years == 10 && a.year() % 10 == 0 => format!("{}s", a.year()),
        () if whole_years => format!("{}–{}", a.year(), b.year()),
        () if whole_months && a.month() == b.month() && years == 1 => format!("{} {}", long(a), a.year()),
        () if whole_months && years == 1 => format!("{}–{} {}", short(a), short(b), a.year()),
        () if whole_months => format!("{} {}–{} {}", short(a), a.year(), short(b), b.year()),
        () if a.first_of_month() == b.first_of_month() => {
            format!("{}–{} {} {}", a.day(), b.day(), short(a), a.year())
        }
        () if years == 1 => format!("{} {} – {} {} {}", a.day(), short(a), b.day(), short(b), a.year()),
        () => format!("{} {} {} – {} {} {}", a.day(), short(a), a.year(), b.day(), short(b), b.year()),
    }
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn long(day: Date) -> &'static str {
    MONTHS[day.month() as usize - 1]
}

/// The month in three letters.
pub fn short(day: Date) -> &'static str {
    &long(day)[..3]
}

/// Day of the week and date: `Tue 12 Mar 2024`.
pub fn weekday(number: i64) -> String {
    let date = day(number);
    let name = match date.weekday().to_monday_zero_offset() {
        0 => "Mon",
        1 => "Tue",
        2 => "Wed",
        3 => "Thu",
        4 => "Fri",
        5 => "Sat",
        _ => "Sun",
    };
    format!("{name} {}", words(Days { first: number, last: number }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(from: &str, to: &str) -> String {
        words(Days::parse(from, Some(to)).unwrap())
    }

    #[test]
    fn stretches_are_told_as_people_write_them() {
        assert_eq!(of("2024-03-12", "2024-03-12"), "12 Mar 2024");
        assert_eq!(of("2015-06-01", "2015-06-07"), "1–7 Jun 2015");
        assert_eq!(of("2015-06-29", "2015-07-05"), "29 Jun – 5 Jul 2015");
        assert_eq!(of("2015-12-28", "2016-01-03"), "28 Dec 2015 – 3 Jan 2016");
        assert_eq!(of("2024-02-01", "2024-02-29"), "February 2024");
        assert_eq!(of("2014-07-01", "2014-09-30"), "Jul–Sep 2014");
        assert_eq!(of("2014-12-01", "2015-02-28"), "Dec 2014–Feb 2015");
        assert_eq!(of("2014-01-01", "2014-12-31"), "2014");
        assert_eq!(of("1990-01-01", "1999-12-31"), "1990s");
        assert_eq!(of("1900-01-01", "1999-12-31"), "1900–1999");
    }

    #[test]
    fn days_are_counted() {
        assert_eq!(Days::parse("1970-01-02", None), Some(Days { first: 1, last: 1 }));
        assert_eq!(Days::parse("2024-03-12", Some("2024-03-14")).map(Days::count), Some(3));
        assert_eq!(Days::parse("2024-03-14", Some("2024-03-12")), None);
        assert_eq!(Days::parse("soon", None), None);
        assert_eq!(weekday(number(date(2024, 3, 12))), "Tue 12 Mar 2024");
        assert_eq!(day(i64::MAX), Date::MAX);
        assert_eq!(number(day(-500_000)), -500_000);
    }
}
