//! Which words stand around a reporting clause: "The bridge, Berg said, fell", "According to Berg, it fell".

use super::content::{opens_content, range, there_is};
use super::extent::{FAR, Place, end_of};
use super::phrase::{Phrase, starting};
use super::scene::{NONE, Scene};
use super::tag::Tag;
use crate::document::Range;
use crate::lexicon::Classes;

/// Whether a quotation and its comma stand right before the reporting clause that begins at `first`.
pub fn behind_quote(scene: &Scene, first: usize) -> bool {
    let Some(mark) = scene.prev(NONE, first) else { return false };
    let before = if scene.tag(NONE, mark) == Tag::Comma { scene.prev(NONE, mark) } else { Some(mark) };
    before.is_some_and(|b| scene.tag(NONE, b) == Tag::Quote && stands_alone(scene, b))
}

/// Whether a quotation is no part of the words before it.
fn stands_alone(scene: &Scene, quote: usize) -> bool {
    let lead = scene.prev(NONE, quote).map(|p| scene.tag(NONE, p));
    match lead {
        // "In past years, “we built bridges,” Berg said."
        Some(Tag::Comma | Tag::And) => !goes_on(scene, quote),
        lead => matches!(lead, None | Some(Tag::Colon | Tag::Quote | Tag::Stop)),
    }
}

/// Whether the quotation at `quote` begins in the middle of a sentence.
fn goes_on(scene: &Scene, quote: usize) -> bool {
    let first = scene.document.tokens[quote + 1..].iter().take(2).find(|t| t.is_word());
    first.is_some_and(|t| !t.is_capital() || t.entry.value(Classes::PRONOUN) == Some("i"))
}

/// "Building it, Berg said, “is no answer”": what stands before the clause where the quotation behind it goes on.
pub fn before_going_on(scene: &Scene, first: usize, part: Range) -> Option<Range> {
    let quote = part.first as usize;
    let led = scene.prev(NONE, quote).is_some_and(|p| scene.tag(NONE, p) == Tag::Comma);
    let comma = scene.prev(NONE, first).filter(|c| scene.tag(NONE, *c) == Tag::Comma)?;
    let small = scene.document.tokens[quote + 1..]
        .iter()
        .take(2)
        .find(|t| t.is_word())
        .is_some_and(|t| !t.is_capital());
    let joins = led && scene.tag(NONE, quote) == Tag::Quote && small;
    let before = joins.then(|| left_part(scene, comma)).flatten()?;
    let opens = scene.tag(NONE, before.first as usize);
    (opens.is_nominal()
        || matches!(opens, Tag::Determiner | Tag::Possessive | Tag::Pronoun | Tag::Ing(_) | Tag::Clause))
    .then_some(before)
}

/// ", as Berg noted": what stands before; "As Berg noted, …": what stands behind.
pub fn of_as(scene: &Scene, lead: usize, end: usize, tells: bool) -> Option<Range> {
    let next = scene.next(NONE, end.checked_sub(1)?);
    let told = next.filter(|_| tells).and_then(|n| starting(scene, NONE, n));
    let next = told.map_or(next, |t| scene.next(NONE, t.whole.last as usize - 1)).map(|n| scene.tag(NONE, n));
    if !matches!(next, None | Some(Tag::Comma | Tag::Stop | Tag::Preposition | Tag::Adverb)) {
        return None;
    }
    match scene.prev(NONE, lead) {
        Some(comma) if scene.tag(NONE, comma) == Tag::Comma => {
            left_part(scene, comma).filter(|before| has_verb(scene, *before))
        }
        Some(and) if scene.tag(NONE, and) != Tag::And => None,
        _ => {
            let comma = comma_behind(scene, end.checked_sub(1)?)?;
            let start = scene.next(NONE, comma)?;
            range(start, end_of(scene, Place { start, cue: comma, aside: false, noun: false }))
        }
    }
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
    let hangs =
        matches!(opens, Tag::Verb(_) | Tag::Ing(_) | Tag::Clause) && !opens_content(scene.word(first));
    // "If it fails, the town can step in, Berg said": the clause that counts stands behind the comma.
    let mut counts = !hangs;
    if counts
        && words.len() >= 4
        && matches!(
            opens,
            Tag::Name | Tag::Noun | Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Number
        )
    {
        return true;
    }
    let mut i = first;
    for _ in 0..FAR {
        counts |= scene.tag(NONE, i) == Tag::Comma;
        if counts && matches!(scene.tag(NONE, i), Tag::Verb(_) | Tag::Be | Tag::Modal | Tag::Auxiliary) {
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
    i = behind_dateline(scene, i).unwrap_or(i);
    match scene.tag(NONE, i) {
        Tag::And => scene.next(NONE, i).unwrap_or(i),
        _ => i,
    }
}

/// "OSLO, May 2 (Tribune) - It rained": the first word behind the dash.
fn behind_dateline(scene: &Scene, first: usize) -> Option<usize> {
    let mut i = first;
    for _ in 0..10 {
        match scene.tag(NONE, i) {
            Tag::Name | Tag::Comma | Tag::Number | Tag::Adverb | Tag::Stop => i = scene.next(NONE, i)?,
            Tag::Dash => return scene.next(NONE, i),
            _ => return None,
        }
    }
    None
}

/// What goes on behind a reporting clause that ends before token `end`.
fn right_part(scene: &Scene, end: usize, quote: bool) -> Option<Range> {
    let mut i = end.checked_sub(1)?;
    for _ in 0..10 {
        i = scene.next(NONE, i)?;
        match scene.tag(NONE, i) {
            Tag::Comma => break,
            Tag::Adverb | Tag::Preposition | Tag::Determiner | Tag::Noun | Tag::Name | Tag::Number => {}
            Tag::Object | Tag::Possessive | Tag::To => {}
            _ => return None,
        }
    }
    let start = scene.next(NONE, i).filter(|_| scene.tag(NONE, i) == Tag::Comma)?;
    let goes_on = match scene.tag(NONE, start) {
        Tag::Quote => true,
        Tag::Pronoun | Tag::Determiner | Tag::Possessive | Tag::Name | Tag::Noun | Tag::Number => !quote,
        Tag::Be | Tag::Modal | Tag::Auxiliary | Tag::Verb(_) | Tag::To => !quote,
        Tag::Clause => !quote && scene.word(start) == "that",
        _ => !quote && there_is(scene, start),
    };
    goes_on.then(|| range(start, end_of(scene, Place { start, cue: i, aside: false, noun: false }))).flatten()
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
        return range(start, end_of(scene, Place { start, cue: comma, aside: false, noun: false }));
    };
    match scene.tag(NONE, before) {
        Tag::Comma | Tag::Dash => left_part(scene, before),
        Tag::Quote => Some(quoted(scene, before)),
        Tag::Open => None,
        _ => range(sentence_start(scene, before), scene.after(NONE, before)),
    }
}
