//! "George Brill's son and George W. Brill's brother": two people, told apart by an initial.

use rustc_hash::FxHashMap;

use super::Name;
use super::doubt::is_heading;
use crate::document::Document;
use crate::mention::PersonMention;
use crate::token::Mark;

/// Marks the names without an initial where a sentence has one such beside the same name with an initial: nobody is
/// told in full twice in one breath, and in two ways.
pub(super) fn part(document: &Document, mentions: &[PersonMention], names: &mut [Name]) {
    let mut families: FxHashMap<(u64, u64), Family> = FxHashMap::default();
    for (i, name) in names.iter().enumerate().filter(|(i, _)| !is_heading(document, &mentions[*i])) {
        if let [given, middle, family] = &name.words[..] {
            let told = middle.initial && !given.initial;
            told.then(|| families.entry((given.hash, family.hash)).or_default().with.push(i));
        }
    }
    if families.is_empty() {
        return;
    }
    for (i, key) in names.iter().enumerate().filter_map(|(i, name)| Some((i, plain(name)?))) {
        families.entry(key).and_modify(|family| family.without.push(i));
    }
    let sentence = |i: usize| document.sentence_of(mentions[i].tokens.first as usize);
    let beside = |with: usize, without: usize| {
        let later = mentions[with.max(without)].tokens.first as usize;
        let before = later.checked_sub(1).and_then(|i| document.tokens.get(i));
        let opens = before.is_some_and(|t| t.mark == Mark::OpenBracket);
        sentence(with) == sentence(without) && !opens && !is_heading(document, &mentions[without])
    };
    let two =
        |family: &Family| family.without.iter().any(|i| near(&family.with, *i).any(|with| beside(with, *i)));
    for i in families.into_values().filter(two).flat_map(|family| family.without) {
        names[i].plain = true;
    }
}

/// The names of one given name and surname, with an initial and without.
#[derive(Default)]
struct Family {
    with: Vec<usize>,
    without: Vec<usize>,
}

/// The given name and the surname of a name that has nothing between them.
fn plain(name: &Name) -> Option<(u64, u64)> {
    match &name.words[..] {
        [given, family] if !given.initial && !family.initial => Some((given.hash, family.hash)),
        _ => None,
    }
}

/// The last before and the first behind, of numbers in order.
fn near(all: &[usize], at: usize) -> impl Iterator<Item = usize> + '_ {
    let next = all.partition_point(|i| *i < at);
    let before = next.checked_sub(1).map(|i| all[i]);
    before.into_iter().chain(all.get(next).copied())
}
