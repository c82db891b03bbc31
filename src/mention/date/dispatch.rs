//! Which rules are tried at a token, and which of their findings wins.

use crate::document::Token;
use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

use super::meaning::Found;
use super::reader::Reader;
use super::rules::RULES;

const NUMBERS: Classes = Classes::NUMBER.or(Classes::ORDINAL);
const AMOUNTS: Classes = NUMBERS.or(Classes::TIME_QUANTIFIER).or(Classes::DETERMINER);
const POINTER: Classes = Classes::TIME_POINTER;

/// Rules as a set: bit `n` for row `n`.
type Rows = u32;

/// The rows of each class, of figures and of phrases, so that a token asks only for its own.
const ON: [Rows; 64] = {
    let mut on = [0; 64];
    let mut row = 0;
    while row < RULES.len() {
        let mut bits = RULES[row].on.0;
        while bits != 0 {
            on[bits.trailing_zeros() as usize] |= 1 << row;
            bits &= bits - 1;
        }
        row += 1;
    }
    on
};
const ON_FIGURES: Rows = rows(true);
const ON_PHRASES: Rows = rows(false);

const fn rows(figures: bool) -> Rows {
    let (mut rows, mut row) = (0, 0);
    while row < RULES.len() {
        if if figures { RULES[row].figures } else { RULES[row].phrases } {
            rows |= 1 << row;
        }
        row += 1;
    }
    rows
}

/// Where any rule may begin, by class.
const STARTS: Classes = {
    let (mut classes, mut row) = (Classes::NONE, 0);
    while row < RULES.len() {
        classes = classes.or(RULES[row].on);
        row += 1;
    }
    classes
};

/// What every expression holds at least one word of, if it holds no figure and is no phrase of the lexicon.
const CORES: Classes = Classes::WEEKDAY
    .or(Classes::MONTH)
    .or(Classes::HOLIDAY)
    .or(Classes::TIME_REFERENCE)
    .or(Classes::SEASON)
    .or(Classes::DAY_PART)
    .or(Classes::TIME_UNIT)
    .or(Classes::FREQUENCY)
    .or(NUMBERS);

/// Whether the token can be the word that makes an expression one of time.
pub fn is_core(token: &Token) -> bool {
    // "the past": a word that only points can be an expression's only word of time.
    let points = token.is(POINTER) && !token.is(Classes::DETERMINER);
    token.is(CORES) || points || is_figure(token) || token.starts_time_phrase()
}

/// Whether any rule may begin at the token.
#[inline]
pub fn may_begin(token: &Token) -> bool {
    token.is(STARTS) || is_figure(token) || is_apostrophe(token) || token.starts_time_phrase()
}

/// `'` of '98.
fn is_apostrophe(token: &Token) -> bool {
    matches!(token.mark, Mark::SingleStraight | Mark::SingleOpen | Mark::SingleClose)
}

fn is_figure(token: &Token) -> bool {
    matches!(token.kind, Kind::Number | Kind::Mixed)
}

/// The rules that may begin at token `i`.
fn rows_at(r: &Reader, i: usize) -> Option<Rows> {
    let token = r.token(i)?;
    let mut rows = if is_figure(token) || is_apostrophe(token) { ON_FIGURES } else { 0 };
    if token.starts_time_phrase() {
        rows |= ON_PHRASES;
    }
    let mut bits = token.classes.0 & STARTS.0;
    while bits != 0 {
        rows |= ON[bits.trailing_zeros() as usize];
        bits &= bits - 1;
    }
    if rows == 0 || token.is(LEADING) && !leads(r, i) || counts(token) && !is_counted(r, i + 1) {
        return None;
    }
    Some(rows)
}

/// Whether the token is a number and nothing else.
fn counts(token: &Token) -> bool {
    let short = token.kind == Kind::Number && token.span().len() < 4;
    let word = token.kind == Kind::Word && token.is(NUMBERS) && !token.is(POINTER.or(Classes::TIME_UNIT));
    (short || word) && !token.starts_time_phrase()
}

/// What may stand between a number and its unit, or make the number a time by itself.
const COUNTED: Classes = LED
    .or(Classes::PREPOSITION)
    .or(Classes::CONJUNCTION)
    .or(Classes::AUXILIARY)
    .or(Classes::TIME_ZONE)
    .or(Classes::TIME_SHIFT)
    .or(Classes::STARTS_PHRASE);

/// Whether token `i` may follow a number that is one of time: "people" and other plain words may not.
fn is_counted(r: &Reader, i: usize) -> bool {
    r.token(i).is_none_or(|next| {
        next.kind != Kind::Word
            || next.span().len() <= 4
            || next.is(COUNTED)
            || r.says_any(i, &["o'clock", "o’clock"])
            || super::era::anno(r, i - 1)
            || super::numbers::describes(r, i)
    })
}

/// Small words that begin an expression only with a word of time or number behind them.
const LEADING: Classes = Classes::DETERMINER.or(Classes::RELATIVE);
const LED: Classes =
    CORES.or(POINTER).or(AMOUNTS).or(Classes::TIME_QUALIFIER).or(Classes::TIME_MODIFIER).or(Classes::ADVERB);

/// Whether "the", "a", "that" at `i` may begin an expression, by the token behind it.
fn leads(r: &Reader, i: usize) -> bool {
    let Some(next) = r.token(i + 1) else { return false };
    let alone = CORES.or(Classes::TIME_QUANTIFIER);
    next.is(LED)
        || is_figure(next)
        || next.mark == Mark::Hyphen
        || next.starts_time_phrase()
        || r.is(i, alone)
        || r.says_any(i + 1, &["good", "great", "very", "other"])
}

/// The longest expression that begins at token `i`.
pub fn longest(r: &Reader, i: usize) -> Option<Found> {
    let mut rows = rows_at(r, i)?;
    let mut best: Option<Found> = None;
    while rows != 0 {
        let rule = &RULES[rows.trailing_zeros() as usize];
        rows &= rows - 1;
        if let Some(found) = (rule.run)(r, i)
            && best.is_none_or(|b| found.last > b.last)
        {
            best = Some(Found { rule: rule.name, ..found });
        }
    }
    best
}
