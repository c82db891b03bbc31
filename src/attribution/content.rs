//! Where the words that a verb of speech reports begin behind it.

use super::extent::{Place, end_of};
use super::phrase::{Phrase, PhraseKind, TIME, starting};
use super::scene::{NONE, Scene};
use super::tag::{Frame, Tag};
use crate::document::Range;
use crate::lexicon::Classes;

/// The tokens between two steps of the sentence, the second left out.
pub fn range(first: usize, last: usize) -> Option<Range> {
    (first < last).then(|| Range::new(first, last))
}

/// "plea for a bridge", "refusal to build": what hangs on a noun of speech at `noun`.
pub fn of_act(scene: &Scene, noun: usize, next: usize) -> Option<Range> {
    let start = match scene.tag(NONE, next) {
        // "refusal to build", "opposition to the bridge"
        Tag::To => {
            let led = scene.next(NONE, next)?;
            let acts = matches!(scene.tag(NONE, led), Tag::Verb(_) | Tag::Be | Tag::Auxiliary | Tag::Adverb);
            if acts { next } else { led }
        }
        Tag::Preposition
            if matches!(scene.word(next), "for" | "of" | "about" | "against" | "on" | "over") =>
        {
            scene.next(NONE, next)?
        }
        _ => return None,
    };
    let opens = scene.tag(NONE, start);
    let object = opens.is_nominal()
        || matches!(opens, Tag::To | Tag::Determiner | Tag::Possessive | Tag::Object | Tag::Ing(_));
    object.then(|| range(start, end_of(scene, Place { start, cue: noun, aside: true, noun: true }))).flatten()
}

/// The rest of the sentence from `start`.
pub fn whole_behind(scene: &Scene, start: usize) -> Option<Range> {
    range(start, end_of(scene, Place { start, cue: start, aside: false, noun: false }))
}

/// What follows the cue at `v`, whose clause ends before token `end`: "Berg said the bridge was a wreck".
pub fn behind(scene: &Scene, v: usize, speaker: Phrase, end: usize, frame: Frame) -> Option<Range> {
    let start = complement(scene, end, frame)?;
    let aside = speaker.kind == PhraseKind::Relative || hangs(scene, (speaker.whole.first as usize).min(v));
    range(start, end_of(scene, Place { start, cue: v, aside, noun: false }))
}

/// "which Berg said was a wreck", "what Berg called a wreck": the word that stands for a piece of the content, and the rest.
pub fn of_relative(scene: &Scene, lead: usize, v: usize, end: usize, frame: Frame) -> Option<Vec<Range>> {
    let stands = Range::new(lead, lead + 1);
    let mut start = scene.next(NONE, end.checked_sub(1)?)?;
    for _ in 0..3 {
        match scene.tag(NONE, start) {
            Tag::Adverb => start = scene.next(NONE, start)?,
            _ => break,
        }
    }
    let opens = scene.tag(NONE, start);
    let clause = matches!(opens, Tag::Be | Tag::Modal | Tag::Auxiliary | Tag::Verb(_));
    let acts = clause && (matches!(frame, Frame::Say | Frame::Tell) || is_thought(scene, v));
    let object = scene.word(start) == "as"
        || matches!(opens, Tag::Determiner | Tag::Quote | Tag::Name | Tag::Noun | Tag::Possessive);
    let named = frame == Frame::Call && object && !scene.word(lead).eq_ignore_ascii_case("that");
    let rest = (acts || named)
        .then(|| range(start, end_of(scene, Place { start, cue: v, aside: true, noun: false })))
        .flatten()?;
    Some(vec![stands, rest])
}

/// "When Berg asked if it fell, Lind left", "Now that Berg said so, …": a clause that hangs on another one.
fn hangs(scene: &Scene, first: usize) -> bool {
    let mut lead = first;
    for _ in 0..3 {
        let Some(p) = scene.prev(NONE, lead) else { return false };
        lead = p;
        if scene.tag(NONE, lead) != Tag::Adverb {
            break;
        }
    }
    if scene.word(lead).eq_ignore_ascii_case("after") {
        return true;
    }
    if scene.tag(NONE, lead) != Tag::Clause {
        return false;
    }
    let before = scene.prev(NONE, lead).map(|p| scene.tag(NONE, p));
    !opens_content(scene.word(lead))
        || matches!(before, None | Some(Tag::Comma | Tag::And | Tag::Adverb | Tag::Dash))
}

