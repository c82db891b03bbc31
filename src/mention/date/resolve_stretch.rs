//! Weeks, months, quarters, seasons, years, and what is so long ago: which stretch is meant.

use jiff::civil::Date;

use super::calendar::{self, Point, SEASONS, shift, weekday};
use super::meaning::{Found, MonthRef, Part, Pointer, Quantity, Unit, Way, YearRef};
use super::reader::Reader;
use super::resolve::{Compared, NEAR, Outcome, Resolver, STORY, open, plain, point};
use super::resolve_day::DayOutcome;
use super::tense::Tense;
use super::value;
use crate::mention::TimexKind;

/// How many tokens may lie between a year and "a year earlier" than it.
const CLOSE: usize = 16;

impl Resolver {
    pub(super) fn month(&self, month: u8, year: YearRef, tense: Tense, sentence: usize) -> Option<Outcome> {
        if let YearRef::Is(y) = year {
            if y < 0 {
                return plain(TimexKind::Date, format!("BC{:04}-{month:02}", y.unsigned_abs()));
            }
            return point(Point::Month(calendar::valid_year(y)?, month));
        }
        // "that August" of a story of 1998
        if let Some(y) = self.year_spoken_of(year) {
            return point(Point::Month(calendar::valid_year(y)?, month));
        }
        let Some(today) = self.today else {
            let near = self.year_told(sentence, tense).filter(|_| year == YearRef::Unsaid);
            return self
                .narrate(near)
                .map_or_else(|| open(format!("XXXX-{month:02}")), |y| point(Point::Month(y, month)));
        };
        let (y, now) = (today.year(), today.month() as u8);
        let year = match year {
            YearRef::Offset(n) => y + n.clamp(-99, 99) as i16,
            YearRef::Told(n) if n != 0 => y + n.clamp(-99, 99) as i16,
            YearRef::YearBefore => y - 1,
            YearRef::Steps(n) if n < 0 => y - i16::from(month >= now),
            YearRef::Steps(n) if n > 0 => y + i16::from(month <= now),
            YearRef::Steps(_) => y,
            _ => match self.narrate(self.year_told(sentence, tense).filter(|_| {
                // "it stood at nine percent of the 1977 average in February"
                let just_over = (0..=2).contains(&(i32::from(now) - i32::from(month)).rem_euclid(12));
                !(self.year_modifies && just_over)
            })) {
                Some(told) => told,
                None => {
                    // "will win in November … Then there is November."
                    let told = self.months_ahead[usize::from(month.max(1) - 1) % 12];
                    let told = told.filter(|(_, told_in)| told_in + STORY >= sentence);
                    let lately = (0..=3).contains(&(i32::from(now) - i32::from(month)).rem_euclid(12));
                    if let Some((ahead, _)) = told.filter(|_| tense == Tense::Unknown && !lately) {
                        return point(Point::Month(ahead, month));
                    }
                    let nearest = y + nearest_year(i32::from(month) - i32::from(now), tense);
                    let first = |year| calendar::date(year, month, 1);
                    let told = first(nearest).filter(|_| tense != Tense::Future);
                    let told = told.and_then(|near| self.month_in_story(near, sentence, tense, first));
                    self.narrate(told).map_or(nearest, Date::year)
                }
            },
        };
        point(Point::Month(calendar::valid_year(year)?, month))
    }

    /// The year of "that spring", "March the following year": counted from the one told last.
    fn year_spoken_of(&self, year: YearRef) -> Option<i16> {
        let YearRef::Told(steps) = year else { return None };
        let reach = if steps == 0 { STORY } else { 1 };
        let (told, ..) = self.last_year.filter(|(_, told_in, _)| told_in + reach >= self.sentence)?;
        self.narrate(Some(told + steps.clamp(-99, 99) as i16))
    }

    /// The month that a day or week of it belongs to, where it is known.
    pub(super) fn month_ref(&self, of: MonthRef, tense: Tense, sentence: usize) -> Option<Point> {
        let this = || self.today.map(|today| Point::holding(today, Unit::Month));
        match of {
            MonthRef::Named(month, year) => self.month(month, year, tense, sentence)?.point,
            MonthRef::Steps(n) => this()?.step(n),
            MonthRef::Unsaid => this(),
            MonthRef::Told => match self.compared {
                Some((Compared::Point(month @ Point::Month(..)), _)) => self.narrate(Some(month)),
                _ => this(),
            },
        }
    }

