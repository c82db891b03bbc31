//! Meanings into values: against the date of the article, the last date mentioned, and the tense around them.

use std::cell::Cell;

use jiff::civil::Date;

use crate::mention::{Anchor, DateMention, TimexKind};

use super::calendar::{self, Point, shift, weekday};
use super::dateline;
use super::meaning::{DayRef, Found, Meaning, Pointer, Unit};
use super::reader::Reader;
use super::resolve_day::DayOutcome;
use super::story;
use super::tense::{Tense, tense};
use super::value;
use super::year::AFTER_NOUN;

/// What is known while an article is read from its start.
#[derive(Default)]
pub struct Resolver {
    /// The date of the article.
    pub(super) today: Option<Date>,
    pub(super) last_day: Option<Date>,
    /// The value of the last day mentioned, where it stays open, and its sentence.
    pub(super) last_open: Option<String>,
    pub(super) last_open_in: usize,
    /// The quarter that the article is about: the first one named.
    pub(super) quarter: Option<Point>,
    /// Year of the last date told in full, its sentence and its token.
    pub(super) last_year: Option<(i16, usize, usize)>,
    /// The first day of the last month or day told with its year, or counted from one, and its sentence.
    pub(super) story: Option<(Date, usize)>,
    /// The sentence of the last date that is no part of a story: of the months around the article.
    pub(super) news_in: usize,
    /// The year that a sentence begins with, "In 1929, …", and which sentence.
    pub(super) frame: Option<(i16, usize)>,
    /// The first token of the expression being resolved, and its sentence.
    pub(super) at: usize,
    pub(super) sentence: usize,
    /// Whether the expression being resolved begins its sentence, "On May 3".
    pub(super) leads: bool,
    /// Whether it opens its sentence with "in" or "on" and dates it.
    pub(super) opens: bool,
    /// Whether it begins a sentence of what had been before: "In March, she had left".
    pub(super) looks_back: bool,
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
    /// The last days told by month and day with no year, and their sentences.
    pub(super) dated: [Option<(Date, usize)>; 4],
    /// The last expression that told a day: its first token, its end, the day.
    pub(super) just: Option<(usize, usize, Date)>,
    /// Whether a possessive follows the expression being resolved, "Monday's talks".
    pub(super) possessive: bool,
    /// Whether "since" stands before the expression being resolved.
    pub(super) begins: bool,
    /// Whether the last day mentioned is only one since which something is so.
    pub(super) last_day_begins: bool,
    /// Whether the year told last only modifies a noun, "the 1977 average".
    pub(super) year_modifies: bool,
    /// The year that others are compared with, "rose in 1986 from nine in 1985", and its sentence.
    pub(super) base_year: Option<(i16, usize)>,
    /// The year or week pointed to last, "last year", and its sentence.
    pub(super) pointed: Option<(Point, usize)>,
    /// The year of the last quarter, half or season told with it, and its sentence.
    pub(super) part_year: Option<(i16, usize)>,
    /// Whether `today` is the day of a dateline, not that of publication.
    pub(super) datelined: bool,
    /// Whether the expression being resolved is counted from one mentioned before.
    pub(super) narrated: Cell<bool>,
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

impl Resolver {
    pub fn new(today: Option<Date>) -> Self {
        Resolver { today, ..Resolver::default() }
    }

    /// The mention that `found` is, or nothing where no such date exists.
    pub fn resolve(&mut self, r: &Reader, found: &Found, sentence: usize) -> Option<DateMention> {
        (self.at, self.sentence) = (found.first, sentence);
        self.leads = found.first <= r.start + 1;
        self.opens = story::opens(r, found);
        self.looks_back = self.leads && story::looks_back(r, found.last);
        self.possessive = r.is_possessive(found.last);
        self.begins = r.says(found.first.wrapping_sub(1), "since");
        self.narrated.set(false);
        let outcome = self.outcome(r, found, sentence)?;
        let anchor = outcome.point.and_then(|_| self.anchor(found.meaning));
        self.remember(r, found, outcome.point, sentence);
        self.read_dateline(r, found, outcome.point, sentence);
        self.remember_open(r, found, &outcome, sentence);
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

    fn outcome(&self, r: &Reader, found: &Found, sentence: usize) -> Option<Outcome> {
        let tense = || tense(r, found.first, found.last);
        match found.meaning {
            Meaning::Day(DayRef::Weekday { day, pointer: None, ago: 0 }) if self.ends_range(r, found) => {
                let first = self.narrate(self.last_day)?;
                let ahead = (i32::from(day) - i32::from(weekday(first))).rem_euclid(7);
                point(Point::Day(shift(first, ahead, Unit::Day)?))
            }
            Meaning::Day(weekday @ DayRef::Weekday { day, pointer: None, ago: 0 }) => {
                match self.day_joined(r, found, day, &tense) {
                    Some(day) => point(Point::Day(day)),
                    None => self.day(weekday, tense, sentence).map(|d| d.into_date()),
                }
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
            // "announced a July 26 match": told of, whenever it is
            Meaning::Day(day @ DayRef::Calendar { year: None, .. }) if is_of_event(r, found) => {
                self.day(day, || Tense::Unknown, sentence).map(|d| d.into_date())
            }
            Meaning::Day(day) => self.day(day, tense, sentence).map(|d| d.into_date()),
            Meaning::Time { day: Some(weekday @ DayRef::Weekday { day, pointer: None, ago: 0 }), clock } => {
                match self.day_joined(r, found, day, &tense) {
                    Some(joined) => self.timed(DayOutcome::Known(joined), clock),
                    None => self.time(Some(weekday), clock, tense, sentence),
                }
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
}

/// "announced a July 26 match", "set an Oct. 3 hearing": a day that says which of a thing to come or over.
fn is_of_event(r: &Reader, found: &Found) -> bool {
    let before = found.first.wrapping_sub(1);
    let noun = r.is_word(found.last) && !r.is(found.last, AFTER_NOUN) && !r.is_capital(found.last);
    let told = [
        "announce",
        "announced",
        "announces",
        "set",
        "scheduled",
        "planned",
        "called",
        "unveiled",
        "proposed",
    ];
    let told = (2..=6).any(|n| r.says_any(found.first.wrapping_sub(n), &told));
    told && noun && r.says_any(before, &["a", "an"])
}

/// "year-end", "quarter-end" with no word that points to its year.
pub(super) fn this_year_end(found: &Found, pointer: Pointer) -> bool {
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
