//! Eight bytes of text at once: how many letters they begin with, and the hash of those.

use crate::fold;

const ONES: u64 = 0x0101_0101_0101_0101;
/// The bit by which small ASCII letters differ from capitals.
const SMALL: u64 = ONES * 0x20;
const TOP: u64 = ONES * 0x80;

/// Eight bytes, the first one lowest; spaces beyond the end of the text.
#[derive(Clone, Copy)]
pub(super) struct Eight(u64);

/// Which letters occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Case {
    pub capital: bool,
    pub small: bool,
}

impl Case {
    /// What occurs in either.
    pub fn and(self, other: Case) -> Case {
        Case { capital: self.capital || other.capital, small: self.small || other.small }
    }
}

impl Eight {
    pub fn at(bytes: &[u8], at: usize) -> Self {
        let rest = bytes.get(at..).unwrap_or_default();
        match rest.first_chunk::<8>() {
            Some(eight) => Eight(u64::from_le_bytes(*eight)),
            None => Eight::short(rest),
        }
    }

    #[cold]
    fn short(rest: &[u8]) -> Self {
        let mut eight = [b' '; 8];
        eight[..rest.len()].copy_from_slice(rest);
        Eight(u64::from_le_bytes(eight))
    }

    /// How many ASCII letters stand at the start, 0 to 8, and how they are written.
    ///
    /// Each byte made small lies in `a..=z` where adding the distance to 128 carries into the top bit for `a` and not
    /// for `z`; a byte beyond ASCII has the top bit already.
    pub fn letters(self) -> (usize, Case) {
        let small = (self.0 | SMALL) & !TOP;
        let from_a = small + ONES * (0x80 - b'a' as u64);
        let past_z = small + ONES * (0x7F - b'z' as u64);
        let letters = from_a & !past_z & !self.0 & TOP;
        let length = (letters ^ TOP).trailing_zeros() as usize / 8;
        let (bits, wanted) = (self.0 & SMALL & low(length), SMALL & low(length));
        (length, Case { capital: bits != wanted, small: bits != 0 })
    }

    /// Whether the first byte, a letter, is a capital.
    pub fn starts_capital(self) -> bool {
        self.0 & 0x20 == 0
    }

    /// [`fold::hash_ascii`] of the first `length` bytes, all letters and fewer than eight.
    pub fn hash(self, length: usize) -> u64 {
        fold::hash_short((self.0 | SMALL) & low(length), length)
    }
}

/// The lowest `length` bytes.
fn low(length: usize) -> u64 {
    if length < 8 { (1 << (8 * length)) - 1 } else { u64::MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_end_at_everything_else() {
        for b in 0..=255u8 {
            let text = [b'q', b, b'q', b'q', b'q', b'q', b'q', b'q'];
            let expected = if b.is_ascii_alphabetic() { 8 } else { 1 };
            assert_eq!(Eight::at(&text, 0).letters().0, expected, "byte {b}");
        }
        assert_eq!(Eight::at(b"quay", 0).letters().0, 4);
        assert_eq!(Eight::at(b"quay", 4).letters().0, 0);
    }

    #[test]
    fn case_is_told_within_the_word() {
        let case = |text: &[u8]| Eight::at(text, 0).letters().1;
        assert_eq!(case(b"quay SEA"), Case { capital: false, small: true });
        assert_eq!(case(b"QUAY sea"), Case { capital: true, small: false });
        assert_eq!(case(b"HARBOUrs"), Case { capital: true, small: true });
    }

    #[test]
    fn the_hash_is_that_of_the_folded_word() {
        for word in ["a", "Quay", "HARBOUR"] {
            let text = format!("{word} and more");
            let eight = Eight::at(text.as_bytes(), 0);
            assert_eq!(eight.hash(eight.letters().0), fold::hash_ascii(word.as_bytes()), "{word}");
        }
    }
}
