//! Clusters: the forms and appearances that were found to be one person so far.

use std::collections::BTreeSet;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::name::{Name, letters};
use crate::corpus::PersonKept;
use crate::evidence::{Cast, Company, Evidence, Feature};
use crate::fold;
use crate::record::Text;

/// One name in one article: what the article's own links made of it.
#[derive(Debug)]
pub struct Appearance {
    pub article: u32,
    /// The form the article's facts name, as written.
    pub name: Text,
    /// The form taken apart.
    pub form: Arc<Name>,
    /// Numbers of the article's facts.
    pub facts: Vec<u32>,
}

/// How a form or a bare name came to its person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    pub text: Text,
    pub to: Text,
    pub sieve: &'static str,
    /// The first article that has the form.
    pub article: u32,
}

/// Forms of one person that are kept and compared: nobody is spelt in more ways, but by who wants the merge to be busy.
const MOST_FORMS: usize = 64;

/// What is known of one person while sieves run.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// Distinct forms of more than one part, the first one first, at most [`MOST_FORMS`]; for a cluster of bare names
    /// the bare one.
    pub names: Vec<Arc<Name>>,
    /// The first form as written.
    pub text: Text,
    pub appearances: Vec<u32>,
    pub articles: BTreeSet<u32>,
    /// The stories that `cast` has counted.
    pub told: FxHashSet<u32>,
    pub cast: Cast,
    /// Mentions that the articles take for a man's and a woman's.
    pub men: u32,
    pub women: u32,
    /// How many appearances use a word alone, by its folded letters.
    pub alone: FxHashMap<String, u32>,
    pub roles: Roles,
    pub links: Vec<Link>,
    /// Hashes of the texts and sieves of the links made by [`Cluster::link`].
    pub linked: FxHashSet<u64>,
    /// The name that the user's names file gives.
    pub called: Option<Text>,
    /// Lines of the names file that keep the person apart from others, and the place in each.
    pub sides: Vec<(u32, u32)>,
}

impl Cluster {
    /// Adds an appearance and what its facts tell.
    pub fn add(&mut self, number: u32, appearance: &Appearance, evidence: &Evidence, company: &Company) {
        let article = appearance.article;
        self.appearances.push(number);
        if self.told.insert(evidence.story[article as usize]) {
            self.cast.add(company.of(article));
        }
        self.articles.insert(article);
        let facts = &evidence.articles[article as usize].people;
        let mut alone: Vec<String> = Vec::new();
        for fact in appearance.facts.iter().map(|f| &facts[*f as usize]) {
            self.take(fact, &mut alone);
        }
        alone.retain(|word| !word.is_empty());
        alone.sort_unstable();
        alone.dedup();
        alone.into_iter().for_each(|word| *self.alone.entry(word).or_default() += 1);
    }

    fn take(&mut self, fact: &PersonKept, alone: &mut Vec<String>) {
        match fact.gender.as_deref() {
            Some("m") => self.men += 1,
            Some("f") => self.women += 1,
            _ => {}
        }
        if let Some(role) = &fact.role {
            self.roles.add(&fold::fold(role));
        }
        if !fact.text.contains(char::is_whitespace) {
            alone.push(letters(&fact.text));
        }
    }

    /// Notes a form.
    pub fn call(&mut self, name: Arc<Name>) {
        if self.names.len() < MOST_FORMS && !self.names.contains(&name) {
            self.names.push(name);
        }
    }

    /// Notes how a text came here, once a sieve.
    pub fn link(&mut self, link: Link) {
        if self.linked.insert(fold::mix(fold::hash(link.text.as_bytes()), fold::hash(link.sieve.as_bytes())))
        {
            self.links.push(link);
        }
    }

    /// Pours `other` in, noting by which sieve.
    pub fn join(&mut self, other: Cluster, sieve: &'static str) {
        let article = other.first_article();
        self.links.push(Link { text: other.text, to: self.text.clone(), sieve, article });
        self.links.extend(other.links);
        other.names.into_iter().for_each(|name| self.call(name));
        self.called = self.called.take().or(other.called);
        self.sides.extend(other.sides);
        self.sides.sort_unstable();
        self.sides.dedup();
        self.appearances.extend(other.appearances);
        self.articles.extend(other.articles);
        self.told.extend(other.told);
        self.cast.join(other.cast);
        self.men += other.men;
        self.women += other.women;
        other.alone.into_iter().for_each(|(word, n)| *self.alone.entry(word).or_default() += n);
        self.roles.join(other.roles);
    }

    pub fn first_article(&self) -> u32 {
        self.articles.first().copied().unwrap_or_default()
    }

    pub fn stories(&self) -> u32 {
        self.cast.stories
    }

    /// Whether the articles take one for a man and the other for a woman.
    pub fn clashes(&self, other: &Cluster) -> bool {
        let man = |c: &Cluster| c.men >= 2 && c.men >= 4 * c.women;
        let woman = |c: &Cluster| c.women >= 2 && c.women >= 4 * c.men;
        man(self) && woman(other) || woman(self) && man(other)
    }

