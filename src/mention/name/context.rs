//! An article as the name rules see it: which tokens are dates, which lines are written in capitals, what words mean here.

use crate::document::{Document, Token};
use crate::fold;
use crate::lexicon::{Classes, Entry};
use crate::mention::DateMention;
use crate::token::{Kind, Mark, Shape};

/// Words that may begin with a capital only because a sentence begins with them.
pub const FUNCTION: Classes = Classes::DETERMINER
    .or(Classes::PREPOSITION)
    .or(Classes::CONJUNCTION)
    .or(Classes::PRONOUN)
    .or(Classes::RELATIVE)
    .or(Classes::AUXILIARY)
    .or(Classes::MODAL)
    .or(Classes::NEGATION)
    .or(Classes::ADVERB);

const CALENDAR: Classes = Classes::MONTH.or(Classes::WEEKDAY);

/// Words of title and office.
pub const OFFICE: Classes = Classes::HONORIFIC.or(Classes::TITLE).or(Classes::ROLE);

/// Words that head the name of an organisation or event, or end it.
pub const HEADS: Classes = Classes::ORG_HEAD.or(Classes::ORG_TAIL).or(Classes::EVENT);

/// How a passage uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Case {
    Normal,
    /// "Lender Cuts Rates As Growth Slows": every word but the smallest.
    Titled,
    /// "LENDER CUTS RATES".
    Shouted,
}

/// Stands in a date.
const DATED: u8 = 1;
/// A capitalised word that can be part of a name.
const NAMEISH: u8 = 2;
/// A name can begin here, or a dateline inside a passage.
const BEGINS: u8 = 4;
/// The code of a state behind a town.
const CODE: u8 = 8;

pub struct Context<'a> {
    pub document: &'a Document<'a>,
    /// What is asked of every token again and again; see the constants.
    facts: Vec<u8>,
    /// One a passage.
    pub cases: Vec<Case>,
    /// The article is about matches and results.
    pub is_sport: bool,
}

impl<'a> Context<'a> {
    pub fn new(document: &'a Document<'a>, dates: &[DateMention]) -> Self {
        let cases = document.passages.iter().map(|p| case_of(&document.tokens[p.tokens.all()])).collect();
        let mut context =
            Context { document, facts: dated(document, dates), cases, is_sport: is_sport(&document.tokens) };
        context.note_names();
        context
    }

    /// Fills the facts on names, and on the particles tied to them.
    fn note_names(&mut self) {
        for (i, token) in self.document.tokens.iter().enumerate() {
            if token.shape == Shape::Lower || token.kind != Kind::Word {
                continue;
            }
            if token.shape == Shape::Upper && super::postal::region(self, i).is_some() {
                self.facts[i] |= CODE | NAMEISH | BEGINS;
            } else if self.can_be_name(i, token) {
                self.facts[i] |= NAMEISH | BEGINS;
                if token.is_glued() && super::chunk::tied_particle(self, i.wrapping_sub(2)) {
                    self.facts[i - 2] |= BEGINS;
                }
            } else if token.shape == Shape::Upper && token.starts_sentence() {
                self.facts[i] |= BEGINS;
            }
        }
    }

    /// The first token from `i` on, before `end`, where a name can begin.
    pub fn next_start(&self, i: usize, end: usize) -> usize {
        let stretch = self.facts.get(i..end).unwrap_or(&[]);
        stretch.iter().position(|f| f & BEGINS != 0).map_or(end, |skipped| i + skipped)
    }

    fn has(&self, i: usize, fact: u8) -> bool {
        self.facts.get(i).is_some_and(|f| f & fact != 0)
    }

