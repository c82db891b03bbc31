//! Names to people: full forms first, then last names, first names and initials in their light.

use rustc_hash::FxHashMap;

use crate::document::Document;
use crate::fold;
use crate::lexicon::Classes;
use crate::mention::{Person, PersonMention};
use crate::token::{Kind, Shape};

/// Bearers of one name word that are looked at, the latest first.
const BEARERS: usize = 16;

/// A word of a name, folded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Word {
    hash: u64,
    /// The first letter, folded; names in other scripts by their first byte.
    letter: u8,
    initial: bool,
}

/// A name's words, and which bearer of it the suffix tells: 1 for Sr., 2 for Jr. and II, 3 for III.
#[derive(Default)]
struct Name {
    words: Vec<Word>,
    generation: Option<i64>,
}

/// A person while the chains grow.
struct Chain {
    words: Vec<Word>,
    generation: Option<i64>,
    person: Person,
    /// Upper-case forms give way to others.
    shouted: bool,
    /// Last mention so far, by its number.
    seen: usize,
}

/// Numbers every mention's person and gives the people, in the order of their first full mention.
pub fn build(document: &Document, mentions: &mut [PersonMention]) -> Vec<Person> {
    let names: Vec<Name> = mentions.iter().map(|m| name(document, m)).collect();
    let mut chains = Chains::default();
    for (i, name) in names.iter().enumerate().filter(|(_, n)| n.words.len() > 1) {
        let at = chains.full(name, i);
        chains.join(at, i, name, document, &mentions[i]);
        mentions[i].person = at;
    }
    for chain in &mut chains.list {
        chain.seen = usize::MAX;
    }
    for (i, name) in names.iter().enumerate() {
        let at = match name.words.len() {
            0 | 1 => chains.short(name, i),
            _ => mentions[i].person,
        };
        if name.words.len() < 2 {
            chains.join(at, i, name, document, &mentions[i]);
        }
        chains.list[at as usize].seen = i;
        mentions[i].person = at;
    }
    chains.list.into_iter().map(|c| c.person).collect()
}

/// The words of a name without marks and quoted nicknames; its suffix apart.
fn name(document: &Document, mention: &PersonMention) -> Name {
    let mut quoted = false;
    let mut words = Vec::with_capacity(3);
    let mut generation = None;
    for i in mention.tokens.all().take(16) {
        let token = &document.tokens[i];
        if token.mark.is_quote() {
            quoted = !quoted;
            continue;
        }
        let suffix = token.is(Classes::SUFFIX) && !words.is_empty() && i + 1 == mention.tokens.last as usize;
        if suffix {
            generation = token.entry.number(Classes::SUFFIX);
        }
        if quoted || token.kind != Kind::Word || suffix {
            continue;
        }
        let key = fold::key(document.word(i));
        let initial = matches!(token.shape, Shape::Initial | Shape::Dotted);
        words.push(Word { hash: fold::hash(&key), letter: key.first().copied().unwrap_or(0), initial });
    }
    Name { words, generation }
}

#[derive(Default)]
struct Chains {
    list: Vec<Chain>,
    by_word: FxHashMap<u64, Vec<u32>>,
}

impl Chains {
    /// The person whom a name of several words means; made if new.
    fn full(&mut self, name: &Name, mention: usize) -> u32 {
        let words = &name.words[..];
        let bearers = words.iter().rev().chain(words.first());
        for word in bearers.filter(|w| !w.initial) {
            let Some(list) = self.by_word.get(&word.hash) else { continue };
            let same = |c: &&u32| same_person(&self.list[**c as usize].words, words);
            let recent = list.iter().rev().take(BEARERS).filter(same);
            let hit =
                recent.max_by_key(|c| self.agreement(**c, name)).filter(|c| self.agreement(**c, name) > 0);
            if let Some(hit) = hit {
                return *hit;
            }
        }
        self.add(name, mention)
    }

    /// 0 where the suffixes tell father from son, 2 where they agree, 1 where one is silent.
    fn agreement(&self, chain: u32, name: &Name) -> u8 {
        match (self.list[chain as usize].generation, name.generation) {
            (Some(a), Some(b)) if a != b => 0,
            (a, b) if a == b => 2,
            _ => 1,
        }
    }

    fn add(&mut self, name: &Name, mention: usize) -> u32 {
        let at = self.list.len() as u32;
        self.list.push(Chain {
            words: Vec::new(),
            generation: None,
            person: Person::default(),
            shouted: true,
            seen: mention,
        });
        self.index(at, &name.words);
        at
    }

    fn index(&mut self, at: u32, words: &[Word]) {
        for word in words.iter().filter(|w| !w.initial) {
            let list = self.by_word.entry(word.hash).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }

    /// The person whom one word means: the latest bearer of that last name, else of that first name.
    fn short(&mut self, name: &Name, mention: usize) -> u32 {
        let Some(word) = name.words.first() else { return self.add(name, mention) };
        let bearers = self.by_word.get(&word.hash).map_or(&[][..], |list| &list[..]);
        let recent = bearers.iter().rev().take(BEARERS).filter(|c| self.agreement(**c, name) > 0);
        let best = recent.max_by_key(|c| {
            let chain = &self.list[**c as usize];
            let last = chain.words.last().is_some_and(|w| w.hash == word.hash);
            let seen = if chain.seen == usize::MAX { 0 } else { chain.seen + 1 };
            let suffix = name.generation.is_some() && self.agreement(**c, name) == 2;
            (suffix, last, seen)
        });
        match best {
            Some(best) => *best,
            None => self.add(name, mention),
        }
    }

    /// Takes a mention into a chain; a fuller form becomes its name.
    fn join(&mut self, at: u32, mention: usize, name: &Name, document: &Document, of: &PersonMention) {
        let words = &name.words[..];
        let chain = &mut self.list[at as usize];
        let told = chain.generation.is_none() && name.generation.is_some();
        chain.generation = chain.generation.or(name.generation);
        chain.seen = mention;
        let shouted = of.tokens.all().all(|i| document.tokens[i].shape == Shape::Upper);
        let as_long = words.len() == chain.words.len();
        let fuller = words.len() > chain.words.len() || as_long && (told || chain.shouted && !shouted);
        if fuller || chain.person.name.is_empty() {
            chain.person.name = of.span.slice(document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            chain.words = words.to_vec();
            chain.shouted = shouted;
            self.index(at, words);
        }
    }
}

/// Whether two names of several words may be one person's.
fn same_person(a: &[Word], b: &[Word]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    if in_order(long, short) {
        return true;
    }
    reordered(long, short)
}

/// Every word of the short form stands in the long one, in order; an initial stands for a word; the ends agree.
fn in_order(long: &[Word], short: &[Word]) -> bool {
    let mut at = 0;
    for word in short {
        match long[at..].iter().position(|w| fits(*w, *word)) {
            Some(step) => at += step + 1,
            None => return false,
        }
    }
    let (last, first) = (long[long.len() - 1], long[0]);
    fits(last, short[short.len() - 1]) || fits(first, short[0])
}

fn fits(a: Word, b: Word) -> bool {
    a.hash == b.hash || (a.initial || b.initial) && a.letter == b.letter
}

/// "Lim Seo-jun" and "Seo-jun Lim": the same words in another order.
fn reordered(a: &[Word], b: &[Word]) -> bool {
    a.len() == b.len() && a.len() <= 4 && a.iter().all(|w| b.contains(w))
}