    /// Whether both are told in roles, and no role of one ends as any of the other does.
    pub fn roles_differ(&self, other: &Cluster) -> bool {
        let told = !self.roles.is_empty() && !other.roles.is_empty();
        told && self.role_support(other) == 0.0
    }

    /// How many articles tell a role.
    pub fn told_roles(&self) -> f64 {
        f64::from(self.roles.all)
    }

    /// Whether an article tells of both.
    pub fn meets(&self, other: &Cluster) -> bool {
        let (few, many) =
            if self.articles.len() < other.articles.len() { (self, other) } else { (other, self) };
        few.articles.iter().take(64).any(|a| many.is_in(*a))
    }

    /// Whether an article tells of the person by a full form.
    pub fn is_in(&self, article: u32) -> bool {
        self.articles.contains(&article)
    }

    /// What shared roles add: the whole role, or its last word, less where it is a rare one of the many told.
    pub fn role_support(&self, other: &Cluster) -> f64 {
        let (one, two) = (&self.roles, &other.roles);
        let (few, many) = if one.whole.len() < two.whole.len() { (one, two) } else { (two, one) };
        let share = |few: &FxHashMap<String, u32>, many_told: &FxHashMap<String, u32>| {
            let held: u32 = few.keys().filter_map(|role| many_told.get(role)).sum();
            (5.0 * f64::from(held) / f64::from(many.all.max(1))).min(1.0)
        };
        (2.0 * share(&few.whole, &many.whole)).max(1.2 * share(&few.heads, &many.heads))
    }

    /// Whether every word of this one's roles stands in a role of the other: a former senator of Ohio is not the senator.
    pub fn roles_stand_in(&self, other: &Cluster) -> bool {
        let told = |word: &str| other.roles.whole.keys().any(|role| role.split(' ').any(|w| w == word));
        self.roles.whole.keys().all(|role| role.split(' ').all(told))
    }

    /// How much the company of `self`, the lesser one, speaks for `other`: the mean over its first articles.
    pub fn company_support(&self, other: &Cluster, company: &Company) -> f64 {
        let mut own: Vec<Feature> = Vec::new();
        self.names.iter().chain(&other.names).flat_map(|n| n.features()).for_each(|f| own.push(f));
        let articles = self.articles.iter().take(8);
        let count = articles.len().max(1) as f64;
        articles.map(|a| company.support(*a, &other.cast, &own, other.is_in(*a))).sum::<f64>() / count
    }
}

/// Folded roles with how often they are told, whole and by their last words.
#[derive(Clone, Debug, Default)]
pub struct Roles {
    whole: FxHashMap<String, u32>,
    heads: FxHashMap<String, u32>,
    all: u32,
}

impl Roles {
    pub fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    pub fn add(&mut self, role: &str) {
        self.all += 1;
        count(&mut self.whole, role, 1);
        count(&mut self.heads, head(role), 1);
    }

    /// Takes in others; the fewer are poured into the more.
    fn join(&mut self, mut other: Roles) {
        if other.whole.len() > self.whole.len() {
            std::mem::swap(self, &mut other);
        }
        self.all += other.all;
        other.whole.iter().for_each(|(role, n)| count(&mut self.whole, role, *n));
        other.heads.iter().for_each(|(head, n)| count(&mut self.heads, head, *n));
    }
}

fn count(all: &mut FxHashMap<String, u32>, text: &str, n: u32) {
    match all.get_mut(text) {
        Some(known) => *known += n,
        None => {
            all.insert(text.to_string(), n);
        }
    }
}

/// The last word before what a role is held of: minister in "deputy minister in Kyiv".
pub(super) fn head(role: &str) -> &str {
    let end =
        [" of ", " in ", " for ", " at ", " on ", " who ", ","].iter().filter_map(|cut| role.find(cut)).min();
    role[..end.unwrap_or(role.len())].rsplit(' ').next().unwrap_or_default()
}

impl Name {
    /// The traits that the name gives to the articles it stands in.
    pub fn features(&self) -> impl Iterator<Item = Feature> + '_ {
        self.parts.iter().filter(|p| !p.initial).map(|p| fold::hash(p.text.as_bytes()) & !1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_ends_before_what_it_is_held_of() {
        assert_eq!(head("deputy minister in kyiv"), "minister");
        assert_eq!(head("chief executive of the league"), "executive");
        assert_eq!(head("fire chief"), "chief");
        assert_eq!(head(""), "");
    }

    #[test]
    fn roles_differ_where_both_are_told_and_none_agrees() {
        let with = |role: &str| {
            let mut cluster = Cluster::default();
            cluster.roles.add(role);
            cluster
        };
        assert!(with("fire chief").roles_differ(&with("goalkeeping coach")));
        assert!(!with("fire chief").roles_differ(&with("chief")));
        assert!(!with("fire chief").roles_differ(&Cluster::default()));
    }
}
