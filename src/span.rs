//! Byte ranges into an article's text.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A range of bytes into an article's decoded text, `end` exclusive. Both ends lie on character borders.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, JsonSchema, Serialize, Deserialize,
)]
pub struct Span {
    pub start: u32,
    pub end: u32,
}

impl Span {
    /// Texts are limited to 4 GiB by the reader, so offsets fit 32 bits.
    pub fn new(start: usize, end: usize) -> Self {
        Span { start: start as u32, end: end as u32 }
    }

    /// The bytes of `text` that the span covers; empty where the span does not fit the text.
    pub fn slice(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The same as bytes, without asking whether characters are cut.
    pub fn bytes(self, text: &str) -> &[u8] {
        text.as_bytes().get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end.saturating_sub(self.start) as usize
    }

    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// The smallest span that covers both.
    pub fn join(self, other: Span) -> Span {
        Span { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

/// Line and column of a byte offset, both from 1, the column in bytes as `rg --column` counts it.
/// `lines` holds the offset at which each line starts.
pub fn line_column(lines: &[u32], offset: u32) -> (u32, u32) {
    let line = lines.partition_point(|start| *start <= offset).max(1);
    let start = lines.get(line - 1).copied().unwrap_or(0);
    (line as u32, offset.saturating_sub(start) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_count_from_one() {
        let lines = [0, 10, 11];
        assert_eq!(line_column(&lines, 0), (1, 1));
        assert_eq!(line_column(&lines, 9), (1, 10));
        assert_eq!(line_column(&lines, 10), (2, 1));
        assert_eq!(line_column(&lines, 15), (3, 5));
        assert_eq!(line_column(&[], 3), (1, 4));
    }

    #[test]
    fn spans_compare_by_bytes() {
        let (a, b) = (Span::new(0, 4), Span::new(3, 9));
        assert!(a.overlaps(b) && !a.overlaps(Span::new(4, 5)));
        assert_eq!(a.join(b), Span::new(0, 9));
        assert_eq!(Span::new(1, 99).slice("short"), "");
    }
}
