//! Meanings into values: against the date of the article, the last date mentioned, and the tense around them.

use std::cell::Cell;

use jiff::civil::Date;

use crate::lexicon::Classes;
use crate::mention::{Anchor, DateMention, TimexKind};
use crate::token::Mark;

use super::calendar::{self, Point, shift, weekday};
use super::dateline;
use super::meaning::{DayRef, Found, Meaning, Pointer, Unit, YearRef};
use super::reader::Reader;
use super::resolve_day::DayOutcome;
use super::tense::{Tense, tense};
use super::value;
use super::year::AFTER_NOUN;

/// What is known while an article is read from its start.
#[derive(Default)]
pub struct Resolver {
    /// The date of the article.
    pub(super) today: Option<Date>,
    pub(super) last_day: Option<Date>,
    /// The value of the last day mentioned, where it stays open.
    pub(super) last_open: Option<String>,
    /// The quarter that the article is about: the first one named.
    pub(super) quarter: Option<Point>,
    /// Year of the last date told in full, its sentence and its token.
    pub(super) last_year: Option<(i16, usize, usize)>,
    /// The first day of the last month or day told with its year, or counted from one, and its sentence.
    pub(super) story: Option<(Date, usize)>,
    /// The first token of the expression being resolved, and its sentence.
    pub(super) at: usize,
    pub(super) sentence: usize,
    /// Whether the expression being resolved begins its sentence, "On May 3".
    pub(super) leads: bool,
    /// The sentence of the last day mentioned.
    pub(super) last_day_in: usize,
    /// The last stretches mentioned that can be compared with those of a year before, and their sentences.
    pub(super) compared: Option<(Compared, usize)>,
    /// The sentence of the last weekday that lies ahead.
    pub(super) ahead_in: Option<usize>,
    /// The last day ahead of each name, from Monday, and its sentence.
    pub(super) ahead: [Option<(Date, usize)>; 7],
    /// The year of the last month ahead of each name, from January, and its sentence.
    pub(super) months_ahead: [Option<(i16, usize)>; 12],
    /// The sentence of the last month of this year that is over, of each name.
    pub(super) months_over: [Option<usize>; 12],
    /// The last day of each name, from Monday, told in this sentence or before, and its sentence.
    pub(super) named: [Option<Named>; 7],
    /// The sentence in which a day of each name was told as over.
    pub(super) over: [Option<usize>; 7],
    /// The last expression that told a day: its first token, its end, the day.
    just: Option<(usize, usize, Date)>,
    /// Whether a possessive follows the expression being resolved, "Monday's talks".
    pub(super) possessive: bool,
    /// Whether "since" stands before the expression being resolved.
    begins: bool,
    /// Whether the last day mentioned is only one since which something is so.
    pub(super) last_day_begins: bool,
    /// Whether the year told last only modifies a noun, "the 1977 average".
    pub(super) year_modifies: bool,
    /// The year that others are compared with, "rose in 1986 from nine in 1985", and its sentence.
    pub(super) base_year: Option<(i16, usize)>,
    /// The year of the last quarter, half or season told with it, and its sentence.
    pub(super) part_year: Option<(i16, usize)>,
    /// Whether `today` is the day of a dateline, not that of publication.
    datelined: bool,
    /// Whether the expression being resolved is counted from one mentioned before.
    narrated: Cell<bool>,
}

/// A day whose weekday was told.
#[derive(Clone, Copy)]
pub(super) struct Named {
    pub day: Date,
    pub sentence: usize,
    /// With its month: "Saturday, March 14".
    pub dated: bool,
}

#[derive(Clone, Copy)]
pub(super) enum Compared {
    Point(Point),
    /// A number of months or a year.
    Months,
}

/// A value with what it covers.
pub struct Outcome {
    pub kind: TimexKind,
    pub value: String,
    pub point: Option<Point>,
    pub resolved: bool,
}

/// How many sentences may lie between two dates of one story.
pub(super) const STORY: usize = 8;

/// How many sentences a comparison may reach back.
pub(super) const NEAR: usize = 4;

/// How many months a month is over whose figures are still to come, or away whose contracts are traded.
const LATELY: i32 = 4;

/// How far a word of the future reaches to a month that is just over.
const GOVERNS: usize = 5;

impl Resolver {
    pub fn new(today: Option<Date>) -> Self {
        Resolver { today, ..Resolver::default() }
    }

