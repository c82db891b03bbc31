//! Dates, times, durations and sets: found by rules, then resolved against the date of the article.

mod age;
mod beside;
mod calendar;
mod clock;
mod context;
mod dateline;
mod day;
mod dispatch;
mod duration;
mod era;
mod holidays;
mod hour;
mod labor;
mod meaning;
mod month;
mod numbers;
mod quarter;
mod reader;
mod recurring;
mod reference;
mod relative;
mod remember;
mod resolve;
mod resolve_day;
mod resolve_stretch;
mod rules;
mod sets;
mod spoken;
mod story;
mod tense;
mod timeless;
mod to_come;
mod value;
mod weekday;
mod widen;
mod year;

use std::cell::Cell;

use super::DateMention;
use crate::document::{Document, Token};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use meaning::{DayRef, Found, Meaning, YearRef};
use reader::Reader;
use resolve::Resolver;
pub use rules::{RULES, Rule, Shown};

/// Every temporal expression of the article, in order, no two overlapping.
pub fn find(document: &Document) -> Vec<DateMention> {
    let mut resolver = Resolver::new(document.article.published.map(|p| p.date));
    let day_first = day_first(document);
    let mut found = Vec::new();
    let mut mentions = Vec::new();
    for (number, sentence) in document.sentences.iter().enumerate() {
        let range = sentence.tokens.all();
        let day_at = Cell::new((usize::MAX, None));
        let reader = Reader { document, start: range.start, end: range.end, day_first, day_at };
        found.clear();
        find_in(&reader, &mut found);
        recurring::open_hours(&reader, &mut found);
        mentions.extend(found.iter().filter_map(|f| resolver.resolve(&reader, f, number)));
    }
    mentions
}

/// The day of the article that the texts of [`RULES`] stand in: a Wednesday.
pub const SHOWN_ON: jiff::civil::Date = jiff::civil::date(2015, 6, 10);

/// How far behind an expression's first word its first word of time may stand: "the same two or three".
const REACH: usize = 8;

/// How many days may follow one of their month: "May 3, 4, 5 and 6".
const LISTED: usize = 4;

fn find_in(r: &Reader, out: &mut Vec<Found>) {
    let mut i = r.start;
    let mut free = r.start;
    let mut core = r.start;
    while i < r.end {
        if core < i || core == r.start {
            let Some(next) = core_from(r, core.max(i)) else { return };
            core = next;
        }
        i = i.max(core.saturating_sub(REACH));
        let begins = dispatch::may_begin(&r.document.tokens[i]);
        let Some(first) = Some(i).filter(|_| begins).and_then(|i| dispatch::longest(r, i)) else {
            i += 1;
            continue;
        };
        let mut wide = widen::widen(r, recurring::join(r, first));
        wide.first = wide.first.max(free);
        out.extend(day_before(r, free, wide));
        out.extend(
            era::first_of_range(r, wide).filter(|f| f.first >= free).map(|f| Found { rule: wide.rule, ..f }),
        );
        out.push(wide);
        share_year(r, out);
        for found in out.len()..out.len() + LISTED {
            coordinate(r, out);
            if out.len() == found {
                break;
            }
        }
        i = out.last().map_or(i + 1, |f| f.last);
        free = i;
    }
}

/// The first token from `i` on that can be an expression's word of time.
fn core_from(r: &Reader, i: usize) -> Option<usize> {
    r.document.tokens.get(i..r.end)?.iter().position(dispatch::is_core).map(|k| i + k)
}

