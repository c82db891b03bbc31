//! What belongs to an expression beside its core: articles, "early", "nearly", "the end of", "or so".

use crate::lexicon::Classes;

use super::meaning::{Clock, Found, Meaning, YearRef};
use super::numbers::ordinal_digits;
use super::reader::Reader;
use super::year::AFTER_NOUN;

/// The expression with the words that modify it.
pub fn widen(r: &Reader, mut found: Found) -> Found {
    behind(r, &mut found);
    edge_word(r, &mut found);
    the(r, &mut found);
    edge_phrase(r, &mut found);
    approximate(r, &mut found);
    found
}

/// "or so", "or more", "and beyond"
fn behind(r: &Reader, found: &mut Found) {
    if r.says(found.last, "or") && r.says_any(found.last + 1, &["so", "thereabouts"]) {
        found.last += 2;
        found.modifier = found.modifier.or(Some("APPROX"));
    } else if r.says(found.last, "or")
        && r.says(found.last + 1, "more")
        && matches!(found.meaning, Meaning::Duration { .. })
    {
        found.last += 2;
        found.modifier = found.modifier.or(Some("EQUAL_OR_MORE"));
    }
}

/// "early", "late", "earlier", "mid-" right before a stretch of the calendar.
fn edge_word(r: &Reader, found: &mut Found) {
    let before = found.first.wrapping_sub(1);
    let hyphen = r.joins(before);
    let at = if hyphen { before.wrapping_sub(1) } else { before };
    let value = match r.value(at, Classes::TIME_MODIFIER) {
        Some(value @ ("START" | "END" | "MID")) => value,
        // "end-March"
        Some("of:END") if hyphen => "END",
        _ => return,
    };
    let calendar = !matches!(
        found.meaning,
        Meaning::Duration { .. }
            | Meaning::Shifted { .. }
            | Meaning::Reference(_)
            | Meaning::Set(_)
            | Meaning::YearAgo(_)
    );
    if calendar && !r.is(at.wrapping_sub(1), Classes::NUMBER.or(Classes::TIME_UNIT)) && !r.says(at, "middle")
    {
        found.modifier = found.modifier.or(Some(value));
        if r.is_capital(at) || !r.says_any(at, &["earlier", "later"]) {
            found.first = at;
        }
    }
}

/// "the" before a noun, not before a modifier of another noun.
fn the(r: &Reader, found: &mut Found) {
    let before = found.first.wrapping_sub(1);
    if !r.says(before, "the") {
        return;
    }
    let hyphened =
        (found.first..found.last).any(|i| r.joins(i)) && !r.says_any(found.last - 1, &["quarter", "period"]);
    let noun_behind = r.is_word(found.last)
        && !r.is(found.last, AFTER_NOUN)
        && !r.says_any(found.last, &["ended", "ending"])
        && !r.is_verb_like(found.last);
    if takes_article(r, found, noun_behind)
        && (!hyphened
            || matches!(found.meaning, Meaning::Period(_) | Meaning::PartOfYear { .. }) && !noun_behind)
    {
        found.first = before;
    }
}

/// Whether "the" belongs to an expression of this meaning; `noun_behind` says that it stands before a noun.
fn takes_article(r: &Reader, found: &Found, noun_behind: bool) -> bool {
    match found.meaning {
        Meaning::Unit { .. }
        | Meaning::Definite(_)
        | Meaning::Latest(_)
        | Meaning::Period(_)
        | Meaning::WeekOf { .. }
        | Meaning::WeekIn { .. }
        | Meaning::SameMonth(_) => true,
        Meaning::WeekendOf(_) => r.unit(found.first).is_some(),
        Meaning::PartOfYear { .. } => !noun_behind,
        Meaning::Century(_) | Meaning::BeforeChrist { .. } => {
            !noun_behind
                && (r.unit(found.last - 1).is_some()
                    || r.is(found.first, Classes::ORDINAL)
                    || ordinal_digits(r.text(found.first)).is_some())
        }
        Meaning::DecadeWord(_) => r.is_word(found.last - 1),
        Meaning::Duration { .. } if found.rule == "duration/plural" => {
            !r.says_any(found.last, &["before", "that", "after", "of", "since"])
        }
        Meaning::Duration { .. } => !noun_behind || r.is(found.first, Classes::TIME_POINTER),
        Meaning::Reference(value) => {
            value != "PRESENT_REF"
                && (!r.says_any(found.first, &["recent", "recently", "lately"])
                    || r.says(found.last - 1, "past"))
                && !noun_behind
        }
        Meaning::Year(_) => {
            r.says(found.first, "year")
                || r.says(found.last - 1, "year")
                || r.is(found.first, Classes::TIME_QUALIFIER)
        }
        Meaning::Month { year: YearRef::Steps(_), .. } => true,
        Meaning::Time { day: Some(_), .. } | Meaning::Day(super::meaning::DayRef::Context(_)) => {
            !r.is(found.first, Classes::WEEKDAY.or(Classes::MONTH))
        }
        Meaning::Time { day: None, clock: Clock::At { .. } } => !noun_behind,
        Meaning::Time { day: None, .. } => true,
        Meaning::Day(super::meaning::DayRef::OfMonth { .. } | super::meaning::DayRef::Nth { .. }) => true,
        Meaning::Day(super::meaning::DayRef::Away { .. }) => r.says(found.first, "day"),
        Meaning::Day(super::meaning::DayRef::Weekday { pointer: Some(p), .. }) => {
            (p.context || p.steps < -1 || p.steps > 1) && !noun_behind
        }
        Meaning::Day(super::meaning::DayRef::Calendar { .. }) => {
            !noun_behind && r.says_any(found.first + 1, &["of", "day"])
        }
        _ => false,
    }
}

