//! A time by the clock: its figures or words, the half of the day, the zone.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::clock::day_part;
use super::meaning::Clock;
use super::reader::Reader;
use super::spoken;

/// A clock time at `i` with its zone: `9:30 p.m. EST`, `9am`, `2100 GMT`, `noon`, `5 o'clock`, "4 in the morning".
pub fn clock_at(r: &Reader, i: usize) -> Option<(usize, Clock)> {
    if let Some(clock @ Clock::At { .. }) = part_at(r, i) {
        return Some((past_zone(r, i + 1), clock));
    }
    let inside =
        r.is_glued(i) && matches!(r.mark(i.wrapping_sub(1)), Mark::Colon | Mark::Slash | Mark::Currency);
    let said = if r.is_figure(i) { None } else { spoken::time(r, i) };
    let written = || figures(r, i).filter(|_| !inside);
    let (next, hour, minute, second) = said.map_or_else(written, |(n, h, m)| Some((n, h, m, None)))?;
    // "12 noon"
    if hour == 12
        && minute == 0
        && let Some(clock @ Clock::At { .. }) = part_at(r, next)
    {
        return Some((past_zone(r, next + 1), clock));
    }
    let told = next > i + 2 && r.mark(next - 2) == Mark::Colon;
    let (hour, next, sure) = match half_of_day(r, next) {
        Some((pm, end)) if (1..=12).contains(&hour) => (hour % 12 + if pm { 12 } else { 0 }, end, true),
        Some(_) => return None,
        None if said.is_some() => (hour, next, true),
        None => match range_half(r, i, next, hour) {
            Some(hour) => (hour, next, true),
            None => (hour, next, false),
        },
    };
    let half_told = sure && said.is_none();
    let (hour, next, sure) = in_the_morning(r, next, hour).map_or((hour, next, sure), |(h, n)| (h, n, true));
    // "half past ten on Friday night", but not in "voted 7 to 2 on Monday night"
    let on = if said.is_some() && r.says(next, "on") { next + 1 } else { next };
    let (hour, sure) = match day_part(r, on) {
        Some((last, _)) if !half_told && (1..=12).contains(&hour) => (in_part(r, last - 1, hour), true),
        _ => (hour, sure),
    };
    let end = past_zone(r, next);
    let military = r.digits_of(i, 4).is_some();
    let before = i.wrapping_sub(1);
    let led = told
        && !r.is_glued(i)
        && r.says_any(
            before,
            &[
                "at", "by", "from", "until", "till", "around", "about", "before", "after", "since",
                "between", "to", "and",
            ],
        );
    // "the four Eastern Cape leaders"
    let named = r.says_any(next, &["eastern", "pacific"]) && !told && !sure;
    let zoned = end > next && !named || r.says(next, "hours") && (told || military) && r.text(i).len() >= 4;
    let at = r.says_any(before, &["at", "by", "from", "until", "around", "about", "before", "after", "to"]);
    let hours = military && r.says_any(next, &["hours", "hrs"]) && (at || r.text(i).starts_with('0'));
    let end = if hours { end.max(next + 1) } else { end };
    let fits = sure || zoned || hours || led && !military;
    let valid = hour <= 24 && minute < 60 && (hour < 24 || minute == 0) && second.is_none_or(|s| s < 60);
    (fits && valid).then_some((end, Clock::At { hour, minute, second }))
}

/// The hour of the 24 of `8:30` in "8:30-10:30 p.m.", of `6` in "from 6 to 8 p.m.": the second time tells the half.
fn range_half(r: &Reader, i: usize, next: usize, hour: u8) -> Option<u8> {
    let dash = matches!(r.mark(next), Mark::Hyphen | Mark::Dash);
    let led = r.says_any(i.wrapping_sub(1), &["from", "between"]);
    let to = r.says(next, "to");
    if !(dash || to || led && r.says_any(next, &["and", "until", "till"])) || !(1..=12).contains(&hour) {
        return None;
    }
    let (end, second, ..) = figures(r, next + 1).filter(|(_, h, ..)| (1..=12).contains(h))?;
    let (pm, _) = half_of_day(r, end)?;
    let before_noon = pm && hour % 12 > second % 12;
    Some(hour % 12 + if pm && !before_noon { 12 } else { 0 })
}

/// Hours, minutes, seconds written at `i`.
fn figures(r: &Reader, i: usize) -> Option<(usize, u8, u8, Option<u8>)> {
    let text = r.text(i);
    match r.kind(i)? {
        Kind::Number if r.mark(i.wrapping_sub(1)) == Mark::Currency => None,
        Kind::Number if text.len() == 4 && r.digits(i).is_some() => {
            let n = r.digits(i)?;
            Some((i + 1, (n / 100) as u8, (n % 100) as u8, None))
        }
        Kind::Number => {
            if let Some((h, m)) = text.split_once('.').filter(|(h, m)| h.len() <= 2 && m.len() == 2) {
                return half_of_day(r, i + 1).and(Some((i + 1, h.parse().ok()?, m.parse().ok()?, None)));
            }
            let hour = r.digits(i).filter(|h| *h <= 24 && text.len() <= 2)? as u8;
            colon(r, i + 1).map_or(Some((i + 1, hour, 0, None)), |minute| {
                let second = colon(r, i + 3);
                Some((if second.is_some() { i + 5 } else { i + 3 }, hour, minute, second))
            })
        }
        Kind::Mixed => glued_figures(r, i),
        _ => {
            let hour = r.number(i, Classes::NUMBER).filter(|h| (1..=12).contains(h))? as u8;
            let minute =
                r.number(r.next(i), Classes::NUMBER).filter(|m| [10, 15, 20, 30, 40, 45, 50].contains(m));
            Some((
                if minute.is_some() { r.next(i) + 1 } else { i + 1 },
                hour,
                minute.unwrap_or(0) as u8,
                None,
            ))
        }
    }
}