    /// The mention that `found` is, or nothing where no such date exists.
    pub fn resolve(&mut self, r: &Reader, found: &Found, sentence: usize) -> Option<DateMention> {
        (self.at, self.sentence) = (found.first, sentence);
        self.leads = found.first <= r.start + 1;
        self.possessive = r.is_possessive(found.last);
        self.begins = r.says(found.first.wrapping_sub(1), "since");
        self.narrated.set(false);
        let outcome = self.outcome(r, found, sentence)?;
        let anchor = outcome.point.and_then(|_| self.anchor(found.meaning));
        self.remember(found, outcome.point, sentence);
        self.remember_year(r, found, sentence);
        self.read_dateline(r, found, outcome.point, sentence);
        if matches!(found.meaning, Meaning::Day(_)) && !outcome.resolved {
            self.last_open = Some(outcome.value.clone());
        }
        let range = crate::document::Range::new(found.first, found.last);
        Some(DateMention {
            span: r.document.span(range),
            kind: outcome.kind,
            interval: outcome.point.filter(|_| outcome.resolved).and_then(Point::interval),
            value: outcome.value,
            modifier: found.modifier,
            resolved: outcome.resolved,
            anchor,
            rule: found.rule,
        })
    }

    /// The day of a dateline is the one that the article speaks of as today: where nothing else tells it, or where
    /// the article appeared a day or so later.
    fn read_dateline(&mut self, r: &Reader, found: &Found, point: Option<Point>, sentence: usize) {
        let (Meaning::Day(DayRef::Calendar { .. }), Some(Point::Day(day))) = (found.meaning, point) else {
            return;
        };
        let later = |today: Date| (1..=3).contains(&(today - day).get_days());
        if !self.datelined && self.today.is_none_or(later) && dateline::holds(r, found, sentence) {
            (self.today, self.datelined) = (Some(day), true);
        }
    }

    /// What was mentioned before, which the expression is now counted from.
    pub(super) fn narrate<T>(&self, told: Option<T>) -> Option<T> {
        self.narrated.set(self.narrated.get() || told.is_some());
        told
    }

    fn anchor(&self, meaning: Meaning) -> Option<Anchor> {
        match meaning {
            _ if self.narrated.get() => Some(Anchor::Text),
            _ if meaning.is_absolute() => None,
            _ if self.datelined => Some(Anchor::Text),
            _ => self.today.map(|_| Anchor::Published),
        }
    }

    fn remember(&mut self, found: &Found, point: Option<Point>, sentence: usize) {
        let compared = match (found.meaning, point) {
            (Meaning::YearAgo(_) | Meaning::Period(_), _) => None,
            (Meaning::Duration { unit: Unit::Month, .. }, _) => Some(Compared::Months),
            (_, Some(p @ (Point::Quarter(..) | Point::Half(..) | Point::Month(..)))) => {
                Some(Compared::Point(p))
            }
            (_, Some(p @ Point::Year(y))) if self.today.is_none_or(|d| d.year() == y) => {
                Some(Compared::Point(p))
            }
            _ => None,
        };
        if let Some(compared) = compared {
            self.compared = Some((compared, sentence));
        }
        if let Some(Point::Day(day)) = point {
            self.just = Some((found.first, found.last, day));
            self.remember_weekday(found.meaning, day, sentence);
        }
        if let Some(Point::Month(y, month)) = point
            && self.today.is_some_and(|today| (y, month) > (today.year(), today.month() as u8))
        {
            self.months_ahead[usize::from(month.max(1) - 1) % 12] = Some((y, sentence));
        }
        if let Some(Point::Month(y, month)) = point
            && self.today.is_some_and(|today| y == today.year() && month < today.month() as u8)
        {
            self.months_over[usize::from(month.max(1) - 1) % 12] = Some(sentence);
        }
        match point {
            Some(Point::Day(day)) => {
                (self.last_day, self.last_day_in, self.last_day_begins) = (Some(day), sentence, self.begins);
            }
            Some(quarter @ Point::Quarter(..)) if matches!(found.meaning, Meaning::PartOfYear { .. }) => {
                self.quarter = self.quarter.or(Some(quarter));
            }
            _ => {}
        }
        let calendar = matches!(found.meaning, Meaning::Day(DayRef::Calendar { .. }) | Meaning::Month { .. });
        let known = found.meaning.is_absolute() || self.narrated.get();
        if let Some((day, _)) = point.filter(|_| calendar && known).and_then(Point::interval) {
            self.story = Some((day, sentence));
        }
    }

