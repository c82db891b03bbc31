//! The articles: their table, and their texts with everything found in them marked.

use askama::Template;
use rustc_hash::FxHashSet;

use super::book::Book;
use super::escape::Num;
use super::links::{Ref, anchor, cut_short};
use super::people::OPEN;
use super::text::{Kind, Reading, Run};

/// Table and texts.
#[derive(Template)]
#[template(path = "articles.html", config = "src/report/html/askama.toml")]
pub struct Articles<'b, 'a> {
    pub book: &'b Book<'a>,
}

struct Line<'t> {
    number: usize,
    /// Whether the page holds its text.
    whole: bool,
    title: &'t str,
    path: &'t str,
    source: Option<&'t str>,
    published: &'t str,
    words: Num,
    copy_of: Option<Ref>,
}

struct Page<'b, 'a> {
    book: &'b Book<'a>,
    reading: &'b Reading<'a>,
    line: Line<'a>,
    open: bool,
}

/// A run as the page writes it.
struct Piece<'t> {
    text: &'t str,
    id: Option<String>,
    /// The mark's class, and where it leads.
    class: &'static str,
    href: Option<String>,
    quote: Option<(Option<String>, Option<String>)>,
    opens: bool,
    closes: bool,
    dropped: Option<&'t str>,
}

/// Articles that stand open in a small corpus.
const FEW: usize = 3;

impl<'b, 'a> Articles<'b, 'a> {
    fn shown(&self) -> usize {
        self.book.articles.len().min(self.book.limits.articles)
    }

    fn all(&self) -> Num {
        Num(self.shown() as u64)
    }

    fn notes(&self) -> Vec<String> {
        let all = self.book.articles.len();
        let with_text = self.book.articles.iter().filter(|a| a.text.is_some()).count();
        let mut notes: Vec<String> = cut_short(self.shown(), all, "articles").into_iter().collect();
        if with_text == 0 {
            notes.push("The records carry no texts; runs with --with-text write some that do.".to_string());
        } else if self.book.texts < self.shown() {
            notes.extend(cut_short(self.book.texts, all, "articles’ texts"));
        }
        notes
    }

    fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        (0..self.shown()).map(|number| self.line(number))
    }

    fn line(&self, number: usize) -> Line<'a> {
        let report: &'a crate::report::Report = self.book.report;
        let row = &report.articles[number];
        let first = row.duplicate_of.iter().cloned();
        Line {
            number: number + 1,
            whole: number < self.book.texts && self.book.articles[number].text.is_some(),
            title: row
                .title
                .as_deref()
                .filter(|t| !t.trim().is_empty())
                .unwrap_or_else(|| file_name(&row.path)),
            path: &row.path,
            source: row.source.as_deref(),
            published: row.published.as_deref().unwrap_or(""),
            words: Num(row.words),
            copy_of: self.book.refs_to(None, first, 1).first.pop(),
        }
    }

    fn pages(&self) -> impl Iterator<Item = Page<'b, 'a>> {
        let all = self.shown();
        let texts = self.book.articles.iter().take(self.book.texts).enumerate();
        texts.filter(|(_, reading)| reading.text.is_some()).map(move |(number, reading)| Page {
            book: self.book,
            reading,
            line: self.line(number),
            open: all <= FEW,
        })
    }
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().filter(|name| !name.is_empty()).unwrap_or(path)
}

impl<'b> Page<'b, '_> {
    /// The paragraphs as pieces. The first mark of each row is one that can be jumped to.
    fn paragraphs(&self) -> impl Iterator<Item = Vec<Piece<'b>>> {
        let mut seen: FxHashSet<(Kind, u32)> = FxHashSet::default();
        let (book, number) = (self.book, self.line.number);
        self.reading.paragraphs().map(move |runs| {
            let piece = |run: Run<'b>| piece(book, number, &mut seen, run);
            runs.into_iter().map(piece).collect()
        })
    }
}

fn piece<'t>(book: &Book, number: usize, seen: &mut FxHashSet<(Kind, u32)>, run: Run<'t>) -> Piece<'t> {
    let mut first = |kind: Kind, row: u32| seen.insert((kind, row)).then(|| anchor(number, kind, row));
    let quote = run.quote.filter(|_| run.opens || run.closes);
    Piece {
        text: run.text,
        id: run.mark.and_then(|m| first(m.kind, m.row)),
        class: match run.mark.map(|m| m.kind) {
            None => "",
            Some(Kind::Person) => "p",
            Some(Kind::Place) => "l",
            Some(Kind::Date) => "d",
            Some(Kind::Quote) => "q",
        },
        href: run.mark.and_then(|m| book.href(m.kind, m.row)),
        quote: quote.map(|row| {
            let id = if run.opens { first(Kind::Quote, row) } else { None };
            (id, book.href(Kind::Quote, row))
        }),
        opens: run.opens,
        closes: run.closes,
        dropped: run.dropped,
    }
}
