//! What the articles' records give the merge: every name of every article, and the traits of the articles.

use rustc_hash::FxHashMap;

use super::cluster::Appearance;
use super::name::{Forms, letters};
use super::offices::{Offices, holder};
use super::ruling::Ruling;
use crate::evidence::{Evidence, Feature, folder};
use crate::fold;

/// Every name of every article, furniture left out; names of one comparing form are one appearance.
pub(super) fn appearances(evidence: &Evidence, ruling: &Ruling) -> Vec<Appearance> {
    let mut all: Vec<Appearance> = Vec::new();
    let mut forms = Forms::default();
    let offices = Offices::new(evidence, &mut forms);
    for (article, extract) in evidence.articles.iter().enumerate() {
        let mut by_name: FxHashMap<(&str, Option<&str>), usize> = FxHashMap::default();
        let mut by_key: FxHashMap<(String, Option<&str>), usize> = FxHashMap::default();
        let denied = offices.denied(extract, &mut forms);
        for (number, fact) in extract.people.iter().enumerate() {
            if !evidence.keeps(article, fact.start) {
                continue;
            }
            let told = if fact.name.is_empty() { &fact.text } else { &fact.name };
            let name = match holder(extract, fact) {
                Some(holder) => holder,
                None => denied.means(fact).unwrap_or(told),
            };
            let form = forms.of(name);
            if ruling.ignores(&form, &extract.path) {
                continue;
            }
            let at = *by_name.entry((name, fact.gender.as_deref())).or_insert_with(|| {
                // A surname alone may be a man's and a woman's in one article: Ms. Harlow and Mr. Harlow.
                let gender = fact.gender.as_deref().filter(|_| form.parts.len() < 2);
                *by_key.entry((form.key().to_string(), gender)).or_insert_with(|| {
                    all.push(Appearance {
                        article: article as u32,
                        name: name.clone(),
                        form,
                        facts: Vec::new(),
                    });
                    all.len() - 1
                })
            });
            all[at].facts.push(number as u32);
        }
    }
    all
}

/// For every word that names a place by itself, how many articles use it so.
pub(super) fn towns(evidence: &Evidence) -> FxHashMap<String, u32> {
    let mut all: FxHashMap<String, u32> = FxHashMap::default();
    for extract in &evidence.articles {
        let alone = extract.places.iter().filter(|p| !p.text.contains(char::is_whitespace));
        let mut own: Vec<String> = alone.map(|p| letters(&p.text)).collect();
        own.sort_unstable();
        own.dedup();
        own.into_iter().for_each(|word| *all.entry(word).or_default() += 1);
    }
    all
}

/// Whether a trait is a place or a folder, and not a person's name.
pub(super) fn is_place(feature: Feature) -> bool {
    feature & 1 == 1
}

/// The trait of the folder that a path stands in.
pub(super) fn folder_of(path: &str) -> Feature {
    fold::mix(3, fold::hash(folder(path).as_bytes())) | 1
}

/// The traits of every article: its people's names, its places, its folder.
pub(super) fn features(evidence: &Evidence, appearances: &[Appearance]) -> Vec<Vec<Feature>> {
    let mut all: Vec<Vec<Feature>> = evidence
        .articles
        .iter()
        .map(|extract| {
            let place = |p: &crate::corpus::PlaceKept| match p.gazetteer {
                Some(id) => fold::mix(1, u64::from(id)),
                None => fold::mix(2, fold::hash(&fold::key(&p.name))),
            };
            extract.places.iter().map(place).map(|f| f | 1).chain([folder_of(&extract.path)]).collect()
        })
        .collect();
    for appearance in appearances {
        all[appearance.article as usize].extend(appearance.form.features());
    }
    all
}
