//! People across articles: forms joined sieve by sieve, then bare names to their bearers.

use std::cell::Cell;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::appearances::{appearances, features, towns};
use super::bare;
use super::cluster::{Appearance, Cluster, Link};
use super::name::Name;
use super::namesakes;
use super::open::{Open, open};
use super::ruling::Ruling;
use super::sayings::Sayings;
use super::sieves::{SIEVES, Sieve};
use super::trust::{same_given, trust};
use crate::evidence::{Company, Evidence};
use crate::fold;
use crate::record::Text;

/// A form that the user's names file gives to a person.
pub(super) const NAMES_FILE: (&str, (&str, &str)) = ("names-file", ("Elena Rudnitskaya", "Olena Rudnytska"));

/// One person of the corpus.
#[derive(Clone, Debug, Default)]
pub struct Person {
    /// The most frequent full form.
    pub name: Text,
    /// Article and number of the fact, in order.
    pub mentions: Vec<(u32, u32)>,
    /// How its forms came together.
    pub links: Vec<Link>,
}

/// Everybody in the corpus.
#[derive(Debug, Default)]
pub struct People {
    pub persons: Vec<Person>,
    /// For every article, whom each of its names means, by the name's hash.
    of: Vec<FxHashMap<u64, u32>>,
    pub open: Vec<Open>,
    /// How many pairs of people were compared, and how many pairs of forms these have.
    pub compared: u64,
    pub forms: u64,
}

impl People {
    /// Whom a name means in an article.
    pub fn meant(&self, article: usize, name: &str) -> Option<u32> {
        let known = |name: &str| self.of[article].get(&fold::hash(name.as_bytes())).copied();
        known(name).or_else(|| known(Name::new(name).key()))
    }
}

/// Finds out who is who.
pub fn resolve(evidence: &Evidence, ruling: &Ruling) -> People {
    let mut linking = Linking::new(evidence, ruling);
    for sieve in &SIEVES {
        linking.run(sieve);
    }
    bare::link(&mut linking);
    linking.finish()
}

/// Sieves at work: clusters in slots, emptied when they join another.
pub(super) struct Linking<'a> {
    pub evidence: &'a Evidence<'a>,
    pub company: Company,
    pub appearances: Vec<Appearance>,
    pub slots: Vec<Option<Cluster>>,
    /// Appearances of one word alone, not yet in a cluster.
    pub bare: Vec<(u32, Arc<Name>)>,
    /// Candidates as slots here.
    pub open: Vec<Open>,
    /// How many articles tell of a place by the word alone, by its folded letters.
    pub towns: FxHashMap<String, u32>,
    pub ruling: &'a Ruling,
    /// Pairs of people that were compared so far, and pairs of their forms.
    pub compared: Cell<u64>,
    pub forms: Cell<u64>,
    sayings: Sayings,
}

impl<'a> Linking<'a> {
    fn new(evidence: &'a Evidence<'a>, ruling: &'a Ruling) -> Self {
        let appearances = appearances(evidence, ruling);
        let names: Vec<Arc<Name>> = appearances.iter().map(|a| a.form.clone()).collect();
        let company = Company::new(features(evidence, &appearances), &evidence.story);
        let mut linking = Linking {
            evidence,
            company,
            appearances,
            slots: Vec::new(),
            bare: Vec::new(),
            open: Vec::new(),
            towns: towns(evidence),
            ruling,
            compared: Cell::new(0),
            forms: Cell::new(0),
            sayings: Sayings::default(),
        };
        let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
        for (number, name) in names.into_iter().enumerate() {
            let article = linking.appearances[number].article;
            let meant = ruling.meant(&name, &evidence.articles[article as usize].path);
            if name.parts.len() < 2 && meant.is_none() {
                linking.bare.push((number as u32, name));
                continue;
            }
            let given = meant.map(|(to, _)| Arc::new(Name::new(to)));
            let key = given.as_ref().map_or_else(|| name.key().to_string(), |given| given.told_key());
            let next = linking.slots.len();
            let slot = *by_key.entry(key).or_insert(next);
            if slot == next {
                linking.slots.push(Some(Cluster::default()));
            }
            linking.rule(number as u32, meant.map(|(to, _)| to), slot);
            // Elsewhere a form told for one path may be anybody's: it must not draw others in.
            let name = given.filter(|_| meant.is_some_and(|(_, only)| only)).unwrap_or(name);
            linking.put(number as u32, name, slot);
        }
        namesakes::split(&mut linking);
        linking
    }

    /// Notes that the names file says whose the name is.
    fn rule(&mut self, number: u32, meant: Option<&str>, slot: usize) {
        let (Some(to), Some(cluster)) = (meant, self.slots[slot].as_mut()) else { return };
        let Appearance { article, name: text, .. } = &self.appearances[number as usize];
        cluster.called = Some(to.into());
        if *text != *to {
            let (text, to, article) = (text.clone(), to.into(), *article);
            cluster.link(Link { text, to, sieve: NAMES_FILE.0, article });
        }
    }

