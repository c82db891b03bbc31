//! What kind of quoted text stands between two marks.

use super::pairing::Pair;
use crate::article::BlockKind;
use crate::document::{Document, Range};
use crate::mention::QuoteKind;
use crate::token::Mark;

/// The kind of the quotation `pair`, whose inner tokens are `inside`.
pub fn tell(document: &Document, pair: &Pair, inside: Range) -> QuoteKind {
    if pair.nested {
        return QuoteKind::Nested;
    }
    let passage = document.passages.get(document.passage_of(pair.open));
    if passage.is_some_and(|p| matches!(p.kind, BlockKind::Title | BlockKind::Heading)) {
        return QuoteKind::Headline;
    }
    if is_direct(document, pair, inside) { QuoteKind::Direct } else { QuoteKind::Partial }
}

/// A sentence or clause by itself: it begins with a capital behind a comma, a colon or nothing, or holds a sentence's end.
fn is_direct(document: &Document, pair: &Pair, inside: Range) -> bool {
    let tokens = &document.tokens[inside.all()];
    let ends = |m: Mark| matches!(m, Mark::Stop | Mark::Exclamation | Mark::Question);
    let inner_end = tokens.iter().rev().skip(1).any(|t| ends(t.mark));
    let capital = tokens.first().is_some_and(|t| t.is_capital());
    let before = pair.open.checked_sub(1).and_then(|i| document.tokens.get(i));
    let opens = document.tokens[pair.open].starts_sentence()
        || before.is_some_and(|t| {
            matches!(t.mark, Mark::Comma | Mark::Colon | Mark::Dash | Mark::Stop | Mark::Question)
        });
    inner_end || capital && opens || opens && tokens.len() > 8
}
