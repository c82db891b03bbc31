//! The part of the page about dates: the timeline, what lies off the calendar, and the table.

use askama::Template;

use super::book::Book;
use super::calendar::{self, Days};
use super::escape::Num;
use super::links::{Refs, cut_short};
use super::people::{OPEN, joined};
use super::text::Kind;
use super::timeline::{self, Decade, Timeline};
use crate::record::Text;
use crate::report::DateRow;

/// Timeline and table of dates.
#[derive(Template)]
#[template(path = "dates.html", config = "src/report/html/askama.toml")]
pub struct Dates<'b, 'a> {
    book: &'b Book<'a>,
    near: Option<Timeline>,
    decades: Vec<Decade>,
    lanes: Vec<Lane>,
}

/// Dates without a place on the calendar, of one kind.
struct Lane {
    name: &'static str,
    why: &'static str,
    chips: Vec<(String, String, Num)>,
    more: usize,
}

struct Line<'t> {
    id: Text,
    label: String,
    /// What the table sorts by.
    sort: &'t str,
    value: &'t str,
    kind: &'static str,
    bar: u64,
    mentions: Num,
    articles: Num,
    texts: String,
    refs: Refs,
}

/// Chips of one lane, and articles linked in one row.
const CHIPS: usize = 24;
const REFS: usize = 6;

/// The lanes: how a date comes into one, its name, and why these have no place on the line.
type Into = fn(&DateRow) -> bool;
const LANES: [(Into, &str, &str); 4] = [
    (|d| !d.resolved, "Left open", "the articles do not say of which day they are"),
    (|d| d.kind == "DURATION", "Durations", "how long, not when"),
    (|d| d.kind == "SET", "Repeated", "again and again"),
    (|_| true, "At no certain time", "now, once, some day"),
];

impl<'b, 'a> Dates<'b, 'a> {
    pub fn new(book: &'b Book<'a>) -> Self {
        let dated = timeline::dated(book);
        let window = timeline::window(book, &dated);
        let mut rows = off_calendar(book);
        let near = window.map(|w| timeline::near(book, &dated, w, &rows[0]));
        if near.as_ref().is_some_and(Timeline::draws_all_open) {
            rows[0].clear();
        }
        Dates {
            near,
            decades: window.map(|w| timeline::decades(&dated, w)).unwrap_or_default(),
            lanes: lanes(book, rows),
            book,
        }
    }

    fn shown(&self) -> usize {
        self.book.report.dates.len().min(self.book.limits.dates)
    }

    fn all(&self) -> Num {
        Num(self.shown() as u64)
    }

    fn note(&self) -> Option<String> {
        cut_short(self.shown(), self.book.report.dates.len(), "dates")
    }

    fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        let report: &'a crate::report::Report = self.book.report;
        let most = report.dates.iter().map(|d| d.mentions).max().unwrap_or(1).max(1);
        self.book
            .dates_by_mentions
            .iter()
            .take(self.shown())
            .map(move |number| (*number, &report.dates[*number as usize]))
            .map(move |(number, row)| Line {
                id: self.book.id(Kind::Date, number),
                label: label(row),
                sort: row.from.as_deref().unwrap_or("~"),
                value: &row.value,
                kind: kind(&row.kind),
                bar: (row.mentions * 100).div_ceil(most),
                mentions: Num(row.mentions),
                articles: Num(row.articles),
                texts: joined(row.texts.iter(), 5),
                refs: self.book.refs(Kind::Date, number, &self.book.dates[number as usize], REFS),
            })
    }
}

fn days(row: &DateRow) -> Option<Days> {
    Days::parse(row.from.as_deref().filter(|_| row.resolved)?, row.to.as_deref())
}

/// A date in words: its days where it has any, else as articles write it most often.
pub fn label(row: &DateRow) -> String {
    let written = || row.texts.first().map_or(&row.value, |t| &t.text).to_string();
    let words = days(row).map(|days| modified(row, calendar::words(days))).unwrap_or_else(written);
    match row.value.split_once('T').filter(|_| row.kind == "TIME") {
        Some((_, time)) if days(row).is_some() => format!("{words}, {}", part_of_day(time)),
        _ => words,
    }
}

/// What TIMEX3's `mod` says of it, in words.
fn modified(row: &DateRow, words: String) -> String {
    let before = match row.modifier.as_deref().unwrap_or("") {
        "START" => "start of ",
        "MID" => "middle of ",
        "END" => "end of ",
        "APPROX" => "about ",
        "BEFORE" => "before ",
        "AFTER" => "after ",
        "ON_OR_BEFORE" => "until ",
        "ON_OR_AFTER" => "from ",
        _ => "",
    };
    format!("{before}{words}")
}

fn part_of_day(time: &str) -> &str {
    match time {
        "MO" => "morning",
        "MI" => "midday",
        "AF" => "afternoon",
        "EV" => "evening",
        "NI" => "night",
        "DT" => "daytime",
        _ => time,
    }
}

fn kind(kind: &str) -> &'static str {
    match kind {
        "DATE" => "date",
        "TIME" => "time",
        "DURATION" => "duration",
        "SET" => "repeated",
        _ => "other",
    }
}

/// The dates without a place on the line, for each of [`LANES`] the most mentioned first.
fn off_calendar(book: &Book) -> [Vec<u32>; LANES.len()] {
    let dates = &book.report.dates;
    let mut all: [Vec<u32>; LANES.len()] = Default::default();
    for (number, row) in dates.iter().enumerate().filter(|(_, row)| days(row).is_none()) {
        let lane = LANES.iter().position(|(goes, ..)| goes(row)).unwrap_or(LANES.len() - 1);
        all[lane].push(number as u32);
    }
    all.iter_mut()
        .for_each(|rows| rows.sort_by_key(|r| (std::cmp::Reverse(dates[*r as usize].mentions), *r)));
    all
}

fn lanes(book: &Book, rows: [Vec<u32>; LANES.len()]) -> Vec<Lane> {
    let filled = rows.into_iter().zip(LANES).filter(|(rows, _)| !rows.is_empty());
    filled.map(|(rows, (_, name, why))| lane(book, &rows, name, why)).collect()
}

fn lane(book: &Book, rows: &[u32], name: &'static str, why: &'static str) -> Lane {
    let chip = |row: &u32| {
        let date = &book.report.dates[*row as usize];
        (book.date_href(*row), label(date), Num(date.mentions))
    };
    let chips = rows.iter().take(CHIPS).map(chip).collect();
    Lane { name, why, chips, more: rows.len().saturating_sub(CHIPS) }
}
