//! Which quotations are one statement: each looks for its place among the longer ones.

use std::cell::Cell;

use rustc_hash::FxHashMap;

use super::index::{BUCKET, Index};
use super::wording::{Word, likeness, stands_in};
use crate::fold;

/// Quotations of the same words by the same speaker.
pub(super) struct Node {
    pub words: Vec<Word>,
    pub speaker: Speaker,
    /// All speakers where several speak.
    pub joint: Vec<Speaker>,
    /// About when it was first told.
    pub day: Option<i32>,
    /// Article and number of the quote.
    pub members: Vec<(u32, u32)>,
}

/// Who speaks, as far as it can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum Speaker {
    Person(u32),
    Other(u64),
    Unknown,
}

/// Words from which a quotation says enough to be looked for in any other.
const FRAGMENT: usize = 4;
/// Words from which it is looked for in what the same speaker says.
const PIECE: usize = 2;
/// Days within which a statement is mostly reported.
const DAYS: i32 = 10;
/// Quotations of the corpus in which a rare stem stands, the two compared included.
const RARE: u32 = 2;
/// Likeness from which two wordings by one speaker are one statement, and by speakers of whom one is unknown.
const ALIKE: f64 = 0.42;
const ALIKE_UNKNOWN: f64 = 0.72;
/// And by two known speakers, of whom an outlet may name the wrong one; how many words of content it takes.
const ALIKE_OTHER: f64 = 0.85;
const CONTENT_OTHER: usize = 3;
/// And of the same words of content in another order: "Better half a loaf than a whole quarrel", "Half a loaf is better
/// than a whole quarrel".
const ALIKE_TURNED: f64 = 0.65;
/// And of one speaker's short sentences that share but two words of content.
const ALIKE_SHORT: f64 = 0.8;
/// Words from which two known speakers hardly say the same.
const OWN_WORDS: usize = 6;

impl Node {
    /// How many words of content it has.
    fn content(&self) -> usize {
        self.words.iter().filter(|w| w.content).count()
    }

    /// Whether both are spoken by one known speaker, alone or with others.
    fn shares_speaker(&self, other: &Node) -> bool {
        let known = self.speaker != Speaker::Unknown;
        known
            && (self.speaker == other.speaker
                || self.joint.contains(&other.speaker)
                || other.joint.contains(&self.speaker)
                || self.joint.iter().any(|s| *s != Speaker::Unknown && other.joint.contains(s)))
    }

    /// Whether nothing speaks against one speaker.
    fn agrees(&self, other: &Node) -> bool {
        self.speaker == Speaker::Unknown || other.speaker == Speaker::Unknown || self.shares_speaker(other)
    }

    /// Whether one article has both: what one article quotes twice it means as two statements, unless the words agree.
    fn meets(&self, other: &Node) -> bool {
        let has = |article: u32| other.members.binary_search_by_key(&article, |m| m.0).is_ok();
        self.members.iter().take(64).any(|m| has(m.0))
    }

    /// Whether the two may have been told about the same time.
    fn near(&self, other: &Node) -> bool {
        self.day.zip(other.day).is_none_or(|(a, b)| (a - b).abs() <= DAYS)
    }
}

/// The first node of a statement, and who is known to have said it: two speakers never meet by way of an unknown one.
struct Voice {
    root: usize,
    speaker: Speaker,
}

impl Voice {
    fn agrees(&self, node: &Node, root: &Node) -> bool {
        let unknown = self.speaker == Speaker::Unknown || node.speaker == Speaker::Unknown;
        unknown || self.speaker == node.speaker || root.shares_speaker(node)
    }
}

/// Nodes at work, longest first: each looks for its place among those before it.
pub(super) struct Grouping<'a> {
    nodes: &'a [Node],
    /// In how many nodes a stem stands.
    stems: FxHashMap<u32, u32>,
    /// How many nodes a speaker has.
    spoken: FxHashMap<Speaker, u32>,
    /// By all the words, at most [`BUCKET`] of each.
    same: FxHashMap<&'a [Word], Vec<usize>>,
    runs: Index<u64>,
    pieces: Index<(Speaker, u64)>,
    topics: Index<(Speaker, u64)>,
    /// By the words of content, in whatever order.
    contents: Index<u64>,
    /// Pairs of quotations that were compared.
    compared: Cell<u64>,
}

impl<'a> Grouping<'a> {
    /// `nodes` by falling length, their members in order.
    pub fn new(nodes: &'a [Node]) -> Self {
        let mut stems: FxHashMap<u32, u32> = FxHashMap::default();
        let mut spoken: FxHashMap<Speaker, u32> = FxHashMap::default();
        for node in nodes {
            let mut own: Vec<u32> = node.words.iter().map(|w| w.stem).collect();
            own.sort_unstable();
            own.dedup();
            own.into_iter().for_each(|stem| *stems.entry(stem).or_default() += 1);
            *spoken.entry(node.speaker).or_default() += 1;
        }
        let (same, runs, pieces, topics, contents, compared) = Default::default();
        Grouping { nodes, stems, spoken, same, runs, pieces, topics, contents, compared }
    }

