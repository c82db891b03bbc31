//! Whom one word of a name means: a last name, a first name, a surname behind a title.

use rustc_hash::FxHashMap;

use super::{BEARERS, Chains, Here, Name};
use crate::mention::{Gender, PersonMention};

/// So many sentences after its bearer was last met, a word goes over to one who is named in full.
const TOPIC: u32 = 4;
/// Mentions of the word after which its bearer keeps it beside others just named in full: who writes "Brill" for one
/// of a family names the others in full.
const SETTLED: u32 = 2;
/// Full names after which one who was never called by the word is not called by it while it means another.
const ALWAYS_FULL: u32 = 3;

/// Mentions by the first name alone after which the surname alone hardly means somebody.
const BY_FIRST: u32 = 2;

/// For a word, and the gender its title tells, who bears it where one stands.
#[derive(Default)]
pub(super) struct Short {
    bearers: FxHashMap<(u64, Option<Gender>), Bearer>,
    /// How often the word meant each chain, with a title or without.
    counts: FxHashMap<(u64, u32), u32>,
}

impl Short {
    /// Who bears the word; without a title, whom titles call so most often.
    fn before(&self, (word, gender): (u64, Option<Gender>)) -> Option<Bearer> {
        let titled = || {
            let both = [Gender::Male, Gender::Female].map(|g| self.bearers.get(&(word, Some(g))));
            both.into_iter().flatten().max_by_key(|b| b.mentions)
        };
        let own = self.bearers.get(&(word, gender));
        own.or_else(|| if gender.is_none() { titled() } else { None }).copied()
    }
}

#[derive(Clone, Copy)]
struct Bearer {
    chain: u32,
    mentions: u32,
}

/// A word that meant somebody before: whom may it mean now?
#[derive(Clone, Copy)]
struct Asked<'a> {
    short: &'a Short,
    word: u64,
    bearer: Bearer,
    candidates: &'a [u32],
    here: Here,
}

impl Asked<'_> {
    /// How often the word meant the chain.
    fn count(&self, chain: u32) -> u32 {
        self.short.counts.get(&(self.word, chain)).copied().unwrap_or(0)
    }
}

impl Chains {
    /// The person whom a name of one word means; a new one where nobody bears it.
    pub(super) fn short(&mut self, short: &mut Short, name: &Name, here: Here) -> u32 {
        let Some(word) = name.words.first().filter(|_| !name.other) else { return self.add(name) };
        let candidates = self.candidates(word.hash, name, here.gender);
        let key = (word.hash, here.gender);
        let before = short.before(key).filter(|b| candidates.contains(&b.chain));
        let chosen = match before {
            Some(bearer) => {
                self.next(Asked { short, word: word.hash, bearer, candidates: &candidates, here })
            }
            None => match self.first_choice(&self.hinted(candidates, here.hint), here.sentence) {
                Some(chain) => chain,
                None => self.add(name),
            },
        };
        if name.generation.is_some() {
            return chosen;
        }
        let mentions = before.filter(|b| b.chain == chosen).map_or(0, |b| b.mentions) + 1;
        short.bearers.insert(key, Bearer { chain: chosen, mentions });
        *short.counts.entry((word.hash, chosen)).or_default() += 1;
        chosen
    }

    /// Whom a word means that meant the bearer when it last stood: a newcomer, else the one it mostly means, where the
    /// bearer was named in passing, else the bearer.
    fn next(&self, asked: Asked) -> u32 {
        self.newcomer(asked).or_else(|| self.main(asked)).unwrap_or(asked.bearer.chain)
    }

    /// The one whom the word has meant most, where its bearer is one named in passing who was not met of late.
    fn main(&self, asked: Asked) -> Option<u32> {
        let Asked { bearer, here, .. } = asked;
        let main = asked.candidates.iter().copied().max_by_key(|c| asked.count(*c))?;
        let gone = here.sentence.saturating_sub(self.list[bearer.chain as usize].met?) > 1;
        let passing = bearer.mentions <= SETTLED && asked.count(main) > SETTLED;
        (gone && passing && asked.count(main) > asked.count(bearer.chain)).then_some(main)
    }

