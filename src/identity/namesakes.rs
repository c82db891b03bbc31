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

/// People of one name that are told apart.
const MOST: usize = 64;
/// Letters of a role's word that are compared.
const LETTERS: usize = 32;

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
        let same = people.iter().position(|(_, known)| agree(&words, known));
        match (same, people.is_empty()) {
            (None, _) if !words.is_empty() && people.len() < MOST => people.push((group, words)),
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

/// Whether two lists in order have equal words, or one cut short: Sen. and senator.
fn agree(words: &[String], known: &[String]) -> bool {
    let has = |word: &str| known.binary_search_by(|k| k.as_str().cmp(word)).is_ok();
    words.iter().any(|word| {
        let next = known.get(known.partition_point(|k| k < word));
        next.is_some_and(|k| k.starts_with(word.as_str()))
            || word.char_indices().any(|(at, _)| has(&word[..at]))
    })
}

/// Words of the roles that the appearances tell, in order; short ones say nothing, and of long ones the begin is enough.
fn role_words(linking: &Linking, group: &[u32]) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for number in group {
        let appearance = &linking.appearances[*number as usize];
        let facts = &linking.evidence.articles[appearance.article as usize].people;
        for role in appearance.facts.iter().filter_map(|f| facts[*f as usize].role.as_deref()) {
            let folded = fold::fold(role);
            all.extend(
                folded
                    .split(|c: char| !c.is_alphanumeric())
                    .filter(|w| w.len() > 2)
                    .map(|w| w.chars().take(LETTERS).collect::<String>()),
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

    #[test]
    fn words_agree_where_one_begins_another() {
        let agree = |a: &[&str], b: &[&str]| {
            let own = |words: &[&str]| words.iter().map(|w| w.to_string()).collect::<Vec<_>>();
            super::agree(&own(a), &own(b))
        };
        assert!(agree(&["fire", "sen"], &["chief", "senator"]) && agree(&["senator"], &["chief", "sen"]));
        assert!(agree(&["chief"], &["chief"]));
        assert!(!agree(&["chief", "fire"], &["chef", "fir e", "firm", "son"]));
        assert!(!agree(&[], &["chief"]) && !agree(&["chief"], &[]));
    }

    #[test]
    fn no_more_than_so_many_people_have_one_name() {
        let all = |count: usize| {
            let role = |i: usize| format!("minister{i:04}x");
            let beside = |i: usize| format!("Jo{0} Br{0}", "ab".repeat(i + 1));
            let one = |i: usize| article(&format!("f{i}/1.txt"), Some(&role(i)), &beside(i));
            (0..count).map(one).collect::<Vec<Extract>>()
        };
        assert_eq!(bearers(&all(3)), 3);
        assert_eq!(bearers(&all(super::MOST + 9)), super::MOST);
    }

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
