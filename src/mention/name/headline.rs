//! Lines written in capitals throughout: what the rest of the article knows is found again there.

use rustc_hash::FxHashMap;

use super::context::{Case, Context};
use super::{Label, Piece, Strength};
use crate::lexicon::Classes;

/// The longest name looked for, in tokens.
const LONGEST: usize = 6;

/// Appends the names of shouted lines to `pieces`.
pub fn find(context: &Context, pieces: &mut Vec<Piece>) {
    if !context.cases.contains(&Case::Shouted) {
        return;
    }
    let known = known_runs(context, pieces);
    for (number, passage) in context.document.passages.iter().enumerate() {
        if context.cases[number] == Case::Shouted {
            scan(context, passage.tokens.first as usize, passage.tokens.last as usize, &known, pieces);
        }
    }
}

/// Names of the article by the hash of their words; last names of people, too.
fn known_runs(context: &Context, pieces: &[Piece]) -> FxHashMap<u64, Label> {
    let mut known = FxHashMap::default();
    for piece in pieces.iter().filter(|p| matches!(p.label, Label::Person | Label::Place | Label::Org)) {
        known.insert(piece.key, piece.label);
    }
    for piece in pieces.iter().filter(|p| p.label == Label::Person && p.tokens.len() > 1) {
        let last = piece.tokens.last as usize;
        let suffixed = piece.tokens.len() > 2 && context.is(last - 1, Classes::SUFFIX);
        let last = if suffixed { last - 1 } else { last };
        known.entry(context.run_key(last - 1, last)).or_insert(Label::Person);
    }
    known
}

fn scan(
    context: &Context,
    first: usize,
    last: usize,
    known: &FxHashMap<u64, Label>,
    pieces: &mut Vec<Piece>,
) {
    let mut i = first;
    while i < last {
        match longest(context, i, last, known) {
            Some((end, label, rule)) => {
                let mut piece = Piece::fixed(i, end, label, rule);
                piece.strength = Strength::Likely;
                pieces.push(piece);
                i = end;
            }
            None => i += 1,
        }
    }
}

fn longest(
    context: &Context,
    i: usize,
    last: usize,
    known: &FxHashMap<u64, Label>,
) -> Option<(usize, Label, &'static str)> {
    if !context.is_nameish(i) {
        return None;
    }
    for end in (i + 1..=last.min(i + LONGEST)).rev() {
        if !context.is_nameish(end - 1) {
            continue;
        }
        if let Some(label) = known.get(&context.run_key(i, end)) {
            let suffixed = *label == Label::Person && end < last && context.is(end, Classes::SUFFIX);
            return Some((end + usize::from(suffixed), *label, "headline/known-here"));
        }
    }
    let (len, entry) = context.document.longest_entry(i, Classes::PLACE.or(Classes::ORG))?;
    if entry.is(Classes::ORG) && !entry.is(Classes::PLACE) {
        return (len > 1).then_some((i + len, Label::Org, "headline/org"));
    }
    let best = entry.places().next()?;
    let big = best.is_country() || len > 1 && best.population() > 100_000 || best.population() > 500_000;
    let name = entry.given().max(entry.family()) < 5 && entry.plain() < 3 && !entry.is(Classes::DEMONYM);
    (big && (name || best.is_country() && entry.plain() < 4)).then_some((
        i + len,
        Label::Place,
        "headline/place",
    ))
}
