//! The tables of people, places and dates, and what was left out.

use super::page::{Cell, Column, Kind, Page, TROUBLES};
use crate::report::cells::{bar, clean, count, number, spark};
use crate::report::{Count, DateRow, Report};

/// Columns of a bar.
const BAR: usize = 10;

impl Page {
    pub fn header(&mut self, report: &Report) {
        let corpus = &report.corpus;
        let mut parts = vec![count(corpus.articles, "article")];
        if corpus.stories < corpus.articles {
            parts.push(format!("{} without copies", number(corpus.stories)));
        }
        parts.push(count(corpus.words, "word"));
        match (&corpus.from, &corpus.to) {
            (Some(from), Some(to)) if from != to => {
                parts.push(format!("published {} to {}", clean(from), clean(to)));
            }
            (Some(day), _) => parts.push(format!("published {}", clean(day))),
            _ => parts.push("no dates of publication".to_string()),
        }
        if !self.folder.is_empty() {
            parts.push(format!("in {}", clean(&self.folder)));
        }
        self.title(&parts.join(self.dot()));
        let quotes = corpus.quotes_attributed + corpus.quotes_unattributed;
        let spoken = match corpus.quotes_unattributed {
            _ if quotes == 0 => String::new(),
            0 => ", all with a speaker".to_string(),
            n => format!(", {} without a speaker", number(n)),
        };
        let parts = [
            count(report.people.len() as u64, "person"),
            count(report.places.len() as u64, "place"),
            count(report.dates.len() as u64, "date"),
            format!("{}{spoken}", count(quotes, "quotation")),
        ];
        self.row(&parts.join(self.dot()));
    }

    pub fn people(&mut self, report: &Report) {
        let shown = &report.people[..self.top(report.people.len())];
        if shown.is_empty() {
            return;
        }
        let most = shown.iter().map(|r| r.mentions).max().unwrap_or(0);
        let rows = shown.iter().map(|row| {
            vec![
                Cell::text(clean(&row.name)),
                self.bar(row.mentions, most),
                Cell::number(row.mentions),
                Cell::number(row.articles),
                Cell::number(row.quotes),
                self.spark(&row.trend),
                Cell::text(also(&row.name, &row.aliases, &row.roles)),
            ]
        });
        let rows = rows.collect();
        let title = self.titled("PEOPLE", report.people.len(), shown.len());
        let heads = [
            (title.as_str(), Kind::Name),
            ("", Kind::Drawing),
            ("mentions", Kind::Number),
            ("articles", Kind::Number),
            ("quotes", Kind::Number),
            (spread(report), Kind::Drawing),
            ("also, as", Kind::Rest),
        ];
        self.table(columns(&heads), rows);
    }

    pub fn places(&mut self, report: &Report) {
        let shown = &report.places[..self.top(report.places.len())];
        if shown.is_empty() {
            return;
        }
        let most = shown.iter().map(|r| r.mentions).max().unwrap_or(0);
        let rows = shown.iter().map(|row| {
            let region = row.region.as_deref().filter(|r| *r != row.name);
            let parts = [Some(row.kind.as_str()), region, row.country.as_deref()];
            let whereabouts: Vec<&str> = parts.into_iter().flatten().collect();
            let also = also(&row.name, &row.aliases, &[]);
            vec![
                Cell::text(clean(&row.name)),
                self.bar(row.mentions, most),
                Cell::number(row.mentions),
                Cell::number(row.articles),
                self.spark(&row.trend),
                Cell::text(format!("{} {also}", clean(&whereabouts.join(" "))).trim()),
            ]
        });
        let rows = rows.collect();
        let title = self.titled("PLACES", report.places.len(), shown.len());
        let heads = [
            (title.as_str(), Kind::Name),
            ("", Kind::Drawing),
            ("mentions", Kind::Number),
            ("articles", Kind::Number),
            (spread(report), Kind::Drawing),
            ("kind, also", Kind::Rest),
        ];
        self.table(columns(&heads), rows);
    }

    fn bar<'a>(&self, n: u64, most: u64) -> Cell<'a> {
        Cell::text(bar(n, most, BAR, self.style.ascii))
    }

    fn spark<'a>(&self, trend: &[u64]) -> Cell<'a> {
        Cell::text(spark(trend, self.style.ascii))
    }