    /// For every node the first of its statement, and how many pairs were compared.
    pub fn run(mut self) -> (Vec<usize>, u64) {
        let mut voices: Vec<Voice> = Vec::with_capacity(self.nodes.len());
        for i in 0..self.nodes.len() {
            let node = &self.nodes[i];
            let found = self.equal(i).or_else(|| self.whole(i)).or_else(|| self.own_whole(i));
            let found = found.or_else(|| self.other_wording(i));
            let found = found.filter(|j| voices[voices[*j].root].agrees(node, &self.nodes[voices[*j].root]));
            let parent = found.or_else(|| self.other_speaker(i));
            let root = parent.map_or(i, |j| voices[j].root);
            voices.push(Voice { root, speaker: node.speaker });
            if voices[root].speaker == Speaker::Unknown {
                voices[root].speaker = node.speaker;
            }
            self.enter(i);
        }
        (voices.into_iter().map(|voice| voice.root).collect(), self.compared.get())
    }

    /// What another article tells of another speaker in the same or nearly the same words: who said it is an outlet's
    /// finding, what was said is one.
    fn other_speaker(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        if node.words.len() < OWN_WORDS || node.content() < 3 || node.speaker == Speaker::Unknown {
            return None;
        }
        let told = |j: &usize| self.nodes[*j].near(node) && !self.nodes[*j].meets(node);
        let same = self.same.get(&node.words[..]).and_then(|all| all.iter().copied().find(told));
        let turned = |j: &usize| told(j) && self.likeness(node, &self.nodes[*j]).0 >= ALIKE_TURNED;
        same.or_else(|| self.contents.of(&content_key(node)).find(turned))
            .or_else(|| self.most_alike(i, |j| told(&j), |a, b| self.alike_by_others(a, b)))
    }

    fn alike_by_others(&self, a: &Node, b: &Node) -> Option<f64> {
        let (likeness, shared) = self.likeness(a, b);
        let (few, many) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
        let enough = shared >= CONTENT_OTHER && likeness >= ALIKE_OTHER && 2 * many <= 3 * few;
        enough.then_some(likeness)
    }

    fn enter(&mut self, i: usize) {
        let node = &self.nodes[i];
        let same = self.same.entry(&node.words).or_default();
        if same.len() < BUCKET {
            same.push(i);
        }
        for key in run_keys(&node.words, FRAGMENT) {
            self.runs.push(key, i);
        }
        for speaker in [node.speaker].iter().chain(&node.joint).filter(|s| **s != Speaker::Unknown) {
            for key in run_keys(&node.words, PIECE) {
                self.pieces.push((*speaker, key), i);
            }
        }
        for key in topic_keys(node) {
            self.topics.push(key, i);
        }
        if node.words.len() >= OWN_WORDS {
            self.contents.push(content_key(node), i);
        }
    }

    /// The same words: an unknown speaker joins the only one known to have said them.
    fn equal(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        let before = self.same.get(&node.words[..])?;
        let enough = node.speaker == Speaker::Unknown && node.words.len() >= FRAGMENT;
        match &before[..] {
            [one] if enough => Some(*one),
            _ => before.iter().copied().find(|j| self.is_of_one(*j, node)),
        }
    }

    fn is_of_one(&self, j: usize, node: &Node) -> bool {
        self.compared.set(self.compared.get() + 1);
        self.nodes[j].shares_speaker(node)
    }

    /// The longer quotation that this one stands in.
    fn whole(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        if node.words.len() < FRAGMENT || node.content() < 2 {
            return None;
        }
        let key = run_keys(&node.words, FRAGMENT).min_by_key(|key| self.runs.len(key))?;
        // A slogan of few words stands in many a speech.
        let own = |j: usize| node.words.len() >= OWN_WORDS || self.nodes[j].shares_speaker(node);
        let fits = |j: &usize| {
            self.nodes[*j].agrees(node) && (own(*j) || self.nodes[*j].near(node)) && self.holds(*j, node)
        };
        self.runs.of(&key).filter(fits).min_by_key(|j| !self.nodes[*j].shares_speaker(node))
    }

    /// For a piece of two words or more, the longer quotation of its own speaker from about the same time.
    fn own_whole(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        if node.words.len() < PIECE || node.content() < 2 || node.speaker == Speaker::Unknown {
            return None;
        }
        let keys = run_keys(&node.words, PIECE).map(|key| (node.speaker, key));
        let key = keys.min_by_key(|key| self.pieces.len(key))?;
        let same_time = |j: &usize| self.nodes[*j].near(node) || self.is_rare(node);
        self.pieces.of(&key).find(|j| same_time(j) && self.holds(*j, node))
    }

