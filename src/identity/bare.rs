//! Bare names: a surname or given name alone joins its one or dominant bearer in the company it keeps.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cluster::{Appearance, Cluster};
use super::name::{Name, Part};
use super::open::Open;
use super::people::{Linking, two_best};
use super::spelling::sound;
use crate::evidence::Feature;
use crate::fold;

/// A name of one word, and whose it is; then the same word of one company, nobody's in full.
pub(super) const BEARER: (&str, (&str, &str)) = ("bare-name", ("Rudnytsky", "Andriy Rudnytsky"));
pub(super) const SAME_WORD: (&str, (&str, &str)) = ("same-word", ("Rudnytsky", "Rudnytsky"));

/// Bearers of one name that are looked at, the most told first.
const MOST_BEARERS: usize = 64;
/// How much better, in natural logarithms, the best bearer must be than the next.
const MARGIN: f64 = 0.45;
/// What speaks against a bearer whom articles take for a woman where this one takes the name for a man's, or the other
/// way round: pronouns are often read wrongly.
const OTHER_GENDER: f64 = 1.0;
/// What speaks for a bearer of the same gender.
const SAME_GENDER: f64 = 0.5;
/// What speaks against a bearer whose name is only spelt alike.
const OTHER_SPELLING: f64 = 1.0;
/// Features of one article are no independent witnesses.
const WEIGHT: f64 = 0.25;
/// What each article speaks against any bearer that tells of a place of that name: a capital called by its name alone
/// may be taken for a person now and then.
const TOWN: f64 = 0.05;
/// What speaks for a bearer whom the same article names in full.
const NAMED_HERE: f64 = 2.0;

/// Gives every bare appearance its person: a bearer of the full name, or else an entry of its own.
pub(super) fn link(linking: &mut Linking) {
    let bearers = bearers(linking);
    let waiting = std::mem::take(&mut linking.bare);
    let told = told(linking);
    let mut left: Vec<(u32, Arc<Name>, Vec<u32>)> = Vec::new();
    let mut found: Vec<(u32, Arc<Name>, usize)> = Vec::new();
    for (number, name) in waiting {
        let all = name.first().and_then(|p| bearers.get(&p.alone()).or_else(|| bearers.get(&p.sound)));
        match all.map(|all| choose(linking, &told, number, &name, all)) {
            Some(Choice::One(slot)) => found.push((number, name, slot)),
            Some(Choice::Several(slots)) => left.push((number, name, slots)),
            _ => left.push((number, name, Vec::new())),
        }
    }
    for (number, name, slot) in found {
        put(linking, number, name, slot, BEARER.0);
    }
    alone(linking, &told, left);
}

/// The words of the names of every article.
#[derive(Default)]
struct Told {
    /// The first ones of full names: where one of them stands alone and the article's own links keep it apart, it is another person's.
    given: FxHashSet<(u32, u64)>,
    any: FxHashSet<(u32, u64)>,
}

fn told(linking: &Linking) -> Told {
    let mut told = Told::default();
    for appearance in &linking.appearances {
        let parts = &appearance.form.parts;
        let words = parts.iter().map(|p| (appearance.article, fold::hash(p.text.as_bytes())));
        told.given.extend(words.clone().take(usize::from(parts.len() > 1)));
        told.any.extend(words);
    }
    told
}

impl Told {
    /// Whether the article gives the surname, or another part but the word, in any name.
    fn has(&self, article: u32, cluster: &Cluster, word: &str) -> bool {
        let parts = cluster.names.iter().flat_map(|n| &n.parts).filter(|p| p.text != word);
        parts.map(|p| (article, fold::hash(p.text.as_bytes()))).any(|key| self.any.contains(&key))
    }
}

enum Choice {
    One(usize),
    Several(Vec<u32>),
    None,
}

/// A person who may be meant by a word alone.
struct Bearer {
    slot: usize,
    /// How usual it is to call this person by the word alone, 0 to 1.
    usual: f64,
    /// The word is a given name, by which hardly any article calls this person alone.
    given: bool,
}

/// The articles, and the share of articles, from which on a given name alone is as good as a surname: Hillary.
const BY_GIVEN: (u32, f64) = (3, 0.1);

