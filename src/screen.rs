//! JSON on a terminal: what would steer it is written as JSON's own escapes, which mean the same.

use std::fmt::Write as _;
use std::io::{self, IsTerminal, Write};

use crate::report::cells::steers;

/// Where JSON goes: to a terminal with every character that steers it escaped, to all else as it is.
pub fn json(to: impl Write + IsTerminal + Send + 'static) -> Box<dyn Write + Send> {
    if to.is_terminal() { Box::new(Screen { to, rest: Vec::new() }) } else { Box::new(to) }
}

/// A terminal, and the bytes of a character that is not whole yet.
struct Screen<W> {
    to: W,
    rest: Vec<u8>,
}

impl<W: Write> Write for Screen<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rest.extend_from_slice(bytes);
        let whole = std::str::from_utf8(&self.rest).map_or_else(|error| error.valid_up_to(), str::len);
        let text: Vec<u8> = self.rest.drain(..whole).collect();
        self.to.write_all(escaped(&String::from_utf8_lossy(&text)).as_bytes())?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}

/// The text of a JSON document with escapes for what steers.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c == '\n' || !steers(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut [0; 2]) {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{unit:04x}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_steers_is_escaped_and_means_the_same() {
        let text = "Zoë\u{1b}[31m\u{9b}2J\u{202e}\u{feff}\u{e0041} 👩\u{200d}👩 “a”";
        let json = serde_json::to_string(&[text]).unwrap() + "\n";
        // Bytes come in any pieces.
        for size in [1, 2, 3, 7, 1000] {
            let mut screen = Screen { to: Vec::new(), rest: Vec::new() };
            json.as_bytes().chunks(size).for_each(|piece| screen.write_all(piece).unwrap());
            screen.flush().unwrap();
            let shown = String::from_utf8(screen.to).unwrap();
            assert!(!shown.chars().any(|c| c != '\n' && steers(c)), "{shown:?}");
            assert!(shown.contains("Zoë") && shown.contains("\\u202e") && shown.contains("“a”"), "{shown}");
            assert_eq!(serde_json::from_str::<Vec<String>>(&shown).unwrap(), [text]);
        }
    }
}