    /// "the last week of October": the week that holds the middle of its seven days.
    pub(super) fn week_in(&self, n: u8, of: MonthRef, tense: Tense, sentence: usize) -> Option<Outcome> {
        let Some((first, last)) = self.month_ref(of, tense, sentence).and_then(Point::interval) else {
            return open(value::open_unit(Unit::Week));
        };
        let middle = match n {
            0 => shift(last, -3, Unit::Day)?,
            n => shift(first, 7 * i32::from(n) - 4, Unit::Day)?,
        };
        point(Point::holding(middle, Unit::Week))
    }

    /// "the same month last year"
    pub(super) fn same_month(&self, year: YearRef) -> Option<Outcome> {
        let Some(Point::Month(y, month)) = self.month_ref(MonthRef::Told, Tense::Unknown, self.sentence)
        else {
            return open(value::open_unit(Unit::Month));
        };
        let year = match year {
            YearRef::Is(told) => told,
            YearRef::Offset(n) | YearRef::Steps(n) | YearRef::Told(n) => {
                self.today?.year() + n.clamp(-99, 99) as i16
            }
            _ => y - 1,
        };
        point(Point::Month(calendar::valid_year(year)?, month))
    }

    /// "the new year": the one to come in the second half of a year, else this one.
    pub(super) fn new_year(&self) -> Option<Outcome> {
        let Some(today) = self.today else { return open(value::open_unit(Unit::Year)) };
        point(Point::Year(today.year() + i16::from(today.month() > 6)))
    }

    pub(super) fn decade(&self, digit: u8) -> i16 {
        let this = self.today.map_or(200, |d| d.year() / 10);
        let decade = this / 10 * 10 + i16::from(digit);
        if decade > this { decade - 10 } else { decade }
    }

    pub(super) fn part(&self, part: Part, year: YearRef, tense: Tense) -> Option<Outcome> {
        let at = |y: i16| match part {
            Part::Quarter(q) => Point::Quarter(y, q),
            Part::Half(h) => Point::Half(y, h),
            Part::Season(s) => Point::Season(y, s),
        };
        if let YearRef::Is(y) = year {
            return point(at(calendar::valid_year(y)?));
        }
        if let Some(y) = self.year_spoken_of(year) {
            return point(at(calendar::valid_year(y)?));
        }
        // "In 1992 … she lost in the fall"
        let season = matches!(part, Part::Season(_)) && year == YearRef::Unsaid && self.today.is_some();
        let told = || self.year_told(self.sentence, tense).or_else(|| self.season_in_story(tense));
        if let Some(y) = self.narrate(if season { told() } else { None }) {
            return point(at(calendar::valid_year(y)?));
        }
        let Some(today) = self.today else {
            return open(match part {
                Part::Quarter(q) => format!("XXXX-Q{q}"),
                Part::Half(h) => format!("XXXX-H{h}"),
                Part::Season(s) => format!("XXXX-{}", SEASONS[usize::from(s) & 3]),
            });
        };
        point(at(calendar::valid_year(year_of_part(part, at, year, today, tense))?))
    }

    pub(super) fn unit(&self, unit: Unit, pointer: Pointer) -> Option<Outcome> {
        let context = self.last_day.filter(|_| pointer.context && unit < Unit::Quarter);
        let told = self.pointed.filter(|(p, told_in)| {
            told_in + 2 >= self.sentence
                && matches!((p, unit), (Point::Year(_), Unit::Year) | (Point::Week(..), Unit::Week))
        });
        let told = told.filter(|(_, told_in)| self.last_year.is_none_or(|(_, last, _)| last < *told_in));
        let near = match (pointer.context, unit, self.last_year) {
            (true, Unit::Year | Unit::Week, _) if told.is_some() => told.map(|(p, _)| p),
            (true, Unit::Year, Some((y, told_in, _))) if told_in + 3 >= self.sentence => {
                // "rose in 1986 from nine in 1985 … from ten the previous year"
                let base = self.base_year.filter(|(base, _)| pointer.steps < 0 && base - 1 == y);
                Some(Point::Year(base.map_or(y, |(base, _)| base)))
            }
            (true, Unit::Quarter, _) => self.quarter,
            // "on Nov. 9 … later that month"
            (true, Unit::Month, _) if self.day_since().is_some() => {
                self.day_since().map(|day| Point::holding(day, Unit::Month))
            }
            (true, Unit::Month, _) => match self.compared {
                Some((Compared::Point(p @ Point::Month(..)), _)) => Some(p),
                _ => None,
            },
            _ => None,
        };
        if let Some(near) = self.narrate(near) {
            return point(near.step(pointer.steps)?);
        }
        let Some(today) = self.narrate(context).or(self.today) else { return open(value::open_unit(unit)) };
        point(Point::holding(today, unit).step(pointer.steps)?)
    }

