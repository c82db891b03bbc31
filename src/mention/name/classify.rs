//! Decides what each piece is: clues are weighed, names of several words first, then single words in their light.

use super::context::{Context, FUNCTION, OFFICE};
use super::evidence as e;
use super::known::{Known, Part, is_single, last_words, learn, lower_words, refuted};
use super::scales::{first_scale, is_pair};
use super::weights::{OFFICES, STRONG, Scales, settle};
use super::{Label, Piece, Strength, list, shape, trim};
use crate::document::{Range, Token};
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

pub fn decide(context: &Context, pieces: &mut Vec<Piece>) {
    let mut known =
        Known { lower: lower_words(context, pieces), refuted: refuted(context, pieces), ..Known::default() };
    let scales = first_scales(context, pieces);
    for single in [false, true] {
        for (piece, scales) in pieces.iter_mut().zip(&scales) {
            if piece.fixed.is_none() && is_single(piece) == single {
                weigh(context, piece, *scales, &known);
            }
        }
        if !single {
            trim::trim(context, pieces);
        }
        learn(context, pieces, single, &mut known);
    }
    known.last_words = last_words(context, pieces);
    // Once more, now that titled single names and places are known.
    for (piece, scales) in pieces.iter_mut().zip(&scales).filter(|(p, _)| p.fixed.is_none()) {
        weigh(context, piece, *scales, &known);
    }
    list::spread(context, pieces);
    lead_particles(context, pieces, &known);
    part_pairs(context, pieces, &known);
}

/// What form and surroundings say of each piece; what the article makes known comes on top.
fn first_scales(context: &Context, pieces: &[Piece]) -> Vec<Scales> {
    let shared = e::shared(pieces);
    let around = |p: &Piece| shared.get(&p.key).copied().unwrap_or_default();
    pieces
        .iter()
        .map(|p| if p.fixed.is_some() { Scales::default() } else { first_scale(context, p, around(p)) })
        .collect()
}

