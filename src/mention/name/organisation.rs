//! Organisations, events and works inside a run, told by their head words: "Toronto Transit Commission", "Bank of Ruritania".

use super::context::{Context, FUNCTION, HEADS, OFFICE};
use super::extent::{extend, starts_of};
use super::{Label, Piece, person};
use crate::document::Token;
use crate::lexicon::{Classes, Entry, Place};
use crate::token::{Kind, Mark, Shape};

/// An organisation or event that begins at `at`, and where it ends.
pub fn at(
    context: &Context,
    open: usize,
    at: usize,
    end: usize,
    limit: usize,
) -> Option<(Option<Piece>, usize)> {
    if at > open {
        return acronym_inside(context, at);
    }
    if let Some(last) = izafat_end(context, at) {
        return Some((Some(Piece::fixed(at, last, Label::Org, "org/izafat")), last));
    }
    let (from, known) = known(context, at);
    let found = by_head(context, at, from, end, limit);
    let (last, rule) = match (found, known) {
        (Some(found), _) => found,
        (None, Some(rule)) => (from, rule),
        (None, None) => return None,
    };
    let label = if rule == "org/event" { Label::Other } else { Label::Org };
    Some((Some(Piece::fixed(at, last, label, rule)), last))
}

/// "Zarwik-e-Tarn": the Persian and Urdu link between two nouns makes parties, armies and newspapers, hardly ever people.
fn izafat_end(context: &Context, at: usize) -> Option<usize> {
    let tie = |i: usize| context.mark(i) == Mark::Hyphen && context.glued(i) && context.glued(i + 1);
    let linked =
        |i: usize| tie(i + 1) && context.word(i + 2) == "e" && tie(i + 3) && context.is_nameish(i + 4);
    let place = context.document.phrases(at).any(|(_, e)| e.is(Classes::PLACE));
    if place || !context.is_nameish(at) || !linked(at) {
        return None;
    }
    Some(if linked(at + 4) { at + 9 } else { at + 5 })
}

/// "Ukraine NATO": an acronym of the table parts the run.
fn acronym_inside(context: &Context, at: usize) -> Option<(Option<Piece>, usize)> {
    let token = context.token(at)?;
    let known = token.shape == Shape::Upper && token.is(Classes::ORG) && !token.is(Classes::PLACE);
    known.then(|| (Some(Piece::fixed(at, at + 1, Label::Org, "org/known")), at + 1))
}

/// "Magistrate's Court", "People's Party": a plain word's possessive inside an organisation's name.
pub fn possessive_joins(context: &Context, possessive: usize) -> bool {
    let Some(token) = context.token(possessive.wrapping_sub(1)) else { return false };
    let entry = token.entry;
    let plain = entry.plain() >= 4 && entry.given() < 5 && !entry.is(Classes::PLACE)
        || entry.is(OFFICE.or(Classes::PERSON_NOUN)) && entry.given() < 6;
    let head = |i: usize| context.is_nameish(i) && context.is(i, Classes::ORG_HEAD);
    plain && (head(possessive + 1) || context.is_nameish(possessive + 1) && head(possessive + 2))
}

/// The end of an organisation of the tables at `at`.
fn known(context: &Context, at: usize) -> (usize, Option<&'static str>) {
    let classes = Classes::ORG.or(Classes::OUTLET);
    let Some((len, entry)) = context.document.longest_entry(at, classes) else { return (at, None) };
    let Some(token) = context.token(at) else { return (at, None) };
    // "the Amazon": with an article, a river or region of the name is meant.
    let the = context.before(at, 1).is_some_and(|_| context.word_is(at - 1, "the"));
    let natural = entry.places().next().is_some_and(is_natural);
    // "JD Brill": a person's initials.
    let initials = context.after(at, at + 1).is_some_and(|next| person::has_letters(token, next));
    if len == 1
        && (initials || !stands_alone(token, entry) || the && natural && token.shape == Shape::Capital)
    {
        return (at, None);
    }
    (at + len, Some("org/known"))
}

/// A river, a sea, an area: no state, no town.
fn is_natural(place: Place) -> bool {
    !place.is_city() && !matches!(place.kind().name(), "country" | "region" | "county" | "continent")
}

/// Whether one word of the table is surely the organisation and no name or plain word.
fn stands_alone(token: &Token, entry: Entry) -> bool {
    let short = token.span().len() <= 3 || token.is(FUNCTION) || entry.plain() >= 4;
    if short {
        return matches!(token.shape, Shape::Upper | Shape::Dotted) && !token.is(Classes::PLACE);
    }
    let big =
        entry.places().next().is_some_and(|p| !p.is_city() && !is_natural(p) || p.population() > 300_000);
    token.shape == Shape::Upper || entry.given() < 4 && entry.family() < 4 && !big
}

