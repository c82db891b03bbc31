//! What makes a piece look like a personal name.

use super::context::{Context, FUNCTION, OFFICE};
use crate::document::Token;
use crate::lexicon::{Classes, Entry};
use crate::token::{Kind, Mark, Shape};

/// How much the words themselves look like a personal name; 0 says nothing, below 0 speaks against it.
pub fn lexical(context: &Context, first: usize, last: usize) -> i32 {
    let tokens = context.document.tokens.get(first..last.min(first + LONGEST)).unwrap_or(&[]);
    let Some(filler) = tokens.first() else { return -9 };
    let mut words = [filler; LONGEST];
    let mut count = 0;
    for token in tokens.iter().filter(|t| counts(t)) {
        words[count] = token;
        count += 1;
    }
    let words = &words[..count];
    match *words {
        [] => -9,
        [one] => single(one),
        // "Al-Rai": the article is no given name.
        [head, tail] if head.is(Classes::PARTICLE) && context.mark(first + 1) == Mark::Hyphen => {
            single(tail) + 2
        }
        [head, .., tail] => several(words, head, tail, last - first) + syllables(words) + lineage(tokens),
    }
}

/// "Jae-in", "Suk-fan": a small syllable behind a hyphen is hardly ever anything but a given name.
fn syllables(words: &[&Token]) -> i32 {
    let syllable = |t: &Token| {
        let (given, family, plain) = (t.entry.given(), t.entry.family(), t.entry.plain());
        plain == 0 || (given >= 2 || family >= 2) && (plain < 4 || t.span().len() < 4)
    };
    let tied = words
        .windows(2)
        .any(|w| w[0].is_capital() && w[1].shape == Shape::Lower && w[1].is_glued() && syllable(w[1]));
    let named = words.iter().any(|t| t.entry.family() >= 4);
    if tied && named && words.len() > 2 { 3 } else { 0 }
}

/// "Moayad bin Said": a particle that only personal names hold.
fn lineage(tokens: &[Token]) -> i32 {
    let of_people = |t: &Token| t.entry.value(Classes::PARTICLE) == Some("person");
    let inside = tokens.get(1..).unwrap_or(&[]);
    if inside.iter().any(|t| t.is(Classes::PARTICLE) && of_people(t)) { 3 } else { 0 }
}

/// Tokens of a name that are looked at.
const LONGEST: usize = 8;

/// Words of a name, without small particles and "III".
fn counts(token: &Token) -> bool {
    token.kind == Kind::Word
        && !(token.is(Classes::PARTICLE) && token.shape == Shape::Lower)
        && !(token.is(Classes::SUFFIX) && token.shape == Shape::Upper)
}

fn grade(strength: u8) -> i32 {
    match strength {
        0..=2 => 0,
        3 | 4 => 1,
        5 | 6 => 2,
        7 => 3,
        _ => 4,
    }
}

fn single(token: &Token) -> i32 {
    let entry = token.entry;
    let name = grade(entry.given()).max(grade(entry.family()));
    let unknown = i32::from(entry.plain() == 0 && !entry.is(Classes::PLACE));
    name + unknown - plain_cost(entry)
}

/// How much a word's use as a plain word speaks against a name.
fn plain_cost(entry: Entry) -> i32 {
    let name = entry.given().max(entry.family());
    let cost = match entry.plain() {
        0..=2 => 0,
        3 => 2,
        4 => 3,
        _ => 5,
    };
    match name {
        0..=2 => cost,
        3..=5 => cost * 2 / 3,
        _ => cost / 2,
    }
}

/// "North Zarwik", "Zarwik Central": a direction speaks against a person.
fn pointing(head: &Token, tail: &Token) -> i32 {
    let first = head.is(Classes::DIRECTION) && head.entry.given() < 6;
    let last = tail.is(Classes::DIRECTION) && head.entry.given() < 5;
    if first || last { 3 } else { 0 }
}

/// "Liu Wenzhi": a short family name, then what is often given and no plain word.
fn family_first(head: &Token, tail: &Token) -> bool {
    head.span().len() <= 7
        && head.entry.family() >= 5
        && head.entry.given().max(head.entry.plain()) < 4
        && tail.entry.given() >= 3
        && tail.entry.plain() < 4
}

/// "JP Brill", "KL Narendran": two initials without stops before a surname.
pub fn has_letters(head: &Token, tail: &Token) -> bool {
    let known = Classes::PLACE.or(OFFICE).or(FUNCTION).or(Classes::OUTLET);
    // "JD Brill" is no firm where a well-known surname follows.
    let surname = tail.entry.family() >= 6;
    let known = if surname { known } else { known.or(Classes::ORG) };
    let name = tail.entry.family().max(tail.entry.given());
    head.shape == Shape::Upper
        && head.span().len() == 2
        && !head.is(known)
        && tail.shape == Shape::Capital
        && (surname || !tail.is(Classes::PLACE))
        && name >= 3
        && tail.entry.plain() < 4
}

