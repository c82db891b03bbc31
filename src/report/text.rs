//! The report for a terminal: who, who said what, where, when, and what was left out.

use std::io::{self, Write};

use anstyle::{AnsiColor, Effects};

use super::cells::{bar, clean, count, cut, cut_front, left, number, right, width};
use super::{Count, DateRow, Place, QuoteRow, Report};

/// How the text is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    pub color: bool,
    /// Columns of the terminal.
    pub width: usize,
    /// Bars and marks in ASCII.
    pub ascii: bool,
    /// Rows a table; 0 = all.
    pub top: usize,
}

impl Default for Style {
    fn default() -> Self {
        Style { color: false, width: 100, ascii: false, top: 10 }
    }
}

/// Writes the report.
///
/// # Errors
/// When `out` takes no more.
pub fn write(report: &Report, out: &mut impl Write, style: &Style) -> io::Result<()> {
    let style = Style { width: style.width.clamp(40, 200), ..*style };
    let mut page = Page { style, lines: Vec::new() };
    page.header(report);
    page.people(report);
    page.quotes(report);
    page.places(report);
    page.dates(report);
    page.dropped(report);
    page.ambiguous(report);
    page.troubles(report);
    for line in page.lines {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

struct Page {
    style: Style,
    lines: Vec<String>,
}

/// Columns of a bar.
const BAR: usize = 10;
/// Rows of warnings and skipped files.
const TROUBLES: usize = 8;

impl Page {
    fn header(&mut self, report: &Report) {
        let corpus = &report.corpus;
        let mut parts = vec![count(corpus.articles, "article")];
        if corpus.stories < corpus.articles {
            parts.push(format!("{} without copies", number(corpus.stories)));
        }
        parts.push(count(corpus.words, "word"));
        match (&corpus.from, &corpus.to) {
            (Some(from), Some(to)) if from != to => parts.push(format!("published {from} to {to}")),
            (Some(day), _) => parts.push(format!("published {day}")),
            _ => parts.push("no dates of publication".to_string()),
        }
        let line = cut(&parts.join(self.dot()), self.style.width, self.mark());
        let line = self.bold(&line);
        self.lines.push(line);
        let quotes = corpus.quotes_attributed + corpus.quotes_unattributed;
        let spoken = match corpus.quotes_unattributed {
            _ if quotes == 0 => String::new(),
            0 => ", all with a speaker".to_string(),
            n => format!(", {} without a speaker", number(n)),
        };
        let parts = [
            count(report.people.len() as u64, "person"),
            count(report.places.len() as u64, "place"),
            count(report.dates.len() as u64, "date"),
            format!("{}{spoken}", count(quotes, "quotation")),
        ];
        self.row(&parts.join(self.dot()));
    }

    fn people(&mut self, report: &Report) {
        if report.people.is_empty() {
            return;
        }
        let rows = &report.people[..self.top(report.people.len())];
        let name = self.column(rows.iter().map(|r| r.name.as_str()));
        let head = format!("{}  {:BAR$}  mentions  articles  quotes  also, as", left("PEOPLE", name), "");
        self.heading(&head);
        let most = rows.iter().map(|r| r.mentions).max().unwrap_or(0);
        for row in rows {
            let cells = [
                left(&self.name(&row.name, name), name),
                left(&bar(row.mentions, most, BAR, self.style.ascii), BAR),
                right(&number(row.mentions), 8),
                right(&number(row.articles), 8),
                right(&number(row.quotes), 6),
                also(&row.name, &row.aliases, &row.roles),
            ];
            self.row(&cells.join("  "));
        }
        self.more(report.people.len(), rows.len());
    }

    fn quotes(&mut self, report: &Report) {
        let speakers = speakers(&report.quotes);
        if speakers.is_empty() {
            return;
        }
        let shown = &speakers[..self.top(speakers.len())];
        let shares = shares(shown, if self.style.top == 0 { usize::MAX } else { 2 * self.style.top });
        let rows: Vec<(&str, u64, &QuoteRow)> = shown
            .iter()
            .zip(shares)
            .flat_map(|(s, share)| s.quotes[..share].iter().map(|q| (s.name, s.count, *q)))
            .collect();
        let name = self.column(rows.iter().map(|(name, ..)| *name)).max("WHO SAID WHAT".len());
        let at = rows.iter().map(|(_, _, q)| width(&self.at(q.evidence.first()))).max().unwrap_or(0);
        self.heading("WHO SAID WHAT");
        let mut last = "";
        for (speaker, quotes, row) in rows {
            let who = if speaker == last { String::new() } else { self.name(speaker, name) };
            let many = if speaker == last { String::new() } else { number(quotes) };
            last = speaker;
            let room = self.style.width.saturating_sub(name + 8);
            let (at, place) =
                if room < at + 24 { (0, String::new()) } else { (at, self.at(row.evidence.first())) };
            let room = room.saturating_sub(at + 2);
            let notes = cut(&notes(row), room / 2, self.mark());
            let quote = self.quoted(row, room.saturating_sub(width(&notes) + 1).max(4));
            let body = left(&format!("{quote} {notes}"), room);
            let line = format!("{}  {}  {body}  {}", left(&who, name), right(&many, 4), self.dim(&place));
            self.lines.push(line);
        }
        self.more(speakers.len(), shown.len());
    }

    fn places(&mut self, report: &Report) {
        if report.places.is_empty() {
            return;
        }
        let rows = &report.places[..self.top(report.places.len())];
        let name = self.column(rows.iter().map(|r| r.name.as_str()));
        self.heading(&format!("{}  {:BAR$}  mentions  articles  kind, also", left("PLACES", name), ""));
        let most = rows.iter().map(|r| r.mentions).max().unwrap_or(0);
        for row in rows {
            let region = row.region.as_deref().filter(|r| *r != row.name);
            let parts = [Some(row.kind.as_str()), region, row.country.as_deref()];
            let whereabouts: Vec<&str> = parts.into_iter().flatten().collect();
            let cells = [
                left(&self.name(&row.name, name), name),
                left(&bar(row.mentions, most, BAR, self.style.ascii), BAR),
                right(&number(row.mentions), 8),
                right(&number(row.articles), 8),
                [clean(&whereabouts.join(" ")), also(&row.name, &row.aliases, &[])]
                    .join(" ")
                    .trim()
                    .to_string(),
            ];
            self.row(&cells.join("  "));
        }
        self.more(report.places.len(), rows.len());
    }

    fn dates(&mut self, report: &Report) {
        if report.dates.is_empty() {
            return;
        }
        let days: Vec<&DateRow> = report.dates.iter().filter(|d| d.resolved && d.from.is_some()).collect();
        let shown = most_told(&days, self.top(days.len()));
        let value = self.column(shown.iter().map(|d| d.value.as_str())).max(10);
        self.heading(&format!("{}  mentions  articles  as", left("TIMELINE", value)));
        for row in &shown {
            let texts: Vec<String> = row.texts.iter().take(4).map(|c| clean(&c.text)).collect();
            let cells = [
                left(&self.name(&calendar(&row.value), value), value),
                right(&number(row.mentions), 8),
                right(&number(row.articles), 8),
                texts.join(", "),
            ];
            self.row(&cells.join("  "));
        }
        self.more(days.len(), shown.len());
        let open = report.corpus.dates_open;
        if open > 0 {
            self.row(&format!(
                "{} left open: the article does not say of which day it is",
                count(open, "expression")
            ));
        }
    }

    fn dropped(&mut self, report: &Report) {
        if report.boilerplate.is_empty() {
            return;
        }
        let rows = &report.boilerplate[..self.top(report.boilerplate.len())];
        let reason = self.column(rows.iter().map(|r| r.reason.as_str())).max("DROPPED LINES".len());
        self.heading(&left("DROPPED LINES", reason));
        for row in rows {
            let place = row.evidence.first();
            let example =
                place.map(|p| format!("{} {}", self.at(Some(p)), clean(&p.text))).unwrap_or_default();
            self.row(&format!(
                "{}  {}  {example}",
                left(&self.name(&row.reason, reason), reason),
                right(&number(row.lines), 6)
            ));
        }
        self.more(report.boilerplate.len(), rows.len());
    }

    fn ambiguous(&mut self, report: &Report) {
        if report.ambiguous.is_empty() {
            return;
        }
        self.heading("WHO IS MEANT?");
        let shown = self.top(report.ambiguous.len()).min(TROUBLES);
        for row in &report.ambiguous[..shown] {
            let names: Vec<String> = row.candidates.iter().take(5).map(|c| clean(&c.name)).collect();
            let place = row.articles.first().map(|p| clean(p)).unwrap_or_default();
            self.row(&format!("{}: {}?  {place}", clean(&row.text), names.join(" or ")));
        }
        self.more(report.ambiguous.len(), shown);
    }

    fn troubles(&mut self, report: &Report) {
        let skipped =
            report.corpus.skipped.iter().map(|s| format!("{}: {}", clean(&s.path), clean(&s.reason)));
        self.list("SKIPPED", skipped.collect());
        self.list("WARNINGS", report.warnings.iter().map(|w| clean(w)).collect());
    }

    fn list(&mut self, heading: &str, items: Vec<String>) {
        if items.is_empty() {
            return;
        }
        self.heading(heading);
        let shown = self.top(items.len()).min(TROUBLES);
        items[..shown].iter().for_each(|item| self.row(item));
        self.more(items.len(), shown);
    }

    fn heading(&mut self, text: &str) {
        self.lines.push(String::new());
        let line = self.bold(&cut(text, self.style.width, ""));
        self.lines.push(line);
    }

    fn row(&mut self, text: &str) {
        let line = cut(text, self.style.width, self.mark());
        self.lines.push(line);
    }

    fn more(&mut self, all: usize, shown: usize) {
        if all > shown {
            let line = self.dim(&format!("{} {} more", self.mark(), number((all - shown) as u64)));
            self.lines.push(line);
        }
    }

    fn top(&self, all: usize) -> usize {
        if self.style.top == 0 { all } else { all.min(self.style.top) }
    }

    /// The columns for names: as many as they need, at most a quarter of the line.
    fn column<'t>(&self, texts: impl Iterator<Item = &'t str>) -> usize {
        texts.map(|t| width(&clean(t))).max().unwrap_or(0).clamp(8, (self.style.width / 4).max(8))
    }

    fn name(&self, name: &str, columns: usize) -> String {
        cut(&clean(name), columns, self.mark())
    }

    /// The text in quotation marks, cut to the columns; what is said without marks has none here either.
    fn quoted(&self, row: &QuoteRow, columns: usize) -> String {
        let (open, close) = match () {
            () if row.kind == "indirect" => ("", ""),
            () if self.style.ascii => ("\"", "\""),
            () => ("“", "”"),
        };
        let text = clean(&row.text);
        let text = text.trim_end_matches([',', ' ']);
        format!("{open}{}{close}", cut(text, columns.saturating_sub(2), self.mark()))
    }

    /// `path:line`, the path cut at its front.
    fn at(&self, place: Option<&Place>) -> String {
        let Some(place) = place else { return String::new() };
        cut_front(&format!("{}:{}", clean(&place.path), place.line), self.style.width / 3, self.mark())
    }

    fn mark(&self) -> &'static str {
        if self.style.ascii { "..." } else { "…" }
    }

    fn dot(&self) -> &'static str {
        if self.style.ascii { ", " } else { " · " }
    }

    fn bold(&self, text: &str) -> String {
        self.paint(text, anstyle::Style::new().effects(Effects::BOLD))
    }

    fn dim(&self, text: &str) -> String {
        self.paint(text, AnsiColor::BrightBlack.on_default())
    }

    fn paint(&self, text: &str, style: anstyle::Style) -> String {
        if self.style.color && !text.is_empty() {
            format!("{}{text}{}", style.render(), style.render_reset())
        } else {
            text.to_string()
        }
    }
}

