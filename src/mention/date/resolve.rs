//! Meanings into values: against the date of the article, the last date mentioned, and the tense around them.

use jiff::civil::Date;

use crate::lexicon::Classes;
use crate::mention::{DateMention, TimexKind};
use crate::token::Mark;

use super::calendar::{self, Point, SEASONS, shift, weekday};
use super::holidays;
use super::meaning::{Clock, DayRef, Found, Meaning, Part, Pointer, Quantity, Unit, YearRef};
use super::reader::Reader;
use super::tense::{Tense, tense};
use super::value;

/// What is known while an article is read from its start.
#[derive(Default)]
pub struct Resolver {
    /// The date of the article.
    today: Option<Date>,
    last_day: Option<Date>,
    /// The value of the last day mentioned, where it stays open.
    last_open: Option<String>,
    /// The quarter that the article is about: the first one named.
    quarter: Option<Point>,
    /// Year of the last date told in full, its sentence and its token.
    last_year: Option<(i16, usize, usize)>,
    /// The first token of the expression being resolved, and its sentence.
    at: usize,
    sentence: usize,
    /// The sentence of the last day mentioned.
    last_day_in: usize,
    /// The last stretches mentioned that can be compared with those of a year before, and their sentences.
    compared: Option<(Compared, usize)>,
}

#[derive(Clone, Copy)]
enum Compared {
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

/// How many sentences a comparison may reach back.
const NEAR: usize = 4;

impl Resolver {
    pub fn new(today: Option<Date>) -> Self {
        Resolver { today, ..Resolver::default() }
    }

