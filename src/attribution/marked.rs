//! Quotations within statements: each goes to the content that holds it, or is a statement by itself.

use super::content;
use super::scene::{NONE, Scene};
use super::statement::Content;
use super::{Answer, Found};
use crate::document::Range;
use crate::mention::QuoteKind;

/// Adds the quotations that no content holds: to the statement that has other pieces of them, else as their own.
pub fn add(
    scene: &Scene,
    answers: &[Option<Found>],
    numbers: &[u32],
    kinds: &[QuoteKind],
    found: &mut Vec<Content>,
) {
    let mut holder: Vec<Option<usize>> = vec![None; answers.len()];
    for (number, content) in found.iter().enumerate() {
        let quotes = scene.quotes_in(&content.parts);
        for quote in quotes.into_iter().filter(|q| owns(content, answers[*q])) {
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
                let part = object(scene, quote, answer).unwrap_or(scene.outer(quote));
                found.push(Content { answer, parts: vec![part], rule });
            }
        }
    }
    for content in found {
        content.parts.sort_by_key(|p| p.first);
    }
}

/// The object of the cue that holds the quotation: a “new bridge” in "Berg wants a “new bridge”".
fn object(scene: &Scene, quote: usize, answer: Answer) -> Option<Range> {
    let cue = answer.cue.filter(|c| c.last <= scene.outer(quote).first)?;
    let frame = scene.tag(NONE, cue.first as usize).frame()?;
    scene.start();
    let part = content::behind(scene, cue.first as usize, answer.speaker, cue.last as usize, frame)?;
    let outer = scene.outer(quote);
    (part.first <= outer.first && outer.last <= part.last).then_some(part)
}

/// Whether a quotation among the words of a content is of the same speaker.
pub fn owns(content: &Content, quoted: Option<Found>) -> bool {
    quoted.is_none_or(|(answer, _)| {
        answer.speaker.mention == content.answer.speaker.mention || answer.cue == content.answer.cue
    })
}

/// Whether a content is a quotation and nothing else, so that the next one can go on with it.
fn is_direct(scene: &Scene, content: &Content) -> bool {
    content.parts.iter().all(|p| scene.document.tokens[p.first as usize].mark.is_quote())
}
