//! The noun phrase behind a name and its comma, read only where its head says what somebody is: "Ana Orvik, the
//! deputy harbour minister,".

use super::context::{Context, FUNCTION};
use crate::document::{Range, Token};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// The longest stretch of words up to the head.
const LONGEST: usize = 10;
/// The longest phrase that becomes a role.
const ROLE: usize = 12;

/// What a role's head may be tied to its rest with: "minister for", "spokesman on", "ambassador to".
const TIES: [&str; 6] = ["of", "for", "at", "on", "to", "in"];

/// Words that no noun phrase holds before its head.
const GRAMMAR: Classes = Classes::DETERMINER
    .or(Classes::PREPOSITION)
    .or(Classes::CONJUNCTION)
    .or(Classes::PRONOUN)
    .or(Classes::RELATIVE)
    .or(Classes::AUXILIARY)
    .or(Classes::MODAL);

/// A noun phrase in apposition.
pub struct Apposition {
    /// Its first word behind "who was", "now" and the article.
    pub first: usize,
    /// Right behind its head.
    pub head: usize,
}

/// The apposition behind the comma, if its head is an office, an occupation or a word for kin.
pub fn read(context: &Context, comma: usize) -> Option<Apposition> {
    let (first, several) = lead(context, comma);
    phrase(context, comma, first, several)
}

/// The phrase that begins at `first` in the sentence of `from`, up to and with its head.
fn phrase(context: &Context, from: usize, first: usize, several: bool) -> Option<Apposition> {
    let head = (first..first + LONGEST).find(|i| !inside(context, from, *i))?;
    (head > first && is_somebody(context, first, head, several)).then_some(Apposition { first, head })
}

/// "The federal minister for the environment, Ana Orvik,": the role that ends at the comma before a name.
pub fn role_before(context: &Context, comma: usize) -> Option<Range> {
    let lowest = comma.saturating_sub(ROLE);
    let determined = |i: &usize| {
        let owner = |t: &Token| t.is(Classes::PRONOUN) && t.shape == Shape::Lower && !t.is(Classes::RELATIVE);
        // "very much", "so much" begin no noun phrase.
        let much = context.word_is(*i, "much");
        context.token(*i).is_some_and(|t| t.is(Classes::DETERMINER) && !much || owner(t))
    };
    let inside = |i: &usize| context.after(*i, comma).is_some();
    let begin = |i: usize| match i {
        _ if determined(&i) => Some((i, i + 1)),
        _ => (opens_owner(context, i, comma) || opens_office(context, i)).then_some((i, i)),
    };
    let starts = (lowest..comma).rev().take_while(inside).filter_map(begin);
    starts.take(3).find_map(|(from, start)| {
        let Apposition { first, head } = phrase(context, from, start, false)?;
        let office = context.is(head - 1, Classes::TITLE.or(Classes::ROLE));
        if is_body(context, first, head) || (first..head).any(|i| is_finite(context, i)) {
            return None;
        }
        let ties = if office { &TIES[..] } else { &TIES[..1] };
        let belongs = head == comma || ties.iter().any(|w| context.word_is(head, w));
        let plain = (head..comma).all(|i| belongs_to_role(context, i));
        (belongs && plain).then(|| Range::new(behind_owner(context, first, head), comma))
    })
}

/// "Norvania's information minister, Ana Orvik,": a name in the possessive, with nothing of the phrase before it.
fn opens_owner(context: &Context, i: usize, comma: usize) -> bool {
    let named = |at: usize| context.is_nameish(at);
    let end = (i..comma.min(i + 4)).take_while(|at| named(*at)).count() + i;
    let owns = end > i && context.token(end).is_some_and(|t| t.kind == Kind::Possessive);
    owns && (context.opens(i) || i > 0 && !named(i - 1))
}

/// "President of the Harbour Society, Ana Orvik,": an office that opens its sentence.
fn opens_office(context: &Context, i: usize) -> bool {
    let title = context.is(i, Classes::TITLE.or(Classes::ROLE)) && context.is_nameish(i);
    title && context.opens(i) && context.word_is(i + 1, "of")
}

/// "club's chief executive": whose office it is, is told by a name only, "the year Brill Capital's founder" by no more.
fn behind_owner(context: &Context, first: usize, head: usize) -> usize {
    let owns = |i: &usize| context.token(*i).is_some_and(|t| t.kind == Kind::Possessive);
    let Some(owner) = (first + 1..head).rev().find(owns) else { return first };
    let named = |i: &usize| context.token(*i).is_some_and(Token::is_capital);
    match (first..owner).rev().take_while(named).last() {
        None => owner + 1,
        Some(name) if context.token(first).is_some_and(|t| t.is(Classes::TIME_UNIT)) => name,
        Some(_) => first,
    }
}