/// The first token of the clause or object behind a cue.
fn complement(scene: &Scene, end: usize, frame: Frame) -> Option<usize> {
    let speaks = matches!(frame, Frame::Say | Frame::Tell);
    let mut told = frame != Frame::Tell;
    if let Some(asked) = asked_to(scene, end, frame) {
        return Some(asked);
    }
    let mut i = scene.next(NONE, end.checked_sub(1)?)?;
    for _ in 0..12 {
        let tag = scene.tag(NONE, i);
        match tag {
            // "wrote to the council that"
            Tag::To if speaks && that_behind(scene, scene.next(NONE, i)?).is_some() => {
                return that_behind(scene, scene.next(NONE, i)?);
            }
            // "declined to say who would build it"
            Tag::Relative if frame != Frame::Call && scene.word(i) == "who" => return Some(i),
            // "said on Lind's “Night Train” that"
            Tag::Quote if scene.prev(NONE, i).is_some_and(|p| scene.tag(NONE, p) == Tag::Possessive) => {
                i = scene.next(NONE, i)?
            }
            Tag::Quote | Tag::Pronoun | Tag::To => return Some(i),
            Tag::Comma | Tag::Colon => {
                let next = scene.next(NONE, i)?;
                let opens = scene.tag(NONE, next) == Tag::Quote || tag == Tag::Colon;
                return if opens { Some(next) } else { behind_aside(scene, next) };
            }
            // "said there was no bridge", "said current officials"
            Tag::Adverb if there_is(scene, i) || qualifies(scene, i) => return Some(i),
            // "said having a bridge"
            Tag::Auxiliary | Tag::Be | Tag::Modal if scene.word(i).ends_with("ing") => return Some(i),
            Tag::Adverb => i = scene.next(NONE, i)?,
            _ if frame != Frame::Call && that_behind(scene, i).is_some() => return that_behind(scene, i),
            _ if of_noun(scene, i).is_some() => return of_noun(scene, i),
            Tag::Clause if opens_content(scene.word(i)) => return Some(i),
            Tag::Clause if speaks => return None,
            // "said none of the attempts to build would"
            Tag::Preposition if frame == Frame::Say && counted_of(scene, i, end) => {
                return scene.prev(NONE, i);
            }
            Tag::Preposition | Tag::By if speaks => i = behind_complement(scene, i)?,
            Tag::Preposition => return scene.next(NONE, i),
            Tag::Object if !told => {
                told = true;
                i = scene.next(NONE, i)?;
            }
            Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun | Tag::Number if !told => {
                told = true;
                let phrase = starting(scene, NONE, i)?;
                i = scene.next(NONE, phrase.whole.last as usize - 1)?;
            }
            _ if speaks && is_day_part(scene, i) => i = scene.next(NONE, i)?,
            Tag::Noun | Tag::Determiner | Tag::Name if speaks && is_time(scene, i) => {
                let phrase = starting(scene, NONE, i)?;
                i = scene.next(NONE, phrase.whole.last as usize - 1)?;
            }
            _ => return begins_clause(tag).then_some(i),
        }
    }
    None
}

/// The "of" of "none of them", right behind the clause that ends before `end`.
fn counted_of(scene: &Scene, i: usize, end: usize) -> bool {
    scene.word(i) == "of" && scene.prev(NONE, i).is_some_and(|p| p >= end)
}

/// What a clause without "that" may begin with: "said the bridge was gone".
fn begins_clause(tag: Tag) -> bool {
    let noun = matches!(tag, Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun | Tag::Number);
    noun || matches!(tag, Tag::Object | Tag::Clause | Tag::Ing(_))
}

/// The step behind a preposition and its noun phrase: "on Monday", "during Tuesday's talks", "in a statement".
fn behind_complement(scene: &Scene, preposition: usize) -> Option<usize> {
    let mut i = scene.next(NONE, preposition)?;
    if scene.tag(NONE, i) == Tag::Adverb {
        i = scene.next(NONE, i)?;
        if scene.tag(NONE, i) != Tag::Possessive {
            return Some(i);
        }
    }
    match starting(scene, NONE, i) {
        Some(phrase) => scene.next(NONE, phrase.whole.last as usize - 1),
        None => Some(i),
    }
}