/// For the sound of every part that may stand alone, who bears it; the most told first.
fn bearers(linking: &Linking) -> FxHashMap<String, Vec<Bearer>> {
    let mut all: FxHashMap<String, Vec<Bearer>> = FxHashMap::default();
    for (slot, cluster) in linking.slots.iter().enumerate() {
        let Some(cluster) = cluster else { continue };
        let alone = |n: u32| f64::from(n) / cluster.appearances.len() as f64;
        let mut words: Vec<(String, f64)> = cluster.names.iter().flat_map(|n| parts_alone(n)).collect();
        words.extend(cluster.alone.iter().map(|(word, n)| (sound(word), alone(*n).clamp(0.2, 1.0))));
        words.sort_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)));
        words.dedup_by(|a, b| a.0 == b.0);
        for (word, usual) in words {
            let often = |n: u32| n >= BY_GIVEN.0 || alone(n) >= BY_GIVEN.1;
            let called = cluster.alone.iter().any(|(w, n)| often(*n) && sound(w) == word);
            let given = usual <= 0.2 && !called;
            all.entry(word).or_default().push(Bearer { slot, usual, given });
        }
    }
    let told = |b: &Bearer| linking.slots[b.slot].as_ref().map_or(0.0, |c| f64::from(c.stories()) * b.usual);
    for list in all.values_mut() {
        list.sort_by(|a, b| told(b).total_cmp(&told(a)).then(a.slot.cmp(&b.slot)));
        list.truncate(MOST_BEARERS);
    }
    all
}

/// The surname, then the given name and the nickname, with how usual each is alone.
fn parts_alone(name: &Name) -> Vec<(String, f64)> {
    let (Some(first), Some(last)) = (name.first(), name.last()) else { return Vec::new() };
    let (given, family) = if name.family_first() { (last, first) } else { (first, last) };
    let mut words = vec![(family.alone(), 1.0)];
    if !given.initial {
        words.push((given.sound.clone(), 0.05));
    }
    words.extend(name.nickname.as_ref().map(|n| (sound(n), 0.2)));
    words.extend(name.middle().iter().filter(|p| !p.initial && !p.particle).map(|p| (p.sound.clone(), 0.02)));
    words
}

fn choose(linking: &Linking, told: &Told, number: u32, name: &Arc<Name>, bearers: &[Bearer]) -> Choice {
    let appearance = &linking.appearances[number as usize];
    let word = name.first().map_or(0, |p| fold::hash(p.text.as_bytes()));
    let single = single(linking, number, name);
    let (mut scored, mut alike) = (Vec::new(), Vec::new());
    for bearer in bearers {
        let Some(cluster) = &linking.slots[bearer.slot] else { continue };
        linking.count(&single, cluster);
        let (within, spelt) = (cluster.is_in(appearance.article), spelt_so(name, cluster));
        // Where the article names the bearer in full and its titles still keep the word apart, it means somebody else.
        let told_apart = bearer.usual > 0.5 && single.men + single.women > 0;
        let kept_apart = within
            && spelt
            && (told_apart || name.generation.is_none() && told.given.contains(&(appearance.article, word)));
        let letters = name.first().map_or("", |p| p.text.as_str());
        // "Her son Olaf" is no Olaf Brill where nobody is called Brill.
        let stranger = bearer.given && !within && !told.has(appearance.article, cluster, letters);
        if kept_apart || stranger || other_generation(name, cluster) {
            continue;
        }
        let mut against = if is_other_gender(&single, cluster) { OTHER_GENDER } else { 0.0 };
        against += if spelt { 0.0 } else { OTHER_SPELLING };
        let own: Vec<Feature> = cluster.names.iter().chain([name]).flat_map(|n| n.features()).collect();
        let support = linking.company.support(appearance.article, &cluster.cast, &own, within) * WEIGHT;
        // "Walter Jr." is as good as a surname where only one Walter is a junior.
        let usual = if name.generation.is_some() { 1.0 } else { bearer.usual };
        let prior = (f64::from(cluster.stories()) * usual).ln() + if within { NAMED_HERE } else { 0.0 };
        scored.push((prior + support + single.role_support(cluster) - against, bearer.slot));
        alike.extend(is_same_gender(&single, cluster).then_some(bearer.slot));
    }
    let town = name.first().and_then(|p| linking.towns.get(&p.text)).copied().unwrap_or(0);
    let nobody = (unknown(name) + f64::from(town) * TOWN).ln();
    // Gender tells bearers apart, and not whether any is meant: half of all names are a man's.
    let gender = |slot: usize| if alike.contains(&slot) { SAME_GENDER } else { 0.0 };
    let meant = |score: f64, slot: usize| score - gender(slot) >= nobody;
    scored.iter_mut().for_each(|(score, slot)| *score += gender(*slot));
    let (best, next) = two_best(&scored);
    match best {
        Some((score, slot)) if meant(score, slot) && score - next >= MARGIN => Choice::One(slot),
        Some((score, slot)) if meant(score, slot) => {
            let close = scored.iter().filter(|(s, slot)| meant(*s, *slot) && score - s < MARGIN);
            let close: Vec<u32> = close.map(|(_, slot)| *slot as u32).collect();
            linking.sayer(&single, &close).map_or(Choice::Several(close), Choice::One)
        }
        _ => Choice::None,
    }
}

