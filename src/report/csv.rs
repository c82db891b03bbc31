//! The report as tables for a spreadsheet or a data frame.
//!
//! Cells of text that a spreadsheet would run as a formula get an apostrophe before them, as OWASP advises; every cell
//! of text stands in quotation marks.

use std::io::{self, Write};

use csv::{QuoteStyle, Writer, WriterBuilder};

use super::cells::clean;
use super::{Count, Place, Report};
use crate::record::Text;

/// One table of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    People,
    Places,
    Dates,
    Quotes,
    Variants,
    Together,
    Articles,
    Boilerplate,
    Ambiguous,
    Skipped,
    Warnings,
}

impl Table {
    pub const ALL: [Table; 11] = [
        Table::People,
        Table::Places,
        Table::Dates,
        Table::Quotes,
        Table::Variants,
        Table::Together,
        Table::Articles,
        Table::Boilerplate,
        Table::Ambiguous,
        Table::Skipped,
        Table::Warnings,
    ];

    /// As `--table` names it; `NAME.csv` is its file.
    pub fn name(self) -> &'static str {
        match self {
            Table::People => "people",
            Table::Places => "places",
            Table::Dates => "dates",
            Table::Quotes => "quotes",
            Table::Variants => "variants",
            Table::Together => "together",
            Table::Articles => "articles",
            Table::Boilerplate => "boilerplate",
            Table::Ambiguous => "ambiguous",
            Table::Skipped => "skipped",
            Table::Warnings => "warnings",
        }
    }
}

/// One cell: text is guarded, a number is ours and needs no guard.
enum Cell {
    Text(String),
    Number(String),
}

/// Writes one table, all of its rows, with a head; `bom` marks it as UTF-8 for spreadsheets that guess.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, table: Table, bom: bool, out: &mut impl Write) -> io::Result<()> {
    if bom {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut sheet =
        Sheet { writer: WriterBuilder::new().quote_style(QuoteStyle::NonNumeric).from_writer(out) };
    match table {
        Table::People => people(report, &mut sheet)?,
        Table::Places => places(report, &mut sheet)?,
        Table::Dates => dates(report, &mut sheet)?,
        Table::Quotes => quotes(report, &mut sheet)?,
        Table::Variants => variants(report, &mut sheet)?,
        Table::Together => together(report, &mut sheet)?,
        Table::Articles => articles(report, &mut sheet)?,
        Table::Boilerplate => boilerplate(report, &mut sheet)?,
        Table::Ambiguous => ambiguous(report, &mut sheet)?,
        Table::Skipped => skipped(report, &mut sheet)?,
        Table::Warnings => warnings(report, &mut sheet)?,
    }
    sheet.writer.flush()
}

struct Sheet<W: Write> {
    writer: Writer<W>,
}

impl<W: Write> Sheet<W> {
    fn head(&mut self, names: &str) -> io::Result<()> {
        Ok(self.writer.write_record(names.split_whitespace())?)
    }

    fn row(&mut self, cells: impl IntoIterator<Item = Cell>) -> io::Result<()> {
        let fields = cells.into_iter().map(|cell| match cell {
            Cell::Text(text) => guarded(&text),
            Cell::Number(number) => number,
        });
        Ok(self.writer.write_record(fields)?)
    }
}

/// In one line, without what steers a terminal, and never the beginning of a formula.
fn guarded(text: &str) -> String {
    let text = clean(text);
    if text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) { format!("'{text}") } else { text }
}

fn text(text: impl AsRef<str>) -> Cell {
    Cell::Text(text.as_ref().to_string())
}

fn perhaps(text: Option<&(impl AsRef<str> + ?Sized)>) -> Cell {
    Cell::Text(text.map_or(String::new(), |t| t.as_ref().to_string()))
}

fn number(n: impl ToString) -> Cell {
    Cell::Number(n.to_string())
}

fn degrees(n: Option<f64>) -> Cell {
    Cell::Number(n.map_or(String::new(), |n| n.to_string()))
}

/// `Putin (5); Vladimir Putin (2)`.
fn counts(counts: &[Count]) -> Cell {
    Cell::Text(counts.iter().map(|c| format!("{} ({})", c.text, c.count)).collect::<Vec<_>>().join("; "))
}

fn list(texts: &[Text]) -> Cell {
    Cell::Text(texts.iter().map(Text::as_str).collect::<Vec<_>>().join("; "))
}

/// Path, line and column of the first piece of evidence.
fn first(places: &[Place]) -> [Cell; 3] {
    let place = places.first();
    let at = |n: Option<u32>| Cell::Number(n.map_or(String::new(), |n| n.to_string()));
    [perhaps(place.map(|p| &p.path)), at(place.map(|p| p.line)), at(place.map(|p| p.column))]
}

