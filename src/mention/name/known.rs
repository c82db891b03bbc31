//! What the article has made plain so far: whole names and their parts, organisations, words also written small.

use rustc_hash::{FxHashMap, FxHashSet};

use super::context::{Context, FUNCTION};
use super::evidence as e;
use super::{Label, Piece, Strength};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// What the article has made plain so far.
#[derive(Default)]
pub(super) struct Known {
    /// Whole runs, and runs that end or begin a person's name.
    pub person_runs: FxHashMap<u64, Part>,
    /// Last words of names of several words, see [`last_words`].
    pub last_words: FxHashSet<u64>,
    pub orgs: FxHashSet<u64>,
    /// First words of organisations' names, where they are nobody's name and no place's.
    pub org_firsts: FxHashSet<u64>,
    /// First words that may be names, of organisations told by their last word: "Brill Petroleum".
    pub org_names: FxHashSet<u64>,
    /// Beginnings of firms told by their legal form: "Brill" and "Brill Steel" of "Brill Steel Holdings Ltd".
    pub firm_names: FxHashSet<u64>,
    pub lower: FxHashSet<u32>,
    /// Last words of doubtful names that nobody bears: "Ebola" of "Tarnow Ebola patient", see [`refuted`].
    pub refuted: FxHashSet<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    Whole,
    First,
    Last,
}

/// Words that open sentences and stand in lower case elsewhere in the article.
pub(super) fn lower_words(context: &Context, pieces: &[Piece]) -> FxHashSet<u32> {
    let asked: FxHashSet<u32> = pieces
        .iter()
        .filter(|p| is_single(p))
        .filter_map(|p| context.token(p.tokens.first as usize))
        .filter(|t| t.is(Classes::PLAIN))
        .map(|t| t.entry.0)
        .collect();
    // Most words are none of those asked for: a few bits tell without a look-up.
    let mut bits = [0u64; 32];
    for entry in &asked {
        bits[*entry as usize >> 6 & 31] |= 1 << (entry & 63);
    }
    let maybe = |e: u32| bits[e as usize >> 6 & 31] >> (e & 63) & 1 != 0;
    let tokens = if asked.is_empty() { &[][..] } else { &context.document.tokens };
    tokens
        .iter()
        .filter(|t| t.shape == Shape::Lower && maybe(t.entry.0) && t.is(Classes::PLAIN))
        .map(|t| t.entry.0)
        .filter(|e| asked.contains(e))
        .collect()
}

/// Takes in what is now decided: names of several words first, single ones behind them.
pub(super) fn learn(context: &Context, pieces: &[Piece], single: bool, known: &mut Known) {
    let decided = |p: &&Piece| is_single(p) == single || !single && p.fixed.is_some();
    for piece in pieces.iter().filter(decided) {
        match piece.label {
            Label::Person if piece.strength > Strength::Guess => learn_person(context, piece, known),
            Label::Org => {
                known.orgs.insert(piece.key);
                let own = |i: &usize| context.token(*i).is_some_and(|t| is_own(context, t));
                let article = |i: &usize| context.is(*i, Classes::DETERMINER);
                let first = piece.tokens.all().find(|i| !article(i)).filter(own);
                if let Some(first) = first.filter(|_| !is_single(piece)) {
                    known.org_firsts.insert(context.run_key(first, first + 1));
                } else if piece.tokens.len() == 2 && piece.rule == "org/head" {
                    let first = piece.tokens.first as usize;
                    known.org_names.insert(context.run_key(first, first + 1));
                }
                learn_firm(context, piece, known);
            }
            _ => {}
        }
    }
}

/// "Orvik Steel Holdings Ltd": what its legal form tells to be a firm is called Orvik Steel and Orvik, too. One named in
/// full after its founder ("Hal Orvik Studios Inc") is not.
fn learn_firm(context: &Context, piece: &Piece, known: &mut Known) {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let form = |i: usize| {
        context
            .token(i)
            .is_some_and(|t| t.entry.value(Classes::ORG_TAIL) == Some("firm") || t.mark == Mark::Stop)
    };
    let name = first..(first..last).rev().find(|i| !form(*i)).map_or(first, |i| i + 1);
    let plain =
        |i: usize| context.token(i).is_none_or(|t| !t.is_capital() || t.entry.plain() >= 4 || t.is(FUNCTION));
    let founder = name.len() > 1
        && context.token(first).is_some_and(|t| t.entry.given() >= 5 || t.shape == Shape::Initial);
    if name.end == last || name.is_empty() || founder || plain(first) {
        return;
    }
    for end in first + 1..=name.end.min(first + 5) {
        known.firm_names.insert(context.run_key(first, end));
    }
}

