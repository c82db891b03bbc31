//! Names to people: full forms first, then last names, first names and initials in their light.

use rustc_hash::FxHashMap;

use self::doubt::is_doubtful;
use self::short::Short;
use super::gender;
use crate::document::{Document, Token};
use crate::fold;
use crate::lexicon::Classes;
use crate::mention::{Gender, Person, PersonMention};
use crate::token::{Kind, Shape};

mod couple;
mod doubt;
mod generation;
mod initial;
mod short;

/// Bearers of one name word that are looked at, the latest first.
const BEARERS: usize = 16;

/// A word of a name, folded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Word {
    hash: u64,
    /// The first letter, folded; names in other scripts by their first byte.
    letter: u8,
    initial: bool,
    /// Begins a surname and means nobody alone: Le Pen, Van Brill.
    joins: bool,
    /// The father's name, by which the son is not called: Samir bin Hamad.
    father: bool,
}

/// A name's words, and which bearer of it the suffix tells: 1 for Sr., 2 for Jr. and II, 3 for III.
#[derive(Default)]
struct Name {
    words: Vec<Word>,
    generation: Option<i64>,
    /// The generation stands behind the name itself, and not as "the elder" before it.
    suffixed: bool,
    /// "His son, also Walter": another bearer of a name that was told.
    other: bool,
    /// Stands without an initial beside another of the name who has one.
    plain: bool,
    /// The token of a surname that stands behind the next name only.
    surname: Option<usize>,
    /// The hash of what stands in marks inside the name: Tom “Bean” Tarn is Bean, too.
    nickname: Option<u64>,
    /// RFK: one word of three or four capitals, which may be the first letters of a whole name.
    letters: Option<u64>,
}

/// A person while the chains grow.
struct Chain {
    words: Vec<Word>,
    generation: Option<i64>,
    /// Has no initial, as another of the name has.
    plain: bool,
    person: Person,
    /// Upper-case forms give way to others, and so do doubtful ones.
    shouted: bool,
    doubtful: bool,
    /// The sentences of the last mention of any kind and of the last full one, as far as read.
    met: Option<u32>,
    told: Option<u32>,
    /// Mentions in full, as far as read.
    fulls: u32,
    /// Mentions by first names alone, in the whole article.
    firsts: u32,
    /// As titles and family nouns beside its names tell.
    gender: Option<Gender>,
    /// As the given name tells, where nothing else does.
    named: Option<Gender>,
}

impl Chain {
    /// What is known of the gender.
    fn told_gender(&self) -> Option<Gender> {
        self.gender.or(self.named)
    }

    fn meet(&mut self, here: Here, full: bool) {
        self.met = Some(here.sentence);
        self.gender = self.gender.or(here.gender);
        if full {
            self.told = Some(here.sentence);
            self.fulls += 1;
        }
    }
}

/// Where a mention stands, and what stands beside it.
#[derive(Clone, Copy)]
struct Here {
    sentence: u32,
    gender: Option<Gender>,
    /// What a pronoun soon behind it lets suppose.
    hint: Option<Gender>,
}

/// Numbers every mention's person and gives the people, in the order of their first full mention; forms that may be
/// no whole name come last.
pub fn build(document: &Document, mentions: &mut [PersonMention]) -> Vec<Person> {
    let mut names: Vec<Name> = mentions.iter().map(|m| name(document, m)).collect();
    couple::share(document, mentions, &mut names);
    generation::part(document, mentions, &mut names);
    initial::part(document, mentions, &mut names);
    let mut chains = Chains::default();
    for doubtful in [false, true] {
        for (i, name) in names.iter().enumerate().filter(|(_, n)| n.words.len() > 1) {
            if is_doubtful(document, &mentions[i]) != doubtful {
                continue;
            }
            let at = chains.full(name);
            chains.join(at, name, document, &mentions[i], doubtful);
            mentions[i].person = at;
        }
    }
    chains.couples(document, mentions, &names);
    chains.genders(document, mentions, &names);
    chains.first_names(mentions, &names);
    let mut short = Short::default();
    for (i, name) in names.iter().enumerate() {
        let here = Here {
            sentence: document.sentence_of(mentions[i].tokens.first as usize) as u32,
            gender: gender::beside(document, &mentions[i]),
            hint: if name.words.len() < 2 { gender::behind(document, &mentions[i]) } else { None },
        };
        if name.words.len() < 2 {
            let at = chains.short(&mut short, name, here);
            chains.join(at, name, document, &mentions[i], false);
            mentions[i].person = at;
        }
        chains.list[mentions[i].person as usize].meet(here, name.words.len() > 1);
    }
    for mention in mentions.iter_mut() {
        doubt::shorten(document, mention, &chains.list[mention.person as usize]);
    }
    chains.list.into_iter().map(|c| c.person).collect()
}

