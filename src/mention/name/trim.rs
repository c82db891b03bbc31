//! Words that a headline sets beside a name which the article has in full: "Rebuking Orvik", "Lena Orvik Resigns".

use rustc_hash::FxHashSet;

use super::context::Context;
use super::evidence as e;
use super::{Label, Piece, Strength};
use crate::document::{Range, Token};
use crate::lexicon::Classes;
use crate::token::Shape;

/// Names of two words that the article has, and their last words.
#[derive(Default)]
struct Full {
    runs: FxHashSet<u64>,
    last: FxHashSet<u64>,
}

/// Cuts what is nobody's name off the names beside it, where only a headline's capitals or a sentence's start join them.
pub(super) fn trim(context: &Context, pieces: &mut [Piece]) {
    let full = full(context, pieces);
    for piece in pieces.iter_mut().filter(|p| p.label == Label::Person && p.fixed.is_none()) {
        let Some(tokens) = within(context, piece, &full) else { continue };
        if tokens.last < piece.tokens.last {
            piece.clues = piece.clues.without(e::SPEAKS);
        } else {
            piece.role = None;
        }
        piece.tokens = tokens;
        piece.key = context.run_key(tokens.first as usize, tokens.last as usize);
        (piece.rule, piece.strength) = ("person/last-name", Strength::Likely);
    }
}

fn full(context: &Context, pieces: &[Piece]) -> Full {
    let mut full = Full::default();
    let given = |p: &&Piece| context.token(p.tokens.first as usize).is_some_and(|t| t.entry.given() >= 4);
    let person = |p: &&Piece| p.label == Label::Person && p.tokens.len() == 2 && !p.clues.any(e::TITLED);
    for piece in pieces.iter().filter(person).filter(given) {
        full.runs.insert(piece.key);
        full.last.insert(context.word_key(piece.tokens.last as usize - 1));
    }
    full
}

/// The name within the piece.
fn within(context: &Context, piece: &Piece, full: &Full) -> Option<Range> {
    let (first, last) = (piece.tokens.first as usize, piece.tokens.last as usize);
    let titled = piece.clues.any(e::TITLED);
    let opens = titled || piece.clues.any(e::OPENS);
    let known = |a: usize, b: usize| match b - a {
        1 => full.last.contains(&context.word_key(a)),
        2 => full.runs.contains(&context.run_key(a, b)),
        _ => false,
    };
    let words = piece.tokens.all().all(|i| context.token(i).is_some_and(Token::is_word));
    if !words || !(2..=3).contains(&piece.tokens.len()) || full.runs.contains(&piece.key) {
        return None;
    }
    // "Cheeto Lena Orvik"
    let strange = last > first + 2 && context.token(first).is_some_and(|t| t.entry.is_none());
    if strange && known(first + 1, last) {
        return Some(Range::new(first + 1, last));
    }
    if opens && known(first + 1, last) && is_nobodys(context, first, titled) {
        return Some(Range::new(first + 1, last));
    }
    (titled && known(first, last - 1) && is_nobodys(context, last - 1, true))
        .then(|| Range::new(first, last - 1))
}

/// A verb that nobody bears; in a headline a plain word or a place's name, too.
fn is_nobodys(context: &Context, at: usize, titled: bool) -> bool {
    let word = context.word(at);
    let form = word.len() > 4 && ["s", "ed", "ing"].iter().any(|end| word.ends_with(end));
    context.token(at).is_some_and(|t| {
        let borne = t.entry.given().max(t.entry.family());
        let verb = t.is(Classes::VERB.or(Classes::CUE)) || form;
        let other = verb || titled && (t.entry.plain() >= 4 || t.is(Classes::PLACE));
        t.shape == Shape::Capital && (borne < 4 && other || t.is(Classes::MODAL))
    })
}
