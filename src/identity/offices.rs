//! What an office says of a surname: whom "President Harlow" cannot mean, and who "Dean Harlow" is.

use rustc_hash::FxHashMap;

use super::name::{Forms, Name, letters};
use crate::evidence::Evidence;
use crate::fold;
use crate::lexicon::{self, Classes};
use crate::record::{Extract, PersonFact, Text};

/// Who is told in an office with the full name: by surname and a word of the office.
#[derive(Default)]
pub(super) struct Offices {
    holders: FxHashMap<u64, Vec<Holder>>,
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

    fn take(&mut self, name: &Name, fact: &PersonFact, article: u32) {
        let (Some(given), Some(family)) = (name.first(), name.last().filter(|_| name.parts.len() > 1)) else {
            return;
        };
        let given = fold::hash(given.sound.as_bytes());
        for word in words(fact.role.as_deref().unwrap_or_default()) {
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

    /// Whether a surname behind an office cannot mean whom the article's own links take it for: nobody ever tells that
    /// person in the office, and several articles tell another one of the surname.
    pub fn deny(&self, fact: &PersonFact, name: &Name) -> bool {
        if fact.role.is_none() || is_full(&fact.text) {
            return false;
        }
        let (Some(given), Some(family)) = (name.first(), name.last().filter(|_| name.parts.len() > 1)) else {
            return false;
        };
        let Some(role) = fact.role.as_deref().filter(|_| letters(&fact.text) == family.text) else {
            return false;
        };
        let Some(word) = words(role).pop() else { return false };
        let Some(holders) = self.holders.get(&key(&family.sound, &word)) else { return false };
        let own = fold::hash(given.sound.as_bytes());
        holders.iter().all(|h| h.given != own) && holders.iter().any(|h| h.articles >= SURE)
    }
}

/// The full name of who holds the office that a name begins with, where the article tells of one: Dean Harlow, beside
/// Olena Harlow, dean of the school.
pub(super) fn holder<'a>(extract: &'a Extract, fact: &PersonFact) -> Option<&'a Text> {
    let (title, family) = fact.text.split_once(' ').filter(|(_, rest)| !rest.contains(' '))?;
    let title = fold::fold(title);
    let entry = lexicon::look_up(&title, &mut Vec::new());
    if ![Classes::TITLE, Classes::HONORIFIC, Classes::ROLE].into_iter().any(|class| entry.is(class)) {
        return None;
    }
    let family = letters(family);
    let holds = |other: &&PersonFact| {
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

fn key(family: &str, word: &str) -> u64 {
    let short = word.char_indices().nth(SHARED).map_or(word, |(at, _)| &word[..at]);
    fold::mix(fold::hash(family.as_bytes()), fold::hash(short.as_bytes()))
}
