//! Where the words that somebody is reported to have said end in their sentence.

use super::content::opens_content;
use super::phrase::ending;
use super::scene::{NONE, Scene};
use super::tag::{Frame, Tag};
use crate::lexicon::Classes;
use crate::token::Mark;

/// How far contents are followed, in steps.
pub const FAR: usize = 150;

/// Where a content stands.
#[derive(Clone, Copy)]
pub struct Place {
    /// Its first token.
    pub start: usize,
    /// The verb that brings it.
    pub cue: usize,
    /// In a clause that hangs on another one: its comma ends it.
    pub aside: bool,
    /// Behind a noun: a verb that follows is that of the noun.
    pub noun: bool,
}

/// Behind the last token of the content at `place`.
pub fn end_of(scene: &Scene, place: Place) -> usize {
    let mut last = place.start;
    let mut form = Form::of(scene, place.start);
    for _ in 0..FAR {
        let Some(next) = scene.next(NONE, last) else { break };
        if stops(scene, place, form, last, next) {
            break;
        }
        form = form.with(scene, last, next);
        last = next;
    }
    let last = if form == Form::Object { without_tail(scene, place.start, last) } else { last };
    let end = scene.after(NONE, last);
    scene.bracket_at(end).unwrap_or(end)
}

/// What has been read so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// A noun phrase, or an infinitive with its objects: "the plan", "to protect the plan".
    Object,
    /// An object in whose own clause the verb is still to come: "the plan that".
    Within,
    /// A clause with its verb: "that it fell", "it fell".
    Clause,
}

impl Form {
    fn of(scene: &Scene, start: usize) -> Form {
        match scene.tag(NONE, start) {
            Tag::Determiner
            | Tag::Possessive
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::To
            | Tag::Object => Form::Object,
            _ => Form::Clause,
        }
    }

    fn with(self, scene: &Scene, last: usize, next: usize) -> Form {
        match (self, scene.tag(NONE, next)) {
            (Form::Object, Tag::Relative | Tag::Clause) => Form::Within,
            (Form::Object, Tag::Verb(_)) if scene.tag(NONE, last) == Tag::To => Form::Object,
            // "the bridge built in May" has no verb of its own yet
            (Form::Object, Tag::Verb(_)) if is_participle(scene, next) => Form::Object,
            (Form::Object, tag) if is_finite(tag) => Form::Clause,
            (Form::Within, tag) if is_finite(tag) => Form::Object,
            (form, _) => form,
        }
    }
}

fn is_finite(tag: Tag) -> bool {
    matches!(tag, Tag::Verb(_) | Tag::Be | Tag::Modal | Tag::Auxiliary)
}

/// A past form before a preposition or at an end: "built in May".
fn is_participle(scene: &Scene, v: usize) -> bool {
    let next = scene.next(NONE, v).map(|n| scene.tag(NONE, n));
    scene.word(v).ends_with("ed")
        && matches!(next, None | Some(Tag::Preposition | Tag::By | Tag::To | Tag::Comma))
}

/// Whether the content ends before the step `next`.
fn stops(scene: &Scene, place: Place, form: Form, last: usize, next: usize) -> bool {
    let tag = scene.tag(NONE, next);
    let object = form == Form::Object;
    if ends_with_comma(scene, last) && (place.aside || behind_comma(scene, form, next)) {
        return true;
    }
    match tag {
        Tag::Stop | Tag::Semicolon => next > place.cue,
        Tag::Comma | Tag::Dash if place.aside => true,
        Tag::Clause if object => hangs_behind(scene, next),
        // "said the bridge, which was old, fell"
        Tag::Comma if speaks(scene, place) && verb_next(scene, next) && parted(scene, place, next) => false,
        Tag::Comma => scene.next(NONE, next).is_some_and(|n| behind_comma(scene, form, n)),
        Tag::Dash => object,
        Tag::And => scene.next(NONE, next).is_some_and(|n| acts_next(scene, form, n)),
        // "his plea for a bridge was heard"
        tag => place.noun && object && is_finite(tag) && scene.tag(NONE, last).is_nominal(),
    }
}

/// Whether another comma stands between the start of the content and token `comma`.
fn parted(scene: &Scene, place: Place, comma: usize) -> bool {
    let near = comma.saturating_sub(60).max(place.start)..comma;
    near.into_iter().any(|i| scene.tag(NONE, i) == Tag::Comma)
}

fn speaks(scene: &Scene, place: Place) -> bool {
    matches!(scene.tag(NONE, place.cue).frame(), Some(Frame::Say | Frame::Tell))
}

