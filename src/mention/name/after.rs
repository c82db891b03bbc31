//! Clues behind a piece: verbs, ages, appositives, brackets, type nouns.

use super::apposition;
use super::clues::*;
use super::context::{Context, FUNCTION, OFFICE};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// Sets the clues that the tokens behind the piece give.
pub fn look_after(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.after(last - 1, last) else { return };
    let next = context.after(last - 1, last + 1);
    clues.set(POSSESSIVE, token.kind == Kind::Possessive);
    clues.set(IN_POSSESSIVE, token.kind == Kind::Possessive && clues.any(IN));
    if token.is_word() && token.shape == Shape::Lower {
        clues.set(SPEAKS, token.is(Classes::CUE) && speech(context, last) && !is_owned(context, first, last));
        clues.set(ACTS, token.is(Classes::VERB) && !token.is(FUNCTION));
        clues.set(AUX, token.is(Classes::AUXILIARY.or(Classes::MODAL)));
        clues.set(ORG_APPOSITIVE, token.is(Classes::AUXILIARY) && is_group(context, last));
        // "Orvik said its sales", "Orvik and its banks": no person.
        let acts = token.is(Classes::VERB.or(Classes::CUE).or(Classes::CONJUNCTION));
        clues.set(
            ORG_APPOSITIVE,
            acts && context.after(last, last + 1).is_some() && context.word(last + 1) == "its",
        );
        clues.set(WHO, token.is(Classes::RELATIVE) && is_who(context, last));
        clues.set(TYPE_AFTER, token.is(Classes::PLACE_TYPE) && types(context, token, first, last));
        clues.set(
            GROUP_NOUN,
            token.is(Classes::ORG_HEAD.or(Classes::EVENT).or(Classes::WORK))
                && !token.is(Classes::PLACE_TYPE),
        );
        let people = token.is(Classes::ROLE)
            && context.word(last).ends_with('s')
            && !token.is(Classes::VERB.or(Classes::CUE));
        clues.set(GROUP_NOUN, people || speaks_for(context, first, last));
        clues.set(MONEY, !token.is(FUNCTION.or(Classes::VERB)) && is_currency(context, last));
        clues.set(HOUSE, token.is(Classes::HOUSE));
        let noun = token.is(Classes::PLAIN) && !token.is(FUNCTION.or(Classes::VERB).or(Classes::CUE));
        clues.set(MODIFIER, noun);
        clues.set(
            DOES,
            token.is(Classes::ADVERB) && next.is_some_and(|t| t.is(Classes::VERB.or(Classes::CUE))),
        );
    }
    match token.mark {
        Mark::Comma => comma(context, last, clues),
        Mark::Hyphen if token.is_glued() => {
            let tied = next.is_some_and(|t| t.shape == Shape::Lower && t.is_glued());
            clues.set(BASED.or(MODIFIER), tied);
        }
        Mark::OpenBracket => bracket(context, first, last, clues),
        _ => {}
    }
    clues.set(BRACKETED, has_ticker(context, last));
    clues.set(SCORE, token.kind == Kind::Number && !token.is_glued());
    if context.is_sport {
        sport_after(context, first, last, clues);
    }
}

/// "Zarwik province"; not "Three states", "Orvik country", "Real estate", "Northeastern states".
fn types(context: &Context, noun: &Token, first: usize, last: usize) -> bool {
    if matches!(noun.entry.value(Classes::PLACE_TYPE), Some("maybe" | "built")) {
        return false;
    }
    // "stop Ana Orvik crossing into Ruritania"
    let known = context.is(first, Classes::PLACE);
    if last > first + 1 || known {
        return known || !(noun.is(Classes::VERB) && context.word(last).ends_with("ing"));
    }
    let strange =
        Classes::NUMBER.or(Classes::ORDINAL).or(Classes::DIRECTION).or(Classes::ORG_HEAD).or(Classes::EVENT);
    let strange = strange.or(OFFICE);
    // "an Ebola ward": one of many is called by no place that nobody knows.
    let any = ["a", "an"].iter().any(|w| context.word_is(first.wrapping_sub(1), w));
    !any && context.token(first).is_some_and(|t| {
        let surname = t.entry.family() >= 6 || t.entry.given() >= 6;
        let plain = context.opens(first) && t.entry.plain() >= 4;
        let verb = noun.is(Classes::VERB);
        !(surname || verb || plain || t.is(strange.or(FUNCTION)))
    })
}

