//! Expressions that point: last week, the next five years, the quarter, year-earlier, now, recently.

use crate::lexicon::Classes;
use crate::token::Mark;

use super::day::day_ref;
use super::meaning::{DayRef, Found, Meaning, Pointer, Quantity, Unit, YearRef};
use super::numbers::{ordinal, quantity};
use super::reader::Reader;
use super::year::{AFTER_NOUN, written};

/// The row `date/pointed-unit`: "last week", "the next five years", "recent months", "this past year".
pub fn pointed(r: &Reader, i: usize) -> Option<Found> {
    let word = r.value(i, Classes::TIME_POINTER)?;
    // "said that this year …", but "in that last week"
    let that = r.says(i, "that") && r.pointer(i + 1).is_some_and(|p| !p.context);
    let that = that && !r.is(i.wrapping_sub(1), Classes::PREPOSITION);
    // "it is coming four months before the vote"
    let comes =
        r.says(i, "coming") && r.says_any(i.wrapping_sub(1), &["is", "are", "was", "were", "be", "been"]);
    if word == "S" || comes || that || r.says(i, "following") && !is_definite(r, i) {
        return None;
    }
    let (at, pointer) = match r.pointer(i + 1) {
        Some(second) if second.steps != 0 => (i + 2, Some(second)),
        Some(_) => (i + 2, r.pointer(i)),
        None => (i + 1, r.pointer(i)),
    };
    let at = past_qualifiers(r, at);
    counted(r, i, at, pointer).or_else(|| one_unit(r, i, at, word, pointer)).map(|found| with_half(r, found))
}

/// "the past decade and a half"
fn with_half(r: &Reader, found: Found) -> Found {
    let told = r.says(found.last, "and") && r.says(found.last + 1, "a") && r.says(found.last + 2, "half");
    match found.meaning {
        Meaning::Duration { quantity: Quantity::Hundredths(n), unit, extra: None } if told => {
            let meaning =
                Meaning::Duration { quantity: Quantity::Hundredths(n.saturating_add(50)), unit, extra: None };
            Found { last: found.last + 3, meaning, ..found }
        }
        _ => found,
    }
}

/// "the following five days", "in following years"; "celebrations following five days of rain" come after them.
fn is_definite(r: &Reader, i: usize) -> bool {
    let before = i.wrapping_sub(1);
    let counted = r.is_figure(i + 1) || r.is(i + 1, Classes::NUMBER.or(Classes::DETERMINER));
    r.is(before, Classes::DETERMINER.or(Classes::PRONOUN)) || r.is(before, Classes::PREPOSITION) && !counted
}

/// Past "fiscal", "full", "trading" and the like.
pub fn past_qualifiers(r: &Reader, mut i: usize) -> usize {
    for _ in 0..2 {
        if r.is(i, Classes::TIME_QUALIFIER) && !r.is(i, Classes::TIME_UNIT) {
            i = r.next(i);
        }
    }
    i
}

/// "the past five years", "the next 12 to 18 months", "the last few weeks"
fn counted(r: &Reader, i: usize, at: usize, pointer: Option<Pointer>) -> Option<Found> {
    if r.says_any(at, &["a", "an"]) {
        return None;
    }
    let (mut next, mut quantity_) = quantity(r, at)?;
    if r.says_any(next, &["to", "or"])
        && let Some((end, _)) = quantity(r, next + 1)
    {
        (next, quantity_) = (end, Quantity::Vague);
    }
    let next = if r.joins(next) { next + 1 } else { next };
    let next = past_qualifiers(r, next);
    if r.is(next, Classes::SEASON) && r.text(next).ends_with('s') {
        let season = super::year::season_at(r, next)?;
        return Some(Found::new(i, next + 1, Meaning::Set(super::meaning::Every::Season(season))));
    }
    let (unit, plural) = unit_at(r, next)?;
    let one = quantity_.count() == Some(1);
    let here = pointer.is_some_and(|p| p.steps == 0);
    if here && !(one && r.says(i, "this")) {
        return None;
    }
    let fits = plural || one || r.joins(next - 1);
    let extra = None;
    let known = pointer.is_some() || r.value(i, Classes::TIME_POINTER).is_some();
    (fits && known).then(|| Found::new(i, next + 1, Meaning::Duration { quantity: quantity_, unit, extra }))
}