    /// The day told last by its month, where no month was told since.
    fn day_since(&self) -> Option<Date> {
        let (day, told_in) = self.dated[0].filter(|(_, told_in)| told_in + 2 >= self.sentence)?;
        self.compared.is_none_or(|(_, compared)| compared < told_in).then_some(day)
    }

    /// "this weekend" on a Tuesday, told as past, is the one before.
    pub(super) fn weekend(&self, pointer: Pointer, tense: Tense) -> Option<Outcome> {
        let early = self.today.is_some_and(|d| weekday(d) <= 3) && pointer == Pointer::default();
        let steps = if early && tense == Tense::Past { -1 } else { pointer.steps };
        self.unit(Unit::Weekend, Pointer { steps, ..pointer })
    }

    pub(super) fn definite(&self, r: &Reader, found: &Found, unit: Unit, tense: Tense) -> Option<Outcome> {
        if let Some(day) = self.ended(r, found) {
            let middle = shift(day, -45, Unit::Day)?;
            return point(Point::holding(if unit == Unit::Quarter { middle } else { day }, unit));
        }
        let Some(today) = self.today else { return open(value::open_unit(unit)) };
        // "earned nine in the first quarter of 2012 but lost ten for the year"
        let part = self.part_year.filter(|(_, told_in)| *told_in == self.sentence && unit == Unit::Year);
        if let Some((year, _)) = self.narrate(part.filter(|_| tense == Tense::Past)) {
            return point(Point::Year(calendar::valid_year(year)?));
        }
        if let Some(year) = self.year_over(r, found, unit, tense) {
            return point(Point::Year(year));
        }
        let back = match unit {
            // "will last through the quarter"
            Unit::Quarter if tense == Tense::Future && r.says(found.first.wrapping_sub(1), "through") => {
                false
            }
            Unit::Quarter => return self.latest(unit),
            // "for the full year sales rose", told in spring
            Unit::Year => is_full(r, found) && tense == Tense::Past && today.month() <= 4,
            Unit::Weekend => weekday(today) < 6 && tense != Tense::Future,
            Unit::Week => weekday(today) == 1 && tense == Tense::Past,
            _ => false,
        };
        point(Point::holding(today, unit).step(if back { -1 } else { 0 })?)
    }

    /// "at the end of the year", told as past: that of the year spoken of long ago, or in spring of the one before.
    pub(super) fn year_over(&self, r: &Reader, found: &Found, unit: Unit, tense: Tense) -> Option<i16> {
        let today = self.today?;
        let edge = unit == Unit::Year && matches!(found.modifier, Some("END" | "START"));
        if !edge || tense != Tense::Past {
            return None;
        }
        let by = r.says_any(found.first.wrapping_sub(1), &["by", "before", "until"]);
        let early = !by && today.month() <= 4 && found.modifier == Some("END");
        let told = self.last_year.filter(|(_, told_in, _)| told_in + 1 >= self.sentence);
        let told = told.filter(|(year, ..)| today.year() - year >= if early { 4 } else { 2 });
        match self.narrate(told) {
            Some((year, ..)) => Some(year),
            None => early.then(|| today.year() - 1),
        }
    }

