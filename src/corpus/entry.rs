//! A record as a corpus keeps it: what many facts say alike stands once, so that memory grows with what is distinct.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::FxHashSet;

use crate::article::PublishedFrom;
use crate::record::{
    BoilerplateFact, DateFact, Extract, PersonFact, PlaceFact, QuoteFact, RepeatableLine, TermFact, Text,
};
use crate::span::Span;

/// A fact at its place, with all that it says; the latter is shared by the facts that say the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept<T> {
    pub start: u32,
    pub end: u32,
    pub sentence: Option<Box<str>>,
    said: Arc<T>,
}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.said
    }
}

/// A [`PersonFact`].
pub type PersonKept = Kept<Named>;
/// A [`PlaceFact`].
pub type PlaceKept = Kept<Located>;
/// A [`DateFact`].
pub type DateKept = Kept<Dated>;

/// What a [`PersonFact`] says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Named {
    pub text: Text,
    pub name: Text,
    pub role: Option<Text>,
    pub gender: Option<Text>,
    pub strength: Text,
    pub rule: Text,
}

/// What a [`PlaceFact`] says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Located {
    pub text: Text,
    pub name: Text,
    pub kind: Text,
    pub country: Option<Text>,
    pub lat: Option<f64>,
    pub lon: Option<f64>,
    pub gazetteer: Option<u32>,
    pub region: Option<Text>,
    pub strength: Text,
    pub rule: Text,
}

/// JSON has no numbers but those that equal themselves.
impl Eq for Located {}

impl Hash for Located {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (&self.text, &self.name, self.gazetteer, &self.rule).hash(state);
    }
}

/// What a [`DateFact`] says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dated {
    pub text: Text,
    pub kind: Text,
    pub value: Text,
    pub modifier: Option<Text>,
    pub from: Option<Text>,
    pub to: Option<Text>,
    pub resolved: bool,
    pub anchor: Option<Text>,
    pub rule: Text,
}

/// A [`QuoteFact`]: words are hardly ever said twice, who says them and how is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuoteKept {
    pub start: u32,
    pub end: u32,
    pub text: Text,
    pub speaker_start: Option<u32>,
    pub speaker_end: Option<u32>,
    pub statement: u32,
    pub sentence: Option<Box<str>>,
    spread: Option<Box<Spread>>,
    said: Arc<Voiced>,
}

impl Deref for QuoteKept {
    type Target = Voiced;

    fn deref(&self) -> &Voiced {
        &self.said
    }
}

/// How a quotation runs on, where it does.
#[derive(Clone, Debug, Default, PartialEq)]
struct Spread {
    parts: Vec<Span>,
    content: Vec<Span>,
    nested: Vec<QuoteFact>,
}

/// How and by whom something is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Voiced {
    pub kind: Text,
    pub speaker: Option<Text>,
    pub speakers: Vec<Text>,
    pub speaker_text: Option<Text>,
    pub speaker_kind: Text,
    pub cue: Option<Text>,
    pub via: Option<Text>,
    pub flags: Vec<Text>,
    pub rule: Text,
}

/// Values, each kept once.
#[derive(Clone, Debug)]
struct Pool<T>(FxHashSet<Arc<T>>);

impl<T> Default for Pool<T> {
    fn default() -> Self {
        Pool(FxHashSet::default())
    }
}

impl<T: Hash + Eq> Pool<T> {
    fn share(&mut self, one: T) -> Arc<T> {
        if let Some(known) = self.0.get(&one) {
            return known.clone();
        }
        let new = Arc::new(one);
        self.0.insert(new.clone());
        new
    }
}

/// What the facts of a corpus say, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Pools {
    people: Pool<Named>,
    places: Pool<Located>,
    dates: Pool<Dated>,
    quotes: Pool<Voiced>,
}

impl Pools {
    fn person(&mut self, fact: PersonFact) -> PersonKept {
        let PersonFact { start, end, text, name, role, gender, strength, rule, sentence } = fact;
        let said = self.people.share(Named { text, name, role, gender, strength, rule });
        Kept { start, end, sentence, said }
    }

    fn place(&mut self, fact: PlaceFact) -> PlaceKept {
        #[rustfmt::skip]
        let PlaceFact { start, end, text, name, kind, country, lat, lon, gazetteer, region, strength, rule, sentence } = fact;
        let said = Located { text, name, kind, country, lat, lon, gazetteer, region, strength, rule };
        Kept { start, end, sentence, said: self.places.share(said) }
    }

    fn date(&mut self, fact: DateFact) -> DateKept {
        #[rustfmt::skip]
        let DateFact { start, end, text, kind, value, modifier, from, to, resolved, anchor, rule, sentence } = fact;
        let said = Dated { text, kind, value, modifier, from, to, resolved, anchor, rule };
        Kept { start, end, sentence, said: self.dates.share(said) }
    }

