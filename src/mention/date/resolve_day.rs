//! Days and times of day: which one is meant.

use jiff::civil::Date;

use crate::mention::TimexKind;

use super::calendar::{self, Point, shift, weekday};
use super::holidays;
use super::meaning::{Clock, DayRef, From, MonthRef, Pointer, Unit, YearRef};
use super::resolve::{Outcome, Resolver, STORY, open, point};
use super::tense::Tense;
use super::value;

/// How many days off the day of the article a date is told without its year, even with the wrong weekday.
const NEAR_BY: i32 = 7;

impl Resolver {
    pub(super) fn day(&self, day: DayRef, tense: impl Fn() -> Tense, sentence: usize) -> Option<DayOutcome> {
        match day {
            DayRef::Calendar { year: Some(y @ ..0), month, day, .. } => {
                Some(DayOutcome::Told(format!("BC{:04}-{month:02}-{day:02}", y.unsigned_abs())))
            }
            DayRef::Calendar { year: Some(y), month, day, .. } => {
                calendar::date(y, month, day).map(DayOutcome::Known)
            }
            DayRef::Calendar { year: None, month, day, weekday: told } => {
                let on = self.on_told_weekday(month, day, told);
                on.or_else(|| self.month_day(month, day, tense(), sentence))
            }

            DayRef::Weekday { day, pointer, ago } => {
                let Some(today) = self.today else {
                    return Some(DayOutcome::Open(format!("XXXX-WXX-{day}")));
                };
                if let (Some(p), Some(last)) = (pointer.filter(|p| p.context && p.steps != 0), self.last_day)
                {
                    self.narrate(Some(last));
                    return next_weekday(last, day, p.steps).map(DayOutcome::Known);
                }
                // "speaks on Wednesday and testifies on Thursday": one day ahead, and so the next; or that day ahead
                // was spoken of before.
                let told = self.ahead[usize::from(day.max(1) - 1) % 7];
                let again = told.is_some_and(|(day, told_in)| day > today && told_in + STORY >= sentence);
                // "on Friday … to a Friday close": one day in one sentence.
                let named =
                    self.named[usize::from(day.max(1) - 1) % 7].filter(|_| pointer.is_none() && ago == 0);
                let same = named.filter(|n| n.sentence == sentence || n.dated && n.sentence + 2 >= sentence);
                if let Some(same) = self.narrate(same) {
                    return Some(DayOutcome::Known(same.day));
                }
                let over = self.over[usize::from(day.max(1) - 1) % 7].is_some_and(|s| s + STORY >= sentence);
                let along = || match tense() {
                    // "will vote on Tuesday … in Tuesday's vote"
                    Tense::Past if again && self.possessive && !over => Tense::Future,
                    Tense::Unknown if again || self.ahead_in == Some(sentence) => Tense::Future,
                    told => told,
                };
                on_weekday(today, day, pointer, ago, along).map(DayOutcome::Known)
            }
            DayRef::Offset(n) => from(self.today, n),
            DayRef::Context(n) => self.day_spoken_of(n, tense),
            DayRef::Holiday { rule, year } => self.holiday(rule, year, tense()),
            DayRef::OfMonth { day, of } => self.of_month(day, of, tense, sentence),
            DayRef::Away { from, n, unit } => self.away(from, n, unit, tense, sentence),
            // "one evening in June"
            DayRef::Any { day: 0, month: Some(month), year: None } => {
                let told = self.month(month, YearRef::Unsaid, tense(), sentence)?;
                Some(DayOutcome::Open(format!("{}-XX", told.value)))
            }
            DayRef::Any { day, month, year } => Some(DayOutcome::Open(any(day, month, year))),
            DayRef::Nth { n, day, month, year } => self.nth(n, day, month, year, tense, sentence),
        }
    }

    /// "that day", "the next day": counted from the day spoken of, told by its month or by nothing as it may be.
    fn day_spoken_of(&self, n: i32, tense: impl Fn() -> Tense) -> Option<DayOutcome> {
        if let Some(open) = self.last_open.clone().filter(|open| n == 0 || is_in_month(open)) {
            return Some(DayOutcome::Open(open));
        }
        let told = self.narrate(self.last_day);
        // "I sent him home the next day": of a story, not of the article.
        let untold = told.is_none() && n >= 0 && self.today.is_some_and(|_| tense() == Tense::Past);
        if untold {
            return Some(DayOutcome::Open("XXXX-XX-XX".to_string()));
        }
        from(told.or(self.today), n)
    }