/// "Zarwik Blue spokesman Tom Hale": what stands before a lower-case office and a name is whom the office serves.
fn speaks_for(context: &Context, first: usize, last: usize) -> bool {
    let known = |t: &Token| t.is(Classes::PLACE) || t.entry.family() >= 6;
    let lone = last == first + 1 && context.token(first).is_some_and(known);
    !lone
        && context.is(last, Classes::ROLE)
        && context.is_nameish(last + 1)
        && context.after(last, last + 1).is_some()
}

fn is_currency(context: &Context, i: usize) -> bool {
    ["dollar", "dollars", "rupee", "rupees", "peso", "pesos", "franc", "francs", "pounds", "yuan", "dinars"]
        .iter()
        .any(|w| context.word_is(i, w))
}

/// What tells a team or a player in an article about sports.
fn sport_after(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.token(last) else { return };
    let number = token.kind == Kind::Number && !token.is_glued();
    let dash = |i: usize| context.mark(i) == Mark::Hyphen && context.glued(i);
    clues.set(FIGURES, number && dash(last + 1) && dash(last + 3));
    let played = ["beat", "against", "over", "v", "vs", "by", "with", "for", "to"];
    let before = first > 0
        && context.before(first, 1).is_some()
        && played[..6].iter().any(|w| context.word_is(first - 1, w));
    let role = token.is_word() && token.shape == Shape::Lower && token.is(Classes::ROLE.or(Classes::SPORT));
    let acts = token.is_word()
        && token.shape == Shape::Lower
        && token.is(Classes::VERB)
        && !token.is(Classes::AUXILIARY);
    let owns = token.kind == Kind::Possessive && context.is_nameish(last + 1);
    clues.set(TEAM, owns || number && !context.is_dated(last) || before || role || acts);
}

/// A verb of speech whose subject stands before it: who thinks or supports may be a city, too; "called", "added" after places are common, too.
fn speech(context: &Context, i: usize) -> bool {
    let thinks =
        context.token(i).and_then(|t| t.entry.value(Classes::CUE)).is_some_and(|v| v.starts_with("mind"));
    !thinks && (!context.is(i, FUNCTION) || context.is(i, Classes::VERB))
}

/// "the Velt attacks", "last week's Velt claims", "offers Velt support": nouns.
fn is_owned(context: &Context, first: usize, last: usize) -> bool {
    let determiner = |t: &Token| t.is(Classes::DETERMINER) || t.kind == Kind::Possessive;
    let governs = |t: &Token| {
        t.shape == Shape::Lower && t.is(Classes::PREPOSITION.or(Classes::VERB)) && !t.is(Classes::CUE)
    };
    let noun = context.is(last, Classes::CUE_NOUN) && !context.is(first, Classes::PLACE);
    context.before(first, 1).is_some_and(|t| determiner(t) || noun && governs(t))
}

fn is_who(context: &Context, i: usize) -> bool {
    ["who", "whose", "whom"].iter().any(|w| context.word_is(i, w))
}

/// ", 34,", ", who", ", a lawyer".
fn comma(context: &Context, comma: usize, clues: &mut Clues) {
    let Some(token) = context.after(comma, comma + 1) else { return };
    let two = token.span().len() <= 2 && token.kind == Kind::Number;
    let closed =
        matches!(context.mark(comma + 2), Mark::Comma | Mark::Stop | Mark::CloseBracket | Mark::Semicolon)
            || context.token(comma + 2).is_some_and(|t| t.is_word() && t.shape == Shape::Lower);
    // "1) Brined, 2) Smoked" is a list.
    let item = context.mark(comma + 2) == Mark::CloseBracket && token.span().len() < 2;
    clues.set(AGE, two && closed && !item || context.word_is(comma + 1, "aged"));
    clues.set(WHO, is_who(context, comma + 1));
    let mut k = comma + 1;
    let determined =
        token.is(Classes::DETERMINER) || token.is(Classes::PRONOUN) && token.shape == Shape::Lower;
    if determined {
        k += 1;
    }
    let aged = determined
        && (context.word_is(k + 1, "year")
            || context.mark(k + 1) == Mark::Hyphen && context.word_is(k + 2, "year"));
    clues.set(AGE, aged);
    let group = names_group(context, k);
    clues.set(ORG_APPOSITIVE, group && determined);
    // "in Tarnow, a town official said": the comma ends the phrase of place.
    let placed = clues.any(IN.or(FROM)) && !clues.any(ACCORDING);
    clues.set(APPOSITIVE, !placed && !group && apposition::read(context, comma).is_some());
}

