//! What kind of quoted text stands between two marks.

use super::pairing::Pair;
use crate::article::BlockKind;
use crate::document::{Document, Range, Token};
use crate::lexicon::Classes;
use crate::mention::QuoteKind;
use crate::token::{Mark, Shape};

/// The kind of the quotation `pair`, whose inner tokens are `inside`.
pub fn tell(document: &Document, pair: &Pair, inside: Range) -> QuoteKind {
    if pair.nested {
        return QuoteKind::Nested;
    }
    let passage = document.passage_of(pair.open);
    if is_heading(document, passage) || is_alone(document, pair, passage) {
        return QuoteKind::Headline;
    }
    if is_nickname(document, pair, inside) {
        return QuoteKind::Nickname;
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

/// A few words in single marks that are a whole paragraph: a heading within the text.
fn is_alone(document: &Document, pair: &Pair, passage: usize) -> bool {
    let Some(p) = document.passages.get(passage) else { return false };
    let (first, last) = (p.tokens.first as usize, p.tokens.last as usize);
    let single = matches!(document.tokens[pair.open].mark, Mark::SingleStraight | Mark::SingleOpen);
    single && pair.open == first && pair.close + 2 >= last && last - first <= 12
}

/// The longest heading, in tokens.
const HEADING: usize = 34;

/// Whether a passage is a title or heading by its kind, or by its looks: short, most words with a capital.
pub fn is_heading(document: &Document, passage: usize) -> bool {
    let Some(p) = document.passages.get(passage) else { return false };
    if matches!(p.kind, BlockKind::Title | BlockKind::Heading) {
        return true;
    }
    if p.tokens.len() > HEADING {
        return false;
    }
    let counts = |t: &&Token| t.is_word() && t.end - t.start > 3 && !t.is(SMALL_WORDS);
    let long = document.tokens[p.tokens.all()].iter().filter(counts);
    let (capital, all) = long.fold((0, 0), |(c, n), t| (c + usize::from(t.is_capital()), n + 1));
    all > 2 && capital * 10 >= all * 9
}

/// Words that some papers write small in their titles.
const SMALL_WORDS: Classes = Classes::PREPOSITION
    .or(Classes::CONJUNCTION)
    .or(Classes::DETERMINER)
    .or(Classes::AUXILIARY)
    .or(Classes::PRONOUN);

/// Dwayne "The Rock" Johnson: between two capitalised words that touch its marks.
fn is_nickname(document: &Document, pair: &Pair, inside: Range) -> bool {
    let tokens = &document.tokens;
    let (Some(before), Some(after)) =
        (pair.open.checked_sub(1).and_then(|i| tokens.get(i)), tokens.get(pair.close + 1))
    else {
        return false;
    };
    let name = |t: &Token| t.is_word() && matches!(t.shape, Shape::Capital) && !t.is(NO_NAME);
    let short = (1..=3).contains(&inside.len());
    let capital = tokens[inside.all()].iter().any(|t| t.is_capital());
    short
        && pair.closed
        && capital
        && name(before)
        && name(after)
        && !after.starts_sentence()
        && !after.is(Classes::CUE)
        && !before.starts_sentence() | (before.entry.given() > 0)
}

/// Words that begin with a capital for another reason than being a name.
const NO_NAME: Classes = Classes::DETERMINER
    .or(Classes::PRONOUN)
    .or(Classes::PREPOSITION)
    .or(Classes::CONJUNCTION)
    .or(Classes::WEEKDAY)
    .or(Classes::MONTH)
    .or(Classes::ADVERB);