/// A unit at `i`, "nights" and "mornings" left out.
pub fn unit_at(r: &Reader, i: usize) -> Option<(Unit, bool)> {
    r.unit(i)
}

fn one_unit(r: &Reader, i: usize, at: usize, word: &'static str, pointer: Option<Pointer>) -> Option<Found> {
    if r.says_any(at, &["period", "quarter"]) && r.says_any(i, &["corresponding", "same"]) && !r.joins(at + 1)
    {
        return same_period(r, i, at);
    }
    if r.says(at, "month")
        && r.says_any(i, &["corresponding", "same"])
        && let (last, year) = super::year::of_year(r, if r.says(at + 1, "in") { at + 2 } else { at + 1 })
        && year != YearRef::Unsaid
    {
        return Some(Found::new(i, last, Meaning::SameMonth(year)));
    }
    if r.says(at, "half") && r.says(i, "latest") {
        return None;
    }
    if r.says(at, "period") && word == "L" {
        return Some(Found::new(i, at + 1, Meaning::Latest(Unit::Quarter)));
    }
    let (unit, plural) = unit_at(r, at)?;
    let last = at + 1;
    if plural {
        return plural_units(r, i, last, unit, word, pointer);
    }
    let show = r.mark(i.wrapping_sub(1)).is_quote() && r.is_capital(at);
    if show || r.joins(at + 1) || unit < Unit::Day && !(unit == Unit::Hour || unit == Unit::Minute) {
        return None;
    }
    if word == "L" {
        return Some(Found::new(i, last, Meaning::Latest(unit)));
    }
    if r.says(i, "that") && r.is_word(last) && !r.is(last, AFTER_NOUN) {
        return None;
    }
    // "in the last week of May": not the week before this one.
    if r.says(i, "last") && r.says(i.wrapping_sub(1), "the") && r.says(last, "of") {
        return None;
    }
    if unit <= Unit::Day && r.says_any(i, &["last", "past"]) {
        return last_day(r, i, last, unit);
    }
    let pointer = pointer?;
    // "To this day, nobody knows"
    let still = unit == Unit::Day && r.says(i, "this") && at == i + 1 && r.says(i.wrapping_sub(1), "to");
    if still && !r.is_possessive(last) && !r.says_any(last, &["of", "when"]) {
        return Some(Found::new(i, last, Meaning::Reference("PRESENT_REF")));
    }
    // "half a million for the next year": twelve months from now on
    let lasts = r.says(i, "next") && r.says(i.wrapping_sub(1), "the") && r.says(i.wrapping_sub(2), "for");
    if lasts && unit >= Unit::Day && (!r.is_word(last) || r.is(last, AFTER_NOUN)) && !r.is_possessive(last) {
        return Some(Found::new(
            i,
            last,
            Meaning::Duration { quantity: Quantity::whole(1), unit, extra: None },
        ));
    }
    // "over the last week or two"
    if r.says(last, "or") && r.says(last + 1, "two") && pointer.steps != 0 && !pointer.context {
        let meaning = Meaning::Duration { quantity: Quantity::Vague, unit, extra: None };
        return Some(Found::new(i, last + 2, meaning));
    }
    Some(Found::new(i, last, pointed_unit(unit, pointer)?))
}

/// "over the last day": a stretch; "the last day of school", "at the last minute" is no day that the calendar knows.
fn last_day(r: &Reader, i: usize, last: usize, unit: Unit) -> Option<Found> {
    let led = if r.says(i.wrapping_sub(1), "the") { i.wrapping_sub(2) } else { i.wrapping_sub(1) };
    let meaning = Meaning::Duration { quantity: Quantity::whole(1), unit, extra: None };
    let fits =
        r.says_any(led, &["in", "over", "during", "within", "for"]) && !r.says_any(last, &["of", "to"]);
    fits.then(|| Found::new(i, last, meaning))
}

fn pointed_unit(unit: Unit, pointer: Pointer) -> Option<Meaning> {
    let vague = matches!(unit, Unit::Decade | Unit::Century) && pointer.steps != 0 && !pointer.context;
    Some(match unit {
        Unit::Hour | Unit::Minute | Unit::Second if pointer.steps != 0 => {
            Meaning::Duration { quantity: Quantity::whole(1), unit, extra: None }
        }
        Unit::Hour | Unit::Minute | Unit::Second => return None,
        Unit::Day if pointer.context || pointer.steps != 0 => {
            let steps = if pointer.steps == 0 { 0 } else { pointer.steps };
            Meaning::Day(DayRef::Context(steps))
        }
        Unit::Day => Meaning::Day(DayRef::Offset(0)),
        _ if vague => Meaning::Duration { quantity: Quantity::whole(1), unit, extra: None },
        _ => Meaning::Unit { unit, pointer },
    })
}

