//! From the mention that speaks to the people and organisations meant, and to statements.

use super::phrase::{OFFICE, Phrase, PhraseKind};
use super::report::according_at;
use super::scene::Scene;
use super::{Answer, Found, turn};
use crate::document::{Range, Token};
use crate::lexicon::Classes;
use crate::mention::Attribution;
use crate::span::Span;
use crate::token::{Kind, Mark};

/// Sieves that name a speaker of another sentence, with no cue to go by.
const GUESSES: [&str; 3] = ["quote/floating", "quote/next", "quote/paragraph"];

/// The attributions of all answers, in order.
pub fn resolve(scene: &Scene, answers: &[Option<Found>]) -> Vec<Attribution> {
    let numbers = statements(scene, answers);
    let all = answers.iter().zip(numbers).enumerate();
    all.map(|(quote, (answer, statement))| match answer {
        Some((answer, rule)) => {
            let mut said = one(scene, quote, *answer);
            said.flags.extend(GUESSES.contains(rule).then_some("ambiguous"));
            Attribution { statement, rule, ..said }
        }
        None => Attribution { statement, rule: "quote/none", ..Attribution::default() },
    })
    .collect()
}

fn one(scene: &Scene, quote: usize, answer: Answer) -> Attribution {
    let said = within_turn(scene, quote, answer, speaker(scene, answer));
    let alone = match said.people[..] {
        [] => true,
        [one] => scene.links.people.get(one as usize).is_some_and(|p| !p.name.contains(' ')),
        _ => false,
    };
    let unnamed = alone && scene.quotations[quote].label.is_some();
    let bearer = unnamed.then(|| turn::bearer(scene, answer.speaker.mention)).flatten();
    let via = via(scene, quote, answer);
    match bearer {
        Some(person) => Attribution { people: vec![person], organisation: None, via, ..said },
        None => Attribution { via, ..said },
    }
}

/// In an answer of an interview "he said" means nobody whom neither the answer nor the question names.
fn within_turn(scene: &Scene, quote: usize, answer: Answer, said: Attribution) -> Attribution {
    let turn = scene.level(quote);
    let talk = scene.quotations.get(turn as usize).is_some_and(|q| q.label.is_some());
    if !talk || answer.speaker.kind != PhraseKind::Pronoun {
        return said;
    }
    let before = scene.quotations[..turn as usize].iter().rev().find(|q| q.label.is_some());
    let from = before.map_or(scene.quotations[turn as usize].tokens.first, |q| q.tokens.first);
    let to = answer.speaker.mention.first;
    let people = &scene.names.people;
    let first = people.partition_point(|m| m.tokens.first < from);
    let named: Vec<u32> =
        people[first..].iter().take_while(|m| m.tokens.first < to).map(|m| m.person).collect();
    Attribution { people: said.people.iter().copied().filter(|p| named.contains(p)).collect(), ..said }
}

/// The speaker and the cue of an answer.
pub fn speaker(scene: &Scene, answer: Answer) -> Attribution {
    let document = scene.document;
    let speaker = answer.speaker;
    let people = people(scene, speaker);
    let joint = people.len() > 1 || is_joint(scene, speaker.mention);
    Attribution {
        speaker: Some(document.span(speaker.mention)),
        organisation: if people.is_empty() { organisation(scene, speaker) } else { None },
        people,
        cue: answer.cue.map(|c| document.span(c)),
        flags: if joint { vec!["joint"] } else { Vec::new() },
        ..Attribution::default()
    }
}

fn is_joint(scene: &Scene, mention: Range) -> bool {
    mention.len() < 20 && mention.all().any(|i| scene.word(i) == "and")
}

/// Everyone the mention means, each once.
fn people(scene: &Scene, speaker: Phrase) -> Vec<u32> {
    let mut people = Vec::new();
    let tokens = match speaker.kind {
        PhraseKind::Relative => antecedent(scene, speaker),
        PhraseKind::Noun => speaker.mention.last.saturating_sub(1) as usize..speaker.mention.last as usize,
        _ => speaker.mention.all(),
    };
    for i in tokens {
        people.extend(person(scene, i).filter(|p| !people.contains(p)));
    }
    if people.is_empty() {
        people.extend(family(scene, speaker.mention));
    }
    // "the president, who said"
    if people.is_empty() && speaker.kind == PhraseKind::Relative {
        let before = antecedent(scene, speaker);
        people.extend(nominal(scene, Range::new(before.start, before.end)));
    }
    // "The President said": written like a name, and none.
    if people.is_empty() && matches!(speaker.kind, PhraseKind::Noun | PhraseKind::Name) {
        people.extend(nominal(scene, speaker.mention).or_else(|| apposed(scene, speaker)));
    }
    people
}

/// The person that token `i`, part of a name or a pronoun, means.
fn person(scene: &Scene, i: usize) -> Option<u32> {
    if let Some(mention) = scene.person_at(i) {
        return Some(scene.names.people[mention].person);
    }
    let pronouns = &scene.links.pronouns;
    let found = pronouns.binary_search_by_key(&(i as u32), |p| p.0).ok()?;
    Some(pronouns[found].1)
}

/// The token before a relative pronoun and its comma.
fn antecedent(scene: &Scene, relative: Phrase) -> std::ops::Range<usize> {
    let mut i = relative.whole.first as usize;
    for _ in 0..12 {
        i = i.saturating_sub(1);
        if scene.document.tokens[i].is_word() {
            return i..i + 1;
        }
    }
    i..i
}

