//! What the regions and countries named beside a mention say of it.

use super::surroundings::CANDIDATES;
use crate::document::Document;
use crate::lexicon::{Classes, Entry, Place};
use crate::mention::PlaceMention;
use crate::token::Mark;

/// Fewer people live in a place that may be a quarter of a city, as the gazetteer does not have it.
const LITTLE: u32 = 100_000;

/// More people live in a city whose quarters are named.
const BIG: u32 = 300_000;

/// What the place named right behind a mention says of it.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Outer {
    None,
    /// "Paris, Texas": a row of the name lies there.
    Holds(Place),
    /// "Zarwik, Texas": it lies there, and the gazetteer has it elsewhere only.
    Lacks(Place),
    /// "in Zarwik and Texas, ": so it may be, or the two are of a list.
    MayLack,
}

/// "Paris, Texas", "Paris (Texas)", "the Highlands of Ruritania": the region or country named right behind the mention.
pub(super) fn region_of(
    document: &Document,
    places: &[PlaceMention],
    entries: &[Option<Entry>],
    i: usize,
) -> Outer {
    let (Some(next), Some(own)) = (places.get(i + 1), entries[i]) else { return Outer::None };
    let between = places[i].tokens.last as usize..next.tokens.first as usize;
    let (Some(tie), Some(outer)) = (document.tokens.get(between.start), entries[i + 1]) else {
        return Outer::None;
    };
    let comma = matches!(tie.mark, Mark::Comma | Mark::OpenBracket);
    let of = tie.is_word() && document.word(between.start) == "of";
    // "Canada, Spain and Italy" are three countries, "Iowa, Oregon and Georgia" three states.
    let country = |e: Entry| e.places().next().is_some_and(Place::is_country);
    let region = |e: Entry| e.places().next().is_some_and(|p| p.kind().name() == "region");
    let goes_on = comma && !closes(document, next.tokens.last as usize);
    let sisters = country(own) && country(outer) || (country(own) || region(own)) && region(outer) && goes_on;
    if between.len() != 1 || !(comma || of) || sisters {
        return Outer::None;
    }
    // "Flushing, Queens": a small place is no namesake far from the city it is said to lie in.
    let small = |p: Place| p.is_city() && p.population() < LITTLE;
    let city = |p: &Place| p.is_city() && p.population() > BIG;
    let quarter = own.places().next().is_some_and(small) && comma && !goes_on;
    let inside =
        |region: &Place| own.places().take(CANDIDATES * 4).any(|p| p != *region && p.lies_in(*region));
    match outer.places().take(6).find(inside) {
        Some(region) => Outer::Holds(region),
        None => match outer.places().next().filter(|_| region(outer)) {
            Some(_) if country(own) || region(own) => Outer::None,
            Some(region) if comma && !is_city_state(outer, region) && !goes_on => Outer::Lacks(region),
            Some(_) => Outer::MayLack,
            None => match outer.places().next().filter(|p| quarter && city(p)) {
                Some(city) => Outer::Lacks(city),
                None => Outer::None,
            },
        },
    }
}

/// Whether no list goes on behind the region: "in Zarwik, Texas, and", but "Zarwik, Texas and Oslo".
pub(super) fn closes(document: &Document, behind: usize) -> bool {
    let name = |i: usize| document.tokens.get(i).is_some_and(|t| t.is_word() && t.is_capital());
    match document.tokens.get(behind) {
        Some(t) if t.is(Classes::CONJUNCTION) => false,
        Some(t) if t.mark == Mark::Comma => {
            let and = document.tokens.get(behind + 1).is_some_and(|t| t.is(Classes::CONJUNCTION));
            !name(behind + 1 + usize::from(and))
        }
        _ => true,
    }
}

/// "Oregon and Washington": beside a region in a list, the region of a name that a city bears, too.
pub(super) fn beside_region(
    document: &Document,
    places: &[PlaceMention],
    entries: &[Option<Entry>],
    i: usize,
) -> Option<Place> {
    let own = entries[i]?;
    // "New York and Washington" may be two cities: the neighbour is a region that no city shares its name with.
    let region = |e: Entry| e.places().next().filter(|p| p.kind().name() == "region" && !is_shared(e));
    let listed = |a: usize, b: usize| {
        let between = places[a].tokens.last as usize..places[b].tokens.first as usize;
        let mut ties = between.clone().filter_map(|t| document.tokens.get(t));
        (1..=2).contains(&between.len()) && ties.all(|t| t.mark == Mark::Comma || t.is(Classes::CONJUNCTION))
    };
    let before = i.checked_sub(1).filter(|b| listed(*b, i)).and_then(|b| region(entries[b]?));
    let after = Some(i + 1).filter(|a| *a < places.len() && listed(i, *a)).and_then(|a| region(entries[a]?));
    let beside = before.or(after)?;
    let fits = |p: &Place| p.kind().name() == "region" && p.country() == beside.country() && *p != beside;
    let region = own.places().take(6).find(fits)?;
    // "Georgia and Florida", but "Texas and Mexico": the country of the name has many more people.
    let country = own.places().next().filter(|p| p.is_country());
    country.is_none_or(|c| c.population() < region.population().saturating_mul(2)).then_some(region)
}

/// "Hamburg": a region that is hardly more than the city of its name.
fn is_city_state(entry: Entry, region: Place) -> bool {
    entry.places().take(6).any(|p| p.is_city() && p.population() > region.population() / 4)
}

/// Whether a big city bears the name, too.
pub(super) fn is_shared(entry: Entry) -> bool {
    entry.places().take(6).any(|p| p.is_city() && p.population() > 100_000)
}
