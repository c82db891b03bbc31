//! Utterances across articles: the same statement word for word, in part, in another wording or translation.

use rustc_hash::FxHashMap;

use super::people::People;
use super::wording::{Word, Words, likeness, stands_in};
use crate::evidence::Evidence;
use crate::fold;
use crate::record::QuoteFact;

/// How a quotation matches the model of its statement; a part may be the longer one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    Exact,
    Part,
    Wording,
}

/// One statement with all its quotations.
#[derive(Clone, Debug, Default)]
pub struct Utterance {
    /// Article, number of the quote, and how it came here; by day, then path.
    pub members: Vec<(u32, u32, Match)>,
    /// The member whose wording is told most often; of several the first that is not a mere part.
    pub model: (u32, u32),
}

/// Words from which a quotation says enough to be found again in part or in another wording.
const FRAGMENT: usize = 4;
/// Entries of one key of an index.
const BUCKET: usize = 48;
/// Likeness from which two wordings by one speaker are one statement, and by speakers of whom one is unknown.
const ALIKE: f64 = 0.45;
const ALIKE_UNKNOWN: f64 = 0.72;

/// All statements, in the order of their first members.
pub fn utterances(evidence: &Evidence, people: &People) -> Vec<Utterance> {
    let mut nodes = nodes(evidence, people);
    nodes.sort_by(|a, b| {
        b.words
            .len()
            .cmp(&a.words.len())
            .then_with(|| a.speaker.cmp(&b.speaker))
            .then(a.members.cmp(&b.members))
    });
    let parents = Grouping::new(&nodes).run();
    let mut groups: FxHashMap<usize, Vec<(u32, u32, &[Word])>> = FxHashMap::default();
    for (i, node) in nodes.iter().enumerate() {
        let group = groups.entry(root(&parents, i)).or_default();
        group.extend(node.members.iter().map(|(a, q)| (*a, *q, &node.words[..])));
    }
    let mut all: Vec<Utterance> = groups.into_values().map(|members| utterance(evidence, members)).collect();
    all.sort_by(|a, b| a.members.cmp(&b.members));
    all
}

/// Quotations of the same words by the same speaker.
struct Node {
    words: Vec<Word>,
    speaker: Speaker,
    members: Vec<(u32, u32)>,
}

impl Node {
    /// How many words of content it has.
    fn content(&self) -> usize {
        self.words.iter().filter(|w| w.content).count()
    }
}

/// Who speaks, as far as it can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Speaker {
    Person(u32),
    Other(u64),
    Unknown,
}

impl Speaker {
    fn agrees(self, other: Speaker) -> bool {
        self == other || self == Speaker::Unknown || other == Speaker::Unknown
    }
}

fn speaker(people: &People, article: usize, quote: &QuoteFact) -> Speaker {
    let Some(name) = &quote.speaker else { return Speaker::Unknown };
    match people.meant(article, name) {
        Some(person) => Speaker::Person(person),
        None => Speaker::Other(fold::hash(&fold::key(name))),
    }
}

fn nodes(evidence: &Evidence, people: &People) -> Vec<Node> {
    let mut words = Words::default();
    let mut by_words: FxHashMap<(Vec<Word>, Speaker), Vec<(u32, u32)>> = FxHashMap::default();
    for (article, extract) in evidence.articles.iter().enumerate() {
        for (number, quote) in extract.quotes.iter().enumerate() {
            if evidence.keeps(article, quote.start) {
                let key = (words.of(&quote.text), speaker(people, article, quote));
                by_words.entry(key).or_default().push((article as u32, number as u32));
            }
        }
    }
    by_words.into_iter().map(|((words, speaker), members)| Node { words, speaker, members }).collect()
}

/// Nodes at work, longest first: each looks for its place among those before it.
struct Grouping<'a> {
    nodes: &'a [Node],
    /// In how many nodes a stem stands.
    stems: FxHashMap<u32, u32>,
    same: FxHashMap<&'a [Word], Vec<usize>>,
    runs: FxHashMap<u64, Vec<usize>>,
    spoken: FxHashMap<(Speaker, u64), Vec<usize>>,
}

