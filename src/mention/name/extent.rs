//! How far an organisation's name runs behind its head: "Ministry | of Foreign Affairs and Trade".

use super::context::{Context, HEADS, OFFICE};
use super::person;
use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

/// From the head's end over "of …", "and …" and what else belongs to the name.
pub(super) fn extend(
    context: &Context,
    at: usize,
    head: usize,
    mut last: usize,
    end: usize,
    limit: usize,
) -> usize {
    last = over_rest(context, at, head, last, end);
    for _ in 0..3 {
        let Some(next) = over_of(context, last, limit) else { break };
        last = next;
    }
    last
}

/// What follows the head inside the run: all of it behind a head that comes first, else only what is no new name.
fn over_rest(context: &Context, at: usize, head: usize, mut last: usize, end: usize) -> usize {
    while last < end {
        let Some(token) = context.token(last) else { break };
        if token.mark == Mark::Ampersand || token.mark == Mark::Hyphen {
            last += 2;
            continue;
        }
        if last + 2 <= end && person::lexical(context, last, end) >= 5 {
            break;
        }
        let entry = token.entry;
        let tail = token.is(Classes::ORG_TAIL.or(Classes::ORG_HEAD));
        let office = context.document.longest_entry(last, OFFICE).is_some() && !tail;
        let person = entry.given() >= 4 || token.shape == Shape::Initial;
        let dated = !context.is_nameish(last);
        let place = token.is(Classes::PLACE) && entry.given() < 6;
        let goes_on = tail || head == at && !person || place || entry.plain() >= 3 && !person;
        if office || dated || !goes_on || token.is(Classes::DEMONYM) {
            break;
        }
        last += 1;
    }
    last.min(end)
}

/// Over "of Foreign Affairs and Trade".
fn over_of(context: &Context, last: usize, limit: usize) -> Option<usize> {
    if !starts_of(context, last) {
        let joined = context.word_is(last, "and") && (plain_capital(context, last + 1));
        let inside = joined && context.after(last - 1, last + 1).is_some() && last + 1 < limit;
        let of_before = context.word_is(last.checked_sub(2)?, "of") || context.word_is(last - 2, "for");
        return (inside && of_before).then(|| capitals(context, last + 1, limit));
    }
    let first = if context.is_nameish(last + 1) { last + 1 } else { last + 2 };
    (first < limit).then(|| capitals(context, first, limit))
}

fn plain_capital(context: &Context, i: usize) -> bool {
    let strange = |t: &Token| t.entry.given() == 0 && t.entry.family() == 0 && !context.is_nameish(i + 1);
    context.is_nameish(i)
        && context.token(i).is_some_and(|t| {
            !t.is(OFFICE)
                && (t.entry.plain() >= 3 && t.entry.given() < 5 || strange(t) && !t.is(Classes::PLACE))
        })
}

/// Past the capitalised words from `i` that belong to the name before; the first one always does.
fn capitals(context: &Context, i: usize, limit: usize) -> usize {
    let place = context.document.longest_phrase(i, Classes::PLACE).map_or(1, |(len, _)| len);
    let mut k = i + place;
    while k < limit && k < i + 8 && context.after(i, k).is_some() {
        let Some(token) = context.token(k) else { break };
        if matches!(token.mark, Mark::Ampersand | Mark::Hyphen) && context.is_nameish(k + 1) {
            k += 2;
            continue;
        }
        let office = context.document.longest_entry(k, OFFICE).is_some();
        let person = token.entry.given() >= 4 && !token.is(HEADS);
        if !context.is_nameish(k) || office || person {
            break;
        }
        k += 1;
    }
    k
}

/// "of" or "for" and a name.
pub(super) fn starts_of(context: &Context, i: usize) -> bool {
    (context.word_is(i, "of") || context.word_is(i, "for"))
        && (context.is_nameish(i + 1) || context.word_is(i + 1, "the") && context.is_nameish(i + 2))
        && context.after(i - 1, i + 1).is_some()
}
