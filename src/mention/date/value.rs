//! Values of durations, sets and times, as TIMEX3 writes them.

use super::calendar::SEASONS;
use super::meaning::{Clock, Every, Quantity, Unit};

/// `P2Y`, `PXW`, `PT5H30M`.
pub fn duration(quantity: Quantity, unit: Unit, extra: Option<(i64, Unit)>) -> String {
    let (time, letter, factor) = letter(unit);
    let time = if time { "T" } else { "" };
    let Quantity::Hundredths(n) = quantity else {
        let letter = if unit == Unit::Century { "C" } else { letter };
        return format!("P{time}X{letter}");
    };
    if let Some(value) = split_time(n, unit) {
        return value;
    }
    let n = n.saturating_mul(factor);
    let mut value = format!("P{time}{}{letter}", decimal(n));
    if let Some((count, unit)) = extra {
        let (small, letter, factor) = self::letter(unit);
        let t = if small && time.is_empty() { "T" } else { "" };
        value += &format!("{t}{}{letter}", count.saturating_mul(factor));
    }
    value
}

/// Hours and minutes that are not whole: 5½ hours are `PT5H30M`.
fn split_time(n: i64, unit: Unit) -> Option<String> {
    let small = match unit {
        Unit::Hour => 'M',
        Unit::Minute => 'S',
        _ => return None,
    };
    let large = if unit == Unit::Hour { 'H' } else { 'M' };
    let (whole, rest) = (n / 100, n % 100 * 60 / 100);
    match (whole, rest) {
        (_, 0) => None,
        (0, rest) => Some(format!("PT{rest}{small}")),
        _ => Some(format!("PT{whole}{large}{rest}{small}")),
    }
}

/// Whether the unit is one of time of day, its letter, and how many of the letter it is.
fn letter(unit: Unit) -> (bool, &'static str, i64) {
    match unit {
        Unit::Second => (true, "S", 1),
        Unit::Minute => (true, "M", 1),
        Unit::Hour => (true, "H", 1),
        Unit::Day => (false, "D", 1),
        Unit::Weekend => (false, "WE", 1),
        Unit::Week => (false, "W", 1),
        Unit::Fortnight => (false, "W", 2),
        Unit::Month => (false, "M", 1),
        Unit::Quarter => (false, "Q", 1),
        Unit::Year => (false, "Y", 1),
        Unit::Decade => (false, "Y", 10),
        Unit::Century => (false, "Y", 100),
        Unit::Millennium => (false, "Y", 1000),
    }
}

fn decimal(hundredths: i64) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => whole.to_string(),
        r if r % 10 == 0 => format!("{whole}.{}", r / 10),
        r => format!("{whole}.{r:02}"),
    }
}

/// The value of what recurs.
pub fn set(every: Every) -> String {
    match every {
        Every::Units(quantity, unit) => duration(quantity, unit, None),
        Every::Weekday(day) => format!("XXXX-WXX-{day}"),
        Every::Weekend => "XXXX-WXX-WE".to_string(),
        Every::WeekdayPart(day, part) => format!("XXXX-WXX-{day}T{part}"),
        Every::Month(month) => format!("XXXX-{month:02}"),
        Every::MonthDay(month, day) => format!("XXXX-{month:02}-{day:02}"),
        Every::Season(season) => format!("XXXX-{}", SEASONS[usize::from(season) & 3]),
        Every::Part(part) => format!("XXXX-XX-XXT{part}"),
        Every::Clock(Some(day), at) => format!("XXXX-WXX-{day}{}", clock(at)),
        Every::Clock(None, at) => format!("XXXX-XX-XX{}", clock(at)),
        Every::Value(value) => value.to_string(),
    }
}

/// `T09:00`, `TNI`.
pub fn clock(clock: Clock) -> String {
    match clock {
        Clock::At { hour, minute, second: Some(second) } => format!("T{hour:02}:{minute:02}:{second:02}"),
        Clock::At { hour, minute, second: None } => format!("T{hour:02}:{minute:02}"),
        Clock::Part(part) => format!("T{part}"),
    }
}

/// The value of a unit of the calendar of which nothing is known.
pub fn open_unit(unit: Unit) -> String {
    match unit {
        Unit::Millennium | Unit::Century => "XX",
        Unit::Decade => "XXX",
        Unit::Year => "XXXX",
        Unit::Quarter => "XXXX-QX",
        Unit::Month => "XXXX-XX",
        Unit::Week | Unit::Fortnight => "XXXX-WXX",
        Unit::Weekend => "XXXX-WXX-WE",
        _ => "XXXX-XX-XX",
    }
    .to_string()
}
