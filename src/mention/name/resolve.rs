//! Which row of the gazetteer a mention of a place means: explicit region, the article's other places, kind, size.

use rustc_hash::FxHashMap;

use super::outer::{Outer, beside_region, closes, region_of};
use super::surroundings::{Surroundings, best, is_small};
use super::{office, postal};
use crate::document::Document;
use crate::lexicon::{Classes, Entry, Place};
use crate::mention::{OrgMention, PlaceMention};

/// Kilometres from a region's middle within which a city across its border lies.
const NEAR: f64 = 400.0;

/// Fills [`PlaceMention::place`] of every mention that the gazetteer knows.
pub fn resolve(document: &Document, places: &mut [PlaceMention], orgs: &[OrgMention]) {
    let entries = entries(document, places);
    let mut article = Surroundings::default();
    article.support(&entries);
    article.add_peoples(document);
    for org in orgs.iter().take(200) {
        for (_, entry) in org.tokens.all().take(4).filter_map(|i| document.longest_entry(i, Classes::PLACE)) {
            article.add(entry);
        }
    }
    for entry in entries.iter().flatten() {
        article.add(*entry);
    }
    let explicit: Vec<Outer> = (0..places.len()).map(|i| region_of(document, places, &entries, i)).collect();
    let mut holders: Vec<Option<Place>> = vec![None; places.len()];
    for (i, (entry, region)) in entries.iter().zip(&explicit).enumerate() {
        let (Some(entry), Outer::Holds(region)) = (entry, region) else { continue };
        if let Some(best) = best(*entry, Some(*region), &Surroundings::default()) {
            article.anchor(*entry, best);
        }
        let holder = entries[i + 1].filter(|_| closes(document, places[i + 1].tokens.last as usize));
        if let Some(holder) = holder {
            holders[i + 1] = Some(*region);
            article.holder(holder, *region);
        }
    }
    for (_, entry) in places.iter().zip(&entries).filter(|(p, _)| p.rule == "place/dateline") {
        let river = entry.filter(|e| e.places().next().is_some_and(|p| p.kind().name() == "river"));
        let Some((entry, town)) = river.and_then(|e| Some((e, largest_town(e)?))) else { continue };
        article.anchors.entry(entry).or_insert(town);
    }
    let mut decided: FxHashMap<Entry, Option<Place>> = FxHashMap::default();
    for i in 0..places.len() {
        let Some(entry) = entries[i] else { continue };
        let own =
            if explicit[i] == Outer::None { beside_region(document, places, &entries, i) } else { None };
        let own = own.or(holders[i]).or_else(|| office::region(document, places[i].tokens, entry));
        if own.is_some() {
            places[i].place = own;
            continue;
        }
        places[i].place = match (article.anchors.get(&entry), explicit[i]) {
            (_, Outer::Holds(region)) => best(entry, Some(region), &article),
            // A city of both banks of a border river, told by its smaller half: "Kansas City, Kan."
            (_, Outer::Lacks(region)) => best(entry, None, &article).filter(|p| p.distance(region) < NEAR),
            (Some(place), _) => Some(*place),
            (None, outer) => decided
                .entry(entry)
                .or_insert_with(|| best(entry, None, &article).filter(|p| !article.is_far(*p)))
                .filter(|p| outer == Outer::None || !is_small(*p)),
        };
        // "Lucas Heights" is not in a far-off town of the name "Lucas".
        let whole = exact(document, places[i].tokens.all()).is_some();
        places[i].place = places[i].place.filter(|p| whole || !article.is_strange(*p));
    }
    short_forms(document, places);
}

/// "the Gulf" behind "the Gulf of Zarwik": a word for a kind of place alone is the one that the article names in full
/// before it.
fn short_forms(document: &Document, places: &mut [PlaceMention]) {
    let mut full: FxHashMap<Entry, Place> = FxHashMap::default();
    for mention in places {
        let range = mention.tokens.all();
        let Some(first) = document.tokens.get(range.start).filter(|t| t.is(Classes::PLACE_TYPE)) else {
            continue;
        };
        match (range.len(), mention.place) {
            (1, _) => mention.place = full.get(&first.entry).copied().or(mention.place),
            (_, Some(place)) => {
                full.insert(first.entry, place);
            }
            _ => {}
        }
    }
}

/// What the gazetteer has for each mention.
fn entries(document: &Document, places: &[PlaceMention]) -> Vec<Option<Entry>> {
    let mut entries: Vec<Option<Entry>> = Vec::with_capacity(places.len());
    for mention in places {
        let code =
            document.tokens.get(mention.tokens.first as usize).filter(|_| mention.rule == "place/code");
        entries.push(match code {
            Some(code) => entries.last().copied().flatten().and_then(|town| postal::coded(town, code.entry)),
            None => entry(document, mention),
        });
    }
    entries
}

/// The entry of exactly these tokens.
fn exact(document: &Document, range: std::ops::Range<usize>) -> Option<Entry> {
    if range.len() == 1 {
        return document.tokens.get(range.start).map(|t| t.entry).filter(|e| e.is(Classes::PLACE));
    }
    document
        .phrases(range.start)
        .find(|(len, e)| range.start + len == range.end && e.is(Classes::PLACE))
        .map(|(_, e)| e)
}

/// The entry of the mention's words; without its article or type noun if need be.
fn entry(document: &Document, mention: &PlaceMention) -> Option<Entry> {
    let range = mention.tokens.all();
    let (first, last) = (range.start, range.end);
    let exact = |first, last| exact(document, first..last);
    exact(first, last).or_else(|| {
        let typed = |i: usize| {
            document.tokens.get(i).is_some_and(|t| t.is(Classes::PLACE_TYPE.or(Classes::DIRECTION)))
        };
        if last > first + 1 && typed(last - 1) {
            return exact(first, last - 1).filter(|e| bears_name(document, last - 1, *e));
        }
        // "City of Tarnow", "Greater Tarnow"; "Camp Tarnow" and "Lake Tarnow" are not the town.
        let of = document.tokens.get(first + 1).is_some_and(|t| t.is(Classes::PREPOSITION));
        let direction = document.tokens.get(first).is_some_and(|t| t.is(Classes::DIRECTION));
        if last > first + 1 && typed(first) && (of || direction) {
            return exact(first + 1 + usize::from(of), last);
        }
        None
    })
}

/// Whether "Zarwik CITY" may be told by "Zarwik" alone: a station or street is not where its namesake is, and what
/// a region's name stands for in "Ohio Turnpike" or "Tarnow Valley" a town's does not.
fn bears_name(document: &Document, at: usize, entry: Entry) -> bool {
    let Some(token) = document.tokens.get(at) else { return false };
    match token.entry.value(Classes::PLACE_TYPE) {
        Some("built" | "way" | "maybe") => false,
        Some("state" | "route" | "nature" | "either") => {
            entry.places().next().is_some_and(|p| !p.is_city() && p.kind().name() != "county")
        }
        _ => true,
    }
}

/// "HUDSON, Ohio —": reporters write from towns, not from rivers.
fn largest_town(entry: Entry) -> Option<Place> {
    entry.places().find(|p| p.is_city())
}
