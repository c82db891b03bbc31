//! What the places of an article tell together, and how much speaks for each row of the gazetteer in their light.

use rustc_hash::{FxHashMap, FxHashSet};

use super::outer::is_shared;
use crate::document::Document;
use crate::lexicon::{Classes, Entry, Place};

/// Rows of one name that are compared; the rest are the smallest.
pub(super) const CANDIDATES: usize = 40;

/// Fewer people make a town that only its surroundings can tell from its namesakes.
const LITTLE: u32 = 20_000;

/// So many people make a city that its name alone calls up, and so many times those of a town in its shadow.
const BIG: u32 = 200_000;
const OVERSHADOWS: u32 = 20;

/// How much a town in a city's shadow loses.
const SHADOW: f64 = 2.0;

/// Words for peoples that are asked for their countries.
const PEOPLES: usize = 100;

/// So much must speak for other countries before a little town is taken for none of the gazetteer's.
const FOREIGN: f64 = 2.0;

/// Rows written by hand have numbers above this.
const OWN_ROWS: u32 = 900_000_000;

/// A place that the gazetteer may well have under another name's coordinates: no country, sea or well-known city.
pub(super) fn is_small(place: Place) -> bool {
    match place.kind().name() {
        "country" | "continent" | "ocean" | "sea" | "region" => false,
        "city" => place.population() < 100_000,
        _ => place.country().is_some(),
    }
}

/// The state or province of a place, or the place itself if it is one.
fn state(place: Place) -> Option<Place> {
    let admin = place.admin()?;
    if admin.kind().name() == "county" { admin.admin().or(Some(admin)) } else { Some(admin) }
}

/// What the article's places tell together.
#[derive(Default)]
pub(super) struct Surroundings {
    countries: FxHashMap<&'static str, f64>,
    regions: FxHashMap<Place, f64>,
    /// How many of the article's names a region could hold, names of few bearers counting most.
    support: FxHashMap<Place, f64>,
    pub anchors: FxHashMap<Entry, Place>,
    /// Sure places, for distances.
    sure: Vec<Place>,
}

impl Surroundings {
    /// Every distinct name speaks a little for each region where a place of that name lies.
    pub fn support(&mut self, entries: &[Option<Entry>]) {
        let mut seen: FxHashSet<Entry> = FxHashSet::default();
        let mut regions: Vec<Place> = Vec::new();
        for entry in entries.iter().flatten().take(400).filter(|e| seen.insert(**e)) {
            regions.clear();
            regions.extend(entry.places().take(CANDIDATES).filter_map(state));
            regions.sort_unstable();
            regions.dedup();
            let weight = 1.0 / regions.len().max(1) as f64;
            for region in &regions {
                *self.support.entry(*region).or_default() += weight.max(0.1);
            }
        }
    }

    /// "the Swiss court": a people speaks for its country, less than the country's own name.
    pub fn add_peoples(&mut self, document: &Document) {
        let peoples = document.tokens.iter().filter(|t| t.is(Classes::DEMONYM)).take(PEOPLES);
        for code in peoples.filter_map(|t| t.entry.value(Classes::DEMONYM)).filter(|v| v.len() == 2) {
            let weight = self.countries.entry(code).or_default();
            *weight = (*weight + 0.3).min(0.9);
        }
    }

    /// A country, region or very big city speaks for its country.
    pub fn add(&mut self, entry: Entry) {
        let Some(first) = entry.places().next() else { return };
        let Some(country) = first.country() else { return };
        let weight = match first.kind().name() {
            "country" => 1.0,
            "region" => {
                *self.regions.entry(first).or_default() += 1.0;
                0.8
            }
            "city" if first.population() > 1_000_000 => 0.6,
            _ => return,
        };
        *self.countries.entry(country).or_default() += weight;
        if first.is_city() && self.sure.len() < 12 && !self.sure.contains(&first) {
            self.sure.push(first);
        }
    }

    pub fn anchor(&mut self, entry: Entry, place: Place) {
        self.anchors.insert(entry, place);
        if let Some(country) = place.country() {
            *self.countries.entry(country).or_default() += 1.0;
        }
        if let Some(region) = place.admin() {
            *self.regions.entry(region).or_default() += 2.0;
        }
        if self.sure.len() < 12 {
            self.sure.push(place);
        }
    }

