//! Whose verb it is: from a verb to the mention that is its subject.

use super::phrase::{Phrase, PhraseKind, REACH, ending, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::document::Range;
use crate::lexicon::Classes;

/// Verbs that lean on other verbs are followed this far: "asked him to agree to convey".
const DEEPEST: usize = 3;
/// How many verbs are tried as the main one.
const TRIES: usize = 8;

/// The subject of the verb at token `v`: before it, behind it where the order is turned, or its agent in the passive.
pub fn subject(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    at_depth(scene, level, v, 0)
}

fn at_depth(scene: &Scene, level: u32, v: usize, depth: usize) -> Option<Phrase> {
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
fn grammatical(scene: &Scene, level: u32, v: usize, depth: usize) -> Option<Phrase> {
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
                .or_else(|| dangling(scene, level, v)),
        };
    }
    match scene.tag(level, lead) {
        Tag::To => led(scene, level, lead).or_else(|| governor(scene, level, lead, depth)),
        Tag::And => main(scene, level, lead, depth),
        Tag::Comma | Tag::Dash => {
            let list = follows_verb(scene, level, lead).then(|| main(scene, level, lead, depth)).flatten();
            list.or_else(|| interrupted(scene, level, lead)).or_else(|| main(scene, level, lead, depth))
        }
        Tag::Quote => main(scene, level, lead, depth),
        Tag::Clause => what_says(scene, level, lead),
        _ => chain(scene, level, lead),
    }
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
    // "called the plan", "told reporters" at the start of a sentence: an object.
    let colon =
        scene.next(level, phrase.whole.last as usize - 1).is_some_and(|n| scene.tag(level, n) == Tag::Colon);
    let opens = phrase.kind == PhraseKind::Name && (frame == Frame::Say || colon);
    (before.is_some() || opens).then_some(phrase)
}

/// "That is because, explained Berg, …": between two commas.
fn turned_aside(scene: &Scene, level: u32, v: usize, frame: Frame) -> bool {
    let Some(next) = scene.next(level, v).filter(|_| frame == Frame::Say) else { return false };
    let Some(phrase) = starting(scene, level, next).filter(|p| p.kind == PhraseKind::Name) else {
        return false;
    };
    let end = scene.next(level, phrase.whole.last as usize - 1).map(|n| scene.tag(level, n));
    matches!(end, None | Some(Tag::Comma | Tag::Stop))
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
            _ => break,
        }
    }
    Some(skip_time(scene, level, i).unwrap_or(i))
}

