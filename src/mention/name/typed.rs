//! Places told by a noun for their kind: "Volga River", "Lake Chad", "Gulf of Aden".

use super::context::{Case, Context, FUNCTION, OFFICE};
use super::place::{entry_of, is_large, known};
use super::{Label, Piece, organisation};
use crate::document::Token;
use crate::lexicon::{Classes, Entry};
use crate::token::{Mark, Shape};

/// A place told by its type noun that begins at `at`, and where it ends.
pub fn typed(
    context: &Context,
    open: usize,
    at: usize,
    end: usize,
    limit: usize,
    case: Case,
) -> Option<(Option<Piece>, usize)> {
    let small = case == Case::Titled && context.is(at, FUNCTION) && !context.is(at, JOINTS);
    if at > open || context.is(at, Classes::DETERMINER) || small {
        return None;
    }
    let last = type_first(context, at, end, limit).or_else(|| type_last(context, at, end, case))?;
    if opens_with_verb(context, at, last) || is_somebody(context, at, last) || is_foreign(context, at, last) {
        return None;
    }
    if is_product(context, at, last) || is_broadcaster(context, at, last) || is_university(context, at, last)
    {
        return Some((Some(Piece::fixed(at, last, Label::Org, "org/head")), last));
    }
    Some((Some(Piece::fixed(at, last, Label::Place, "place/type-noun")), last))
}

/// "Striking Latrobe Valley miners", "Getting Square": a participle that opens the sentence.
fn opens_with_verb(context: &Context, at: usize, last: usize) -> bool {
    let participle = |t: &Token| {
        t.entry.plain() >= 4 && t.entry.family() < 5 && t.shape == Shape::Capital && !t.is(Classes::PLACE)
    };
    let word = context.word(at);
    let way = place_type(context, last - 1) == Some("way") && word.len() >= 7;
    (last >= at + 3 || way)
        && context.opens(at)
        && context.token(at).is_some_and(participle)
        && word.ends_with("ing")
}

/// "Google Drive": what a firm makes.
fn is_product(context: &Context, at: usize, last: usize) -> bool {
    let firm = |t: &Token| t.is(Classes::ORG) && !t.is(Classes::PLACE) && t.entry.family() < 4;
    last == at + 2 && place_type(context, last - 1) == Some("way") && context.token(at).is_some_and(firm)
}

/// "the Weather Channel": a plain word, and no water that the gazetteer knows.
fn is_broadcaster(context: &Context, at: usize, last: usize) -> bool {
    let water = Classes::PLACE.or(Classes::DEMONYM).or(Classes::DIRECTION);
    let plain = |t: &Token| t.entry.plain() >= 4 && !t.is(water);
    last == at + 2
        && context.word_is(last - 1, "channel")
        && context.token(at).is_some_and(plain)
        && entry_of(context, at, last).is_none()
}

/// "Governor Hill of Tarnow", "Mr. Ridge"; but "President Street", "St. John River" and "Royal National Park".
fn is_somebody(context: &Context, at: usize, last: usize) -> bool {
    let office = context.document.longest_entry(at, OFFICE).is_some();
    let named_street = context.token(last - 1).is_some_and(|t| t.entry.family() < 6)
        && (last == at + 2 || last == at + 3 && !context.is(at, Classes::HONORIFIC));
    // Two words for a kind of place are no surname.
    let kind = last >= at + 3
        && context.document.phrases(last - 2).any(|(len, e)| len == 2 && e.is(Classes::PLACE_TYPE));
    let courtesy = context.is(at, Classes::HONORIFIC) && !context.is(at, Classes::PLACE);
    office && place_type(context, at).is_none() && !named_street && !kind
        || courtesy && last == at + 2 && context.token(at).is_some_and(|t| t.has_stop())
}

/// "Chinese State Councilor", "U.S. District Judge": the noun belongs to what follows.
fn is_foreign(context: &Context, at: usize, last: usize) -> bool {
    let generic = is_generic(context, last - 1) && !context.word_is(last - 1, "zone");
    let people = match place_type(context, last - 1) {
        Some("state") => Classes::DEMONYM.or(Classes::GROUP).or(Classes::ROLE_MODIFIER),
        _ => Classes::DEMONYM.or(Classes::GROUP),
    };
    let prefixed = context.mark(at + 1) == Mark::Hyphen && context.is(at + 2, people);
    let district = context.word_is(last - 1, "district") && context.is(last, OFFICE.or(Classes::ORG_HEAD));
    (context.is(at, people) || prefixed) && generic || district
}

/// "San Zarwik State", "Ohio State": behind a town's name or an American state's, a university; two of the states are
/// called so to tell them from cities, and in "Ohio State Senator" the state is meant.
fn is_university(context: &Context, at: usize, last: usize) -> bool {
    let town = |e: Entry| e.places().next().is_some_and(|p| p.is_city());
    let state = |e: Entry| {
        let region = e.places().find(|p| p.kind().name() == "region");
        let city = e.places().any(|p| p.is_city() && p.population() > 500_000);
        region.is_some_and(|p| p.country() == Some("US")) && !city
    };
    let official = context.is(last, OFFICE.or(Classes::ORG_HEAD)) && context.is_nameish(last);
    let school = |e: Entry| town(e) || state(e) && context.word(last - 1) == "State" && !official;
    place_type(context, last - 1) == Some("state") && entry_of(context, at, last - 1).is_some_and(school)
}

/// A type that is a common noun, too, in "Chinese State Councilor", "Restricted Zone".
fn is_generic(context: &Context, i: usize) -> bool {
    matches!(place_type(context, i), Some("both" | "state" | "built")) || context.word_is(i, "zone")
}