    /// The nearest day of that name; a year told close by goes first.
    pub(super) fn month_day(&self, month: u8, day: u8, tense: Tense, sentence: usize) -> Option<DayOutcome> {
        let near = self.year_told(sentence, tense);
        let Some(today) = self.today else {
            return match self.narrate(near) {
                Some(y) => calendar::date(y, month, day).map(DayOutcome::Known),
                None => Some(DayOutcome::Open(format!("XXXX-{month:02}-{day:02}"))),
            };
        };
        let news = calendar::date(today.year(), month, day)
            .is_some_and(|d| (0..8).contains(&(today - d).get_days()));
        if let Some(year) = self.narrate(near.filter(|_| !news)) {
            return calendar::date(year, month, day).map(DayOutcome::Known);
        }
        let again =
            self.dated.iter().flatten().find(|(d, _)| (d.month() as u8, d.day() as u8) == (month, day));
        let again = again
            .filter(|(d, told_in)| told_in + STORY >= sentence && (tense != Tense::Future || *d >= today))
            .filter(|(_, told_in)| !self.told_since(month, day, *told_in));
        if let Some((same, _)) = self.narrate(again) {
            return Some(DayOutcome::Known(*same));
        }
        let days = |d: &Date| (*d - today).get_days();
        // Months away from it "Sept. 11" is the day of the attacks.
        if let Some(attacks) = calendar::date(2001, 9, 11).filter(|d| (month, day) == (9, 11) && today > *d) {
            let far = (-1..=1).filter_map(|n| calendar::date(today.year() + n, 9, 11));
            let ahead = far.clone().into_iter().any(|d| (0..=120).contains(&days(&d)));
            if far.into_iter().all(|d| days(&d).abs() > 60) && !(ahead && tense == Tense::Future) {
                return Some(DayOutcome::Known(attacks));
            }
        }
        let candidates = || (-1..=1).filter_map(|n| calendar::date(today.year() + n, month, day));
        // News tells of what was: a day to come must be nearer by a quarter.
        let distance = |d: &Date| if days(d) > 0 { days(d) * 5 / 4 } else { -days(d) };
        let nearest = candidates().min_by_key(distance);
        let nearest =
            nearest.or_else(|| (-4..=4).find_map(|n| calendar::date(today.year() + n, month, day)))?;
        let told = |year| calendar::date(year, month, day);
        if let Some(day) = self.narrate(self.in_story(nearest, sentence, tense, told)) {
            return Some(DayOutcome::Known(day));
        }
        let chosen = match tense {
            Tense::Future if days(&nearest) < -60 => candidates().find(|d| days(d) >= 0),
            Tense::Past if days(&nearest) > 60 => candidates().filter(|d| days(d) <= 0).max(),
            _ => None,
        };
        Some(DayOutcome::Known(chosen.unwrap_or(nearest)))
    }

    /// The nearest year in which that day of the month is that day of the week.
    pub(super) fn on_told_weekday(&self, month: u8, day: u8, told: Option<u8>) -> Option<DayOutcome> {
        let (told, today) = (told?, self.today?);
        // A day of these days is of this year, whatever its name.
        let near = (-1..=1).filter_map(|n| calendar::date(today.year() + n, month, day));
        if let Some(near) = near.into_iter().find(|d| (*d - today).get_days().abs() <= NEAR_BY) {
            return Some(DayOutcome::Known(near));
        }
        let days = (-3..=1).filter_map(|n| calendar::date(today.year() + n, month, day));
        let fits = days.filter(|d| weekday(*d) == told);
        fits.min_by_key(|d| (*d - today).get_days().abs()).map(DayOutcome::Known)
    }

    pub(super) fn holiday(&self, rule: &'static str, year: YearRef, tense: Tense) -> Option<DayOutcome> {
        if let YearRef::Is(y) = year {
            return holidays::day(rule, y).map(DayOutcome::Known);
        }
        let Some(today) = self.today else {
            let open = holidays::fixed(rule).map_or("XXXX-XX-XX".to_string(), |f| format!("XXXX-{f}"));
            return Some(DayOutcome::Open(open));
        };
        let mut days = (-1..=1).filter_map(|n| holidays::day(rule, today.year() + n));
        let chosen = match (year, tense) {
            (YearRef::Steps(-1), _) => days.rfind(|d| *d < today),
            (YearRef::Steps(1), _) => days.find(|d| *d > today),
            (YearRef::Steps(_), _) => holidays::day(rule, today.year()),
            (_, Tense::Future) => days.find(|d| *d >= today),
            _ => days.min_by_key(|d| (*d - today).get_days().abs()),
        };
        chosen.map(DayOutcome::Known)
    }