/// "recent years", "coming weeks", "past years", "these days"
fn plural_units(
    r: &Reader,
    i: usize,
    last: usize,
    unit: Unit,
    word: &str,
    pointer: Option<Pointer>,
) -> Option<Found> {
    if word == "R" && r.says(i, "these") {
        return (unit == Unit::Day).then(|| Found::new(i, last, Meaning::Reference("PRESENT_REF")));
    }
    let points = word == "R" || pointer.is_some_and(|p| p.steps != 0 || p.context);
    let duration = Meaning::Duration { quantity: Quantity::Vague, unit, extra: None };
    (points && !r.says(i, "that")).then(|| Found::new(i, last, duration))
}

/// "the same period last year", "the corresponding quarter of 1988"
fn same_period(r: &Reader, i: usize, at: usize) -> Option<Found> {
    let (last, year) = super::year::of_year(r, at + 1);
    let (last, year) =
        if r.mark(last) == Mark::Comma && year == YearRef::Unsaid { (at + 1, year) } else { (last, year) };
    let year = if year == YearRef::Unsaid { YearRef::YearBefore } else { year };
    Some(Found::new(i, last, Meaning::Period(year)))
}

/// The row `date/period`: "the 1988 period", "the 1988 quarter", "last year's quarter", "the year-ago period".
pub fn period(r: &Reader, i: usize) -> Option<Found> {
    let (at, year) = if let Some((next, year)) = written(r, i).filter(|_| r.digits(i).is_some()) {
        (next, YearRef::Is(year))
    } else if let Some(p) = r.pointer(i).filter(|_| r.says(i + 1, "year") && r.is_possessive(i + 2)) {
        (i + 3, YearRef::Offset(p.steps))
    } else if r.says(i, "year") && r.joins(i + 1) && r.says_any(i + 2, &["ago", "earlier"]) {
        (i + 3, YearRef::YearBefore)
    } else {
        return None;
    };
    let fits =
        r.says_any(at, &["period", "quarter"]) || matches!(year, YearRef::YearBefore) && r.says(at, "month");
    fits.then(|| Found::new(i, at + 1, Meaning::Period(year)))
}

/// The row `date/quarter-a-year-ago`: "the quarter a year ago", "the period a year earlier".
pub fn period_a_year_ago(r: &Reader, i: usize) -> Option<Found> {
    if !r.says_any(i, &["quarter", "period"]) {
        return None;
    }
    let (last, year) = super::year::of_year(r, i + 1);
    let fits = year != YearRef::Unsaid && r.mark(i + 1) == Mark::None && !r.is_possessive(i + 1);
    fits.then(|| Found::new(i, last, Meaning::Period(year)))
}

/// The row `date/year-ago`: "year-earlier", "a year ago" left to the durations.
pub fn year_ago(r: &Reader, i: usize) -> Option<Found> {
    let written = r.says(i, "year") && r.joins(i + 1) && r.says_any(i + 2, &["ago", "earlier"]);
    // "above the year ago level"
    let modifies = r.says_any(i.wrapping_sub(1), &["the", "its", "their"])
        && r.is_word(i + 2)
        && !r.is(i + 2, AFTER_NOUN);
    let bare = r.says(i, "year")
        && r.says_any(i + 1, &["ago", "earlier"])
        && (modifies || !r.is(i.wrapping_sub(1), Classes::NUMBER.or(Classes::DETERMINER)));
    if bare {
        return Some(Found::new(i, i + 2, Meaning::YearAgo(-1)));
    }
    written.then(|| Found::new(i, i + 3, Meaning::YearAgo(-1)))
}

