//! The report as one HTML page that needs nothing else: no network, no other file, no script to be complete.
//!
//! [`book`] gathers what stands where, one file a part makes it into lines, `*.html` beside it is its form, and every
//! string passes [`escape`].

mod articles;
mod aside;
mod book;
mod calendar;
mod dates;
mod escape;
mod labels;
mod lane;
mod limits;
mod links;
mod map;
mod outline;
mod page;
mod people;
mod places;
mod project;
mod quotes;
mod text;
mod timeline;

use std::io::{self, Write};

use askama::Template;

use self::aside::Aside;
use self::book::Book;
use self::limits::Limits;
use super::{Merged, Report};

/// Writes the page. `report` is one that `merged` gave; `top` are the rows of each table, 0 all, without it as many as
/// open quickly.
///
/// # Errors
/// When `out` takes no more.
pub fn write(merged: &Merged, report: &Report, out: &mut impl Write, top: Option<usize>) -> io::Result<()> {
    let book = Book::new(merged, report, Limits::new(top));
    let aside = Aside { book: &book };
    page::Head::new(&book, !aside.is_empty()).write_into(out)?;
    if !report.people.is_empty() {
        people::People { book: &book }.write_into(out)?;
    }
    if !report.quotes.is_empty() {
        quotes::Quotes::new(&book).write_into(out)?;
    }
    if !report.places.is_empty() {
        places::Places::new(&book).write_into(out)?;
    }
    if !report.dates.is_empty() {
        dates::Dates::new(&book).write_into(out)?;
    }
    people::Together::new(&book).map_or(Ok(()), |together| together.write_into(out))?;
    articles::Articles { book: &book }.write_into(out)?;
    if !aside.is_empty() {
        aside.write_into(out)?;
    }
    page::Foot::new(&book).write_into(out)
}
