//! Sieves for a reporting clause right beside the quotation.

use super::Answer;
use super::chain::chain;
use super::clause::{is_passive, subject};
use super::phrase::{PhraseKind, TIME, starting};
use super::report::{according_at, climb};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use super::within::{is_condition, is_person};
use crate::lexicon::Classes;
use crate::token::Mark;

/// "…," Berg said. / "…," said Berg. / "…," according to Berg.
pub fn after(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let ended = end_mark(scene, quote);
    let mut i = scene.outer(quote).last as usize;
    // British papers put the comma behind the mark.
    let comma = scene.document.tokens.get(i).is_some_and(|t| matches!(t.mark, Mark::Comma | Mark::Dash));
    let stray = scene.document.tokens.get(i).is_some_and(|t| t.mark.is_quote() && t.is_glued());
    if comma || stray {
        i += 1;
    }
    let token = scene.document.tokens.get(i)?;
    if token.starts_block() || scene.visible(level, i) != Some(i) {
        return None;
    }
    let new_sentence = token.starts_sentence();
    let initial = starts_clause(scene, level, quote);
    if new_sentence
        && !matches!(
            ended,
            Some(Mark::Question | Mark::Exclamation | Mark::Stop | Mark::Comma | Mark::Ellipsis)
        )
    {
        return None;
    }
    if new_sentence && !initial && matches!(ended, Some(Mark::Stop | Mark::Ellipsis | Mark::Comma)) {
        return None;
    }
    if !new_sentence && !comma && ended.is_none() && !initial {
        return None;
    }
    let found = reporting(scene, level, i, initial)?;
    let alone = !new_sentence || short_clause(scene, level, found);
    // "“It stands.” They left."
    let ended = new_sentence && matches!(ended, Some(Mark::Stop | Mark::Ellipsis));
    let told = initial && !ended && speaks(scene, level, found)
        || is_speech(scene, level, found) && closes(scene, level, found);
    // "Lind shouted, “Go,” Berg joked, “and do not come back.”": the words behind announce the next ones.
    let taken = !initial && announced(scene, level, quote) && goes_on(scene, level, quote, found);
    (alone && told && !taken).then_some(found)
}

/// Whether a verb of speech and a comma or colon stand right before the quotation.
fn announced(scene: &Scene, level: u32, quote: usize) -> bool {
    let Some(mark) = scene.prev(level, scene.outer(quote).first as usize) else { return false };
    let verb = scene.prev(level, mark).map(|v| scene.tag(level, v));
    let says = matches!(verb, Some(Tag::Verb(Frame::Say | Frame::Tell) | Tag::Ing(Frame::Say | Frame::Tell)));
    says && matches!(scene.tag(level, mark), Tag::Comma | Tag::Colon)
}

/// Whether another quotation follows the reporting clause in its sentence, behind a comma.
fn goes_on(scene: &Scene, level: u32, quote: usize, found: Answer) -> bool {
    let Some(mut at) = found.cue.map(|c| c.last.max(found.speaker.whole.last) as usize - 1) else {
        return false;
    };
    for _ in 0..FAR {
        let Some(next) = scene.next(level, at) else { return false };
        match scene.tag(level, next) {
            Tag::Stop => return false,
            Tag::Quote => return next != quote && scene.tag(level, at) == Tag::Comma,
            _ => at = next,
        }
    }
    false
}

/// Tokens behind a reporting clause in which another quotation is looked for.
const FAR: usize = 12;

/// Whether the cue is a plain verb of speech, or "according to".
fn is_speech(scene: &Scene, level: u32, found: Answer) -> bool {
    let frame = found.cue.and_then(|c| scene.tag(level, c.first as usize).frame());
    let them = || {
        let next = found.cue.and_then(|c| scene.next(level, c.first as usize));
        next.is_some_and(|n| scene.tag(level, n) == Tag::Object)
    };
    matches!(frame, None | Some(Frame::Say | Frame::Tell)) || frame == Some(Frame::Call) && them()
}

/// Whether the quotation opens its sentence, or the sentence a colon announces.
fn starts_clause(scene: &Scene, level: u32, quote: usize) -> bool {
    let open = scene.outer(quote).first as usize;
    match scene.prev(level, open).map(|p| scene.tag(level, p)) {
        None => true,
        Some(tag) => matches!(tag, Tag::Quote | Tag::Stop | Tag::Other | Tag::Colon),
    }
}

