//! Times of day in spoken words: "half past nine", "quarter to ten", "twenty past two".

use crate::lexicon::Classes;

use super::reader::Reader;
use super::year::AFTER_NOUN;

/// Where a time so told begins whose hour stands at `i`: at "half", "quarter" or the "a" before it; else `i`.
pub fn begin(r: &Reader, i: usize) -> usize {
    let part = i.wrapping_sub(2);
    if !r.is(i.wrapping_sub(1), Classes::PREPOSITION) || !r.says_any(part, &["half", "quarter"]) {
        return i;
    }
    let article = part.wrapping_sub(1);
    let at = if r.says(article, "a") { article } else { part };
    if time(r, at).is_some() { at } else { i }
}

/// Hour and minute told so at `i`, and the token behind.
pub fn time(r: &Reader, i: usize) -> Option<(usize, u8, u8)> {
    let compound = r.joins(i.wrapping_sub(1));
    if compound || !r.is(i + 1, Classes::PREPOSITION.or(Classes::TIME_UNIT)) && !r.joins(i + 1) {
        return None;
    }
    let begin = if r.says(i, "a") && r.says(i + 1, "quarter") { i + 1 } else { i };
    let (at, minutes, named) = part_of_hour(r, begin)?;
    let half = minutes == 30;
    let past = r.says(at, "past") || named && !half && r.says(at, "after");
    let to = !half && (r.says(at, "to") || named && r.says_any(at, &["before", "till", "of"]));
    if !(past || to) {
        return None;
    }
    let (next, hour, noon) = hour(r, at + 1)?;
    let is_clock = noon || named || minutes % 5 == 0 && timed(r, i);
    let noun = r.is_word(next) && !r.is(next, AFTER_NOUN.or(TIMES)) && !r.says_any(next, OCLOCK);
    let range = to && (r.says_any(i.wrapping_sub(1), &["from", "by"]) || r.says_any(next, &["to"]));
    if !is_clock
        || noun
        || range
        || r.joins(next)
        || r.measures(next)
        || r.is(next, Classes::NUMBER.or(Classes::TIME_UNIT))
    {
        return None;
    }
    Some(match (past, hour) {
        (true, hour) => (next, hour, minutes),
        (false, 1) => (next, 12, 60 - minutes),
        (false, hour) => (next, hour - 1, 60 - minutes),
    })
}

const OCLOCK: &[&str] = &["o'clock", "o’clock"];
const TIMES: Classes = Classes::WEEKDAY
    .or(Classes::MONTH)
    .or(Classes::TIME_REFERENCE)
    .or(Classes::TIME_POINTER)
    .or(Classes::TIME_ZONE)
    .or(Classes::DAY_PART);

/// "half", "quarter", "twenty-five", "five minutes": behind it, how many minutes, and whether the word alone tells.
fn part_of_hour(r: &Reader, i: usize) -> Option<(usize, u8, bool)> {
    if r.says(i, "half") {
        return Some((i + 1, 30, true));
    }
    if r.says(i, "quarter") {
        return Some((i + 1, 15, true));
    }
    let n = r.number(i, Classes::NUMBER).filter(|n| (1..30).contains(n))?;
    let ones = r.number(r.next(i), Classes::NUMBER).filter(|ones| n == 20 && (1..10).contains(ones));
    let (at, n) = ones.map_or((i + 1, n), |ones| (r.next(i) + 1, n + ones));
    let at = if r.says_any(at, &["minute", "minutes"]) { at + 1 } else { at };
    Some((at, n as u8, false))
}

/// The hour: "nine", "9", "noon", "midnight"; whether it is one of the last two.
fn hour(r: &Reader, i: usize) -> Option<(usize, u8, bool)> {
    match r.value(i, Classes::DAY_PART) {
        Some("T24") => return Some((i + 1, 24, true)),
        Some("MI") if r.says(i, "noon") => return Some((i + 1, 12, true)),
        _ => {}
    }
    let figure = || r.digits(i).map(i64::from).filter(|_| r.text(i).len() <= 2);
    let hour = r.number(i, Classes::NUMBER).or_else(figure).filter(|h| (1..=12).contains(h))?;
    Some((i + 1, hour as u8, false))
}

/// A word that leads a time by the clock, as it does not an amount.
fn timed(r: &Reader, i: usize) -> bool {
    r.says_any(i.wrapping_sub(1), &["at", "around", "about", "until", "till", "before", "after", "since"])
}
