//! Opening marks to closing ones, paragraph by paragraph, so that one odd mark spoils nothing behind it.

use super::marks::{QuoteMark, Role, Style, ends_in_s};
use crate::document::Document;
use crate::token::Mark;

/// A quotation by its tokens: the opening mark, the first token that is not inside any more, and what was repaired.
#[derive(Clone, Debug)]
pub struct Pair {
    pub open: usize,
    /// The closing mark; where the quotation is unclosed, the end of its text.
    pub close: usize,
    pub closed: bool,
    /// Inside another quotation.
    pub nested: bool,
    /// First and last (exclusive) token of each paragraph's part.
    pub parts: Vec<(usize, usize)>,
    pub flags: Vec<&'static str>,
}

/// Deeper nesting than this is no writing.
const DEEPEST: usize = 4;

struct Pending {
    open: usize,
    style: Style,
    parts: Vec<(usize, usize)>,
    /// Where the part of this paragraph begins.
    from: usize,
    flags: Vec<&'static str>,
}

impl Pending {
    fn new(mark: &QuoteMark) -> Self {
        Pending { open: mark.token, style: mark.style, parts: vec![], from: mark.token + 1, flags: vec![] }
    }

    fn end(mut self, close: usize, closed: bool, nested: bool) -> Pair {
        self.parts.push((self.from, close));
        Pair { open: self.open, close, closed, nested, parts: self.parts, flags: self.flags }
    }
}

/// Pairs the double marks and guillemets of all paragraphs; `marks` holds those of each paragraph in turn.
pub fn pair_doubles(document: &Document, marks: &[Vec<QuoteMark>]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut stack: Vec<Pending> = Vec::new();
    for (number, passage) in document.passages.iter().enumerate() {
        let (before, mut strays) = (pairs.len(), 0);
        let mut own: Vec<&QuoteMark> = marks[number].iter().filter(|m| m.style != Style::Single).collect();
        let first = passage.tokens.first as usize;
        if let Some(pending) = stack.first_mut() {
            pending.from = first;
            // "One quotation over paragraphs, opened anew in each.
            if own.first().is_some_and(|m| m.token == first && m.role != Role::Close) {
                pending.from = first + 1;
                own.remove(0);
            }
        }
        for (i, mark) in own.iter().enumerate() {
            let closed_twice = own[i + 1..].iter().take(2).filter(|m| m.role == Role::Close).count() == 2;
            strays += usize::from(!step(&mut stack, mark, closed_twice, &mut pairs));
        }
        end_passage(document, marks, number, &mut stack, &mut pairs);
        // A closing mark that closes nothing: the quotations beside it are to be read with care.
        if strays > 0
            && let Some(pair) = pairs.get_mut(before)
        {
            pair.flags.push("stray");
        }
    }
    pairs
}

/// Takes in one mark; false where it is a closing one and nothing is open. `closed_twice`: the next two marks both
/// close, so that this one may open inside another.
fn step(stack: &mut Vec<Pending>, mark: &QuoteMark, closed_twice: bool, pairs: &mut Vec<Pair>) -> bool {
    let opens = match mark.role {
        Role::Open => true,
        Role::Close | Role::MayClose => false,
        Role::Either => !stack.iter().any(|p| closes(p.style, mark.style)),
    };
    if opens {
        open(stack, mark, closed_twice, pairs);
        return true;
    }
    close(stack, mark, pairs)
}

fn open(stack: &mut Vec<Pending>, mark: &QuoteMark, closed_twice: bool, pairs: &mut Vec<Pair>) {
    // The same mark twice: the first was never closed, and ends here.
    if !closed_twice && stack.last().is_some_and(|top| top.style == mark.style) {
        let nested = stack.len() > 1;
        if let Some(mut top) = stack.pop() {
            top.flags.push("unclosed");
            pairs.push(top.end(mark.token, false, nested));
        }
    }
    if stack.len() < DEEPEST {
        stack.push(Pending::new(mark));
    }
}

