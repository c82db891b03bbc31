//! Quotations: marks, their pairing, and what kind of quoted text it is.

mod kind;
mod marks;
mod pairing;
mod turn;
mod unclosed;

pub use kind::is_heading;

use super::Quotation;
use crate::document::{Document, Range};
use crate::span::Span;
use crate::token::Kind;
use pairing::Pair;

/// Every quotation of the article, in order of its start; a nested one behind the one around it.
pub fn find(document: &Document) -> Vec<Quotation> {
    let mut all = marked(document);
    let turns = turn::find(document);
    if !turns.is_empty() {
        all.extend(turns);
        all.sort_by_key(|q| (q.outer.start, std::cmp::Reverse(q.outer.end)));
    }
    all
}

/// The quotations between marks.
fn marked(document: &Document) -> Vec<Quotation> {
    let marks: Vec<_> = document
        .passages
        .iter()
        .map(|p| marks::read(document, p.tokens.first as usize, p.tokens.last as usize))
        .collect();
    if marks.iter().all(Vec::is_empty) {
        return Vec::new();
    }
    let mut pairs = pairing::pair_doubles(document, &marks);
    for pair in pairs.iter_mut().filter(|p| !p.closed && p.flags.contains(&"unclosed")) {
        let passage = document.passage_of(pair.parts.last().map_or(pair.open, |part| part.0));
        unclosed::cut(document, marks.get(passage).map_or(&[], Vec::as_slice), pair);
    }
    pairs.sort_by_key(|p| p.open);
    let outer: Vec<(usize, usize)> = pairs.iter().filter(|p| !p.nested).map(|p| (p.open, p.close)).collect();
    let inside = |token: usize| {
        let i = outer.partition_point(|p| p.0 < token).checked_sub(1)?;
        (token < outer[i].1).then_some(i)
    };
    for own in &marks {
        pairing::pair_singles(document, own, inside, &mut pairs);
    }
    pairs.sort_by_key(|p| (p.open, std::cmp::Reverse(p.close)));
    nest(&mut pairs);
    pairs.into_iter().filter_map(|p| quotation(document, p)).collect()
}

/// Marks every pair that lies inside another one.
fn nest(pairs: &mut [Pair]) {
    let mut end = 0;
    for pair in pairs {
        pair.nested |= pair.open < end;
        end = end.max(pair.close);
    }
}

/// The pair as a quotation; `None` where nothing stands between the marks.
fn quotation(document: &Document, pair: Pair) -> Option<Quotation> {
    let parts: Vec<Span> =
        pair.parts.iter().filter(|(a, b)| a < b).map(|(a, b)| document.span(Range::new(*a, *b))).collect();
    let (first, last) = (pair.parts.first()?.0, pair.close);
    if !document.tokens.get(first..last)?.iter().any(|t| t.kind != Kind::Mark) {
        return None;
    }
    let span = document.span(Range::new(first, last));
    let outer_end = if pair.closed { document.tokens.get(pair.close)?.end } else { span.end };
    let tokens = Range::new(first, last);
    let kind = kind::tell(document, &pair, tokens);
    Some(Quotation {
        span,
        outer: Span { start: document.tokens[pair.open].start, end: outer_end },
        tokens,
        parts: if parts.is_empty() { vec![span] } else { parts },
        kind,
        flags: pair.flags,
        label: None,
    })
}
