//! From the last token of a subject to the mention that is its head: long subjects, asides, joint ones.

use super::around::can_speak;
use super::phrase::{OFFICE, Phrase, PhraseKind, REACH, ending};
use super::scene::Scene;
use super::tag::{Frame, Tag};
use super::verb::ends;
use crate::document::Range;
use crate::lexicon::Classes;

/// The subject in front of an interruption that ends at `close`: "Hill, a doctor, said".
pub fn interrupted(scene: &Scene, level: u32, close: usize) -> Option<Phrase> {
    let mut i = close;
    let mut best: Option<Phrase> = None;
    // A comma within a closing mark parts what stands around the quotation.
    let opener = if scene.tag(level, close) == Tag::Quote { Tag::Comma } else { scene.tag(level, close) };
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, i) else { break };
        i = p;
        let tag = scene.tag(level, i);
        let opens = scene.document.tokens[i].starts_sentence();
        if matches!(tag, Tag::Semicolon | Tag::Colon) || tag == Tag::Quote && opens {
            break;
        }
        if tag != opener {
            continue;
        }
        let segment = scene.next(level, i).map(|n| scene.tag(level, n));
        let adverbial = matches!(
            segment,
            Some(Tag::Clause | Tag::Preposition | Tag::Ing(_) | Tag::To | Tag::Adverb | Tag::Verb(_))
        );
        if best.is_some() && adverbial {
            break;
        }
        let Some(left) = scene.prev(level, i) else { break };
        let Some((phrase, led)) = linked(scene, level, left) else { continue };
        if let Some(name) = whole_segment(scene, level, i, close).filter(|_| led && best.is_none()) {
            return Some(name);
        }
        // "Lind, who, on Monday, said"
        if phrase.kind == PhraseKind::Relative && best.is_none() {
            return Some(phrase);
        }
        if led || phrase.kind == PhraseKind::Relative {
            continue;
        }
        // "Head of the Harbour Council, Ola Berg, said"
        let office = best.is_none() && is_bare_office(scene, level, phrase);
        if let Some(name) = whole_segment(scene, level, i, close).filter(|_| office) {
            return Some(name);
        }
        match stand(scene, level, phrase) {
            Stand::Subject => return better(best, phrase),
            Stand::Aside => best = better(best, phrase),
            Stand::Inside => {}
        }
        if opener == Tag::Dash {
            best = best.or(Some(phrase));
            break;
        }
    }
    best
}

/// How a phrase stands in its sentence.
enum Stand {
    /// Nothing before it belongs to it: it begins a clause.
    Subject,
    /// Behind a comma: it may explain what stands before.
    Aside,
    Inside,
}

fn stand(scene: &Scene, level: u32, phrase: Phrase) -> Stand {
    match scene.prev(level, phrase.whole.first as usize).map(|p| scene.tag(level, p)) {
        None
        | Some(Tag::Quote | Tag::Clause | Tag::And | Tag::Colon | Tag::Semicolon | Tag::Dash | Tag::Open) => {
            Stand::Subject
        }
        // "Bond, 30, of Raleigh, N.C., said"
        Some(Tag::Comma) if scene.is_place(phrase.mention.last as usize - 1) => Stand::Inside,
        Some(Tag::Comma) => Stand::Aside,
        _ => Stand::Inside,
    }
}

/// An office without an article that opens its sentence: "Head of the council".
fn is_bare_office(scene: &Scene, level: u32, phrase: Phrase) -> bool {
    let first = phrase.whole.first as usize;
    let opens = scene.prev(level, first).is_none_or(|p| scene.tag(level, p) == Tag::Quote);
    scene.person_at(phrase.mention.first as usize).is_none()
        && opens
        && scene.document.tokens[first].is(OFFICE)
}

/// "In Oslo, in May, Hill (R), said": the name that is all that stands between two commas.
fn whole_segment(scene: &Scene, level: u32, comma: usize, close: usize) -> Option<Phrase> {
    let name = ending(scene, level, scene.prev(level, close)?)?;
    let first = scene.next(level, comma)?;
    let place = scene.is_place(name.mention.last as usize - 1);
    (name.kind == PhraseKind::Name && name.whole.first as usize == first && !place).then_some(name)
}

/// The phrase further left is the subject, and the nearer one explains it; but a name outdoes a noun.
fn better(best: Option<Phrase>, left: Phrase) -> Option<Phrase> {
    match best {
        Some(near) if near.kind == PhraseKind::Name && left.kind == PhraseKind::Noun => Some(near),
        _ => Some(left),
    }
}