/// The row `date/year-end`: "year-end", "year's end", "month end".
pub fn unit_end(r: &Reader, i: usize) -> Option<Found> {
    let (unit, plural) = if r.says(i, "yearend") { (Unit::Year, false) } else { r.unit(i)? };
    let at = if r.says(i, "yearend") { i } else { r.past_possessive(r.next(i)) };
    let end = r.says(at, "end") || r.says(at, "yearend");
    if plural || !end || unit < Unit::Month || unit > Unit::Year {
        return None;
    }
    let (last, year) = super::year::of_year(r, at + 1);
    let meaning = match year {
        YearRef::Is(y) => Meaning::Year(y),
        YearRef::Offset(steps) if unit == Unit::Year => {
            Meaning::Unit { unit, pointer: Pointer { steps, context: false } }
        }
        _ => Meaning::Unit { unit, pointer: Pointer::default() },
    };
    let mut found = Found::new(i, last, meaning);
    found.modifier = Some("END");
    Some(found)
}

/// The row `date/definite-unit`: "the quarter", "the year", "the weekend", "the full year".
pub fn definite(r: &Reader, i: usize) -> Option<Found> {
    let at = past_qualifiers(r, i);
    let (unit, plural) = r.unit(at)?;
    let before = i.wrapping_sub(1);
    if plural || r.joins(at + 1) || r.joins(before) {
        return None;
    }
    if r.says(at + 1, "of")
        && let Some((last, DayRef::Calendar { month, day, .. })) = day_ref(r, at + 2)
        && unit == Unit::Week
    {
        return Some(Found::new(i, last, Meaning::WeekOf { month, day }));
    }
    if unit == Unit::Day
        && at == i
        && let Some(found) = super::beside::day(r, i)
    {
        return Some(found);
    }
    if unit == Unit::Weekend
        && r.says(at + 1, "of")
        && let Some((last, day @ DayRef::Calendar { .. })) = day_ref(r, at + 2)
    {
        return Some(Found::new(i, last, Meaning::WeekendOf(day)));
    }
    if unit == Unit::Year && r.says(before, "new") && r.says(before.wrapping_sub(1), "the") && at == i {
        let noun = r.is_word(at + 1) && !r.is(at + 1, AFTER_NOUN) || r.is_possessive(at + 1);
        return (!noun && !r.is_capital(i)).then(|| Found::new(before - 1, at + 1, Meaning::NewYear));
    }
    if unit == Unit::Weekend {
        return weekend_fits(r, at).then(|| Found::new(i, at + 1, Meaning::Definite(unit)));
    }
    if named_unit(r, at) {
        return None;
    }
    let the = r.says_any(before, &["the", "its", "their"])
        || r.value(before, Classes::TIME_MODIFIER).is_some() && r.says(before.wrapping_sub(1), "the");
    if let Some((last, pointer)) = stepped(r, before, at).filter(|_| the) {
        return Some(Found::new(i, last, pointed_unit(unit, pointer)?));
    }
    let edge = r.says(before.wrapping_sub(1), "of") && r.is(before.wrapping_sub(2), Classes::TIME_MODIFIER);
    let fits = matches!(unit, Unit::Year | Unit::Quarter | Unit::Month | Unit::Week)
        || edge && matches!(unit, Unit::Decade | Unit::Century);
    let noun = r.is_word(at + 1)
        && !r.is(at + 1, AFTER_NOUN)
        && !r.says_any(at + 1, &["ended", "ending", "end", "ends"]);
    // "in 2010, the year the court ruled": the clause behind tells which.
    let which = r.is(at + 1, Classes::DETERMINER.or(Classes::PRONOUN))
        && r.says(before, "the")
        && !r.is(before.wrapping_sub(1), Classes::PREPOSITION.or(Classes::TIME_MODIFIER));
    if which {
        return None;
    }
    // "the month after he died", "the week before the vote" is none that a date tells.
    let beside = r.says_any(at + 1, &["after", "before"]) && r.is_word(at + 2);
    let beside = beside && !r.says(before.wrapping_sub(1), "of");
    let of = beside || r.says_any(at + 1, &["of", "that", "when", "in"]) && unit != Unit::Quarter;
    let award = r.says(before.wrapping_sub(1), "of") && r.is(before.wrapping_sub(2), AWARDS);
    let award = award || r.says(before.wrapping_sub(1), "of") && any_such(r, before.wrapping_sub(2));
    (the && fits && !noun && !of && !award).then(|| Found::new(i, at + 1, Meaning::Definite(unit)))
}

