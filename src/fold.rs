//! The comparing form of a word: lower case, no accents, one apostrophe; and the composed form, which is shown.
//!
//! Compiled into the build script too, so that tables and text are folded alike.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Appends the comparing form of `word` to `out`: lower case, accents and other marks dropped,
/// `’` and `ʼ` as `'`, letters without a decomposition (ø, ł, ß, æ …) by their usual spelling, invisible characters
/// within words dropped.
pub fn fold_into(word: &str, out: &mut Vec<u8>) {
    let mut rest = word;
    loop {
        let plain = rest.bytes().position(|b| !b.is_ascii()).unwrap_or(rest.len());
        out.extend(rest.as_bytes()[..plain].iter().map(u8::to_ascii_lowercase));
        let mut chars = rest[plain..].chars();
        let Some(c) = chars.next() else { return };
        fold_char(c, out);
        rest = chars.as_str();
    }
}

/// One character beyond ASCII. Marks are dropped wherever they stand, so each character may be taken by itself.
fn fold_char(c: char, out: &mut Vec<u8>) {
    if is_invisible(c) {
        return;
    }
    let mut buffer = [0u8; 4];
    for c in std::iter::once(c).nfd().filter(|c| !is_combining_mark(*c)) {
        for low in c.to_lowercase().filter(|c| !is_combining_mark(*c)) {
            match latin(low) {
                Some(plain) => out.extend_from_slice(plain.as_bytes()),
                None => out.extend_from_slice(low.encode_utf8(&mut buffer).as_bytes()),
            }
        }
    }
}

/// The comparing form as a string of its own.
pub fn fold(word: &str) -> String {
    let mut out = Vec::with_capacity(word.len());
    fold_into(word, &mut out);
    String::from_utf8(out).unwrap_or_default()
}

/// The text with each letter and its marks as one character, where there is one: two texts that look alike are equal.
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() || unicode_normalization::is_nfc(text) {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(text.nfc().collect())
    }
}

/// The composed form without invisible characters, as a name is told that a page sets with them.
pub fn visible(text: &str) -> Cow<'_, str> {
    let composed = composed(text);
    if composed.contains(is_invisible) {
        Cow::Owned(composed.chars().filter(|c| !is_invisible(*c)).collect())
    } else {
        composed
    }
}

/// Soft hyphens and joiners without width: web pages set them within words, to say where lines may break.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

/// Letters that Unicode does not decompose, by the spelling that English papers use.
fn latin(c: char) -> Option<&'static str> {
    Some(match c {
        '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '´' => "'",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        'ı' => "i",
        'ħ' => "h",
        'ŧ' => "t",
        'ŋ' => "ng",
        'ə' => "a",
        '‐' | '‑' => "-",
        _ => return None,
    })
}

/// A 64-bit hash of a folded word, eight bytes at a time. Never 0, so that 0 can mean "empty".
pub fn hash(folded: &[u8]) -> u64 {
    let mut h = 0x9E37_79B9_7F4A_7C15u64 ^ (folded.len() as u64);
    let mut chunks = folded.chunks_exact(8);
    for chunk in &mut chunks {
        let mut eight = [0u8; 8];
        eight.copy_from_slice(chunk);
        h = mix(h, u64::from_le_bytes(eight));
    }
    let mut last = [0u8; 8];
    let rest = chunks.remainder();
    last[..rest.len()].copy_from_slice(rest);
    mix(h, u64::from_le_bytes(last)) | 1
}

/// `hash` of the folded form of an ASCII word of letters, digits, `'`, `-` and `.`, without folding it first:
/// setting bit 5 makes a letter small and leaves the others as they are.
pub fn hash_ascii(word: &[u8]) -> u64 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut h = 0x9E37_79B9_7F4A_7C15u64 ^ (word.len() as u64);
    let mut chunks = word.chunks_exact(8);
    for chunk in &mut chunks {
        let mut eight = [0u8; 8];
        eight.copy_from_slice(chunk);
        h = mix(h, u64::from_le_bytes(eight) | SMALL);
    }
    let rest = chunks.remainder();
    let last = rest.iter().rev().fold(0u64, |all, b| all << 8 | u64::from(*b | 0x20));
    mix(h, last) | 1
}

/// `hash` of a folded word of fewer than eight bytes, given as a number, the first byte lowest.
pub fn hash_short(bytes: u64, length: usize) -> u64 {
    mix(0x9E37_79B9_7F4A_7C15u64 ^ (length as u64), bytes) | 1
}

/// One round of multiply and fold, the step of the wyhash family.
pub fn mix(h: u64, x: u64) -> u64 {
    let wide = u128::from(h ^ x.wrapping_mul(0xA076_1D64_78BD_642F)) * 0xE703_7ED1_A0B4_28DBu128;
    (wide >> 64) as u64 ^ wide as u64
}

/// The look-up key of a piece of text: folded, `U.S` with its last stop, other words without one.
pub fn key(piece: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(piece.len() + 1);
    key_into(piece, &mut out);
    out
}

/// As [`key`], into a buffer that is cleared first.
pub fn key_into(piece: &str, out: &mut Vec<u8>) {
    out.clear();
    fold_into(piece, out);
    let inner_stop =
        out.iter().rev().skip(1).any(|b| *b == b'.') && out.first().is_some_and(u8::is_ascii_alphabetic);
    match (out.last(), inner_stop) {
        (Some(b'.'), false) if out.len() > 2 => drop(out.pop()),
        (Some(last), true) if *last != b'.' => out.push(b'.'),
        _ => {}
    }
}

/// The hash of a phrase, from its words' entry numbers.
pub fn phrase_hash(words: impl Iterator<Item = u32>) -> u64 {
    words.fold(PHRASE, phrase_step)
}

/// Where the hash of every phrase begins.
pub const PHRASE: u64 = 0x51_7C_C1_B7_27_22_0A_95;

/// The hash of a phrase grown by one word.
pub fn phrase_step(hash: u64, word: u32) -> u64 {
    mix(hash, u64::from(word) + 1) | 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_case_and_apostrophes_fold() {
        assert_eq!(fold("SÃO"), "sao");
        assert_eq!(fold("Østby’s"), "ostby's");
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("e\u{301}"), fold("é"));
    }

    #[test]
    fn invisible_characters_within_words_count_for_nothing() {
        assert_eq!(fold("Lind\u{AD}qvist"), "lindqvist");
        assert_eq!(visible("Lind\u{AD}qvi\u{200D}st"), "Lindqvist");
        assert_eq!(visible("Lindqvist"), "Lindqvist");
    }

    #[test]
    fn a_letter_and_its_mark_are_one_character() {
        assert_eq!(composed("S\u{30c}ima\u{301}nek"), "Šimánek");
        assert!(matches!(composed("Šimánek"), Cow::Borrowed(_)));
        assert!(matches!(composed("Simanek"), Cow::Borrowed(_)));
    }

    #[test]
    fn keys_keep_the_stops_of_dotted_words_only() {
        assert_eq!(key("U.S"), b"u.s.");
        assert_eq!(key("U.S."), b"u.s.");
        assert_eq!(key("Gen."), b"gen");
        assert_eq!(key("J."), b"j.");
    }

    #[test]
    fn hashing_ascii_equals_hashing_the_folded_word() {
        for word in ["a", "Harbour", "O'Brien", "harbourmaster", "EXACTLY8", "sixteen-letters-"] {
            assert_eq!(hash_ascii(word.as_bytes()), hash(fold(word).as_bytes()), "{word}");
        }
    }
}
