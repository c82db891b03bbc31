//! Which quotations are one statement: each looks for its place among the longer ones.

use std::cell::{Cell, OnceCell, RefCell};

use rustc_hash::FxHashMap;

use super::index::Index;
use super::twice::Twice;
use super::wording::{Word, likeness, stands_in};
use crate::fold;

/// Quotations of the same words by the same speaker.
pub(super) struct Node<'w> {
    pub words: &'w [Word],
    /// Equal for equal words.
    pub list: u32,
    pub speaker: Speaker,
    /// All speakers where several speak, none of them unknown.
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

impl Node<'_> {
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
                || self.joint.iter().any(|s| other.joint.contains(s)))
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

impl Speaker {
    /// A key of what this one says.
    fn key(self, key: u64) -> u64 {
        let own = match self {
            Speaker::Person(person) => fold::mix(1, u64::from(person)),
            Speaker::Other(hash) => fold::mix(2, hash),
            Speaker::Unknown => 3,
        };
        fold::mix(own, key)
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
    nodes: &'a [Node<'a>],
    stems: Stems,
    /// How many nodes a speaker has.
    spoken: FxHashMap<Speaker, u32>,
    /// By all the words.
    same: Index,
    runs: Index,
    pieces: Index,
    topics: Index,
    /// By the words of content, in whatever order.
    contents: Index,
    tally: RefCell<Tally>,
    /// Pairs of quotations that were compared.
    compared: Cell<u64>,
}

/// How many nodes have a stem, and what it weighs, by its number.
struct Stems {
    nodes: Vec<u32>,
    weights: Vec<f64>,
}

impl Stems {
    fn new(nodes: &[Node]) -> Stems {
        let stems = || nodes.iter().flat_map(|n| n.words).map(|w| w.stem as usize);
        let mut counts = vec![0; stems().max().map_or(0, |most| most + 1)];
        let mut own: Vec<u32> = Vec::new();
        for node in nodes {
            own.clear();
            own.extend(node.words.iter().map(|w| w.stem));
            own.sort_unstable();
            own.dedup();
            own.iter().for_each(|stem| counts[*stem as usize] += 1);
        }
        let all = nodes.len().max(60) as f64;
        let weight = |n: &u32| (1.0 + all / f64::from((*n).max(1))).ln();
        Stems { weights: counts.iter().map(weight).collect(), nodes: counts }
    }

    /// Rare words weigh more, and those of content.
    fn weight(&self, word: &Word) -> f64 {
        let rare = self.weights[word.stem as usize];
        if word.content { rare } else { rare.min(1.0) * 0.4 }
    }
}

/// How often nodes were met, in cells that are empty between two uses.
#[derive(Default)]
struct Tally {
    counts: Vec<u32>,
    met: Vec<u32>,
}

impl Tally {
    fn add(&mut self, node: usize) {
        if self.counts[node] == 0 {
            self.met.push(node as u32);
        }
        self.counts[node] += 1;
    }

    /// Those met at least so often, most often first.
    fn take(&mut self, least: u32) -> Vec<u32> {
        let counts = &self.counts;
        let mut often: Vec<u32> = self.met.iter().copied().filter(|j| counts[*j as usize] >= least).collect();
        often.sort_unstable_by_key(|j| (std::cmp::Reverse(counts[*j as usize]), *j));
        self.met.drain(..).for_each(|j| self.counts[j as usize] = 0);
        often
    }
}

/// What shares topics with a node, looked for when first asked.
type Near = OnceCell<Vec<u32>>;

