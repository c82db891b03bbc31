//! Sieves that follow a speaker from one quotation or sentence to the next.

use super::clause::subject;
use super::govern::{is_subordinate, main};
use super::phrase::{Phrase, PhraseKind, starting};
use super::scene::{NONE, Scene};
use super::tag::{Frame, Tag};
use super::within::{leftward_from, owner};
use super::{Answer, Found};
use crate::lexicon::Classes;
use crate::mention::quote::is_heading;
use crate::token::{Kind, Mark};

type Answers<'a> = &'a [Option<Found>];

fn repeat(answers: Answers, quote: usize) -> Option<Answer> {
    let (answer, _) = answers.get(quote).copied().flatten()?;
    Some(Answer { from: Some(quote), ..answer })
}

/// The quotation before `quote` on its level.
fn previous(scene: &Scene, quote: usize) -> Option<usize> {
    (quote.saturating_sub(6)..quote).rev().find(|p| scene.level(*p) == scene.level(quote))
}

/// Another quotation in the same sentence has a speaker.
pub fn same_sentence(scene: &Scene, quote: usize, answers: Answers) -> Option<Answer> {
    let before = previous(scene, quote)?;
    let document = scene.document;
    let here = scene.outer(quote).first as usize;
    let between = scene.outer(before).last as usize..here;
    let apart = document.tokens[between.start..here].iter().any(|t| t.starts_sentence());
    if apart || document.tokens[here].starts_sentence() {
        return None;
    }
    repeat(answers, before)
}

/// The paragraph before ends with a colon or an open clause.
pub fn lead_in(scene: &Scene, quote: usize) -> Option<Answer> {
    let first = scene.outer(quote).first as usize;
    if scene.level(quote) != NONE || !scene.document.tokens[first].starts_sentence() {
        return None;
    }
    let end = first.checked_sub(1)?;
    if !matches!(scene.document.tokens[end].mark, Mark::Colon | Mark::Comma | Mark::Dash) {
        return None;
    }
    if let Some(owner) = scene.prev(NONE, end).and_then(|noun| owned_noun(scene, noun)) {
        return Some(owner);
    }
    let any = |f: Frame| !matches!(f, Frame::Hear | Frame::Unknown);
    leftward_from(scene, NONE, end, any).or_else(|| sentence_subject(scene, end))
}

/// "Here is Berg's answer:": whose words the noun of speech at the end of a paragraph announces.
fn owned_noun(scene: &Scene, noun: usize) -> Option<Answer> {
    let speech = scene.tag(NONE, noun) == Tag::Noun && scene.document.tokens[noun].is(Classes::CUE_NOUN);
    speech.then(|| owner(scene, NONE, noun)).flatten().map(|o| Answer::new(o, noun))
}

/// The subject of the sentence that ends at token `end`.
fn sentence_subject(scene: &Scene, end: usize) -> Option<Answer> {
    let sentence = scene.document.sentences.get(scene.document.sentence_of(end))?;
    let start = sentence.tokens.first as usize;
    let mut first_phrase = None;
    let mut i = scene.visible(NONE, start)?;
    for _ in 0..60 {
        let tag = scene.tag(NONE, i);
        let verb = matches!(tag, Tag::Verb(_) | Tag::Be | Tag::Auxiliary | Tag::Modal);
        let found = verb.then(|| subject(scene, NONE, i)).flatten();
        if let Some(found) = found.filter(|f| f.kind != PhraseKind::Relative) {
            return Some(Answer::bare(found));
        }
        let named = |p: &Phrase| p.kind == PhraseKind::Name && !scene.is_place(p.mention.last as usize - 1);
        first_phrase = first_phrase.or_else(|| starting(scene, NONE, i).filter(named));
        let Some(next) = scene.next(NONE, i) else { break };
        i = next;
    }
    first_phrase.map(Answer::bare)
}

/// Lind disagreed. "It stands." The whole sentence before, without a quotation, has a verb of speech.
pub fn announced(scene: &Scene, quote: usize) -> Option<Answer> {
    let first = scene.outer(quote).first as usize;
    if scene.level(quote) != NONE || !scene.document.tokens[first].starts_sentence() {
        return None;
    }
    let end = first.checked_sub(1)?;
    if scene.document.tokens[first].starts_block() || scene.quote_at(NONE, end).is_some() {
        return None;
    }
    let mut i = end;
    let mut best = None;
    for _ in 0..60 {
        let Some(p) = scene.prev(NONE, i) else { break };
        i = p;
        match scene.tag(NONE, i) {
            // "“We go,” Berg said, and Lind cut in."
            Tag::Quote => return best.filter(|b: &Answer| is_joined(scene, b.speaker)),
            Tag::Verb(Frame::Say | Frame::Tell | Frame::Call) if best.is_none() => {
                let found = subject(scene, NONE, i);
                let stands = |f: &Phrase| f.kind != PhraseKind::Relative && !is_subordinate(scene, NONE, *f);
                best = found.filter(stands).map(|s| Answer::new(s, i));
            }
            _ => {}
        }
    }
    best
}

