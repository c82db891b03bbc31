//! Sieves for a reporting clause right beside the quotation.

use super::Answer;
use super::clause::{chain, is_passive, subject};
use super::phrase::{PhraseKind, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::token::Mark;

/// "…," Berg said. / "…," said Berg. / "…," according to Berg.
pub fn after(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let ended = end_mark(scene, quote);
    let mut i = scene.outer(quote).last as usize;
    // British papers put the comma behind the mark.
    let comma = scene.document.tokens.get(i).is_some_and(|t| matches!(t.mark, Mark::Comma | Mark::Dash));
    if comma {
        i += 1;
    }
    let token = scene.document.tokens.get(i)?;
    if token.starts_block() || scene.visible(level, i) != Some(i) {
        return None;
    }
    let new_sentence = token.starts_sentence();
    if new_sentence
        && !matches!(
            ended,
            Some(Mark::Question | Mark::Exclamation | Mark::Stop | Mark::Comma | Mark::Ellipsis)
        )
    {
        return None;
    }
    if !new_sentence && !comma && ended.is_none() {
        return None;
    }
    let found = reporting(scene, level, i)?;
    (!new_sentence || short_clause(scene, level, found)).then_some(found)
}

/// The mark that ends the quotation's text, if any does.
fn end_mark(scene: &Scene, quote: usize) -> Option<Mark> {
    let inside = scene.quotations[quote].tokens;
    let last = inside.all().rev().find(|i| !scene.document.tokens[*i].mark.is_quote())?;
    let mark = scene.document.tokens[last].mark;
    matches!(
        mark,
        Mark::Comma
            | Mark::Stop
            | Mark::Question
            | Mark::Exclamation
            | Mark::Dash
            | Mark::Ellipsis
            | Mark::Hyphen
    )
    .then_some(mark)
}

/// The reporting clause that begins at token `i`.
fn reporting(scene: &Scene, level: u32, i: usize) -> Option<Answer> {
    let first = skip_adverbs(scene, level, i);
    match scene.tag(level, first) {
        Tag::Verb(frame) if frame != Frame::Hear && frame != Frame::Unknown => {
            return subject(scene, level, first).map(|s| Answer::new(s, first));
        }
        Tag::Ing(_) | Tag::Verb(_) => return None,
        _ => {}
    }
    if scene.word(first).eq_ignore_ascii_case("according") {
        return according_at(scene, level, first);
    }
    let mut v = first;
    for _ in 0..45 {
        v = scene.next(level, v)?;
        match scene.tag(level, v) {
            Tag::Verb(frame) if frame != Frame::Hear => {
                let Some(found) = subject(scene, level, v) else { continue };
                if (found.whole.first as usize) <= first + 1
                    && found.kind != PhraseKind::Relative
                    && !is_passive(scene, level, v)
                {
                    return Some(Answer::new(found, v));
                }
            }
            Tag::Quote | Tag::Semicolon | Tag::Colon | Tag::Stop => return None,
            _ => {}
        }
    }
    None
}

fn skip_adverbs(scene: &Scene, level: u32, mut i: usize) -> usize {
    for _ in 0..2 {
        match scene.next(level, i) {
            Some(next) if scene.tag(level, i) == Tag::Adverb && scene.word(i) != "According" => i = next,
            _ => break,
        }
    }
    i
}

/// A clause in a sentence of its own must say nothing else: “Really?” Berg asked.
fn short_clause(scene: &Scene, level: u32, found: Answer) -> bool {
    let Some(cue) = found.cue else { return true };
    let mut i = cue.first.max(found.speaker.whole.last.saturating_sub(1)) as usize;
    for _ in 0..12 {
        let Some(next) = scene.next(level, i) else { return true };
        i = next;
        match scene.tag(level, i) {
            Tag::Clause
            | Tag::Colon
            | Tag::Pronoun
            | Tag::Quote
            | Tag::Verb(_)
            | Tag::Comma
            | Tag::Relative => return false,
            _ => {}
        }
    }
    true
}

/// "according to Berg", at the token of "according".
pub fn according_at(scene: &Scene, level: u32, i: usize) -> Option<Answer> {
    let to = scene.next(level, i)?;
    let name = scene.next(level, to)?;
    let phrase = starting(scene, level, name)?;
    Some(Answer::new(phrase, i))
}

/// Berg said: "…" / Berg called the bridge "…"; the cue within a few words.
pub fn before(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let mut i = scene.outer(quote).first as usize;
    for step in 0..7 {
        i = scene.prev(level, i)?;
        match scene.tag(level, i) {
            Tag::Verb(Frame::Hear) => return None,
            Tag::Verb(Frame::Unknown | Frame::Weak) | Tag::Ing(Frame::Unknown | Frame::Weak) if step > 0 => {
                return None;
            }
            Tag::Verb(_) | Tag::Ing(_) => {
                return subject(scene, level, i).map(|s| Answer::new(s, i));
            }
            Tag::Quote | Tag::Semicolon | Tag::Stop | Tag::Relative | Tag::And => return None,
            Tag::Comma if step > 0 => return None,
            Tag::Be | Tag::Modal | Tag::Auxiliary => return None,
            _ => {}
        }
    }
    None
}

/// The subject of the clause that ends at token `i`, for a lead-in without a cue.
pub fn subject_before(scene: &Scene, level: u32, i: usize) -> Option<Answer> {
    chain(scene, level, i).map(Answer::bare)
}
