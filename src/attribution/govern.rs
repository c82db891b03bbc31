//! The verb that governs a participle, an infinitive or a second verb, and whose it is.

use super::around::can_speak;
use super::chain::chain;
use super::clause::{DEEPEST, at_depth, grammatical, is_passive};
use super::phrase::{Phrase, PhraseKind, REACH, ending, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::lexicon::Classes;
use crate::token::Mark;

/// How many verbs are tried as the main one.
const TRIES: usize = 8;
/// "with Berg calling it", "and Lind saying", "– Lind saying": a participle with a subject of its own.
pub fn absolute(scene: &Scene, level: u32, lead: usize, v: usize) -> Option<Phrase> {
    if let Some(shown) = shown(scene, level, lead, v) {
        return Some(shown);
    }
    let phrase = chain(scene, level, lead)?;
    // "a sign saying", "hats reading"; but "Berg put out a statement saying"
    let noun = scene.document.tokens[phrase.mention.last as usize - 1].entry;
    let bears = noun.is(Classes::CUE_NOUN);
    // "held up a banner saying": what is carried has words of its own
    if bears && noun.value(Classes::CUE_NOUN) == Some("bearer") && scene.tag(level, v) == Tag::Ing(Frame::Say)
    {
        return Some(phrase);
    }
    let object = scene
        .prev(level, phrase.whole.first as usize)
        .is_some_and(|p| matches!(scene.tag(level, p), Tag::Verb(_) | Tag::Ing(_) | Tag::Preposition));
    if scene.tag(level, v) == Tag::Ing(Frame::Say) && !object && bears {
        return Some(phrase);
    }
    let before = scene.prev(level, phrase.whole.first as usize);
    let Some(before) = before else { return Some(phrase) };
    match scene.tag(level, before) {
        Tag::Preposition if scene.word(before) == "with" => Some(phrase),
        Tag::And | Tag::Dash | Tag::Comma => Some(phrase),
        _ => None,
    }
}

/// "footage of Berg saying", but "a statement critical of Berg saying".
fn shown(scene: &Scene, level: u32, lead: usize, v: usize) -> Option<Phrase> {
    let name = ending(scene, level, lead).filter(|p| p.kind == PhraseKind::Name)?;
    let of = scene.prev(level, name.whole.first as usize).filter(|of| scene.word(*of) == "of")?;
    let noun = scene.prev(level, of).filter(|n| scene.tag(level, *n) == Tag::Noun)?;
    let told = scene.document.tokens[noun].is(Classes::CUE_NOUN);
    (scene.tag(level, v) == Tag::Ing(Frame::Say) && !told).then_some(name)
}

/// "a win that led Berg to declare": who is led, where the verb before is none of speech or wish.
pub fn led(scene: &Scene, level: u32, to: usize) -> Option<Phrase> {
    let last = scene.prev(level, to)?;
    let phrase = match scene.tag(level, last) {
        Tag::Object => Phrase::single(last, PhraseKind::Pronoun),
        _ => chain(scene, level, last)?,
    };
    let v = scene.prev(level, phrase.whole.first as usize)?;
    let acts = phrase.kind != PhraseKind::Noun || can_speak(scene, phrase);
    let verb = matches!(scene.tag(level, v), Tag::Verb(Frame::Unknown) | Tag::Ing(Frame::Unknown));
    (verb && acts).then_some(phrase)
}

/// The subject of the nearest finite verb to the left: of an infinitive.
pub fn governor(scene: &Scene, level: u32, from: usize, depth: usize) -> Option<Phrase> {
    let v = verb_before(scene, level, from)?;
    if is_passive(scene, level, v) {
        return grammatical(scene, level, v, depth + 1);
    }
    at_depth(scene, level, v, depth + 1)
}

/// The nearest verb to the left of token `from`.
fn verb_before(scene: &Scene, level: u32, from: usize) -> Option<usize> {
    let mut i = from;
    for _ in 0..REACH {
        i = scene.prev(level, i)?;
        if matches!(scene.tag(level, i), Tag::Verb(_) | Tag::Ing(_) | Tag::Auxiliary | Tag::Be | Tag::Modal) {
            return Some(i);
        }
    }
    None
}

/// The subject of the sentence's main verb to the left: of a participle or a second verb.
pub fn main(scene: &Scene, level: u32, from: usize, depth: usize) -> Option<Phrase> {
    let mut i = from;
    let mut tried = 0;
    let mut spare = None;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i) else { break };
        i = p;
        if !matches!(scene.tag(level, i), Tag::Verb(_) | Tag::Auxiliary | Tag::Be | Tag::Modal) {
            continue;
        }
        tried += 1;
        let found = if is_passive(scene, level, i) {
            grammatical(scene, level, i, depth + 1)
        } else {
            at_depth(scene, level, i, depth + 1)
        };
        let Some(found) = found.filter(|_| depth < DEEPEST) else { continue };
        let it = found.kind == PhraseKind::Pronoun && scene.word(found.mention.first as usize) == "it";
        // "She said the tone was warm, and predicted": tones predict nothing.
        let thing = found.kind == PhraseKind::Noun && !can_speak(scene, found);
        if found.kind != PhraseKind::Relative && !it && !thing && !is_subordinate(scene, level, found) {
            return Some(found);
        }
        spare = spare.or(Some(found));
        if tried >= TRIES {
            break;
        }
    }
    spare
}

