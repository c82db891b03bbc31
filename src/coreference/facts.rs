//! What the place of a mention in its sentence tells: subject, speaker, owner, whom somebody else's words tell of.

use crate::document::{Document, Range, Token};
use crate::lexicon::Classes;
use crate::mention::PersonMention;
use crate::token::{Mark, Shape};

/// Where a mention stands in its sentence, and what it does there.
pub struct Fact {
    pub at: usize,
    pub sentence: usize,
    pub person: u32,
    pub subject: bool,
    /// "“…,” said Berg": who spoke just before, and nobody's subject further on.
    pub turned: bool,
    pub speaks: bool,
    pub oblique: bool,
    /// "Berg's plan".
    pub owner: bool,
    /// Stands behind somebody else's verb of speech: "Berg said Lind was late".
    pub reported: bool,
    /// "Berg asked Lind": who answers next.
    pub asked: bool,
    /// The quotation it stands in.
    pub quoted: Option<usize>,
}

/// Of a name, with the role before it.
pub fn named(document: &Document, mention: &PersonMention) -> Fact {
    let first = mention.tokens.first as usize;
    let role = mention.role.filter(|r| r.end <= mention.span.start);
    fact(document, mention.tokens, mention.person, role.map_or(first, |r| document.token_at(r.start)))
}

/// What a mention's place in its sentence tells; `from` is where its noun phrase begins.
pub fn fact(document: &Document, tokens: Range, person: u32, from: usize) -> Fact {
    let (first, last) = (tokens.first as usize, tokens.last as usize);
    let sentence = document.sentence_of(first);
    let opens = document.sentences.get(sentence).map_or(0, |s| s.tokens.first as usize);
    let start = behind_dateline(document, opens).filter(|s| *s <= first).unwrap_or(opens);
    // "Berg also said"
    let adverb = document.tokens.get(last).is_some_and(|t| t.is(Classes::ADVERB) && t.shape == Shape::Lower);
    let last = last + usize::from(adverb);
    let next = document.tokens.get(last);
    let verb = Classes::VERB.or(Classes::AUXILIARY).or(Classes::CUE).or(Classes::MODAL);
    // Behind a name a word in -ed is a verb, in whatever table: "Berg weighed in".
    let past = |t: &Token| t.shape == Shape::Lower && document.word(last).ends_with("ed");
    let acts = next.is_some_and(|t| (t.is(verb) || past(t)) && !t.starts_sentence());
    let acts = acts || acts_behind(document, last);
    let cue_before = first > start && is_cue(&document.tokens[first - 1]);
    let asks = |word: &str| matches!(word, "asked" | "asks" | "pressed" | "questioned");
    // "As for Berg, he said": whom the sentence is about.
    let topic = from == start + 2 && document.word(start) == "As" && document.word(start + 1) == "for";
    let oblique = from > start && document.tokens[from - 1].is(Classes::PREPOSITION) && !topic;
    let possessive = next.is_some_and(|t| t.kind == crate::token::Kind::Possessive);
    Fact {
        at: first,
        sentence,
        person,
        subject: !oblique && !possessive && (acts || first - start < 6),
        turned: is_turned(document, from, start),
        speaks: cue_before || next.is_some_and(is_cue) || speaks_behind(document, last),
        oblique,
        owner: possessive,
        reported: false,
        asked: first > start && asks(document.word(first - 1)),
        quoted: None,
    }
}

/// "“…,” said Berg": a verb of speech before its subject, right behind the words.
fn is_turned(document: &Document, from: usize, start: usize) -> bool {
    let Some(cue) = from.checked_sub(1).filter(|c| *c > start) else { return false };
    let frame = document.tokens[cue].entry.value(Classes::CUE);
    frame.is_some_and(|f| f.starts_with("say")) && document.tokens[cue - 1].mark.is_quote()
}

/// "Berg, the oldest baker of the town, left": a verb behind the comma that ends what is said of the name.
fn acts_behind(document: &Document, last: usize) -> bool {
    if document.tokens.get(last).is_none_or(|t| t.mark != Mark::Comma) {
        return false;
    }
    let verb = Classes::VERB.or(Classes::AUXILIARY).or(Classes::CUE).or(Classes::MODAL);
    let behind = document.tokens.iter().enumerate().skip(last + 1).take(ASIDE);
    let near = behind.take_while(|(_, t)| !t.starts_sentence() && !t.mark.is_quote());
    let close = near.into_iter().find(|(_, t)| t.mark == Mark::Comma).map(|(i, _)| i + 1);
    let past =
        |i: usize, t: &Token| t.shape == Shape::Lower && (t.is(verb) || document.word(i).ends_with("ed"));
    close.and_then(|i| Some((i, document.tokens.get(i)?))).is_some_and(|(i, t)| past(i, t))
}

/// A verb of speech, and no noun such as "campaign".
fn is_cue(token: &Token) -> bool {
    token.is(Classes::CUE) && !token.entry.value(Classes::CUE).is_some_and(|frame| frame.ends_with(" noun"))
}

/// Marks who stands behind somebody else's verb of speech in one sentence.
pub fn mark_reported(facts: &mut [Fact]) {
    let mut speaker: Option<(usize, u32)> = None;
    for fact in facts {
        fact.reported = speaker.is_some_and(|(s, p)| s == fact.sentence && p != fact.person);
        fact.asked &= fact.reported;
        if fact.speaks && !fact.reported {
            speaker = Some((fact.sentence, fact.person));
        }
    }
}

/// "OSLO, May 2 (Tribune) - Berg left": the first token behind the dash that ends a dateline.
fn behind_dateline(document: &Document, opens: usize) -> Option<usize> {
    let tokens = document.tokens.get(opens..)?;
    let first = tokens.first().filter(|t| t.starts_block() && t.shape == Shape::Upper)?;
    let dash = |t: &Token| t.mark == Mark::Dash || t.mark == Mark::Hyphen && !t.is_glued();
    let near = tokens.iter().take(DATELINE).position(dash)?;
    first.is_word().then_some(opens + near + 1)
}

/// Tokens of a dateline.
const DATELINE: usize = 14;

/// "Berg of the port council said", "Berg, a baker, said": a verb of speech, and before it no other verb.
fn speaks_behind(document: &Document, last: usize) -> bool {
    let Some(next) = document.tokens.get(last) else { return false };
    let hangs = matches!(next.mark, Mark::Comma | Mark::OpenBracket) || next.is(Classes::PREPOSITION);
    let verb = Classes::VERB.or(Classes::AUXILIARY).or(Classes::MODAL).or(Classes::RELATIVE);
    // "Lind, Berg said, was late", "it was hard for Lind, said Berg": somebody else speaks.
    let capital = |i: usize| document.tokens.get(i).is_some_and(|t| t.is_capital() && t.is_word());
    let is_another = |cue: usize| {
        let between = cue > last + 1 && capital(cue - 1) && document.tokens[cue - 2].mark == Mark::Comma;
        between || cue == last + 1 && next.mark == Mark::Comma && capital(cue + 1)
    };
    for (i, token) in document.tokens.iter().enumerate().skip(last).take(if hangs { ASIDE } else { 0 }) {
        if token.starts_sentence() || token.mark.is_quote() {
            return false;
        }
        let cue = token.shape == Shape::Lower && token.is(Classes::CUE);
        match token.entry.value(Classes::CUE).filter(|_| cue) {
            Some("say" | "say past" | "say verb" | "tell" | "tell past") => return !is_another(i),
            _ if token.is(verb) => return false,
            _ => {}
        }
    }
    false
}

/// Tokens between a name and its verb of speech.
const ASIDE: usize = 16;
