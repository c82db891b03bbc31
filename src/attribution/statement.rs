//! Statements, marked and unmarked: whose words a sentence reports, and which of its words they are.

use super::clause::{is_passive, subject};
use super::content;
use super::phrase::Phrase;
use super::report::according_at;
use super::scene::{NONE, Scene};
use super::tag::{Frame, Tag};
use super::within::{author, owner};
use super::{Answer, Found};
use crate::document::Range;
use crate::lexicon::Classes;
use crate::mention::QuoteKind;

/// Words somebody is reported to have said, with the quotations among them.
#[derive(Debug)]
pub struct Content {
    pub answer: Answer,
    /// In the order of the text.
    pub parts: Vec<Range>,
    pub rule: &'static str,
}

/// The rules and what each reads.
pub const RULES: &[(&str, &str)] = &[
    ("statement/behind", "Berg said that the bridge was a wreck."),
    ("statement/around", "The bridge was a wreck, Berg said."),
    ("statement/according", "According to Berg, the bridge was a wreck."),
    ("statement/noun", "Berg's claim that the bridge was a wreck came late."),
];

/// Every statement of the article, in the order of its cues; those of quotations without a cue behind the others.
pub fn find(scene: &Scene, answers: &[Option<Found>], numbers: &[u32], kinds: &[QuoteKind]) -> Vec<Content> {
    let mut found = Vec::new();
    let mut seen = 0;
    for sentence in &scene.document.sentences {
        let (first, last) = (sentence.tokens.first as usize, sentence.tokens.last as usize);
        // A quotation of several sentences: what follows it stands in its last one.
        let mut at = match scene.visible(NONE, first) {
            Some(quote) if quote < first => Some(scene.after(NONE, quote)).filter(|a| *a < last),
            visible => visible,
        };
        while let Some(i) = at.filter(|i| *i >= seen) {
            scene.start();
            found.extend(at_token(scene, i).filter(|c| says_something(scene, &c.parts)));
            seen = i + 1;
            scene.start();
            at = scene.next(NONE, i);
        }
    }
    marked(scene, answers, numbers, kinds, &mut found);
    found
}

/// Whether a content is more than "it" or "so".
fn says_something(scene: &Scene, parts: &[Range]) -> bool {
    match parts {
        [] => false,
        [one] if one.len() == 1 => !matches!(scene.word(one.first as usize), "it" | "so" | "that" | "this"),
        _ => true,
    }
}

fn at_token(scene: &Scene, i: usize) -> Option<Content> {
    match scene.tag(NONE, i) {
        Tag::Verb(frame) | Tag::Ing(frame) => of_verb(scene, i, frame),
        Tag::Noun => of_noun(scene, i),
        _ => {
            let answer = according_at(scene, NONE, i)?;
            let part = content::of_according(scene, i, answer.speaker)?;
            Some(Content { answer, parts: vec![part], rule: "statement/according" })
        }
    }
}

/// Berg said the bridge was a wreck. / The bridge was a wreck, Berg said.
fn of_verb(scene: &Scene, v: usize, frame: Frame) -> Option<Content> {
    if matches!(frame, Frame::Hear | Frame::Unknown) || is_passive(scene, NONE, v) || is_gerund(scene, v) {
        return None;
    }
    let speaker = subject(scene, NONE, v)?;
    let answer = Answer::new(speaker, v);
    let inverted = speaker.whole.first as usize > v;
    let words = scene.document.longest_phrase(v, Classes::CUE).map_or(1, |(len, _)| len);
    let end = if inverted { speaker.whole.last as usize } else { v + words };
    let first = clause_start(scene, v, speaker);
    let aside = || {
        let speaks = matches!(frame, Frame::Say | Frame::Tell) && matches!(scene.tag(NONE, v), Tag::Verb(_));
        let parts = speaks.then(|| content::around(scene, first, end, inverted)).flatten()?;
        Some(Content { answer, parts, rule: "statement/around" })
    };
    if content::behind_quote(scene, first) {
        return aside();
    }
    match content::behind(scene, v, speaker, end, frame) {
        Some(part) if reports(scene, v, frame, part.first as usize) => {
            Some(Content { answer, parts: vec![part], rule: "statement/behind" })
        }
        Some(_) => None,
        None => aside(),
    }
}

