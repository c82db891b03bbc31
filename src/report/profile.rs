//! Everything the corpus says of one person or place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxHashMap, FxHashSet};
use serde::Serialize;

use super::facts::Facts;
use super::rows::Rows;
use super::trend::Trend;
use super::{Count, PersonRow, PlaceRow, QuoteRow, ReportOptions};
use crate::authority::Authority;
use crate::corpus::Corpus;
use crate::corpus::QuoteKept;
use crate::evidence::Evidence;
use crate::fold;
use crate::identity::{self, Wordings};
use crate::nearest::nearest;
use crate::record::Text;

/// One person or place with what stands around it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Profile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonRow>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<PlaceRow>,
    /// Others whose name or alias fits, too, but less well.
    pub others: Vec<Text>,
    /// What the person says.
    pub said: Vec<QuoteRow>,
    /// Quotations that name the person or place.
    pub about: Vec<QuoteRow>,
    /// People of the same articles, those of the same sentences first.
    pub with: Vec<Companion>,
    /// Dates of the same sentences.
    pub dates: Vec<Dated>,
    /// By path.
    pub articles: Vec<Told>,
}

/// Somebody beside whom the name stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Companion {
    pub name: Text,
    pub articles: u64,
    pub sentences: u64,
}

/// A date in a sentence with the name.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Dated {
    pub value: Text,
    pub text: Text,
    pub path: Text,
    pub line: u32,
    pub column: u32,
}

/// An article that tells of the name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Told {
    pub path: Text,
    pub published: Option<Text>,
    pub mentions: u64,
}

/// Why no profile could be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unclear {
    /// Nobody and no place is called so; names that hold the word, if any do.
    Unknown(Vec<Text>),
    /// Several are.
    Several(Vec<Text>),
}

/// Article and number of a fact.
type Mention = (u32, u32);

impl Profile {
    /// The profile of who or what is called `name`: by name, else by alias, else by a word of the name. Case and accents
    /// make no difference.
    ///
    /// # Errors
    /// When nobody or several are called so.
    pub fn new(corpus: &Corpus, authority: &Authority, name: &str) -> Result<Profile, Unclear> {
        let evidence = Evidence::new(corpus);
        let people = identity::people(&evidence, authority);
        let wordings = Wordings::new(&evidence);
        let options = ReportOptions { evidence: 0, ..ReportOptions::default() };
        let trend = Trend::new(&evidence);
        let facts = Facts { evidence: &evidence, options: &options, trend: &trend };
        let rows = Rows::new(facts, &people, &wordings);
        let (persons, places) = (rows.people(), rows.facts.places());
        let (found, others) = find(&persons, &places, name)?;
        let mut profile = match found {
            Found::Person(row) => Profile { person: Some(row.clone()), others, ..Profile::default() },
            Found::Place(row) => Profile { place: Some(row.clone()), others, ..Profile::default() },
        };
        profile.surround(&rows);
        Ok(profile)
    }

    /// Where the name stands: article numbers and offsets.
    fn spots(&self, evidence: &Evidence) -> Vec<Mention> {
        let by_path: FxHashMap<&str, u32> =
            evidence.articles.iter().enumerate().map(|(i, a)| (a.path.as_str(), i as u32)).collect();
        let person = self.person.iter().flat_map(|row| &row.evidence);
        let place = self.place.iter().flat_map(|row| &row.evidence);
        person.chain(place).filter_map(|e| Some((*by_path.get(e.path.as_str())?, e.start))).collect()
    }

    fn surround(&mut self, rows: &Rows) {
        let evidence = rows.evidence;
        let spots = self.spots(evidence);
        let about = quotes_around(evidence, &spots);
        let id = self.person.as_ref().map(|p| p.id.clone());
        for quote in rows.quotes() {
            let named = quote.variants.iter().any(|v| about.contains(&(v.article.clone(), v.start)));
            let spoken = id.is_some() && quote.speaker_id == id
                || self.person.as_ref().is_some_and(|p| quote.speakers.contains(&p.name));
            match (spoken, named) {
                (true, _) => self.said.push(quote),
                (_, true) => self.about.push(quote),
                _ => {}
            }
        }
        self.with = companions(rows, &spots, id.as_deref());
        self.share(rows);
        self.dates = dates(evidence, &spots);
        self.articles = articles(evidence, &spots);
    }
}

