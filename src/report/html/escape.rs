//! The one way of a string into the page: markup escaped, and what steers instead of showing left out.

use std::fmt::{self, Display, Formatter, Write};

use askama::filters::Escaper;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::report::cells;

/// The escaper of all templates; `askama.toml` names it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shown;

impl Escaper for Shown {
    fn write_escaped_str<W: Write>(&self, mut dest: W, text: &str) -> fmt::Result {
        let mut plain = 0;
        for (at, c) in text.char_indices() {
            if let Some(instead) = instead(c) {
                dest.write_str(&text[plain..at])?;
                dest.write_str(instead)?;
                plain = at + c.len_utf8();
            }
        }
        dest.write_str(&text[plain..])
    }
}

/// What stands in the page for a character that cannot stand there itself.
fn instead(c: char) -> Option<&'static str> {
    match c {
        ' '..='!' | '#'..='%' | '('..=';' | '=' | '?'..='~' | '\n' => None,
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\t' | '\r' | '\u{2028}' | '\u{2029}' => Some(" "),
        c if steers(c) => Some(""),
        _ => None,
    }
}

/// Characters that act on the order of letters or on the reader of the page instead of showing. The joiners stay:
/// Persian, Hindi and many pictograms are written with them.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        )
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
        || matches!(u32::from(c) & 0xfffe, 0xfffe)
        || matches!(c, '\u{fdd0}'..='\u{fdef}')
}

/// A number with a comma every three digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Num(pub u64);

impl Display for Num {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&cells::number(self.0))
    }
}

/// At most `most` characters of a text, cut between words where that costs little, with a mark behind.
pub fn cut(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_string() };
    let kept = &text[..end];
    let word = kept.rfind(char::is_whitespace).filter(|at| *at * 3 >= end * 2).unwrap_or(end);
    format!("{}…", kept[..word].trim_end_matches(|c: char| !c.is_alphanumeric()))
}

/// The source expression by which a content policy allows exactly this text.
pub fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let mut out = String::new();
        Shown.write_escaped_str(&mut out, text).unwrap();
        out
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(shown("a<b>&\"'c"), "a&lt;b&gt;&amp;&quot;&#39;c");
        assert_eq!(shown("]]> ` = /"), "]]&gt; ` = /");
    }

    #[test]
    fn nothing_of_a_text_steers() {
        assert_eq!(shown("a\u{0}\u{1b}[2J\u{202e}b\u{feff}\u{85}"), "a[2Jb");
        assert_eq!(shown("one\ttwo\nthree"), "one two\nthree");
        assert_eq!(shown("می\u{200c}خواهم é 海"), "می\u{200c}خواهم é 海");
        assert_eq!(shown("a\u{ffff}\u{1fffe}b"), "ab");
    }

    #[test]
    fn long_texts_are_cut_between_words() {
        assert_eq!(cut("the quay", 8), "the quay");
        assert_eq!(cut("the harbour quay, said", 18), "the harbour quay…");
        assert_eq!(cut("éééééééé", 3), "ééé…");
    }

    #[test]
    fn the_hash_is_that_of_the_standard() {
        // RFC 6234 has the digest of "abc".
        assert_eq!(hash("abc"), "sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }
}