/// "Lind (D) last week said", "Lind earlier this year said".
fn skip_time(scene: &Scene, level: u32, i: usize) -> Option<usize> {
    let time = Classes::TIME_UNIT.or(Classes::DAY_PART).or(Classes::MONTH);
    if !scene.document.tokens[i].is(time) || scene.tag(level, i) != Tag::Noun {
        return None;
    }
    let mut first = i;
    for _ in 0..4 {
        let p = scene.prev(level, first)?;
        match scene.tag(level, p) {
            Tag::Name | Tag::Pronoun => return (first < i).then_some(p),
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

/// "with Berg calling it", "and Lind saying", "– Lind saying": a participle with a subject of its own.
fn absolute(scene: &Scene, level: u32, lead: usize, v: usize) -> Option<Phrase> {
    let phrase = chain(scene, level, lead)?;
    // "a sign saying", "hats reading"; but "Berg put out a statement saying"
    let bears = scene.document.tokens[phrase.mention.last as usize - 1].is(Classes::CUE_NOUN);
    let object = scene
        .prev(level, phrase.whole.first as usize)
        .is_some_and(|p| matches!(scene.tag(level, p), Tag::Verb(_) | Tag::Ing(_) | Tag::Preposition));
    if scene.tag(level, v) == Tag::Ing(Frame::Say) && !object && (bears || scene.word(v) == "reading") {
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

/// "a win that led Berg to declare": who is led, where the verb before is none of speech or wish.
fn led(scene: &Scene, level: u32, to: usize) -> Option<Phrase> {
    let last = scene.prev(level, to)?;
    let phrase = match scene.tag(level, last) {
        Tag::Object => Phrase::single(last, PhraseKind::Pronoun),
        _ => chain(scene, level, last)?,
    };
    let v = scene.prev(level, phrase.whole.first as usize)?;
    matches!(scene.tag(level, v), Tag::Verb(Frame::Unknown) | Tag::Ing(Frame::Unknown)).then_some(phrase)
}

/// The subject of the nearest finite verb to the left: of an infinitive.
fn governor(scene: &Scene, level: u32, from: usize, depth: usize) -> Option<Phrase> {
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
        if found.kind != PhraseKind::Relative && !is_subordinate(scene, level, found) {
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
fn dangling(scene: &Scene, level: u32, v: usize) -> Option<Phrase> {
    let mut i = v;
    for _ in 0..REACH {
        let last = scene.after(level, i) - 1;
        i = scene.next(level, i)?;
        let ended = scene.tag(level, i) == Tag::Comma;
        let quoted = scene.document.tokens[last].mark.is_quote()
            && last > 0
            && scene.document.tokens[last - 1].mark == crate::token::Mark::Comma;
        if ended || quoted {
            let first = if ended { scene.next(level, i)? } else { i };
            return starting(scene, level, first);
        }
    }
    None
}

/// The subject of a verb of speech to the left: "Berg spoke after Lind won, adding".
fn speaking(scene: &Scene, level: u32, from: usize, depth: usize) -> Option<Phrase> {
    let mut i = from;
    for _ in 0..REACH {
        i = scene.prev(level, i)?;
        if !matches!(scene.tag(level, i), Tag::Verb(Frame::Say | Frame::Tell)) || is_passive(scene, level, i)
        {
            continue;
        }
        let found = at_depth(scene, level, i, depth + 1)?;
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
            !matches!(scene.word(before), "as" | "while" | "when" | "after" | "before" | "because")
        }
        Tag::Relative | Tag::Verb(_) | Tag::Ing(_) | Tag::Preposition => true,
        // "told reporters he was", "told him he was"
        Tag::Noun | Tag::Name | Tag::Object => {
            phrase.kind == PhraseKind::Pronoun && told(scene, level, before)
        }
        // "said that Lind and his allies were"
        Tag::And => {
            let first = scene.prev(level, before).and_then(|p| ending(scene, level, p));
            first
                .and_then(|f| scene.prev(level, f.whole.first as usize))
                .is_some_and(|p| scene.word(p) == "that")
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

/// "as did Berg", "what said"; and "that" as a relative.
fn what_says(scene: &Scene, level: u32, clause: usize) -> Option<Phrase> {
    let before = scene.prev(level, clause)?;
    (scene.word(clause) == "that").then(|| ending(scene, level, before)).flatten()
}

/// The subject in front of an interruption that ends at `close`: "Hill, a doctor, said".
fn interrupted(scene: &Scene, level: u32, close: usize) -> Option<Phrase> {
    let mut i = close;
    let mut best: Option<Phrase> = None;
    let opener = scene.tag(level, close);
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i) else { break };
        i = p;
        let tag = scene.tag(level, i);
        let opens = scene.document.tokens[i].starts_sentence();
        if matches!(tag, Tag::Semicolon | Tag::Colon) || tag == Tag::Quote && opens {
            break;
        }
        if tag != opener {
            continue;
        }
        let segment = scene.next(level, i).map(|n| scene.tag(level, n));
        let adverbial = matches!(
            segment,
            Some(Tag::Clause | Tag::Preposition | Tag::Ing(_) | Tag::To | Tag::Adverb | Tag::Verb(_))
        );
        if best.is_some() && adverbial {
            break;
        }
        let Some(left) = scene.prev(level, i) else { break };
        let Some((phrase, led)) = linked(scene, level, left) else { continue };
        if let Some(name) = whole_segment(scene, level, i, close).filter(|_| led && best.is_none()) {
            return Some(name);
        }
        // "Lind, who, on Monday, said"
        if phrase.kind == PhraseKind::Relative && best.is_none() {
            return Some(phrase);
        }
        if led || phrase.kind == PhraseKind::Relative {
            continue;
        }
        match scene.prev(level, phrase.whole.first as usize).map(|p| scene.tag(level, p)) {
            None | Some(Tag::Quote | Tag::Clause | Tag::And | Tag::Colon | Tag::Semicolon | Tag::Dash) => {
                best = better(best, phrase);
                break;
            }
            Some(Tag::Comma) => best = better(best, phrase),
            _ => {}
        }
        if opener == Tag::Dash {
            best = best.or(Some(phrase));
            break;
        }
    }
    best
}

/// "In Oslo, in May, Hill (R), said": the name that is all that stands between two commas.
fn whole_segment(scene: &Scene, level: u32, comma: usize, close: usize) -> Option<Phrase> {
    let name = ending(scene, level, scene.prev(level, close)?)?;
    let first = scene.next(level, comma)?;
    (name.kind == PhraseKind::Name && name.whole.first as usize == first).then_some(name)
}

/// "he looked up, furrowed his brow, said": the words before the comma hold a verb with its subject.
fn follows_verb(scene: &Scene, level: u32, comma: usize) -> bool {
    let mut i = comma;
    let mut verb = false;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i) else { return verb };
        i = p;
        match scene.tag(level, i) {
            Tag::Verb(_) | Tag::Be | Tag::Modal | Tag::Auxiliary => {
                verb |= scene.prev(level, i).is_none_or(|b| scene.tag(level, b) != Tag::Comma);
            }
            Tag::Relative | Tag::Clause | Tag::Dash | Tag::Quote => return false,
            Tag::Comma => return verb,
            _ => {}
        }
    }
    false
}

/// The phrase further left is the subject, and the nearer one explains it; but a name outdoes a noun.
fn better(best: Option<Phrase>, left: Phrase) -> Option<Phrase> {
    match best {
        Some(near) if near.kind == PhraseKind::Name && left.kind == PhraseKind::Noun => Some(near),
        _ => Some(left),
    }
}

/// The subject whose last token is `i`: a phrase, the phrases it hangs on, a relative or participle clause.
pub fn chain(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let phrase = linked(scene, level, i).map(|(phrase, _)| phrase)?;
    if phrase.kind == PhraseKind::Relative && scene.word(i) == "that" {
        return scene.prev(level, i).and_then(|b| ending(scene, level, b)).or(Some(phrase));
    }
    Some(joint(scene, level, phrase).unwrap_or(phrase))
}

/// "Berg and Lind", "he and Lind": both, where the first stands as a subject stands.
fn joint(scene: &Scene, level: u32, last: Phrase) -> Option<Phrase> {
    let and = scene.prev(level, last.whole.first as usize)?;
    if scene.word(and) != "and" || !matches!(last.kind, PhraseKind::Name | PhraseKind::Pronoun) {
        return None;
    }
    let first = ending(scene, level, scene.prev(level, and)?)?;
    if !matches!(first.kind, PhraseKind::Name | PhraseKind::Pronoun) {
        return None;
    }
    let before = scene.prev(level, first.whole.first as usize).map(|p| scene.tag(level, p));
    let stands = !matches!(before, Some(Tag::Preposition | Tag::Verb(_) | Tag::Ing(_) | Tag::By | Tag::To));
    stands.then_some(Phrase {
        mention: Range { first: first.mention.first, last: last.mention.last },
        whole: Range { first: first.whole.first, last: last.whole.last },
        kind: last.kind,
    })
}

/// As [`chain`]; also whether a preposition leads the phrase, so that it is hardly a subject: "in Dallas".
fn linked(scene: &Scene, level: u32, i: usize) -> Option<(Phrase, bool)> {
    let last = ending(scene, level, i)?;
    if matches!(last.kind, PhraseKind::Pronoun | PhraseKind::Relative) {
        return Some((last, false));
    }
    let mut head = last;
    for _ in 0..6 {
        let Some(p) = scene.prev(level, head.whole.first as usize) else { return Some((head, false)) };
        match scene.tag(level, p) {
            Tag::Preposition if scene.word(p) == "with" && starts_aside(scene, level, p) => {
                return Some((head, false));
            }
            Tag::Preposition | Tag::By | Tag::To => {
                let before = scene.prev(level, p);
                match before.and_then(|b| ending(scene, level, b)) {
                    Some(phrase) if phrase.kind == PhraseKind::Relative => return Some((last, true)),
                    Some(phrase) if phrase.kind == PhraseKind::Pronoun => return Some((phrase, false)),
                    // "deputy chairman of the Port Council Ola Berg"
                    Some(_) if last.mention.first > last.whole.first && named_person(scene, last) => {
                        return Some((last, false));
                    }
                    Some(phrase) => head = phrase,
                    None => {
                        let clause = before.and_then(|b| after_verb(scene, level, b));
                        return Some(clause.map_or((last, true), |c| (c, false)));
                    }
                }
            }
            Tag::And => match coordinated(scene, level, p) {
                Some(first) => head = first,
                None => return Some((head, false)),
            },
            _ => return Some((after_verb(scene, level, p).unwrap_or(head), false)),
        }
    }
    Some((head, false))
}

fn named_person(scene: &Scene, phrase: Phrase) -> bool {
    scene.person_at(phrase.mention.first as usize).is_some()
}

fn starts_aside(scene: &Scene, level: u32, i: usize) -> bool {
    scene.prev(level, i).is_none_or(|b| matches!(scene.tag(level, b), Tag::Comma | Tag::Dash))
}

/// Lind in "between Lind and Berg": the first of two that a preposition leads.
fn coordinated(scene: &Scene, level: u32, and: usize) -> Option<Phrase> {
    let first = ending(scene, level, scene.prev(level, and)?)?;
    let before = scene.prev(level, first.whole.first as usize).map(|p| scene.tag(level, p));
    (before == Some(Tag::Preposition)).then_some(first)
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