/// Other forms of a name and the first roles.
fn also(name: &str, aliases: &[Count], roles: &[Count]) -> String {
    let mut parts: Vec<String> = Vec::new();
    let forms: Vec<String> =
        aliases.iter().filter(|a| a.text != name).take(4).map(|a| clean(&a.text)).collect();
    if !forms.is_empty() {
        parts.push(forms.join(", "));
    }
    let roles: Vec<String> = roles.iter().take(2).map(|r| clean(&r.text)).collect();
    if !roles.is_empty() {
        parts.push(format!("({})", roles.join(", ")));
    }
    parts.join(" ")
}

/// How many wordings a statement has, in how many articles, and what is odd about it.
fn notes(row: &QuoteRow) -> String {
    let mut texts: Vec<&str> = row.variants.iter().map(|v| v.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    let mut notes = Vec::new();
    if row.articles.len() > 1 {
        notes.push(count(row.articles.len() as u64, "article"));
    }
    if texts.len() > 1 {
        notes.push(count(texts.len() as u64, "wording"));
    }
    notes.extend(row.flags.iter().map(|f| clean(f)));
    if notes.is_empty() { String::new() } else { format!("[{}]", notes.join(", ")) }
}

/// One speaker's statements.
struct Speaker<'a> {
    name: &'a str,
    known: bool,
    /// Quotations, not statements.
    count: u64,
    quotes: Vec<&'a QuoteRow>,
}