    /// Who of several people that an appearance may be is told elsewhere to have said what it says.
    pub fn sayer(&self, of: &Cluster, among: &[u32]) -> Option<usize> {
        let clusters = among.iter().filter_map(|a| Some((*a as usize, self.slots[*a as usize].as_ref()?)));
        self.sayings.only((self.evidence, &self.appearances), of, clusters)
    }

    /// Counts a pair of people that are compared, and their forms.
    pub fn count(&self, a: &Cluster, b: &Cluster) {
        self.compared.set(self.compared.get() + 1);
        self.forms.set(self.forms.get() + (a.names.len() * b.names.len()) as u64);
    }

    /// Puts an appearance into a cluster.
    pub fn put(&mut self, number: u32, name: Arc<Name>, slot: usize) {
        let appearance = &self.appearances[number as usize];
        let cluster = self.slots[slot].get_or_insert_default();
        let is_new = !cluster.names.contains(&name);
        if is_new {
            cluster.sides.extend(self.ruling.sides(&name));
            cluster.sides.sort_unstable();
            cluster.sides.dedup();
        }
        if cluster.text.is_empty() {
            cluster.text.clone_from(&appearance.name);
        }
        let whole = name.parts.len() > 1 && cluster.names.is_empty();
        match name.first().filter(|_| whole).and_then(|given| given.woman) {
            Some(true) => cluster.women += GIVEN_NAME,
            Some(false) => cluster.men += GIVEN_NAME,
            None => {}
        }
        if is_new && (name.parts.len() > 1 || cluster.names.is_empty()) {
            cluster.call(name);
        }
        cluster.add(number, appearance, self.evidence, &self.company);
    }

    /// Joins what one sieve fits, block by block.
    fn run(&mut self, sieve: &Sieve) {
        let mut keyed: Vec<(u64, usize)> = Vec::new();
        for (slot, cluster) in self.slots.iter().enumerate() {
            let names = cluster.iter().flat_map(|c| &c.names);
            keyed.extend(
                names.flat_map(|n| (sieve.keys)(n.as_ref())).map(|key| (fold::hash(key.as_bytes()), slot)),
            );
        }
        keyed.sort_unstable();
        keyed.dedup();
        let mut moved: FxHashMap<usize, usize> = FxHashMap::default();
        for block in keyed.chunk_by(|a, b| a.0 == b.0).filter(|b| b.len() > 1) {
            self.block(sieve, block, &mut moved);
        }
    }

    /// Each cluster of the block, fullest first, joins the one before it that it fits best.
    fn block(&mut self, sieve: &Sieve, block: &[(u64, usize)], moved: &mut FxHashMap<usize, usize>) {
        let mut slots: Vec<usize> = block.iter().map(|(_, slot)| settled(moved, *slot)).collect();
        slots.sort_unstable();
        slots.dedup();
        slots.sort_by_cached_key(|slot| self.rank(*slot));
        let mut leaders: Vec<usize> = Vec::new();
        let two = slots.len() == 2;
        for slot in slots {
            match self.choose(sieve, slot, &leaders, two) {
                Some(leader) => {
                    let Some(lesser) = self.slots[slot].take() else { continue };
                    if let Some(cluster) = self.slots[leader].as_mut() {
                        cluster.join(lesser, sieve.name);
                    }
                    moved.insert(slot, leader);
                }
                None if leaders.len() < MOST_LEADERS => leaders.push(slot),
                None => {}
            }
        }
    }

    /// Fuller forms first, then the more frequent, then by letters.
    fn rank(&self, slot: usize) -> (std::cmp::Reverse<(usize, u32)>, Text) {
        let Some(cluster) = &self.slots[slot] else { return Default::default() };
        let fullest = cluster.names.iter().map(|n| n.parts.len() + usize::from(n.generation.is_some())).max();
        (std::cmp::Reverse((fullest.unwrap_or(0), cluster.stories())), cluster.text.clone())
    }

    /// The leader that a cluster belongs to: the best by trust, company and roles, if clearly better than the next.
    fn choose(&mut self, sieve: &Sieve, slot: usize, leaders: &[usize], two: bool) -> Option<usize> {
        let cluster = self.slots[slot].as_ref()?;
        let mut scored: Vec<(f64, usize)> = Vec::new();
        for leader in leaders {
            let Some(other) = &self.slots[*leader] else { continue };
            self.count(cluster, other);
            let Some(trust) = trust(sieve, cluster, other, two) else { continue };
            let (few, many) =
                if cluster.stories() <= other.stories() { (cluster, other) } else { (other, cluster) };
            let support = few.company_support(many, &self.company) * WEIGHT + few.role_support(many);
            // A sieve that finds one name in two spellings says already that the given name is one.
            let one_name = SPELLINGS.contains(&sieve.name) || same_given(cluster, other);
            let parted = !one_name && few.roles_differ(many);
            let doubt = if parted { OTHER_ROLES * few.told_roles().min(2.0) / 2.0 } else { 0.0 };
            let prior = f64::from(other.stories()).ln() * 0.5;
            scored.push((trust + support + prior - doubt, *leader));
        }
        let likely: Vec<u32> =
            scored.iter().filter(|(s, _)| *s > 0.0).map(|(_, slot)| *slot as u32).collect();
        let (best, next) = two_best(&scored);
        match best {
            Some((score, leader)) if score > 0.0 && score - next > MARGIN => Some(leader),
            _ => {
                let found = self.sayer(cluster, &likely);
                if found.is_none() && likely.len() > 1 {
                    let (text, article) = (cluster.text.clone(), cluster.first_article());
                    let own = slot as u32;
                    self.open.push(Open { text, why: sieve.name, candidates: likely, own, article });
                }
                found
            }
        }
    }