fn several(words: &[&Token], head: &Token, tail: &Token, len: usize) -> i32 {
    let letters = has_letters(head, tail);
    let initial = |t: &Token| t.shape == Shape::Initial || letters && t.start == head.start;
    if words.iter().all(|t| initial(t)) {
        return -9;
    }
    // "U.S. Wheat": a state's letters are no initials.
    if head.shape == Shape::Dotted && head.is(Classes::PLACE) {
        return -9;
    }
    // "a Tarnow IP address": letters behind a name written out.
    let short = tail.shape == Shape::Upper && tail.span().len() <= 3 && !initial(tail);
    if short && head.shape != Shape::Upper && tail.entry.family() < 4 {
        return -9;
    }
    // "Anna-Orvik-Allee" is a street.
    if tail.is_glued() && tail.entry.value(Classes::PLACE_TYPE) == Some("way") {
        return -9;
    }
    let mut score = 2;
    score += match head.entry.given() {
        _ if initial(head) => 3,
        0 if head.entry.family() >= 4 => 1,
        0..=1 => i32::from(head.entry.plain() == 0),
        2 | 3 => 1,
        4 => 2,
        5 => 3,
        _ => 4,
    };
    let family_first = len == 2 && family_first(head, tail);
    score += if family_first { 2 } else { 0 };
    score += match tail.entry.family().max(tail.entry.given().saturating_sub(1)) {
        _ if initial(tail) => -1,
        0..=2 if tail.entry.plain() == 0 => 1,
        0..=2 => 0,
        3 | 4 => 1,
        _ => 2,
    };
    let inner = |t: &&&Token| initial(t) || t.entry.given() >= 4 || t.entry.family() >= 4;
    score += i32::from(words[1..words.len() - 1].iter().any(|t| inner(&t)));
    // "Measure B": a plain word and a letter.
    if words.len() == 2
        && initial(tail)
        && !tail.has_stop()
        && head.entry.plain() >= 4
        && head.entry.given() < 5
    {
        return -9;
    }
    score -= pointing(head, tail);
    // "RFK Jr."
    score += if tail.is(Classes::SUFFIX) && head.shape == Shape::Upper { 3 } else { 0 };
    let costs: i32 = words.iter().map(|t| several_cost(t)).sum();
    // "Trip Chowdhry": before what is a surname and nothing else, a plain word weighs less.
    let surname =
        words.len() == 2 && tail.entry.family() >= 3 && tail.entry.plain() == 0 && !head.is(Classes::VERB);
    let costs = if surname { costs.min(2) } else { costs };
    // "Steve Jobs had two": behind a given name that is nothing else, too.
    let costs = if words.len() == 2 && is_borne(head, tail) { costs.min(2) } else { costs };
    let known = words.iter().filter(|t| t.entry.given().max(t.entry.family()) >= 4).count();
    let long = if words.len() > 4 && known < 4 { words.len() as i32 - 4 } else { 0 };
    let upper = words.iter().filter(|t| t.shape == Shape::Upper && !initial(t)).count() as i32;
    let mixed = if upper > 0 && upper < words.len() as i32 { 2 } else { 0 };
    score - costs - long - mixed - i32::from(len > 8)
}

/// A well-known given name that is no other word, and behind it a word that is written with a capital for no other
/// reason.
fn is_borne(head: &Token, tail: &Token) -> bool {
    let kind = Classes::PLACE_TYPE.or(Classes::ORG_HEAD).or(Classes::ORG_TAIL).or(Classes::EVENT);
    let other = Classes::PLACE.or(Classes::ORG).or(FUNCTION).or(OFFICE).or(Classes::VERB).or(kind);
    head.entry.given() >= 6
        && head.entry.plain() < 3
        && head.shape == Shape::Capital
        && tail.shape == Shape::Capital
        && !head.is(other)
        && !tail.is(other)
}

fn several_cost(token: &Token) -> i32 {
    let entry = token.entry;
    if token.shape == Shape::Initial {
        return 0;
    }
    let name = entry.given().max(entry.family());
    // "Jury Indicts Orvik": a verb with a headline's capital.
    if name < 4 && entry.plain() >= 3 && token.is(Classes::VERB) {
        return 4;
    }
    match (entry.plain(), name) {
        (0..=2, _) => 0,
        (3, 0..=3) => 2,
        (3, _) => 0,
        (4, 0..=3) => 3,
        (4, _) => 1,
        (_, 0..=3) => 4,
        (_, 4) => 2,
        (_, 5) => 1,
        _ => 0,
    }
}
