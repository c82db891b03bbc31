//! he, she and their forms to the person meant: the latest fitting subject.

use super::facts::{Fact, fact, mark_reported, named};
use super::voices::Voices;
use crate::document::{Document, Range, Token};
use crate::lexicon::Classes;
use crate::mention::{Gender, Person, PersonMention};
use crate::token::Shape;

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
    voices: &Voices,
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
    facts.iter_mut().for_each(|f| f.quoted = voices.around(f.at));
    let hints = hints(document, mentions, people.len());
    vote(document, voices, &pronouns, &facts, people, &hints);
    facts
        .extend(nominals.iter().map(|(range, person)| fact(document, *range, *person, range.first as usize)));
    facts.sort_by_key(|f| f.at);
    facts.iter_mut().for_each(|f| f.quoted = voices.around(f.at));
    mark_reported(&mut facts);
    // What the reporter carries on, and what stands in quotations, each by itself.
    let mut carried: [Option<Carried>; 2] = [None; 2];
    for (i, gender, before) in with_facts(&pronouns, &facts) {
        let sentence = document.sentence_of(i);
        let window = &before[before.len().saturating_sub(MENTIONS)..];
        let speaks = document.tokens.get(i + 1).is_some_and(|t| t.is(Classes::CUE));
        let adds = speaks && matches!(document.word(i + 1), "added" | "adds" | "continued" | "continues");
        let reporter = voices.around(i).is_none();
        let pronoun = Pronoun { sentence, gender, speaks, adds, reporter };
        let known = Known { people, hints: &hints, voices };
        let found = best(window, pronoun, known, carried[usize::from(reporter)]);
        if let Some(person) = found {
            links.push((i as u32, person));
            carried[usize::from(reporter)] = Some(Carried { sentence, person, gender, speaks });
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
    voices: &'a Voices,
}

/// The gender of each person's given name, where nearly all who bear it are of one: no fact, but a reason to look further.
fn hints(document: &Document, mentions: &[PersonMention], people: usize) -> Vec<Option<Gender>> {
    let mut hints = vec![None; people];
    for mention in mentions.iter().filter(|m| m.tokens.len() > 1) {
        let given = document.tokens.get(mention.tokens.first as usize);
        if let Some(hint) = hints.get_mut(mention.person as usize).filter(|h| h.is_none()) {
            *hint = given.and_then(super::gender::of_given);
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
    speaks: bool,
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
    /// Stands in no quotation.
    reporter: bool,
}

fn best(
    window: &[Fact],
    Pronoun { sentence, gender, speaks, adds, reporter }: Pronoun,
    Known { people, hints, voices }: Known,
    carried: Option<Carried>,
) -> Option<u32> {
    let carried = carried.filter(|c| voices.distance(c.sentence, sentence, reporter) < 2);
    let alone = window.iter().rev().take_while(|f| f.sentence == sentence).all(|f| f.quoted.is_some());
    let mut found: Option<(i32, u32)> = None;
    for fact in window.iter().rev() {
        let back = voices.distance(fact.sentence, sentence, reporter);
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
        let subject = fact.subject || fact.turned && alone && back < 2;
        score += if subject { 12 } else { 0 };
        score += if !fact.speaks {
            0
        } else if speaks {
            8
        } else {
            3
        };
        score += if known.or(hint).is_some() { 10 } else { 0 };
        score -= match (fact.oblique, fact.owner) {
            // "Berg's plan, as he says"
            (_, true) if back == 0 => -10,
            (false, false) => 0,
            _ => 8,
        };
        score += if speaks && fact.speaks && subject && back < 2 { 10 } else { 0 };
        let spoke = fact.speaks || same && carried.is_some_and(|c| c.speaks);
        score += if adds && spoke { 20 } else { 0 };
        score += if same { 12 } else { 0 };
        score += match (speaks, fact.asked, fact.reported) {
            (true, true, _) if back < 2 => 24,
            (true, _, true) => -10,
            _ => 0,
        };
        score -= if reporter && fact.quoted.is_some() { QUOTED } else { 0 };
        if found.is_none_or(|(other, _)| score > other) {
            found = Some((score, fact.person));
        }
    }
    let near = carried.filter(|c| c.gender == gender && fits(people, c.person, gender));
    found.map(|(_, p)| p).or(near.map(|c| c.person))
}

/// What speaks against one who is named inside a quotation only, for a pronoun of the reporter's.
const QUOTED: i32 = 14;

fn fits(people: &[Person], person: u32, gender: Gender) -> bool {
    people.get(person as usize).is_some_and(|p| p.gender.is_none_or(|g| g == gender))
}

/// Where one person alone stands in a sentence and the one before it, the pronoun tells the gender.
fn vote(
    document: &Document,
    voices: &Voices,
    pronouns: &[(usize, Gender)],
    facts: &[Fact],
    people: &mut [Person],
    hints: &[Option<Gender>],
) {
    let mut votes = vec![0i32; people.len()];
    for (i, gender, before) in with_facts(pronouns, facts) {
        let sentence = document.sentence_of(i);
        let last = &before[before.len().saturating_sub(8)..];
        let quoted = voices.around(i);
        let near = || last.iter().filter(|f| f.sentence + 1 >= sentence && f.quoted == quoted);
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