    fn finish(self) -> People {
        let mut people = People {
            of: vec![FxHashMap::default(); self.evidence.articles.len()],
            compared: self.compared.get(),
            forms: self.forms.get(),
            ..People::default()
        };
        let mut numbers: FxHashMap<u32, u32> = FxHashMap::default();
        for (slot, cluster) in self.slots.iter().enumerate() {
            let Some(cluster) = cluster else { continue };
            let number = people.persons.len() as u32;
            numbers.insert(slot as u32, number);
            people.persons.push(person(cluster, &self.appearances, self.evidence));
            for appearance in cluster.appearances.iter().map(|a| &self.appearances[*a as usize]) {
                let of = &mut people.of[appearance.article as usize];
                of.insert(fold::hash(appearance.form.key().as_bytes()), number);
                let facts = &self.evidence.articles[appearance.article as usize].people;
                for fact in appearance.facts.iter().map(|f| &facts[*f as usize]) {
                    of.entry(fold::hash(fact.name.as_bytes())).or_insert(number);
                }
            }
        }
        people.open = open(&self.open, &numbers);
        people
    }
}

/// Sieves that join two spellings of one name.
const SPELLINGS: [&str; 2] = ["spelling", "transliteration"];
/// Leaders of a block that a form is compared with.
const MOST_LEADERS: usize = 24;
/// Features are no independent witnesses: their sum counts half.
const WEIGHT: f64 = 0.5;
/// What speaks against one person under two given names who is told in other roles; half where it was once only: an
/// engineer may be a designer, too.
const OTHER_ROLES: f64 = 1.5;
/// Mentions that the given name is worth as a sign of gender.
const GIVEN_NAME: u32 = 3;
/// How much better, in natural logarithms, the best must be than the next.
const MARGIN: f64 = 1.0;

/// The best candidate, and the score of the next; the next is endlessly bad where there is none.
pub(super) fn two_best(scored: &[(f64, usize)]) -> (Option<(f64, usize)>, f64) {
    let mut sorted = scored.to_vec();
    sorted.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    (sorted.first().copied(), sorted.get(1).map_or(f64::NEG_INFINITY, |s| s.0))
}

fn settled(moved: &FxHashMap<usize, usize>, mut slot: usize) -> usize {
    while let Some(next) = moved.get(&slot) {
        slot = *next;
    }
    slot
}

fn person(cluster: &Cluster, appearances: &[Appearance], evidence: &Evidence) -> Person {
    let mut mentions: Vec<(u32, u32)> = Vec::new();
    let mut forms: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for appearance in cluster.appearances.iter().map(|a| &appearances[*a as usize]) {
        mentions.extend(appearance.facts.iter().map(|f| (appearance.article, *f)));
        forms.entry(&appearance.name).or_default().push(evidence.story[appearance.article as usize]);
    }
    mentions.sort_unstable();
    let mut links = cluster.links.clone();
    links.sort();
    Person { name: cluster.called.clone().unwrap_or_else(|| canonical(forms).into()), mentions, links }
}

/// The most told form of more than one part, capitals alone last; then the longer, then by letters.
fn canonical(forms: FxHashMap<&str, Vec<u32>>) -> String {
    let rank = |(form, mut stories): (&str, Vec<u32>)| {
        stories.sort_unstable();
        stories.dedup();
        let shouted = !form.chars().any(char::is_lowercase);
        let full = form.contains(char::is_whitespace);
        (std::cmp::Reverse((!shouted && is_cased(form), full, stories.len(), form.len())), form.to_string())
    };
    forms.into_iter().map(rank).min().map(|(_, form)| form).unwrap_or_default()
}

/// Every word of more than three letters begins with a capital letter.
fn is_cased(form: &str) -> bool {
    form.split_whitespace()
        .filter(|w| w.len() > 3)
        .all(|w| w.chars().next().is_some_and(|c| !c.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_in_capitals_names_the_person() {
        let stories = |(form, n): &(&'static str, u32)| (*form, (0..*n).collect());
        let named = |forms: &[(&'static str, u32)]| canonical(forms.iter().map(stories).collect());
        assert_eq!(named(&[("Pieter Dorn", 1), ("Pieter dorn", 3), ("PIETER DORN", 5)]), "Pieter Dorn");
        assert_eq!(named(&[("Pieter van Dorn", 2), ("Pieter Dorn", 1)]), "Pieter van Dorn", "a short word");
    }
}
