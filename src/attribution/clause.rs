//! Whose verb it is: from a verb to the mention that is its subject.

use super::around::can_speak;
use super::chain::{chain, interrupted};
use super::govern::{absolute, dangling, governor, led, main, speaking};
use super::phrase::{Phrase, PhraseKind, TIME, ending, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::lexicon::Classes;

/// Verbs that lean on other verbs are followed this far: "asked him to agree to convey".
pub const DEEPEST: usize = 3;

/// The subject of the verb at token `v`: before it, behind it where the order is turned, or its agent in the passive.
pub fn subject(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    at_depth(scene, level, v, 0)
}

pub fn at_depth(scene: &Scene, level: u32, v: usize, depth: usize) -> Option<Phrase> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(turned) = inverted(scene, level, v) {
        return Some(turned);
    }
    if is_passive(scene, level, v) {
        return agent(scene, level, v);
    }
    grammatical(scene, level, v, depth)
}

/// As [`subject`], but of a passive what stands before it.
pub fn grammatical(scene: &Scene, level: u32, v: usize, depth: usize) -> Option<Phrase> {
    let participle = matches!(scene.tag(level, v), Tag::Ing(_)) && !has_be(scene, level, v);
    let Some(lead) = skip_auxiliaries(scene, level, v) else {
        return participle.then(|| dangling(scene, level, v)).flatten();
    };
    if participle {
        return match scene.tag(level, lead) {
            Tag::Preposition | Tag::By => governor(scene, level, lead, depth),
            _ => absolute(scene, level, lead, v)
                .or_else(|| speaking(scene, level, lead + 1, depth))
                .or_else(|| main(scene, level, lead + 1, depth))
                .or_else(|| dangling(scene, level, v))
                .or_else(|| opening(scene, level, lead)),
        };
    }
    match scene.tag(level, lead) {
        Tag::To => led(scene, level, lead).or_else(|| governor(scene, level, lead, depth)),
        Tag::And => main(scene, level, lead, depth),
        Tag::Comma | Tag::Dash => interrupted(scene, level, lead).or_else(|| main(scene, level, lead, depth)),
        // "Berg, author of “Night Train,” said"
        Tag::Quote => main(scene, level, lead, depth).or_else(|| interrupted(scene, level, lead)),
        Tag::Clause => what_says(scene, level, lead),
        _ => chain(scene, level, lead),
    }
}

/// "Ola Berg, citing “no reason,” said": the phrase that opens the sentence, before the comma.
fn opening(scene: &Scene, level: u32, comma: usize) -> Option<Phrase> {
    let last = scene.prev(level, comma).filter(|_| scene.tag(level, comma) == Tag::Comma)?;
    let phrase = chain(scene, level, last)?;
    let before = scene.prev(level, phrase.whole.first as usize).map(|p| scene.tag(level, p));
    matches!(before, None | Some(Tag::Clause | Tag::And | Tag::Quote)).then_some(phrase)
}

/// "said Berg", where nothing that could be a subject stands before the verb.
fn inverted(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    let Tag::Verb(frame) = scene.tag(level, v) else { return None };
    let left = scene.prev(level, v);
    let before = left.map(|p| scene.tag(level, p));
    let quoted = match before {
        Some(Tag::Comma | Tag::Dash) => {
            let behind = scene.prev(level, left?);
            behind.is_some_and(|p| scene.tag(level, p) == Tag::Quote) || turned_aside(scene, level, v, frame)
        }
        Some(Tag::Quote) | None => true,
        _ => false,
    };
    if !quoted {
        return None;
    }
    let mut next = scene.next(level, v)?;
    while scene.tag(level, next) == Tag::Adverb {
        next = scene.next(level, next)?;
    }
    let phrase = starting(scene, level, next)?;
    if phrase.kind == PhraseKind::Pronoun && (scene.word(next) == "it" || frame != Frame::Say) {
        return None;
    }
    if is_nobody(scene, level, phrase) {
        return None;
    }
    // "called the plan", "told reporters" at the start of a sentence: an object.
    let colon =
        scene.next(level, phrase.whole.last as usize - 1).is_some_and(|n| scene.tag(level, n) == Tag::Colon);
    let opens = phrase.kind == PhraseKind::Name && (frame == Frame::Say || colon);
    (before.is_some() || opens).then_some(phrase)
}

/// "say little", "said yes": one word in the singular that means neither people nor paper.
fn is_nobody(scene: &Scene, level: u32, phrase: Phrase) -> bool {
    let word = phrase.whole.first as usize;
    let next = scene.next(level, word).map(|n| scene.tag(level, n));
    phrase.whole.len() == 1
        && scene.tag(level, word) == Tag::Noun
        && !scene.word(word).ends_with('s')
        && !matches!(next, Some(Tag::Preposition | Tag::Verb(_) | Tag::Ing(_)))
        && !can_speak(scene, phrase)
}

