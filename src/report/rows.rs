//! Rows of people, with counts and evidence; ids.

use std::borrow::Cow;
use std::collections::BTreeMap;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use smol_str::{ToSmolStr, format_smolstr};

use super::about::Speech;
use super::facts::{Fact, Facts};
use super::roles::{in_full, singular};
use super::{AmbiguousRow, Candidate, Count, LinkRow, PersonRow, Place, Spot};
use crate::corpus::PersonKept;
use crate::evidence::Evidence;
use crate::fold;
use crate::identity::{self, People, Person, Wordings};
use crate::record::Text;

/// What rows of people and statements are made from.
pub(super) struct Rows<'a> {
    pub facts: Facts<'a>,
    pub evidence: &'a Evidence<'a>,
    pub people: &'a People,
    pub wordings: &'a Wordings,
    /// The id of every person.
    pub ids: Vec<Text>,
}

impl<'a> Rows<'a> {
    pub fn new(facts: Facts<'a>, people: &'a People, wordings: &'a Wordings) -> Self {
        let evidence = facts.evidence;
        Rows { facts, evidence, people, wordings, ids: person_ids(evidence, people) }
    }

    pub fn people(&self) -> Vec<PersonRow> {
        let people = self.people.persons.par_iter().enumerate().zip(self.speech());
        let mut rows: Vec<PersonRow> = people.map(|((i, p), speech)| self.person(i, p, speech)).collect();
        rows.sort_by(|a, b| {
            let key = |r: &PersonRow| std::cmp::Reverse((r.mentions, r.articles));
            key(a).cmp(&key(b)).then_with(|| a.name.cmp(&b.name)).then_with(|| a.id.cmp(&b.id))
        });
        rows
    }

    fn person(&self, number: usize, person: &Person, speech: Speech) -> PersonRow {
        let fact = |a: u32, f: u32| &self.evidence.articles[a as usize].people[f as usize];
        let facts: Vec<&PersonKept> = person.mentions.iter().map(|&(a, f)| fact(a, f)).collect();
        let articles = || person.mentions.iter().map(|&(a, _)| a as usize);
        PersonRow {
            id: self.ids[number].clone(),
            name: person.name.clone(),
            aliases: counts(facts.iter().map(|f| f.text.as_str())),
            roles: self.roles(person),
            gender: gender(&facts),
            mentions: facts.len() as u64,
            articles: distinct(articles()),
            stories: self.evidence.stories(articles()) as u64,
            quotes: speech.spoken,
            about: speech.about,
            links: self.links(person),
            trend: self.facts.trend.of(&person.mentions),
            evidence: self.places_of(&person.mentions, fact),
        }
    }

    /// What the articles call a person, case and abbreviations aside, each under its most frequent form.
    fn roles(&self, person: &Person) -> Vec<Count> {
        let fact = |&(a, f): &(u32, u32)| &self.evidence.articles[a as usize].people[f as usize];
        let one = |role: &Text| singular(role);
        let told = person.mentions.iter();
        let told: Vec<(u32, u32, String)> =
            told.filter_map(|m| Some((m.0, fact(m).start, fact(m).role.as_ref().map(one)?))).collect();
        let mut forms: FxHashMap<String, Text> = FxHashMap::default();
        for form in counts(told.iter().map(|(_, _, role)| role.as_str())) {
            forms.entry(fold::fold(&form.text)).or_insert(form.text);
        }
        in_full(&mut forms);
        let usual = |role: &str| forms.get(&fold::fold(role)).map_or("", Text::as_str);
        self.sourced(told.iter().map(|(article, start, role)| (*article, *start, usual(role))))
    }

    /// How the forms came together, each where its article first writes it.
    fn links(&self, person: &Person) -> Vec<LinkRow> {
        if person.links.is_empty() {
            return Vec::new();
        }
        let mut starts: FxHashMap<(u32, &str), u32> = FxHashMap::default();
        for &(article, fact) in &person.mentions {
            let fact = &self.evidence.articles[article as usize].people[fact as usize];
            starts.entry((article, &fact.text)).or_insert(fact.start);
        }
        let written = |link: &identity::Link| starts.get(&(link.article, &link.text)).copied();
        person.links.iter().map(|link| self.link(link, person, written(link))).collect()
    }

    fn link(&self, link: &identity::Link, person: &Person, written: Option<u32>) -> LinkRow {
        let facts = &self.evidence.articles[link.article as usize].people;
        let any = || {
            let first = person.mentions.partition_point(|(article, _)| *article < link.article);
            let (article, fact) = person.mentions.get(first)?;
            (*article == link.article).then(|| facts[*fact as usize].start)
        };
        let (line, column) =
            written.or_else(any).map_or((0, 0), |start| self.evidence.locate(link.article as usize, start));
        LinkRow {
            text: link.text.clone(),
            to: link.to.clone(),
            rule: format_smolstr!("identity/{}", link.sieve),
            path: self.evidence.articles[link.article as usize].path.clone(),
            line,
            column,
            shared: Vec::new(),
        }
    }

