//! The mark at a place: stops, dashes and quotation marks of several bytes, and marks beyond ASCII.

use super::form::{ascii_mark, unicode_mark};
use super::{Kind, Mark, Piece, Pieces, Shape};
use crate::fold;

impl Pieces<'_> {
    #[inline(never)]
    pub(super) fn mark(&mut self) -> Piece {
        let start = self.at;
        let b = self.bytes[start];
        if matches!(b, b'@' | b'#') && self.byte(start + 1).is_ascii_alphanumeric() {
            let end = self.handle_end(start + 1);
            return self.piece(start, end, Kind::Address, Shape::None, Mark::None);
        }
        let (mark, len) = match b {
            b'.' => self.stops(start),
            b'-' if self.byte(start + 1) == b'-' => (Mark::Dash, self.run(start, b'-')),
            b'*' | b'=' | b'_' | b'~' | b'#' | b'+' | b'|' if self.byte(start + 1) == b => {
                (Mark::Other, self.run(start, b))
            }
            b'\'' if self.byte(start + 1) == b'\'' && !self.closes_inner(start) => {
                (Mark::DoubleApostrophe, 2)
            }
            b'`' if self.byte(start + 1) == b'`' => (Mark::DoubleOpen, 2),
            _ => (ascii_mark(b), 1),
        };
        let hash = if len == 1 { fold::hash_ascii(&[b]) } else { 0 };
        Piece { hash, ..self.piece(start, start + len, Kind::Mark, Shape::None, mark) }
    }

    /// `''He said 'no,'''`: the first of three marks behind a word ends what is quoted within.
    fn closes_inner(&self, start: usize) -> bool {
        let behind = start.checked_sub(1).is_some_and(|before| !self.byte(before).is_ascii_whitespace());
        behind && self.byte(start + 2) == b'\'' && self.byte(start + 3) != b'\''
    }

    /// `...` and `. . .` are one mark, and so are four stops.
    fn stops(&self, start: usize) -> (Mark, usize) {
        let (mut end, mut count) = (start, 0);
        while self.byte(end) == b'.' || self.byte(end) == b' ' && self.byte(end + 1) == b'.' {
            end += if self.byte(end) == b'.' { 1 } else { 2 };
            count += 1;
        }
        let close = self.run(start, b'.');
        match (close, count) {
            (1, ..3) => (Mark::Stop, 1),
            (_, 3..) => (Mark::Ellipsis, end - start),
            _ => (Mark::Ellipsis, close),
        }
    }

    /// So many of the same byte.
    fn run(&self, start: usize, byte: u8) -> usize {
        self.bytes[start..].iter().take_while(|b| **b == byte).count()
    }

    pub(super) fn high_mark(&mut self) -> Option<Piece> {
        let start = self.at;
        let c = self.char_at(start)?;
        let mark = unicode_mark(c)?;
        Some(self.piece(start, start + c.len_utf8(), Kind::Mark, Shape::None, mark))
    }
}
