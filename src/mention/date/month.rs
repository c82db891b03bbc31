//! Months: whether a word is one, not a person, a verb or a march; alone or with their year.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

use super::calendar;
use super::day::{is_time, year_behind};
use super::meaning::{Found, Meaning, YearRef};
use super::numbers::ordinal_digits;
use super::reader::Reader;
use super::year::{of_year, pointed};

/// The row `date/month`: "October", "last May", "June 1990", "February of this year".
pub fn month(r: &Reader, i: usize) -> Option<Found> {
    if r.is_figure(i) {
        return in_figures(r, i);
    }
    let (at, pointer) = pointed(r, i, Classes::MONTH);
    let month = month_at(r, at)?;
    // "last March 15": a day.
    let the = if r.says(at + 1, "the") { at + 2 } else { at + 1 };
    if pointer.is_some() && day_number(r, the).is_some_and(|d| (1..=31).contains(&d)) {
        return None;
    }
    if let Some(p) = pointer {
        let year = if p.context && p.steps == 0 { YearRef::Told(0) } else { YearRef::Steps(p.steps) };
        return Some(Found::new(i, at + 1, Meaning::Month { month, year }));
    }
    let (last, year) = of_year(r, at + 1);
    Some(Found::new(i, last, Meaning::Month { month, year }))
}

/// `06/2015` behind a preposition, but not "registered as 21/2022", "Law No. 5/2012".
fn in_figures(r: &Reader, i: usize) -> Option<Found> {
    let month = r.digits(i).filter(|m| (1..=12).contains(m) && r.text(i).len() == 2)?;
    let year = r.digits_of(i + 2, 4).filter(|y| (1900..2100).contains(y))?;
    let written = r.mark(i + 1) == Mark::Slash && r.is_glued(i + 1) && r.is_glued(i + 2) && !r.is_glued(i);
    let ends = !(r.is_glued(i + 3) && matches!(r.mark(i + 3), Mark::Slash | Mark::Hyphen));
    let led = r.says_any(
        i.wrapping_sub(1),
        &["in", "since", "from", "until", "till", "by", "and", "before", "after", "to"],
    );
    let meaning = Meaning::Month { month: month as u8, year: YearRef::Is(year as i16) };
    (written && ends && led).then(|| Found::new(i, i + 3, meaning))
}

/// The month that token `i` names, if it can be one there.
pub fn month_at(r: &Reader, i: usize) -> Option<u8> {
    let month: u8 = r.number(i, Classes::MONTH)?.try_into().ok()?;
    let token = r.token(i)?;
    let before = i.wrapping_sub(1);
    let the = if r.says(i + 1, "the") { i + 2 } else { i + 1 };
    let numbered = r.digits(i + 1).is_some()
        || comma_day(r, i)
        || ordinal_digits(r.text(the)).is_some()
        || ordinal_digits(r.text(i + 1)).is_some();
    // "January said": a surname.
    let verb = r.value(i + 1, Classes::CUE).is_some_and(|cue| !cue.ends_with("noun"));
    let speaks = verb && !r.is(before, LEADS) && !r.is_possessive(before) && token.is_capital();
    if nonsense(r, i, month) || speaks {
        return None;
    }
    let day = if r.joins(before) { before.wrapping_sub(1) } else { before };
    let after_day =
        r.kind(day) == Some(Kind::Number) && r.text(day).len() <= 2 || ordinal_digits(r.text(day)).is_some();
    if token.shape == Shape::Lower {
        let august = r.says(i, "august") && !r.is(before, Classes::PREPOSITION.or(Classes::TIME_POINTER));
        let plain = august || r.says_any(i, &["may", "march", "mar", "sep", "dec", "jan", "jun"]);
        return (!plain && (numbered || after_day || r.text(i).len() > 4)).then_some(month);
    }
    // "Jan/Sept", "April/May"
    let slash = |k: usize| r.mark(k) == Mark::Slash && r.is_glued(k) && r.is_glued(k + 1);
    // "Summary April-June"
    let dash = matches!(r.mark(i + 1), Mark::Hyphen | Mark::Dash) && r.is_glued(i + 1) && r.is_glued(i + 2);
    let first = dash && r.is(i + 2, Classes::MONTH) && r.is_capital(i + 2);
    let ranged = first
        || slash(before) && r.is(before.wrapping_sub(1), Classes::MONTH)
        || slash(i + 1) && r.is(i + 2, Classes::MONTH);
    if ranged {
        return Some(month);
    }
    let short = r.text(i).len() == 3 && !token.has_stop() && !r.says(i, "may");
    let edge = r.is(before.wrapping_sub(1), Classes::TIME_MODIFIER.or(Classes::MONTH))
        || r.says(before.wrapping_sub(1), "to");
    let dashed = r.mark(before) == Mark::Hyphen && r.is_glued(i) && !edge;
    if numbered || after_day || (!short && !dashed && stands_alone(r, i)) { Some(month) } else { None }
}

