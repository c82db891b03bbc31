//! he, she and their forms to the person meant: the latest fitting subject.

use crate::document::{Document, Range, Token};
use crate::lexicon::Classes;
use crate::mention::{Gender, Person, PersonMention};
use crate::token::{Mark, Shape};

/// Sentences looked back.
const SENTENCES: usize = 4;
/// Mentions looked back.
const MENTIONS: usize = 24;

/// Every `he` and `she` with its person, in the order of the text; agreeing pronouns set genders on their way.
///
/// A name and a noun phrase ("the Russian leader … he") can be what a pronoun stands for.
pub fn link(
    document: &Document,
    mentions: &[PersonMention],
    nominals: &[(Range, u32)],
    people: &mut [Person],
) -> Vec<(u32, u32)> {
    let mut links = Vec::new();
    if mentions.is_empty() {
        return links;
    }
    let pronouns = gendered(document);
    if pronouns.is_empty() {
        return links;
    }
    let mut facts: Vec<Fact> = mentions.iter().map(|m| named(document, m)).collect();
    let hints = hints(document, mentions, people.len());
    vote(document, &pronouns, &facts, people, &hints);
    facts
        .extend(nominals.iter().map(|(range, person)| fact(document, *range, *person, range.first as usize)));
    facts.sort_by_key(|f| f.at);
    let mut carried: Option<Carried> = None;
    for (i, gender, before) in with_facts(&pronouns, &facts) {
        let sentence = document.sentence_of(i);
        let window = &before[before.len().saturating_sub(MENTIONS)..];
        let speaks = document.tokens.get(i + 1).is_some_and(|t| t.is(Classes::CUE));
        let adds = speaks && matches!(document.word(i + 1), "added" | "adds" | "continued" | "continues");
        let pronoun = Pronoun { sentence, gender, speaks, adds };
        let found = best(window, pronoun, Known { people, hints: &hints }, carried);
        if let Some(person) = found {
            links.push((i as u32, person));
            carried = Some(Carried { sentence, person, gender });
        }
    }
    links
}

/// Every pronoun that tells a gender, by token.
fn gendered(document: &Document) -> Vec<(usize, Gender)> {
    let all = document.tokens.iter().enumerate();
    all.filter_map(|(i, token)| Some((i, gender_of(token)?))).collect()
}

/// The pronouns with the facts of the mentions before each, of which the last is the nearest.
fn with_facts<'a>(
    pronouns: &'a [(usize, Gender)],
    facts: &'a [Fact],
) -> impl Iterator<Item = (usize, Gender, &'a [Fact])> + 'a {
    let mut next = 0;
    pronouns.iter().map(move |(i, gender)| {
        while facts.get(next).is_some_and(|f| f.at < *i) {
            next += 1;
        }
        (*i, *gender, &facts[..next])
    })
}

struct Fact {
    at: usize,
    sentence: usize,
    person: u32,
    subject: bool,
    speaks: bool,
    oblique: bool,
}

fn named(document: &Document, mention: &PersonMention) -> Fact {
    let first = mention.tokens.first as usize;
    let role = mention.role.filter(|r| r.end <= mention.span.start);
    fact(document, mention.tokens, mention.person, role.map_or(first, |r| document.token_at(r.start)))
}

/// What a mention's place in its sentence tells; `from` is where its noun phrase begins.
fn fact(document: &Document, tokens: Range, person: u32, from: usize) -> Fact {
    let (first, last) = (tokens.first as usize, tokens.last as usize);
    let sentence = document.sentence_of(first);
    let opens = document.sentences.get(sentence).map_or(0, |s| s.tokens.first as usize);
    let start = behind_dateline(document, opens).filter(|s| *s <= first).unwrap_or(opens);
    let next = document.tokens.get(last);
    let verb = Classes::VERB.or(Classes::AUXILIARY).or(Classes::CUE).or(Classes::MODAL);
    // Behind a name a word in -ed is a verb, in whatever table: "Berg weighed in".
    let past = |t: &Token| t.shape == Shape::Lower && document.word(last).ends_with("ed");
    let acts = next.is_some_and(|t| (t.is(verb) || past(t)) && !t.starts_sentence());
    let cue_before = first > start && document.tokens[first - 1].is(Classes::CUE);
    let oblique = from > start && document.tokens[from - 1].is(Classes::PREPOSITION);
    let possessive = next.is_some_and(|t| t.kind == crate::token::Kind::Possessive);
    Fact {
        at: first,
        sentence,
        person,
        subject: !oblique && !possessive && (acts || first - start < 6),
        speaks: cue_before || next.is_some_and(|t| t.is(Classes::CUE)) || speaks_behind(document, last),
        oblique: oblique || possessive,
    }
}

/// "OSLO, May 2 (Tribune) - Berg left": the first token behind the dash that ends a dateline.
fn behind_dateline(document: &Document, opens: usize) -> Option<usize> {
    let tokens = document.tokens.get(opens..)?;
    let first = tokens.first().filter(|t| t.starts_block() && t.shape == Shape::Upper)?;
    let dash = |t: &Token| t.mark == Mark::Dash || t.mark == Mark::Hyphen && !t.is_glued();
    let near = tokens.iter().take(DATELINE).position(dash)?;
    first.is_word().then_some(opens + near + 1)
}

/// Tokens of a dateline.
const DATELINE: usize = 14;

/// "Berg of the port council said", "Berg, a baker, said": a verb of speech, and before it no other verb.
fn speaks_behind(document: &Document, last: usize) -> bool {
    let Some(next) = document.tokens.get(last) else { return false };
    let hangs = matches!(next.mark, Mark::Comma | Mark::OpenBracket) || next.is(Classes::PREPOSITION);
    let verb = Classes::VERB.or(Classes::AUXILIARY).or(Classes::MODAL).or(Classes::RELATIVE);
    for token in document.tokens[last..].iter().take(if hangs { ASIDE } else { 0 }) {
        if token.starts_sentence() || token.mark.is_quote() {
            return false;
        }
        let cue = token.shape == Shape::Lower && token.is(Classes::CUE);
        match token.entry.value(Classes::CUE).filter(|_| cue) {
            Some("say" | "say past" | "say verb" | "tell" | "tell past") => return true,
            _ if token.is(verb) => return false,
            _ => {}
        }
    }
    false
}

/// Tokens between a name and its verb of speech.
const ASIDE: usize = 16;

fn gender_of(token: &Token) -> Option<Gender> {
    if !token.is(Classes::PRONOUN) || token.shape == Shape::Upper {
        return None;
    }
    match token.entry.value(Classes::PRONOUN)? {
        "he" => Some(Gender::Male),
        "she" => Some(Gender::Female),
        _ => None,
    }
}

/// What the article tells of people's gender, and what their given names let suppose.
#[derive(Clone, Copy)]
struct Known<'a> {
    people: &'a [Person],
    hints: &'a [Option<Gender>],
}

