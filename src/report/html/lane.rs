//! The lane of the timeline for dates whose day no article tells.

use super::book::Book;
use crate::report::cells::count;

/// Dates side by side below the line, the most mentioned first.
#[derive(Default)]
pub struct Lane {
    pub chips: Vec<Chip>,
    /// Dates without room.
    pub more: usize,
    /// Where its top is, and how high it is.
    pub top: i64,
    pub height: i64,
}

pub struct Chip {
    pub x: String,
    pub y: i64,
    pub width: String,
    pub href: String,
    pub title: String,
    pub label: String,
    pub label_x: String,
}

/// Rows of chips at most, and the height of one.
const ROWS: i64 = 3;
const ROW: i64 = 22;
/// Where the chips begin, behind the lane's name, and where they end, before the count of the rest.
const START: f64 = 78.0;
const END: f64 = 880.0;
/// Letters of a chip at most.
const LETTERS: usize = 40;

impl Lane {
    /// `rows` of the report's dates, in the order they are shown.
    pub fn new(book: &Book, rows: &[u32], top: i64) -> Lane {
        let (mut chips, mut x, mut row) = (Vec::new(), START, 0);
        for number in rows {
            let date = &book.report.dates[*number as usize];
            let name = crate::report::cells::cut(&super::dates::label(date), LETTERS, "…");
            let label = if date.mentions > 1 { format!("{name} ×{}", date.mentions) } else { name.clone() };
            let width = label.chars().count() as f64 * 6.9 + 16.0;
            if x + width > END && x > START {
                (x, row) = (START, row + 1);
            }
            if row >= ROWS {
                break;
            }
            chips.push(Chip {
                x: format!("{x:.1}"),
                y: top + 8 + row * ROW,
                width: format!("{width:.1}"),
                href: book.date_href(*number),
                title: format!("{name}: {}", count(date.mentions, "mention")),
                label,
                label_x: format!("{:.1}", x + 8.0),
            });
            x += width + 6.0;
        }
        let height = if chips.is_empty() { 0 } else { 12 + (row.min(ROWS - 1) + 1) * ROW };
        Lane { more: rows.len() - chips.len(), chips, top, height }
    }

    /// The lowest row's text stands here.
    pub fn foot(&self) -> i64 {
        self.top + self.height - 11
    }
}