/// "While denouncing it, Berg …": of a participle that opens the sentence, what stands behind the comma.
pub fn dangling(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    let mut i = v;
    for _ in 0..REACH {
        let last = scene.after(level, i) - 1;
        i = scene.next(level, i)?;
        let ended = scene.tag(level, i) == Tag::Comma;
        let quoted = scene.document.tokens[last].mark.is_quote()
            && last.checked_sub(1).is_some_and(|c| scene.document.tokens[c].mark == Mark::Comma);
        if ended || quoted {
            let first = if ended { scene.next(level, i)? } else { i };
            return starting(scene, level, first);
        }
    }
    None
}

/// The subject of a verb of speech to the left: "Berg spoke after Lind won, adding".
pub fn speaking(scene: &Scene, level: u32, from: usize, depth: usize) -> Option<Phrase> {
    let mut i = from;
    for _ in 0..REACH {
        i = scene.prev(level, i)?;
        if !matches!(scene.tag(level, i), Tag::Verb(Frame::Say | Frame::Tell)) || is_passive(scene, level, i)
        {
            continue;
        }
        let found = at_depth(scene, level, i, depth)?;
        return (found.kind != PhraseKind::Relative && !is_subordinate(scene, level, found)).then_some(found);
    }
    None
}

/// Whether the clause whose subject is `phrase` hangs on another one.
pub fn is_subordinate(scene: &Scene, level: u32, phrase: Phrase) -> bool {
    let Some(before) = scene.prev(level, phrase.whole.first as usize) else { return false };
    match scene.tag(level, before) {
        // "Berg left as Lind spoke, saying": the nearer one speaks.
        Tag::Clause => {
            !matches!(scene.word(before), "as" | "while" | "when" | "after" | "before" | "because" | "where")
        }
        // "an ad in which children play, yelling", but not "questions on who they liked"
        Tag::Relative if scene.word(before) == "who" => true,
        Tag::Relative => scene.prev(level, before).is_none_or(|p| scene.tag(level, p) != Tag::Preposition),
        Tag::Verb(_) | Tag::Ing(_) | Tag::Preposition => true,
        // "told reporters he was", "told him he was"
        Tag::Noun | Tag::Name | Tag::Object => {
            phrase.kind == PhraseKind::Pronoun && told(scene, level, before)
        }
        _ => false,
    }
}

/// Whether the noun at `i` is whom a verb tells.
fn told(scene: &Scene, level: u32, i: usize) -> bool {
    let mut at = i;
    for _ in 0..4 {
        let Some(p) = scene.prev(level, at) else { return false };
        at = p;
        if let Tag::Verb(frame) | Tag::Ing(frame) = scene.tag(level, at) {
            return frame == Frame::Tell;
        }
    }
    false
}