/// Whether the cue is a verb of speech that is not about something else: no "Berg loves".
fn speaks(scene: &Scene, level: u32, found: Answer) -> bool {
    let Some(cue) = found.cue.map(|c| c.first as usize) else { return true };
    match scene.tag(level, cue).frame() {
        Some(Frame::Weak | Frame::Call | Frame::Unknown) => closes(scene, level, found),
        _ => true,
    }
}

/// Whether nothing stands behind the reporting clause that its verb would rather bring: "Berg said yes".
pub fn closes(scene: &Scene, level: u32, found: Answer) -> bool {
    let Some(cue) = found.cue.map(|c| c.first as usize) else { return true };
    if scene.word(cue).eq_ignore_ascii_case("according") {
        return true;
    }
    let inverted = found.speaker.whole.first as usize > cue;
    let end = if inverted { found.speaker.whole.last as usize - 1 } else { cue };
    let Some(next) = scene.next(level, end) else { return true };
    match scene.tag(level, next) {
        Tag::Clause => !matches!(scene.word(next), "that" | "what" | "how" | "why" | "if" | "whether"),
        Tag::Pronoun | Tag::Be | Tag::Modal | Tag::Auxiliary => false,
        Tag::Object if scene.tag(level, cue).frame() == Some(Frame::Call) => true,
        Tag::Determiner | Tag::Possessive | Tag::Noun | Tag::Name | Tag::Number | Tag::Object => {
            inverted || scene.tag(level, cue).frame() == Some(Frame::Tell) || is_time(scene, level, next)
        }
        _ => true,
    }
}

