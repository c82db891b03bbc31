//! What others say of each person, and how often each speaks.

use std::collections::BTreeMap;

use smol_str::ToSmolStr;

use super::facts::Fact;
use super::rows::Rows;
use super::{About, Place, Telling, Voice};
use crate::corpus::{Entry, QuoteKept};
use crate::identity::People;
use crate::record::Text;

/// Bytes between a name and the fragment that is said of it: called Orvik a “saint”.
const BETWEEN: u32 = 24;

/// One person's speech.
#[derive(Default)]
pub(super) struct Speech {
    /// Quotations the person speaks.
    pub spoken: u64,
    pub about: About,
}

/// Who speaks, as the report tells it.
type Speaker = (Option<u32>, Option<Text>);
/// For every person who says how much of them.
type Voices = BTreeMap<u32, BTreeMap<Speaker, u64>>;

impl Rows<'_> {
    /// For every person the quotations by and about them.
    pub fn speech(&self) -> Vec<Speech> {
        let mut all: Vec<Speech> = self.people.persons.iter().map(|_| Speech::default()).collect();
        let mut voices = Voices::new();
        for (article, mentions) in self.by_article() {
            let extract = self.evidence.articles[article];
            for quote in extract.quotes.iter().filter(|q| self.evidence.keeps(article, q.start)) {
                let speakers = speakers(self.people, article, quote);
                speakers.iter().for_each(|s| all[*s as usize].spoken += 1);
                for (person, rule) in named(extract, quote, &mentions, &speakers) {
                    let voice = self.voice(article, quote);
                    self.tell(&mut all[person as usize].about, (article, quote), &voice, rule);
                    *voices.entry(person).or_default().entry(voice).or_default() += 1;
                }
            }
        }
        for (person, counts) in voices {
            all[person as usize].about.speakers = self.counted(counts);
        }
        all
    }

    fn voice(&self, article: usize, quote: &QuoteKept) -> Speaker {
        let Some(name) = &quote.speaker else { return (None, None) };
        let person = self.people.meant(article, name);
        (person, if person.is_none() { Some(name.clone()) } else { None })
    }

    fn name_of(&self, (person, name): &Speaker) -> Option<Text> {
        person.map(|p| self.people.persons[p as usize].name.clone()).or_else(|| name.clone())
    }

    fn tell(&self, about: &mut About, (article, quote): (usize, &QuoteKept), voice: &Speaker, rule: &str) {
        about.quotes += 1;
        let most = self.facts.options.evidence;
        if most == 0 || about.evidence.len() < most {
            let mut at = Place { rule: rule.to_smolstr(), ..quote.place() };
            at.path.clone_from(&self.evidence.articles[article].path);
            (at.line, at.column) = self.evidence.locate(article, at.start);
            at.sentence = at.sentence.filter(|_| self.facts.options.context);
            about.evidence.push(Telling { speaker: self.name_of(voice), at });
        }
    }

    fn counted(&self, counts: BTreeMap<Speaker, u64>) -> Vec<Voice> {
        let voice = |(speaker, quotes): (Speaker, u64)| Voice {
            id: speaker.0.map(|p| self.ids[p as usize].clone()),
            name: self.name_of(&speaker),
            quotes,
        };
        let mut all: Vec<Voice> = counts.into_iter().map(voice).collect();
        all.sort_by(|a, b| b.quotes.cmp(&a.quotes).then_with(|| (&a.name, &a.id).cmp(&(&b.name, &b.id))));
        all
    }
}

/// The people who speak a quotation.
pub(super) fn speakers(people: &People, article: usize, quote: &QuoteKept) -> Vec<u32> {
    let names = quote.speaker.iter().chain(&quote.speakers);
    let mut all: Vec<u32> = names.filter_map(|name| people.meant(article, name)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// The people but the speakers whom a quotation names or is said of, each once, and by which rule; `mentions` are the
/// article's offsets and people, they and the speakers in order.
pub(super) fn named(
    extract: &Entry,
    quote: &QuoteKept,
    mentions: &[(u32, u32)],
    speakers: &[u32],
) -> Vec<(u32, &'static str)> {
    let from = |at: u32| mentions.partition_point(|(start, _)| *start < at);
    let inside = &mentions[from(quote.start)..from(quote.end)];
    let mut all: Vec<(u32, &'static str)> = inside.iter().map(|(_, p)| (*p, "about/inside")).collect();
    all.extend(object(extract, quote, mentions).map(|p| (p, "about/object")));
    all.extend(of(quote, mentions).map(|p| (p, "about/of")));
    all.sort_by_key(|(person, _)| *person);
    all.dedup_by_key(|(person, _)| *person);
    all.retain(|(person, _)| speakers.binary_search(person).is_err());
    all
}

/// "Berg called Lind a “toy”": the last name between the word of speech and the fragment.
fn object(extract: &Entry, quote: &QuoteKept, mentions: &[(u32, u32)]) -> Option<u32> {
    let spoken = quote
        .speaker_end
        .filter(|end| quote.kind == "partial" && quote.cue.is_some() && *end < quote.start)?;
    let before = mentions[..mentions.partition_point(|(start, _)| *start < quote.start)].last()?;
    let fact =
        extract.people.binary_search_by_key(&before.0, |f| f.start).ok().map(|at| &extract.people[at])?;
    let near = fact.end <= quote.start && quote.start - fact.end <= BETWEEN;
    let sentence = extract.sentences.partition_point(|s| s.end <= quote.start);
    let same = extract.sentences.get(sentence).is_some_and(|s| s.start <= spoken);
    (near && same && before.0 > spoken).then_some(before.1)
}

/// "…,” Berg said of Lind", "…,” said Berg of Lind": the name so many bytes behind the speaker as these words take.
fn of(quote: &QuoteKept, mentions: &[(u32, u32)]) -> Option<u32> {
    let (end, cue) = (quote.speaker_end?, quote.cue.as_ref()?);
    let (start, person) = *mentions.get(mentions.partition_point(|(start, _)| *start < end))?;
    let gap = start - end;
    let spoken = cue.len() as u32 + 1;
    let told = ["of", "about"].iter().any(|word| {
        let behind = word.len() as u32 + 2;
        gap == behind || gap == behind + spoken
    });
    (told && end > quote.end && cue != "told").then_some(person)
}