/// The words of a name without marks and quoted nicknames; its suffix apart.
fn name(document: &Document, mention: &PersonMention) -> Name {
    let mut quoted = false;
    let mut words = Vec::with_capacity(3);
    let (mut generation, mut nickname) = (None, None);
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
        if token.kind != Kind::Word || suffix {
            continue;
        }
        let key = fold::key(document.word(i));
        if quoted {
            nickname = nickname.or(Some(fold::hash(&key)));
            continue;
        }
        let initial = matches!(token.shape, Shape::Initial | Shape::Dotted);
        let joins = token.is(Classes::PARTICLE) && begins_surname(token, words.is_empty());
        let father = !words.is_empty() && is_father(document.word(i - 1));
        words.push(Word {
            hash: fold::hash(&key),
            letter: key.first().copied().unwrap_or(0),
            initial,
            joins,
            father,
        });
    }
    let suffixed = generation.is_some();
    let first = mention.tokens.first as usize;
    let alone = words.len() == 1;
    if alone {
        generation = generation.or_else(|| generation::before(document, first));
    }
    Name {
        words,
        generation,
        suffixed,
        other: alone && generation::is_other(document, first),
        letters: if alone { letters_of(document, first) } else { None },
        nickname,
        ..Name::default()
    }
}

/// The key of a word of three or four capitals.
fn letters_of(document: &Document, i: usize) -> Option<u64> {
    let word = document.word(i);
    let whole = document.tokens[i].shape == Shape::Upper && matches!(word.len(), 3 | 4);
    (whole && word.is_ascii()).then(|| fold::hash(word.to_ascii_lowercase().as_bytes()))
}

fn is_father(word: &str) -> bool {
    ["bin", "ibn", "bint", "binti", "binte"].iter().any(|particle| word.eq_ignore_ascii_case(particle))
}

/// Le Pen, and Marine Le Pen: a particle is hardly a given name; in the middle it is none but for the most usual.
fn begins_surname(token: &Token, first: bool) -> bool {
    let (given, family) = (token.entry.given(), token.entry.family());
    if first { given <= family } else { given < 6 }
}

#[derive(Default)]
struct Chains {
    list: Vec<Chain>,
    by_word: FxHashMap<u64, Vec<u32>>,
    /// The father's name of those who may be called by it with its particle: "bin Salman".
    by_father: FxHashMap<u64, Vec<u32>>,
    /// By the first letters of names of three words or four.
    by_letters: FxHashMap<u64, Vec<u32>>,
}

impl Chains {
    /// The person whom a name of several words means; made if new.
    fn full(&mut self, name: &Name) -> u32 {
        let words = &name.words[..];
        let son = if let [_, father] = words {
            self.by_father.get(&father.hash).filter(|_| father.father)
        } else {
            None
        };
        let bearers = words.iter().rev().chain(words.first()).filter(|w| !w.initial);
        for list in son.into_iter().chain(bearers.filter_map(|w| self.by_word.get(&w.hash))) {
            let same = |c: &&u32| same_person(&self.list[**c as usize].words, words);
            let recent = list.iter().rev().take(BEARERS).filter(same);
            let hit =
                recent.max_by_key(|c| self.agreement(**c, name)).filter(|c| self.agreement(**c, name) > 0);
            if let Some(hit) = hit {
                return *hit;
            }
        }
        self.add(name)
    }

    /// 0 where the suffixes tell father from son, or an initial tells one from the other; 2 where the suffixes agree, 1
    /// where one is silent.
    fn agreement(&self, chain: u32, name: &Name) -> u8 {
        let chain = &self.list[chain as usize];
        if name.words.len() > 1 && name.plain != chain.plain {
            return 0;
        }
        match (chain.generation, name.generation) {
            (Some(a), Some(b)) if a != b => 0,
            (a, b) if a == b => 2,
            _ => 1,
        }
    }

    fn add(&mut self, name: &Name) -> u32 {
        let at = self.list.len() as u32;
        self.list.push(Chain {
            words: Vec::new(),
            generation: None,
            plain: name.plain,
            person: Person::default(),
            shouted: true,
            doubtful: true,
            met: None,
            told: None,
            fulls: 0,
            firsts: 0,
            gender: None,
            named: None,
        });
        self.index(at, &name.words);
        at
    }

    /// What titles and kin beside the full names tell, before any surname is read: "Mr. Brill" is not whom the article
    /// calls the first lady later.
    fn genders(&mut self, document: &Document, mentions: &[PersonMention], names: &[Name]) {
        for (mention, _) in mentions.iter().zip(names).filter(|(_, n)| n.words.len() > 1) {
            let chain = &mut self.list[mention.person as usize];
            chain.gender = chain.gender.or_else(|| gender::beside(document, mention));
        }
    }

