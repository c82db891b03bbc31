//! Sieves for a cue elsewhere in the quotation's sentence.

use super::Answer;
use super::around::can_speak;
use super::beside::{closes, is_name_of};
use super::clause::{is_passive, subject};
use super::govern::main;
use super::phrase::{Phrase, PhraseKind, REACH, ending, starting};
use super::report::{according_at, climb};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use crate::lexicon::Classes;

/// The bridge was "a wreck" by May, Berg said.
pub fn closing(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let mut i = scene.outer(quote).last as usize - 1;
    let mut comma = false;
    for _ in 0..REACH {
        i = scene.next(level, i)?;
        match scene.tag(level, i) {
            Tag::Comma | Tag::Quote => comma = true,
            Tag::Verb(Frame::Say | Frame::Tell) if comma => {
                let Some(found) = subject(scene, level, i) else { continue };
                let start = (found.whole.first as usize).min(i);
                if opens_behind_comma(scene, level, start)
                    && found.kind != PhraseKind::Relative
                    && (found.whole.first as usize) > scene.outer(quote).first as usize
                    && closes(scene, level, Answer::new(found, i))
                {
                    // "Berg said it was “late,” the Tribune reported": the outlet passes it on.
                    if is_outlet(scene, found) && governed(scene, quote).is_some() {
                        return None;
                    }
                    return Some(Answer::new(found, i));
                }
            }
            _ if comma && scene.word(i) == "according" => return according_at(scene, level, i),
            Tag::Semicolon => return None,
            _ => {}
        }
    }
    None
}

/// Whether the phrase names a newspaper, a station or an agency.
fn is_outlet(scene: &Scene, phrase: Phrase) -> bool {
    let outlet = |i| scene.document.longest_entry(i, Classes::OUTLET).is_some();
    phrase.kind == PhraseKind::Name && phrase.mention.all().any(outlet)
}

fn opens_behind_comma(scene: &Scene, level: u32, i: usize) -> bool {
    let before = scene.prev(level, i).map(|p| scene.tag(level, p));
    matches!(before, Some(Tag::Comma | Tag::Quote | Tag::Dash))
}

/// HuffPost: "It is over."
pub fn label(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let colon = scene.prev(level, scene.outer(quote).first as usize)?;
    let name = scene.prev(level, colon).filter(|_| scene.tag(level, colon) == Tag::Colon)?;
    let phrase = ending(scene, level, name).filter(|p| p.kind == PhraseKind::Name)?;
    let before = scene.prev(level, phrase.whole.first as usize).map(|p| scene.tag(level, p));
    matches!(before, None | Some(Tag::Dash | Tag::Hyphen | Tag::Stop | Tag::Quote))
        .then(|| Answer::bare(phrase))
}

/// Berg had an answer: "It is over."
pub fn colon(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let colon = scene.prev(level, scene.outer(quote).first as usize)?;
    let last = scene.prev(level, colon).filter(|_| scene.tag(level, colon) == Tag::Colon)?;
    let phrase = ending(scene, level, last);
    let lead = phrase.and_then(|p| scene.prev(level, p.whole.first as usize));
    let led = lead.is_some_and(|p| matches!(scene.tag(level, p), Tag::Preposition | Tag::To | Tag::By));
    let found =
        phrase.filter(|p| p.kind == PhraseKind::Name && !led).or_else(|| main(scene, level, colon, 0));
    // "From the report: “It rained.”", "More from Berg: “It rained.”"
    let from = lead.filter(|p| scene.word(*p).eq_ignore_ascii_case("from"));
    let source = phrase.filter(|p| from.is_some() && can_speak(scene, *p));
    found.or(source).map(Answer::bare)
}

/// The nearest verb of speech to the left that has a subject.
pub fn governed(scene: &Scene, quote: usize) -> Option<Answer> {
    leftward(scene, quote, |frame| matches!(frame, Frame::Say | Frame::Tell | Frame::Call))
}

/// The nearest verb of any kind that can bring words.
pub fn weak(scene: &Scene, quote: usize) -> Option<Answer> {
    let beside = Some(unknown_beside(scene, quote)).flatten();
    let found = leftward(scene, quote, |frame| matches!(frame, Frame::Weak)).or(beside)?;
    Some(of_which(scene, scene.level(quote), found))
}

/// A verb that no list knows, right beside the quotation: "Berg axed the “toy budget.”"
fn unknown_beside(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let mut i = scene.outer(quote).first as usize;
    for _ in 0..3 {
        i = scene.prev(level, i)?;
        match scene.tag(level, i) {
            Tag::Verb(Frame::Unknown) | Tag::Ing(Frame::Unknown) => {
                let found = subject(scene, level, i).map(|s| Answer::new(s, i))?;
                return Some(climb(scene, level, found));
            }
            Tag::Determiner | Tag::Possessive | Tag::Comma | Tag::Preposition | Tag::Clause => {}
            _ => return None,
        }
    }
    None
}