impl Profile {
    /// Tells for every link what its article shares with the person's others: roles, then companions.
    fn share(&mut self, rows: &Rows) {
        let Some(person) = &mut self.person else { return };
        let Some(number) = rows.ids.iter().position(|id| *id == person.id) else { return };
        let mentions = &rows.people.persons[number].mentions;
        let own: BTreeSet<u32> = mentions.iter().map(|m| m.0).collect();
        let path = |a: &u32| rows.evidence.articles[*a as usize].path.as_str();
        let by_path: FxHashMap<&str, u32> = own.iter().map(|a| (path(a), *a)).collect();
        let (roles, company) = (roles_by_article(rows.evidence, mentions), company(rows, number, &own));
        for link in &mut person.links {
            let Some(here) = by_path.get(link.path.as_str()) else { continue };
            let shared = [&roles, &company].into_iter().filter_map(|of| of.get(here));
            link.shared = shared.flatten().cloned().collect();
        }
    }
}

/// For every article of a person the first of the roles that another one tells, too.
fn roles_by_article(evidence: &Evidence, mentions: &[Mention]) -> FxHashMap<u32, Vec<Text>> {
    let mut told: BTreeMap<String, BTreeSet<u32>> = BTreeMap::new();
    for &(article, fact) in mentions {
        if let Some(role) = &evidence.articles[article as usize].people[fact as usize].role {
            told.entry(fold::fold(role)).or_default().insert(article);
        }
    }
    let mut of: FxHashMap<u32, Vec<Text>> = FxHashMap::default();
    for (role, articles) in told.iter().filter(|(_, articles)| articles.len() > 1) {
        for article in articles {
            let first = of.entry(*article).or_default();
            if first.len() < 2 {
                first.push(role.as_str().into());
            }
        }
    }
    of
}

/// For every article of a person those whom most of the person's other articles name, too.
fn company(rows: &Rows, number: usize, own: &BTreeSet<u32>) -> FxHashMap<u32, Vec<Text>> {
    let mut met: FxHashMap<u32, Vec<(Reverse<usize>, &Text)>> = FxHashMap::default();
    for (_, other) in rows.people.persons.iter().enumerate().filter(|(i, _)| *i != number) {
        let mut theirs: Vec<u32> = other.mentions.iter().map(|m| m.0).filter(|a| own.contains(a)).collect();
        theirs.dedup();
        if theirs.len() > 1 {
            theirs.iter().for_each(|a| met.entry(*a).or_default().push((Reverse(theirs.len()), &other.name)));
        }
    }
    let most = |mut all: Vec<(Reverse<usize>, &Text)>| {
        all.sort();
        all.into_iter().take(3).map(|(_, name)| smol_str::format_smolstr!("with {name}")).collect()
    };
    met.into_iter().map(|(article, all)| (article, most(all))).collect()
}

enum Found<'a> {
    Person(&'a PersonRow),
    Place(&'a PlaceRow),
}

/// The exact name goes before an alias, an alias before a word of a name; the best that anything gives decides.
fn find<'a>(
    people: &'a [PersonRow],
    places: &'a [PlaceRow],
    name: &str,
) -> Result<(Found<'a>, Vec<Text>), Unclear> {
    let wanted = fold::fold(name.trim());
    let persons = people.iter().map(|p| (grade(&wanted, &p.name, &p.aliases), Found::Person(p)));
    let towns = places.iter().map(|p| (grade(&wanted, &p.name, &p.aliases), Found::Place(p)));
    let graded: Vec<(Option<u8>, Found)> =
        persons.chain(towns).filter(|(grade, _)| grade.is_some()).collect();
    let best = graded.iter().map(|(grade, _)| *grade).min();
    let (mut found, rest): (Vec<_>, Vec<_>) = graded.into_iter().partition(|(grade, _)| Some(*grade) == best);
    if found.len() > 1 {
        return Err(Unclear::Several(found.iter().map(|(_, found)| found.name()).collect()));
    }
    let others = rest.iter().map(|(_, found)| found.name()).collect();
    found.pop().map(|(_, found)| (found, others)).ok_or_else(|| {
        let names: Vec<&Text> =
            people.iter().map(|p| &p.name).chain(places.iter().map(|p| &p.name)).collect();
        Unclear::Unknown(meant(&names, &wanted))
    })
}

/// Names that may be meant: those that hold the word, else the one that is a slip away, whole or in a word.
fn meant(names: &[&Text], wanted: &str) -> Vec<Text> {
    let holding = names.iter().filter(|n| fold::fold(n).contains(wanted)).take(8);
    let holding: Vec<Text> = holding.map(|n| (*n).clone()).collect();
    if !holding.is_empty() {
        return holding;
    }
    let words = |name: &str| [vec![name.to_string()], name.split(' ').map(str::to_string).collect()].concat();
    let worded: Vec<(String, &Text)> =
        names.iter().flat_map(|n| words(&fold::fold(n)).into_iter().map(|word| (word, *n))).collect();
    let near = nearest(wanted, worded.iter().map(|(word, _)| word.as_str()));
    let found = near.and_then(|near| worded.iter().find(|(word, _)| word == near));
    found.map(|(_, name)| (*name).clone()).into_iter().collect()
}

