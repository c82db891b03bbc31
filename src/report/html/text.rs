//! An article's text cut into paragraphs and runs: what is highlighted, quoted or dropped, and what it links to.

use rustc_hash::FxHashSet;

use crate::corpus::Entry;
use crate::record::Text;
use crate::report::ArticleRow;
use crate::span::Span;

/// What a mention is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Person,
    Place,
    Date,
    /// A statement.
    Quote,
}

/// A mention and the row it is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    pub span: Span,
    pub kind: Kind,
    pub row: u32,
}

/// One article with all that is found in it.
pub struct Reading<'a> {
    pub row: &'a ArticleRow,
    /// Where the record carries it.
    pub text: Option<&'a str>,
    pub marks: Vec<Mark>,
    /// Statements by where they are quoted.
    pub quotes: Vec<(Span, u32)>,
    /// What was left out, with the reason.
    pub dropped: Vec<(Span, Text)>,
    /// Which rows have a mark in this text that can be jumped to.
    pub anchors: FxHashSet<(Kind, u32)>,
}

/// A stretch of text of one look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run<'a> {
    pub text: &'a str,
    pub mark: Option<Mark>,
    /// The statement around it.
    pub quote: Option<u32>,
    /// Whether that statement's words begin or end here, in this paragraph.
    pub opens: bool,
    pub closes: bool,
    /// Why it was left out.
    pub dropped: Option<&'a str>,
}

impl<'a> Reading<'a> {
    pub fn new(row: &'a ArticleRow, extract: &'a Entry) -> Self {
        Reading {
            row,
            text: extract.text.as_deref(),
            marks: Vec::new(),
            quotes: Vec::new(),
            dropped: Vec::new(),
            anchors: FxHashSet::default(),
        }
    }

    /// Puts marks, quotes and dropped lines in order, each without overlaps, and leaves out those that are no slice of
    /// the text: records come from files that anybody may have written.
    pub fn settle(&mut self) {
        let text = self.text.unwrap_or("");
        self.marks.sort_by_key(|m| (m.span.start, std::cmp::Reverse(m.span.end), m.kind, m.row));
        disjoint(&mut self.marks, text, |m| m.span);
        disjoint(&mut self.quotes, text, |q| q.0);
        self.dropped.sort_by(|a, b| (a.0.start, a.0.end, &a.1).cmp(&(b.0.start, b.0.end, &b.1)));
        disjoint(&mut self.dropped, text, |d| d.0);
        let quotes = self.quotes.iter().map(|q| (Kind::Quote, q.1));
        self.anchors = self.marks.iter().map(|m| (m.kind, m.row)).chain(quotes).collect();
    }

    /// The paragraphs in order, each as its runs.
    pub fn paragraphs(&self) -> impl Iterator<Item = Vec<Run<'_>>> {
        let text = self.text.unwrap_or("");
        let (mut marks, mut quotes, mut dropped) = (&self.marks[..], &self.quotes[..], &self.dropped[..]);
        paragraphs(text).map(move |span| {
            pass(&mut marks, span.start, |m| m.span);
            pass(&mut quotes, span.start, |q| q.0);
            pass(&mut dropped, span.start, |d| d.0);
            runs(text, span, marks, quotes, dropped)
        })
    }
}

/// Keeps what is a slice of the text behind all that was kept before it.
fn disjoint<T>(all: &mut Vec<T>, text: &str, span: impl Fn(&T) -> Span) {
    let mut end = 0;
    all.retain(|one| {
        let Span { start, end: own } = span(one);
        let fits = start >= end && start < own && text.get(start as usize..own as usize).is_some();
        end = if fits { own } else { end };
        fits
    });
}

/// Leaves behind what ends before `at`.
fn pass<T>(all: &mut &[T], at: u32, span: impl Fn(&T) -> Span) {
    while let [first, rest @ ..] = all {
        if span(first).end > at {
            break;
        }
        *all = rest;
    }
}

/// The runs of one paragraph; the lists start with what may reach into it.
fn runs<'t>(
    text: &'t str,
    paragraph: Span,
    mut marks: &[Mark],
    mut quotes: &[(Span, u32)],
    mut dropped: &'t [(Span, Text)],
) -> Vec<Run<'t>> {
    let mut all = Vec::new();
    let mut at = paragraph.start;
    while at < paragraph.end {
        pass(&mut marks, at, |m| m.span);
        pass(&mut quotes, at, |q| q.0);
        pass(&mut dropped, at, |d| d.0);
        let mark = marks.first().filter(|m| m.span.start <= at);
        let quote = quotes.first().filter(|q| q.0.start <= at);
        let drop = dropped.first().filter(|d| d.0.start <= at);
        let edges = [
            marks.first().map(|m| edge(m.span, at)),
            quotes.first().map(|q| edge(q.0, at)),
            dropped.first().map(|d| edge(d.0, at)),
        ];
        let end = edges.into_iter().flatten().fold(paragraph.end, u32::min);
        all.push(Run {
            text: text.get(at as usize..end as usize).unwrap_or(""),
            mark: mark.copied(),
            quote: quote.map(|q| q.1),
            opens: quote.is_some_and(|q| at == q.0.start.max(paragraph.start)),
            closes: quote.is_some_and(|q| end == q.0.end.min(paragraph.end)),
            dropped: drop.map(|d| d.1.as_str()),
        });
        at = end;
    }
    all
}

