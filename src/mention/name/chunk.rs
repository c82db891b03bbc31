//! Capitalised text into runs, runs into pieces: cut at dates, titles, demonyms and words that begin a sentence.

use super::context::{Case, Context, FUNCTION};
use super::cutter::Cutter;
use super::{Piece, dateline, organisation, shape};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// The longest run looked at in one go; longer ones are cut, so that work stays linear.
const LONGEST_RUN: usize = 24;

/// Every piece of the article outside lines written in capitals, in the order of the text.
pub fn cut(context: &Context) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (number, passage) in context.document.passages.iter().enumerate() {
        let (mut i, end) = (passage.tokens.first as usize, passage.tokens.last as usize);
        let case = context.cases[number];
        if case == Case::Shouted {
            dateline::cut(context, i, end, &mut pieces);
            continue;
        }
        i = dateline::cut(context, i, end, &mut pieces);
        loop {
            i = context.next_start(i, end);
            if i >= end {
                break;
            }
            if context.token(i).is_some_and(|t| t.starts_sentence() && t.shape == Shape::Upper)
                && i < passage.tokens.first as usize + 60
            {
                let rest = dateline::cut(context, i, end, &mut pieces);
                if rest > i {
                    i = rest;
                    continue;
                }
            }
            if !starts_run(context, i) {
                i += 1;
                continue;
            }
            let last = run_end(context, i, end);
            i = Cutter { context, case, end: last, limit: end, pieces: &mut pieces }.cut(i);
        }
    }
    for piece in &mut pieces {
        piece.key = context.run_key(piece.tokens.first as usize, piece.tokens.last as usize);
    }
    pieces
}

/// A capitalised word, or a small particle tied to one: "al-Ruwahi".
fn starts_run(context: &Context, i: usize) -> bool {
    context.is_nameish(i) || tied_particle(context, i)
}

/// A small particle tied to a capitalised word by a hyphen.
pub fn tied_particle(context: &Context, i: usize) -> bool {
    context.is(i, Classes::PARTICLE)
        && context.mark(i + 1) == Mark::Hyphen
        && context.glued(i + 1)
        && context.glued(i + 2)
        && context.is_nameish(i + 2)
}

/// Where the run that begins at `first` ends.
fn run_end(context: &Context, first: usize, limit: usize) -> usize {
    let mut end = first + 1;
    let limit = limit.min(first + LONGEST_RUN);
    while end < limit {
        let Some(token) = context.token(end) else { break };
        if token.starts_sentence() || token.starts_block() {
            break;
        }
        end = match joins(context, first, end, limit) {
            Some(next) => next,
            None => break,
        };
    }
    end
}

/// How far the run goes on at `i`.
fn joins(context: &Context, first: usize, i: usize, limit: usize) -> Option<usize> {
    let token = context.token(i)?;
    if context.is_nameish(i) {
        return Some(i + 1);
    }
    if token.mark == Mark::Hyphen && token.is_glued() && i + 1 < limit {
        let broken = context.is(i - 1, Classes::PARTICLE) && context.is_nameish(i + 1);
        return match context.glued(i + 1) {
            true => hyphen_joins(context, first, i),
            // "Al- Sabah": a line once broken at the hyphen.
            false => broken.then_some(i + 2),
        };
    }
    if token.mark == Mark::Ampersand && i + 1 < limit && context.is_nameish(i + 1) {
        return Some(i + 2);
    }
    if token.mark == Mark::Comma
        && context.is(i + 1, Classes::SUFFIX)
        && matches!(context.word(i + 1), "Jr" | "Jr." | "Sr" | "Sr.")
    {
        return Some(i + 2);
    }
    if token.is_word() && token.shape == Shape::Lower && token.is(Classes::PARTICLE) {
        return particles_join(context, i, limit);
    }
    if token.kind == Kind::Possessive && organisation::possessive_joins(context, i) {
        return Some(i + 2);
    }
    nickname_joins(context, first, i, limit)
}

