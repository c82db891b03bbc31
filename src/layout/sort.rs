//! Which kind each unit is: the rules, in the order in which the first answer wins.

use super::cue::{Cue, Cues};
use super::wrap::Unit;
use super::{dateline, head, invite, shape};
use crate::article::BlockKind;
use crate::lexicon::{self, Classes};

/// The kinds of all units, and which one is the title.
pub struct Sorted {
    pub kinds: Vec<BlockKind>,
    pub title: Option<usize>,
}

/// Longer units are prose; only their end is looked at, for a picture's credit.
pub(super) const PROSE: usize = super::cue::LONGEST;

/// Sorts the units of a text; `title` is the one the input states.
pub fn sort(text: &str, units: &[Unit], title: Option<&str>) -> Sorted {
    let mut sorter = Sorter { text, units, cues: Cues::default(), kinds: Vec::with_capacity(units.len()) };
    sorter.single();
    sorter.lists();
    sorter.teasers();
    sorter.biography();
    sorter.comments();
    let open: Vec<usize> = (0..units.len()).filter(|i| sorter.is_open(*i)).take(12).collect();
    let title = head::title_unit(text, units, &open, title);
    sorter.repeats(title);
    sorter.counts();
    sorter.promos(title);
    sorter.headings();
    Sorted { kinds: sorter.kinds, title }
}

pub(super) struct Sorter<'a> {
    pub(super) text: &'a str,
    pub(super) units: &'a [Unit],
    pub(super) cues: Cues,
    pub(super) kinds: Vec<BlockKind>,
}

