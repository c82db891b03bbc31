//! What makes a piece look like a personal name, and the title or role beside it.

use super::apposition;
use super::context::{Context, FUNCTION, OFFICE};
use super::evidence::{self, Clues};
use super::shape;
use crate::document::{Range, Token};
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
fn has_letters(head: &Token, tail: &Token) -> bool {
    let known = Classes::ORG.or(Classes::PLACE).or(OFFICE).or(FUNCTION).or(Classes::OUTLET);
    let name = tail.entry.family().max(tail.entry.given());
    head.shape == Shape::Upper
        && head.span().len() == 2
        && !head.is(known)
        && tail.shape == Shape::Capital
        && !tail.is(Classes::PLACE)
        && name >= 3
        && tail.entry.plain() < 4
}

fn several(words: &[&Token], head: &Token, tail: &Token, len: usize) -> i32 {
    let letters = has_letters(head, tail);
    let initial = |t: &Token| t.shape == Shape::Initial || letters && t.start == head.start;
    if words.iter().all(|t| initial(t)) {
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
    let costs: i32 = words.iter().map(|t| several_cost(t)).sum();
    let known = words.iter().filter(|t| t.entry.given().max(t.entry.family()) >= 4).count();
    let long = if words.len() > 4 && known < 4 { words.len() as i32 - 4 } else { 0 };
    let upper = words.iter().filter(|t| t.shape == Shape::Upper && !initial(t)).count() as i32;
    let mixed = if upper > 0 && upper < words.len() as i32 { 2 } else { 0 };
    score - costs - long - mixed - i32::from(len > 8)
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

/// The role right before or after the piece, and what clue it is.
pub fn role(context: &Context, first: usize, last: usize) -> (Option<Range>, Clues) {
    // "Mr. de Orvik": the particle belongs to the name.
    let tied = |i: usize| context.before(i, 1).is_some() && shape::is_foreign_particle(context.word(i - 1));
    let first = if tied(first) { first - 1 } else { first };
    if let Some((start, clue)) =
        office_before(context, first).filter(|o| !are_several(context, first, last, o.1))
    {
        let bare = clue == evidence::HONORIFIC && !context.is(start, Classes::TITLE);
        let from = if bare { start } else { widen(context, start) };
        // "his rivals Orvik and Frum": a lone plural tells nobody's role.
        let lone_plural = first == from + 1 && clue == evidence::ROLE && ends_plural(context.word(from));
        let role = (!lone_plural && (!bare || from < start)).then(|| Range::new(from, first));
        return (role, clue);
    }
    let mut clues = Clues::default();
    if context.mark(first.wrapping_sub(1)) == Mark::Comma && context.before(first, 2).is_some() {
        let office =
            context.phrase_before(first - 1, OFFICE).is_some_and(|(s, _)| is_lower_or_title(context, s));
        let closed = matches!(context.mark(last), Mark::Comma | Mark::Stop);
        if office && closed {
            clues = evidence::ROLE_COMMA;
        }
    }
    (apposition_of(context, last), clues)
}

fn ends_plural(word: &str) -> bool {
    word.ends_with('s') && !word.ends_with("ss")
}

/// "told reporters Zarwik agreed": behind a plural stand several names or none.
fn are_several(context: &Context, first: usize, last: usize, clue: Clues) -> bool {
    let word = context.word(first - 1);
    let plural = clue != evidence::HONORIFIC && ends_plural(word);
    plural && last == first + 1 && context.mark(last) != Mark::Comma && !context.word_is(last, "and")
}

fn is_lower_or_title(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| t.is(Classes::TITLE.or(Classes::ROLE)))
}

/// Where the office that ends right before `first` begins, and how strong a clue it is.
fn office_before(context: &Context, first: usize) -> Option<(usize, Clues)> {
    context.before(first, 1)?;
    if context.mark(first - 1) == Mark::Stop {
        return None;
    }
    if let Some((start, entry)) = context.phrase_before(first, OFFICE) {
        let capital = context.token(start).is_some_and(Token::is_capital);
        // "the chip maker Zarwik": firms bear such roles as often as people do.
        // "the Miss Ohio title": a pageant's title and its region.
        let whole = context.document.longest_entry(first, Classes::PLACE);
        let region = whole.and_then(|(_, e)| e.places().next()).is_some_and(|p| !p.is_city());
        if region && context.word(start) == "Miss" {
            return None;
        }
        // "the major donor Brill", "the private Brill letter": adjectives.
        if !capital && entry.value(Classes::PLAIN) == Some("adjective") {
            return None;
        }
        if !capital && entry.value(Classes::ROLE) == Some("firm") && is_nobodys(context, first) {
            return None;
        }
        let clue = match capital {
            true if entry.is(Classes::HONORIFIC) => evidence::HONORIFIC,
            true if entry.is(Classes::TITLE.or(Classes::ROLE)) => evidence::TITLE,
            false if entry.is(Classes::TITLE.or(Classes::ROLE)) => evidence::ROLE,
            _ => return None,
        };
        return Some((start, clue));
    }
    office_of(context, first)
}

/// A lone word that is no name of the tables.
fn is_nobodys(context: &Context, first: usize) -> bool {
    let strange = |t: &Token| t.entry.given() < 4 && t.entry.family() < 4;
    !context.is_nameish(first + 1) && context.token(first).is_some_and(strange)
}

/// "Deputy chairman of Russia's Security Council Dmitry": the office, "of", a name that ends right before.
fn office_of(context: &Context, first: usize) -> Option<(usize, Clues)> {
    if !context.is_nameish(first - 1) {
        return None;
    }
    let mut k = first - 1;
    let mut body = false;
    for _ in 0..8 {
        context.before(k + 1, 1)?;
        body |= context.is(k, Classes::ORG_HEAD.or(Classes::ORG).or(Classes::PLACE).or(Classes::PLAIN))
            && context.is_nameish(k)
            && !context.is(k, FUNCTION);
        if context.word_is(k, "of") || context.word_is(k, "for") {
            if !body || context.is(first - 1, Classes::DIRECTION.or(Classes::ROLE_MODIFIER)) {
                return None;
            }
            let (start, _) = context.phrase_before(k, Classes::TITLE.or(Classes::ROLE))?;
            return Some((start, evidence::TITLE));
        }
        let token = context.token(k)?;
        let inside = context.is_nameish(k)
            || token.kind == Kind::Possessive
            || matches!(token.mark, Mark::Ampersand | Mark::Hyphen)
            || context.word_is(k, "the")
            || context.word_is(k, "and");
        if !inside {
            return None;
        }
        k = k.checked_sub(1)?;
    }
    None
}

/// The role's start, with its modifiers: "former Russian", "deputy harbour", "Russia's". Before a title with a capital
/// stand no plain nouns: "replace Sen.".
fn widen(context: &Context, start: usize) -> usize {
    let mut from = start;
    let mut plain = if context.token(start).is_some_and(Token::is_capital) { MOST_NOUNS } else { 0 };
    for _ in 0..8 {
        let Some(token) = context.before(from, 1) else { break };
        let named = context.is_nameish(from - 1) && !token.is(FUNCTION) && !is_verb(token);
        let modifier = is_modifier(token);
        // "Brill interviews coach Orvik": behind a name, a verb rather than a plural.
        let verb = context.word(from - 1).ends_with('s') && from > 1 && context.is_nameish(from - 2);
        let noun = is_noun(token) && plain < MOST_NOUNS && !verb;
        let tied = token.mark == Mark::Hyphen && token.is_glued();
        let possessive =
            token.kind == Kind::Possessive && context.before(from, 2).is_some_and(Token::is_capital);
        if !(named || modifier || noun || tied || possessive) {
            break;
        }
        plain += usize::from(noun && !modifier);
        from -= 1;
    }
    while from < start && !begins_phrase(context, from) {
        from += 1;
    }
    from
}

/// "Endorses Speaker Brill": a verb with a headline's capital.
fn is_verb(token: &Token) -> bool {
    token.is(Classes::VERB.or(Classes::CUE))
        && !token.is(OFFICE)
        && token.entry.family().max(token.entry.given()) < 4
}

/// Plain nouns that a role may begin with: "aluminium smelter foreman".
const MOST_NOUNS: usize = 2;

fn is_modifier(token: &Token) -> bool {
    let word = token.is_word() && token.shape == Shape::Lower;
    word && token.is(Classes::ROLE_MODIFIER.or(OFFICE)) && !token.is(FUNCTION)
}

fn is_noun(token: &Token) -> bool {
    token.is_word()
        && token.shape == Shape::Lower
        && !token.is(FUNCTION.or(Classes::VERB).or(Classes::CUE))
        && token.entry.plain() > 0
}

/// Whether a role can begin at `i`: with a name or a modifier, or with a plain noun where a phrase may begin, so that
/// "to resemble coach Brill" gives "coach".
fn begins_phrase(context: &Context, i: usize) -> bool {
    let Some(token) = context.token(i) else { return true };
    if token.kind != Kind::Word {
        return false;
    }
    // "to witness mayor Brill": a verb that is a role, too.
    let infinitive = context.before(i, 1).is_some_and(|_| context.word_is(i - 1, "to"));
    if is_modifier(token) && !infinitive || context.is_nameish(i) {
        return true;
    }
    let article = Classes::DETERMINER.or(Classes::PREPOSITION).or(Classes::CONJUNCTION).or(Classes::CUE);
    context.before(i, 1).is_none_or(|t| {
        let owner = matches!(t.kind, Kind::Possessive) || t.is(Classes::PRONOUN) && t.shape == Shape::Lower;
        let be = t.entry.value(Classes::AUXILIARY) == Some("be");
        let marked = t.mark != Mark::None && t.mark != Mark::Hyphen;
        owner && !t.is(Classes::RELATIVE) || be || marked || t.is(article) && !context.word_is(i - 1, "to")
    }) && !context.word(i).ends_with("ing")
}

/// "Ana Orvik, the deputy harbour minister, …".
fn apposition_of(context: &Context, last: usize) -> Option<Range> {
    (context.mark(last) == Mark::Comma).then(|| apposition::role(context, last)).flatten()
}