/// The subject whose last token is `i`: a phrase, the phrases it hangs on, a relative or participle clause.
pub fn chain(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let phrase = linked(scene, level, i).map(|(phrase, _)| phrase)?;
    if phrase.kind == PhraseKind::Relative && scene.word(i) == "that" {
        return scene.prev(level, i).and_then(|b| ending(scene, level, b)).or(Some(phrase));
    }
    let phrase = office_of(scene, level, phrase).unwrap_or(phrase);
    let phrase = two_offices(scene, level, phrase).unwrap_or(phrase);
    Some(joint(scene, level, phrase).unwrap_or(phrase))
}

/// "former port engineer and harbour founder Ola Berg": two offices of one who is named behind them.
fn two_offices(scene: &Scene, level: u32, held: Phrase) -> Option<Phrase> {
    let first = held.whole.first;
    let named = held.kind == PhraseKind::Name && held.mention.first > first && named_person(scene, held);
    let and = scene.prev(level, first as usize).filter(|a| named && scene.word(*a) == "and")?;
    let office = ending(scene, level, scene.prev(level, and)?)?;
    let other = named_person(scene, office);
    let last = scene.document.tokens[office.whole.last as usize - 1];
    let whole = Range { first: office.whole.first, last: held.whole.last };
    (last.is(OFFICE) && !other).then_some(Phrase { whole, ..held })
}

/// Berg in "Ola Berg, whose words were": words do not speak, whose they are does.
pub fn owner(scene: &Scene, level: u32, words: Phrase) -> Option<Phrase> {
    let whose = words.mention.first as usize;
    let head = words.mention.last.checked_sub(1)? as usize;
    let spoken = head == whose || scene.document.tokens.get(head)?.is(Classes::CUE_NOUN);
    if !scene.word(whose).eq_ignore_ascii_case("whose") || !spoken {
        return None;
    }
    let before = scene.prev(level, whose)?;
    let last = if scene.tag(level, before) == Tag::Comma { scene.prev(level, before)? } else { before };
    ending(scene, level, last)
}

/// Berg in "Ola Berg, chief of the port, said", and where the second comma was forgotten.
fn office_of(scene: &Scene, level: u32, office: Phrase) -> Option<Phrase> {
    let first = office.whole.first as usize;
    let comma = scene.prev(level, first).filter(|c| scene.tag(level, *c) == Tag::Comma)?;
    let article = usize::from(scene.tag(level, first) == Tag::Determiner);
    let held = scene.document.tokens.get(first + article).is_some_and(|t| t.is(OFFICE));
    let person = scene.person_at(office.mention.first as usize).is_some();
    let name = ending(scene, level, scene.prev(level, comma)?).filter(|_| held && !person)?;
    let subject =
        scene.prev(level, name.whole.first as usize).is_none_or(|p| scene.tag(level, p) == Tag::Quote);
    (named_person(scene, name) && subject).then_some(name)
}

/// "Berg and Lind", "he and Lind", "the mayor and the baker": both, where the first stands as a subject stands.
fn joint(scene: &Scene, level: u32, last: Phrase) -> Option<Phrase> {
    let and = scene.prev(level, last.whole.first as usize).filter(|a| scene.word(*a) == "and")?;
    let first = ending(scene, level, scene.prev(level, and)?)?;
    let before = scene.prev(level, first.whole.first as usize).map(|p| scene.tag(level, p));
    let named = |p: Phrase| matches!(p.kind, PhraseKind::Name | PhraseKind::Pronoun);
    let stands = if named(first) && named(last) {
        !matches!(before, Some(Tag::Preposition | Tag::Verb(_) | Tag::Ing(_) | Tag::By | Tag::To))
    } else {
        matches!(before, None | Some(Tag::Quote | Tag::Clause | Tag::Dash))
            && are_two(scene, level, first, last)
    };
    stands.then_some(Phrase {
        mention: Range { first: first.mention.first, last: last.mention.last },
        whole: Range { first: first.whole.first, last: last.whole.last },
        kind: last.kind,
    })
}

/// "the mayor and the baker", "officials and experts", but no "the senator and former mayor", "mayor and chair Ola Berg",
/// who are one.
fn are_two(scene: &Scene, level: u32, first: Phrase, last: Phrase) -> bool {
    let led = |p: Phrase| {
        matches!(scene.tag(level, p.whole.first as usize), Tag::Determiner | Tag::Possessive | Tag::Name)
    };
    let relative = [first, last].iter().any(|p| p.kind == PhraseKind::Relative);
    let held = last.kind == PhraseKind::Name && last.mention.first > last.whole.first;
    !relative && !held && led(first) == led(last) && can_speak(scene, first) && can_speak(scene, last)
}