/// "said at the last debate that", "promised Lind that": the clause behind a noun phrase, no verb between.
fn that_behind(scene: &Scene, from: usize) -> Option<usize> {
    let mut i = from;
    for _ in 0..10 {
        match scene.tag(NONE, i) {
            Tag::Clause if scene.word(i) == "that" => return Some(i),
            Tag::Preposition | Tag::By | Tag::Adverb | Tag::Possessive | Tag::Determiner | Tag::Object => {}
            // "the last meeting"
            Tag::Ing(Frame::Unknown) if i > from => {}
            tag if tag.is_nominal() => {}
            _ => return None,
        }
        i = scene.next(NONE, i)?;
    }
    None
}

/// "asked Lind to leave", "urged the council to build": whom, with what they are to do.
fn asked_to(scene: &Scene, end: usize, frame: Frame) -> Option<usize> {
    let start = scene.next(NONE, end.checked_sub(1)?).filter(|_| frame == Frame::Tell)?;
    let last = match scene.tag(NONE, start) {
        Tag::Object => start,
        _ => starting(scene, NONE, start)?.whole.last as usize - 1,
    };
    let to = scene.next(NONE, last)?;
    let to = if scene.word(to) == "not" { scene.next(NONE, to)? } else { to };
    let v = scene.next(NONE, to).map(|v| scene.tag(NONE, v));
    let acts = matches!(v, Some(Tag::Verb(_) | Tag::Be | Tag::Auxiliary | Tag::Noun | Tag::Adverb));
    (scene.tag(NONE, to) == Tag::To && acts).then_some(start)
}

/// "which he believes is a wreck": a verb of mind that brings clauses.
fn is_thought(scene: &Scene, v: usize) -> bool {
    scene.document.tokens[v]
        .entry
        .value(Classes::CUE)
        .is_some_and(|v| v.starts_with("mind verb") || v == "mind")
}

/// "said, however, that": the clause behind a few words between commas.
fn behind_aside(scene: &Scene, from: usize) -> Option<usize> {
    let mut i = from;
    for _ in 0..10 {
        match scene.tag(NONE, i) {
            Tag::Comma => return scene.next(NONE, i).filter(|n| scene.word(*n) == "that"),
            Tag::Verb(_) | Tag::Quote | Tag::Stop | Tag::Semicolon => return None,
            _ => i = scene.next(NONE, i)?,
        }
    }
    None
}

pub fn there_is(scene: &Scene, i: usize) -> bool {
    let next = scene.next(NONE, i).map(|n| scene.tag(NONE, n));
    scene.word(i) == "there"
        && matches!(next, Some(Tag::Be | Tag::Modal | Tag::Auxiliary | Tag::Verb(_) | Tag::Possessive))
}

/// "rejected the claim that it fell": the clause behind a noun of speech.
fn of_noun(scene: &Scene, i: usize) -> Option<usize> {
    let phrase = starting(scene, NONE, i)?;
    let head = phrase.whole.last as usize - 1;
    let noun = scene.document.tokens[head].is(Classes::CUE_NOUN);
    scene.next(NONE, head).filter(|n| noun && scene.word(*n) == "that")
}

/// Clause words that stand at the head of what is said.
pub fn opens_content(word: &str) -> bool {
    ["that", "how", "what", "why", "if", "whether", "where", "there"]
        .iter()
        .any(|w| word.eq_ignore_ascii_case(w))
}

/// A word of time before the noun that it qualifies: "current officials", "too many officials".
fn qualifies(scene: &Scene, i: usize) -> bool {
    let token = &scene.document.tokens[i];
    let noun = scene.next(NONE, i).is_some_and(|n| scene.tag(NONE, n).is_nominal() && !is_day_part(scene, n));
    let counts = matches!(scene.word(i), "too" | "only" | "nearly" | "almost" | "even" | "not");
    let counted =
        scene.next(NONE, i).is_some_and(|n| matches!(scene.tag(NONE, n), Tag::Determiner | Tag::Number));
    counts && (noun || counted) || noun && token.is(Classes::TIME_REFERENCE) && !token.is(Classes::WEEKDAY)
}

fn is_day_part(scene: &Scene, i: usize) -> bool {
    scene.document.tokens[i].is(Classes::DAY_PART)
}

/// "last week", "this month" at token `i`.
fn is_time(scene: &Scene, i: usize) -> bool {
    let Some(phrase) = starting(scene, NONE, i) else { return false };
    scene.document.tokens[phrase.whole.last as usize - 1].is(TIME.or(Classes::WEEKDAY))
        && phrase.whole.len() <= 4
}
