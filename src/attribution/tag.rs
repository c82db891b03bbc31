//! A coarse part of speech for every token near a quotation, from the tables, the shape and the word before.

use super::scene::NONE;
use crate::document::{Document, Token};
use crate::lexicon::Classes;
use crate::mention::quote;
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
        let heading = quote::is_heading(document, n);
        for i in passage.tokens.all() {
            tags[i] = one(document, person, &tags, i, heading);
        }
    }
    tags
}

fn one(document: &Document, person: &[u32], tags: &[Tag], i: usize, heading: bool) -> Tag {
    let token = &document.tokens[i];
    match token.kind {
        Kind::Mark if token.mark == Mark::Hyphen && is_spaced(document, i) => Tag::Dash,
        Kind::Mark => mark(token.mark),
        Kind::Number => Tag::Number,
        Kind::Mixed => Tag::Noun,
        Kind::Address => Tag::Name,
        Kind::Possessive => match i.checked_sub(1).map(|p| tags[p]) {
            Some(Tag::Pronoun | Tag::Relative) => Tag::Be,
            _ => Tag::Possessive,
        },
        Kind::Word if person[i] != NONE => Tag::Name,
        Kind::Word => word(document, tags, i, token, heading),
    }
}

/// " - ": a hyphen that is meant as a dash.
fn is_spaced(document: &Document, i: usize) -> bool {
    !document.tokens[i].is_glued() || document.tokens.get(i + 1).is_none_or(|n| !n.is_glued())
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

fn word(document: &Document, tags: &[Tag], i: usize, token: &Token, heading: bool) -> Tag {
    if token.is(Classes::WEEKDAY.or(Classes::TIME_REFERENCE)) && !token.is(Classes::PREPOSITION) {
        return Tag::Adverb;
    }
    let inside = token.is_capital() && !token.starts_sentence() && !heading;
    let opened = i > 0 && document.tokens[i - 1].mark.is_quote();
    if inside && !opened && !token.is(Classes::GRAMMAR) {
        return Tag::Name;
    }
    // "Texas-based", "warm-and-fuzzy"
    if token.is_glued() && i > 0 && tags[i - 1] == Tag::Hyphen {
        return match token {
            t if t.is_capital() => Tag::Name,
            _ if document.word(i).ends_with("ly") => Tag::Adverb,
            _ => Tag::Noun,
        };
    }
    function_word(document, tags, i, token).or_else(|| verb(document, tags, i, token)).unwrap_or_else(|| {
        match token {
            t if t.is_capital() => Tag::Name,
            _ if document.word(i).ends_with("ly") => Tag::Adverb,
            // "did not seem", "would close"
            _ if bare_verb(document, tags, i) => Tag::Verb(Frame::Unknown),
            _ => Tag::Noun,
        }
    })
}

/// An unknown word behind a modal or a form of do.
fn bare_verb(document: &Document, tags: &[Tag], i: usize) -> bool {
    let lead = (i.saturating_sub(4)..i).rev().find(|p| tags[*p] != Tag::Adverb);
    lead.is_some_and(|p| {
        tags[p] == Tag::Modal
            || tags[p] == Tag::Auxiliary && document.tokens[p].entry.value(Classes::AUXILIARY) == Some("do")
    })
}

fn function_word(document: &Document, tags: &[Tag], i: usize, token: &Token) -> Option<Tag> {
    if let Some(role) = token.entry.value(Classes::GRAMMAR) {
        return Some(grammar(document, tags, i, role));
    }
    Some(match token {
        t if t.is(Classes::AUXILIARY) => match t.entry.value(Classes::AUXILIARY) {
            Some("be") => Tag::Be,
            _ => Tag::Auxiliary,
        },
        t if t.is(Classes::MODAL) => Tag::Modal,
        t if t.is(Classes::DETERMINER) => Tag::Determiner,
        t if t.is(Classes::PREPOSITION) => Tag::Preposition,
        t if t.is(Classes::CONJUNCTION.or(Classes::RELATIVE)) && !t.is(Classes::ADVERB) => Tag::Clause,
        t if t.is(Classes::ADVERB.or(Classes::NEGATION)) => Tag::Adverb,
        t if t.is(Classes::NUMBER) => Tag::Number,
        _ => return None,
    })
}

fn grammar(document: &Document, tags: &[Tag], i: usize, role: &str) -> Tag {
    let word = document.word(i);
    let next = document.tokens.get(i + 1);
    match role {
        "subject" => Tag::Pronoun,
        "possessive" => Tag::Possessive,
        "object" if word.eq_ignore_ascii_case("her") && next.is_some_and(starts_noun) => Tag::Possessive,
        "object" => Tag::Object,
        "and" => Tag::And,
        "to" => Tag::To,
        "by" => Tag::By,
        "relative" => Tag::Relative,
        // "the group that said", but "he said that"
        _ if word == "that" => {
            let noun = i > 0 && matches!(tags[i - 1], Tag::Noun);
            let verbs = Classes::CUE.or(Classes::AUXILIARY).or(Classes::MODAL);
            if noun && next.is_some_and(|n| n.is(verbs)) { Tag::Relative } else { Tag::Clause }
        }
        _ => Tag::Clause,
    }
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
    let ing = ends(word, "ing") && word.len() > 4;
    let past = ends(word, "ed") && word.len() > 3;
    let other = token.is(Classes::VERB) && !token.is_capital();
    if frame.is_none() && !(ing || past || other) || token.is_capital() && frame.is_none() {
        return None;
    }
    let name = token.is_capital() && token.starts_sentence() && !ing && !is_past(token, word);
    if name && document.tokens.get(i + 1).is_some_and(|n| n.is_capital() && n.is_word()) {
        return None;
    }
    let before = before(tags, i);
    let frame = frame.unwrap_or(Frame::Unknown);
    if matches!(before, Tag::Determiner | Tag::Possessive) && !alone_before(document, tags, i) {
        return None;
    }
    if before == Tag::Number && !(past || is_past(token, word)) {
        return None;
    }
    if ing {
        return (frame != Frame::Unknown || before != Tag::Preposition).then_some(Tag::Ing(frame));
    }
    if is_noun_too(token, word) && noun_here(document, tags, i, before) {
        return None;
    }
    if past && matches!(before, Tag::Preposition) {
        return None;
    }
    Some(Tag::Verb(frame))
}

/// Marks a past form that does not end in -ed: "say past".
const PAST: &str = " past";

/// Marks a form that is as often a noun: "weak noun".
const NOUN: &str = " noun";

/// Whether a word ends in `ending`, in any case.
fn ends(word: &str, ending: &str) -> bool {
    word.len() >= ending.len()
        && word.as_bytes()[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
}

/// The frame of the cue at token `i`, a phrase such as "points out" before a word.
fn frame(document: &Document, i: usize, token: &Token) -> Option<Frame> {
    let entry = match document.longest_phrase(i, Classes::CUE) {
        Some((_, entry)) => entry,
        None if token.is(Classes::CUE) => token.entry,
        None => return None,
    };
    let leads_on = document.word(i + 1) == "to";
    Some(match entry.value(Classes::CUE)?.trim_end_matches(PAST).trim_end_matches(NOUN) {
        // "continued: “…”", but "continued to be “…”"
        "phase" if leads_on => Frame::Weak,
        "tell" => Frame::Tell,
        "call" => Frame::Call,
        "weak" => Frame::Weak,
        "hear" => Frame::Hear,
        _ => Frame::Say,
    })
}

/// "several said": a determiner that stands for a noun.
fn alone_before(document: &Document, tags: &[Tag], i: usize) -> bool {
    i > 0
        && tags[i - 1] == Tag::Determiner
        && is_past(&document.tokens[i], document.word(i))
        && !document.word(i).ends_with("ed")
        && !matches!(document.word(i - 1), "the" | "a" | "an" | "The" | "A" | "An" | "no" | "every")
}

/// claims, reports, call: a form that could be a noun.
fn is_noun_too(token: &Token, word: &str) -> bool {
    token.is(Classes::CUE_NOUN) || !is_past(token, word)
}

fn is_past(token: &Token, word: &str) -> bool {
    ends(word, "ed")
        || token.is(Classes::VERB) && !ends(word, "s")
        || token.entry.value(Classes::CUE).is_some_and(|v| v.ends_with(PAST))
}

/// Whether a word that could be both stands as a noun.
fn noun_here(document: &Document, tags: &[Tag], i: usize, before: Tag) -> bool {
    let token = &document.tokens[i];
    let noun =
        token.is(Classes::CUE_NOUN) || token.entry.value(Classes::CUE).is_some_and(|v| v.ends_with(NOUN));
    let third = ends(document.word(i), "s");
    match before {
        Tag::Pronoun | Tag::Relative | Tag::Modal | Tag::To | Tag::Auxiliary => false,
        Tag::Preposition | Tag::By => true,
        Tag::Be => noun,
        Tag::Name | Tag::Close | Tag::Noun => {
            let led = phrase_lead(document, tags, i);
            let agrees = before != Tag::Noun || plural_before(document, tags, i) != third;
            let many = ends(document.word(i.saturating_sub(1)), "s");
            let verb = agrees && (third || many || before == Tag::Noun);
            !(verb && (led == Lead::Quote || (!noun || object_follows(document, i)) && led != Lead::Governed))
        }
        _ => noun && !object_follows(document, i),
    }
}

/// What stands before a noun phrase.
#[derive(PartialEq, Eq)]
enum Lead {
    Quote,
    /// A preposition or a verb that takes it as its object.
    Governed,
    Free,
}

fn phrase_lead(document: &Document, tags: &[Tag], i: usize) -> Lead {
    let inside = |t: Tag| t.is_nominal() || matches!(t, Tag::Determiner | Tag::Possessive | Tag::Adverb);
    let lead = (i.saturating_sub(12)..i).rev().find(|p| !inside(tags[*p]));
    match lead.map(|p| (tags[p], document.tokens[p].mark.is_quote())) {
        Some((_, true)) => Lead::Quote,
        Some((Tag::Preposition | Tag::By | Tag::Ing(_) | Tag::Verb(Frame::Call), _)) => Lead::Governed,
        _ => Lead::Free,
    }
}

fn object_follows(document: &Document, i: usize) -> bool {
    let Some(next) = document.tokens.get(i + 1) else { return false };
    let quote = document.tokens.get(i + 2).is_some_and(|t| t.mark.is_quote());
    let pronoun = matches!(next.entry.value(Classes::GRAMMAR), Some("subject" | "object" | "possessive"));
    next.mark.is_quote()
        || matches!(next.mark, Mark::Comma | Mark::Colon) && quote
        || pronoun
        || next.is(Classes::DETERMINER)
        || document.word(i + 1) == "that"
        || next.is_capital() && next.is_word()
}

/// "officials claim", "the paper claims", but not "police claim form".
fn plural_before(document: &Document, tags: &[Tag], i: usize) -> bool {
    let noun = (i.saturating_sub(3)..i).rev().find(|p| tags[*p] == Tag::Noun);
    noun.is_some_and(|p| document.word(p).ends_with('s') || document.word(p) == "people")
}
