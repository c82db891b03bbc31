//! Values of options: closed lists, and how what is typed is read.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::article::PublishedFrom;
use crate::extract::Layers;
use crate::read::TextEncoding;
use crate::report::csv::Table;

/// What counts as said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Statements {
    /// Words in quotation marks and the turns of a transcript
    Marked,
    /// These, and what verbs of speech report without marks
    Indirect,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    Text,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum InputFormat {
    Files,
    Jsonl,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DateSource {
    Name,
    Text,
    Mtime,
}

impl DateSource {
    pub fn meant(self) -> PublishedFrom {
        match self {
            DateSource::Name => PublishedFrom::Name,
            DateSource::Text => PublishedFrom::Text,
            DateSource::Mtime => PublishedFrom::Mtime,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayerName {
    People,
    Places,
    Dates,
    Quotes,
}

impl LayerName {
    /// The layers of a list; all for an empty one.
    pub fn meant(only: &[LayerName]) -> Layers {
        if only.is_empty() {
            return Layers::ALL;
        }
        let wants = |layer| only.contains(&layer);
        Layers {
            people: wants(LayerName::People),
            places: wants(LayerName::Places),
            dates: wants(LayerName::Dates),
            quotes: wants(LayerName::Quotes),
        }
    }
}

/// `--table` by the tables' own names.
impl ValueEnum for Table {
    fn value_variants<'a>() -> &'a [Self] {
        &Table::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum HyperlinksWhen {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    Auto,
    Always,
    Never,
}

pub(super) fn date(typed: &str) -> Result<jiff::civil::Date, String> {
    typed.parse().map_err(|_| "not a date of the form YYYY-MM-DD".to_string())
}

pub(super) fn encoding(typed: &str) -> Result<TextEncoding, String> {
    TextEncoding::named(typed)
        .ok_or_else(|| format!("unknown encoding {typed:?}; write auto, utf-8, windows-1252, …"))
}

/// `64MiB`, `10M`, `500k`, `123`: bytes; K, M, G are powers of 1024.
pub(super) fn size(typed: &str) -> Result<u64, String> {
    let digits = typed.find(|c: char| !c.is_ascii_digit()).unwrap_or(typed.len());
    let number: u64 =
        typed[..digits].parse().map_err(|_| "no number; write for example 64MiB".to_string())?;
    let unit = match typed[digits..].trim().to_ascii_lowercase().as_str() {
        "" | "b" => 1,
        "k" | "kb" | "kib" => 1 << 10,
        "m" | "mb" | "mib" => 1 << 20,
        "g" | "gb" | "gib" => 1 << 30,
        other => return Err(format!("unknown unit {other:?}; write for example 64MiB")),
    };
    number.checked_mul(unit).ok_or_else(|| "too large".to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_with_their_units() {
        assert_eq!(size("64MiB"), Ok(64 << 20));
        assert_eq!(size("10k"), Ok(10 << 10));
        assert_eq!(size("7"), Ok(7));
        assert!(size("MiB").is_err());
        assert!(size("5 parsecs").is_err());
        assert!(size("99999999999999999999").is_err());
        assert!(size("18446744073709551615k").is_err());
    }
}
