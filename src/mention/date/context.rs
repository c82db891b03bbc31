//! What stands around an expression, or was told just before it, that says which stretch of the calendar is meant.

use jiff::civil::Date;

use crate::lexicon::Classes;
use crate::token::Mark;

use super::calendar::{Point, shift, weekday};
use super::meaning::{Found, Pointer, Unit, YearRef};
use super::reader::Reader;
use super::resolve::{Compared, NEAR, Resolver, this_year_end};
use super::tense::Tense;
use super::year::AFTER_NOUN;

/// How many months a month is over whose figures are still to come, or away whose contracts are traded.
const LATELY: i32 = 4;

/// How far a word of the future reaches to a month that is just over.
const GOVERNS: usize = 5;

impl Resolver {
    /// What the clause tells of a month, where the month is over and its word of the future may be said of another:
    /// "will see the November report" in December, "begins with February orders" in March.
    pub(super) fn month_tense(&self, r: &Reader, found: &Found, month: u8, tense: Tense) -> Tense {
        let before = found.first.wrapping_sub(1);
        let months = self.today.map_or(0, |d| i32::from(d.month()) - i32::from(month));
        if tense == Tense::Past && (-LATELY..0).contains(&months) && is_contract(r, found.last) {
            return Tense::Unknown;
        }
        if tense != Tense::Future || months <= 0 {
            return tense;
        }
        // "will arrive in February-May", told in April
        let dash = matches!(r.mark(found.last), Mark::Hyphen | Mark::Dash | Mark::Slash);
        let to = dash || r.says_any(found.last, &["to", "through"]);
        let end = r.number(found.last + 1, Classes::MONTH).filter(|_| to);
        if end.is_some_and(|end| end > i64::from(month) && end >= i64::from(month) + i64::from(months)) {
            return Tense::Unknown;
        }
        // "has to be rebuilt after the storms in April"
        if r.is(before, Classes::PREPOSITION) && is_past_of(r, before) && !governs(r, found.first) {
            return Tense::Unknown;
        }
        let noun = r.is_possessive(found.last) || r.is_word(found.last) && !r.is(found.last, AFTER_NOUN);
        let told = self.months_over[usize::from(month.max(1) - 1) % 12];
        match told.filter(|told_in| told_in + NEAR >= self.sentence) {
            // "storms in April … to be done after the storms in April"
            Some(_) => Tense::Past,
            None if !r.is(before, Classes::PREPOSITION) => Tense::Unknown,
            None if months <= LATELY && (noun || !governs(r, found.first)) => Tense::Unknown,
            None => tense,
        }
    }

    /// What stands around a quarter, half or season: "will rise in the second half of the year" is of this one, "the
    /// themes for the fall" are those of the next, whatever tense leads.
    pub(super) fn part_context(
        &self,
        r: &Reader,
        found: &Found,
        year: YearRef,
        tense: Tense,
    ) -> (YearRef, Tense) {
        let of_year = year == YearRef::Unsaid && r.says(found.last - 1, "year");
        if of_year && tense == Tense::Future {
            return (YearRef::Offset(0), tense);
        }
        let part = r.is(found.last - 1, Classes::SEASON) || r.says(found.last - 1, "quarter");
        let led = r.says(found.first.wrapping_sub(1), "for") && part;
        (year, if led && tense == Tense::Past { Tense::Unknown } else { tense })
    }

    /// "quarter-end", told in the first weeks of another quarter and not as to come.
    pub(super) fn just_over(&self, found: &Found, pointer: Pointer, tense: &impl Fn() -> Tense) -> bool {
        let first = self.today.and_then(|d| Some((d, Point::holding(d, Unit::Quarter).interval()?.0)));
        let begun = first.is_some_and(|(today, first)| (today - first).get_days() < 31);
        this_year_end(found, pointer) && begun && tense() != Tense::Future
    }

    /// Wednesday in "today and Wednesday", "tonight and Wednesday"; Friday in "last Thursday and Friday".
    pub(super) fn day_joined(
        &self,
        r: &Reader,
        found: &Found,
        day: u8,
        tense: &impl Fn() -> Tense,
    ) -> Option<Date> {
        let before = found.first.wrapping_sub(1);
        let joint = if r.says(before, "on") { before.wrapping_sub(1) } else { before };
        let ((first, last, told), today) = (self.just?, self.today?);
        if last != joint || !r.says_any(joint, &["and", "or"]) || weekday(told) == day {
            return None;
        }
        let next = shift(told, (i32::from(day) - i32::from(weekday(told))).rem_euclid(7), Unit::Day)?;
        let fits = if told < today {
            r.says(first, "last") && next <= today
        } else {
            told > today || r.says(last.wrapping_sub(1), "tonight") || tense() != Tense::Past
        };
        if fits { self.narrate(Some(next)) } else { None }
    }

