//! Where sentences end.
//!
//! A block's tokens are walked once. A stop, question mark, exclamation mark or ellipsis ends a sentence unless
//! what stands before it (abbreviation, initial, list number) or behind it (a small letter) says otherwise.

use crate::document::{Range, Sentence, Token, start_sentence};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// Words that open a sentence far more often than they follow an abbreviation within one.
const OPENERS: Classes = Classes::DETERMINER
    .or(Classes::PRONOUN)
    .or(Classes::PREPOSITION)
    .or(Classes::CONJUNCTION)
    .or(Classes::RELATIVE)
    .or(Classes::AUXILIARY)
    .or(Classes::MODAL)
    .or(Classes::ADVERB)
    .or(Classes::NEGATION);

/// Splits `tokens[first..]`, one block numbered `block`, appends its sentences to `out` and marks their first tokens.
pub fn split(text: &str, tokens: &mut [Token], first: usize, block: u32, out: &mut Vec<Sentence>) {
    let mut start = first;
    let mut i = first;
    while i < tokens.len() {
        if i + 1 < tokens.len() && !may_part(&tokens[i]) {
            i += 1;
            continue;
        }
        let end = match ends(text, tokens, start, i) {
            Some(end) => end,
            None if i > start && starts_item(tokens, start, i) => i,
            None if i + 1 == tokens.len() => i + 1,
            None => {
                i += 1;
                continue;
            }
        };
        start_sentence(&mut tokens[start]);
        out.push(Sentence { tokens: Range::new(start, end), block });
        (start, i) = (end, end);
    }
}

/// Whether a sentence may end or a list's item begin at a token; most tell by their kind that none does.
fn may_part(token: &Token) -> bool {
    match token.kind {
        // What ends in a stop was cut so, or took it.
        Kind::Word => token.has_stop() || matches!(token.shape, Shape::Dotted | Shape::Initial),
        Kind::Mark => matches!(
            token.mark,
            Mark::Stop | Mark::Exclamation | Mark::Question | Mark::Ellipsis | Mark::Bullet
        ),
        Kind::Number => true,
        Kind::Mixed | Kind::Possessive | Kind::Address => false,
    }
}

/// Whether a sentence that began at `start` ends at token `i`; if so, where the next one begins.
fn ends(text: &str, tokens: &[Token], start: usize, i: usize) -> Option<usize> {
    let token = &tokens[i];
    let abbreviation = token.kind == Kind::Word && text.as_bytes().get(token.end as usize - 1) == Some(&b'.');
    let terminator = matches!(token.mark, Mark::Stop | Mark::Exclamation | Mark::Question | Mark::Ellipsis);
    if !abbreviation && !terminator {
        return None;
    }
    let end = closing_end(tokens, i + 1);
    let Some(next) = tokens.get(opening_end(tokens, end)) else { return Some(tokens.len()) };
    let closed = end > i + 1;
    let glued = tokens.get(end).is_some_and(Token::is_glued);
    let ended = if abbreviation && !closed {
        abbreviation_ends(text, tokens, i, next)
    } else {
        mark_ends(tokens, start, i, next, glued && !closed)
    };
    (ended && end < tokens.len()).then_some(end)
}

/// Past the marks that close what ended: `.”`, `?!`, `.)`.
fn closing_end(tokens: &[Token], mut i: usize) -> usize {
    while let Some(token) = tokens.get(i) {
        let more = matches!(token.mark, Mark::Exclamation | Mark::Question | Mark::Stop | Mark::Ellipsis);
        let close = token.mark == Mark::CloseBracket || closes_quote(tokens, i);
        if !(token.is_glued() && (more || close)) {
            break;
        }
        i += 1;
    }
    i
}

fn closes_quote(tokens: &[Token], i: usize) -> bool {
    match tokens[i].mark {
        Mark::DoubleClose | Mark::SingleClose | Mark::GuillemetClose | Mark::DoubleApostrophe => true,
        Mark::DoubleStraight | Mark::SingleStraight => {
            tokens.get(i + 1).is_none_or(|next| !next.is_glued() || next.kind == Kind::Mark)
        }
        _ => false,
    }
}

