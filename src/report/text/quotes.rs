//! The table of who said what.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::page::{Cell, Kind, Page};
use super::tables::columns;
use super::wordings::{self, Wording};
use crate::report::cells::{clean, count, cut, left, width};
use crate::report::{QuoteRow, Report};

impl Page {
    pub fn quotes(&mut self, report: &Report) {
        let speakers = speakers(report);
        if speakers.is_empty() {
            return;
        }
        let shown = &speakers[..self.top(speakers.len())];
        let lines = if self.style.top == 0 { usize::MAX } else { self.style.top.saturating_mul(3) / 2 };
        let (ascii, mark) = (self.style.ascii, self.mark());
        let shares = shares(shown, lines);
        let printed = shown.iter().zip(&shares).flat_map(|(s, share)| s.quotes[..*share].iter().copied());
        let wordings = wordings::choose(printed, self.style.top);
        let other = |row: &QuoteRow| wordings.get(row.id.as_str()).map_or(&[][..], Vec::as_slice);
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        for (speaker, share) in shown.iter().zip(&shares) {
            for (i, row) in speaker.quotes[..*share].iter().copied().enumerate() {
                let who = if i == 0 { Cell::text(clean(speaker.name)) } else { Cell::text("") };
                let many = if i == 0 { Cell::number(speaker.count) } else { Cell::text("") };
                let said = Cell::fitted(move |room| said(row, room, ascii, mark));
                rows.push(vec![who, many, said, self.at(row.evidence.first())]);
                rows.extend(other(row).iter().map(|wording| self.wording(wording)));
            }
        }
        let title = self.titled("WHO SAID WHAT", speakers.len(), shown.len());
        let heads = [(title.as_str(), Kind::Name), ("", Kind::Number), ("", Kind::Rest), ("", Kind::At)];
        self.table(columns(&heads), rows);
    }

    /// Another wording, below the statement it belongs to.
    fn wording<'a>(&self, wording: &'a Wording) -> Vec<Cell<'a>> {
        let (ascii, mark) = (self.style.ascii, self.mark());
        let said = Cell::fitted(move |room| left(&cut(&wording.marked(ascii), room, mark), room));
        vec![Cell::text(""), Cell::text(""), said, self.at(Some(&wording.place))]
    }
}

/// Columns that articles and wordings need, where there are so many for the quotation and them.
const NOTES: usize = 24;
const ROOMY: usize = 52;

/// The quotation and its notes in so many columns; the notes get what is left, at least what short ones need.
fn said(row: &QuoteRow, room: usize, ascii: bool, mark: &str) -> String {
    let notes = notes(row);
    let whole = width(&clean(&row.text)) + 3 + width(&notes);
    let least = if room >= ROOMY { NOTES } else { 0 };
    let notes = if whole > room { cut(&notes, (room / 3).max(least), mark) } else { notes };
    let quote = quoted(row, room.saturating_sub(width(&notes) + 1).max(4), ascii, mark);
    left(&format!("{quote} {notes}"), room)
}

/// The text in quotation marks, cut to the columns; what is said without marks has none here either.
fn quoted(row: &QuoteRow, columns: usize, ascii: bool, mark: &str) -> String {
    let (open, close) = match () {
        () if row.kind == "indirect" => ("", ""),
        () if ascii => ("\"", "\""),
        () => ("“", "”"),
    };
    let text = clean(&row.text);
    let text = text.trim_end_matches([',', ' ']);
    format!("{open}{}{close}", cut(text, columns.saturating_sub(2), mark))
}

/// In how many articles and wordings a statement is told, and what is odd about it.
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
pub(super) struct Speaker<'a> {
    name: &'a str,
    known: bool,
    /// Quotations, not statements; of a person those that the table of people counts, joint ones among them.
    count: u64,
    quotes: Vec<&'a QuoteRow>,
}

/// Speakers by number of quotations; those without a name come last.
fn speakers(report: &Report) -> Vec<Speaker<'_>> {
    let mut by_name: BTreeMap<(bool, &str, &str), Vec<&QuoteRow>> = BTreeMap::new();
    for quote in &report.quotes {
        let (name, id) = (quote.speaker.as_deref(), quote.speaker_id.as_deref());
        let key = (name.is_none(), name.unwrap_or("(unknown)"), id.unwrap_or(""));
        by_name.entry(key).or_default().push(quote);
    }
    let spoken: HashMap<&str, u64> = report.people.iter().map(|p| (p.id.as_str(), p.quotes)).collect();
    let told = |quotes: &[&QuoteRow]| quotes.iter().map(|q| q.mentions).sum();
    let mut all: Vec<Speaker> = by_name
        .into_iter()
        .map(|((unknown, name, id), quotes)| Speaker {
            name,
            known: !unknown,
            count: spoken.get(id).copied().unwrap_or_else(|| told(&quotes)),
            quotes,
        })
        .collect();
    all.sort_by_key(|s| (!s.known, Reverse(s.count)));
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
