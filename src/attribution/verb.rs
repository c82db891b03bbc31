//! Whether a word is a verb here, and what verb of speech it is.

use super::tag::{Frame, Tag};
use crate::document::{Document, Token};
use crate::lexicon::Classes;
use crate::token::{Mark, Shape};

/// The tag before token `i`, adverbs left out.
fn before(tags: &[Tag], i: usize) -> Tag {
    let near = &tags[i.saturating_sub(4)..i];
    near.iter().rev().copied().find(|t| *t != Tag::Adverb).unwrap_or(Tag::Stop)
}

/// "Berg on Monday called": the token that follows what the day hangs on; else `i` itself.
fn behind_day(document: &Document, tags: &[Tag], i: usize) -> usize {
    let day = i > 1 && document.tokens[i - 1].is(Classes::WEEKDAY) && tags[i - 2] == Tag::Preposition;
    if day { i - 2 } else { i }
}

/// An unknown word behind a modal, a form of do, a pronoun in the plural or two names joined.
pub fn bare_verb(document: &Document, tags: &[Tag], i: usize) -> bool {
    let lead = (i.saturating_sub(4)..i).rev().find(|p| tags[*p] != Tag::Adverb);
    lead.is_some_and(|p| match tags[p] {
        Tag::Modal => true,
        Tag::Auxiliary => document.tokens[p].entry.value(Classes::AUXILIARY) == Some("do"),
        Tag::Pronoun => {
            matches!(document.tokens[p].entry.value(Classes::PRONOUN), Some("they" | "we" | "i" | "you"))
        }
        Tag::To => p + 1 == i && object_follows(document, i),
        Tag::Name => p + 1 == i && joint_before(tags, i) && object_follows(document, i),
        _ => false,
    })
}

/// "he operates", "a man who lives", "Berg evokes the flood": an unknown form in -s behind a pronoun in the singular, or
/// between a name and what can only be its object.
pub fn third_person(document: &Document, tags: &[Tag], i: usize) -> bool {
    let lead = (i.saturating_sub(3)..i).rev().find(|p| tags[*p] != Tag::Adverb);
    let singular = lead.is_some_and(|p| match tags[p] {
        Tag::Pronoun => {
            matches!(document.tokens[p].entry.value(Classes::PRONOUN), Some("he" | "she" | "it"))
        }
        Tag::Relative => document.word(p).eq_ignore_ascii_case("who"),
        Tag::Name => document.tokens.get(i + 1).is_some_and(|n| n.is(Classes::DETERMINER)),
        _ => false,
    });
    let word = if singular { document.word(i) } else { return false };
    word.len() > 3 && ends(word, "s") && !ends(word, "ss")
}

pub fn verb(document: &Document, tags: &[Tag], i: usize, token: &Token) -> Option<Tag> {
    let word = document.word(i);
    let frame = frame(document, i, token);
    let ing = ends(word, "ing") && word.len() > 4;
    let past = ends(word, "ed") && word.len() > 3;
    let other = token.is(Classes::VERB) && !token.is_capital();
    if frame.is_none() && (ing || past) && opens_clause(document, i, token) {
        return Some(if ing { Tag::Ing(Frame::Unknown) } else { Tag::Verb(Frame::Unknown) });
    }
    if frame.is_none() && !(ing || past || other) || token.is_capital() && frame.is_none() {
        return None;
    }
    let name = token.is_capital() && token.starts_sentence() && !ing && !is_past(token, word);
    if name && document.tokens.get(i + 1).is_some_and(|n| n.is_capital() && n.is_word()) {
        return None;
    }
    let before = before(tags, behind_day(document, tags, i));
    let frame = frame.unwrap_or(Frame::Unknown);
    if matches!(before, Tag::Determiner | Tag::Possessive) && !alone_before(document, tags, i) {
        return None;
    }
    if before == Tag::Number && !(past || is_past(token, word) || is_only_verb(token)) {
        return None;
    }
    if ing {
        return (frame != Frame::Unknown || before != Tag::Preposition).then_some(Tag::Ing(frame));
    }
    if is_noun_too(token, word) && noun_here(document, tags, i, before) {
        return None;
    }
    // "said retired surgeon Ola Berg"
    if past && frame == Frame::Unknown && matches!(before, Tag::Verb(Frame::Say | Frame::Tell)) {
        return None;
    }
    if past && matches!(before, Tag::Preposition) {
        return None;
    }
    Some(Tag::Verb(frame))
}

/// "Alarmed by the flood, Berg said", "Dashing into the hall, Berg said": a participle that opens the sentence.
fn opens_clause(document: &Document, i: usize, token: &Token) -> bool {
    let entry = token.entry;
    let name = entry.given() > 2 || entry.family() > 2 || entry.is(Classes::PLACE.or(Classes::ORG));
    let led =
        document.tokens.get(i + 1).is_some_and(|n| n.is(Classes::PREPOSITION) || n.is(Classes::DETERMINER));
    token.starts_sentence() && token.shape == Shape::Capital && !name && led
}

/// Marks a past form that does not end in -ed: "say past".
const PAST: &str = " past";
/// Marks a form that is as often a noun: "weak noun".
const NOUN: &str = " noun";
/// Marks a form that is no noun at all: "say verb".
const VERB: &str = " verb";

