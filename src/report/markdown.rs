//! The report as Markdown, for the summary of a CI job or a comment.

use std::io::{self, Write};

use super::cells::{clean, count, cut, number};
use super::gate::Finding;
use super::{Count, DateRow, Place, QuoteRow, Report};

/// Letters of one cell at most.
const LONGEST: usize = 300;

/// Writes the report, `top` rows a table, 0 = all; the gates' findings go first.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, findings: &[Finding], top: usize, out: &mut impl Write) -> io::Result<()> {
    let corpus = &report.corpus;
    writeln!(out, "# Corpus report\n")?;
    let quotes = corpus.quotes_attributed + corpus.quotes_unattributed;
    let parts = [
        count(corpus.articles, "article"),
        count(corpus.words, "word"),
        count(report.people.len() as u64, "person"),
        count(report.places.len() as u64, "place"),
        count(report.dates.len() as u64, "date"),
        format!("{}, {} without a speaker", count(quotes, "quotation"), number(corpus.quotes_unattributed)),
    ];
    writeln!(out, "{}", parts.join(" · "))?;
    let top = if top == 0 { usize::MAX } else { top };
    let failed = findings.iter().map(|f| format!("{}: {}", f.gate, f.message));
    list("Failed", failed, usize::MAX, out)?;
    people(report, top, out)?;
    quotes_table(report, top, out)?;
    places(report, top, out)?;
    dates(report, top, out)?;
    together(report, top, out)?;
    let skipped = corpus.skipped.iter().map(|s| format!("{}: {}", s.path, s.reason));
    list("Skipped", skipped, top, out)?;
    list("Warnings", report.warnings.iter().cloned(), top, out)
}

fn people(report: &Report, top: usize, out: &mut impl Write) -> io::Result<()> {
    let rows = report.people.iter().take(top).map(|row| {
        let others: Vec<Count> = row.aliases.iter().filter(|a| a.text != row.name).cloned().collect();
        let numbers = [row.mentions, row.articles, row.quotes].map(number);
        [vec![escape(&row.name)], numbers.to_vec(), vec![texts(&others), texts(&row.roles)]].concat()
    });
    let heads = ["person", "mentions:", "articles:", "quotes:", "also", "roles"];
    table("People", &heads, rows, report.people.len(), out)
}

fn quotes_table(report: &Report, top: usize, out: &mut impl Write) -> io::Result<()> {
    let rows = report.quotes.iter().take(top).map(|row: &QuoteRow| {
        let speaker = row.speaker.as_deref().map_or("(unknown)".to_string(), escape);
        vec![speaker, escape(&row.text), number(row.articles.len() as u64), at(row.evidence.first())]
    });
    table("Who said what", &["speaker", "quotation", "articles:", "where"], rows, report.quotes.len(), out)
}

fn places(report: &Report, top: usize, out: &mut impl Write) -> io::Result<()> {
    let rows = report.places.iter().take(top).map(|row| {
        let country = row.country.as_deref().map_or(String::new(), escape);
        let numbers = [row.mentions, row.articles].map(number);
        [vec![escape(&row.name), escape(&row.kind), country], numbers.to_vec()].concat()
    });
    let heads = ["place", "kind", "country", "mentions:", "articles:"];
    table("Places", &heads, rows, report.places.len(), out)
}

fn dates(report: &Report, top: usize, out: &mut impl Write) -> io::Result<()> {
    let days: Vec<&DateRow> = report.dates.iter().filter(|d| d.resolved && d.from.is_some()).collect();
    let rows = days
        .iter()
        .take(top)
        .map(|row| vec![escape(&row.value), number(row.mentions), number(row.articles), texts(&row.texts)]);
    table("Timeline", &["date", "mentions:", "articles:", "as"], rows, days.len(), out)
}

fn together(report: &Report, top: usize, out: &mut impl Write) -> io::Result<()> {
    let rows = report.together.iter().take(top).map(|row| {
        vec![escape(&row.a_name), escape(&row.b_name), number(row.articles), number(row.sentences)]
    });
    table("Together", &["person", "with", "articles:", "sentences:"], rows, report.together.len(), out)
}

/// A table under its heading, nothing without rows; a head that ends in `:` is a column of numbers.
pub(super) fn table(
    heading: &str,
    heads: &[&str],
    rows: impl ExactSizeIterator<Item = Vec<String>>,
    all: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let shown = rows.len();
    if shown == 0 {
        return Ok(());
    }
    let names: Vec<&str> = heads.iter().map(|h| h.trim_end_matches(':')).collect();
    let rules: Vec<&str> = heads.iter().map(|h| if h.ends_with(':') { "--:" } else { "---" }).collect();
    writeln!(out, "\n## {heading}\n")?;
    writeln!(out, "| {} |\n| {} |", names.join(" | "), rules.join(" | "))?;
    for row in rows {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    if shown < all {
        writeln!(out, "\n{} of {}", number(shown as u64), number(all as u64))?;
    }
    Ok(())
}

pub(super) fn list(
    heading: &str,
    items: impl ExactSizeIterator<Item = String>,
    top: usize,
    out: &mut impl Write,
) -> io::Result<()> {
    let all = items.len();
    if all == 0 {
        return Ok(());
    }
    writeln!(out, "\n## {heading}\n")?;
    for item in items.take(top) {
        writeln!(out, "- {}", escape(&item))?;
    }
    if all > top {
        writeln!(out, "\n{} of {}", number(top as u64), number(all as u64))?;
    }
    Ok(())
}

fn at(place: Option<&Place>) -> String {
    place.map_or(String::new(), |p| escape(&format!("{}:{}", p.path, p.line)))
}

/// The first few of them.
fn texts(counts: &[Count]) -> String {
    escape(&counts.iter().take(4).map(|c| c.text.as_str()).collect::<Vec<_>>().join(", "))
}

/// Text that shows as it is: no mark-up, no HTML, no link, no mention of a user or an issue comes of it.
pub(super) fn escape(text: &str) -> String {
    let text = cut(&clean(text), LONGEST, "…");
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            // Behind an invisible space nobody is called and no issue is linked.
            '@' | '#' => {
                out.push(c);
                out.push_str("&#8203;");
            }
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '(' | ')' | '!' | '|' | '~' | '$' | ':' => {
                out.push('\\');
                out.push(c);
            }
            _ => out.push(c),
        }
    }
    // What would be taken for a link or, at the start of an item, for a list.
    let out = out.replace("www.", "www\\.");
    match out.chars().next() {
        Some('-' | '+' | '=') => format!("\\{out}"),
        Some(c) if c.is_ascii_digit() => out.replacen(". ", "\\. ", 1).replacen(") ", "\\) ", 1),
        _ => out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_becomes_mark_up() {
        let hostile = "a|b <img src=x onerror=y> [x](http://evil) `c` *d* _e_ @team #12 www.evil.com\n# h";
        let shown = escape(hostile);
        for bad in ["<", "http:", "www.evil", "@team", "#12", "\n"] {
            assert!(!shown.contains(bad), "{bad:?} stands in {shown}");
        }
        for marked in ['|', '[', ']', '(', '`', '*', '_'] {
            let bare = shown.char_indices().any(|(i, c)| c == marked && !shown[..i].ends_with('\\'));
            assert!(!bare, "{marked} is bare in {shown}");
        }
        assert_eq!(escape("- item"), "\\- item");
        assert_eq!(escape("1. item"), "1\\. item");
        assert!(escape(&"x".repeat(1000)).chars().count() <= LONGEST);
    }
}
