//! What a piece's own words and its surroundings put on the scales, before the rest of the article is asked.

use super::context::{Context, OFFICE};
use super::evidence::{self as e, Clues};
use super::known::is_single;
use super::weights::{OFFICES, STRONG, Scales, put_clues};
use super::{Piece, person, place, shape};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// A plain word and hardly ever a name.
fn is_common(token: &Token) -> bool {
    token.entry.plain() >= 4 && token.entry.given() < 4 && token.entry.family() < 4
}

/// The scales of form and surroundings; `around` are the clues of the other mentions of the same words.
pub(super) fn first_scale(context: &Context, piece: &Piece, around: Clues) -> Scales {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let mut s = Scales::empty();
    let mut gazetteer = place::lexical(context, first, last);
    // "in Mobile": what the word means else counts little there.
    if piece.clues.any(e::IN) && gazetteer < 0 && place::population(context, first, last) > 100_000 {
        gazetteer = 0;
    }
    s.person.add(person::lexical(context, first, last), "person/name-words");
    let given_and_plain = is_given_and_plain(context, piece);
    if given_and_plain {
        s.person.add(3, "person/name-words");
    }
    // "the Amazon": rivers, seas and areas bear the article; without it, the firm of that name is meant.
    if place::takes_article(context, first, last) {
        let firm = context.is(first, Classes::ORG) && is_single(piece);
        if firm && !around.any(e::THE) && !piece.clues.any(e::TYPE_AFTER) {
            gazetteer -= STRONG;
            s.other.add(STRONG, "org/known");
        } else if piece.clues.any(e::THE) {
            gazetteer += 6;
        }
    }
    let around = around.without(e::THE);
    if piece.clues.any(e::THE) && gazetteer > 0 && place::is_bare_town(context, first, last) {
        gazetteer -= 8;
    }
    if is_single(piece) && stands_in_town(context, piece) {
        gazetteer += if place::population(context, first, last) > 5_000 { 4 } else { 0 };
        gazetteer = gazetteer.max(if is_aged(context, piece) { 8 } else { gazetteer });
    }
    s.place.add(gazetteer, "place/gazetteer");
    let mut clues = piece.clues.or(around);
    // "the Ana Orvik video": the article belongs to the noun behind the name.
    let full = !is_single(piece) && s.person.sum >= 8;
    if piece.clues.any(e::MODIFIER) || full && piece.clues.any(e::GROUP_NOUN) || given_and_plain {
        clues = clues.without(e::THE);
    }
    // "For Ana Orvik, the club's legal team": what stands behind the comma begins something new.
    if full && clues.any(e::ORG_APPOSITIVE) {
        s.other.add(-3, "org/appositive");
    }
    if piece.clues.any(e::HOUSE) {
        clues = clues.without(e::GROUP_NOUN);
    }
    let person = is_full_name(context, piece) && !clues.any(e::TYPED);
    if clues.any(e::IN) && gazetteer <= 0 && (person || are_common(context, piece)) {
        clues = clues.without(e::IN);
    }
    put_clues(clues, gazetteer >= STRONG, &mut s);
    let group = Classes::EVENT.or(Classes::ORG_HEAD).or(Classes::ORG_TAIL);
    let common = |t: &Token| is_common(t) || t.is(group) && t.entry.family().max(t.entry.given()) < 5;
    if is_single(piece) && clues.any(OFFICES.or(e::HOUSE)) && context.token(first).is_some_and(common) {
        s.other.add(7, "name/plain-word");
    }
    if is_single(piece) {
        lone_word(context, first, &mut s);
    }
    if surname_pair(context, first, last) && clues.any(e::THE.or(e::MODIFIER)) {
        s.other.add(10, "name/pair");
    }
    team(context, piece, clues, &mut s);
    s
}

/// What a lone word says against a name: it stands for an office, a number or a firm, or is made like a plain word.
fn lone_word(context: &Context, at: usize, s: &mut Scales) {
    let Some(token) = context.token(at) else { return };
    let (borne, place) = (token.entry.given().max(token.entry.family()), token.is(Classes::PLACE));
    if token.is(Classes::DIRECTION) && token.entry.plain() >= 4 || token.is(Classes::EVENT) && borne < 4 {
        s.person.add(-6, "person/name-words");
    }
    if token.is(OFFICE) && context.word(at).is_ascii() {
        s.person.add(-6, "person/name-words");
    }
    if token.is(Classes::NUMBER.or(Classes::ORDINAL)) && borne < 5 {
        s.other.add(8, "name/plain-word");
    }
    let firm = token.is(Classes::ORG.or(Classes::OUTLET)) && token.span().len() > 3;
    if firm {
        s.person.add(-6, "person/name-words");
        s.other.add(if place { 0 } else { 6 }, "org/known");
        s.place.add(if place { 0 } else { -6 }, "place/gazetteer");
    }
    // "in HIH": letters that the gazetteer does not know stand for a body.
    if token.shape == Shape::Upper && !place && token.span().len() <= 5 {
        s.place.add(-6, "place/gazetteer");
    }
    let opener = context.opens(at) && token.shape == Shape::Capital;
    let derived = |word: &str| shape::is_derived(word) || opener && shape::is_plural(word);
    if !place && borne < 4 && derived(context.word(at)) {
        s.other.add(9, "name/derived");
    }
}