    /// The day in "the quarter ended Sept. 30".
    pub(super) fn ended(&self, r: &Reader, found: &Found) -> Option<Date> {
        if !r.says_any(found.last, &["ended", "ending", "ends", "to"]) {
            return None;
        }
        let (_, day) = super::day::day_ref(r, found.last + 1)?;
        let tense = if r.says(found.last, "ended") { Tense::Past } else { Tense::Unknown };
        match self.day(day, || tense, usize::MAX)? {
            DayOutcome::Known(day) => Some(day),
            _ => None,
        }
    }

    /// "the latest quarter": the one spoken of, else the last that is over.
    pub(super) fn latest(&self, unit: Unit) -> Option<Outcome> {
        let Some(today) = self.today else { return open(value::open_unit(unit)) };
        match (unit, self.quarter) {
            (Unit::Quarter, Some(quarter)) => point(self.narrate(Some(quarter))?),
            (Unit::Year, _) => point(Point::holding(today, unit)),
            _ => point(Point::holding(today, unit).step(-1)?),
        }
    }

    pub(super) fn period(&self, year: YearRef, sentence: usize) -> Option<Outcome> {
        let quarter = self.compared.filter(|(_, s)| *s + NEAR >= sentence).and_then(|(c, _)| match c {
            Compared::Point(p @ (Point::Quarter(..) | Point::Half(..))) => Some(p),
            _ => None,
        });
        let quarter = quarter.or(self.quarter.filter(|_| !matches!(year, YearRef::YearBefore)));
        let y = match year {
            YearRef::Is(y) => y,
            YearRef::Offset(n) | YearRef::Steps(n) | YearRef::Told(n) => match self.today {
                Some(today) => today.year() + n.clamp(-99, 99) as i16,
                None => return open("XXXX".to_string()),
            },
            _ => return self.year_ago(sentence, false),
        };
        point(match self.narrate(quarter) {
            Some(Point::Quarter(_, q)) => Point::Quarter(y, q),
            Some(Point::Half(_, h)) => Point::Half(y, h),
            _ => Point::Year(y),
        })
    }

    /// The previous expression minus a year, at its grain; `earlier` than a year told close by, if that is said.
    pub(super) fn year_ago(&self, sentence: usize, earlier: bool) -> Option<Outcome> {
        let near = self.compared.filter(|(_, s)| *s + NEAR >= sentence);
        let told = self.last_year.filter(|(_, told_in, at)| *told_in == sentence && self.at - at < CLOSE);
        let told = told.filter(|_| earlier && near.is_none_or(|(_, at)| at != sentence));
        if let Some((Compared::Point(p), at)) = near.filter(|_| told.is_none())
            && (at == sentence || !matches!(p, Point::Month(..)))
            && let Some(before) = p.step_years(-1)
        {
            return point(self.narrate(Some(before))?);
        }
        if let Some((year, ..)) = told {
            return point(Point::Year(calendar::valid_year(self.narrate(Some(year - 1))?)?));
        }
        match self.today {
            Some(today) => point(Point::Year(calendar::valid_year(today.year() - 1)?)),
            None => open("XXXX".to_string()),
        }
    }

    /// What was mentioned last at that grain, in this sentence or the one before.
    fn told_at(&self, grain: Unit) -> Option<Date> {
        let near = |told_in: usize| told_in + 1 >= self.sentence;
        match grain {
            Unit::Minute | Unit::Hour | Unit::Day | Unit::Week => {
                self.last_day.filter(|_| near(self.last_day_in))
            }
            Unit::Year => {
                let (year, ..) = self.last_year.filter(|(_, told_in, _)| near(*told_in))?;
                calendar::date(year, 7, 1)
            }
            Unit::Month => match self.compared {
                Some((Compared::Point(Point::Month(y, month)), told_in)) if near(told_in) => {
                    calendar::date(y, month, 15)
                }
                _ => None,
            },
            _ => None,
        }
    }