/// Where a span next begins or ends, seen from `at`.
fn edge(span: Span, at: u32) -> u32 {
    if span.start > at { span.start } else { span.end }
}

/// A line of a hard-wrapped text has at most so many bytes.
const WRAPPED: usize = 100;

/// Paragraphs without the blanks around them: lines, or blocks of lines where the text is wrapped by hand.
fn paragraphs(text: &str) -> impl Iterator<Item = Span> {
    let wrapped = is_wrapped(text);
    let mut at = 0usize;
    std::iter::from_fn(move || {
        let rest = &text[at..];
        let start = at + (rest.len() - rest.trim_start().len());
        if start == text.len() {
            return None;
        }
        let rest = &text[start..];
        let end = start + if wrapped { block(rest) } else { rest.find('\n').unwrap_or(rest.len()) };
        at = end;
        let end = start + text[start..end].trim_end().len();
        Some(Span { start: start as u32, end: end as u32 })
    })
}

/// Bytes up to the first empty line.
fn block(text: &str) -> usize {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if line.trim().is_empty() {
            break;
        }
        at += line.len();
    }
    at
}

/// Whether lines break where the page ended, not the thought: all short, and mostly one upon the other.
fn is_wrapped(text: &str) -> bool {
    let (mut filled, mut joined, mut last) = (0, 0, false);
    for line in text.lines() {
        if line.len() > WRAPPED {
            return false;
        }
        let is_filled = !line.trim().is_empty();
        filled += usize::from(is_filled);
        joined += usize::from(is_filled && last);
        last = is_filled;
    }
    joined * 2 > filled && filled > 4
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(text: &str, of: &str, kind: Kind, row: u32) -> Mark {
        let start = text.find(of).unwrap() as u32;
        Mark { span: Span { start, end: start + of.len() as u32 }, kind, row }
    }

    fn reading<'a>(row: &'a ArticleRow, text: &'a str) -> Reading<'a> {
        let mut reading = Reading::new(row, Box::leak(Box::default()));
        reading.text = Some(text);
        reading
    }

    #[test]
    fn runs_are_the_text_and_nothing_but_the_text() {
        let (row, text) = (ArticleRow::default(), "Berg: “Lind knew\n\nof it in May.” Share this\n");
        let mut reading = reading(&row, text);
        reading.marks = vec![mark(text, "May", Kind::Date, 3), mark(text, "Lind", Kind::Person, 1)];
        let start = text.find("Lind").unwrap() as u32;
        reading.quotes = vec![(Span { start, end: text.find('”').unwrap() as u32 }, 7)];
        let drop = text.find("Share").unwrap() as u32;
        reading.dropped = vec![(Span { start: drop, end: drop + 10 }, "share".into())];
        reading.settle();
        let all: Vec<Vec<Run>> = reading.paragraphs().collect();
        let texts: Vec<Vec<&str>> = all.iter().map(|p| p.iter().map(|r| r.text).collect()).collect();
        assert_eq!(
            texts,
            [vec!["Berg: “", "Lind", " knew"], vec!["of it in ", "May", ".", "” ", "Share this"]]
        );
        let quoted: Vec<(bool, bool)> = all.iter().flatten().map(|r| (r.opens, r.closes)).collect();
        let (none, opens, closes) = ((false, false), (true, false), (false, true));
        assert_eq!(quoted, [none, opens, closes, opens, none, closes, none, none]);
        assert_eq!(all[1][4].dropped, Some("share"));
        assert_eq!(all[0][1].mark.map(|m| m.row), Some(1));
    }

    #[test]
    fn spans_that_are_no_slice_of_the_text_are_left_out() {
        let (row, text) = (ArticleRow::default(), "Bérg and Lind");
        let mut reading = reading(&row, text);
        let spans = [(0, 2), (0, 5), (3, 8), (7, 7), (9, 4), (10, 99), (u32::MAX - 1, u32::MAX)];
        reading.marks =
            spans.map(|(start, end)| Mark { span: Span { start, end }, kind: Kind::Place, row: 0 }).to_vec();
        reading.settle();
        assert_eq!(reading.marks.iter().map(|m| (m.span.start, m.span.end)).collect::<Vec<_>>(), [(0, 5)]);
    }

    #[test]
    fn paragraphs_are_lines_or_blocks_of_wrapped_lines() {
        let of = |text: &str| -> Vec<String> {
            paragraphs(text).map(|s| text[s.start as usize..s.end as usize].to_string()).collect()
        };
        assert_eq!(of(" One.\n\n Two. \r\nThree.\n"), ["One.", "Two.", "Three."]);
        assert_eq!(of("a b\nc d\ne f\n\ng h\ni j\nk"), ["a b\nc d\ne f", "g h\ni j\nk"]);
        assert_eq!(of(" \n\n"), Vec::<String>::new());
    }
}