/// "Berg praised the talks, which addressed “new problems”": the words are Berg's.
fn of_which(scene: &Scene, level: u32, found: Answer) -> Answer {
    let first = found.speaker.whole.first as usize;
    if found.speaker.kind != PhraseKind::Relative
        || !scene.word(first).starts_with("wh")
        || scene.word(first) == "who"
    {
        return found;
    }
    match main(scene, level, first, 0) {
        Some(speaker) if speaker.kind != PhraseKind::Noun => Answer { speaker, ..found },
        _ => found,
    }
}

fn leftward(scene: &Scene, quote: usize, wanted: fn(Frame) -> bool) -> Option<Answer> {
    let level = scene.level(quote);
    leftward_from(scene, level, scene.outer(quote).first as usize, wanted)
}

/// As [`governed`], from any token.
pub fn leftward_from(scene: &Scene, level: u32, from: usize, wanted: fn(Frame) -> bool) -> Option<Answer> {
    let mut i = from;
    // "They mocked her remark that it was “a wreck”": hers.
    let mut owned: Option<Answer> = None;
    // "Berg said the port's policy of guaranteeing loans was “a risk”": policies speak where nobody does.
    let mut thing: Option<Answer> = None;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i) else { break };
        i = p;
        let tag = scene.tag(level, i);
        if tag == Tag::Semicolon {
            break;
        }
        owned = owned.or_else(|| owner_that(scene, level, i).map(|o| Answer::new(o, i)));
        let Some(frame) = tag.frame().filter(|f| wanted(*f)) else { continue };
        if frame == Frame::Hear || is_passive(scene, level, i) && !matches!(frame, Frame::Call | Frame::Say) {
            continue;
        }
        if is_name_of(scene, level, i, from) {
            continue;
        }
        if let Some(found) = subject(scene, level, i) {
            let aside = found.kind == PhraseKind::Relative && aside_ends(scene, level, i, from);
            let opens = matches!(tag, Tag::Ing(_));
            if ((found.whole.first as usize) < from || opens) && !aside {
                if let Some(owned) = owned.filter(|_| frame == Frame::Call) {
                    return Some(owned);
                }
                let answer = climb(scene, level, Answer::new(found, i));
                if speaks_within(scene, level, answer.speaker, (i, from)) {
                    return Some(answer);
                }
                thing = thing.or(Some(answer));
            }
        }
    }
    thing
}

/// Whether the subject of the verb at `v` can have said the words at `from`: no thing of a participle's.
fn speaks_within(scene: &Scene, level: u32, speaker: Phrase, (v, from): (usize, usize)) -> bool {
    let participle = matches!(scene.tag(level, v), Tag::Ing(_));
    let thing = participle && speaker.kind == PhraseKind::Noun && !can_speak(scene, speaker);
    !thing && !is_condition(scene, level, speaker, (v, from))
}

/// "until Lind agrees, it is “late”": a clause that a comma closes before the words, with its subject and verb.
pub fn is_condition(scene: &Scene, level: u32, subject: Phrase, (v, from): (usize, usize)) -> bool {
    let lead = scene.prev(level, subject.whole.first as usize);
    let hangs =
        lead.is_some_and(|p| scene.tag(level, p) == Tag::Clause && CONDITIONS.contains(&scene.word(p)));
    hangs && comma_between(scene, level, v, from)
}

/// What opens a clause that stands beside what is said.
const CONDITIONS: [&str; 6] = ["until", "unless", "if", "once", "although", "though"];

fn comma_between(scene: &Scene, level: u32, v: usize, from: usize) -> bool {
    let mut i = from;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i).filter(|p| *p > v) else { return false };
        i = p;
        if scene.tag(level, i) == Tag::Comma {
            return true;
        }
    }
    false
}

/// "Lind, who told them, and called for “…”": whether a comma and a second verb close the relative clause of `v`.
fn aside_ends(scene: &Scene, level: u32, v: usize, from: usize) -> bool {
    let mut i = from;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i).filter(|p| *p > v) else { return false };
        i = p;
        if scene.tag(level, i) == Tag::And
            && scene.prev(level, i).is_some_and(|b| scene.tag(level, b) == Tag::Comma)
        {
            return true;
        }
    }
    false
}

/// Berg chanted the slogan "No more": a noun of speech right before the words, the object of Berg's verb.
pub fn noun(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let last = scene.prev(level, scene.outer(quote).first as usize)?;
    let last = if scene.tag(level, last) == Tag::Colon { scene.prev(level, last)? } else { last };
    if scene.tag(level, last) != Tag::Noun || !scene.document.tokens[last].is(Classes::CUE_NOUN) {
        return None;
    }
    let phrase = ending(scene, level, last)?;
    let v = scene.prev(level, phrase.whole.first as usize)?;
    matches!(scene.tag(level, v), Tag::Verb(_))
        .then(|| subject(scene, level, v))
        .flatten()
        .map(|s| Answer::new(s, v))
}

/// According to Berg, the bridge was "a wreck." / in the words of Berg
pub fn according(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let mut i = scene.outer(quote).first as usize;
    for _ in 0..REACH {
        i = scene.prev(level, i)?;
        if let Some(found) = according_at(scene, level, i) {
            return Some(found);
        }
    }
    None
}