/// Whether a clause of its own begins with the phrase: ", and Lind cut in".
fn is_joined(scene: &Scene, phrase: Phrase) -> bool {
    let and = scene.prev(NONE, phrase.whole.first as usize).filter(|p| scene.tag(NONE, *p) == Tag::And);
    and.and_then(|a| scene.prev(NONE, a)).is_some_and(|c| scene.tag(NONE, c) == Tag::Comma)
}

/// A second quotation of the same paragraph, or a paragraph of quotation behind another one.
pub fn continued(scene: &Scene, quote: usize, answers: Answers) -> Option<Answer> {
    let before = previous(scene, quote)?;
    let (here, there) = (scene.outer(quote).first as usize, scene.outer(before).first as usize);
    let passage = scene.document.passage_of(here);
    let other = scene.document.passage_of(there);
    let opens = scene.document.tokens[here].starts_sentence();
    if passage == other || opens && other + 1 == passage && ends_passage(scene, before, other) {
        return repeat(answers, before);
    }
    None
}

fn ends_passage(scene: &Scene, quote: usize, passage: usize) -> bool {
    let end = scene.document.passages[passage].tokens.last as usize;
    scene.outer(quote).last as usize + 30 >= end
}

/// The sentence before says who is about to speak.
pub fn floating(scene: &Scene, quote: usize) -> Option<Answer> {
    let first = scene.outer(quote).first as usize;
    if scene.level(quote) != NONE || !scene.document.tokens[first].starts_sentence() {
        return None;
    }
    let end = first.checked_sub(1)?;
    // A title tells of somebody; the quotation below it need not be theirs, but for a handle above a message.
    let stopped = scene.document.tokens[end].mark == Mark::Stop;
    let titled = !stopped && is_heading(scene.document, scene.document.passage_of(end));
    let handle = |p: Phrase| scene.document.tokens[p.mention.first as usize].kind == Kind::Address;
    sentence_subject(scene, end).filter(|a| can_speak(scene, a.speaker) && (!titled || handle(a.speaker)))
}

/// Whether the phrase means people or what people publish: "the bridge fell" announces nobody.
pub fn can_speak(scene: &Scene, phrase: Phrase) -> bool {
    let people = Classes::TITLE
        .or(Classes::ROLE)
        .or(Classes::PERSON_NOUN)
        .or(Classes::GROUP)
        .or(Classes::DEMONYM)
        .or(Classes::ORG_HEAD)
        .or(Classes::ORG)
        .or(Classes::OUTLET)
        .or(Classes::CUE_NOUN);
    match phrase.kind {
        PhraseKind::Noun => phrase.mention.all().any(|i| scene.document.tokens[i].is(people)),
        PhraseKind::Pronoun => !scene.word(phrase.mention.first as usize).eq_ignore_ascii_case("it"),
        _ => true,
    }
}

/// The permit has “room for all of us.” / Berg argued that it failed. There is “a very weak industry”: the subject, or who
/// reports in the sentences before.
pub fn paragraph(scene: &Scene, quote: usize) -> Option<Answer> {
    let first = scene.outer(quote).first as usize;
    if scene.level(quote) != NONE {
        return None;
    }
    let own = main(scene, NONE, first, 0).filter(|f| f.kind != PhraseKind::Relative && can_speak(scene, *f));
    if let Some(own) = own {
        return Some(Answer::bare(own));
    }
    let passage = scene.document.passages.get(scene.document.passage_of(first))?.tokens;
    let mut sentence = scene.document.sentence_of(first);
    for _ in 0..2 {
        sentence = sentence.checked_sub(1)?;
        let tokens = scene.document.sentences.get(sentence)?.tokens;
        if tokens.first < passage.first {
            return None;
        }
        if let Some(found) = reporter_of(scene, tokens.last as usize) {
            return Some(found);
        }
    }
    None
}

/// The speaker of the first verb of speech, seen from the end of its sentence.
fn reporter_of(scene: &Scene, end: usize) -> Option<Answer> {
    let mut i = scene.visible(NONE, end.checked_sub(1)?)?;
    for _ in 0..60 {
        i = scene.prev(NONE, i)?;
        if matches!(scene.tag(NONE, i), Tag::Verb(Frame::Say | Frame::Tell)) {
            let found = subject(scene, NONE, i).filter(|f| can_speak(scene, *f))?;
            return (found.kind != PhraseKind::Relative).then(|| Answer::new(found, i));
        }
    }
    None
}

/// The quotation right behind it has a speaker.
pub fn following(scene: &Scene, quote: usize, answers: Answers) -> Option<Answer> {
    let next = quote + 1;
    if next >= answers.len() || scene.level(next) != scene.level(quote) {
        return None;
    }
    let (end, start) = (scene.outer(quote).last as usize, scene.outer(next).first as usize);
    let same = scene.document.passage_of(end.saturating_sub(1)) == scene.document.passage_of(start);
    (same && start <= end + 4).then(|| repeat(answers, next)).flatten()
}