/// A word that no person, hardly a place and no plain text shares: "Vodatel", in sports "Boca".
fn is_own(context: &Context, token: &Token) -> bool {
    let entry = token.entry;
    let place =
        entry.places().next().is_some_and(|p| !context.is_sport || !p.is_city() || p.population() > 300_000);
    token.is_word()
        && entry.given() < 4
        && entry.family() < 4
        && entry.plain() < 3
        && !place
        && !token.is(FUNCTION)
}

fn learn_person(context: &Context, piece: &Piece, known: &mut Known) {
    let mut note = |key: u64, part: Part| {
        let slot = known.person_runs.entry(key).or_insert(part);
        *slot = part.max(*slot);
    };
    note(piece.key, Part::Whole);
    let (first, last) = (piece.tokens.first as usize, named_end(context, piece));
    // Lee “Bean” Tarn is called Bean, too.
    let marked = |i: &usize| context.mark(i - 1).is_quote() && context.mark(i + 1).is_quote();
    let nickname = (first + 1..last.saturating_sub(1)).find(marked);
    if let Some(at) = nickname.filter(|i| !context.is(*i, FUNCTION)) {
        let plain = context.token(at).is_some_and(|t| t.entry.plain() >= 5);
        note(context.run_key(at, at + 1), if plain { Part::First } else { Part::Last });
    }
    let words = (first..last).filter(|i| context.token(*i).is_some_and(|t| t.kind == Kind::Word)).take(10);
    let mut before = first;
    for at in words.skip(1) {
        note(context.run_key(at, last), Part::Last);
        note(context.run_key(first, before + 1), Part::First);
        before = at;
    }
}

/// The end of a name without its "Jr." or "III": what else ends it is called alone.
fn named_end(context: &Context, piece: &Piece) -> usize {
    let word = |t: &Token| t.kind == Kind::Word && !t.is(Classes::SUFFIX);
    let own = piece.tokens.all().rev().find(|i| context.token(*i).is_some_and(word));
    own.filter(|i| *i > piece.tokens.first as usize).map_or(piece.tokens.last as usize, |i| i + 1)
}

/// Words that stand alone at least twice as a thing does ("an Ebola ward", "the Ebola outbreak") and never as a person.
pub(super) fn refuted(context: &Context, pieces: &[Piece]) -> FxHashSet<u64> {
    let mut counts: FxHashMap<u64, Option<u32>> = FxHashMap::default();
    let bare = |p: &&Piece| {
        let named = |t: &Token| t.entry.family() < 4 && t.entry.given() < 4;
        is_single(p) && p.fixed.is_none() && context.token(p.tokens.first as usize).is_some_and(named)
    };
    for piece in pieces.iter().filter(bare) {
        let count = counts.entry(context.word_key(piece.tokens.first as usize)).or_insert(Some(0));
        let thing = piece.clues.any(e::THE) || piece.clues.any(e::MODIFIER.or(e::GROUP_NOUN));
        *count = count.filter(|_| !piece.clues.any(PERSONAL)).map(|n| n + u32::from(thing));
    }
    counts.into_iter().filter(|(_, n)| n.is_some_and(|n| n >= 2)).map(|(key, _)| key).collect()
}

/// What stands beside people alone.
const PERSONAL: e::Clues = e::HONORIFIC
    .or(e::TITLE)
    .or(e::ROLE)
    .or(e::AGE)
    .or(e::WHO)
    .or(e::SPEAKS)
    .or(e::SAID_BEFORE)
    .or(e::PERSON_NOUN)
    .or(e::APPOSITIVE)
    .or(e::ACTS)
    .or(e::DOES)
    .or(e::BY);

/// Last words of names of several words that nobody bears alone further on.
pub(super) fn last_words(context: &Context, pieces: &[Piece]) -> FxHashSet<u64> {
    let mut words = FxHashSet::default();
    let person = |p: &&Piece| p.label == Label::Person && p.strength > Strength::Guess;
    for piece in pieces.iter().filter(person) {
        let end = named_end(context, piece);
        let word = |i: &usize| *i < end && context.token(*i).is_some_and(|t| t.kind == Kind::Word);
        let Some(last) = piece.tokens.all().filter(word).take(10).last() else { continue };
        let key = context.word_key(last);
        if last > piece.tokens.first as usize {
            words.insert(key);
        } else {
            words.remove(&key);
        }
    }
    words
}

pub(super) fn is_single(piece: &Piece) -> bool {
    piece.tokens.len() == 1
}
