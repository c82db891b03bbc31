//! What the page shows beyond the report's rows: where each person, place, date and statement stands in the texts, and
//! what stands beside each person.

use rustc_hash::FxHashMap;
use smol_str::format_smolstr;

use super::limits::Limits;
use super::text::{Kind, Mark, Reading};
use crate::evidence::Evidence;
use crate::identity;
use crate::record::Text;
use crate::report::about;
use crate::report::rows::{id, person_ids};
use crate::report::{Merged, Report};
use crate::span::Span;

/// An article and how often something stands there.
pub type Told = (u32, u64);

/// Everything a page is made from. Numbers are rows of the report's tables, articles in path order.
pub struct Book<'a> {
    pub report: &'a Report,
    pub limits: Limits,
    pub articles: Vec<Reading<'a>>,
    pub people: Vec<Portrait>,
    /// For every place and date the articles that tell of it.
    pub places: Vec<Vec<Told>>,
    pub dates: Vec<Vec<Told>>,
    /// The dates, most mentioned first, and where each stands in that order.
    pub dates_by_mentions: Vec<u32>,
    pub date_ranks: Vec<u32>,
    /// The article of every path.
    pub paths: FxHashMap<&'a str, u32>,
    /// The person of every id.
    pub ids: FxHashMap<&'a str, u32>,
    /// An id for every statement that no other has.
    pub quote_ids: Vec<Text>,
    /// Articles whose texts the page holds: these many first.
    pub texts: usize,
}

/// What stands beside one person.
#[derive(Debug, Default)]
pub struct Portrait {
    /// Statements the person makes, and those of others that name the person.
    pub said: Vec<u32>,
    pub about: Vec<u32>,
    /// Pairs of the report's `together`.
    pub with: Vec<u32>,
    /// Dates of the same sentences, with how often.
    pub dates: Vec<(u32, u64)>,
    pub articles: Vec<Told>,
}

/// Article and number of a fact.
type Fact = (u32, u32);

