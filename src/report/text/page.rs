//! A page of text: headings, lines, and tables whose columns fit its width.

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects};

use super::Style;
use crate::report::Place;
use crate::report::cells::{clean, cut, cut_front, left, number, right, width};

/// Lines as they will be written.
pub(super) struct Page {
    pub style: Style,
    /// Folder of all articles, left out of places.
    pub folder: String,
    lines: Vec<String>,
}

/// What a column holds, which tells how it stands and when it goes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// At most a quarter of the line, cut behind.
    Name,
    /// To the right.
    Number,
    /// A bar or a sparkline; the first to go on a narrow page.
    Drawing,
    /// `path:line`, cut at its front; goes on a narrow page.
    At,
    /// What the other columns leave.
    Rest,
}

pub(super) struct Column {
    pub head: String,
    pub kind: Kind,
}

/// One cell; `fit` makes its text for the columns there are.
pub(super) struct Cell<'a> {
    text: String,
    fit: Option<Box<dyn Fn(usize) -> String + 'a>>,
    at: Option<&'a Place>,
}

/// Columns between two cells.
const GAP: usize = 2;
/// What the column of [`Kind::Rest`] needs to be of use.
const LEAST: usize = 24;

impl<'a> Cell<'a> {
    pub fn text(text: impl Into<String>) -> Cell<'a> {
        Cell { text: text.into(), fit: None, at: None }
    }

    pub fn number(n: u64) -> Cell<'a> {
        Cell::text(number(n))
    }

    pub fn fitted(fit: impl Fn(usize) -> String + 'a) -> Cell<'a> {
        Cell { text: String::new(), fit: Some(Box::new(fit)), at: None }
    }
}

impl Column {
    pub fn new(head: impl Into<String>, kind: Kind) -> Column {
        Column { head: head.into(), kind }
    }
}

impl Page {
    pub fn new(style: Style, folder: String) -> Page {
        Page { style, folder, lines: Vec::new() }
    }

    pub fn write(self, out: &mut impl Write) -> io::Result<()> {
        self.lines.iter().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
    }