/// 0 where the name is the wanted one, 1 where an alias is, 2 where a word of the name is.
fn grade(wanted: &str, name: &str, aliases: &[Count]) -> Option<u8> {
    let folded = fold::fold(name);
    match () {
        () if folded == wanted => Some(0),
        () if aliases.iter().any(|a| fold::fold(&a.text) == wanted) => Some(1),
        () if folded.split_whitespace().any(|word| word == wanted) => Some(2),
        () => None,
    }
}

impl Found<'_> {
    fn name(&self) -> Text {
        match self {
            Found::Person(row) => row.name.clone(),
            Found::Place(row) => smol_str::format_smolstr!("{} ({})", row.name, row.kind),
        }
    }
}

/// The quotations, as path and offset, inside which the name stands.
fn quotes_around(evidence: &Evidence, spots: &[Mention]) -> FxHashSet<(Text, u32)> {
    let mut spots = spots.to_vec();
    spots.sort_unstable();
    let mut all = FxHashSet::default();
    for here in spots.chunk_by(|a, b| a.0 == b.0) {
        let extract = evidence.articles[here[0].0 as usize];
        let names = |q: &&QuoteKept| {
            here.get(here.partition_point(|spot| spot.1 < q.start)).is_some_and(|spot| spot.1 < q.end)
        };
        all.extend(extract.quotes.iter().filter(names).map(|q| (extract.path.clone(), q.start)));
    }
    all
}

/// People who share an article with the name, by shared sentences, then articles.
fn companions(rows: &Rows, spots: &[Mention], own: Option<&str>) -> Vec<Companion> {
    let here: BTreeSet<u32> = spots.iter().map(|s| s.0).collect();
    let beside: FxHashSet<(u32, Option<u32>)> =
        spots.iter().map(|&(a, start)| (a, rows.evidence.sentence(a as usize, start))).collect();
    let mut all: Vec<Companion> = Vec::new();
    for (number, person) in rows.people.persons.iter().enumerate() {
        if own == Some(rows.ids[number].as_str()) {
            continue;
        }
        let mut articles: Vec<u32> =
            person.mentions.iter().map(|m| m.0).filter(|a| here.contains(a)).collect();
        articles.dedup();
        let start = |&(a, f): &Mention| rows.evidence.articles[a as usize].people[f as usize].start;
        let sentence = |m: &Mention| (m.0, rows.evidence.sentence(m.0 as usize, start(m)));
        let mut sentences: Vec<(u32, Option<u32>)> =
            person.mentions.iter().map(sentence).filter(|s| s.1.is_some() && beside.contains(s)).collect();
        sentences.dedup();
        if !articles.is_empty() {
            let (articles, sentences) = (articles.len() as u64, sentences.len() as u64);
            all.push(Companion { name: person.name.clone(), articles, sentences });
        }
    }
    all.sort_by(|a, b| (b.sentences, b.articles, &a.name).cmp(&(a.sentences, a.articles, &b.name)));
    all
}

fn dates(evidence: &Evidence, spots: &[Mention]) -> Vec<Dated> {
    let sentence = |&(article, start): &Mention| Some((article, evidence.sentence(article as usize, start)?));
    let beside: BTreeSet<(u32, u32)> = spots.iter().filter_map(sentence).collect();
    let mut all: Vec<Dated> = Vec::new();
    for (article, sentence) in beside {
        let extract = evidence.articles[article as usize];
        let span = extract.sentences[sentence as usize];
        let dates = &extract.dates[extract.dates.partition_point(|d| d.start < span.start)..];
        for date in dates.iter().take_while(|d| d.start < span.end).filter(|d| d.end <= span.end) {
            let (line, column) = evidence.locate(article as usize, date.start);
            let (value, text, path) = (date.value.clone(), date.text.clone(), extract.path.clone());
            all.push(Dated { value, text, path, line, column });
        }
    }
    all.sort();
    all.dedup();
    all
}

fn articles(evidence: &Evidence, spots: &[Mention]) -> Vec<Told> {
    let mut counts: std::collections::BTreeMap<u32, u64> = Default::default();
    spots.iter().for_each(|s| *counts.entry(s.0).or_default() += 1);
    let told = |(article, mentions): (u32, u64)| {
        let extract = evidence.articles[article as usize];
        Told { path: extract.path.clone(), published: extract.published.clone(), mentions }
    };
    counts.into_iter().map(told).collect()
}
