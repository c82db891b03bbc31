//! Rows of people, places and dates, with counts and evidence.

use std::borrow::Cow;
use std::collections::BTreeMap;

use compact_str::{ToCompactString, format_compact};
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::about::Speech;
use super::trend::Trend;
use super::{
    AmbiguousRow, Candidate, Count, DateRow, LinkRow, PersonRow, Place, PlaceRow, ReportOptions, Spot,
};
use crate::evidence::Evidence;
use crate::fold;
use crate::identity::{self, People, Person, Wordings};
use crate::record::{DateFact, PersonFact, PlaceFact, Text};

/// What rows of places and dates are made from.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub evidence: &'a Evidence<'a>,
    pub options: &'a ReportOptions,
    pub trend: &'a Trend,
}

/// What rows of people and statements are made from.
pub(super) struct Rows<'a> {
    pub facts: Facts<'a>,
    pub evidence: &'a Evidence<'a>,
    pub people: &'a People,
    pub wordings: &'a Wordings,
    /// The id of every person.
    pub ids: Vec<Text>,
}

/// A fact that can be shown as evidence.
pub(super) trait Fact {
    fn place(&self) -> Place;
}

impl<'a> Rows<'a> {
    pub fn new(facts: Facts<'a>, people: &'a People, wordings: &'a Wordings) -> Self {
        let evidence = facts.evidence;
        Rows { facts, evidence, people, wordings, ids: person_ids(evidence, people) }
    }

    pub fn people(&self) -> Vec<PersonRow> {
        let people = self.people.persons.par_iter().enumerate().zip(self.speech());
        let mut rows: Vec<PersonRow> = people.map(|((i, p), speech)| self.person(i, p, speech)).collect();
        rows.sort_by(|a, b| {
            let key = |r: &PersonRow| std::cmp::Reverse((r.mentions, r.articles));
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
        });
        rows
    }

    fn person(&self, number: usize, person: &Person, speech: Speech) -> PersonRow {
        let fact = |a: u32, f: u32| &self.evidence.articles[a as usize].people[f as usize];
        let facts: Vec<&PersonFact> = person.mentions.iter().map(|&(a, f)| fact(a, f)).collect();
        let articles = || person.mentions.iter().map(|&(a, _)| a as usize);
        PersonRow {
            id: self.ids[number].clone(),
            name: person.name.clone(),
            aliases: counts(facts.iter().map(|f| f.text.as_str())),
            roles: self.roles(person),
            gender: gender(&facts),
            mentions: facts.len() as u64,
            articles: distinct(articles()),
            stories: self.evidence.stories(articles()) as u64,
            quotes: speech.spoken,
            about: speech.about,
            links: person.links.iter().map(|l| self.link(l, person)).collect(),
            trend: self.facts.trend.of(&person.mentions),
            evidence: self.places_of(&person.mentions, fact),
        }
    }

    /// What the articles call a person, case aside, each under its most frequent form.
    fn roles(&self, person: &Person) -> Vec<Count> {
        let fact = |&(a, f): &(u32, u32)| &self.evidence.articles[a as usize].people[f as usize];
        let told = || {
            person.mentions.iter().filter_map(move |m| Some((m.0, fact(m).start, fact(m).role.as_deref()?)))
        };
        let mut forms: FxHashMap<String, Text> = FxHashMap::default();
        for form in counts(told().map(|(_, _, role)| role)) {
            forms.entry(fold::fold(&form.text)).or_insert(form.text);
        }
        let usual = |role: &str| forms.get(&fold::fold(role)).map_or("", Text::as_str);
        self.sourced(told().map(|(article, start, role)| (article, start, usual(role))))
    }

    fn link(&self, link: &identity::Link, person: &Person) -> LinkRow {
        let first = person.mentions.partition_point(|(article, _)| *article < link.article);
        let here = person.mentions[first..].iter().take_while(|(article, _)| *article == link.article);
        let facts = &self.evidence.articles[link.article as usize].people;
        let mut here = here.map(|(_, fact)| &facts[*fact as usize]);
        let (any, written) = (here.clone().next(), here.find(|f| f.text == link.text));
        let (line, column) =
            written.or(any).map_or((0, 0), |f| self.evidence.locate(link.article as usize, f.start));
        LinkRow {
            text: link.text.clone(),
            to: link.to.clone(),
            rule: format_compact!("identity/{}", link.sieve),
            path: self.evidence.articles[link.article as usize].path.clone(),
            line,
            column,
            shared: Vec::new(),
        }
    }

