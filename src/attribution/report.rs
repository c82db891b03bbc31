//! Who reports that who said it: verbs of speech further out, and "according to".

use super::Answer;
use super::clause::subject;
use super::phrase::{Phrase, PhraseKind, REACH, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::document::Range;
use crate::lexicon::Classes;

/// "according to Berg", "in the words of Berg", "according to a statement by Berg": a phrase of the lexicon at token `i`.
pub fn according_at(scene: &Scene, level: u32, i: usize) -> Option<Answer> {
    if scene.tag(level, i) == Tag::Quote {
        return None;
    }
    let (len, _) = scene.document.longest_phrase(i, Classes::CUE_PHRASE)?;
    let phrase = starting(scene, level, scene.next(level, i + len - 1)?)?;
    let last = phrase.whole.last as usize - 1;
    let author =
        scene.document.tokens[last].is(Classes::CUE_NOUN).then(|| made_by(scene, level, last)).flatten();
    Some(Answer { cue: Some(Range::new(i, i + len)), ..Answer::bare(author.unwrap_or(phrase)) })
}

/// Berg in "statements made on Sunday by Berg".
fn made_by(scene: &Scene, level: u32, noun: usize) -> Option<Phrase> {
    let mut i = noun;
    for _ in 0..8 {
        i = scene.next(level, i)?;
        match scene.tag(level, i) {
            Tag::By => return named(scene, level, i),
            Tag::Preposition if scene.word(i) == "from" => return named(scene, level, i),
            Tag::Comma | Tag::Quote | Tag::Stop => return None,
            _ => {}
        }
    }
    None
}

/// The name behind the preposition at `i`.
fn named(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    starting(scene, level, scene.next(level, i)?).filter(|p| p.kind == PhraseKind::Name)
}

/// "Berg said Lind wanted a “new bridge”": the words are Berg's unless the inner verb is one of speech.
pub fn climb(scene: &Scene, level: u32, found: Answer) -> Answer {
    let from = found.speaker.whole.first as usize;
    let cue = found.cue.map_or(from, |c| c.first as usize);
    let before = scene.prev(level, from);
    let own = matches!(scene.tag(level, cue).frame(), Some(Frame::Say | Frame::Tell));
    let pronoun = found.speaker.kind == PhraseKind::Pronoun;
    let direct = before.is_some_and(|b| {
        scene.word(b) == "that"
            || matches!(
                scene.tag(level, b),
                Tag::Verb(Frame::Say | Frame::Tell) | Tag::Noun | Tag::Name | Tag::Object
            )
    });
    // "Lind, whom he called"
    let whom = before.is_some_and(|b| {
        matches!(scene.tag(level, b), Tag::Relative | Tag::Clause) && scene.word(b).starts_with('w')
    });
    if pronoun && whom {
        return found;
    }
    // "schools that reminded him", but "a banner that said"
    let last = found.speaker.mention.last as usize - 1;
    let document = scene.document.tokens[last].is(Classes::CUE_NOUN);
    let that = !document && scene.prev(level, cue).is_some_and(|p| scene.word(p) == "that");
    if own && !(pronoun && direct) && !that {
        let via = direct.then(|| reporter(scene, level, from)).flatten().map(|r| r.speaker);
        return Answer { via, ..found };
    }
    reporter(scene, level, from).unwrap_or(found)
}

/// The verb of speech to the left whose words hold token `from`.
pub fn reporter(scene: &Scene, level: u32, from: usize) -> Option<Answer> {
    let mut i = from;
    let mut comma = false;
    for step in 0..REACH {
        i = scene.prev(level, i)?;
        match scene.tag(level, i) {
            Tag::Verb(Frame::Say | Frame::Tell) | Tag::Ing(Frame::Say | Frame::Tell) => {
                if !opens_complement(scene, level, i, comma) {
                    continue;
                }
                let speaker = subject(scene, level, i)?;
                return Some(Answer::new(speaker, i));
            }
            Tag::Semicolon | Tag::Quote | Tag::Colon => return None,
            Tag::And if step == 0 && behind_comma(scene, level, i) => return None,
            Tag::Clause if outside(scene, level, i) => return None,
            Tag::Comma => comma = true,
            _ => {}
        }
    }
    None
}

/// ", although", ", as": opens a clause outside of what was said.
fn outside(scene: &Scene, level: u32, i: usize) -> bool {
    let aside = matches!(scene.word(i), "although" | "though" | "as" | "while" | "after" | "before");
    aside && behind_comma(scene, level, i)
}

fn behind_comma(scene: &Scene, level: u32, i: usize) -> bool {
    scene.prev(level, i).is_some_and(|p| scene.tag(level, p) == Tag::Comma)
}

/// Whether a clause stands behind the verb: "said he", "told reporters that". With a `comma` on the way, a bare noun
/// phrase is rather its object.
fn opens_complement(scene: &Scene, level: u32, v: usize, comma: bool) -> bool {
    let mut i = v;
    let tell = scene.tag(level, v).frame() == Some(Frame::Tell);
    for _ in 0..8 {
        let Some(next) = scene.next(level, i) else { return false };
        i = next;
        match scene.tag(level, i) {
            Tag::Clause => return scene.word(i) == "that" || !tell,
            Tag::Pronoun => return true,
            Tag::Adverb => {}
            // "said in a statement that", "told reporters that"
            Tag::Preposition | Tag::Object | Tag::To => return that_follows(scene, level, i),
            Tag::Determiner | Tag::Name | Tag::Noun | Tag::Possessive | Tag::Number => {
                return !tell && !comma || that_follows(scene, level, i);
            }
            _ => return false,
        }
    }
    false
}

fn that_follows(scene: &Scene, level: u32, from: usize) -> bool {
    let mut i = from;
    for _ in 0..10 {
        let Some(next) = scene.next(level, i) else { return false };
        i = next;
        match scene.tag(level, i) {
            Tag::Clause => return scene.word(i) == "that",
            Tag::Pronoun => return true,
            Tag::Comma | Tag::Quote | Tag::Verb(_) | Tag::Ing(_) | Tag::To => return false,
            _ => {}
        }
    }
    false
}
