//! Differences as Markdown, for the comment or the summary of a CI job.

use std::io::{self, Write};

use super::{Diff, Entry, Part};
use crate::report::cells::number;
use crate::report::markdown::{escape, list, table};

/// Writes the differences, at most `top` rows a list, 0 = all.
///
/// # Errors
/// When `out` takes no more.
pub fn write(diff: &Diff, top: usize, out: &mut impl Write) -> io::Result<()> {
    let top = if top == 0 { usize::MAX } else { top };
    writeln!(out, "# Corpus differences")?;
    if diff.is_empty() {
        return writeln!(out, "\nNone.");
    }
    list("Articles added", diff.articles.added.iter().map(|p| p.to_string()), top, out)?;
    list("Articles lost", diff.articles.lost.iter().map(|p| p.to_string()), top, out)?;
    part("People", "mentions:", &diff.people, top, out)?;
    part("Places", "mentions:", &diff.places, top, out)?;
    part("Quotes", "mentions:", &diff.quotes, top, out)?;
    part("Speakers", "quotations:", &diff.speakers, top, out)
}

fn part(name: &str, what: &str, part: &Part, top: usize, out: &mut impl Write) -> io::Result<()> {
    let entries = |entries: &[Entry], sign: &str, out: &mut _| {
        let rows = entries.iter().take(top).map(|e| {
            let speaker = e.speaker.as_deref().map_or(String::new(), escape);
            vec![escape(&e.name), speaker, number(e.mentions), number(e.articles)]
        });
        table(&format!("{name} {sign}"), &["name", "speaker", what, "articles:"], rows, entries.len(), out)
    };
    entries(&part.added, "added", out)?;
    entries(&part.lost, "lost", out)?;
    let rows = part.changed.iter().take(top).map(|c| {
        let fields: Vec<String> = c.fields.iter().map(|f| f.told("→", escape)).collect();
        vec![escape(&c.name), fields.join("; ")]
    });
    table(&format!("{name} changed"), &["name", "what"], rows, part.changed.len(), out)
}
