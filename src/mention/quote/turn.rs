//! Turns of a transcript or an interview: lines that begin with who speaks and a colon, their words without marks.

use rustc_hash::FxHashMap;

use crate::article::BlockKind;
use crate::document::{Document, Range, Token};
use crate::fold;
use crate::lexicon::Classes;
use crate::mention::{Quotation, QuoteKind};
use crate::token::{Mark, Shape};

/// Longest label in words, and the longest aside behind it: "BETH LIND, hydrologist:", "BERG (by phone):".
const LABEL: usize = 6;
const ASIDE: usize = 12;
/// Tokens of a turn in which signs of talk are looked for.
const HEARD: usize = 200;
/// Fewer turns make no transcript.
const FEWEST: usize = 3;

/// A line that looks like a turn.
struct Turn {
    label: Range,
    text: Range,
    /// The last word of the label, folded: BETH LIND and LIND are one.
    key: u64,
    /// Somebody is asked or spoken to, or speaks of himself.
    talk: bool,
}

/// The turns of all talkers, as quotations without marks; none where the article is no transcript.
pub fn find(document: &Document) -> Vec<Quotation> {
    let turns = candidates(document);
    if turns.len() < FEWEST {
        return Vec::new();
    }
    let mut voices: FxHashMap<u64, usize> = FxHashMap::default();
    for turn in &turns {
        *voices.entry(turn.key).or_default() += 1;
    }
    let talk = turns.iter().filter(|t| t.talk).count();
    let repeated = voices.values().any(|n| *n > 1);
    if voices.len() < 2 || !repeated || talk * 3 < turns.len() {
        return Vec::new();
    }
    let heard = |t: &&Turn| voices[&t.key] > 1 || is_name(document, t.label);
    turns.iter().filter(heard).map(|t| quotation(document, t)).collect()
}

fn candidates(document: &Document) -> Vec<Turn> {
    let mut turns: Vec<Turn> = Vec::new();
    for passage in &document.passages {
        if !matches!(passage.kind, BlockKind::Paragraph | BlockKind::Item | BlockKind::Heading) {
            continue;
        }
        let (first, last) = (passage.tokens.first as usize, passage.tokens.last as usize);
        for i in (first..last).filter(|i| document.tokens[*i].starts_line()) {
            let Some((label, start)) = label(document, i, last) else { continue };
            // A second label in the paragraph ends the turn before it.
            if let Some(open) = turns.last_mut().filter(|t| t.text.holds(i)) {
                open.text.last = i as u32;
            }
            turns.push(turn(document, label, Range::new(start, last)));
        }
    }
    turns
}

fn turn(document: &Document, label: Range, text: Range) -> Turn {
    let key = fold::hash(&fold::key(document.word(label.last as usize - 1).trim_end_matches('.')));
    Turn { label, text, key, talk: is_talk(&document.tokens[text.all()]) }
}

fn is_talk(tokens: &[Token]) -> bool {
    tokens.iter().take(HEARD).any(|t| {
        t.mark == Mark::Question
            || matches!(t.entry.value(Classes::PRONOUN), Some("i" | "we" | "you")) && t.is(Classes::PRONOUN)
    })
}

/// The label that begins at token `i`, and the first token of the words behind its colon.
fn label(document: &Document, i: usize, last: usize) -> Option<(Range, usize)> {
    let first = skip_stars(document, i, last);
    let end = label_end(document, first, last)?;
    let label = Range::new(first, end);
    let colon = skip_stars(document, aside_end(document, label, last)?, last);
    let mark = document.tokens.get(colon).filter(|_| colon < last)?.mark;
    let letter = label.len() == 1 && document.word(first).trim_end_matches('.').len() == 1;
    let stopped = letter && document.word(first).ends_with('.');
    let start = match mark {
        Mark::Colon => colon + 1,
        Mark::Stop if letter => colon + 1,
        _ if stopped => colon,
        _ => return None,
    };
    let start = skip_stars(document, start, last);
    let token = document.tokens.get(start).filter(|t| start < last && !t.is_glued())?;
    (!token.mark.is_quote()).then_some((label, start))
}

/// Behind the words with a capital that begin at `first`.
fn label_end(document: &Document, first: usize, last: usize) -> Option<usize> {
    let mut end = first;
    for (i, token) in document.tokens[..last].iter().enumerate().skip(first).take(LABEL + 1) {
        let joins =
            i > first && (token.is(Classes::PARTICLE) || token.mark == Mark::Hyphen && token.is_glued());
        if !(token.is_word() && token.is_capital() || joins) {
            break;
        }
        if token.is(Classes::RELATIVE.or(Classes::CONJUNCTION).or(Classes::FURNITURE)) && !joins {
            return None;
        }
        end = i + 1;
        // "Q. Did it rain?"
        if token.end - token.start == 2 && document.word(i).ends_with('.') {
            break;
        }
    }
    (end > first && end - first <= LABEL).then_some(end)
}

/// Behind the office or the remark in brackets that follows a label: where its colon should stand.
fn aside_end(document: &Document, label: Range, last: usize) -> Option<usize> {
    let end = label.last as usize;
    let token = document.tokens.get(end).filter(|_| end < last)?;
    if !matches!(token.mark, Mark::Comma | Mark::OpenBracket) || !is_shouted(document, label) {
        return Some(end);
    }
    (end..last.min(end + ASIDE)).find(|i| document.tokens[*i].mark == Mark::Colon)
}

/// `**Q:**` in Markdown.
fn skip_stars(document: &Document, mut i: usize, last: usize) -> usize {
    while i < last && matches!(document.word(i), "*" | "**" | "_" | "__") {
        i += 1;
    }
    i
}

fn is_shouted(document: &Document, label: Range) -> bool {
    document.tokens[label.all()]
        .iter()
        .all(|t| matches!(t.shape, Shape::Upper | Shape::Initial | Shape::None))
}

/// Whether a label that stands only once is a name or a part in a talk rather than a common word.
fn is_name(document: &Document, label: Range) -> bool {
    let common = |t: &Token| t.entry.plain() > 0 && t.entry.family() + t.entry.given() == 0;
    let tokens = &document.tokens[label.all()];
    tokens.last().is_some_and(|t| t.is(Classes::ROLE.or(Classes::TITLE)) || !common(t))
}

fn quotation(document: &Document, turn: &Turn) -> Quotation {
    let span = document.span(turn.text);
    Quotation {
        span,
        outer: span,
        tokens: turn.text,
        parts: vec![span],
        kind: QuoteKind::Turn,
        flags: Vec::new(),
        label: Some(turn.label),
    }
}