    /// The place as a cell: `path:line`, the path without the folder of all.
    pub fn at<'a>(&self, place: Option<&'a Place>) -> Cell<'a> {
        let text = place.map_or(String::new(), |place| {
            let path = place.path.strip_prefix(self.folder.as_str()).unwrap_or(&place.path);
            format!("{}:{}", clean(path), place.line)
        });
        Cell { text, fit: None, at: place }
    }

    /// A table; the heading of its first column is the table's own.
    pub fn table(&mut self, mut columns: Vec<Column>, mut rows: Vec<Vec<Cell>>) {
        let mut widths = self.widths(&columns, &rows);
        while taken(&widths) + self.least(&columns) > self.style.width {
            let drawing = columns.iter().rposition(|c| c.kind == Kind::Drawing);
            let Some(goes) = drawing.or_else(|| columns.iter().rposition(|c| c.kind == Kind::At)) else {
                break;
            };
            columns.remove(goes);
            widths.remove(goes);
            rows.iter_mut().for_each(|row| drop(row.remove(goes)));
        }
        let rest = self.style.width.saturating_sub(taken(&widths));
        for (column, width) in columns.iter().zip(&mut widths) {
            if column.kind == Kind::Rest {
                *width = rest;
            }
        }
        let heads: Vec<String> =
            columns.iter().zip(&widths).map(|(c, w)| fill(&c.head, c.kind, *w)).collect();
        self.heading(&heads.join("  "));
        for row in rows {
            self.cells(&columns, &widths, &row);
        }
    }

    fn widths(&self, columns: &[Column], rows: &[Vec<Cell>]) -> Vec<usize> {
        let needed = |i: usize, column: &Column| {
            let cells = rows.iter().map(|row| width(&row[i].text)).max().unwrap_or(0);
            let head = width(&column.head);
            match column.kind {
                Kind::Name => cells.min((self.style.width / 4).max(8)).max(head),
                Kind::At => cells.min(self.style.width / 3),
                Kind::Rest => 0,
                _ => cells.max(head),
            }
        };
        columns.iter().enumerate().map(|(i, column)| needed(i, column)).collect()
    }

    fn least(&self, columns: &[Column]) -> usize {
        if columns.iter().any(|c| c.kind == Kind::Rest) { LEAST } else { 0 }
    }

    fn cells(&mut self, columns: &[Column], widths: &[usize], row: &[Cell]) {
        let mut line = String::new();
        let mut room = self.style.width;
        for ((column, columns), cell) in columns.iter().zip(widths).zip(row) {
            let gap = if line.is_empty() { 0 } else { GAP };
            if room < gap {
                break;
            }
            let columns = (*columns).min(room - gap);
            line.push_str(&" ".repeat(gap));
            line.push_str(&self.cell(cell, column.kind, columns));
            room -= gap + columns;
        }
        self.lines.push(line);
    }

    /// The cell's text in exactly so many columns, painted where it is a place.
    fn cell(&self, cell: &Cell, kind: Kind, columns: usize) -> String {
        let text = cell.fit.as_ref().map_or_else(|| cell.text.clone(), |fit| fit(columns));
        if kind != Kind::At {
            return fill(&cut(&text, columns, self.mark()), kind, columns);
        }
        let text = cut_front(&text, columns, self.mark());
        let blanks = " ".repeat(columns.saturating_sub(width(&text)));
        let linked = match (&self.style.links, cell.at) {
            (Some(links), Some(place)) => links.wrap(place, &text),
            _ => text,
        };
        format!("{}{blanks}", self.dim(&linked))
    }

    pub fn heading(&mut self, text: &str) {
        self.lines.push(String::new());
        let line = self.bold(&cut(text.trim_end(), self.style.width, ""));
        self.lines.push(line);
    }

    /// The first line, which has no blank one before it.
    pub fn title(&mut self, text: &str) {
        let line = self.bold(&cut(text, self.style.width, self.mark()));
        self.lines.push(line);
    }

    pub fn row(&mut self, text: &str) {
        let line = cut(text, self.style.width, self.mark());
        self.lines.push(line);
    }

    /// Items one behind the other, on as many lines as they need.
    pub fn paragraph(&mut self, items: &[String]) {
        let mut line = String::new();
        for item in items {
            let joined = if line.is_empty() { item.clone() } else { format!("{line}{}{item}", self.dot()) };
            if !line.is_empty() && width(&joined) > self.style.width {
                self.row(&line);
                line.clone_from(item);
            } else {
                line = joined;
            }
        }
        self.row(&line);
    }

    pub fn list(&mut self, heading: &str, items: &[String]) {
        if items.is_empty() {
            return;
        }
        let shown = self.top(items.len()).min(if self.style.top == 0 { usize::MAX } else { TROUBLES });
        self.heading(&self.titled(heading, items.len(), shown));
        items[..shown].iter().for_each(|item| self.row(item));
    }

    /// A table's name, and how many of its rows are shown where that is not all.
    pub fn titled(&self, name: &str, all: usize, shown: usize) -> String {
        if shown < all {
            format!("{name}, {} of {}", number(shown as u64), number(all as u64))
        } else {
            name.to_string()
        }
    }

    pub fn top(&self, all: usize) -> usize {
        if self.style.top == 0 { all } else { all.min(self.style.top) }
    }

    pub fn mark(&self) -> &'static str {
        if self.style.ascii { "..." } else { "…" }
    }

    pub fn dot(&self) -> &'static str {
        if self.style.ascii { ", " } else { " · " }
    }

    fn bold(&self, text: &str) -> String {
        self.paint(text, anstyle::Style::new().effects(Effects::BOLD))
    }

    fn dim(&self, text: &str) -> String {
        self.paint(text, AnsiColor::BrightBlack.on_default())
    }

    fn paint(&self, text: &str, style: anstyle::Style) -> String {
        if self.style.color && !text.is_empty() {
            format!("{}{text}{}", style.render(), style.render_reset())
        } else {
            text.to_string()
        }
    }
}

/// Rows of warnings, of skipped files and of open names.
pub(super) const TROUBLES: usize = 8;

fn taken(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1)
}

fn fill(text: &str, kind: Kind, columns: usize) -> String {
    if kind == Kind::Number { right(text, columns) } else { left(text, columns) }
}
