//! Months without a day, years, decades, centuries; quarters, halves and seasons of a year.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

use super::day::year_behind;
use super::meaning::{Every, Found, Meaning, Part, Pointer, YearRef};
use super::month::day_number;
use super::reader::Reader;

/// A year in digits or in words, where one is expected: `2015`, `'98`, "nineteen ninety-four".
pub fn written(r: &Reader, i: usize) -> Option<(usize, i16)> {
    if let Some(year) = r.digits_of(i, 4).filter(|y| (1000..=2999).contains(y)) {
        return Some((i + 1, year as i16));
    }
    let apostrophe = matches!(r.mark(i), Mark::SingleStraight | Mark::SingleClose | Mark::SingleOpen);
    if apostrophe && r.is_glued(i + 1) {
        let year = of_two_digits(r.digits_of(i + 1, 2)?)?;
        return Some((i + 2, year as i16));
    }
    in_words(r, i)
}

/// `98` as 1998, `15` as 2015.
pub fn of_two_digits(n: u32) -> Option<u32> {
    (n < 100).then_some(if n < 50 { 2000 + n } else { 1900 + n })
}

/// "nineteen ninety-four", "two thousand and four", "twenty fifteen", "nineteen oh five".
pub fn in_words(r: &Reader, i: usize) -> Option<(usize, i16)> {
    let first = r.number(i, Classes::NUMBER)?;
    let next = r.next(i);
    if first == 2 && r.says(next, "thousand") {
        let at = if r.says(next + 1, "and") { next + 2 } else { next + 1 };
        let (end, rest) = below_hundred(r, at).filter(|(_, n)| *n > 0).unwrap_or((next + 1, 0));
        return Some((end, 2000 + rest));
    }
    if !(16..=20).contains(&first) {
        return None;
    }
    if r.says(next, "hundred") {
        return Some((next + 1, first as i16 * 100)).filter(|_| first < 20);
    }
    let (end, rest) = if r.says(next, "oh") { below_hundred(r, next + 1)? } else { below_hundred(r, next)? };
    (rest >= 10 || r.says(next, "oh")).then_some((end, first as i16 * 100 + rest))
}

fn below_hundred(r: &Reader, i: usize) -> Option<(usize, i16)> {
    let tens = r.number(i, Classes::NUMBER).filter(|n| *n < 100)?;
    let next = r.next(i);
    if tens >= 20
        && let Some(ones) = r.number(next, Classes::NUMBER).filter(|n| (1..10).contains(n))
    {
        return Some((next + 1, (tens + ones) as i16));
    }
    Some((i + 1, tens as i16))
}

/// The row `date/year`: a number of four digits that its neighbours let be a year.
pub fn year(r: &Reader, i: usize) -> Option<Found> {
    let fiscal = r.value(i, Classes::TIME_QUALIFIER) == Some("fiscal");
    // "the full year 1986"
    let qualified = r.is(i, Classes::TIME_QUALIFIER) && !r.joins(i + 1) && r.says(i + 1, "year");
    let named = r.says(i, "year") || qualified;
    let at = if qualified {
        i + 2
    } else if fiscal || named {
        i + 1
    } else {
        i
    };
    if let Some(year) = fiscal_name(r, i) {
        return Some(Found::new(i, i + 1, Meaning::Year(year)));
    }
    let (last, year) = written(r, at)?;
    let word = r.is_word(at);
    // "the 2014 fiscal year"
    let fiscal_behind = r.value(last, Classes::TIME_QUALIFIER) == Some("fiscal") && r.says(last + 1, "year");
    if fiscal_behind && at == i && !word {
        return Some(Found::new(i, last + 2, Meaning::Year(year)));
    }
    if at == i && !(if word { words_fit(r, i, last) } else { digits_fit(r, i, last, year) }) {
        return None;
    }
    Some(Found::new(i, last, Meaning::Year(year)))
}

/// `FY2010`, `FY10` as 2010.
fn fiscal_name(r: &Reader, i: usize) -> Option<i16> {
    if r.kind(i) != Some(Kind::Mixed) {
        return None;
    }
    let digits = r.text(i).strip_prefix("FY").filter(|d| d.bytes().all(|b| b.is_ascii_digit()))?;
    match digits.len() {
        4 => digits.parse().ok().filter(|y| (1900..2100).contains(y)),
        2 => of_two_digits(digits.parse().ok()?).map(|y| y as i16),
        _ => None,
    }
}

