//! Rows of places and dates, with counts and evidence.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::rows::{counts, distinct, id};
use super::trend::Trend;
use super::{DateRow, Place, PlaceRow, ReportOptions};
use crate::corpus::{DateKept, PlaceKept};
use crate::evidence::Evidence;
use crate::identity;
use crate::record::Text;

/// What rows of places and dates are made from.
#[derive(Clone, Copy)]
pub(super) struct Facts<'a> {
    pub evidence: &'a Evidence<'a>,
    pub options: &'a ReportOptions,
    pub trend: &'a Trend,
}

/// A fact that can be shown as evidence.
pub(super) trait Fact {
    fn place(&self) -> Place;
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

impl Fact for PlaceKept {
    fn place(&self) -> Place {
        let (text, rule, sentence) = (self.text.clone(), self.rule.clone(), self.sentence.clone());
        Place { start: self.start, end: self.end, text, rule, sentence, ..Place::default() }
    }
}

impl Fact for DateKept {
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
