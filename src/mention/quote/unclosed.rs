//! Where a quotation ends whose closing mark is missing.

use super::marks::{QuoteMark, Role, Style};
use super::pairing::{Pair, ends_words};
use crate::document::Document;
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

/// Tokens of a quotation that are looked through.
const LONGEST: usize = 400;
/// Words of a name between the comma and its verb, and tokens behind the verb up to the end of the clause.
const NAME: usize = 3;
const BEHIND: usize = 3;

/// Ends the last part where the reporter goes on, "We will not pay, said Brill.", and where a mark of the other width
/// closes it, "“We will not pay.’ Brill left".
pub fn cut(document: &Document, marks: &[QuoteMark], pair: &mut Pair) {
    let Some((from, end)) = pair.parts.last().copied() else { return };
    let until = end.min(from + LONGEST);
    let told = (from + 2..until).find(|i| is_reported(document, *i));
    let single = single_close(document, marks, from, until);
    match (told, single) {
        (told, Some(mark)) if told.is_none_or(|told| mark <= told) => {
            (pair.close, pair.closed) = (mark, true);
            pair.flags.retain(|flag| *flag != "unclosed");
            pair.flags.push("mixed");
        }
        (Some(told), _) => pair.close = told,
        _ => return,
    }
    if let Some(part) = pair.parts.last_mut() {
        part.1 = pair.close;
    }
}

/// A single mark behind the end of a sentence, where none opens within, and a capital behind it.
fn single_close(document: &Document, marks: &[QuoteMark], from: usize, until: usize) -> Option<usize> {
    let first = marks.partition_point(|m| m.token < from);
    let own = || marks[first..].iter().take_while(|m| m.token < until).filter(|m| m.style == Style::Single);
    if own().any(|m| m.role == Role::Open) {
        return None;
    }
    let ends = |m: &&QuoteMark| {
        let next = document.tokens.get(m.token + 1);
        m.token > from + 1
            && ends_words(document.tokens[m.token - 1].mark)
            && next.is_some_and(|t| t.is_capital() && !t.is_glued())
    };
    own().find(ends).map(|m| m.token)
}

/// Whether the words end before token `i`, behind a comma, and a reporting clause stands there: "said Brill", "he told
/// reporters.", "Ana Brill said."
fn is_reported(document: &Document, i: usize) -> bool {
    let comma = &document.tokens[i - 1];
    let ends = matches!(comma.mark, Mark::Comma | Mark::Question | Mark::Exclamation);
    let Some(first) = document.tokens.get(i).filter(|_| ends) else { return false };
    if is_cue(document, i) {
        return document.tokens.get(i + 1).is_some_and(|t| is_subject(document, i + 1, t.is_capital()));
    }
    if !is_subject(document, i, first.is_capital()) {
        return false;
    }
    let verb = (i + 1..=i + NAME).find(|j| is_cue(document, *j));
    let named = |verb: &usize| (i + 1..*verb).all(|j| document.tokens[j].is_capital());
    verb.filter(named).is_some_and(|verb| {
        let behind = document.tokens.get(verb + 1..).unwrap_or(&[]).iter().take(BEHIND);
        behind.take_while(|t| !t.mark.is_quote()).any(|t| matches!(t.mark, Mark::Stop | Mark::Comma))
    })
}

/// A verb of saying as reports have it, in the past or the present.
fn is_cue(document: &Document, i: usize) -> bool {
    let said = |frame: &str| matches!(frame, "say past" | "tell past") || document.word(i) == "says";
    document.tokens.get(i).is_some_and(|t| {
        t.shape == Shape::Lower
            && (t.entry.value(Classes::CUE).is_some_and(said)
                || matches!(t.entry.value(Classes::CUE), Some("say" | "tell"))
                    && document.word(i).ends_with("ed"))
    })
}

/// "he", "she", "they" or a name.
fn is_subject(document: &Document, i: usize, capital: bool) -> bool {
    capital && document.word(i) != "I" || matches!(document.word(i), "he" | "she" | "they")
}