fn place_type(context: &Context, i: usize) -> Option<&'static str> {
    let token = context.token(i).filter(|t| t.is(Classes::PLACE_TYPE))?;
    token.entry.value(Classes::PLACE_TYPE)
}

/// "Lake Chad", "Gulf of Aden", "Republic of Ireland".
fn type_first(context: &Context, at: usize, end: usize, limit: usize) -> Option<usize> {
    let of = context.word_is(at + 1, "of") && at + 2 < limit;
    let phrase = context.document.longest_phrase(at, Classes::PLACE_TYPE);
    let value = match phrase {
        Some((2, entry)) if of => entry.value(Classes::PLACE_TYPE)?,
        _ => place_type(context, at)?,
    };
    if !matches!(value, "before" | "both" | "either") {
        return None;
    }
    let first = match of {
        true if context.word_is(at + 2, "the") => at + 3,
        true => at + 2,
        false => at + 1,
    };
    let fits = context.is_nameish(first) && context.after(at, first).is_some();
    // "District GOP", "Village Voice", "State of the Union".
    let common = match (value, of) {
        ("both", false) => !names_place(context, first),
        ("both", true) if first == at + 3 => !is_large(context, first, first + 1),
        (_, true) if first == at + 3 && context.word_is(at, "state") => true,
        _ => false,
    };
    if !fits
        || common
        || !of && first >= end
        || context.is(first, OFFICE.or(FUNCTION)) && !context.is(first, Classes::PLACE)
    {
        return None;
    }
    if let Some((len, _)) = context.document.longest_entry(first, Classes::PLACE) {
        return Some((first + len).min(limit));
    }
    let second = first + 1 < end.max(first)
        && context.is_nameish(first + 1)
        && !context.is(first + 1, OFFICE.or(FUNCTION));
    Some(if second && !of { first + 2 } else { first + 1 })
}

/// A place of the gazetteer, or a word of no other table.
fn names_place(context: &Context, i: usize) -> bool {
    let strange = Classes::ORG.or(Classes::OUTLET).or(OFFICE).or(FUNCTION).or(Classes::GROUP);
    let known = |t: &Token| t.is(Classes::PLACE) && t.entry.given() < 5;
    let own = |t: &Token| t.entry.plain() < 3 && t.entry.given() < 4 && t.shape != Shape::Upper;
    context.token(i).is_some_and(|t| (known(t) || own(t)) && !t.is(strange))
}

/// "Volga River", "Old Mill Road", "Quezon City".
fn type_last(context: &Context, at: usize, end: usize, case: Case) -> Option<usize> {
    let mut found = None;
    for k in at + 1..end.min(at + 6) {
        let token = context.token(k)?;
        if context.document.longest_entry(k, OFFICE).is_some() && !token.is(Classes::PLACE_TYPE) {
            break;
        }
        // "Lawyers Quarrel Over Wall Street": the name begins behind the small word.
        if token.is(FUNCTION) && token.shape != Shape::Lower && !token.is(JOINTS) {
            break;
        }
        // "Jack St. John": a saint, no street.
        if token.has_stop() && k + 1 < end && context.word_is(k, "st.") {
            continue;
        }
        let hit = !matches!(place_type(context, k), None | Some("before" | "maybe"))
            && context.is_nameish(k)
            && token.shape != Shape::Upper
            && !(k == at + 1 && k + 1 == end && token.entry.family() >= 6 && !place_only(context, at));
        // "Taylor Street", "K Street": hardly anybody's name.
        let given = context.token(at).is_some_and(|t| t.entry.given() >= 7)
            && token.entry.family() > token.entry.plain();
        let street = token.entry.family() < 6 && token.entry.plain() >= 4 && k == at + 1 && !given;
        let named = !street && organisation::surname(context, at, k, end);
        if hit && context.mark(k - 1) == Mark::None && !named && !is_middle(context, at, k, end) {
            found = Some(k + 1);
        }
    }
    let last = found?;
    let plain = |i: usize| {
        context.token(i).is_some_and(|t| {
            t.entry.plain() >= 4 && t.entry.family() < 5 && !t.is(Classes::PLACE) || t.mark == Mark::Hyphen
        })
    };
    // "Restricted Zone", "Local Municipality": no name in it.
    let road = matches!(place_type(context, last - 1), Some("way" | "route"));
    let titled = case == Case::Titled && !road;
    if (titled || is_generic(context, last - 1)) && (at..last - 1).all(plain) && !known(context, at, last) {
        return None;
    }
    let only_direction = (at..last - 1).all(|i| context.is(i, Classes::DIRECTION));
    let opener = context.opens(at) && context.is(at, FUNCTION);
    let bare = only_direction && last - at == 2 && !known(context, at, last);
    (!opener && !bare).then_some(last)
}

/// "Kathleen Hall Brill": between a given and a family name, a type noun is a name.
fn is_middle(context: &Context, at: usize, k: usize, end: usize) -> bool {
    let given = |t: &Token| t.entry.given() >= 6 && t.entry.plain() < 4;
    let name = |t: &Token| t.shape == Shape::Capital && t.entry.plain() < 4 && !t.is(Classes::PLACE_TYPE);
    k == at + 1
        && k + 2 == end
        && context.token(at).is_some_and(given)
        && context.token(k).is_some_and(|t| t.entry.family() >= 4)
        && context.token(k + 1).is_some_and(name)
}

/// Small words inside names of places: "Isle of the Pines", "Rue de la Paix".
const JOINTS: Classes = Classes::PARTICLE.or(Classes::DETERMINER);

/// A place that is nobody's given name: "Zarshan Park".
fn place_only(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| t.is(Classes::PLACE) && t.entry.given() < 2)
}
