//! Which day a holiday's name means where two continents keep it on different ones.
//!
//! The lexicon gives both rules, `09-MO-1|05-01`, the one that the spelling suggests first.

use crate::lexicon::Classes;

use super::holidays;
use super::meaning::Unit;
use super::month::day_number;
use super::reader::Reader;

/// How many tokens around the name are asked which day it is.
const NEAR: usize = 150;

/// How many days off the day of the article a holiday is the one that it writes about.
const CLOSE: i32 = 12;

/// The rule of the two that the article around token `i` keeps; a single rule stays.
pub fn rule_here(r: &Reader, i: usize, rules: &'static str) -> &'static str {
    let Some((first, second)) = rules.split_once('|') else { return rules };
    let told = [first, second].into_iter().find(|rule| holidays::fixed(rule).is_some());
    let moves = if told == Some(first) { second } else { first };
    let fixed = told.unwrap_or(second);
    match evidence(r, i, fixed).or_else(|| near_published(r, fixed, moves)) {
        Some(true) => fixed,
        Some(false) => moves,
        None => first,
    }
}

/// Whether the words around speak of the fixed day: its month and day, or else the other's month, weekend, country.
fn evidence(r: &Reader, i: usize, fixed: &str) -> Option<bool> {
    let month: i64 = fixed.get(..2)?.parse().ok()?;
    let tokens = &r.document.tokens;
    let (from, to) = (i.saturating_sub(NEAR), (i + NEAR).min(tokens.len()));
    let all = Reader { start: from, end: to, day_at: Default::default(), ..*r };
    let month_of = |k: usize| all.number(k, Classes::MONTH).filter(|_| all.is_capital(k));
    let first_of = |k: usize| day_number(&all, k) == Some(1);
    let on_it = |k: usize| {
        let day = first_of(k + 1) || first_of(k.wrapping_sub(1)) || all.says(k + 1, "Day");
        month_of(k) == Some(month) && day
    };
    if (from..to).any(on_it) {
        return Some(true);
    }
    let weekend = (i..i + 4).any(|k| all.unit(k).is_some_and(|(u, _)| u == Unit::Weekend));
    let american = |k: usize| {
        month_of(k) == Some(9)
            || matches!(all.value(k, Classes::DEMONYM), Some("US" | "CA"))
            || all.says(k, "Memorial") && all.says(k + 1, "Day")
    };
    (weekend || (from..to).any(american)).then_some(false)
}

/// Whether the day of the article lies close to the fixed day, or to the other.
fn near_published(r: &Reader, fixed: &str, moves: &str) -> Option<bool> {
    let today = r.document.published?.date;
    let close = |rule: &str| {
        let days = (-1..=1).filter_map(|n| holidays::day(rule, today.year().saturating_add(n)));
        days.into_iter().any(|day| (day - today).get_days().abs() <= CLOSE)
    };
    if close(fixed) { Some(true) } else { close(moves).then_some(false) }
}
