//! Shapes of places: "Volga River", "Lake Chad", "Gulf of Aden", pairs such as "Russia-Turkey".

use super::context::{Case, Context, FUNCTION, OFFICE};
use super::{Label, Piece, organisation, person};
use crate::document::Token;
use crate::lexicon::{Classes, Entry};
use crate::token::{Kind, Mark, Shape};

/// A place told by its type noun that begins at `at`, and where it ends.
pub fn typed(
    context: &Context,
    open: usize,
    at: usize,
    end: usize,
    limit: usize,
    case: Case,
) -> Option<(Option<Piece>, usize)> {
    let office = context.document.longest_entry(at, OFFICE).is_some();
    let small = case == Case::Titled && context.is(at, FUNCTION) && !context.is(at, JOINTS);
    if at > open || context.is(at, Classes::DETERMINER) || small {
        return None;
    }
    let last = type_first(context, at, end, limit).or_else(|| type_last(context, at, end, case))?;
    // "Striking Latrobe Valley miners": a participle that opens the sentence.
    let participle = |t: &Token| {
        t.entry.plain() >= 4 && t.entry.family() < 5 && t.shape == Shape::Capital && !t.is(Classes::PLACE)
    };
    if last >= at + 3
        && context.opens(at)
        && context.token(at).is_some_and(participle)
        && context.word(at).ends_with("ing")
    {
        return None;
    }
    // "Getting Square": a verb that opens the sentence.
    let way = place_type(context, last - 1) == Some("way");
    let verb = |word: &str| word.len() >= 7 && word.ends_with("ing");
    if way && context.opens(at) && context.token(at).is_some_and(participle) && verb(context.word(at)) {
        return None;
    }
    // "Google Drive": what a firm makes.
    let firm = |t: &Token| t.is(Classes::ORG) && !t.is(Classes::PLACE) && t.entry.family() < 4;
    if way && last == at + 2 && context.token(at).is_some_and(firm) {
        return Some((Some(Piece::fixed(at, last, Label::Org, "org/head")), last));
    }
    // "President Street" is one, "Governor Hill of Tarnow" is none.
    let named_street = context.token(last - 1).is_some_and(|t| t.entry.family() < 6)
        && (last == at + 2 || last == at + 3 && !context.is(at, Classes::HONORIFIC));
    // "Royal National Park": two words for a kind of place are no surname.
    let kind = last >= at + 3
        && context.document.phrases(last - 2).any(|(len, e)| len == 2 && e.is(Classes::PLACE_TYPE));
    if office && place_type(context, at).is_none() && !named_street && !kind {
        return None;
    }
    // "Mr. Ridge" is somebody, "St. John River" is none.
    let courtesy = context.is(at, Classes::HONORIFIC) && !context.is(at, Classes::PLACE);
    if courtesy && last == at + 2 && context.token(at).is_some_and(|t| t.has_stop()) {
        return None;
    }
    // "Chinese State Councilor", "U.S. District Judge": the noun belongs to what follows.
    let generic = is_generic(context, last - 1) && !context.word_is(last - 1, "zone");
    let people = match place_type(context, last - 1) {
        Some("state") => Classes::DEMONYM.or(Classes::GROUP).or(Classes::ROLE_MODIFIER),
        _ => Classes::DEMONYM.or(Classes::GROUP),
    };
    let prefixed = context.mark(at + 1) == Mark::Hyphen && context.is(at + 2, people);
    let demonym = (context.is(at, people) || prefixed) && generic;
    let district = context.word_is(last - 1, "district") && context.is(last, OFFICE.or(Classes::ORG_HEAD));
    if demonym || district {
        return None;
    }
    // "San Zarwik State", "Ohio State": behind a town's name or an American state's, a university; two of the states are
    // called so to tell them from cities.
    let town = |e: Entry| e.places().next().is_some_and(|p| p.is_city());
    let region = |e: Entry| e.places().find(|p| p.kind().name() == "region");
    let state = |e: Entry| {
        let city = e.places().any(|p| p.is_city() && p.population() > 500_000);
        region(e).is_some_and(|p| p.country() == Some("US")) && !city
    };
    // "Ohio State Senator": the state's.
    let official = context.is(last, OFFICE.or(Classes::ORG_HEAD)) && context.is_nameish(last);
    let school = |e: Entry| town(e) || state(e) && context.word(last - 1) == "State" && !official;
    if place_type(context, last - 1) == Some("state") && entry_of(context, at, last - 1).is_some_and(school) {
        return Some((Some(Piece::fixed(at, last, Label::Org, "org/head")), last));
    }
    Some((Some(Piece::fixed(at, last, Label::Place, "place/type-noun")), last))
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

/// The entry of exactly these tokens.
pub fn entry_of(context: &Context, first: usize, last: usize) -> Option<Entry> {
    if last == first + 1 {
        return context.token(first).map(|t| t.entry).filter(|e| !e.is_none());
    }
    context.document.phrases(first).find(|(len, _)| first + len == last).map(|(_, e)| e)
}

/// A river, a sea, an area: what stands with the article.
pub fn takes_article(context: &Context, first: usize, last: usize) -> bool {
    let entry = entry_of(context, first, last).filter(|e| e.is(Classes::PLACE));
    entry.and_then(|e| e.places().next()).is_some_and(|p| {
        matches!(
            p.kind().name(),
            "river" | "sea" | "ocean" | "area" | "desert" | "gulf" | "strait" | "mountains"
        )
    })
}

/// A town right behind "the" and before no noun: "feel the Bern". "The Bronx" bears its article.
pub fn is_bare_town(context: &Context, first: usize, last: usize) -> bool {
    let town = entry_of(context, first, last).and_then(|e| e.places().next()).is_some_and(|p| p.is_city());
    let phrase = |e: &Entry| e.is(Classes::PLACE);
    let titled = first > 0
        && context.document.phrases(first - 1).any(|(len, e)| first - 1 + len == last && phrase(&e));
    let goes_on = context.after(last - 1, last).is_some_and(|t| {
        t.is_word() && !t.is(FUNCTION) || t.kind == Kind::Possessive || t.mark == Mark::Hyphen
    });
    last == first + 1 && town && !titled && !goes_on && context.word_is(first.wrapping_sub(1), "the")
}

/// People of the biggest place of that name.
pub fn population(context: &Context, first: usize, last: usize) -> u32 {
    let entry = entry_of(context, first, last).filter(|e| e.is(Classes::PLACE));
    entry.and_then(|e| e.places().map(|p| p.population()).max()).unwrap_or(0)
}

pub fn known(context: &Context, first: usize, last: usize) -> bool {
    entry_of(context, first, last).is_some_and(|e| e.is(Classes::PLACE))
}

/// A country, a region or a big city: sure enough to stand in a pair.
fn is_major(context: &Context, first: usize, last: usize) -> bool {
    entry_of(context, first, last).is_some_and(|e| {
        e.places().next().is_some_and(|p| {
            p.is_country()
                || p.kind().name() == "continent"
                || p.is_city() && p.population() > 1_000_000 && e.given() < 5 && e.family() < 5
        })
    })
}

/// A country or a city of a million, whoever else bears the name.
fn is_large(context: &Context, first: usize, last: usize) -> bool {
    is_major(context, first, last) || population(context, first, last) > 500_000
}

/// Closes a piece; "Russia-Turkey" makes two.
pub fn split_pair(context: &Context, first: usize, last: usize, pieces: &mut Vec<Piece>) {
    let hyphen = (first + 1..last).find(|i| context.mark(*i) == Mark::Hyphen);
    let town = |a: usize, b: usize| population(context, a, b) > 100_000;
    let pair = |h: &usize| {
        let large = [is_large(context, first, *h), is_large(context, *h + 1, last)];
        // "Sydney-Hobart": one of them a great city, the other a town of some size and nobody's surname.
        let surname = context.token(*h + 1).is_some_and(|t| t.entry.family() >= 5);
        large == [true, true] || large.contains(&true) && town(first, *h) && town(*h + 1, last) && !surname
    };
    if let Some(h) = hyphen.filter(pair) {
        pieces.push(Piece::new(first, h));
        pieces.push(Piece::new(h + 1, last));
        return;
    }
    if let Some(cut) = place_behind(context, first, last) {
        pieces.extend([Piece::new(first, cut), Piece::new(cut, last)]);
        return;
    }
    match lone_country(context, first, last) {
        Some(cut) => pieces.extend([Piece::new(first, cut), Piece::new(cut, last)]),
        None => pieces.push(Piece::new(first, last)),
    }
}

/// "Ana Orvik South Carolina": a full name, then a region or country of two words; where the place begins.
fn place_behind(context: &Context, first: usize, last: usize) -> Option<usize> {
    let cut = last.checked_sub(2).filter(|cut| *cut >= first + 2)?;
    let place = entry_of(context, cut, last)?.places().next()?;
    (!place.is_city() && place.kind().name() != "county" && person::lexical(context, first, cut) >= 7)
        .then_some(cut)
}

/// "Ambassador to Ruritania Li Jun": a country, then a name of several words; where the name begins.
fn lone_country(context: &Context, first: usize, last: usize) -> Option<usize> {
    let (len, entry) = context.document.longest_entry(first, Classes::PLACE)?;
    let cut = first + len;
    // "the ambassador to Jordan Atallah Khairo": only the country fits there.
    let posted = context.before(first, 2).is_some_and(|t| t.is(OFFICE)) && context.word_is(first - 1, "to");
    let country = entry.places().next().is_some_and(|p| p.is_country());
    if posted && country && cut < last {
        return Some(cut);
    }
    let name = entry.given() < 5 && entry.family() < 5;
    let fits = cut + 1 < last && context.mark(cut) == Mark::None && name && is_major(context, first, cut);
    (fits && person::lexical(context, cut, last) >= 5).then_some(cut)
}

/// How much the gazetteer knows the whole piece as a place.
pub fn lexical(context: &Context, first: usize, last: usize) -> i32 {
    let known = whole_lexical(context, first, last);
    if known > 0 || last < first + 2 {
        return known;
    }
    // "Greater Ruritania", "Tarnow East".
    let point = |i: usize| context.is(i, Classes::DIRECTION) && context.mark(i + 1) != Mark::Hyphen;
    match (point(first), point(last - 1)) {
        (true, _) => (whole_lexical(context, first + 1, last)).min(7),
        (_, true) => (whole_lexical(context, first, last - 1)).min(7),
        _ => 0,
    }
}

fn whole_lexical(context: &Context, first: usize, last: usize) -> i32 {
    let Some(entry) = entry_of(context, first, last).filter(|e| e.is(Classes::PLACE)) else {
        return 0;
    };
    let Some(best) = entry.places().next() else { return 0 };
    let size = match best.kind().name() {
        "country" | "continent" | "ocean" | "sea" => 9,
        "region" => 7,
        "county" => 3,
        "city" => match entry.places().map(|p| p.population()).max().unwrap_or(0) {
            1_000_000.. => 7,
            200_000.. => 6,
            50_000.. => 5,
            10_000.. => 4,
            _ => 3,
        },
        _ => 6,
    };
    let name = entry.given().max(entry.family());
    let plain = match entry.plain() {
        0..=2 => 0,
        3 | 4 if size >= 7 => 1,
        3 => 2,
        4 => 4,
        _ => 6,
    };
    let named = match name {
        0..=3 => 0,
        4 => 1,
        5 | 6 => 2,
        _ => 3,
    };
    let single = last == first + 1;
    let great = single
        && (best.is_city() && best.population() >= 500_000
            || best.kind().name() == "region" && best.population() >= 1_000_000);
    let named = if great { named / 2 } else { named };
    let sure = if best.is_country() { 2 } else { 1 };
    // "Syracuse showed": nobody's name, and a town that papers name.
    let own = single && name < 5 && entry.plain() < 2 && best.is_city() && best.population() >= 100_000;
    let several = i32::from(!single || own);
    size + several - (plain + named) / sure
}
