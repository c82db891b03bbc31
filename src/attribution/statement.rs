//! Statements, marked and unmarked: whose words a sentence reports, and which of its words they are.

use super::clause::{is_passive, subject};
use super::content;
use super::marked;
use super::phrase::{Phrase, PhraseKind, ending};
use super::report::according_at;
use super::scene::{NONE, Scene};
use super::surround;
use super::tag::{Frame, Tag};
use super::within::{author, is_person, owner};
use super::{Answer, Found};
use crate::document::Range;
use crate::lexicon::Classes;
use crate::mention::{QuoteKind, quote};

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
    ("statement/relative", "He saw the bridge, which Berg said was a wreck."),
    ("statement/as", "As Berg noted, the bridge was a wreck."),
    ("statement/headline", "Ola Berg: bridge was a wreck"),
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
    let mut found = inner_reports_only(scene, found);
    found.extend(headlines(scene));
    marked::add(scene, answers, numbers, kinds, &mut found);
    found
}

/// Drops what somebody is said to think, want or do within another's words: "Berg said Lind liked the bridge" is Berg's alone, but
/// "Berg said that Lind said that it fell" is a report of each.
fn inner_reports_only(scene: &Scene, found: Vec<Content>) -> Vec<Content> {
    let depth = depths(scene, &found);
    let inner = |c: &Content| c.answer.cue.is_some_and(|cue| depth[cue.first as usize] > 0);
    found.into_iter().filter(|c| !inner(c) || is_report(scene, c)).collect()
}

/// In how many contents each token stands.
fn depths(scene: &Scene, found: &[Content]) -> Vec<i32> {
    let mut depth = vec![0i32; scene.document.tokens.len() + 1];
    for part in found.iter().flat_map(|c| &c.parts) {
        depth[part.first as usize] += 1;
        depth[part.last as usize] -= 1;
    }
    let mut open = 0;
    for cell in &mut depth {
        open += *cell;
        *cell = open;
    }
    depth
}

/// Whether a content is reported by a verb of speech as a clause, or holds marked words.
fn is_report(scene: &Scene, content: &Content) -> bool {
    let (Some(cue), Some(part)) = (content.answer.cue, content.parts.first()) else { return true };
    let start = part.first as usize;
    let opens = scene.tag(NONE, start);
    let clause = opens == Tag::Pronoun || opens == Tag::Clause && content::opens_content(scene.word(start));
    let speaks = !matches!(scene.tag(NONE, cue.first as usize).frame(), Some(Frame::Weak | Frame::Call));
    let thinks = scene.document.tokens[cue.first as usize]
        .entry
        .value(Classes::CUE)
        .is_some_and(|v| v.starts_with("mind"));
    let behind = content.rule == "statement/behind" || content.rule == "statement/noun";
    speaks && !thinks && (clause || !behind) || !scene.quotes_in(&content.parts).is_empty()
}

/// "Ola Berg: bridge was a wreck": in a title, what stands behind a name and a colon.
fn headlines(scene: &Scene) -> Vec<Content> {
    let titles =
        scene.document.passages.iter().enumerate().filter(|(n, _)| quote::is_heading(scene.document, *n));
    titles.filter_map(|(_, p)| headline(scene, p.tokens)).collect()
}

fn headline(scene: &Scene, passage: Range) -> Option<Content> {
    let first = passage.first as usize;
    let colon =
        (first..passage.last.min(passage.first + 12) as usize).find(|i| scene.tag(NONE, *i) == Tag::Colon)?;
    scene.start();
    let speaker = ending(scene, NONE, scene.prev(NONE, colon)?)?;
    let named = scene.person_at(speaker.mention.first as usize).is_some();
    let start = scene.next(NONE, colon).filter(|_| named && speaker.whole.first == passage.first)?;
    let part = content::whole_behind(scene, start)?;
    Some(Content { answer: Answer::bare(speaker), parts: vec![part], rule: "statement/headline" })
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
            let part = surround::of_according(scene, i, answer.speaker)?;
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
    let clause = Clause { v, frame, speaker, first, end, inverted };
    // “No,” Berg said; but “No,” Berg said, adding that …
    let finite = matches!(scene.tag(NONE, v), Tag::Verb(_));
    if finite && surround::behind_quote(scene, first) {
        return aside(scene, clause, answer);
    }
    // "It fell, said several people who saw it."
    let turned = inverted && scene.prev(NONE, first).is_some_and(|p| scene.tag(NONE, p) == Tag::Comma);
    if finite && turned {
        return aside(scene, clause, answer);
    }
    if let Some((parts, rule)) = led(scene, clause) {
        return Some(Content { answer, parts, rule });
    }
    match content::behind(scene, v, speaker, end, frame) {
        Some(part) if leads_on(scene, part.first as usize) => None,
        Some(part) if reports(scene, clause, part.first as usize) => {
            let before = finite.then(|| surround::before_going_on(scene, first, part)).flatten();
            Some(Content {
                answer,
                parts: before.into_iter().chain([part]).collect(),
                rule: "statement/behind",
            })
        }
        Some(_) => None,
        None => aside(scene, clause, answer),
    }
}

/// A verb that reports, and the clause that it makes with its subject.
#[derive(Clone, Copy)]
struct Clause {
    v: usize,
    frame: Frame,
    speaker: Phrase,
    /// From its first token to where what it reports may begin.
    first: usize,
    end: usize,
    inverted: bool,
}