    /// Texts with their counts, articles and first places, as [`counts`] orders them; `told` gives article, offset and
    /// text, in order.
    pub fn sourced<'t>(&self, told: impl Iterator<Item = (u32, u32, &'t str)>) -> Vec<Count> {
        let mut counted: FxHashMap<&str, (u64, u64, u32, Spot)> = FxHashMap::default();
        for (article, start, text) in told {
            let known = counted.entry(text).or_insert_with(|| {
                let (line, column) = self.evidence.locate(article as usize, start);
                let path = self.evidence.articles[article as usize].path.clone();
                (0, 0, u32::MAX, Spot { path, line, column })
            });
            known.0 += 1;
            known.1 += u64::from(known.2 != article);
            known.2 = article;
        }
        let count = |(text, (count, articles, _, spot)): (&str, (u64, u64, u32, Spot))| Count {
            text: text.to_smolstr(),
            count,
            articles,
            first: Some(Box::new(spot)),
        };
        let mut all: Vec<Count> = counted.into_iter().map(count).collect();
        all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
        all
    }

    pub fn ambiguous(&self) -> Vec<AmbiguousRow> {
        let mut rows: BTreeMap<(Text, &str, u32, &[u32]), Vec<u32>> = BTreeMap::new();
        for open in &self.people.open {
            let key = (open.text.clone(), open.why, open.own, &open.candidates[..]);
            rows.entry(key).or_default().push(open.article);
        }
        let candidate = |c: &u32| Candidate {
            id: self.ids[*c as usize].clone(),
            name: self.people.persons[*c as usize].name.clone(),
        };
        rows.into_iter()
            .map(|((text, why, own, candidates), articles)| AmbiguousRow {
                text,
                id: self.ids[own as usize].clone(),
                candidates: candidates.iter().map(candidate).collect(),
                rule: format_smolstr!("identity/{why}"),
                evidence: self.open_places(own, articles[0]),
                articles: articles.iter().map(|a| self.evidence.articles[*a as usize].path.clone()).collect(),
            })
            .collect()
    }

    /// Where an article has the name that stayed open.
    fn open_places(&self, own: u32, article: u32) -> Vec<Place> {
        let mentions = &self.people.persons[own as usize].mentions;
        let first = mentions.partition_point(|(a, _)| *a < article);
        let here = mentions[first..].iter().take_while(|(a, _)| *a == article).count();
        let fact = |a: u32, f: u32| &self.evidence.articles[a as usize].people[f as usize];
        self.places_of(&mentions[first..first + here], fact)
    }

    pub fn places_of<'f, F: Fact + 'f>(
        &self,
        mentions: &[(u32, u32)],
        fact: impl Fn(u32, u32) -> &'f F,
    ) -> Vec<Place> {
        self.facts.places_of(mentions, fact)
    }
}

impl Fact for PersonKept {
    fn place(&self) -> Place {
        let (text, rule, sentence) = (self.text.clone(), self.rule.clone(), self.sentence.clone());
        Place { start: self.start, end: self.end, text, rule, sentence, ..Place::default() }
    }
}

/// `m` or `f` where at least three quarters of the mentions that tell agree.
fn gender(facts: &[&PersonKept]) -> Option<Text> {
    let count = |gender: &str| facts.iter().filter(|f| f.gender.as_deref() == Some(gender)).count();
    let (men, women) = (count("m"), count("f"));
    let one = if men >= women { "m" } else { "f" };
    (men.max(women) > 3 * men.min(women)).then(|| one.to_smolstr())
}

/// A name broken over two lines or written with two spaces, "New  York", as "New York".
fn on_one_line(text: &str) -> Cow<'_, str> {
    let text = fold::composed(text);
    let mut words = text.split(' ');
    if words.all(|w| !w.is_empty() && !w.contains(char::is_whitespace)) {
        return text;
    }
    Cow::Owned(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Texts with their counts, most frequent first, then by letters.
pub(super) fn counts<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<Count> {
    let mut counted: FxHashMap<Cow<str>, u64> = FxHashMap::default();
    texts.for_each(|text| *counted.entry(on_one_line(text)).or_default() += 1);
    let mut all: Vec<Count> = counted
        .into_iter()
        .map(|(text, count)| Count { text: text.to_smolstr(), count, ..Count::default() })
        .collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    all
}

/// How many different articles; the input is in order.
pub(super) fn distinct(articles: impl Iterator<Item = usize>) -> u64 {
    let mut last = None;
    articles.filter(|a| last.replace(*a) != Some(*a)).count() as u64
}

/// A name for an entry, made from its content alone.
pub(super) fn id(kind: &str, content: &str) -> Text {
    format_smolstr!("{kind}-{:012x}", fold::hash(format_smolstr!("{kind}\u{1f}{content}").as_bytes()) >> 16)
}

/// Ids from the folded name; namesakes after the first are told apart by where they first appear.
pub(super) fn person_ids(evidence: &Evidence, people: &People) -> Vec<Text> {
    let mut taken: FxHashMap<Text, ()> = FxHashMap::default();
    let mut order: Vec<usize> = (0..people.persons.len()).collect();
    order.sort_by_key(|i| (std::cmp::Reverse(people.persons[*i].mentions.len()), *i));
    let mut ids = vec![Text::default(); order.len()];
    for i in order {
        let person = &people.persons[i];
        let name = fold::fold(&person.name);
        let mut new = id("person", &name);
        if taken.contains_key(&new) {
            let (article, fact) = person.mentions.first().copied().unwrap_or_default();
            let path = evidence.articles.get(article as usize).map_or("", |e| e.path.as_str());
            new = id("person", &format_smolstr!("{name}\u{1f}{path}\u{1f}{fact}"));
        }
        taken.insert(new.clone(), ());
        ids[i] = new;
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::counts;

    #[test]
    fn spaces_and_line_breaks_make_no_other_form() {
        let counted = counts(["New York", "New  York", "New\nYork", "York"].into_iter());
        let told: Vec<(&str, u64)> = counted.iter().map(|c| (c.text.as_str(), c.count)).collect();
        assert_eq!(told, [("New York", 3), ("York", 1)]);
    }
}
