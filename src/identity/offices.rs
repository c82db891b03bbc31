//! What an office says of a surname: whom "President Harlow" cannot mean, and who "Dean Harlow" is.

use rustc_hash::{FxHashMap, FxHashSet};

use super::cluster::head;
use super::name::{Forms, Name, letters};
use crate::corpus::{Entry, PersonKept};
use crate::evidence::Evidence;
use crate::fold;
use crate::lexicon::{self, Classes};
use crate::record::Text;

/// Who is told in an office with the full name: by surname and the noun of the office.
#[derive(Default)]
pub(super) struct Offices {
    holders: FxHashMap<u64, Vec<Holder>>,
}

/// Surnames of one article that cannot mean whom its own links take them for.
#[derive(Default)]
pub(super) struct Denied<'e> {
    /// By the name that the links give: where the office stands first, and the full name of whom the article may mean.
    instead: FxHashMap<&'e str, (u32, Option<&'e Text>)>,
    /// Where the article gives those names in full first, and how often.
    told: FxHashMap<&'e str, (u32, u32)>,
    /// Where the offices stand that told it.
    starts: FxHashSet<u32>,
}

impl<'e> Denied<'e> {
    /// Whom the fact means, if not whom the article's links say. Where the office stands before the one full name that
    /// the links found later, no bare surname means that name: "Secretary Brill … Brill … under President Ola Brill".
    pub fn means(&self, fact: &'e PersonKept) -> Option<&'e Text> {
        let (first, instead) = self.instead.get(&*fact.name)?;
        let passing = self.told.get(&*fact.name).is_none_or(|(full, n)| first < full && *n < SURE);
        let alike = fact.role.is_none() && fact.gender.is_none() && !is_full(&fact.text);
        (passing && alike || self.starts.contains(&fact.start)).then(|| instead.unwrap_or(&fact.text))
    }
}

/// The given name of a holder, and in how many articles it is told.
struct Holder {
    given: u64,
    articles: u32,
    last: u32,
}

/// Articles that make sure of a holder.
const SURE: u32 = 2;
/// Holders of one office and surname that are kept.
const MOST: usize = 24;
/// Names of an article among which a holder is looked for.
const LOOKED_AT: usize = 400;
/// Letters that an office and its short form share: capt. and captain.
const SHARED: usize = 4;

impl Offices {
    pub fn new<'e>(evidence: &'e Evidence, forms: &mut Forms<'e>) -> Offices {
        let mut offices = Offices::default();
        for (article, extract) in evidence.articles.iter().enumerate() {
            for fact in extract.people.iter().filter(|f| f.role.is_some() && is_full(&f.text)) {
                if evidence.keeps(article, fact.start) {
                    offices.take(&forms.of(&fact.text), fact, article as u32);
                }
            }
        }
        offices
    }

    fn take(&mut self, name: &Name, fact: &PersonKept, article: u32) {
        let (Some(given), Some(family)) = (name.first(), name.last().filter(|_| name.parts.len() > 1)) else {
            return;
        };
        let given = fold::hash(given.sound.as_bytes());
        // A presidential candidate is no president.
        for word in noun(fact.role.as_deref().unwrap_or_default()) {
            let all = self.holders.entry(key(&family.sound, &word)).or_default();
            match all.iter().position(|h| h.given == given) {
                Some(at) => {
                    all[at].articles += u32::from(all[at].last != article);
                    all[at].last = article;
                }
                None if all.len() < MOST => all.push(Holder { given, articles: 1, last: article }),
                None => {}
            }
        }
    }

