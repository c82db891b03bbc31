//! Whether a person is called he or she, as far as the article itself tells.

use crate::document::{Document, Range, Token};
use crate::lexicon::Classes;
use crate::mention::{Gender, Person, PersonMention};
use crate::token::{Kind, Mark};

/// What `m` and `f` in the tables mean.
pub(super) fn read(value: Option<&str>) -> Option<Gender> {
    match value? {
        "m" => Some(Gender::Male),
        "f" => Some(Gender::Female),
        _ => None,
    }
}

/// What a given name lets suppose, where the first word of a name is one rather than a surname ("Park Ji-hyun").
pub(super) fn of_given(token: &Token) -> Option<Gender> {
    let given = token.entry.given() >= token.entry.family() || token.entry.given() >= 5;
    read(token.entry.value(Classes::GIVEN)).filter(|_| given)
}

/// Sets the gender that honorifics, titles and family nouns beside the names tell.
pub fn tell(document: &Document, mentions: &[PersonMention], people: &mut [Person]) {
    for mention in mentions {
        let Some(person) = people.get_mut(mention.person as usize) else { continue };
        if person.gender.is_none() {
            person.gender = beside(document, mention);
        }
    }
}

/// What the honorific, title or family noun beside a name tells.
pub(super) fn beside(document: &Document, mention: &PersonMention) -> Option<Gender> {
    let first = mention.tokens.first as usize;
    let last_before = first.checked_sub(1)?;
    let near = document.tokens.get(first).is_some_and(|t| !t.starts_sentence());
    let before = if near { of_word(document, last_before) } else { None };
    // "Prime Minister Sheikh Hasina": an honorific that is part of a woman's name.
    let given = document.tokens.get(first).and_then(of_given);
    let long = document.tokens[last_before].span().len() > LONGEST_COURTESY;
    let before = before.filter(|g| !long || given.is_none_or(|given| given == *g));
    let before = before.or_else(|| of_kin(document, last_before));
    before.or_else(|| in_role(document, mention))
}

fn of_word(document: &Document, i: usize) -> Option<Gender> {
    let token = document.tokens.get(i)?;
    [Classes::HONORIFIC, Classes::TITLE, Classes::PERSON_NOUN]
        .into_iter()
        .filter(|class| token.is(*class))
        .find_map(|class| read(token.entry.value(class)))
}

/// "Mr", "Mrs." and their like tell more than any name behind them.
const LONGEST_COURTESY: usize = 4;

/// What "he" or "she" soon behind a name lets suppose: "Brill, 61, said that she would go". Nobody else may stand between.
pub(super) fn behind(document: &Document, mention: &PersonMention) -> Option<Gender> {
    let first = mention.tokens.last as usize;
    let verb = Classes::VERB.or(Classes::AUXILIARY).or(Classes::MODAL);
    let acts = document.tokens.get(first).is_some_and(|t| t.is(verb));
    for (i, token) in document.tokens.get(first..)?.iter().enumerate().take(NEAR) {
        // "Brill supporters asked for his help": only he and she say who was just named, unless the name acts.
        let other = !matches!((document.word(first + i), acts), ("he" | "she", _) | ("his" | "her", true));
        let value = if token.is(Classes::PRONOUN) { token.entry.value(Classes::PRONOUN) } else { None };
        match (token.is_capital() || token.mark.is_quote(), value) {
            (true, _) => return None,
            (_, Some("he" | "she")) if other => return None,
            (_, Some("he")) => return Some(Gender::Male),
            (_, Some("she")) => return Some(Gender::Female),
            _ => {}
        }
    }
    None
}

/// Tokens behind a name that are looked at for its pronoun.
const NEAR: usize = 10;

/// "his wife, Ana Brill": kin with a possessive before it, a comma behind it.
fn of_kin(document: &Document, comma: usize) -> Option<Gender> {
    let [whose, kin, comma] = document.tokens.get(comma.checked_sub(2)?..=comma)? else { return None };
    let told = comma.mark == Mark::Comma && kin.is(Classes::PERSON_NOUN) && whose.is(Classes::PRONOUN);
    told.then(|| read(kin.entry.value(Classes::PERSON_NOUN))).flatten()
}

/// "a businesswoman", "crown prince" in the role as far as its head; in "the man's wife" the man is somebody else.
fn in_role(document: &Document, mention: &PersonMention) -> Option<Gender> {
    let role = mention.role?;
    let first = document.token_at(role.start);
    let words = Range::new(first, (first + 12).min(document.tokens.len()));
    let inside = |i: &usize| document.tokens[*i].end <= role.end;
    let head = words.all().take_while(inside).take_while(|i| !document.tokens[*i].is(Classes::PREPOSITION));
    let owner = |i: usize| document.tokens.get(i + 1).is_some_and(|t| t.kind == Kind::Possessive);
    let own = |i: &usize| !document.tokens.get(i.wrapping_sub(1)).is_some_and(|t| t.is(Classes::PRONOUN));
    head.filter(own)
        .filter(|i| document.tokens[*i].is(Classes::TITLE.or(Classes::PERSON_NOUN)) && !owner(*i))
        .filter_map(|i| of_word(document, i))
        .last()
}