/// The end of what a head word makes an organisation or event.
fn by_head(
    context: &Context,
    at: usize,
    from: usize,
    end: usize,
    limit: usize,
) -> Option<(usize, &'static str)> {
    let mut found = None;
    let mut k = at;
    // What stands in quotation marks is no part of the name before them.
    while k < end && k < at + 12 && !context.mark(k).is_quote() {
        if let Some((len, entry)) = head(context, at, k, end) {
            found = Some((k, k + len, entry));
            k += len;
            continue;
        }
        if k >= from && stops(context, at, k) {
            break;
        }
        k += 1;
    }
    if and_company(context, at, end, limit) {
        return Some((end + 2, "org/head"));
    }
    found = beyond_and(context, at, end, limit).or(found);
    let (k, last, entry) = found?;
    if k == at && last >= end && !starts_of(context, last) {
        return alone(context, at, last, entry);
    }
    let last = extend(context, at, k, last, end, limit);
    let organised = entry.is(Classes::ORG_HEAD.or(Classes::ORG_TAIL));
    Some((last, if organised { "org/head" } else { "org/event" }))
}

/// "Orvik Brill and Co": the run that ends at `end` is a firm.
fn and_company(context: &Context, at: usize, end: usize, limit: usize) -> bool {
    let joined = context.word_is(end, "and") && context.after(at, end + 1).is_some() && end + 1 < limit;
    let firm = |t: &Token| t.is_capital() && t.entry.value(Classes::ORG_TAIL) == Some("firm");
    joined && context.token(end + 1).is_some_and(firm)
}

/// "Zarwik Road and Bridge Corporation": plain words on both sides of "and", a head behind them.
fn beyond_and(context: &Context, at: usize, end: usize, limit: usize) -> Option<(usize, usize, Entry)> {
    let common = |i: usize| {
        context.token(i).is_some_and(|t| {
            context.is_nameish(i) && t.entry.plain() >= 4 && t.entry.given() < 4 && !t.is(OFFICE.or(FUNCTION))
        })
    };
    if !context.word_is(end, "and")
        || context.after(at, end + 2).is_none()
        || !common(end - 1)
        || !common(end + 1)
    {
        return None;
    }
    (end + 2..limit.min(end + 5)).take_while(|k| context.is_nameish(*k)).find_map(|k| {
        let (len, entry) = context.document.longest_entry(k, HEADS)?;
        let own = entry.given() < 4 && entry.family() < 5;
        own.then_some((k, k + len, entry))
    })
}

/// A head word alone: "Parliament", "Police". Names are left to the evidence.
fn alone(context: &Context, at: usize, last: usize, entry: Entry) -> Option<(usize, &'static str)> {
    let token = context.token(at)?;
    let name = entry.given() >= 4 || entry.family() >= 4 || entry.is(Classes::PLACE);
    let head = entry.is(Classes::ORG_HEAD.or(Classes::ORG_TAIL)) && token.span().len() > 3;
    (head && !name).then_some((last, "org/head-alone"))
}

/// The head word at `k` of a run that began at `at`, unless it looks like a surname.
fn head(context: &Context, at: usize, k: usize, end: usize) -> Option<(usize, Entry)> {
    let (len, entry) = context.document.longest_entry(k, HEADS)?;
    let token = context.token(k)?;
    if !context.is_nameish(k) || token.shape == Shape::Initial {
        return None;
    }
    let only_tail = !entry.is(Classes::ORG_HEAD.or(Classes::EVENT));
    let small = token.span().len() <= 3 && len == 1;
    let first = entry.value(Classes::ORG_TAIL) == Some("first") && k + 1 < end;
    if only_tail && k == at && !first && !(token.shape == Shape::Upper && small && k + 1 < end) {
        return None;
    }
    // "Jorge Oscar Orgando": between names, a name.
    if !entry.is(Classes::ORG_HEAD) && k > at && k + 1 < end && entry.given() >= 6 && is_given(context, k - 1)
    {
        return None;
    }
    // "Sandra Day Orvik": between a given name and another name, a middle name.
    let named = |t: &Token| t.is_capital() && t.is_word() && !t.is(HEADS) && t.entry.plain() < 4;
    let given = past_office(context, at);
    let middle =
        entry.is(Classes::EVENT) && entry.family() >= 4 && len == 1 && k == given + 1 && k + 2 == end;
    if middle && is_given(context, given) && context.token(k + 1).is_some_and(named) {
        return None;
    }
    // "Mayor Bill Orvik": between an office and a name, a given name.
    let office = |t: &Token| t.is(OFFICE) && !t.is(HEADS.or(Classes::PLACE_TYPE));
    if entry.is(Classes::EVENT)
        && !entry.is(Classes::ORG_HEAD)
        && entry.given() >= 6
        && context.before(k, 1).is_some_and(office)
        && k > at
        && context.token(k + 1).is_some_and(|t| k + 1 < end && (named(t) || t.is(Classes::PARTICLE)))
    {
        return None;
    }
    // "Treaty of Zarwik", but no "Summit Zarwik".
    if entry.is(Classes::EVENT) && !entry.is(Classes::ORG_HEAD) && k == at && !starts_of(context, k + len) {
        return None;
    }
    if small && token.shape == Shape::Capital && entry.is(FUNCTION.or(Classes::PARTICLE)) {
        return None;
    }
    (!surname(context, at, k, end)).then_some((len, entry))
}

