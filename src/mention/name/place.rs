//! What the gazetteer says of a piece, and pairs such as "Russia-Turkey".

use super::context::{Context, FUNCTION, OFFICE};
use super::{Piece, person};
use crate::lexicon::{Classes, Entry};
use crate::token::{Kind, Mark};

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
pub fn is_large(context: &Context, first: usize, last: usize) -> bool {
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
