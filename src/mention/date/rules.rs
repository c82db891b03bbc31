//! The rows of finding: what each rule finds, with texts that show it, and where it is tried.

use crate::lexicon::Classes;
use crate::mention::RuleName;

use super::meaning::Found;
use super::reader::Reader;
use super::{age, clock, day, duration, era, month, quarter, reference, relative, sets, year};

/// A pattern: tried at tokens of `on`, at figures if `figures`, where a phrase that is a time begins if `phrases`.
pub struct Rule {
    pub name: RuleName,
    /// What it finds.
    pub what: &'static str,
    /// Texts that show it, at least one.
    pub shows: &'static [Shown],
    pub(super) on: Classes,
    pub(super) figures: bool,
    pub(super) phrases: bool,
    pub(super) run: fn(&Reader, usize) -> Option<Found>,
}

/// A text, the expression that the rule finds in it, and its value in an article of Wednesday 2015-06-10.
pub type Shown = (&'static str, &'static str, &'static str);

const NUMBERS: Classes = Classes::NUMBER.or(Classes::ORDINAL);
const AMOUNTS: Classes = NUMBERS.or(Classes::TIME_QUANTIFIER).or(Classes::DETERMINER);
const POINTER: Classes = Classes::TIME_POINTER;
const UNIT: Classes = Classes::TIME_UNIT;
const QUALIFIER: Classes = Classes::TIME_QUALIFIER;
const REFERENCE: Classes = Classes::TIME_REFERENCE;
const DAYS: Classes =
    Classes::WEEKDAY.or(Classes::MONTH).or(Classes::HOLIDAY).or(REFERENCE).or(POINTER).or(NUMBERS);

/// All rules. The longest expression wins; of two of one length the upper row.
#[rustfmt::skip]
pub const RULES: &[Rule] = &[
    row("time/clock", "a time of day by the clock, with its zone and its day", &[
        ("It went off at 9 a.m. Tuesday.", "9 a.m. Tuesday", "2015-06-09T09:00"),
        ("Bids close at 5 p.m. EST, Nov. 6.", "5 p.m. EST, Nov. 6", "2015-11-06T17:00"),
        ("It began at 21:30 GMT.", "21:30 GMT", "2015-06-10T21:30"),
        ("They left at noon Monday.", "noon Monday", "2015-06-08T12:00"),
        ("They left at half past nine.", "half past nine", "2015-06-10T09:30"),
    ]).on(NUMBERS.or(Classes::DAY_PART)).figures().run(clock::clock),
    row("time/day-part", "a day and the part of it, or its time by the clock", &[
        ("It burned down Friday night.", "Friday night", "2015-06-05TNI"),
        ("It opens Tuesday at 10 a.m. in Oslo.", "Tuesday at 10 a.m.", "2015-06-16T10:00"),
        ("posted 2015-06-09T10:30:00Z by the desk", "2015-06-09T10:30:00Z", "2015-06-09T10:30:00"),
    ]).on(DAYS).figures().phrases().run(clock::day_with_time),
    row("time/early-hours", "the early hours of a day", &[
        ("It burned down in the early hours of Monday.", "the early hours of Monday", "2015-06-08TMO"),
    ]).on(UNIT).run(clock::early_hours),
    row("time/part", "a part of the day that something points to", &[
        ("It burned down this morning.", "this morning", "2015-06-10TMO"),
        ("It burned down last night.", "last night", "2015-06-09TNI"),
    ]).on(Classes::DAY_PART.or(POINTER).or(REFERENCE)).phrases().run(clock::part),
    row("date/day", "a day: in digits, month and day, weekday, holiday, today, yesterday", &[
        ("The bill was signed on Dec. 30.", "Dec. 30", "2014-12-30"),
        ("It snowed on 15 February 2015.", "15 February 2015", "2015-02-15"),
        ("The mayor resigned Monday.", "Monday", "2015-06-08"),
        ("The council will decide Sunday.", "Sunday", "2015-06-14"),
        ("It ends next Friday.", "next Friday", "2015-06-19"),
        ("He was found last Thanksgiving.", "last Thanksgiving", "2014-11-27"),
        ("He died the day before yesterday.", "the day before yesterday", "2015-06-08"),
        ("posted 6/1/2015 by the desk", "6/1/2015", "2015-06-01"),
    ]).on(DAYS).figures().phrases().run(day::day),
    row("date/part-of-month", "a week or day of a month, by number", &[
        ("It shut in the last week of October.", "the last week of October", "2014-W44"),
        ("It shut on the last day of March.", "the last day of March", "2015-03-31"),
    ]).on(Classes::ORDINAL.or(POINTER).or(Classes::TIME_MODIFIER)).figures().run(day::part_of_month),
    row("date/quarter", "a quarter or half of a year, by number", &[
        ("The third-quarter profit rose.", "third-quarter", "2014-Q3"),
        ("Profit rose in the second quarter of 2014.", "the second quarter of 2014", "2014-Q2"),
        ("Sales rose 4 percent in the first half.", "the first half", "2015-H1"),
    ]).on(NUMBERS.or(POINTER).or(QUALIFIER).or(UNIT).or(Classes::TIME_MODIFIER)).figures().run(quarter::quarter),
    row("date/quarter-name", "a quarter or half of a year, by letter and digit", &[
        ("Sales fell in Q3 2014.", "Q3 2014", "2014-Q3"),
    ]).figures().run(quarter::quarter_name),
    row("date/period", "the quarter spoken of, in another year", &[
        ("The third-quarter loss was smaller than in the 1988 period.", "the 1988 period", "1988-Q3"),
    ]).on(POINTER.or(UNIT)).figures().run(relative::period),
    row("date/quarter-a-year-ago", "the quarter spoken of, a year before", &[
        ("The third-quarter loss was smaller than in the quarter a year ago.", "the quarter a year ago", "2013-Q3"),
    ]).on(UNIT).run(relative::period_a_year_ago),
    row("date/month", "a month, with its year or without", &[
        ("It was founded in June 1990.", "June 1990", "1990-06"),
        ("It was founded in October.", "October", "2014-10"),
        ("It will open in September.", "September", "2015-09"),
        ("It was founded in 06/2012.", "06/2012", "2012-06"),
    ]).on(Classes::MONTH.or(POINTER)).figures().run(month::month),
    row("date/season", "a season, with its year or pointed to", &[
        ("A visit in spring 2023 is planned.", "spring 2023", "2023-SP"),
        ("It opens this summer.", "this summer", "2015-SU"),
    ]).on(Classes::SEASON.or(POINTER)).run(year::season),
    row("date/century", "a century by its number", &[
        ("It was the flood of the 20th century.", "the 20th century", "19"),
    ]).on(NUMBERS).figures().run(age::century),
    row("date/decade", "a decade", &[
        ("It boomed in the 1990s.", "1990s", "199"),
        ("It boomed in the '90s.", "'90s", "199"),
    ]).on(REFERENCE).figures().run(age::decade),
    row("date/year-end", "the end of a year or month", &[
        ("It must be sold by year-end.", "year-end", "2015"),
    ]).on(UNIT).run(relative::unit_end),
    row("date/year-ago", "the stretch spoken of last, a year before", &[
        ("The third-quarter loss beat year-earlier results.", "year-earlier", "2013-Q3"),
    ]).on(UNIT).run(relative::year_ago),
    row("set/every", "what recurs, by each or every", &[
        ("They meet each Thursday.", "each Thursday", "XXXX-WXX-4"),
        ("They meet every two weeks.", "every two weeks", "P2W"),
    ]).on(POINTER).run(sets::every),
    row("set/nth", "a day of each month", &[
        ("They meet on the first Saturday of each month.", "the first Saturday of each month", "P1M"),
    ]).on(Classes::ORDINAL.or(POINTER)).figures().run(sets::nth_of_each),
    row("set/weekends", "weekends, any of them", &[
        ("It is open on weekends.", "weekends", "XXXX-WXX-WE"),
    ]).on(UNIT).run(sets::weekends),
    row("set/per", "how often in a unit", &[
        ("It runs three times per week.", "week", "P1W"),
    ]).on(UNIT).run(sets::per),
    row("date/pointed-unit", "a unit, or some units, that a word points to", &[
        ("It opened last week.", "last week", "2015-W23"),
        ("It opens next month.", "next month", "2015-07"),
        ("It fell last year.", "last year", "2014"),
        ("Rents doubled over the past five years.", "the past five years", "P5Y"),
        ("Rents doubled in recent years.", "recent years", "PXY"),
    ]).on(POINTER).run(relative::pointed),
    row("duration/first-units", "the first or last units of something", &[
        ("Sales rose in the first nine months.", "the first nine months", "P9M"),
    ]).on(Classes::ORDINAL.or(POINTER).or(Classes::TIME_MODIFIER)).figures().run(relative::first_units),
    row("duration/quantity", "an amount of time; with ago or from now a date", &[
        ("They were held for two weeks.", "two weeks", "P2W"),
        ("It took an hour and a half.", "an hour and a half", "PT1H30M"),
        ("It took a couple of years.", "a couple of years", "P2Y"),
        ("It shut three years ago.", "three years ago", "2012"),
        ("It shut several years ago.", "several years ago", "PAST_REF"),
        ("It costs $3 million a year.", "a year", "P1Y"),
    ]).on(AMOUNTS).figures().run(duration::counted),
    row("duration/plural", "units without a number", &[
        ("It was empty for years.", "years", "PXY"),
        ("the month-old war", "month-old", "P1M"),
    ]).on(UNIT).run(duration::plural),
    row("date/definite-unit", "the year, the quarter, the weekend: the one spoken of", &[
        ("It was moved over the weekend.", "the weekend", "2015-W23-WE"),
        ("It must be sold by the end of the year.", "the end of the year", "2015"),
        ("It shut the day after Easter.", "the day after Easter", "2015-04-06"),
    ]).on(UNIT.or(QUALIFIER)).run(relative::definite),
    row("date/year", "a year in digits or words that its neighbours let be one", &[
        ("It shut in 2012.", "2012", "2012"),
        ("nineteen ninety-four was dry", "nineteen ninety-four", "1994"),
        ("It lost money in fiscal 1988.", "fiscal 1988", "1988"),
    ]).on(Classes::NUMBER.or(QUALIFIER).or(UNIT)).figures().run(year::year),
    row("date/era", "a year with its era", &[
        ("He was killed in 44 BC.", "44 BC", "BC0044"),
        ("It was buried in AD 79.", "AD 79", "0079"),
    ]).figures().run(era::year),
    row("date/reference", "now, recently, the future", &[
        ("She is currently abroad.", "currently", "PRESENT_REF"),
        ("She recently moved.", "recently", "PAST_REF"),
        ("She may move in the near future.", "the near future", "FUTURE_REF"),
    ]).on(REFERENCE).phrases().run(reference::reference),
    row("date/the-past", "the past, as a noun", &[
        ("It worked in the past.", "the past", "PAST_REF"),
    ]).on(POINTER).run(reference::the_past),
    row("set/frequency", "daily, weekly and the like", &[
        ("They run a daily ferry.", "daily", "P1D"),
    ]).on(Classes::FREQUENCY).run(sets::frequency),
    // Found behind another expression, never at a token of their own.
    row(RECURRING, "a time of day that recurs", &[
        ("It opens every day at 9 a.m. in May.", "every day at 9 a.m.", "XXXX-XX-XXT09:00"),
        ("It opens Mondays at noon.", "Mondays at noon", "XXXX-WXX-1T12:00"),
        ("It is open 9 a.m. to 5 p.m. Monday through Friday.", "5 p.m. Monday", "XXXX-WXX-1T17:00"),
    ]),
    row(SECOND_DAY, "a second day of the month told before", &[
        ("They met on May 3 and 4 in Oslo.", "4", "2015-05-04"),
    ]),
    row(SECOND_YEAR, "the second year of a span", &[
        ("the war of 1914-18", "18", "1918"),
    ]),
];

pub const RECURRING: RuleName = "set/clock";
pub const SECOND_DAY: RuleName = "date/second-day";
pub const SECOND_YEAR: RuleName = "date/second-year";

/// A rule that is tried nowhere yet.
const fn row(name: RuleName, what: &'static str, shows: &'static [Shown]) -> Rule {
    Rule { name, what, shows, on: Classes::NONE, figures: false, phrases: false, run: |_, _| None }
}

impl Rule {
    const fn on(self, on: Classes) -> Rule {
        Rule { on, ..self }
    }

    const fn figures(self) -> Rule {
        Rule { figures: true, ..self }
    }

    const fn phrases(self) -> Rule {
        Rule { phrases: true, ..self }
    }

    const fn run(self, run: fn(&Reader, usize) -> Option<Found>) -> Rule {
        Rule { run, ..self }
    }
}