/// Past an office that is a name, too: "Judge Tom Church"; not past "King", "Saint", after whom halls are named.
fn past_office(context: &Context, at: usize) -> usize {
    let office = |t: &Token| t.is(Classes::ROLE) && t.is(Classes::HONORIFIC.or(Classes::TITLE));
    let titled = context.token(at).is_some_and(|t| office(t) && !t.is(Classes::PLACE_TYPE));
    if titled && context.token(at + 1).is_some_and(|t| t.entry.given() >= 6) { at + 1 } else { at }
}

/// "Charlotte Church", "J. Banks": a given name or initial, then a head word that is a family name too.
pub fn surname(context: &Context, at: usize, k: usize, end: usize) -> bool {
    let at = past_office(context, at);
    let Some(token) = context.token(k) else { return false };
    if k <= at || k > at + 2 || token.entry.family() < 4 {
        return false;
    }
    let behind = k + 1 >= end || context.is(k + 1, Classes::SUFFIX);
    let the = context.before(at, 1).is_some_and(|t| t.is(Classes::DETERMINER));
    let given = (at..k).all(|i| {
        context.token(i).is_some_and(|t| {
            t.shape == Shape::Initial
                || t.entry.given() >= 5 && (!t.is(Classes::PLACE) || t.entry.given() >= 7)
                || token.entry.plain() == 0
                    && token.span().len() > 3
                    && t.entry.plain() == 0
                    && !t.is(Classes::PLACE)
        })
    });
    behind && given && !the
}

fn is_given(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| t.entry.given() >= 4)
}

/// A word that no organisation's name runs over from the left.
fn stops(context: &Context, at: usize, k: usize) -> bool {
    let Some(token) = context.token(k) else { return true };
    if context.token(k + 1).is_some_and(|t| t.kind == Kind::Possessive) && possessive_joins(context, k + 1) {
        return false;
    }
    // "Flying Doctor Service": written out and before a head, a courtesy title is a word like others.
    let inner = !token.has_stop() && token.span().len() > 3 && k > at && followed_by_head(context, k);
    if token.is(Classes::HONORIFIC) && token.entry.given() < 5 && token.entry.family() < 5 && !inner {
        return true;
    }
    let office = context.document.longest_entry(k, Classes::TITLE).is_some() && token.entry.family() < 4;
    let role = token.is(Classes::ROLE) && token.entry.plain() >= 4 && token.entry.family() < 4 && k > at;
    let initial = token.shape == Shape::Initial && k > at + 1;
    let mixed_case = context.opens(at) && k == at && token.is(FUNCTION) && token.shape == Shape::Capital;
    let premier = office && k > at && k + 1 < context.document.tokens.len() && {
        let next = &context.document.tokens[k + 1];
        context.is_nameish(k + 1)
            && next.is(Classes::ORG_HEAD.or(Classes::ORG_TAIL))
            && next.entry.given() < 4
    };
    // "Lawyers Quarrel As Banks Fall": a headline's small words part its names.
    let joins = ["of", "for", "and", "the", "to", "on", "in", "de", "la"];
    let parts = k > at
        && token.is(FUNCTION)
        && token.shape == Shape::Capital
        && token.entry.given().max(token.entry.family()) < 4
        && !joins.iter().any(|w| context.word_is(k, w));
    initial || mixed_case || parts || office && !premier || role && !followed_by_head(context, k)
}

/// "Workers Party", "Teachers Union": a role word right before a head.
fn followed_by_head(context: &Context, k: usize) -> bool {
    context.is_nameish(k + 1) && context.is(k + 1, HEADS)
}