/// The gender of each person's given name, where nearly all who bear it are of one: no fact, but a reason to look further.
fn hints(document: &Document, mentions: &[PersonMention], people: usize) -> Vec<Option<Gender>> {
    let mut hints = vec![None; people];
    for mention in mentions.iter().filter(|m| m.tokens.len() > 1) {
        let given = document.tokens.get(mention.tokens.first as usize);
        if let Some(hint) = hints.get_mut(mention.person as usize).filter(|h| h.is_none()) {
            *hint = given.and_then(|t| super::gender::read(t.entry.value(Classes::GIVEN)));
        }
    }
    hints
}

/// Whom the pronoun before meant.
#[derive(Clone, Copy)]
struct Carried {
    sentence: usize,
    person: u32,
    gender: Gender,
}

/// A pronoun that looks for its person.
#[derive(Clone, Copy)]
struct Pronoun {
    sentence: usize,
    gender: Gender,
    /// A verb of speech follows: "he said" goes on with who spoke before.
    speaks: bool,
    /// "he added": whoever spoke last.
    adds: bool,
}

fn best(
    window: &[Fact],
    Pronoun { sentence, gender, speaks, adds }: Pronoun,
    Known { people, hints }: Known,
    carried: Option<Carried>,
) -> Option<u32> {
    let carried = carried.filter(|c| c.sentence + 2 > sentence);
    let mut found: Option<(i32, u32)> = None;
    for fact in window.iter().rev() {
        let back = sentence.saturating_sub(fact.sentence);
        if back > SENTENCES {
            break;
        }
        let same = carried.is_some_and(|c| c.person == fact.person);
        // Who was "she" just before is no "he".
        if same && carried.is_some_and(|c| c.gender != gender) {
            continue;
        }
        let known = people.get(fact.person as usize).and_then(|p| p.gender);
        let hint = hints.get(fact.person as usize).copied().flatten();
        if known.or(hint).is_some_and(|g| g != gender) {
            continue;
        }
        let mut score = [30, 26, 16, 8, 4][back];
        score += if fact.subject { 12 } else { 0 };
        score += if !fact.speaks {
            0
        } else if speaks {
            8
        } else {
            3
        };
        score += if known.or(hint).is_some() { 10 } else { 0 } - if fact.oblique { 8 } else { 0 };
        score += if speaks && fact.speaks && fact.subject && back < 2 { 10 } else { 0 };
        score += if adds && fact.speaks { 20 } else { 0 };
        score += if same { 12 } else { 0 };
        if found.is_none_or(|(other, _)| score > other) {
            found = Some((score, fact.person));
        }
    }
    let near = carried.filter(|c| c.gender == gender && fits(people, c.person, gender));
    found.map(|(_, p)| p).or(near.map(|c| c.person))
}

fn fits(people: &[Person], person: u32, gender: Gender) -> bool {
    people.get(person as usize).is_some_and(|p| p.gender.is_none_or(|g| g == gender))
}

/// Where one person alone stands in a sentence and the one before it, the pronoun tells the gender.
fn vote(
    document: &Document,
    pronouns: &[(usize, Gender)],
    facts: &[Fact],
    people: &mut [Person],
    hints: &[Option<Gender>],
) {
    let mut votes = vec![0i32; people.len()];
    for (i, gender, before) in with_facts(pronouns, facts) {
        let sentence = document.sentence_of(i);
        let last = &before[before.len().saturating_sub(8)..];
        let near = || last.iter().filter(|f| f.sentence + 1 >= sentence);
        let Some(first) = near().next() else { continue };
        // Nobody of a man's name is she for standing near.
        let against = hints.get(first.person as usize).copied().flatten().is_some_and(|h| h != gender);
        if near().all(|f| f.person == first.person) && !against {
            votes[first.person as usize] += if gender == Gender::Male { 1 } else { -1 };
        }
    }
    for (person, vote) in people.iter_mut().zip(votes).filter(|(p, v)| p.gender.is_none() && *v != 0) {
        person.gender = Some(if vote > 0 { Gender::Male } else { Gender::Female });
    }
}