    /// Texts with their counts, articles and first places, as [`counts`] orders them; `told` gives article, offset and
    /// text, in order.
    pub fn sourced<'t>(&self, told: impl Iterator<Item = (u32, u32, &'t str)>) -> Vec<Count> {
        let mut counted: FxHashMap<&str, (u64, u64, u32, Spot)> = FxHashMap::default();
        for (article, start, text) in told {
            let known = counted.entry(text).or_insert_with(|| {
                let (line, column) = self.evidence.locate(article as usize, start);
                let path = self.evidence.articles[article as usize].path.clone();
                (0, 0, u32::MAX, Spot { path, line, column })
            });
            known.0 += 1;
            known.1 += u64::from(known.2 != article);
            known.2 = article;
        }
        let count = |(text, (count, articles, _, spot)): (&str, (u64, u64, u32, Spot))| Count {
            text: text.to_compact_string(),
            count,
            articles,
            first: Some(Box::new(spot)),
        };
        let mut all: Vec<Count> = counted.into_iter().map(count).collect();
        all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        all
    }

    pub fn ambiguous(&self) -> Vec<AmbiguousRow> {
        let mut rows: BTreeMap<(Text, &str, u32, &[u32]), Vec<u32>> = BTreeMap::new();
        for open in &self.people.open {
            let key = (open.text.clone(), open.why, open.own, &open.candidates[..]);
            rows.entry(key).or_default().push(open.article);
        }
        let candidate = |c: &u32| Candidate {
            id: self.ids[*c as usize].clone(),
            name: self.people.persons[*c as usize].name.clone(),
        };
        rows.into_iter()
            .map(|((text, why, own, candidates), articles)| AmbiguousRow {
                text,
                id: self.ids[own as usize].clone(),
                candidates: candidates.iter().map(candidate).collect(),
                rule: format_compact!("identity/{why}"),
                evidence: self.open_places(own, articles[0]),
                articles: articles.iter().map(|a| self.evidence.articles[*a as usize].path.clone()).collect(),
            })
            .collect()
    }

    /// Where an article has the name that stayed open.
    fn open_places(&self, own: u32, article: u32) -> Vec<Place> {
        let mentions = &self.people.persons[own as usize].mentions;
        let first = mentions.partition_point(|(a, _)| *a < article);
        let here = mentions[first..].iter().take_while(|(a, _)| *a == article).count();
        let fact = |a: u32, f: u32| &self.evidence.articles[a as usize].people[f as usize];
        self.places_of(&mentions[first..first + here], fact)
    }

    pub fn places_of<'f, F: Fact + 'f>(
        &self,
        mentions: &[(u32, u32)],
        fact: impl Fn(u32, u32) -> &'f F,
    ) -> Vec<Place> {
        self.facts.places_of(mentions, fact)
    }
}

impl Facts<'_> {
    pub fn places(&self) -> Vec<PlaceRow> {
        let mut rows: Vec<PlaceRow> =
            identity::places(self.evidence).iter().map(|entity| self.place(entity)).collect();
        contain(&mut rows);
        rows.sort_by(|a, b| {
            let key = |r: &PlaceRow| std::cmp::Reverse((r.mentions, r.articles));
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
        });
        rows
    }

    fn place(&self, entity: &identity::PlaceEntity) -> PlaceRow {
        let fact = |a: u32, f: u32| &self.evidence.articles[a as usize].places[f as usize];
        let articles = || entity.mentions.iter().map(|&(a, _)| a as usize);
        let shown = &entity.fact;
        PlaceRow {
            id: id("place", &entity.key),
            name: if shown.name.is_empty() { shown.text.clone() } else { shown.name.clone() },
            kind: shown.kind.clone(),
            country: shown.country.clone(),
            region: shown.region.clone(),
            within: None,
            lat: shown.lat,
            lon: shown.lon,
            gazetteer: shown.gazetteer,
            aliases: counts(entity.mentions.iter().map(|&(a, f)| fact(a, f).text.as_str())),
            mentions: entity.mentions.len() as u64,
            articles: distinct(articles()),
            stories: self.evidence.stories(articles()) as u64,
            trend: self.trend.of(&entity.mentions),
            evidence: self.places_of(&entity.mentions, fact),
        }
    }

    pub fn dates(&self) -> Vec<DateRow> {
        type Key<'k> = (&'k str, &'k str, Option<&'k str>);
        let mut groups: BTreeMap<Key, Vec<(u32, u32)>> = BTreeMap::new();
        for (article, extract) in self.evidence.articles.iter().enumerate() {
            for (number, date) in extract.dates.iter().enumerate() {
                if self.evidence.keeps(article, date.start) {
                    let key = (date.value.as_str(), date.kind.as_str(), date.modifier.as_deref());
                    groups.entry(key).or_default().push((article as u32, number as u32));
                }
            }
        }
        let mut rows: Vec<DateRow> = groups.into_values().map(|mentions| self.date(&mentions)).collect();
        rows.sort_by_cached_key(|r| {
            let day = r.from.clone().filter(|_| r.resolved);
            (day.is_none(), day, r.value.clone(), r.kind.clone(), r.modifier.clone())
        });
        rows
    }

    fn date(&self, mentions: &[(u32, u32)]) -> DateRow {
        let fact = |a: u32, f: u32| &self.evidence.articles[a as usize].dates[f as usize];
        let Some(first) = mentions.first().map(|&(a, f)| fact(a, f)) else { return DateRow::default() };
        DateRow {
            value: first.value.clone(),
            kind: first.kind.clone(),
            modifier: first.modifier.clone(),
            from: first.from.clone(),
            to: first.to.clone(),
            resolved: first.resolved,
            mentions: mentions.len() as u64,
            articles: distinct(mentions.iter().map(|&(a, _)| a as usize)),
            stories: self.evidence.stories(mentions.iter().map(|&(a, _)| a as usize)) as u64,
            texts: counts(mentions.iter().map(|&(a, f)| fact(a, f).text.as_str())),
            evidence: self.places_of(mentions, fact),
        }
    }

    /// The first places of some mentions, in their order.
    pub fn places_of<'f, F: Fact + 'f>(
        &self,
        mentions: &[(u32, u32)],
        fact: impl Fn(u32, u32) -> &'f F,
    ) -> Vec<Place> {
        let wanted = if self.options.evidence == 0 { usize::MAX } else { self.options.evidence };
        let shown = mentions.iter().take(wanted).map(|&(article, number)| {
            let mut place = fact(article, number).place();
            place.path.clone_from(&self.evidence.articles[article as usize].path);
            (place.line, place.column) = self.evidence.locate(article as usize, place.start);
            place.sentence = place.sentence.filter(|_| self.options.context);
            place
        });
        shown.collect()
    }
}

