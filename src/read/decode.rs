//! Bytes into text: byte order mark, then UTF-8, then windows-1252 with a warning.

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::Reason;

/// The encoding asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TextEncoding {
    /// By byte order mark, else UTF-8 if valid, else windows-1252.
    #[default]
    Auto,
    /// The one of that label; a byte order mark still wins.
    Label(&'static Encoding),
}

impl TextEncoding {
    /// `auto` or a label of the WHATWG Encoding Standard; `None` for an unknown one.
    pub fn named(label: &str) -> Option<Self> {
        if label.eq_ignore_ascii_case("auto") {
            return Some(TextEncoding::Auto);
        }
        Encoding::for_label(label.as_bytes()).map(TextEncoding::Label)
    }
}

/// A text without its byte order mark; its offsets are those of all spans.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    pub warning: Option<String>,
}

/// Decodes a file's bytes; binary files are refused.
pub fn decode(bytes: Vec<u8>, encoding: TextEncoding) -> Result<Decoded, Reason> {
    if bytes.starts_with(&[0xFF, 0xFE, 0, 0]) || bytes.starts_with(&[0, 0, 0xFE, 0xFF]) {
        return Err(Reason::Encoding("is UTF-32, which is not supported".into()));
    }
    if let Some((found, mark)) = Encoding::for_bom(&bytes) {
        return marked(bytes, found, mark);
    }
    match encoding {
        TextEncoding::Label(label) => labelled(bytes, label),
        TextEncoding::Auto => guessed(bytes),
    }
}

fn marked(mut bytes: Vec<u8>, found: &'static Encoding, mark: usize) -> Result<Decoded, Reason> {
    if found == UTF_8 {
        bytes.drain(..mark);
        return guessed(bytes);
    }
    Ok(with(&bytes[mark..], found))
}

fn labelled(bytes: Vec<u8>, label: &'static Encoding) -> Result<Decoded, Reason> {
    let wide = label == UTF_16LE || label == UTF_16BE;
    if !wide && is_binary(&bytes) {
        return Err(Reason::Binary);
    }
    Ok(with(&bytes, label))
}

fn guessed(bytes: Vec<u8>) -> Result<Decoded, Reason> {
    if is_binary(&bytes) {
        return Err(Reason::Binary);
    }
    Ok(match String::from_utf8(bytes) {
        Ok(text) => Decoded { text, warning: None },
        Err(error) => invalid(&error.into_bytes()),
    })
}

/// Not UTF-8: a few broken bytes in what else is UTF-8 are replaced; anything else is read as windows-1252.
fn invalid(bytes: &[u8]) -> Decoded {
    let (mut wide, mut broken, mut cut) = (0usize, 0usize, false);
    for chunk in bytes.utf8_chunks() {
        wide += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        cut = !chunk.invalid().is_empty();
        broken += usize::from(cut);
    }
    // A file that was cut off inside its last letter is what it was before.
    let cut = cut && broken == 1 && wide > 0;
    if wide >= 4 * broken || cut {
        let warning =
            format!("{broken} invalid UTF-8 sequence{} replaced", if broken == 1 { "" } else { "s" });
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), warning: Some(warning) };
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), warning: Some("not UTF-8; read as windows-1252".into()) }
}

fn with(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let (text, faulty) = encoding.decode_without_bom_handling(bytes);
    let warning = faulty.then(|| format!("invalid {} replaced", encoding.name()));
    Decoded { text: text.into_owned(), warning }
}

fn is_binary(bytes: &[u8]) -> bool {
    memchr::memchr(0, bytes).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn auto(bytes: &[u8]) -> Decoded {
        decode(bytes.to_vec(), TextEncoding::Auto).expect("text")
    }

    fn wide(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(bytes).collect()
    }

    #[test]
    fn marks_are_removed() {
        assert_eq!(auto(b"\xEF\xBB\xBFAna"), Decoded { text: "Ana".into(), warning: None });
        assert_eq!(auto(&wide("Ana “é”", u16::to_le_bytes)).text, "Ana “é”");
        assert_eq!(auto(&wide("Ana “é”", u16::to_be_bytes)).text, "Ana “é”");
        assert_eq!(auto(b"").text, "");
    }

    #[test]
    fn a_broken_utf16_text_is_read_with_a_warning() {
        let mut bytes = wide("Ana", u16::to_le_bytes);
        bytes.push(0x41);
        let decoded = auto(&bytes);
        assert_eq!(decoded.text, "Ana\u{FFFD}");
        assert!(decoded.warning.is_some());
    }

    #[test]
    fn windows_1252_is_the_last_resort() {
        let decoded = auto(b"caf\xE9 \x93yes\x94");
        assert_eq!(decoded.text, "café “yes”");
        assert!(decoded.warning.expect("a warning").contains("windows-1252"));
    }

    #[test]
    fn one_broken_byte_does_not_spoil_a_utf8_text() {
        let decoded = auto("“Yes,” said Zoë – “no.”\u{1}".replace('\u{1}', "").as_bytes());
        assert_eq!(decoded.warning, None);
        let mut bytes = "“Yes,” said Zoë – “no.”".as_bytes().to_vec();
        bytes.push(0xE2);
        let decoded = auto(&bytes);
        assert!(decoded.text.starts_with("“Yes,” said Zoë") && decoded.text.ends_with('\u{FFFD}'));
        assert_eq!(decoded.warning.as_deref(), Some("1 invalid UTF-8 sequence replaced"));
        // Cut off inside the last letter, one other wide one before it; and what is no UTF-8 at all.
        assert_eq!(
            auto("“Yes” in the café".as_bytes().split_last().expect("bytes").1).text,
            "“Yes” in the caf\u{FFFD}"
        );
        assert_eq!(auto(b"in the caf\xE9").text, "in the café");
    }

    #[test]
    fn labels_are_obeyed_and_unknown_ones_refused() {
        let latin2 = TextEncoding::named("iso-8859-2").expect("known");
        assert_eq!(decode(vec![b'L', 0xB3], latin2).expect("text").text, "Lł");
        assert_eq!(TextEncoding::named("AUTO"), Some(TextEncoding::Auto));
        assert_eq!(TextEncoding::named("klingon"), None);
        let le = TextEncoding::named("utf-16le").expect("known");
        assert_eq!(decode(vec![b'A', 0], le).expect("text").text, "A");
    }

    #[test]
    fn binary_files_are_refused() {
        assert_eq!(decode(b"\x7FELF\0\0".to_vec(), TextEncoding::Auto), Err(Reason::Binary));
        assert!(matches!(
            decode(b"\xFF\xFE\0\0A\0\0\0".to_vec(), TextEncoding::Auto),
            Err(Reason::Encoding(_))
        ));
    }
}
