//! Phrases of page furniture, by-lines and credits, looked up in a line.
//!
//! The table's value is `reason:where`; `where` tells how much of the line the phrase must be.

use super::invite;
use crate::lexicon::{self, Classes, Entry};
use crate::token::{Kind, Pieces};

/// A phrase of the table found in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cue {
    pub reason: &'static str,
    /// The word of the line with which it begins, counted from 0; figures do not count.
    pub start: usize,
    /// Where the phrase ends in the line.
    pub end: usize,
    /// It counts anywhere in a line.
    pub within: bool,
    /// Nothing else stands in the line, figures aside.
    pub alone: bool,
}

/// Looks phrases up; keeps its buffers from line to line.
#[derive(Default)]
pub struct Cues {
    key: Vec<u8>,
    words: Vec<Word>,
}

#[derive(Clone, Copy)]
struct Word {
    entry: Entry,
    end: usize,
}

/// Longer lines are looked at where they begin, not within.
const SHORT: usize = 120;
/// Longer lines are prose.
pub const LONGEST: usize = 260;
/// Words looked at in a longer line.
const LEAD: usize = 9;
/// What the first word of a phrase is to the lexicon.
const LEADS: Classes = Classes::FURNITURE.or(Classes::STARTS_PHRASE);

impl Cues {
    /// The longest phrase at the start of the line, or the first one within.
    pub fn find(&mut self, line: &str) -> Option<Cue> {
        if line.len() > LONGEST {
            return None;
        }
        if line.len() > SHORT {
            self.read(line, LEAD);
            return self.at(line, 0);
        }
        self.read(line, usize::MAX);
        (0..self.words.len()).find_map(|i| self.at(line, i))
    }

    /// The reason of a line of three words or more that are each a page control: "Facebook Twitter Print Email"; two do
    /// between bars or brackets: "| Print (RSS)". Speaks of the line last given to [`Cues::find`], which must be a short one.
    pub fn controls(&self, line: &str) -> Option<&'static str> {
        let reason = |w: &Word| match w.entry.value(Classes::FURNITURE)?.split_once(':')? {
            (reason @ ("share" | "navigation" | "comment-form"), "line" | "name") => Some(reason),
            _ => None,
        };
        let fewest = if line.contains(['(', '|']) { 2 } else { 3 };
        let enough = (fewest..=LEAD).contains(&self.words.len());
        (enough && self.words.iter().all(|w| reason(w).is_some())).then(|| reason(&self.words[0]))?
    }

    /// Whether the line begins with a phrase that introduces links, wherever that phrase must stand otherwise.
    pub fn opens_promo(&mut self, line: &str) -> bool {
        self.read(line, LEAD);
        self.words.first().is_some_and(|w| w.entry.is(LEADS))
            && self.longest(0, |_, _| true).is_some_and(|c| c.reason == "promo")
    }

    /// Whether a long line holds one of the invitations that count anywhere.
    pub fn invites(&mut self, line: &str) -> bool {
        self.read(line, usize::MAX);
        (0..self.words.len())
            .any(|i| self.longest(i, |place, _| place == "any").is_some_and(|c| c.reason == "share"))
    }

    /// As [`Cues::find`], for the cut-off end of a line: phrases that count anywhere, and labels.
    pub fn find_in_tail(&mut self, tail: &str) -> Option<Cue> {
        self.read(tail, usize::MAX);
        (0..self.words.len()).find_map(|i| {
            self.longest(i, |place, end| place == "any" || place == "label" && is_label(tail, end))
        })
    }

    /// Cuts the line into words. Of a long line no more than the start: up to a word that no table knows.
    fn read(&mut self, line: &str, most: usize) {
        self.words.clear();
        for piece in Pieces::new(line).filter(|p| !matches!(p.kind, Kind::Mark | Kind::Number)).take(most) {
            let (start, end) = (piece.start as usize, piece.end as usize);
            let entry = match piece.kind {
                Kind::Address => Entry::NONE,
                _ => lexicon::look_up(&line[start..end], &mut self.key),
            };
            if most == LEAD && (entry.is_none() || self.words.is_empty() && !entry.is(LEADS)) {
                return;
            }
            self.words.push(Word { entry, end });
        }
    }

    fn at(&self, line: &str, i: usize) -> Option<Cue> {
        self.words.get(i).filter(|w| w.entry.is(LEADS))?;
        self.longest(i, |place, end| match place {
            "any" => true,
            "start" => i == 0,
            "label" => i == 0 && (is_over(line, end) || is_label(line, end)),
            "figure" => i == 0 && (is_over(line, end) || is_figure(line, end)),
            "line" => i == 0 && is_over(line, end),
            "name" => i == 0 && (is_over(line, end) || invite::is_invitation(&line[end..])),
            _ => false,
        })
        .map(|cue| Cue { alone: i == 0 && is_over(line, cue.end), ..cue })
    }

    fn longest(&self, i: usize, fits: impl Fn(&str, usize) -> bool) -> Option<Cue> {
        let one = std::iter::once((1, self.words[i].entry));
        let more = lexicon::phrases(self.words[i..].iter().map(|w| w.entry));
        let cues = one.chain(more).filter_map(|(len, entry)| {
            let (reason, place) = entry.value(Classes::FURNITURE)?.split_once(':')?;
            let end = self.words[i + len - 1].end;
            fits(place, end).then_some(Cue { reason, start: i, end, within: place == "any", alone: false })
        });
        cues.last()
    }
}

/// Nothing but marks and figures stands behind `end`.
fn is_over(line: &str, end: usize) -> bool {
    !line[end..].contains(char::is_alphabetic)
}

/// A figure or sign follows: "Copyright 2020 …", "Copyright © …".
fn is_figure(line: &str, end: usize) -> bool {
    let rest = line[end..].trim_start_matches([' ', '\u{a0}', '(']);
    rest.starts_with(|c: char| c.is_ascii_digit() || c == '©') || rest.starts_with("c)")
}

/// The phrase introduces the rest of the line: "Related: …", "Read more | …".
fn is_label(line: &str, end: usize) -> bool {
    let rest = line[end..].trim_start_matches([' ', '\u{a0}', '*', '"', '”', '.']);
    rest.starts_with([':', '|', '—', '–', '»', '›', '→', '>']) || rest.starts_with("- ")
}
