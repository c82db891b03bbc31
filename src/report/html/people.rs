//! Parts of the page about people: the table, a card for each, and who stands together with whom.

use askama::Template;

use super::book::Book;
use super::escape::{Num, cut};
use super::links::{Refs, cut_short};
use super::text::Kind;
use crate::report::cells::count;
use crate::report::{Count, PersonRow, QuoteRow};

/// Rows of a table that stand open.
pub const OPEN: usize = 12;

/// The table of people and their cards.
#[derive(Template)]
#[template(path = "people.html", config = "src/report/html/askama.toml")]
pub struct People<'b, 'a> {
    pub book: &'b Book<'a>,
}

struct Line<'t> {
    href: String,
    name: &'t str,
    /// Share of the most mentioned, in hundredths.
    bar: u64,
    mentions: Num,
    articles: Num,
    quotes: Num,
    also: String,
    roles: String,
}

struct Card<'t> {
    id: &'t str,
    name: &'t str,
    open: bool,
    line: String,
    role: String,
    aliases: Vec<(&'t str, Num)>,
    roles: Vec<(&'t str, Num)>,
    links: Vec<String>,
    said: Vec<Saying<'t>>,
    said_more: usize,
    group: Option<String>,
    about: Vec<Saying<'t>>,
    about_more: usize,
    with: Vec<Companion<'t>>,
    dates: Vec<(String, String, Num)>,
    articles: Refs,
}

struct Saying<'t> {
    href: Option<String>,
    text: String,
    speaker: Option<&'t str>,
    articles: usize,
}

struct Companion<'t> {
    href: Option<String>,
    name: &'t str,
    title: String,
}

/// What a card lists at most of each kind.
const FEW: usize = 6;
const SOME: usize = 12;
const MANY: usize = 40;
/// Characters of a quotation that a card shows.
const LONG: usize = 180;

impl<'b, 'a> People<'b, 'a> {
    fn shown(&self) -> usize {
        self.book.report.people.len().min(self.book.limits.people)
    }

    fn all(&self) -> Num {
        Num(self.shown() as u64)
    }

    fn note(&self) -> Option<String> {
        cut_short(self.shown(), self.book.report.people.len(), "people")
    }

    fn rows(&self) -> impl Iterator<Item = &'a PersonRow> {
        let report: &'a crate::report::Report = self.book.report;
        report.people.iter().take(self.shown())
    }

    fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        let most = self.rows().map(|p| p.mentions).max().unwrap_or(1).max(1);
        self.rows().map(move |row| Line {
            href: format!("#{}", row.id),
            name: &row.name,
            bar: (row.mentions * 100).div_ceil(most),
            mentions: Num(row.mentions),
            articles: Num(row.articles),
            quotes: Num(row.quotes),
            also: joined(others(row), 4),
            roles: joined(row.roles.iter(), 2),
        })
    }

    fn cards(&self) -> impl Iterator<Item = Card<'a>> {
        self.rows().enumerate().map(|(number, row)| self.card(number as u32, row))
    }

    fn card(&self, number: u32, row: &'a PersonRow) -> Card<'a> {
        let portrait = &self.book.people[number as usize];
        let quotes =
            if row.quotes == 0 { String::new() } else { format!(", {}", count(row.quotes, "quotation")) };
        Card {
            id: &row.id,
            name: &row.name,
            open: number < 3,
            line: format!("{} in {}{quotes}", count(row.mentions, "mention"), count(row.articles, "article")),
            role: joined(row.roles.iter(), 1),
            aliases: others(row).take(SOME).map(counted).collect(),
            roles: row.roles.iter().take(SOME).map(counted).collect(),
            links: row
                .links
                .iter()
                .take(SOME)
                .map(|l| format!("{} → {} ({})", l.text, l.to, l.rule.trim_start_matches("identity/")))
                .collect(),
            said: portrait.said.iter().take(FEW).map(|q| self.saying(*q, false)).collect(),
            said_more: portrait.said.len().saturating_sub(FEW),
            group: self.group(row, &portrait.said),
            about: portrait.about.iter().take(SOME).map(|q| self.saying(*q, true)).collect(),
            about_more: portrait.about.len().saturating_sub(SOME),
            with: portrait.with.iter().take(SOME).filter_map(|pair| self.companion(*pair, &row.id)).collect(),
            dates: portrait.dates.iter().take(SOME).map(|(date, n)| self.date(*date, *n)).collect(),
            articles: self.book.refs(Kind::Person, number, &portrait.articles, MANY),
        }
    }

    /// The link to all that the person says, where the page has it.
    fn group(&self, person: &PersonRow, said: &[u32]) -> Option<String> {
        let quotes = &self.book.report.quotes;
        let own = |row: &&u32| quotes[**row as usize].speaker_id.as_ref() == Some(&person.id);
        let shown = said.iter().find(|row| self.book.shows(Kind::Quote, **row) && own(row));
        shown.map(|_| super::quotes::group_href(&person.id))
    }

    fn saying(&self, row: u32, with_speaker: bool) -> Saying<'a> {
        let report: &'a crate::report::Report = self.book.report;
        let quote: &'a QuoteRow = &report.quotes[row as usize];
        Saying {
            href: self.book.href(Kind::Quote, row),
            text: cut(super::quotes::bare(&quote.text), LONG),
            speaker: quote.speaker.as_deref().filter(|_| with_speaker),
            articles: quote.articles.len(),
        }
    }

    fn companion(&self, pair: u32, own: &str) -> Option<Companion<'a>> {
        let report: &'a crate::report::Report = self.book.report;
        let pair = &report.together[pair as usize];
        let (id, name) = if pair.a == own { (&pair.b, &pair.b_name) } else { (&pair.a, &pair.a_name) };
        let other = *self.book.ids.get(id.as_str())?;
        Some(Companion {
            href: self.book.href(Kind::Person, other),
            name,
            title: format!(
                "{} and {} shared",
                count(pair.sentences, "sentence"),
                count(pair.articles, "article")
            ),
        })
    }

    fn date(&self, row: u32, times: u64) -> (String, String, Num) {
        (self.book.date_href(row), super::dates::label(&self.book.report.dates[row as usize]), Num(times))
    }
}