/// "Jean-Pierre", "Kim Ho-jin", "Abd al-Rahman"; not "Panama-flagged", "Paris-based".
fn hyphen_joins(context: &Context, first: usize, i: usize) -> Option<usize> {
    let next = context.token(i + 1)?;
    // "Ana Orvik-Pool/Agency": a credit.
    if next.is(Classes::OUTLET) {
        return None;
    }
    if context.is_nameish(i + 1) {
        return Some(i + 2);
    }
    // "Moon Jae-in": a syllable that is a small word, too.
    let korean = |k: usize, family: u8| {
        context.token(k).is_some_and(|t| t.entry.family().max(t.entry.given()) >= family)
    };
    let small = next.shape == Shape::Lower && next.span().len() <= 4 && next.is(FUNCTION);
    if small && i >= first + 2 && context.is_nameish(i - 2) && korean(i - 2, 5) && korean(i - 1, 2) {
        return Some(i + 2);
    }
    let syllable = next.entry.given().max(next.entry.family()) >= 2 || next.entry.plain() < 3;
    if next.shape == Shape::Lower
        && i >= first + 2
        && syllable
        && next.span().len() <= 6
        && context.is_nameish(i - 2)
    {
        return Some(i + 2);
    }
    if next.kind != Kind::Word || next.shape != Shape::Lower || shape::makes_adjective(context.word(i + 1)) {
        return None;
    }
    if next.is(Classes::PARTICLE) && context.mark(i + 2) == Mark::Hyphen && context.is_nameish(i + 3) {
        return Some(i + 4);
    }
    let short = next.span().len() <= 6 && !next.is(FUNCTION) && next.entry.plain() < 3;
    let named = next.span().len() <= 6 && i > first + 1 && next.entry.plain() < 5;
    (short || named).then_some(i + 2)
}

/// "Salim bin Karam", "Maria de los Santos": up to three small particles, then a capital.
fn particles_join(context: &Context, i: usize, limit: usize) -> Option<usize> {
    let mut k = i;
    while k < i + 3 && k < limit {
        let token = context.token(k)?;
        if context.is_nameish(k) {
            break;
        }
        let tied = token.mark == Mark::Hyphen && token.is_glued();
        if !(tied || token.is_word() && token.is(Classes::PARTICLE)) {
            return None;
        }
        k += 1;
    }
    if k >= limit || !context.is_nameish(k) {
        return None;
    }
    let small = |i| matches!(context.word(i), "an" | "as" | "at" | "i" | "do" | "a" | "no" | "y" | "e" | "o");
    // "named Ana Orvik as an Ohioan": English words, the more of them.
    if k > i + 1 && (i..k).all(small) {
        return None;
    }
    let weak = k == i + 1 && small(i);
    let tied = context.mark(k - 1) == Mark::Hyphen;
    (!weak || tied || weak_particle_fits(context, i)).then_some(k + 1)
}

/// "y", "e", "do" join only words that are names themselves.
fn weak_particle_fits(context: &Context, i: usize) -> bool {
    let named = |k: usize| context.token(k).is_some_and(|t| t.entry.family() >= 4 || t.entry.given() >= 4);
    matches!(context.word(i), "y" | "e" | "do") && named(i - 1) && named(i + 1)
}

/// `Joe "Bean" Tarn`: quotation marks around one or two words inside a name.
fn nickname_joins(context: &Context, first: usize, i: usize, limit: usize) -> Option<usize> {
    let open = context.mark(i);
    if !open.is_quote() || !context.is_nameish(i + 1) || i > first + 6 || context.glued(i) {
        return None;
    }
    for close in [i + 2, i + 3] {
        let fits = close + 1 < limit
            && context.mark(close).is_quote()
            && context.glued(close)
            && context.is_nameish(close + 1)
            && !context.glued(close + 1);
        if fits {
            return Some(close + 2);
        }
    }
    None
}

/// A small particle that is not tied to the word before it.
pub fn lower_particle(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| t.shape == Shape::Lower && t.is(Classes::PARTICLE))
        && !(i > 0 && context.mark(i - 1) == Mark::Hyphen)
}