    pub(super) fn shifted(&self, unit: Unit, quantity: Quantity, way: Way) -> Option<Outcome> {
        let forward = way == Way::FromNow;
        let sign = if forward { 1 } else { -1 };
        let Quantity::Hundredths(n) = quantity else {
            return plain(TimexKind::Date, if forward { "FUTURE_REF" } else { "PAST_REF" }.to_string());
        };
        let grain = match unit {
            Unit::Decade | Unit::Century | Unit::Millennium => Unit::Year,
            Unit::Fortnight => Unit::Week,
            other => other,
        };
        let told = if way == Way::Earlier { self.narrate(self.told_at(grain)) } else { None };
        let Some(today) = told.or(self.today) else { return open(value::open_unit(grain)) };
        // "a quarter of a century ago" and the like in years.
        let (n, unit) = match unit {
            Unit::Century => (n.saturating_mul(100), Unit::Year),
            Unit::Decade => (n.saturating_mul(10), Unit::Year),
            other => (n, other),
        };
        let whole = i32::try_from(n / 100).unwrap_or(i32::MAX);
        if unit == Unit::Hour {
            return point(Point::Day(shift(today, sign * (whole / 24), Unit::Day)?));
        }
        if n % 100 != 0 && unit == Unit::Year {
            let months = i32::try_from(n * 12 / 100).ok()?;
            return point(Point::holding(shift(today, sign * months, Unit::Month)?, Unit::Month));
        }
        match shift(today, sign.checked_mul(whole)?, unit) {
            Some(day) => point(Point::holding(day, grain)),
            // "65 million years ago"
            None => plain(TimexKind::Date, if forward { "FUTURE_REF" } else { "PAST_REF" }.to_string()),
        }
    }
}

/// "the full year"
fn is_full(r: &Reader, found: &Found) -> bool {
    (found.first..found.last).any(|k| r.says_any(k, &["full", "whole"]))
}

/// The year whose quarter, half or season is meant: the latest begun, unless a word says otherwise.
fn year_of_part(part: Part, at: impl Fn(i16) -> Point, year: YearRef, today: Date, tense: Tense) -> i16 {
    let y = today.year();
    let begun = |y: i16| at(y).interval().is_some_and(|(first, _)| first <= today);
    let over = |y: i16| at(y).interval().is_some_and(|(_, last)| last < today);
    let latest = y - i16::from(!begun(y));
    match (year, part) {
        (YearRef::Offset(n), _) => y + n.clamp(-99, 99) as i16,
        (YearRef::Told(n), _) if n != 0 => y + n.clamp(-99, 99) as i16,
        (YearRef::YearBefore, _) => latest - 1,
        (YearRef::Steps(n), _) if n < 0 => [y, y - 1].into_iter().find(|y| over(*y)).unwrap_or(y - 2),
        (YearRef::Steps(n), _) if n > 0 => y + i16::from(begun(y)),
        (YearRef::Steps(_), _) => y - i16::from(!over(y - 1)),
        (_, Part::Season(season)) => {
            let ahead = 3 * i32::from(season) + 4 - i32::from(today.month());
            // "The summer may be winding down", told in it
            let now = at(y).interval().is_some_and(|(first, last)| first <= today && today <= last);
            if now { y } else { y + nearest_year(ahead, tense) }
        }
        // a limit "set for the third quarter" in June
        (_, Part::Quarter(_)) if tense != Tense::Past && latest < y && soon(at(y), today) => y,
        // "will fall in the second half", told in June; but "will report fourth-quarter profit" in January.
        _ if tense == Tense::Future && latest < y && nearer_ahead(at(y), at(latest), today) => y,
        _ => latest,
    }
}

/// Whether a stretch begins within a month.
fn soon(ahead: Point, today: Date) -> bool {
    ahead.interval().is_some_and(|(first, _)| (first - today).get_days() <= 31)
}

/// Whether the stretch to come begins sooner than the one that is over ended long ago.
fn nearer_ahead(ahead: Point, over: Point, today: Date) -> bool {
    let days = |from: Date, to: Date| (to - from).get_days();
    let (Some((first, _)), Some((_, last))) = (ahead.interval(), over.interval()) else { return false };
    days(today, first) < days(last, today)
}

/// The year of a bare month, as steps from this one; `ahead` is how many months of this year it lies ahead.
fn nearest_year(ahead: i32, tense: Tense) -> i16 {
    match tense {
        Tense::Future if ahead < 0 => 1,
        Tense::Past if ahead > 1 => -1,
        Tense::Unknown if ahead > 5 => -1,
        Tense::Unknown if ahead < -8 => 1,
        _ => 0,
    }
}
