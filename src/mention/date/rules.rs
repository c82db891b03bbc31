//! The rows of finding: which rule looks where, in order of precedence among those of equal length.

use crate::lexicon::Classes;
use crate::mention::RuleName;
use crate::token::Kind;

use super::meaning::Found;
use super::reader::Reader;
use super::{clock, day, duration, relative, year};

/// A pattern: tried at tokens of `on`, and at figures if `figures`.
pub struct Rule {
    pub name: RuleName,
    /// A text in which the rule finds something.
    pub example: &'static str,
    on: Classes,
    figures: bool,
    run: fn(&Reader, usize) -> Option<Found>,
}

const NUMBERS: Classes = Classes::NUMBER.or(Classes::ORDINAL);
const AMOUNTS: Classes = NUMBERS.or(Classes::TIME_QUANTIFIER).or(Classes::DETERMINER);
const POINTER: Classes = Classes::TIME_POINTER;
const PHRASES: Classes = Classes::STARTS_PHRASE;
const DAYS: Classes = Classes::WEEKDAY
    .or(Classes::MONTH)
    .or(Classes::HOLIDAY)
    .or(Classes::TIME_REFERENCE)
    .or(POINTER)
    .or(NUMBERS)
    .or(PHRASES);

/// All rules. The longest expression wins; of two of one length the upper row.
pub const RULES: &[Rule] = &[
    row("time/clock", "at 9 a.m. Tuesday", NUMBERS.or(Classes::DAY_PART), true, clock::clock),
    row("time/day-part", "on Friday night", DAYS, true, clock::day_with_time),
    row(
        "time/part",
        "this morning",
        Classes::DAY_PART.or(POINTER).or(Classes::TIME_REFERENCE).or(PHRASES),
        false,
        clock::part,
    ),
    row("date/day", "on Dec. 30, 2014", DAYS, true, day::day),
    row(
        "date/quarter",
        "the third quarter of 1990",
        NUMBERS.or(POINTER).or(Classes::TIME_QUALIFIER).or(Classes::TIME_UNIT),
        true,
        year::quarter,
    ),
    row("date/quarter-name", "in Q3 2015", Classes::NONE, true, year::quarter_name),
    row("date/period", "in the 1988 period", POINTER.or(Classes::TIME_UNIT), true, relative::period),
    row(
        "date/quarter-a-year-ago",
        "for the quarter a year ago",
        Classes::TIME_UNIT,
        false,
        relative::period_a_year_ago,
    ),
    row("date/month", "in June 1990", Classes::MONTH.or(POINTER), false, year::month),
    row("date/season", "in spring 2023", Classes::SEASON.or(POINTER), false, year::season),
    row("date/century", "of the 20th century", NUMBERS, true, year::century),
    row("date/decade", "in the 1990s", Classes::TIME_REFERENCE, true, year::decade),
    row("date/year-end", "by year-end", Classes::TIME_UNIT, false, relative::unit_end),
    row("date/year-ago", "year-earlier results", Classes::TIME_UNIT, false, relative::year_ago),
    row("set/every", "each Thursday", POINTER, false, duration::every),
    row("set/per", "three times per week", Classes::TIME_UNIT, false, duration::per),
    row("date/pointed-unit", "over the past five years", POINTER, false, relative::pointed),
    row(
        "duration/first-units",
        "in the first nine months",
        Classes::ORDINAL.or(POINTER).or(Classes::TIME_MODIFIER),
        true,
        relative::first_units,
    ),
    row("duration/quantity", "for two weeks", AMOUNTS, true, duration::counted),
    row("duration/plural", "for years", Classes::TIME_UNIT, false, duration::plural),
    row(
        "date/definite-unit",
        "during the quarter",
        Classes::TIME_UNIT.or(Classes::TIME_QUALIFIER),
        false,
        relative::definite,
    ),
    row(
        "date/year",
        "in 2015",
        Classes::NUMBER.or(Classes::TIME_QUALIFIER).or(Classes::TIME_UNIT),
        true,
        year::year,
    ),
    row("date/reference", "is currently", Classes::TIME_REFERENCE.or(PHRASES), false, relative::reference),
    row("date/the-past", "in the past", POINTER, false, relative::the_past),
    row("set/frequency", "a daily ferry", Classes::FREQUENCY, false, duration::frequency),
];

const fn row(
    name: RuleName,
    example: &'static str,
    on: Classes,
    figures: bool,
    run: fn(&Reader, usize) -> Option<Found>,
) -> Rule {
    Rule { name, example, on, figures, run }
}

/// Where any rule may begin.
pub const STARTS: Classes = DAYS
    .or(AMOUNTS)
    .or(Classes::SEASON)
    .or(Classes::DAY_PART)
    .or(Classes::TIME_UNIT)
    .or(Classes::TIME_QUALIFIER)
    .or(Classes::TIME_MODIFIER)
    .or(Classes::FREQUENCY);

/// What every expression holds at least one word of, if it holds no figure and is no phrase of the lexicon.
pub const CORES: Classes = Classes::WEEKDAY
    .or(Classes::MONTH)
    .or(Classes::HOLIDAY)
    .or(Classes::TIME_REFERENCE)
    .or(Classes::SEASON)
    .or(Classes::DAY_PART)
    .or(Classes::TIME_UNIT)
    .or(Classes::FREQUENCY)
    .or(NUMBERS);

/// Words that point and can be an expression's only word of time: "the past".
pub const POINTERS: Classes = POINTER;

/// The longest expression that begins at token `i`.
pub fn longest(r: &Reader, i: usize) -> Option<Found> {
    let token = r.token(i)?;
    let figures = matches!(token.kind, Kind::Number | Kind::Mixed) || token.mark.is_quote();
    let mut best: Option<Found> = None;
    for rule in RULES.iter().filter(|rule| token.is(rule.on) || figures && rule.figures) {
        if let Some(found) = (rule.run)(r, i)
            && best.is_none_or(|b| found.last > b.last)
        {
            best = Some(Found { rule: rule.name, ..found });
        }
    }
    best
}