/// "de Silva" behind "Aravinda de Silva": the small particle belongs to the last name.
fn lead_particles(context: &Context, pieces: &mut [Piece], known: &Known) {
    for piece in pieces.iter_mut().filter(|p| p.label == Label::Person) {
        let (mut first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
        if is_single(piece) && ends_phrase(context, first) {
            (piece.label, piece.rule) = (Label::Other, "name/foreign-phrase");
            continue;
        }
        for back in 1..=3usize {
            let Some(token) = context.before(piece.tokens.first as usize, back) else { break };
            let opener = back == 1 && context.opens(first - 1) && token.shape == Shape::Capital;
            if !token.is(Classes::PARTICLE) || context.is_nameish(first - 1) && !opener {
                break;
            }
            let start = piece.tokens.first as usize - back;
            let lone = is_single(piece) && shape::is_foreign_particle(context.word(start));
            if lone || known.person_runs.get(&context.run_key(start, last)) == Some(&Part::Last) {
                first = start;
            }
        }
        piece.tokens.first = first as u32;
    }
}

/// "Frente de Todos", "Marcha por Orvik": a capital, then a particle that is no English word.
fn ends_phrase(context: &Context, first: usize) -> bool {
    let small = OFFICE.or(FUNCTION);
    context.before(first, 2).is_some_and(|t| !t.is(small))
        && shape::is_foreign_particle(context.word(first - 1))
        && context.is_nameish(first - 2)
}

/// "the Orvik-Frum ticket", where Orvik and Frum are known: two people.
fn part_pairs(context: &Context, pieces: &mut Vec<Piece>, known: &Known) {
    let mut behind = Vec::new();
    for piece in pieces.iter_mut().filter(|p| p.fixed.is_none()) {
        let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
        let named = |i: usize| known.person_runs.get(&context.run_key(i, i + 1)) == Some(&Part::Last);
        let whole = known.person_runs.get(&piece.key) == Some(&Part::Last);
        if whole || !is_pair(context, first, last) || !named(first) || !named(first + 2) {
            continue;
        }
        (piece.label, piece.rule, piece.strength) = (Label::Person, "person/last-name", Strength::Likely);
        behind.push(Piece { tokens: Range::new(first + 2, last), role: None, ..piece.clone() });
        piece.tokens = Range::new(first, first + 1);
    }
    pieces.extend(behind);
}

/// Adds to the scales what the article has made known, and reads them.
fn weigh(context: &Context, piece: &mut Piece, mut s: Scales, known: &Known) {
    from_known(context, piece, known, &mut s);
    couple(context, piece, &mut s);
    opener(context, piece, known, &mut s);
    settle(piece, &s);
}

fn from_known(context: &Context, piece: &Piece, known: &Known, s: &mut Scales) {
    match known.person_runs.get(&piece.key) {
        Some(Part::Whole) if is_single(piece) => s.person.add(3, "person/known"),
        Some(Part::Whole) => {}
        Some(Part::Last) => {
            // A place that is somebody's family name here, too ("Neil Jordan … Jordan said"), is the place only where
            // this very mention says so.
            s.person.add(if piece.clues.any(e::IN) { 8 } else { 11 }, "person/last-name");
        }
        Some(Part::First) if is_counted(context, piece) => {}
        Some(Part::First) => s.person.add(5, "person/first-name"),
        None => {
            let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
            if last - first > 1 && known.last_words.contains(&context.word_key(last - 1)) {
                s.person.add(3, "person/kin-name");
            }
        }
    }
    if is_refuted(context, piece, known) {
        s.other.add(12, "name/modifier");
    }
    if known.org_firsts.contains(&piece.key) && !known.person_runs.contains_key(&piece.key) {
        s.other.add(8, "org/short-of");
    }
    if known.org_names.contains(&piece.key)
        && !known.person_runs.contains_key(&piece.key)
        && !piece.clues.any(OFFICES.or(e::IN))
    {
        s.other.add(if s.place.sum >= STRONG { 0 } else { 6 }, "org/short-of");
    }
    let borne = known.person_runs.contains_key(&piece.key) || piece.clues.any(OFFICES);
    // "Houston Steel Corp of Houston": a known place stays one.
    let place = is_single(piece) && s.place.sum >= STRONG;
    if known.firm_names.contains(&piece.key) && !borne && !place {
        s.other.add(12, "org/short-of");
    }
    if known.orgs.contains(&piece.key) {
        s.other.add(5, "org/known-here");
    }
}

/// "a new Bill": one of many.
fn is_counted(context: &Context, piece: &Piece) -> bool {
    let first = piece.tokens.first as usize;
    let adjective = |t: &Token| t.shape == Shape::Lower && t.is(Classes::PLAIN) && !t.is(FUNCTION.or(OFFICE));
    context.before(first, 1).is_some_and(adjective)
        && ["a", "an"].iter().any(|w| context.before(first, 2).is_some() && context.word_is(first - 2, w))
}

/// "Tarnow Ebola patient": a town or a plain word, then what the article nowhere else takes for somebody's name.
fn is_refuted(context: &Context, piece: &Piece, known: &Known) -> bool {
    let weak = |t: &Token| t.is(Classes::PLACE) || t.entry.plain() >= 3 || t.entry.given() < 4;
    let office = piece.clues.any(OFFICES.or(e::AGE).or(e::APPOSITIVE));
    piece.tokens.len() == 2
        && !office
        && !context.is(piece.tokens.first as usize + 1, Classes::PLACE)
        && known.refuted.contains(&context.word_key(piece.tokens.first as usize + 1))
        && context.token(piece.tokens.first as usize).is_some_and(weak)
}

/// "The parents, Zodwa and Sipho Brill": kin, a word, and a name of several words.
fn couple(context: &Context, piece: &Piece, s: &mut Scales) {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let kin = |back: usize| {
        let told = context.before(first, back).is_some_and(|t| t.is(Classes::PERSON_NOUN));
        told && context.word(first - back).ends_with('s')
    };
    let comma = context.before(first, 1).is_some_and(|t| t.mark == Mark::Comma);
    let capital = |i: usize| context.token(i).is_some_and(|t| t.shape == Shape::Capital);
    if is_single(piece)
        && kin(if comma { 2 } else { 1 })
        && context.token(last).is_some_and(|t| t.is(Classes::CONJUNCTION))
        && capital(last + 1)
        && capital(last + 2)
    {
        s.person.add(6, "person/first-name");
    }
}

/// A plain word at a sentence's start is no name unless something says so.
fn opener(context: &Context, piece: &Piece, known: &Known, s: &mut Scales) {
    if piece.tokens.len() > 1 {
        return;
    }
    let Some(token) = context.token(piece.tokens.first as usize) else { return };
    // "The US sent …, it feeds us all": in capitals, the country is not the pronoun.
    if token.shape == Shape::Upper && s.place.sum >= STRONG {
        return;
    }
    if known.lower.contains(&token.entry.0) {
        s.other.add(4, "name/lower-elsewhere");
    }
    if piece.clues.any(e::OPENS) && token.entry.plain() >= 3 {
        s.other.add(2, "name/opens");
    }
    if token.is(FUNCTION) {
        s.other.add(4, "name/function-word");
    }
}
