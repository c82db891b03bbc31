//! Names in a list are of one kind: what is unknown follows its neighbours.

use super::context::Context;
use super::{Label, Piece, Strength, evidence as e, person};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

/// Longest stretch of tokens between two items: a comma and "and".
const GAP: usize = 2;

/// Gives undecided items of a list the label that its other items share.
pub fn spread(context: &Context, pieces: &mut [Piece]) {
    let mut start = 0;
    while start < pieces.len() {
        let mut end = start + 1;
        while end < pieces.len() && joined(context, &pieces[end - 1], &pieces[end]) {
            end += 1;
        }
        match end - start {
            2.. if before_kinds(context, &pieces[start..end]) => settle_kinds(&mut pieces[start..end]),
            2 => pair(context, &mut pieces[start..end]),
            3.. => settle(context, &mut pieces[start..end]),
            _ => {}
        }
        start = end;
    }
}

/// "Orvik, Brill and Tarn counties": the plural of a kind of place behind a list that ends in "and".
fn before_kinds(context: &Context, items: &[Piece]) -> bool {
    let Some([a, b]) = items.last_chunk::<2>() else { return false };
    let kind =
        |t: &Token| t.shape == Shape::Lower && t.entry.value(Classes::PLACE_TYPE).is_some_and(in_plural);
    let last = b.tokens.last as usize;
    let plural = context.word(last).ends_with('s') && context.after(last - 1, last).is_some_and(kind);
    plural && (a.tokens.last..b.tokens.first).any(|i| context.word_is(i as usize, "and"))
}

/// Kinds of places that stand behind lists of their names; "states" and "towers" stand behind others, too.
fn in_plural(kind: &str) -> bool {
    matches!(kind, "after" | "way" | "either")
}

fn settle_kinds(items: &mut [Piece]) {
    for item in items.iter_mut().filter(|p| p.fixed.is_none()) {
        (item.label, item.rule, item.strength) = (Label::Place, "place/type-after", Strength::Likely);
    }
}

/// "Orvik and Milei": beside a person of one word stands another, if the tables know the word as a name.
fn pair(context: &Context, items: &mut [Piece]) {
    let [a, b] = items else { return };
    if !context.word_is(a.tokens.last as usize, "and") || b.tokens.first != a.tokens.last + 1 {
        return;
    }
    let sure = |p: &Piece| p.label == Label::Person && p.strength > Strength::Guess && p.tokens.len() == 1;
    let open = |p: &Piece| p.label == Label::Other && p.fixed.is_none() && p.tokens.len() == 1;
    let item = match (sure(a) && open(b), sure(b) && open(a)) {
        (true, _) => b,
        (_, true) => a,
        _ => return,
    };
    let named = |t: &Token| t.entry.family().max(t.entry.given()) >= 4 && t.entry.plain() < 3;
    let lone = context.token(item.tokens.first as usize).is_some_and(named);
    if lone && is_unknown(context, item) {
        (item.label, item.rule, item.strength) = (Label::Person, "person/list", Strength::Guess);
    }
}

/// Whether only a comma, "and" or both stand between two pieces.
fn joined(context: &Context, a: &Piece, b: &Piece) -> bool {
    let (from, to) = (a.tokens.last as usize, b.tokens.first as usize);
    let gap = to.saturating_sub(from);
    (1..=GAP).contains(&gap)
        && (from..to).all(|i| context.mark(i) == Mark::Comma || context.word_is(i, "and"))
        && context.after(from.saturating_sub(1), to).is_some()
}

fn settle(context: &Context, items: &mut [Piece]) {
    let count = |label: Label| items.iter().filter(|p| p.label == label).count();
    let (people, places, orgs) = (count(Label::Person), count(Label::Place), count(Label::Org));
    let located = items[0].clues.any(e::IN.or(e::PLACE_TYPE_OF)) && people < items.len();
    if located && places > 0 && items[0].label == Label::Place {
        relabel(context, items, places);
        return;
    }
    if items[0].clues.any(e::SUCH_AS) {
        for item in items
            .iter_mut()
            .filter(|p| p.label != Label::Place && p.fixed.is_none() && is_unknown(context, p))
        {
            (item.label, item.rule, item.strength) = (Label::Org, "org/such-as", Strength::Guess);
        }
        return;
    }
    let (label, rule) = match (people, places, orgs) {
        (2.., 0, 0) => (Label::Person, "person/list"),
        (0, 2.., 0) => (Label::Place, "place/list"),
        _ => return,
    };
    for item in items.iter_mut().filter(|p| p.label == Label::Other && p.fixed.is_none()) {
        if is_unknown(context, item) {
            (item.label, item.rule, item.strength) = (label, rule, Strength::Guess);
        }
    }
}

/// "in Mapou, Tarn-Sophie and Belo": what only looks like a name of a person is a place, too.
fn relabel(context: &Context, items: &mut [Piece], places: usize) {
    for item in items.iter_mut().skip(1).filter(|p| p.fixed.is_none()) {
        let full = person::lexical(context, item.tokens.first as usize, item.tokens.last as usize) >= 7;
        let weak =
            !full && item.label == Label::Person && matches!(item.rule, "person/name-words" | "person/list");
        if weak && places > 0 || item.label == Label::Other && is_unknown(context, item) {
            (item.label, item.rule, item.strength) = (Label::Place, "place/list", Strength::Guess);
        }
    }
}

/// No plain word and no acronym.
fn is_unknown(context: &Context, item: &Piece) -> bool {
    item.tokens.all().all(|i| {
        context.token(i).is_some_and(|t| {
            t.shape != Shape::Upper && (t.entry.plain() < 4 || t.entry.given() >= 4 || t.entry.family() >= 4)
        })
    })
}