/// "Nov, 29, 2016": an abbreviation with a comma for its stop, a day and a year.
pub fn comma_day(r: &Reader, i: usize) -> bool {
    r.mark(i + 1) == Mark::Comma
        && r.text(i).len() <= 4
        && !r.says(i, "may")
        && day_number(r, i + 2).is_some_and(|d| (1..=31).contains(&d))
        && year_behind(r, i + 3).is_some()
}

/// "Feb. 30", "31 June": a day that no calendar has makes no month either.
fn nonsense(r: &Reader, i: usize, month: u8) -> bool {
    let no_day = |k: usize| {
        let day = day_number(r, k);
        let year = year_behind(r, k.max(i).saturating_add(1)).map_or(2000, |(_, y)| y);
        day.is_some_and(|d| (29..=31).contains(&d) && calendar::date(year, month, d as u8).is_none())
    };
    no_day(i + 1) && !is_time(r, i + 2) || no_day(i.wrapping_sub(1)) && !r.is_glued(i)
}

/// `3`, `30`, `31st`: a number that may count a day, whether or not the month has it.
pub fn day_number(r: &Reader, i: usize) -> Option<u32> {
    r.digits(i).filter(|_| r.text(i).len() <= 2).or_else(|| ordinal_digits(r.text(i)))
}

/// Whether a month's name without a number is the month, not a person or a verb.
fn stands_alone(r: &Reader, i: usize) -> bool {
    if !r.says_any(i, &["may", "march", "april", "june", "august", "mar"]) {
        return true;
    }
    let before = i.wrapping_sub(1);
    // "the March on Washington"
    if r.says(i, "march") && r.says(before, "the") && r.says_any(i + 1, &["on", "for", "against"]) {
        return false;
    }
    let led = r.is(before, LEADS) || r.mark(before) == Mark::Hyphen || r.is(before, Classes::MONTH);
    let joined = r.says_any(before, &["and", "or", "to"]) && r.is(before.wrapping_sub(1), Classes::MONTH);
    let behind = r.says_any(i + 1, &["and", "or", "to", "through"]) && r.is(i + 2, Classes::MONTH);
    if led || joined || behind {
        return true;
    }
    // "weak March figures", "the town's May bill"
    let plain = |k: usize| r.token(k).is_some_and(|t| t.shape == Shape::Lower) && r.is_word(k);
    let leads = r.is_possessive(before) || plain(before) && !r.is(before, NO_ADJECTIVE);
    let noun = plain(i + 1) && !r.is(i + 1, NO_ADJECTIVE.or(Classes::VERB)) && !r.is_verb_like(i + 1);
    let noun = noun || plain(i + 1) && r.is_possessive(before);
    if r.token(i).is_some_and(|t| t.shape == Shape::Capital) && leads && noun && !r.starts_clause(i) {
        return true;
    }
    let named = r.is_capital(before) || r.is_capital(i + 1) && !r.is(i + 1, Classes::WEEKDAY);
    !r.says_any(i, &["may", "march"]) && !named && !r.is(i + 1, Classes::CUE)
}

/// What is neither an adjective before a month nor a noun behind it.
const NO_ADJECTIVE: Classes = super::year::AFTER_NOUN.or(Classes::ROLE).or(Classes::PERSON_NOUN);

const LEADS: Classes =
    Classes::PREPOSITION.or(Classes::TIME_POINTER).or(Classes::TIME_MODIFIER).or(Classes::DETERMINER);