    pub fn token(&self, i: usize) -> Option<&'a Token> {
        self.document.tokens.get(i)
    }

    /// The token `back` places before `i`, within the same sentence.
    pub fn before(&self, i: usize, back: usize) -> Option<&'a Token> {
        if back == 0 || back > i {
            return None;
        }
        let tokens = &self.document.tokens;
        if (i - back + 1..=i).any(|k| tokens.get(k).is_none_or(Token::starts_sentence)) {
            return None;
        }
        tokens.get(i - back)
    }

    /// The token at `i`, if no sentence begins between `from` (exclusive) and it.
    pub fn after(&self, from: usize, i: usize) -> Option<&'a Token> {
        let tokens = &self.document.tokens;
        if (from + 1..=i).any(|k| tokens.get(k).is_none_or(Token::starts_sentence)) {
            return None;
        }
        tokens.get(i)
    }

    pub fn word(&self, i: usize) -> &'a str {
        self.document.word(i)
    }

    pub fn is_dated(&self, i: usize) -> bool {
        self.has(i, DATED)
    }

    pub fn is(&self, i: usize, classes: Classes) -> bool {
        self.token(i).is_some_and(|t| t.is(classes))
    }

    pub fn mark(&self, i: usize) -> Mark {
        self.token(i).map_or(Mark::None, |t| t.mark)
    }

    pub fn glued(&self, i: usize) -> bool {
        self.token(i).is_some_and(Token::is_glued)
    }

    /// A lower-case word equal to `word`.
    pub fn word_is(&self, i: usize, word: &str) -> bool {
        self.token(i).is_some_and(|t| {
            t.span().len() == word.len() && t.is_word() && self.word(i).eq_ignore_ascii_case(word)
        })
    }

    /// Whether token `i` opens a sentence, also behind a quotation mark or bullet.
    pub fn opens(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return false };
        if token.starts_sentence() {
            return true;
        }
        let mark = if i > 0 { self.mark(i - 1) } else { Mark::None };
        mark.is_quote() && !matches!(mark, Mark::DoubleClose | Mark::SingleClose)
            || matches!(mark, Mark::Bullet | Mark::Colon | Mark::OpenBracket | Mark::Dash | Mark::Ellipsis)
    }

    /// A capitalised word that can be part of a name.
    pub fn is_nameish(&self, i: usize) -> bool {
        self.has(i, NAMEISH)
    }

    /// The code of a state behind a town that lies there: "Salem, OR".
    pub fn is_code(&self, i: usize) -> bool {
        self.has(i, CODE)
    }

    fn can_be_name(&self, i: usize, token: &Token) -> bool {
        let word =
            token.kind == Kind::Word && !self.is_dated(i) && (token.is_capital() || self.is_prefixed(i));
        word && !(token.is(CALENDAR) && self.is_calendar(i)) && !self.is_money(i)
    }

    /// "US$", "Rs 400".
    fn is_money(&self, i: usize) -> bool {
        let sum = self.token(i + 1).is_some_and(|t| t.kind == Kind::Number);
        self.mark(i + 1) == Mark::Currency || sum && self.is(i, Classes::MEASURE)
    }

    /// A month or weekday that is no name: "Friday" never is one, "April" only beside another name.
    fn is_calendar(&self, i: usize) -> bool {
        let Some(token) = self.token(i) else { return true };
        // "Sun" and "Mar" may be anything where no date was found.
        if token.span().len() <= 3 {
            return false;
        }
        if token.entry.given() < 5 && token.entry.family() < 6 {
            return true;
        }
        let name = |t: Option<&Token>| {
            t.is_some_and(|t| {
                t.is_capital()
                    && t.is_word()
                    && !t.is(CALENDAR.or(FUNCTION))
                    && (t.entry.plain() < 4 || t.is(OFFICE))
            })
        };
        !(name(self.after(i, i + 1)) || name(self.before(i, 1)))
    }

    /// `d'Ettorre`, `al'Assad`, `deGrom`: a small prefix, then a capital.
    fn is_prefixed(&self, i: usize) -> bool {
        let Some(token) = self.token(i).filter(|t| t.shape == Shape::Inner) else { return false };
        let word = token.span().slice(self.document.text);
        word.char_indices().take(4).any(|(_, c)| matches!(c, '\'' | '’'))
            || ["de", "di", "da", "du", "la", "le", "van", "von", "ul-"]
                .iter()
                .filter_map(|prefix| word.strip_prefix(prefix))
                .any(|rest| rest.starts_with(char::is_uppercase))
    }

    /// The phrase of `classes` that ends right before token `end`: where it begins.
    pub fn phrase_before(&self, end: usize, classes: Classes) -> Option<(usize, Entry)> {
        for len in (2..=4usize).rev() {
            let Some(start) = end.checked_sub(len) else { continue };
            let hit = self.document.phrases(start).find(|(n, e)| *n == len && e.is(classes));
            if let Some((_, entry)) = hit {
                return Some((start, entry));
            }
        }
        let token = self.token(end.checked_sub(1)?)?;
        token.is(classes).then_some((end - 1, token.entry))
    }

    /// The number that stands for a word in the tables of an article.
    pub fn word_key(&self, i: usize) -> u64 {
        let Some(token) = self.token(i) else { return 0 };
        if !token.entry.is_none() {
            return u64::from(token.entry.0);
        }
        let word = self.word(i);
        match word.bytes().all(|b| b.is_ascii() && b != b'.') {
            true => fold::hash_ascii(word.as_bytes()),
            false => fold::hash(&fold::key(word)),
        }
    }

    /// The number that stands for a run of words; hyphens and stops do not count.
    pub fn run_key(&self, first: usize, last: usize) -> u64 {
        (first..last)
            .filter(|i| self.token(*i).is_some_and(|t| t.kind != Kind::Mark))
            .fold(fold::PHRASE, |h, i| fold::mix(h, self.word_key(i)) | 1)
    }
}

/// The facts of all tokens, with those that stand in dates marked.
fn dated(document: &Document, dates: &[DateMention]) -> Vec<u8> {
    let mut facts = vec![0; document.tokens.len()];
    for date in dates {
        let mut i = document.token_at(date.span.start);
        while document.tokens.get(i).is_some_and(|t| t.start < date.span.end) {
            facts[i] |= DATED;
            i += 1;
        }
    }
    facts
}

/// How the words of a passage are written; short lines count as normal.
fn case_of(tokens: &[Token]) -> Case {
    let (mut words, mut upper, mut capital, mut small) = (0u32, 0u32, 0u32, 0u32);
    for token in tokens.iter().take(400) {
        if token.kind != Kind::Word {
            continue;
        }
        words += 1;
        match token.shape {
            Shape::Upper => upper += 1,
            Shape::Capital | Shape::Initial | Shape::Dotted => capital += 1,
            _ if token.is(FUNCTION) => small += 1,
            _ => {}
        }
    }
    let lower = words - upper - capital - small;
    if words >= 3 && upper * 10 >= words * 7 {
        Case::Shouted
    } else if (5..=40).contains(&words) && (lower == 0 || (capital + upper) >= 8 * lower) && capital >= 4 {
        Case::Titled
    } else {
        Case::Normal
    }
}

/// Whether words of matches and results are thick in the article.
fn is_sport(tokens: &[Token]) -> bool {
    let head = &tokens[..tokens.len().min(4000)];
    let (mut hits, mut numbers) = (0, 0);
    for token in head {
        numbers += usize::from(token.kind == Kind::Number);
        let sport = token.is(Classes::SPORT) && token.is_word() && token.span().len() > 3;
        hits += usize::from(sport && !token.is(FUNCTION));
    }
    hits >= 4 && hits * 45 > head.len() || hits >= 1 && numbers * 5 > head.len()
}
