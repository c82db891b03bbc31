//! What stands around the parts: policy, style, the corpus in a line, the way through the page, the script.

use askama::Template;

use super::book::Book;
use super::calendar::{self, Days};
use super::escape::{Num, hash};
use crate::report::cells::count;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Everything before the first part.
#[derive(Template)]
#[template(path = "head.html", config = "src/report/html/askama.toml")]
pub struct Head {
    /// What the page may load and run: nothing but its own style and script.
    policy: String,
    style: &'static str,
    title: String,
    line: String,
    links: Vec<(&'static str, &'static str, Num)>,
}

/// Everything behind the last part.
#[derive(Template)]
#[template(path = "foot.html", config = "src/report/html/askama.toml")]
pub struct Foot<'a> {
    script: &'static str,
    name: &'a str,
    version: &'a str,
}

impl Head {
    pub fn new(book: &Book, aside: bool) -> Head {
        let report = book.report;
        let (style, script) = (hash(STYLE), hash(SCRIPT));
        let n = |count: usize| Num(count as u64);
        let people = [("people", "People", n(report.people.len()))];
        let links = [
            ("said", "Who said what", n(report.quotes.len())),
            ("places", "Places", n(report.places.len())),
            ("dates", "Timeline", n(report.dates.len())),
            ("together", "Together", n(report.together.len())),
            ("articles", "Articles", n(report.articles.len())),
        ];
        let filled = people.into_iter().chain(links).filter(|(.., n)| n.0 > 0);
        let last = aside.then_some(("left-out", "Left out, open", Num(0)));
        Head {
            policy: format!(
                "default-src 'none'; style-src '{style}'; script-src '{script}'; img-src data:; base-uri 'none'; form-action 'none'"
            ),
            style: STYLE,
            title: title(book),
            line: line(book),
            links: filled.chain(last).collect(),
        }
    }
}

impl<'a> Foot<'a> {
    pub fn new(book: &'a Book) -> Foot<'a> {
        let tool = &book.report.tool;
        Foot { script: SCRIPT, name: &tool.name, version: &tool.version }
    }
}

/// How many articles of which days.
fn title(book: &Book) -> String {
    let corpus = &book.report.corpus;
    let days = corpus.from.as_deref().and_then(|from| Days::parse(from, corpus.to.as_deref()));
    let articles = count(corpus.articles, "article");
    days.map_or(articles.clone(), |days| format!("{articles}, {}", calendar::words(days)))
}

/// The corpus in a line.
fn line(book: &Book) -> String {
    let (report, corpus) = (book.report, &book.report.corpus);
    let copies = corpus.articles - corpus.stories.min(corpus.articles);
    let copies = if copies == 0 { String::new() } else { format!(" ({})", copied(copies)) };
    let quotes = corpus.quotes_attributed + corpus.quotes_unattributed;
    let spoken = match corpus.quotes_unattributed {
        _ if quotes == 0 => String::new(),
        0 => ", all with a speaker".to_string(),
        n => format!(", {} of them without a speaker", Num(n)),
    };
    format!(
        "{}{copies} in {}: {}, {}, {} and {}{spoken}.",
        count(corpus.words, "word"),
        count(corpus.sentences, "sentence"),
        count(report.people.len() as u64, "person"),
        count(report.places.len() as u64, "place"),
        count(report.dates.len() as u64, "date"),
        count(quotes, "quotation"),
    )
}

fn copied(copies: u64) -> String {
    if copies == 1 {
        "1 article repeats another".to_string()
    } else {
        format!("{} articles repeat others", Num(copies))
    }
}
