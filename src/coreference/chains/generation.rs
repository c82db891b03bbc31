//! Father and son of one name: told apart by a suffix, and by what stands beside it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Name;
use super::doubt::is_heading;
use crate::document::Document;
use crate::lexicon::Classes;
use crate::mention::PersonMention;
use crate::token::{Kind, Mark, Shape};

/// Tokens before a name in which kin is looked for.
const NEAR: usize = 6;

/// "the elder Brill", "the younger Brill".
pub(super) fn before(document: &Document, first: usize) -> Option<i64> {
    let titled = document.tokens.get(first.checked_sub(1)?)?.is(Classes::HONORIFIC);
    let first = if titled { first - 1 } else { first };
    let [the, word] = document.tokens.get(first.checked_sub(2)?..first)? else { return None };
    let told = the.is(Classes::DETERMINER) && word.shape == Shape::Lower;
    told.then(|| word.entry.number(Classes::SUFFIX)).flatten()
}

/// "His son, also Walter, was there."
pub(super) fn is_other(document: &Document, first: usize) -> bool {
    let Some([kin, comma, _]) = first.checked_sub(3).and_then(|i| document.tokens.get(i..first)) else {
        return false;
    };
    comma.mark == Mark::Comma && document.word(first - 1) == "also" && kin.is(Classes::PERSON_NOUN)
}

/// Gives the names without a suffix the other generation where the article tells of two people: a "Brill Sr." has a
/// Brill beside him, and so has a "Brill Jr." in one sentence with the name alone, beside his kin, or met after the
/// name alone, for a Jr. is called so when he is first met.
pub(super) fn part(document: &Document, mentions: &[PersonMention], names: &mut [Name]) {
    let mut families: FxHashMap<(u64, u64), Vec<usize>> = FxHashMap::default();
    for name in names.iter().filter(|n| n.suffixed && n.words.len() > 1) {
        families.entry(ends(name)).or_default();
    }
    if families.is_empty() {
        return;
    }
    for (i, name) in names.iter().enumerate().filter(|(_, n)| n.words.len() > 1) {
        families.entry(ends(name)).and_modify(|family| family.push(i));
    }
    for family in families.into_values() {
        if let Some(generation) = one_told(document, mentions, names, &family) {
            let other = if generation == 1 { 2 } else { 1 };
            for name in family {
                names[name].generation = names[name].generation.or(Some(other));
            }
        }
    }
}

/// The given name and the surname.
fn ends(name: &Name) -> (u64, u64) {
    (name.words.first().map_or(0, |w| w.hash), name.words.last().map_or(0, |w| w.hash))
}

/// The one generation that is told of the bearers of a given name and surname who are two people.
fn one_told(
    document: &Document,
    mentions: &[PersonMention],
    names: &[Name],
    family: &[usize],
) -> Option<i64> {
    let (with, without): (Vec<usize>, Vec<usize>) = family.iter().partition(|j| names[**j].suffixed);
    let (first, alone) = (with.first()?, without.first()?);
    let generation = names[*first].generation;
    if with.iter().any(|j| names[*j].generation != generation) {
        return None;
    }
    let sentence = |j: &usize| document.sentence_of(mentions[*j].tokens.first as usize);
    let in_one = || {
        let sentences: FxHashSet<usize> = without.iter().map(sentence).collect();
        with.iter().any(|j| sentences.contains(&sentence(j)))
    };
    // William F. Brill and William F. Brill Jr. may be one, told with less care.
    let careless = names[*alone].words.len() > 2 && names[*alone].words == names[*first].words;
    let text = |all: &[usize]| all.iter().copied().find(|j| !is_heading(document, &mentions[*j]));
    let after = || text(&with).zip(text(&without)).is_some_and(|(with, without)| without < with);
    let is_two = generation == Some(1)
        || in_one()
        || with.iter().any(|j| beside_kin(document, mentions[*j].tokens.first as usize))
        || !careless && after();
    generation.filter(|_| is_two)
}

/// "His eldest son, Ana Brill Jr.", "Brill's father, Ana Brill Sr."
fn beside_kin(document: &Document, first: usize) -> bool {
    let from = first.saturating_sub(NEAR);
    let tokens = &document.tokens[from..first];
    let Some(kin) = tokens.iter().rposition(|t| t.is(Classes::PERSON_NOUN)) else { return false };
    tokens[..kin].iter().any(|t| t.kind == Kind::Possessive || t.is(Classes::PRONOUN))
}