    /// The mention that `found` is, or nothing where no such date exists.
    pub fn resolve(&mut self, r: &Reader, found: &Found, sentence: usize) -> Option<DateMention> {
        (self.at, self.sentence) = (found.first, sentence);
        let outcome = self.outcome(r, found, sentence)?;
        self.remember(found, outcome.point, sentence);
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
            rule: found.rule,
        })
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
        match point {
            Some(Point::Day(day)) => (self.last_day, self.last_day_in) = (Some(day), sentence),
            Some(quarter @ Point::Quarter(..)) if matches!(found.meaning, Meaning::PartOfYear { .. }) => {
                self.quarter = self.quarter.or(Some(quarter));
            }
            _ => {}
        }
        let told = match found.meaning {
            Meaning::Day(DayRef::Calendar { year: Some(y), .. })
            | Meaning::Month { year: YearRef::Is(y), .. } => Some(y),
            Meaning::Year(y) => Some(y),
            _ => None,
        };
        if let Some(year) = told {
            self.last_year = Some((year, sentence, found.last));
        }
    }

    fn outcome(&self, r: &Reader, found: &Found, sentence: usize) -> Option<Outcome> {
        let tense = || tense(r, found.first, found.last);
        match found.meaning {
            Meaning::Day(DayRef::Weekday { day, pointer: None, ago: 0 }) if self.ends_range(r, found) => {
                let first = self.last_day?;
                let ahead = (i32::from(day) - i32::from(weekday(first))).rem_euclid(7);
                point(Point::Day(shift(first, ahead, Unit::Day)?))
            }
            Meaning::Day(day) => self.day(day, tense, sentence).map(|d| d.into_date()),
            Meaning::Time { day, clock } => self.time(day, clock, tense, sentence),
            Meaning::Month { month, year } => self.month(month, year, tense(), sentence),
            Meaning::Year(y) => point(Point::Year(calendar::valid_year(y)?)),
            Meaning::Decade(d) => point(Point::Decade(d)),
            Meaning::DecadeWord(d) => point(Point::Decade(self.decade(d))),
            Meaning::Century(c) => point(Point::Century(c)),
            Meaning::PartOfYear { part, year } => self.part(part, year, tense()),
            Meaning::Unit { unit: Unit::Weekend, pointer } => self.weekend(pointer, tense()),
            Meaning::Unit { unit, pointer } => self.unit(unit, pointer),
            Meaning::Definite(unit) => self.definite(r, found, unit, tense()),
            Meaning::Latest(unit) => self.latest(unit),
            Meaning::Period(year) => self.period(year, sentence),
            Meaning::Shifted { unit, quantity, forward } => self.shifted(unit, quantity, forward),
            Meaning::YearAgo(_) => self.year_ago(sentence),
            Meaning::WeekOf { month, day } => self.week_of(month, day, sentence),
            Meaning::Duration { quantity, unit, extra } => {
                plain(TimexKind::Duration, value::duration(quantity, unit, extra))
            }
            Meaning::Set(every) => plain(TimexKind::Set, value::set(every)),
            Meaning::Reference(value) => plain(TimexKind::Date, value.to_string()),
        }
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

    fn day(&self, day: DayRef, tense: impl Fn() -> Tense, sentence: usize) -> Option<DayOutcome> {
        match day {
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
                on_weekday(today, day, pointer, ago, tense).map(DayOutcome::Known)
            }
            DayRef::Offset(n) => from(self.today, n),
            DayRef::Context(0) if self.today.is_none() && self.last_day.is_none() => {
                Some(DayOutcome::Open(self.last_open.clone().unwrap_or_else(|| "XXXX-XX-XX".to_string())))
            }
            DayRef::Context(n) => from(self.last_day.or(self.today), n),
            DayRef::Holiday { rule, year } => self.holiday(rule, year, tense()),
            DayRef::OfMonth(day) => self.of_month(day, tense()),
        }
    }

    /// The year of a date told in full shortly before; without a date for the article, some sentences before.
    fn year_told(&self, sentence: usize) -> Option<i16> {
        let (year, told_in, at) = self.last_year?;
        let near = match self.today {
            Some(_) => told_in == sentence && self.at.saturating_sub(at) < 8,
            None => told_in + 2 >= sentence,
        };
        near.then_some(year)
    }

    /// The nearest day of that name; a year told close by goes first.
    fn month_day(&self, month: u8, day: u8, tense: Tense, sentence: usize) -> Option<DayOutcome> {
        let near = self.year_told(sentence);
        let Some(today) = self.today else {
            return match near {
                Some(y) => calendar::date(y, month, day).map(DayOutcome::Known),
                None => Some(DayOutcome::Open(format!("XXXX-{month:02}-{day:02}"))),
            };
        };
        if let Some(year) = near.filter(|y| today.year() - y > 3) {
            return calendar::date(year, month, day).map(DayOutcome::Known);
        }
        let days = |d: &Date| (*d - today).get_days();
        let candidates = || (-1..=1).filter_map(|n| calendar::date(today.year() + n, month, day));
        // News tells of what was: a day to come must be nearer by a quarter.
        let distance = |d: &Date| if days(d) > 0 { days(d) * 5 / 4 } else { -days(d) };
        let nearest = candidates().min_by_key(distance);
        let nearest =
            nearest.or_else(|| (-4..=4).find_map(|n| calendar::date(today.year() + n, month, day)))?;
        let chosen = match tense {
            Tense::Future if days(&nearest) < -60 => candidates().find(|d| days(d) >= 0),
            Tense::Past if days(&nearest) > 60 => candidates().filter(|d| days(d) <= 0).max(),
            _ => None,
        };
        Some(DayOutcome::Known(chosen.unwrap_or(nearest)))
    }

    /// The nearest year in which that day of the month is that day of the week.
    fn on_told_weekday(&self, month: u8, day: u8, told: Option<u8>) -> Option<DayOutcome> {
        let (told, today) = (told?, self.today?);
        let days = (-3..=3).filter_map(|n| calendar::date(today.year() + n, month, day));
        let fits = days.filter(|d| weekday(*d) == told);
        fits.min_by_key(|d| (*d - today).get_days().abs()).map(DayOutcome::Known)
    }

    fn holiday(&self, rule: &'static str, year: YearRef, tense: Tense) -> Option<DayOutcome> {
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

    /// "the 15th": of this month, or of the one before where it is still to come.
    fn of_month(&self, day: u8, tense: Tense) -> Option<DayOutcome> {
        let Some(today) = self.today else { return Some(DayOutcome::Open(format!("XXXX-XX-{day:02}"))) };
        let this = calendar::date(today.year(), today.month() as u8, day)?;
        let ahead = this > today && tense == Tense::Past;
        let chosen = if ahead { shift(this, -1, Unit::Month)? } else { this };
        Some(DayOutcome::Known(chosen))
    }

    fn time(
        &self,
        day: Option<DayRef>,
        clock: Clock,
        tense: impl Fn() -> Tense,
        sentence: usize,
    ) -> Option<Outcome> {
        let day = match day {
            Some(day) => self.day(day, tense, sentence)?,
            None => from(self.last_day.filter(|_| self.last_day_in + 1 >= sentence).or(self.today), 0)?,
        };
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
        })
    }

    fn month(&self, month: u8, year: YearRef, tense: Tense, sentence: usize) -> Option<Outcome> {
        if let YearRef::Is(y) = year {
            return point(Point::Month(calendar::valid_year(y)?, month));
        }
        let Some(today) = self.today else {
            let near = self.year_told(sentence).filter(|_| year == YearRef::Unsaid);
            return near.map_or_else(|| open(format!("XXXX-{month:02}")), |y| point(Point::Month(y, month)));
        };
        let (y, now) = (today.year(), today.month() as u8);
        let year = match year {
            YearRef::Offset(n) => y + n.clamp(-99, 99) as i16,
            YearRef::YearBefore => y - 1,
            YearRef::Steps(n) if n < 0 => y - i16::from(month >= now),
            YearRef::Steps(n) if n > 0 => y + i16::from(month <= now),
            YearRef::Steps(_) => y,
            _ => match self.year_told(sentence).filter(|told| y - told > 3) {
                Some(told) => told,
                None => y + nearest_year(i32::from(month) - i32::from(now), tense),
            },
        };
        point(Point::Month(calendar::valid_year(year)?, month))
    }

    fn decade(&self, digit: u8) -> i16 {
        let this = self.today.map_or(200, |d| d.year() / 10);
        let decade = this / 10 * 10 + i16::from(digit);
        if decade > this { decade - 10 } else { decade }
    }

    fn part(&self, part: Part, year: YearRef, tense: Tense) -> Option<Outcome> {
        let at = |y: i16| match part {
            Part::Quarter(q) => Point::Quarter(y, q),
            Part::Half(h) => Point::Half(y, h),
            Part::Season(s) => Point::Season(y, s),
        };
        if let YearRef::Is(y) = year {
            return point(at(calendar::valid_year(y)?));
        }
        let Some(today) = self.today else {
            return open(match part {
                Part::Quarter(q) => format!("XXXX-Q{q}"),
                Part::Half(h) => format!("XXXX-H{h}"),
                Part::Season(s) => format!("XXXX-{}", SEASONS[usize::from(s) & 3]),
            });
        };
        let y = today.year();
        let begun = |y: i16| at(y).interval().is_some_and(|(first, _)| first <= today);
        let over = |y: i16| at(y).interval().is_some_and(|(_, last)| last < today);
        let latest = if begun(y) { y } else { y - 1 };
        let chosen = match year {
            YearRef::Offset(n) => y + n.clamp(-99, 99) as i16,
            YearRef::YearBefore => latest - 1,
            YearRef::Steps(n) if n < 0 => {
                if over(y) {
                    y
                } else if over(y - 1) {
                    y - 1
                } else {
                    y - 2
                }
            }
            YearRef::Steps(n) if n > 0 => {
                if begun(y) {
                    y + 1
                } else {
                    y
                }
            }
            YearRef::Steps(_) => {
                if over(y - 1) {
                    y
                } else {
                    y - 1
                }
            }
            _ if let Part::Season(season) = part => {
                let middle = 3 * i32::from(season) + 4;
                y + nearest_year(middle - i32::from(today.month()), tense)
            }
            _ => latest,
        };
        point(at(calendar::valid_year(chosen)?))
    }

    fn unit(&self, unit: Unit, pointer: Pointer) -> Option<Outcome> {
        let context = self.last_day.filter(|_| pointer.context && unit < Unit::Quarter);
        let near = match (pointer.context, unit, self.last_year) {
            (true, Unit::Year, Some((y, told_in, _))) if told_in + 3 >= self.sentence => Some(Point::Year(y)),
            (true, Unit::Quarter, _) => self.quarter,
            (true, Unit::Month, _) => match self.compared {
                Some((Compared::Point(p @ Point::Month(..)), _)) => Some(p),
                _ => None,
            },
            _ => None,
        };
        if let Some(near) = near {
            return point(near.step(pointer.steps)?);
        }
        let Some(today) = context.or(self.today) else { return open(value::open_unit(unit)) };
        point(Point::holding(today, unit).step(pointer.steps)?)
    }

    /// "this weekend" on a Tuesday, told as past, is the one before.
    fn weekend(&self, pointer: Pointer, tense: Tense) -> Option<Outcome> {
        let early = self.today.is_some_and(|d| weekday(d) <= 3) && pointer == Pointer::default();
        let steps = if early && tense == Tense::Past { -1 } else { pointer.steps };
        self.unit(Unit::Weekend, Pointer { steps, ..pointer })
    }

    fn definite(&self, r: &Reader, found: &Found, unit: Unit, tense: Tense) -> Option<Outcome> {
        if let Some(day) = self.ended(r, found) {
            let middle = shift(day, -45, Unit::Day)?;
            return point(Point::holding(if unit == Unit::Quarter { middle } else { day }, unit));
        }
        let Some(today) = self.today else { return open(value::open_unit(unit)) };
        let back = match unit {
            Unit::Quarter => return self.latest(unit),
            Unit::Weekend => weekday(today) < 6 && tense != Tense::Future,
            Unit::Week => weekday(today) == 1 && tense == Tense::Past,
            _ => false,
        };
        point(Point::holding(today, unit).step(if back { -1 } else { 0 })?)
    }

    /// The day in "the quarter ended Sept. 30".
    fn ended(&self, r: &Reader, found: &Found) -> Option<Date> {
        if !r.says_any(found.last, &["ended", "ending", "ends", "to"]) {
            return None;
        }
        let (_, day) = super::day::day_ref(r, found.last + 1)?;
        match self.day(day, || Tense::Unknown, usize::MAX)? {
            DayOutcome::Known(day) => Some(day),
            DayOutcome::Open(_) => None,
        }
    }

    /// "the latest quarter": the one spoken of, else the last that is over.
    fn latest(&self, unit: Unit) -> Option<Outcome> {
        let Some(today) = self.today else { return open(value::open_unit(unit)) };
        match (unit, self.quarter) {
            (Unit::Quarter, Some(quarter)) => point(quarter),
            (Unit::Year, _) => point(Point::holding(today, unit)),
            _ => point(Point::holding(today, unit).step(-1)?),
        }
    }

    fn period(&self, year: YearRef, sentence: usize) -> Option<Outcome> {
        let quarter = self.compared.filter(|(_, s)| *s + NEAR >= sentence).and_then(|(c, _)| match c {
            Compared::Point(p @ (Point::Quarter(..) | Point::Half(..))) => Some(p),
            _ => None,
        });
        let quarter = quarter.or(self.quarter.filter(|_| !matches!(year, YearRef::YearBefore)));
        let y = match year {
            YearRef::Is(y) => y,
            YearRef::Offset(n) | YearRef::Steps(n) => match self.today {
                Some(today) => today.year() + n.clamp(-99, 99) as i16,
                None => return open("XXXX".to_string()),
            },
            _ => return self.year_ago(sentence),
        };
        point(match quarter {
            Some(Point::Quarter(_, q)) => Point::Quarter(y, q),
            Some(Point::Half(_, h)) => Point::Half(y, h),
            _ => Point::Year(y),
        })
    }

    /// The previous expression minus a year, at its grain.
    fn year_ago(&self, sentence: usize) -> Option<Outcome> {
        let near = self.compared.filter(|(_, s)| *s + NEAR >= sentence);
        if let Some((Compared::Point(p), at)) = near
            && (at == sentence || !matches!(p, Point::Month(..)))
            && let Some(before) = p.step_years(-1)
        {
            return point(before);
        }
        match self.today {
            Some(today) => point(Point::Year(calendar::valid_year(today.year() - 1)?)),
            None => open("XXXX".to_string()),
        }
    }

    fn shifted(&self, unit: Unit, quantity: Quantity, forward: bool) -> Option<Outcome> {
        let sign = if forward { 1 } else { -1 };
        let Quantity::Hundredths(n) = quantity else {
            return plain(TimexKind::Date, if forward { "FUTURE_REF" } else { "PAST_REF" }.to_string());
        };
        let grain = match unit {
            Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
            Unit::Fortnight => Unit::Week,
            other => other,
        };
        let Some(today) = self.today else { return open(value::open_unit(grain)) };
        let whole = i32::try_from(n / 100).ok()?;
        if unit == Unit::Hour {
            return point(Point::Day(shift(today, sign * (whole / 24), Unit::Day)?));
        }
        if n % 100 != 0 && unit == Unit::Year {
            let months = i32::try_from(n * 12 / 100).ok()?;
            return point(Point::holding(shift(today, sign * months, Unit::Month)?, Unit::Month));
        }
        point(Point::holding(shift(today, sign * whole, unit)?, grain))
    }

    fn week_of(&self, month: u8, day: u8, sentence: usize) -> Option<Outcome> {
        match self.month_day(month, day, Tense::Unknown, sentence)? {
            DayOutcome::Known(d) => point(Point::holding(d, Unit::Week)),
            DayOutcome::Open(_) => open("XXXX-WXX".to_string()),
        }
    }
}