/// "Frum-Brill": two surnames and a hyphen.
fn surname_pair(context: &Context, first: usize, last: usize) -> bool {
    let surname = |i: usize| context.token(i).is_some_and(|t| t.entry.family() >= 4);
    is_pair(context, first, last) && surname(first) && surname(first + 2)
}

/// Two words and a hyphen.
pub(super) fn is_pair(context: &Context, first: usize, last: usize) -> bool {
    let word = |i: usize| context.token(i).is_some_and(|t| t.is_capital() && t.is_word());
    last == first + 3 && context.mark(first + 1) == Mark::Hyphen && word(first) && word(first + 2)
}

/// "the Charlotte woman", "Thomas Brill, 28, of Columbia": told by where somebody lives.
fn stands_in_town(context: &Context, piece: &Piece) -> bool {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let native = |t: &Token| t.is(Classes::PLAIN) && t.entry.value(Classes::PLAIN) == Some("native");
    context.after(first, last).is_some_and(native) || is_aged(context, piece)
}

/// "Thomas Brill, 28, of Zarwik": an age, "of" and a lone word.
fn is_aged(context: &Context, piece: &Piece) -> bool {
    let first = piece.tokens.first as usize;
    let aged = |t: &Token| t.kind == Kind::Number && t.span().len() == 2;
    let comma = context.before(first, 2).is_some_and(|t| t.mark == Mark::Comma);
    piece.clues.any(e::OF) && comma && context.before(first, 3).is_some_and(aged)
}

/// "faith in Ana Orvik": two words that are well-known names and nothing else.
fn is_full_name(context: &Context, piece: &Piece) -> bool {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let word = |i: usize| context.token(i).filter(|t| t.is_word() && t.entry.plain() < 4);
    last == first + 2
        && word(first).is_some_and(|t| t.entry.given() >= 3)
        && word(first + 1).is_some_and(|t| t.entry.family() >= 6)
}

/// "knew Steve Jobs": within a sentence, a given name that is nothing else and one plain word of no kind that names
/// things.
fn is_given_and_plain(context: &Context, piece: &Piece) -> bool {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let things = Classes::ORG_HEAD.or(Classes::ORG_TAIL).or(Classes::EVENT).or(Classes::WORK);
    let people = OFFICE.or(Classes::PERSON_NOUN).or(Classes::GROUP).or(Classes::DEMONYM);
    let other = things.or(people).or(Classes::PLACE_TYPE).or(Classes::DIRECTION).or(Classes::PLACE);
    let given = |t: &Token| {
        t.entry.given() >= 7 && t.entry.plain() < 3 && t.shape == Shape::Capital && !t.is(Classes::PLACE)
    };
    let plain = |t: &Token| {
        t.entry.plain() >= 3
            && t.shape == Shape::Capital
            && !t.is(other)
            && !shape::is_plural(context.word(first + 1))
    };
    last == first + 2
        && !piece.clues.any(e::TITLED.or(e::OPENS).or(e::QUOTED))
        && (!piece.clues.any(e::THE) || context.word_is(last, "of"))
        && context.token(first).is_some_and(given)
        && context.token(first + 1).is_some_and(plain)
}

/// "in True Beauty", "in Edition": plain words that are nobody's name.
fn are_common(context: &Context, piece: &Piece) -> bool {
    let spatial = Classes::PLACE_TYPE.or(Classes::DIRECTION).or(Classes::PLACE);
    let common =
        |t: &Token| t.entry.plain() >= 4 && t.entry.given().max(t.entry.family()) < 5 && !t.is(spatial);
    // "in Shovel Knight": of two plain words one may be a name, too.
    let pair = |i: usize| {
        context.token(i).is_some_and(|t| t.entry.plain() >= 4 && t.entry.given() < 5 && !t.is(spatial))
    };
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    last == first + 2 && pair(first) && pair(first + 1)
        || piece.tokens.all().all(|i| context.token(i).is_some_and(|t| !t.is_word() || common(t)))
}

/// In sports a town is its club unless something says where.
fn team(context: &Context, piece: &Piece, clues: Clues, s: &mut Scales) {
    if !context.is_sport || !clues.any(e::TEAM) || s.place.sum < 4 {
        return;
    }
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let here = piece
        .clues
        .any(e::IN.or(e::REGION).or(e::PLACE_TYPE_OF).or(e::TYPE_AFTER).or(e::CITY_BEFORE).or(e::LOCATED));
    let country = place::entry_of(context, first, last)
        .and_then(|e| e.places().next())
        .is_none_or(|p| p.is_country() || matches!(p.kind().name(), "continent" | "sea" | "ocean"));
    if !here && !country {
        s.other.add(s.place.sum + 2, "org/team");
    }
}
