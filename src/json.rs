//! JSON of our own rows and records: what serde_json writes, byte for byte, for less work.
//!
//! The keys are names of fields, so nothing in them is escaped, and most strings need no more than a look at eight
//! bytes at a time.

use serde::ser::{self, Impossible, Serialize, Serializer};
pub use serde_json::Error;

/// Appends a value on one line.
///
/// # Errors
/// When the value is of a kind that no row or record has, such as a map.
pub fn write(value: &impl Serialize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(&mut Writer { out, level: None })
}

/// Appends a value, indented by two blanks a level; it stands on `level` itself.
///
/// # Errors
/// As [`write`].
pub fn write_indented(value: &impl Serialize, level: usize, out: &mut Vec<u8>) -> Result<(), Error> {
    value.serialize(&mut Writer { out, level: Some(level) })
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
    /// How deep lines are indented; none on one line.
    level: Option<usize>,
}

/// A line break and the blanks of the deepest level a report has, and some more.
const BREAK: &[u8; 33] = b"\n                                ";

/// "00" to "99".
static PAIRS: [u8; 200] = {
    let mut pairs = [0; 200];
    let mut i = 0;
    while i < 100 {
        (pairs[2 * i], pairs[2 * i + 1]) = (b'0' + i as u8 / 10, b'0' + i as u8 % 10);
        i += 1;
    }
    pairs
};

impl Writer<'_> {
    fn break_line(&mut self) {
        let Some(level) = self.level else { return };
        let wanted = 1 + 2 * level;
        self.out.extend_from_slice(&BREAK[..wanted.min(BREAK.len())]);
        self.out.extend(std::iter::repeat_n(b' ', wanted.saturating_sub(BREAK.len())));
    }

    fn number(&mut self, number: u64) {
        let Ok(mut small) = u32::try_from(number) else {
            return self.out.extend_from_slice(number.to_string().as_bytes());
        };
        let mut digits = [0u8; 10];
        let mut at = digits.len();
        while small > 9 {
            at -= 2;
            let pair = 2 * (small % 100) as usize;
            digits[at..at + 2].copy_from_slice(&PAIRS[pair..pair + 2]);
            small /= 100;
        }
        // The first digit of an odd number of them.
        if small > 0 || at == digits.len() {
            at -= 1;
            digits[at] = b'0' + small as u8;
        }
        self.out.extend_from_slice(&digits[at..]);
    }

    /// Whatever is too rare to be quick.
    fn other(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Error> {
        serde_json::to_writer(&mut *self.out, value)
    }
}

/// Whether a string stands in JSON as it is: no quotation mark, backslash or control character.
fn is_plain(text: &[u8]) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = ONES * 0x80;
    let below = |x: u64, limit: u64| x.wrapping_sub(ONES * limit) & !x & TOP;
    let odd = |x: u64| below(x, 0x20) | below(x ^ ONES * 0x22, 1) | below(x ^ ONES * 0x5C, 1);
    let Some(last) = text.last_chunk::<8>() else {
        return text.iter().all(|b| *b >= 0x20 && *b != b'"' && *b != b'\\');
    };
    // The last eight may overlap those before them.
    let (eights, _) = text.as_chunks::<8>();
    eights.iter().chain([last]).all(|eight| odd(u64::from_le_bytes(*eight)) == 0)
}

/// A list or an object on its way.
struct Items<'w, 'o> {
    writer: &'w mut Writer<'o>,
    empty: bool,
    close: u8,
}

impl<'w, 'o> Items<'w, 'o> {
    fn open(writer: &'w mut Writer<'o>, open: u8, close: u8) -> Self {
        writer.out.push(open);
        writer.level = writer.level.map(|level| level + 1);
        Items { writer, empty: true, close }
    }

    #[inline]
    fn next(&mut self) {
        if !std::mem::take(&mut self.empty) {
            self.writer.out.push(b',');
        }
        self.writer.break_line();
    }

    fn close(self) {
        self.writer.level = self.writer.level.map(|level| level - 1);
        if !self.empty {
            self.writer.break_line();
        }
        self.writer.out.push(self.close);
    }
}

impl ser::SerializeSeq for Items<'_, '_> {
    type Ok = ();
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Items<'_, '_> {
    type Ok = ();
    type Error = Error;

    #[inline]
    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.next();
        let out = &mut self.writer.out;
        out.push(b'"');
        out.extend_from_slice(key.as_bytes());
        let colon: &[u8] = if self.writer.level.is_some() { b"\": " } else { b"\":" };
        out.extend_from_slice(colon);
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Error> {
        self.close();
        Ok(())
    }
}

fn unknown<T>(kind: &str) -> Result<T, Error> {
    Err(ser::Error::custom(format_args!("no row or record holds {kind}")))
}

macro_rules! numbers {
    ($($name:ident $kind:ty;)*) => { $(
        fn $name(self, value: $kind) -> Result<(), Error> {
            self.number(value.into());
            Ok(())
        }
    )* };
}

macro_rules! others {
    ($($name:ident $kind:ty;)*) => { $(
        fn $name(self, value: $kind) -> Result<(), Error> {
            self.other(&value)
        }
    )* };
}

impl<'w, 'o> Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = Error;
    type SerializeSeq = Items<'w, 'o>;
    type SerializeStruct = Items<'w, 'o>;
    type SerializeTuple = Impossible<(), Error>;
    type SerializeTupleStruct = Impossible<(), Error>;
    type SerializeTupleVariant = Impossible<(), Error>;
    type SerializeMap = Impossible<(), Error>;
    type SerializeStructVariant = Impossible<(), Error>;

    numbers! { serialize_u8 u8; serialize_u16 u16; serialize_u32 u32; serialize_u64 u64; }
    others! {
        serialize_i8 i8; serialize_i16 i16; serialize_i32 i32; serialize_i64 i64;
        serialize_f32 f32; serialize_f64 f64; serialize_char char; serialize_bytes &[u8];
    }

    fn serialize_bool(self, value: bool) -> Result<(), Error> {
        self.out.extend_from_slice(if value { b"true" } else { b"false" });
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Error> {
        if !is_plain(text.as_bytes()) {
            return self.other(text);
        }
        self.out.push(b'"');
        self.out.extend_from_slice(text.as_bytes());
        self.out.push(b'"');
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Error> {
        self.out.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Error> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Error> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'[', b']'))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Items<'w, 'o>, Error> {
        Ok(Items::open(self, b'{', b'}'))
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Error> {
        unknown("a variant with a value")
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        unknown("a tuple")
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        unknown("a tuple")
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        unknown("a tuple")
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        unknown("a map")
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        unknown("a variant with fields")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

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

    #[test]
    fn every_byte_that_must_be_escaped_is_seen_wherever_it_stands() {
        for byte in (0..0x20).chain([b'"', b'\\']) {
            for at in 0..17 {
                let mut text = [b'z'; 17];
                text[at] = byte;
                assert!(!is_plain(&text), "byte {byte} at {at}");
            }
        }
        assert!(is_plain("no mark of that kind: é’—~\u{7f}".as_bytes()));
    }

    #[test]
    fn what_no_row_has_is_refused() {
        let map = std::collections::BTreeMap::from([("key", 1)]);
        assert!(write(&map, &mut Vec::new()).is_err());
    }
}
