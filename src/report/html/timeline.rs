//! The dates on a line: days as columns, longer stretches as bars below, and what lies far off by decades.

use askama::Template;

use super::book::Book;
use super::calendar::{self, Days};
use super::lane::Lane;
use crate::report::DateRow;
use crate::report::cells::count;

/// One drawing of dates on an axis.
#[derive(Template)]
#[template(path = "timeline.html", config = "src/report/html/askama.toml")]
pub struct Timeline {
    title: String,
    height: i64,
    /// Where the columns stand.
    base: i64,
    columns: Vec<Column>,
    bars: Vec<Bar>,
    ticks: Vec<Tick>,
    /// Days of publication.
    printed: Vec<String>,
    /// Dates whose day no article tells.
    open: Lane,
}

struct Column {
    x: String,
    width: String,
    y: String,
    height: String,
    href: String,
    title: String,
}

struct Bar {
    x: String,
    width: String,
    y: i64,
    href: String,
    title: String,
    /// Written on or beside the bar.
    label: String,
    label_x: String,
    anchor: &'static str,
}

struct Tick {
    x: String,
    label: String,
}

/// A date of the report with its days.
#[derive(Clone, Copy)]
pub struct Dated<'a> {
    pub row: &'a DateRow,
    pub number: u32,
    pub days: Days,
}

const WIDTH: f64 = 960.0;
/// Height of the columns, and of one lane of bars.
const TALL: f64 = 110.0;
/// Where the axis stands without columns.
const FLAT: i64 = 24;
const LANE: i64 = 19;
const LANES: usize = 9;
/// Bars at most.
const BARS: usize = 28;
/// Columns narrower than this are put together.
const COLUMN: f64 = 5.0;

/// The dates that lie on the calendar.
pub fn dated<'a>(book: &Book<'a>) -> Vec<Dated<'a>> {
    let report: &'a crate::report::Report = book.report;
    let rows = report.dates.iter().enumerate().filter(|(_, row)| row.resolved);
    rows.filter_map(|(i, row)| {
        Some(Dated { row, number: i as u32, days: Days::parse(row.from.as_deref()?, row.to.as_deref())? })
    })
    .collect()
}

/// The stretch that the close view shows: the days of publication and what lies near them; without any, the middle
/// four fifths of what is told.
pub fn window(book: &Book, dates: &[Dated]) -> Option<Days> {
    let facts = &book.report.corpus;
    let published = facts.from.as_deref().and_then(|from| Days::parse(from, facts.to.as_deref()));
    let core = published.or_else(|| middle(dates))?;
    let air = (core.count() / 3).max(120);
    let near = |d: &&Dated| d.days.first >= core.first - air && d.days.last <= core.last + air;
    let days = || dates.iter().filter(near).map(|d| d.days).chain(published);
    let (first, last) = (days().map(|d| d.first).min()?, days().map(|d| d.last).max()?);
    Some(Days { first: first - 1, last: (last + 1).max(first + 8) })
}

/// Where the middle four fifths of the mentions of days, weeks and months lie.
fn middle(dates: &[Dated]) -> Option<Days> {
    let mut days: Vec<(i64, u64)> =
        dates.iter().filter(|d| d.days.count() < 100).map(|d| (d.days.first, d.row.mentions)).collect();
    days.sort_unstable();
    let sum: u64 = days.iter().map(|d| d.1).sum();
    let at = |tenths: u64| {
        let mut seen = 0;
        days.iter().find(|(_, n)| {
            seen += n;
            seen * 10 >= sum * tenths
        })
    };
    Some(Days { first: at(1)?.0, last: at(9)?.0 })
}

