//! Turns of a transcript or an interview: lines that begin with who speaks and a colon, their words without marks.

use rustc_hash::FxHashMap;

use crate::article::BlockKind;
use crate::document::{Document, Range, Token};
use crate::fold;
use crate::lexicon::Classes;
use crate::mention::{Quotation, QuoteKind};
use crate::span::Span;
use crate::token::{Mark, Shape};

/// Longest label in words, and the longest aside behind it: "BETH LIND, hydrologist:", "BERG (by phone):".
const LABEL: usize = 6;
const ASIDE: usize = 12;
/// Tokens of a turn in which signs of talk are looked for.
const HEARD: usize = 200;
/// Fewer turns make no transcript.
const FEWEST: usize = 3;

/// Fewer turns with labels in capitals are no transcript whose turns go on over paragraphs without one.
const SHOUTED: usize = 4;
/// As many paragraphs may one label head, on average.
const HEADED: usize = 4;

/// A line that looks like a turn.
struct Turn {
    label: Range,
    text: Range,
    /// The last word of the label, folded: BETH LIND and LIND are one.
    key: u64,
    /// One span a paragraph.
    parts: Vec<Span>,
    /// Somebody is asked or spoken to, or speaks of himself.
    talk: bool,
}

/// The turns of all talkers, as quotations without marks; none where the article is no transcript.
pub fn find(document: &Document) -> Vec<Quotation> {
    let mut turns = candidates(document);
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
    go_on(document, &mut turns);
    turns.retain(|t| voices[&t.key] > 1 || is_name(document, t.label));
    turns.into_iter().map(quotation).collect()
}

/// In a transcript a turn goes on over the paragraphs without a label, up to the next label. What follows the last
/// turn is the editor's, as what stands in brackets, quotes somebody or follows a dropped line.
fn go_on(document: &Document, turns: &mut [Turn]) {
    let passages: Vec<usize> = turns.iter().map(|t| document.passage_of(t.label.first as usize)).collect();
    let (Some(first), Some(last)) = (passages.first(), passages.last()) else { return };
    let shouted: Vec<u64> = turns.iter().filter(|t| is_shouted(document, t.label)).map(|t| t.key).collect();
    let several = shouted.iter().any(|key| *key != shouted[0]);
    if shouted.len() < SHOUTED || !several || last - first > HEADED * turns.len() {
        return;
    }
    for (i, turn) in turns.iter_mut().enumerate().filter(|(_, t)| is_shouted(document, t.label)) {
        let Some(next) = passages.get(i + 1) else { continue };
        for number in passages[i] + 1..*next {
            if !belongs(document, turn, number) {
                break;
            }
            let tokens = document.passages[number].tokens;
            turn.text.last = tokens.last;
            turn.parts.push(document.span(tokens));
        }
    }
}

/// Whether a paragraph without a label may be the talker's: prose right below his words that does not tell of him.
fn belongs(document: &Document, turn: &Turn, number: usize) -> bool {
    let passage = &document.passages[number];
    let tokens = &document.tokens[passage.tokens.all()];
    let (Some(first), Some(end)) = (tokens.first(), turn.parts.last().map(|p| p.end)) else { return false };
    let gap = document.text.get(end as usize..first.start as usize).unwrap_or("x");
    let label = &document.tokens[turn.label.last as usize - 1];
    // "A" is a label, but also a word.
    let named = |t: &Token| label.end - label.start > 2 && t.is_capital() && t.hash == label.hash;
    matches!(passage.kind, BlockKind::Paragraph | BlockKind::Item)
        && !gap.contains(char::is_alphanumeric)
        && first.mark != Mark::OpenBracket
        && first.mark != Mark::Ellipsis
        && !tokens.iter().any(|t| t.mark.is_quote() || named(t))
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
                open.parts = vec![document.span(open.text)];
            }
            turns.push(turn(document, label, Range::new(start, last)));
        }
    }
    turns
}

fn turn(document: &Document, label: Range, text: Range) -> Turn {
    let key = fold::hash(&fold::key(document.word(label.last as usize - 1).trim_end_matches('.')));
    let parts = vec![document.span(text)];
    Turn { label, text, key, parts, talk: is_talk(&document.tokens[text.all()]) }
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
    // "BERG:When it rained"; but "12:30", "https://…".
    let apart = |t: &Token| !t.is_glued() || mark == Mark::Colon && t.is_word() && t.is_capital();
    let token = document.tokens.get(start).filter(|t| start < last && apart(t))?;
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

fn quotation(turn: Turn) -> Quotation {
    let ends = turn.parts.first().zip(turn.parts.last());
    let span = ends.map_or(Span::default(), |(first, last)| first.join(*last));
    Quotation {
        span,
        outer: span,
        tokens: turn.text,
        parts: turn.parts,
        kind: QuoteKind::Turn,
        flags: Vec::new(),
        label: Some(turn.label),
    }
}
