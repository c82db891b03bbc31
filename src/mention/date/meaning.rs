//! What a time expression says by itself, before any date of reference is known.

use crate::mention::RuleName;

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Unit {
    /// The unit that a row of the lexicon names.
    pub fn named(value: &str) -> Option<Unit> {
        Some(match value {
            "TS" => Unit::Second,
            "TM" => Unit::Minute,
            "TH" => Unit::Hour,
            "D" => Unit::Day,
            "WE" => Unit::Weekend,
            "W" => Unit::Week,
            "2W" => Unit::Fortnight,
            "M" => Unit::Month,
            "Q" => Unit::Quarter,
            "Y" => Unit::Year,
            "E" => Unit::Decade,
            "C" => Unit::Century,
            "ML" => Unit::Millennium,
            _ => return None,
        })
    }
}

/// How many: hundredths of one, or not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    Hundredths(i64),
    Vague,
}

impl Quantity {
    pub fn whole(n: i64) -> Quantity {
        Quantity::Hundredths(n.saturating_mul(100))
    }

    /// The number, where it is a whole one.
    pub fn count(self) -> Option<i64> {
        match self {
            Quantity::Hundredths(n) if n % 100 == 0 => Some(n / 100),
            _ => None,
        }
    }
}

/// How a word points from a reference: last week, next Friday, that month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pointer {
    pub steps: i32,
    /// From the last expression mentioned, not from the date of the article.
    pub context: bool,
}

/// A day, told in one of the ways to tell a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayRef {
    /// `weekday` where it is told, too: it tells the year.
    Calendar { year: Option<i16>, month: u8, day: u8, weekday: Option<u8> },
    /// Monday 1 to Sunday 7; the pointer where one stands before it.
    Weekday { day: u8, pointer: Option<Pointer>, ago: i32 },
    /// Days from the date of the article.
    Offset(i32),
    /// Days from the last day mentioned.
    Context(i32),
    /// A rule of the calendar, see `holidays`.
    Holiday { rule: &'static str, year: YearRef },
    /// "the 15th", "the 27th of last month", "the last day of March": a day of a month, 0 for its last.
    OfMonth { day: u8, of: MonthRef },
    /// "a week from Saturday", "a year ago today": units from a day.
    Away { from: From, n: i32, unit: Unit },
    /// "a Saturday in May": any of that name, of that month and year if they are told.
    Any { day: u8, month: Option<u8>, year: Option<i16> },
    /// "the last Friday in October": the nth of its month, 0 for the last; no month for that of the article.
    Nth { n: u8, day: u8, month: Option<u8>, year: YearRef },
}

/// The day that others are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// Days from the date of the article.
    Offset(i32),
    /// A rule of the calendar, see `holidays`.
    Holiday { rule: &'static str, year: YearRef },
    /// A day of a month.
    Dated { year: Option<i16>, month: u8, day: u8 },
    /// The first such weekday on or after that date, or the last on or before it.
    Weekday { day: u8, ahead: bool },
}

/// Which way an amount of time leads, and from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Ago,
    /// From what was mentioned last.
    Earlier,
    FromNow,
}

/// Which month a day or week of it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthRef {
    /// That of the article, or the one before.
    Unsaid,
    Named(u8, YearRef),
    /// Months from that of the article.
    Steps(i32),
    /// "that month": the one spoken of
    Told,
}

/// Which year a quarter, season or holiday belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearRef {
    Unsaid,
    Is(i16),
    /// Years from that of the article.
    Offset(i32),
    /// last, next: steps among its like.
    Steps(i32),
    /// "a year ago"
    YearBefore,
    /// "that spring", "March the following year": so many years from the year spoken of
    Told(i32),
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clock {
    At {
        hour: u8,
        minute: u8,
        second: Option<u8>,
    },
    /// MO, AF, EV, NI, …
    Part(&'static str),
}

/// Parts of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Quarter(u8),
    Half(u8),
    Season(u8),
}

/// What recurs in a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Every {
    Units(Quantity, Unit),
    Weekday(u8),
    Weekend,
    Month(u8),
    Season(u8),
    Part(&'static str),
    WeekdayPart(u8, &'static str),
    MonthDay(u8, u8),
    /// A time of day, on every day or on one of the week.
    Clock(Option<u8>, Clock),
    /// A value as the lexicon gives it.
    Value(&'static str),
}

/// What an expression means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    Day(DayRef),
    /// `day` is absent where only the time is told.
    Time {
        day: Option<DayRef>,
        clock: Clock,
    },
    Month {
        month: u8,
        year: YearRef,
    },
    Year(i16),
    Decade(i16),
    /// "the nineties"
    DecadeWord(u8),
    Century(i16),
    /// "44 BC", "the fifth century BC": the year, century or millennium, as TIMEX3 counts it in so many digits.
    BeforeChrist {
        n: u16,
        digits: usize,
    },
    PartOfYear {
        part: Part,
        year: YearRef,
    },
    /// last week, this year
    Unit {
        unit: Unit,
        pointer: Pointer,
    },
    /// the week, the quarter
    Definite(Unit),
    /// the latest quarter
    Latest(Unit),
    /// the period, the 1988 quarter: that of the last mention, in the year told
    Period(YearRef),
    /// three years ago, two weeks from now; "two weeks earlier" than what was mentioned
    Shifted {
        unit: Unit,
        quantity: Quantity,
        way: Way,
    },
    /// a year earlier, year-ago
    YearAgo(i32),
    /// the week of March 6
    WeekOf {
        month: u8,
        day: u8,
    },
    /// "the last week of October": the nth of its month, 0 for the last
    WeekIn {
        n: u8,
        of: MonthRef,
    },
    /// "the same month last year"
    SameMonth(YearRef),
    /// "the new year"
    NewYear,
    /// Memorial Day weekend
    WeekendOf(DayRef),
    Duration {
        quantity: Quantity,
        unit: Unit,
        extra: Option<(i64, Unit)>,
    },
    Set(Every),
    Reference(&'static str),
}

impl Meaning {
    /// Whether it tells its place in the calendar all by itself.
    pub fn is_absolute(self) -> bool {
        let day = |day| match day {
            DayRef::Calendar { year, .. } => year.is_some(),
            DayRef::Holiday { year, .. } | DayRef::Nth { year, .. } => matches!(year, YearRef::Is(_)),
            _ => false,
        };
        match self {
            Meaning::Day(d) | Meaning::Time { day: Some(d), .. } | Meaning::WeekendOf(d) => day(d),
            Meaning::Month { year, .. } | Meaning::PartOfYear { year, .. } | Meaning::Period(year) => {
                matches!(year, YearRef::Is(_))
            }
            Meaning::Year(_) | Meaning::Decade(_) | Meaning::Century(_) | Meaning::BeforeChrist { .. } => {
                true
            }
            _ => false,
        }
    }
}

/// An expression as found: tokens `first..last`, its meaning and what was said around it.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub first: usize,
    pub last: usize,
    pub meaning: Meaning,
    pub modifier: Option<&'static str>,
    pub rule: RuleName,
}

impl Found {
    pub fn new(first: usize, last: usize, meaning: Meaning) -> Found {
        Found { first, last, meaning, modifier: None, rule: "" }
    }
}
