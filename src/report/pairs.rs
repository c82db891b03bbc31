//! Who stands together with whom: in how many articles and sentences.

use rustc_hash::FxHashMap;
use smol_str::ToSmolStr;

use super::rows::Rows;
use super::{Pair, Spot};

/// People of one article that are paired, the most mentioned first; a list of a thousand names says nothing of pairs.
const MOST: usize = 60;

/// How often two people stand together.
#[derive(Clone, Copy, Default)]
struct Met {
    articles: u64,
    stories: u64,
    sentences: u64,
    /// Article and offset where both are first named, in one sentence if there is one.
    first: (u32, u32),
}

impl Rows<'_> {
    /// Pairs that share a sentence, or at least two stories.
    pub fn together(&self) -> Vec<Pair> {
        let mut counts: FxHashMap<(u32, u32), Met> = FxHashMap::default();
        for (article, mentions) in self.by_article() {
            let own_story = self.evidence.story[article] == article as u32;
            let (people, first) = (people_of(&mentions), first_named(&mentions));
            for pair in pairs(people) {
                let met = counts.entry(pair).or_default();
                if met.articles == 0 {
                    met.first = (article as u32, first[&pair.0].max(first[&pair.1]));
                }
                met.articles += 1;
                met.stories += u64::from(own_story);
            }
            for (start, sentence) in sentences(self, article, &mentions) {
                for pair in pairs(sentence) {
                    let met = counts.entry(pair).or_default();
                    if met.sentences == 0 {
                        met.first = (article as u32, start);
                    }
                    met.sentences += 1;
                }
            }
        }
        let told = counts.into_iter().filter(|(_, met)| met.sentences > 0 || met.stories > 1);
        let mut rows: Vec<Pair> = told.map(|((a, b), met)| self.pair(a, b, met)).collect();
        rows.sort_by(|a, b| {
            let key = |p: &Pair| std::cmp::Reverse((p.articles, p.sentences));
            key(a)
                .cmp(&key(b))
                .then_with(|| (&a.a_name, &a.b_name, &a.a, &a.b).cmp(&(&b.a_name, &b.b_name, &b.a, &b.b)))
        });
        rows
    }

    fn pair(&self, a: u32, b: u32, met: Met) -> Pair {
        let key = |p: u32| (self.people.persons[p as usize].name.as_str(), self.ids[p as usize].as_str());
        let (first, second) = if key(a) <= key(b) { (key(a), key(b)) } else { (key(b), key(a)) };
        let (line, column) = self.evidence.locate(met.first.0 as usize, met.first.1);
        let path = self.evidence.articles[met.first.0 as usize].path.clone();
        Pair {
            a: first.1.to_smolstr(),
            b: second.1.to_smolstr(),
            a_name: first.0.to_smolstr(),
            b_name: second.0.to_smolstr(),
            articles: met.articles,
            stories: met.stories,
            sentences: met.sentences,
            first: Spot { path, line, column },
        }
    }

    /// For every article its mentions: offset and person.
    pub(super) fn by_article(&self) -> Vec<(usize, Vec<(u32, u32)>)> {
        let mut all: Vec<(usize, Vec<(u32, u32)>)> =
            (0..self.evidence.articles.len()).map(|a| (a, Vec::new())).collect();
        for (person, entry) in self.people.persons.iter().enumerate() {
            for &(article, fact) in &entry.mentions {
                let start = self.evidence.articles[article as usize].people[fact as usize].start;
                all[article as usize].1.push((start, person as u32));
            }
        }
        all.iter_mut().for_each(|(_, mentions)| mentions.sort_unstable());
        all
    }
}

/// The people of an article, at most [`MOST`].
fn people_of(mentions: &[(u32, u32)]) -> Vec<u32> {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    mentions.iter().for_each(|(_, person)| *counts.entry(*person).or_default() += 1);
    let mut people: Vec<(std::cmp::Reverse<u32>, u32)> =
        counts.into_iter().map(|(person, n)| (std::cmp::Reverse(n), person)).collect();
    people.sort_unstable();
    people.into_iter().take(MOST).map(|(_, person)| person).collect()
}

/// Where each of the people of an article is first named.
fn first_named(mentions: &[(u32, u32)]) -> FxHashMap<u32, u32> {
    let mut first = FxHashMap::default();
    mentions.iter().for_each(|(start, person)| {
        first.entry(*person).or_insert(*start);
    });
    first
}

/// The people of each sentence that has several, and where the first of them is named.
fn sentences(rows: &Rows, article: usize, mentions: &[(u32, u32)]) -> Vec<(u32, Vec<u32>)> {
    let number = |start: u32| rows.evidence.sentence(article, start);
    let numbered: Vec<(Option<u32>, u32, u32)> =
        mentions.iter().map(|(start, person)| (number(*start), *person, *start)).collect();
    numbered
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same[0].0.is_some() && same.len() > 1)
        .map(|same| {
            let mut people: Vec<u32> = same.iter().map(|(_, person, _)| *person).collect();
            people.sort_unstable();
            people.dedup();
            people.truncate(MOST);
            (same[0].2, people)
        })
        .collect()
}

/// Every pair once, the smaller number first.
fn pairs(mut people: Vec<u32>) -> Vec<(u32, u32)> {
    people.sort_unstable();
    let mut all = Vec::new();
    for (i, a) in people.iter().enumerate() {
        all.extend(people[i + 1..].iter().map(|b| (*a, *b)));
    }
    all
}