/// "last week", "this month", "the same day", but not "place in May", "a four-day match".
fn is_time(scene: &Scene, level: u32, i: usize) -> bool {
    let mut at = Some(i);
    for _ in 0..4 {
        let Some(t) = at else { return false };
        let tag = scene.tag(level, t);
        at = scene.next(level, t);
        if scene.document.tokens[t].is(TIME) {
            return at.is_none_or(|n| !matches!(scene.tag(level, n), Tag::Noun | Tag::Name));
        }
        if matches!(tag, Tag::Preposition | Tag::Comma | Tag::To | Tag::And) {
            return false;
        }
    }
    false
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
fn reporting(scene: &Scene, level: u32, i: usize, initial: bool) -> Option<Answer> {
    let first = skip_adverbs(scene, level, i);
    match scene.tag(level, first) {
        Tag::Verb(frame) if frame != Frame::Hear && (initial || frame != Frame::Unknown) => {
            return subject(scene, level, first).map(|s| Answer::new(s, first));
        }
        Tag::Ing(_) | Tag::Verb(_) => return None,
        _ => {}
    }
    if let Some(found) = according_at(scene, level, first) {
        return Some(found);
    }
    let mut v = first;
    for _ in 0..45 {
        v = scene.next(level, v)?;
        match scene.tag(level, v) {
            Tag::Verb(frame) if frame != Frame::Hear => {
                let Some(found) = subject(scene, level, v) else { continue };
                let start = found.whole.first as usize;
                let leads = start == first || start == first + 1 && scene.word(first) == "as";
                if leads && found.kind != PhraseKind::Relative && !is_passive(scene, level, v) {
                    return Some(Answer::new(found, v));
                }
            }
            Tag::Semicolon | Tag::Colon | Tag::Stop => return None,
            Tag::Quote if said_before(scene, level, v) => return None,
            _ => {}
        }
    }
    None
}

/// Whether a comma or verb brings the quotation at `i`, so that it is no mere name in a noun phrase.
fn said_before(scene: &Scene, level: u32, i: usize) -> bool {
    let before = scene.prev(level, i).map(|p| scene.tag(level, p));
    matches!(before, Some(Tag::Comma | Tag::Verb(_) | Tag::Ing(_) | Tag::Colon))
}

fn skip_adverbs(scene: &Scene, level: u32, mut i: usize) -> usize {
    for _ in 0..2 {
        match scene.next(level, i) {
            Some(next)
                if scene.tag(level, i) == Tag::Adverb && !scene.word(i).eq_ignore_ascii_case("according") =>
            {
                i = next
            }
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
            Tag::Clause if scene.word(i) == "that" => return false,
            Tag::Colon | Tag::Quote => return false,
            _ => {}
        }
    }
    true
}

/// Berg said: "…" / Berg called the bridge "…"; the cue within a few words.
pub fn before(scene: &Scene, quote: usize) -> Option<Answer> {
    let level = scene.level(quote);
    let open = scene.outer(quote).first as usize;
    if let Some(found) = opened(scene, level, open) {
        return Some(found);
    }
    let mut i = open;
    for step in 0..7 {
        i = scene.prev(level, i)?;
        let tag = scene.tag(level, i);
        match tag {
            Tag::Verb(Frame::Hear) | Tag::Ing(Frame::Hear) => return None,
            Tag::Verb(Frame::Unknown) | Tag::Ing(Frame::Unknown) => return None,
            Tag::Verb(Frame::Weak) | Tag::Ing(Frame::Weak) if step > 0 => return None,
            Tag::Verb(_) | Tag::Ing(_) => {
                if is_name_of(scene, level, i, open) {
                    return None;
                }
                let found = subject(scene, level, i).map(|s| Answer::new(s, i))?;
                let aside = is_condition(scene, level, found.speaker, (i, open));
                if shows(scene, i) && is_person(scene, found.speaker) || aside {
                    return None;
                }
                return Some(climb(scene, level, found));
            }
            Tag::Quote | Tag::Semicolon | Tag::Stop | Tag::Relative | Tag::And => return None,
            Tag::Comma if step > 0 => return None,
            Tag::Be | Tag::Modal | Tag::Auxiliary => return None,
            _ => {}
        }
    }
    None
}

/// "Said Berg, a baker, “It rained.”": a verb of speech opens the sentence, a comma stands before the quotation.
fn opened(scene: &Scene, level: u32, open: usize) -> Option<Answer> {
    scene.prev(level, open).filter(|p| scene.tag(level, *p) == Tag::Comma)?;
    let sentence = scene.document.sentences.get(scene.document.sentence_of(open))?.tokens;
    let verb = sentence.first as usize;
    let name = scene.next(level, verb)?;
    let named = scene.tag(level, verb) == Tag::Verb(Frame::Say) && scene.tag(level, name) == Tag::Name;
    let speaker = starting(scene, level, name).filter(|s| named && s.kind == PhraseKind::Name)?;
    Some(Answer::new(speaker, verb))
}

/// A poll shows and a report finds what it says; a person who shows or finds something says nothing by it.
fn shows(scene: &Scene, v: usize) -> bool {
    scene.document.tokens[v].entry.value(Classes::CUE).is_some_and(|v| v.starts_with("show"))
}

/// "a website called “…”", "a class titled the “…”": what stands before the verb bears the name.
pub fn is_name_of(scene: &Scene, level: u32, v: usize, open: usize) -> bool {
    if !matches!(scene.tag(level, v), Tag::Verb(Frame::Call)) {
        return false;
    }
    let behind = scene.next(level, v).unwrap_or(open);
    let direct = behind == open
        || scene.tag(level, behind) == Tag::Determiner && scene.next(level, behind) == Some(open);
    let Some(lead) = scene.prev(level, v).filter(|_| direct) else { return false };
    match scene.tag(level, lead) {
        // "was called “a wreck” by Berg"
        Tag::Be if called_by(scene, level, open) => false,
        // "whom Berg on Monday called"
        Tag::Adverb if named_before(scene, level, lead) => false,
        Tag::Be | Tag::Adverb | Tag::Quote => true,
        Tag::Noun | Tag::Comma => !wh_before(scene, level, lead),
        Tag::Name => !wh_before(scene, level, lead),
        _ => false,
    }
}

/// Whether who calls it so stands behind the quotation.
fn called_by(scene: &Scene, level: u32, open: usize) -> bool {
    let by = scene.next(level, open).filter(|n| scene.tag(level, *n) == Tag::By);
    by.and_then(|b| scene.next(level, b)).is_some_and(|n| starting(scene, level, n).is_some())
}

/// Whether a name stands before the adverb or "on Monday" at `i`, with a relative in front.
fn named_before(scene: &Scene, level: u32, i: usize) -> bool {
    let skip = |tag: Tag| matches!(tag, Tag::Adverb | Tag::Preposition);
    let mut at = i;
    for _ in 0..3 {
        let Some(p) = scene.prev(level, at) else { return false };
        at = p;
        if !skip(scene.tag(level, at)) {
            break;
        }
    }
    matches!(scene.tag(level, at), Tag::Name | Tag::Pronoun) && wh_before(scene, level, at)
}

/// "what Berg called": a relative in front of the subject.
fn wh_before(scene: &Scene, level: u32, last: usize) -> bool {
    let Some(phrase) = chain(scene, level, last) else { return false };
    let before = scene.prev(level, phrase.whole.first as usize).map(|p| scene.tag(level, p));
    matches!(before, Some(Tag::Clause | Tag::Relative))
}