/// "the World Harbour Center, Ana Orvik": a body or building whose name ends in a word for somebody.
fn is_body(context: &Context, first: usize, head: usize) -> bool {
    head > first + 1
        && (first..head).all(|i| context.token(i).is_some_and(Token::is_capital))
        && !context.is(head - 1, Classes::TITLE)
        && context.is(head - 1, Classes::ORG_HEAD.or(Classes::PLACE_TYPE))
}

/// "very much remains his rival": a verb in the present.
fn is_finite(context: &Context, i: usize) -> bool {
    let verb = |t: &Token| t.is(Classes::VERB.or(Classes::CUE)) && t.shape == Shape::Lower;
    context.word(i).ends_with('s') && context.token(i).is_some_and(verb)
}

/// What may stand between a role's head and the comma: names, nouns, "of the".
fn belongs_to_role(context: &Context, i: usize) -> bool {
    let verb = Classes::VERB.or(Classes::CUE).or(Classes::AUXILIARY).or(Classes::MODAL).or(Classes::RELATIVE);
    context.token(i).is_some_and(|t| match t.kind {
        Kind::Word => t.is_capital() || !t.is(verb) || t.is(Classes::PREPOSITION.or(Classes::ROLE)),
        Kind::Possessive => true,
        _ => matches!(t.mark, Mark::Hyphen | Mark::Ampersand),
    })
}

/// The tokens of the role that the apposition tells, up to the next mark; none where a verb or no end comes.
pub fn role(context: &Context, comma: usize) -> Option<Range> {
    let Apposition { mut first, head } = read(context, comma)?;
    // "one of the mayor's aides": all of it.
    if let Some(one) = (comma + 1..first).find(|i| context.word_is(*i, "one")) {
        first = one;
    }
    let mut end = head;
    while end < first + ROLE {
        let Some(token) = context.after(comma, end) else { break };
        let closes = token.mark != Mark::None && !matches!(token.mark, Mark::Hyphen | Mark::Ampersand);
        if closes || token.is(Classes::RELATIVE) {
            break;
        }
        let verb = token.is(Classes::VERB.or(Classes::CUE)) && !token.is(Classes::ROLE.or(FUNCTION));
        if token.shape == Shape::Lower && (verb || token.is(Classes::AUXILIARY.or(Classes::MODAL))) {
            return None;
        }
        end += 1;
    }
    let told = end < first + ROLE;
    while end > head && context.is(end - 1, GRAMMAR) {
        end -= 1;
    }
    told.then(|| Range::new(first, end))
}

/// Over "who was", "now", an article and "one of the"; true where one of several is told.
fn lead(context: &Context, comma: usize) -> (usize, bool) {
    let mut first = comma + 1;
    let be = context.token(first + 1).is_some_and(|t| t.entry.value(Classes::AUXILIARY) == Some("be"));
    if context.word_is(first, "who") && be {
        first += 2;
    }
    first +=
        usize::from(["now", "then", "also", "formerly", "once"].iter().any(|w| context.word_is(first, w)));
    let one = context.word_is(first, "one") && context.word_is(first + 1, "of");
    first += if one { 2 } else { 0 };
    let owner = |t: &Token| t.is(Classes::PRONOUN) && t.shape == Shape::Lower;
    let determined = |t: &Token| t.is(Classes::DETERMINER) || owner(t);
    first += usize::from(context.token(first).is_some_and(determined));
    (first, one)
}

/// A word that can stand between the article and the head.
fn inside(context: &Context, comma: usize, i: usize) -> bool {
    context.after(comma, i).is_some_and(|t| {
        let word = t.is_word() && (!t.is(GRAMMAR) || t.is(Classes::ROLE_MODIFIER) || t.shape != Shape::Lower);
        word || t.kind == Kind::Possessive
            || t.kind == Kind::Number
            || matches!(t.mark, Mark::Hyphen | Mark::Ampersand)
    })
}

/// Whether the words end in one for somebody: "minister", "chief of staff" as far as "chief", "wife".
fn is_somebody(context: &Context, first: usize, head: usize, several: bool) -> bool {
    let last = context.word(head - 1);
    let plural = last.ends_with('s') && !last.ends_with("ss");
    if plural && !several {
        return false;
    }
    let offices = Classes::TITLE.or(Classes::ROLE);
    let phrase =
        |i: usize| context.document.longest_phrase(i, offices).is_some_and(|(len, _)| i + len >= head);
    let noun = offices.or(Classes::PERSON_NOUN);
    // "Ana Orvik, Kate Bishop, Tom Frum": a list of names.
    let given = |t: &Token| t.is_capital() && t.entry.given() >= 4 && !t.is(offices);
    let listed = head == first + 2 && context.token(head - 1).is_some_and(Token::is_capital);
    if listed && context.token(first).is_some_and(given) {
        return false;
    }
    let lone = context.token(head - 1).is_some_and(|t| t.is(noun) && t.shape != Shape::Upper);
    lone || (first..head).any(phrase)
}
