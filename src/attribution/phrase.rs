//! Noun phrases that can be subjects: their bounds and the mention that speaks.

use super::scene::Scene;
use super::tag::Tag;
use crate::document::Range;
use crate::lexicon::Classes;

/// How far a phrase or clause is followed, in tokens.
pub const REACH: usize = 60;

/// Nouns of time: what they name neither speaks nor is said.
pub const TIME: Classes = Classes::TIME_UNIT.or(Classes::DAY_PART).or(Classes::MONTH);

/// Nouns of an office or occupation, whose holder may stand beside them.
pub const OFFICE: Classes = Classes::ROLE.or(Classes::TITLE);

/// A noun phrase: the mention as it will be reported and the whole phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phrase {
    pub mention: Range,
    /// From the first to the last token, complements in front of the mention included.
    pub whole: Range,
    pub kind: PhraseKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhraseKind {
    Name,
    Noun,
    Pronoun,
    Relative,
}

impl Phrase {
    pub fn single(i: usize, kind: PhraseKind) -> Self {
        let range = Range::new(i, i + 1);
        Phrase { mention: range, whole: range, kind }
    }
}

/// The phrase whose last token is `i`.
pub fn ending(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    match scene.tag(level, i) {
        Tag::Pronoun => return Some(Phrase::single(i, PhraseKind::Pronoun)),
        Tag::Relative => return Some(Phrase::single(i, PhraseKind::Relative)),
        Tag::Name | Tag::Noun | Tag::Number => {}
        Tag::Determiner => return demonstrative(scene, i),
        _ => return None,
    }
    let mut first = i;
    for _ in 0..REACH {
        let Some(p) = scene.prev(level, first).filter(|p| *p + 1 == first) else { break };
        let tag = scene.tag(level, p);
        if joins(scene, level, p, tag) {
            first = p;
        } else {
            if matches!(tag, Tag::Determiner) {
                first = p;
            }
            break;
        }
    }
    Some(with_mention(scene, level, first, i + 1))
}

/// Each, many, some, both, others: a determiner that stands alone.
fn demonstrative(scene: &Scene, i: usize) -> Option<Phrase> {
    let alone = !matches!(scene.word(i).to_ascii_lowercase().as_str(), "the" | "a" | "an" | "no" | "every");
    alone.then(|| Phrase::single(i, PhraseKind::Noun))
}

/// Whether token `p` belongs to the phrase that begins behind it.
fn joins(scene: &Scene, level: u32, p: usize, tag: Tag) -> bool {
    match tag {
        Tag::Name | Tag::Noun | Tag::Number | Tag::Hyphen | Tag::Possessive => true,
        // "so-called experts"
        _ if scene.tag(level, p + 1) == Tag::Hyphen && scene.document.tokens[p].is_word() => true,
        // "a rising star", "retired officials"
        Tag::Ing(_) | Tag::Adverb => {
            let before = scene.prev(level, p).map(|b| scene.tag(level, b));
            matches!(before, Some(Tag::Determiner | Tag::Possessive)) && scene.document.tokens[p].is_word()
        }
        _ => false,
    }
}

/// The phrase that begins at token `i`.
pub fn starting(scene: &Scene, level: u32, i: usize) -> Option<Phrase> {
    match scene.tag(level, i) {
        Tag::Pronoun => return Some(Phrase::single(i, PhraseKind::Pronoun)),
        // "according to some on the council"
        Tag::Determiner if scene.next(level, i).is_some_and(|n| scene.tag(level, n) == Tag::Preposition) => {
            return demonstrative(scene, i);
        }
        Tag::Name | Tag::Noun | Tag::Number | Tag::Determiner | Tag::Possessive => {}
        _ => return None,
    }
    let mut last = i;
    for _ in 0..REACH {
        let Some(n) = scene.next(level, last).filter(|n| *n == last + 1) else { break };
        let tag = scene.tag(level, n);
        let adjective = matches!(tag, Tag::Ing(_) | Tag::Adverb) && scene.tag(level, last) == Tag::Determiner;
        if !(tag.is_nominal() || tag == Tag::Possessive || adjective) {
            break;
        }
        last = n;
    }
    while last > i && matches!(scene.tag(level, last), Tag::Hyphen) {
        last -= 1;
    }
    let nominal = (i..=last).any(|t| scene.tag(level, t).is_nominal());
    let phrase = nominal.then(|| with_mention(scene, level, i, last + 1))?;
    Some(second_office(scene, level, phrase).unwrap_or(phrase))
}

/// "said former Mayor and council chair Ola Berg": two offices of one who is named behind them.
fn second_office(scene: &Scene, level: u32, first: Phrase) -> Option<Phrase> {
    let end = first.whole.last as usize - 1;
    let office = scene.document.tokens[end].is(OFFICE);
    let and = scene.next(level, end).filter(|a| office && scene.word(*a) == "and")?;
    let next = scene.next(level, and).filter(|n| scene.tag(level, *n).is_nominal())?;
    let second = starting(scene, level, next)?;
    let named =
        second.mention.first > second.whole.first && scene.person_at(second.mention.first as usize).is_some();
    named.then_some(Phrase { whole: Range { first: first.whole.first, last: second.whole.last }, ..second })
}

/// The mention in the phrase `first..last`: a name at its end, else all of it.
fn with_mention(scene: &Scene, level: u32, first: usize, last: usize) -> Phrase {
    let whole = Range::new(first, last);
    if let Some(person) = scene.person_at(last - 1) {
        let mention = scene.names.people[person].tokens;
        return Phrase { mention, whole, kind: PhraseKind::Name };
    }
    let mut start = last;
    while start > first && matches!(scene.tag(level, start - 1), Tag::Name | Tag::Hyphen) {
        start -= 1;
    }
    // "the Sun-Times": all that a hyphen joins
    if start < last && start > first && scene.tag(level, start) == Tag::Hyphen {
        start -= 1;
    }
    if start == last {
        let person = (first..last).any(|t| scene.tag(level, t) == Tag::Name);
        let kind = if person && first + 1 == last { PhraseKind::Name } else { PhraseKind::Noun };
        return Phrase { mention: whole, whole, kind };
    }
    // "the White House", "Trump's Chicago campaign" keep what stands before the name.
    let lead = start.checked_sub(1).filter(|s| *s >= first).map(|s| scene.tag(level, s));
    let from = match lead {
        Some(Tag::Determiner | Tag::Possessive) => first,
        _ => start,
    };
    Phrase { mention: Range::new(from, last), whole, kind: PhraseKind::Name }
}
