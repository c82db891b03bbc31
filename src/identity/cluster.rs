//! Clusters: the forms and appearances that were found to be one person so far.

use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::name::{Name, letters};
use crate::evidence::{Cast, Company, Evidence, Feature};
use crate::fold;
use crate::record::{PersonFact, Text};

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

/// What is known of one person while sieves run.
#[derive(Clone, Debug, Default)]
pub struct Cluster {
    /// Distinct forms of more than one part, the first one first; for a cluster of bare names the bare one.
    pub names: Vec<Arc<Name>>,
    /// The first form as written.
    pub text: Text,
    pub appearances: Vec<u32>,
    /// In rising order while sieves run.
    pub articles: Vec<u32>,
    /// The stories that `cast` has counted.
    pub told: FxHashSet<u32>,
    pub cast: Cast,
    /// Mentions that the articles take for a man's and a woman's.
    pub men: u32,
    pub women: u32,
    /// How many appearances use a word alone, by its folded letters.
    pub alone: FxHashMap<String, u32>,
    /// Folded roles.
    pub roles: FxHashMap<String, u32>,
    pub links: Vec<Link>,
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
        self.articles.push(article);
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

    fn take(&mut self, fact: &PersonFact, alone: &mut Vec<String>) {
        match fact.gender.as_deref() {
            Some("m") => self.men += 1,
            Some("f") => self.women += 1,
            _ => {}
        }
        if let Some(role) = &fact.role {
            *self.roles.entry(fold::fold(role)).or_default() += 1;
        }
        if !fact.text.contains(char::is_whitespace) {
            alone.push(letters(&fact.text));
        }
    }

    /// Pours `other` in, noting by which sieve.
    pub fn join(&mut self, other: Cluster, sieve: &'static str) {
        let link = Link { text: other.text, to: self.text.clone(), sieve, article: other.articles[0] };
        self.links.push(link);
        self.links.extend(other.links);
        for name in other.names {
            if !self.names.contains(&name) {
                self.names.push(name);
            }
        }
        self.called = self.called.take().or(other.called);
        self.sides.extend(other.sides);
        self.appearances.extend(other.appearances);
        self.articles.extend(other.articles);
        self.articles.sort();
        self.told.extend(other.told);
        self.cast.join(other.cast);
        self.men += other.men;
        self.women += other.women;
        other.alone.into_iter().for_each(|(word, n)| *self.alone.entry(word).or_default() += n);
        other.roles.into_iter().for_each(|(role, n)| *self.roles.entry(role).or_default() += n);
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

    /// Whether all that is told of one is a man's and all that is told of the other a woman's.
    pub fn differs(&self, other: &Cluster) -> bool {
        let man = |c: &Cluster| c.men > 0 && c.women == 0;
        let woman = |c: &Cluster| c.women > 0 && c.men == 0;
        man(self) && woman(other) || woman(self) && man(other)
    }

    /// Whether both are told in roles, and no role of one ends as any of the other does.
    pub fn roles_differ(&self, other: &Cluster) -> bool {
        let told = !self.roles.is_empty() && !other.roles.is_empty();
        told && self.role_support(other) == 0.0
    }

    /// How many articles tell a role.
    pub fn told_roles(&self) -> f64 {
        f64::from(self.roles.values().sum::<u32>())
    }

    /// Whether an article tells of both.
    pub fn meets(&self, other: &Cluster) -> bool {
        let (few, many) =
            if self.articles.len() < other.articles.len() { (self, other) } else { (other, self) };
        few.articles.iter().take(64).any(|a| many.is_in(*a))
    }

    /// Whether an article tells of the person by a full form.
    pub fn is_in(&self, article: u32) -> bool {
        self.articles.binary_search(&article).is_ok()
    }

    /// What shared roles add: the whole role, or its last word, less where it is a rare one of the many told.
    pub fn role_support(&self, other: &Cluster) -> f64 {
        let (few, many) = if self.roles.len() < other.roles.len() { (self, other) } else { (other, self) };
        let heads: Vec<String> = few.roles.keys().map(|r| head(r).to_string()).collect();
        let all: u32 = many.roles.values().sum();
        let share = |held: &dyn Fn(&str) -> bool| {
            let held: u32 = many.roles.iter().filter(|(role, _)| held(role)).map(|(_, n)| n).sum();
            (5.0 * f64::from(held) / f64::from(all.max(1))).min(1.0)
        };
        let whole = share(&|role| few.roles.contains_key(role));
        let part = share(&|role| heads.iter().any(|h| h == head(role)));
        (2.0 * whole).max(1.2 * part)
    }

    /// How much the company of `self`, the lesser one, speaks for `other`: the mean over its first articles.
    pub fn company_support(&self, other: &Cluster, company: &Company) -> f64 {
        let mut own: Vec<Feature> = Vec::new();
        self.names.iter().chain(&other.names).flat_map(|n| n.features()).for_each(|f| own.push(f));
        let articles = &self.articles[..self.articles.len().min(8)];
        let sum: f64 = articles.iter().map(|a| company.support(*a, &other.cast, &own, other.is_in(*a))).sum();
        sum / articles.len().max(1) as f64
    }
}

/// The last word before what a role is held of: minister in "deputy minister in Kyiv".
fn head(role: &str) -> &str {
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
            cluster.roles.insert(role.to_string(), 1);
            cluster
        };
        assert!(with("fire chief").roles_differ(&with("goalkeeping coach")));
        assert!(!with("fire chief").roles_differ(&with("chief")));
        assert!(!with("fire chief").roles_differ(&Cluster::default()));
    }
}