    fn remember_weekday(&mut self, meaning: Meaning, day: Date, sentence: usize) {
        let name = usize::from(weekday(day) - 1) % 7;
        let ahead = self.today.is_some_and(|today| day > today);
        match meaning {
            Meaning::Day(DayRef::Weekday { .. }) if ahead => {
                self.ahead_in = Some(sentence);
                self.ahead[name] = Some((day, sentence));
            }
            // "was killed on Sunday" after "will vote on Sunday": no longer the one ahead.
            Meaning::Day(DayRef::Weekday { pointer: None, .. }) if !self.possessive => {
                (self.ahead[name], self.over[name]) = (None, Some(sentence));
            }
            _ => {}
        }
        let (Meaning::Day(told) | Meaning::Time { day: Some(told), .. }) = meaning else { return };
        let dated = matches!(told, DayRef::Calendar { weekday: Some(_), .. });
        if dated || matches!(told, DayRef::Weekday { .. }) {
            self.named[name] = Some(Named { day, sentence, dated });
        }
    }

    fn remember_year(&mut self, r: &Reader, found: &Found, sentence: usize) {
        if let Meaning::PartOfYear { year: YearRef::Is(y), .. } = found.meaning {
            self.part_year = Some((y, sentence));
        }
        let year = match found.meaning {
            Meaning::Day(DayRef::Calendar { year: Some(y), .. })
            | Meaning::Month { year: YearRef::Is(y), .. } => y,
            Meaning::Year(y) | Meaning::PartOfYear { year: YearRef::Is(y), .. } => y,
            _ => return,
        };
        self.last_year = Some((year, sentence, found.last));
        self.year_modifies = matches!(found.meaning, Meaning::Year(_))
            && r.is_word(found.last)
            && !r.is(found.last, AFTER_NOUN)
            && !r.is(found.first.wrapping_sub(1), Classes::PREPOSITION);
        let compared = self.base_year.is_some_and(|(base, told_in)| told_in == sentence && base - 1 == year);
        if !compared {
            self.base_year = Some((year, sentence));
        }
    }

    fn outcome(&self, r: &Reader, found: &Found, sentence: usize) -> Option<Outcome> {
        let tense = || tense(r, found.first, found.last);
        match found.meaning {
            Meaning::Day(DayRef::Weekday { day, pointer: None, ago: 0 }) if self.ends_range(r, found) => {
                let first = self.narrate(self.last_day)?;
                let ahead = (i32::from(day) - i32::from(weekday(first))).rem_euclid(7);
                point(Point::Day(shift(first, ahead, Unit::Day)?))
            }
            Meaning::Day(DayRef::Weekday { day, pointer: None, ago: 0 })
                if let Some(day) = self.day_joined(r, found, day, &tense) =>
            {
                point(Point::Day(day))
            }
            // "I went back the next Tuesday"
            Meaning::Day(DayRef::Weekday {
                day,
                pointer: Some(Pointer { steps: 1, context: false }),
                ago: 0,
            }) if r.says_any(found.first.wrapping_sub(1), &["the"])
                && self.last_day.is_some()
                && tense() == Tense::Past =>
            {
                let pointer = Some(Pointer { steps: 1, context: true });
                self.day(DayRef::Weekday { day, pointer, ago: 0 }, tense, sentence).map(|d| d.into_date())
            }
            Meaning::Day(day) => self.day(day, tense, sentence).map(|d| d.into_date()),
            Meaning::Time { day: Some(DayRef::Weekday { day, pointer: None, ago: 0 }), clock }
                if let Some(joined) = self.day_joined(r, found, day, &tense) =>
            {
                self.timed(DayOutcome::Known(joined), clock)
            }
            Meaning::Time { day, clock } => self.time(day, clock, tense, sentence),
            Meaning::Month { month, year } => {
                // "will see the November report" in December: of a month that is over.
                if let Some(p) = self.month_listed(r, found, month, year) {
                    return point(p);
                }
                let told = self.month_tense(r, found, month, tense());
                self.month(month, year, told, sentence)
            }
            Meaning::Year(y) => point(Point::Year(calendar::valid_year(y)?)),
            Meaning::Decade(d) => point(Point::Decade(d)),
            Meaning::DecadeWord(d) => point(Point::Decade(self.decade(d))),
            Meaning::Century(c) => point(Point::Century(c)),
            Meaning::BeforeChrist { n, digits } => plain(TimexKind::Date, format!("BC{n:0digits$}")),
            Meaning::PartOfYear { part, year } => {
                let (year, tense) = self.part_context(r, found, year, tense());
                self.part(part, year, tense)
            }
            Meaning::Unit { unit: Unit::Weekend, pointer } => self.weekend(pointer, tense()),
            Meaning::Unit { unit: Unit::Year, pointer } if this_year_end(found, pointer) => {
                self.definite(r, found, Unit::Year, tense())
            }
            Meaning::Unit { unit: Unit::Quarter, pointer } if self.just_over(found, pointer, &tense) => {
                self.unit(Unit::Quarter, Pointer { steps: -1, ..pointer })
            }
            Meaning::Unit { unit, pointer } => {
                let context = pointer.context || pointer.steps == 1 && self.goes_on(r, found, unit, &tense);
                self.unit(unit, Pointer { context, ..pointer })
            }
            Meaning::Definite(unit) => self.definite(r, found, unit, tense()),
            Meaning::Latest(unit) => self.latest(unit),
            Meaning::Period(year) => self.period(year, sentence),
            Meaning::Shifted { unit, quantity, way } => self.shifted(unit, quantity, way),
            Meaning::YearAgo(_) => self.year_ago(sentence, r.says(found.last - 1, "earlier")),
            Meaning::WeekendOf(day) => self.weekend_of(day, tense, sentence),
            Meaning::WeekIn { n, of } => self.week_in(n, of, tense(), sentence),
            Meaning::SameMonth(year) => self.same_month(year),
            Meaning::NewYear => self.new_year(),
            Meaning::WeekOf { month, day } => self.week_of(month, day, sentence),
            Meaning::Duration { quantity, unit, extra } => {
                plain(TimexKind::Duration, value::duration(quantity, unit, extra))
            }
            Meaning::Set(every) => plain(TimexKind::Set, value::set(every)),
            Meaning::Reference(value) => plain(TimexKind::Date, value.to_string()),
        }
    }