impl<'a> Grouping<'a> {
    /// `nodes` by falling length, their members in order.
    pub fn new(nodes: &'a [Node<'a>]) -> Self {
        let mut spoken: FxHashMap<Speaker, u32> = FxHashMap::default();
        nodes.iter().for_each(|node| *spoken.entry(node.speaker).or_default() += 1);
        let words = |node: &Node| node.words.len().min(MOST_RUNS);
        let spoken_words = |node: &Node| words(node) * (1 + node.joint.len());
        let (one, many) = (nodes.len(), nodes.iter().map(spoken_words).sum());
        let index = |most: usize, keys: fn(&Node, &mut dyn FnMut(u64))| {
            Index::new(Twice::among(most, |note| nodes.iter().for_each(|node| keys(node, note))))
        };
        Grouping {
            nodes,
            stems: Stems::new(nodes),
            spoken,
            same: index(one, |node, note| note(u64::from(node.list))),
            runs: index(nodes.iter().map(words).sum(), |node, note| {
                run_keys(node.words, FRAGMENT).for_each(note)
            }),
            pieces: index(many, |node, note| piece_keys(node).for_each(note)),
            topics: index(many, |node, note| topic_keys(node).into_iter().for_each(note)),
            contents: index(one, |node, note| note(content_key(node))),
            tally: RefCell::new(Tally { counts: vec![0; nodes.len()], met: Vec::new() }),
            compared: Cell::default(),
        }
    }

    /// For every node the first of its statement, and how many pairs were compared.
    pub fn run(mut self) -> (Vec<usize>, u64) {
        let mut voices: Vec<Voice> = Vec::with_capacity(self.nodes.len());
        for i in 0..self.nodes.len() {
            let node = &self.nodes[i];
            let found = self.equal(i).or_else(|| self.whole(i)).or_else(|| self.own_whole(i));
            let near = Near::new();
            let found = found.or_else(|| self.other_wording(i, &near));
            let found = found.filter(|j| voices[voices[*j].root].agrees(node, &self.nodes[voices[*j].root]));
            let parent = found.or_else(|| self.other_speaker(i, &near));
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
    fn other_speaker(&self, i: usize, near: &Near) -> Option<usize> {
        let node = &self.nodes[i];
        if node.words.len() < OWN_WORDS || node.content() < 3 || node.speaker == Speaker::Unknown {
            return None;
        }
        let told = |j: &usize| self.nodes[*j].near(node) && !self.nodes[*j].meets(node);
        let same = self.same.of(u64::from(node.list)).find(told);
        let turned = |j: &usize| told(j) && self.likeness(node, &self.nodes[*j]).0 >= ALIKE_TURNED;
        same.or_else(|| self.contents.of(content_key(node)).find(turned))
            .or_else(|| self.most_alike((i, near), |j| told(&j), |a, b| self.alike_by_others(a, b)))
    }

    fn alike_by_others(&self, a: &Node, b: &Node) -> Option<f64> {
        let (likeness, shared) = self.likeness(a, b);
        let (few, many) = (a.words.len().min(b.words.len()), a.words.len().max(b.words.len()));
        let enough = shared >= CONTENT_OTHER && likeness >= ALIKE_OTHER && 2 * many <= 3 * few;
        enough.then_some(likeness)
    }

    fn enter(&mut self, i: usize) {
        let node = &self.nodes[i];
        self.same.push(u64::from(node.list), i);
        run_keys(node.words, FRAGMENT).for_each(|key| self.runs.push(key, i));
        piece_keys(node).for_each(|key| self.pieces.push(key, i));
        topic_keys(node).into_iter().for_each(|key| self.topics.push(key, i));
        if node.words.len() >= OWN_WORDS {
            self.contents.push(content_key(node), i);
        }
    }

    /// The same words: an unknown speaker joins the only one known to have said them.
    fn equal(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        let key = u64::from(node.list);
        let enough = node.speaker == Speaker::Unknown && node.words.len() >= FRAGMENT;
        let alone = enough && self.same.len(key) == 1;
        self.same.of(key).find(|j| alone || self.is_of_one(*j, node))
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
        let key = run_keys(node.words, FRAGMENT).min_by_key(|key| self.runs.len(*key))?;
        // A slogan of few words stands in many a speech.
        let own = |j: usize| node.words.len() >= OWN_WORDS || self.nodes[j].shares_speaker(node);
        let fits = |j: &usize| {
            self.nodes[*j].agrees(node) && (own(*j) || self.nodes[*j].near(node)) && self.holds(*j, node)
        };
        self.runs.of(key).filter(fits).min_by_key(|j| !self.nodes[*j].shares_speaker(node))
    }

    /// For a piece of two words or more, the longer quotation of its own speaker from about the same time.
    fn own_whole(&self, i: usize) -> Option<usize> {
        let node = &self.nodes[i];
        if node.words.len() < PIECE || node.content() < 2 || node.speaker == Speaker::Unknown {
            return None;
        }
        let keys = run_keys(node.words, PIECE).map(|key| node.speaker.key(key));
        let key = keys.min_by_key(|key| self.pieces.len(*key))?;
        let same_time = |j: &usize| self.nodes[*j].near(node) || self.is_rare(node);
        self.pieces.of(key).find(|j| same_time(j) && self.holds(*j, node))
    }

    /// Whether its words of content stand in hardly any other quotation: who says them again means the same.
    fn is_rare(&self, node: &Node) -> bool {
        let content = node.words.iter().filter(|w| w.content);
        content.map(|w| self.stems.nodes[w.stem as usize]).all(|n| n <= RARE)
    }

    fn holds(&self, j: usize, node: &Node) -> bool {
        self.compared.set(self.compared.get() + 1);
        self.nodes[j].words.len() > node.words.len() && stands_in(node.words, self.nodes[j].words)
    }

    /// The quotation of another article that says the same in other words.
    fn other_wording(&self, i: usize, near: &Near) -> Option<usize> {
        self.most_alike((i, near), |j| !self.nodes[j].meets(&self.nodes[i]), |a, b| self.alike(a, b))
    }

    /// Of the quotations that share most topics the one most alike.
    fn most_alike(
        &self,
        (i, near): (usize, &Near),
        may: impl Fn(usize) -> bool,
        alike: impl Fn(&Node, &Node) -> Option<f64>,
    ) -> Option<usize> {
        let node = &self.nodes[i];
        let near = near.get_or_init(|| self.near(node));
        let others = near.iter().map(|j| *j as usize).filter(|j| may(*j)).take(6);
        let best = others.filter_map(|j| Some((alike(node, &self.nodes[j])?, j)));
        best.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1))).map(|(_, j)| j)
    }

    /// The nodes that share topics with one, those that share most of them first.
    fn near(&self, node: &Node) -> Vec<u32> {
        let content = node.content();
        if content < 2 {
            return Vec::new();
        }
        let mut tally = self.tally.borrow_mut();
        let met = topic_keys(node).into_iter().flat_map(|key| self.topics.of(key));
        met.for_each(|j| tally.add(j));
        tally.take(content.min(60).div_ceil(4).max(2) as u32)
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
        likeness(a.words, b.words, &|word| self.stems.weight(word))
    }
}