fn words_fit(r: &Reader, i: usize, last: usize) -> bool {
    !r.is(last, Classes::NUMBER.or(Classes::TIME_UNIT))
        && !r.measures(last)
        && !r.is(i.wrapping_sub(1), Classes::NUMBER)
        && (last - i > 2 || r.is(i.wrapping_sub(1), Classes::PREPOSITION) || !r.says(last - 1, "thousand"))
        && (!r.says(last - 1, "hundred") || r.says_any(i.wrapping_sub(1), &["in", "since", "by"]))
        && (r.number(i, Classes::NUMBER) != Some(2)
            || r.says_any(i.wrapping_sub(1), &["in", "since", "by", "of", "until", "year"]))
}

fn digits_fit(r: &Reader, i: usize, last: usize, year: i16) -> bool {
    let before = i.wrapping_sub(1);
    let mark = r.mark(before);
    if r.kind(i) != Some(Kind::Number) && r.mark(i) == Mark::None {
        return false;
    }
    if mark == Mark::Currency || r.is_glued(i) && matches!(mark, Mark::Colon | Mark::Other | Mark::Ampersand)
    {
        return false;
    }
    if r.value(before, Classes::MEASURE) == Some("before") && !r.is_glued(i) {
        return false;
    }
    if r.says(before, "of") && r.value(before.wrapping_sub(1), Classes::MEASURE) == Some("of") {
        return false;
    }
    let chained = r.is_glued(i) && mark == Mark::Slash && r.digits_of(before.wrapping_sub(1), 4).is_none();
    if chained {
        return false;
    }
    // "1800 x 1920 pixels"
    let across = r.says_any(before, &["x", "×"]) && r.digits(before.wrapping_sub(1)).is_some()
        || r.says_any(last, &["x", "×"]) && r.digits(last + 1).is_some();
    if across || in_nonsense(r, i, last) || of_street(r, i) || names_work(r, i, last) {
        return false;
    }
    let hyphened = mark == Mark::Hyphen && r.is_glued(i) && r.digits_of(before.wrapping_sub(1), 4).is_none();
    if hyphened && !r.says_any(before.wrapping_sub(1), &["mid", "post", "pre", "early", "late", "end"]) {
        return false;
    }
    // a part of "0-1234-2010-1"
    let part = r.joins(before)
        && r.joins(last)
        && r.digits(last + 1).is_some()
        && r.digits(before.wrapping_sub(1)).is_some();
    if part || runs_on(r, before, last) {
        return false;
    }
    if r.is(before, Classes::TIME_MODIFIER)
        && (!r.says_any(before.wrapping_sub(1), IN_YEAR) || plural_behind(r, last))
        && !matches!(r.value(before, Classes::TIME_MODIFIER), Some("START" | "END" | "MID"))
        && !(1900..2040).contains(&year)
    {
        return false;
    }
    // "in about 1868"
    let about = r.is(before, Classes::TIME_MODIFIER) && r.says_any(before.wrapping_sub(1), IN_YEAR);
    let led = about
        || r.is(before, Classes::PREPOSITION)
            && !r.says_any(before, &["than", "about", "over", "like", "with", "per"]);
    match year {
        1900..=2040 => {
            year % 100 != 0
                || led && (!plural_behind(r, last) || r.says_any(before, IN_YEAR))
                || r.says(before, "the")
                || r.mark(last) != Mark::None
                || !plural_behind(r, last)
        }
        // "from 1293 to 1527"
        ..1900 if opens_range(r, i) || opens_range(r, i.wrapping_sub(2)) => true,
        1500..2100 => (led || r.says(before, "the") || ends_range(r, i)) && !plural_behind(r, last),
        // "2090-2110", but not pages "2579-2605"
        _ => {
            let first = r
                .digits_of(before.wrapping_sub(1), 4)
                .filter(|y| mark != Mark::None && (1900..2100).contains(y));
            (led || first.is_some()) && !r.is_word(last)
        }
    }
}

/// "from 1293 to 1527", "between 1293 and 1527", with no noun behind that they count.
fn opens_range(r: &Reader, i: usize) -> bool {
    let led = r.says_any(i.wrapping_sub(1), &["from", "between"]);
    let to = r.says_any(i.saturating_add(1), &["to", "until", "till", "and", "through"]);
    // "the old kingdom (1757-1857)"
    let bracket =
        r.mark(i.wrapping_sub(1)) == Mark::OpenBracket && r.mark(i.saturating_add(3)) == Mark::CloseBracket;
    let dash = bracket && matches!(r.mark(i.saturating_add(1)), Mark::Hyphen | Mark::Dash);
    let (led, to) = (led || dash, to || dash);
    let years = r.digits_of(i, 4).zip(r.digits_of(i.saturating_add(2), 4));
    let behind = i.saturating_add(3);
    let counts = plural_behind(r, behind) || r.measures(behind) || r.mark(behind) == Mark::Percent;
    led && to && !counts && years.is_some_and(|(first, second)| first < second && second < 2100)
}