    /// "Athens, Georgia": the state all along, but for a name that a big city shares, "Redmond, Washington".
    pub fn holder(&mut self, entry: Entry, region: Place) {
        if !is_shared(entry) {
            self.anchors.entry(entry).or_insert(region);
        }
    }

    fn score(&self, place: Place, region: Option<Place>, rivals: &[Place]) -> f64 {
        let mut score = f64::from(place.population().max(100)).log10();
        score += match place.kind().name() {
            "country" | "continent" | "ocean" | "sea" => 5.0,
            // Rows of our own are the well-known ones: "Middle East".
            _ if place.id() > OWN_ROWS && place.id() < OWN_ROWS + 50_000_000 => 5.0,
            "region" => 2.0,
            "county" => -1.0,
            "city" if outweighs(place, rivals) => 3.5,
            "city" => 0.0,
            _ => 1.5,
        };
        if let Some(region) = region {
            score += if place.lies_in(region) { 20.0 } else { 0.0 };
        }
        let country = place.country().and_then(|c| self.countries.get(c)).copied().unwrap_or(0.0);
        score += (country + 1.0).log2().min(2.5) * 0.8;
        let admin = place.admin().and_then(|r| self.regions.get(&r)).copied().unwrap_or(0.0);
        score += (admin + 1.0).log2().min(2.5);
        let support = state(place).and_then(|r| self.support.get(&r)).copied().unwrap_or(0.0);
        score += (support + 0.5).log2().clamp(-1.0, 2.5) * 0.8;
        score
    }

    /// Whether the row lies in a country that nothing else in the article speaks of, while much speaks of others: a
    /// village that the gazetteer lacks has its namesakes elsewhere.
    pub fn is_far(&self, place: Place) -> bool {
        is_small(place) && place.population() < LITTLE && self.is_strange(place)
    }

    /// Whether much speaks for other countries, and nothing for the place's own.
    pub fn is_strange(&self, place: Place) -> bool {
        let strange = place.country().is_some_and(|c| !self.countries.contains_key(c));
        strange && self.countries.values().sum::<f64>() >= FOREIGN
    }

    /// At most 1: less, the farther the nearest sure place is.
    fn nearness(&self, place: Place) -> f64 {
        let near = self.sure.iter().map(|s| s.distance(place)).fold(f64::MAX, f64::min);
        if near < 300.0 { 1.0 - near / 300.0 } else { 0.0 }
    }
}

/// Whether a city is meant rather than a region of its name: the region around it if a tenth of its people live
/// in the city ("Constanta", not "Quebec"), another region if the city is a big one.
fn outweighs(city: Place, rivals: &[Place]) -> bool {
    match rivals.iter().find(|r| city.lies_in(**r)) {
        Some(around) => city.population() > 50_000 && city.population() >= around.population() / 10,
        None => !rivals.is_empty() && city.population() > 500_000,
    }
}

/// A town whose name calls up a city many times its size: "in Cleveland", wherever the article's places lie.
fn is_overshadowed(place: Place, biggest: Place) -> bool {
    let people = biggest.population();
    let same = place.name() == biggest.name();
    same && place.is_city() && people >= BIG && place.population() < people / OVERSHADOWS
}

pub(super) fn best(entry: Entry, region: Option<Place>, article: &Surroundings) -> Option<Place> {
    let mut rows = entry.places();
    let first = rows.next()?;
    if rows.next().is_none() {
        return Some(first);
    }
    let rows = entry.places().take(if region.is_some() { CANDIDATES * 4 } else { CANDIDATES });
    let rivals: Vec<Place> =
        entry.places().take(CANDIDATES).filter(|p| p.kind().name() == "region").collect();
    let biggest = entry.places().take(CANDIDATES).filter(|p| p.is_city()).max_by_key(|p| p.population());
    let shadow = |p: Place| if biggest.is_some_and(|b| is_overshadowed(p, b)) { SHADOW } else { 0.0 };
    let score = |p: Place| article.score(p, region, &rivals) - shadow(p);
    let mut scored: Vec<(f64, Place)> = rows.map(|p| (score(p), p)).collect();
    let most = scored.iter().map(|(s, _)| *s).fold(f64::MIN, f64::max);
    // Nearness adds at most 1: only who could still win is measured.
    scored.retain(|(s, _)| *s >= most - 1.0);
    scored
        .into_iter()
        .map(|(s, p)| (s + article.nearness(p), p))
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
        .map(|(_, p)| p)
}
