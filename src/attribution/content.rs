//! Where the words that a verb of speech reports begin and end in its sentence.

use super::phrase::{Phrase, PhraseKind, starting};
use super::scene::{NONE, Scene};
use super::tag::{Frame, Tag};
use crate::document::Range;
use crate::lexicon::Classes;
use crate::token::Mark;

/// How far contents are followed, in steps.
const FAR: usize = 150;

/// The tokens between two steps of the sentence, the second left out.
fn range(first: usize, last: usize) -> Option<Range> {
    (first < last).then(|| Range::new(first, last))
}

/// What follows the cue at `v`, whose clause ends before token `end`: "Berg said the bridge was a wreck".
pub fn behind(scene: &Scene, v: usize, speaker: Phrase, end: usize, frame: Frame) -> Option<Range> {
    let start = complement(scene, end, frame)?;
    let aside = speaker.kind == PhraseKind::Relative || hangs(scene, (speaker.whole.first as usize).min(v));
    range(start, end_of(scene, start, v, aside))
}

/// "When Berg asked if it fell, Lind left": a clause before the main one.
fn hangs(scene: &Scene, first: usize) -> bool {
    let Some(lead) = scene.prev(NONE, first) else { return false };
    let clause = scene.tag(NONE, lead) == Tag::Clause || scene.word(lead).eq_ignore_ascii_case("after");
    clause && !opens_content(scene.word(lead))
}