impl<'a> Grouping<'a> {
    fn new(nodes: &'a [Node]) -> Self {
        let mut stems: FxHashMap<u32, u32> = FxHashMap::default();
        for node in nodes {
            let mut own: Vec<u32> = node.words.iter().map(|w| w.stem).collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|stem| *stems.entry(stem).or_default() += 1);
        }
        let (same, runs, spoken) = Default::default();
        Grouping { nodes, stems, same, runs, spoken }
    }

    /// For every node the one it belongs with.
    fn run(mut self) -> Vec<Option<usize>> {
        let mut parents = Vec::with_capacity(self.nodes.len());
        for i in 0..self.nodes.len() {
            let found = self.equal(i).or_else(|| self.whole(i)).or_else(|| self.other_wording(i));
            parents.push(found);
            self.enter(i);
        }
        parents
    }

    fn enter(&mut self, i: usize) {
        let node = &self.nodes[i];
        self.same.entry(&node.words).or_default().push(i);
        for key in run_keys(&node.words) {
            push(self.runs.entry(key).or_default(), i);
        }
        for key in spoken_keys(node) {
            push(self.spoken.entry(key).or_default(), i);
        }
    }

    /// The same words: an unknown speaker joins the only one known to have said them.
    fn equal(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        let before = self.same.get(&node.words[..])?;
        let enough = node.speaker == Speaker::Unknown && node.words.len() >= FRAGMENT;
        match &before[..] {
            [one] if enough => Some(*one),
            _ => None,
        }
    }

    /// The longer quotation that this one stands in.
    fn whole(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        if node.words.len() < FRAGMENT || node.content() < 2 {
            return None;
        }
        let bucket = run_keys(&node.words).filter_map(|key| self.runs.get(&key)).min_by_key(|b| b.len())?;
        let fits = |j: &&usize| {
            let other = &self.nodes[**j];
            other.speaker.agrees(node.speaker)
                && other.words.len() > node.words.len()
                && stands_in(&node.words, &other.words)
        };
        let known = |j: &&usize| self.nodes[**j].speaker != node.speaker;
        bucket.iter().filter(fits).min_by_key(known).copied()
    }

    /// The quotation that says the same in other words.
    fn other_wording(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        let content = node.content();
        if content < 3 {
            return None;
        }
        let mut met: FxHashMap<usize, usize> = FxHashMap::default();
        for key in spoken_keys(node) {
            for j in self.spoken.get(&key).into_iter().flatten() {
                *met.entry(*j).or_default() += 1;
            }
        }
        let mut near: Vec<(usize, usize)> =
            met.into_iter().filter(|(_, n)| *n >= 2).map(|(j, n)| (n, j)).collect();
        near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let best = near.into_iter().take(8).filter_map(|(_, j)| Some((self.alike(node, &self.nodes[j])?, j)));
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, j)| j)
    }

    /// The likeness of two nodes where it is enough to make them one statement.
    fn alike(&self, a: &Node, b: &Node) -> Option<f64> {
        let all = self.nodes.len().max(60) as f64;
        let weight = |w: &Word| {
            let rare = (1.0 + all / f64::from(self.stems.get(&w.stem).copied().unwrap_or(1))).ln();
            if w.content { rare } else { rare.min(1.0) * 0.4 }
        };
        let (likeness, shared) = likeness(&a.words, &b.words, &weight);
        let same = a.speaker == b.speaker && a.speaker != Speaker::Unknown;
        let (few, many) = (a.words.len().min(b.words.len()) as f64, a.words.len().max(b.words.len()) as f64);
        let stretched = if many > 2.5 * few { 0.15 } else { 0.0 };
        let enough = if same { ALIKE } else { ALIKE_UNKNOWN } + stretched;
        (a.speaker.agrees(b.speaker) && shared >= 3 && likeness >= enough).then_some(likeness)
    }
}

fn push(bucket: &mut Vec<usize>, i: usize) {
    if bucket.len() < BUCKET && bucket.last() != Some(&i) {
        bucket.push(i);
    }
}

/// Hashes of every run of four words.
fn run_keys(words: &[Word]) -> impl Iterator<Item = u64> + '_ {
    words.windows(FRAGMENT).take(1000).map(|run| fold::phrase_hash(run.iter().map(|w| w.exact)))
}

/// Under what a node is looked for by other wordings: with a speaker each word of content; for everybody, pairs.
fn spoken_keys(node: &Node) -> Vec<(Speaker, u64)> {
    let mut content: Vec<u32> = node.words.iter().filter(|w| w.content).map(|w| w.stem).take(60).collect();
    let pairs = content.windows(2).map(|p| (Speaker::Unknown, fold::phrase_hash(p.iter().copied())));
    let mut keys: Vec<(Speaker, u64)> = pairs.collect();
    content.sort_unstable();
    content.dedup();
    if node.speaker != Speaker::Unknown {
        keys.extend(content.iter().map(|stem| (node.speaker, u64::from(*stem))));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The first of the group.
fn root(parents: &[Option<usize>], mut i: usize) -> usize {
    while let Some(parent) = parents[i] {
        i = parent;
    }
    i
}

/// The group with its model, every member matched against it.
fn utterance(evidence: &Evidence, mut members: Vec<(u32, u32, &[Word])>) -> Utterance {
    let day = |a: u32| evidence.articles[a as usize].published.as_deref().unwrap_or("9999");
    members.sort_by_key(|(a, q, _)| (day(*a), *a, *q));
    let mut told: FxHashMap<&[Word], Vec<u32>> = FxHashMap::default();
    for (a, _, words) in &members {
        let stories = told.entry(words).or_default();
        let story = evidence.story[*a as usize];
        if !stories.contains(&story) {
            stories.push(story);
        }
    }
    let longest = members.iter().map(|(_, _, words)| words.len()).max().unwrap_or(0);
    let rank = |words: &[Word]| (told.get(words).map_or(0, Vec::len), 4 * words.len() >= 3 * longest);
    let mut model = members.first().copied().unwrap_or_default();
    for member in &members {
        if rank(member.2) > rank(model.2) {
            model = *member;
        }
    }
    let matched = members.iter().map(|(a, q, words)| (*a, *q, how(words, model.2)));
    Utterance { members: matched.collect(), model: (model.0, model.1) }
}

fn how(words: &[Word], model: &[Word]) -> Match {
    match () {
        () if words == model => Match::Exact,
        () if stands_in(words, model) || stands_in(model, words) => Match::Part,
        () => Match::Wording,
    }
}