    /// "the 15th": of this month, or of the one before where it is still to come; else of the month told.
    fn of_month(
        &self,
        day: u8,
        of: MonthRef,
        tense: impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<DayOutcome> {
        if of != MonthRef::Unsaid {
            let month = self.month_ref(of, tense(), sentence);
            return match month {
                Some(month @ Point::Month(y, m)) if day > 0 => {
                    let date = calendar::date(y, m, day);
                    date.filter(|_| month.interval().is_some()).map(DayOutcome::Known)
                }
                Some(month) => month.interval().map(|(_, last)| DayOutcome::Known(last)),
                None => Some(DayOutcome::Open("XXXX-XX-XX".to_string())),
            };
        }
        let Some(today) = self.today else { return Some(DayOutcome::Open(format!("XXXX-XX-{day:02}"))) };
        let this = calendar::date(today.year(), today.month() as u8, day)?;
        let ahead = this > today && tense() == Tense::Past;
        let chosen = if ahead { shift(this, -1, Unit::Month)? } else { this };
        Some(DayOutcome::Known(chosen))
    }

    /// "a week from Saturday", "a year ago today": units from a day near that of the article.
    fn away(
        &self,
        base: From,
        n: i32,
        unit: Unit,
        tense: impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<DayOutcome> {
        let beside = match base {
            From::Holiday { rule, year } => Some(self.holiday(rule, year, tense())?),
            From::Dated { year, month, day } => {
                let told = DayRef::Calendar { year, month, day, weekday: None };
                Some(self.day(told, &tense as &dyn Fn() -> Tense, sentence)?)
            }
            _ => None,
        };
        if let Some(beside) = beside {
            return match beside {
                DayOutcome::Known(day) => shift(day, n, unit).map(DayOutcome::Known),
                _ => Some(DayOutcome::Open("XXXX-XX-XX".to_string())),
            };
        }
        let Some(today) = self.today else {
            return Some(DayOutcome::Open(match base {
                From::Offset(_) | From::Holiday { .. } | From::Dated { .. } => "XXXX-XX-XX".to_string(),
                From::Weekday { day, .. } => any(day, None, None),
            }));
        };
        let days = match base {
            From::Holiday { .. } | From::Dated { .. } => return None,
            From::Offset(days) => days,
            From::Weekday { day, ahead } => {
                let back = (i32::from(weekday(today)) - i32::from(day)).rem_euclid(7);
                if ahead { (7 - back) % 7 } else { -back }
            }
        };
        shift(shift(today, days, Unit::Day)?, n, unit).map(DayOutcome::Known)
    }

    /// The nth such weekday of a month; open where its month is.
    fn nth(
        &self,
        n: u8,
        day: u8,
        month: Option<u8>,
        year: YearRef,
        tense: impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<DayOutcome> {
        let of = match (month, self.today) {
            (Some(month), _) => self.month(month, year, tense(), sentence)?.point,
            (None, today) => today.map(|d| Point::holding(d, Unit::Month)),
        };
        match of {
            Some(Point::Month(y, m)) => holidays::nth_weekday(y, m, day, n).map(DayOutcome::Known),
            _ => Some(DayOutcome::Open(month.map_or("XXXX-XX-XX".into(), |m| format!("XXXX-{m:02}-XX")))),
        }
    }

    pub(super) fn time(
        &self,
        day: Option<DayRef>,
        clock: Clock,
        tense: impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<Outcome> {
        let day = match day {
            Some(day) => self.day(day, tense, sentence)?,
            None if self.last_open_in == sentence && self.last_open.as_deref().is_some_and(is_in_month) => {
                DayOutcome::Open(self.last_open.clone()?)
            }
            None => {
                let near =
                    self.last_day.filter(|_| self.last_day_in + 1 >= sentence && !self.last_day_begins);
                // "In May 2009 she left. They sailed overnight": on no day that is told
                if near.is_none() && self.of_story() && tense() == Tense::Past {
                    return self.timed(DayOutcome::Open("XXXX-XX-XX".to_string()), clock);
                }
                from(self.narrate(near).or(self.today), 0)?
            }
        };
        self.timed(day, clock)
    }

    /// A time of that day.
    pub(super) fn timed(&self, day: DayOutcome, clock: Clock) -> Option<Outcome> {
        let clock = value::clock(clock);
        Some(match day {
            DayOutcome::Known(d) => Outcome {
                kind: TimexKind::Time,
                value: format!("{}{clock}", Point::Day(d).value()),
                point: Some(Point::Day(d)),
                resolved: true,
            },
            DayOutcome::Open(v) => {
                Outcome { kind: TimexKind::Time, value: format!("{v}{clock}"), point: None, resolved: false }
            }
            DayOutcome::Told(v) => {
                Outcome { kind: TimexKind::Time, value: format!("{v}{clock}"), point: None, resolved: true }
            }
        })
    }

    /// The weekend that a holiday makes long: a Monday's is the one before.
    pub(super) fn weekend_of(
        &self,
        day: DayRef,
        tense: impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<Outcome> {
        match self.day(day, tense, sentence)? {
            DayOutcome::Known(d) => {
                let back = if weekday(d) <= 2 { -3 } else { 0 };
                point(Point::holding(shift(d, back, Unit::Day)?, Unit::Weekend))
            }
            _ => open(value::open_unit(Unit::Weekend)),
        }
    }

    pub(super) fn week_of(&self, month: u8, day: u8, sentence: usize) -> Option<Outcome> {
        match self.month_day(month, day, Tense::Unknown, sentence)? {
            DayOutcome::Known(d) => point(Point::holding(d, Unit::Week)),
            _ => open("XXXX-WXX".to_string()),
        }
    }
}

/// A day, or its value as far as it is known.
pub enum DayOutcome {
    Known(Date),
    Open(String),
    /// A day before the calendar begins.
    Told(String),
}

impl DayOutcome {
    pub fn into_date(self) -> Outcome {
        match self {
            DayOutcome::Known(d) => Outcome {
                kind: TimexKind::Date,
                value: Point::Day(d).value(),
                point: Some(Point::Day(d)),
                resolved: true,
            },
            DayOutcome::Open(value) => Outcome { kind: TimexKind::Date, value, point: None, resolved: false },
            DayOutcome::Told(value) => Outcome { kind: TimexKind::Date, value, point: None, resolved: true },
        }
    }
}

/// Whether the value of a day tells its month and no more: `2012-05-XX`.
fn is_in_month(value: &str) -> bool {
    value.ends_with("-XX") && value.starts_with(|c: char| c.is_ascii_digit())
}

/// The value of any day of that name, of a month or of none; of no name if `day` is 0.
fn any(day: u8, month: Option<u8>, year: Option<i16>) -> String {
    match (month, year) {
        (None, _) if day == 0 => "XXXX-XX-XX".to_string(),
        (None, _) => format!("XXXX-WXX-{day}"),
        (Some(month), None) => format!("XXXX-{month:02}-XX"),
        (Some(month), Some(year)) => format!("{year:04}-{month:02}-XX"),
    }
}

/// Days from a day.
fn from(today: Option<Date>, days: i32) -> Option<DayOutcome> {
    match today {
        Some(today) => shift(today, days, Unit::Day).map(DayOutcome::Known),
        None => Some(DayOutcome::Open("XXXX-XX-XX".to_string())),
    }
}

/// The first such weekday after a day mentioned, or the last before it.
fn next_weekday(from: Date, day: u8, steps: i32) -> Option<Date> {
    let ahead = (i32::from(day) - i32::from(weekday(from)) + 6).rem_euclid(7) + 1;
    let back = (i32::from(weekday(from)) - i32::from(day) + 6).rem_euclid(7) + 1;
    shift(from, if steps > 0 { ahead } else { -back }, Unit::Day)
}

/// A bare weekday is the latest on or before the article's day; a future cue takes the next.
fn on_weekday(
    today: Date,
    day: u8,
    pointer: Option<Pointer>,
    ago: i32,
    tense: impl Fn() -> Tense,
) -> Option<Date> {
    let back = (i32::from(weekday(today)) - i32::from(day)).rem_euclid(7);
    let in_week = i32::from(day) - i32::from(weekday(today));
    let days = match pointer.map(|p| p.steps) {
        _ if ago != 0 => in_week + 7 * ago,
        // "last Friday", "two Fridays ago", "the Friday before last"
        Some(n @ -99..=-1) => (if back == 0 { -7 } else { -back }) + 7 * (n + 1),
        Some(n @ 1..=99) => in_week + 7 * n,
        Some(_) if tense() == Tense::Past => -back,
        Some(_) => (7 - back) % 7,
        None if tense() == Tense::Future => (7 - back) % 7,
        None => -back,
    };
    shift(today, days, Unit::Day)
}
