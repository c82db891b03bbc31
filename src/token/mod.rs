//! Text into pieces: words, numbers, marks. A byte table serves ASCII; Unicode classes serve the rest.
//!
//! Knows no words: what a piece means is the lexicon's business. Compiled into the build script too, so that
//! the entries of the tables are cut as the articles are.

mod address;
mod eight;
mod form;
mod marks;

use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

use crate::fold;
use eight::{Case, Eight};
pub use form::{Mark, Shape, shape};

/// What a piece is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters, with inner apostrophes; `U.S.` and `J.` with their stops.
    Word,
    /// Digits, with inner `,` and `.`: `1,000.5`.
    Number,
    /// Digits and letters: `1990s`, `21st`, `9am`, `G20`.
    Mixed,
    /// `'s` or `’s` after a word.
    Possessive,
    /// An address of the web or of mail, an @handle, a #tag.
    Address,
    /// Anything else; see [`Mark`].
    Mark,
}

/// One piece: bytes `start..end` of the text given to [`Pieces::new`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    pub start: u32,
    pub end: u32,
    pub kind: Kind,
    pub shape: Shape,
    pub mark: Mark,
    /// [`fold::hash_ascii`] of a plain word or mark, which is at hand when such a piece is cut; else 0.
    pub hash: u64,
}

/// Iterates over the pieces of a text; white space and control characters fall between them.
pub struct Pieces<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    possessive_next: bool,
}

const CREDIT: &[u8] = b"Credit";

const SPACE: u8 = 0;
const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const PUNCT: u8 = 3;
const HIGH: u8 = 4;

static CLASS: [u8; 256] = class_table();

const fn class_table() -> [u8; 256] {
    let mut table = [SPACE; 256];
    let mut b = 0;
    while b < 256 {
        table[b] = match b as u8 {
            b'a'..=b'z' | b'A'..=b'Z' => LETTER,
            b'0'..=b'9' => DIGIT,
            33..=126 => PUNCT,
            128..=255 => HIGH,
            _ => SPACE,
        };
        b += 1;
    }
    table
}

impl<'a> Pieces<'a> {
    pub fn new(text: &'a str) -> Self {
        Pieces { text, bytes: text.as_bytes(), at: 0, possessive_next: false }
    }

    fn byte(&self, i: usize) -> u8 {
        self.bytes.get(i).copied().unwrap_or(b' ')
    }

    fn char_at(&self, i: usize) -> Option<char> {
        self.text.get(i..).and_then(|rest| rest.chars().next())
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        // Nearly always one blank.
        self.at += usize::from(self.bytes.get(self.at) == Some(&b' '));
        if self.bytes.get(self.at).is_some_and(|b| matches!(CLASS[*b as usize], SPACE | HIGH)) {
            self.skip_more();
        }
    }