impl<'a> Book<'a> {
    /// `report` is one that `merged` gave, with whatever layers and evidence.
    pub fn new(merged: &'a Merged<'a>, report: &'a Report, limits: Limits) -> Book<'a> {
        let evidence = &merged.evidence;
        let mut book = Book {
            report,
            limits,
            articles: report
                .articles
                .iter()
                .zip(&evidence.articles)
                .map(|(r, e)| Reading::new(r, e))
                .collect(),
            people: report.people.iter().map(|_| Portrait::default()).collect(),
            places: Vec::new(),
            dates: Vec::new(),
            dates_by_mentions: by_mentions(report),
            date_ranks: vec![0; report.dates.len()],
            paths: rows(report.articles.iter().map(|a| a.path.as_str())),
            ids: rows(report.people.iter().map(|p| p.id.as_str())),
            quote_ids: unique(report.quotes.iter().map(|q| &q.id)),
            texts: 0,
        };
        for (rank, date) in book.dates_by_mentions.iter().enumerate() {
            book.date_ranks[*date as usize] = rank as u32;
        }
        book.texts = book.texts_that_fit();
        book.mark_quotes(evidence);
        let rows = book.mark_people(merged);
        book.places = book.mark_places(evidence);
        book.dates = book.mark_dates(evidence);
        book.dropped(evidence);
        book.beside(evidence);
        book.told_of(merged, &rows);
        book.spoken();
        book.paired();
        book.articles.iter_mut().for_each(Reading::settle);
        book
    }

    fn texts_that_fit(&self) -> usize {
        let mut room = self.limits.text;
        let fits = |a: &&Reading| match room.checked_sub(a.text.map_or(0, str::len)) {
            Some(rest) => {
                room = rest;
                true
            }
            None => false,
        };
        self.articles.iter().take(self.limits.articles).take_while(fits).count()
    }

    fn mark(&mut self, article: u32, start: u32, end: u32, kind: Kind, row: u32) {
        self.articles[article as usize].marks.push(Mark { span: Span { start, end }, kind, row });
    }

    /// Gives the row of every person, where the report has one.
    fn mark_people(&mut self, merged: &Merged) -> Vec<Option<u32>> {
        let ids = person_ids(&merged.evidence, &merged.people);
        let rows: Vec<Option<u32>> = ids.iter().map(|id| self.ids.get(id.as_str()).copied()).collect();
        for (person, row) in merged.people.persons.iter().zip(&rows) {
            let Some(row) = *row else { continue };
            for &(article, fact) in &person.mentions {
                let fact = &merged.evidence.articles[article as usize].people[fact as usize];
                self.mark(article, fact.start, fact.end, Kind::Person, row);
            }
            self.people[row as usize].articles = told(&person.mentions);
        }
        rows
    }

    fn mark_places(&mut self, evidence: &Evidence) -> Vec<Vec<Told>> {
        let mut all: Vec<Vec<Told>> = self.report.places.iter().map(|_| Vec::new()).collect();
        let ids: FxHashMap<&str, u32> = rows(self.report.places.iter().map(|p| p.id.as_str()));
        for entity in identity::places(evidence) {
            let Some(&row) = ids.get(id("place", &entity.key).as_str()) else {
                continue;
            };
            for &(article, fact) in &entity.mentions {
                let fact = &evidence.articles[article as usize].places[fact as usize];
                self.mark(article, fact.start, fact.end, Kind::Place, row);
            }
            all[row as usize] = told(&entity.mentions);
        }
        all
    }

    fn mark_dates(&mut self, evidence: &Evidence) -> Vec<Vec<Told>> {
        let mut all: Vec<Vec<Fact>> = self.report.dates.iter().map(|_| Vec::new()).collect();
        let keys = self.report.dates.iter().enumerate();
        let keys: FxHashMap<_, u32> = keys
            .map(|(i, d)| ((d.value.as_str(), d.kind.as_str(), d.modifier.as_deref()), i as u32))
            .collect();
        for (article, extract) in evidence.articles.iter().enumerate() {
            for (number, date) in extract.dates.iter().enumerate() {
                let key = (date.value.as_str(), date.kind.as_str(), date.modifier.as_deref());
                let Some(&row) = keys.get(&key).filter(|_| evidence.keeps(article, date.start)) else {
                    continue;
                };
                all[row as usize].push((article as u32, number as u32));
                self.mark(article as u32, date.start, date.end, Kind::Date, row);
            }
        }
        all.iter().map(|facts| told(facts)).collect()
    }

    /// Where each statement's quotations stand.
    fn mark_quotes(&mut self, evidence: &Evidence) {
        for (row, quote) in self.report.quotes.iter().enumerate() {
            for variant in &quote.variants {
                let Some(&article) = self.paths.get(variant.article.as_str()) else { continue };
                let quotes = &evidence.articles[article as usize].quotes;
                let at = quotes.partition_point(|q| q.start < variant.start);
                let Some(fact) = quotes.get(at).filter(|q| q.start == variant.start) else { continue };
                let span = Span { start: fact.start, end: fact.end };
                self.articles[article as usize].quotes.push((span, row as u32));
            }
        }
        self.articles.iter_mut().for_each(|a| a.quotes.sort_by_key(|(s, row)| (s.start, s.end, *row)));
    }

    fn dropped(&mut self, evidence: &Evidence) {
        for (number, extract) in evidence.articles.iter().enumerate() {
            let own =
                extract.boilerplate.iter().map(|b| (Span { start: b.start, end: b.end }, b.reason.clone()));
            let repeated = evidence.furniture[number].iter().map(|d| (d.span, "repeated".into()));
            self.articles[number].dropped = own.chain(repeated).collect();
        }
    }

    /// Dates beside every mention of a person.
    fn beside(&mut self, evidence: &Evidence) {
        for (number, extract) in evidence.articles.iter().enumerate() {
            let reading = &self.articles[number];
            let mut dates: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
            for mark in reading.marks.iter().filter(|m| m.kind == Kind::Date) {
                let sentence = evidence.sentence(number, mark.span.start);
                sentence.into_iter().for_each(|s| dates.entry(s).or_default().push(mark.row));
            }
            for mark in reading.marks.iter().filter(|m| m.kind == Kind::Person) {
                let portrait = &mut self.people[mark.row as usize];
                let sentence = evidence.sentence(number, mark.span.start).and_then(|s| dates.get(&s));
                // A sentence that lists a thousand dates tells of none of them in particular.
                let beside = sentence.into_iter().flatten().take(8);
                portrait.dates.extend(beside.map(|row| (*row, 1)));
            }
            debug_assert!(extract.path == reading.row.path);
        }
        for portrait in &mut self.people {
            portrait.dates = summed(std::mem::take(&mut portrait.dates));
        }
    }

    /// Statements of others about every person, as the report counts them.
    fn told_of(&mut self, merged: &Merged, rows: &[Option<u32>]) {
        for (number, extract) in merged.evidence.articles.iter().enumerate() {
            let reading = &self.articles[number];
            let people = reading.marks.iter().filter(|m| m.kind == Kind::Person);
            let mut mentions: Vec<(u32, u32)> = people.map(|m| (m.span.start, m.row)).collect();
            mentions.sort_unstable();
            for &(span, statement) in &reading.quotes {
                let at = extract.quotes.partition_point(|q| q.start < span.start);
                let Some(quote) = extract.quotes.get(at).filter(|q| q.start == span.start) else { continue };
                let speakers = about::speakers(&merged.people, number, quote);
                let speakers: Vec<u32> = speakers.iter().filter_map(|s| rows[*s as usize]).collect();
                for (person, _) in about::named(extract, quote, &mentions, &speakers) {
                    self.people[person as usize].about.push(statement);
                }
            }
        }
        for portrait in &mut self.people {
            portrait.about.sort_unstable();
            portrait.about.dedup();
        }
    }

    /// Statements to their speakers; what somebody says is not said about them.
    fn spoken(&mut self) {
        let mut called: FxHashMap<&str, u32> = FxHashMap::default();
        for (row, person) in self.report.people.iter().enumerate() {
            called.entry(person.name.as_str()).or_insert(row as u32);
        }
        for (row, quote) in self.report.quotes.iter().enumerate() {
            let own = quote.speaker_id.iter().filter_map(|id| self.ids.get(id.as_str()));
            let joint = quote.speakers.iter().filter_map(|name| called.get(name.as_str()));
            let mut speakers: Vec<u32> = own.chain(joint).copied().collect();
            speakers.sort_unstable();
            speakers.dedup();
            speakers.into_iter().for_each(|s| self.people[s as usize].said.push(row as u32));
        }
        for portrait in &mut self.people {
            let said = &portrait.said;
            portrait.about.retain(|row| said.binary_search(row).is_err());
        }
    }

    /// Pairs to both of their people, closest first.
    fn paired(&mut self) {
        for (row, pair) in self.report.together.iter().enumerate() {
            for id in [&pair.a, &pair.b] {
                let Some(&person) = self.ids.get(id.as_str()) else { continue };
                self.people[person as usize].with.push(row as u32);
            }
        }
        let pairs = &self.report.together;
        for portrait in &mut self.people {
            portrait.with.sort_by_key(|p| {
                let pair = &pairs[*p as usize];
                (std::cmp::Reverse((pair.sentences, pair.articles)), *p)
            });
        }
    }
}

fn by_mentions(report: &Report) -> Vec<u32> {
    let mut all: Vec<u32> = (0..report.dates.len() as u32).collect();
    all.sort_by_key(|row| std::cmp::Reverse(report.dates[*row as usize].mentions));
    all
}

/// The number of each row by its key; of equal keys the first.
fn rows<'k>(keys: impl Iterator<Item = &'k str>) -> FxHashMap<&'k str, u32> {
    let mut all = FxHashMap::default();
    for (i, key) in keys.enumerate() {
        all.entry(key).or_insert(i as u32);
    }
    all
}

/// The ids; of equal ones the later get a number.
fn unique<'t>(ids: impl Iterator<Item = &'t Text>) -> Vec<Text> {
    let mut seen: FxHashMap<&str, u32> = FxHashMap::default();
    let mut one = |id: &'t Text| {
        let times = seen.entry(id.as_str()).or_default();
        *times += 1;
        if *times == 1 { id.clone() } else { format_smolstr!("{id}-{times}") }
    };
    ids.map(&mut one).collect()
}

/// How many of the facts stand in each article; the facts are in order.
fn told(facts: &[Fact]) -> Vec<Told> {
    facts.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.len() as u64)).collect()
}

/// Equal rows added up, the most frequent first.
fn summed(mut rows: Vec<(u32, u64)>) -> Vec<(u32, u64)> {
    rows.sort_unstable();
    let mut all: Vec<(u32, u64)> =
        rows.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|r| r.1).sum())).collect();
    all.sort_by_key(|(row, n)| (std::cmp::Reverse(*n), *row));
    all
}
