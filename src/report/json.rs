//! The merged report as one JSON document.

use std::io::{self, Write};

use super::Report;

/// Writes the report, indented, with a line end behind it. All rows, always.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    serde_json::to_writer_pretty(&mut *out, report).map_err(io::Error::from)?;
    out.write_all(b"\n")
}
