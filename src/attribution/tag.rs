//! A coarse part of speech for every token near a quotation, from the tables, the shape and the word before.

use super::scene::NONE;
use crate::document::{Document, Token};
use crate::lexicon::Classes;
use crate::token::{Kind, Mark};

/// How a cue verb frames the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The words are the object: say.
    Say,
    /// The object hears them: tell.
    Tell,
    /// X called Y "…".
    Call,
    /// Speech only beside a quotation: believe, use, want.
    Weak,
    /// In no list; a verb by its shape.
    Unknown,
    /// The subject hears: hear, receive.
    Hear,
}

/// What a token does in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Not looked at.
    None,
    Name,
    Noun,
    Number,
    Determiner,
    /// A possessive: `'s`, his.
    Possessive,
    /// A pronoun that can be a subject.
    Pronoun,
    /// A pronoun that cannot.
    Object,
    /// A verb that is no -ing form.
    Verb(Frame),
    Ing(Frame),
    Auxiliary,
    Be,
    Modal,
    To,
    By,
    Preposition,
    /// and, or, but.
    And,
    /// that, because, when, as, what.
    Clause,
    /// who, which, that.
    Relative,
    /// Adverbs, negation, weekdays.
    Adverb,
    Comma,
    Colon,
    Semicolon,
    Dash,
    Open,
    Close,
    Hyphen,
    Stop,
    /// A whole quotation.
    Quote,
    Other,
}

impl Tag {
    pub fn frame(self) -> Option<Frame> {
        match self {
            Tag::Verb(frame) | Tag::Ing(frame) => Some(frame),
            _ => None,
        }
    }

    /// Whether it can stand inside a noun phrase.
    pub fn is_nominal(self) -> bool {
        matches!(self, Tag::Name | Tag::Noun | Tag::Number | Tag::Hyphen)
    }
}

/// Tags the passages that hold a quotation and the ones before them.
pub fn tag(document: &Document, inner: &[u32], person: &[u32]) -> Vec<Tag> {
    let mut tags = vec![Tag::None; document.tokens.len()];
    let quoted: Vec<bool> =
        document.passages.iter().map(|p| inner[p.tokens.all()].iter().any(|q| *q != NONE)).collect();
    for (n, passage) in document.passages.iter().enumerate() {
        let near = quoted[n] || quoted.get(n + 1).copied().unwrap_or(false);
        if !near {
            continue;
        }
        for i in passage.tokens.all() {
            tags[i] = one(document, person, &tags, i);
        }
    }
    tags
}

fn one(document: &Document, person: &[u32], tags: &[Tag], i: usize) -> Tag {
    let token = &document.tokens[i];
    match token.kind {
        Kind::Mark => mark(token.mark),
        Kind::Number => Tag::Number,
        Kind::Mixed => Tag::Noun,
        Kind::Address => Tag::Name,
        Kind::Possessive => match i.checked_sub(1).map(|p| tags[p]) {
            Some(Tag::Pronoun | Tag::Relative) => Tag::Be,
            _ => Tag::Possessive,
        },
        Kind::Word if person[i] != NONE => Tag::Name,
        Kind::Word => word(document, tags, i, token),
    }
}

fn mark(mark: Mark) -> Tag {
    match mark {
        Mark::Comma => Tag::Comma,
        Mark::Colon => Tag::Colon,
        Mark::Semicolon => Tag::Semicolon,
        Mark::Dash => Tag::Dash,
        Mark::OpenBracket => Tag::Open,
        Mark::CloseBracket => Tag::Close,
        Mark::Hyphen | Mark::Slash | Mark::Ampersand => Tag::Hyphen,
        Mark::Stop | Mark::Exclamation | Mark::Question | Mark::Ellipsis => Tag::Stop,
        Mark::Percent | Mark::Currency => Tag::Number,
        _ => Tag::Other,
    }
}

/// The tag before token `i`, adverbs left out.
fn before(tags: &[Tag], i: usize) -> Tag {
    let near = &tags[i.saturating_sub(4)..i];
    near.iter().rev().copied().find(|t| *t != Tag::Adverb).unwrap_or(Tag::Stop)
}

fn word(document: &Document, tags: &[Tag], i: usize, token: &Token) -> Tag {
    let inside = token.is_capital() && !token.starts_sentence() && !all_capital(document, i);
    let opened = i > 0 && document.tokens[i - 1].mark.is_quote();
    if inside && !opened && !token.is(Classes::CASE) && document.word(i) != "I" {
        return Tag::Name;
    }
    function_word(document, tags, i, token).or_else(|| verb(document, tags, i, token)).unwrap_or_else(|| {
        match token {
            t if t.is(Classes::WEEKDAY.or(Classes::TIME_REFERENCE)) => Tag::Adverb,
            t if t.is_capital() => Tag::Name,
            _ if document.word(i).ends_with("ly") => Tag::Adverb,
            _ => Tag::Noun,
        }
    })
}

/// In a heading every word may begin with a capital.
fn all_capital(document: &Document, i: usize) -> bool {
    use crate::article::BlockKind;
    let passage = document.passages.get(document.passage_of(i));
    passage.is_some_and(|p| matches!(p.kind, BlockKind::Title | BlockKind::Heading))
}