impl<'a> Sorter<'a> {
    pub(super) fn line(&self, i: usize) -> &'a str {
        self.units[i].span.slice(self.text)
    }

    pub(super) fn is_open(&self, i: usize) -> bool {
        matches!(self.kinds[i], BlockKind::Paragraph)
    }

    /// What a unit is by itself.
    fn single(&mut self) {
        for (i, unit) in self.units.iter().enumerate() {
            let line = unit.span.slice(self.text);
            let mut kind = self.kind(line);
            if matches!(kind, BlockKind::Furniture(_))
                && goes_on(line, self.units.get(i + 1).map(|u| u.span.slice(self.text)))
            {
                kind = BlockKind::Paragraph;
            }
            self.kinds.push(kind);
        }
    }

    fn kind(&mut self, line: &str) -> BlockKind {
        if shape::is_markup(line) {
            return BlockKind::Furniture("markup");
        }
        if line.len() > PROSE {
            return self.long(line);
        }
        if let Some(inner) = shape::one_cell(line) {
            return self.kind(inner);
        }
        if shape::is_rule(line) {
            return BlockKind::Furniture("rule");
        }
        if shape::is_address(line) {
            return BlockKind::Furniture(if line.starts_with('@') { "handle" } else { "link" });
        }
        if shape::is_fields(line) {
            return BlockKind::Furniture("navigation");
        }
        if invite::is_shouted_label(line) && self.cues.opens_promo(line) {
            return BlockKind::Furniture("promo");
        }
        if let Some(kind) = self.cues.find(line).and_then(|cue| self.by_cue(line, cue)) {
            return kind;
        }
        if line.len() <= SHORT_PROSE
            && let Some(reason) = self.cues.controls(line)
        {
            return BlockKind::Furniture(reason);
        }
        self.by_shape(line)
    }

    fn long(&mut self, line: &str) -> BlockKind {
        if self.ends_in_credit(line) {
            BlockKind::Caption
        } else if shape::item_marker(line).is_some() {
            BlockKind::Item
        } else {
            BlockKind::Paragraph
        }
    }

    fn by_shape(&mut self, line: &str) -> BlockKind {
        if let Some(kind) = short_kind(line) {
            kind
        } else if self.ends_in_credit(line) {
            BlockKind::Caption
        } else if shape::item_marker(line).is_some() {
            BlockKind::Item
        } else {
            BlockKind::Paragraph
        }
    }

    /// What a phrase makes of the line; `None` where the line is prose all the same.
    fn by_cue(&mut self, line: &str, cue: Cue) -> Option<BlockKind> {
        match cue.reason {
            "published" | "updated" if cue.alone && !line.contains(|c: char| c.is_ascii_digit()) => {
                Some(BlockKind::Furniture("navigation"))
            }
            "byline" if cue.within => (line.len() <= 100).then_some(BlockKind::Byline),
            "byline" => is_byline(&line[cue.end..]).then_some(BlockKind::Byline),
            "published" | "updated" => is_dated(line, cue).then_some(BlockKind::Byline),
            "credit" => (cue.start == 0 || self.ends_in_credit(line)).then_some(BlockKind::Caption),
            "promo" | "video" if !cue.alone && is_prose(&line[cue.end..]) => None,
            reason => (cue.alone || !speaks(line, cue.end)).then_some(BlockKind::Furniture(reason)),
        }
    }

    /// A picture's credit closes the unit: "… on Monday. Ana Frum/Getty Images".
    fn ends_in_credit(&mut self, line: &str) -> bool {
        if line.len() > LONGEST_CAPTION
            || !line.ends_with(|c: char| c.is_alphabetic() || matches!(c, ')' | ']' | '.'))
        {
            return false;
        }
        let stopped = line.ends_with('.');
        let line = line.trim_end_matches('.');
        let from = shape::floor(line, line.len().saturating_sub(TAIL));
        let tail = &line[from..];
        let cut = shape::last_sentence(tail);
        if cut.is_none() && from > 0 && stopped {
            return false;
        }
        let last = cut.map_or(tail, |at| &tail[at..]);
        if stopped && shape::words(last).filter(|w| shape::starts_small(w)).take(3).count() > 2 {
            return false;
        }
        self.cues.find_in_tail(last).is_some_and(|c| c.reason == "credit") || is_slash_credit(last)
    }

    /// Lists under a label: "Tags" and a line of tags; "Related" and headlines.
    fn lists(&mut self) {
        let mut i = 0;
        while i < self.units.len() {
            let label = self.label(i);
            i += 1;
            let Some(reason) = label else { continue };
            let from = i;
            while i < self.units.len() && self.is_listed(i, from, reason) {
                self.kinds[i] = BlockKind::Furniture(reason);
                i += 1;
            }
        }
    }

    /// The reason of a label that stands alone and opens a list.
    fn label(&mut self, i: usize) -> Option<&'static str> {
        let BlockKind::Furniture(reason @ ("tags" | "promo")) = self.kinds[i] else { return None };
        self.cues.find(self.line(i)).filter(|cue| cue.alone).map(|cue| cue.reason).filter(|r| *r == reason)
    }

    /// Whether unit `i` belongs to the list that began at `from`.
    fn is_listed(&self, i: usize, from: usize, reason: &str) -> bool {
        let line = self.line(i);
        let fits = self.is_open(i) && !shape::ends_sentence(line) && i - from < LISTED;
        match reason {
            _ if !fits => false,
            "tags" => self.is_tag(i, from),
            _ => line.len() <= PROSE / 2 && !self.units[i].after_blank,
        }
    }

    /// One line of tags, or short lines without a blank line between.
    fn is_tag(&self, i: usize, from: usize) -> bool {
        let line = self.line(i);
        let commas = line.matches(',').count();
        let first = i == from;
        let short = shape::words(line).take(5).count() <= 4 && (first || !self.units[i].after_blank);
        let list = first && commas > 0 && shape::words(line).count() <= 4 * (commas + 1);
        list || short && (first || !self.line(i - 1).contains(','))
    }

    /// Headlines of other stories, in capitals in the middle of prose.
    fn promos(&mut self, title: Option<usize>) {
        let lower = |i: &usize| self.is_open(*i) && Some(*i) != title && !shape::is_upper(self.line(*i));
        let Some(first) = (0..self.units.len()).find(lower) else { return };
        let candidates: Vec<usize> =
            (first + 1..self.units.len()).filter(|i| self.is_open(*i) && is_promo(self.line(*i))).collect();
        let shouted: usize = candidates.iter().map(|i| self.line(*i).len()).sum();
        if shouted * 3 > self.text.len() {
            return;
        }
        for i in candidates {
            self.kinds[i] = BlockKind::Furniture("promo");
        }
    }

    /// Short lines above prose.
    fn headings(&mut self) {
        for i in 0..self.units.len() {
            let next = self.units.get(i + 1).map(|u| u.span.slice(self.text));
            if self.is_open(i) && next.is_some_and(|next| is_heading(self.line(i), next)) {
                self.kinds[i] = BlockKind::Heading;
            }
        }
    }
}

/// Shapes that a line of prose, a long one that ends as a sentence, cannot have.
fn short_kind(line: &str) -> Option<BlockKind> {
    if line.len() > SHORT_PROSE && shape::ends_sentence(line) {
        return None;
    }
    if line.len() <= PROSE / 2 && line.starts_with('©') {
        return Some(BlockKind::Furniture("copyright"));
    }
    if shape::is_menu(line) {
        return Some(BlockKind::Furniture("navigation"));
    }
    if dateline::is_date_line(line) {
        return Some(BlockKind::Byline);
    }
    shape::is_row(line).then_some(BlockKind::Row)
}

