//! Numbers before a unit of time: digits, words, fractions, and amounts that are not told.

use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

use super::meaning::Quantity;
use super::reader::Reader;

/// What an amount that is not in digits begins with.
const BEGINS: Classes =
    Classes::NUMBER.or(Classes::TIME_QUANTIFIER).or(Classes::DETERMINER).or(Classes::TIME_UNIT);

/// The quantity that begins at token `i`, and the token behind it.
pub fn quantity(r: &Reader, i: usize) -> Option<(usize, Quantity)> {
    let token = r.token(i)?;
    if matches!(token.kind, Kind::Number | Kind::Mixed) {
        return digits(r, i);
    }
    if !token.is(BEGINS) {
        return None;
    }
    words(r, i).or_else(|| vague(r, i)).or_else(|| article(r, i))
}

/// An adjective between a number and its units: "8 glorious years", "three remarkable weeks".
pub fn describes(r: &Reader, i: usize) -> bool {
    let adjective = || {
        let text = r.text(i);
        ["ous", "ful", "able", "ible", "less", "ive", "ic", "ish"].iter().any(|end| text.ends_with(end))
            || r.says_any(
                i,
                &["extra", "happy", "great", "good", "bad", "hard", "tough", "brief", "quick", "lonely"],
            )
    };
    let lower = r.token(i).is_some_and(|t| t.shape == Shape::Lower);
    lower && r.unit(i + 1).is_some_and(|(_, plural)| plural) && adjective()
}

fn digits(r: &Reader, i: usize) -> Option<(usize, Quantity)> {
    let token = r.token(i)?;
    if !matches!(token.kind, Kind::Number | Kind::Mixed) || r.mark(i.wrapping_sub(1)) == Mark::Currency {
        return None;
    }
    let mut hundredths = decimal(r.text(i))?;
    let mut next = i + 1;
    let part = if r.joins(next) { next + 1 } else { next };
    if let Some(fraction) = slash_fraction(r, part) {
        (hundredths, next) = (hundredths.checked_add(fraction)?, part + 3);
    } else if let Some(fraction) = slash_fraction(r, i) {
        (hundredths, next) = (fraction, i + 3);
    }
    let (factor, next) = magnitude(r, next);
    let (more, next) = and_a_half(r, next);
    Some((next, Quantity::Hundredths(hundredths.checked_mul(factor)?.checked_add(more)?)))
}

/// `1,000.5` and `5½` in hundredths.
fn decimal(text: &str) -> Option<i64> {
    let (text, fraction) = match text.char_indices().next_back()? {
        (at, '½') => (&text[..at], 50),
        (at, '¼') => (&text[..at], 25),
        (at, '¾') => (&text[..at], 75),
        _ => (text, 0),
    };
    if text.is_empty() {
        return (fraction > 0).then_some(fraction);
    }
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if text.len() > 12 || part.len() > 4 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let mut n = 0i64;
    for b in whole.bytes().filter(|b| *b != b',') {
        n = n.checked_mul(10)?.checked_add(i64::from(b.is_ascii_digit().then(|| b - b'0')?))?;
    }
    let mut cents = part.bytes().chain(std::iter::repeat(b'0')).take(2).map(|b| i64::from(b - b'0'));
    let cents = cents.next().unwrap_or(0) * 10 + cents.next().unwrap_or(0);
    n.checked_mul(100)?.checked_add(cents + fraction)
}

/// `1/2` over three tokens, in hundredths.
fn slash_fraction(r: &Reader, i: usize) -> Option<i64> {
    let (over, under) = (r.digits(i)?, r.digits(i + 2)?);
    let written = r.mark(i + 1) == Mark::Slash && r.is_glued(i + 1) && r.is_glued(i + 2);
    (written && over < under && matches!(under, 2..=4)).then(|| i64::from(over) * 100 / i64::from(under))
}

fn magnitude(r: &Reader, i: usize) -> (i64, usize) {
    match r.number(i, Classes::NUMBER) {
        Some(n @ (100 | 1000 | 1_000_000 | 1_000_000_000)) => (n, i + 1),
        _ => (1, i),
    }
}

/// "and a half" behind a number, in hundredths.
fn and_a_half(r: &Reader, i: usize) -> (i64, usize) {
    let and = if r.joins(i) { i + 1 } else { i };
    if !r.says(and, "and") {
        return (0, i);
    }
    let a = r.next(and);
    let half = if r.says(a, "a") { r.next(a) } else { a };
    if r.says(half, "half") { (50, half + 1) } else { (0, i) }
}

/// Numbers in words: "twenty-four", "two hundred and ten", "a hundred", "one and a half".
fn words(r: &Reader, i: usize) -> Option<(usize, Quantity)> {
    let leads = r.says_any(i, &["a", "an"]) && r.number(i + 1, Classes::NUMBER).is_some_and(|n| n >= 12);
    let (mut total, mut current) = (0i64, i64::from(leads));
    let mut next = if leads { i + 1 } else { i };
    let begin = next;
    while let Some(n) = r.number(next, Classes::NUMBER).filter(|_| next < begin + 12) {
        match n {
            100 => current = current.max(1).checked_mul(100)?,
            1000.. => (total, current) = (total.checked_add(current.max(1).checked_mul(n)?)?, 0),
            12 if leads && next == begin => current = 12,
            _ if next > begin && !adds(current, n) => break,
            _ => current += n,
        }
        next = word_behind(r, next);
    }
    let end = if next > begin && (r.joins(next - 1) || r.says(next - 1, "and")) { next - 1 } else { next };
    if end == begin {
        return None;
    }
    let plural = r.text(begin).ends_with('s') && r.says(end, "of");
    if plural {
        return Some((end + 1, Quantity::Vague));
    }
    let (more, end) = and_a_half(r, end);
    let n = Quantity::whole(total.checked_add(current)?);
    Some((
        end,
        match n {
            Quantity::Hundredths(n) => Quantity::Hundredths(n.checked_add(more)?),
            vague => vague,
        },
    ))
}