/// "May 3 and 4", "June 3-5, 2015", "2019-20": the second number belongs to the first one's month or century.
fn coordinate(r: &Reader, out: &mut Vec<Found>) {
    let Some(first) = out.last().copied() else { return };
    let at = first.last;
    let dash = matches!(r.mark(at), Mark::Hyphen | Mark::Dash) && r.is_glued(at);
    let joined = dash
        || r.says_any(at, &["and", "or", "to", "through"])
        || r.mark(at) == Mark::Ampersand
        || lists(r, at);
    // ", and 5" of "May 3, 4, and 5"
    let and = r.mark(at) == Mark::Comma && joined && r.says_any(at + 1, &["and", "or"]);
    let at = if and { at + 1 } else { at };
    let slash = r.mark(at) == Mark::Slash && r.is_glued(at);
    if !joined && !slash {
        return;
    }
    match first.meaning {
        Meaning::Day(DayRef::Calendar { year: None, month, .. }) if joined => {
            let the = if r.says(at + 1, "the") { at + 2 } else { at + 1 };
            let Some((next, day)) = numbers::day_of_month(r, the) else { return };
            let named = r.is_word(next) && month::month_at(r, next).is_some();
            let other = r.is(next, OTHER)
                || r.mark(next) == Mark::Percent
                || r.mark(next) == Mark::Colon
                || r.joins(next);
            if named || other {
                return;
            }
            let (last, year) = day::year_behind(r, next).map_or((next, None), |(n, y)| (n, Some(y)));
            if let (Some(f), Some(_)) = (out.last_mut(), year) {
                f.meaning = Meaning::Day(with_year(first.meaning, year));
            }
            let meaning = Meaning::Day(DayRef::Calendar { year, month, day, weekday: None });
            out.push(Found { first: the, last, meaning, modifier: None, rule: rules::SECOND_DAY });
        }
        Meaning::Year(_) | Meaning::Duration { .. } | Meaning::PartOfYear { .. }
            if (dash || slash) && short_year(r, at + 1).is_some() && r.is_glued(at + 1) =>
        {
            let Some((short, base)) = short_year(r, at + 1) else { return };
            let told = r.digits_of(at.wrapping_sub(1), 4).and_then(|y| i16::try_from(y).ok());
            let Some(year) = (if let Meaning::Year(y) = first.meaning { Some(y) } else { told }) else {
                return;
            };
            // "1999/00"
            let turn = i16::from(short == 0 && year % 100 == 99) * 100;
            let second = year / base * base + turn + short as i16;
            let chained =
                r.is_glued(at + 2) && matches!(r.mark(at + 2), Mark::Hyphen | Mark::Slash | Mark::Dash);
            if second > year && !chained {
                let meaning = Meaning::Year(second);
                out.push(Found {
                    first: at + 1,
                    last: at + 2,
                    meaning,
                    modifier: None,
                    rule: rules::SECOND_YEAR,
                });
            }
        }
        _ => {}
    }
}

/// `10` of "2009-10" and `9` of "2008-9", where no noun behind it is counted: the digits and what they are counted from.
fn short_year(r: &Reader, at: usize) -> Option<(u32, i16)> {
    let counts =
        r.measures(at + 1) || r.is_glued(at + 1) && !matches!(r.mark(at + 1), Mark::Comma | Mark::Stop);
    let one = || r.digits_of(at, 1).filter(|_| !counts && r.mark(at - 1) == Mark::Hyphen).map(|n| (n, 10));
    r.digits_of(at, 2).map(|n| (n, 100)).or_else(one)
}

/// The comma of "May 3, 4 and 5": another number and its "and" follow.
fn lists(r: &Reader, i: usize) -> bool {
    let more = r.says_any(i + 2, &["and", "or"]) || r.mark(i + 2) == Mark::Comma;
    let day = |k: usize| r.digits(k).is_some_and(|n| n <= 31);
    let last = r.says_any(i + 1, &["and", "or"])
        && day(i.wrapping_sub(1))
        && r.mark(i.wrapping_sub(2)) == Mark::Comma;
    let oxford = r.mark(i + 2) == Mark::Comma && r.says_any(i + 3, &["and", "or"]) && day(i + 4);
    if r.mark(i) == Mark::Comma && (last && day(i + 2) || oxford && day(i + 1)) {
        return true;
    }
    let noun = r.is_word(i + 4) && !r.is(i + 4, year::AFTER_NOUN);
    r.mark(i) == Mark::Comma && more && day(i + 1) && day(i + 3) && !noun
}

/// The 5 of "5 and 7 March 2012", "5-7 March", "between 5 and 7 March".
fn day_before(r: &Reader, free: usize, second: Found) -> Option<Found> {
    let Meaning::Day(DayRef::Calendar { year, month, day, weekday: None }) = second.meaning else {
        return None;
    };
    let (first, joint) = (second.first.checked_sub(2)?, second.first - 1);
    let dash = matches!(r.mark(joint), Mark::Hyphen | Mark::Dash | Mark::Slash);
    let glued = first > 0 && r.is_glued(first) && r.mark(first - 1) != Mark::OpenBracket;
    let joined = dash || r.says_any(joint, &["and", "or", "to"]);
    let early = r.digits(first).filter(|d| r.text(first).len() <= 2 && (1..u32::from(day)).contains(d))?;
    let led = dash || r.says_any(first.wrapping_sub(1), &["on", "between", "from"]);
    let fits = first >= free && joined && led && !glued && r.digits(second.first).is_some();
    let meaning = Meaning::Day(DayRef::Calendar { year, month, day: early as u8, weekday: None });
    fits.then(|| Found { rule: rules::SECOND_DAY, ..Found::new(first, joint, meaning) })
}