    #[inline(never)]
    fn skip_more(&mut self) {
        while let Some(&b) = self.bytes.get(self.at) {
            match CLASS[b as usize] {
                SPACE => self.at += 1,
                HIGH => match self.char_at(self.at) {
                    Some(c) if is_space(c) => self.at += c.len_utf8(),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    /// Where the letters and digits that start at `i` end; bit 1 of the result: letters seen, bit 2: digits.
    fn alphanumeric(&self, mut i: usize) -> (usize, u8) {
        let mut seen = 0;
        while let Some(&b) = self.bytes.get(i) {
            match CLASS[b as usize] {
                LETTER => (i, seen) = (i + 1, seen | 1),
                DIGIT => (i, seen) = (i + 1, seen | 2),
                HIGH => match self.char_at(i) {
                    Some(c) if is_letter(c) || (i > 0 && is_combining_mark(c)) => {
                        (i, seen) = (i + c.len_utf8(), seen | 1)
                    }
                    Some(c) if seen & 1 != 0 && self.is_within_word(c, i) => i += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        (i, seen)
    }

    /// Whether a soft hyphen or the like at `i`, behind a letter, stands before another one.
    fn is_within_word(&self, c: char, i: usize) -> bool {
        fold::is_invisible(c) && self.char_at(i + c.len_utf8()).is_some_and(is_letter)
    }

    /// A word of ASCII letters with a plain end, by far the most frequent piece; `None` where more must be asked.
    #[inline(always)]
    fn plain_word(&mut self) -> Option<Piece> {
        let start = self.at;
        let first = Eight::at(self.bytes, start);
        let (mut length, mut case) = first.letters();
        let mut more = length;
        while more == 8 {
            let (next, its) = Eight::at(self.bytes, start + length).letters();
            (length, more, case) = (length + next, next, case.and(its));
        }
        let end = start + length;
        if length == 0 || !self.is_plain_end(start, end) {
            return None;
        }
        let shape = match (first.starts_capital(), case) {
            (true, _) if length == 1 => Shape::Initial,
            (true, Case { small: false, .. }) => Shape::Upper,
            (true, _) => Shape::Capital,
            (false, Case { capital: false, .. }) => Shape::Lower,
            (false, _) => Shape::Inner,
        };
        let piece = self.piece(start, end, Kind::Word, shape, Mark::None);
        let hash = if length < 8 { first.hash(length) } else { fold::hash_ascii(&self.bytes[start..end]) };
        Some(Piece { hash, ..piece })
    }

    /// Whether what stands at `end` makes no other piece of the letters before it.
    fn is_plain_end(&self, start: usize, end: usize) -> bool {
        let next = self.byte(end);
        match CLASS[next as usize] {
            SPACE => true,
            PUNCT => {
                !matches!(next, b'.' | b'\'' | b':' | b'@') || next == b'.' && self.stop_is_plain(start, end)
            }
            _ => false,
        }
    }

    /// A stop behind four letters or more, with white space behind it, belongs to no abbreviation or address.
    fn stop_is_plain(&self, start: usize, end: usize) -> bool {
        end - start > 3 && CLASS[self.byte(end + 1) as usize] == SPACE
    }

    /// "CreditAna Orvik": the label of a picture that runs into who took it, as text taken from web pages has it.
    fn is_credit(&self) -> bool {
        let name = self.at + CREDIT.len();
        self.bytes[self.at..].starts_with(CREDIT) && self.char_at(name).is_some_and(char::is_uppercase)
    }

    /// Any other word or number.
    #[inline(never)]
    fn word(&mut self) -> Piece {
        let start = self.at;
        let (mut end, seen) = self.alphanumeric(start);
        if end == start {
            return self.segment(start);
        }
        if let Some(stop) = self.address_end(start, end) {
            return self.piece(start, stop, Kind::Address, Shape::None, Mark::None);
        }
        if seen & 2 != 0 {
            return self.number(start, end, seen);
        }
        if let Some(stop) = self.dotted_end(start, end) {
            let shape = if letters(&self.text[start..stop]) == 1 { Shape::Initial } else { Shape::Dotted };
            return self.piece(start, stop, Kind::Word, shape, Mark::None);
        }
        while let Some(next) = self.apostrophe_joins(end) {
            end = next;
        }
        let shape = shape(&self.text[start..end]);
        self.possessive_next = self.possessive_end(end).is_some();
        self.piece(start, end, Kind::Word, shape, Mark::None)
    }

    fn number(&mut self, start: usize, mut end: usize, mut seen: u8) -> Piece {
        while matches!(self.byte(end), b',' | b'.')
            && self.byte(end - 1).is_ascii_digit()
            && self.byte(end + 1).is_ascii_digit()
        {
            let (next, more) = self.alphanumeric(end + 1);
            (end, seen) = (next, seen | more);
        }
        self.possessive_next = self.possessive_end(end).is_some();
        if seen & 1 == 0 {
            return self.piece(start, end, Kind::Number, Shape::None, Mark::None);
        }
        let shape = shape(&self.text[start..end]);
        self.piece(start, end, Kind::Mixed, shape, Mark::None)
    }

    /// The end of `U.S.`, `a.m.`, `J.`, `Ph.D.`; a lone small letter keeps no stop.
    fn dotted_end(&self, start: usize, end: usize) -> Option<usize> {
        let first = letters(&self.text[start..end]);
        if first > 3 || self.byte(end) != b'.' {
            return None;
        }
        let upper = self.char_at(start).is_some_and(char::is_uppercase);
        let mut stop = end;
        while self.byte(stop) == b'.' {
            let (next, seen) = self.alphanumeric(stop + 1);
            if next == stop + 1 || seen != 1 || letters(&self.text[stop + 1..next]) > 1 {
                break;
            }
            stop = next;
        }
        if stop == end {
            return (first == 1 && upper).then_some(end + 1);
        }
        if first > 1 && !(upper && self.byte(stop) == b'.') {
            return None;
        }
        Some(if self.byte(stop) == b'.' { stop + 1 } else { stop })
    }

    /// `O'Brien`, `don't`, `d’Ivoire`: where the word goes on behind an apostrophe; not at a final `'s`.
    fn apostrophe_joins(&self, end: usize) -> Option<usize> {
        let width = self.apostrophe(end)?;
        let (next, seen) = self.alphanumeric(end + width);
        let joined = seen == 1 && next > end + width;
        (joined && self.possessive_end(end) != Some(next)).then_some(next)
    }

    /// The end of a `'s` that begins at `at`.
    fn possessive_end(&self, at: usize) -> Option<usize> {
        let s = at + self.apostrophe(at)?;
        let alone = matches!(self.byte(s), b's' | b'S') && self.alphanumeric(s).0 == s + 1;
        alone.then_some(s + 1)
    }

    fn apostrophe(&self, at: usize) -> Option<usize> {
        match self.byte(at) {
            b'\'' => Some(1),
            0xE2 | 0xCA => self.char_at(at).filter(|c| matches!(c, '’' | 'ʼ' | 'ʻ')).map(char::len_utf8),
            _ => None,
        }
    }

    /// Writing that is neither Latin-like letters nor known punctuation, by the Unicode word rules.
    fn segment(&mut self, start: usize) -> Piece {
        let stop = (start + 64).min(self.text.len());
        let stop =
            (stop..=self.text.len()).find(|i| self.text.is_char_boundary(*i)).unwrap_or(self.text.len());
        let first = self.text[start..stop].split_word_bounds().next().unwrap_or("");
        let end = start + first.len().max(1);
        self.piece(start, end, Kind::Mark, Shape::None, Mark::Other)
    }

    fn piece(&mut self, start: usize, end: usize, kind: Kind, shape: Shape, mark: Mark) -> Piece {
        self.at = end;
        Piece { start: start as u32, end: end as u32, kind, shape, mark, hash: 0 }
    }
}

impl Iterator for Pieces<'_> {
    type Item = Piece;

    /// Inline, so that the loop over an article's pieces keeps them in registers.
    #[inline(always)]
    fn next(&mut self) -> Option<Piece> {
        if self.possessive_next {
            self.possessive_next = false;
            let start = self.at;
            if let Some(end) = self.possessive_end(start) {
                return Some(self.piece(start, end, Kind::Possessive, Shape::None, Mark::None));
            }
        }
        self.skip_space();
        let b = *self.bytes.get(self.at)?;
        Some(match CLASS[b as usize] {
            LETTER if b == b'C' && self.is_credit() => {
                self.piece(self.at, self.at + CREDIT.len(), Kind::Word, Shape::Capital, Mark::None)
            }
            LETTER => match self.plain_word() {
                Some(piece) => piece,
                None => self.word(),
            },
            PUNCT => self.mark(),
            HIGH => match self.high_mark() {
                Some(piece) => piece,
                None => self.word(),
            },
            _ => self.word(),
        })
    }
}

fn is_space(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{AD}')
}

/// Letters and digits; a mark upon a letter is none of its own.
fn letters(word: &str) -> usize {
    word.chars().filter(|c| c.is_alphanumeric()).count()
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        Pieces::new(text).map(|p| &text[p.start as usize..p.end as usize]).collect()
    }

    #[test]
    fn invisible_characters_part_no_word() {
        assert_eq!(pieces("Lind\u{AD}qvist’s car\u{AD}"), ["Lind\u{AD}qvist", "’s", "car"]);
        assert_eq!(pieces("a\u{200D}b a\u{200B}b 5\u{AD}6"), ["a\u{200D}b", "a", "b", "5", "6"]);
    }

    #[test]
    fn a_credit_that_runs_into_its_name_is_cut() {
        assert_eq!(
            pieces("CreditCreditAna Credits Credit"),
            ["Credit", "Credit", "Ana", "Credits", "Credit"]
        );
    }

    #[test]
    fn words_numbers_and_marks() {
        assert_eq!(pieces("U.S. troops won't go."), ["U.S.", "troops", "won't", "go", "."]);
        assert_eq!(pieces("J. D. Brill’s 1,000.5 km"), ["J.", "D.", "Brill", "’s", "1,000.5", "km"]);
        assert_eq!(
            pieces("O'Brien's men -- \"no\"..."),
            ["O'Brien", "'s", "men", "--", "\"", "no", "\"", "..."]
        );
        assert_eq!(
            pieces("see www.brill.com/a, or a@b.org."),
            ["see", "www.brill.com/a", ",", "or", "a@b.org", "."]
        );
        assert_eq!(pieces("the 1990s, ‘90s; 9am"), ["the", "1990s", ",", "‘", "90s", ";", "9am"]);
        assert_eq!(pieces("a . . . b ''c''"), ["a", ". . .", "b", "''", "c", "''"]);
        assert_eq!(
            pieces("'''a,' he'', ''b 'c'''"),
            ["''", "'", "a", ",", "'", "he", "''", ",", "''", "b", "'", "c", "'", "''"]
        );
    }

    #[test]
    fn letters_beyond_ascii_make_words_alike() {
        assert_eq!(pieces("José's São Paulo"), ["José", "'s", "São", "Paulo"]);
        assert_eq!(pieces("cafe\u{301} au"), ["cafe\u{301}", "au"]);
        assert_eq!(shape("Østby"), Shape::Capital);
        assert_eq!(shape("ØSTBY"), Shape::Upper);
    }

    #[test]
    fn the_plain_path_agrees_with_the_full_one() {
        for word in ["harbour", "Harbour", "HARBOUR", "I", "iPhone", "McBrill", "a", "O"] {
            let text = format!("{word} end");
            let plain = Pieces::new(&text).plain_word().expect("a plain word");
            assert_eq!((plain.shape, plain.end as usize), (shape(word), word.len()), "{word}");
        }
    }
}
