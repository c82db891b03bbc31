//! The version with what is compiled in.

use crate::record::SCHEMA_VERSION;

/// Where the tables come from, with their rows.
const SOURCES: &str = include_str!("../lexicon/SOURCES.md");

/// The program's version, that of its records, and every table with rows and origin.
pub fn long() -> String {
    let mut text =
        format!("{}\nschema of records and reports: {SCHEMA_VERSION}\ntables:", env!("CARGO_PKG_VERSION"));
    for (name, rows, origin) in tables() {
        text.push_str(&format!("\n  {name:<19} {rows:>7}  {origin}"));
    }
    text
}

/// Rows of the table in `SOURCES.md`: file, rows, origin.
fn tables() -> impl Iterator<Item = (String, String, String)> {
    SOURCES.lines().filter(|line| line.starts_with("| `")).map(|line| {
        let mut cells = line.trim_matches('|').split('|').map(|cell| cell.trim().replace('`', ""));
        let mut next = || cells.next().unwrap_or_default();
        (next(), next(), next())
    })
}