fn verb_next(scene: &Scene, comma: usize) -> bool {
    let next = scene.next(NONE, comma).map(|n| skip_adverbs(scene, n));
    next.is_some_and(|n| is_finite(scene.tag(NONE, n)) && !is_participle(scene, n))
}

/// "praised the bridge as he left", "while Lind left": a clause of the main verb behind an object.
fn hangs_behind(scene: &Scene, clause: usize) -> bool {
    let pronoun = scene.next(NONE, clause).is_some_and(|n| scene.tag(NONE, n) == Tag::Pronoun);
    match scene.word(clause) {
        "while" | "because" | "after" | "when" | "although" | "though" => true,
        "as" | "before" | "since" | "until" => pronoun,
        _ => false,
    }
}

/// "praised the bridge and left", "said it fell and added".
fn acts_next(scene: &Scene, form: Form, i: usize) -> bool {
    let i = skip_adverbs(scene, i);
    match scene.tag(NONE, i) {
        Tag::Verb(Frame::Say | Frame::Tell | Frame::Call) => true,
        Tag::Verb(_) => {
            form == Form::Object
                && (scene.word(i).ends_with("ed") || scene.document.tokens[i].is(Classes::VERB))
        }
        Tag::Modal | Tag::Auxiliary | Tag::Be => form == Form::Object,
        _ => false,
    }
}

fn skip_adverbs(scene: &Scene, mut i: usize) -> usize {
    for _ in 0..2 {
        match scene.next(NONE, i).filter(|_| scene.tag(NONE, i) == Tag::Adverb) {
            Some(next) => i = next,
            None => break,
        }
    }
    i
}

/// Whether the step at `i` is a quotation that took the comma behind it: “a wreck,” and left.
fn ends_with_comma(scene: &Scene, i: usize) -> bool {
    let end = scene.after(NONE, i);
    scene.tag(NONE, i) == Tag::Quote
        && end.checked_sub(2).is_some_and(|last| scene.document.tokens[last].mark == Mark::Comma)
}

/// Whether what begins at `i` behind a comma is no part of a content of that form.
fn behind_comma(scene: &Scene, form: Form, i: usize) -> bool {
    leaves(scene, form, i) || trails(scene, form, i) || form == Form::Object && object_ends(scene, i)
}

/// ", adding that", ", and left", ", according to", ", as Lind noted".
fn leaves(scene: &Scene, form: Form, i: usize) -> bool {
    match scene.tag(NONE, i) {
        Tag::Ing(frame) => matches!(frame, Frame::Say | Frame::Tell | Frame::Call),
        Tag::And if reports_next(scene, i) => true,
        Tag::And => scene.next(NONE, i).is_some_and(|n| joins_verb(scene, form, i, skip_adverbs(scene, n))),
        Tag::Clause if scene.word(i) == "while" => true,
        Tag::Clause if matches!(scene.word(i), "although" | "though") => reports_next(scene, i),
        _ => matches!(scene.word(i), "according" | "compared"),
    }
}

/// ", and Lind said", ", while others say": whether a clause with a verb of speech of its own follows.
fn reports_next(scene: &Scene, and: usize) -> bool {
    let mut i = and;
    let mut subject = false;
    for _ in 0..10 {
        let Some(next) = scene.next(NONE, i) else { return false };
        i = next;
        match scene.tag(NONE, i) {
            Tag::Verb(frame) => return subject && matches!(frame, Frame::Say | Frame::Tell),
            Tag::Name | Tag::Noun | Tag::Number | Tag::Pronoun | Tag::Determiner => subject = true,
            Tag::Possessive | Tag::Adverb | Tag::Auxiliary | Tag::Hyphen | Tag::Preposition => {}
            _ => return false,
        }
    }
    false
}

/// ", and left", ", but would not": whether the verb at `v` goes on with the sentence rather than with the content.
fn joins_verb(scene: &Scene, form: Form, and: usize, v: usize) -> bool {
    match scene.tag(NONE, v) {
        Tag::Verb(Frame::Unknown | Frame::Weak | Frame::Hear) => form == Form::Object,
        Tag::Modal | Tag::Auxiliary | Tag::Be => form == Form::Object || scene.word(and) == "but",
        tag => is_finite(tag),
    }
}

/// ", which was news to Lind": the reporter's remark, where its clause goes to the end of the sentence.
fn trails(scene: &Scene, form: Form, relative: usize) -> bool {
    if scene.tag(NONE, relative) != Tag::Relative || form == Form::Within {
        return false;
    }
    !resumes(scene, relative)
}

