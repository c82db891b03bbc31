//! The part of the page about places: maps and the table.

use askama::Template;
use rustc_hash::FxHashMap;

use super::book::Book;
use super::escape::Num;
use super::links::{Refs, cut_short};
use super::map::{self, Map};
use super::people::OPEN;
use super::text::Kind;

/// Maps and table of places.
#[derive(Template)]
#[template(path = "places.html", config = "src/report/html/askama.toml")]
pub struct Places<'b, 'a> {
    book: &'b Book<'a>,
    maps: Vec<Map<'a>>,
}

struct Line<'t> {
    id: &'t str,
    name: &'t str,
    bar: u64,
    mentions: Num,
    articles: Num,
    kind: &'t str,
    within: String,
    also: String,
    refs: Refs,
}

/// Articles linked in one row.
const REFS: usize = 6;

impl<'b, 'a> Places<'b, 'a> {
    pub fn new(book: &'b Book<'a>) -> Self {
        Places { book, maps: map::maps(book) }
    }

    fn shown(&self) -> usize {
        self.book.report.places.len().min(self.book.limits.places)
    }

    fn all(&self) -> Num {
        Num(self.shown() as u64)
    }

    fn note(&self) -> Option<String> {
        cut_short(self.shown(), self.book.report.places.len(), "places")
    }

    fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        let report: &'a crate::report::Report = self.book.report;
        let countries: FxHashMap<&str, &str> = report
            .places
            .iter()
            .filter(|p| p.kind == "country")
            .filter_map(|p| Some((p.country.as_deref()?, p.name.as_str())))
            .collect();
        let most = report.places.iter().map(|p| p.mentions).max().unwrap_or(1).max(1);
        report.places.iter().take(self.shown()).enumerate().map(move |(number, row)| {
            let region = row.region.as_deref().filter(|r| *r != row.name);
            let country = row.country.as_deref().filter(|_| row.kind != "country");
            let country = country.map(|code| *countries.get(code).unwrap_or(&code));
            let within: Vec<&str> = region.into_iter().chain(country).collect();
            let others = row.aliases.iter().filter(|a| a.text != row.name);
            Line {
                id: &row.id,
                name: &row.name,
                bar: (row.mentions * 100).div_ceil(most),
                mentions: Num(row.mentions),
                articles: Num(row.articles),
                kind: &row.kind,
                within: within.join(", "),
                also: super::people::joined(others, 4),
                refs: self.book.refs(Kind::Place, number as u32, &self.book.places[number], REFS),
            }
        })
    }
}
