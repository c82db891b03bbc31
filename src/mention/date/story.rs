//! A story of years ago: the year of its dates is told once, and those that go on with it tell none.

use jiff::civil::Date;

use crate::lexicon::Classes;

use super::calendar::{Point, date};
use super::meaning::{DayRef, Found, Meaning, Pointer, Unit};
use super::reader::Reader;
use super::resolve::{Resolver, STORY};
use super::tense::Tense;
use super::year::AFTER_NOUN;

/// How many days a story may go on from one date to the next.
const GOES_ON: i32 = 62;

/// How many days a story may go on from one month to another, where its years are long gone.
const YEAR_LONG: i32 = 334;

/// The same some sentences later.
const SEASON_LONG: i32 = 123;

/// How many days apart two dates of a story of years ago may lie, in whatever order.
const BESIDE: i32 = 31;

/// How many days behind the date told last another one is of the same story, even if it is one of these days, too.
const NEXT_TO: i32 = 3;

/// How many years ago a story is history, which is told near its anniversary, too.
const FAR: i16 = 20;

/// How many sentences a story may take from one date to the next.
const GAP: usize = 4;

/// The same while no date of the months around the article comes between.
const UNBROKEN: usize = 12;

/// How many days off the day of the article a date belongs to its time.
const AROUND: i32 = 400;

/// How many days off the day of the article a date is part of the news.
const NEWS: i32 = 30;

/// How many words may stand before the year that a sentence begins with: "Interestingly, back in 1929".
const LED_IN: usize = 4;

/// How far behind the date "had" is looked for.
const PERFECT: usize = 8;

impl Resolver {
    /// The year of a date told in full shortly before, or the one that the sentence begins with; without a date for
    /// the article, that of some sentences before.
    pub(super) fn year_told(&self, sentence: usize, tense: Tense) -> Option<i16> {
        let (year, told_in, at) = self.last_year?;
        let Some(today) = self.today else { return Some(year).filter(|_| told_in + 2 >= sentence) };
        let close = told_in == sentence && self.at.saturating_sub(at) < 8 && today.year() - year > 3;
        let framed = tense == Tense::Past && year < today.year() && self.frame == Some((year, sentence));
        (close || framed).then_some(year)
    }

    /// Whether that day was told with its year since sentence `told_in`: "Aug. 15 is a feast. … set it for Aug. 15, 1947".
    pub(super) fn told_since(&self, month: u8, day: u8, told_in: usize) -> bool {
        self.story
            .is_some_and(|(told, at)| (told.month() as u8, told.day() as u8) == (month, day) && at > told_in)
    }

    /// The day that goes on a story of years ago, "In May 2009 he left. On June 3 …": soon after what was told last,
    /// or just beside it where that lies years back, and where `nearest` to the article is no news.
    pub(super) fn in_story(
        &self,
        nearest: Date,
        sentence: usize,
        tense: Tense,
        told: impl Fn(i16) -> Option<Date>,
    ) -> Option<Date> {
        let ((begun, told_in), today) = (self.story?, self.today?);
        let away = |d: &Date| (*d - begun).get_days();
        let on = (0..=1).filter_map(|n| told(begun.year() + n)).find(|d| *d >= begun)?;
        let gap = sentence.saturating_sub(told_in);
        let news = (nearest - today).get_days().abs() <= NEWS;
        // "freed on Feb. 26, 2009 … On Feb. 28 she flew home"; "moved it to Feb. 26, 2009 … chose Feb. 26"
        let same = away(&on) == 0 && gap <= STORY && (!news || nearest > today && tense == Tense::Past);
        let next_to =
            (1..=NEXT_TO).contains(&away(&on)) && if self.leads { gap <= STORY } else { gap <= GAP && !news };
        if (same || next_to) && tense != Tense::Future {
            return Some(on).filter(|d| *d < nearest);
        }
        let years = today.year() - begun.year();
        // On the day itself: "gave up on Aug. 15, 1945. The bombs of Aug. 6 and 9 …"
        let news = news && !(years >= FAR && gap <= 1);
        if news || gap > self.reach(tense) {
            return None;
        }
        let goes_on = Some(on).filter(|d| self.leads && away(d) <= GOES_ON);
        let old = years >= 2 && gap <= 1 && tense != Tense::Future;
        let closest = || (-1..=1).filter_map(|n| told(begun.year() + n)).min_by_key(|d| away(d).abs());
        let near = goes_on.or_else(|| closest().filter(|d| old && away(d).abs() <= BESIDE));
        near.filter(|d| *d < nearest)
    }

    /// Whether a story of years ago was told some sentences before, and nothing of these days since.
    pub(super) fn of_story(&self) -> bool {
        self.story.zip(self.today).is_some_and(|((begun, told_in), today)| {
            today.year() - begun.year() >= 2 && self.news_in <= told_in && told_in + GAP >= self.sentence
        })
    }