    fn quote(&mut self, fact: QuoteFact) -> QuoteKept {
        #[rustfmt::skip]
        let QuoteFact {
            start, end, text, kind, speaker, speakers, speaker_text, speaker_start, speaker_end, speaker_kind, cue, via,
            parts, content, nested, statement, flags, rule, sentence,
        } = fact;
        let runs_on = !(parts.is_empty() && content.is_empty() && nested.is_empty());
        #[rustfmt::skip]
        let said = Voiced { kind, speaker, speakers, speaker_text, speaker_kind, cue, via, flags, rule };
        QuoteKept {
            start,
            end,
            text,
            speaker_start,
            speaker_end,
            statement,
            sentence,
            spread: runs_on.then(|| Box::new(Spread { parts, content, nested })),
            said: self.quotes.share(said),
        }
    }
}

fn person(kept: &PersonKept) -> PersonFact {
    let Named { text, name, role, gender, strength, rule } = (*kept.said).clone();
    let sentence = kept.sentence.clone();
    PersonFact { start: kept.start, end: kept.end, text, name, role, gender, strength, rule, sentence }
}

#[rustfmt::skip]
fn place(kept: &PlaceKept) -> PlaceFact {
    let Located { text, name, kind, country, lat, lon, gazetteer, region, strength, rule } = (*kept.said).clone();
    let (start, end, sentence) = (kept.start, kept.end, kept.sentence.clone());
    PlaceFact { start, end, text, name, kind, country, lat, lon, gazetteer, region, strength, rule, sentence }
}

#[rustfmt::skip]
fn date(kept: &DateKept) -> DateFact {
    let Dated { text, kind, value, modifier, from, to, resolved, anchor, rule } = (*kept.said).clone();
    let (start, end, sentence) = (kept.start, kept.end, kept.sentence.clone());
    DateFact { start, end, text, kind, value, modifier, from, to, resolved, anchor, rule, sentence }
}

#[rustfmt::skip]
fn quote(kept: &QuoteKept) -> QuoteFact {
    let QuoteKept { start, end, text, speaker_start, speaker_end, statement, sentence, spread, said } = kept.clone();
    let Voiced { kind, speaker, speakers, speaker_text, speaker_kind, cue, via, flags, rule } = (*said).clone();
    let Spread { parts, content, nested } = spread.map(|s| *s).unwrap_or_default();
    QuoteFact {
        start, end, text, kind, speaker, speakers, speaker_text, speaker_start, speaker_end, speaker_kind, cue, via,
        parts, content, nested, statement, flags, rule, sentence,
    }
}

/// One article's record, as [`Extract`] has it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    schema_version: String,
    pub path: Text,
    pub id: Text,
    pub title: Option<String>,
    pub published: Option<Text>,
    published_from: Option<PublishedFrom>,
    pub source: Option<String>,
    pub words: u64,
    pub bytes: u64,
    pub lines: Box<[u32]>,
    pub sentences: Box<[Span]>,
    pub people: Box<[PersonKept]>,
    pub places: Box<[PlaceKept]>,
    pub dates: Box<[DateKept]>,
    pub quotes: Box<[QuoteKept]>,
    terms: Box<[TermFact]>,
    pub boilerplate: Box<[BoilerplateFact]>,
    pub repeatable: Box<[RepeatableLine]>,
    pub fingerprint: Box<[u32]>,
    pub warnings: Vec<String>,
    pub text: Option<String>,
}

impl Entry {
    #[rustfmt::skip]
    pub(super) fn new(extract: Extract, pools: &mut Pools) -> Entry {
        let Extract {
            schema_version, path, id, title, published, published_from, source, words, bytes, lines, sentences, people,
            places, dates, quotes, terms, boilerplate, repeatable, fingerprint, warnings, text,
        } = extract;
        Entry {
            people: people.into_iter().map(|fact| pools.person(fact)).collect(),
            places: places.into_iter().map(|fact| pools.place(fact)).collect(),
            dates: dates.into_iter().map(|fact| pools.date(fact)).collect(),
            quotes: quotes.into_iter().map(|fact| pools.quote(fact)).collect(),
            lines: lines.into(), sentences: sentences.into(), terms: terms.into(), boilerplate: boilerplate.into(),
            repeatable: repeatable.into(), fingerprint: fingerprint.into(),
            schema_version, path, id, title, published, published_from, source, words, bytes, warnings, text,
        }
    }

    /// The record that was added.
    #[rustfmt::skip]
    pub fn record(&self) -> Extract {
        let Entry {
            schema_version, path, id, title, published, published_from, source, words, bytes, lines, sentences, people,
            places, dates, quotes, terms, boilerplate, repeatable, fingerprint, warnings, text,
        } = self.clone();
        Extract {
            people: people.iter().map(person).collect(),
            places: places.iter().map(place).collect(),
            dates: dates.iter().map(date).collect(),
            quotes: quotes.iter().map(quote).collect(),
            lines: lines.into(), sentences: sentences.into(), terms: terms.into(), boilerplate: boilerplate.into(),
            repeatable: repeatable.into(), fingerprint: fingerprint.into(),
            schema_version, path, id, title, published, published_from, source, words, bytes, warnings, text,
        }
    }
}
