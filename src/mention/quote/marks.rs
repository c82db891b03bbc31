//! Quotation marks: which open, which close, which are apostrophes.

use crate::document::{Document, Token};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark, Shape};

/// What a mark does, as far as its own looks and the spaces around it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Open,
    Close,
    /// Spaces on both sides or on none: what is open decides.
    Either,
    /// A single mark behind an s: "workers' pay" or the end of 'the workers'.
    MayClose,
}

/// Marks of one style open and close each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Straight,
    Curly,
    Apostrophes,
    Low,
    Guillemet,
    Single,
}

/// One quotation mark: its token, what it does, how it looks.
#[derive(Clone, Copy, Debug)]
pub struct QuoteMark {
    pub token: usize,
    pub role: Role,
    pub style: Style,
}

/// The marks of the tokens `first..last` that can begin or end a quotation, in order.
pub fn read(document: &Document, first: usize, last: usize) -> Vec<QuoteMark> {
    let tokens = &document.tokens[first..last];
    let mut marks: Vec<QuoteMark> = Vec::new();
    let mut attribute = false;
    for (i, token) in tokens.iter().enumerate() {
        if !token.mark.is_quote() {
            continue;
        }
        // <tag name="value">: both marks belong to the markup.
        if attribute || is_attribute(document, tokens, i) {
            attribute = !attribute;
            continue;
        }
        let after_open = marks.last().is_some_and(|m| m.token + 1 == first + i && m.role == Role::Open);
        if let Some((role, style)) = role(tokens, i, after_open) {
            marks.push(QuoteMark { token: first + i, role, style });
        }
    }
    marks
}

fn is_attribute(document: &Document, tokens: &[Token], i: usize) -> bool {
    tokens[i].is_glued()
        && i > 0
        && tokens[i - 1].mark == Mark::Other
        && tokens[i - 1].span().slice(document.text) == "="
}

fn role(tokens: &[Token], i: usize, after_open: bool) -> Option<(Role, Style)> {
    let before = open_before(tokens, i) || after_open;
    let after = open_after(tokens, i);
    let by_space = match (before, after) {
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        _ => Role::Either,
    };
    let against = |glyph: Role| if by_space == Role::Either { glyph } else { by_space };
    Some(match tokens[i].mark {
        Mark::DoubleStraight => (by_space, Style::Straight),
        Mark::DoubleApostrophe => (by_space, Style::Apostrophes),
        Mark::DoubleOpen => (open_glyph(tokens, i, by_space), Style::Curly),
        // ” as the first mark of a line can only open.
        Mark::DoubleClose if before && tokens[i].starts_line() => (Role::Open, Style::Curly),
        Mark::DoubleClose => (against(Role::Close), Style::Curly),
        Mark::DoubleLow => (Role::Open, Style::Low),
        Mark::GuillemetOpen => (against(Role::Open), Style::Guillemet),
        Mark::GuillemetClose => (against(Role::Close), Style::Guillemet),
        _ => (single_role(tokens, i, before, after)?, Style::Single),
    })
}

/// “ with space on both sides at the end of a line can only close.
fn open_glyph(tokens: &[Token], i: usize, by_space: Role) -> Role {
    let line_end = tokens.get(i + 1).is_none_or(Token::starts_line);
    match by_space {
        Role::Either if line_end => Role::Either,
        Role::Either => Role::Open,
        told => told,
    }
}

/// Whether what stands before token `i` leaves room for an opening mark.
fn open_before(tokens: &[Token], i: usize) -> bool {
    let Some(previous) = i.checked_sub(1).map(|p| &tokens[p]) else { return true };
    !tokens[i].is_glued()
        || matches!(previous.mark, Mark::OpenBracket | Mark::Dash | Mark::Slash | Mark::Hyphen | Mark::Other)
}

/// Whether what stands behind token `i` leaves room for a closing mark.
fn open_after(tokens: &[Token], i: usize) -> bool {
    let Some(next) = tokens.get(i + 1) else { return true };
    let punctuation = matches!(
        next.mark,
        Mark::Comma
            | Mark::Stop
            | Mark::Semicolon
            | Mark::Colon
            | Mark::Exclamation
            | Mark::Question
            | Mark::CloseBracket
            | Mark::Dash
            | Mark::Hyphen
            | Mark::Slash
    );
    !next.is_glued() || punctuation || next.kind == Kind::Possessive || closes_too(tokens, i + 1)
}

/// A second mark right behind the first, itself followed by a space: `.'"`.
fn closes_too(tokens: &[Token], i: usize) -> bool {
    tokens[i].mark.is_quote() && tokens.get(i + 1).is_none_or(|t| !t.is_glued())
}

fn single_role(tokens: &[Token], i: usize, before: bool, after: bool) -> Option<Role> {
    let next = tokens.get(i + 1);
    if before && !after && tokens[i].mark != Mark::SingleClose {
        let next = next?;
        let elided = next.is(Classes::ELISION) || matches!(next.kind, Kind::Number | Kind::Mixed);
        return (!elided).then_some(Role::Open);
    }
    if before || tokens[i].mark == Mark::SingleOpen {
        return None;
    }
    let previous = &tokens[i - 1];
    if previous.kind == Kind::Number || previous.is(Classes::ELISION) {
        return None;
    }
    let plural = previous.is_word() && next.is_some_and(|n| !n.is_glued() && n.is_word());
    after.then_some(if plural { Role::MayClose } else { Role::Close })
}

/// Whether a word could be a plural or a name in -s that takes a bare apostrophe.
pub fn ends_in_s(document: &Document, token: usize) -> bool {
    document.word(token).ends_with(['s', 'S', 'z'])
        || document.tokens.get(token).is_some_and(|t| t.shape == Shape::None)
}
