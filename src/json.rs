//! JSON by serde_json, into bytes; and its indented form as a piece of a larger document.

use std::io::{self, Write};

use serde::Serialize;
pub use serde_json::Error;
use serde_json::ser::{Formatter, Serializer};

/// Appends a value on one line.
///
/// # Errors
/// When the value is of a kind that JSON has not, such as a map with other keys than strings.
pub fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    serde_json::to_writer(out, value)
}

/// Appends a value, indented by two blanks a level; it stands on `level` itself.
///
/// # Errors
/// As [`write`].
pub fn write_indented(value: &impl Serialize, level: usize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(&mut Serializer::with_formatter(out, Indented { level, is_filled: false }))
}

/// As serde_json's own pretty form, but from any level on, and each line's indent is written at once.
struct Indented {
    level: usize,
    is_filled: bool,
}

/// A line break and the blanks of the deepest level a report has, and some more.
const BREAK: &[u8] = b"\n                                ";

impl Indented {
    fn open<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level += 1;
        self.is_filled = false;
        out.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, out: &mut W, bracket: &[u8]) -> io::Result<()> {
        self.level -= 1;
        if self.is_filled {
            self.break_line(out)?;
        }
        out.write_all(bracket)
    }

    fn item<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        if !first {
            out.write_all(b",")?;
        }
        self.break_line(out)
    }

    fn break_line<W: ?Sized + Write>(&self, out: &mut W) -> io::Result<()> {
        let wanted = 1 + 2 * self.level;
        out.write_all(&BREAK[..wanted.min(BREAK.len())])?;
        (BREAK.len()..wanted).try_for_each(|_| out.write_all(b" "))
    }
}

impl Formatter for Indented {
    fn begin_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"[")
    }

    fn end_array<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_filled = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.open(out, b"{")
    }

    fn end_object<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        self.close(out, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, out: &mut W, first: bool) -> io::Result<()> {
        self.item(out, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, out: &mut W) -> io::Result<()> {
        out.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.is_filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize, Default)]
    struct Row {
        name: String,
        count: u64,
        share: f64,
        open: Option<bool>,
        #[serde(skip_serializing_if = "Option::is_none")]
        hidden: Option<u8>,
        inner: Vec<Row>,
    }

    fn row(name: &str, count: u64, inner: Vec<Row>) -> Row {
        Row { name: name.to_string(), count, share: count as f64 / 8.0, inner, ..Row::default() }
    }

    #[test]
    fn it_writes_what_serde_json_writes() {
        let leaves =
            ["", "quay", "a \"quay\"", "back\\slash", "tab\there", "Łódź’s quay 日本", "\u{7f}\u{1}"];
        let leaves =
            leaves.iter().enumerate().map(|(i, name)| row(name, 10u64.pow(i as u32 * 3), Vec::new()));
        let mut deep = row("deep", u64::MAX, leaves.collect());
        for i in 0..12 {
            deep = Row {
                open: Some(i % 2 == 0),
                hidden: Some(i),
                ..row("next", 9, vec![deep, row("", 0, vec![])])
            };
        }
        let (mut line, mut page) = (Vec::new(), Vec::new());
        write(&deep, &mut line).unwrap();
        write_indented(&deep, 0, &mut page).unwrap();
        assert_eq!(String::from_utf8(line).unwrap(), serde_json::to_string(&deep).unwrap());
        assert_eq!(String::from_utf8(page).unwrap(), serde_json::to_string_pretty(&deep).unwrap());
    }
}
