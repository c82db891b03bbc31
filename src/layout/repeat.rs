//! What a text says more than once: widgets, the title again; and the lines other articles may repeat.

use rustc_hash::FxHashMap;

use super::shape;
use super::wrap::Unit;
use crate::fold;
use crate::span::Span;

/// Longer lines are no widgets.
const SHORT: usize = 80;
/// As often must a line stand in a text to be a widget.
const OFTEN: u32 = 3;

/// For every unit, whether it belongs to a widget: the same short lines three times or more.
///
/// "Oops! / Something went wrong. / Please try again later." A bare name ("Moderator") may stand before every
/// speech of an interview, so a line needs a small word to be one, or a neighbour that is.
pub fn widgets(text: &str, units: &[Unit]) -> Vec<bool> {
    let mut counts: FxHashMap<u64, u32> = FxHashMap::default();
    let keys: Vec<u64> = units.iter().map(|u| key(u.span.slice(text))).collect();
    for key in keys.iter().filter(|k| **k != 0) {
        *counts.entry(*key).or_default() += 1;
    }
    if counts.values().all(|n| *n < OFTEN) {
        return Vec::new();
    }
    let verse = verse(text, units, &keys);
    let count = |i: usize| if verse[i] { 0 } else { counts.get(&keys[i]).copied().unwrap_or(0) };
    let mut out: Vec<bool> =
        units.iter().enumerate().map(|(i, u)| count(i) >= OFTEN && is_phrase(u.span.slice(text))).collect();
    for i in 0..units.len() {
        let beside = |j: usize| out.get(j) == Some(&true) && count(j) == count(i);
        if !out[i]
            && count(i) >= OFTEN
            && is_label(units[i].span.slice(text))
            && (beside(i + 1) || i > 0 && beside(i - 1))
        {
            out[i] = true;
        }
    }
    out
}

/// For every unit, whether it belongs to a song or poem: [`STANZA`] lines of verse or more in a row, not all the same.
fn verse(text: &str, units: &[Unit], keys: &[u64]) -> Vec<bool> {
    let lines: Vec<bool> = units.iter().map(|u| is_verse(u.span.slice(text))).collect();
    let mut out = vec![false; units.len()];
    let mut from = 0;
    for run in lines.chunk_by(|a, b| a == b) {
        let all = from..from + run.len();
        from = all.end;
        if run[0] && run.len() >= STANZA && keys[all.clone()].iter().any(|k| *k != keys[all.start]) {
            out[all].fill(true);
        }
    }
    out
}

/// Fewer lines of verse in a row are a widget's.
const STANZA: usize = 6;

/// Four words to fourteen, a small one among them, no bullet, and no full stop: so lines of songs are written.
fn is_verse(line: &str) -> bool {
    line.len() <= SHORT
        && (4..=14).contains(&shape::words(line).take(15).count())
        && shape::words(line).any(shape::starts_small)
        && shape::item_marker(line).is_none()
        && !matches!(shape::last_mark(line), Some('.' | ':'))
}

/// 0 for a line that is too long.
fn key(line: &str) -> u64 {
    if line.len() > SHORT {
        return 0;
    }
    let body = &line[shape::item_marker(line).unwrap_or(0)..];
    fold::hash(body.as_bytes())
}

/// Two words or more, a small one among them, no figures, no speech.
fn is_phrase(line: &str) -> bool {
    let body = &line[shape::item_marker(line).unwrap_or(0)..];
    shape::words(body).count() >= 2 && shape::words(body).any(shape::starts_small) && is_label(line)
}

fn is_label(line: &str) -> bool {
    !line.ends_with([':', ';', '{', '}'])
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '"' | '“' | '”' | '‘' | '=' | '{'))
}

/// Compares lines as a reader does: case, accents, marks and blanks aside. Never 0.
pub fn folded_hash(line: &str, buffer: &mut Vec<u8>) -> u64 {
    buffer.clear();
    let body = &line[shape::item_marker(line).unwrap_or(0)..];
    if body.is_ascii() {
        fold_ascii(body.as_bytes(), buffer);
        return fold::hash(buffer);
    }
    for word in shape::words(body) {
        fold::fold_into(word.trim_matches(|c: char| !c.is_alphanumeric()), buffer);
        buffer.push(b' ');
    }
    fold::hash(buffer)
}

/// The same for a line that is all ASCII: words that hold a letter or digit, from the first of those to the last, in
/// small letters, a blank behind each.
fn fold_ascii(line: &[u8], buffer: &mut Vec<u8>) {
    for word in line.split(|b| b.is_ascii_whitespace() || b.is_ascii_control()) {
        let inside = |b: &u8| b.is_ascii_alphanumeric();
        let (Some(first), Some(last)) = (word.iter().position(inside), word.iter().rposition(inside)) else {
            continue;
        };
        buffer.extend(word[first..=last].iter().map(u8::to_ascii_lowercase));
        buffer.push(b' ');
    }
}

/// Lines kept of a text's beginning, and as many of its end.
const KEPT: usize = 60;
/// Longer lines are prose.
const LONGEST: usize = 120;

/// Short units that stand alone, with the hash of what they say: furniture if many articles repeat them.
pub fn repeatable(text: &str, spans: impl Iterator<Item = Span>) -> Vec<(Span, u64)> {
    let mut buffer = Vec::new();
    let short: Vec<Span> = spans.filter(|s| s.len() <= LONGEST).collect();
    let tail = short.len().saturating_sub(KEPT).max(KEPT.min(short.len()));
    let kept = short[..KEPT.min(short.len())].iter().chain(&short[tail..]);
    kept.map(|s| (*s, folded_hash(s.slice(text), &mut buffer))).collect()
}
