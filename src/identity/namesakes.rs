//! Two people of one full name: told apart where neither their roles nor anything in their company agree.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::appearances::{folder_of, is_place};
use super::cluster::Cluster;
use super::name::Name;
use super::open::Open;
use super::people::Linking;
use crate::evidence::{Feature, folder};
use crate::fold;

/// Two people of one name.
pub(super) const NAMESAKE: (&str, (&str, &str)) =
    ("namesake", ("Daniel Orvik, fire chief", "Daniel Orvik, coach"));

/// Splits every cluster whose articles fall into groups that share no other person, no place and no folder, if each
/// group tells of a role and no two groups' roles agree in a word. What tells no role stays with the largest group. A
/// person of one name in one folder is never split.
pub(super) fn split(linking: &mut Linking) {
    for slot in 0..linking.slots.len() {
        let Some(cluster) = &linking.slots[slot] else { continue };
        let Some(groups) = groups(linking, cluster, connected(linking, cluster, false)) else {
            doubt(linking, slot);
            continue;
        };
        let name = cluster.names[0].clone();
        linking.slots[slot] = None;
        for (i, group) in groups.into_iter().enumerate() {
            let at = if i == 0 { slot } else { linking.slots.len() };
            if i > 0 {
                linking.slots.push(None);
            }
            group.into_iter().for_each(|number| linking.put(number, name.clone(), at));
        }
    }
}

/// Notes that one entry may be two people's who share a folder and what many articles tell of, and nothing else, and
/// whose roles agree in no word.
fn doubt(linking: &mut Linking, slot: usize) {
    let Some(cluster) = &linking.slots[slot] else { return };
    let Some(groups) = groups(linking, cluster, connected(linking, cluster, true)) else { return };
    let text = cluster.text.clone();
    let own = slot as u32;
    for number in groups.into_iter().skip(1).flatten() {
        let article = linking.appearances[number as usize].article;
        let (text, candidates) = (text.clone(), vec![own]);
        linking.open.push(Open { text, why: NAMESAKE.0, candidates, own, article });
    }
}

/// The appearances by person, the largest group first; none where all are one person's.
fn groups(linking: &Linking, cluster: &Cluster, mut groups: Vec<Vec<u32>>) -> Option<Vec<Vec<u32>>> {
    if cluster.roles.is_empty() || cluster.called.is_some() {
        return None;
    }
    if groups.len() < 2 {
        return None;
    }
    groups.sort_by_key(|g| (std::cmp::Reverse(g.len()), g[0]));
    let mut people: Vec<(Vec<u32>, Vec<String>)> = Vec::new();
    for group in groups {
        let words = role_words(linking, &group);
        let same =
            people.iter().position(|(_, known)| words.iter().any(|w| known.iter().any(|k| agree(w, k))));
        match (same, people.is_empty()) {
            (None, _) if !words.is_empty() => people.push((group, words)),
            (None, true) => return None,
            (at, _) => people[at.unwrap_or(0)].0.extend(group),
        }
    }
    (people.len() > 1).then(|| people.into_iter().map(|(group, _)| group).collect())
}

