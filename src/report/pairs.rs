//! Who stands together with whom: in how many articles and sentences.

use compact_str::ToCompactString;
use rustc_hash::FxHashMap;

use super::Pair;
use super::rows::Rows;

/// People of one article that are paired, the most mentioned first; a list of a thousand names says nothing of pairs.
const MOST: usize = 60;

impl Rows<'_> {
    /// Pairs that share a sentence, or at least two stories.
    pub fn together(&self) -> Vec<Pair> {
        let mut counts: FxHashMap<(u32, u32), (u64, u64, u64)> = FxHashMap::default();
        for (article, mentions) in self.by_article() {
            let own_story = self.evidence.story[article] == article as u32;
            for pair in pairs(people_of(&mentions)) {
                let count = counts.entry(pair).or_default();
                count.0 += 1;
                count.1 += u64::from(own_story);
            }
            for sentence in sentences(self, article, &mentions) {
                pairs(sentence).into_iter().for_each(|pair| counts.entry(pair).or_default().2 += 1);
            }
        }
        let mut rows: Vec<Pair> = counts
            .into_iter()
            .filter(|(_, (_, stories, sentences))| *sentences > 0 || *stories > 1)
            .map(|((a, b), (articles, _, sentences))| self.pair(a, b, articles, sentences))
            .collect();
        rows.sort_by(|a, b| {
            let key = |p: &Pair| std::cmp::Reverse((p.articles, p.sentences));
            key(a)
                .cmp(&key(b))
                .then_with(|| (&a.a_name, &a.b_name, &a.a, &a.b).cmp(&(&b.a_name, &b.b_name, &b.a, &b.b)))
        });
        rows
    }

    fn pair(&self, a: u32, b: u32, articles: u64, sentences: u64) -> Pair {
        let key = |p: u32| (self.people.persons[p as usize].name.as_str(), self.ids[p as usize].as_str());
        let (first, second) = if key(a) <= key(b) { (key(a), key(b)) } else { (key(b), key(a)) };
        Pair {
            a: first.1.to_compact_string(),
            b: second.1.to_compact_string(),
            a_name: first.0.to_compact_string(),
            b_name: second.0.to_compact_string(),
            articles,
            sentences,
        }
    }

    /// For every article its mentions: offset and person.
    fn by_article(&self) -> Vec<(usize, Vec<(u32, u32)>)> {
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

/// The people of each sentence that has several.
fn sentences(rows: &Rows, article: usize, mentions: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let numbered: Vec<(Option<u32>, u32)> =
        mentions.iter().map(|(start, person)| (rows.evidence.sentence(article, *start), *person)).collect();
    numbered
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same[0].0.is_some() && same.len() > 1)
        .map(|same| {
            let mut people: Vec<u32> = same.iter().map(|(_, person)| *person).collect();
            people.sort_unstable();
            people.dedup();
            people.truncate(MOST);
            people
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