    /// Who may be meant: bearers of the word as a last name, else of any part; of two generations the one the suffix
    /// tells; nobody whom titles call by the other gender.
    fn candidates(&self, word: u64, name: &Name, gender: Option<Gender>) -> Vec<u32> {
        let lettered = || self.by_letters.get(&name.letters?);
        let all = self.by_word.get(&word).or_else(lettered).map_or(&[][..], |list| &list[..]);
        // "Brill Jr." is not whom the article calls Ana Brill throughout.
        let told = |c: &&u32| {
            self.agreement(**c, name) > 0 && !(name.suffixed && self.list[**c as usize].generation.is_none())
        };
        let agrees = |known: Option<Gender>| gender.is_none() || known.is_none() || known == gender;
        let mut fit: Vec<u32> = all.iter().rev().take(BEARERS).filter(told).copied().collect();
        // "Shirley Strand … Mr. Strand": men bear such names, too; a "Mrs." beside a man alone is his wife.
        let named = |c: &u32| agrees(self.list[*c as usize].told_gender());
        if gender != Some(Gender::Male) || fit.iter().any(named) {
            fit.retain(named);
        } else {
            fit.retain(|c| agrees(self.list[*c as usize].gender));
        }
        let told = |c: &u32| name.generation.is_some() && self.agreement(*c, name) == 2;
        let last = |c: &u32| self.list[*c as usize].words.last().is_some_and(|w| w.hash == word);
        let sure = |c: &u32| !self.list[*c as usize].doubtful;
        for wanted in [&told as &dyn Fn(&u32) -> bool, &last, &sure] {
            if fit.iter().any(wanted) {
                fit.retain(wanted);
            }
        }
        fit
    }

    /// One named in full since the bearer was last met, where the bearer does not keep the word.
    fn newcomer(&self, asked: Asked) -> Option<u32> {
        let Asked { bearer, here, .. } = asked;
        let old = &self.list[bearer.chain as usize];
        let met = old.met?;
        let told = |c: &u32| self.list[*c as usize].told;
        let others = asked.candidates.iter().copied().filter(|c| *c != bearer.chain);
        let newest = others.max_by_key(told)?;
        let told = told(&newest).filter(|told| *told >= met)?;
        let new = &self.list[newest as usize];
        if new.fulls >= ALWAYS_FULL && asked.count(newest) == 0 {
            return None;
        }
        // "Brill and his son Tom Brill … Tom said": who is called by the first name is not called by the other.
        if new.firsts >= BY_FIRST && asked.count(newest) == 0 {
            return None;
        }
        let back = here.sentence.saturating_sub(told);
        let just = back <= 1;
        let near = back <= TOPIC || new.fulls > old.fulls;
        let faded = told.saturating_sub(met) >= TOPIC && (just || near && bearer.mentions <= SETTLED);
        (faded || just && bearer.mentions < SETTLED).then_some(newest)
    }

    /// Counts how often each is called by first names alone that nobody else of the article bears.
    pub(super) fn first_names(&mut self, mentions: &[PersonMention], names: &[Name]) {
        for (name, mention) in names.iter().zip(mentions) {
            let [.., end] = &name.words[..] else { continue };
            let at = if name.words.len() > 1 { Some(mention.person) } else { self.first_name(end.hash) };
            let Some(chain) = at.and_then(|at| self.list.get_mut(at as usize)) else { continue };
            let first = chain.words.len() > name.words.len()
                && chain.words.last().is_some_and(|w| w.hash != end.hash);
            chain.firsts += u32::from(first && !end.initial);
        }
    }

    /// The one person whose name begins with the word, where nobody's ends with it.
    fn first_name(&self, word: u64) -> Option<u32> {
        let list = self.by_word.get(&word)?;
        let mut first = list
            .iter()
            .take(BEARERS)
            .filter(|c| self.list[**c as usize].words.first().is_some_and(|w| w.hash == word));
        let one = first.next().copied().filter(|_| first.next().is_none() && list.len() <= BEARERS)?;
        let last = |c: &u32| self.list[*c as usize].words.last().is_some_and(|w| w.hash == word);
        (!list.iter().any(last)).then_some(one)
    }

    /// "Brill, 61, said that he": of several those whom their names or titles let call so.
    fn hinted(&self, mut candidates: Vec<u32>, hint: Option<Gender>) -> Vec<u32> {
        let gender = |c: &u32| self.list[*c as usize].told_gender();
        if hint.is_some() && candidates.iter().any(|c| gender(c) == hint) {
            candidates.retain(|c| gender(c).is_none() || gender(c) == hint);
        }
        candidates
    }

    /// For a word met for the first time: the one last named in full before it; of several in one sentence the first;
    /// where that was long ago, the one named in full most often; else whoever is named in full later.
    fn first_choice(&self, candidates: &[u32], sentence: u32) -> Option<u32> {
        let chain = |c: &u32| &self.list[*c as usize];
        let Some(latest) = candidates.iter().filter_map(|c| chain(c).told).max() else {
            return candidates.last().copied();
        };
        let told = |c: &u32| chain(c).told == Some(latest);
        let near = sentence.saturating_sub(latest) <= TOPIC;
        let most = candidates.iter().map(|c| chain(c).fulls).max().filter(|_| !near);
        let wanted = |c: &u32| most.map_or(told(c), |most| chain(c).fulls == most);
        candidates.iter().copied().rfind(wanted)
    }
}
