//! A coarse part of speech for every token near a quotation, from the tables, the shape and the word before.

use super::scene::NONE;
use super::verb::{bare_verb, third_person, verb};
use crate::document::{Document, Token};
use crate::lexicon::Classes;
use crate::mention::{Names, quote};
use crate::token::{Kind, Mark, Shape};

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

/// Tags the passages that hold a quotation and the ones before them, or all.
pub fn tag(document: &Document, inner: &[u32], person: &[u32], names: &Names, all: bool) -> Vec<Tag> {
    let mut tags = vec![Tag::None; document.tokens.len()];
    let quoted: Vec<bool> =
        document.passages.iter().map(|p| inner[p.tokens.all()].iter().any(|q| *q != NONE)).collect();
    for (n, passage) in document.passages.iter().enumerate() {
        let near = all || quoted[n] || quoted.get(n + 1).copied().unwrap_or(false);
        if !near {
            continue;
        }
        let heading = quote::is_heading(document, n);
        for i in passage.tokens.all() {
            // What stands right behind an opening mark begins with a capital for that reason.
            let opened = i > 0 && document.tokens[i - 1].mark.is_quote() && inner[i - 1] == inner[i];
            tags[i] = one(document, person, &tags, i, heading || opened);
        }
    }
    close_up(document, names, &mut tags);
    tags
}

/// Nothing parts the words of a body's name ("Bank of Oslo") or of an office before its holder ("acting mayor Ola Berg").
fn close_up(document: &Document, names: &Names, tags: &mut [Tag]) {
    for i in names.orgs.iter().flat_map(|o| o.tokens.all()) {
        if let Some(tag @ (Tag::Preposition | Tag::And | Tag::Ing(_))) = tags.get_mut(i) {
            *tag = Tag::Name;
        }
    }
    for mention in &names.people {
        let Some(role) = mention.role.filter(|r| r.start < mention.span.start) else { continue };
        let first = document.token_at(role.start);
        let last = document.token_at(role.end.saturating_sub(1)) + 1;
        if last != mention.tokens.first as usize {
            continue;
        }
        for tag in tags[first..last].iter_mut().filter(|t| matches!(t, Tag::Ing(_))) {
            *tag = Tag::Noun;
        }
    }
}

/// The tag of token `i`; `loud`: a capital tells nothing here.
fn one(document: &Document, person: &[u32], tags: &[Tag], i: usize, loud: bool) -> Tag {
    let token = &document.tokens[i];
    match token.kind {
        Kind::Mark if token.mark == Mark::Hyphen && is_spaced(document, i) => Tag::Dash,
        Kind::Mark if owns_many(document, tags, i) => Tag::Possessive,
        Kind::Mark => mark(token.mark),
        Kind::Number => Tag::Number,
        Kind::Mixed => Tag::Noun,
        Kind::Address => Tag::Name,
        Kind::Possessive => match i.checked_sub(1).map(|p| tags[p]) {
            Some(Tag::Pronoun | Tag::Relative) => Tag::Be,
            _ => Tag::Possessive,
        },
        Kind::Word if person[i] != NONE => Tag::Name,
        Kind::Word => word(document, tags, i, token, loud),
    }
}

/// "the Teachers’ Union", "the unions' boss": the apostrophe of a plural, where no single mark was opened before.
fn owns_many(document: &Document, tags: &[Tag], i: usize) -> bool {
    let single = |m: Mark| matches!(m, Mark::SingleStraight | Mark::SingleClose);
    let token = &document.tokens[i];
    let Some(before) = i.checked_sub(1).filter(|_| single(token.mark) && token.is_glued()) else {
        return false;
    };
    let plural = matches!(tags[before], Tag::Name | Tag::Noun) && document.word(before).ends_with(['s', 'S']);
    let noun = |n: &Token| n.is_word() && !n.is_glued() && starts_noun(n);
    let opened = |t: &Token| t.mark == Mark::SingleOpen || t.mark == Mark::SingleStraight && !t.is_glued();
    plural
        && document.tokens.get(i + 1).is_some_and(noun)
        && !document.tokens[i.saturating_sub(OPENED)..i].iter().any(opened)
}

/// How far back a single mark may have been opened, in tokens.
const OPENED: usize = 40;

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

fn word(document: &Document, tags: &[Tag], i: usize, token: &Token, loud: bool) -> Tag {
    // "on Monday", but "Monday's decision"
    let owns = document.tokens.get(i + 1).is_some_and(|n| n.kind == Kind::Possessive);
    if token.is(Classes::WEEKDAY.or(Classes::TIME_REFERENCE)) && !token.is(Classes::PREPOSITION) && !owns {
        return Tag::Adverb;
    }
    if is_filler(document, tags, i)
        || is_firstly(document, tags, i)
        || is_at_first(document, i)
        || is_behind(document, i)
        || is_degree(document, i)
    {
        return Tag::Adverb;
    }
    let inside = token.is_capital() && !token.starts_sentence() && !loud;
    if inside && !token.is(Classes::GRAMMAR)
        || !loud && token.shape == Shape::Upper && is_acronym(document, i)
    {
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
            _ if bare_verb(document, tags, i) || third_person(document, tags, i) => Tag::Verb(Frame::Unknown),
            _ => Tag::Noun,
        }
    })
}