/// "the year ahead", "the week before last", "the month after next", "the day before": where the unit at `at` leads.
fn stepped(r: &Reader, before: usize, at: usize) -> Option<(usize, Pointer)> {
    if r.says(before, "the") && r.says(at + 1, "ahead") && !r.says(at + 2, "of") {
        return Some((at + 2, Pointer { steps: 1, context: false }));
    }
    let then_what = Classes::WEEKDAY.or(Classes::MONTH).or(Classes::TIME_UNIT).or(Classes::SEASON);
    let before_last = r.says(at + 1, "before") && r.says(at + 2, "last");
    let after_next = r.says(at + 1, "after") && r.says(at + 2, "next");
    if (before_last || after_next) && !r.is(at + 3, then_what) {
        return Some((at + 3, Pointer { steps: if before_last { -2 } else { 2 }, context: false }));
    }
    let ends =
        r.token(at + 2).is_none() || !r.is_word(at + 2) && !r.is_figure(at + 2) || r.says(at + 2, "when");
    (r.says(at + 1, "before") && ends).then_some((at + 2, Pointer { steps: -1, context: true }))
}

/// "Citizen of the Year", "the Week Against Hunger": a unit in capitals inside a name.
fn named_unit(r: &Reader, at: usize) -> bool {
    let of_the = r.says(at.wrapping_sub(1), "the") && r.says(at.wrapping_sub(2), "of");
    let goes_on = r.is_capital(at + 1) || r.is(at + 1, Classes::PREPOSITION);
    r.is_capital(at) && !r.starts_clause(at) && (of_the || goes_on)
}

/// Whether a weekend without a pointer is the one near: "the weekend", "a weekend raid", but "a nice weekend" is any.
fn weekend_fits(r: &Reader, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    let noun = r.is_word(at + 1) && !r.is(at + 1, AFTER_NOUN);
    let kind = r.is(before, Classes::NUMBER.or(Classes::ORDINAL))
        || r.is_capital(before) && !r.starts_clause(before);
    let plain = r.is_word(before) && !r.is(before, AFTER_NOUN);
    let any = r.is(before, Classes::DETERMINER) && !r.says(before, "the");
    !kind && (noun || !plain && !any)
}

/// "the busiest day of the week", "any time of the year", "all days of the week": those of any week or year.
fn any_such(r: &Reader, at: usize) -> bool {
    let some = ["any", "every", "each", "same", "right", "wrong", "what", "which", "certain"];
    let before = at.wrapping_sub(1);
    // but "the first 10 days of the year"
    let plural = r.says_any(at, &["days", "times"]) && !r.is_figure(before) && !r.is(before, Classes::NUMBER);
    let kind = r.says_any(before, &some)
        || r.text(before).ends_with("iest")
        || r.says(before.wrapping_sub(1), "most");
    plural || r.says_any(at, &["day", "time", "month", "part"]) && kind
}

/// Person of the year, book of the month.
const AWARDS: Classes = Classes::PERSON_NOUN.or(Classes::ROLE).or(Classes::WORK);

/// The row `duration/first-units`: "the first nine months", "the final two weeks", "the nine months".
pub fn first_units(r: &Reader, i: usize) -> Option<Found> {
    let led = ordinal(r, i).is_some_and(|(next, n)| next == i + 1 && n < 20)
        || r.says_any(i, &["final", "opening", "latest", "early"]);
    if !led {
        return None;
    }
    if r.says(i, "early") {
        let (unit, plural) = r.unit(i + 1)?;
        let fits = plural && unit >= Unit::Day && r.says(i.wrapping_sub(1), "the");
        return fits.then(|| {
            Found::new(i, i + 2, Meaning::Duration { quantity: Quantity::Vague, unit, extra: None })
        });
    }
    let (next, quantity) = quantity(r, i + 1)?;
    let next = past_qualifiers(r, next);
    let (unit, plural) = r.unit(next)?;
    if let (Unit::Quarter, Some(2), true) = (unit, quantity.count(), r.says(i, "first")) {
        let (last, year) = super::year::of_year(r, next + 1);
        return Some(Found::new(i, last, Meaning::PartOfYear { part: super::meaning::Part::Half(1), year }));
    }
    let year = super::year::of_year(r, next + 1);
    let last = if r.says(next + 1, "of") { year.0 } else { next + 1 };
    plural.then(|| Found::new(i, last, Meaning::Duration { quantity, unit, extra: None }))
}
