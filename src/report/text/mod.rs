//! The report for a terminal: who, who said what, where, when, and what was left out.

mod link;
mod page;
mod quotes;
mod tables;
mod wordings;

use std::io::{self, Write};

pub use link::{Links, Scheme};
use page::Page;

use super::Report;

/// How the text is to look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Style {
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Bars and marks in ASCII.
    pub ascii: bool,
    /// Rows a table; 0 = all.
    pub top: usize,
    /// Places in the text as hyperlinks, where the terminal has them.
    pub links: Option<Links>,
}

impl Default for Style {
    fn default() -> Self {
        Style { color: false, width: 100, ascii: false, top: 10, links: None }
    }
}

/// Writes the report.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write, style: &Style) -> io::Result<()> {
    let style = Style { width: style.width.clamp(40, 200), ..style.clone() };
    let mut page = Page::new(style, common_folder(report));
    page.header(report);
    page.people(report);
    page.quotes(report);
    page.places(report);
    page.dates(report);
    page.dropped(report);
    page.ambiguous(report);
    page.troubles(report);
    page.write(out)
}

/// The folder that all articles stand in, with its `/`; it is told once, and not before every place.
fn common_folder(report: &Report) -> String {
    let mut paths = report.articles.iter().map(|a| a.path.as_str());
    let Some(first) = paths.next() else { return String::new() };
    let shared = paths.fold(first, |shared, path| {
        let same = shared.bytes().zip(path.bytes()).take_while(|(a, b)| a == b).count();
        &shared[..(0..=same).rev().find(|i| shared.is_char_boundary(*i)).unwrap_or(0)]
    });
    shared[..shared.rfind('/').map_or(0, |slash| slash + 1)].to_string()
}