/// Speakers by number of quotations; those without a name come last.
fn speakers(quotes: &[QuoteRow]) -> Vec<Speaker<'_>> {
    let mut by_name: std::collections::BTreeMap<(bool, &str), Vec<&QuoteRow>> =
        std::collections::BTreeMap::new();
    for quote in quotes {
        let name = quote.speaker.as_deref();
        by_name.entry((name.is_none(), name.unwrap_or("(unknown)"))).or_default().push(quote);
    }
    let mut all: Vec<Speaker> = by_name
        .into_iter()
        .map(|((unknown, name), quotes)| Speaker {
            name,
            known: !unknown,
            count: quotes.iter().map(|q| q.mentions).sum(),
            quotes,
        })
        .collect();
    all.sort_by_key(|s| (!s.known, std::cmp::Reverse(s.count)));
    all
}

/// How many statements of each speaker are shown: one each, then more in their order, at most three, until `lines`
/// are full.
fn shares(speakers: &[Speaker], lines: usize) -> Vec<usize> {
    let most = if lines == usize::MAX { usize::MAX } else { 3 };
    let mut shares: Vec<usize> = speakers.iter().map(|s| s.quotes.len().min(1)).collect();
    let mut left = lines.saturating_sub(shares.iter().sum());
    for (share, speaker) in shares.iter_mut().zip(speakers) {
        let more = (speaker.quotes.len().min(most) - *share).min(left);
        *share += more;
        left -= more;
    }
    shares
}

/// The dates told most often, in their own order.
fn most_told<'a>(days: &[&'a DateRow], most: usize) -> Vec<&'a DateRow> {
    let mut order: Vec<usize> = (0..days.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse((days[*i].articles, days[*i].mentions)), *i));
    order.truncate(most);
    order.sort_unstable();
    order.into_iter().map(|i| days[i]).collect()
}

/// A decade and a century as people read them: `199` as 199X, `20` as 20XX.
fn calendar(value: &str) -> String {
    let short = matches!(value.len(), 2 | 3) && value.bytes().all(|b| b.is_ascii_digit());
    if short { format!("{value:X<4}") } else { value.to_string() }
}