    /// What the clause tells of a month, where the month is over and its word of the future may be said of another:
    /// "will see the November report" in December, "begins with February orders" in March.
    fn month_tense(&self, r: &Reader, found: &Found, month: u8, tense: Tense) -> Tense {
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
    fn part_context(&self, r: &Reader, found: &Found, year: YearRef, tense: Tense) -> (YearRef, Tense) {
        let of_year = year == YearRef::Unsaid && r.says(found.last - 1, "year");
        if of_year && tense == Tense::Future {
            return (YearRef::Offset(0), tense);
        }
        let part = r.is(found.last - 1, Classes::SEASON) || r.says(found.last - 1, "quarter");
        let led = r.says(found.first.wrapping_sub(1), "for") && part;
        (year, if led && tense == Tense::Past { Tense::Unknown } else { tense })
    }

    /// Wednesday in "today and Wednesday", "tonight and Wednesday"; Friday in "last Thursday and Friday".
    fn day_joined(&self, r: &Reader, found: &Found, day: u8, tense: &impl Fn() -> Tense) -> Option<Date> {
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
    fn goes_on(&self, r: &Reader, found: &Found, unit: Unit, tense: &impl Fn() -> Tense) -> bool {
        let told_in = match (unit, self.compared, self.last_year) {
            (Unit::Week, ..) => self.last_day.map(|_| self.last_day_in),
            (Unit::Month, Some((Compared::Point(Point::Month(..)), told_in)), _) => Some(told_in),
            (Unit::Year, _, Some((_, told_in, _))) => Some(told_in),
            _ => None,
        };
        let near = told_in.is_some_and(|told_in| told_in + 2 >= self.sentence);
        let opens = found.first == r.start && r.mark(found.last) == Mark::Comma;
        near && opens && r.says(found.first, "the") && tense() == Tense::Past
    }

    /// "quarter-end", told in the first weeks of another quarter and not as to come.
    fn just_over(&self, found: &Found, pointer: Pointer, tense: &impl Fn() -> Tense) -> bool {
        let first = self.today.and_then(|d| Some((d, Point::holding(d, Unit::Quarter).interval()?.0)));
        let begun = first.is_some_and(|(today, first)| (today - first).get_days() < 31);
        this_year_end(found, pointer) && begun && tense() != Tense::Future
    }

    /// January in "December and January", "from December to January": the next after the month before it.
    fn month_listed(&self, r: &Reader, found: &Found, month: u8, year: YearRef) -> Option<Point> {
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
    fn ends_range(&self, r: &Reader, found: &Found) -> bool {
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

/// "year-end", "quarter-end" with no word that points to its year.
fn this_year_end(found: &Found, pointer: Pointer) -> bool {
    pointer == Pointer::default() && found.rule == "date/year-end"
}

/// A stretch of the calendar.
pub(super) fn point(point: Point) -> Option<Outcome> {
    Some(Outcome { kind: TimexKind::Date, value: point.value(), point: Some(point), resolved: true })
}

/// A value that waits for a date.
pub(super) fn open(value: String) -> Option<Outcome> {
    Some(Outcome { kind: TimexKind::Date, value, point: None, resolved: false })
}

/// A value that needs no date.
pub(super) fn plain(kind: TimexKind, value: String) -> Option<Outcome> {
    Some(Outcome { kind, value, point: None, resolved: true })
}