/// Where the clause of the verb at `v` begins: with its subject, or with the verb where that leans on another one.
fn clause_start(scene: &Scene, v: usize, speaker: Phrase) -> usize {
    let subject = speaker.whole.first as usize;
    let mut i = v;
    while let Some(p) = scene.prev(NONE, i).filter(|p| subject < *p) {
        if matches!(scene.tag(NONE, p), Tag::Verb(_) | Tag::And | Tag::Quote) {
            return v;
        }
        i = p;
    }
    if matches!(scene.tag(NONE, v), Tag::Ing(_)) { v } else { subject.min(v) }
}

/// "better than attacking Lind", "for failing to": a form that acts, behind a preposition.
fn is_gerund(scene: &Scene, v: usize) -> bool {
    let before = scene.prev(NONE, v).map(|p| scene.tag(NONE, p));
    matches!(scene.tag(NONE, v), Tag::Ing(_)) && matches!(before, Some(Tag::Preposition | Tag::By))
}

/// Whether a verb of that frame reports what begins at `start`: a clause always, an object where the verb speaks.
fn reports(scene: &Scene, v: usize, frame: Frame, start: usize) -> bool {
    let value = scene.document.tokens[v].entry.value(Classes::CUE).unwrap_or("");
    let opens = scene.tag(NONE, start);
    let clause = opens == Tag::Quote || opens == Tag::Clause && content::opens_content(scene.word(start));
    match frame {
        _ if clause => true,
        _ if value.starts_with("phase") => false,
        Frame::Weak => opens == Tag::Pronoun || value.starts_with("mind") || value.starts_with("show"),
        Frame::Call => !matches!(opens, Tag::To | Tag::Ing(_)),
        Frame::Tell => opens != Tag::To,
        _ => opens != Tag::To || acts(scene, start),
    }
}

/// "to protect them", but not "to People", "to a request".
fn acts(scene: &Scene, to: usize) -> bool {
    let next = scene.next(NONE, to).map(|n| (n, scene.tag(NONE, n)));
    next.is_some_and(|(n, tag)| {
        matches!(tag, Tag::Verb(_) | Tag::Be | Tag::Auxiliary | Tag::Adverb)
            || tag == Tag::Noun
                && !scene.word(n).ends_with('s')
                && !scene.document.tokens[n].is(Classes::CUE_NOUN)
    })
}

/// Berg's claim that the bridge was a wreck.
fn of_noun(scene: &Scene, i: usize) -> Option<Content> {
    let that = scene.next(NONE, i).filter(|n| scene.word(*n) == "that")?;
    if !scene.document.tokens[i].is(Classes::CUE_NOUN) {
        return None;
    }
    let speaker = owner(scene, NONE, i).or_else(|| author(scene, NONE, i))?;
    let part = content::behind(scene, i, speaker, that, Frame::Say)?;
    Some(Content { answer: Answer::new(speaker, i), parts: vec![part], rule: "statement/noun" })
}

/// Adds the quotations that no content holds: to the statement that has other pieces of them, else as their own.
fn marked(
    scene: &Scene,
    answers: &[Option<Found>],
    numbers: &[u32],
    kinds: &[QuoteKind],
    found: &mut Vec<Content>,
) {
    let mut holder: Vec<Option<usize>> = vec![None; answers.len()];
    for (number, content) in found.iter().enumerate() {
        for quote in scene.quotes_in(&content.parts) {
            holder[quote] = holder[quote].or(Some(number));
        }
    }
    for quote in 0..answers.len() {
        let Some((answer, rule)) = answers[quote].filter(|_| scene.level(quote) == NONE) else { continue };
        if holder[quote].is_some() || !kinds[quote].is_speech() {
            continue;
        }
        let same = |p: &usize| {
            numbers[*p] == numbers[quote] && holder[*p].is_some_and(|h| is_direct(scene, &found[h]))
        };
        let other = (quote.saturating_sub(6)..quote).rev().find(same);
        match other.and_then(|p| holder[p]) {
            Some(content) => {
                found[content].parts.push(scene.outer(quote));
                holder[quote] = Some(content);
            }
            None => {
                holder[quote] = Some(found.len());
                found.push(Content { answer, parts: vec![scene.outer(quote)], rule });
            }
        }
    }
    for content in found {
        content.parts.sort_by_key(|p| p.first);
    }
}

/// Whether a content is a quotation and nothing else, so that the next one can go on with it.
fn is_direct(scene: &Scene, content: &Content) -> bool {
    content.parts.iter().all(|p| scene.document.tokens[p.first as usize].mark.is_quote())
}