/// Berg's reply: "No." / her remark that it is "a wreck" / comments by Berg that …
pub fn possessive(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    let mut i = open;
    for step in 0..25 {
        i = scene.prev(level, i)?;
        if scene.tag(level, i) == Tag::Semicolon {
            return None;
        }
        let noun = scene.tag(level, i) == Tag::Noun && scene.document.tokens[i].is(Classes::CUE_NOUN);
        if !noun || !brings_words(scene, level, i, open, step) {
            continue;
        }
        if let Some(owner) = owner(scene, level, i).or_else(|| author(scene, level, i)) {
            return Some(Answer::new(owner, i));
        }
    }
    None
}

/// "the remark that", "the reply: “", "a call for “": whether the quotation is what the noun at `i` holds.
fn brings_words(scene: &Scene, level: u32, i: usize, open: usize, step: usize) -> bool {
    let Some(next) = scene.next(level, i) else { return false };
    if next == open {
        return true;
    }
    match scene.tag(level, next) {
        Tag::Clause => scene.word(next) == "that",
        Tag::Be | Tag::By => true,
        Tag::Colon | Tag::Comma => step < 2,
        Tag::Preposition => scene.word(next) == "from" || step < 6,
        Tag::To => step < 6,
        _ => false,
    }
}

/// Berg in "Berg's claim that", her in "her remark that".
fn owner_that(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let noun = scene.tag(level, i) == Tag::Noun && scene.document.tokens[i].is(Classes::CUE_NOUN);
    let that = noun && scene.next(level, i).is_some_and(|n| scene.word(n) == "that");
    that.then(|| owner(scene, level, i)).flatten()
}

/// Berg in "Berg's angry reply", her in "her reply".
pub fn owner(scene: &Scene, level: u32, noun: usize) -> Option<Phrase> {
    let mut p = noun;
    for _ in 0..5 {
        p = scene.prev(level, p)?;
        match scene.tag(level, p) {
            Tag::Possessive if scene.word(p).starts_with(['\'', '’']) => {
                return ending(scene, level, scene.prev(level, p)?);
            }
            Tag::Possessive => return Some(Phrase::single(p, PhraseKind::Pronoun)),
            Tag::Noun | Tag::Adverb | Tag::Name | Tag::Hyphen | Tag::Number => {}
            Tag::Determiner if matches!(scene.word(p), "most" | "many" | "few" | "several") => {}
            _ => return None,
        }
    }
    None
}

/// Berg in "a letter from Berg", "comments by Berg".
pub fn author(scene: &Scene, level: u32, noun: usize) -> Option<Phrase> {
    let by = scene.next(level, noun)?;
    if scene.tag(level, by) != Tag::By && scene.word(by) != "from" {
        return None;
    }
    starting(scene, level, scene.next(level, by)?).filter(|p| p.kind != PhraseKind::Noun)
}

/// Berg struck at the "toy budget": the subject of the sentence, where no verb of speech is near.
pub fn sentence(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    scene.prev(level, open)?;
    if let Some(judge) = judge(scene, level, open) {
        return Some(Answer::bare(judge));
    }
    let found =
        main(scene, level, open, 0).filter(|p| is_person(scene, *p) && !hears(scene, level, *p, open))?;
    Some(climb(scene, level, Answer::bare(found)))
}

/// "To Berg, Lind is the “kindest” man": in whose eyes it is so.
fn judge(scene: &Scene, level: u32, open: usize) -> Option<Phrase> {
    let first = scene.document.sentences.get(scene.document.sentence_of(open))?.tokens.first as usize;
    matches!(scene.word(first), "To" | "For").then_some(())?;
    let name = starting(scene, level, scene.next(level, first)?)?;
    let comma = scene.tag(level, name.whole.last as usize) == Tag::Comma;
    (comma && name.kind == PhraseKind::Name && is_person(scene, name)).then_some(name)
}

/// "Berg heard that it was “late”", "Berg was asked, “Late?”": a verb that hears stands between the subject and the words.
fn hears(scene: &Scene, level: u32, subject: Phrase, open: usize) -> bool {
    let mut i = open;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i).filter(|p| *p >= subject.whole.last as usize) else {
            return false;
        };
        i = p;
        let frame = scene.tag(level, i).frame();
        let asked = matches!(frame, Some(Frame::Say | Frame::Tell)) && is_passive(scene, level, i);
        if asked || frame == Some(Frame::Hear) {
            return true;
        }
    }
    false
}

/// Whether a phrase is a person's name or a pronoun for people.
pub fn is_person(scene: &Scene, phrase: Phrase) -> bool {
    let first = phrase.mention.first as usize;
    match phrase.kind {
        PhraseKind::Pronoun => scene.word(first) != "it" && scene.word(first) != "It",
        PhraseKind::Name => scene.person_at(phrase.mention.last as usize - 1).is_some(),
        _ => false,
    }
}