fn people(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("id name mentions articles stories quotes gender aliases roles path line column")?;
    for row in &report.people {
        let cells = [
            text(&row.id),
            text(&row.name),
            number(row.mentions),
            number(row.articles),
            number(row.stories),
            number(row.quotes),
            perhaps(row.gender.as_ref()),
            counts(&row.aliases),
            counts(&row.roles),
        ];
        sheet.row(cells.into_iter().chain(first(&row.evidence)))?;
    }
    Ok(())
}

fn places(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("id name kind country region lat lon mentions articles stories aliases path line column")?;
    for row in &report.places {
        let cells = [
            text(&row.id),
            text(&row.name),
            text(&row.kind),
            perhaps(row.country.as_ref()),
            perhaps(row.region.as_ref()),
            degrees(row.lat),
            degrees(row.lon),
            number(row.mentions),
            number(row.articles),
            number(row.stories),
            counts(&row.aliases),
        ];
        sheet.row(cells.into_iter().chain(first(&row.evidence)))?;
    }
    Ok(())
}

fn dates(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("value type mod from to resolved mentions articles texts path line column")?;
    for row in &report.dates {
        let cells = [
            text(&row.value),
            text(&row.kind),
            perhaps(row.modifier.as_ref()),
            perhaps(row.from.as_ref()),
            perhaps(row.to.as_ref()),
            text(row.resolved.to_string()),
            number(row.mentions),
            number(row.articles),
            counts(&row.texts),
        ];
        sheet.row(cells.into_iter().chain(first(&row.evidence)))?;
    }
    Ok(())
}

fn quotes(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head(
        "id text kind speaker speaker_id speakers via mentions stories articles wordings flags path line column",
    )?;
    for row in &report.quotes {
        let mut wordings: Vec<&str> = row.variants.iter().map(|v| v.text.as_str()).collect();
        wordings.sort_unstable();
        wordings.dedup();
        let cells = [
            text(&row.id),
            text(&row.text),
            text(&row.kind),
            perhaps(row.speaker.as_ref()),
            perhaps(row.speaker_id.as_ref()),
            list(&row.speakers),
            perhaps(row.via.as_ref()),
            number(row.mentions),
            number(row.stories),
            number(row.articles.len()),
            number(wordings.len()),
            list(&row.flags),
        ];
        sheet.row(cells.into_iter().chain(first(&row.evidence)))?;
    }
    Ok(())
}

fn variants(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("quote_id text speaker match article start")?;
    for (row, variant) in report.quotes.iter().flat_map(|row| row.variants.iter().map(move |v| (row, v))) {
        sheet.row([
            text(&row.id),
            text(&variant.text),
            perhaps(variant.speaker.as_ref()),
            text(&variant.how),
            text(&variant.article),
            number(variant.start),
        ])?;
    }
    Ok(())
}

fn together(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("a b a_name b_name articles sentences")?;
    for row in &report.together {
        let names = [text(&row.a), text(&row.b), text(&row.a_name), text(&row.b_name)];
        sheet.row(names.into_iter().chain([number(row.articles), number(row.sentences)]))?;
    }
    Ok(())
}

fn articles(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("path title published source words duplicate_of")?;
    for row in &report.articles {
        sheet.row([
            text(&row.path),
            perhaps(row.title.as_ref()),
            perhaps(row.published.as_ref()),
            perhaps(row.source.as_ref()),
            number(row.words),
            perhaps(row.duplicate_of.as_ref()),
        ])?;
    }
    Ok(())
}

fn boilerplate(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("reason lines articles facts path line column")?;
    for row in &report.boilerplate {
        let cells = [text(&row.reason), number(row.lines), number(row.articles), number(row.facts)];
        sheet.row(cells.into_iter().chain(first(&row.evidence)))?;
    }
    Ok(())
}

fn ambiguous(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("text id candidates rule articles")?;
    for row in &report.ambiguous {
        let names: Vec<Text> = row.candidates.iter().map(|c| c.name.clone()).collect();
        sheet.row([text(&row.text), text(&row.id), list(&names), text(&row.rule), list(&row.articles)])?;
    }
    Ok(())
}

fn skipped(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("path reason")?;
    report.corpus.skipped.iter().try_for_each(|row| sheet.row([text(&row.path), text(&row.reason)]))
}

fn warnings(report: &Report, sheet: &mut Sheet<impl Write>) -> io::Result<()> {
    sheet.head("warning")?;
    report.warnings.iter().try_for_each(|warning| sheet.row([text(warning)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_of_text_begins_a_formula() {
        for text in ["=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n@x", "\u{200b}=1", "＝1"] {
            assert!(guarded(text).starts_with('\''), "{text:?} gives {:?}", guarded(text));
        }
        assert_eq!(guarded("plain = text"), "plain = text");
    }
}
