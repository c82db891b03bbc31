//! A block into tokens, in three passes, so that the look-ups of many words wait for memory together.

use super::{GLUED, NEW_LINE, STOPPED, Token};
use crate::lexicon::{self, Classes, Entry};
use crate::span::Span;
use crate::token::{Kind, Mark, Piece, Pieces, Shape};

/// Cuts blocks; keeps its buffers from block to block.
#[derive(Default)]
pub(super) struct Cutter {
    key: Vec<u8>,
    hashes: Vec<u64>,
    /// Tokens that are stops right behind something.
    stops: Vec<usize>,
    words: Vec<(Entry, Classes)>,
}

impl Cutter {
    /// Appends the tokens of one block; an abbreviation takes its full stop with it.
    pub fn cut(&mut self, text: &str, block: Span, tokens: &mut Vec<Token>) {
        let first = tokens.len();
        self.pieces(text, block, tokens);
        lexicon::look_up_all(&self.hashes, &mut self.words);
        for (token, (entry, classes)) in tokens[first..].iter_mut().zip(&self.words) {
            (token.entry, token.classes) = (*entry, *classes);
        }
        let taken = |i: &&usize| **i > first && takes_stop(text, &tokens[**i - 1], tokens[**i].end);
        if let Some(from) = self.stops.iter().find(taken) {
            take_stops(text, tokens, first, *from);
        }
    }

    /// The pieces as tokens that nothing is known of, and the hashes of their keys.
    fn pieces(&mut self, text: &str, block: Span, tokens: &mut Vec<Token>) {
        self.hashes.clear();
        self.stops.clear();
        let base = block.start;
        let mut end = base;
        for piece in Pieces::new(block.slice(text)) {
            let span = Span { start: base + piece.start, end: base + piece.end };
            let glued = span.start == end && span.start != base;
            let line = !glued && breaks_line(&text.as_bytes()[end as usize..span.start as usize]);
            let hash = self.hash(text, span, &piece);
            self.hashes.push(hash);
            if piece.mark == Mark::Stop && glued {
                self.stops.push(tokens.len());
            }
            tokens.push(Token {
                start: span.start,
                end: span.end,
                entry: Entry::NONE,
                classes: Classes::NONE,
                kind: piece.kind,
                shape: piece.shape,
                mark: piece.mark,
                flags: (if glued { GLUED } else { 0 }) | (if line { NEW_LINE } else { 0 }),
                phrase: 0,
                hash: (hash >> 32) as u32,
            });
            end = span.end;
        }
    }

    /// The hash of the piece's key; 0 where no table can know it.
    fn hash(&mut self, text: &str, span: Span, piece: &Piece) -> u64 {
        match piece.kind {
            _ if piece.hash != 0 => piece.hash,
            Kind::Address | Kind::Number => 0,
            _ => lexicon::word_hash(span.slice(text), &mut self.key),
        }
    }
}

fn breaks_line(gap: &[u8]) -> bool {
    !matches!(gap, b" ") && gap.iter().any(|b| matches!(b, b'\n' | b'\r'))
}

/// Gives abbreviations the stops behind them, the first at `from`; the tokens behind move up.
fn take_stops(text: &str, tokens: &mut Vec<Token>, first: usize, from: usize) {
    let mut kept = from;
    for i in from..tokens.len() {
        let token = tokens[i];
        let stop = token.mark == Mark::Stop && token.is_glued() && kept > first;
        if stop && takes_stop(text, &tokens[kept - 1], token.end) {
            tokens[kept - 1].end = token.end;
            tokens[kept - 1].flags |= STOPPED;
            continue;
        }
        if kept < i {
            tokens[kept] = token;
        }
        kept += 1;
    }
    tokens.truncate(kept);
}

/// Whether the stop that ends at `end` belongs to `word`.
fn takes_stop(text: &str, word: &Token, end: u32) -> bool {
    if !word.is(Classes::ABBREVIATION) || word.kind != Kind::Word || word.end + 1 != end {
        return false;
    }
    let next = text[end as usize..].bytes().find(|b| *b != b' ');
    match word.entry.value(Classes::ABBREVIATION) {
        // "in shirt No. 5", but "he said no."
        Some("figure") => next.is_some_and(|b| b.is_ascii_digit()),
        // "Ill." is a state, "ill." is not.
        Some("name" | "never" | "company") => word.shape != Shape::Lower,
        _ => true,
    }
}
