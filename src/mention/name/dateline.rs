//! Datelines: the places at a paragraph's start, before a dash, a colon or an outlet in brackets.

use super::context::{Context, FUNCTION};
use super::{Label, Piece, place};
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// "TARNOW, Poland 1996-08-31", "BEIJING (AP) —": places at a paragraph's start; returns where the rest begins.
pub fn cut(context: &Context, first: usize, end: usize, pieces: &mut Vec<Piece>) -> usize {
    let Some(found) = read_dateline(context, first, end) else { return first };
    for (from, to) in found.places.into_iter().flatten() {
        let rule = if context.is_code(from) { "place/code" } else { "place/dateline" };
        pieces.push(Piece::fixed(from, to, Label::Place, rule));
    }
    found.end
}

struct Dateline {
    places: [Option<(usize, usize)>; 2],
    end: usize,
}

fn read_dateline(context: &Context, first: usize, end: usize) -> Option<Dateline> {
    let city = city_end(context, first, end)?;
    let place = place::known(context, first, city);
    let mut at = city;
    let mut region = None;
    if context.mark(at) == Mark::Comma && context.is_nameish(at + 1) {
        let len = context.document.longest_entry(at + 1, Classes::PLACE).map(|(len, _)| len);
        if let Some(len) = if context.is_code(at + 1) { Some(1) } else { len } {
            region = Some((at + 1, at + 1 + len));
            at += 1 + len;
        }
    }
    let (rest, sure) = dateline_rest(context, at, end)?;
    let shouted = (first..city).all(|i| context.token(i).is_some_and(|t| t.shape != Shape::Capital));
    let spatial = Classes::PLACE_TYPE.or(Classes::DIRECTION);
    let common = |t: &Token| t.is(FUNCTION) || t.entry.plain() >= 4 && !t.is(spatial);
    let plain = (first..city).any(|i| context.token(i).is_some_and(common));
    let fits = place || shouted && (region.is_some() || sure && !plain);
    (fits && (region.is_some() || place || sure))
        .then_some(Dateline { places: [Some((first, city)), region], end: rest })
}

/// Capitals throughout, or a place of the gazetteer, at the paragraph's start.
fn city_end(context: &Context, first: usize, end: usize) -> Option<usize> {
    let mut k = first;
    while k < end && k < first + 4 && is_shouted(context, k) {
        k += 1;
        if context.mark(k) == Mark::Hyphen && context.glued(k) && is_shouted(context, k + 1) {
            k += 1;
        }
    }
    if k > first {
        return (!context.is(first, Classes::ORG) || is_big(context, first, k)).then_some(k);
    }
    let known = context.document.longest_entry(first, Classes::PLACE).filter(|_| !context.is_dated(first));
    known.map(|(len, _)| first + len)
}

/// A place that outweighs an organisation of its name: "US", hardly "NATO", a town in the Philippines.
fn is_big(context: &Context, first: usize, last: usize) -> bool {
    let rows = place::entry_of(context, first, last).and_then(|e| e.places().next());
    rows.is_some_and(|p| !p.is_city() || p.population() > 100_000)
}

fn is_shouted(context: &Context, i: usize) -> bool {
    context.token(i).is_some_and(|t| t.kind == Kind::Word && matches!(t.shape, Shape::Upper | Shape::Dotted))
        && !context.is_dated(i)
}

/// Date, outlet in brackets and dash behind the place; true where a date or bracket makes it sure.
fn dateline_rest(context: &Context, mut at: usize, end: usize) -> Option<(usize, bool)> {
    let (mut sure, mut stroke) = (false, false);
    let from = at;
    while at < end && at < from + 14 {
        let token = context.token(at)?;
        let bracket = matches!(token.mark, Mark::OpenBracket | Mark::CloseBracket | Mark::Slash);
        let year = token.kind == Kind::Number && token.span().len() == 4;
        let ends = match token.mark {
            // "LONDON: …", but "Brill: no new taxes" is a headline.
            Mark::Colon => sure || at == from && from.checked_sub(1).is_some_and(|i| is_shouted(context, i)),
            Mark::Dash => true,
            Mark::Hyphen => !(token.is_glued() && context.glued(at + 1)),
            _ => false,
        };
        if context.is_dated(at) || year {
            (sure, stroke) = (true, false);
        } else if ends {
            return Some((at + 1, sure));
        } else if bracket || inside_bracket(context, from, at) {
            sure |= bracket && at == from;
            stroke |= token.mark == Mark::Slash && at == from;
        } else if !(matches!(token.mark, Mark::Comma | Mark::Hyphen) || bracket || token.kind == Kind::Number)
        {
            return None;
        }
        at += 1;
    }
    // "ANA ORVIK/Agency Images": who took a picture.
    (at >= end && sure && !stroke).then_some((at, sure))
}

/// An outlet between brackets or strokes, at most four words behind the opening one.
fn inside_bracket(context: &Context, from: usize, at: usize) -> bool {
    let opens = |i: &usize| matches!(context.mark(*i), Mark::OpenBracket | Mark::Slash);
    context.is_nameish(at) && (from.max(at.saturating_sub(5))..at).any(|i| opens(&i))
}
