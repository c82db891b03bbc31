//! Decades and centuries.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::era::{self, Era};
use super::meaning::{Found, Meaning, Unit};
use super::numbers::{listed, ordinal, ordinal_digits};
use super::reader::Reader;

/// The row `date/decade`: `1990s`, `'90s`, "the nineties", "the 1990's".
pub fn decade(r: &Reader, i: usize) -> Option<Found> {
    let apostrophe = matches!(r.mark(i), Mark::SingleStraight | Mark::SingleClose | Mark::SingleOpen);
    let at = if apostrophe && r.is_glued(i + 1) { i + 1 } else { i };
    if let Some(n) = r.value(i, Classes::TIME_REFERENCE).and_then(|v| v.strip_prefix("decade")) {
        let led = r.is(i.wrapping_sub(1), Classes::TIME_MODIFIER)
            || r.says(i.wrapping_sub(1), "the")
            || r.joins(i.wrapping_sub(1))
            || r.says_any(i.wrapping_sub(1), &["and", "or"])
                && is_decade_word(r, i.wrapping_sub(2))
                && (r.says(i.wrapping_sub(3), "the") || r.is(i.wrapping_sub(3), Classes::TIME_MODIFIER));
        return led.then(|| Found::new(i, i + 1, Meaning::DecadeWord(n.parse().unwrap_or(9))));
    }
    let text = r.text(at);
    let (digits, last) = match text.strip_suffix(['s', 'S']) {
        Some(digits) => (digits, at + 1),
        None if r.kind(at + 1) == Some(Kind::Possessive)
            && r.says_any(before_hyphen(r, at), &["the", "early", "late", "mid"]) =>
        {
            (text, at + 2)
        }
        None => return None,
    };
    let number: i16 = digits.parse().ok().filter(|n| n % 10 == 0)?;
    // "in her early 30s" is an age.
    if digits.len() == 2 && (r.is(i.wrapping_sub(2), Classes::PRONOUN) || of_weather(r, i)) {
        return None;
    }
    match (digits.len(), at > i) {
        // "the 1800s" are the century; "the 2000s" were a decade.
        (4, false) if number % 100 == 0 && (1000..2000).contains(&number) => {
            Some(Found::new(i, last, Meaning::Century(number / 100)))
        }
        (4, false) if (1000..2990).contains(&number) => {
            Some(Found::new(i, last, Meaning::Decade(number / 10)))
        }
        (2, _)
            if at > i
                || r.says_any(i.wrapping_sub(1), &["the", "early", "late", "mid"])
                || second_decade(r, i) =>
        {
            Some(Found::new(i, last, Meaning::DecadeWord((number / 10) as u8)))
        }
        _ => None,
    }
}

/// The token before `at`, past a hyphen that joins: "mid" of "mid-1990's".
fn before_hyphen(r: &Reader, at: usize) -> usize {
    let before = at.wrapping_sub(1);
    if r.joins(before) { before.wrapping_sub(1) } else { before }
}

/// "highs in the 60s", "with temperatures on Friday in the mid 70s"
fn of_weather(r: &Reader, i: usize) -> bool {
    let warmth = ["high", "highs", "low", "lows", "temperature", "temperatures", "degrees"];
    (1..=8).any(|n| r.says_any(i.wrapping_sub(n), &warmth))
}

/// "sixties"
fn is_decade_word(r: &Reader, i: usize) -> bool {
    r.value(i, Classes::TIME_REFERENCE).is_some_and(|v| v.starts_with("decade"))
}

/// The 80s of "the 1970s and 80s".
fn second_decade(r: &Reader, i: usize) -> bool {
    let first = r.text(i.wrapping_sub(2));
    r.says_any(i.wrapping_sub(1), &["and", "or"]) && first.len() == 5 && first.ends_with("0s")
}

/// The row `date/century`: "the 20th century", "21st-century", "the fifteenth and sixteenth centuries", "the fifth century BC".
pub fn century(r: &Reader, i: usize) -> Option<Found> {
    let (next, n) = ordinal(r, i).filter(|(_, n)| (1..=40).contains(n))?;
    let name = listed(r, next).unwrap_or(next);
    let at = if r.joins(name) { name + 1 } else { name };
    let (unit, plural) = r.unit(at)?;
    let named = !r.joins(name) && r.is_capital(at) && r.is_capital(at + 1) && !r.starts_clause(at + 1);
    let behind = era::letters(r, at + 1);
    let digits = match (unit, behind) {
        (Unit::Century, _) => 2,
        (Unit::Millennium, Some(Era::BeforeChrist)) => 1,
        _ => return None,
    };
    if plural && name == next && !listed_before(r, i) || named && behind.is_none() {
        return None;
    }
    let before_christ = Meaning::BeforeChrist { n: n as u16 - 1, digits };
    let meaning =
        if behind == Some(Era::BeforeChrist) { before_christ } else { Meaning::Century(n as i16 - 1) };
    let last = if name > next { next } else { at + 1 + usize::from(behind.is_some()) };
    Some(Found::new(i, last, meaning))
}

/// Whether another ordinal of the list stands before: "fifteenth and" of "the fifteenth and sixteenth centuries".
fn listed_before(r: &Reader, i: usize) -> bool {
    let at = if r.is(i.wrapping_sub(1), Classes::TIME_MODIFIER) { i.wrapping_sub(1) } else { i };
    let at = if r.says(at.wrapping_sub(1), "the") { at.wrapping_sub(1) } else { at };
    let joint = at.wrapping_sub(1);
    let joined = r.says_any(joint, &["and", "or", "to", "through"]) || r.mark(joint) == Mark::Comma;
    let before = joint.wrapping_sub(1);
    joined && (r.is(before, Classes::ORDINAL) || ordinal_digits(r.text(before)).is_some())
}