    /// "The next month, a clerk told all": the stretch after the one told last, where the sentence tells what was.
    pub(super) fn goes_on(&self, r: &Reader, found: &Found, unit: Unit, tense: &impl Fn() -> Tense) -> bool {
        let told_in = match (unit, self.compared, self.last_year) {
            (Unit::Week, ..) => self.last_day.map(|_| self.last_day_in),
            (Unit::Month, Some((Compared::Point(Point::Month(..)), told_in)), _) => Some(told_in),
            (Unit::Year, _, Some((_, told_in, _))) => Some(told_in),
            _ => None,
        };
        let near = told_in.is_some_and(|told_in| told_in + 2 >= self.sentence);
        let opens = found.first == r.start && r.mark(found.last) == Mark::Comma;
        // "was appointed in 1995 and elected the next year"
        let led = r.is(found.first.wrapping_sub(1), Classes::PREPOSITION.or(Classes::CUE));
        let ends = told_in == Some(self.sentence) && !r.is_word(found.last) && !led;
        near && (opens || ends) && r.says(found.first, "the") && tense() == Tense::Past
    }

    /// January in "December and January", "from December to January": the next after the month before it.
    pub(super) fn month_listed(&self, r: &Reader, found: &Found, month: u8, year: YearRef) -> Option<Point> {
        let and = found.first.wrapping_sub(1);
        let dash = matches!(r.mark(and), Mark::Hyphen | Mark::Dash | Mark::Slash);
        let joined = dash || r.says_any(and, &["and", "or", "to", "through"]);
        if !joined || year != YearRef::Unsaid || !r.is(and.wrapping_sub(1), Classes::MONTH) {
            return None;
        }
        let Some((Compared::Point(Point::Month(y, first)), told_in)) = self.compared else { return None };
        let ahead = (i32::from(month) - i32::from(first)).rem_euclid(12);
        let next = Point::Month(y, first).step(ahead).filter(|_| told_in == self.sentence && ahead <= 6)?;
        self.narrate(Some(next))
    }

    /// Thursday in "between Monday and Thursday", "Monday to Thursday": counted from the day before it.
    pub(super) fn ends_range(&self, r: &Reader, found: &Found) -> bool {
        let (and, first) = (found.first.wrapping_sub(1), found.first.wrapping_sub(2));
        let dash = matches!(r.mark(and), Mark::Hyphen | Mark::Dash);
        let to = dash
            || r.says_any(and, &["to", "through", "until"])
            || r.says(and, "and") && r.says(first.wrapping_sub(1), "between");
        to && r.is(first, Classes::WEEKDAY) && self.last_day.is_some()
    }
}

/// Whether a word of the future stands right before what is dated: "will open in February", "is due by May".
fn governs(r: &Reader, first: usize) -> bool {
    // "will release the figure for June"
    let figures =
        ["figure", "figures", "data", "report", "results", "numbers", "statistics", "index", "rate"];
    if r.says_any(first.wrapping_sub(1), &["for", "of"]) && r.says_any(first.wrapping_sub(2), &figures) {
        return false;
    }
    let near = (1..=GOVERNS).map(|n| first.wrapping_sub(n));
    let mut near = near.take_while(|k| r.is_word(*k) || r.is_figure(*k));
    near.any(|k| r.is(k, Classes::MODAL) || !r.is(k, Classes::PREPOSITION) && plans(r, k))
}

/// Whether "after", "since" and the like lead the noun before a preposition: "after the storms in April".
fn is_past_of(r: &Reader, preposition: usize) -> bool {
    let near = (1..=GOVERNS + 1).map(|n| preposition.wrapping_sub(n));
    let mut near = near.take_while(|k| r.is_word(*k) || r.is_possessive(*k));
    near.any(|k| r.says_any(k, &["after", "following", "since", "despite", "amid"]))
}

/// A verb of the future that is no noun: not "a forecast".
fn plans(r: &Reader, k: usize) -> bool {
    r.value(k, Classes::TENSE_CUE) == Some("future") && !r.says_any(k, &["forecast", "plan", "plans"])
}

/// "June bonds", "July wheat futures": what is traded now for a month to come.
fn is_contract(r: &Reader, last: usize) -> bool {
    let traded = ["bond", "bonds", "futures", "contract", "contracts", "delivery", "options"];
    // "October crude", "July heating oil"
    let goods =
        ["crude", "gasoline", "wheat", "corn", "soybeans", "cocoa", "cotton", "copper", "silver", "hogs"];
    if r.says_any(last, &goods) || r.says_any(last, &["heating", "natural", "live", "light", "frozen"]) {
        return true;
    }
    (last..last + 5)
        .take_while(|k| r.is_word(*k) || r.joins(*k) || r.is_figure(*k))
        .any(|k| r.says_any(k, &traded))
}