/// One or two words whose sentence goes on in the next unit: "Photos" / "which were taken at dawn show …".
fn goes_on(line: &str, next: Option<&str>) -> bool {
    let Some(next) = next.filter(|n| line.len() <= 30 && shape::starts_small(n)) else { return false };
    let first = shape::words(next).next().unwrap_or("");
    shape::words(line).take(3).count() <= 2
        && line.ends_with(char::is_alphabetic)
        && shape::words(next).take(5).count() == 5
        && lexicon::look_up(first, &mut Vec::new()).is(GOES_ON)
}

/// Words with which the second half of a sentence begins.
const GOES_ON: Classes = Classes::RELATIVE
    .or(Classes::AUXILIARY)
    .or(Classes::MODAL)
    .or(Classes::PREPOSITION)
    .or(Classes::CONJUNCTION);

/// Longer lines that end as sentences do are prose.
pub(super) const SHORT_PROSE: usize = 60;

/// Bytes of a unit's end that may hold a credit.
const TAIL: usize = 70;
/// A longer unit with a credit at its end is a story, flattened.
const LONGEST_CAPTION: usize = 400;
/// Lines under one label at most.
const LISTED: usize = 12;

/// A line in capitals of seven words or more that ends no sentence and quotes nobody's whole speech.
fn is_promo(line: &str) -> bool {
    (36..=200).contains(&line.len())
        && shape::is_upper(line)
        && !matches!(shape::last_mark(line), Some('.' | ':' | ';'))
        && !line.starts_with(['"', '“', '‘', '\''])
        && !line.contains(": ")
        && shape::item_marker(line).is_none()
        && shape::words(line).take(7).count() == 7
}

/// Four words or fewer may head a page's section; a longer heading needs prose below it.
fn is_heading(line: &str, next: &str) -> bool {
    line.len() <= 90
        && !shape::ends_sentence(line)
        && !shape::starts_small(line)
        && line.contains(char::is_alphabetic)
        && !line.ends_with(',')
        && shape::words(line).take(13).count() <= 12
        && next.len() >= 60
        && next.len() > line.len()
}

/// The line holds what somebody says and the phrase is the smaller part of it, so it is no furniture.
fn speaks(line: &str, end: usize) -> bool {
    line.matches(['“', '”', '"']).count() >= 2 && end * 2 < line.len()
}

/// What follows a label is told at length, not a headline.
fn is_prose(rest: &str) -> bool {
    shape::ends_sentence(rest) && shape::words(rest).take(15).count() > 14
}

/// "Published: March 3, 2023", not "Published accounts differ."
fn is_dated(line: &str, cue: Cue) -> bool {
    let rest = &line[cue.end..];
    rest.bytes().any(|b| b.is_ascii_digit())
        && (dateline::is_date_line(line) || rest.trim_start().starts_with(':'))
        || dateline::is_date_line(rest)
}

/// What follows "by" is names and offices, and no sentence: "Ana Frum in Arden", "our Harbour Correspondent".
fn is_byline(rest: &str) -> bool {
    let rest = rest.trim_start_matches([':', ' ', '\u{a0}']);
    let stopped = shape::last_mark(rest) == Some('.') && rest.matches(' ').count() > 5;
    if rest.len() > 110 || stopped && !dateline::holds_date(rest) {
        return false;
    }
    let (mut capital, mut other) = (0, 0);
    let mut key = Vec::new();
    for word in shape::words(rest) {
        match word.chars().find(|c| c.is_alphabetic()) {
            Some(c) if !c.is_lowercase() => capital += 1,
            Some(_) => other += usize::from(!lexicon::look_up(word, &mut key).is(BESIDE_NAMES)),
            None => {}
        }
    }
    let first = shape::words(rest).next().unwrap_or("");
    let opens = !shape::starts_small(first) && !first.starts_with(|c: char| c.is_ascii_digit())
        || lexicon::look_up(first, &mut key).is(Classes::DETERMINER.or(Classes::PRONOUN));
    opens && capital > 0 && other * 3 <= capital
}

/// Small words of a by-line.
const BESIDE_NAMES: Classes = Classes::CONJUNCTION
    .or(Classes::PREPOSITION)
    .or(Classes::DETERMINER)
    .or(Classes::PARTICLE)
    .or(Classes::PRONOUN)
    .or(Classes::ROLE)
    .or(Classes::TITLE)
    .or(Classes::DAY_PART);

/// "Ana Frum/AFP", "(FRUM/NNA)": capitals around a slash and no small word.
fn is_slash_credit(last: &str) -> bool {
    let body = last.trim_matches(['(', ')', '[', ']']);
    let parts = body.split('/');
    let count = parts.clone().count();
    (2..=4).contains(&count)
        && body.len() <= 60
        && !body.contains("://")
        && parts.clone().all(|p| {
            p.starts_with(char::is_uppercase) && p.chars().filter(|c| c.is_alphabetic()).count() >= 2
        })
        && shape::words(body).all(|w| !shape::starts_small(w))
        && shape::words(body).count() >= 2
}