/// Forms other than the name itself.
fn others(row: &PersonRow) -> impl Iterator<Item = &Count> {
    row.aliases.iter().filter(|a| a.text != row.name)
}

fn counted(count: &Count) -> (&str, Num) {
    (&count.text, Num(count.count))
}

pub fn joined<'t>(counts: impl Iterator<Item = &'t Count>, most: usize) -> String {
    counts.take(most).map(|c| c.text.as_str()).collect::<Vec<_>>().join(", ")
}

/// Who appears with whom.
#[derive(Template)]
#[template(path = "together.html", config = "src/report/html/askama.toml")]
pub struct Together<'t> {
    names: Vec<(String, &'t str)>,
    rows: Vec<MatrixRow<'t>>,
}

struct MatrixRow<'t> {
    href: String,
    name: &'t str,
    cells: Vec<Cell>,
}

struct Cell {
    /// Shared articles; 0 for an empty cell.
    articles: u64,
    /// How dark, 1 to 5.
    step: u64,
    title: String,
    own: bool,
}

impl<'t> Together<'t> {
    /// The matrix of the most mentioned people who share anything; none where nobody does.
    pub fn new(book: &Book<'t>) -> Option<Together<'t>> {
        let report: &'t crate::report::Report = book.report;
        let shown = report.people.iter().enumerate().take(book.limits.people);
        let people: Vec<&PersonRow> = shown
            .filter(|(i, _)| !book.people[*i].with.is_empty())
            .map(|(_, p)| p)
            .take(book.limits.matrix)
            .collect();
        let pairs = pairs(&report.together, &people);
        if pairs.is_empty() {
            return None;
        }
        let most = pairs.values().map(|p| p.0).max().unwrap_or(1).max(1);
        let names: Vec<(String, &str)> =
            people.iter().map(|p| (format!("#{}", p.id), p.name.as_str())).collect();
        let rows = (0..people.len()).map(|y| MatrixRow {
            href: names[y].0.clone(),
            name: names[y].1,
            cells: (0..people.len()).map(|x| cell(&people, &pairs, (x, y), most)).collect(),
        });
        Some(Together { rows: rows.collect(), names })
    }
}

type Pairs = rustc_hash::FxHashMap<(usize, usize), (u64, u64)>;

/// Shared articles and sentences of the people, by their places in the list, both ways.
fn pairs(together: &[crate::report::Pair], people: &[&PersonRow]) -> Pairs {
    let at: rustc_hash::FxHashMap<&str, usize> =
        people.iter().enumerate().map(|(i, p)| (p.id.as_str(), i)).collect();
    let mut all = Pairs::default();
    for pair in together {
        if let (Some(&a), Some(&b)) = (at.get(pair.a.as_str()), at.get(pair.b.as_str())) {
            all.insert((a, b), (pair.articles, pair.sentences));
            all.insert((b, a), (pair.articles, pair.sentences));
        }
    }
    all
}

fn cell(people: &[&PersonRow], pairs: &Pairs, (x, y): (usize, usize), most: u64) -> Cell {
    let Some(&(articles, sentences)) = pairs.get(&(x, y)) else {
        return Cell { articles: 0, step: 0, title: String::new(), own: x == y };
    };
    let title = format!(
        "{} and {}: {}, {}",
        people[y].name,
        people[x].name,
        count(articles, "article"),
        count(sentences, "sentence")
    );
    Cell { articles, step: (articles * 5).div_ceil(most), title, own: false }
}
