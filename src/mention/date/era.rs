//! Years with their era: before Christ, or after where that has to be told.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::meaning::{Found, Meaning};
use super::reader::Reader;
use super::year::AFTER_NOUN;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    BeforeChrist,
    AnnoDomini,
}

/// The letters of an era behind a year: `BC`, `B.C.`, `BCE`, `AD`, `CE`.
pub fn letters(r: &Reader, i: usize) -> Option<Era> {
    let token = r.token(i).filter(|t| t.is_capital() && t.span().len() <= 6)?;
    let text = token.span().slice(r.document.text);
    let says = |era: &str| text.bytes().filter(|b| *b != b'.').eq(era.bytes());
    match () {
        () if says("BC") || says("BCE") => Some(Era::BeforeChrist),
        () if says("AD") || says("CE") => Some(Era::AnnoDomini),
        () => None,
    }
}

/// The row `date/era`: "44 BC", "AD 79", "476 CE".
pub fn year(r: &Reader, i: usize) -> Option<Found> {
    let before = i.wrapping_sub(1);
    if anno(r, i) {
        let year = number(r, i).filter(|y| *y < 3000 && !r.joins(i + 1))?;
        return Some(Found::new(before, i + 1, Meaning::Year(year)));
    }
    let (last, year) = behind(r, i)?;
    let amount = r.value(before, Classes::MEASURE) == Some("before")
        || r.mark(before) == Mark::Currency
        || r.is_glued(i) && !matches!(r.mark(before), Mark::OpenBracket | Mark::Dash | Mark::Hyphen);
    let noun = r.is_word(last) && !r.is(last, AFTER_NOUN) && !r.is(before, Classes::PREPOSITION);
    if amount || noun {
        return None;
    }
    Some(Found::new(i, last, meaning(year)))
}

/// What a year with its era means; before Christ it is below zero.
fn meaning(year: i16) -> Meaning {
    if year < 0 { Meaning::BeforeChrist { n: year.unsigned_abs(), digits: 4 } } else { Meaning::Year(year) }
}

/// A year and the era behind it, below zero before Christ: "44 BC".
pub fn behind(r: &Reader, i: usize) -> Option<(usize, i16)> {
    let era = letters(r, i + 1)?;
    let year = number(r, i)?;
    Some((i + 2, if era == Era::BeforeChrist { -year } else { year }))
}

/// Whether the letters that stand before a year stand there: `AD 79`.
pub fn anno(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    r.kind(i) == Some(Kind::Number)
        && r.text(before).starts_with("A")
        && letters(r, before) == Some(Era::AnnoDomini)
}

fn number(r: &Reader, i: usize) -> Option<i16> {
    r.digits(i).filter(|n| (1..=9999).contains(n))?.try_into().ok()
}

/// The 753 of "from 753 to 509 BC".
pub fn first_of_range(r: &Reader, second: Found) -> Option<Found> {
    let Meaning::BeforeChrist { n, digits: 4 } = second.meaning else { return None };
    let (first, joint) = (second.first.checked_sub(2)?, second.first - 1);
    let dash = matches!(r.mark(joint), Mark::Hyphen | Mark::Dash);
    let led = r.is(first.wrapping_sub(1), Classes::PREPOSITION)
        || r.mark(first.wrapping_sub(1)) == Mark::OpenBracket;
    let joined = dash || r.says_any(joint, &["and", "or", "to", "until"]);
    let year = number(r, first).filter(|y| y.unsigned_abs() > n && joined && led)?;
    Some(Found::new(first, joint, meaning(-year)))
}