/// The close view, with `open` dates of no known day in a lane below.
pub fn near(book: &Book, dates: &[Dated], window: Days, open: &[u32]) -> Timeline {
    let axis = Axis::new(window);
    let inside: Vec<Dated> = dates
        .iter()
        .copied()
        .filter(|d| d.days.first >= window.first && d.days.last <= window.last)
        .collect();
    let (short, long): (Vec<Dated>, Vec<Dated>) =
        inside.into_iter().partition(|d| d.days.count() <= axis.step);
    let base = if short.is_empty() { FLAT } else { TALL as i64 + 16 };
    let (bars, lanes) = bars(book, &axis, long, base);
    let mut printed: Vec<i64> = book
        .report
        .articles
        .iter()
        .filter_map(|a| Some(Days::parse(a.published.as_deref()?, None)?.first))
        .collect();
    printed.sort_unstable();
    printed.dedup();
    let foot = base + 34 + lanes as i64 * LANE;
    let open = Lane::new(book, open, foot);
    Timeline {
        title: calendar::words(window),
        height: foot + open.height,
        base,
        columns: columns(book, &axis, &short, base as f64),
        bars,
        ticks: axis.ticks(),
        printed: printed.iter().map(|d| one(axis.x(*d) + axis.day() / 2.0)).collect(),
        open,
    }
}

/// Days to places on the line.
struct Axis {
    days: Days,
    /// Days that share a column.
    step: i64,
}

impl Timeline {
    /// Whether all dates of no known day are drawn.
    pub fn draws_all_open(&self) -> bool {
        self.open.more == 0
    }
}

impl Axis {
    fn new(days: Days) -> Axis {
        let least = (days.count() as f64 * COLUMN / WIDTH).ceil() as i64;
        let step = [1, 7, 14, 31, 92, 366].into_iter().find(|s| *s >= least).unwrap_or(least);
        Axis { days, step }
    }

    fn x(&self, day: i64) -> f64 {
        (day - self.days.first) as f64 * self.day()
    }

    /// The width of one day.
    fn day(&self) -> f64 {
        WIDTH / self.days.count() as f64
    }

    /// Where a new day, month, quarter or year starts, so that labels have room.
    fn ticks(&self) -> Vec<Tick> {
        let room = (self.days.count() as f64 * 62.0 / WIDTH).ceil() as i64;
        let tick = |day: i64, label: String| Tick { x: one(self.x(day)), label };
        let mut all = Vec::new();
        let mut next = i64::MIN;
        for day in (self.days.first..=self.days.last).take(200_000) {
            let date = calendar::day(day);
            let label = match room {
                ..=8 => format!("{} {}", date.day(), calendar::short(date)),
                9..=366 if date.day() != 1 => continue,
                9..=366 if date.month() == 1 => date.year().to_string(),
                9..=366 => calendar::short(date).to_string(),
                _ if date.day() != 1 || date.month() != 1 => continue,
                _ => date.year().to_string(),
            };
            if day >= next && self.x(day) < WIDTH - 34.0 {
                all.push(tick(day, label));
                next = day + room;
            }
        }
        all
    }
}

/// One column for each step of days that something is told of.
fn columns(book: &Book, axis: &Axis, dates: &[Dated], base: f64) -> Vec<Column> {
    let bin = |d: &Dated| (d.days.first - axis.days.first) / axis.step;
    let mut sorted: Vec<&Dated> = dates.iter().collect();
    sorted.sort_by_key(|d| (bin(d), std::cmp::Reverse(d.row.mentions), d.number));
    let sum = |same: &[&Dated]| same.iter().map(|d| d.row.mentions).sum::<u64>();
    let most = sorted.chunk_by(|a, b| bin(a) == bin(b)).map(sum).max().unwrap_or(1).max(1);
    let column = |same: &[&Dated]| {
        let first = axis.days.first + bin(same[0]) * axis.step;
        let (high, wide) = (TALL * sum(same) as f64 / most as f64, axis.day() * axis.step as f64);
        let high = high.max(2.0);
        let bar = wide.clamp(1.0, 26.0) * 0.82;
        let when = if axis.step == 1 {
            calendar::weekday(first)
        } else {
            calendar::words(Days { first, last: first + axis.step - 1 })
        };
        Column {
            x: one(axis.x(first) + (wide - bar) / 2.0),
            width: one(bar),
            y: one(base - high),
            height: one(high),
            href: book.date_href(same[0].number),
            title: format!("{when}: {}", count(sum(same), "mention")),
        }
    };
    sorted.chunk_by(|a, b| bin(a) == bin(b)).map(column).collect()
}