    pub fn dates(&mut self, report: &Report) {
        if report.dates.is_empty() {
            return;
        }
        let days: Vec<&DateRow> = report.dates.iter().filter(|d| d.resolved && d.from.is_some()).collect();
        let shown = most_told(&days, self.top(days.len()));
        let rows = shown.iter().map(|row| {
            let texts: Vec<String> = row.texts.iter().take(4).map(|c| clean(&c.text)).collect();
            vec![
                Cell::text(clean(&calendar(&row.value))),
                Cell::number(row.mentions),
                Cell::number(row.articles),
                Cell::text(texts.join(", ")),
            ]
        });
        let title = self.titled("TIMELINE", days.len(), shown.len());
        let heads = [
            (title.as_str(), Kind::Name),
            ("mentions", Kind::Number),
            ("articles", Kind::Number),
            ("as", Kind::Rest),
        ];
        self.table(columns(&heads), rows.collect());
        let open = report.corpus.dates_open;
        if open > 0 {
            let left = count(open, "expression");
            self.row(&format!("{left} left open: the article does not say of which day it is"));
        }
    }

    pub fn dropped(&mut self, report: &Report) {
        if report.boilerplate.is_empty() {
            return;
        }
        self.heading("DROPPED LINES");
        let items =
            report.boilerplate.iter().map(|row| format!("{} {}", clean(&row.reason), number(row.lines)));
        self.paragraph(&items.collect::<Vec<_>>());
    }

    pub fn ambiguous(&mut self, report: &Report) {
        let item = |row: &crate::report::AmbiguousRow| {
            let names: Vec<String> = row.candidates.iter().take(5).map(|c| clean(&c.name)).collect();
            let path = row.articles.first().map(|p| p.strip_prefix(self.folder.as_str()).unwrap_or(p));
            format!("{}: {}?  {}", clean(&row.text), names.join(" or "), clean(path.unwrap_or_default()))
        };
        let most = if self.style.top == 0 { usize::MAX } else { TROUBLES };
        let shown = self.top(report.ambiguous.len()).min(most);
        let items: Vec<String> = report.ambiguous[..shown].iter().map(item).collect();
        if !items.is_empty() {
            self.heading(&self.titled("WHO IS MEANT?", report.ambiguous.len(), shown));
            items.iter().for_each(|item| self.row(item));
        }
    }

    pub fn troubles(&mut self, report: &Report) {
        let skipped =
            report.corpus.skipped.iter().map(|s| format!("{}: {}", clean(&s.path), clean(&s.reason)));
        self.list("SKIPPED", &skipped.collect::<Vec<_>>());
        self.list("WARNINGS", &report.warnings.iter().map(|w| clean(w)).collect::<Vec<_>>());
    }
}

pub(super) fn columns(heads: &[(&str, Kind)]) -> Vec<Column> {
    heads.iter().map(|(head, kind)| Column::new(*head, *kind)).collect()
}

/// What a sparkline runs over.
fn spread(report: &Report) -> &'static str {
    let corpus = &report.corpus;
    match () {
        () if corpus.from != corpus.to => "over time",
        () if corpus.articles > 1 => "by article",
        () => "",
    }
}

/// Other forms of a name and the first roles.
fn also(name: &str, aliases: &[Count], roles: &[Count]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let forms: Vec<String> =
        aliases.iter().filter(|a| a.text != name).take(4).map(|a| clean(&a.text)).collect();
    if !forms.is_empty() {
        parts.push(forms.join(", "));
    }
    let roles: Vec<String> = roles.iter().take(2).map(|r| clean(&r.text)).collect();
    if !roles.is_empty() {
        parts.push(format!("({})", roles.join(", ")));
    }
    parts.join(" ")
}

/// The dates told most often, in their own order.
fn most_told<'a>(days: &[&'a DateRow], most: usize) -> Vec<&'a DateRow> {
    let mut order: Vec<usize> = (0..days.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse((days[*i].articles, days[*i].mentions)), *i));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|i| days[i]).collect()
}

/// A decade and a century as people read them: `199` as 199X, `20` as 20XX.
fn calendar(value: &str) -> String {
    let short = matches!(value.len(), 2 | 3) && value.bytes().all(|b| b.is_ascii_digit());
    if short { format!("{value:X<4}") } else { value.to_string() }
}