    /// Whether its words of content stand in hardly any other quotation: who says them again means the same.
    fn is_rare(&self, node: &Node) -> bool {
        let content = node.words.iter().filter(|w| w.content);
        content.map(|w| self.stems.get(&w.stem).copied().unwrap_or(0)).all(|n| n <= RARE)
    }

    fn holds(&self, j: usize, node: &Node) -> bool {
        self.compared.set(self.compared.get() + 1);
        self.nodes[j].words.len() > node.words.len() && stands_in(&node.words, &self.nodes[j].words)
    }

    /// The quotation of another article that says the same in other words.
    fn other_wording(&self, i: usize) -> Option<usize> {
        self.most_alike(i, |j| !self.nodes[j].meets(&self.nodes[i]), |a, b| self.alike(a, b))
    }

    /// Of the quotations that share most topics the one most alike.
    fn most_alike(
        &self,
        i: usize,
        may: impl Fn(usize) -> bool,
        alike: impl Fn(&Node, &Node) -> Option<f64>,
    ) -> Option<usize> {
        let node = &self.nodes[i];
        let content = node.content();
        if content < 2 {
            return None;
        }
        let mut met: Vec<usize> = topic_keys(node).iter().flat_map(|key| self.topics.of(key)).collect();
        met.sort_unstable();
        let mut near: Vec<(usize, usize)> = met
            .chunk_by(|a, b| a == b)
            .filter(|run| run.len() >= 2 && 4 * run.len() >= content.min(60))
            .map(|run| (run.len(), run[0]))
            .collect();
        near.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let others = near.into_iter().map(|(_, j)| j).filter(|j| may(*j)).take(6);
        let best = others.filter_map(|j| Some((alike(node, &self.nodes[j])?, j)));
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, j)| j)
    }

    /// The likeness of two nodes where it is enough to make them one statement. The more a speaker says, and the
    /// further apart in time, the more it takes.
    fn alike(&self, a: &Node, b: &Node) -> Option<f64> {
        if !a.agrees(b) {
            return None;
        }
        let (likeness, shared) = self.likeness(a, b);
        let said = self.spoken.get(&a.speaker).copied().unwrap_or(0).max(12);
        let crowd = 0.08 * (f64::from(said) / 12.0).log10();
        let (few, many) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
        let long = 2 * many > 5 * few;
        let stretched = if long { 0.2 } else { 0.0 };
        let apart = if a.near(b) { 0.0 } else { 0.22 };
        let enough = if a.shares_speaker(b) { ALIKE } else { ALIKE_UNKNOWN } + crowd + stretched + apart;
        // What was said months apart in three words alike is said anew.
        let least = 3 + usize::from(long) + usize::from(!a.near(b));
        // "It belongs to no party", "It has no party": little is said, and nearly all of it is shared.
        let short = shared == 2 && a.shares_speaker(b) && a.near(b) && !long && few >= 4;
        let is_one = shared >= least && likeness >= enough || short && likeness >= ALIKE_SHORT + crowd;
        is_one.then_some(likeness)
    }

    /// How alike the words are, rare ones weighing more, and how many words of content are shared.
    fn likeness(&self, a: &Node, b: &Node) -> (f64, usize) {
        self.compared.set(self.compared.get() + 1);
        let all = self.nodes.len().max(60) as f64;
        let weight = |w: &Word| {
            let rare = (1.0 + all / f64::from(self.stems.get(&w.stem).copied().unwrap_or(1))).ln();
            if w.content { rare } else { rare.min(1.0) * 0.4 }
        };
        likeness(&a.words, &b.words, &weight)
    }
}

/// The stems of content, whatever their order.
fn content_key(node: &Node) -> u64 {
    let mut stems: Vec<u32> = node.words.iter().filter(|w| w.content).map(|w| w.stem).take(60).collect();
    stems.sort_unstable();
    fold::phrase_hash(stems.into_iter())
}

/// Hashes of every run of `len` words.
fn run_keys(words: &[Word], len: usize) -> impl Iterator<Item = u64> + '_ {
    words.windows(len).take(1000).map(|run| fold::phrase_hash(run.iter().map(|w| w.exact)))
}

/// Under what a node is looked for by other wordings: with a speaker each word of content; for everybody, pairs.
fn topic_keys(node: &Node) -> Vec<(Speaker, u64)> {
    let mut content: Vec<u32> = node.words.iter().filter(|w| w.content).map(|w| w.stem).take(60).collect();
    let pairs = content.windows(2).map(|p| (Speaker::Unknown, fold::phrase_hash(p.iter().copied())));
    let mut keys: Vec<(Speaker, u64)> = pairs.collect();
    content.sort_unstable();
    content.dedup();
    for speaker in [node.speaker].iter().chain(&node.joint).filter(|s| **s != Speaker::Unknown) {
        keys.extend(content.iter().map(|stem| (*speaker, u64::from(*stem))));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