/// "2000 - 2050", its second year
fn ends_range(r: &Reader, i: usize) -> bool {
    let dash = matches!(r.mark(i.wrapping_sub(1)), Mark::Hyphen | Mark::Dash);
    // pages behind a volume, "23 (7): 1739-1752"
    let pages =
        r.mark(i.wrapping_sub(3)) == Mark::Colon || r.says_any(i.wrapping_sub(3), &["pp.", "pp", "p."]);
    let dash = dash && !pages;
    let first = r.digits_of(i.wrapping_sub(2), 4).filter(|y| (1000..2100).contains(y));
    dash && first.zip(r.digits_of(i, 4)).is_some_and(|(first, second)| first < second)
}

/// What stands before a round year and no amount: "in 2000 voters chose", but "compared to 2000 pages".
const IN_YEAR: &[&str] = &["in", "since", "by", "during", "until", "before", "after"];

/// "© 2016", "the film 1917", a title in quotation marks, the War of 1812.
fn names_work(r: &Reader, i: usize, last: usize) -> bool {
    let (before, second) = (i.wrapping_sub(1), i.wrapping_sub(2));
    let rights = r.says_any(before, &["©", "copyright"]);
    let titled = r.is(before, Classes::WORK) && r.says_any(second, &["the", "his", "her", "their"]);
    let quoted = r.mark(before).is_quote() && r.mark(last).is_quote() && r.is_glued(last);
    let war = r.says(i, "1812") && r.says(before, "of") && r.says(second, "war") && r.is_capital(second);
    rights || titled || quoted || war
}

/// What follows makes a measure, a title or a number of several parts of it.
fn runs_on(r: &Reader, before: usize, last: usize) -> bool {
    let measured = r.mark(last) == Mark::Percent
        || r.joins(last) && r.measures(last + 1)
        || r.measures(last)
        || r.is(last, Classes::TIME_UNIT) && !r.says(last, "quarter");
    // "Harbour 2016: The Film", but "his demand in 1987: “Tear it down”"
    let titled = !r.is(before, Classes::PREPOSITION) || r.is_glued(last + 1);
    let colon = titled && r.mark(last) == Mark::Colon;
    // "2017/18", "2017/03", but not "Regulation 2017/746", "Directive 2011/83"
    let slash = r.mark(last) == Mark::Slash;
    let next = r.digits(last.wrapping_sub(1)).map_or(0, |y| (y + 1) % 100);
    let second = r.digits(last + 1).is_some_and(|n| match r.text(last + 1).len() {
        _ if !slash || !r.is_glued(last + 1) => true,
        2 => n == next || (1..=12).contains(&n),
        4 => (1000..3000).contains(&n),
        _ => false,
    });
    measured || r.is_glued(last) && (colon || slash) && !second
}

/// "at 1920 Main Street", "1920 8th Ave."
fn of_street(r: &Reader, i: usize) -> bool {
    let number = super::numbers::ordinal_digits(r.text(i + 1)).is_some();
    number && r.is_capital(i + 2) && r.is(i + 2, Classes::PLACE_TYPE)
        || r.says_any(i.wrapping_sub(1), &["at", "near", "outside", "of"])
            && r.is_capital(i + 1)
            && (i + 2..i + 5).take_while(|k| r.is_capital(*k)).any(|k| r.is(k, Classes::PLACE_TYPE))
}

/// The year of a day that no calendar has: "2015-02-30", "Feb. 30, 2015", "31 April 2015".
fn in_nonsense(r: &Reader, i: usize, last: usize) -> bool {
    let mark = r.mark(last);
    let in_digits = matches!(mark, Mark::Hyphen | Mark::Slash)
        && (0..3).all(|n| r.is_glued(last + n))
        && r.mark(last + 2) == mark
        && r.digits(last + 1).is_some_and(|n| n < 100);
    let before = i.wrapping_sub(1);
    let at = if r.mark(before) == Mark::Comma { before.wrapping_sub(1) } else { before };
    let late = |k: usize| day_number(r, k).is_some_and(|d| d > 28);
    let month_first = late(at) && r.is(at.wrapping_sub(1), Classes::MONTH);
    let of = usize::from(r.says(at.wrapping_sub(1), "of"));
    let day_first = at == before && r.is(at, Classes::MONTH) && late(at.wrapping_sub(1 + of));
    in_digits || month_first || day_first
}

fn plural_behind(r: &Reader, i: usize) -> bool {
    let small = Classes::AUXILIARY
        .or(Classes::PREPOSITION)
        .or(Classes::CONJUNCTION)
        .or(Classes::PRONOUN)
        .or(Classes::DETERMINER);
    // "by 2050 was announced"
    r.token(i).is_some_and(|t| t.shape == Shape::Lower && !t.is(small)) && r.text(i).ends_with('s')
}