/// The first token of the clause or object behind a cue.
fn complement(scene: &Scene, end: usize, frame: Frame) -> Option<usize> {
    let speaks = matches!(frame, Frame::Say | Frame::Tell);
    let mut told = frame != Frame::Tell;
    let mut i = scene.next(NONE, end.checked_sub(1)?)?;
    for _ in 0..12 {
        let tag = scene.tag(NONE, i);
        match tag {
            Tag::Quote | Tag::Pronoun | Tag::To => return Some(i),
            Tag::Comma | Tag::Colon => {
                let next = scene.next(NONE, i)?;
                let opens = scene.tag(NONE, next) == Tag::Quote || tag == Tag::Colon;
                return opens.then_some(next);
            }
            // "said current officials"
            Tag::Adverb if qualifies(scene, i) => return Some(i),
            Tag::Adverb => i = scene.next(NONE, i)?,
            _ if frame != Frame::Call && that_behind(scene, i).is_some() => return that_behind(scene, i),
            Tag::Clause if opens_content(scene.word(i)) => return Some(i),
            Tag::Clause if speaks => return None,
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
            Tag::Determiner
            | Tag::Possessive
            | Tag::Name
            | Tag::Noun
            | Tag::Number
            | Tag::Object
            | Tag::Clause
            | Tag::Ing(_) => return Some(i),
            _ => return None,
        }
    }
    None
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

/// Clause words that stand at the head of what is said.
pub fn opens_content(word: &str) -> bool {
    matches!(word, "that" | "how" | "what" | "why" | "if" | "whether" | "where" | "there")
}

/// A word of time before the noun that it qualifies.
fn qualifies(scene: &Scene, i: usize) -> bool {
    let token = &scene.document.tokens[i];
    let noun = scene.next(NONE, i).is_some_and(|n| scene.tag(NONE, n).is_nominal() && !is_day_part(scene, n));
    noun && token.is(Classes::TIME_REFERENCE) && !token.is(Classes::WEEKDAY)
}

fn is_day_part(scene: &Scene, i: usize) -> bool {
    scene.document.tokens[i].is(Classes::DAY_PART)
}

/// "last week", "this month" at token `i`.
fn is_time(scene: &Scene, i: usize) -> bool {
    let Some(phrase) = starting(scene, NONE, i) else { return false };
    let time = Classes::TIME_UNIT.or(Classes::DAY_PART).or(Classes::MONTH).or(Classes::WEEKDAY);
    scene.document.tokens[phrase.whole.last as usize - 1].is(time) && phrase.whole.len() <= 4
}

/// Where the content that begins at `start` ends: with its sentence, or where another cue of the same speaker follows; a
/// clause `aside` ends at its comma.
fn end_of(scene: &Scene, start: usize, v: usize, aside: bool) -> usize {
    let mut last = start;
    for _ in 0..FAR {
        if ends_with_comma(scene, last) {
            break;
        }
        let Some(next) = scene.next(NONE, last) else { break };
        let after = scene.next(NONE, next).map(|n| (n, scene.tag(NONE, n)));
        let ends = match scene.tag(NONE, next) {
            Tag::Stop | Tag::Semicolon => next > v,
            Tag::Comma if aside => true,
            Tag::Comma => after.is_some_and(|(n, tag)| leaves(scene, n, tag)),
            Tag::And => after.is_some_and(|(_, tag)| is_cue(tag)),
            _ => false,
        };
        if ends {
            break;
        }
        last = next;
    }
    scene.after(NONE, last)
}

/// Whether the step at `i` is a quotation that took the comma behind it: “a wreck,” and left.
fn ends_with_comma(scene: &Scene, i: usize) -> bool {
    let end = scene.after(NONE, i);
    scene.tag(NONE, i) == Tag::Quote
        && end.checked_sub(2).is_some_and(|last| scene.document.tokens[last].mark == Mark::Comma)
}

fn is_cue(tag: Tag) -> bool {
    matches!(tag, Tag::Verb(Frame::Say | Frame::Tell | Frame::Call))
}

/// Whether what begins at `i` behind a comma is no part of the content: ", adding that", ", according to".
fn leaves(scene: &Scene, i: usize, tag: Tag) -> bool {
    match tag {
        Tag::Ing(frame) => matches!(frame, Frame::Say | Frame::Tell | Frame::Call),
        Tag::And => scene.next(NONE, i).is_some_and(|n| matches!(scene.tag(NONE, n), Tag::Verb(_))),
        _ => scene.word(i) == "according",
    }
}

/// Whether a quotation and its comma stand right before the reporting clause that begins at `first`.
pub fn behind_quote(scene: &Scene, first: usize) -> bool {
    let Some(mark) = scene.prev(NONE, first) else { return false };
    let before = if scene.tag(NONE, mark) == Tag::Comma { scene.prev(NONE, mark) } else { Some(mark) };
    before.is_some_and(|b| scene.tag(NONE, b) == Tag::Quote && stands_alone(scene, b))
}

/// Whether a quotation is no part of the words before it.
fn stands_alone(scene: &Scene, quote: usize) -> bool {
    let lead = scene.prev(NONE, quote).map(|p| scene.tag(NONE, p));
    matches!(lead, None | Some(Tag::Comma | Tag::Colon | Tag::Quote | Tag::Stop | Tag::And))
}

/// What stands around a reporting clause `first..last`: "The bridge, Berg said, was a wreck", "“No,” Berg said".
pub fn around(scene: &Scene, first: usize, last: usize, inverted: bool) -> Option<Vec<Range>> {
    let mark = scene.prev(NONE, first)?;
    let before = match scene.tag(NONE, mark) {
        Tag::Comma | Tag::Dash => left_part(scene, mark),
        Tag::Quote => Some(quoted(scene, mark)),
        _ => return None,
    };
    let before = before?;
    let whole_quote = scene.document.tokens[before.last as usize - 1].mark.is_quote();
    let right = (!inverted || whole_quote).then(|| right_part(scene, last, whole_quote)).flatten();
    let clause = whole_quote || right.is_some() || has_verb(scene, before);
    clause.then(|| std::iter::once(before).chain(right).collect())
}

/// From the start of the sentence to the comma before the reporting clause.
fn left_part(scene: &Scene, comma: usize) -> Option<Range> {
    let last = scene.prev(NONE, comma)?;
    if scene.tag(NONE, last) == Tag::Quote {
        return Some(quoted(scene, last));
    }
    range(sentence_start(scene, last), scene.after(NONE, last))
}

/// Whether the words are a clause rather than "In a speech in May" or "Asked about the bridge".
fn has_verb(scene: &Scene, words: Range) -> bool {
    let (first, last) = (words.first as usize, words.last as usize - 1);
    let opens = scene.tag(NONE, first);
    if matches!(opens, Tag::Verb(_) | Tag::Ing(_) | Tag::Clause) && !opens_content(scene.word(first)) {
        return false;
    }
    let mut i = first;
    for _ in 0..FAR {
        if matches!(scene.tag(NONE, i), Tag::Verb(_) | Tag::Be | Tag::Modal | Tag::Auxiliary) {
            return true;
        }
        match scene.next(NONE, i).filter(|n| *n <= last) {
            Some(next) => i = next,
            None => return false,
        }
    }
    false
}

/// The quotation at `quote`, with the words of its sentence that it is part of.
fn quoted(scene: &Scene, quote: usize) -> Range {
    let first = if stands_alone(scene, quote) { quote } else { sentence_start(scene, quote) };
    Range::new(first, scene.after(NONE, quote))
}

/// The first word of the sentence, "and" and "but" left out.
fn sentence_start(scene: &Scene, from: usize) -> usize {
    let mut i = from;
    for _ in 0..FAR {
        match scene.prev(NONE, i) {
            Some(p) => i = p,
            None => break,
        }
    }
    match scene.tag(NONE, i) {
        Tag::And => scene.next(NONE, i).unwrap_or(i),
        _ => i,
    }
}

/// What goes on behind a reporting clause that ends before token `end`.
fn right_part(scene: &Scene, end: usize, quote: bool) -> Option<Range> {
    let mut i = end.checked_sub(1)?;
    for _ in 0..10 {
        i = scene.next(NONE, i)?;
        match scene.tag(NONE, i) {
            Tag::Comma => break,
            Tag::Adverb | Tag::Preposition | Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number => {}
            _ => return None,
        }
    }
    let start = scene.next(NONE, i).filter(|_| scene.tag(NONE, i) == Tag::Comma)?;
    let goes_on = match scene.tag(NONE, start) {
        Tag::Quote => true,
        Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun | Tag::Number => !quote,
        Tag::Be | Tag::Modal | Tag::Auxiliary | Tag::Verb(_) | Tag::To => !quote,
        _ => false,
    };
    goes_on.then(|| range(start, end_of(scene, start, i, false))).flatten()
}

/// The next comma: "according to results of polls by the town, the bridge fell".
fn comma_behind(scene: &Scene, from: usize) -> Option<usize> {
    let mut i = from;
    for _ in 0..30 {
        i = scene.next(NONE, i)?;
        match scene.tag(NONE, i) {
            Tag::Comma => return Some(i),
            Tag::Quote | Tag::Semicolon | Tag::Stop => return None,
            _ => {}
        }
    }
    None
}

/// What "according to Berg", `first..last`, reports: what stands before it, or behind where it opens the sentence.
pub fn of_according(scene: &Scene, first: usize, speaker: Phrase) -> Option<Range> {
    let Some(before) = scene.prev(NONE, first) else {
        let comma = comma_behind(scene, speaker.whole.last as usize - 1)?;
        let start = scene.next(NONE, comma)?;
        return range(start, end_of(scene, start, comma, false));
    };
    match scene.tag(NONE, before) {
        Tag::Comma | Tag::Dash => left_part(scene, before),
        Tag::Quote => Some(quoted(scene, before)),
        _ => range(sentence_start(scene, before), scene.after(NONE, before)),
    }
}
