//! "Ana and Peter Brill": two people, the first of whom shares the surname of the second.

use rustc_hash::FxHashSet;

use super::Name;
use crate::document::{Document, Range};
use crate::lexicon::Classes;
use crate::mention::PersonMention;

/// Gives a given name before "and" and a full name the surname of the latter, where the article names nobody else in
/// full who is called so.
pub(super) fn share(document: &Document, mentions: &[PersonMention], names: &mut [Name]) {
    let full = names.iter().filter(|n| n.words.len() > 1);
    let ends = full.flat_map(|n| n.words.first().into_iter().chain(n.words.last()));
    let borne: FxHashSet<u64> = ends.map(|word| word.hash).collect();
    for i in 1..names.len() {
        let [one, both] = &mut names[i - 1..=i] else { return };
        let (Some(word), Some(surname)) = (one.words.first(), both.words.last()) else { continue };
        let alone = one.words.len() == 1 && both.words.len() == 2 && !one.suffixed && !surname.initial;
        if alone && !borne.contains(&word.hash) && joined(document, &mentions[i - 1], &mentions[i]) {
            one.words.push(*surname);
            one.surname = surname_of(document, mentions[i].tokens);
        }
    }
}

/// The last word of a full name that is no suffix: "Brill" in "Peter Brill, Jr."
fn surname_of(document: &Document, tokens: Range) -> Option<usize> {
    let word = |i: &usize| document.tokens.get(*i).is_some_and(|t| t.is_word() && !t.is(Classes::SUFFIX));
    tokens.all().rev().find(word)
}

/// Whether only "and" stands between, the first word is a given name rather than a surname, and no title stands before
/// it: "Brill and Ana Orvik" are of two families.
fn joined(document: &Document, one: &PersonMention, both: &PersonMention) -> bool {
    let (end, start) = (one.tokens.last as usize, both.tokens.first as usize);
    let Some(word) = document.tokens.get(one.tokens.first as usize) else { return false };
    let titled = one.tokens.first.checked_sub(1).and_then(|i| document.tokens.get(i as usize));
    let titled = titled.is_some_and(|t| t.is(Classes::HONORIFIC.or(Classes::TITLE)));
    let (given, family) = (word.entry.given(), word.entry.family());
    let between =
        start == end + 1 && document.tokens[end].is(Classes::CONJUNCTION) && document.word(end) == "and";
    between && !titled && one.tokens.len() == 1 && (given > family || given.max(family) == 0)
}