/// As [`chain`]; also whether a preposition leads the phrase, so that it is hardly a subject: "in Dallas".
fn linked(scene: &Scene, level: u32, i: usize) -> Option<(Phrase, bool)> {
    let Some(last) = ending(scene, level, i) else {
        return participle(scene, level, i).map(|phrase| (phrase, false));
    };
    if matches!(last.kind, PhraseKind::Pronoun | PhraseKind::Relative) {
        return Some((last, false));
    }
    let mut head = last;
    for _ in 0..6 {
        let Some(p) = scene.prev(level, head.whole.first as usize) else { return Some((head, false)) };
        match scene.tag(level, p) {
            Tag::Preposition if scene.word(p) == "with" && starts_aside(scene, level, p) => {
                return Some((head, false));
            }
            Tag::Preposition | Tag::By | Tag::To => {
                let before = scene.prev(level, p);
                match before.and_then(|b| ending(scene, level, b)) {
                    Some(phrase) if phrase.kind == PhraseKind::Relative => return Some((last, true)),
                    Some(phrase) if phrase.kind == PhraseKind::Pronoun => return Some((phrase, false)),
                    // "deputy chairman of the Port Council Ola Berg"
                    Some(office) if last.mention.first > last.whole.first && named_person(scene, last) => {
                        let whole = Range { first: office.whole.first, last: last.whole.last };
                        return Some((Phrase { whole, ..last }, false));
                    }
                    Some(phrase) => head = phrase,
                    None => {
                        let clause = before.and_then(|b| after_verb(scene, level, b));
                        return Some(clause.map_or((last, true), |c| (c, false)));
                    }
                }
            }
            Tag::And => match coordinated(scene, level, p) {
                Some(first) => head = first,
                None => return Some((head, false)),
            },
            // "firms that received that money said"
            Tag::Clause if scene.word(p) == "that" => {
                let clause = scene.prev(level, p).and_then(|b| after_verb(scene, level, b));
                return Some((clause.unwrap_or(head), false));
            }
            _ => return Some((after_verb(scene, level, p).unwrap_or(head), false)),
        }
    }
    Some((head, false))
}

fn named_person(scene: &Scene, phrase: Phrase) -> bool {
    scene.person_at(phrase.mention.first as usize).is_some()
}

fn starts_aside(scene: &Scene, level: u32, i: usize) -> bool {
    scene.prev(level, i).is_none_or(|b| matches!(scene.tag(level, b), Tag::Comma | Tag::Dash))
}

/// Lind in "between Lind and Berg": the first of two that a preposition leads.
fn coordinated(scene: &Scene, level: u32, and: usize) -> Option<Phrase> {
    let first = ending(scene, level, scene.prev(level, and)?)?;
    let before = scene.prev(level, first.whole.first as usize).map(|p| scene.tag(level, p));
    (before == Some(Tag::Preposition)).then_some(first)
}

/// "those polled say", "voters asked on Monday said": what stands before a past form that another verb follows.
fn participle(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let mut v = i;
    while matches!(scene.tag(level, v), Tag::Adverb) {
        v = scene.prev(level, v)?;
    }
    if !matches!(scene.tag(level, v), Tag::Verb(_)) || !ends(scene.word(v), "ed") {
        return None;
    }
    ending(scene, level, scene.prev(level, v)?)
}

/// "people who ran in 2010 said", "a report released Monday said": the phrase before the clause that `i` ends.
fn after_verb(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    let mut v = i;
    for _ in 0..4 {
        match scene.tag(level, v) {
            Tag::Verb(_) | Tag::Be | Tag::Auxiliary | Tag::Modal | Tag::Ing(_) => {}
            Tag::Adverb | Tag::To | Tag::Object => {}
            _ => break,
        }
        let before = scene.prev(level, v)?;
        match scene.tag(level, before) {
            Tag::Relative => return ending(scene, level, scene.prev(level, before)?),
            tag if matches!(scene.tag(level, v), Tag::Ing(_)) && tag.is_nominal() => {
                return ending(scene, level, before);
            }
            Tag::Noun
                if matches!(scene.tag(level, v), Tag::Verb(Frame::Unknown))
                    && (scene.document.tokens[before].is(Classes::CUE_NOUN) || ends(scene.word(v), "ed")) =>
            {
                return ending(scene, level, before);
            }
            _ => {}
        }
        v = before;
    }
    None
}