/// `9am`, `11pm` as one token: the figure, the letters read again by `half_of_day`.
fn glued_figures(r: &Reader, i: usize) -> Option<(usize, u8, u8, Option<u8>)> {
    let text = r.text(i);
    let cut = text.len().checked_sub(2).filter(|n| (1..=4).contains(n))?;
    let (figure, tail) = (text.get(..cut)?, text.get(cut..)?);
    let pm = tail.eq_ignore_ascii_case("pm");
    if !pm && !tail.eq_ignore_ascii_case("am") {
        return None;
    }
    let (hour, minute) = figure.split_once('.').unwrap_or((figure, "0"));
    let (hour, minute): (u8, u8) = (hour.parse().ok()?, minute.parse().ok()?);
    Some((i + 1, hour, minute, None)).filter(|_| (1..=12).contains(&hour))
}

/// `:30`
pub fn colon(r: &Reader, i: usize) -> Option<u8> {
    let written = r.mark(i) == Mark::Colon && r.is_glued(i) && r.is_glued(i + 1);
    let text = r.text(i + 1);
    let digits = text.get(..2).filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    let tail = &text[2..];
    let fits = tail.is_empty()
        || tail.eq_ignore_ascii_case("z")
        || tail.eq_ignore_ascii_case("am")
        || tail.eq_ignore_ascii_case("pm");
    if written && fits { digits.parse().ok() } else { None }
}

/// Whether "a.m." or "p.m." stands before token `i` (glued) or at it: true for p.m., and the token behind.
fn half_of_day(r: &Reader, i: usize) -> Option<(bool, usize)> {
    let glued = r.text(i.wrapping_sub(1));
    if r.kind(i.wrapping_sub(1)) == Some(Kind::Mixed) {
        let tail = glued.get(glued.len().checked_sub(2)?..)?;
        return if tail.eq_ignore_ascii_case("pm") {
            Some((true, i))
        } else if tail.eq_ignore_ascii_case("am") {
            Some((false, i))
        } else {
            None
        };
    }
    let word = r.text(i);
    let letters = |w: &str| {
        word.len() <= 4 && word.bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase()).eq(w.bytes())
    };
    if letters("pm") {
        return Some((true, i + 1));
    }
    if letters("am") && (word != "am" || !r.says(i.wrapping_sub(2), "i")) {
        return Some((false, i + 1));
    }
    r.says_any(i, &["o'clock", "o’clock"]).then(|| (false, i + 1)).filter(|_| false)
}

/// "4 in the morning", "5 o'clock in the afternoon"; the hour of the 24.
fn in_the_morning(r: &Reader, i: usize, hour: u8) -> Option<(u8, usize)> {
    let clock = r.says_any(i, &["o'clock", "o’clock"]);
    let at = if clock { i + 1 } else { i };
    let told = r.says(at, "in") && r.says(at + 1, "the") && (1..=12).contains(&hour);
    if told && r.is(at + 2, Classes::DAY_PART) {
        return Some((in_part(r, at + 2, hour), at + 3));
    }
    (clock && (1..=12).contains(&hour)).then_some((hour, at))
}

/// The hour of the 24 in the part of the day named at `i`.
fn in_part(r: &Reader, i: usize, hour: u8) -> u8 {
    let part = r.value(i, Classes::DAY_PART);
    let pm = matches!(part, Some("AF" | "EV")) || part == Some("NI") && hour > 5;
    hour % 12 + if pm { 12 } else { 0 }
}

/// Behind the zone at `i`, if one stands there.
pub fn past_zone(r: &Reader, i: usize) -> usize {
    if r.says(i, "hours") {
        return past_zone_word(r, i + 1).unwrap_or(i);
    }
    past_zone_word(r, i).unwrap_or(i)
}

fn past_zone_word(r: &Reader, i: usize) -> Option<usize> {
    let (len, _) = r.longest_entry(i, Classes::TIME_ZONE)?;
    (r.is_capital(i) || len > 1).then_some(i + len)
}

/// The part of the day, or noon and midnight, named at `i`.
pub fn part_at(r: &Reader, i: usize) -> Option<Clock> {
    match r.value(i, Classes::DAY_PART)? {
        "T24" => Some(Clock::At { hour: 24, minute: 0, second: None }),
        "MI" if r.says(i, "noon") && r.says(i.wrapping_sub(1), "high") => None,
        "MI" if r.says(i, "noon") => Some(Clock::At { hour: 12, minute: 0, second: None }),
        part => Some(Clock::Part(part)),
    }
}