/// Appearances whose articles share anything beside the name, by way of each other; `loosely` leaves out the folder and
/// the places that many articles tell of.
fn connected(linking: &Linking, cluster: &Cluster, loosely: bool) -> Vec<Vec<u32>> {
    if cluster.articles.len() < 2 {
        return Vec::new();
    }
    let own: Vec<Feature> = cluster.names.iter().flat_map(|n: &Arc<Name>| n.features()).collect();
    let mut parent: Vec<usize> = (0..cluster.appearances.len()).collect();
    let mut first: FxHashMap<Feature, usize> = FxHashMap::default();
    for (i, number) in cluster.appearances.iter().enumerate() {
        let article = linking.appearances[*number as usize].article;
        let story = fold::mix(4, u64::from(linking.evidence.story[article as usize]));
        let place =
            fold::mix(5, fold::hash(folder(&linking.evidence.articles[article as usize].path).as_bytes()));
        let own_folder = folder_of(&linking.evidence.articles[article as usize].path);
        let skipped = |f: Feature| loosely && (f == own_folder || is_common(linking, f));
        let says = |f: &&Feature| !own.contains(f) && !skipped(**f);
        let features = linking.company.of(article).iter().filter(says);
        let folder = Some(&place).filter(|_| !loosely);
        for feature in features.chain([&story]).chain(folder) {
            let other = *first.entry(*feature).or_insert(i);
            let (a, b) = (root(&mut parent, i), root(&mut parent, other));
            parent[a.max(b)] = a.min(b);
        }
    }
    let mut groups: FxHashMap<usize, Vec<u32>> = FxHashMap::default();
    for (i, number) in cluster.appearances.iter().enumerate() {
        groups.entry(root(&mut parent, i)).or_default().push(*number);
    }
    groups.into_values().collect()
}

/// Whether a place of more than one article in forty.
fn is_common(linking: &Linking, feature: Feature) -> bool {
    let most = (linking.evidence.articles.len() / 40).max(3);
    is_place(feature) && linking.company.stories_of(feature) as usize > most
}

fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

/// Equal words, or one cut short: Sen. and senator.
fn agree(a: &str, b: &str) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

/// Words of the roles that the appearances tell; short ones say nothing.
fn role_words(linking: &Linking, group: &[u32]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for number in group {
        let appearance = &linking.appearances[*number as usize];
        let facts = &linking.evidence.articles[appearance.article as usize].people;
        for role in appearance.facts.iter().filter_map(|f| facts[*f as usize].role.as_deref()) {
            let folded = fold::fold(role);
            all.extend(
                folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_string),
            );
        }
    }
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use crate::authority::Authority;
    use crate::corpus::Corpus;
    use crate::evidence::Evidence;
    use crate::identity;
    use crate::record::{Extract, PersonFact};

    /// An article that names one person in a role, beside another.
    fn article(path: &str, role: Option<&str>, beside: &str) -> Extract {
        let person = |name: &str, role: Option<&str>, start| PersonFact {
            start,
            end: start + 10,
            text: name.into(),
            name: name.into(),
            role: role.map(Into::into),
            ..PersonFact::default()
        };
        let people = vec![person("Daniel Orvik", role, 0), person(beside, None, 50)];
        Extract { path: path.into(), people, ..Extract::default() }
    }

    /// How many people are called Daniel Orvik.
    fn bearers(articles: &[Extract]) -> usize {
        let mut corpus = Corpus::default();
        articles.iter().for_each(|a| corpus.add(a.clone()));
        let people = identity::people(&Evidence::new(&corpus), &Authority::default());
        people.persons.iter().filter(|p| p.name == "Daniel Orvik").count()
    }

    #[test]
    fn another_folder_company_and_role_are_another_person() {
        let fires = article("fires/1.txt", Some("fire chief"), "Joyce Brill");
        let goals = article("goals/1.txt", Some("goalkeeping coach"), "Harry Lorne");
        assert_eq!(bearers(&[fires.clone(), goals.clone()]), 2);
        let more = article("goals/2.txt", None, "Harry Lorne");
        assert_eq!(bearers(&[fires, goals, more]), 2);
    }

    #[test]
    fn anything_in_common_keeps_one_person_together() {
        let fires = article("fires/1.txt", Some("fire chief"), "Joyce Brill");
        let role = article("goals/1.txt", Some("former chief"), "Harry Lorne");
        let company = article("goals/1.txt", Some("mayor"), "Joyce Brill");
        let folder = article("fires/2.txt", Some("mayor"), "Harry Lorne");
        let cut = article("goals/1.txt", Some("chi. of staff"), "Harry Lorne");
        let silent = article("goals/1.txt", None, "Harry Lorne");
        for other in [role, cut, company, folder, silent] {
            assert_eq!(bearers(&[fires.clone(), other.clone()]), 1, "{other:?}");
        }
    }
}