impl Fact for PersonFact {
    fn place(&self) -> Place {
        let (text, rule, sentence) = (self.text.clone(), self.rule.clone(), self.sentence.clone());
        Place { start: self.start, end: self.end, text, rule, sentence, ..Place::default() }
    }
}

impl Fact for PlaceFact {
    fn place(&self) -> Place {
        let (text, rule, sentence) = (self.text.clone(), self.rule.clone(), self.sentence.clone());
        Place { start: self.start, end: self.end, text, rule, sentence, ..Place::default() }
    }
}

impl Fact for DateFact {
    fn place(&self) -> Place {
        let (text, rule, sentence) = (self.text.clone(), self.rule.clone(), self.sentence.clone());
        Place { start: self.start, end: self.end, text, rule, sentence, ..Place::default() }
    }
}

/// Gives every place the entry of the region or else the country it lies in, where the report has one.
fn contain(rows: &mut [PlaceRow]) {
    let mut whole: FxHashMap<(Option<Text>, Text), Text> = FxHashMap::default();
    for row in rows.iter().filter(|r| r.country.is_some()) {
        match row.kind.as_str() {
            "country" => {
                whole.entry((row.country.clone(), Text::default())).or_insert_with(|| row.id.clone())
            }
            "region" => {
                whole.entry((row.country.clone(), row.name.clone())).or_insert_with(|| row.id.clone())
            }
            _ => continue,
        };
    }
    for row in rows.iter_mut().filter(|r| r.country.is_some() && r.kind != "country") {
        let region = row.region.clone().and_then(|region| whole.get(&(row.country.clone(), region)));
        let country = || whole.get(&(row.country.clone(), Text::default()));
        row.within = region.filter(|id| **id != row.id).or_else(country).filter(|id| **id != row.id).cloned();
    }
}

/// `m` or `f` where at least three quarters of the mentions that tell agree.
fn gender(facts: &[&PersonFact]) -> Option<Text> {
    let count = |gender: &str| facts.iter().filter(|f| f.gender.as_deref() == Some(gender)).count();
    let (men, women) = (count("m"), count("f"));
    let one = if men >= women { "m" } else { "f" };
    (men.max(women) > 3 * men.min(women)).then(|| one.to_compact_string())
}

/// Texts with their counts, most frequent first, then by letters.
pub(super) fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Count> {
    let mut counted: FxHashMap<Cow<str>, u64> = FxHashMap::default();
    texts.for_each(|text| *counted.entry(fold::composed(text)).or_default() += 1);
    let mut all: Vec<Count> = counted
        .into_iter()
        .map(|(text, count)| Count { text: text.to_compact_string(), count, ..Count::default() })
        .collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    all
}

/// How many different articles; the input is in order.
pub(super) fn distinct(articles: impl Iterator<Item = usize>) -> u64 {
    let mut last = None;
    articles.filter(|a| last.replace(*a) != Some(*a)).count() as u64
}

/// A name for an entry, made from its content alone.
pub(super) fn id(kind: &str, content: &str) -> Text {
    format_compact!("{kind}-{:012x}", fold::hash(format_compact!("{kind}\u{1f}{content}").as_bytes()) >> 16)
}

/// Ids from the folded name; namesakes after the first are told apart by where they first appear.
pub(super) fn person_ids(evidence: &Evidence, people: &People) -> Vec<Text> {
    let mut taken: FxHashMap<Text, ()> = FxHashMap::default();
    let mut order: Vec<usize> = (0..people.persons.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(people.persons[*i].mentions.len()), *i));
    let mut ids = vec![Text::default(); order.len()];
    for i in order {
        let person = &people.persons[i];
        let name = fold::fold(&person.name);
        let mut new = id("person", &name);
        if taken.contains_key(&new) {
            let (article, fact) = person.mentions.first().copied().unwrap_or_default();
            let path = evidence.articles.get(article as usize).map_or("", |e| e.path.as_str());
            new = id("person", &format_compact!("{name}\u{1f}{path}\u{1f}{fact}"));
        }
        taken.insert(new.clone(), ());
        ids[i] = new;
    }
    ids
}