/// "the end of November", "the beginning of the year", "late in the month"
fn edge_phrase(r: &Reader, found: &mut Found) {
    let before = found.first.wrapping_sub(1);
    // "several months later in September": so much later
    let counted = r.is(before.wrapping_sub(2), Classes::TIME_UNIT);
    let in_ = r.says(before, "in") && r.is(before.wrapping_sub(1), Classes::TIME_MODIFIER) && !counted;
    if !(r.says(before, "of") || in_) {
        return;
    }
    let at = before.wrapping_sub(1);
    let Some(value) = r.value(at, Classes::TIME_MODIFIER) else { return };
    let value = match (value, in_) {
        ("of:START", false) => "START",
        ("of:END", false) => "END",
        ("of:MID" | "MID", false) => "MID",
        ("START", true) => "START",
        ("END", true) => "END",
        _ => return,
    };
    if matches!(found.meaning, Meaning::Duration { .. } | Meaning::Set(_) | Meaning::Reference(_)) {
        return;
    }
    found.first = if r.says(at.wrapping_sub(1), "the") { at - 1 } else { at };
    found.modifier = found.modifier.or(Some(value));
}

/// "nearly", "more than", "about" before an amount.
fn approximate(r: &Reader, found: &mut Found) {
    let amount =
        matches!(found.meaning, Meaning::Duration { .. } | Meaning::Shifted { .. } | Meaning::YearAgo(_));
    let dated = matches!(
        found.meaning,
        Meaning::Day(_) | Meaning::Year(_) | Meaning::Month { .. } | Meaning::Time { .. }
    );
    let told =
        !r.is(found.first, Classes::TIME_POINTER.or(Classes::TIME_QUANTIFIER)) && !r.says(found.first, "the");
    if !(amount || dated) || !told {
        return;
    }
    let core = found.first;
    for len in 1..=3 {
        let Some(at) = core.checked_sub(len) else { return };
        let Some((n, entry)) = r.longest_entry(at, Classes::TIME_MODIFIER) else { continue };
        let Some(value) = entry.value(Classes::TIME_MODIFIER).filter(|_| n == len) else { continue };
        let fits = match value {
            "APPROX" => amount && !r.says(at, "some"),
            "MORE_THAN" if r.says(at, "over") => {
                // "played out over months": in the course of them
                let course = found.rule == "duration/plural";
                amount && !course && !(core..found.last).any(|i| r.joins(i)) && exceeds(r, at, found)
            }
            "EQUAL_OR_MORE" | "EQUAL_OR_LESS" | "MORE_THAN" | "LESS_THAN" => amount,
            _ => false,
        };
        if fits {
            found.modifier = Some(value);
            if value != "APPROX" || matches!(found.meaning, Meaning::Shifted { .. }) {
                found.first = at;
            }
        }
    }
}

/// "lasted over a week", "over a year ago", "just over two years"; "20 wells over five years" are drilled in that time.
fn exceeds(r: &Reader, over: usize, found: &Found) -> bool {
    let before = over.wrapping_sub(1);
    let verb = Classes::AUXILIARY.or(Classes::ADVERB).or(Classes::PREPOSITION).or(Classes::CONJUNCTION);
    matches!(found.meaning, Meaning::Shifted { .. } | Meaning::YearAgo(_))
        || r.is(found.last, Classes::TIME_SHIFT)
        || r.is(before, verb)
        || r.says_any(
            before,
            &["last", "lasted", "lasts", "takes", "take", "took", "spent", "well", "little"],
        )
}