/// Past the marks that open what follows: quotation marks, brackets, bullets, dashes.
fn opening_end(tokens: &[Token], mut i: usize) -> usize {
    let from = i;
    while i < from + 4
        && tokens.get(i).is_some_and(|t| {
            t.mark.is_quote() || matches!(t.mark, Mark::OpenBracket | Mark::Bullet | Mark::Dash)
        })
    {
        i += 1;
    }
    i
}

/// A real stop: the next sentence begins with a capital, a figure or a quotation.
fn mark_ends(tokens: &[Token], start: usize, i: usize, next: &Token, glued: bool) -> bool {
    if list_number(tokens, start, i) {
        return false;
    }
    if glued {
        let after_word = i > start && tokens[i - 1].kind == Kind::Word && tokens[i - 1].shape == Shape::Lower;
        return after_word && next.shape == Shape::Capital && next.kind == Kind::Word;
    }
    match next.kind {
        // Who begins one sentence with a small letter does so with the next.
        Kind::Word => {
            next.shape != Shape::Lower || !glued_end(tokens, i) && tokens[start].shape == Shape::Lower
        }
        Kind::Number | Kind::Mixed => true,
        Kind::Address => true,
        Kind::Possessive => false,
        Kind::Mark => !matches!(next.mark, Mark::Comma | Mark::Semicolon | Mark::Colon),
    }
}

/// Whether a closing mark stands right behind token `i`.
fn glued_end(tokens: &[Token], i: usize) -> bool {
    tokens.get(i + 1).is_some_and(|t| t.is_glued() && t.kind == Kind::Mark)
}

/// `1.` or `a.` that opens a list item is part of the item.
fn list_number(tokens: &[Token], start: usize, i: usize) -> bool {
    let first = if tokens[start].mark == Mark::Bullet { start + 1 } else { start };
    i > first && item_number(tokens, first).is_some_and(|end| i <= end)
}

/// Where the stop or bracket of a list number at token `i` stands: `9.`, `9)`, `9.)`.
fn item_number(tokens: &[Token], i: usize) -> Option<usize> {
    tokens.get(i).filter(|t| t.kind == Kind::Number && t.span().len() <= 2)?;
    let after = |i: usize, mark| tokens.get(i).is_some_and(|t| t.is_glued() && t.mark == mark);
    let stop = after(i + 1, Mark::Stop);
    let at = i + usize::from(stop);
    let bracket = after(at + 1, Mark::CloseBracket);
    (bracket || stop).then_some(at + usize::from(bracket))
}

/// An item of an inline list whose items before it look the same: `1. … 2. …`, `• … • …`.
fn starts_item(tokens: &[Token], start: usize, i: usize) -> bool {
    let bullet = |i: usize| tokens[i].mark == Mark::Bullet;
    if bullet(start) && bullet(i) && i > start + 1 {
        return true;
    }
    if tokens[i].kind != Kind::Number {
        return false;
    }
    match (item_number(tokens, start), item_number(tokens, i)) {
        (Some(first), Some(_)) => i > first + 1,
        _ => false,
    }
}

fn abbreviation_ends(text: &str, tokens: &[Token], i: usize, next: &Token) -> bool {
    let token = &tokens[i];
    if next.kind != Kind::Word || next.shape == Shape::Lower {
        return false;
    }
    let opener =
        next.is(OPENERS) && !next.is(Classes::MONTH.or(Classes::PARTICLE)) && next.shape != Shape::Upper;
    if token.shape == Shape::Initial {
        return initial_ends(text, tokens, i, opener);
    }
    match token.entry.value(Classes::ABBREVIATION) {
        Some("never" | "figure") => false,
        Some("company") => {
            opener
                || !next.is(Classes::TITLE.or(Classes::ROLE).or(Classes::ROLE_MODIFIER))
                    && next.shape == Shape::Capital
        }
        _ => opener,
    }
}

/// "J. The" ends only where no name stands around it: "plan B. The".
fn initial_ends(text: &str, tokens: &[Token], i: usize, opener: bool) -> bool {
    let pronoun = tokens[i].span().slice(text) == "I.";
    let in_name = i > 0 && tokens[i - 1].is_capital() && !tokens[i - 1].starts_sentence();
    opener && (pronoun || !in_name)
}