    /// Where titles call a surname both a man's and a woman's, a given name in -a that no table knows is a woman's.
    fn couples(&mut self, document: &Document, mentions: &[PersonMention], names: &[Name]) {
        let mut titled: FxHashMap<u64, [bool; 2]> = FxHashMap::default();
        for (name, mention) in names.iter().zip(mentions).filter(|(n, _)| n.words.len() == 1) {
            match gender::beside(document, mention) {
                Some(Gender::Male) => titled.entry(name.words[0].hash).or_default()[0] = true,
                Some(Gender::Female) => titled.entry(name.words[0].hash).or_default()[1] = true,
                None => {}
            }
        }
        let both = |word: &Word| titled.get(&word.hash) == Some(&[true, true]);
        for chain in self.list.iter_mut().filter(|c| c.told_gender().is_none()) {
            let given = chain.person.name.split(' ').next().is_some_and(|given| given.ends_with('a'));
            chain.named = (given && chain.words.last().is_some_and(both)).then_some(Gender::Female);
        }
    }

    fn index(&mut self, at: u32, words: &[Word]) {
        let last = words.len().saturating_sub(1);
        if let Some(father) = words.last().filter(|w| w.father) {
            self.by_father.entry(father.hash).or_default().push(at);
        }
        if matches!(words.len(), 3 | 4) {
            let letters: Vec<u8> = words.iter().map(|w| w.letter).collect();
            self.by_letters.entry(fold::hash(&letters)).or_default().push(at);
        }
        for word in words
            .iter()
            .enumerate()
            .filter(|(i, w)| !w.initial && !w.father && (!w.joins || *i == last))
            .map(|(_, w)| w)
        {
            let list = self.by_word.entry(word.hash).or_default();
            if list.last() != Some(&at) {
                list.push(at);
            }
        }
    }

    /// "The elder Brill" beside Tom Brill Jr. is Brill Sr.
    fn suffix(&self, name: &Name) -> Option<&'static str> {
        let [word] = &name.words[..] else { return None };
        let own = name.generation.filter(|_| !name.suffixed)?;
        let told = |c: &u32| self.list[*c as usize].generation.is_some_and(|g| g != own);
        let other = self.by_word.get(&word.hash)?.iter().rev().take(BEARERS).any(told);
        match own {
            1 => other.then_some("Sr."),
            2 => other.then_some("Jr."),
            _ => None,
        }
    }

    /// Takes a mention into a chain; a fuller form becomes its name.
    fn join(&mut self, at: u32, name: &Name, document: &Document, of: &PersonMention, doubtful: bool) {
        let words = &name.words[..];
        let suffix = self.suffix(name);
        let chain = &mut self.list[at as usize];
        let told = chain.generation.is_none() && name.generation.is_some();
        chain.generation = chain.generation.or(name.generation);
        let shouted = of.tokens.all().all(|i| document.tokens[i].shape == Shape::Upper);
        let as_long = words.len() == chain.words.len();
        let fuller = words.len() > chain.words.len() || as_long && (told || chain.shouted && !shouted);
        let trusted = !doubtful || chain.doubtful;
        if fuller && trusted || chain.person.name.is_empty() {
            chain.person.name = of.span.slice(document.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let surname = name.surname.map(|token| document.word(token));
            for word in surname.into_iter().chain(suffix) {
                chain.person.name = format!("{} {word}", chain.person.name);
            }
            chain.words = words.to_vec();
            let given = document.tokens.get(of.tokens.first as usize).filter(|_| words.len() > 1);
            chain.named = given.and_then(gender::of_given);
            (chain.shouted, chain.doubtful) = (shouted, doubtful);
            self.index(at, words);
            if let Some(nickname) = name.nickname {
                self.by_word.entry(nickname).or_default().push(at);
            }
        }
    }
}

/// Whether two names of several words may be one person's.
fn same_person(a: &[Word], b: &[Word]) -> bool {
    let (long, short) = if a.len() >= b.len() { (a, b) } else { (b, a) };
    // Ahmad Nawaf Al-Hamad Al-Brill is a son of Nawaf Al-Hamad Al-Brill.
    let son = short.len() > 2 && long.len() > short.len() && !fits(long[0], short[0]);
    if !son && in_order(long, short) {
        return true;
    }
    reordered(long, short)
}

/// Every word of the short form stands in the long one, in order; an initial stands for a word; the ends agree.
fn in_order(long: &[Word], short: &[Word]) -> bool {
    let mut at = 0;
    for (i, word) in short.iter().enumerate() {
        // A surname is no middle name: George Brill is not George B. Orvik.
        let whole = i + 1 == short.len() && !word.initial;
        match long[at..].iter().position(|w| if whole { w.hash == word.hash } else { fits(*w, *word) }) {
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
    a.len() == b.len() && a.len() <= 4 && a.iter().all(|w| b.iter().any(|other| w.hash == other.hash))
}
