//! Two reports to their differences, row by row.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use smol_str::ToSmolStr;

use super::pairing::{Row, only, pair};
use super::{Changed, Diff, Entry, Field, Part, Paths, Value};
use crate::record::{SCHEMA_VERSION, Text};
use crate::report::{Count, PersonRow, PlaceRow, QuoteRow, Report};

impl Diff {
    /// What `new` has that `old` has not, and the other way round. What only tells how a report was made (its version,
    /// how much evidence it lists) makes no difference.
    pub fn new(old: &Report, new: &Report) -> Diff {
        Diff {
            schema_version: SCHEMA_VERSION.to_string(),
            articles: articles(old, new),
            people: part(&old.people, &new.people),
            places: part(&old.places, &new.places),
            quotes: part(&old.quotes, &new.quotes),
            speakers: part(&speakers(old), &speakers(new)),
        }
    }
}

/// A row as an entry, and what differs between two of them.
trait Compared: Row {
    fn entry(&self) -> Entry;
    fn fields(&self, new: &Self) -> Vec<Field>;
}

fn articles(old: &Report, new: &Report) -> Paths {
    let paths = |report: &Report| -> Vec<Text> {
        let mut paths: Vec<Text> = report.articles.iter().map(|a| a.path.clone()).collect();
        paths.sort_unstable();
        paths.dedup();
        paths
    };
    let (old, new) = (paths(old), paths(new));
    let without = |all: &[Text], other: &[Text]| {
        all.iter().filter(|p| other.binary_search(p).is_err()).cloned().collect::<Vec<_>>()
    };
    Paths { added: without(&new, &old), lost: without(&old, &new) }
}

fn part<R: Compared>(old: &[R], new: &[R]) -> Part {
    let paired = pair(old, new);
    let mut part = Part {
        added: paired.added.iter().map(|row| row.entry()).collect(),
        lost: paired.lost.iter().map(|row| row.entry()).collect(),
        changed: Vec::new(),
    };
    for (old, new) in paired.both {
        let fields = old.fields(new);
        if !fields.is_empty() {
            let Entry { id, name, mentions, .. } = new.entry();
            part.changed.push(Changed { id, name, mentions, fields });
        }
    }
    let key = |e: &Entry| (Reverse(e.mentions), e.name.clone(), e.id.clone());
    part.added.sort_by_cached_key(key);
    part.lost.sort_by_cached_key(key);
    part.changed.sort_by_cached_key(|c| (Reverse(c.mentions), c.name.clone(), c.id.clone()));
    part
}

impl Compared for PersonRow {
    fn entry(&self) -> Entry {
        let (id, name) = (self.id.clone(), self.name.clone());
        Entry { id, name, speaker: None, mentions: self.mentions, articles: self.articles }
    }

    fn fields(&self, new: &Self) -> Vec<Field> {
        let fields = [
            text("name", Some(&self.name), Some(&new.name)),
            number("mentions", self.mentions, new.mentions),
            number("articles", self.articles, new.articles),
            number("quotes", self.quotes, new.quotes),
            texts("aliases", &self.aliases, &new.aliases),
            texts("roles", &self.roles, &new.roles),
        ];
        fields.into_iter().flatten().collect()
    }
}

impl Compared for PlaceRow {
    fn entry(&self) -> Entry {
        let (id, name) = (self.id.clone(), self.name.clone());
        Entry { id, name, speaker: None, mentions: self.mentions, articles: self.articles }
    }

    fn fields(&self, new: &Self) -> Vec<Field> {
        let fields = [
            text("name", Some(&self.name), Some(&new.name)),
            text("kind", Some(&self.kind), Some(&new.kind)),
            text("country", self.country.as_ref(), new.country.as_ref()),
            number("mentions", self.mentions, new.mentions),
            number("articles", self.articles, new.articles),
            texts("aliases", &self.aliases, &new.aliases),
        ];
        fields.into_iter().flatten().collect()
    }
}

impl Compared for QuoteRow {
    fn entry(&self) -> Entry {
        Entry {
            id: self.id.clone(),
            name: self.text.clone(),
            speaker: self.speaker.clone(),
            mentions: self.mentions,
            articles: self.articles.len() as u64,
        }
    }

    fn fields(&self, new: &Self) -> Vec<Field> {
        let fields = [
            text("text", Some(&self.text), Some(&new.text)),
            text("speaker", self.speaker.as_ref(), new.speaker.as_ref()),
            number("mentions", self.mentions, new.mentions),
            number("articles", self.articles.len() as u64, new.articles.len() as u64),
        ];
        fields.into_iter().flatten().collect()
    }
}

/// Somebody or something that speaks, by name.
struct Speaker {
    name: Text,
    quotations: u64,
    articles: u64,
}

impl Row for Speaker {
    fn id(&self) -> &str {
        &self.name
    }

    fn keys(&self) -> [Vec<String>; 2] {
        [Vec::new(), Vec::new()]
    }
}

impl Compared for Speaker {
    fn entry(&self) -> Entry {
        let (id, name) = (self.name.clone(), self.name.clone());
        Entry { id, name, speaker: None, mentions: self.quotations, articles: self.articles }
    }

    fn fields(&self, new: &Self) -> Vec<Field> {
        number("quotations", self.quotations, new.quotations).into_iter().collect()
    }
}

/// Quotations by speaker, as the statements' rows tell.
fn speakers(report: &Report) -> Vec<Speaker> {
    let mut all: BTreeMap<&Text, (u64, Vec<&Text>)> = BTreeMap::new();
    for row in &report.quotes {
        if let Some(speaker) = &row.speaker {
            let (quotations, articles) = all.entry(speaker).or_default();
            *quotations += row.mentions;
            articles.extend(&row.articles);
        }
    }
    let speaker = |(name, (quotations, mut articles)): (&Text, (u64, Vec<&Text>))| {
        articles.sort_unstable();
        articles.dedup();
        Speaker { name: name.clone(), quotations, articles: articles.len() as u64 }
    };
    all.into_iter().map(speaker).collect()
}

fn number(field: &str, old: u64, new: u64) -> Option<Field> {
    let field = field.to_smolstr();
    (old != new).then_some(Field { field, old: Value::Number(old), new: Value::Number(new) })
}

fn text(field: &str, old: Option<&Text>, new: Option<&Text>) -> Option<Field> {
    let value = |text: Option<&Text>| text.map_or(Value::Nothing, |t| Value::Text(t.clone()));
    (old != new).then(|| Field { field: field.to_smolstr(), old: value(old), new: value(new) })
}

/// Lists of forms, their counts aside.
fn texts(field: &str, old: &[Count], new: &[Count]) -> Option<Field> {
    let (old, new): (Vec<&Text>, Vec<&Text>) =
        (old.iter().map(|c| &c.text).collect(), new.iter().map(|c| &c.text).collect());
    let (lost, added) = (only(&old, &new), only(&new, &old));
    let differs = !(lost.is_empty() && added.is_empty());
    differs.then(|| Field { field: field.to_smolstr(), old: Value::Texts(lost), new: Value::Texts(added) })
}
