//! What is kept of the expressions of an article for those that follow.

use jiff::civil::Date;

use crate::lexicon::Classes;

use super::calendar::{Point, weekday};
use super::meaning::{DayRef, Found, Meaning, Unit, YearRef};
use super::reader::Reader;
use super::resolve::{Compared, Named, Outcome, Resolver};
use super::story;
use super::year::AFTER_NOUN;

impl Resolver {
    /// Keeps what `found` told, which is `point`.
    pub(super) fn remember(&mut self, r: &Reader, found: &Found, point: Option<Point>, sentence: usize) {
        self.remember_compared(found, point, sentence);
        match point {
            Some(Point::Day(day)) => self.remember_day(found, day, sentence),
            Some(Point::Month(year, month)) => self.remember_month(year, month, sentence),
            Some(quarter @ Point::Quarter(..)) if matches!(found.meaning, Meaning::PartOfYear { .. }) => {
                self.quarter = self.quarter.or(Some(quarter));
            }
            _ => {}
        }
        self.remember_story(found, point, sentence);
        self.remember_year(r, found, sentence);
        // "last week", from which "the week before" is counted.
        let Meaning::Unit { pointer, .. } = found.meaning else { return };
        let whole = point.filter(|p| matches!(p, Point::Year(_) | Point::Week(..)));
        self.pointed =
            whole.filter(|_| !pointer.context && pointer.steps != 0).map(|p| (p, sentence)).or(self.pointed);
    }

    fn remember_compared(&mut self, found: &Found, point: Option<Point>, sentence: usize) {
        let compared = match (found.meaning, point) {
            (Meaning::YearAgo(_) | Meaning::Period(_), _) => return,
            (Meaning::Duration { unit: Unit::Month, .. }, _) => Compared::Months,
            (_, Some(p @ (Point::Quarter(..) | Point::Half(..) | Point::Month(..)))) => Compared::Point(p),
            (_, Some(p @ Point::Year(y))) if self.today.is_none_or(|d| d.year() == y) => Compared::Point(p),
            _ => return,
        };
        self.compared = Some((compared, sentence));
    }

    /// Keeps the value of a day that stays open, "one day in July 2009", and of a month that "that day" may be of.
    pub(super) fn remember_open(&mut self, r: &Reader, found: &Found, outcome: &Outcome, sentence: usize) {
        let meaning = found.meaning;
        let month = match (meaning, outcome.point) {
            (Meaning::Month { .. }, Some(month @ Point::Month(..))) => Some(month),
            _ => None,
        };
        // "In July 2009, …", "It was July 2009"
        let leads = found.first <= r.start + 2;
        let told = month.filter(|_| leads && (meaning.is_absolute() || self.narrated.get()));
        let elsewhere = self.last_day.is_none() || self.last_day_in < sentence;
        let open = match meaning {
            Meaning::Day(_) if !outcome.resolved => outcome.value.clone(),
            Meaning::Time { .. } if !outcome.resolved => match outcome.value.split_once('T') {
                Some((day, _)) => day.to_string(),
                None => return,
            },
            _ => match told.filter(|_| elsewhere) {
                Some(month) => format!("{}-XX", month.value()),
                None => return,
            },
        };
        (self.last_open, self.last_open_in) = (Some(open), sentence);
    }

    fn remember_day(&mut self, found: &Found, day: Date, sentence: usize) {
        (self.last_day, self.last_day_in, self.last_day_begins) = (Some(day), sentence, self.begins);
        self.just = Some((found.first, found.last, day));
        self.last_open = None;
        let (Meaning::Day(told) | Meaning::Time { day: Some(told), .. }) = found.meaning else { return };
        if let DayRef::Calendar { year: None, .. } = told {
            self.dated.rotate_right(1);
            self.dated[0] = Some((day, sentence));
        }
        self.remember_weekday(told, day, sentence);
    }

    fn remember_weekday(&mut self, told: DayRef, day: Date, sentence: usize) {
        let name = usize::from(weekday(day) - 1) % 7;
        let ahead = self.today.is_some_and(|today| day > today);
        match told {
            DayRef::Weekday { .. } if ahead => {
                self.ahead_in = Some(sentence);
                self.ahead[name] = Some((day, sentence));
            }
            // "was killed on Sunday" after "will vote on Sunday": no longer the one ahead.
            DayRef::Weekday { pointer: None, .. } if !self.possessive => {
                (self.ahead[name], self.over[name]) = (None, Some(sentence));
            }
            _ => {}
        }
        let dated = matches!(told, DayRef::Calendar { weekday: Some(_), .. });
        if dated || matches!(told, DayRef::Weekday { .. }) {
            self.named[name] = Some(Named { day, sentence, dated });
        }
    }

    fn remember_month(&mut self, year: i16, month: u8, sentence: usize) {
        let Some(today) = self.today else { return };
        let name = usize::from(month.max(1) - 1) % 12;
        if (year, month) > (today.year(), today.month() as u8) {
            self.months_ahead[name] = Some((year, sentence));
        }
        if year == today.year() && month < today.month() as u8 {
            self.months_over[name] = Some(sentence);
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
        if story::frames(r, found) {
            self.frame = Some((year, sentence));
        }
        self.year_modifies = matches!(found.meaning, Meaning::Year(_))
            && r.is_word(found.last)
            && !r.is(found.last, AFTER_NOUN)
            && !r.is(found.first.wrapping_sub(1), Classes::PREPOSITION);
        let compared = self.base_year.is_some_and(|(base, told_in)| told_in == sentence && base - 1 == year);
        if !compared {
            self.base_year = Some((year, sentence));
        }
    }
}
