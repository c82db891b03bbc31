//! What was left out, what stayed open, and what went wrong.

use askama::Template;

use super::book::Book;
use super::escape::{Num, cut};
use super::links::{Refs, cut_short};
use super::text::Kind;
use crate::report::{AmbiguousRow, DroppedRow};

/// The last part of the page.
#[derive(Template)]
#[template(path = "aside.html", config = "src/report/html/askama.toml")]
pub struct Aside<'b, 'a> {
    pub book: &'b Book<'a>,
}

struct Dropped<'t> {
    reason: &'t str,
    lines: Num,
    articles: Num,
    facts: Num,
    example: String,
}

struct Open<'t> {
    text: &'t str,
    candidates: Vec<(Option<String>, &'t str)>,
    refs: Refs,
}

impl<'a> Aside<'_, 'a> {
    /// Whether there is anything to tell.
    pub fn is_empty(&self) -> bool {
        let report = self.book.report;
        let facts = (report.boilerplate.len(), report.ambiguous.len(), report.corpus.skipped.len());
        facts == (0, 0, 0) && report.warnings.is_empty()
    }

    fn limit(&self) -> usize {
        self.book.limits.others
    }

    fn dropped(&self) -> impl Iterator<Item = Dropped<'a>> {
        let report: &'a crate::report::Report = self.book.report;
        report.boilerplate.iter().take(self.limit()).map(dropped)
    }

    fn open(&self) -> impl Iterator<Item = Open<'a>> {
        let report: &'a crate::report::Report = self.book.report;
        report.ambiguous.iter().take(self.limit()).map(|row| self.one(row))
    }

    fn one(&self, row: &'a AmbiguousRow) -> Open<'a> {
        let href = |id: &str| self.book.ids.get(id).and_then(|row| self.book.href(Kind::Person, *row));
        let own = self.book.ids.get(row.id.as_str()).map(|row| (Kind::Person, *row));
        Open {
            text: &row.text,
            candidates: row.candidates.iter().take(8).map(|c| (href(&c.id), c.name.as_str())).collect(),
            refs: self.book.refs_to(own, row.articles.iter().cloned(), 12),
        }
    }

    fn skipped(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let report: &'a crate::report::Report = self.book.report;
        report.corpus.skipped.iter().take(self.limit()).map(|s| (s.path.as_str(), s.reason.as_str()))
    }

    fn warnings(&self) -> impl Iterator<Item = &'a str> {
        let report: &'a crate::report::Report = self.book.report;
        report.warnings.iter().take(self.limit()).map(String::as_str)
    }

    fn notes(&self) -> Vec<String> {
        let report = self.book.report;
        let all = [
            (report.boilerplate.len(), "reasons"),
            (report.ambiguous.len(), "open names"),
            (report.corpus.skipped.len(), "skipped files"),
            (report.warnings.len(), "warnings"),
        ];
        all.into_iter().filter_map(|(n, what)| cut_short(n.min(self.limit()), n, what)).collect()
    }
}

fn dropped(row: &DroppedRow) -> Dropped<'_> {
    let example = row.evidence.iter().find(|e| !e.text.trim().is_empty());
    Dropped {
        reason: &row.reason,
        lines: Num(row.lines),
        articles: Num(row.articles),
        facts: Num(row.facts),
        example: example.map(|e| cut(&e.text, 90)).unwrap_or_default(),
    }
}