/// A noun phrase that stands for a person: "the minister".
fn nominal(scene: &Scene, mention: Range) -> Option<u32> {
    let nominals = &scene.links.nominals;
    let at = nominals.partition_point(|(range, _)| range.last <= mention.first);
    let owner = |r: &Range| {
        let behind = scene.document.tokens.get(r.last as usize);
        r.last < mention.last && behind.is_some_and(|t| t.kind == Kind::Possessive)
    };
    let meant = nominals.get(at).filter(|(range, _)| range.first < mention.last && !owner(range));
    meant.map(|(_, person)| *person)
}

/// All whom a surname in the plural means: "the Orviks".
fn family(scene: &Scene, mention: Range) -> impl Iterator<Item = u32> {
    let families = &scene.links.families;
    let at = families.partition_point(|(range, _)| range.last < mention.last);
    families[at..].iter().take_while(move |(range, _)| range.last == mention.last).map(|(_, person)| *person)
}

/// "his best friend, Ola Berg,", "the envoy to the Middle East, Ola Berg,": the name behind the comma.
fn apposed(scene: &Scene, speaker: Phrase) -> Option<u32> {
    let tokens = &scene.document.tokens;
    let end = speaker.whole.last as usize;
    let office = tokens.get(end.wrapping_sub(1)).is_some_and(|t| t.is(OFFICE));
    let tied = office && tokens.get(end).is_some_and(|t| t.is(Classes::PREPOSITION));
    // "a nurse named Lind"
    let any = matches!(scene.word(speaker.whole.first as usize), "a" | "A" | "an" | "An" | "one" | "One");
    if any && end < tokens.len() && scene.word(end) == "named" {
        return scene.person_at(end + 1).map(|m| scene.names.people[m].person);
    }
    let closes =
        |t: &&Token| t.mark != Mark::None && t.mark != Mark::Hyphen || t.is(Classes::VERB.or(Classes::CUE));
    let behind = tokens.get(end..)?.iter().take(if tied { HELD } else { 1 });
    let comma = end + behind.take_while(|t| !closes(t)).count();
    let after = tokens.get(comma).filter(|t| t.mark == Mark::Comma)?;
    if after.starts_block() {
        return None;
    }
    scene.person_at(comma + 1).map(|m| scene.names.people[m].person)
}

/// Tokens between an office's noun and the comma before its holder.
const HELD: usize = 8;

/// The organisation, place or document that the mention is.
fn organisation(scene: &Scene, speaker: Phrase) -> Option<Span> {
    let span = scene.document.span(speaker.mention);
    let last = speaker.mention.last.checked_sub(1)? as usize;
    let names = scene.names;
    let at = names.orgs.partition_point(|o| o.tokens.last as usize <= last);
    if let Some(org) = names.orgs.get(at).filter(|o| o.tokens.holds(last)) {
        return Some(org.span);
    }
    let at = names.places.partition_point(|p| p.tokens.last as usize <= last);
    if let Some(place) = names.places.get(at).filter(|p| p.tokens.holds(last)) {
        return Some(place.span);
    }
    let body = Classes::ORG_HEAD.or(Classes::ORG).or(Classes::CUE_NOUN).or(Classes::OUTLET);
    let cry = scene.document.tokens[last].entry.value(Classes::CUE_NOUN) == Some("cry");
    (speaker.kind == PhraseKind::Noun && scene.document.tokens[last].is(body) && !cry).then_some(span)
}

/// "…," Berg said, according to the Tribune: who reports it.
fn via(scene: &Scene, quote: usize, answer: Answer) -> Option<Span> {
    if let Some(via) = answer.via.filter(|v| v.mention != answer.speaker.mention) {
        return Some(scene.document.span(via.mention));
    }
    let level = scene.level(quote);
    let near = |next: fn(&Scene, u32, usize) -> Option<usize>| {
        let mut i = answer.cue?.first as usize;
        for _ in 0..30 {
            i = next(scene, level, i)?;
            if let Some(found) = according_at(scene, level, i) {
                return Some(found);
            }
        }
        None
    };
    let found = near(|s, l, i| s.prev(l, i)).or_else(|| near(|s, l, i| s.next(l, i)))?.speaker;
    (found.mention != answer.speaker.mention).then(|| scene.document.span(found.mention))
}

/// A number for each statement; the pieces of one share it.
fn statements(scene: &Scene, answers: &[Option<Found>]) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::with_capacity(answers.len());
    let mut next = 0;
    for quote in 0..answers.len() {
        let earlier = (quote.saturating_sub(6)..quote).rev().find(|p| goes_on(scene, answers, *p, quote));
        match earlier {
            Some(p) => numbers.push(numbers[p]),
            None => {
                numbers.push(next);
                next += 1;
            }
        }
    }
    numbers
}

/// Whether quotation `q` goes on with the statement that `p` begins: same paragraph or a repeated answer, same speaker's mention.
fn goes_on(scene: &Scene, answers: &[Option<Found>], p: usize, q: usize) -> bool {
    let (Some((first, _)), Some((second, _))) = (answers[p], answers[q]) else { return false };
    if scene.level(p) != scene.level(q) || first.speaker.mention != second.speaker.mention {
        return false;
    }
    // A sentence of the reporter's own between them ends the statement.
    let sentence = |token: u32| scene.document.sentence_of(token as usize);
    let told = first.cue.map_or(0, |c| c.first).max(scene.outer(p).last.saturating_sub(1));
    if sentence(scene.outer(q).first) > sentence(told) + 1 {
        return false;
    }
    let passage = |i: usize| scene.document.passage_of(scene.outer(i).first as usize);
    second.from == Some(p) || passage(p) == passage(q)
}