fn is_only_verb(token: &Token) -> bool {
    token.entry.value(Classes::CUE).is_some_and(|v| v.ends_with(VERB))
}

/// Whether a word ends in `ending`, in any case.
pub fn ends(word: &str, ending: &str) -> bool {
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
    let value = entry.value(Classes::CUE)?;
    Some(match value.split_once(' ').map_or(value, |(kind, _)| kind) {
        // "continued: “…”", but "continued to be “…”"
        "phase" if leads_on => Frame::Weak,
        "tell" => Frame::Tell,
        "call" => Frame::Call,
        "weak" | "mind" | "show" => Frame::Weak,
        "hear" => Frame::Hear,
        _ => Frame::Say,
    })
}

/// "several said", "another says": a determiner that stands for a noun.
fn alone_before(document: &Document, tags: &[Tag], i: usize) -> bool {
    let past = || {
        let word = document.word(i);
        is_past(&document.tokens[i], word) && !word.ends_with("ed")
    };
    i > 0
        && tags[i - 1] == Tag::Determiner
        && !matches!(document.word(i - 1), "the" | "a" | "an" | "The" | "A" | "An" | "no" | "every")
        && (past() || is_only_verb(&document.tokens[i]) || brings_words(document, i))
}

/// "Some chanted “Out!”", "Another tweeted, “No.”"
fn brings_words(document: &Document, i: usize) -> bool {
    let token = &document.tokens[i];
    let cue = token.is(Classes::CUE) && !token.is(Classes::CUE_NOUN);
    let mark = |n: usize| document.tokens.get(i + n).map(|t| t.mark);
    let comma = matches!(mark(1), Some(Mark::Comma | Mark::Colon));
    cue && mark(if comma { 2 } else { 1 }).is_some_and(|m| m.is_quote())
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
    let third = ends(document.word(i), "s") && !ends(document.word(i), "ss");
    match before {
        Tag::Pronoun | Tag::Relative | Tag::Modal | Tag::To | Tag::Auxiliary => false,
        Tag::Preposition | Tag::By => true,
        // "rejected claims that"
        Tag::Be | Tag::Verb(_) | Tag::Ing(_) => noun,
        Tag::Name | Tag::Close | Tag::Noun | Tag::Number if is_only_verb(token) => {
            before == Tag::Noun && ends_phrase(document, tags, i)
        }
        Tag::Name | Tag::Close | Tag::Noun => {
            let led = phrase_lead(document, tags, i);
            let agrees = before != Tag::Noun || plural_before(document, tags, i) != third;
            let many = is_plural(document, i.saturating_sub(1)) || joint_before(tags, i);
            let verb = agrees && (third || many || before == Tag::Noun);
            let said = third && !noun && brings_words(document, i);
            let free = (!noun || object_follows(document, i)) && led != Lead::Governed;
            !(verb && (led == Lead::Quote || said || free))
        }
        _ => noun && !object_follows(document, i),
    }
}

/// "the final say in it": behind a noun in the singular, and nothing that is said follows.
fn ends_phrase(document: &Document, tags: &[Tag], i: usize) -> bool {
    let Some(next) = document.tokens.get(i + 1) else { return true };
    let follows = next.is_word() && !next.is(Classes::PREPOSITION.or(Classes::AUXILIARY).or(Classes::MODAL));
    let said = follows || next.mark.is_quote() || matches!(next.mark, Mark::Comma | Mark::Colon);
    !said && document.word(i) == "say" && !plural_before(document, tags, i)
}

/// "Democrats say", but not "Sanders campaign".
fn is_plural(document: &Document, i: usize) -> bool {
    let name = document.tokens.get(i).is_some_and(|t| t.is_capital() && t.entry.family() > 0);
    ends(document.word(i), "s") && !name
}

/// "Berg and Lind see": two names take a plural verb.
fn joint_before(tags: &[Tag], i: usize) -> bool {
    let near = &tags[i.saturating_sub(6)..i];
    let and = near.iter().rposition(|t| !t.is_nominal()).filter(|p| near[*p] == Tag::And);
    and.and_then(|p| p.checked_sub(1)).is_some_and(|p| near[p] == Tag::Name)
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
    let mut lead = Lead::Free;
    for p in (i.saturating_sub(12)..i).rev() {
        let tag = tags[p];
        if tag.is_nominal() || matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Adverb) {
            continue;
        }
        match tag {
            _ if document.tokens[p].mark.is_quote() => return Lead::Quote,
            // “…,” a voice in the film says
            Tag::Preposition => lead = Lead::Governed,
            Tag::By | Tag::Ing(_) | Tag::Verb(Frame::Call) => return Lead::Governed,
            _ => return lead,
        }
    }
    lead
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
        || next.is_capital() && next.is_word() && !next.is(Classes::WEEKDAY.or(Classes::MONTH))
}

/// "officials claim", "the paper claims", but not "police claim form".
fn plural_before(document: &Document, tags: &[Tag], i: usize) -> bool {
    let noun = (i.saturating_sub(3)..i).rev().find(|p| tags[*p] == Tag::Noun);
    noun.is_some_and(|p| document.word(p).ends_with('s') || document.word(p) == "people")
}
