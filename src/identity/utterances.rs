//! Utterances across articles: the same statement word for word, in part, in another wording or translation.

use rustc_hash::{FxHashMap, FxHashSet};

use super::grouping::{Grouping, Node, Speaker};
use super::people::People;
use super::wording::{Word, Words, likeness, stands_in};
use crate::evidence::Evidence;
use crate::fold;

/// How a quotation matches the model of its statement; a part may be the longer one. What is beside it is another
/// part, which a third quotation has together with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    Exact,
    Part,
    Wording,
    Beside,
}

/// One statement with all its quotations.
#[derive(Clone, Debug, Default)]
pub struct Utterance {
    /// Article, number of the quote, and how it came here; by day, then path.
    pub members: Vec<(u32, u32, Match)>,
    /// The member whose wording is told most often; of several the first that is not a mere part.
    pub model: (u32, u32),
}

/// Who speaks jointly, as far as it is compared.
const MOST_JOINT: usize = 32;

/// Article and number of a quote.
type Quoted = (u32, u32);
/// The same with its words.
type Told<'w> = (u32, u32, &'w [Word]);
/// The number of the words, and who says them.
type Saying = (u32, Speaker);

/// How many pairs of quotations [`utterances`] compares, for tests of its cost.
#[doc(hidden)]
pub fn compared_quotes(evidence: &Evidence, people: &People) -> u64 {
    Grouping::new(&sorted(evidence, people, &Wordings::new(evidence))).run().1
}

/// The quotations, longest first.
fn sorted<'w>(evidence: &Evidence, people: &People, wordings: &'w Wordings) -> Vec<Node<'w>> {
    let mut nodes = nodes(evidence, people, wordings);
    nodes.sort_by(|a, b| {
        b.words
            .len()
            .cmp(&a.words.len())
            .then_with(|| a.speaker.cmp(&b.speaker))
            .then(a.members.cmp(&b.members))
    });
    nodes
}

/// All statements, in the order of their first members.
pub fn utterances(evidence: &Evidence, people: &People, wordings: &Wordings) -> Vec<Utterance> {
    let nodes = sorted(evidence, people, wordings);
    let (roots, _) = Grouping::new(&nodes).run();
    let mut groups: FxHashMap<usize, Vec<Told>> = FxHashMap::default();
    for (i, node) in nodes.iter().enumerate() {
        let group = groups.entry(roots[i]).or_default();
        group.extend(node.members.iter().map(|(a, q)| (*a, *q, node.words)));
    }
    let mut all: Vec<Utterance> = groups.into_values().map(|members| utterance(evidence, members)).collect();
    all.sort_by(|a, b| a.members.cmp(&b.members));
    all
}

fn speaker(people: &People, article: usize, name: &str) -> Speaker {
    match people.meant(article, name) {
        Some(person) => Speaker::Person(person),
        None => Speaker::Other(fold::hash(&fold::key(name))),
    }
}

/// The words of every quotation, which do not depend on who is who.
#[derive(Debug, Default)]
pub struct Wordings {
    lists: Vec<Box<[Word]>>,
    /// For every article the list of each of its quotations, equal for equal words; none for furniture.
    of: Vec<Vec<Option<u32>>>,
}

impl Wordings {
    pub fn new(evidence: &Evidence) -> Wordings {
        let mut words = Words::default();
        let mut by_text: FxHashMap<&str, u32> = FxHashMap::default();
        let mut by_words: FxHashMap<Box<[Word]>, u32> = FxHashMap::default();
        let mut of = Vec::with_capacity(evidence.articles.len());
        for (article, extract) in evidence.articles.iter().enumerate() {
            let mut own = Vec::with_capacity(extract.quotes.len());
            for quote in &extract.quotes {
                let mut number = || {
                    let next = by_words.len() as u32;
                    *by_words.entry(words.of(&quote.text).into()).or_insert(next)
                };
                let kept = evidence.keeps(article, quote.start);
                own.push(kept.then(|| *by_text.entry(&quote.text).or_insert_with(&mut number)));
            }
            of.push(own);
        }
        let mut lists = vec![Box::default(); by_words.len()];
        by_words.into_iter().for_each(|(words, number)| lists[number as usize] = words);
        Wordings { lists, of }
    }
}

/// Quotations of the same words by the same speaker are one node.
fn nodes<'w>(evidence: &Evidence, people: &People, wordings: &'w Wordings) -> Vec<Node<'w>> {
    let mut by_words: FxHashMap<Saying, Vec<Quoted>> = FxHashMap::default();
    for (article, extract) in evidence.articles.iter().enumerate() {
        for (number, quote) in extract.quotes.iter().enumerate() {
            let Some(list) = wordings.of[article][number] else { continue };
            let name = quote.speaker.as_deref();
            let speaker = name.map_or(Speaker::Unknown, |name| speaker(people, article, name));
            by_words.entry((list, speaker)).or_default().push((article as u32, number as u32));
        }
    }
    let node = |((list, speaker), members): (Saying, Vec<Quoted>)| {
        let (joint, day) = (joint(evidence, people, &members), day(evidence, &members));
        Node { words: &wordings.lists[list as usize], list, speaker, joint, day, members }
    };
    by_words.into_iter().map(node).collect()
}

/// Who else speaks the words, jointly.
fn joint(evidence: &Evidence, people: &People, members: &[(u32, u32)]) -> Vec<Speaker> {
    let Some(&(article, number)) = members.first() else { return Vec::new() };
    let quote = &evidence.articles[article as usize].quotes[number as usize];
    quote.speakers.iter().take(MOST_JOINT).map(|name| speaker(people, article as usize, name)).collect()
}

/// The first day of publication among the articles, counted so that days of one month are one apart.
fn day(evidence: &Evidence, members: &[(u32, u32)]) -> Option<i32> {
    let days = members.iter().filter_map(|(a, _)| evidence.articles[*a as usize].published.as_deref());
    let first = days.min()?;
    let mut parts = first.splitn(3, '-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    Some(year.saturating_mul(365) + month * 30 + day)
}

/// The group with its model, every member matched against it.
fn utterance(evidence: &Evidence, mut members: Vec<Told>) -> Utterance {
    let day = |a: u32| evidence.articles[a as usize].published.as_deref().unwrap_or("9999");
    members.sort_by_key(|(a, q, _)| (day(*a), *a, *q));
    let mut told: FxHashMap<&[Word], FxHashSet<u32>> = FxHashMap::default();
    for (a, _, words) in &members {
        told.entry(words).or_default().insert(evidence.story[*a as usize]);
    }
    let longest = members.iter().map(|(_, _, words)| words.len()).max().unwrap_or(0);
    let rank = |words: &[Word]| (told.get(words).map_or(0, FxHashSet::len), 4 * words.len() >= 3 * longest);
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
        () if is_wording(words, model) => Match::Wording,
        () => Match::Beside,
    }
}

/// Whether two wordings share a third of the words of content that the shorter has.
fn is_wording(a: &[Word], b: &[Word]) -> bool {
    let weight = |w: &Word| f64::from(u8::from(w.content));
    let content = |words: &[Word]| words.iter().filter(|w| w.content).count();
    let (_, shared) = likeness(a, b, &weight);
    3 * shared >= content(a).min(content(b)).max(1)
}
