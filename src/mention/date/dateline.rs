//! Whether a day is that of a dateline: "OSLO, Aug. 3 (Desk) - The ferry …", "Oslo, 3 August 2006: The ferry …".

use crate::lexicon::Classes;
use crate::token::Mark;

use super::meaning::Found;
use super::reader::Reader;

/// How many sentences may stand before a dateline: a title, a byline.
const SENTENCES: usize = 6;

/// How many tokens of place may stand before its day, and of agency between the day and the dash.
const WORDS: usize = 8;

/// Whether `found`, a day, stands between a place in capitals and what ends a dateline.
pub fn holds(r: &Reader, found: &Found, sentence: usize) -> bool {
    let before = found.first.saturating_sub(r.start);
    let place = sentence < SENTENCES && (1..=WORDS).contains(&before) && is_name(r, r.start);
    place && (r.start..found.first).all(|i| is_name(r, i) || is_between(r, i)) && ends(r, found.last)
}

/// A word of a place's name, as datelines write it.
fn is_name(r: &Reader, i: usize) -> bool {
    r.is_word(i)
        && r.is_capital(i)
        && !r.is(i, Classes::WEEKDAY.or(Classes::PREPOSITION).or(Classes::PRONOUN))
}

fn is_between(r: &Reader, i: usize) -> bool {
    matches!(r.mark(i), Mark::Comma | Mark::Hyphen | Mark::OpenBracket | Mark::CloseBracket)
}

/// A dash, a colon or an agency in brackets behind the day.
fn ends(r: &Reader, i: usize) -> bool {
    let dash =
        |k: usize| matches!(r.mark(k), Mark::Dash | Mark::Colon) || r.mark(k) == Mark::Hyphen && !r.joins(k);
    let agency = r.mark(i) == Mark::OpenBracket
        && (i + 1..i + 1 + WORDS).any(|k| r.mark(k) == Mark::CloseBracket)
        && (i + 2..i + 3 + WORDS)
            .any(|k| r.mark(k - 1) == Mark::CloseBracket && (dash(k) || r.is_capital(k)));
    agency || dash(i)
}