    /// How many sentences the story may take to its next date: more, where nothing of these days came between.
    fn reach(&self, tense: Tense) -> usize {
        let told = self.story.zip(self.today).filter(|_| tense == Tense::Past);
        told.map_or(2, |((begun, told_in), today)| {
            let unbroken = self.opens && today.year() - begun.year() >= 2 && self.news_in <= told_in;
            if unbroken { UNBROKEN } else { GAP }
        })
    }

    /// The month that goes on a story of years ago, by its first day: "In May 2009 she left. In August she was back"; of
    /// one told as before it, "In March, she had …", the last before.
    pub(super) fn month_in_story(
        &self,
        nearest: Date,
        sentence: usize,
        tense: Tense,
        told: impl Fn(i16) -> Option<Date>,
    ) -> Option<Date> {
        let ((begun, told_in), today) = (self.story?, self.today?);
        let gap = sentence.saturating_sub(told_in);
        if (nearest - today).get_days().abs() <= NEWS || gap > self.reach(tense) {
            return None;
        }
        let away = |d: &Date| (*d - begun).get_days();
        let old = today.year() - begun.year() >= 2 && tense == Tense::Past;
        if self.looks_back && old {
            let before = (-1..=0).filter_map(|n| told(begun.year() + n)).filter(|d| *d < begun).max();
            return before.filter(|d| *d < nearest);
        }
        let on = (0..=1).filter_map(|n| told(begun.year() + n)).find(|d| *d >= begun)?;
        let reach = if gap <= 1 { YEAR_LONG } else { SEASON_LONG };
        let goes_on = away(&on) <= GOES_ON && gap <= 2 || old && away(&on) <= reach;
        (self.leads && !self.possessive && goes_on && on < nearest).then_some(on)
    }

    /// The year of a season of a story of years ago: "between June 1992 and the end of it later in the summer".
    pub(super) fn season_in_story(&self, tense: Tense) -> Option<i16> {
        let ((begun, told_in), today) = (self.story?, self.today?);
        let old = today.year() - begun.year() >= 2 && told_in == self.sentence && tense == Tense::Past;
        old.then_some(begun.year())
    }

    /// Keeps the date that others of its story may go on from.
    pub(super) fn remember_story(&mut self, found: &Found, point: Option<Point>, sentence: usize) {
        let known = found.meaning.is_absolute() || self.narrated.get();
        let calendar = match found.meaning {
            Meaning::Day(DayRef::Calendar { .. } | DayRef::OfMonth { .. }) | Meaning::Month { .. } => true,
            // "In December 2009 … that month"
            Meaning::Unit { unit: Unit::Month, pointer: Pointer { context: true, .. } } => true,
            _ => false,
        };
        let told = point.filter(|_| calendar && known).and_then(Point::interval);
        let near = |today: Date, (first, _): (Date, Date)| (first - today).get_days().abs() < AROUND;
        if self.today.zip(point.and_then(Point::interval)).is_some_and(|(today, told)| near(today, told)) {
            self.news_in = sentence;
        }
        let month = match found.meaning {
            // "one day in July 2009"
            Meaning::Day(DayRef::Any { month: Some(month), year: Some(year), .. }) => date(year, month, 1),
            _ => None,
        };
        if let Some(day) = told.map(|(first, _)| first).or(month) {
            self.story = Some((day, sentence));
        }
    }
}

/// "In 1929, when …", "But in 1929 she …": a year that begins its sentence dates all of it.
pub fn frames(r: &Reader, found: &Found) -> bool {
    let small = Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::ADVERB).or(Classes::DETERMINER);
    let begins = found.first - r.start <= LED_IN
        && (r.start..found.first).all(|i| !r.is_word(i) || r.is(i, small) || r.text(i).ends_with("ly"));
    let led = r.says_any(found.first.wrapping_sub(1), &["in", "by", "during"]);
    // "In 2012 campaign speeches", "In 2012's vote"
    let noun = r.is_possessive(found.last)
        || r.joins(found.last)
        || r.is_word(found.last) && !r.is(found.last, AFTER_NOUN) && !r.is_capital(found.last);
    begins && led && !noun
}

/// "In August, she …", "On May 3 she …": a date that opens its sentence.
pub fn opens(r: &Reader, found: &Found) -> bool {
    let led = r.says_any(r.start, &["in", "on", "by"]) && found.first == r.start + 1;
    led && !r.is_possessive(found.last)
}

/// "In March, Berg had been hired": behind a date, what was before the story.
pub fn looks_back(r: &Reader, last: usize) -> bool {
    let done = |k: usize| {
        r.is_verb_like(k) || r.text(k).ends_with("en") || r.says_any(k, &["become", "been", "already"])
    };
    (last..last + PERFECT).any(|k| r.says(k, "had") && done(k + 1))
}
