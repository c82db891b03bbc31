//! Decades and centuries.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::meaning::{Found, Meaning, Unit};
use super::numbers::ordinal;
use super::reader::Reader;

/// The row `date/decade`: `1990s`, `'90s`, "the nineties", "the 1990's".
pub fn decade(r: &Reader, i: usize) -> Option<Found> {
    let apostrophe = matches!(r.mark(i), Mark::SingleStraight | Mark::SingleClose | Mark::SingleOpen);
    let at = if apostrophe && r.is_glued(i + 1) { i + 1 } else { i };
    if let Some(n) = r.value(i, Classes::TIME_REFERENCE).and_then(|v| v.strip_prefix("decade")) {
        let led = r.is(i.wrapping_sub(1), Classes::TIME_MODIFIER)
            || r.says(i.wrapping_sub(1), "the")
            || r.joins(i.wrapping_sub(1));
        return led.then(|| Found::new(i, i + 1, Meaning::DecadeWord(n.parse().unwrap_or(9))));
    }
    let text = r.text(at);
    let (digits, last) = match text.strip_suffix(['s', 'S']) {
        Some(digits) => (digits, at + 1),
        None if r.kind(at + 1) == Some(Kind::Possessive)
            && r.says_any(at.wrapping_sub(1), &["the", "early", "late", "mid"]) =>
        {
            (text, at + 2)
        }
        None => return None,
    };
    let number: i16 = digits.parse().ok().filter(|n| n % 10 == 0)?;
    // "in her early 30s" is an age.
    if digits.len() == 2 && r.is(i.wrapping_sub(2), Classes::PRONOUN) {
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

/// The 80s of "the 1970s and 80s".
fn second_decade(r: &Reader, i: usize) -> bool {
    let first = r.text(i.wrapping_sub(2));
    r.says_any(i.wrapping_sub(1), &["and", "or"]) && first.len() == 5 && first.ends_with("0s")
}

/// The row `date/century`: "the 20th century", "21st-century", "the nineteenth century".
pub fn century(r: &Reader, i: usize) -> Option<Found> {
    let (next, n) = ordinal(r, i).filter(|(_, n)| (1..=40).contains(n))?;
    let at = if r.joins(next) { next + 1 } else { next };
    let (unit, plural) = r.unit(at)?;
    let named = r.is_capital(at) && r.is_capital(at + 1) && !r.starts_clause(at + 1);
    (unit == Unit::Century && !plural && !named)
        .then(|| Found::new(i, at + 1, Meaning::Century(n as i16 - 1)))
}