/// A day, or its value as far as it is known.
enum DayOutcome {
    Known(Date),
    Open(String),
}

impl DayOutcome {
    fn into_date(self) -> Outcome {
        match self {
            DayOutcome::Known(d) => Outcome {
                kind: TimexKind::Date,
                value: Point::Day(d).value(),
                point: Some(Point::Day(d)),
                resolved: true,
            },
            DayOutcome::Open(value) => Outcome { kind: TimexKind::Date, value, point: None, resolved: false },
        }
    }
}

fn from(today: Option<Date>, days: i32) -> Option<DayOutcome> {
    match today {
        Some(today) => shift(today, days, Unit::Day).map(DayOutcome::Known),
        None => Some(DayOutcome::Open("XXXX-XX-XX".to_string())),
    }
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
        Some(-1) => {
            if back == 0 {
                -7
            } else {
                -back
            }
        }
        Some(1) => in_week + 7,
        Some(_) if tense() == Tense::Past => -back,
        Some(_) => (7 - back) % 7,
        None if tense() == Tense::Future => (7 - back) % 7,
        None => -back,
    };
    shift(today, days, Unit::Day)
}

/// The year of a bare month, as steps from this one; `ahead` is how many months of this year it lies ahead.
fn nearest_year(ahead: i32, tense: Tense) -> i16 {
    match tense {
        Tense::Future if ahead < 0 => 1,
        Tense::Past if ahead > 1 => -1,
        Tense::Unknown if ahead > 6 => -1,
        Tense::Unknown if ahead < -8 => 1,
        _ => 0,
    }
}

fn point(point: Point) -> Option<Outcome> {
    Some(Outcome { kind: TimexKind::Date, value: point.value(), point: Some(point), resolved: true })
}

fn open(value: String) -> Option<Outcome> {
    Some(Outcome { kind: TimexKind::Date, value, point: None, resolved: false })
}

fn plain(kind: TimexKind, value: String) -> Option<Outcome> {
    Some(Outcome { kind, value, point: None, resolved: true })
}
