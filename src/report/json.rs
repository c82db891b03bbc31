//! The merged report as one JSON document.

use std::io::{self, Write};

use rayon::prelude::*;
use serde::Serialize;

use super::Report;
use crate::json;

/// Writes the report, indented, with a line end behind it. All rows, always.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    // Every field by name, so that a new one cannot be forgotten.
    let Report {
        schema_version,
        tool,
        corpus,
        people,
        places,
        dates,
        quotes,
        together,
        articles,
        boilerplate,
        ambiguous,
        warnings,
    } = report;
    let mut page = Page { out, first: true };
    page.value("schema_version", schema_version)?;
    page.value("tool", tool)?;
    page.value("corpus", corpus)?;
    page.rows("people", people)?;
    page.rows("places", places)?;
    page.rows("dates", dates)?;
    page.rows("quotes", quotes)?;
    page.rows("together", together)?;
    page.rows("articles", articles)?;
    page.rows("boilerplate", boilerplate)?;
    page.rows("ambiguous", ambiguous)?;
    page.rows("warnings", warnings)?;
    page.out.write_all(b"\n}\n")
}

/// Writes any other value, indented, with a line end behind it.
///
/// # Errors
/// When `out` takes no more.
pub fn write_value(value: &impl Serialize, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    out.write_all(b"\n")
}

/// Rows that one thread writes in one go.
const CHUNK: usize = 64;
/// Chunks that wait for their turn at most.
const WAITING: usize = 32;

/// A document on its way: one value a field, long lists by all threads.
struct Page<'w, W> {
    out: &'w mut W,
    first: bool,
}

impl<W: Write> Page<'_, W> {
    fn key(&mut self, name: &str) -> io::Result<()> {
        let start = if std::mem::take(&mut self.first) { "{\n  \"" } else { ",\n  \"" };
        write!(self.out, "{start}{name}\": ")
    }

    fn value(&mut self, name: &str, value: &impl Serialize) -> io::Result<()> {
        self.key(name)?;
        let mut bytes = Vec::new();
        json::write_indented(value, 1, &mut bytes)?;
        self.out.write_all(&bytes)
    }

    fn rows<R: Serialize + Sync>(&mut self, name: &str, rows: &[R]) -> io::Result<()> {
        self.key(name)?;
        self.out.write_all(b"[")?;
        for (turn, waiting) in rows.chunks(CHUNK * WAITING).enumerate() {
            let written: Vec<io::Result<Vec<u8>>> = waiting.par_chunks(CHUNK).map(chunk).collect();
            for (i, bytes) in written.into_iter().enumerate() {
                self.out.write_all(&bytes?[usize::from(turn + i == 0)..])?;
            }
        }
        self.out.write_all(if rows.is_empty() { b"]" } else { b"\n  ]" })
    }
}

/// Some rows of a field's list, a comma before each.
fn chunk<R: Serialize>(rows: &[R]) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::with_capacity(1 << 16);
    for row in rows {
        bytes.extend_from_slice(b",\n    ");
        json::write_indented(row, 2, &mut bytes)?;
    }
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_written_by_many_threads_stand_as_in_one_go() {
        let rows = |n: usize| (0..n).map(|i| format!("warning {i}")).collect();
        for n in [0, 1, CHUNK, CHUNK + 1, 2 * CHUNK * WAITING + 7] {
            let report = Report { warnings: rows(n), ..Report::default() };
            let mut ours = Vec::new();
            write(&report, &mut ours).unwrap();
            let theirs = serde_json::to_string_pretty(&report).unwrap() + "\n";
            assert!(ours == theirs.as_bytes(), "{n} rows");
        }
    }
}
