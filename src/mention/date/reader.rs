//! A sentence as the date rules read it: tokens by number, never beyond its ends.

use std::cell::Cell;

use crate::document::{Document, Token};
use crate::lexicon::{Classes, Entry};
use crate::token::{Kind, Mark};

use super::meaning::{DayRef, Pointer, Unit};

/// The tokens `start..end` of a document; every other number reads as nothing.
pub struct Reader<'a> {
    pub document: &'a Document<'a>,
    pub start: usize,
    pub end: usize,
    /// Whether 3/4/2015 is the third of April in this article.
    pub day_first: bool,
    /// The token asked last for a day, and the answer: several rules ask one after the other.
    pub day_at: Cell<(usize, Option<(usize, DayRef)>)>,
}

impl<'a> Reader<'a> {
    pub fn token(&self, i: usize) -> Option<&'a Token> {
        if i < self.start || i >= self.end { None } else { self.document.tokens.get(i) }
    }

    pub fn text(&self, i: usize) -> &'a str {
        self.token(i).map_or("", |t| t.span().slice(self.document.text))
    }

    pub fn is(&self, i: usize, classes: Classes) -> bool {
        self.token(i).is_some_and(|t| t.is(classes))
    }

    /// Whether a time or holiday of several words begins at `i`.
    pub fn starts_time_phrase(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::starts_time_phrase)
    }

    pub fn is_word(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_word)
    }

    /// Whether the token is this word, given in lower case.
    pub fn says(&self, i: usize, word: &str) -> bool {
        self.token(i).is_some_and(|t| {
            t.span().len() == word.len()
                && t.span().bytes(self.document.text).eq_ignore_ascii_case(word.as_bytes())
        })
    }

    pub fn says_any(&self, i: usize, words: &[&str]) -> bool {
        words.iter().any(|w| self.says(i, w))
    }

    pub fn mark(&self, i: usize) -> Mark {
        self.token(i).map_or(Mark::None, |t| t.mark)
    }

    pub fn kind(&self, i: usize) -> Option<Kind> {
        self.token(i).map(|t| t.kind)
    }

    pub fn is_glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_glued)
    }

    /// A hyphen at `i` that joins the words around it.
    pub fn joins(&self, i: usize) -> bool {
        self.mark(i) == Mark::Hyphen && self.is_glued(i) && self.is_glued(i + 1)
    }

    /// The token behind `i`, past a hyphen that joins.
    pub fn next(&self, i: usize) -> usize {
        if self.joins(i + 1) { i + 2 } else { i + 1 }
    }

    pub fn value(&self, i: usize, class: Classes) -> Option<&'static str> {
        self.token(i).filter(|t| t.is(class))?.entry.value(class)
    }

    pub fn number(&self, i: usize, class: Classes) -> Option<i64> {
        self.value(i, class)?.parse().ok()
    }

    pub fn is_figure(&self, i: usize) -> bool {
        matches!(self.kind(i), Some(Kind::Number | Kind::Mixed))
    }

    /// Digits and nothing else, at most nine.
    pub fn digits(&self, i: usize) -> Option<u32> {
        let token = self.token(i).filter(|t| t.kind == Kind::Number)?;
        let text = token.span().slice(self.document.text);
        (text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
    }

    /// A number of exactly `len` digits.
    pub fn digits_of(&self, i: usize, len: usize) -> Option<u32> {
        self.digits(i).filter(|_| self.text(i).len() == len)
    }

    /// The unit named at `i`, and whether it stands in the plural.
    pub fn unit(&self, i: usize) -> Option<(Unit, bool)> {
        let unit = Unit::named(self.value(i, Classes::TIME_UNIT)?)?;
        let plural = self.text(i).ends_with(['s', 'S']) || self.says(i, "millennia");
        Some((unit, plural && !self.says(i, "yrs") || self.says(i, "yrs")))
    }

    pub fn pointer(&self, i: usize) -> Option<Pointer> {
        let value = self.value(i, Classes::TIME_POINTER)?;
        let steps = value.trim_end_matches('c').parse().ok()?;
        Some(Pointer { steps, context: value.ends_with('c') })
    }

    /// A word that makes the number before it an amount: percent, dollars, people.
    pub fn measures(&self, i: usize) -> bool {
        self.is(i, Classes::MEASURE) && !matches!(self.value(i, Classes::MEASURE), Some("before" | "of"))
    }

    pub fn is_possessive(&self, i: usize) -> bool {
        self.kind(i) == Some(Kind::Possessive)
            || matches!(self.mark(i), Mark::SingleStraight | Mark::SingleClose) && self.is_glued(i)
    }

    /// Written with a capital letter first.
    pub fn is_capital(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_capital)
    }

    /// Where the possessive behind `i` ends, or `i` itself.
    pub fn past_possessive(&self, i: usize) -> usize {
        if self.is_possessive(i) { i + 1 } else { i }
    }

    /// The longest entry of one of `classes` at `i`, as [`Document::longest_entry`], within the sentence.
    pub fn longest_entry(&self, i: usize, classes: Classes) -> Option<(usize, Entry)> {
        self.token(i)?;
        self.document.longest_entry(i, classes).filter(|(len, _)| i + len <= self.end)
    }

    /// The first word of the sentence, or of what stands in quotation marks or behind a colon.
    pub fn starts_clause(&self, i: usize) -> bool {
        let before = i.wrapping_sub(1);
        self.token(i).is_some_and(Token::starts_sentence)
            || i == self.start
            || self.mark(before).is_quote()
            || matches!(self.mark(before), Mark::Colon | Mark::Bullet | Mark::Dash | Mark::OpenBracket)
    }

    /// A word that looks like a verb in the past: it ends in `ed`.
    pub fn is_verb_like(&self, i: usize) -> bool {
        let text = self.text(i);
        text.len() > 4 && text.ends_with("ed")
            || self.is(i, Classes::TENSE_CUE.or(Classes::VERB).or(Classes::CUE))
    }
}