/// "the bridge, which fell, is": whether a verb follows the comma that closes what begins at `i`.
fn resumes(scene: &Scene, mut i: usize) -> bool {
    for _ in 0..FAR {
        let Some(next) = scene.next(NONE, i) else { return false };
        i = next;
        if scene.tag(NONE, i) == Tag::Comma || ends_with_comma(scene, i) {
            return verb_next(scene, i);
        }
    }
    false
}

/// Behind an object: ", a plan of his own", ", he left", ", while Lind left", but no item of a list.
fn object_ends(scene: &Scene, i: usize) -> bool {
    match scene.tag(NONE, i) {
        Tag::Pronoun | Tag::Stop => true,
        tag if is_finite(tag) => !is_participle(scene, i),
        Tag::Clause => !opens_content(scene.word(i)) || scene.word(i) == "if",
        Tag::And => {
            let next = scene.next(NONE, i).map(|n| scene.tag(NONE, n));
            scene.word(i) == "but" || matches!(next, Some(Tag::Pronoun | Tag::Clause))
        }
        Tag::Determiner => !lists(scene, i) && !resumes(scene, i),
        _ => false,
    }
}

/// "…, the port and the bridge": whether an "and" follows before any verb.
fn lists(scene: &Scene, from: usize) -> bool {
    let mut i = from;
    for _ in 0..25 {
        let Some(next) = scene.next(NONE, i) else { return false };
        i = next;
        match scene.tag(NONE, i) {
            Tag::And => return true,
            Tag::Stop | Tag::Semicolon | Tag::Relative | Tag::Clause | Tag::Dash => return false,
            tag if is_finite(tag) => return false,
            _ => {}
        }
    }
    false
}

/// The last token of the object `start..=last` without when and where it was said: "Lind on Monday", "Lind in a speech".
fn without_tail(scene: &Scene, start: usize, last: usize) -> usize {
    let spoken = said_in(scene, start, last).unwrap_or(last);
    let mut end = spoken;
    for _ in 0..3 {
        let Some(p) = scene.prev(NONE, end).filter(|p| *p >= start && is_time(scene, end)) else { break };
        end = p;
        // "last week"
        if scene.document.tokens[end].is(Classes::TIME_POINTER) {
            end = scene.prev(NONE, end).filter(|p| *p >= start).unwrap_or(end);
        }
        if matches!(scene.word(end), "on" | "late" | "early") {
            end = scene.prev(NONE, end).filter(|p| *p >= start).unwrap_or(end);
        }
    }
    end
}

fn is_time(scene: &Scene, i: usize) -> bool {
    let token = &scene.document.tokens[i];
    let pointed = scene.prev(NONE, i).is_some_and(|p| scene.document.tokens[p].is(Classes::TIME_POINTER));
    let manner = scene.tag(NONE, i) == Tag::Adverb && scene.word(i).ends_with("ly");
    token.is(Classes::WEEKDAY)
        || manner
        || token.is(Classes::TIME_UNIT) && pointed
        || token.is(Classes::DAY_PART)
            && scene.prev(NONE, i).is_some_and(|p| scene.document.tokens[p].is(Classes::WEEKDAY))
}

/// The token before "in a speech", "on Twitter": before the first such phrase of the object.
fn said_in(scene: &Scene, start: usize, last: usize) -> Option<usize> {
    let mut i = start;
    for _ in 0..FAR {
        i = scene.next(NONE, i).filter(|n| *n < last)?;
        if !matches!(scene.word(i), "in" | "during") {
            continue;
        }
        let Some(head) = phrase_head(scene, i).filter(|h| *h <= last) else { continue };
        let event = scene.document.tokens[head].entry.value(Classes::CUE_NOUN) == Some("event");
        if event {
            return scene.prev(NONE, i);
        }
    }
    None
}

/// The last word of the noun phrase behind the preposition at `i`.
fn phrase_head(scene: &Scene, i: usize) -> Option<usize> {
    let mut head = scene.next(NONE, i)?;
    for _ in 0..8 {
        let next = scene.next(NONE, head);
        match next.filter(|n| {
            scene.tag(NONE, *n).is_nominal() || matches!(scene.tag(NONE, *n), Tag::Adverb | Tag::Possessive)
        }) {
            Some(next) => head = next,
            None => break,
        }
    }
    ending(scene, NONE, head).map(|_| head)
}