/// "The bridge, Berg said, was a wreck."
fn aside(scene: &Scene, clause: Clause, answer: Answer) -> Option<Content> {
    let speaks = matches!(clause.frame, Frame::Say | Frame::Tell)
        && matches!(scene.tag(NONE, clause.v), Tag::Verb(_))
        && clause.speaker.kind != PhraseKind::Relative
        && !value(scene, clause.v).starts_with("phase");
    let parts =
        speaks.then(|| surround::around(scene, clause.first, clause.end, clause.inverted)).flatten()?;
    let whole = clause.speaker.whole;
    let apart = parts.iter().all(|p| p.last <= whole.first || whole.last <= p.first);
    apart.then_some(Content { answer, parts, rule: "statement/around" })
}

/// Where a word before the clause says how the content stands to it: "which Berg said fell", "As Berg said, it fell".
fn led(scene: &Scene, clause: Clause) -> Option<(Vec<Range>, &'static str)> {
    let lead = scene.prev(NONE, clause.first)?;
    let word = scene.word(lead);
    let says = matches!(clause.frame, Frame::Say | Frame::Tell);
    match scene.tag(NONE, lead) {
        Tag::Relative | Tag::Clause if matches!(word, "what" | "whom" | "that" | "which" | "who") => Some((
            content::of_relative(scene, lead, clause.v, clause.end, clause.frame)?,
            "statement/relative",
        )),
        Tag::Clause
            if says && word.eq_ignore_ascii_case("as") && !value(scene, clause.v).starts_with("phase") =>
        {
            Some((
                vec![surround::of_as(scene, lead, clause.end, clause.frame == Frame::Tell)?],
                "statement/as",
            ))
        }
        _ => None,
    }
}

/// "declined to say who left": the verb inside brings the words.
fn leads_on(scene: &Scene, to: usize) -> bool {
    let inner = scene.next(NONE, to).filter(|_| scene.tag(NONE, to) == Tag::To);
    let Some((v, frame)) = inner.and_then(|v| Some((v, scene.tag(NONE, v).frame()?))) else { return false };
    if !matches!(frame, Frame::Say | Frame::Tell | Frame::Call) {
        return false;
    }
    let start = scene.next(NONE, v).map(|n| scene.tag(NONE, n));
    !matches!(start, None | Some(Tag::Stop | Tag::Comma | Tag::Dash | Tag::And | Tag::Semicolon))
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

/// Whether the verb reports what begins at `start`: a clause always, an object where the verb speaks and is no mere wish.
fn reports(scene: &Scene, clause: Clause, start: usize) -> bool {
    let value = value(scene, clause.v);
    let opens = scene.tag(NONE, start);
    if matches!(opens, Tag::Quote | Tag::Relative)
        || opens == Tag::Clause && content::opens_content(scene.word(start))
    {
        return true;
    }
    if opens == Tag::Pronoun && clause.frame != Frame::Weak {
        return true;
    }
    if value.starts_with("phase") || !is_told(scene, clause, opens) {
        return false;
    }
    match clause.frame {
        Frame::Weak => opens != Tag::Pronoun && (value.starts_with("mind") || value.starts_with("show")),
        Frame::Call => !matches!(opens, Tag::To | Tag::Ing(_)),
        _ => opens != Tag::To || acts(scene, start),
    }
}

/// Whether an object is spoken of at all: not in "to support the bridge", "would support it", "voters supporting it".
fn is_told(scene: &Scene, clause: Clause, opens: Tag) -> bool {
    let relative = clause.speaker.kind == PhraseKind::Relative;
    let value = value(scene, clause.v);
    let mind = value.starts_with("mind") || value.starts_with("show");
    if relative && (opens == Tag::To || clause.frame == Frame::Say) {
        return false;
    }
    if value.starts_with("show") && is_person(scene, clause.speaker) {
        return false;
    }
    let Some(lead) = scene.prev(NONE, clause.v) else { return true };
    match scene.tag(NONE, lead) {
        Tag::To => is_led(scene, lead),
        Tag::Modal => opens == Tag::To,
        _ => !mind || opens == Tag::To || !matches!(scene.tag(NONE, clause.v), Tag::Ing(_)),
    }
}

/// "declined to give a reason": whether a verb of speech leads the infinitive.
fn is_led(scene: &Scene, to: usize) -> bool {
    let v = scene.prev(NONE, to).map(|v| scene.tag(NONE, v));
    matches!(v, Some(Tag::Verb(frame) | Tag::Ing(frame)) if !matches!(frame, Frame::Unknown | Frame::Hear))
}

/// What the lexicon says of the cue at `v`.
fn value<'a>(scene: &Scene<'a>, v: usize) -> &'a str {
    scene.document.tokens[v].entry.value(Classes::CUE).unwrap_or("")
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

/// Berg's claim that the bridge was a wreck. / Berg's plea for a bridge.
fn of_noun(scene: &Scene, i: usize) -> Option<Content> {
    let next = scene.next(NONE, i)?;
    let noun = scene.document.tokens[i].entry;
    if !noun.is(Classes::CUE_NOUN) {
        return None;
    }
    let act = noun.value(Classes::CUE_NOUN) == Some("act");
    let that = scene.word(next) == "that";
    let speaker = owner(scene, NONE, i).or_else(|| that.then(|| author(scene, NONE, i)).flatten())?;
    let part = if that {
        content::behind(scene, i, speaker, next, Frame::Say)?
    } else {
        content::of_act(scene, i, next).filter(|_| act)?
    };
    Some(Content { answer: Answer::new(speaker, i), parts: vec![part], rule: "statement/noun" })
}