/// The stems of content, whatever their order.
fn content_key(node: &Node) -> u64 {
    let mut stems: Vec<u32> = node.words.iter().filter(|w| w.content).map(|w| w.stem).take(60).collect();
    stems.sort_unstable();
    fold::phrase_hash(stems.into_iter())
}

/// Runs of one quotation that are looked at.
const MOST_RUNS: usize = 1000;

/// Hashes of every run of `len` words.
fn run_keys(words: &[Word], len: usize) -> impl Iterator<Item = u64> + '_ {
    words.windows(len).take(MOST_RUNS).map(|run| fold::phrase_hash(run.iter().map(|w| w.exact)))
}

/// Who is known to speak.
fn voices<'n>(node: &'n Node) -> impl Iterator<Item = &'n Speaker> {
    [&node.speaker].into_iter().chain(&node.joint).filter(|s| **s != Speaker::Unknown)
}

/// Pairs of words beside each other, of each speaker.
fn piece_keys<'n>(node: &'n Node) -> impl Iterator<Item = u64> + 'n {
    voices(node).flat_map(|speaker| run_keys(node.words, PIECE).map(|key| speaker.key(key)))
}

/// Under what a node is looked for by other wordings: with a speaker each word of content; for everybody, pairs.
fn topic_keys(node: &Node) -> Vec<u64> {
    let mut content: Vec<u32> = node.words.iter().filter(|w| w.content).map(|w| w.stem).take(60).collect();
    let pairs = content.windows(2).map(|p| Speaker::Unknown.key(fold::phrase_hash(p.iter().copied())));
    let mut keys: Vec<u64> = pairs.collect();
    content.sort_unstable();
    content.dedup();
    for speaker in voices(node) {
        keys.extend(content.iter().map(|stem| speaker.key(u64::from(*stem))));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
