//! "the Florida senator", "the billionaire": who was just named, told by what else somebody is, where no role says who
//! bears it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::facts::{Fact, named};
use super::voices::Voices;
use crate::document::{Document, Range, Token};
use crate::lexicon::{Classes, Entry};
use crate::mention::Names;
use crate::token::{Kind, Mark, Shape};

/// Sentences of the reporter's looked back.
const SENTENCES: usize = 2;
/// Sentences in which the article's main person was named last.
const FAR: usize = 4;
/// Mentions looked back.
const MENTIONS: usize = 24;
/// So often is the article's main person named before anybody asks.
const OFTEN: u32 = 3;
/// Tokens of a sentence that are asked for who and he.
const LONG: usize = 120;
/// Words between "the" and its noun.
const WORDS: usize = 6;

/// Who was named where, as far as read, and which offices nameless people hold. Nothing is read before the first phrase
/// that asks.
pub(super) struct Recent<'a> {
    names: &'a Names,
    voices: &'a Voices,
    /// What the reporter says of people, in order.
    facts: Option<Vec<Fact>>,
    next: usize,
    /// Tokens read.
    read: usize,
    counts: FxHashMap<u32, u32>,
    /// Who is named most often, how often, and how often the next one.
    most: (u32, u32, u32),
    /// Nouns that somebody without a name was brought in by: "a judge".
    nameless: FxHashSet<Entry>,
}

impl<'a> Recent<'a> {
    pub fn new(names: &'a Names, voices: &'a Voices) -> Self {
        let (counts, nameless) = (FxHashMap::default(), FxHashSet::default());
        Recent { names, voices, facts: None, next: 0, read: 0, counts, most: (0, 0, 0), nameless }
    }

    /// Whom the phrase that begins with "the" at token `i` tells more of, and the phrase; `differs` says of a person
    /// whether what is known of them contradicts it.
    pub fn meant(
        &mut self,
        document: &Document,
        i: usize,
        differs: impl Fn(u32, Range) -> bool,
    ) -> Option<(Range, u32)> {
        let range = phrase(document, i)?;
        if self.voices.around(i).is_some() || !acts(document, range) {
            return None;
        }
        self.read_to(document, i);
        if self.nameless.contains(&document.tokens[range.last as usize - 1].entry) {
            return None;
        }
        let here = document.sentence_of(i);
        let window = self.facts.as_deref().map_or(&[][..], |facts| &facts[..self.next]);
        let window = &window[window.len().saturating_sub(MENTIONS)..];
        let beside = |p: u32| window.iter().rev().take_while(|f| f.sentence == here).any(|f| f.person == p);
        let fits = |p: &u32| !beside(*p) && !differs(*p, range);
        let found = self.last_named(document, window, here).filter(fits);
        found.or_else(|| self.main(window, here).filter(fits)).map(|p| (range, p))
    }

    /// Reads on to token `i`.
    fn read_to(&mut self, document: &Document, i: usize) {
        let facts = self.facts.get_or_insert_with(|| {
            let facts = self.names.people.iter().map(|m| named(document, m));
            facts.filter(|f| self.voices.around(f.at).is_none()).collect()
        });
        while let Some(fact) = facts.get(self.next).filter(|f| f.at < i) {
            let count = self.counts.entry(fact.person).or_default();
            *count += 1;
            self.most = match self.most {
                (person, most, next) if person == fact.person => (person, most + 1, next),
                (_, most, _) if *count > most => (fact.person, *count, most),
                (person, most, next) => (person, most, next.max(*count)),
            };
            self.next += 1;
        }
        let some = |k: &usize| document.tokens[*k].is(Classes::DETERMINER.or(Classes::NUMBER));
        self.nameless.extend((self.read..i).filter(some).filter_map(|k| brought_in(document, k)));
        self.read = i;
    }

    /// The only subject of the last sentence that names anybody, or its only person.
    fn last_named(&self, document: &Document, window: &[Fact], here: usize) -> Option<u32> {
        let sentence = window.iter().rev().find(|f| f.sentence != here)?.sentence;
        if self.voices.distance(sentence, here, true) > SENTENCES {
            return None;
        }
        let tokens = document.sentences.get(sentence)?.tokens.all().take(LONG);
        let those = || window.iter().filter(|f| f.sentence == sentence);
        // "Berg wrote to Lind, who objected": either.
        let who = |i: usize| matches!(document.word(i), "who" | "whom") && self.voices.around(i).is_none();
        if only(those()).is_none() && tokens.clone().any(who) {
            return None;
        }
        let subject = only(those().filter(|f| f.subject));
        // "he found Berg charming": he is the subject.
        let he = |i: usize| {
            matches!(document.word(i), "he" | "she" | "He" | "She") && self.voices.around(i).is_none()
        };
        subject.or_else(|| only(those()).filter(|_| !tokens.clone().any(he)))
    }

