//! A names file for what the merge was not sure of, for `corpus-scan names --review`: every line a comment, to choose
//! from.

use std::io::{self, Write};

use crate::report::cells::clean;
use crate::report::{AmbiguousRow, PersonRow, Report};

/// Sieves that go by company rather than by the name alone.
const UNSURE: [&str; 7] =
    ["initial", "second-name", "double-surname", "short-given", "slip", "transliteration", "name-order"];
/// Articles of one ambiguous name that get lines of their own.
const MOST: usize = 12;

/// Writes the names that may be several people's, each with a line to choose per candidate, then the forms that were
/// joined on weaker evidence.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write) -> io::Result<()> {
    writeln!(
        out,
        "# Names that corpus-scan was not sure of. Take the # from the lines that are right, then run"
    )?;
    writeln!(out, "#     corpus-scan --names THIS-FILE PATH...")?;
    writeln!(out, "# Lines: same A | B   apart A | B   person A   title A   ignore A   (# is a comment)")?;
    for row in &report.ambiguous {
        ambiguous(row, out)?;
    }
    let unsure: Vec<(&PersonRow, &crate::report::LinkRow)> = report
        .people
        .iter()
        .flat_map(|p| p.links.iter().map(move |l| (p, l)))
        .filter(|(_, l)| is_unsure(&l.rule))
        .collect();
    if !unsure.is_empty() {
        writeln!(out, "\n# Joined on weaker evidence; to part them again:")?;
    }
    for (_, link) in unsure {
        writeln!(out, "# {} in {}", clean(&link.rule), clean(&link.path))?;
        writeln!(out, "#apart {} | {}", name(&link.to), name(&link.text))?;
    }
    Ok(())
}

fn is_unsure(rule: &str) -> bool {
    rule.strip_prefix("identity/").is_some_and(|sieve| UNSURE.contains(&sieve))
}

fn ambiguous(row: &AmbiguousRow, out: &mut impl Write) -> io::Result<()> {
    let mut articles = row.articles.clone();
    articles.dedup();
    writeln!(
        out,
        "\n# \"{}\" may be {} people ({})",
        clean(&row.text),
        row.candidates.len(),
        clean(&row.rule)
    )?;
    for path in articles.iter().take(MOST) {
        for candidate in &row.candidates {
            writeln!(out, "#same {} | {} @ {}", name(&candidate.name), name(&row.text), clean(path))?;
        }
    }
    if articles.len() > MOST {
        writeln!(out, "# … and {} articles more", articles.len() - MOST)?;
    }
    Ok(())
}

/// A name as a names file can hold it.
fn name(text: &str) -> String {
    clean(text).replace(['|', '@'], " ")
}