/// "July and August 2014", "8:30-10:30 a.m. Saturday": the year or day told last holds for both.
fn share_year(r: &Reader, out: &mut [Found]) {
    let [.., first, second] = &mut *out else { return };
    let gap = second.first.saturating_sub(first.last);
    let dash = matches!(r.mark(first.last), Mark::Hyphen | Mark::Dash | Mark::Slash);
    if gap != 1 || !(dash || r.says_any(first.last, &["and", "or", "to", "through", "until"])) {
        return;
    }
    if let Some(meaning) = recurring::shared(first.meaning, second.meaning) {
        first.meaning = meaning;
        return;
    }
    if let (Meaning::Time { day, .. }, Meaning::Time { day: told, .. }) = (&mut first.meaning, second.meaning)
    {
        *day = day.or(told);
        return;
    }
    let year = match second.meaning {
        Meaning::Day(DayRef::Calendar { year: Some(year), .. }) => year,
        Meaning::Month { year: YearRef::Is(year), .. }
        | Meaning::PartOfYear { year: YearRef::Is(year), .. } => year,
        _ => return,
    };
    take_year(&mut first.meaning, year);
    // "June, July and August 2014"
    let mut behind = first.first;
    for earlier in out.iter_mut().rev().skip(2).take(LISTED) {
        if behind != earlier.last + 1 || r.mark(earlier.last) != Mark::Comma {
            break;
        }
        take_year(&mut earlier.meaning, year);
        behind = earlier.first;
    }
}

fn take_year(meaning: &mut Meaning, year: i16) {
    match meaning {
        Meaning::Day(DayRef::Calendar { year: told @ None, .. }) => *told = Some(year),
        Meaning::Month { year: told @ YearRef::Unsaid, .. }
        | Meaning::PartOfYear { year: told @ YearRef::Unsaid, .. } => {
            *told = YearRef::Is(year);
        }
        _ => {}
    }
}

const OTHER: Classes = Classes::MEASURE.or(Classes::TIME_UNIT).or(Classes::NUMBER);

fn with_year(meaning: Meaning, year: Option<i16>) -> DayRef {
    match meaning {
        Meaning::Day(DayRef::Calendar { month, day, weekday, .. }) => {
            DayRef::Calendar { year, month, day, weekday }
        }
        _ => DayRef::Offset(0),
    }
}

/// Whether the article writes the day before the month in `3/4/2015`: one date in digits tells, the first that can;
/// else its dates in words, where "3 April" stands and no "April 3".
fn day_first(document: &Document) -> bool {
    let parts = |i: usize| {
        let mark = document.tokens.get(i + 1).map_or(Mark::None, |t| t.mark);
        let written = matches!(mark, Mark::Slash | Mark::Hyphen)
            && (1..=4).all(|n| document.tokens.get(i + n).is_some_and(Token::is_glued))
            && document.tokens[i + 3].mark == mark;
        let number = |i: usize| document.word(i).parse::<u32>().ok();
        if written { number(i).zip(number(i + 2)).filter(|(a, b)| *a <= 31 && *b <= 31) } else { None }
    };
    let figures = document.tokens.iter().enumerate().filter(|(_, t)| t.kind == Kind::Number);
    let mut found = figures.filter_map(|(i, _)| parts(i)).peekable();
    if found.peek().is_none() {
        return false;
    }
    let told = found.find_map(|(a, b)| if a > 12 { Some(true) } else { (b > 12).then_some(false) });
    told.unwrap_or_else(|| says_day_first(document))
}

/// Whether dates in words have the day first: "3 April", never "April 3".
fn says_day_first(document: &Document) -> bool {
    let is_day = |i: usize| document.word(i).parse::<u8>().is_ok_and(|n| (1..=31).contains(&n));
    let months =
        || document.tokens.iter().enumerate().filter(|(_, t)| t.is(Classes::MONTH) && t.is_capital());
    months().any(|(i, _)| i > 0 && is_day(i - 1)) && !months().any(|(i, _)| is_day(i + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, BlockKind, Published, PublishedFrom};
    use crate::mention::RuleName;
    use crate::span::Span;

    /// What is found in `text`, as `words=value`, in an article of Wednesday 2015-06-10.
    fn values(text: &str) -> Vec<(String, String, RuleName)> {
        let published = Some(Published { date: SHOWN_ON, from: PublishedFrom::Option });
        let article = Article { text: text.to_string(), published, ..Article::default() };
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let document = Document::new(&article, vec![block]);
        let mentions = find(&document);
        mentions.into_iter().map(|m| (m.span.slice(text).to_string(), m.value, m.rule)).collect()
    }

    #[test]
    fn every_rule_finds_what_its_texts_show() {
        for rule in RULES {
            assert!(!rule.shows.is_empty(), "{} shows nothing", rule.name);
            for (text, words, value) in rule.shows {
                let found = values(text);
                let fits =
                    |(w, v, r): &(String, String, RuleName)| w == words && v == value && *r == rule.name;
                assert!(found.iter().any(fits), "{}: {text:?} gives {found:?}", rule.name);
            }
        }
    }

    #[test]
    fn hostile_runs_of_one_word_stay_quick() {
        for word in ["the ", "last ", "two ", "May ", "a year ", "12:", "1/", "twenty-"] {
            let text = word.repeat(20_000);
            assert!(values(&text).len() <= 60_000);
        }
    }
}