/// Whether the article and the bearer's own agree on a man or a woman.
fn is_same_gender(single: &Cluster, bearer: &Cluster) -> bool {
    let men = single.men > 0 && single.women == 0 && bearer.men >= 2 && bearer.men >= 4 * bearer.women;
    let women = single.women > 0 && single.men == 0 && bearer.women >= 2 && bearer.women >= 4 * bearer.men;
    men || women
}

/// Whether the article takes the name for a man's and others mostly the bearer for a woman, or the other way round.
fn is_other_gender(single: &Cluster, bearer: &Cluster) -> bool {
    single.clashes(bearer)
        || single.women == 0 && single.men > 0 && bearer.women >= 2 && bearer.women >= 4 * bearer.men
        || single.men == 0 && single.women > 0 && bearer.men >= 2 && bearer.men >= 4 * bearer.women
}

/// Whether a part of the person's name, or the nickname, has the very letters.
fn spelt_so(name: &Name, cluster: &Cluster) -> bool {
    let word = name.first().map_or("", |p| p.text.as_str());
    let has = |n: &Name| n.parts.iter().any(|p| p.text == word) || n.nickname.as_deref() == Some(word);
    cluster.alone.contains_key(word) || cluster.names.iter().any(|n| has(n))
}

/// "Walter Jr." is not Walter Pruett Sr.
fn other_generation(name: &Name, cluster: &Cluster) -> bool {
    name.generation.is_some() && !cluster.names.iter().any(|n| n.generation == name.generation)
}

/// A cluster of one appearance, to compare with.
fn single(linking: &Linking, number: u32, name: &Arc<Name>) -> Cluster {
    let mut cluster = Cluster { names: vec![name.clone()], ..Cluster::default() };
    cluster.add(number, &linking.appearances[number as usize], linking.evidence, &linking.company);
    cluster
}

/// How many people of that name, told nowhere in full, to expect: a given name alone is mostly somebody's of the one
/// story, a rare word hardly two people's.
fn unknown(name: &Name) -> f64 {
    name.first().map_or(0.1, |Part { given, family, .. }| match (given, family) {
        (0..=2, 0..=2) => 0.1,
        (given, family) if *given > *family + 1 => 4.0,
        (_, family) => 0.1 + f64::from(*family) * 0.05,
    })
}

fn put(linking: &mut Linking, number: u32, name: Arc<Name>, slot: usize, sieve: &'static str) {
    let Appearance { article, name: text, .. } = &linking.appearances[number as usize];
    let (article, text) = (*article, text.clone());
    if let Some(cluster) = linking.slots[slot].as_mut().filter(|c| !c.text.is_empty()) {
        let to = cluster.text.clone();
        cluster.link(super::cluster::Link { text, to, sieve, article });
    }
    linking.put(number, name, slot);
}

/// Bare names without a bearer: those of one word in one company are one person.
fn alone(linking: &mut Linking, told: &Told, left: Vec<(u32, Arc<Name>, Vec<u32>)>) {
    let mut by_word: FxHashMap<String, Vec<Bearer>> = FxHashMap::default();
    for (number, name, several) in left {
        let word = name.first().map(|p| p.sound.clone()).unwrap_or_default();
        let known = by_word.entry(word).or_default();
        let slot = match choose(linking, told, number, &name, known) {
            Choice::One(slot) => slot,
            Choice::Several(slots) => slots[0] as usize,
            Choice::None => {
                linking.slots.push(Some(Cluster::default()));
                let slot = linking.slots.len() - 1;
                if known.len() < MOST_BEARERS {
                    known.push(Bearer { slot, usual: 1.0, given: false });
                }
                slot
            }
        };
        if !several.is_empty() {
            let Appearance { article, name: text, .. } = &linking.appearances[number as usize];
            let (text, article) = (text.clone(), *article);
            let own = slot as u32;
            linking.open.push(Open { text, why: BEARER.0, candidates: several, own, article });
        }
        put(linking, number, name, slot, SAME_WORD.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_called_by_alone_is_no_letter_and_no_particle() {
        let alone = |name: &str| parts_alone(&Name::new(name)).into_iter().map(|(word, _)| word);
        let sounds = |words: &[&str]| words.iter().map(|word| sound(word)).collect::<Vec<_>>();
        for (name, words) in [
            ("Maria Lucia Dorn", &["dorn", "maria", "lucia"][..]),
            ("Maria Le Dorn", &["dorn", "maria"]),
            ("Maria T. Le Dorn", &["dorn", "maria"]),
            ("M. Lucia Dorn", &["dorn", "lucia"]),
        ] {
            assert_eq!(alone(name).collect::<Vec<_>>(), sounds(words), "{name}");
        }
    }
}
