//! Whose verb it is: from a verb to the mention that is its subject.

use super::phrase::{Phrase, PhraseKind, REACH, ending, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::lexicon::Classes;

/// The subject of the verb at token `v`: before it, behind it where the order is turned, or its agent in the passive.
pub fn subject(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    subject_at_depth(scene, level, v, 0)
}

const DEEPEST: usize = 4;

fn subject_at_depth(scene: &Scene, level: u32, v: usize, depth: usize) -> Option<Phrase> {
    if depth > DEEPEST {
        return None;
    }
    if let Some(turned) = inverted(scene, level, v) {
        return Some(turned);
    }
    if is_passive(scene, level, v) {
        return agent(scene, level, v);
    }
    let ing = matches!(scene.tag(level, v), Tag::Ing(_));
    let lead = skip_auxiliaries(scene, level, v)?;
    let before = scene.tag(level, lead);
    match before {
        Tag::To => governor(scene, level, lead, depth),
        Tag::And => conjoined(scene, level, lead, depth),
        _ if ing && lead + 1 == v || ing && !has_be(scene, level, v) => {
            governor(scene, level, lead + 1, depth)
        }
        Tag::Comma | Tag::Close | Tag::Dash => {
            interrupted(scene, level, lead).or_else(|| governor(scene, level, lead, depth))
        }
        Tag::Quote => governor(scene, level, lead, depth),
        _ => chain(scene, level, lead),
    }
}

/// "said Berg", where nothing that could be a subject stands before the verb.
fn inverted(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    if !matches!(scene.tag(level, v), Tag::Verb(_)) {
        return None;
    }
    let before = scene.prev(level, v).map(|p| scene.tag(level, p));
    let free = matches!(before, None | Some(Tag::Quote | Tag::Comma | Tag::Dash | Tag::Colon));
    let quoted = match before {
        Some(Tag::Comma | Tag::Dash) => {
            let comma = scene.prev(level, v)?;
            scene.prev(level, comma).is_some_and(|p| scene.tag(level, p) == Tag::Quote)
        }
        Some(Tag::Quote) | None => true,
        _ => false,
    };
    if !free || !quoted {
        return None;
    }
    let mut next = scene.next(level, v)?;
    while scene.tag(level, next) == Tag::Adverb {
        next = scene.next(level, next)?;
    }
    let phrase = starting(scene, level, next)?;
    // "called the plan", "told reporters" at the start of a sentence: an object.
    (before.is_some() || phrase.kind == PhraseKind::Name).then_some(phrase)
}

/// The first token to the left of a verb that is neither adverb nor auxiliary.
fn skip_auxiliaries(scene: &Scene, level: u32, v: usize) -> Option<usize> {
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
            _ => break,
        }
    }
    Some(i)
}

fn has_be(scene: &Scene, level: u32, v: usize) -> bool {
    let mut i = v;
    for _ in 0..3 {
        let Some(p) = scene.prev(level, i) else { return false };
        match scene.tag(level, p) {
            Tag::Be | Tag::Auxiliary | Tag::Modal => return true,
            Tag::Adverb => i = p,
            _ => return false,
        }
    }
    false
}