/// The word of `classes` that "last", "this past" at `i` point to, and the pointer; else `i`.
pub fn pointed(r: &Reader, i: usize, classes: Classes) -> (usize, Option<Pointer>) {
    match r.pointer(i) {
        Some(p) if r.is(i + 1, classes) => (i + 1, Some(p)),
        Some(p) if p.steps == 0 && r.is(i + 2, classes) && r.pointer(i + 1).is_some() => {
            (i + 2, r.pointer(i + 1))
        }
        _ => (i, None),
    }
}

/// The year told behind a month, quarter or season: "of 1990", "1990", "of last year", "a year ago".
pub fn of_year(r: &Reader, i: usize) -> (usize, YearRef) {
    if let Some((next, year)) = year_behind(r, i) {
        return (next, YearRef::Is(year));
    }
    let at = if r.says(i, "of") { i + 1 } else { i };
    // "March the following year"
    let following = r.pointer(at + 1).is_some_and(|p| p.context) && r.says(at + 2, "year");
    let at = if r.says(at, "the") && (at > i || following) { at + 1 } else { at };
    if r.value(at, Classes::TIME_QUALIFIER) == Some("fiscal")
        && let Some((next, year)) = written(r, at + 1)
    {
        return (next, YearRef::Is(year));
    }
    match r.pointer(at) {
        Some(p) if p.context && r.says(at + 1, "year") => (at + 2, YearRef::Told(p.steps)),
        Some(p) if r.says(at + 1, "year") => (at + 2, YearRef::Offset(p.steps)),
        _ if r.says(at, "a") && r.says(at + 1, "year") && r.says_any(at + 2, &["ago", "earlier"]) => {
            (at + 3, YearRef::YearBefore)
        }
        _ => (i, YearRef::Unsaid),
    }
}

/// The row `date/season`: "this summer", "spring 2023", "the spring of next year", "last fall".
pub fn season(r: &Reader, i: usize) -> Option<Found> {
    let every = r.value(i, Classes::TIME_POINTER) == Some("S");
    let (at, pointer) = pointed(r, i, Classes::SEASON);
    let at = if every { i + 1 } else { at };
    let season = season_at(r, at)?;
    if every {
        return Some(Found::new(i, at + 1, Meaning::Set(Every::Season(season))));
    }
    if pointer.is_some_and(|p| p.context && p.steps == 0) {
        let part = Part::Season(season);
        return Some(Found::new(i, at + 1, Meaning::PartOfYear { part, year: YearRef::Told(0) }));
    }
    if let Some(Pointer { steps, .. }) = pointer {
        return Some(Found::new(
            i,
            at + 1,
            Meaning::PartOfYear { part: Part::Season(season), year: YearRef::Steps(steps) },
        ));
    }
    let (last, year) = of_year(r, at + 1);
    let told = year != YearRef::Unsaid;
    let before = i.wrapping_sub(1);
    let mid = r.joins(before) && r.is(before.wrapping_sub(1), Classes::TIME_MODIFIER);
    let led = r.is(before, Classes::TIME_MODIFIER) || mid;
    // "a free-fall"
    if r.joins(before) && !mid {
        return None;
    }
    let definite = r.says_any(before, &["the", "in", "by", "since", "during", "until", "throughout"]);
    let noun = r.is_word(last) && !r.is(last, AFTER_NOUN) && !r.says(last, "of");
    let fits = told
        || led
        || definite && !noun && !(r.says(i, "fall") && !r.says(before, "the") && r.says(before, "in"));
    let dropped = r.says_any(last, &["of", "in", "from"])
        || r.says(before, "the") && !r.is(before.wrapping_sub(1), Classes::PREPOSITION);
    let verb = r.says_any(i, &["fall", "falls", "spring", "springs"]) && !told && !led && dropped;
    (fits && !verb).then(|| Found::new(i, last, Meaning::PartOfYear { part: Part::Season(season), year }))
}

/// Small words of grammar.
pub const SMALL: Classes = Classes::PREPOSITION
    .or(Classes::CONJUNCTION)
    .or(Classes::AUXILIARY)
    .or(Classes::MODAL)
    .or(Classes::PRONOUN)
    .or(Classes::DETERMINER)
    .or(Classes::ADVERB)
    .or(Classes::RELATIVE);

/// What may stand behind a noun but hardly begins one.
pub const AFTER_NOUN: Classes = SMALL.or(Classes::CUE).or(Classes::VERB);

/// The season named at `i`, 0 spring to 3 winter.
pub fn season_at(r: &Reader, i: usize) -> Option<u8> {
    let value = r.value(i, Classes::SEASON)?;
    super::calendar::SEASONS.iter().position(|s| *s == value).map(|n| n as u8)
}