/// "X is a company that", "X was the first bank": what X is, is a group or a thing.
fn is_group(context: &Context, be: usize) -> bool {
    let determiner = context.after(be, be + 1).is_some_and(|t| t.is(Classes::DETERMINER));
    determiner
        && context.token(be).is_some_and(|t| t.entry.value(Classes::AUXILIARY) == Some("be"))
        && names_group(context, be + 2)
}

/// Whether the noun phrase behind its determiner at `k` is about a group or a thing, not a person: "Dutch subsidiary of".
fn names_group(context: &Context, k: usize) -> bool {
    const THINGS: Classes = Classes::ORG_HEAD.or(Classes::WORK);
    let words = (k..k + 8).take_while(|i| appositive_word(context, *i));
    let head = words.into_iter().find(|i| {
        let people = THINGS.or(OFFICE).or(Classes::PERSON_NOUN);
        context.token(*i).is_some_and(|t| t.shape == Shape::Lower && t.is(people))
    });
    head.is_some_and(|i| {
        let goes_on = context.token(i + 1).is_some_and(|t| {
            let noun = t.is(Classes::PLAIN) && t.shape == Shape::Lower && !t.is(FUNCTION.or(Classes::VERB));
            noun || t.is(OFFICE.or(Classes::PERSON_NOUN))
                || t.kind == Kind::Possessive
                || t.mark == Mark::Hyphen
        });
        context.is(i, THINGS) && !context.is(i, OFFICE.or(Classes::PERSON_NOUN)) && !goes_on
    })
}

/// Words between the comma and the office of an appositive: "a senior harbour official".
fn appositive_word(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| {
        t.is_word() && !t.is(Classes::VERB.or(Classes::AUXILIARY))
            || t.mark == Mark::Hyphen
            || t.kind == Kind::Possessive
    })
}

/// "(NYSE: ZRW)", "(ZRW.O)", "<ZRW.O>": under which letters a firm's shares are traded.
fn has_ticker(context: &Context, last: usize) -> bool {
    let Some(open) = context.token(last).filter(|t| t.kind == Kind::Mark) else { return false };
    let text = &context.document.text[open.start as usize..];
    let closed = text.strip_prefix('<').map(|rest| (rest, '>'));
    let Some((rest, close)) = closed.or_else(|| text.strip_prefix('(').map(|rest| (rest, ')'))) else {
        return false;
    };
    let code = |s: &str| {
        (1..=12).contains(&s.len())
            && s.bytes().all(|b| b.is_ascii_uppercase() || b == b'.' || b.is_ascii_digit())
    };
    // Only so far is looked: a ticker is short.
    let Some(end) = rest.bytes().take(24).position(|b| b == close as u8) else { return false };
    match rest[..end].split_once(':') {
        Some((market, shares)) => market.len() > 2 && code(market) && code(shares.trim_start()),
        None => {
            code(&rest[..end])
                && (close == '>' || rest[..end].find('.').is_some_and(|dot| dot > 1 && dot + 3 > end))
        }
    }
}

/// "(HRT)" behind a name in full; "(Norway)" behind an athlete; "(34)".
fn bracket(context: &Context, first: usize, last: usize, clues: &mut Clues) {
    let Some(token) = context.token(last + 1) else { return };
    let closed = context.mark(last + 2) == Mark::CloseBracket;
    let acronym = token.shape == Shape::Upper && closed && acronym_of(context, first, last, last + 1);
    clues.set(ACRONYM_AFTER, acronym);
    let place = context.document.longest_entry(last + 1, Classes::PLACE).is_some_and(|(len, e)| {
        context.mark(last + 1 + len) == Mark::CloseBracket
            && e.places().next().is_some_and(|p| p.is_country())
    });
    clues.set(COUNTRY_AFTER, place && !acronym && last > first + 1);
    clues.set(AGE, token.kind == Kind::Number && token.span().len() == 2 && closed);
}

/// Whether the letters of the acronym begin words of the piece.
fn acronym_of(context: &Context, first: usize, last: usize, acronym: usize) -> bool {
    let initial = context.word(acronym).chars().next();
    last > first + 1 && initial.is_some_and(|c| context.word(first).starts_with(c))
}