fn function_word(document: &Document, tags: &[Tag], i: usize, token: &Token) -> Option<Tag> {
    let next = document.tokens.get(i + 1);
    if token.is(Classes::CASE) {
        return Some(match token.entry.value(Classes::CASE) {
            Some("subject") => Tag::Pronoun,
            Some("possessive") => Tag::Possessive,
            _ if document.word(i).eq_ignore_ascii_case("her") && next.is_some_and(starts_noun) => {
                Tag::Possessive
            }
            _ => Tag::Object,
        });
    }
    let that = document.word(i).eq_ignore_ascii_case("that");
    if that {
        let noun = i > 0 && matches!(tags[i - 1], Tag::Noun);
        let acts = next.is_some_and(|n| n.is(Classes::CUE.or(Classes::AUXILIARY).or(Classes::MODAL)));
        return Some(if noun && acts { Tag::Relative } else { Tag::Clause });
    }
    Some(match token {
        t if t.is(Classes::RELATIVE) => {
            if document.word(i).to_ascii_lowercase().starts_with("wh")
                && matches!(document.word(i).len(), 3 | 5)
                && !document.word(i).eq_ignore_ascii_case("whose")
            {
                Tag::Relative
            } else {
                Tag::Clause
            }
        }
        t if t.is(Classes::AUXILIARY) => match t.entry.value(Classes::AUXILIARY) {
            Some("be") => Tag::Be,
            _ => Tag::Auxiliary,
        },
        t if t.is(Classes::MODAL) => Tag::Modal,
        _ if matches!(document.word(i), "and" | "And" | "or" | "but" | "But" | "then") => Tag::And,
        _ if matches!(document.word(i), "as" | "As") => Tag::Clause,
        _ if document.word(i) == "to" => Tag::To,
        _ if document.word(i) == "by" => Tag::By,
        t if t.is(Classes::CONJUNCTION) && !t.is(Classes::ADVERB) => Tag::Clause,
        t if t.is(Classes::DETERMINER) => Tag::Determiner,
        t if t.is(Classes::PREPOSITION) => Tag::Preposition,
        t if t.is(Classes::ADVERB.or(Classes::NEGATION)) => Tag::Adverb,
        t if t.is(Classes::NUMBER) => Tag::Number,
        _ => return None,
    })
}

fn starts_noun(token: &Token) -> bool {
    let function = Classes::PREPOSITION
        .or(Classes::CONJUNCTION)
        .or(Classes::DETERMINER)
        .or(Classes::AUXILIARY)
        .or(Classes::ADVERB);
    token.is_word() && !token.is(function)
}

fn verb(document: &Document, tags: &[Tag], i: usize, token: &Token) -> Option<Tag> {
    let word = document.word(i);
    let frame = frame(document, i, token);
    let ing = word.ends_with("ing") && word.len() > 4;
    let past = word.ends_with("ed") && word.len() > 4;
    let other = token.is(Classes::VERB) && !token.is_capital();
    if frame.is_none() && !(ing || past || other) || token.is_capital() && frame.is_none() {
        return None;
    }
    let before = before(tags, i);
    let frame = frame.unwrap_or(Frame::Unknown);
    if matches!(before, Tag::Determiner | Tag::Possessive | Tag::Number) {
        return None;
    }
    if ing {
        return (frame != Frame::Unknown || before != Tag::Preposition).then_some(Tag::Ing(frame));
    }
    if is_noun_too(token, word) && noun_here(document, tags, i, before, frame) {
        return None;
    }
    if past && matches!(before, Tag::Preposition) {
        return None;
    }
    Some(Tag::Verb(frame))
}

/// The frame of the cue at token `i`, a phrase such as "points out" before a word.
fn frame(document: &Document, i: usize, token: &Token) -> Option<Frame> {
    let entry = match document.longest_phrase(i, Classes::CUE) {
        Some((_, entry)) => entry,
        None if token.is(Classes::CUE) => token.entry,
        None => return None,
    };
    Some(match entry.value(Classes::CUE)? {
        "tell" => Frame::Tell,
        "call" => Frame::Call,
        "weak" => Frame::Weak,
        "hear" => Frame::Hear,
        _ => Frame::Say,
    })
}

/// claims, reports, call: no past form.
fn is_noun_too(token: &Token, word: &str) -> bool {
    token.is(Classes::CUE_NOUN) || !word.ends_with("ed") && !word.ends_with("said") && !word.ends_with("told")
}

/// Whether a word that is both stands as a noun.
fn noun_here(document: &Document, tags: &[Tag], i: usize, before: Tag, frame: Frame) -> bool {
    let token = &document.tokens[i];
    match before {
        Tag::Pronoun | Tag::Relative | Tag::Modal | Tag::To | Tag::Auxiliary => false,
        Tag::Preposition | Tag::Number | Tag::By | Tag::Be => {
            token.is(Classes::CUE_NOUN) || before != Tag::Be
        }
        Tag::Name | Tag::Close => token.is(Classes::CUE_NOUN) && !object_follows(document, i),
        Tag::Noun => {
            (token.is(Classes::CUE_NOUN) || frame == Frame::Weak) && !object_follows(document, i)
                || !agrees(document, tags, i)
        }
        _ => token.is(Classes::CUE_NOUN) && !object_follows(document, i),
    }
}

fn object_follows(document: &Document, i: usize) -> bool {
    let Some(next) = document.tokens.get(i + 1) else { return false };
    next.mark.is_quote()
        || matches!(next.mark, Mark::Comma | Mark::Colon)
        || next.is(Classes::CASE.or(Classes::DETERMINER).or(Classes::RELATIVE))
        || next.is_capital()
}

/// "officials claim", "the paper claims", but not "police claim form".
fn agrees(document: &Document, tags: &[Tag], i: usize) -> bool {
    let plural = i > 0 && tags[i - 1] == Tag::Noun && document.word(i - 1).ends_with('s');
    let verb_s = document.word(i).ends_with('s');
    plural != verb_s || !document.tokens[i].is(Classes::CUE_NOUN)
}
