//! Quarters and halves of a year, by number or by letter and digit.

use crate::lexicon::Classes;
use crate::token::Mark;

use super::meaning::{Found, Meaning, Part, Unit, YearRef};
use super::numbers::{listed, ordinal};
use super::reader::Reader;
use super::year::{of_year, written};

/// The year told before a quarter: "1988 second quarter", "last year's third quarter", "year-ago quarter".
fn year_before(r: &Reader, i: usize) -> Option<(usize, YearRef)> {
    if let Some((next, year)) = written(r, i).filter(|_| r.digits(i).is_some() || r.mark(i) != Mark::None) {
        return Some((r.past_possessive(next), YearRef::Is(year)));
    }
    if let Some(p) = r.pointer(i).filter(|_| r.says(i + 1, "year") && r.is_possessive(i + 2)) {
        return Some((i + 3, YearRef::Offset(p.steps)));
    }
    if r.says(i, "year") && r.is_possessive(i + 1) && r.says(i.wrapping_sub(1), "the") {
        return Some((i + 2, YearRef::Offset(0)));
    }
    let hyphened = r.says(i, "year") && r.joins(i + 1) && r.says_any(i + 2, &["ago", "earlier"]);
    hyphened.then_some((i + 3, YearRef::YearBefore))
}

/// The row `date/quarter`: "third-quarter", "the 1988 second quarter", "first half of 1990", "last year's fiscal first quarter".
pub fn quarter(r: &Reader, i: usize) -> Option<Found> {
    let (at, before) = year_before(r, i).unwrap_or((i, YearRef::Unsaid));
    let at = past_qualifier(r, at);
    let (at, pointer) = match r.pointer(at) {
        Some(p) if !r.says(at, "that") && (p.steps == 0 || r.is(at + 1, Classes::ORDINAL)) => {
            (past_qualifier(r, at + 1), Some(p))
        }
        _ => (at, None),
    };
    let (next, n) = ordinal(r, at).or_else(|| named_part(r, at))?;
    // "the first and second quarters": the last of the list names the unit.
    let name = listed(r, next).unwrap_or(next);
    let unit = if r.joins(name) { name + 1 } else { name };
    // "the first fiscal quarter", but "a third consecutive quarter"
    let fiscal = r.value(unit, Classes::TIME_QUALIFIER) == Some("fiscal");
    let unit = if fiscal { past_qualifier(r, unit) } else { unit };
    let plural = name > next || listed_before(r, at);
    let quarter = r.says(unit, "quarter") || plural && r.says(unit, "quarters");
    let part = match n {
        1..=4 if quarter => Part::Quarter(n as u8),
        1..=2 if r.says(unit, "half") => Part::Half(n as u8),
        _ => return None,
    };
    let the_year = of_the_year(r, unit + 1);
    let of_the_year = the_year.is_some();
    let (last, behind) = the_year.map_or_else(|| of_year(r, unit + 1), |last| (last, YearRef::Unsaid));
    let told = behind != YearRef::Unsaid || before != YearRef::Unsaid || of_the_year;
    if matches!(part, Part::Half(_)) && (r.says(last, "of") || !told && !of_business(r, i, last)) {
        return None;
    }
    if !told && of_sport(r, i, last) {
        return None;
    }
    let last = if name > next { next } else { last };
    let year = match (before, behind, pointer) {
        (YearRef::Unsaid, YearRef::Unsaid, Some(p)) if p.steps != 0 => YearRef::Steps(p.steps),
        (YearRef::Unsaid, behind, _) => behind,
        (before, ..) => before,
    };
    Some(Found::new(i, last, Meaning::PartOfYear { part, year }))
}

/// Past "of the year", "of the current fiscal year".
fn of_the_year(r: &Reader, i: usize) -> Option<usize> {
    let mut at = i + 2;
    for _ in 0..2 {
        let skip = r.value(at, Classes::TIME_QUALIFIER).is_some_and(|v| v == "fiscal")
            || r.says_any(at, &["current", "present"]);
        at += usize::from(skip);
    }
    let ends = r.says(at, "year") && r.digits(at + 1).is_none() && !r.joins(at + 1);
    (r.says(i, "of") && r.says(i + 1, "the") && ends).then_some(at + 1)
}

/// Whether figures stand near: the first half of a year has them, that of a match seldom.
fn of_business(r: &Reader, first: usize, last: usize) -> bool {
    let near = (first.saturating_sub(16)..first).chain(last..last + 16);
    let mut near = near.filter(|i| {
        r.mark(*i) == Mark::Percent || r.mark(*i) == Mark::Currency || r.is(*i, Classes::TIME_UNIT)
    });
    near.any(|i| r.mark(i) != Mark::None || r.unit(i).is_some_and(|(u, _)| u >= Unit::Quarter))
        || (first.saturating_sub(16)..first).chain(last..last + 16).any(|i| r.says(i, "percent"))
}

/// Whether a game is spoken of near: "scored twice in the fourth quarter", "led 21-14", "the third quarter of the game".
fn of_sport(r: &Reader, first: usize, last: usize) -> bool {
    let points = |k: usize| r.digits(k).is_some_and(|n| n < 200);
    let score = |i: usize| r.joins(i) && points(i.wrapping_sub(1)) && points(i + 1);
    let mut near = (first.saturating_sub(16)..first).chain(last..last + 16);
    near.any(|i| score(i) || r.says_any(i, &["game", "scored", "touchdown", "touchdowns"]))
        && !of_business(r, first, last)
}

/// Whether an ordinal and "and" or the like stand before `i`: "the first and second quarters".
fn listed_before(r: &Reader, i: usize) -> bool {
    let joint = i.wrapping_sub(1);
    r.says_any(joint, &["and", "or", "to", "through"]) && r.is(joint.wrapping_sub(1), Classes::ORDINAL)
}

fn past_qualifier(r: &Reader, i: usize) -> usize {
    if r.is(i, Classes::TIME_QUALIFIER) { r.next(i) } else { i }
}

/// "final quarter", "last half": only of a year that is told.
fn named_part(r: &Reader, i: usize) -> Option<(usize, u32)> {
    if !r.says(i + 2, "of") || !r.says_any(i, &["final", "last"]) {
        return None;
    }
    let n = match r.text(i + 1) {
        "quarter" => 4,
        "half" => 2,
        _ => return None,
    };
    (of_year(r, i + 2).1 != YearRef::Unsaid).then_some((i + 1, n))
}

/// The row `date/quarter-name`: `Q3 2015`, `3Q`, `H1`.
pub fn quarter_name(r: &Reader, i: usize) -> Option<Found> {
    let text = r.text(i).as_bytes();
    let (letter, digit) = match text {
        [l @ (b'Q' | b'H'), d @ b'1'..=b'4'] => (*l, *d),
        [d @ b'1'..=b'4', l @ (b'Q' | b'H')] => (*l, *d),
        _ => return None,
    };
    let n = digit - b'0';
    let part = match (letter, n) {
        (b'Q', n) => Part::Quarter(n),
        (_, 1..=2) => Part::Half(n),
        _ => return None,
    };
    let (last, year) = of_year(r, i + 1);
    if letter == b'H' && year == YearRef::Unsaid {
        return None;
    }
    Some(Found::new(i, last, Meaning::PartOfYear { part, year }))
}