/// "That is because, explained Berg, …": between two commas.
fn turned_aside(scene: &Scene, level: u32, v: usize, frame: Frame) -> bool {
    let Some(next) = scene.next(level, v).filter(|_| frame == Frame::Say) else { return false };
    let Some(phrase) = starting(scene, level, next) else { return false };
    let end = scene.next(level, phrase.whole.last as usize - 1).map(|n| scene.tag(level, n));
    match phrase.kind {
        PhraseKind::Name => matches!(end, None | Some(Tag::Comma | Tag::Stop | Tag::Relative)),
        // "It rained, said several people who saw it": people, and no clause of which they are the subject
        PhraseKind::Noun => {
            says(scene, v) && can_speak(scene, phrase) && no_verb_behind(scene, level, phrase)
        }
        _ => false,
    }
}

fn says(scene: &Scene, v: usize) -> bool {
    matches!(scene.word(v), "said" | "says" | "say")
}

/// Whether the sentence ends behind the phrase and what hangs on it, with no verb of which it could be the subject.
fn no_verb_behind(scene: &Scene, level: u32, phrase: Phrase) -> bool {
    let mut i = phrase.whole.last as usize - 1;
    for _ in 0..20 {
        let Some(next) = scene.next(level, i) else { return true };
        i = next;
        match scene.tag(level, i) {
            Tag::Relative | Tag::Comma | Tag::Stop | Tag::Ing(_) => return true,
            Tag::Verb(_) | Tag::Be | Tag::Modal | Tag::Auxiliary | Tag::Clause | Tag::Quote => return false,
            _ => {}
        }
    }
    false
}

/// The first token to the left of a verb that is neither adverb nor auxiliary.
pub fn skip_auxiliaries(scene: &Scene, level: u32, v: usize) -> Option<usize> {
    let mut i = scene.prev(level, v)?;
    for _ in 0..8 {
        match scene.tag(level, i) {
            Tag::Adverb => {
                i = scene.prev(level, i)?;
                // "on Monday said"
                if scene.tag(level, i) == Tag::Preposition {
                    i = scene.prev(level, i)?;
                }
            }
            Tag::Auxiliary | Tag::Be | Tag::Modal => i = scene.prev(level, i)?,
            // "Berg himself said"
            Tag::Object if scene.word(i).ends_with("self") || scene.word(i).ends_with("selves") => {
                i = scene.prev(level, i)?;
            }
            _ => break,
        }
    }
    Some(skip_time(scene, level, i).unwrap_or(i))
}

/// "Lind (D) last week said", "Lind earlier this year said".
fn skip_time(scene: &Scene, level: u32, i: usize) -> Option<usize> {
    if !scene.document.tokens[i].is(TIME) || scene.tag(level, i) != Tag::Noun {
        return None;
    }
    let mut first = i;
    for _ in 0..4 {
        let p = scene.prev(level, first)?;
        let pointed =
            first < i && scene.document.tokens[first].is(Classes::TIME_POINTER.or(Classes::DETERMINER));
        match scene.tag(level, p) {
            Tag::Name | Tag::Pronoun => return (first < i).then_some(p),
            // "actors and scientists this week published"
            Tag::Noun if pointed => return Some(p),
            // "Berg on Thursday evening said"
            Tag::Preposition if first < i && scene.word(p) == "on" => return scene.prev(level, p),
            Tag::Determiner | Tag::Adverb | Tag::Noun | Tag::Number | Tag::Clause => first = p,
            _ => return None,
        }
    }
    None
}

/// Whether a form of be, have or a modal stands before the verb, adverbs between.
fn has_be(scene: &Scene, level: u32, v: usize) -> bool {
    led_by(scene, level, v, |tag| matches!(tag, Tag::Be | Tag::Auxiliary | Tag::Modal))
}

/// "was described", "being called": a form of be right before the verb.
pub fn is_passive(scene: &Scene, level: u32, v: usize) -> bool {
    let form = scene.word(v);
    matches!(scene.tag(level, v), Tag::Verb(_))
        && !matches!(form, "say" | "says")
        && led_by(scene, level, v, |tag| tag == Tag::Be)
        && !contracted_has(scene, level, v)
}

/// "he's said": has, not is.
fn contracted_has(scene: &Scene, level: u32, v: usize) -> bool {
    let lead = scene.prev(level, v).map(|p| scene.word(p));
    matches!(lead, Some("'s" | "’s")) && scene.tag(level, v) == Tag::Verb(Frame::Say)
}

fn led_by(scene: &Scene, level: u32, v: usize, wanted: fn(Tag) -> bool) -> bool {
    let mut i = v;
    for _ in 0..3 {
        let Some(p) = scene.prev(level, i) else { return false };
        match scene.tag(level, p) {
            tag if wanted(tag) => return true,
            Tag::Adverb => i = p,
            _ => return false,
        }
    }
    false
}

/// "by Berg" behind a passive.
fn agent(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    let mut i = v;
    for _ in 0..12 {
        i = scene.next(level, i)?;
        match scene.tag(level, i) {
            Tag::By => return starting(scene, level, scene.next(level, i)?),
            Tag::Verb(_) | Tag::Stop | Tag::Semicolon => return None,
            _ => {}
        }
    }
    None
}

/// "as did Berg", "what said"; and "that" as a relative.
fn what_says(scene: &Scene, level: u32, clause: usize) -> Option<Phrase> {
    let before = scene.prev(level, clause)?;
    (scene.word(clause) == "that").then(|| ending(scene, level, before)).flatten()
}
