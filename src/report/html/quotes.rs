//! Who said what: statements by speaker, each with the wordings that articles give it.

use std::collections::BTreeMap;

use askama::Template;

use super::book::Book;
use super::escape::Num;
use super::links::{Refs, cut_short};
use super::text::Kind;
use crate::record::Text;
use crate::report::cells::count;
use crate::report::differ::{Change, Which};
use crate::report::{QuoteRow, Variant};

/// Statements by their speakers.
#[derive(Template)]
#[template(path = "quotes.html", config = "src/report/html/askama.toml")]
pub struct Quotes<'b, 'a> {
    groups: Vec<Group<'b, 'a>>,
    all: Num,
    note: Option<String>,
}

struct Group<'b, 'a> {
    book: &'b Book<'a>,
    id: Option<String>,
    name: &'a str,
    person: Option<String>,
    open: bool,
    /// Quotations, not statements; of a person as the table of people counts them.
    count: u64,
    rows: Vec<u32>,
}

struct Statement<'a> {
    id: Text,
    text: &'a str,
    /// Whether the words stood between marks.
    marked: bool,
    notes: Vec<String>,
    articles: Refs,
    wordings: Vec<Wording>,
    more: usize,
}

/// Another wording of a statement.
struct Wording {
    words: Vec<Change>,
    speaker: Option<Text>,
    articles: Refs,
}

/// Statements that stand open in a group, and groups that do.
const OPEN: usize = 8;
const GROUPS: usize = 12;
/// Other wordings and articles listed of one statement.
const WORDINGS: usize = 12;
const ARTICLES: usize = 24;

/// The link to somebody's statements.
pub fn group_href(person: &str) -> String {
    format!("#said-{person}")
}

impl<'b, 'a> Quotes<'b, 'a> {
    pub fn new(book: &'b Book<'a>) -> Self {
        let report: &'a crate::report::Report = book.report;
        let shown = report.quotes.len().min(book.limits.quotes);
        let note = cut_short(shown, report.quotes.len(), "statements");
        let mut by_speaker: BTreeMap<(bool, &str, &str), Vec<u32>> = BTreeMap::new();
        for (row, quote) in report.quotes[..shown].iter().enumerate() {
            let (name, id) = (quote.speaker.as_deref(), quote.speaker_id.as_deref());
            let key = (name.is_none(), id.unwrap_or(""), name.unwrap_or(""));
            by_speaker.entry(key).or_default().push(row as u32);
        }
        let mut groups: Vec<Group> =
            by_speaker.into_iter().map(|((_, id, name), rows)| Group::new(book, id, name, rows)).collect();
        groups.sort_by_key(|g| (g.name.is_empty(), std::cmp::Reverse(g.count)));
        groups.iter_mut().take(3).for_each(|g| g.open = true);
        Quotes { all: Num(groups.len() as u64), groups, note }
    }

    fn folds(&self) -> bool {
        self.groups.len() > GROUPS
    }
}

impl<'b, 'a> Group<'b, 'a> {
    fn new(book: &'b Book<'a>, id: &'a str, name: &'a str, rows: Vec<u32>) -> Self {
        let report: &'a crate::report::Report = book.report;
        let person = book.ids.get(id).and_then(|row| book.href(Kind::Person, *row));
        let told = || rows.iter().map(|r| report.quotes[*r as usize].mentions).sum();
        let count = book.ids.get(id).map_or_else(told, |row| report.people[*row as usize].quotes);
        let id = (!id.is_empty()).then(|| group_href(id)[1..].to_string());
        Group { book, id, name, person, open: false, count, rows }
    }

    fn line(&self) -> String {
        let statements = count(self.rows.len() as u64, "statement");
        if self.count == self.rows.len() as u64 {
            return statements;
        }
        format!("{statements}, {}", count(self.count, "quotation"))
    }

    fn folds(&self) -> bool {
        self.rows.len() > OPEN + 2
    }

    fn all(&self) -> Num {
        Num(self.rows.len() as u64)
    }

    fn fold(&self) -> String {
        format!("more-{}", self.book.quote_ids[self.rows[0] as usize])
    }

    fn statements(&self) -> impl Iterator<Item = Statement<'a>> {
        self.rows.iter().map(|row| statement(self.book, *row))
    }
}

fn statement<'a>(book: &Book<'a>, row: u32) -> Statement<'a> {
    let report: &'a crate::report::Report = book.report;
    let quote = &report.quotes[row as usize];
    let own = quote.variants.iter().filter(|v| is_same(v, quote)).map(|v| v.article.clone());
    let (wordings, more) = wordings(book, row, quote);
    Statement {
        id: book.id(Kind::Quote, row),
        text: bare(&quote.text),
        marked: quote.kind != "indirect",
        notes: notes(quote),
        articles: book.refs_to(Some((Kind::Quote, row)), own, ARTICLES),
        wordings,
        more,
    }
}

/// Without the comma that an American printer sets before the closing mark.
pub fn bare(text: &str) -> &str {
    text.trim_end_matches([',', ' '])
}

fn notes(quote: &QuoteRow) -> Vec<String> {
    let mut notes = Vec::new();
    if quote.articles.len() > 1 {
        notes.push(count(quote.articles.len() as u64, "article"));
    }
    if quote.speakers.len() > 1 {
        notes.push(format!("jointly: {}", quote.speakers.join(", ")));
    }
    notes.extend(quote.via.iter().map(|via| format!("via {via}")));
    notes.extend((!matches!(quote.kind.as_str(), "direct" | "partial")).then(|| quote.kind.to_string()));
    notes.extend(quote.flags.iter().filter(|f| *f != "joint").map(ToString::to_string));
    notes
}

/// Other wordings and who else is said to have said it, the first ones, and how many there are beyond.
fn wordings(book: &Book, row: u32, quote: &QuoteRow) -> (Vec<Wording>, usize) {
    let mut groups: Vec<(&Variant, Vec<Text>)> = Vec::new();
    let mut at: rustc_hash::FxHashMap<(&str, Option<&str>), usize> = Default::default();
    for variant in &quote.variants {
        if is_same(variant, quote) {
            continue;
        }
        let place = *at.entry((&variant.text, variant.speaker.as_deref())).or_insert_with(|| {
            groups.push((variant, Vec::new()));
            groups.len() - 1
        });
        groups[place].1.push(variant.article.clone());
    }
    let wording = |(variant, articles): (&Variant, Vec<Text>)| Wording {
        words: differences(variant),
        speaker: variant.speaker.clone().filter(|_| variant.speaker != quote.speaker),
        articles: book.refs_to(Some((Kind::Quote, row)), articles.into_iter(), ARTICLES),
    };
    let more = groups.len().saturating_sub(WORDINGS);
    (groups.into_iter().take(WORDINGS).map(wording).collect(), more)
}

/// Whether it is the shown wording, by the shown speaker or by nobody named.
fn is_same(variant: &Variant, quote: &QuoteRow) -> bool {
    let told = variant.speaker.is_none() || variant.speaker == quote.speaker;
    told && variant.diff.is_empty() && variant.how != "beside"
}

/// Word by word where at least half of the words agree; else what stands for itself.
fn differences(variant: &Variant) -> Vec<Change> {
    let words = |same: bool| -> usize {
        let chosen = variant.diff.iter().filter(|c| (c.which == Which::Same) == same);
        chosen.map(|c| c.text.split(' ').count()).sum()
    };
    if words(true) > 0 && words(true) >= words(false) {
        return variant.diff.clone();
    }
    vec![Change { which: Which::Same, text: variant.text.clone() }]
}