/// Whether `n` may follow the number so far: "twenty four", "hundred ten", not "two three".
fn adds(current: i64, n: i64) -> bool {
    current == 0 || current % 100 == 0 || (current % 10 == 0 && current % 100 >= 20 && n < 10)
}

/// The next number word behind `i`, past a hyphen or "and" that joins two of them.
fn word_behind(r: &Reader, i: usize) -> usize {
    let next = r.next(i);
    let hundreds = r.number(i, Classes::NUMBER).is_some_and(|n| n >= 100);
    if hundreds && r.says(next, "and") && r.is(next + 1, Classes::NUMBER) {
        return next + 1;
    }
    if next == i + 2 && !r.is(next, Classes::NUMBER) { i + 1 } else { next }
}

/// "several", "a few", "a couple of", "many".
fn vague(r: &Reader, i: usize) -> Option<(usize, Quantity)> {
    let mut at = if r.says_any(i, &["a", "the", "these", "those"]) { i + 1 } else { i };
    if r.says_any(at, &["good", "great", "very"]) {
        at += 1;
    }
    if !r.is(at, Classes::TIME_QUANTIFIER) {
        return None;
    }
    // "who knows how many years"
    if r.says(at, "many") && r.says(at.wrapping_sub(1), "how") {
        return None;
    }
    if !r.says(at, "couple") {
        return (at == i || r.says(i, "a")).then_some((at + 1, Quantity::Vague));
    }
    let next = if r.says(at + 1, "of") { at + 2 } else { at + 1 };
    Some((next, Quantity::whole(2)))
}

/// "a", "an", "half a", "half an".
fn article(r: &Reader, i: usize) -> Option<(usize, Quantity)> {
    let quarter = if r.says(i, "a") { i + 1 } else { i };
    if r.says(quarter, "quarter") && r.joins(quarter + 1) && r.says(quarter + 2, "century") {
        return Some((quarter + 2, Quantity::Hundredths(25)));
    }
    let of_one = r.says(quarter + 1, "of") && r.says_any(quarter + 2, &["a", "an"]);
    if quarter > i && r.says(quarter, "quarter") && of_one && r.says_any(quarter + 3, &["century", "hour"]) {
        return Some((quarter + 3, Quantity::Hundredths(25)));
    }
    if r.says_any(i, &["a", "an"]) {
        let half = r.says(i + 1, "half");
        let next = r.next(i + 1);
        return Some(if half && r.is(next, Classes::TIME_UNIT) {
            (next, Quantity::Hundredths(50))
        } else {
            (i + 1, Quantity::whole(1))
        });
    }
    if !r.says(i, "half") {
        return None;
    }
    let next = r.next(i);
    Some((if r.says_any(next, &["a", "an"]) { next + 1 } else { next }, Quantity::Hundredths(50)))
}

/// A day of the month: `3`, `3rd`, `third`, `twenty-first`.
pub fn day_of_month(r: &Reader, i: usize) -> Option<(usize, u8)> {
    let (next, day) = match r.kind(i)? {
        Kind::Number => (i + 1, r.digits(i).filter(|_| r.text(i).len() <= 2)?),
        Kind::Mixed => (i + 1, ordinal_digits(r.text(i))?),
        _ => ordinal(r, i)?,
    };
    ((1..=31).contains(&day)).then_some((next, day as u8))
}

/// `21st` as 21.
pub fn ordinal_digits(text: &str) -> Option<u32> {
    let cut = text.len().checked_sub(2).filter(|n| *n > 0 && *n <= 4)?;
    let (number, tail) = (text.get(..cut)?, text.get(cut..)?);
    let is_tail = ["st", "nd", "rd", "th"].iter().any(|t| tail.eq_ignore_ascii_case(t));
    if is_tail { number.parse().ok() } else { None }
}

/// Past the other ordinals of a list whose first ends before `i`: " and sixteenth", ", 17th and early 18th".
pub fn listed(r: &Reader, mut i: usize) -> Option<usize> {
    let begin = i;
    for _ in 0..3 {
        let comma = r.mark(i) == Mark::Comma;
        let at = if comma && r.says_any(i + 1, &["and", "or"]) { i + 2 } else { i + 1 };
        let joined = comma
            || r.says_any(i, &["and", "or", "to", "through"])
            || matches!(r.mark(i), Mark::Hyphen | Mark::Dash);
        let at = if r.says(at, "the") { at + 1 } else { at };
        let at = if r.is(at, Classes::TIME_MODIFIER) { r.next(at) } else { at };
        let Some((next, _)) = ordinal(r, at).filter(|_| joined) else { break };
        i = next;
    }
    (i > begin).then_some(i)
}

/// An ordinal in digits or words, "twenty-first" too, and the token behind it.
pub fn ordinal(r: &Reader, i: usize) -> Option<(usize, u32)> {
    if r.kind(i)? == Kind::Mixed {
        return ordinal_digits(r.text(i)).map(|n| (i + 1, n));
    }
    if let Some(n) = r.number(i, Classes::ORDINAL) {
        return Some((i + 1, n.try_into().ok()?));
    }
    let tens = r.number(i, Classes::NUMBER).filter(|n| (20..100).contains(n) && n % 10 == 0)?;
    let next = r.next(i);
    let ones = r.number(next, Classes::ORDINAL).filter(|n| *n < 10)?;
    Some((next + 1, (tens + ones).try_into().ok()?))
}