    /// Who is named more often than anybody else, and not long ago.
    fn main(&self, window: &[Fact], here: usize) -> Option<u32> {
        let (person, count, next) = self.most;
        let near = |f: &Fact| f.person == person && self.voices.distance(f.sentence, here, true) <= FAR;
        (count >= OFTEN && next * 2 <= count && window.iter().any(near)).then_some(person)
    }
}

/// The one person that all the facts are of.
fn only<'f>(mut facts: impl Iterator<Item = &'f Fact>) -> Option<u32> {
    let first = facts.next()?.person;
    facts.all(|f| f.person == first).then_some(first)
}

/// "a local judge" within a sentence, and no name behind it: the noun. "Berg, a judge" and "Berg is a judge" name one.
fn brought_in(document: &Document, i: usize) -> Option<Entry> {
    const OFFICE: Classes = Classes::TITLE.or(Classes::ROLE);
    if !matches!(
        document.word(i),
        "a" | "an" | "one" | "another" | "some" | "A" | "An" | "One" | "Another" | "Some"
    ) {
        return None;
    }
    let before = i.checked_sub(1).map(|b| &document.tokens[b]);
    let tells = |t: &Token| t.mark == Mark::Comma || t.is(Classes::AUXILIARY.or(Classes::PREPOSITION));
    if before.is_some_and(|t| tells(t) && !document.tokens[i].starts_sentence()) {
        return None;
    }
    let near =
        (i + 1..i + 1 + WORDS).take_while(|k| document.tokens.get(*k).is_some_and(|t| t.kind == Kind::Word));
    let head = near
        .take_while(|k| !document.tokens[*k].is(Classes::PREPOSITION))
        .filter(|k| document.tokens[*k].is(OFFICE))
        .last()?;
    let name = document.tokens.get(head + 1).is_some_and(|t| t.is_capital() && !t.starts_sentence());
    (!name).then(|| document.tokens[head].entry)
}

/// "the" with some words and a noun in the singular by which writers tell more of somebody.
fn phrase(document: &Document, the: usize) -> Option<Range> {
    for head in the + 1..(the + 1 + WORDS).min(document.tokens.len()) {
        let token = &document.tokens[head];
        let hyphen = token.mark == Mark::Hyphen && token.is_glued();
        if token.starts_sentence() || !(token.kind == Kind::Word || hyphen) || token.is(Classes::PREPOSITION)
        {
            return None;
        }
        let goes_on = document.tokens.get(head + 1).is_some_and(|t| {
            let noun = t.is(Classes::PLAIN.or(Classes::ROLE).or(Classes::TITLE)) && !is_verb(t);
            t.mark == Mark::Hyphen && t.is_glued()
                || t.kind == Kind::Possessive
                || t.is_word()
                    && (t.is_capital() && !t.starts_sentence()
                        || noun && !t.is(Classes::PREPOSITION.or(Classes::CONJUNCTION).or(Classes::ADVERB)))
        });
        if !goes_on && tells_more(document, the, head) {
            return Some(Range::new(the, head + 1));
        }
    }
    None
}

/// Whether the noun at `head` is one that somebody already named is called by: a status ("the nominee"), an office beside
/// a place or party ("the Texas senator", "the former senator"), a people or party ("the Texan", "the Texas Democrat").
fn tells_more(document: &Document, the: usize, head: usize) -> bool {
    let token = &document.tokens[head];
    let told = || (the + 1..head).any(|i| document.tokens[i].is_capital() || document.word(i) == "former");
    let office = token.is(Classes::TITLE) && !token.is(Classes::HONORIFIC);
    match token.shape {
        Shape::Lower if token.entry.value(Classes::ROLE) == Some("renames") => true,
        Shape::Lower => office && told(),
        Shape::Capital => {
            let native = token.is(Classes::DEMONYM) && token.entry.value(Classes::DEMONYM).is_some();
            let party = super::nominals::party(token.entry).is_some();
            !document.word(head).ends_with('s') && (native && head == the + 1 || party && told())
        }
        _ => false,
    }
}

fn is_verb(token: &Token) -> bool {
    token.is(Classes::VERB.or(Classes::CUE).or(Classes::AUXILIARY).or(Classes::MODAL))
}

/// Whether the phrase is a subject: a verb behind it, "of" and a name between them at most, or a verb of speech before it.
fn acts(document: &Document, range: Range) -> bool {
    let mut behind = range.last as usize;
    if document.word(behind) == "of" {
        behind += 2;
    }
    let past = |i: usize, t: &Token| t.shape == Shape::Lower && document.word(i).ends_with("ed");
    let verb =
        |i: usize| document.tokens.get(i).is_some_and(|t| !t.starts_sentence() && (is_verb(t) || past(i, t)));
    let adverb = document.tokens.get(behind).is_some_and(|t| t.is(Classes::ADVERB));
    let before = (range.first as usize).checked_sub(1).map(|b| &document.tokens[b]);
    verb(behind)
        || adverb && verb(behind + 1)
        || before.is_some_and(|t| t.is(Classes::CUE) && t.shape == Shape::Lower)
}