/// "Berg first said": behind who acts and before a verb, no number.
fn is_firstly(document: &Document, tags: &[Tag], i: usize) -> bool {
    let acts = |t: &Token| t.shape == Shape::Lower && t.is(Classes::CUE.or(Classes::VERB));
    let behind = i.checked_sub(1).is_some_and(|p| matches!(tags[p], Tag::Name | Tag::Noun | Tag::Pronoun));
    behind && document.word(i) == "first" && document.tokens.get(i + 1).is_some_and(acts)
}

/// "at first", "at last": no place.
fn is_at_first(document: &Document, i: usize) -> bool {
    let fixed = |i: usize| document.tokens.get(i).is_some() && matches!(document.word(i), "first" | "last");
    document.word(i) == "at" && fixed(i + 1)
        || fixed(i) && i.checked_sub(1).is_some_and(|p| document.word(p) == "at")
}

/// "is best known as": no noun.
fn is_degree(document: &Document, i: usize) -> bool {
    let participle =
        |t: &Token, word: &str| t.shape == Shape::Lower && (word == "known" || word.ends_with("ed"));
    matches!(document.word(i), "best" | "better" | "worst")
        && document.tokens.get(i + 1).is_some_and(|t| participle(t, document.word(i + 1)))
}

/// "bought online has", "those abroad said", but "an online shop": behind what it belongs to.
fn is_behind(document: &Document, i: usize) -> bool {
    let token = &document.tokens[i];
    let noun =
        |t: &Token| t.is_word() && starts_noun(t) && !t.is(Classes::VERB.or(Classes::CUE).or(Classes::MODAL));
    token.shape == Shape::Lower
        && token.is(Classes::PLAIN)
        && token.entry.value(Classes::PLAIN) == Some("behind")
        && !document.tokens.get(i + 1).is_some_and(noun)
}

/// "in, say, ten years", "a score of, say, 90", "a price, say 90, that": no verb.
fn is_filler(document: &Document, tags: &[Tag], i: usize) -> bool {
    let (Some(before), Some(after)) = (i.checked_sub(1), document.tokens.get(i + 1)) else { return false };
    if document.word(i) != "say" {
        return false;
    }
    let next = document.tokens.get(i + 2);
    let apart = matches!(tags[before], Tag::Comma | Tag::Dash | Tag::Open);
    let counts = after.kind == Kind::Number || after.is(Classes::NUMBER.or(Classes::DETERMINER));
    match after.mark {
        Mark::Comma => {
            (apart || tags[before] == Tag::Preposition) && next.is_some_and(|t| !t.mark.is_quote())
        }
        _ if apart => {
            after.kind == Kind::Number && next.is_none_or(|t| t.kind == Kind::Mark && !t.mark.is_quote())
        }
        _ => tags[before] == Tag::Preposition && counts,
    }
}

/// US, WHO, IT: no pronoun, unless its neighbours are shouted too.
fn is_acronym(document: &Document, i: usize) -> bool {
    let shouts = |t: &Token| t.is_word() && t.shape == Shape::Upper && t.end - t.start > 1;
    let token = &document.tokens[i];
    let before = i.checked_sub(1).and_then(|p| document.tokens.get(p));
    token.is(Classes::GRAMMAR)
        && shouts(token)
        && ![before, document.tokens.get(i + 1)].into_iter().flatten().any(shouts)
}

fn function_word(document: &Document, tags: &[Tag], i: usize, token: &Token) -> Option<Tag> {
    if token.is(Classes::GRAMMAR)
        && let Some(role) = token.entry.value(Classes::GRAMMAR)
    {
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
        "to" if i > 0 && document.word(i - 1).eq_ignore_ascii_case("according") => Tag::Preposition,
        "to" => Tag::To,
        "by" => Tag::By,
        "relative" => Tag::Relative,
        "noun" if token_is_capital(document, i) => Tag::Name,
        "noun" => Tag::Noun,
        // "the group that said", but "he said that"
        _ if word == "that" => {
            let noun = i > 0 && matches!(tags[i - 1], Tag::Noun);
            let verbs = Classes::CUE.or(Classes::AUXILIARY).or(Classes::MODAL);
            if noun && next.is_some_and(|n| n.is(verbs)) { Tag::Relative } else { Tag::Clause }
        }
        _ => Tag::Clause,
    }
}

fn token_is_capital(document: &Document, i: usize) -> bool {
    document.tokens[i].is_capital() && !document.tokens[i].starts_sentence()
}

fn starts_noun(token: &Token) -> bool {
    let function = Classes::PREPOSITION
        .or(Classes::CONJUNCTION)
        .or(Classes::DETERMINER)
        .or(Classes::AUXILIARY)
        .or(Classes::ADVERB);
    token.is_word() && !token.is(function)
}