/// False where nothing is open.
fn close(stack: &mut Vec<Pending>, mark: &QuoteMark, pairs: &mut Vec<Pair>) -> bool {
    let fits = stack.iter().rposition(|p| closes(p.style, mark.style));
    let Some(at) = fits.or(stack.len().checked_sub(1)) else { return false };
    stack.truncate(at + 1);
    if let Some(mut pending) = stack.pop() {
        if fits.is_none() {
            pending.flags.push("mixed");
        }
        pairs.push(pending.end(mark.token, true, at > 0));
    }
    true
}

fn closes(open: Style, close: Style) -> bool {
    open == close || open == Style::Low && close == Style::Curly
}

/// What is still open goes on in the next paragraph if that opens it anew or holds its closing mark; else it ends here.
fn end_passage(
    document: &Document,
    marks: &[Vec<QuoteMark>],
    number: usize,
    stack: &mut Vec<Pending>,
    pairs: &mut Vec<Pair>,
) {
    let end = document.passages[number].tokens.last as usize;
    let inner_start = stack.get(1).map(|p| p.open);
    stack.truncate(1);
    let Some(pending) = stack.first_mut() else { return };
    if goes_on(document, marks, number + 1, pending.style) {
        pending.parts.push((pending.from, end));
        return;
    }
    pending.flags.push("unclosed");
    if let Some(pending) = stack.pop() {
        pairs.push(pending.end(inner_start.unwrap_or(end), false, false));
    }
}

fn goes_on(document: &Document, marks: &[Vec<QuoteMark>], next: usize, style: Style) -> bool {
    let Some(passage) = document.passages.get(next) else { return false };
    let Some(first) = marks[next].iter().find(|m| m.style != Style::Single) else { return false };
    let start = passage.tokens.first as usize;
    let anew = first.token == start && first.role != Role::Close;
    // The closing mark ends the words of a speaker, not of the reporter: “we left,” and “we left.”, but no: he left”.
    let ended = first.token - start < 2 || ends_words(document.tokens[first.token - 1].mark);
    let closer = first.role == Role::Close && first.token - start < 60 && ended;
    first.style == style && (anew || closer)
}

/// Whether the mark ends the words of a speaker.
pub fn ends_words(mark: Mark) -> bool {
    matches!(
        mark,
        Mark::Comma | Mark::Stop | Mark::Question | Mark::Exclamation | Mark::Ellipsis | Mark::Dash
    )
}

/// Pairs the single marks of one paragraph. `inside` tells the double pair around a token, if any.
pub fn pair_singles(
    document: &Document,
    marks: &[QuoteMark],
    inside: impl Fn(usize) -> Option<usize>,
    pairs: &mut Vec<Pair>,
) {
    let singles: Vec<&QuoteMark> = marks.iter().filter(|m| m.style == Style::Single).collect();
    let mut i = 0;
    while i < singles.len() {
        let open = singles[i];
        i += 1;
        if open.role != Role::Open {
            continue;
        }
        let around = inside(open.token);
        let rest = singles[i..].iter().take_while(|m| m.role != Role::Open);
        let own = rest.enumerate().filter(|(_, m)| inside(m.token) == around);
        let Some((n, close)) = closer(document, own) else { continue };
        if close.token > open.token + 1 {
            let nested = around.is_some();
            pairs.push(Pending::new(open).end(close.token, true, nested));
        }
        i += n + 1;
    }
}

/// The first mark that surely closes, else the first that may.
fn closer<'m>(
    document: &Document,
    candidates: impl Iterator<Item = (usize, &'m &'m QuoteMark)>,
) -> Option<(usize, &'m QuoteMark)> {
    let mut may = None;
    for (n, mark) in candidates {
        if mark.role == Role::Close || !ends_in_s(document, mark.token - 1) {
            return Some((n, mark));
        }
        may = may.or(Some((n, *mark)));
    }
    may
}