    /// The surnames of an article that stand behind an office which nobody ever tells of whom the article's own links
    /// take them for, while several articles tell another one of the surname in it.
    pub fn denied<'e>(&self, extract: &'e Entry, forms: &mut Forms<'e>) -> Denied<'e> {
        let mut denied = Denied::default();
        for fact in extract.people.iter().filter(|f| f.role.is_some() && !is_full(&f.text)) {
            if let Some(family) = self.deny(fact, &forms.of(&fact.name)) {
                let other = self.other(extract, fact, &family, forms);
                denied.instead.entry(&fact.name).or_insert((fact.start, other));
                denied.starts.insert(fact.start);
            }
        }
        if !denied.instead.is_empty() {
            for fact in extract.people.iter().filter(|f| is_full(&f.text)) {
                denied.told.entry(&fact.name).or_insert((fact.start, 0)).1 += 1;
            }
        }
        denied
    }

    /// The surname of a fact that cannot mean whom the links take it for.
    fn deny(&self, fact: &PersonKept, name: &Name) -> Option<String> {
        let (given, family) = (name.first()?, name.last().filter(|_| name.parts.len() > 1)?);
        let role = fact.role.as_deref().filter(|_| !is_full(&fact.text))?;
        let word = words(role).pop().filter(|_| letters(&fact.text) == family.text)?;
        let holders = self.holders.get(&key(&family.sound, &word))?;
        let own = fold::hash(given.sound.as_bytes());
        let other = holders.iter().all(|h| h.given != own) && holders.iter().any(|h| h.articles >= SURE);
        other.then(|| family.text.clone())
    }

    /// The one of the surname whom the article names in full and others tell in the office.
    fn other<'e>(
        &self,
        extract: &'e Entry,
        fact: &PersonKept,
        family: &str,
        forms: &mut Forms<'e>,
    ) -> Option<&'e Text> {
        let word = words(fact.role.as_deref()?).pop()?;
        let mut named = extract.people.iter().take(LOOKED_AT).filter(|f| is_full(&f.text)).filter(|f| {
            let form = forms.of(&f.name);
            let (Some(given), Some(last)) = (form.first(), form.last()) else { return false };
            let holders = self.holders.get(&key(&last.sound, &word)).filter(|_| last.text == family);
            let given = fold::hash(given.sound.as_bytes());
            holders.is_some_and(|all| all.iter().any(|h| h.given == given && h.articles >= SURE))
        });
        named.next().map(|f| &f.name)
    }
}

/// The full name of who holds the office that a name begins with, where the article tells of one: Dean Harlow, beside
/// Olena Harlow, dean of the school.
pub(super) fn holder<'a>(extract: &'a Entry, fact: &PersonKept) -> Option<&'a Text> {
    let (title, family) = fact.text.split_once(' ').filter(|(_, rest)| !rest.contains(' '))?;
    let title = fold::fold(title);
    let entry = lexicon::look_up(&title, &mut Vec::new());
    if ![Classes::TITLE, Classes::HONORIFIC, Classes::ROLE].into_iter().any(|class| entry.is(class)) {
        return None;
    }
    let family = letters(family);
    let holds = |other: &&PersonKept| {
        let role = other.role.as_deref().is_some_and(|role| words(role).contains(&title));
        let (given, last) = other.name.rsplit_once(' ').unwrap_or_default();
        role && letters(last) == family && !given.is_empty() && fold::fold(given) != title
    };
    extract.people.iter().take(LOOKED_AT).find(holds).map(|other| &other.name)
}

fn is_full(text: &str) -> bool {
    text.contains(char::is_whitespace)
}

/// The words of an office; short ones say nothing.
fn words(role: &str) -> Vec<String> {
    let folded = fold::fold(role);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| w.len() > 2).map(str::to_string).collect()
}

/// The noun of an office: the last word of "deputy minister in Kyiv" before what it is held of.
fn noun(role: &str) -> impl Iterator<Item = String> {
    words(head(&fold::fold(role))).pop().into_iter()
}

fn key(family: &str, word: &str) -> u64 {
    let short = word.char_indices().nth(SHARED).map_or(word, |(at, _)| &word[..at]);
    fold::mix(fold::hash(family.as_bytes()), fold::hash(short.as_bytes()))
}
