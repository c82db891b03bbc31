//! Sieves for titles and headings, where verbs are few and a colon says who speaks.

use super::Answer;
use super::phrase::{PhraseKind, ending, starting};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use super::within::leftward_from;
use crate::mention::QuoteKind;

/// Berg: Bridge 'a Disaster' / 'A Disaster': Berg / Berg Slams 'Toy Budget'.
pub fn headline(scene: &Scene, quote: usize) -> Option<Answer> {
    if scene.quotations[quote].kind != QuoteKind::Headline {
        return None;
    }
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    let block = scene.document.passages.get(scene.document.passage_of(open))?.tokens;
    let verb = |f: Frame| !matches!(f, Frame::Hear | Frame::Unknown);
    named_before(scene, level, block.first as usize, open)
        .or_else(|| leftward_from(scene, level, open, verb))
        .or_else(|| named_after(scene, level, scene.outer(quote).last as usize))
        .or_else(|| named_beside(scene, level, open))
}

/// "Berg 'Glad to Finish' Bridge": the name right before, no verb between.
fn named_beside(scene: &Scene, level: u32, open: usize) -> Option<Answer> {
    let name = ending(scene, level, scene.prev(level, open)?).filter(|p| p.kind == PhraseKind::Name)?;
    // "Oslo 'Harbour House' Opens"
    if scene.is_place(name.mention.last as usize - 1) {
        return None;
    }
    scene.prev(level, name.whole.first as usize).is_none().then(|| Answer::bare(name))
}

/// The name that a colon follows, at the start: "Berg: Bridge 'a Disaster'".
fn named_before(scene: &Scene, level: u32, first: usize, open: usize) -> Option<Answer> {
    let colon = (first..open.min(first + 12)).find(|i| scene.tag(level, *i) == Tag::Colon)?;
    let end = scene.prev(level, colon)?;
    // "Berg On Lind: 'No'", "Berg Praises Lind: 'A Star'"
    if let Some(speaker) = starting(scene, level, first).filter(|p| p.kind == PhraseKind::Name) {
        let next = speaker.whole.last as usize;
        let about = scene.word(next).eq_ignore_ascii_case("on");
        let acts = matches!(scene.tag(level, next), Tag::Verb(frame) if frame != Frame::Hear);
        if about || acts {
            return Some(Answer::bare(speaker));
        }
    }
    ending(scene, level, end).filter(|p| p.kind == PhraseKind::Name).map(Answer::bare)
}

/// "'A Disaster': Berg", "'A Disaster,' Berg Says", "'A Disaster' – Berg".
fn named_after(scene: &Scene, level: u32, close: usize) -> Option<Answer> {
    let mut i = close;
    if matches!(scene.tag(level, i), Tag::Colon | Tag::Dash | Tag::Comma | Tag::Hyphen) {
        i += 1;
    } else {
        return None;
    }
    let name = starting(scene, level, i).filter(|p| p.kind == PhraseKind::Name)?;
    Some(Answer::bare(name))
}