/// The longer stretches, the most mentioned of them, each in the first lane with room; and how many lanes that takes.
fn bars(book: &Book, axis: &Axis, mut long: Vec<Dated>, base: i64) -> (Vec<Bar>, usize) {
    long.sort_by_key(|d| (std::cmp::Reverse(d.row.mentions), d.number));
    long.truncate(BARS);
    long.sort_by_key(|d| (d.days.first, std::cmp::Reverse(d.days.last), d.number));
    let mut lanes: Vec<f64> = Vec::new();
    let mut all = Vec::new();
    for dated in long {
        let label = super::dates::label(dated.row);
        let letters = label.chars().count() as f64 * 6.6 + 10.0;
        let (start, wide) = (axis.x(dated.days.first), axis.day() * dated.days.count() as f64);
        let behind = start + wide + letters <= WIDTH;
        let (from, to) = match () {
            () if letters < wide => (start, start + wide),
            () if behind => (start, start + wide + letters),
            () => (start - letters, start + wide),
        };
        let lane = lanes.iter().position(|end| *end + 6.0 <= from).unwrap_or(lanes.len());
        if lane >= LANES {
            continue;
        }
        if lane == lanes.len() {
            lanes.push(to);
        }
        lanes[lane] = to;
        let (label_x, anchor) = match () {
            () if letters < wide => (start + 6.0, "start"),
            () if behind => (start + wide + 5.0, "start"),
            () => (start - 5.0, "end"),
        };
        let mentions = count(dated.row.mentions, "mention");
        all.push(Bar {
            x: one(start),
            width: one((wide - 1.0).max(2.0)),
            y: base + 32 + lane as i64 * LANE,
            href: book.date_href(dated.number),
            title: format!("{label}: {mentions}"),
            label,
            label_x: one(label_x),
            anchor,
        });
    }
    (all, lanes.len())
}

fn one(value: f64) -> String {
    format!("{value:.1}")
}

/// How often the dates outside the close view fall into each decade.
pub struct Decade {
    pub label: String,
    pub mentions: u64,
    /// Share of the most mentioned decade, in hundredths.
    pub share: u64,
}

/// Decades with something told of them, the earliest ones as one.
pub fn decades(dates: &[Dated], window: Days) -> Vec<Decade> {
    const MOST: usize = 14;
    let mut all: std::collections::BTreeMap<i64, u64> = Default::default();
    for dated in dates.iter().filter(|d| d.days.first < window.first || d.days.last > window.last) {
        let middle = (dated.days.first + dated.days.last) / 2;
        *all.entry(i64::from(calendar::day(middle).year()).div_euclid(10)).or_default() += dated.row.mentions;
    }
    let mut rows: Vec<(i64, u64)> = all.into_iter().collect();
    let early: Vec<(i64, u64)> = rows.drain(..rows.len().saturating_sub(MOST)).collect();
    let mut decades: Vec<(String, u64)> = rows.iter().map(|(d, n)| (format!("{}s", d * 10), *n)).collect();
    if let (Some(_), Some(first)) = (early.first(), rows.first()) {
        decades.insert(0, (format!("before {}", first.0 * 10), early.iter().map(|d| d.1).sum()));
    }
    let most = decades.iter().map(|d| d.1).max().unwrap_or(1).max(1);
    let decade = |(label, mentions)| Decade { label, mentions, share: (mentions * 100).div_ceil(most) };
    decades.into_iter().map(decade).collect()
}