/// "was described", "being called": a form of be right before the verb.
pub fn is_passive(scene: &Scene, level: u32, v: usize) -> bool {
    if !matches!(scene.tag(level, v), Tag::Verb(_)) || matches!(scene.word(v), "say" | "says") {
        return false;
    }
    let mut i = v;
    for _ in 0..3 {
        let Some(p) = scene.prev(level, i) else { return false };
        match scene.tag(level, p) {
            Tag::Be => return true,
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

/// The subject of the finite verb to the left that governs a participle, an infinitive or a second verb.
fn governor(scene: &Scene, level: u32, from: usize, depth: usize) -> Option<Phrase> {
    let v = verb_before(scene, level, from)?;
    if is_passive(scene, level, v) {
        return chain(scene, level, skip_auxiliaries(scene, level, v)?);
    }
    subject_at_depth(scene, level, v, depth + 1)
}

fn conjoined(scene: &Scene, level: u32, and: usize, depth: usize) -> Option<Phrase> {
    governor(scene, level, and, depth)
}

/// The nearest finite verb to the left of token `from`.
pub fn verb_before(scene: &Scene, level: u32, from: usize) -> Option<usize> {
    let mut i = from;
    for _ in 0..REACH {
        i = scene.prev(level, i)?;
        match scene.tag(level, i) {
            Tag::Verb(_) => return Some(i),
            Tag::Auxiliary | Tag::Be | Tag::Modal => return Some(i),
            _ => {}
        }
    }
    None
}

/// The subject in front of an interruption that ends at `close`: "Hill, a doctor, said", "Hill (R) said".
fn interrupted(scene: &Scene, level: u32, close: usize) -> Option<Phrase> {
    let mut i = close;
    let mut best: Option<Phrase> = None;
    let mut crossed = false;
    let opener = scene.tag(level, close);
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i) else { break };
        i = p;
        let tag = scene.tag(level, i);
        crossed |= matches!(tag, Tag::Verb(_) | Tag::Be | Tag::Modal | Tag::Auxiliary);
        let edge = match opener {
            Tag::Close => tag == Tag::Open,
            Tag::Dash => tag == Tag::Dash,
            _ => tag == Tag::Comma,
        };
        if matches!(tag, Tag::Semicolon | Tag::Colon) || tag == Tag::Quote && opener == Tag::Comma {
            break;
        }
        if !edge {
            continue;
        }
        let Some(left) = scene.prev(level, i) else { break };
        let Some(phrase) = chain(scene, level, left) else { continue };
        if phrase.kind == PhraseKind::Relative {
            continue;
        }
        let opens = opens_clause(scene, level, phrase.whole.first as usize);
        if opens {
            return Some(phrase);
        }
        if !crossed || best.is_none() {
            best = best.or(Some(phrase));
        }
        if opener != Tag::Comma {
            break;
        }
    }
    best
}

/// Whether a phrase that begins at token `i` stands where a subject stands.
fn opens_clause(scene: &Scene, level: u32, i: usize) -> bool {
    match scene.prev(level, i).map(|p| scene.tag(level, p)) {
        None => true,
        Some(tag) => {
            matches!(tag, Tag::Quote | Tag::Clause | Tag::And | Tag::Colon | Tag::Semicolon | Tag::Dash)
        }
    }
}

/// The subject whose last token is `i`: a phrase, the phrases it hangs on, a relative or participle clause.
pub fn chain(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let last = ending(scene, level, i)?;
    if matches!(last.kind, PhraseKind::Pronoun | PhraseKind::Relative) {
        return Some(last);
    }
    let mut head = last;
    for _ in 0..6 {
        let Some(p) = scene.prev(level, head.whole.first as usize) else { return Some(head) };
        match scene.tag(level, p) {
            Tag::Preposition | Tag::By | Tag::To => {
                let Some(before) = scene.prev(level, p) else { return Some(adverbial(head, last)) };
                match ending(scene, level, before) {
                    Some(phrase) if phrase.kind != PhraseKind::Relative => head = phrase,
                    _ => return after_verb(scene, level, before).or(Some(adverbial(head, last))),
                }
            }
            Tag::And => return Some(head),
            _ => return after_verb(scene, level, p).or(Some(head)),
        }
    }
    Some(head)
}

/// "In 2010 the mayor said": a phrase behind a leading preposition is no subject, unless it is all there is.
fn adverbial(_head: Phrase, last: Phrase) -> Phrase {
    last
}

/// "people who ran in 2010 said", "a report released Monday said": the phrase before the clause that `i` ends.
fn after_verb(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let mut v = i;
    for _ in 0..4 {
        match scene.tag(level, v) {
            Tag::Verb(_) | Tag::Be | Tag::Auxiliary | Tag::Modal | Tag::Ing(_) => {}
            Tag::Adverb | Tag::To | Tag::Object => {}
            _ => break,
        }
        let before = scene.prev(level, v)?;
        match scene.tag(level, before) {
            Tag::Relative => return ending(scene, level, scene.prev(level, before)?),
            tag if matches!(scene.tag(level, v), Tag::Ing(_)) && tag.is_nominal() => {
                return ending(scene, level, before);
            }
            Tag::Noun
                if matches!(scene.tag(level, v), Tag::Verb(Frame::Unknown))
                    && scene.document.tokens[before].is(Classes::CUE_NOUN) =>
            {
                return ending(scene, level, before);
            }
            _ => {}
        }
        v = before;
    }
    None
}
